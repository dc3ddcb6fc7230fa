//! The tables that the matrix shows: their shape, and what is in them.

use std::cmp::Ordering;

use proptest::prelude::*;

use euja::analysis::{Lens, Survey, contest, convergence, together};
use euja::corpus::{Column, Corpus, Id, Passage, Thing};
use euja::sheet::{Measure, Sheet, Value, View};

use crate::invent::{BUILT_IN, Tape, any_lens, cell, on_each, parse, tape};

/// The views on offer, a comparison of dimensions, and one of lenses.
fn views(tape: &mut Tape, corpus: &Corpus) -> Vec<View> {
    let [one, other] = [(); 2].map(|()| corpus.dimensions.at(tape.pick(corpus.dimensions.len())).unwrap());
    let against = View::Against(any_lens(tape, corpus));
    View::offered(corpus).chain([View::Dimensions(one, other), against]).collect()
}

fn sheet(corpus: &Corpus, lens: &Lens, view: &View, measure: Measure) -> Sheet {
    Sheet::of(corpus, &Survey::of(corpus, lens), lens, view, measure)
}

fn assert_same(one: &Sheet, other: &Sheet) {
    assert_eq!(one.rows, other.rows);
    assert_eq!(one.columns, other.columns);
    assert_eq!(one.entries, other.entries);
    assert_eq!((one.of, &one.legend), (other.of, &other.legend));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_row_has_an_entry_in_every_column_and_turned_twice_it_is_the_same(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let survey = Survey::of(corpus, &lens);
            for view in views(&mut tape, corpus) {
                prop_assert_eq!(View::parse(corpus, &view.written(corpus)), Ok(view.clone()));
                prop_assert!(!view.name(corpus).is_empty());
                let measure = Measure::ALL[tape.pick(Measure::ALL.len())];
                let sheet = Sheet::of(corpus, &survey, &lens, &view, measure);
                prop_assert_eq!(sheet.entries.len(), sheet.rows.len());
                for row in &sheet.entries {
                    prop_assert_eq!(row.len(), sheet.columns.len());
                    for entry in row {
                        let words = entry.value.in_words(corpus);
                        prop_assert!(!words.is_empty() && words.is_ascii(), "{}", words);
                        prop_assert!(entry.value.in_cell(corpus).len() <= 4, "{}", entry.value.in_cell(corpus));
                        // Nothing is drawn where nobody has looked, and only there.
                        prop_assert_eq!(entry.value.in_cell(corpus).is_empty(), entry.value == Value::NotAssessed);
                        let is_number = entry.value.number(corpus).is_some();
                        prop_assert!(entry.value.is_known() || !is_number);
                    }
                }
                let turned = sheet.clone().transposed();
                prop_assert_eq!((turned.rows.len(), turned.columns.len()), (sheet.columns.len(), sheet.rows.len()));
                for row in 0..sheet.rows.len() {
                    for column in 0..sheet.columns.len() {
                        prop_assert_eq!(turned.entry(column, row), sheet.entry(row, column));
                    }
                }
                assert_same(&turned.transposed(), &sheet);
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_matrix_has_the_cells_in_their_rows_and_columns(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let survey = Survey::of(corpus, &lens);
            for measure in Measure::ALL {
                let sheet = Sheet::of(corpus, &survey, &lens, &View::Levels, *measure);
                for (row, dimension) in corpus.dimensions.ids().enumerate() {
                    for (at, column) in corpus.columns().iter().enumerate() {
                        let id = corpus.cell(dimension, *column).unwrap();
                        let (entry, seen) = (sheet.entry(row, at).unwrap(), survey.cell(id).unwrap());
                        prop_assert_eq!(entry.opens.clone(), Some(Thing::from(id).into()));
                        let number = entry.value.number(corpus);
                        #[expect(clippy::cast_precision_loss, reason = "few passages")]
                        let expected = match measure {
                            Measure::Level => seen.level.map(|level| level.value(corpus.scale_of(id))),
                            Measure::Passages => seen.level.map(|_| seen.passages() as f64),
                            Measure::Documents => seen.level.map(|_| seen.documents as f64),
                            Measure::Newest => seen.newest.map(|day| f64::from(day.year())),
                            Measure::Confidence => seen.confidence.map(|grade| f64::from(grade as u8)),
                            Measure::Range => seen.width().map(|width| width.in_levels()),
                            Measure::Against => seen.against().map(|part| part * 100.0),
                        };
                        prop_assert_eq!(number, expected, "{}", measure.word());
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_comparison_of_a_lens_with_itself_or_a_row_with_itself_marks_nothing(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let dimension = corpus.dimensions.at(tape.pick(corpus.dimensions.len())).unwrap();
            for view in [View::Against(lens.clone()), View::Dimensions(dimension, dimension)] {
                let sheet = sheet(corpus, &lens, &view, Measure::Level);
                for row in &sheet.entries {
                    for entry in row {
                        if let Value::Difference(halves) = entry.value {
                            prop_assert_eq!(halves, 0);
                        }
                    }
                    for pair in row.chunks(2).filter(|_| matches!(view, View::Against(_))) {
                        prop_assert_eq!(&pair[0], &pair[1]);
                        prop_assert_eq!(pair[1].marks.change, None);
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn passages_of_both_are_those_of_the_one_that_are_of_the_other(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let words = ["dimension", "theme", "actor", "doc", "element"];
            let all: Vec<Thing> = words.iter().flat_map(|word| corpus.things(word)).collect();
            let [one, other] = [(); 2].map(|()| all[tape.pick(all.len())]);
            let found = together::passages(corpus, &lens, one, other);
            let expected = |passage: &Id<Passage>| {
                let tied = |thing| corpus.links(*passage).any(|tied| tied == thing);
                tied(one) && tied(other) && lens.keeps_passage(corpus, *passage)
            };
            prop_assert_eq!(&found, &corpus.passages.ids().filter(expected).collect::<Vec<_>>());
            prop_assert_eq!(found, together::passages(corpus, &lens, other, one));
            Ok(())
        })?;
    }
}

#[test]
fn the_table_of_convergence_has_the_levels_of_each_party_their_gap_and_their_closeness() {
    let corpus = &*BUILT_IN;
    let lens = Lens::default();
    let sheet = sheet(corpus, &lens, &View::Convergence, Measure::Level);
    let heads: Vec<String> = sheet.columns.iter().map(|title| title.brief()).collect();
    assert_eq!(
        heads,
        [
            "Threat EU",
            "Threat JP",
            "Threat Gap",
            "Threat Close",
            "Response EU",
            "Response JP",
            "Response Gap",
            "Response Close"
        ]
    );
    let first: Vec<String> = sheet.entries[0].iter().map(|entry| entry.value.in_words(corpus)).collect();
    assert_eq!(first, ["4", "4", "0", "1.00", "2", "3", "1", "0.75"]);
    assert_eq!(convergence::elements(corpus).count() * 4, sheet.columns.len());
}

#[test]
fn contested_cells_say_what_changes() {
    let corpus = &*BUILT_IN;
    let lens = Lens::default();
    let survey = Survey::of(corpus, &lens);
    let sheet = Sheet::of(corpus, &survey, &lens, &View::Contested, Measure::Level);
    let all = contest::all(corpus, &survey);
    assert_eq!(sheet.rows.len(), all.len());
    for (row, contest) in all.iter().enumerate() {
        assert_eq!(sheet.rows[row].thing, Some(contest.cell.into()));
        let Value::Words(short, _) = &sheet.entry(row, 0).unwrap().value else { panic!("row {row}") };
        assert_eq!(short.contains('q'), contest.changes_quadrant());
        // `row` begins with an r too.
        assert_eq!(short.contains('r') && short != "row", contest.changes_rank());
        assert_eq!(short.contains('o') && short != "row", contest.overtakes);
        assert_eq!(short.contains('c'), contest.changes_closeness());
    }
    let row = all.iter().position(|contest| contest.cell == cell(corpus, "military-security/bilateral")).unwrap();
    let said: Vec<String> = sheet.entries[row].iter().map(|entry| entry.value.in_words(corpus)).collect();
    assert_eq!(
        said,
        [
            "rank, quadrant",
            "2",
            "1",
            "3",
            "4, shared",
            "7, shared",
            "2, shared",
            "unknown",
            "unknown",
            "unknown",
            "0.67",
            "0.63",
            "0.71",
            "converging without cooperating",
            "converging without cooperating",
            "converging and cooperating"
        ]
    );
}

#[test]
fn what_differs_under_the_other_lens_is_marked() {
    let corpus = &*BUILT_IN;
    let view = View::Against(parse(corpus, "doc:sinha-roy-2024"));
    let sheet = sheet(corpus, &Lens::default(), &view, Measure::Level);
    let column = |element: &str, party: Option<&str>| {
        let element = corpus.elements.find(element).unwrap();
        let party = party.map(|party| corpus.parties.find(party).unwrap());
        2 * corpus.columns().iter().position(|column| *column == Column { element, party }).unwrap()
    };
    let pair = |row: usize, column: usize| {
        let [one, other] = [column, column + 1].map(|column| sheet.entry(row, column).unwrap());
        assert_eq!(one.marks.change, None);
        (one.value.in_words(corpus), other.value.in_words(corpus), other.marks.change)
    };
    // Military security: 2 and 1, 1 and 1.5, 4 and 3.
    assert_eq!(pair(0, column("bilateral", None)), ("2".into(), "1".into(), Some(Ordering::Less)));
    assert_eq!(pair(0, column("multilateral", None)), ("1".into(), "1.5".into(), Some(Ordering::Greater)));
    assert_eq!(pair(0, column("threat", Some("eu"))), ("4".into(), "3".into(), Some(Ordering::Less)));
    // Of nuclear arms that source says nothing of bilateral cooperation: it is another value, not a lower one.
    let gone = ("2".into(), "nothing left under the lens".into(), Some(Ordering::Equal));
    assert_eq!(pair(2, column("bilateral", None)), gone);
}

#[test]
fn a_view_that_is_not_there_is_named_with_those_that_are() {
    let refused = |written: &str| View::parse(&BUILT_IN, written).unwrap_err().to_string();
    assert_eq!(
        refused("levles"),
        "no view is called `levles`: levels, passages, documents, newest, confidence, range, contradicting, \
         convergence, dumbbells, quadrants, contested, dimension-theme, dimension-actor, document-dimension, pair:DIMENSION,DIMENSION and against:LENS are"
    );
    assert_eq!(
        refused("pair:cyber-security,nothing"),
        "no dimension is called `nothing`; `euja list dimensions` names them"
    );
    assert_eq!(refused("against:stance:maybe"), Lens::parse(&BUILT_IN, "stance:maybe").unwrap_err().to_string());
}
