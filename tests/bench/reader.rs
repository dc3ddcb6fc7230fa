//! The reader on a screen of 120 by 40: a document of 100,000 passages. Run it with `cargo bench --bench reader`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod measure;

use common::long;
use common::stage::{press, setup, stage};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use euja::address::Address;
use euja::corpus::Corpus;
use euja::tui::app::{App, Setup};
use euja::tui::theme::Depth;
use measure::{again, criterion, frame, group, keyed, timed};
use ratatui::layout::Rect;

criterion_group! { name = benches; config = criterion(); targets = reader }
criterion_main!(benches);

fn reader(criterion: &mut Criterion) {
    let long = long::corpus();
    let mut group = group(criterion, "reader of 100,000 passages");
    group.bench_function("opening them", |bencher| bencher.iter(|| opened(&long, "")));
    for (state, keys) in
        [("", ""), (", outline beside", "o Esc"), (", stripes", "v"), (", hits of a find", "/ n e e d l e Enter")]
    {
        let mut app = opened(&long, keys);
        for (edge, key) in [("the start", "Home"), ("the end", "End")] {
            press(&mut app, key);
            again(&mut group, &format!("one frame at {edge}{state}"), &mut app, "", "");
        }
        again(&mut group, &format!("a row up and its frame{state}"), &mut app, "Up", "");
        press(&mut app, "End");
        again(&mut group, &format!("a screen up and its frame{state}"), &mut app, "PgUp", "");
    }
    let mut app = opened(&long, "");
    for (what, there, back) in [
        ("to the end and its frame", "End", "Home"),
        ("to the next link and its frame", "Right", ""),
        ("to the next passage and its frame", "]", ""),
        ("stripes on or off, and a frame", "v", ""),
        ("the outline shown or not, and a frame", "o", ""),
        ("the copy menu and its frame", "y", "Esc"),
        ("two pages side by side, or one", "B", ""),
    ] {
        again(&mut group, what, &mut app, there, back);
    }
    let mut app = opened(&long, "<lt*9>");
    sized(&mut group, "another height and its frame", &mut app, [(120, 30), (120, 40)]);
    let mut app = opened(&long, &">".repeat(20));
    sized(&mut group, "another width and its frame", &mut app, [(100, 40), (140, 40)]);
    for (what, text) in [("a find that has 100 hits", "needle"), ("a find that has 100,000 hits", "stack")] {
        let mut app = opened(&long, "");
        group.bench_function(what, |bencher| bencher.iter(|| find(&mut app, text)));
    }
    let mut app = opened(&long, "");
    find(&mut app, "stack");
    again(&mut group, "to the next of 100,000 hits, and a frame", &mut app, "n", "");
}

fn opened<'c>(corpus: &'c Corpus, keys: &str) -> App<'c> {
    let address = Address::parse(corpus, "doc/roll").unwrap();
    let mut app = stage(corpus, Setup { address, ..setup(Depth::True) }, (120, 40), &format!("z {keys}"));
    frame(&mut app);
    app
}

fn find(app: &mut App<'_>, text: &str) {
    press(app, "3 Home /");
    app.paste(text);
    app.arrange(app.screen());
    keyed(app, "Enter");
}

/// What it takes to go from one size of the screen to another, and back.
fn sized(group: &mut BenchmarkGroup<'_, WallTime>, what: &str, app: &mut App<'_>, sizes: [(u16, u16); 2]) {
    let mut sizes = sizes.into_iter().cycle();
    group.bench_function(what, |bencher| {
        bencher.iter_custom(|count| {
            let turn = |(width, height)| {
                timed(|| {
                    app.arrange(Rect::new(0, 0, width, height));
                    frame(app);
                })
                .0
            };
            sizes.by_ref().take(count.try_into().unwrap()).map(turn).sum()
        });
    });
}
