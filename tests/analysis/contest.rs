//! What the ends of a range would change.

use proptest::prelude::*;

use euja::analysis::{Levels, Survey, contest, convergence, quadrant};
use euja::corpus::{Column, Corpus, Dimension, Id};

use crate::invent::{any_lens, on_each, tape};

/// The place of a dimension among those with a level in a column, counted anew.
fn rank(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>, column: Column) -> Option<usize> {
    let own = levels.at(corpus, dimension, column)?;
    let higher = |other: &Id<Dimension>| levels.at(corpus, *other, column).is_some_and(|level| level > own);
    Some(1 + corpus.dimensions.ids().filter(higher).count())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_end_is_computed_with_all_other_cells_as_they_stand(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let survey = Survey::of(corpus, &any_lens(&mut tape, corpus));
            let before = survey.levels();
            let mut levels = before.clone();
            for (id, cell) in corpus.cells.iter() {
                let contest = contest::of(corpus, &survey, id);
                let seen = survey.cell(id).unwrap();
                let choice = seen.range.filter(|(low, high)| low != high);
                prop_assert_eq!(contest.is_some(), choice.is_some());
                let (Some(contest), Some((low, high))) = (contest, choice) else { continue };
                prop_assert_eq!((contest.low.level, contest.high.level), (low, high));
                prop_assert_eq!(Some(contest.now.level), seen.level);
                let column = Column { element: cell.element, party: cell.party };
                for outcome in [contest.low, contest.now, contest.high] {
                    levels.put(id, Some(outcome.level));
                    let dimension = cell.dimension;
                    prop_assert_eq!(Some(outcome.rank), rank(corpus, &levels, dimension, column));
                    prop_assert_eq!(Some(outcome.row), levels.mean(corpus, dimension));
                    let on = convergence::on(corpus, &levels, dimension, cell.element);
                    prop_assert_eq!(outcome.closeness, on.and_then(|on| on.closeness));
                    prop_assert_eq!(outcome.quadrant, quadrant::point(corpus, &levels, dimension).quadrant);
                    levels.put(id, seen.level);
                }
                prop_assert_eq!(&levels, &before, "what was tried is taken back");
            }
            Ok(())
        })?;
    }

    #[test]
    fn now_is_as_it_stands_and_a_higher_end_never_ranks_lower(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let survey = Survey::of(corpus, &any_lens(&mut tape, corpus));
            let levels = survey.levels();
            for contest in contest::all(corpus, &survey) {
                let cell = &corpus.cells[contest.cell];
                let column = Column { element: cell.element, party: cell.party };
                prop_assert_eq!(Some(contest.now.rank), rank(corpus, &levels, cell.dimension, column));
                prop_assert!(contest.high.rank <= contest.now.rank && contest.now.rank <= contest.low.rank);
                prop_assert!(contest.low.row <= contest.now.row && contest.now.row <= contest.high.row);
                for outcome in [contest.low, contest.now, contest.high] {
                    prop_assert!((1..=corpus.dimensions.len()).contains(&outcome.rank));
                    prop_assert!((0.0..=1.0).contains(&outcome.row));
                    prop_assert!(outcome.closeness.is_none_or(|closeness| (0.0..=1.0).contains(&closeness)));
                }
                let same = |end: contest::Outcome| end.level == contest.now.level && end != contest.now;
                prop_assert!(!same(contest.low) && !same(contest.high), "the level that it has changes nothing");
            }
            Ok(())
        })?;
    }

    #[test]
    fn all_are_those_of_the_cells_the_weightiest_first(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let survey = Survey::of(corpus, &any_lens(&mut tape, corpus));
            let all = contest::all(corpus, &survey);
            let mut cells: Vec<_> = all.iter().map(|contest| contest.cell).collect();
            for contest in &all {
                // Tried alone it comes out the same: no trial leaves a trace in the next.
                prop_assert_eq!(contest::of(corpus, &survey, contest.cell), Some(*contest));
            }
            let weight = |contest: &contest::Contest| {
                (!contest.overtakes, !contest.changes_quadrant(), !contest.changes_rank(), contest.cell)
            };
            prop_assert!(all.iter().map(weight).is_sorted());
            cells.sort_unstable();
            let contested = corpus.cells.ids().filter(|id| contest::of(corpus, &survey, *id).is_some());
            prop_assert_eq!(cells, contested.collect::<Vec<_>>());
            Ok(())
        })?;
    }
}
