//! Convergence against cooperation.

use std::fmt::Write;

use proptest::prelude::*;

use euja::analysis::quadrant::{self, CONVERGING, COOPERATING, Quadrant};
use euja::analysis::{Lens, Survey, convergence};
use euja::corpus::{Corpus, SourceFile, load};

use crate::invent::{any_lens, on_each, tape};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_dimension_stands_in_one_list(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let levels = Survey::of(corpus, &any_lens(&mut tape, corpus)).levels();
            let points = quadrant::points(corpus, &levels);
            let mut listed = Vec::new();
            for list in Quadrant::ALL {
                let own: Vec<_> = points.iter().filter(|point| point.quadrant == list).map(|point| point.dimension).collect();
                prop_assert!(own.is_sorted(), "within a list in the order of the dataset");
                listed.extend(own);
            }
            let order: Vec<_> = points.iter().map(|point| point.dimension).collect();
            prop_assert_eq!(&listed, &order, "list by list");
            listed.sort_unstable();
            prop_assert_eq!(listed, corpus.dimensions.ids().collect::<Vec<_>>());
            for point in points {
                prop_assert_eq!(point.convergence, convergence::closeness(corpus, &levels, point.dimension));
                let known = point.convergence.zip(point.cooperation);
                prop_assert_eq!(known.is_none(), point.quadrant == Quadrant::Unknown);
                let (near, joint) = known.unwrap_or_default();
                // On a border rounding decides nothing: those cases have a test of their own.
                if (near - CONVERGING).abs() > 1e-6 && (joint - COOPERATING).abs() > 1e-6 {
                    let converging = matches!(point.quadrant, Quadrant::Both | Quadrant::Converging);
                    let cooperating = matches!(point.quadrant, Quadrant::Both | Quadrant::Cooperating);
                    prop_assert!(known.is_none() || (converging, cooperating) == (near > CONVERGING, joint > COOPERATING));
                }
            }
            Ok(())
        })?;
    }
}

/// One dimension on scales of so many steps. `gaps`: how far two parties are apart on each element; `levels`: of each
/// element that has one value.
fn corpus(steps: usize, gaps: &[usize], levels: &[usize]) -> Corpus {
    let mut text = r#"(dataset: (id: "a", title: "A"), document_kinds: [(id: "k", label: "K")],
        parties: [(id: "p", label: "P"), (id: "q", label: "Q")], dimensions: [(id: "d", label: "D", definition: "D.")],
        documents: [(id: "t", title: "T", kind: "k", dated: "D.",
                     sections: [(title: "", passages: [(locator: "p1", text: "T.")])])],
        scales: [(id: "s", label: "S", definition: "D.", levels: ["#
        .to_owned();
    for value in 0..=steps {
        write!(text, r#"(value: {value}, label: "L", definition: "D."),"#).unwrap();
    }
    text += "])], elements: [";
    let mut cells = String::new();
    let mut cell = |name: &str, level: usize| {
        let rating = format!("(level: {level}, low: {level}, high: {level}, confidence: Low, directness: Direct)");
        let evidence = format!(r#"(passage: "t#p1", stance: Supports, level: {level}, note: "N.")"#);
        write!(cells, r#"(dimension: "d", {name}, rating: {rating}, rationale: "R.", evidence: [{evidence}]),"#)
            .unwrap();
    };
    for (at, gap) in gaps.iter().enumerate() {
        write!(text, r#"(id: "g{at}", label: "G", scale: "s", per_party: true, definition: "D."),"#).unwrap();
        cell(&format!(r#"element: "g{at}", party: "p""#), 0);
        cell(&format!(r#"element: "g{at}", party: "q""#), *gap);
    }
    for (at, level) in levels.iter().enumerate() {
        write!(text, r#"(id: "e{at}", label: "E", scale: "s", per_party: false, definition: "D."),"#).unwrap();
        cell(&format!(r#"element: "e{at}""#), *level);
    }
    write!(text, "], assessments: [{cells}])").unwrap();
    load(&[SourceFile::new("border.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn of(steps: usize, gaps: &[usize], levels: &[usize]) -> Quadrant {
    let corpus = corpus(steps, gaps, levels);
    let levels = Survey::of(&corpus, &Lens::default()).levels();
    quadrant::points(&corpus, &levels)[0].quadrant
}

#[test]
fn less_than_a_level_apart_of_five_converges_and_halfway_up_cooperates() {
    assert_eq!(of(4, &[1, 0], &[2]), Quadrant::Both);
    assert_eq!(of(4, &[1, 1], &[2]), Quadrant::Cooperating);
    assert_eq!(of(4, &[1, 0], &[2, 1]), Quadrant::Converging);
    assert_eq!(of(4, &[4, 4], &[0, 0]), Quadrant::Neither);
    assert_eq!(of(4, &[], &[2]), Quadrant::Unknown);
    assert_eq!(of(4, &[1], &[]), Quadrant::Unknown);
}

/// A quarter of the way is 0.75 however it is made up: neither side of a border is a matter of rounding.
#[test]
fn a_dimension_on_a_border_stands_on_its_own_side_of_it() {
    for steps in [3_usize, 4, 5, 6, 7, 9, 10, 12] {
        for one in 0..=steps {
            for two in 0..=steps {
                let third =
                    |sum: usize, of: usize| (one + two <= sum).then(|| sum - one - two).filter(|rest| *rest <= of);
                // Gaps of a quarter of three scales, where that is a whole number.
                if let Some(three) = (3 * steps).is_multiple_of(4).then(|| third(3 * steps / 4, steps)).flatten() {
                    assert_eq!(of(steps, &[one, two, three], &[0]), Quadrant::Neither, "{steps}: {one} {two} {three}");
                }
                if let Some(three) = (3 * steps).is_multiple_of(2).then(|| third(3 * steps / 2, steps)).flatten() {
                    assert_eq!(of(steps, &[0], &[one, two, three]), Quadrant::Both, "{steps}: {one} {two} {three}");
                }
                if (2 * steps).is_multiple_of(4) && 2 * (one + two) == steps {
                    assert_eq!(of(steps, &[one, two], &[0]), Quadrant::Neither, "{steps}: {one} {two}");
                }
            }
        }
    }
}
