//! How near the parties are to each other.

use proptest::prelude::*;

use euja::analysis::{Levels, Survey, convergence, quadrant};
use euja::corpus::{Column, Corpus, Dimension, Element, Id};

use crate::invent::{any_lens, on_each, tape};

/// Gives the level of each party to the next but so many.
fn turned(corpus: &Corpus, levels: &Levels, by: usize) -> Levels {
    let mut turned = levels.clone();
    each(corpus, |dimension, element| {
        let parties: Vec<_> = corpus.parties.ids().collect();
        for (at, party) in parties.iter().enumerate() {
            let from = Column { element, party: Some(*party) };
            let to = Column { element, party: Some(parties[(at + by) % parties.len()]) };
            let level = levels.at(corpus, dimension, from);
            turned.put(corpus.cell(dimension, to).unwrap(), level);
        }
    });
    turned
}

fn each(corpus: &Corpus, mut on: impl FnMut(Id<Dimension>, Id<Element>)) {
    for dimension in corpus.dimensions.ids() {
        for (element, _) in corpus.elements.iter().filter(|(_, element)| element.per_party) {
            on(dimension, element);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_is_the_same_whichever_party_has_which_level(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let levels = Survey::of(corpus, &any_lens(&mut tape, corpus)).levels();
            for by in 1..corpus.parties.len() {
                let turned = turned(corpus, &levels, by);
                let mut found = Vec::new();
                each(corpus, |dimension, element| {
                    let [one, other] =
                        [&levels, &turned].map(|levels| convergence::on(corpus, levels, dimension, element).unwrap());
                    let mut back = one.levels.clone();
                    back.rotate_right(by);
                    found.push(((one.gap, one.closeness), (other.gap, other.closeness), back, other.levels));
                });
                for (one, other, back, levels) in found {
                    prop_assert_eq!(one, other);
                    prop_assert_eq!(back, levels);
                }
                prop_assert_eq!(quadrant::points(corpus, &levels), quadrant::points(corpus, &turned));
            }
            Ok(())
        })?;
    }

    #[test]
    fn closeness_lies_from_0_to_1_and_is_1_where_there_is_no_gap(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let levels = Survey::of(corpus, &any_lens(&mut tape, corpus)).levels();
            for dimension in corpus.dimensions.ids() {
                let mut sum = Vec::new();
                for (element, row) in corpus.elements.iter() {
                    let Some(on) = convergence::on(corpus, &levels, dimension, element) else {
                        prop_assert!(!row.per_party || corpus.parties.len() < 2);
                        continue;
                    };
                    prop_assert_eq!(on.levels.len(), corpus.parties.len());
                    // The spread: the widest of the differences of two.
                    let known: Vec<u16> = on.levels.iter().flatten().map(|level| level.halves()).collect();
                    let pairs = known.iter().enumerate().flat_map(|(at, one)| known[at + 1..].iter().map(|other| one.abs_diff(*other)));
                    prop_assert_eq!(on.gap.map(|gap| gap.halves()), pairs.max());
                    prop_assert_eq!(on.gap.is_some(), on.closeness.is_some());
                    let (Some(gap), Some(closeness)) = (on.gap, on.closeness) else { continue };
                    prop_assert!((0.0..=1.0).contains(&closeness));
                    prop_assert_eq!(gap.halves() == 0, (closeness - 1.0).abs() < f64::EPSILON);
                    let steps = corpus.scales[row.scale].levels.len() - 1;
                    if steps > 0 && gap.halves() == u16::try_from(2 * steps).unwrap() {
                        prop_assert!(closeness.abs() < f64::EPSILON, "both ends of the scale");
                    }
                    sum.push(closeness);
                }
                let mean = convergence::closeness(corpus, &levels, dimension);
                prop_assert_eq!(mean.is_some(), !sum.is_empty());
                prop_assert!(mean.is_none_or(|mean| (0.0..=1.0).contains(&mean)));
            }
            Ok(())
        })?;
    }
}
