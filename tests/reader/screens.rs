//! Golden screens of the reader.

use euja::address::Address;
use euja::corpus::Corpus;
use euja::fulltext::FullTexts;
use euja::tui::app::Setup;
use euja::tui::theme::Depth;

use crate::common::dataset;
use crate::common::stage::{BUILT_IN, THREE_PARTIES, golden, setup};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn at_every_size(name: &str, corpus: &Corpus, address: &str, texts: &FullTexts, keys: &str) {
    let address = Address::parse(corpus, address).unwrap();
    let with = |depth, ascii| Setup { address: address.clone(), texts: texts.clone(), ascii, ..setup(depth) };
    for (width, height) in SIZES {
        let seen = golden(corpus, with(Depth::True, false), (width, height), keys);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), seen);
    }
    let seen = golden(corpus, with(Depth::Mono, true), (120, 40), keys);
    insta::assert_snapshot!(format!("{name}-ascii-mono-120x40"), seen);
}

#[test]
fn a_document_in_every_form() {
    for (name, keys) in [
        ("stripes", "z v ]"),
        ("outline", "z o <Down*8> Enter"),
        ("letters", "z ] f"),
        ("beside", "z B ] ] ]"),
        ("find", "z / s e c u r i t y Enter"),
    ] {
        at_every_size(name, &BUILT_IN, "doc/beser-values", &FullTexts::default(), keys);
    }
}

#[test]
fn the_readers_own_copy_of_an_invented_leaflet() {
    let texts = FullTexts::open(&THREE_PARTIES, &[format!("leaflet={}", dataset("copies/leaflet.txt"))]).unwrap();
    at_every_size("own", &THREE_PARTIES, "doc/leaflet#p2", &texts, "");
}
