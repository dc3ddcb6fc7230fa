//! Everything is a page: an address turned into blocks of text with links and marks.
//!
//! The reader pane, `euja show` and the exports paint the same blocks. A block is one string; its spans say which bytes
//! are strong, dim, coded, or lead to another address.

mod block;
mod cell;
mod codebook;
mod discrepancy;
mod document;
mod event;
mod finding;
mod frame;
mod home;
mod list;
mod named;
mod term;
mod tour;

pub(crate) use block::when;
pub use block::{Block, BlockKind, Lead, Sign, Span, Tone};
pub(crate) use tour::lasting;

use std::sync::OnceLock;

use crate::address::Address;
use crate::analysis::Lens;
use crate::corpus::{Corpus, Thing};
use crate::search::Index;

/// What an address shows.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The address it was made for.
    pub address: Address,
    /// What it is about.
    pub title: String,
    /// The kind of page and whatever places it, in a few words.
    pub context: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// Index of the block that the address means, where it means a part of the page that is no thing.
    pub at: Option<usize>,
}

/// A link of a page, by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'p> {
    /// Index of its block.
    pub block: usize,
    /// Its bytes in the block's text.
    pub bytes: std::ops::Range<usize>,
    /// Where it leads.
    pub to: &'p Address,
    /// Whether the text only names it: see [`Span::by_name`].
    pub by_name: bool,
}

/// The page of an address. The index is made only where a search asks for it.
pub fn of(corpus: &Corpus, index: &OnceLock<Index>, address: &Address) -> Page {
    let mut page = match address {
        Address::Home => home::page(corpus),
        Address::List(word) => list::page(corpus, word),
        Address::Links(thing) => list::links(corpus, *thing),
        Address::Method => term::method(corpus),
        Address::Codebook => codebook::page(corpus),
        Address::Level(id, value) => frame::level(corpus, *id, *value),
        Address::Both(one, other) => list::both(corpus, *one, *other),
        Address::Tour(id) => tour::page(corpus, *id),
        Address::Search(query) => list::search(corpus, index.get_or_init(|| Index::new(corpus)), query),
        Address::Thing(thing) => match *thing {
            Thing::Cell(id) => cell::page(corpus, id),
            Thing::Dimension(id) => frame::dimension(corpus, id),
            Thing::Element(id) => frame::element(corpus, id),
            Thing::Scale(id) => frame::scale(corpus, id),
            Thing::Party(id) => frame::party(corpus, id),
            Thing::Theme(id) => named::theme(corpus, id),
            Thing::Actor(id) => named::actor(corpus, id),
            Thing::Instrument(id) => named::instrument(corpus, id),
            Thing::Reference(id) => named::reference(corpus, id),
            Thing::Document(id) => document::page(corpus, id),
            Thing::Passage(id) => document::page(corpus, corpus.passages[id].document),
            Thing::Event(id) => event::page(corpus, id),
            Thing::Discrepancy(id) => discrepancy::page(corpus, id),
            Thing::Finding(id) => finding::page(corpus, id),
            Thing::Term(id) => term::page(corpus, id),
        },
    };
    page.address = address.clone();
    page.blocks.insert(0, Block::new(BlockKind::Title).plain(&page.title));
    page.at = page.at.map(|block| block + 1);
    page
}

/// How much of a passage a list shows: its beginning, more of it, or all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// About a row.
    #[default]
    Beginning,
    /// About three rows.
    More,
    /// The whole text.
    All,
}

impl Context {
    /// More context, or less; the same at either end.
    #[must_use]
    pub fn stepped(self, more: bool) -> Context {
        match (self, more) {
            (Context::Beginning, true) | (Context::All, false) => Context::More,
            (Context::More, true) | (Context::All, true) => Context::All,
            (Context::More, false) | (Context::Beginning, false) => Context::Beginning,
        }
    }
}

/// Shows more of the passages that a page lists.
pub fn widen(corpus: &Corpus, context: Context, page: &mut Page) {
    if context == Context::Beginning {
        return;
    }
    for block in &mut page.blocks {
        let Some(Span { to: Some(Address::Thing(Thing::Passage(id))), .. }) = block.spans.first() else { continue };
        let label = &corpus.passages[*id].label;
        // Items that say something of their own of a passage are left as they are.
        let listed = block.text.strip_prefix(&**label).and_then(|rest| rest.strip_prefix("  "));
        if listed.is_some_and(|rest| rest == block::opening(&corpus.passages[*id].text)) {
            *block = block::passage(corpus, *id, context).with_anchor(block.anchor);
        }
    }
}

/// Says on a page what a lens changes there; a clear lens changes nothing.
pub fn under(corpus: &Corpus, lens: &Lens, page: &mut Page) {
    match page.address {
        _ if lens.is_clear() => {}
        Address::Thing(Thing::Cell(id)) => cell::under(corpus, lens, id, page),
        Address::Both(one, other) => list::both_under(corpus, lens, (one, other), page),
        _ => {}
    }
}

impl Page {
    fn new(title: impl AsRef<str>, context: impl Into<String>) -> Page {
        Page { title: title.as_ref().to_owned(), context: context.into(), ..Page::default() }
    }

    fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    fn heading(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::new(BlockKind::Heading).plain(text));
    }

    /// A paragraph, unless there is nothing to say.
    fn text(&mut self, text: impl AsRef<str>) {
        if !text.as_ref().is_empty() {
            self.blocks.push(Block::new(BlockKind::Text).plain(text));
        }
    }

    /// `name  value`, unless there is no value.
    fn field(&mut self, name: &str, value: impl AsRef<str>) {
        if !value.as_ref().is_empty() {
            self.blocks.push(Block::field(name).plain(value));
        }
    }

    /// A word of the program about the page: an empty state and what helps, a hint.
    fn remark(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::new(BlockKind::Remark).dim(text));
    }

    /// Says that a step of the chain is missing here, and links back to where it began.
    pub(crate) fn add_way_back(&mut self, corpus: &Corpus, at: usize, missing: &str, to: Thing) {
        let text = Block::new(BlockKind::Remark).dim(missing).dim(" Back to ").link(corpus.label(to), to);
        self.blocks.insert(at.min(self.blocks.len()), text);
    }

    /// Puts the reader's own copy of a passage below its digest; without any paragraph, says that none was found.
    pub(crate) fn add_own(&mut self, passage: Thing, paragraphs: &[String]) {
        let Some(digest) = self.anchor(passage) else { return };
        let own = Block::new(BlockKind::Own).lead("own");
        let blocks: Vec<Block> = match paragraphs.split_first() {
            None => vec![own.dim("not aligned")],
            Some((first, more)) => {
                let more = more.iter().map(|text| Block::new(BlockKind::Own).plain(text));
                std::iter::once(own.plain(first)).chain(more).collect()
            }
        };
        self.insert(digest + 1, blocks);
    }

    /// Says something about the reader's own copy, in front of the passages.
    pub(crate) fn remark_on_own(&mut self, text: &str) {
        let remark = self.blocks.iter().position(|block| block.kind == BlockKind::Remark);
        let first = self.blocks.iter().position(|block| block.kind == BlockKind::Passage);
        let at = remark.filter(|at| first.is_none_or(|first| *at < first)).map_or(first.unwrap_or(1), |at| at + 1);
        let text = Block::new(BlockKind::Own).lead("own").dim(text);
        self.insert(at.min(self.blocks.len()), vec![text]);
    }

    fn insert(&mut self, at: usize, blocks: Vec<Block>) {
        self.at = self.at.map(|old| if old >= at { old + blocks.len() } else { old });
        self.blocks.splice(at..at, blocks);
    }

    /// A heading and one linked item for each thing, in the order given, unless there is none.
    fn items(&mut self, corpus: &Corpus, heading: &str, things: impl IntoIterator<Item = Thing>) {
        let mut things = things.into_iter().peekable();
        if things.peek().is_none() {
            return;
        }
        self.heading(heading);
        for thing in things {
            self.blocks.push(block::item(corpus, thing));
        }
    }

    /// A heading and the discrepancies that bear on a thing, unless there is none.
    fn discrepancies(&mut self, corpus: &Corpus, thing: impl Into<Thing>) {
        let things: Vec<Thing> = corpus.discrepancies_of(thing).map(Thing::from).collect();
        self.items(corpus, "Where the sources disagree", things);
    }

    /// What a record is about, one line for each kind of thing, unless it is about nothing.
    fn touches<const N: usize>(&mut self, corpus: &Corpus, lists: [(&str, Vec<Thing>); N]) {
        if lists.iter().all(|(_, things)| things.is_empty()) {
            return;
        }
        self.heading("Touches");
        for (name, things) in lists.into_iter().filter(|(_, things)| !things.is_empty()) {
            self.push(Block::field(name).links(corpus, things));
        }
    }

    /// A heading and the findings about a thing, unless there is none.
    fn findings(&mut self, corpus: &Corpus, thing: impl Into<Thing>) {
        let things: Vec<Thing> = corpus.findings_of(thing).map(Thing::from).collect();
        self.items(corpus, "Findings", things);
    }

    /// Where the words of the method are defined, and how it was followed.
    fn codebook(&mut self, corpus: &Corpus) {
        let pages = [("Words", Address::List("term")), ("Numbers", Address::Codebook), ("Method", Address::Method)];
        for (name, address) in pages {
            self.push(Block::field(name).link(address.title(corpus), address));
        }
    }

    /// A heading and the events tied to a thing in order of time, unless there is none.
    fn events(&mut self, corpus: &Corpus, heading: &str, thing: impl Into<Thing>) {
        let tied: Vec<_> = corpus.events_of(thing).collect();
        let events = corpus.chronology().filter(|id| tied.binary_search(id).is_ok());
        self.items(corpus, heading, events.map(Thing::from));
    }

    /// Leaves of a document's page the title, one passage, and what is tied to it.
    pub fn narrow_to(&mut self, passage: Thing) {
        let start = self.anchor(passage).unwrap_or(0);
        let tied = start..self.notes_of(passage).end;
        let mut index = 0;
        self.blocks.retain(|block| {
            let keep = block.kind == BlockKind::Title || tied.contains(&index);
            index += 1;
            keep
        });
    }

    /// The blocks below a passage that say what is tied to it.
    pub fn notes_of(&self, passage: Thing) -> std::ops::Range<usize> {
        let Some(start) = self.anchor(passage) else { return 0..0 };
        let start = start + 1 + self.own_below(start);
        let notes = self.blocks.iter().skip(start).take_while(|block| block.kind == BlockKind::Note).count();
        start..start + notes
    }

    /// How many blocks of the reader's own copy stand below a block.
    fn own_below(&self, block: usize) -> usize {
        self.blocks.iter().skip(block + 1).take_while(|block| block.kind == BlockKind::Own).count()
    }

    /// All links, from top to bottom.
    pub fn links(&self) -> Vec<Link<'_>> {
        let mut links = Vec::new();
        for (block, content) in self.blocks.iter().enumerate() {
            for span in &content.spans {
                let by_name = span.by_name;
                links.extend(span.to.as_ref().map(|to| Link { block, bytes: span.bytes.clone(), to, by_name }));
            }
        }
        links
    }

    /// The block where a thing stands on this page, if it does.
    pub fn anchor(&self, thing: Thing) -> Option<usize> {
        self.blocks.iter().position(|block| block.anchor == Some(thing))
    }
}
