//! The matrix: a table of the cells as some view shows them, with a cursor on one entry or on a row's name; or a plot
//! with a cursor on one dimension.
//!
//! | part | what it is |
//! |---|---|
//! | `manner` | how it is looked at: view, lens, sort, form; what history brings back |
//! | `geometry` | where rows and columns stand |
//! | `paint`, `legend` | the table, and the rows below it |
//! | `dumbbells`, `quadrants` | the plots |

mod dumbbells;
mod geometry;
mod legend;
mod manner;
pub mod paint;
mod quadrants;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::address::Address;
use crate::analysis::Survey;
use crate::analysis::quadrant::{self, Point};
use crate::corpus::{Corpus, Dimension, Id, Thing};
use crate::sheet::{Sheet, Sort, View};
use crate::text::width;
use geometry::{Geometry, Wish};
use legend::Present;
pub use manner::Manner;

/// A line of the table: the name of a group, or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// The name of the group of the row that follows.
    Group,
    /// A row, by its place in the order.
    Row(usize),
}

/// What stands at a place of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The head of a column, as the cursor counts them.
    Head(usize),
    /// A row and a column, as the cursor counts them.
    Entry(usize, usize),
}

/// The state of the matrix.
#[derive(Debug)]
pub struct Matrix {
    manner: Manner,
    survey: Survey,
    sheet: Sheet,
    /// The rows of the sheet in the order in which they are shown.
    order: Vec<usize>,
    lines: Vec<Line>,
    /// The columns of the sheet that are shown.
    shown: Vec<usize>,
    row: usize,
    /// 0 is the name of the row, 1 the first column that is shown.
    column: usize,
    /// The first line that is seen.
    top: usize,
    /// The first column that is seen, from 0.
    left: usize,
    /// What the legend has to explain.
    present: Present,
    wish: Wish,
    geometry: Geometry,
    /// Where each dimension stands, for the plot of the quadrants.
    points: Vec<Point>,
    /// Where their letters stand on the screen.
    spots: Vec<quadrants::Spot>,
}

impl Matrix {
    /// A matrix with the cursor on its first cell.
    pub fn new(corpus: &Corpus, manner: Manner) -> Matrix {
        let mut matrix = Matrix {
            manner,
            survey: Survey::default(),
            sheet: Sheet::default(),
            order: Vec::new(),
            lines: Vec::new(),
            shown: Vec::new(),
            row: 0,
            column: 1,
            top: 0,
            left: 0,
            present: Present::default(),
            wish: Wish::default(),
            geometry: Geometry::default(),
            points: Vec::new(),
            spots: Vec::new(),
        };
        matrix.build(corpus);
        matrix
    }

    /// How it is looked at.
    pub fn manner(&self) -> &Manner {
        &self.manner
    }

    /// Looks at it another way. The cursor stays on what it was on, where that is still there.
    pub fn set_manner(&mut self, corpus: &Corpus, manner: Manner) {
        if manner == self.manner {
            return;
        }
        let here = self.selected();
        let (row, column) = (self.row_title(self.row).and_then(|title| title.thing), self.shown_column(self.column));
        let same = manner.shows_same_columns(&self.manner);
        self.manner = manner;
        self.build(corpus);
        if let Some(thing) = row.filter(|_| same) {
            // The same row and column, wherever they stand now.
            let row = self
                .order
                .iter()
                .position(|at| self.sheet.rows.get(*at).is_some_and(|title| title.thing == Some(thing)));
            let column = column.and_then(|column| self.shown.iter().position(|shown| *shown == column));
            self.row = row.unwrap_or(self.row);
            self.column = column.map_or(self.column, |column| column + 1);
        } else {
            self.column = 1;
            match here {
                Some(Address::Thing(thing)) => self.go_to(corpus, thing),
                _ => self.row = 0,
            }
        }
        self.settle();
    }

