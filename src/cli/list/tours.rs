//! Rows of tours.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::address::Address;
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Step, Tour};
use crate::render::Table;

const TOURS: &[Column<Tour>] = &[
    Column::chief("id", |corpus, id| json!(corpus.tours[id].slug)),
    Column::chief("label", |corpus, id| json!(corpus.tours[id].label)),
    Column::further("address", |corpus, id| json!(Address::Tour(id).name(corpus))),
    Column::chief("summary", |corpus, id| json!(corpus.tours[id].summary)),
    Column::chief("seconds", |corpus, id| {
        json!(corpus.tours[id].steps.iter().filter_map(|step| step.seconds).map(u32::from).sum::<u32>())
    }),
    Column::further("steps", |corpus, id| corpus.tours[id].steps.iter().map(|step| self::step(corpus, step)).collect()),
];

/// Fields that a step leaves out are empty or null, as everywhere.
fn step(corpus: &Corpus, step: &Step) -> Value {
    json!({
        "title": step.title,
        "address": step.address,
        "panes": step.panes.word(),
        "view": step.view,
        "lens": step.lens,
        "window": step.window.as_ref().map(Edtf::to_string),
        "highlight": step.highlight,
        "text": step.text,
        "notes": step.notes,
        "passages": link::slugs(&corpus.passages, &step.passages),
        "seconds": step.seconds,
    })
}

pub(super) fn tours(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.tours.ids(), TOURS)
}
