//! Golden screens of the timeline: every sort of lanes and four zooms at the sizes that people have, its other forms in one
//! size, all colours, sixteen, and ASCII without any.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::many;
use common::stage::{BUILT_IN, THREE_PARTIES, drawn, golden, setup, stage};
use euja::tui::app::Setup;
use euja::tui::theme::Depth;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Every sort of lanes, with the keys that show it.
const LANES: [(&str, &str); 6] = [
    ("kinds", ""),
    ("dimensions", "v"),
    ("themes", "vv"),
    ("actors", "vvv"),
    ("documents", "vvvv"),
    ("one-lane", "vvvvv"),
];

/// Four zooms, each around 7 March 2018.
const ZOOMS: [(&str, &str); 4] = [
    ("all", "d2018-03-07<Enter>00<Esc>"),
    ("quarters", "d2018-03-07<Enter>++"),
    ("months", "d2018-03-07<Enter>++++"),
    ("days", "d2018-03-07<Enter>+++++++"),
];

/// Other forms, with the keys that show them.
const FORMS: [(&str, &str); 9] = [
    ("list", "T"),
    ("folded", "f<Down>f"),
    ("all-folded", "F"),
    ("readings", "d2018-07-17<Enter>r"),
    ("filtered", "&Agreement<Enter><Ctrl-U>2016..2019<Enter><Esc>"),
    ("nothing-left", "&Summit<Enter><Ctrl-U>Migration<Enter><Esc>"),
    ("span", "d2018-03-07<Enter>wd2022<Enter>"),
    ("as-of", "d2018-03-07<Enter>u"),
    ("playing", "plll"),
];

#[test]
fn every_sort_of_lanes_at_every_size() {
    for (name, keys) in LANES {
        for (width, height) in SIZES {
            let seen = golden(&BUILT_IN, setup(Depth::True), (width, height), &format!("2z{keys}"));
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), seen);
        }
    }
}

#[test]
fn four_zooms_at_every_size() {
    for (name, keys) in ZOOMS {
        for (width, height) in SIZES {
            let seen = golden(&BUILT_IN, setup(Depth::True), (width, height), &format!("2z{keys}"));
            insta::assert_snapshot!(format!("zoom-{name}-{width}x{height}"), seen);
        }
    }
}

#[test]
fn every_form_in_one_size_and_the_workbench_with_a_selection() {
    for (name, keys) in FORMS {
        let seen = golden(&BUILT_IN, setup(Depth::True), (120, 40), &format!("2z{keys}"));
        insta::assert_snapshot!(format!("form-{name}-120x40"), seen);
    }
    let seen = golden(&BUILT_IN, setup(Depth::True), (120, 40), "<Down*7>2r");
    insta::assert_snapshot!("beside-the-matrix-120x40", seen);
    let seen = golden(&BUILT_IN, setup(Depth::Sixteen), (120, 40), "<Down*7>2r");
    insta::assert_snapshot!("beside-the-matrix-sixteen-120x40", seen);
}

#[test]
fn other_datasets() {
    let seen = golden(&THREE_PARTIES, setup(Depth::True), (120, 40), "2zr");
    insta::assert_snapshot!("three-parties-120x40", seen);
    let many = many::corpus(2_000, (-3000, 3000));
    let seen = golden(&many, setup(Depth::True), (120, 40), "2z");
    insta::assert_snapshot!("six-thousand-years-120x40", seen);
}

fn in_ascii(keys: &str) -> String {
    let setup = Setup { ascii: true, ..setup(Depth::Mono) };
    drawn(&stage(&BUILT_IN, setup, (120, 40), &format!("2zT{keys}")))
}

#[test]
fn ascii_without_colours() {
    let with = || Setup { ascii: true, ..setup(Depth::Mono) };
    for (name, keys) in
        [("kinds", "T"), ("list", ""), ("readings", "Td2018-07-17<Enter>r"), ("as-of", "Td2018-03-07<Enter>u")]
    {
        let seen = golden(&BUILT_IN, with(), (120, 40), &format!("2z{keys}"));
        assert!(!seen.contains("fg ") && !seen.contains("bg "), "a colour is left in {name}");
        insta::assert_snapshot!(format!("ascii-{name}-120x40"), seen);
    }
}

/// What `--ascii` draws is ASCII, but for the letters of the dataset.
#[test]
fn an_ascii_screen_holds_only_ascii_and_the_letters_of_the_dataset() {
    let own: BTreeSet<char> = {
        let data = euja::dataset::files();
        data.iter().flat_map(|file| file.text.chars().collect::<Vec<_>>()).filter(|c| c.is_alphabetic()).collect()
    };
    for (name, keys) in LANES.iter().chain(&ZOOMS).chain(&FORMS) {
        let screen = in_ascii(keys);
        let foreign: BTreeSet<char> = screen.chars().filter(|c| !c.is_ascii() && !own.contains(c)).collect();
        assert_eq!(foreign, BTreeSet::new(), "{name}\n{screen}");
    }
}

/// Without colours two states that differ are told apart by what is written.
#[test]
fn nothing_is_said_by_colour_alone() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (name, keys) in LANES.iter().chain(&ZOOMS).chain(&FORMS) {
        let screen = in_ascii(keys);
        let alone: Vec<&str> = screen.lines().skip(2).collect();
        let alone = alone[..alone.len() - 1].join("\n");
        if let Some(before) = seen.insert(alone.clone(), name) {
            panic!("{before} and {name} look the same without colours:\n{alone}");
        }
    }
}
