//! What is copied: exact texts.

use std::collections::BTreeSet;

use euja::address::Address;
use euja::corpus::Corpus;
use euja::fulltext::FullTexts;
use euja::text::is_control;
use euja::tui::app::{App, Effect, Setup};
use euja::tui::theme::Depth;

use crate::common::dataset;
use crate::common::stage::{BUILT_IN, THREE_PARTIES, click, drawn, press, setup, stage};
use crate::pane::{at, choose, rows, text_of};

fn three(address: &str, keys: &str) -> App<'static> {
    at(&THREE_PARTIES, (120, 40), address, keys)
}

fn copied(app: &mut App<'_>, row: &str) -> String {
    match choose(app, "y", row) {
        Effect::Copy(text) => text,
        other => panic!("{other:?}\n{}", drawn(app)),
    }
}

/// Every text that can be copied here, row by row.
fn every(app: &mut App<'_>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for row in 0..12 {
        match press(app, &format!("y <Down*{row}> Enter")) {
            // The cursor of the menu stays on the last row.
            Effect::Copy(text) if row > 0 && texts.last() == Some(&text) => break,
            Effect::Copy(text) => texts.push(text),
            other => panic!("{other:?}\n{}", drawn(app)),
        }
    }
    texts
}

/// The passage that a copy is of is the first one that begins on the screen.
#[test]
fn the_passage_is_the_first_that_begins_on_the_screen() {
    let mut app = at(&BUILT_IN, (120, 40), "doc/beser-values", "] ] ]");
    for _ in 0..60 {
        press(&mut app, "Down");
        let begins = rows(&app).iter().find_map(|row| {
            let word = text_of(row).split(' ').next()?.strip_prefix('p')?.parse::<u32>().ok()?;
            Some(format!("p{word}"))
        });
        let Some(locator) = begins else { continue };
        assert_eq!(copied(&mut app, "the address"), format!("doc/beser-values#{locator}"), "{}", drawn(&app));
    }
}

/// Word for word: a passage, a cell, a list, the matrix.
#[test]
fn exact_texts() {
    for (name, address) in [
        ("passage", "doc/leaflet#p2"),
        ("cell", "cell/river/supply/aster"),
        ("list", "list/documents"),
        ("home", "home"),
    ] {
        let mut app = three(address, "3");
        insta::assert_snapshot!(format!("copies-{name}"), every(&mut app).join("\n=====\n"));
    }
    let mut app = stage(&THREE_PARTIES, setup(Depth::Mono), (120, 40), "");
    insta::assert_snapshot!("copies-matrix", copied(&mut app, "the table"));
}

#[test]
fn by_clicks_too_and_the_footer_says_how_much() {
    let mut app = three("doc/leaflet#p2", "y");
    let Effect::Copy(text) = click(&mut app, "the address") else { panic!("{}", drawn(&app)) };
    assert_eq!(text, "doc/leaflet#p2");
    assert!(drawn(&app).contains("Copied 14 characters."), "{}", drawn(&app));
}

/// All pages of two datasets, all that they offer.
#[test]
fn nothing_that_is_copied_acts_on_a_terminal() {
    for corpus in [&*BUILT_IN, &*THREE_PARTIES] {
        for (word, _) in euja::corpus::Thing::WORDS {
            for thing in corpus.things(word).into_iter().take(6) {
                let address = Address::Thing(thing);
                let mut app = at(corpus, (120, 40), &address.name(corpus), "");
                for text in every(&mut app) {
                    let bad = text.chars().find(|c| is_control(*c) && *c != '\n');
                    assert_eq!(bad, None, "{}: {text}", address.name(corpus));
                }
            }
        }
    }
}

/// What a person has a copy of is on their screen alone.
#[test]
fn no_copy_holds_anything_of_the_readers_own_copy_of_a_source() {
    let option = format!("leaflet={}", dataset("copies/leaflet.txt"));
    let texts = FullTexts::open(&THREE_PARTIES, &[option]).unwrap();
    let app = |corpus: &'static Corpus, address: &str, texts: FullTexts| {
        let address = Address::parse(corpus, address).unwrap();
        stage(corpus, Setup { address, texts, ..setup(Depth::Mono) }, (120, 40), "z")
    };
    for address in ["doc/leaflet", "doc/leaflet#p1", "doc/leaflet#p2"] {
        let mut with = app(&THREE_PARTIES, address, texts.clone());
        assert!(drawn(&with).contains("Nobody in Aster"), "{}", drawn(&with));
        let mut without = app(&THREE_PARTIES, address, FullTexts::default());
        let bare: BTreeSet<String> = every(&mut without).into_iter().collect();
        for keys in ["", "End", "+", "v", "B", "o Esc"] {
            press(&mut with, keys);
            for text in every(&mut with) {
                for own in ["Nobody in Aster", "came together in the spring", "Your own copy", "leaflet.txt"] {
                    assert!(!text.contains(own), "{address} {keys}: {text}");
                }
                let known = bare.contains(&text) || keys == "End";
                assert!(known, "{address} {keys}: {text}");
            }
        }
    }
}
