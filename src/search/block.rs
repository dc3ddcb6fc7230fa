//! What is kept of some things in a row. A large dataset has many such blocks: none is ever copied into a larger whole.

use super::letters::Letters;
use super::lines::Lines;
use super::name::{Name, Sort};
use super::postings::{pack, unpack};
use super::rank::Face;
use super::sketch::Sketches;
use super::vocabulary::{Growing, Where};

/// How many things one block is of.
pub(super) const BLOCK: usize = 1024;

/// What there is to keep of some things in a row; they are known by their numbers among these.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The length of each label.
    lengths: Vec<u16>,
    /// The names, as words: at first as numbered by who gathered them, then as those of the vocabulary.
    sketches: Sketches,
    /// For each thing how many words its longer texts have, and the words, as who gathered them has numbered them.
    bodies: Vec<u8>,
    /// The names that may be found in every way: folded, their initials, and whose they are.
    pub(super) letters: Letters,
    initials: Lines,
    owners: Vec<u16>,
}

impl Block {
    /// Takes the names of the next thing.
    pub(super) fn push_names(&mut self, names: &[Name], growing: &mut Growing) {
        let thing = u16::try_from(self.lengths.len()).unwrap_or(u16::MAX);
        self.lengths.push(names.first().map_or(0, |label| Face::length(label.text())));
        self.sketches.begin();
        for name in names {
            let words: Vec<u32> = name.words().map(|word| growing.number(word)).collect();
            self.sketches.push(name.sort, &words);
            if name.sort.is_free() {
                words.iter().for_each(|word| growing.free(*word));
                self.letters.push(name.text());
                self.initials.push(&name.initials());
                self.owners.push(thing);
            }
        }
    }

    /// Takes the words of the longer texts of the same thing, each once.
    pub(super) fn push_body(&mut self, words: &[u32]) {
        pack(u32::try_from(words.len()).unwrap_or(u32::MAX), &mut self.bodies);
        words.iter().for_each(|word| pack(*word, &mut self.bodies));
    }

    /// Gives back the room that isn't needed: there are many blocks.
    pub(super) fn shrink(&mut self) {
        self.sketches.shrink();
        self.bodies.shrink_to_fit();
        self.letters.shrink();
        self.initials.shrink();
        self.owners.shrink_to_fit();
    }

    /// Gives the words of names other numbers.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.sketches = self.sketches.renumbered(numbers);
    }

    /// Gives back the words of longer texts, once they are said.
    pub(super) fn forget_bodies(&mut self) {
        self.bodies = Vec::new();
    }

    /// Says which words stand at a place in each thing; the first has a number. Those of longer texts have other numbers here
    /// than in the vocabulary.
    pub(super) fn each_word(&self, place: Where, first: u32, numbers: &[u32], say: &mut dyn FnMut(u32, u32)) {
        let mut words = Vec::new();
        let mut bodies = self.bodies.as_slice();
        for (nth, thing) in (0..self.lengths.len()).zip(first..) {
            if place == Where::Body {
                let count = unpack(&mut bodies).unwrap_or_default();
                let numbers = (0..count).filter_map(|_| numbers.get(unpack(&mut bodies)? as usize));
                numbers.for_each(|word| say(*word, thing));
                continue;
            }
            self.sketches.names(nth, &mut words, |sort, words| {
                let said = match place {
                    Where::Address if sort == Sort::Address => words,
                    Where::Name if sort != Sort::Address => words,
                    Where::First if sort.is_free() => words.get(..1).unwrap_or_default(),
                    _ => &[],
                };
                said.iter().for_each(|word| say(*word, thing));
            });
        }
    }

    /// The length of the label of a thing.
    pub(super) fn length(&self, thing: usize) -> Option<u16> {
        self.lengths.get(thing).copied()
    }

    /// Shows each name of a thing as words of the vocabulary, in the order of its names; `words` is room to work in.
    pub(super) fn names(&self, thing: usize, words: &mut Vec<u32>, show: impl FnMut(Sort, &[u32])) {
        self.sketches.names(thing, words, show);
    }

    /// The things with a name of which a text is the initials: of all two words, or of three and more in a row.
    pub(super) fn with_initials(&self, sought: &str) -> impl Iterator<Item = usize> {
        let count = sought.chars().count();
        let spell = move |name: &usize| {
            let mut rows = self.initials.get(*name).unwrap_or_default().split(' ');
            count > 2 || rows.any(|row| row == sought)
        };
        self.initials.with(sought).filter(spell).filter_map(|name| self.owner(name))
    }

    /// Whose a name is, by its number among those that may be found in every way.
    pub(super) fn owner(&self, name: usize) -> Option<usize> {
        self.owners.get(name).map(|owner| usize::from(*owner))
    }
}
