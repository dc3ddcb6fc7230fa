//! The page of a word of the glossary, and the account of the method.

use super::Page;
use super::block::Block;
use crate::address::Address;
use crate::corpus::{Corpus, Id, Term, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Term>) -> Page {
    let term = &corpus.glossary[id];
    let mut page = Page::new(&term.label, "glossary");
    page.text(&term.definition);
    page.field("Belongs", &term.belongs);
    page.field("Not here", &term.excludes);
    page.field("Also called", term.aliases.join(", "));
    page.field("Example", &term.example);
    page.items(corpus, "See", term.see.iter().copied());
    let pointing = corpus.terms_of(id).map(Thing::from).filter(|thing| !term.see.contains(thing));
    page.items(corpus, "Named by", pointing);
    page
}

/// How the dataset was made, in its own words, and where its definitions stand.
pub(super) fn method(corpus: &Corpus) -> Page {
    let mut page = Page::new(Address::Method.title(corpus), "method");
    page.field("Rated by", &corpus.about.coder);
    for chapter in &corpus.about.method {
        page.heading(&chapter.title);
        page.text(&chapter.text);
    }
    if corpus.about.method.is_empty() {
        page.remark("The dataset gives no account of its method.");
    }
    let definitions = corpus.elements.ids().map(Thing::from).chain(corpus.scales.ids().map(Thing::from));
    page.items(corpus, "Definitions", definitions);
    page.push(Block::sign(super::block::Sign::Bullet).link("Glossary", Address::List("term")));
    page
}
