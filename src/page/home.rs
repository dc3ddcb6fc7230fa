//! The first page: what the dataset is, and where to go.

use super::Page;
use super::block::{Block, BlockKind};
use crate::address::{Address, plural};
use crate::corpus::{Corpus, Thing};

pub(super) fn page(corpus: &Corpus) -> Page {
    let about = &corpus.about;
    let mut page = Page::new(&about.title, "dataset");
    page.text(&about.subtitle);
    page.heading("Documents");
    for (id, document) in corpus.documents.iter() {
        let when = document.date.as_ref().map(|date| date.in_words()).unwrap_or_else(|| "undated".into());
        let block = super::block::item(corpus, id.into()).dim(format!("  {when}"));
        page.push(if document.authors.is_empty() {
            block
        } else {
            block.dim(format!(", {}", document.authors.join(", ")))
        });
    }
    page.heading("Everything");
    for (word, _) in Thing::WORDS {
        let count = corpus.things(word).len();
        page.push(Block::field(&capital(plural(word))).link(count.to_string(), Address::List(word)));
    }
    page.heading("About the reading");
    page.field("Whose", &about.coder);
    page.field("Window", about.window.as_ref().map(|window| window.in_words()).unwrap_or_default());
    page.field("Version", &about.version);
    page.field("Licence", &about.licence);
    page.field("Cite as", &about.citation);
    page.push(
        Block::new(BlockKind::Note)
            .dim("Enter on a cell begins the chain: evidence, passage, event, discrepancy, cell."),
    );
    page
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
