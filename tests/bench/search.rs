//! Searching 100,000 names of 60 chars and 100,000 paragraphs of 400. Run it with `cargo bench --bench search`.
//!
//! Names that have the letters of a query: the best fifty, against nucleo-matcher scoring all of them, in turns; they must
//! be those, in the order, that a fresh `SkimMatcherV2` gives. Then keys typed into the search box.
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
const TURNS: usize = 7;

fn main() {
    let labels: Vec<String> = plenty::labels(COUNT).iter().map(|label| fold_str(label)).collect();
    let (built, letters) = timed(|| Letters::of(labels.iter().map(String::as_str)));
    println!("making {COUNT} names ready {:>36.2} ms", millis(built));
    let mut ratios: Vec<(f64, &str)> = Vec::new();
    for query in QUERIES {
        let mut ours = Vec::new();
        let mut theirs = Vec::new();
        for _ in 0..TURNS {
            ours.push(millis(timed(|| black_box(letters.best(query, BEST))).0));
            theirs.push(millis(timed(|| black_box(by_nucleo(&labels, query))).0));
        }
        let (ours, theirs) = (median(ours), median(theirs));
        println!("{query:<16} {ours:>9.3} ms   nucleo-matcher {theirs:>9.3} ms   ratio {:>6.2}", ours / theirs);
        ratios.push((ours / theirs, query));
    }
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!(
        "ratio: median {:.2}, worst {:.2} ({})",
        ratios[ratios.len() / 2].0,
        ratios[ratios.len() - 1].0,
        ratios[ratios.len() - 1].1
    );
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
    let before = resident();
    let (made, index) = timed(|| Index::new(&corpus));
    let own: usize = corpus.passages.iter().map(|(_, passage)| passage.text.len()).sum::<usize>()
        + corpus.events.iter().map(|(_, event)| event.label.len()).sum::<usize>();
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!(
        "making the index {:>42.2} ms, {:.0} MiB; the texts have {:.0} MiB",
        millis(made),
        mib(resident() - before),
        mib(own)
    );
    for query in
        ["s", "security", "security coop", "\"alliance treaty\"", "scurty", "cybsec", "kind:event year:2018", "zebra"]
    {
        let times: Vec<f64> =
            (0..TURNS).map(|_| millis(timed(|| black_box(index.search(&corpus, query, 100))).0)).collect();
        println!("searching {query:<24} {:>9.2} ms, {} found", median(times), index.search(&corpus, query, 1).total);
    }
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

/// Bytes of memory that the process holds.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
