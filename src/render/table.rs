//! Rows of values as aligned columns, CSV, Markdown and JSON: what `euja list` writes, and what the matrix saves.

mod fit;
mod write;

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::text::Cells;

/// The name of a column, and whether it is a chief one.
type Column = (Cow<'static, str>, bool);

/// Rows of values, each made when it is written: the rows of a large dataset take many times what the dataset takes.
pub struct Table<'a> {
    columns: Vec<Column>,
    /// The numbers of the rows that are left, in their order.
    left: Vec<usize>,
    row: Box<dyn Fn(usize) -> Vec<Value> + 'a>,
}

impl<'a> Table<'a> {
    /// So many rows, each with as many values as there are columns.
    pub fn new(columns: Vec<Column>, count: usize, row: impl Fn(usize) -> Vec<Value> + 'a) -> Table<'a> {
        Table { columns, left: (0..count).collect(), row: Box::new(row) }
    }

    /// With further columns, or other values: `change` gets the number of a row, and the row.
    #[must_use]
    pub fn with(
        self,
        columns: impl IntoIterator<Item = Column>,
        change: impl Fn(usize, &mut Vec<Value>) + 'a,
    ) -> Table<'a> {
        let Table { columns: mut known, left, row } = self;
        known.extend(columns);
        let row = move |number| {
            let mut row = row(number);
            change(number, &mut row);
            row
        };
        Table { columns: known, left, row: Box::new(row) }
    }

    /// Only the chief columns, for people.
    #[must_use]
    pub fn chief(self) -> Table<'a> {
        let Table { columns, left, row } = self;
        let chief: Vec<bool> = columns.iter().map(|(_, chief)| *chief).collect();
        let row = move |number| {
            let kept = row(number).into_iter().zip(&chief).filter(|(_, chief)| **chief);
            kept.map(|(value, _)| value).collect()
        };
        Table { columns: columns.into_iter().filter(|(_, chief)| *chief).collect(), left, row: Box::new(row) }
    }

    /// Leaves the rows that are to be kept.
    pub fn retain(&mut self, is_kept: impl Fn(&[Value]) -> bool) {
        let row = &self.row;
        self.left.retain(|number| is_kept(&row(*number)));
    }

    /// Where the column of a name stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|(column, _)| column == name)
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Value>> {
        self.left.iter().map(|number| (self.row)(*number))
    }

    /// Aligned columns; cut, with an ellipsis, only where a terminal sets a limit.
    ///
    /// # Errors
    /// Where `out` can't be written.
    pub fn plain(&self, room: Option<Cells>, ellipsis: &str, out: &mut dyn Write) -> io::Result<()> {
        write::plain(self, room, ellipsis, out)
    }

    /// RFC 4180: comma, quotes where needed, line ends of two characters.
    ///
    /// # Errors
    /// Where `out` can't be written.
    pub fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        write::csv(self, out)
    }

    /// A table for a page.
    ///
    /// # Errors
    /// Where `out` can't be written.
    pub fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        write::markdown(self, out)
    }
}

/// A list of objects, each with all columns.
impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = || self.columns.iter().map(|(name, _)| name.to_string());
        serializer.collect_seq(self.rows().map(|row| names().zip(row).collect::<Map<_, _>>()))
    }
}
