//! What the index of 100,000 names of 60 chars and 100,000 paragraphs of 400 takes, beside what these take themselves. Run it
//! with `cargo bench --bench index`. Every byte is counted, which takes time: how long it takes to make is measured in the
//! bench `search`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

use std::alloc::System;

use common::plenty;
use euja::search::Index;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

/// Counts what is allocated.
#[global_allocator]
static ALLOCATED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const COUNT: usize = 100_000;

fn main() {
    let corpus = plenty::corpus(COUNT);
    let region = Region::new(ALLOCATED);
    let index = Index::new(&corpus);
    let change = region.change();
    let taken = change.bytes_allocated - change.bytes_deallocated;
    drop(index);
    let texts: usize = corpus.passages.iter().map(|(_, passage)| passage.text.len()).sum::<usize>()
        + corpus.events.iter().map(|(_, event)| event.label.len()).sum::<usize>();
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!(
        "{COUNT} names and {COUNT} paragraphs: {:.1} MiB; their index: {:.1} MiB; ratio {:.2}",
        mib(texts),
        mib(taken),
        taken as f64 / texts as f64
    );
    assert!(taken < texts, "the index is larger than the texts");
}
