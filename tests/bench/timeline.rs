//! The timeline with 10,000 and 100,000 events on a screen of 120 by 40, beside the built-in dataset. Run it with
//! `cargo bench --bench timeline`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use common::clock::{millis, timed};
use common::many;
use common::stage::{BUILT_IN, press, setup, stage};
use euja::corpus::Corpus;
use euja::tui::app::App;
use euja::tui::draw::draw;
use euja::tui::theme::Depth;
use ratatui::buffer::Buffer;

/// How often each thing is done; the first few times warm the caches and don't count.
const TURNS: usize = 30;
const WARM: usize = 3;
/// What may pass between a key and its frame where 60 are drawn a second.
const BUDGET: f64 = 16.0;

fn main() {
    measure("the built-in dataset, 72 events", &BUILT_IN);
    for events in [10_000, 100_000] {
        let (loaded, many) = timed(|| many::corpus(events, (-3000, 3000)));
        println!("\n{:<52} {:>8.0} ms", format!("loading {events} events of 6,000 years"), millis(loaded));
        measure(&format!("{events} events"), &many);
    }
}

fn measure(what: &str, corpus: &Corpus) {
    println!("{:<52} {:>8}    {:>6}", format!("{what}:"), "ms", "budget");
    let (started, _) = timed(|| frame(&mut stage(corpus, setup(Depth::True), (120, 40), "2z")));
    let say = |what: &str, time: f64| println!("{what:<52} {time:>8.3} {:>6.0} %", time / BUDGET * 100.0);
    say("the explorer, started, and its frame", millis(started));
    let mut app = stage(corpus, setup(Depth::True), (120, 40), "2z");
    say("one frame", median(&mut app, "", ""));
    for (what, there, back) in [
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
        say(what, median(&mut app, there, back));
    }
}

/// The median of what some keys and their frame take; other keys undo them.
fn median(app: &mut App<'_>, there: &str, back: &str) -> f64 {
    let mut times = Vec::new();
    for turn in 0..TURNS + WARM {
        let (time, ()) = timed(|| {
            press(app, there);
            frame(app);
        });
        press(app, back);
        if turn >= WARM {
            times.push(millis(time));
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn frame(app: &mut App<'_>) {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    black_box(&buffer);
}
