//! For each word, the things that have it: packed lists of numbers.

use thin_vec::ThinVec;

use super::bits::Bits;

/// For each word, by its number, the numbers of things in order.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where the list of each begins in `packed`.
    starts: Vec<u32>,
    packed: Vec<u8>,
    /// One more than the largest number.
    bound: usize,
}

/// One such list while it grows. Most have one number, which needs no room of its own.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Where there are several: the first as it is, each further one as the distance from the one before.
    packed: ThinVec<u8>,
    /// The last number and one, or 0 where there is none.
    next: u32,
}

impl List {
    /// Puts in a number, which is no smaller than the last; the same again changes nothing.
    pub(super) fn push(&mut self, number: u32) {
        match self.next.checked_sub(1) {
            Some(last) if last == number => return,
            Some(last) => {
                if self.packed.is_empty() {
                    pack(last, &mut self.packed);
                }
                pack(number - last, &mut self.packed);
            }
            None => {}
        }
        self.next = number + 1;
    }

    /// The only number, where there is no other.
    fn only(&self) -> Option<u32> {
        if self.packed.is_empty() { self.next.checked_sub(1) } else { None }
    }

    fn numbers(&self) -> impl Iterator<Item = u32> {
        self.only().into_iter().chain(numbers(&self.packed))
    }

    fn put_into(&self, packed: &mut Vec<u8>) {
        match self.only() {
            Some(number) => pack(number, packed),
            None => packed.extend_from_slice(&self.packed),
        }
    }
}

impl Postings {
    /// Puts the lists of one word behind those of the words before: lists that several have gathered.
    pub(super) fn push<'l>(&mut self, lists: impl Iterator<Item = &'l List>) {
        self.starts.push(u32::try_from(self.packed.len()).unwrap_or(u32::MAX));
        let lists: Vec<&List> = lists.filter(|list| list.next > 0).collect();
        self.bound = lists.iter().fold(self.bound, |bound, list| bound.max(list.next as usize));
        if let [list] = lists.as_slice() {
            list.put_into(&mut self.packed);
            return;
        }
        let mut numbers: Vec<u32> = lists.iter().flat_map(|list| list.numbers()).collect();
        numbers.sort(); // a few runs, each in order: soon done
        let mut all = List::default();
        numbers.into_iter().for_each(|number| all.push(number));
        all.put_into(&mut self.packed);
    }

    /// Gives back the room that isn't needed.
    pub(super) fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.packed.shrink_to_fit();
    }

    /// The things that have a word.
    fn of(&self, word: u32) -> impl Iterator<Item = u32> {
        let at = |word: usize| self.starts.get(word).map_or(self.packed.len(), |start| *start as usize);
        numbers(self.packed.get(at(word as usize)..at(word as usize + 1)).unwrap_or_default())
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

/// Appends a number in groups of seven bits, the lowest first.
pub(super) fn pack(mut number: u32, packed: &mut impl Extend<u8>) {
    while number >= 0x80 {
        packed.extend([(number & 0x7f) as u8 | 0x80]);
        number >>= 7;
    }
    packed.extend([number as u8]);
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
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn list(numbers: &BTreeSet<u32>) -> List {
        let mut list = List::default();
        numbers.iter().flat_map(|number| [number, number]).for_each(|number| list.push(*number));
        list
    }

    proptest! {
        #[test]
        fn numbers_come_back_as_they_went_in(one in prop::collection::btree_set(0u32..3_000_000, 0..50), other in prop::collection::btree_set(0u32..3_000_000, 0..50)) {
            let mut postings = Postings::default();
            postings.push([list(&one), list(&other)].iter());
            postings.push([].iter());
            postings.push([list(&other)].iter());
            prop_assert!(postings.of(0).eq(one.union(&other).copied()));
            prop_assert_eq!(postings.of(1).next(), None);
            prop_assert!(postings.of(2).eq(other.iter().copied()));
            prop_assert!(postings.of_any([1, 2]).iter().eq(other));
            prop_assert_eq!(postings.of(3).next(), None);
        }
    }
}