    fn build(&mut self, corpus: &Corpus) {
        let Manner { view, lens, measure, turned, grouped, sort, hidden, .. } = &self.manner;
        self.survey = Survey::of(corpus, lens);
        let sheet = Sheet::of(corpus, &self.survey, lens, view, *measure);
        self.sheet = if *turned { sheet.transposed() } else { sheet };
        let grouped = *grouped || *view == View::Quadrants;
        self.order = self.sheet.order(corpus, *sort, grouped);
        self.shown = match view {
            // A plot is walked along its dimensions.
            View::Dumbbells | View::Quadrants => Vec::new(),
            _ => (0..self.sheet.columns.len()).filter(|column| !hidden.contains(column)).collect(),
        };
        self.points =
            if *view == View::Quadrants { quadrant::points(corpus, &self.survey.levels()) } else { Vec::new() };
        self.lines.clear();
        for place in 0..self.order.len() {
            let group =
                |place: usize| self.order.get(place).and_then(|row| self.sheet.rows.get(*row)).map(|row| &row.group);
            if grouped && (place == 0 || group(place) != group(place - 1)) {
                self.lines.push(Line::Group);
            }
            self.lines.push(Line::Row(place));
        }
        self.present = Present::of(self.entries());
        let names = self.sheet.rows.iter().map(|title| width(&title.label).0);
        let marks = self.entries().map(|entry| paint::marks(entry).len()).max().unwrap_or(0);
        let heads = self.shown.iter().filter_map(|column| self.sheet.columns.get(*column));
        let words = heads.filter(|title| title.over.is_empty()).flat_map(|title| title.head().split(' '));
        let word = words.map(|word| width(word).0).max().unwrap_or(0);
        self.wish = Wish::of(&self.manner, self.shown.len(), names.max().unwrap_or(0), word, marks);
        self.set_cursor((self.row, self.column));
    }

    fn entries(&self) -> impl Iterator<Item = &crate::sheet::Entry> {
        self.sheet.entries.iter().flatten()
    }

    /// What is shown: rows in their order, columns without the hidden ones.
    pub fn as_shown(&self) -> Sheet {
        let all: Vec<usize> = (0..self.sheet.columns.len()).collect();
        self.sheet.chosen(&self.order, if self.manner.view.is_plot() { &all } else { &self.shown })
    }

    /// The whole sheet, hidden columns included.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

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

    /// The width that it would like, in cells.
    pub fn wish(&self) -> u16 {
        self.wish.width()
    }

    /// Fits it to a body of `width` x `height` cells.
    pub fn arrange(&mut self, width: u16, height: u16) {
        self.geometry = match self.manner.view {
            View::Quadrants => Geometry::of_lists(width, height, self.lines.len()),
            View::Dumbbells => Geometry::of_tracks(width, height, self.lines.len(), self.wish),
            _ => Geometry::of(width, height, self.lines.len(), self.shown.len(), self.wish),
        };
        self.settle();
        self.spots = if self.points.is_empty() { Vec::new() } else { quadrants::spots(self, width, height) };
    }

    /// How many lines are seen.
    fn seen(&self) -> usize {
        self.geometry.rows.into()
    }

    /// The columns that are seen, from 0.
    fn columns_seen(&self) -> Range<usize> {
        self.left..self.left.saturating_add(self.geometry.columns.into()).min(self.shown.len())
    }

