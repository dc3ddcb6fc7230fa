//! Rows of who and what is named, and of what the sources don't agree on.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::corpus::{Actor, Corpus, Discrepancy, Instrument, Reading};
use crate::render::Table;

const ACTORS: &[Column<Actor>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::chief("kind", |corpus, id| json!(corpus.actor_kinds[corpus.actors[id].kind].slug)),
    Column::chief("aliases", link::aliases),
    Column::further("summary", |corpus, id| json!(corpus.actors[id].summary)),
    Column::further("passages", link::passages),
    Column::further("events", link::events),
    Column::further("instruments", link::instruments),
    Column::further("findings", link::findings),
    Column::further("discrepancies", link::discrepancies),
];

const INSTRUMENTS: &[Column<Instrument>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::chief("kind", |corpus, id| json!(corpus.instrument_kinds[corpus.instruments[id].kind].slug)),
    Column::chief("aliases", link::aliases),
    Column::further("summary", |corpus, id| json!(corpus.instruments[id].summary)),
    Column::further("actors", |corpus, id| link::slugs(&corpus.actors, &corpus.instruments[id].actors)),
    Column::further("passages", link::passages),
    Column::further("events", link::events),
    Column::further("discrepancies", link::discrepancies),
];

const DISCREPANCIES: &[Column<Discrepancy>] = &[
    Column::chief("id", link::id),
    Column::further("label", link::label),
    Column::chief("topic", link::label),
    Column::further("address", link::address),
    Column::chief("kind", |corpus, id| json!(corpus.discrepancies[id].kind.word())),
    Column::chief("severity", |corpus, id| json!(corpus.discrepancies[id].severity.word())),
    Column::chief("status", |corpus, id| json!(corpus.discrepancies[id].status.word())),
    Column::further("readings", |corpus, id| {
        corpus.discrepancies[id].readings.iter().map(|reading| self::reading(corpus, reading)).collect()
    }),
    Column::further("resolution", |corpus, id| json!(corpus.discrepancies[id].resolution)),
    Column::further("ground", |corpus, id| json!(corpus.discrepancies[id].ground.word())),
    Column::further("because", |corpus, id| json!(corpus.discrepancies[id].because)),
    Column::further("references", link::references),
    Column::further("touches", |corpus, id| {
        corpus.discrepancies[id].touches.iter().map(|thing| corpus.name(*thing)).collect()
    }),
];

fn reading(corpus: &Corpus, reading: &Reading) -> Value {
    let mut who: Vec<&str> = Vec::new();
    for passage in &reading.passages {
        let document = &*corpus.documents[corpus.passages[*passage].document].short;
        if !who.contains(&document) {
            who.push(document);
        }
    }
    who.extend(reading.references.iter().map(|reference| &*corpus.references[*reference].label));
    json!({
        "who": who.join("; "),
        "says": reading.says,
        "passages": link::slugs(&corpus.passages, &reading.passages),
        "references": link::slugs(&corpus.references, &reading.references),
    })
}

pub(super) fn actors(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.actors.ids(), ACTORS)
}

pub(super) fn instruments(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.instruments.ids(), INSTRUMENTS)
}

pub(super) fn discrepancies(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.discrepancies.ids(), DISCREPANCIES)
}
