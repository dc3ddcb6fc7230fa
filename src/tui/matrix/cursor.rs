//! The cursor of the matrix: where it stands, what moves it, and how the table scrolls with it.

use super::{Line, Matrix};
use crate::address::Address;
use crate::corpus::{Corpus, Thing};
use crate::text::fold_str;

impl Matrix {
    /// Row and column of the cursor; column 0 is the row's name.
    pub fn cursor(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    /// Puts the cursor somewhere, as near as there is something.
    pub fn set_cursor(&mut self, (row, column): (usize, usize)) {
        self.row = row.min(self.order.len().saturating_sub(1));
        self.column = column.min(self.shown.len());
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

    /// Puts the cursor on what opens a thing, or on the row that names it; leaves it where there is neither.
    pub fn go_to(&mut self, corpus: &Corpus, thing: Thing) {
        if self.selected() == Some(Address::Thing(thing)) {
            return;
        }
        let wanted = Address::Thing(thing);
        let opens = |row: usize, column: usize| {
            self.sheet.entry(row, column).is_some_and(|entry| entry.opens.as_ref() == Some(&wanted))
        };
        let named = self.row_of(thing);
        let place = match thing {
            Thing::Cell(_) => self.order.iter().enumerate().find_map(|(place, row)| {
                let column = self.shown.iter().position(|column| opens(*row, *column))?;
                Some((place, column + 1))
            }),
            _ => None,
        };
        let row_of_cell = || match thing {
            Thing::Cell(id) => Some((self.row_of(corpus.cells[id].dimension.into())?, self.column)),
            _ => None,
        };
        if let Some(place) = place.or(named.map(|row| (row, 0))).or_else(row_of_cell) {
            self.set_cursor(place);
        }
    }

    /// Goes to the next row whose name holds a text, from the cursor on; `false` where none does.
    pub fn find(&mut self, wanted: &str, forward: bool) -> bool {
        let wanted = fold_str(wanted);
        let holds = |row: &usize| self.row_title(*row).is_some_and(|title| fold_str(&title.label).contains(&wanted));
        let found = crate::tui::round(self.row, self.order.len(), forward).find(holds);
        if let Some(row) = found {
            self.set_cursor((row, self.column));
        }
        found.is_some()
    }

    /// Puts the cursor in a column of the sheet, if it is shown.
    pub fn go_to_column(&mut self, column: usize) {
        if let Some(place) = self.shown.iter().position(|shown| *shown == column) {
            self.set_cursor((self.row, place + 1));
        }
    }

    /// Scrolls as little as it takes to see the cursor, and never past the end.
    pub(super) fn settle(&mut self) {
        let line = self.lines.iter().position(|line| *line == Line::Row(self.row)).unwrap_or(0);
        let least = (line + 1).saturating_sub(self.seen().max(1));
        // The name of a group comes into sight with its first row.
        let named = line.checked_sub(1).filter(|above| self.lines.get(*above) == Some(&Line::Group) && self.seen() > 1);
        self.top =
            self.top.clamp(least, named.unwrap_or(line).max(least)).min(self.lines.len().saturating_sub(self.seen()));
        let seen = usize::from(self.geometry.columns).max(1);
        // On the name of a row the columns stay as they are.
        if let Some(column) = self.column.checked_sub(1) {
            self.left = self.left.clamp((column + 1).saturating_sub(seen), column);
        }
        self.left = self.left.min(self.shown.len().saturating_sub(seen));
    }
}
