//! The matrix: a table of the cells as some view shows them, with a cursor on one entry or on a row's name; or a plot
//! with a cursor on one dimension.
//!
//! | part | what it is |
//! |---|---|
//! | `cursor` | where it stands, and what moves it |
//! | `manner` | how it is looked at: view, lens, sort, form; what history brings back |
//! | `geometry` | where rows and columns stand |
//! | `paint` | draws all of it, from the parts below |
//! | `scene`, `marks` | what the painters share: lines with their names, signs beside values |
//! | `table` | heads and entries |
//! | `legend`, `status` | the rows below |
//! | `dumbbells`, `quadrants` | the plots |

mod cursor;
mod dumbbells;
mod geometry;
mod legend;
mod manner;
mod marks;
pub mod paint;
mod quadrants;
mod scene;
mod status;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::address::Address;
use crate::analysis::Survey;
use crate::analysis::quadrant::{self, Point};
use crate::corpus::{Corpus, Dimension, Id, Thing};
use crate::sheet::{Sheet, Sort, Title, View};
use crate::text::width;
use crate::tui::glyphs::Glyphs;
use geometry::{Geometry, Wish};
use legend::{Legend, Present};
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
    /// The most marks that an entry has.
    marks: usize,
    /// Its words, fitted to the screen.
    legend: Legend,
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
            marks: 0,
            legend: Legend::default(),
            wish: Wish::default(),
            geometry: Geometry::default(),
            points: Vec::new(),
            spots: Vec::new(),
        };
        matrix.fill(corpus);
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
        let same_sheet = manner.shows_same_sheet(&self.manner);
        self.manner = manner;
        if !same_sheet {
            self.fill(corpus);
        }
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

    /// Makes the sheet, which takes longer than all the rest together.
    fn fill(&mut self, corpus: &Corpus) {
        let Manner { view, lens, measure, turned, .. } = &self.manner;
        self.survey = Survey::of(corpus, lens);
        let sheet = Sheet::of(corpus, &self.survey, lens, view, *measure);
        self.sheet = if *turned { sheet.transposed() } else { sheet };
        self.present = Present::of(self.entries());
        self.marks = self.entries().map(|entry| marks::marks(entry).len()).max().unwrap_or(0);
        self.points =
            if *view == View::Quadrants { quadrant::points(corpus, &self.survey.levels()) } else { Vec::new() };
    }

    /// Puts the rows and columns of the sheet in their order.
    fn build(&mut self, corpus: &Corpus) {
        let Manner { view, grouped, sort, hidden, .. } = &self.manner;
        let grouped = *grouped || *view == View::Quadrants;
        self.order = self.sheet.order(corpus, *sort, grouped);
        self.shown = match view {
            // A plot is walked along its dimensions.
            View::Dumbbells | View::Quadrants => Vec::new(),
            _ => (0..self.sheet.columns.len()).filter(|column| !hidden.contains(column)).collect(),
        };
        self.lines.clear();
        for place in 0..self.order.len() {
            let group =
                |place: usize| self.order.get(place).and_then(|row| self.sheet.rows.get(*row)).map(|row| &row.group);
            if grouped && (place == 0 || group(place) != group(place - 1)) {
                self.lines.push(Line::Group);
            }
            self.lines.push(Line::Row(place));
        }
        let names = self.sheet.rows.iter().map(|title| width(&title.label).0);
        let heads = self.shown.iter().filter_map(|column| self.sheet.columns.get(*column));
        // A head that has both rows for itself breaks between words; one that stands alone over its column doesn't.
        let mut under = BTreeMap::<&str, usize>::new();
        self.sheet.columns.iter().for_each(|title| *under.entry(&title.over).or_default() += 1);
        let alone = |title: &&Title| under.get(title.over.as_str()) == Some(&1);
        let overs = heads
            .clone()
            .filter(|title| !title.over.is_empty())
            .filter(alone)
            .map(|title| width(&title.over).0.saturating_sub(1));
        let words =
            heads.filter(|title| title.over.is_empty()).flat_map(|title| title.head().split_inclusive([' ', '-']));
        let word = words.map(|word| width(word.trim_end()).0).chain(overs).max().unwrap_or(0);
        self.wish = Wish::of(&self.manner, self.shown.len(), names.max().unwrap_or(0), word, self.marks);
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

    /// The width that it would like, in cells.
    pub fn wish(&self) -> u16 {
        self.wish.width()
    }

    /// Fits it to a body of `width` x `height` cells.
    pub fn arrange(&mut self, corpus: &Corpus, glyphs: Glyphs, width: u16, height: u16) {
        let lines = self.lines.len();
        let most = geometry::legend_rows(height, if self.manner.view == View::Quadrants { 0 } else { lines });
        self.legend = Legend::of(self, corpus, glyphs, width, most);
        let feet = self.legend.rows + 1;
        self.geometry = match self.manner.view {
            View::Quadrants => Geometry::of_lists(width, height, lines, feet),
            View::Dumbbells => Geometry::of_tracks(width, (height, feet), lines, self.wish),
            _ => Geometry::of(width, (height, feet), lines, self.shown.len(), self.wish),
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
    fn row_title(&self, row: usize) -> Option<&Title> {
        self.sheet.rows.get(*self.order.get(row)?)
    }

    /// Whether all rows go by their short names: those of elements and parties are told apart better so, where one of
    /// them has no room for its whole one.
    fn is_brief(&self) -> bool {
        let room = usize::from(self.geometry.names);
        (self.manner.view == View::Contested || self.sheet.rows.iter().all(|title| !title.over.is_empty()))
            && self.sheet.rows.iter().any(|title| width(&title.label).0 > room)
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
}
