//! `euja export FORMAT`: the whole dataset in one piece.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::out::{self, ExportFormat};
use super::{Answer, Failure, list};
use crate::address::Address;
use crate::cite;
use crate::corpus::Corpus;
use crate::corpus::date::Edtf;
use crate::export::timelinejs;

pub(super) fn run(corpus: &Corpus, format: ExportFormat, out: &mut dyn Write) -> Result<Answer, Failure> {
    match format {
        ExportFormat::Json => out::json(&whole(corpus), out)?,
        ExportFormat::Timelinejs => out::json(&timelinejs::timeline(corpus), out)?,
    }
    Ok(Answer::Yes)
}

/// `{dataset: {..}, documents: [..], ..}`: every list as `euja list KIND --format json` writes it.
fn whole(corpus: &Corpus) -> Value {
    let mut whole = Map::new();
    whole.insert("dataset".into(), dataset(corpus));
    whole.extend(list::all(corpus).map(|(plural, rows)| (plural.to_owned(), rows)));
    Value::Object(whole)
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
