//! `euja search QUERY`: the hits, best first.

use std::io::Write;

use serde_json::{Value, json};

use super::{Answer, Failure, SearchFormat, out};
use crate::corpus::Corpus;
use crate::search::{Hit, Index, Query};

/// Searches everything, and writes at most `limit` hits, each as it is made.
pub(super) fn run(
    corpus: &Corpus,
    query: &str,
    limit: u32,
    format: SearchFormat,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let query = read(corpus, query)?;
    let index = Index::new(corpus);
    let ranked = index.find(corpus, query);
    let hits = ranked.hits().take(usize::try_from(limit).unwrap_or(usize::MAX));
    match format {
        SearchFormat::Json => out::json(&hits.map(|hit| row(corpus, &hit)).collect::<Vec<_>>(), out)?,
        SearchFormat::Plain => {
            for hit in hits {
                // A dataset's texts have no tab, and a snippet has no line feed.
                let (address, kind) = (address(corpus, &hit), hit.what.word());
                writeln!(out, "{address}\t{kind}\t{}\t{}\t{}", hit.label, hit.field, hit.snippet)?;
            }
        }
    }
    Ok(if ranked.total() == 0 { Answer::No } else { Answer::Yes })
}

/// Reads a query. What can't be understood in it would keep too much, and a script would never know.
pub(super) fn read(corpus: &Corpus, typed: &str) -> Result<Query, Failure> {
    let query = Query::parse(corpus, typed);
    match query.troubles() {
        [] => Ok(query),
        troubles => {
            let said: Vec<&str> = troubles.iter().map(|trouble| trouble.says.as_str()).collect();
            Err(Failure::Query(said.join("\n  ")))
        }
    }
}

fn address(corpus: &Corpus, hit: &Hit) -> String {
    hit.thing().map(|thing| corpus.name(thing)).unwrap_or_default()
}

fn row(corpus: &Corpus, hit: &Hit) -> Value {
    json!({
        "address": address(corpus, hit),
        "kind": hit.what.word(),
        "label": hit.label,
        "field": hit.field,
        "snippet": hit.snippet,
    })
}
