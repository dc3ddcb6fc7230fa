//! The first page: what the dataset is, and where to go.

use super::Page;
use super::block::{Block, Sign};
use crate::address::{Address, capital, plural};
use crate::cite;
use crate::corpus::{Corpus, Thing};

pub(super) fn page(corpus: &Corpus) -> Page {
    let about = &corpus.about;
    let mut page = Page::new(&about.title, "dataset");
    page.text(&about.subtitle);
    page.heading("Documents");
    for (id, document) in corpus.documents.iter() {
        let authors = document.authors.iter().map(ToString::to_string);
        let printed: Vec<String> = authors.chain(document.date.as_ref().map(|date| date.in_words())).collect();
        page.push(super::block::item(corpus, id.into()).dim(format!("  {}", printed.join(", "))));
    }
    if !corpus.tours.is_empty() {
        page.heading("Tours");
        for id in corpus.tours.ids() {
            page.push(Block::sign(Sign::Bullet).link(&corpus.tours[id].label, Address::Tour(id)));
        }
    }
    page.heading("Everything");
    for (word, _) in Thing::WORDS {
        let count = corpus.things(word).len();
        page.push(Block::field(&capital(plural(word))).link(count.to_string(), Address::List(word)));
    }
    page.heading("About the reading");
    page.field("Rated by", &about.coder);
    page.field("Window", about.window.as_ref().map(|window| window.in_words()).unwrap_or_default());
    page.field("Version", &about.version);
    page.field("Licence", &about.licence);
    page.field("Cite as", cite::of(corpus, &Address::Home).text());
    for (name, address) in [("Codebook", Address::Codebook), ("Method", Address::Method)] {
        let says = if address == Address::Codebook {
            "what every word and number means".into()
        } else {
            address.title(corpus)
        };
        page.push(Block::field(name).link(says, address));
    }
    page.remark(
        "A cell, opened, begins the chain: its evidence, an event, where the sources disagree, the cell again.",
    );
    page
}
