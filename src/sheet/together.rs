//! Co-occurrence: how many passages speak of two things at once.

use super::{Entry, Sheet, Title, Value, dimension};
use crate::address::Address;
use crate::analysis::{Lens, together};
use crate::corpus::{Corpus, Thing};

/// Counts for all things of one kind by all of another; what no passage speaks of has no column.
pub(super) fn sheet(corpus: &Corpus, lens: &Lens, of: &'static str, across: &'static str) -> Sheet {
    let rows = corpus.things(of);
    let mut columns = corpus.things(across);
    columns.retain(|thing| corpus.passages_of(*thing).next().is_some());
    let entry = |row: Thing, column: Thing| {
        let count = together::passages(corpus, lens, row, column).len();
        Entry::plain(Value::Count(count), Address::Both(row, column))
    };
    Sheet {
        of: if of == "doc" { "document" } else { of },
        across,
        legend: "passages that speak of both".into(),
        entries: rows.iter().map(|row| columns.iter().map(|column| entry(*row, *column)).collect()).collect(),
        rows: rows.iter().map(|thing| title(corpus, *thing)).collect(),
        columns: columns.iter().map(|thing| title(corpus, *thing)).collect(),
    }
}

fn title(corpus: &Corpus, thing: Thing) -> Title {
    let label = corpus.label(thing);
    match thing {
        Thing::Dimension(id) => dimension(corpus, id),
        Thing::Document(id) => {
            let short = corpus.documents[id].short.to_string();
            Title { label: short.clone(), short, thing: Some(thing), ..Title::default() }
        }
        _ => Title { label: label.into(), short: label.into(), thing: Some(thing), ..Title::default() },
    }
}
