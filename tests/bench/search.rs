//! Searching 100,000 names of 60 chars and 100,000 paragraphs of 400. Run it with `cargo bench --bench search`.
//!
//! Names that have the letters of a query: the best fifty, against nucleo-matcher and frizbee scoring all of them, in turns;
//! they must be those, in the order, that a fresh `SkimMatcherV2` gives. Then how long making the index of everything
//! takes, and a query, and keys typed into the search box.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod measure;

use std::cmp::Reverse;
use std::hint::black_box;
use std::thread;
use std::time::Duration;

use common::plenty;
use common::stage::{press, setup, stage};
use criterion::{Criterion, criterion_group, criterion_main};
use euja::corpus::Corpus;
use euja::search::{Index, Letters, best_names};
use euja::text::fold_str;
use euja::tui::app::App;
use euja::tui::theme::Depth;
use frizbee::Config as Frizbee;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use measure::{Turns, afresh, criterion, frame, group, median, timed};
use nucleo_matcher::{Config, Matcher, Utf32Str};

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
/// So many names stand in a row.
const ROW: usize = 1024;
/// What is typed into the search box, key by key.
const TYPED: &str = "securityco";

criterion_group! { name = benches; config = criterion(); targets = letters, everything }
criterion_main!(benches);

fn letters(criterion: &mut Criterion) {
    let labels: Vec<String> = plenty::labels(COUNT).iter().map(|label| fold_str(label)).collect();
    let mut group = group(criterion, "names by their letters");
    group.bench_function("making them ready", |bencher| {
        bencher.iter_with_large_drop(|| rows(&labels));
    });
    let rows = rows(&labels);
    let rows: Vec<&Letters> = rows.iter().collect();
    let mut ratios: [Vec<(f64, &str)>; 2] = Default::default();
    for query in QUERIES {
        let names = ["euja", "nucleo-matcher", "frizbee"].map(|name| format!("{query}, {name}"));
        let mut ours = || timed(|| black_box(best_names(&rows, query, BEST))).0;
        let mut nucleo = || timed(|| black_box(by_nucleo(&labels, query))).0;
        let mut frizbee = || timed(|| black_box(by_frizbee(&labels, query))).0;
        let things: [(&str, &mut dyn FnMut() -> Duration); 3] =
            [(&names[0], &mut ours), (&names[1], &mut nucleo), (&names[2], &mut frizbee)];
        let turns = Turns::of(&mut group, things);
        for (nth, ratios) in ratios.iter_mut().enumerate() {
            ratios.extend(turns.ratio(0, nth + 1).map(|ratio| (ratio, *query)));
        }
    }
    for (name, ratios) in ["nucleo-matcher", "frizbee"].into_iter().zip(ratios) {
        let worst = ratios.iter().copied().max_by(|one, other| one.0.total_cmp(&other.0));
        if let (Some((worst, query)), Some(median)) = (worst, median(ratios.iter().map(|(ratio, _)| *ratio).collect()))
        {
            println!("of the time of {name}: median {median:.2}, worst {worst:.2} ({query})\n");
        }
    }
    for query in QUERIES.iter().step_by(3) {
        let best = best_names(&rows, query, BEST).into_iter();
        let best: Vec<_> = best.map(|((row, number), score)| (row * ROW + number, score)).collect();
        assert_eq!(best, by_skim(&labels, query), "{query}");
    }
    println!("the best {BEST} and their order are those of a fresh SkimMatcherV2\n");
}

/// Names in rows, as the index has them.
fn rows(labels: &[String]) -> Vec<Letters> {
    let row = |labels: &[String]| {
        let mut letters = Letters::default();
        labels.iter().for_each(|label| letters.push(label));
        letters
    };
    labels.chunks(ROW).map(row).collect()
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

fn everything(criterion: &mut Criterion) {
    let corpus = plenty::corpus(COUNT);
    let mut group = group(criterion, "search of everything");
    group.sample_size(10);
    group.bench_function("making the index", |bencher| bencher.iter_with_large_drop(|| Index::new(&corpus)));
    group.sample_size(20);
    let index = Index::new(&corpus);
    for query in ASKED {
        group.bench_function(*query, |bencher| bencher.iter(|| black_box(index.search(&corpus, query, 100))));
    }
    drop(index);
    afresh(&mut group, "a frame without the box", &corpus, |_| {}, frame);
    thread::scope(|scope| {
        let mut app = opened(&corpus);
        app.search_away(scope);
        for (nth, typed) in TYPED.char_indices() {
            let (before, _) = TYPED.split_at(nth);
            let mut key = || answered(&mut app, before, typed);
            group.bench_function(format!("{before}, then {typed}, to the frame of its answer"), |bencher| {
                bencher.iter_custom(|count| (0..count).map(|_| key()).sum());
            });
        }
    });
}

/// The explorer with the search box open.
fn opened(corpus: &Corpus) -> App<'_> {
    stage(corpus, setup(Depth::True), (120, 40), "s")
}

/// How long it takes from a key to the frame of its answer, where something else was typed before.
fn answered(app: &mut App<'_>, before: &str, typed: char) -> Duration {
    let answer = |app: &mut App<'_>| {
        while app.is_searching() {
            app.take_answer();
        }
        app.arrange(app.screen());
    };
    press(app, "Ctrl-u");
    app.paste(before);
    answer(app);
    timed(|| {
        press(app, &typed.to_string());
        answer(app);
        frame(app);
    })
    .0
}
