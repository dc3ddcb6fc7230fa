//! Rows of findings and of the glossary.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::corpus::{Corpus, Finding, Term, Thing};
use crate::render::Table;

const FINDINGS: &[Column<Finding>] = &[
    Column::chief("id", link::id),
    Column::chief("kind", |corpus, id| json!(corpus.findings[id].kind.word())),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("text", |corpus, id| json!(corpus.findings[id].text)),
    Column::further("dimensions", |corpus, id| link::slugs(&corpus.dimensions, &corpus.findings[id].dimensions)),
    Column::further("themes", |corpus, id| link::slugs(&corpus.themes, &corpus.findings[id].themes)),
    Column::further("actors", |corpus, id| link::slugs(&corpus.actors, &corpus.findings[id].actors)),
    Column::further("instruments", |corpus, id| link::slugs(&corpus.instruments, &corpus.findings[id].instruments)),
    Column::chief("passages", |corpus, id| link::slugs(&corpus.passages, &corpus.findings[id].passages)),
    Column::chief("addressee", |corpus, id| json!(corpus.findings[id].addressee)),
    Column::chief("status", |corpus, id| json!(corpus.findings[id].status.word())),
    Column::further("because", |corpus, id| json!(corpus.findings[id].because)),
    Column::further("shown_by", |corpus, id| names(corpus, &corpus.findings[id].shown_by)),
    Column::further("discrepancies", link::discrepancies),
];

const GLOSSARY: &[Column<Term>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::chief("definition", |corpus, id| json!(corpus.glossary[id].definition)),
    Column::further("belongs", |corpus, id| json!(corpus.glossary[id].belongs)),
    Column::further("excludes", |corpus, id| json!(corpus.glossary[id].excludes)),
    Column::further("example", |corpus, id| json!(corpus.glossary[id].example)),
    Column::further("see", |corpus, id| names(corpus, &corpus.glossary[id].see)),
];

fn names(corpus: &Corpus, things: &[Thing]) -> Value {
    things.iter().map(|thing| corpus.name(*thing)).collect()
}

pub(super) fn findings(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.findings.ids(), FINDINGS)
}

pub(super) fn glossary(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.glossary.ids(), GLOSSARY)
}
