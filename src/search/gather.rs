//! Reads all texts once, on both cores, and keeps of them what the index needs.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::both::join;
use super::entry::{names, other_names};
use super::found::{Other, What};
use super::lines::Lines;
use super::name::{Name, Sort};
use super::postings::{pack, unpack};
use super::rank::Face;
use super::sketch::Sketches;
use super::vocabulary::{Growing, Where};
use super::{fields, words};
use crate::corpus::Corpus;
use crate::text::fold_onto;

/// How many things one takes at once.
const BLOCK: usize = 1024;

/// Up to so many things, one thread is done before a second has begun.
const FEW: usize = 2 * BLOCK;

/// What is read, in order.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    pub(super) corpus: &'s Corpus,
    pub(super) things: &'s [What],
    pub(super) others: &'s [Other],
}

/// What there is to keep of some things in a row.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its place in the order.
    nth: usize,
    /// The number of who gathered it.
    pub(super) who: usize,
    /// The length of each label.
    pub(super) lengths: Vec<u16>,
    /// The names, as words numbered by who gathered them.
    pub(super) sketches: Sketches,
    /// For each thing how many words its longer texts have, and the words, so numbered as well.
    bodies: Vec<u8>,
    /// The names that may be found in every way: folded, their initials, and whose they are.
    pub(super) free: Lines,
    pub(super) initials: Lines,
    pub(super) owners: Vec<u32>,
}

/// What there is to keep of everything.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The words that each thread has met.
    pub(super) words: Vec<Growing>,
    /// All blocks, in order.
    pub(super) blocks: Vec<Block>,
}

/// Says of every word which things have it, and where: thing after thing. `numbers` gives for each who gathered the numbers of
/// words there → those of all.
pub(super) fn each_place(blocks: &[Block], numbers: &[Vec<u32>], say: &mut dyn FnMut(u32, u32, Where)) {
    let (mut thing, mut words) = (0, Vec::new());
    for block in blocks {
        let numbers = numbers.get(block.who).map(Vec::as_slice).unwrap_or_default();
        let number = |word: u32| numbers.get(word as usize).copied().unwrap_or_default();
        let mut bodies = block.bodies.as_slice();
        for nth in (0..).take(block.lengths.len()) {
            block.sketches.names(nth, &mut words, |sort, words| {
                let place = if sort == Sort::Address { Where::Address } else { Where::Name };
                words.iter().for_each(|word| say(number(*word), thing, place));
                let first = words.first().filter(|_| sort.is_free());
                first.into_iter().for_each(|word| say(number(*word), thing, Where::First));
            });
            let count = unpack(&mut bodies).unwrap_or_default();
            (0..count).filter_map(|_| unpack(&mut bodies)).for_each(|word| say(number(word), thing, Where::Body));
            thing += 1;
        }
    }
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
            blocks.push(source.block(Block { nth, who, ..Block::default() }, range, &mut words));
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
    let mut gathered = Gathered::default();
    for (words, blocks) in all {
        gathered.words.push(words);
        gathered.blocks.extend(blocks);
    }
    gathered.blocks.sort_by_key(|block| block.nth);
    Some(gathered)
}

impl Source<'_> {
    /// Reads some things in a row.
    fn block(&self, mut block: Block, range: Range<usize>, growing: &mut Growing) -> Block {
        let numbers = (0..).zip(self.things).skip(range.start).take(range.len());
        let (mut folded, mut body) = (String::new(), Vec::new());
        for (number, what) in numbers {
            let names = match what {
                What::Thing(thing) => names(self.corpus, *thing),
                What::Other(nth) => self.others.get(*nth as usize).map(other_names).unwrap_or_default(),
            };
            block.push_names(number, &names, growing);
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

impl Block {
    /// Takes the names of a thing.
    fn push_names(&mut self, number: u32, names: &[Name], growing: &mut Growing) {
        self.lengths.push(names.first().map_or(0, |label| Face::length(label.text())));
        self.sketches.begin();
        for name in names {
            let words: Vec<u32> = name.words().map(|word| growing.number(word)).collect();
            self.sketches.push(name.sort, &words);
            if name.sort.is_free() {
                words.iter().for_each(|word| growing.free(*word));
                self.free.push(name.text());
                self.initials.push(&name.initials());
                self.owners.push(number);
            }
        }
    }

    /// Gives back the words of longer texts, once they are said.
    pub(super) fn forget_bodies(&mut self) {
        self.bodies = Vec::new();
    }

    /// Gives back the room that isn't needed: there are many blocks.
    fn shrink(&mut self) {
        self.sketches.shrink();
        self.bodies.shrink_to_fit();
        self.free.shrink();
        self.initials.shrink();
        self.owners.shrink_to_fit();
    }

    /// Takes the words of the longer texts of a thing, each once.
    fn push_body(&mut self, words: &[u32]) {
        pack(u32::try_from(words.len()).unwrap_or(u32::MAX), &mut self.bodies);
        words.iter().for_each(|word| pack(*word, &mut self.bodies));
    }
}
