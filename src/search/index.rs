//! What is kept of every text of a corpus to be searched: which words stand where, not the texts.

use std::ops::Range;

use super::bits::Bits;
use super::block::{BLOCK, Block};
use super::both::join;
use super::entry::{self, Entry};
use super::fields::{self, Field};
use super::found::{Other, What};
use super::gather::{FEW, Gathered, Source, gather};
use super::letters::{Letters, best_names};
use super::name::{Name, Sort};
use super::rank::Face;
use super::vocabulary::Vocabulary;
use crate::corpus::{Corpus, Thing};

/// A corpus, made ready to be searched. It holds no text but names: what has to be read is taken from the corpus.
#[derive(Debug, Default)]
pub struct Index {
    /// Everything there is, kind by kind.
    things: Vec<What>,
    others: Vec<Other>,
    pub(super) vocabulary: Vocabulary,
    /// What is kept of each [`BLOCK`] of things.
    blocks: Vec<Block>,
}

impl Index {
    /// Reads every thing of every kind. Takes a few milliseconds for 150 KB of text.
    pub fn new(corpus: &Corpus) -> Index {
        Index::with(corpus, Vec::new())
    }

    /// The same, with something beside the dataset.
    pub fn with(corpus: &Corpus, others: Vec<Other>) -> Index {
        Index::unless(corpus, others, &|| false).unwrap_or_default() // nobody gives it up
    }

    /// The same, given up as soon as nobody wants it any more.
    pub fn unless(corpus: &Corpus, others: Vec<Other>, is_given_up: &(dyn Fn() -> bool + Sync)) -> Option<Index> {
        // Events stand in their order in time: where nothing else tells hits apart, that does.
        let of_kind = |word: &str| match word {
            "event" => corpus.chronology().map(Thing::from).collect(),
            word => corpus.things(word),
        };
        let mut things: Vec<What> = Vec::with_capacity(corpus.counts().iter().sum::<usize>() + others.len());
        things.extend(Thing::WORDS.iter().flat_map(|(word, _)| of_kind(word)).map(What::Thing));
        things.extend((0..).zip(&others).map(|(nth, _)| What::Other(nth)));
        let gathered = gather(Source { corpus, things: &things, others: &others }, is_given_up)?;
        Some(Index::of(things, others, gathered))
    }

    fn of(things: Vec<What>, others: Vec<Other>, gathered: Gathered) -> Index {
        let Gathered { words, mut blocks } = gathered;
        let (mut vocabulary, numbers) = Vocabulary::of(&words);
        drop(words);
        let is_much = things.len() > FEW;
        let numbers = |who: usize| numbers.get(who).map(Vec::as_slice).unwrap_or_default();
        let renumber = |who: usize| move |(_, block): &mut &mut (usize, Block)| block.renumber(numbers(who));
        let (mut some, mut others_of): (Vec<_>, Vec<_>) = blocks.iter_mut().partition(|(who, _)| *who == 0);
        join(is_much, || some.iter_mut().for_each(renumber(0)), || others_of.iter_mut().for_each(renumber(1)));
        vocabulary.hold(is_much, |place, say| {
            for ((who, block), first) in blocks.iter().zip((0..).step_by(BLOCK)) {
                block.each_word(place, first, numbers(*who), say);
            }
        });
        let blocks = blocks.into_iter().map(|(_, mut block)| {
            block.forget_bodies();
            block
        });
        Index { things, others, vocabulary, blocks: blocks.collect() }
    }

    /// The block of a thing, and its number there.
    fn block(&self, thing: u32) -> Option<(&Block, usize)> {
        Some((self.blocks.get(thing as usize / BLOCK)?, thing as usize % BLOCK))
    }

    /// How many things there are.
    pub(super) fn count(&self) -> usize {
        self.things.len()
    }

    /// What a thing is, beside its texts.
    pub(super) fn face(&self, thing: u32) -> Option<Face> {
        let (block, nth) = self.block(thing)?;
        Some(Face { what: *self.things.get(thing as usize)?, order: thing, length: block.length(nth)? })
    }

