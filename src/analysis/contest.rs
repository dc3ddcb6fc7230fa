//! Contested cells: what would change if another reader took the low or the high end of a cell's range.

use super::mean::Mean;
use super::quadrant::{self, Quadrant};
use super::{Levels, Steps, Survey, convergence};
use crate::corpus::{Cell, Column, Corpus, Dimension, Id};

/// What follows from one level of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The level.
    pub level: Steps,
    /// The place of its dimension among those with a level in the column, 1 for the highest; equals share a place.
    pub rank: usize,
    /// Whether another dimension has the same place.
    pub shared: bool,
    /// The mean of the row's levels, each as a share of its scale.
    pub row: f64,
    /// The closeness of the parties on its element; none where the element has one value, or fewer than
    /// two parties have a level.
    pub closeness: Option<f64>,
    /// Where its dimension stands in the plot of convergence against cooperation.
    pub quadrant: Quadrant,
}

/// A cell with a range of more than one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contest {
    /// The cell.
    pub cell: Id<Cell>,
    /// As it stands.
    pub now: Outcome,
    /// At the low end of its range.
    pub low: Outcome,
    /// At the high end.
    pub high: Outcome,
    /// Whether one end puts its dimension above one that is higher now, or below one that is lower. Short of that, a rank
    /// changes where a tie is made or broken.
    pub overtakes: bool,
}

impl Contest {
    /// Whether one end of the range gives its dimension another place in the column.
    pub fn changes_rank(&self) -> bool {
        self.low.rank != self.now.rank || self.high.rank != self.now.rank
    }

    /// Whether one end of the range puts its dimension in another quadrant.
    pub fn changes_quadrant(&self) -> bool {
        self.low.quadrant != self.now.quadrant || self.high.quadrant != self.now.quadrant
    }

    /// Whether one end of the range changes how close the parties are.
    pub fn changes_closeness(&self) -> bool {
        self.low.closeness != self.now.closeness || self.high.closeness != self.now.closeness
    }
}

/// One cell, where its range leaves a choice.
pub fn of(corpus: &Corpus, survey: &Survey, cell: Id<Cell>) -> Option<Contest> {
    let mut levels = survey.levels();
    let row = &corpus.cells[cell];
    let ladder = Ladder::of(corpus, &levels, Column { element: row.element, party: row.party });
    let row = Row::of(corpus, &levels, row.dimension);
    trial(corpus, survey, &mut levels, (&ladder, &row), cell)
}

/// Every cell whose range leaves a choice: first those by which one dimension overtakes another, then those that change a
/// quadrant, then those that change a rank, then the rest, each in the order of the dataset.
pub fn all(corpus: &Corpus, survey: &Survey) -> Vec<Contest> {
    let mut levels = survey.levels();
    let ladders: Vec<Ladder> = corpus.columns().into_iter().map(|column| Ladder::of(corpus, &levels, column)).collect();
    let mut contests: Vec<Contest> = Vec::new();
    // Cells stand row by row.
    let mut cells = corpus.cells.ids();
    for dimension in corpus.dimensions.ids() {
        let row = Row::of(corpus, &levels, dimension);
        let cells = ladders.iter().zip(cells.by_ref());
        contests.extend(cells.filter_map(|(ladder, cell)| trial(corpus, survey, &mut levels, (ladder, &row), cell)));
    }
    contests.sort_by_key(|contest| (!contest.overtakes, !contest.changes_quadrant(), !contest.changes_rank()));
    contests
}

/// The levels of a column, the lowest first.
struct Ladder(Vec<Steps>);

impl Ladder {
    fn of(corpus: &Corpus, levels: &Levels, column: Column) -> Ladder {
        let mut known: Vec<Steps> = levels.down(corpus, column).collect();
        known.sort_unstable();
        Ladder(known)
    }

    /// How many are below a level, and how many below it or at it.
    fn below(&self, level: Steps) -> (usize, usize) {
        (self.0.partition_point(|known| *known < level), self.0.partition_point(|known| *known <= level))
    }

    /// Whether one lies between two levels, and at neither.
    fn has_between(&self, one: Steps, other: Steps) -> bool {
        self.below(one.min(other)).1 < self.below(one.max(other)).0
    }
}

/// The means of a row, as it stands.
struct Row {
    levels: Mean,
    closeness: Mean,
    cooperation: Mean,
}

impl Row {
    fn of(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>) -> Row {
        Row {
            levels: levels.row(corpus, dimension),
            closeness: convergence::of_row(corpus, levels, dimension),
            cooperation: quadrant::cooperation(corpus, levels, dimension),
        }
    }
}

/// Tries the ends of a range, and leaves the levels as they were.
fn trial(
    corpus: &Corpus,
    survey: &Survey,
    levels: &mut Levels,
    (column, row): (&Ladder, &Row),
    cell: Id<Cell>,
) -> Option<Contest> {
    let seen = survey.cell(cell)?;
    let (own, (low, high)) = seen.level.zip(seen.range)?;
    if low == high {
        return None;
    }
    let Cell { dimension, element, .. } = corpus.cells[cell];
    let closeness = |levels: &Levels| convergence::on(corpus, levels, dimension, element).and_then(|on| on.closeness);
    let near = closeness(levels);
    let mut at = |level: Steps| {
        levels.put(cell, Some(level));
        let (below, not_above) = column.below(level);
        // Its own level is among those of the column once.
        let above = column.0.len() - not_above - usize::from(own > level);
        let equal = not_above - below - usize::from(own == level);
        let share = |level: Steps| Some(level.share(corpus.scale_of(cell)));
        let closeness = closeness(levels);
        let is_shared = !corpus.elements[element].per_party;
        let cooperation = if is_shared { row.cooperation.with(share(own), share(level)) } else { row.cooperation };
        Outcome {
            level,
            rank: 1 + above,
            shared: equal > 0,
            row: row.levels.with(share(own), share(level)).value().unwrap_or_default(),
            closeness,
            quadrant: Quadrant::of(row.closeness.with(near, closeness).value(), cooperation.value()),
        }
    };
    let (low, high, now) = (at(low), at(high), at(own));
    let overtakes = [low, high].iter().any(|end| column.has_between(own, end.level));
    Some(Contest { cell, low, high, now, overtakes })
}
