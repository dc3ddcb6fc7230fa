//! What a lens leaves of every cell.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::mean::Mean;
use super::{Lens, Steps};
use crate::corpus::{Cell, Column, Confidence, Corpus, Dimension, Evidence, Id, Scale, Stance};

/// How a cell stands under a lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked.
    NotAssessed,
    /// It was looked for and no passage speaks for a level, whatever the lens.
    NoEvidence,
    /// Passages speak for a level, and the lens leaves none of them.
    Outside,
    /// It has a level.
    Rated,
}

/// One cell under a lens. Context is background: it counts in none of the numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// How it stands.
    pub standing: Standing,
    /// The rating where all evidence is left; else the median of the levels that the remaining evidence speaks for.
    pub level: Option<Steps>,
    /// The range that could be defended where all evidence is left; else the lowest and highest level spoken for.
    pub range: Option<(Steps, Steps)>,
    /// Whether all evidence that speaks for a level is left.
    pub whole: bool,
    /// That of the rating: the dataset gives none for a part of the evidence.
    pub confidence: Option<Confidence>,
    /// Passages left that support the rating.
    pub supports: usize,
    /// Passages left that contradict it.
    pub contradicts: usize,
    /// Independent documents among them: those of one origin count once.
    pub documents: usize,
    /// The first possible day from which the newest of them counts; of a time without a beginning, its last day.
    pub newest: Option<Date>,
    /// The rating, whatever the lens.
    pub rating: Option<Steps>,
}

impl Seen {
    /// A cell under a lens.
    pub fn of(corpus: &Corpus, lens: &Lens, id: Id<Cell>) -> Seen {
        let cell = &corpus.cells[id];
        let scale = corpus.scale_of(id);
        let rating = cell.rating();
        let left: Vec<&Evidence> = if rating.is_some_and(|rating| lens.admits(rating)) {
            speaking(corpus, lens, id).collect()
        } else {
            Vec::new()
        };
        let whole = !left.is_empty() && left.len() == speaking(corpus, &Lens::default(), id).count();
        let of_stance = |stance| left.iter().filter(|evidence| evidence.stance == stance).count();
        let mut spoken: Vec<Steps> = left.iter().filter_map(|evidence| Steps::of(scale, evidence.level?)).collect();
        spoken.sort_unstable();
        let at = |value| Steps::of(scale, value);
        let (level, range) = match rating {
            Some(rating) if whole => (at(rating.level), at(rating.low).zip(at(rating.high))),
            _ => (Steps::median(spoken.clone()), spoken.first().copied().zip(spoken.last().copied())),
        };
        let newest = left.iter().filter_map(|evidence| {
            let time = corpus.time_of(evidence)?;
            time.earliest().or(time.latest())
        });
        Seen {
            standing: match (&cell.assessment, rating, level) {
                (None, ..) => Standing::NotAssessed,
                (Some(_), None, _) => Standing::NoEvidence,
                (Some(_), Some(_), None) => Standing::Outside,
                (Some(_), Some(_), Some(_)) => Standing::Rated,
            },
            level,
            range,
            whole,
            confidence: level.and(rating).map(|rating| rating.confidence),
            supports: of_stance(Stance::Supports),
            contradicts: of_stance(Stance::Contradicts),
            documents: independent(corpus, &left),
            newest: newest.max(),
            rating: rating.and_then(|rating| at(rating.level)),
        }
    }

    /// Passages left that speak for a level.
    pub fn passages(&self) -> usize {
        self.supports + self.contradicts
    }

    /// The share of them that contradicts the rating, 0 to 1; none where there is no passage.
    pub fn against(&self) -> Option<f64> {
        let all = self.passages();
        #[expect(clippy::cast_precision_loss, reason = "counts of passages of one cell are small")]
        (all > 0).then(|| self.contradicts as f64 / all as f64)
    }

    /// How wide the range is: 0 where only one level can be defended.
    pub fn width(&self) -> Option<Steps> {
        self.range.map(|(low, high)| low.apart(high))
    }

