//! Rows of values as aligned columns, CSV, Markdown and JSON: what `euja list` writes, and what the matrix saves.

mod fit;
mod write;

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Map, Value};

use crate::text::Cells;

/// Rows of values.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The name of each column, and whether it is a chief one.
    pub columns: Vec<(Cow<'static, str>, bool)>,
    /// As many values as there are columns, in each.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// Only the chief columns, for people.
    #[must_use]
    pub fn chief(self) -> Table {
        let chief: Vec<bool> = self.columns.iter().map(|(_, chief)| *chief).collect();
        let kept = |row: Vec<Value>| row.into_iter().zip(&chief).filter(|(_, chief)| **chief).map(|(value, _)| value);
        Table {
            rows: self.rows.into_iter().map(|row| kept(row).collect()).collect(),
            columns: self.columns.into_iter().filter(|(_, chief)| *chief).collect(),
        }
    }

    /// A list of objects, each with all columns.
    pub fn into_json(self) -> Value {
        let names = self.columns;
        let object = |row: Vec<Value>| -> Map<String, Value> {
            names.iter().zip(row).map(|((name, _), value)| (name.to_string(), value)).collect()
        };
        self.rows.into_iter().map(object).collect()
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
