//! One party, two, or more.

use euja::analysis::quadrant::{self, Quadrant};
use euja::analysis::{Lens, Survey, contest, convergence};
use euja::corpus::{Corpus, SourceFile, load};
use euja::sheet::{Measure, Sheet, View};

use crate::invent::{BUILT_IN, THREE_PARTIES, cell};

/// Two elements with a value for each party and one for all; the scale has no level of value 3.
fn corpus(parties: &[(&str, Option<u8>)]) -> Corpus {
    let party = |(slug, _): &(&str, _)| format!(r#"(id: "{slug}", label: "{slug}", short: "{slug}"),"#);
    let level = |value: u8| format!(r#"(value: {value}, label: "l{value}", definition: "L."),"#);
    let cell = |rest: String, level: u8| {
        format!(
            r#"(dimension: "d", {rest}, rationale: "R.",
                rating: (level: {level}, low: 1, high: 5, confidence: Low, directness: Direct),
                evidence: [(passage: "t#p1", stance: Supports, level: {level}, note: "N.")]),"#
        )
    };
    let rated = |(slug, level): &(&str, Option<u8>)| {
        level.map(|level| cell(format!(r#"element: "own", party: "{slug}""#), level)).unwrap_or_default()
    };
    let text = format!(
        r#"(dataset: (id: "small", title: "Small"), document_kinds: [(id: "k", label: "K")], parties: [{}],
        scales: [(id: "s", label: "S", definition: "S.", levels: [{}])],
        elements: [(id: "own", label: "Own", scale: "s", per_party: true, definition: "E."),
                   (id: "all", label: "All", scale: "s", per_party: false, definition: "E.")],
        dimensions: [(id: "d", label: "D", definition: "D."), (id: "e", label: "E", definition: "E.")],
        documents: [(id: "t", title: "T", kind: "k", dated: "D.",
                     sections: [(title: "", passages: [(locator: "p1", text: "T.")])])],
        assessments: [{} {}])"#,
        parties.iter().map(party).collect::<String>(),
        [1, 2, 4, 5, 9].map(level).concat(),
        parties.iter().map(rated).collect::<String>(),
        cell(r#"element: "all""#.into(), 4),
    );
    load(&[SourceFile::new("small.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn words(corpus: &Corpus) -> Vec<String> {
    View::offered(corpus).map(|view| view.written(corpus)).collect()
}

#[test]
fn with_one_party_nothing_converges() {
    let corpus = corpus(&[("p", Some(4))]);
    let lens = Lens::default();
    let survey = Survey::of(&corpus, &lens);
    let levels = survey.levels();
    assert_eq!(convergence::elements(&corpus).count(), 0);
    for dimension in corpus.dimensions.ids() {
        for element in corpus.elements.ids() {
            assert_eq!(convergence::on(&corpus, &levels, dimension, element), None);
        }
        assert_eq!(convergence::closeness(&corpus, &levels, dimension), None);
        assert_eq!(quadrant::point(&corpus, &levels, dimension).quadrant, Quadrant::Unknown);
    }
    assert_eq!(words(&corpus), ["levels", "contested", "dimension-theme", "dimension-actor", "document-dimension"]);
    let refused = View::parse(&corpus, "convergence").unwrap_err().to_string();
    assert!(refused.starts_with("`convergence` takes two parties"), "{refused}");
    // The ends of a range change ranks and rows all the same.
    let contest = contest::of(&corpus, &survey, cell(&corpus, "d/own/p")).unwrap();
    assert_eq!((contest.low.closeness, contest.high.closeness), (None, None));
    assert!(!contest.changes_closeness() && !contest.changes_quadrant());
    assert!(contest.low.row < contest.high.row);
}

#[test]
fn the_table_of_contested_cells_of_one_party_has_no_columns_on_convergence() {
    let one = corpus(&[("p", Some(4))]);
    let two = corpus(&[("p", Some(4)), ("q", Some(5))]);
    let heads = |corpus: &Corpus| {
        let lens = Lens::default();
        let sheet = Sheet::of(corpus, &Survey::of(corpus, &lens), &lens, &View::Contested, Measure::Level);
        let mut heads: Vec<String> = sheet.columns.iter().map(|title| title.over.clone()).collect();
        heads.dedup();
        (heads, sheet.legend)
    };
    assert_eq!(heads(&one).0, ["Moves", "Level", "Rank", "Row"]);
    assert_eq!(heads(&two).0, ["Moves", "Level", "Rank", "Closeness", "Row", "Quadrant"]);
    assert!(heads(&one).1.ends_with("; o overtakes; r rank"), "{}", heads(&one).1);
    assert!(heads(&two).1.ends_with("; o overtakes; r rank; c closeness; q quadrant"));
}

#[test]
fn with_two_parties_the_gap_is_their_difference_in_levels() {
    // 2 and 5 are two levels apart, because no level has the value 3; the scale has four steps.
    for (one, other) in [(2, 5), (5, 2)] {
        let corpus = corpus(&[("p", Some(one)), ("q", Some(other))]);
        let levels = Survey::of(&corpus, &Lens::default()).levels();
        let dimension = corpus.dimensions.find("d").unwrap();
        let on = convergence::on(&corpus, &levels, dimension, corpus.elements.find("own").unwrap()).unwrap();
        assert_eq!((on.gap.unwrap().in_levels(), on.closeness), (2.0, Some(0.5)));
        assert_eq!(convergence::on(&corpus, &levels, dimension, corpus.elements.find("all").unwrap()), None);
    }
}

#[test]
fn with_three_parties_the_gap_is_the_spread_of_those_that_have_a_level() {
    let gap = |levels: [Option<u8>; 3]| {
        let corpus = corpus(&[("p", levels[0]), ("q", levels[1]), ("r", levels[2])]);
        let levels = Survey::of(&corpus, &Lens::default()).levels();
        let dimension = corpus.dimensions.find("d").unwrap();
        let on = convergence::on(&corpus, &levels, dimension, corpus.elements.find("own").unwrap()).unwrap();
        on.gap.map(|gap| gap.in_levels()).zip(on.closeness)
    };
    assert_eq!(gap([Some(2), Some(5), Some(4)]), Some((2.0, 0.5)));
    assert_eq!(gap([Some(1), Some(2), Some(5)]), Some((3.0, 0.25)));
    assert_eq!(gap([Some(5), None, Some(4)]), Some((1.0, 0.75)));
    assert_eq!(gap([None, Some(5), None]), None);
    assert_eq!(gap([None, None, None]), None);
}

#[test]
fn three_cities_of_which_one_is_rated_have_no_gap() {
    let corpus = &*THREE_PARTIES;
    let lens = Lens::default();
    let survey = Survey::of(corpus, &lens);
    let sheet = Sheet::of(corpus, &survey, &lens, &View::Convergence, Measure::Level);
    let heads: Vec<String> = sheet.columns.iter().map(|title| title.brief()).collect();
    assert_eq!(heads, ["Supply AS", "Supply BI", "Supply CE", "Supply Gap", "Supply Close"]);
    let said: Vec<String> = sheet.entries[0].iter().map(|entry| entry.value.in_words(corpus)).collect();
    assert_eq!(said, ["6", "not assessed", "no evidence", "unknown", "unknown"]);
    // With a level for the other two the gap is from the lowest to the highest.
    let mut levels = survey.levels();
    let own = survey.cell(cell(corpus, "river/supply/aster")).unwrap();
    let (low, high) = own.range.unwrap();
    levels.put(cell(corpus, "river/supply/birch"), Some(low));
    levels.put(cell(corpus, "river/supply/cedar"), Some(high));
    let [dimension, element] = ["river", "supply"];
    let (dimension, element) = (corpus.dimensions.find(dimension).unwrap(), corpus.elements.find(element).unwrap());
    let on = convergence::on(corpus, &levels, dimension, element).unwrap();
    assert_eq!((on.gap.unwrap().in_levels(), on.closeness), (1.0, Some(1.0 - 1.0 / 6.0)));
}

#[test]
fn two_parties_are_offered_every_view() {
    assert_eq!(words(&BUILT_IN)[1..4], ["convergence", "dumbbells", "quadrants"]);
    assert!(matches!(View::parse(&BUILT_IN, "quadrants"), Ok(View::Quadrants)));
}
