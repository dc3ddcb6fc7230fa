//! Pages that list: all things of a kind, and what a search finds.

use std::ops::Range;

use super::Page;
use super::block::{Block, BlockKind, Span, Tone};
use crate::address::{Address, capital, plural};
use crate::analysis::{Lens, together};
use crate::corpus::{Corpus, Thing};
use crate::search::{Hit, Index, Query};

/// How many hits a page of results shows.
const HITS: usize = 200;

pub(super) fn page(corpus: &Corpus, word: &'static str) -> Page {
    let things = match word {
        "event" => corpus.chronology().map(Thing::from).collect(),
        word => corpus.things(word),
    };
    let mut page = Page::new(Address::List(word).title(corpus), format!("{} in the dataset", things.len()));
    if things.is_empty() {
        page.remark(format!("The dataset has no {}.", plural(word)));
    }
    for thing in things {
        page.push(super::block::item(corpus, thing).anchor(thing));
    }
    page
}

/// The passages that speak of two things at once.
pub(super) fn both(corpus: &Corpus, one: Thing, other: Thing) -> Page {
    let passages = together::passages(corpus, &Lens::default(), one, other);
    let mut page = Page::new(
        Address::Both(one, other).title(corpus),
        format!("{} {} of both", passages.len(), if passages.len() == 1 { "passage speaks" } else { "passages speak" }),
    );
    page.push(Block::field("Speak of").links(corpus, [one, other]));
    if passages.is_empty() {
        page.remark("No passage is tied to both of them.");
    }
    for id in passages {
        let passage = &corpus.passages[id];
        page.push(super::block::item(corpus, id.into()).anchor(id));
        for thing in [one, other] {
            let phrases = passage.codings.iter().filter(|coding| coding.code == thing);
            for phrase in phrases.filter_map(|coding| passage.text.get(coding.phrase()?)) {
                page.push(Block::new(BlockKind::Note).dim(format!("{}: ", corpus.label(thing))).plain(phrase));
            }
        }
    }
    page
}

/// Says how many of these passages a lens leaves, and marks those that it takes away.
pub(super) fn both_under(corpus: &Corpus, lens: &Lens, (one, other): (Thing, Thing), page: &mut Page) {
    let kept = together::passages(corpus, lens, one, other);
    let words = lens.in_words(corpus).unwrap_or_default();
    let said = format!(" {} of them are of these documents and years.", kept.len());
    for block in &mut page.blocks {
        let outside = matches!(block.anchor, Some(Thing::Passage(id)) if !kept.contains(&id));
        if outside {
            *block = std::mem::replace(block, Block::new(BlockKind::Item)).dim("  outside the lens");
        }
    }
    page.blocks.insert(1, Block::new(BlockKind::Text).strong(format!("Under the lens ({words})")).plain(said));
}

/// Everything that is tied to a thing, kind by kind.
pub(super) fn links(corpus: &Corpus, thing: Thing) -> Page {
    let tied = corpus.links(thing);
    let mut page = Page::new(corpus.label(thing), format!("what links here: {}", tied.len()));
    page.push(Block::field("Page").link(corpus.label(thing), thing));
    for (word, plural) in Thing::WORDS {
        let of_kind = tied.clone().filter(|other| other.word() == *word);
        page.items(corpus, &capital(plural), of_kind);
    }
    if tied.len() == 0 {
        page.remark("Nothing is tied to it.");
    }
    page
}

pub(super) fn search(corpus: &Corpus, index: &Index, query: &str) -> Page {
    // A page leads to pages; what else an index may know has none.
    let asked = Query::parse(corpus, query);
    let said: Vec<String> = asked.troubles().iter().map(|trouble| trouble.says.clone()).collect();
    let ranked = index.find(corpus, asked);
    let hits: Vec<Hit> = ranked.hits().filter(|hit| hit.thing().is_some()).collect();
    let mut page = Page::new(Address::Search(query.into()).title(corpus), format!("{} found", hits.len()));
    for trouble in said {
        page.remark(trouble);
    }
    if hits.is_empty() {
        page.remark("Nothing matches. Fewer words, or another spelling, may help; s searches again.");
    }
    for hit in hits.iter().take(HITS) {
        page.push(item(hit));
        if !hit.snippet.is_empty() {
            let marked =
                |bytes: &Range<usize>| Span { bytes: bytes.clone(), tone: Tone::Hit, to: None, by_name: false };
            let spans = hit.snippet_marks.iter().map(marked);
            let note = Block { text: hit.snippet.clone(), spans: spans.collect(), ..Block::new(BlockKind::Note) };
            page.push(note);
        }
    }
    page
}

fn item(hit: &Hit) -> Block {
    let block = Block::new(BlockKind::Item).lead(hit.what.word());
    let named = match hit.thing() {
        Some(thing) => block.link(&hit.label, Address::Thing(thing)),
        None => block.plain(&hit.label),
    };
    named.dim(if hit.field == "label" { String::new() } else { format!("  {}", hit.field) })
}
