//! Rows of what can be read: documents, their passages, and outside facts.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::corpus::date::Edtf;
use crate::corpus::{Coding, Corpus, Document, Id, Passage, Reference, Section};
use crate::render::Table;

const DOCUMENTS: &[Column<Document>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::further("title", link::label),
    Column::further("subtitle", |corpus, id| json!(corpus.documents[id].subtitle)),
    Column::further("short", |corpus, id| json!(corpus.documents[id].short)),
    Column::further("authors", |corpus, id| corpus.documents[id].authors.iter().map(ToString::to_string).collect()),
    Column::chief("date", |corpus, id| json!(corpus.documents[id].date.as_ref().map(Edtf::to_string))),
    Column::further("bounds", |corpus, id| json!(corpus.documents[id].bounds.as_ref().map(Edtf::to_string))),
    Column::further("dated", |corpus, id| json!(corpus.documents[id].dated)),
    Column::chief("kind", |corpus, id| json!(corpus.document_kinds[corpus.documents[id].kind].slug)),
    Column::further("container", |corpus, id| json!(corpus.documents[id].container)),
    Column::further("origin", |corpus, id| json!(corpus.documents[id].origin)),
    Column::further("remark", |corpus, id| json!(corpus.documents[id].remark)),
    Column::chief("passages", |corpus, id| {
        json!(corpus.documents[id].sections.iter().map(|section| section.passages.len()).sum::<usize>())
    }),
    Column::further("sections", |corpus, id| {
        corpus.documents[id].sections.iter().map(|section| self::section(corpus, section)).collect()
    }),
];

const PASSAGES: &[Column<Passage>] = &[
    Column::chief("id", link::id),
    Column::further("label", link::label),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::further("document", |corpus, id| json!(corpus.documents[corpus.passages[id].document].slug)),
    Column::further("locator", |corpus, id| json!(corpus.passages[id].locator())),
    Column::chief("section", section_title),
    Column::chief("text", |corpus, id| json!(corpus.passages[id].text)),
    Column::further("codings", |corpus, id| {
        let passage = &corpus.passages[id];
        passage.codings.iter().map(|coding| self::coding(corpus, passage, coding)).collect()
    }),
    Column::further("cells", link::cells),
    Column::further("events", link::events),
    Column::further("findings", link::findings),
    Column::further("discrepancies", link::discrepancies),
];

const REFERENCES: &[Column<Reference>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("page", link::address),
    Column::chief("date", |corpus, id| json!(corpus.references[id].date.as_ref().map(Edtf::to_string))),
    Column::chief("confirmed", |corpus, id| json!(corpus.references[id].confirmed)),
    Column::further("fact", |corpus, id| json!(corpus.references[id].fact)),
    Column::chief("address", |corpus, id| json!(corpus.references[id].address)),
    Column::further("events", link::events),
    Column::further("discrepancies", link::discrepancies),
];

fn section(corpus: &Corpus, section: &Section) -> Value {
    json!({ "title": section.title, "passages": link::slugs(&corpus.passages, &section.passages) })
}

fn section_title(corpus: &Corpus, id: Id<Passage>) -> Value {
    let passage = &corpus.passages[id];
    json!(
        corpus.documents[passage.document].sections.get(passage.section as usize).map_or("", |section| &section.title)
    )
}

fn coding(corpus: &Corpus, passage: &Passage, coding: &Coding) -> Value {
    let phrase = coding.phrase().and_then(|phrase| passage.text.get(phrase));
    json!({ "code": corpus.name(coding.code), "phrase": phrase })
}

pub(super) fn documents(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.documents.ids(), DOCUMENTS)
}

pub(super) fn passages(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.passages.ids(), PASSAGES)
}

pub(super) fn references(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.references.ids(), REFERENCES)
}