    /// Scrolls as little as it takes to see the cursor, and never past the end.
    fn settle(&mut self) {
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

    /// What stands at a cell of the body.
    pub fn place_at(&self, x: u16, y: u16) -> Option<Place> {
        let column = || {
            let nth = (0..self.columns_seen().len()).rev().find(|nth| x >= self.geometry.x(*nth));
            nth.map_or(0, |nth| self.left + nth + 1)
        };
        if self.manner.view == View::Quadrants {
            return quadrants::row_at(self, x, y).map(|row| Place::Entry(row, 0));
        }
        let Some(below) = y.checked_sub(self.geometry.first) else {
            return (!self.manner.view.is_plot()).then(|| Place::Head(column()));
        };
        let nth = usize::from(below / self.geometry.pitch.max(1));
        match self.lines.get(self.top + nth) {
            Some(Line::Row(row)) if nth < self.seen() => Some(Place::Entry(*row, column())),
            _ => None,
        }
    }

    /// The column of the sheet under a column of the cursor; none for the names.
    fn shown_column(&self, column: usize) -> Option<usize> {
        self.shown.get(column.checked_sub(1)?).copied()
    }

    /// The name of a row, by its place in the order.
    fn row_title(&self, row: usize) -> Option<&crate::sheet::Title> {
        self.sheet.rows.get(*self.order.get(row)?)
    }

    /// The entry under the cursor.
    fn entry(&self) -> Option<&crate::sheet::Entry> {
        self.sheet.entry(*self.order.get(self.row)?, self.shown_column(self.column)?)
    }

    /// What the cursor would open: that of an entry, or of a row's name.
    pub fn selected(&self) -> Option<Address> {
        match self.entry() {
            Some(entry) => entry.opens.clone(),
            None => self.row_title(self.row)?.thing.map(Address::from),
        }
    }

    /// The place in the order of the row that names a thing.
    pub fn row_of(&self, thing: Thing) -> Option<usize> {
        self.order.iter().position(|at| self.sheet.rows.get(*at).is_some_and(|title| title.thing == Some(thing)))
    }

    /// What the rows name, in their order.
    pub fn row_things(&self) -> impl Iterator<Item = Option<Thing>> {
        (0..self.order.len()).map(|row| self.row_title(row).and_then(|title| title.thing))
    }

    /// The dimension of the row under the cursor, if it has one.
    pub fn dimension(&self, corpus: &Corpus) -> Option<Id<Dimension>> {
        match self.row_title(self.row)?.thing? {
            Thing::Dimension(id) => Some(id),
            Thing::Cell(id) => Some(corpus.cells[id].dimension),
            _ => None,
        }
    }

    /// For how many rows the layout makes room: those of the levels, so that another view moves nothing else.
    pub fn rows_wished(&self, corpus: &Corpus) -> usize {
        corpus.dimensions.len().max(if self.manner.view == View::Levels { self.lines.len() } else { 0 })
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

    /// Goes to the next row whose name holds a text (already folded), from the cursor on; `false` where none does.
    pub fn find(&mut self, wanted: &str, forward: bool) -> bool {
        let holds = |row: &usize| {
            self.row_title(*row).is_some_and(|title| crate::text::fold_str(&title.label).contains(wanted))
        };
        let found = super::round(self.row, self.order.len(), forward).find(holds);
        if let Some(row) = found {
            self.set_cursor((row, self.column));
        }
        found.is_some()
    }

    /// What sorts by the column under the cursor next: falling, then rising, then not at all.
    pub fn next_sort(&self) -> Option<Sort> {
        let column = self.shown_column(self.column);
        match self.manner.sort {
            Some(sort) if sort.column == column && sort.falling == column.is_some() => {
                Some(Sort { falling: !sort.falling, ..sort })
            }
            Some(sort) if sort.column == column => None,
            // Names from A to Z, numbers from the highest.
            _ => Some(Sort { column, falling: column.is_some() }),
        }
    }

    /// The columns by name, each with its place in the sheet and whether it is shown.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        let columns = self.sheet.columns.iter().enumerate();
        columns.map(|(at, title)| (at, title.label.as_str(), !self.manner.hidden.contains(&at)))
    }

    /// Puts the cursor in a column of the sheet, if it is shown.
    pub fn go_to_column(&mut self, column: usize) {
        if let Some(place) = self.shown.iter().position(|shown| *shown == column) {
            self.set_cursor((self.row, place + 1));
        }
    }
}
