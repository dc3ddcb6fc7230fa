//! Rows of events, in order of time.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Event, Id, Report};
use crate::render::Table;

const EVENTS: &[Column<Event>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::chief("date", |corpus, id| json!(corpus.events[id].date.as_ref().map(Edtf::to_string))),
    Column::further("start", |corpus, id| day(corpus, id, Edtf::earliest)),
    Column::further("end", |corpus, id| day(corpus, id, Edtf::latest)),
    Column::further("precision", |corpus, id| {
        json!(corpus.events[id].date.as_ref().map(|date| date.precision().to_string()))
    }),
    Column::further("approximate", |corpus, id| json!(corpus.events[id].date.as_ref().map(Edtf::is_approximate))),
    Column::further("uncertain", |corpus, id| json!(corpus.events[id].date.as_ref().map(Edtf::is_uncertain))),
    Column::chief("bounds", |corpus, id| json!(corpus.events[id].bounds.as_ref().map(Edtf::to_string))),
    Column::chief("kind", |corpus, id| json!(corpus.event_kinds[corpus.events[id].kind].slug)),
    Column::chief("in_window", in_window),
    Column::further("dimensions", |corpus, id| link::slugs(&corpus.dimensions, &corpus.events[id].dimensions)),
    Column::further("themes", |corpus, id| link::slugs(&corpus.themes, &corpus.events[id].themes)),
    Column::further("actors", |corpus, id| link::slugs(&corpus.actors, &corpus.events[id].actors)),
    Column::further("instruments", |corpus, id| link::slugs(&corpus.instruments, &corpus.events[id].instruments)),
    Column::further("reports", |corpus, id| {
        corpus.events[id].reports.iter().map(|report| self::report(corpus, report)).collect()
    }),
    Column::further("references", |corpus, id| link::slugs(&corpus.references, &corpus.events[id].references)),
    Column::further("discrepancies", link::discrepancies),
    Column::further("ground", |corpus, id| json!(corpus.events[id].ground)),
    Column::further("summary", |corpus, id| json!(corpus.events[id].summary)),
];

/// One end of the settled date. Bounds are no date: they have their own column.
fn day(corpus: &Corpus, id: Id<Event>, end: fn(&Edtf) -> Option<jiff::civil::Date>) -> Value {
    json!(corpus.events[id].date.as_ref().and_then(end).map(|day| day.to_string()))
}

/// Whether an event is in the span of time that the dataset is about, by its date or else its bounds. Null where that
/// can't be told: a false would say that it lies outside.
fn in_window(corpus: &Corpus, id: Id<Event>) -> Value {
    let window = corpus.about.window.as_ref();
    json!(window.zip(corpus.events[id].when()).map(|(window, when)| when.overlaps(window)))
}

fn report(corpus: &Corpus, report: &Report) -> Value {
    json!({
        "passage": corpus.passages[report.passage].slug,
        "says": report.says,
        "date": report.date.as_ref().map(Edtf::to_string),
    })
}

pub(super) fn events(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.chronology(), EVENTS)
}
