//! `euja search QUERY`: the hits, best first.

use std::io::Write;

use serde_json::{Value, json};

use super::{Answer, Failure, SearchFormat, out};
use crate::corpus::Corpus;
use crate::search::{Found, Hit, Index};

/// Searches everything, and gives at most `limit` hits.
pub(super) fn run(
    corpus: &Corpus,
    query: &str,
    limit: u32,
    format: SearchFormat,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let found = Index::new(corpus).search(corpus, query, usize::try_from(limit).unwrap_or(usize::MAX));
    match format {
        SearchFormat::Json => out::json(&found.hits.iter().map(|hit| row(corpus, hit)).collect(), out)?,
        SearchFormat::Plain => plain(corpus, &found, out)?,
    }
    Ok(if found.hits.is_empty() { Answer::No } else { Answer::Yes })
}

fn row(corpus: &Corpus, hit: &Hit) -> Value {
    json!({
        "address": corpus.name(hit.thing),
        "kind": hit.thing.word(),
        "label": hit.label,
        "field": hit.field,
        "snippet": hit.snippet,
    })
}

fn plain(corpus: &Corpus, found: &Found, out: &mut dyn Write) -> std::io::Result<()> {
    for hit in &found.hits {
        writeln!(out, "{}  {}", corpus.name(hit.thing), hit.label)?;
        // Found by its name, it is shown with its opening words, which stand in no field of that name.
        let field = if hit.field == "label" { String::new() } else { format!("{}: ", hit.field) };
        writeln!(out, "    {field}{}", hit.snippet)?;
    }
    match (found.hits.len(), found.total) {
        (0, _) => writeln!(out, "nothing matches"),
        (shown, total) if shown < total => writeln!(out, "{shown} of {total}; --limit {total} shows all"),
        (shown, _) => writeln!(out, "{shown} found"),
    }
}
