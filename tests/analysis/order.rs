//! Rows in the order of a column.

use proptest::collection::vec;
use proptest::prelude::*;

use euja::analysis::Steps;
use euja::analysis::quadrant::Quadrant;
use euja::corpus::{Confidence, Corpus, Id, Record};
use euja::sheet::{Entry, Marks, Measure, Sheet, Sort, Title, Value, View};
use euja::text::fold_str;

use crate::invent::{BUILT_IN, Tape, any_lens, on_each, tape};

fn entry(value: Value) -> Entry {
    Entry { value, marks: Marks::default(), range: None, confidence: None, opens: None }
}

/// A value of one sort of column; each fourth isn't known, in one way or another.
fn value(tape: &mut Tape, sort: usize) -> Value {
    let corpus = &*BUILT_IN;
    match tape.pick(16) {
        0 => return Value::NotAssessed,
        1 => return Value::NoEvidence,
        2 => return Value::Outside,
        3 => return Value::Unknown,
        _ => {}
    }
    let (id, scale) = corpus.scales.iter().next().unwrap();
    let level = |tape: &mut Tape| {
        let places = [(); 2].map(|()| Steps::of(scale, scale.levels[tape.pick(scale.levels.len())].value).unwrap());
        Steps::median(places.into()).unwrap()
    };
    let part = |tape: &mut Tape| [0.0, 0.25, 0.5, 1.0][tape.pick(4)];
    match sort {
        0 => Value::Level(level(tape), id),
        1 => Value::Gap(level(tape)),
        2 => Value::Difference(i32::try_from(tape.pick(9)).unwrap() - 4),
        3 => Value::Count(tape.pick(4)),
        4 => Value::Rank(1 + tape.pick(4), tape.pick(2) == 0),
        5 => Value::Year(2014 + i16::try_from(tape.pick(4)).unwrap()),
        6 => Value::Percent(part(tape)),
        7 => Value::Share(part(tape)),
        8 => Value::Confidence([Confidence::Low, Confidence::Medium, Confidence::High][tape.pick(3)]),
        9 => Value::Quadrant(Quadrant::ALL[tape.pick(5)]),
        _ => Value::Words("w".into(), ["one", "other", "third"][tape.pick(3)].into()),
    }
}

/// A table of eleven columns, one of each sort, whose rows belong to three groups or to none.
fn table(tape: &mut Tape, rows: usize) -> Sheet {
    let title = |tape: &mut Tape| Title {
        label: tape.one(&["Cyber", "cyber", "Área", "area", "Maritime"]).into(),
        group: tape.one(&["", "east", "west", "north"]).into(),
        ..Title::default()
    };
    Sheet {
        rows: (0..rows).map(|_| title(tape)).collect(),
        columns: vec![Title::default(); 11],
        entries: (0..rows).map(|_| (0..11).map(|sort| entry(value(tape, sort))).collect()).collect(),
        ..Sheet::default()
    }
}

/// How a value sorts, told apart from how the program does it: what isn't known has no number and no words. Words come
/// after numbers, where a row of a turned table has both.
fn key(corpus: &Corpus, value: &Value) -> Option<(f64, String)> {
    match value {
        Value::Words(_, words) => Some((f64::INFINITY, words.clone())),
        known => known.number(corpus).map(|number| (number, String::new())),
    }
}

fn check(corpus: &Corpus, sheet: &Sheet, sort: Option<Sort>) -> Result<(), TestCaseError> {
    let order = sheet.order(corpus, sort, false);
    let mut all = order.clone();
    all.sort_unstable();
    prop_assert_eq!(&all, &(0..sheet.rows.len()).collect::<Vec<_>>(), "each row once");
    for pair in order.windows(2) {
        let [one, other] = [pair[0], pair[1]];
        let equal = match sort {
            None => true,
            Some(Sort { column: None, falling }) => {
                let [first, second] = [one, other].map(|row| fold_str(&sheet.rows[row].label));
                let in_order = if falling { first >= second } else { first <= second };
                prop_assert!(in_order);
                first == second
            }
            Some(Sort { column: Some(column), falling }) => {
                let [first, second] =
                    [one, other].map(|row| sheet.entry(row, column).and_then(|entry| key(corpus, &entry.value)));
                match (first, second) {
                    (Some(first), Some(second)) => {
                        let in_order = if falling { first >= second } else { first <= second };
                        prop_assert!(in_order);
                        first == second
                    }
                    (first, second) => {
                        prop_assert!(second.is_none(), "what isn't known stands last both ways");
                        first.is_none()
                    }
                }
            }
        };
        prop_assert!(!equal || one < other, "equals stay in the order of the dataset");
    }
    // Grouped: one group after the other, by their first rows; in each the same order; those without a group last.
    let group = |row: usize| sheet.rows[row].group.as_str();
    let mut groups: Vec<&str> = Vec::new();
    for row in 0..sheet.rows.len() {
        if !group(row).is_empty() && !groups.contains(&group(row)) {
            groups.push(group(row));
        }
    }
    groups.push("");
    let expected: Vec<usize> =
        groups.iter().flat_map(|of| order.iter().copied().filter(|row| group(*row) == *of)).collect();
    prop_assert_eq!(sheet.order(corpus, sort, true), expected);
    Ok(())
}

