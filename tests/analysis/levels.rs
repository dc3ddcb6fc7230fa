//! What a lens leaves of the cells.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use euja::analysis::{Lens, Seen, Standing, Steps, Survey};
use euja::corpus::{Cell, Corpus, Document, Evidence, Id, Stance};

use crate::invent::{Choice, any_lens, on_each, parse, tape};

/// The halves of a median, by taking away the ends until one or two are left.
fn slow_median(mut indices: Vec<u16>) -> Option<u16> {
    indices.sort_unstable();
    while indices.len() > 2 {
        indices.pop();
        indices.remove(0);
    }
    match indices[..] {
        [] => None,
        [one] => Some(2 * one),
        [one, other, ..] => Some(one + other),
    }
}

/// Every place of a scale with a level, from the lowest.
fn places(corpus: &Corpus, cell: Id<Cell>) -> Vec<Steps> {
    let scale = corpus.scale_of(cell);
    scale.levels.iter().map(|level| Steps::of(scale, level.value).unwrap()).collect()
}

/// The evidence that a lens leaves and that speaks for a level, as the definitions have it.
fn left<'c>(corpus: &'c Corpus, lens: &Lens, cell: Id<Cell>) -> Vec<(&'c Evidence, Id<Document>)> {
    let Some(rating) = corpus.cells[cell].rating() else { return Vec::new() };
    if lens.directness.is_some_and(|directness| directness != rating.directness)
        || lens.confidence.is_some_and(|least| rating.confidence < least)
    {
        return Vec::new();
    }
    let mut left = Vec::new();
    for evidence in corpus.cells[cell].evidence() {
        let document = corpus.passages[evidence.passage].document;
        if evidence.stance == Stance::Context
            || lens.documents.as_ref().is_some_and(|kept| !kept.contains(&document))
            || lens.stance.is_some_and(|stance| stance != evidence.stance)
        {
            continue;
        }
        let row = &corpus.documents[document];
        let time = evidence.time.or(row.date).or(row.bounds);
        if let (Some(years), Some(time)) = (lens.years, time) {
            let too_late = time.earliest().zip(years.latest()).is_some_and(|(first, last)| first > last);
            let too_early = time.latest().zip(years.earliest()).is_some_and(|(last, first)| last < first);
            if too_late || too_early {
                continue;
            }
        }
        left.push((evidence, document));
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_median_is_the_middle_one_or_halfway_between_the_two(indices in vec(0_usize..30, 0..12), tape in tape()) {
        on_each(&tape, |corpus, _| {
            let cell = corpus.cells.ids().next().unwrap();
            let places = places(corpus, cell);
            let indices: Vec<usize> = indices.iter().map(|index| index % places.len()).collect();
            let median = Steps::median(indices.iter().map(|index| places[*index]).collect());
            let slow = slow_median(indices.iter().map(|index| u16::try_from(*index).unwrap()).collect());
            prop_assert_eq!(median.map(Steps::halves), slow);
            if let Some(median) = median {
                prop_assert!(places[0] <= median && median <= *places.last().unwrap());
                prop_assert!((0.0..=1.0).contains(&median.share(corpus.scale_of(cell))));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_cell_under_a_lens_is_what_the_definitions_say(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            for (id, cell) in corpus.cells.iter() {
                let seen = Seen::of(corpus, &lens, id);
                let left = left(corpus, &lens, id);
                let of_stance = |stance| left.iter().filter(|(one, _)| one.stance == stance).count();
                prop_assert_eq!(seen.supports, of_stance(Stance::Supports));
                prop_assert_eq!(seen.contradicts, of_stance(Stance::Contradicts));
                prop_assert_eq!(seen.passages(), left.len());
                let passages: BTreeSet<_> = left.iter().map(|(one, _)| one.passage).collect();
                prop_assert_eq!(seen.passages(), passages.len(), "each passage counts once");
                let documents: BTreeSet<_> = left.iter().map(|(_, document)| document).collect();
                prop_assert!(seen.documents <= documents.len());
                prop_assert_eq!(seen.documents == 0, documents.is_empty());
                let first = |(one, _): &(&Evidence, _)| {
                    let time = corpus.time_of(one)?;
                    // What goes on until some day and has no beginning counts as of that day.
                    time.earliest().or(time.latest())
                };
                prop_assert_eq!(seen.newest, left.iter().filter_map(first).max());
                prop_assert_eq!(seen.against().is_some(), !left.is_empty());
                prop_assert!(seen.against().is_none_or(|part| (0.0..=1.0).contains(&part)));
                prop_assert_eq!(seen.level.is_some(), seen.standing == Standing::Rated);
                prop_assert_eq!(seen.level.is_some(), seen.range.is_some());
                prop_assert_eq!(seen.level.is_some(), seen.confidence.is_some());
                prop_assert_eq!(seen.standing == Standing::NotAssessed, cell.assessment.is_none());
                let scale = corpus.scale_of(id);
                if let (Some(level), Some((low, high))) = (seen.level, seen.range) {
                    prop_assert!(low <= level && level <= high && high <= Steps::last(scale));
                }
                let speaking = cell.evidence().iter().filter(|one| one.level.is_some()).count();
                let whole = speaking > 0 && left.len() == speaking;
                prop_assert_eq!(seen.whole, whole);
                if whole {
                    prop_assert_eq!(seen.level, seen.rating, "a lens that takes nothing away changes nothing");
                } else {
                    let index = |(one, _): &(&Evidence, _)| {
                        let value = one.level.unwrap();
                        let below = scale.levels.iter().filter(|level| level.value < value).count();
                        u16::try_from(below).unwrap()
                    };
                    let indices: Vec<u16> = left.iter().map(index).collect();
                    let ends = indices.iter().min().zip(indices.iter().max()).map(|(low, high)| (2 * low, 2 * high));
                    prop_assert_eq!(seen.range.map(|(low, high)| (low.halves(), high.halves())), ends);
                    prop_assert_eq!(seen.level.map(Steps::halves), slow_median(indices));
                }
            }
            Ok(())
        })?;
    }

    /// Fewer documents, narrower years, or one more thing chosen never add anything to a cell.
    #[test]
    fn a_narrower_lens_leaves_no_more_of_any_cell(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let wide = Choice::of(&mut tape, corpus);
            let narrow = wide.narrowed(&mut tape, corpus).lens(corpus);
            let wide = wide.lens(corpus);
            for id in corpus.cells.ids() {
                let (wider, narrower) = (Seen::of(corpus, &wide, id), Seen::of(corpus, &narrow, id));
                prop_assert!(narrower.passages() <= wider.passages());
                prop_assert!(narrower.supports <= wider.supports);
                prop_assert!(narrower.contradicts <= wider.contradicts);
                prop_assert!(narrower.documents <= wider.documents);
                prop_assert!(narrower.newest <= wider.newest);
                prop_assert!(narrower.standing != Standing::Rated || wider.standing == Standing::Rated);
                prop_assert_eq!(narrower.rating, wider.rating);
                // With all its evidence the range is that of the rating.
                if let (false, Some((low, high))) = (wider.whole, narrower.range) {
                    let (least, most) = wider.range.unwrap();
                    prop_assert!(least <= low && high <= most);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn without_a_lens_a_cell_shows_its_rating(tape in tape()) {
        on_each(&tape, |corpus, _| {
            let survey = Survey::of(corpus, &Lens::default());
            for (id, cell) in corpus.cells.iter() {
                let (seen, scale) = (survey.cell(id).unwrap(), corpus.scale_of(id));
                let value = |steps: Option<Steps>| steps.map(|steps| steps.value(scale));
                let rating = cell.rating();
                prop_assert_eq!(value(seen.level), rating.map(|rating| f64::from(rating.level)));
                prop_assert_eq!(value(seen.range.map(|(low, _)| low)), rating.map(|rating| f64::from(rating.low)));
                prop_assert_eq!(value(seen.range.map(|(_, high)| high)), rating.map(|rating| f64::from(rating.high)));
                prop_assert_eq!(seen.confidence, rating.map(|rating| rating.confidence));
                prop_assert_eq!(seen.level, seen.rating);
                prop_assert_eq!(seen.change(), None);
                let standing = match cell.status() {
                    "rated" => Standing::Rated,
                    "no-evidence" => Standing::NoEvidence,
                    _ => Standing::NotAssessed,
                };
                prop_assert_eq!(seen.standing, standing);
                prop_assert_eq!(survey.levels().of(id), seen.level);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_lens_of_no_document_leaves_no_level(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = Lens { documents: parse(corpus, "doc:none").documents, ..any_lens(&mut tape, corpus) };
            for (id, cell) in corpus.cells.iter() {
                let seen = Seen::of(corpus, &lens, id);
                prop_assert_eq!((seen.level, seen.range, seen.confidence, seen.newest), (None, None, None, None));
                prop_assert_eq!((seen.passages(), seen.documents, seen.against()), (0, 0, None));
                prop_assert_eq!(seen.standing == Standing::Outside, cell.rating().is_some());
            }
            Ok(())
        })?;
    }

    /// Whoever goes forward in time loses no evidence.
    #[test]
    fn as_of_a_later_day_nothing_is_gone(one in 2010_u16..2026, other in 2010_u16..2026, tape in tape()) {
        on_each(&tape, |corpus, _| {
            let [earlier, later] = [one.min(other), one.max(other)].map(|year| parse(corpus, &format!("year:..{year}")));
            for id in corpus.cells.ids() {
                let [before, after] = [&earlier, &later].map(|lens| Seen::of(corpus, lens, id));
                prop_assert!(before.passages() <= after.passages());
            }
            Ok(())
        })?;
    }
}

#[test]
fn a_level_above_or_below_the_rating_is_told() {
    use std::cmp::Ordering::{Greater, Less};
    let corpus = &*crate::invent::BUILT_IN;
    let seen = |slug| Seen::of(corpus, &parse(corpus, "doc:sinha-roy-2024"), crate::invent::cell(corpus, slug));
    assert_eq!(seen("military-security/bilateral").change(), Some(Less));
    assert_eq!(seen("military-security/multilateral").change(), Some(Greater));
    assert_eq!(seen("cyber-security/threat/eu").change(), None);
    assert_eq!(seen("human-security/threat/eu").change(), None);
}
