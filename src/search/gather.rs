//! Reads all texts once, on both cores, and keeps of them what the index needs.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::block::{BLOCK, Block};
use super::both::join;
use super::entry::{names, other_names};
use super::found::{Other, What};
use super::vocabulary::Growing;
use super::{fields, words};
use crate::corpus::Corpus;
use crate::text::fold_onto;

/// Up to so many things, one thread is done before a second has begun.
pub(super) const FEW: usize = 2 * BLOCK;

/// What is read, in order.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    pub(super) corpus: &'s Corpus,
    pub(super) things: &'s [What],
    pub(super) others: &'s [Other],
}

/// What there is to keep of everything.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The words that each thread has met.
    pub(super) words: Vec<Growing>,
    /// All blocks, in order, each with the number of who gathered it.
    pub(super) blocks: Vec<(usize, Block)>,
}

/// Reads everything; nothing comes of it once it is given up.
pub(super) fn gather(source: Source<'_>, is_given_up: &(dyn Fn() -> bool + Sync)) -> Option<Gathered> {
    let next = AtomicUsize::new(0);
    let work = |who: usize| {
        let (mut words, mut blocks) = (Growing::default(), Vec::new());
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let begin = nth * BLOCK;
            if begin >= source.things.len() {
                break;
            }
            if is_given_up() {
                return None;
            }
            let range = begin..(begin + BLOCK).min(source.things.len());
            blocks.push((nth, who, source.block(range, &mut words)));
        }
        words.sort();
        Some((words, blocks))
    };
    let all = if source.things.len() <= FEW {
        vec![work(0)?]
    } else {
        let (one, other) = join(true, || work(0), || work(1));
        vec![one?, other?]
    };
    let (words, blocks): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    let mut blocks: Vec<_> = blocks.into_iter().flatten().collect();
    blocks.sort_unstable_by_key(|(nth, ..)| *nth);
    Some(Gathered { words, blocks: blocks.into_iter().map(|(_, who, block)| (who, block)).collect() })
}

impl Source<'_> {
    /// Reads some things in a row.
    fn block(&self, range: Range<usize>, growing: &mut Growing) -> Block {
        let mut block = Block::default();
        let numbers = (0..).zip(self.things).skip(range.start).take(range.len());
        let (mut folded, mut body) = (String::new(), Vec::new());
        for (number, what) in numbers {
            let names = match what {
                What::Thing(thing) => names(self.corpus, *thing),
                What::Other(nth) => self.others.get(*nth as usize).map(other_names).unwrap_or_default(),
            };
            block.push_names(&names, growing);
            body.clear();
            let texts = if let What::Thing(thing) = what { fields::bodies(self.corpus, *thing) } else { Vec::new() };
            for (_, text) in texts {
                folded.clear();
                fold_onto(&text, &mut folded);
                for word in words::ranges(&folded).filter_map(|range| folded.get(range)) {
                    let word = growing.number(word);
                    body.extend(growing.meet(word, number).then_some(word));
                }
            }
            block.push_body(&body);
        }
        block.shrink();
        block
    }
}
