//! Golden screens: what is drawn, and in which styles, at the sizes that people have.
//!
//! Each snapshot is the screen, then a grid with a letter for the style of every cell (a dot is plain), then what the
//! letters mean. `cargo insta review` shows what a change does to them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use euja::address::Address;
use euja::corpus::{load, source};
use euja::fulltext::FullTexts;
use euja::tui::app::Setup;
use euja::tui::keys::script;
use euja::tui::matrix::Manner;
use euja::tui::picture;
use euja::tui::screen::screen;
use euja::tui::theme::{Depth, Ground};

fn golden(size: (u16, u16), keys: &str) -> String {
    golden_with(
        Setup {
            ground: Ground::Dark,
            depth: Depth::True,
            ascii: false,
            mouse: true,
            address: Address::Home,
            look: Manner::default(),
            texts: FullTexts::default(),
        },
        size,
        keys,
    )
}

fn golden_with(setup: Setup, size: (u16, u16), keys: &str) -> String {
    let corpus = load(&source::built_in()).unwrap();
    let buffer = screen(&corpus, setup, size, &script(keys).unwrap());
    let json = picture::json(&buffer);
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut grid = vec![vec!['.'; size.0.into()]; size.1.into()];
    for run in json["styles"].as_array().unwrap() {
        let [row, column, cells] = ["row", "column", "cells"].map(|key| run[key].as_u64().unwrap() as usize);
        let words: Vec<&str> = run["modifiers"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        let colour = |key: &str| run[key].as_str().map(|name| format!("{key} {name} ")).unwrap_or_default();
        let style = format!("{}{}{}", colour("fg"), colour("bg"), words.join(" "));
        let next = char::from_u32(u32::from('a') + letters.len() as u32).unwrap();
        let letter = *letters.entry(style).or_insert(next);
        grid[row][column..column + cells].fill(letter);
    }
    let mut out = picture::plain(&buffer);
    for row in grid {
        let row: String = row.into_iter().collect();
        let _ = writeln!(out, "{}", row.trim_end_matches('.'));
    }
    let mut legend: Vec<(char, String)> = letters.into_iter().map(|(style, letter)| (letter, style)).collect();
    legend.sort();
    for (letter, style) in legend {
        let _ = writeln!(out, "{letter}  {}", style.trim_end());
    }
    out
}

/// The chain, one key a step: cell, evidence's passage in its document, event, discrepancy, the same cell.
const CHAIN: [(&str, &str); 5] = [
    ("cell", "<Down*7><Right*4><Enter>"),
    ("passage", "<Down*7><Right*4><Enter*2>"),
    ("event", "<Down*7><Right*4><Enter*3>"),
    ("discrepancy", "<Down*7><Right*4><Enter*4>"),
    ("cell-again", "<Down*7><Right*4><Enter*5>"),
];

#[test]
fn the_chain_at_80x24() {
    for (step, keys) in CHAIN {
        insta::assert_snapshot!(format!("chain-{step}-80x24"), golden((80, 24), keys));
    }
}

#[test]
fn the_chain_at_120x40() {
    for (step, keys) in CHAIN {
        insta::assert_snapshot!(format!("chain-{step}-120x40"), golden((120, 40), keys));
    }
}

#[test]
fn the_chain_at_200x60() {
    for (step, keys) in CHAIN {
        insta::assert_snapshot!(format!("chain-{step}-200x60"), golden((200, 60), keys));
    }
}

/// The chain ends where it began, and Backspace walks it back.
#[test]
fn the_chain_is_a_circle_and_can_be_walked_back() {
    let corpus = load(&source::built_in()).unwrap();
    let address = |keys: &str| {
        let setup = Setup {
            ground: Ground::Dark,
            depth: Depth::Mono,
            ascii: true,
            mouse: false,
            address: Address::Home,
            look: Manner::default(),
            texts: FullTexts::default(),
        };
        let buffer = screen(&corpus, setup, (80, 24), &script(keys).unwrap());
        picture::plain(&buffer).lines().next().unwrap().split_whitespace().last().unwrap().to_owned()
    };
    let walk = [
        "cell/cyber-security/bilateral",
        "doc/northeast-asia-2023#p11",
        "event/cyber-dialogues",
        "discrepancy/cyber-dialogue-exists",
        "cell/cyber-security/bilateral",
    ];
    for (steps, expected) in walk.iter().enumerate() {
        assert_eq!(address(&format!("<Down*7><Right*4><Enter*{}>", steps + 1)), *expected);
        assert_eq!(address(&format!("<Down*7><Right*4><Enter*5><Backspace*{}>", 4 - steps)), *expected);
    }
}

#[test]
fn the_first_screen() {
    insta::assert_snapshot!("start-120x40", golden((120, 40), ""));
    insta::assert_snapshot!("start-80x24", golden((80, 24), ""));
}

#[test]
fn what_lies_over_the_panes() {
    insta::assert_snapshot!("search-120x40", golden((120, 40), "s green alliance"));
    insta::assert_snapshot!("help-80x24", golden((80, 24), "?"));
    insta::assert_snapshot!("palette-100x30", golden((100, 30), ": theme"));
}

#[test]
fn the_timeline_alone() {
    insta::assert_snapshot!("timeline-80x24", golden((80, 24), "2"));
}

#[test]
fn ascii_without_colours() {
    let setup = Setup {
        ground: Ground::Dark,
        depth: Depth::Mono,
        ascii: true,
        mouse: true,
        address: Address::Home,
        look: Manner::default(),
        texts: FullTexts::default(),
    };
    let screen = golden_with(setup, (120, 40), "<Down*7><Right*4><Enter>");
    assert!(!screen.contains("fg ") && !screen.contains("bg "), "a colour is left");
    insta::assert_snapshot!("cell-ascii-mono-120x40", screen);
}