    /// The kinds there are in their order: what tells each, and the numbers of its things.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (What, Range<u32>)> {
        let mut start = 0;
        self.things.chunk_by(|one, other| one.word() == other.word()).filter_map(move |kind| {
            let range = start..start + u32::try_from(kind.len()).ok()?;
            start = range.end;
            Some((*kind.first()?, range))
        })
    }

    /// A thing with its texts, folded.
    pub(super) fn entry(&self, corpus: &Corpus, thing: u32) -> Option<Entry> {
        Some(match *self.things.get(thing as usize)? {
            What::Thing(what) => Entry::new(corpus, thing, what),
            What::Other(nth) => Entry::of_other(thing, nth, self.others.get(nth as usize)?),
        })
    }

    /// The names of a thing, folded.
    pub(super) fn names(&self, corpus: &Corpus, thing: u32) -> Vec<Name> {
        match self.things.get(thing as usize) {
            Some(What::Thing(what)) => entry::names(corpus, *what),
            Some(What::Other(nth)) => self.others.get(*nth as usize).map(entry::other_names).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// The first name of a thing as it is written.
    pub(super) fn label<'a>(&'a self, corpus: &'a Corpus, thing: u32) -> Option<Field<'a>> {
        Some(match self.things.get(thing as usize)? {
            What::Thing(what) => fields::label(corpus, *what),
            What::Other(nth) => fields::label_of_other(self.others.get(*nth as usize)?),
        })
    }

    /// All names of a thing as they are written.
    pub(super) fn fields<'a>(&'a self, corpus: &'a Corpus, thing: u32) -> Vec<Field<'a>> {
        match self.things.get(thing as usize) {
            Some(What::Thing(what)) => fields::names(corpus, *what),
            Some(What::Other(nth)) => self.others.get(*nth as usize).map(fields::of_other).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// The longer texts of a thing as they are written.
    pub(super) fn bodies<'a>(&self, corpus: &'a Corpus, thing: u32) -> Vec<Field<'a>> {
        match self.things.get(thing as usize) {
            Some(What::Thing(what)) => fields::bodies(corpus, *what),
            _ => Vec::new(),
        }
    }

    /// Shows each name of a thing as words of the vocabulary, in the order of its names; `words` is room to work in.
    pub(super) fn sketched(&self, thing: u32, words: &mut Vec<u32>, show: impl FnMut(Sort, &[u32])) {
        if let Some((block, nth)) = self.block(thing) {
            block.names(nth, words, show);
        }
    }

    /// The things with a name of which a text is the initials: of all two words, or of three and more in a row.
    pub(super) fn with_initials(&self, sought: &str) -> Bits {
        if sought.chars().count() < 2 {
            return Bits::default();
        }
        let blocks = self.blocks.iter().enumerate();
        blocks
            .flat_map(|(nth, block)| block.with_initials(sought).filter_map(move |thing| number(nth, thing)))
            .collect()
    }

    /// The things with the names that have the letters of a text in their order, with others between them: of so many names
    /// the best.
    pub(super) fn with_letters(&self, sought: &str, most: usize) -> impl Iterator<Item = u32> {
        let rows: Vec<&Letters> = self.blocks.iter().map(|block| &block.letters).collect();
        let best = best_names(&rows, sought, most);
        best.into_iter().filter_map(|((nth, name), _)| number(nth, self.blocks.get(nth)?.owner(name)?))
    }
}

/// The number of a thing, by its block and its number there.
fn number(block: usize, thing: usize) -> Option<u32> {
    u32::try_from(block * BLOCK + thing).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset;

    #[test]
    fn making_it_is_given_up_when_nobody_waits() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        assert!(Index::unless(&corpus, Vec::new(), &|| true).is_none());
        assert!(Index::unless(&corpus, Vec::new(), &|| false).is_some());
    }

    #[test]
    fn the_kinds_hold_everything_once() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let other = Other { label: "Quit".into(), names: Vec::new() };
        let index = Index::with(&corpus, vec![other]);
        let ranges: Vec<Range<u32>> = index.kinds().map(|(_, range)| range).collect();
        assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(ranges.last().map(|last| last.end as usize), Some(index.count()));
        assert_eq!(index.kinds().last().map(|(what, range)| (what, range.len())), Some((What::Other(0), 1)));
    }
}
