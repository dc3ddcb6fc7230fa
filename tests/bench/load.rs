//! Loading datasets of 1, 10 and 100 MB beside ron's own parse of the same text on one thread, in turns, and how much memory
//! a load takes at most. Run it with `cargo bench --bench load`; where `EUJA_BENCH_LOAD` names single RON files, it loads
//! these, such as `tests/perf/dataset.py` writes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod measure;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use criterion::{Criterion, Throughput};
use euja::corpus::{load, source};
use measure::{Turns, group, timed};
use ron::Options;
use ron::extensions::Extensions;
use serde::Deserialize;

const MEGABYTES: [usize; 3] = [1, 10, 100];

/// The variable that names files to load instead.
const FILES: &str = "EUJA_BENCH_LOAD";

/// The argument that makes this program load one file and say how much memory that took.
const ALONE: &str = "--alone";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [first, path] = &*arguments
        && first == ALONE
    {
        black_box(load(&source::read(&[path.into()]).unwrap()).unwrap());
        println!("{}", peak());
        return;
    }
    let mut criterion = measure::criterion().sample_size(10);
    let paths: Vec<PathBuf> = env::var_os(FILES).map_or_else(made, |files| env::split_paths(&files).collect());
    paths.iter().for_each(|path| measure(&mut criterion, path));
    criterion.final_summary();
}

/// Datasets of some sizes in files.
fn made() -> Vec<PathBuf> {
    let make = |megabytes: usize| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("load-{megabytes}.ron"));
        fs::write(&path, dataset(megabytes * 1_000_000)).unwrap();
        path
    };
    MEGABYTES.map(make).into()
}

fn measure(criterion: &mut Criterion, path: &Path) {
    let files = source::read(&[path.into()]).unwrap();
    let text: &str = &files[0].text;
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let name = format!("loading {:.1} MB", text.len() as f64 / 1e6);
    let mut group = group(criterion, &name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    // What is made is dropped outside of the clock.
    let mut ron = || timed(|| black_box(options.from_str::<Whole>(text).unwrap())).0;
    let mut euja = || timed(|| black_box(load(&files).unwrap())).0;
    let turns = Turns::of(&mut group, [("ron's own parse", &mut ron), ("euja", &mut euja)]);
    if let Some(ratio) = turns.ratio(1, 0) {
        let alone = Command::new(env::current_exe().unwrap()).arg(ALONE).arg(path).output().unwrap();
        let peak: f64 = String::from_utf8(alone.stdout).unwrap().trim().parse().unwrap_or(f64::NAN);
        let held = peak / text.len() as f64;
        println!("{name}: {ratio:.2} of ron's time; at most {held:.2} times the file in memory\n");
    }
}

/// The most bytes of memory that the process has held, where the system says.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(f64::NAN, |kilobytes: f64| kilobytes * 1024.0)
}

/// A dataset of about so many bytes: documents whose passages are coded, events that name them. `tests/perf/dataset.py`
/// writes such ones too.
fn dataset(bytes: usize) -> String {
    const WORDS: &str = "security cooperation the of and agreement cyber dialogue region maritime exercise summit energy \
                         treaty programme partners support crisis stability defence policy export control training";
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut dice = 1_u64;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % sides
    };
    let mut text = String::from(FRAME);
    let (mut documents, mut events) = (String::new(), String::new());
    let mut number = 0;
    while text.len() + documents.len() + events.len() < bytes {
        let mut said = |count: usize| (0..count).map(|_| words[roll(words.len())]).collect::<Vec<_>>().join(" ");
        let _ = writeln!(
            documents,
            "        (id: \"d{number}\", title: \"{}\", kind: \"k\", date: \"2011\", sections: [(title: \"Part\", passages: [",
            said(6)
        );
        for passage in 0..100 {
            let _ = writeln!(
                documents,
                "            (locator: \"p{passage}\", text: \"{}.\", codings: [(code: \"dimension/dim{}\"), (code: \"theme/t{}\")]),",
                said(50),
                passage % 10,
                passage % 7
            );
        }
        documents.push_str("        ])]),\n");
        for event in number * 10..number * 10 + 10 {
            let _ = writeln!(
                events,
                "        (id: \"ev{event}\", label: \"{}\", kind: \"meeting\", date: \"2010-05-07\", reports: [(passage: \
                 \"d{number}#p{}\", says: \"some words\", date: \"2010-05\")], dimensions: [\"dim{}\"], summary: \"{}.\"),",
                said(6),
                event % 100,
                event % 10,
                said(12)
            );
        }
        number += 1;
    }
    let _ = writeln!(text, "    documents: [\n{documents}    ],\n    events: [\n{events}    ],\n)");
    text
}

