//! Every word of all texts, and which things have it: so that a query reads the texts of a few things only.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::bits::Bits;
use super::both::join;
use super::lines::Lines;
use super::postings::{Making, Postings};

/// Where a word stands in a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In a name; a slug is one.
    Name,
    /// In an address, which counts whole or not at all.
    Address,
    /// In a longer text.
    Body,
    /// As the first word of a name that may be found in every way.
    First,
}

/// The words of all texts in their order, each with the things that have it.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In order, each once.
    words: Lines,
    /// By [`Where`].
    things: [Postings; 4],
    /// Those that stand in names that may be found in every way.
    free: Vec<u32>,
}

/// Words as they are met, while texts are read.
#[derive(Debug, Default)]
pub(super) struct Growing {
    words: Lines,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// For each word, the last thing that it was met in and one.
    met: Vec<u32>,
    /// Those that stand in names that may be found in every way.
    free: Bits,
    /// The numbers of the words, in the order of the words.
    order: Vec<u32>,
}

impl Growing {
    /// The number of a word here.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let is_it = |number: &u32| self.words.get(*number as usize) == Some(word);
        if let Some(number) = self.numbers.find(hash, is_it) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word);
        self.met.push(0);
        let hash_of = |number: &u32| self.hasher.hash_one(self.words.get(*number as usize).unwrap_or_default());
        self.numbers.insert_unique(hash, number, hash_of);
        number
    }

    /// Meets a word, by its number here, in a thing; whether it is for the first time. Things come one after the other.
    pub(super) fn meet(&mut self, word: u32, thing: u32) -> bool {
        self.met.get_mut(word as usize).is_some_and(|met| std::mem::replace(met, thing + 1) != thing + 1)
    }

    /// Says that a word, by its number here, stands in a name that may be found in every way.
    pub(super) fn free(&mut self, word: u32) {
        self.free.insert(word);
    }

    /// Puts the words in order, once all are there.
    pub(super) fn sort(&mut self) {
        (self.numbers, self.met) = Default::default();
        self.order = (0..).take(self.words.len()).collect();
        self.order.sort_unstable_by_key(|number| self.words.get(*number as usize));
    }

    /// The word that is `nth` in order, with its number.
    fn nth(&self, nth: usize) -> Option<(&str, u32)> {
        let number = *self.order.get(nth)?;
        Some((self.words.get(number as usize)?, number))
    }
}

impl Vocabulary {
    /// Puts together the words that several have gathered, each sorted; gives for each its numbers of words → the numbers
    /// here.
    pub(super) fn of(gathered: &[Growing]) -> (Vocabulary, Vec<Vec<u32>>) {
        let mut all = Vocabulary::default();
        let mut numbers: Vec<Vec<u32>> = gathered.iter().map(|own| vec![0; own.words.len()]).collect();
        let mut heads = vec![0; gathered.len()];
        let next = |heads: &[usize]| -> Option<&str> {
            gathered.iter().zip(heads).filter_map(|(own, nth)| Some(own.nth(*nth)?.0)).min()
        };
        while let Some(word) = next(&heads) {
            let number = u32::try_from(all.words.len()).unwrap_or(u32::MAX);
            all.words.push(word);
            let mut is_free = false;
            for ((own, head), numbers) in gathered.iter().zip(&mut heads).zip(&mut numbers) {
                let Some((_, there)) = own.nth(*head).filter(|(other, _)| *other == word) else { continue };
                *head += 1;
                is_free |= own.free.has(there);
                if let Some(here) = numbers.get_mut(there as usize) {
                    *here = number;
                }
            }
            all.free.extend(is_free.then_some(number));
        }
        all.words.shrink();
        all.free.shrink_to_fit();
        (all, numbers)
    }

    /// Holds which things have each word. What there is to say of a place is said twice: words, and things that never fall.
    pub(super) fn hold(&mut self, is_much: bool, say: impl Fn(Where, &mut dyn FnMut(u32, u32)) + Sync) {
        let count = self.words.len();
        let make = |place| {
            let mut making = Making::new(count);
            say(place, &mut |word, thing| making.count(word, thing));
            making.make_room();
            say(place, &mut |word, thing| making.put(word, thing));
            making.done()
        };
        let in_names = || [Where::Name, Where::Address, Where::First].map(make);
        let ([name, address, first], body) = join(is_much, in_names, || make(Where::Body));
        self.things = [name, address, body, first];
    }

    /// The things that have some words at a place.
    pub(super) fn things(&self, place: Where) -> &Postings {
        &self.things[place as usize]
    }

    /// The words that stand in names that may be found in every way, with their numbers, in order.
    pub(super) fn free(&self) -> impl Iterator<Item = (u32, &str)> {
        self.free.iter().map(|number| (*number, self.word(*number)))
    }

    /// The word with a number.
    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).unwrap_or_default()
    }

    /// The numbers of the words that begin so.
    pub(super) fn beginning(&self, part: &str) -> Range<u32> {
        let range = self.words.beginning(part);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        number(range.start)..number(range.end)
    }

    /// The numbers of the words that have a part, in order.
    pub(super) fn with(&self, part: &str) -> impl Iterator<Item = u32> {
        self.words.with(part).filter_map(|number| u32::try_from(number).ok())
    }

    /// Whether all words stand somewhere, the last at least as the beginning of one.
    pub(super) fn has_row(&self, sought: &[String]) -> bool {
        let Some((last, firsts)) = sought.split_last() else { return false };
        firsts.iter().all(|word| self.number(word).is_some()) && !self.beginning(last).is_empty()
    }

    /// The number of a word.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        // It comes before all that only begin so.
        Some(self.beginning(word).start).filter(|first| self.word(*first) == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_things_whoever_met_them() {
        let mut some = Growing::default();
        let mut others = Growing::default();
        let (sea, law) = (some.number("sea"), some.number("law"));
        some.free(law);
        assert_eq!(some.number("sea"), sea);
        assert!(some.meet(sea, 0) && !some.meet(sea, 0) && some.meet(sea, 300));
        let (seal, again) = (others.number("seal"), others.number("sea"));
        some.sort();
        others.sort();
        let (mut all, numbers) = Vocabulary::of(&[some, others]);
        assert_eq!([0, 1, 2].map(|number| all.word(number)), ["law", "sea", "seal"]);
        assert_eq!(all.free().collect::<Vec<_>>(), [(0, "law")]);
        let [sea, law, seal, again] =
            [(0, sea), (0, law), (1, seal), (1, again)].map(|(who, word): (usize, u32)| numbers[who][word as usize]);
        assert_eq!((sea, again), (1, 1));
        all.hold(false, |place, say| match place {
            Where::Body => {
                [(sea, 0), (seal, 2), (again, 2), (sea, 300)].iter().for_each(|(word, thing)| say(*word, *thing))
            }
            Where::Name => say(law, 0),
            Where::Address | Where::First => {}
        });
        let things = |words: Vec<u32>, place| all.things(place).of_any(words).iter().collect::<Vec<u32>>();
        assert_eq!(things(all.beginning("sea").collect(), Where::Body), [0, 2, 300]);
        assert_eq!(things(all.with("ea").collect(), Where::Body), [0, 2, 300]);
        assert_eq!(things(all.with("al").collect(), Where::Body), [2]);
        assert_eq!(things(vec![0], Where::Name), [0]);
        assert!(things(vec![0], Where::Body).is_empty());
        assert_eq!((all.number("sea"), all.number("se")), (Some(1), None));
    }
}
