//! The timeline on a screen of 120 by 40 with 10,000 and 100,000 events, and with those of the built-in dataset. Run it with
//! `cargo bench --bench timeline`. Where 60 frames are drawn a second 16 ms pass between two.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod measure;

use common::many;
use common::stage::{BUILT_IN, setup, stage};
use criterion::{Criterion, criterion_group, criterion_main};
use euja::corpus::Corpus;
use euja::tui::theme::Depth;
use measure::{again, criterion, frame, group};

criterion_group! { name = benches; config = criterion(); targets = timelines }
criterion_main!(benches);

fn timelines(criterion: &mut Criterion) {
    measure(criterion, "timeline of the built-in dataset", &BUILT_IN);
    for events in [10_000, 100_000] {
        measure(criterion, &format!("timeline of {events} events"), &many::corpus(events, (-3000, 3000)));
    }
}

fn measure(criterion: &mut Criterion, name: &str, corpus: &Corpus) {
    let mut group = group(criterion, name);
    group.bench_function("the explorer, started, and its frame", |bencher| {
        bencher.iter(|| frame(&mut stage(corpus, setup(Depth::True), (120, 40), "2z")));
    });
    let mut app = stage(corpus, setup(Depth::True), (120, 40), "2z");
    for (what, there, back) in [
        ("one frame", "", ""),
        ("a step on and its frame", "Right", ""),
        ("a lane down and its frame", "Down", "Up"),
        ("a screen on and its frame", "PgDn", ""),
        ("zooming in and its frame", "+", "-"),
        ("zooming out and its frame", "-", "+"),
        ("to the end and its frame", "End", "Home"),
        ("readings and their frame", "r", "r"),
        ("a fold and its frame", "f", "f"),
        ("lanes by the next sort and their frame", "v", ""),
        ("the list and its frame", "T", "T"),
        ("a step in the list and its frame", "T Down", "T"),
        ("the filter menu and its frame", "&", "Esc"),
        ("a filter and its frame", "& Down Enter", "Enter Esc"),
    ] {
        again(&mut group, what, &mut app, there, back);
    }
}
