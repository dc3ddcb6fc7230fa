//! The eras under the axis: their names between their borders.

use std::ops::Range;

use super::axis::{Sight, day};
use crate::corpus::{Corpus, Era, Id};

/// An era in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    pub(super) era: Id<Era>,
    pub(super) cells: Range<usize>,
    /// Whether its beginning is in sight, and how it is drawn then: not quite certain, or certain.
    pub(super) begins: Option<bool>,
}

/// The eras in sight, from left to right: each up to where the next begins.
pub(super) fn bands(corpus: &Corpus, sight: Sight) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (id, era) in corpus.eras.iter() {
        let end = era.date.latest().map(|date| day(date) + 1.0);
        let (from, to) = sight.grid.columns(era.date.earliest().map(day), end);
        if !sight.meets((from, to)) {
            continue;
        }
        let cells = sight.nearest(from)..sight.nearest(to) + 1;
        if let Some(before) = bands.last_mut() {
            before.cells.end = before.cells.end.min(cells.start);
        }
        let begins = sight.cell(from).map(|_| era.date.vague_ends().0);
        bands.push(Band { era: id, cells, begins });
    }
    bands
}

/// The days of an era, for a view of it; an open end is where everything ends.
pub(super) fn days(corpus: &Corpus, era: Id<Era>, all: (f64, f64)) -> (f64, f64) {
    let date = &corpus.eras[era].date;
    (date.earliest().map_or(all.0, day), date.latest().map_or(all.1, |date| day(date) + 1.0))
}
