//! Every page can be read to its end.

use std::sync::OnceLock;

use euja::address::Address;
use euja::corpus::{Corpus, Thing};
use euja::text::graphemes;
use proptest::prelude::*;

use crate::common::stage::{BUILT_IN, THREE_PARTIES, drawn, press};
use crate::pane::{at, japanese, rows};

/// The last grapheme of a page that can be seen.
fn last(corpus: &Corpus, address: &Address) -> String {
    let page = euja::page::of(corpus, &OnceLock::new(), address);
    let text = &page.blocks.last().unwrap().text;
    graphemes(text.trim_end()).last().map_or_else(String::new, |(_, grapheme)| grapheme.to_owned())
}

/// Whether the last row with text in it ends with the last grapheme of the page.
fn reaches_its_end(corpus: &Corpus, address: &Address, size: (u16, u16), keys: &str) -> Result<(), TestCaseError> {
    let name = address.name(corpus);
    let app = at(corpus, size, &name, keys);
    let rows = rows(&app);
    let filled: Vec<&str> = rows.iter().map(|row| row.trim_end_matches(['┃', ' '])).collect();
    let row = filled.iter().rev().find(|row| !row.is_empty());
    let last = last(corpus, address);
    prop_assert!(row.is_some_and(|row| row.ends_with(&last)), "{name} at {size:?}: {last:?}\n{}", drawn(&app));
    Ok(())
}

fn addresses(corpus: &Corpus) -> Vec<Address> {
    let things = Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word)).map(Address::Thing);
    let lists = Thing::WORDS.iter().map(|(word, _)| Address::List(word));
    let other = [Address::Home, Address::Method, Address::Codebook];
    // The page of a passage is that of its document.
    things.filter(|address| !matches!(address, Address::Thing(Thing::Passage(_)))).chain(lists).chain(other).collect()
}

#[test]
fn the_end_key_shows_the_last_character_of_pages_of_every_kind() {
    let japanese = japanese();
    for corpus in [&*BUILT_IN, &*THREE_PARTIES, &japanese] {
        // Pages of every kind: all of them would take a minute.
        for address in addresses(corpus).into_iter().step_by(5) {
            let keys = if address == Address::Home { "3 End" } else { "End" };
            reaches_its_end(corpus, &address, (80, 24), keys).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn at_any_size_any_way_down_leads_to_the_end(
        nth in any::<prop::sample::Index>(), size in (40..=200_u16, 6..=60_u16), way in 0..3_usize,
    ) {
        let addresses = addresses(&BUILT_IN);
        let address = nth.get(&addresses);
        let way = ["End", "<Down*3000>", "<PgDn*3000>"][way];
        reaches_its_end(&BUILT_IN, address, size, &format!("3 {way}"))?;
    }
}

#[test]
fn the_last_link_is_reached_too() {
    let mut app = at(&BUILT_IN, (80, 24), "dimension/cyber-security", "<Right*400>");
    let before = drawn(&app);
    press(&mut app, "Right");
    assert_eq!(drawn(&app), before);
}
