//! Searching 100,000 names of 60 chars and 100,000 paragraphs of 400. Run it with `cargo bench --bench search`.
//!
//! Names that have the letters of a query: the best fifty, against nucleo-matcher and frizbee scoring all of them, in turns;
//! they must be those, in the order, that a fresh `SkimMatcherV2` gives. Then how long making the index of everything
//! takes, and a query, and keys typed into the search box.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

use std::cmp::Reverse;
use std::hint::black_box;
use std::thread;
use std::time::Instant;

use common::clock::{millis, timed};
use common::plenty;
use common::stage::{press, setup, stage};
use euja::search::{Index, Letters};
use euja::text::fold_str;
use euja::tui::app::App;
use euja::tui::draw::draw;
use euja::tui::theme::Depth;
use frizbee::Config as Frizbee;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;

const COUNT: usize = 100_000;
const BEST: usize = 50;
/// What is typed: as it stands there, cut, abbreviated, rare, short, nowhere.
const QUERIES: &[&str] = &[
    "s",
    "se",
    "sec",
    "security",
    "cyber",
    "cybsec",
    "scty",
    "jpn",
    "japan",
    "marsec",
    "nucdef",
    "treaty",
    "trty",
    "dialogue",
    "dlg",
    "exercise",
    "xrc",
    "alliance",
    "alnc",
    "summit",
    "smt",
    "cooperation",
    "coop",
    "cprtn",
    "region",
    "rgn",
    "energy",
    "climate",
    "clmt",
    "programme",
    "prgrm",
    "navalex",
    "zebra",
    "qz",
    "defencealliance",
    "eeee",
    "stst",
    "oo",
    "migration",
    "mig",
];
/// What is asked of everything: words, words in a row, phrases, signs, misspelt, abbreviated, conditions, alternatives.
const ASKED: &[&str] = &[
    "s",
    "a",
    "se",
    "sec",
    "security",
    "security coop",
    "s c",
    "se co",
    "security cooperation agreement",
    "security treaty japan",
    "\"alliance treaty\"",
    "\"security of\"",
    "'curi",
    "^sec",
    "ity$",
    "alliance-treaty",
    "u.s.",
    "security | treaty",
    "security !treaty",
    "the of",
    "scurty",
    "secrity coop",
    "cybsec",
    "e123",
    "event/e123",
    "kind:event year:2018",
    "kind:event security",
    "year:2018 !security",
    "zebra",
    "広島",
];
const TURNS: usize = 7;

fn main() {
    let labels: Vec<String> = plenty::labels(COUNT).iter().map(|label| fold_str(label)).collect();
    let (built, letters) = timed(|| Letters::of(labels.iter().map(String::as_str)));
    println!("making {COUNT} names ready {:>36.2} ms", millis(built));
    let mut ratios: [Vec<(f64, &str)>; 2] = Default::default();
    for query in QUERIES {
        let mut times: [Vec<f64>; 3] = Default::default();
        for _ in 0..TURNS {
            times[0].push(millis(timed(|| black_box(letters.best(query, BEST))).0));
            times[1].push(millis(timed(|| black_box(by_nucleo(&labels, query))).0));
            times[2].push(millis(timed(|| black_box(by_frizbee(&labels, query))).0));
        }
        let [ours, nucleo, frizbee] = times.map(median);
        println!(
            "{query:<16} {ours:>8.3} ms   nucleo-matcher {nucleo:>8.3} ms, ratio {:>5.2}   frizbee {frizbee:>8.3} ms, ratio {:>5.2}",
            ours / nucleo,
            ours / frizbee
        );
        ratios[0].push((ours / nucleo, query));
        ratios[1].push((ours / frizbee, query));
    }
    for (name, mut ratios) in ["nucleo-matcher", "frizbee"].into_iter().zip(ratios) {
        ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (worst, query) = ratios[ratios.len() - 1];
        println!("ratio to {name}: median {:.2}, worst {worst:.2} ({query})", ratios[ratios.len() / 2].0);
    }
    for query in QUERIES.iter().step_by(3) {
        assert_eq!(letters.best(query, BEST), by_skim(&labels, query), "{query}");
    }
    println!("the best {BEST} and their order are those of a fresh SkimMatcherV2");
    typing();
}