fn sorts(columns: usize) -> impl Iterator<Item = Option<Sort>> {
    let columns = (0..columns).map(Some).chain([None]);
    columns.flat_map(|column| [false, true].map(|falling| Some(Sort { column, falling }))).chain([None])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_of_any_table_are_sorted_stably_with_the_unknown_last(rows in 0_usize..30, mut tape in tape()) {
        let sheet = table(&mut tape, rows);
        // A column that isn't there has no values.
        for sort in sorts(12) {
            check(&BUILT_IN, &sheet, sort)?;
        }
    }

    #[test]
    fn so_are_those_of_every_view(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let survey = euja::analysis::Survey::of(corpus, &lens);
            for view in View::offered(corpus) {
                let measure = Measure::ALL[tape.pick(Measure::ALL.len())];
                let sheet = Sheet::of(corpus, &survey, &lens, &view, measure);
                let sheet = if tape.pick(2) == 0 { sheet } else { sheet.transposed() };
                let columns = sheet.columns.len();
                check(corpus, &sheet, None)?;
                for _ in 0..4 {
                    let column = [None, Some(tape.pick(columns + 1))][tape.pick(2)];
                    check(corpus, &sheet, Some(Sort { column, falling: tape.pick(2) == 0 }))?;
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn sorted_rows_are_what_is_chosen_with_their_names(tape in tape(), picks in vec(any::<u16>(), 0..8)) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let survey = euja::analysis::Survey::of(corpus, &lens);
            for view in View::offered(corpus) {
                let sheet = Sheet::of(corpus, &survey, &lens, &view, Measure::Level);
                let (all, width) = (sheet.rows.len(), sheet.columns.len());
                let columns: Vec<usize> =
                    picks.iter().filter(|_| width > 0).map(|pick| usize::from(*pick) % width).collect();
                let order = sheet.order(corpus, Some(Sort { column: None, falling: true }), false);
                let chosen = sheet.chosen(&order, &columns);
                prop_assert_eq!((chosen.rows.len(), chosen.columns.len()), (all, columns.len()));
                for (at, row) in order.iter().enumerate() {
                    prop_assert_eq!(&chosen.rows[at], &sheet.rows[*row]);
                    for (across, column) in columns.iter().enumerate() {
                        prop_assert_eq!(&chosen.columns[across], &sheet.columns[*column]);
                        prop_assert_eq!(chosen.entry(at, across), sheet.entry(*row, *column));
                    }
                }
                prop_assert_eq!(chosen.legend, sheet.legend);
                prop_assert_eq!(chosen.of, sheet.of);
            }
            Ok(())
        })?;
    }
}

#[test]
fn a_dimension_in_no_quadrant_is_unknown_and_stands_last_both_ways() {
    let lens = crate::invent::parse(&BUILT_IN, "year:..2018-12-31");
    let survey = euja::analysis::Survey::of(&BUILT_IN, &lens);
    let sheet = Sheet::of(&BUILT_IN, &survey, &lens, &View::Quadrants, Measure::Level);
    for falling in [false, true] {
        let order = sheet.order(&BUILT_IN, Some(Sort { column: Some(2), falling }), false);
        let value = &sheet.entry(*order.last().unwrap(), 2).unwrap().value;
        assert!(!value.is_known(), "{value:?}");
        assert_eq!((value.number(&BUILT_IN), value.in_words(&BUILT_IN).as_str()), (None, "unknown"));
    }
}

#[test]
fn rows_of_one_value_stay_in_the_order_of_the_dataset() {
    let corpus = &*BUILT_IN;
    let lens = euja::analysis::Lens::default();
    let survey = euja::analysis::Survey::of(corpus, &lens);
    let sheet = Sheet::of(corpus, &survey, &lens, &View::Levels, Measure::Level);
    let slug = |row: usize| {
        let dimension: Id<_> = corpus.dimensions.at(row).unwrap();
        corpus.dimensions[dimension].slug()
    };
    // The column of bilateral cooperation: 2 2 2 - 3 2 - 3 4 1.
    let column = sheet.columns.iter().position(|title| title.label.starts_with("Bilateral")).unwrap();
    let sorted = |falling| {
        let order = sheet.order(corpus, Some(Sort { column: Some(column), falling }), false);
        order.into_iter().map(slug).collect::<Vec<_>>()
    };
    let unknown = ["counter-terrorism-organised-crime", "civil-protection"];
    let twos = ["military-security", "regional-security", "nuclear-non-proliferation", "human-security"];
    let threes = ["climate-energy-security", "cyber-security"];
    let (one, four) = (["migration-security"], ["economic-security"]);
    assert_eq!(sorted(false), [&one[..], &twos, &threes, &four, &unknown].concat());
    assert_eq!(sorted(true), [&four[..], &threes, &twos, &one, &unknown].concat());
}
