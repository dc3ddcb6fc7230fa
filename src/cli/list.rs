//! `euja list KIND`: one row for each record of a kind.
//!
//! A kind is declared once, as a list of [`Column`]s; every format is written from the values these give. What is a
//! chief column stands in the formats for people, all columns in those for programs.

mod cells;
mod events;
mod findings;
mod frame;
mod link;
mod named;
mod sources;
mod tours;

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::Value;

use super::{Answer, Failure, ListFormat, out};
use crate::analysis::Lens;
use crate::corpus::{Corpus, Id, Thing};
use crate::render::{Table, sheet_json, sheet_table};
use crate::search::Query;
use crate::text::Cells;
use crate::tui::matrix::{Manner, Matrix};

/// Declares what can be listed: each kind with its singular, and the function that makes its rows.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $singular:literal $rows:path),* $(,)?) => {
        /// What can be listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub enum Kind { $($(#[$doc])* #[value(alias = $singular)] $kind),* }

        impl Kind {
            /// All of them, in the order of the help.
            const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// As it is asked for.
            fn plural(self) -> String {
                self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
            }

            fn rows(self, corpus: &Corpus) -> Table<'_> {
                match self { $(Kind::$kind => $rows(corpus)),* }
            }
        }
    };
}

kinds! {
    /// The sources, in our own digest.
    Documents "document" sources::documents,
    /// The digests of their paragraphs.
    Passages "passage" sources::passages,
    /// The fields studied: rows of the matrix.
    Dimensions "dimension" frame::dimensions,
    /// Sorts of dimensions, as sources tell them apart.
    Groups "group" frame::groups,
    /// Stretches of time that sources set apart.
    Eras "era" frame::eras,
    /// Topics that cut across the dimensions.
    Themes "theme" frame::themes,
    /// The elements of the framework: columns of the matrix.
    Elements "element" frame::elements,
    /// The scales with their levels.
    Scales "scale" frame::scales,
    /// The parties.
    Parties "party" frame::parties,
    /// Who acts.
    Actors "actor" named::actors,
    /// Treaties, strategies, laws, programmes.
    Instruments "instrument" named::instruments,
    /// What is dated, in order of time.
    Events "event" events::events,
    /// Every cell of the matrix, assessed or not.
    Cells "cell" cells::cells,
    /// What the sources claim, want, ask: drivers, obstacles, recommendations, questions.
    Findings "finding" findings::findings,
    /// Topics on which sources differ.
    Discrepancies "discrepancy" named::discrepancies,
    /// Outside facts.
    References "reference" sources::references,
    /// The words of the method and of the field, defined.
    Glossary "term" findings::glossary,
    /// Ways through the dataset, to be presented.
    Tours "tour" tours::tours,
}

/// One column of a kind of record.
struct Column<T> {
    name: &'static str,
    chief: bool,
    value: fn(&Corpus, Id<T>) -> Value,
}

impl<T> Column<T> {
    /// A column of every format.
    const fn chief(name: &'static str, value: fn(&Corpus, Id<T>) -> Value) -> Self {
        Column { name, chief: true, value }
    }

    /// A column for programs.
    const fn further(name: &'static str, value: fn(&Corpus, Id<T>) -> Value) -> Self {
        Column { name, chief: false, value }
    }
}

fn table<'a, T>(corpus: &'a Corpus, ids: impl IntoIterator<Item = Id<T>>, columns: &'static [Column<T>]) -> Table<'a> {
    let ids: Vec<Id<T>> = ids.into_iter().collect();
    let names = columns.iter().map(|column| (column.name.into(), column.chief)).collect();
    Table::new(names, ids.len(), move |at| {
        let values = |id: &Id<T>| columns.iter().map(|column| (column.value)(corpus, *id)).collect();
        ids.get(at).map(values).unwrap_or_default()
    })
}

/// Lists a kind; of cells a lens leaves what it leaves, of all else it is clear; a query leaves the rows that it keeps.
/// `ascii` keeps signs of our own to ASCII; texts of the dataset are what they are.
pub(super) fn run(
    corpus: &Corpus,
    kind: Kind,
    lens: &Lens,
    query: Option<&Query>,
    format: ListFormat,
    ascii: bool,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let mut rows = if lens.is_clear() { kind.rows(corpus) } else { cells::under(corpus, lens) };
    if let Some(query) = query {
        keep(corpus, kind, query, &mut rows)?;
    }
    let answer = if query.is_some() && rows.is_empty() { Answer::No } else { Answer::Yes };
    if answer == Answer::No && format == ListFormat::Plain {
        return Ok(answer);
    }
    if format == ListFormat::Json {
        out::json(&rows, out)?;
    } else {
        write(rows, format, ascii, out)?;
    }
    Ok(answer)
}

/// Leaves the rows of things that a query keeps.
fn keep(corpus: &Corpus, kind: Kind, query: &Query, table: &mut Table<'_>) -> Result<(), Failure> {
    let plural = kind.plural();
    let word = Thing::WORDS.iter().find(|(_, known)| *known == plural).map(|(word, _)| *word);
    let id = table.column("id");
    let (Some(word), Some(id)) = (word, id) else {
        let has: Vec<&str> = Thing::WORDS.iter().map(|(_, plural)| *plural).collect();
        return Err(Failure::Query(format!("nothing is asked of {plural}: --where is for {}", has.join(", "))));
    };
    let is_kept = |row: &[Value]| {
        let thing = row.get(id).and_then(Value::as_str).and_then(|slug| corpus.thing(word, slug));
        thing.is_some_and(|thing| query.keeps(corpus, thing))
    };
    table.retain(is_kept);
    Ok(())
}

/// Writes the cells as a view of the matrix shows them.
pub(super) fn matrix(
    corpus: &Corpus,
    look: &Manner,
    format: ListFormat,
    ascii: bool,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let sheet = Matrix::new(corpus, look.clone()).as_shown();
    if format == ListFormat::Json {
        out::json(&sheet_json(corpus, &look.view, &look.lens, &sheet), out)?;
    } else {
        // People see a range where they ask for it; a spreadsheet has room for all.
        write(sheet_table(corpus, &sheet, format == ListFormat::Csv), format, ascii, out)?;
    }
    Ok(Answer::Yes)
}

/// Writes a table in a format other than JSON.
fn write(table: Table<'_>, format: ListFormat, ascii: bool, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ListFormat::Csv | ListFormat::Json => table.csv(out),
        ListFormat::Markdown => table.chief().markdown(out),
        ListFormat::Plain if table.is_empty() => writeln!(out, "this dataset has none of these"),
        ListFormat::Plain => table.chief().plain(room(), if ascii { "..." } else { "…" }, out),
    }
}

/// Every kind by its plural, with its rows.
pub(super) fn all(corpus: &Corpus) -> impl Iterator<Item = (String, Table<'_>)> {
    Kind::ALL.iter().map(move |kind| (kind.plural(), kind.rows(corpus)))
}

/// How wide a row may be: only a terminal sets a limit.
fn room() -> Option<Cells> {
    crate::tui::terminal::columns().map(|columns| Cells(columns.into()))
}
