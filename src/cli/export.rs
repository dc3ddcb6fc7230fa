//! `euja export FORMAT`: the whole dataset in one piece.

use std::io::Write;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::out::{self, ExportFormat};
use super::{Answer, Failure, list};
use crate::address::Address;
use crate::cite;
use crate::corpus::Corpus;
use crate::corpus::date::Edtf;
use crate::export::timelinejs::Timeline;

pub(super) fn run(corpus: &Corpus, format: ExportFormat, out: &mut dyn Write) -> Result<Answer, Failure> {
    match format {
        ExportFormat::Json => out::json(&Whole(corpus), out)?,
        ExportFormat::Timelinejs => out::json(&Timeline(corpus), out)?,
    }
    Ok(Answer::Yes)
}

/// `{dataset: {..}, documents: [..], ..}`: every list as `euja list KIND --format json` writes it.
struct Whole<'a>(&'a Corpus);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("dataset", &dataset(self.0))?;
        for (plural, rows) in list::all(self.0) {
            whole.serialize_entry(&plural, &rows)?;
        }
        whole.end()
    }
}

fn dataset(corpus: &Corpus) -> Value {
    let about = &corpus.about;
    let chapters = about.method.iter().map(|chapter| json!({ "title": chapter.title, "text": chapter.text }));
    json!({
        "id": about.id,
        "address": Address::Home.name(corpus),
        "title": about.title,
        "subtitle": about.subtitle,
        "language": about.language,
        "languages": corpus.languages().collect::<Vec<_>>(),
        "version": about.version,
        "released": about.released.as_ref().map(Edtf::to_string),
        "window": about.window.as_ref().map(Edtf::to_string),
        "authors": about.authors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "publisher": about.publisher,
        "url": about.address,
        "doi": about.doi,
        "keywords": about.keywords,
        "coder": about.coder,
        "licence": about.licence,
        "citation": cite::of(corpus, &Address::Home).text(),
        "method": { "address": Address::Method.name(corpus), "chapters": chapters.collect::<Vec<_>>() },
    })
}
