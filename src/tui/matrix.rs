//! The matrix: dimensions by elements and parties, with a cursor on one cell or on a row's name.

mod geometry;
pub mod paint;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::corpus::{Cell, Column, Corpus, Dimension, Id, Thing};
use crate::text::width;
use geometry::{Geometry, wish};

/// The state of the matrix.
#[derive(Debug)]
pub struct Matrix {
    columns: Vec<Column>,
    rows: usize,
    row: usize,
    /// 0 is the name of the row, 1 the first column.
    column: usize,
    top: usize,
    /// The first column that is seen, from 0.
    left: usize,
    longest: usize,
    geometry: Geometry,
}

impl Matrix {
    /// A matrix with the cursor on its first cell.
    pub fn new(corpus: &Corpus) -> Matrix {
        let columns = corpus.columns();
        let column = usize::from(!columns.is_empty());
        let names = corpus.dimensions.iter().map(|(_, dimension)| width(&dimension.label).0);
        Matrix {
            columns,
            rows: corpus.dimensions.len(),
            row: 0,
            column,
            top: 0,
            left: 0,
            longest: names.max().unwrap_or(0),
            geometry: Geometry::default(),
        }
    }

    /// Row and column of the cursor; column 0 is the row's name.
    pub fn cursor(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    /// Puts the cursor somewhere, as near as there is something.
    pub fn set_cursor(&mut self, (row, column): (usize, usize)) {
        self.row = row.min(self.rows.saturating_sub(1));
        self.column = column.min(self.columns.len());
        self.settle();
    }

    /// Moves the cursor by rows and columns.
    pub fn step(&mut self, rows: isize, columns: isize) {
        self.set_cursor((self.row.saturating_add_signed(rows), self.column.saturating_add_signed(columns)));
    }

    /// Moves the cursor by whole screens.
    pub fn page_by(&mut self, screens: isize) {
        let step = isize::try_from(self.seen().max(1)).unwrap_or(1);
        self.step(screens.saturating_mul(step), 0);
    }

    /// Goes to the first or last row.
    pub fn edge(&mut self, end: bool) {
        self.set_cursor((if end { usize::MAX } else { 0 }, self.column));
    }

    /// The width that it would like, in cells.
    pub fn wish(&self) -> u16 {
        wish(self.columns.len(), self.longest)
    }

    /// Fits it to a body of `width` x `height` cells.
    pub fn arrange(&mut self, width: u16, height: u16) {
        self.geometry = Geometry::of(width, height, self.rows, self.columns.len(), self.longest);
        self.settle();
    }

    /// How many rows are seen.
    fn seen(&self) -> usize {
        self.geometry.rows.into()
    }

    /// The columns that are seen, from 0.
    fn columns_seen(&self) -> Range<usize> {
        self.left..self.left.saturating_add(self.geometry.columns.into()).min(self.columns.len())
    }

    /// Scrolls as little as it takes to see the cursor, and never past the end.
    fn settle(&mut self) {
        let least = (self.row + 1).saturating_sub(self.seen().max(1));
        self.top = self.top.clamp(least, self.row).min(self.rows.saturating_sub(self.seen()));
        let seen = usize::from(self.geometry.columns).max(1);
        // On the name of a row the columns stay as they are.
        if let Some(column) = self.column.checked_sub(1) {
            self.left = self.left.clamp((column + 1).saturating_sub(seen), column);
        }
        self.left = self.left.min(self.columns.len().saturating_sub(seen));
    }

    /// Row and column drawn at a cell of the body; column 0 is the row's name.
    pub fn place_at(&self, x: u16, y: u16) -> Option<(usize, usize)> {
        let nth = usize::from(y.checked_sub(geometry::HEADS)? / self.geometry.pitch.max(1));
        let row = self.top + nth;
        if nth >= self.seen() || row >= self.rows {
            return None;
        }
        let nth = (0..self.columns_seen().len()).rev().find(|nth| x >= self.geometry.x(*nth));
        Some((row, nth.map_or(0, |nth| self.left + nth + 1)))
    }

    /// What is under the cursor: a cell, or a dimension where the cursor is on its name.
    pub fn selected(&self, corpus: &Corpus) -> Option<Thing> {
        self.thing_at(corpus, self.row, self.column)
    }

    /// What stands in a row and column.
    pub fn thing_at(&self, corpus: &Corpus, row: usize, column: usize) -> Option<Thing> {
        let dimension = corpus.dimensions.at(row)?;
        match column.checked_sub(1) {
            None => Some(dimension.into()),
            Some(column) => corpus.cell(dimension, *self.columns.get(column)?).map(Thing::from),
        }
    }

    /// Puts the cursor on a cell, or on the row of a dimension.
    pub fn go_to(&mut self, corpus: &Corpus, thing: Thing) {
        match thing {
            Thing::Cell(id) => {
                let (row, column) = self.place(corpus, id);
                self.set_cursor((row, column));
            }
            Thing::Dimension(id) => self.set_cursor((id.index(), 0)),
            _ => {}
        }
    }

    fn place(&self, corpus: &Corpus, id: Id<Cell>) -> (usize, usize) {
        let cell = &corpus.cells[id];
        let of_cell = |column: &Column| column.element == cell.element && column.party == cell.party;
        (cell.dimension.index(), 1 + self.columns.iter().position(of_cell).unwrap_or(0))
    }

    /// Goes to the next row whose name holds a text (already folded), from the cursor on; `false` where none does.
    pub fn find(&mut self, corpus: &Corpus, wanted: &str, forward: bool) -> bool {
        let holds = |id: &Id<Dimension>| crate::text::fold_str(&corpus.dimensions[*id].label).contains(wanted);
        let found = super::round(self.row, self.rows, forward)
            .find(|row| corpus.dimensions.at(*row).is_some_and(|id| holds(&id)));
        if let Some(row) = found {
            self.set_cursor((row, self.column));
        }
        found.is_some()
    }
}