    /// Whether the level is above or below the rating; none where it is the same, or there is none.
    pub fn change(&self) -> Option<Ordering> {
        let (level, rating) = self.level.zip(self.rating)?;
        Some(level.cmp(&rating)).filter(|change| change.is_ne())
    }
}

/// The evidence of a cell that speaks for a level and that a lens leaves.
pub fn speaking<'c>(corpus: &'c Corpus, lens: &Lens, id: Id<Cell>) -> impl Iterator<Item = &'c Evidence> {
    let evidence = corpus.cells[id].evidence().iter();
    evidence.filter(|evidence| evidence.level.is_some() && lens.keeps(corpus, evidence))
}

/// How many documents some evidence comes from, where those of one origin count once.
fn independent(corpus: &Corpus, evidence: &[&Evidence]) -> usize {
    let documents: BTreeSet<_> = evidence.iter().map(|one| corpus.passages[one.passage].document).collect();
    let origins: BTreeSet<&str> = documents.iter().map(|document| corpus.origin_of(*document)).collect();
    origins.len()
}

/// Every cell under a lens.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    cells: Vec<Seen>,
}

impl Survey {
    /// Looks at every cell.
    pub fn of(corpus: &Corpus, lens: &Lens) -> Survey {
        Survey { cells: corpus.cells.ids().map(|id| Seen::of(corpus, lens, id)).collect() }
    }

    /// One cell; none for a cell of another corpus.
    pub fn cell(&self, id: Id<Cell>) -> Option<&Seen> {
        self.cells.get(id.index())
    }

    /// The levels alone.
    pub fn levels(&self) -> Levels {
        Levels(self.cells.iter().map(|seen| seen.level).collect())
    }
}

/// The level of every cell, where it has one: what convergence, ranks and quadrants are computed from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(Vec<Option<Steps>>);

impl Levels {
    /// The level of a cell.
    pub fn of(&self, cell: Id<Cell>) -> Option<Steps> {
        self.0.get(cell.index()).copied().flatten()
    }

    /// The level in a row and a column.
    pub fn at(&self, corpus: &Corpus, dimension: Id<Dimension>, column: Column) -> Option<Steps> {
        self.of(corpus.cell(dimension, column)?)
    }

    /// The levels of a column that are known, top to bottom.
    pub fn down(&self, corpus: &Corpus, column: Column) -> impl Iterator<Item = Steps> {
        let first = corpus.dimensions.at(0).and_then(|top| corpus.cell(top, column)).map_or(usize::MAX, Id::index);
        // Cells stand row by row.
        let columns = self.0.len() / corpus.dimensions.len().max(1);
        self.0.iter().skip(first).step_by(columns.max(1)).copied().flatten()
    }

    /// Puts another level in a cell, and says which stood there.
    pub fn put(&mut self, cell: Id<Cell>, level: Option<Steps>) -> Option<Steps> {
        self.0.get_mut(cell.index()).and_then(|place| std::mem::replace(place, level))
    }

    /// The level in a row and a column as a share of its scale, 0 to 1.
    pub fn share(&self, corpus: &Corpus, dimension: Id<Dimension>, column: Column) -> Option<f64> {
        let scale: &Scale = &corpus.scales[corpus.elements[column.element].scale];
        self.at(corpus, dimension, column).map(|level| level.share(scale))
    }

    /// The mean of a row's levels, each as a share of its scale; none where the row has no level.
    pub fn mean(&self, corpus: &Corpus, dimension: Id<Dimension>) -> Option<f64> {
        self.row(corpus, dimension).value()
    }

    /// The same, to try another level in it.
    pub(super) fn row(&self, corpus: &Corpus, dimension: Id<Dimension>) -> Mean {
        let columns = self.0.len() / corpus.dimensions.len().max(1);
        // Cells stand row by row.
        let row = (dimension.index() * columns..).take(columns).filter_map(|at| corpus.cells.at(at));
        Mean::of(row.filter_map(|cell| Some(self.of(cell)?.share(corpus.scale_of(cell)))))
    }
}