/// Every name scored, and the best taken.
fn by_nucleo(labels: &[String], query: &str) -> Vec<(u16, usize)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let needle = Utf32Str::Ascii(query.as_bytes());
    let score =
        |(nth, label): (usize, &String)| Some((matcher.fuzzy_match(Utf32Str::Ascii(label.as_bytes()), needle)?, nth));
    let mut all: Vec<(u16, usize)> = labels.iter().enumerate().filter_map(score).collect();
    if all.len() > BEST {
        all.select_nth_unstable_by_key(BEST, |(score, nth)| (Reverse(*score), *nth));
        all.truncate(BEST);
    }
    all.sort_unstable_by_key(|(score, nth)| (Reverse(*score), *nth));
    all
}

/// The same by a matcher that does many at once. It has no misspelt ones here, as ours hasn't.
fn by_frizbee(labels: &[String], query: &str) -> Vec<frizbee::Match> {
    let mut all = frizbee::Matcher::new(query, &Frizbee::default()).match_list(labels);
    all.truncate(BEST);
    all
}

fn by_skim(labels: &[String], query: &str) -> Vec<(usize, i64)> {
    let score = |label: &String| SkimMatcherV2::default().fuzzy_indices(label, query).map(|(score, _)| score);
    let mut all: Vec<(usize, i64)> =
        labels.iter().enumerate().filter_map(|(nth, label)| Some((nth, score(label)?))).collect();
    all.sort_by_key(|(nth, score)| (Reverse(*score), *nth));
    all.truncate(BEST);
    all
}

fn typing() {
    let (loaded, corpus) = timed(|| plenty::corpus(COUNT));
    println!("loading {COUNT} events and {COUNT} passages {:>20.2} ms", millis(loaded));
    let (made, index) = timed(|| Index::new(&corpus));
    println!("making the index {:>42.2} ms", millis(made));
    let mut worst = (0.0, "");
    for query in ASKED {
        let times: Vec<f64> =
            (0..TURNS).map(|_| millis(timed(|| black_box(index.search(&corpus, query, 100))).0)).collect();
        let time = median(times);
        println!("searching {query:<32} {time:>9.2} ms, {} found", index.search(&corpus, query, 1).total);
        worst = if time > worst.0 { (time, query) } else { worst };
    }
    println!("the longest search: {:.2} ms ({})", worst.0, worst.1);
    drop(index);
    thread::scope(|scope| {
        let mut app = stage(&corpus, setup(Depth::True), (120, 40), "s");
        app.search_away(scope);
        press(&mut app, "x");
        while app.is_searching() {
            app.take_answer();
        }
        let mut buffer = Buffer::empty(app.screen());
        let mut bare = stage(&corpus, setup(Depth::True), (120, 40), "");
        let bares = (0..TURNS).map(|_| {
            let frame = || {
                bare.arrange(bare.screen());
                buffer.reset();
                draw(&bare, &mut buffer);
            };
            millis(timed(frame).0)
        });
        println!("a frame of this dataset without the box {:>19.2} ms", median(bares.collect()));
        for key in ["Backspace", "s", "e", "c", "u", "r", "i", "t", "y", "Space", "c", "o"] {
            let mut frame = |app: &mut App<'_>, key: &str| {
                if key.is_empty() {
                    app.arrange(app.screen());
                }
                press(app, key);
                buffer.reset();
                draw(app, &mut buffer);
            };
            let begun = Instant::now();
            frame(&mut app, key);
            let first = millis(begun.elapsed());
            while app.is_searching() {
                app.take_answer();
            }
            let (drawn, ()) = timed(|| frame(&mut app, ""));
            println!(
                "key {key:<10} to frame {first:>8.2} ms, answer {:>9.2} ms, its frame {:>7.2} ms",
                millis(begun.elapsed()),
                millis(drawn)
            );
        }
    });
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
