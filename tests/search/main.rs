//! Searching: the language of queries, rankings that a person agrees with, what holds for any query, and the box.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod anything;
mod films;
mod language;
mod ranking;

use std::sync::LazyLock;

use euja::corpus::{Corpus, Thing};
use euja::search::Index;

use common::stage::BUILT_IN;

/// The built-in dataset, indexed.
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&BUILT_IN));

/// Everything in a dataset.
fn things(corpus: &Corpus) -> impl Iterator<Item = Thing> {
    Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word))
}
