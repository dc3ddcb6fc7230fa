//! Rows of the matrix, cell by cell.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::analysis::{Lens, Seen, Standing, Steps};
use crate::corpus::date::Edtf;
use crate::corpus::{Cell, Corpus, Evidence, Id, Rating};
use crate::render::{Table, tidy};

const CELLS: &[Column<Cell>] = &[
    Column::further("id", link::id),
    Column::chief("address", link::address),
    Column::further("label", link::label),
    Column::further("dimension", |corpus, id| json!(corpus.dimensions[corpus.cells[id].dimension].slug)),
    Column::further("element", |corpus, id| json!(corpus.elements[corpus.cells[id].element].slug)),
    Column::further("party", |corpus, id| json!(corpus.cells[id].party.map(|party| &corpus.parties[party].slug))),
    Column::chief("status", |corpus, id| json!(corpus.cells[id].status())),
    Column::chief("level", |corpus, id| rated(corpus, id, |rating| json!(rating.level))),
    Column::chief("low", |corpus, id| rated(corpus, id, |rating| json!(rating.low))),
    Column::chief("high", |corpus, id| rated(corpus, id, |rating| json!(rating.high))),
    Column::chief("confidence", |corpus, id| rated(corpus, id, |rating| json!(rating.confidence.word()))),
    Column::chief("directness", |corpus, id| rated(corpus, id, |rating| json!(rating.directness.word()))),
    Column::further("rationale", |corpus, id| {
        json!(corpus.cells[id].assessment.as_ref().map_or("", |assessment| &assessment.rationale))
    }),
    Column::further("evidence", |corpus, id| {
        corpus.cells[id].evidence().iter().map(|evidence| self::evidence(corpus, evidence)).collect()
    }),
    Column::further("discrepancies", link::discrepancies),
];

/// What a rating says; null where the cell has none.
fn rated(corpus: &Corpus, id: Id<Cell>, value: fn(Rating) -> Value) -> Value {
    corpus.cells[id].rating().map_or(Value::Null, value)
}

fn evidence(corpus: &Corpus, evidence: &Evidence) -> Value {
    json!({
        "passage": corpus.passages[evidence.passage].slug,
        "stance": evidence.stance.word(),
        "level": evidence.level,
        "date": corpus.documents[corpus.passages[evidence.passage].document].date.as_ref().map(Edtf::to_string),
        "time": evidence.time.as_ref().map(Edtf::to_string),
        "counts_from": corpus.time_of(evidence).and_then(Edtf::earliest).map(|day| day.to_string()),
        "note": evidence.note,
    })
}

pub(super) fn cells(corpus: &Corpus) -> Table<'_> {
    counted(corpus, &Lens::default())
}

/// The same under a lens: level and range are those that it leaves, the rating stands beside them.
pub(super) fn under<'a>(corpus: &'a Corpus, lens: &Lens) -> Table<'a> {
    let table = counted(corpus, lens);
    let place = |name: &str| table.column(name);
    let (status, level, low, high) = (place("status"), place("level"), place("low"), place("high"));
    let lens = lens.clone();
    table.with([("rating".into(), true), ("lens".into(), false)], move |at, row| {
        let Some(id) = corpus.cells.at(at) else { return };
        let seen = Seen::of(corpus, &lens, id);
        let value = |level: Option<Steps>| level.map_or(Value::Null, |level| tidy(level.value(corpus.scale_of(id))));
        let standing = match seen.standing {
            Standing::Outside => json!("outside-lens"),
            _ => json!(corpus.cells[id].status()),
        };
        let under = [
            (status, standing),
            (level, value(seen.level)),
            (low, value(seen.range.map(|(low, _)| low))),
            (high, value(seen.range.map(|(_, high)| high))),
        ];
        for (column, value) in under {
            if let Some(place) = column.and_then(|column| row.get_mut(column)) {
                *place = value;
            }
        }
        row.push(value(seen.rating));
        row.push(json!(lens.written(corpus)));
    })
}

/// The columns of the records, and what can be counted of the evidence that a lens leaves.
fn counted<'a>(corpus: &'a Corpus, lens: &Lens) -> Table<'a> {
    let lens = lens.clone();
    let columns = ["passages_for", "passages_against", "independent_documents", "newest_evidence"];
    table(corpus, corpus.cells.ids(), CELLS).with(columns.map(|name| (name.into(), false)), move |at, row| {
        let Some(id) = corpus.cells.at(at) else { return };
        let seen = Seen::of(corpus, &lens, id);
        row.extend([
            json!(seen.supports),
            json!(seen.contradicts),
            json!(seen.documents),
            json!(seen.newest.map(|day| day.to_string())),
        ]);
    })
}
