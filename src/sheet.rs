//! The tables that the matrix shows: every view of the cells as rows, columns and entries, ready to sort, draw and
//! export.
//!
//! | part | what it is |
//! |---|---|
//! | [`View`] | which table: levels, convergence, contested cells, counts, a comparison |
//! | [`Measure`] | what a cell of the levels shows |
//! | [`Value`] | what stands in an entry: known or not, how it sorts, how it is said |
//! | [`Sheet::order`] | rows in the order of a column, or of their groups |

mod compare;
mod contested;
mod convergence;
mod levels;
mod order;
mod together;
mod value;
mod view;

use std::cmp::Ordering;

use crate::address::Address;
use crate::analysis::{Lens, Steps, Survey};
use crate::corpus::{Column, Confidence, Corpus, Dimension, Id, Record, Thing};

pub use levels::Measure;
pub use order::Sort;
pub use value::Value;
pub use view::{UnknownView, View};

/// The name of a row or a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The whole name.
    pub label: String,
    /// A name of a few cells; empty where `over` says enough.
    pub short: String,
    /// What stands above it in the head, over all columns that share it; or empty.
    pub over: String,
    /// To which group it belongs; or empty.
    pub group: String,
    /// What it names.
    pub thing: Option<Thing>,
}

impl Title {
    /// What stands in the head of its column below what is over it.
    pub fn head(&self) -> &str {
        if self.short.is_empty() && self.over.is_empty() { &self.label } else { &self.short }
    }

    /// The name in a few words: `Threat EU`.
    pub fn brief(&self) -> String {
        let parts = [&self.over, &self.short].map(|part| part.trim());
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What is marked beside a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The rating has low confidence.
    pub unsure: bool,
    /// The sources disagree on it.
    pub disputed: bool,
    /// Some evidence speaks against it.
    pub against: bool,
    /// It is computed of some parties only: the others have no level.
    pub partial: bool,
    /// It is above or below what it is compared with; equal where it only is something else.
    pub change: Option<Ordering>,
}

/// What stands in a row and a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What is known.
    pub value: Value,
    /// What is marked.
    pub marks: Marks,
    /// Of a level: the range that could be defended.
    pub range: Option<(Steps, Steps)>,
    /// Of a level: how sure the rating is.
    pub confidence: Option<Confidence>,
    /// What Enter opens.
    pub opens: Option<Address>,
}

impl Entry {
    fn plain(value: Value, opens: impl Into<Address>) -> Entry {
        Entry { value, marks: Marks::default(), range: None, confidence: None, opens: Some(opens.into()) }
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What its rows are: `dimension`.
    pub of: &'static str,
    /// What its columns are: `element`.
    pub across: &'static str,
    /// What its values are, in phrases with a semicolon and a space between them.
    pub legend: String,
    /// The names of the rows.
    pub rows: Vec<Title>,
    /// The names of the columns.
    pub columns: Vec<Title>,
    /// Row by row; each has as many entries as there are columns.
    pub entries: Vec<Vec<Entry>>,
}

impl Sheet {
    /// The table of a view. `survey` is what `lens` leaves.
    pub fn of(corpus: &Corpus, survey: &Survey, lens: &Lens, view: &View, measure: Measure) -> Sheet {
        match view {
            View::Levels => levels::sheet(corpus, survey, measure),
            View::Convergence | View::Dumbbells => convergence::sheet(corpus, survey),
            View::Quadrants => convergence::quadrants(corpus, survey),
            View::Contested => contested::sheet(corpus, survey),
            View::Themes => together::sheet(corpus, lens, "dimension", "theme"),
            View::Actors => together::sheet(corpus, lens, "dimension", "actor"),
            View::Documents => together::sheet(corpus, lens, "doc", "dimension"),
            View::Dimensions(one, other) => compare::dimensions(corpus, survey, *one, *other),
            View::Against(other) => compare::lenses(corpus, survey, lens, other),
        }
    }

    /// What stands in a row and a column, both from 0.
    pub fn entry(&self, row: usize, column: usize) -> Option<&Entry> {
        self.entries.get(row)?.get(column)
    }

    /// The same with rows for columns.
    #[must_use]
    pub fn transposed(self) -> Sheet {
        let turned = (0..self.columns.len())
            .map(|column| self.entries.iter().filter_map(|row| row.get(column)).cloned().collect::<Vec<Entry>>());
        let entries = turned.collect();
        Sheet { rows: self.columns, columns: self.rows, entries, of: self.across, across: self.of, ..self }
    }

    /// Only some rows and columns, in the order given.
    #[must_use]
    pub fn chosen(&self, rows: &[usize], columns: &[usize]) -> Sheet {
        let titles = |of: &[Title], chosen: &[usize]| chosen.iter().filter_map(|at| of.get(*at)).cloned().collect();
        let row = |at: &usize| columns.iter().filter_map(|column| self.entry(*at, *column)).cloned().collect();
        Sheet {
            rows: titles(&self.rows, rows),
            columns: titles(&self.columns, columns),
            entries: rows.iter().map(row).collect(),
            legend: self.legend.clone(),
            of: self.of,
            across: self.across,
        }
    }
}

/// The name of a dimension as a row.
fn dimension(corpus: &Corpus, id: Id<Dimension>) -> Title {
    let row = &corpus.dimensions[id];
    Title {
        label: row.label().to_owned(),
        short: row.short.to_string(),
        over: String::new(),
        group: row.group.map(|group| corpus.dimension_groups[group].label().to_owned()).unwrap_or_default(),
        thing: Some(id.into()),
    }
}

/// The name of a column of cells.
fn column(corpus: &Corpus, column: Column) -> Title {
    let element = &corpus.elements[column.element];
    let party = column.party.map(|party| &corpus.parties[party]);
    Title {
        label: match party {
            Some(party) => format!("{} · {}", element.label, party.label),
            None => element.label.to_string(),
        },
        short: party.map(|party| party.short.to_string()).unwrap_or_default(),
        over: element.short.to_string(),
        group: element.label.to_string(),
        thing: Some(column.element.into()),
    }
}
