//! The matrix on a screen of 120 by 40: a dataset of 200 dimensions and 20 columns, and one frame of the built-in one to
//! compare with. Run it with `cargo bench --bench matrix`. Where 60 frames are drawn a second 16 ms pass between two.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod measure;

use common::large;
use common::stage::{BUILT_IN, press};
use criterion::{Criterion, criterion_group, criterion_main};
use euja::sheet::View;
use euja::tui::app::App;
use measure::{afresh, criterion, frame, group, keyed};

criterion_group! { name = benches; config = criterion(); targets = built_in, two_hundred_by_twenty }
criterion_main!(benches);

fn built_in(criterion: &mut Criterion) {
    afresh(&mut group(criterion, "matrix of the built-in dataset"), "one frame", &BUILT_IN, |_| {}, frame);
}

fn two_hundred_by_twenty(criterion: &mut Criterion) {
    let large = large::corpus();
    let mut group = group(criterion, "matrix of 200 by 20");
    afresh(&mut group, "one frame", &large, |_| {}, frame);
    for (what, before, keys) in [
        ("a step down and its frame", "", "Down"),
        ("a step right and its frame", "", "Right"),
        ("a screen down and its frame", "", "PgDn"),
        ("to the last row and its frame", "", "End"),
        ("a sort and its frame", "<Right*3>", "S"),
        ("groups and their frame", "", "D"),
        ("rows for columns and their frame", "", "T"),
        ("another measure and its frame", "", "v"),
        ("the lens menu and its frame", "", "x"),
        ("a lens chosen in it and its frame", "x", "Enter"),
        ("the lens cleared and its frame", "x Enter Esc", "X"),
        ("what can be compared and its frame", "", "d"),
        ("two dimensions compared and their frame", "d", "Enter"),
    ] {
        afresh(&mut group, what, &large, |app| drop(press(app, before)), |app| keyed(app, keys));
    }
    // It starts with the levels.
    for view in View::offered(&large).filter(|view| *view != View::Levels) {
        let name = view.name(&large);
        let what = format!("{name}, opened, and its frame");
        afresh(&mut group, &what, &large, |app| typed(app, "V", &name), |app| keyed(app, "Enter"));
    }
    let contested = |app: &mut App<'_>| opened(app, "contested");
    afresh(&mut group, "a sort of the contested cells and its frame", &large, contested, |app| keyed(app, "S"));
    let lenses = |app: &mut App<'_>| typed(app, "d", "year:..2006 | year:..2010");
    afresh(&mut group, "two lenses, opened, and their frame", &large, lenses, |app| keyed(app, "Enter"));
    for view in View::offered(&large) {
        let name = view.name(&large);
        let what = format!("a step down in {name}");
        afresh(&mut group, &what, &large, |app| opened(app, &name), |app| keyed(app, "Down"));
    }
}

/// Types words into a menu.
fn typed(app: &mut App<'_>, menu: &str, words: &str) {
    press(app, menu);
    app.paste(words);
    app.arrange(app.screen());
}

fn opened(app: &mut App<'_>, view: &str) {
    typed(app, "V", view);
    press(app, "Enter");
}