const FRAME: &str = r#"(
    dataset: (id: "perf", title: "A dataset to measure with", window: "2000/2020"),
    document_kinds: [(id: "k", label: "Kind")],
    event_kinds: [(id: "meeting", label: "Meeting"), (id: "treaty", label: "Treaty")],
    actor_kinds: [],
    instrument_kinds: [],
    parties: [(id: "one", label: "One"), (id: "two", label: "Two")],
    scales: [(id: "s", label: "Scale", definition: "D.", levels: [
        (value: 0, label: "none", definition: "N."), (value: 1, label: "some", definition: "S.")])],
    elements: [(id: "e", label: "Element", scale: "s", definition: "E.")],
    dimensions: [
        (id: "dim0", label: "0", definition: "D."), (id: "dim1", label: "1", definition: "D."),
        (id: "dim2", label: "2", definition: "D."), (id: "dim3", label: "3", definition: "D."),
        (id: "dim4", label: "4", definition: "D."), (id: "dim5", label: "5", definition: "D."),
        (id: "dim6", label: "6", definition: "D."), (id: "dim7", label: "7", definition: "D."),
        (id: "dim8", label: "8", definition: "D."), (id: "dim9", label: "9", definition: "D.")],
    themes: [
        (id: "t0", label: "0", definition: "T."), (id: "t1", label: "1", definition: "T."),
        (id: "t2", label: "2", definition: "T."), (id: "t3", label: "3", definition: "T."),
        (id: "t4", label: "4", definition: "T."), (id: "t5", label: "5", definition: "T."),
        (id: "t6", label: "6", definition: "T.")],
"#;

/// The same as ron gives it to anybody who writes down what it holds.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is made to be measured")]
struct Whole {
    dataset: Dataset,
    document_kinds: Vec<Named>,
    event_kinds: Vec<Named>,
    actor_kinds: Vec<Named>,
    instrument_kinds: Vec<Named>,
    parties: Vec<Named>,
    scales: Vec<Scale>,
    elements: Vec<Element>,
    dimensions: Vec<Defined>,
    themes: Vec<Defined>,
    documents: Vec<Document>,
    events: Vec<Event>,
}

/// Declares records of words.
macro_rules! records {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Deserialize)]
        #[allow(dead_code, reason = "it is made to be measured")]
        struct $name { $($field: $type),* }
    )*};
}

records! {
    Dataset { id: String, title: String, window: String }
    Named { id: String, label: String }
    Defined { id: String, label: String, definition: String }
    Scale { id: String, label: String, definition: String, levels: Vec<Level> }
    Level { value: u8, label: String, definition: String }
    Element { id: String, label: String, scale: String, definition: String }
    Document { id: String, title: String, kind: String, date: String, sections: Vec<Section> }
    Section { title: String, passages: Vec<Passage> }
    Passage { locator: String, text: String, codings: Vec<Coding> }
    Coding { code: String }
    Event {
        id: String, label: String, kind: String, date: String, reports: Vec<Report>, dimensions: Vec<String>, summary: String,
    }
    Report { passage: String, says: String, date: String }
}
