//! Puts links on the names that stand in the texts of a page.

use std::cell::OnceCell;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::Names;
use crate::address::Address;
use crate::corpus::{Corpus, Thing};
use crate::page::{Block, BlockKind, Lead, Page};

/// Makes links of the names in a page's prose. The names are gathered only where a page has any: not for the first page,
/// nor for lists, which are links already.
pub fn link(corpus: &Corpus, names: &OnceCell<Names>, page: &mut Page) {
    let is_list = match page.address {
        Address::Home
        | Address::List(_)
        | Address::Links(_)
        | Address::Search(_)
        | Address::Both(..)
        | Address::Tour(_) => true,
        Address::Thing(_) | Address::Level(..) | Address::Codebook | Address::Method => false,
    };
    if !is_list {
        names.get_or_init(|| Names::of(corpus)).link(corpus, page);
    }
}

impl Names {
    /// Makes links of the names in a page's prose: in each block the first mention of a thing, unless the block leads
    /// there already. A page doesn't lead to itself, nor the page of a cell to the row that it stands in. Numbers of
    /// passages in brackets lead to them.
    pub fn link(&self, corpus: &Corpus, page: &mut Page) {
        let own = page.address.thing();
        let row = match own {
            Some(Thing::Cell(cell)) => Some(Thing::from(corpus.cells[cell].dimension)),
            _ => None,
        };
        let numbers = numbers(page);
        for block in &mut page.blocks {
            let is_prose = matches!(
                block.kind,
                BlockKind::Text | BlockKind::Passage | BlockKind::Item | BlockKind::Field | BlockKind::Note
            );
            if !is_prose || !block.has_free_text() {
                continue;
            }
            if block.kind == BlockKind::Passage {
                for (bytes, passage) in marks(&block.text, &numbers) {
                    block.lead_by_name(bytes, passage.into());
                }
            }
            self.link_block(corpus, block, [own, row]);
        }
    }

    fn link_block(&self, corpus: &Corpus, block: &mut Block, own: [Option<Thing>; 2]) {
        let mut done: HashSet<Thing> = own.into_iter().flatten().collect();
        done.extend(block.spans.iter().filter_map(|span| span.to.as_ref()?.thing()));
        for (bytes, thing) in self.find(corpus, &block.text) {
            if self.is_linked(thing) && !done.contains(&thing) && block.lead_by_name(bytes, thing.into()) {
                done.insert(thing);
            }
        }
    }
}

/// The passages of a page by their numbers.
fn numbers(page: &Page) -> HashMap<String, Thing> {
    let passages = page.blocks.iter().filter(|block| block.kind == BlockKind::Passage);
    let number = |block: &Block| match (&block.lead, block.anchor) {
        (Lead::Word(number), Some(passage)) => Some((number.clone(), passage)),
        _ => None,
    };
    passages.filter_map(number).collect()
}

/// The numbers of passages in a text, as `(n6)` or `(n6, n7)`: in brackets, with nothing else in them.
fn marks(text: &str, numbers: &HashMap<String, Thing>) -> Vec<(Range<usize>, Thing)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inner = text.get(open + 1..).and_then(|rest| rest.split_once([')', '('])).map_or("", |(inner, _)| inner);
        let mut at = open + 1;
        let mut marks = Vec::new();
        for part in inner.split_inclusive([',', ';', ' ']) {
            let number = part.trim_end_matches([',', ';', ' ']);
            if !number.is_empty() {
                marks.push(numbers.get(number).map(|passage| (at..at + number.len(), *passage)));
            }
            at += part.len();
        }
        found.extend(marks.into_iter().collect::<Option<Vec<_>>>().into_iter().flatten());
    }
    found
}
