//! Golden screens: what is drawn, and in which styles, at the sizes that people have.
//!
//! Each snapshot is the screen, then a grid with a letter for the style of every cell (a dot is plain), then what the
//! letters mean. `cargo insta review` shows what a change does to them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::stage::{self, BUILT_IN, address, setup, stage};
use euja::tui::app::Setup;
use euja::tui::theme::Depth;

fn golden(size: (u16, u16), keys: &str) -> String {
    stage::golden(&BUILT_IN, setup(Depth::True), size, keys)
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
    let address = |keys: &str| address(&stage(&BUILT_IN, setup(Depth::Mono), (80, 24), keys));
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
    let setup = Setup { ascii: true, ..setup(Depth::Mono) };
    let screen = stage::golden(&BUILT_IN, setup, (120, 40), "<Down*7><Right*4><Enter>");
    assert!(!screen.contains("fg ") && !screen.contains("bg "), "a colour is left");
    insta::assert_snapshot!("cell-ascii-mono-120x40", screen);
}
