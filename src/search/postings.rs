//! For each word, the things that have it: packed lists of numbers.

use super::bits::{Bits, Ranked};

/// For each word, by its number, the numbers of things in order.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// The words that have things.
    words: Ranked,
    /// Where the list of each of them ends in `packed`; it begins where the one before ends.
    ends: Vec<u32>,
    /// The first number of a list as it is, each further one as the distance from the one before.
    packed: Vec<u8>,
    /// One more than the largest number.
    bound: usize,
}

/// Postings that are made: what stands in them is said twice, first to be counted, then to be put. So no list ever grows, and
/// nothing is held beside the result but a number for each word.
#[derive(Debug)]
pub(super) struct Making {
    /// For each word, while its list is counted, its bytes; then where the next of them goes.
    ends: Vec<u32>,
    /// For each word, the last number said and one, or 0 where there was none.
    next: Vec<u32>,
    packed: Vec<u8>,
    bound: usize,
}

impl Making {
    /// For so many words.
    pub(super) fn new(words: usize) -> Making {
        Making { ends: vec![0; words], next: vec![0; words], packed: Vec::new(), bound: 0 }
    }

    /// What is said of a word, as it is packed: its numbers never fall. None where it is the last one again.
    fn step(&mut self, word: u32, number: u32) -> Option<u32> {
        let next = self.next.get_mut(word as usize)?;
        let before = next.checked_sub(1);
        *next = number + 1;
        (before != Some(number)).then(|| number - before.unwrap_or_default())
    }

    /// Counts a number of a word.
    pub(super) fn count(&mut self, word: u32, number: u32) {
        self.bound = self.bound.max(number as usize + 1);
        let bytes = self.step(word, number).map_or(0, |step| step.max(1).ilog2() / 7 + 1);
        self.ends.get_mut(word as usize).into_iter().for_each(|end| *end += bytes);
    }

    /// Makes room once all are counted: then they are put.
    pub(super) fn make_room(&mut self) {
        let mut all = 0_u32;
        for end in &mut self.ends {
            let bytes = *end;
            *end = all;
            all = all.saturating_add(bytes);
        }
        self.packed = vec![0; all as usize];
        self.next.fill(0);
    }

    /// Puts a number of a word.
    pub(super) fn put(&mut self, word: u32, number: u32) {
        let Some(step) = self.step(word, number) else { return };
        let Some(end) = self.ends.get_mut(word as usize) else { return };
        for byte in bytes(step) {
            self.packed.get_mut(*end as usize).into_iter().for_each(|place| *place = byte);
            *end += 1;
        }
    }

    /// The postings, once all are put.
    pub(super) fn done(mut self) -> Postings {
        // What was said of is known by the last number said.
        let has = |word: &u32| self.next.get(*word as usize).is_some_and(|next| *next > 0);
        let words: Bits = (0..).take(self.next.len()).filter(has).collect();
        let mut said = self.next.iter().map(|next| *next > 0);
        self.ends.retain(|_| said.next().unwrap_or_default());
        self.ends.shrink_to_fit();
        Postings { words: words.into(), ends: self.ends, packed: self.packed, bound: self.bound }
    }
}

impl Postings {
    /// The things that have a word.
    fn of(&self, word: u32) -> impl Iterator<Item = u32> {
        let end = |rank: usize| self.ends.get(rank).map(|end| *end as usize);
        let list = self.words.rank(word).and_then(|rank| {
            let begin = rank.checked_sub(1).and_then(end).unwrap_or_default();
            self.packed.get(begin..end(rank)?)
        });
        numbers(list.unwrap_or_default())
    }

    /// The things that have any of some words.
    pub(super) fn of_any(&self, words: impl IntoIterator<Item = u32>) -> Bits {
        let mut words = words.into_iter().peekable();
        let mut things = if words.peek().is_some() { Bits::with_room(self.bound) } else { Bits::default() };
        for word in words {
            self.of(word).for_each(|thing| things.insert(thing));
        }
        things
    }
}

/// A number in groups of seven bits, the lowest first.
fn bytes(number: u32) -> impl Iterator<Item = u8> {
    let mut left = Some(number);
    std::iter::from_fn(move || {
        let number = left?;
        left = Some(number >> 7).filter(|rest| *rest > 0);
        Some((number & 0x7f) as u8 | if left.is_some() { 0x80 } else { 0 })
    })
}

/// Appends a number so.
pub(super) fn pack(number: u32, packed: &mut Vec<u8>) {
    packed.extend(bytes(number));
}

/// Takes a number from the front.
pub(super) fn unpack(packed: &mut &[u8]) -> Option<u32> {
    let (first, rest) = packed.split_first()?;
    if *first < 0x80 {
        *packed = rest;
        return Some(u32::from(*first)); // most are as small
    }
    let (mut number, mut shift) = (0_u32, 0_u32);
    loop {
        let (byte, rest) = packed.split_first()?;
        *packed = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

/// The numbers of a packed list.
fn numbers(mut packed: &[u8]) -> impl Iterator<Item = u32> {
    let mut number = 0;
    std::iter::from_fn(move || {
        number += unpack(&mut packed)?;
        Some(number)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back_as_they_went_in(one in prop::collection::btree_set(0u32..3_000_000, 0..50), other in prop::collection::btree_set(0u32..3_000_000, 0..50)) {
            let mut making = Making::new(3);
            let said = [(0, &one), (2, &other)];
            let said = || said.iter().flat_map(|(word, numbers)| numbers.iter().flat_map(|number| [(*word, *number); 2]));
            said().for_each(|(word, number)| making.count(word, number));
            making.make_room();
            said().for_each(|(word, number)| making.put(word, number));
            let postings = making.done();
            prop_assert!(postings.of(0).eq(one));
            prop_assert_eq!(postings.of(1).next(), None);
            prop_assert!(postings.of(2).eq(other.iter().copied()));
            prop_assert!(postings.of_any([1, 2]).iter().eq(other));
            prop_assert_eq!(postings.of(3).next(), None);
        }
    }
}
