//! The matrix on a screen of 120 by 40: a dataset of 200 dimensions and 20 columns beside the built-in one, one after the
//! other in turns, since a shared machine is never the same twice. Run it with `cargo bench --bench matrix`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use common::clock::{millis, timed};
use common::large;
use common::stage::{BUILT_IN, press, setup, stage};
use euja::corpus::Corpus;
use euja::sheet::View;
use euja::tui::app::App;
use euja::tui::draw::draw;
use euja::tui::theme::Depth;
use ratatui::buffer::Buffer;

/// How often each thing is done; the first few times warm the caches and don't count.
const TURNS: usize = 60;
const WARM: usize = 5;
/// What may pass between a key and its frame where 60 are drawn a second.
const BUDGET: f64 = 16.0;

fn main() {
    let (loaded, large) = timed(large::corpus);
    println!("{:<52} {:>8.2} ms", "loading 200 dimensions by 20 columns", millis(loaded));
    let frame = measure(&BUILT_IN, "", frame);
    println!("{:<52} {:>8.3} ms", "one frame of the built-in dataset", frame);
    println!("{:<52} {:>8}    {:>6}  {:>6}", "200 by 20:", "ms", "ratio", "budget");
    let say = |what: &str, time: f64| {
        println!("{what:<52} {time:>8.3} {:>9.1} {:>6.0} %", time / frame, time / BUDGET * 100.0);
    };
    say("one frame", measure(&large, "", self::frame));
    let keyed = |keys: &'static str| {
        move |app: &mut App<'_>| {
            press(app, keys);
            self::frame(app);
        }
    };
    say("one step down and its frame", measure(&large, "", keyed("Down")));
    say("one step right and its frame", measure(&large, "", keyed("Right")));
    say("a screen down and its frame", measure(&large, "", keyed("PgDn")));
    say("to the last row and its frame", measure(&large, "", keyed("End")));
    say("a sort and its frame", measure(&large, "<Right*3>", keyed("S")));
    say("groups and their frame", measure(&large, "", keyed("D")));
    say("rows for columns and their frame", measure(&large, "", keyed("T")));
    say("another measure and its frame", measure(&large, "", keyed("v")));
    say("the lens menu and its frame", measure(&large, "", keyed("x")));
    say("a lens chosen in it and its frame", measure(&large, "x", keyed("Enter")));
    say("the lens cleared and its frame", measure(&large, "x Enter Esc", keyed("X")));
    say("what can be compared and its frame", measure(&large, "", keyed("d")));
    say("two dimensions compared and their frame", measure(&large, "d", keyed("Enter")));
    // It starts with the levels.
    for view in View::offered(&large).filter(|view| *view != View::Levels) {
        let name = view.name(&large);
        let open = |app: &mut App<'_>| {
            press(app, "Enter");
            self::frame(app);
        };
        let time = measure_after(&large, |app| typed(app, "V", &name), open);
        say(&format!("{name}, opened, and its frame"), time);
    }
    let contested = |app: &mut App<'_>| {
        typed(app, "V", "contested");
        press(app, "Enter");
    };
    say("a sort of the contested cells and its frame", measure_after(&large, contested, keyed("S")));
    let lenses = |app: &mut App<'_>| typed(app, "d", "year:..2006 | year:..2010");
    say("two lenses, opened, and their frame", measure_after(&large, lenses, keyed("Enter")));
    for view in View::offered(&large) {
        let name = view.name(&large);
        let opened = |app: &mut App<'_>| {
            typed(app, "V", &name);
            press(app, "Enter");
        };
        say(&format!("one step down in {name}"), measure_after(&large, opened, keyed("Down")));
    }
}

/// Types words into a menu.
fn typed(app: &mut App<'_>, menu: &str, words: &str) {
    press(app, menu);
    app.paste(words);
    app.arrange(app.screen());
}

fn frame(app: &mut App<'_>) {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    black_box(&buffer);
}

fn measure(corpus: &Corpus, before: &str, what: impl FnMut(&mut App<'_>)) -> f64 {
    measure_after(corpus, |app| drop(press(app, before)), what)
}

/// The median of what something takes in an explorer that was just made ready for it.
fn measure_after(corpus: &Corpus, ready: impl Fn(&mut App<'_>), mut what: impl FnMut(&mut App<'_>)) -> f64 {
    let mut times = Vec::new();
    for turn in 0..TURNS + WARM {
        let mut app = stage(corpus, setup(Depth::True), (120, 40), "");
        ready(&mut app);
        frame(&mut app);
        let (time, ()) = timed(|| what(&mut app));
        if turn >= WARM {
            times.push(millis(time));
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
