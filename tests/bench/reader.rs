//! The reader on a screen of 120 by 40: a document of 100,000 passages. Run it with `cargo bench --bench reader`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use common::clock::{millis, timed};
use common::long;
use common::stage::{press, setup, stage};
use euja::address::Address;
use euja::corpus::Corpus;
use euja::tui::app::{App, Setup};
use euja::tui::draw::draw;
use euja::tui::theme::Depth;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How often each thing is done; the first time warms the caches and doesn't count.
const TURNS: usize = 9;

fn main() {
    let (loaded, long) = timed(long::corpus);
    println!("{:<52} {:>9.2} ms", "loading 100,000 passages", millis(loaded));
    let mut opening: Vec<f64> = (0..3).map(|_| millis(timed(|| opened(&long, "")).0)).collect();
    opening.sort_by(f64::total_cmp);
    println!("{:<52} {:>9.2} ms", "opening them in the reader", opening[1]);
    for (state, keys) in
        [("", ""), (", outline beside", "o Esc"), (", stripes", "v"), (", hits of a find", "/ n e e d l e Enter")]
    {
        let mut app = opened(&long, keys);
        for (edge, key) in [("the start", "Home"), ("the end", "End")] {
            press(&mut app, key);
            say(&format!("one frame at {edge}{state}"), median(&mut app, frame));
        }
        say(&format!("a row up and its frame{state}"), median(&mut app, |app| keyed(app, "Up")));
        say(&format!("a screen up and its frame{state}"), median(&mut app, |app| keyed(app, "PgUp")));
    }
    let mut app = opened(&long, "");
    say("to the end and its frame", median(&mut app, |app| keyed(app, "Home End")));
    say("to the next link and its frame", median(&mut app, |app| keyed(app, "Right")));
    say("to the next passage and its frame", median(&mut app, |app| keyed(app, "[")));
    let mut width = 100;
    let resize = |app: &mut App<'_>| {
        width = 240 - width;
        app.arrange(Rect::new(0, 0, width, 40));
        frame(app);
    };
    press(&mut app, "<lt*9>");
    say("another height and its frame", {
        let mut height = 30;
        median(&mut app, |app| {
            height = 70 - height;
            app.arrange(Rect::new(0, 0, 120, height));
            frame(app);
        })
    });
    press(&mut app, ">>>>>>>>>>>>>>>>>>>>");
    say("another width and its frame", median(&mut app, resize));
    say("stripes on or off, and a frame", median(&mut app, |app| keyed(app, "v")));
    say("the outline shown or not, and a frame", median(&mut app, |app| keyed(app, "o")));
    press(&mut app, "3 Home");
    say("a find that has 100 hits", median(&mut app, |app| find(app, "needle")));
    say("a find that has 100,000 hits", median(&mut app, |app| find(app, "stack")));
    find(&mut app, "stack");
    say("to the next of 100,000 hits, and a frame", median(&mut app, |app| keyed(app, "n")));
    press(&mut app, "Esc Esc 3");
    say("the copy menu and its frame", median(&mut app, |app| keyed(app, "y Esc")));
    say("two pages side by side, or one", median(&mut app, |app| keyed(app, "B")));
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

fn keyed(app: &mut App<'_>, keys: &str) {
    press(app, keys);
    frame(app);
}

fn frame(app: &mut App<'_>) {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    black_box(&buffer);
}

fn say(what: &str, time: f64) {
    println!("{what:<52} {time:>9.3} ms");
}

/// The median of what something takes, done again and again in one explorer.
fn median(app: &mut App<'_>, mut what: impl FnMut(&mut App<'_>)) -> f64 {
    let mut times: Vec<f64> = (0..=TURNS).map(|_| millis(timed(|| what(app)).0)).skip(1).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
