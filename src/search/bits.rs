//! A set of numbers, a bit for each.

use std::ops::Range;

/// A set of numbers; what isn't set needs no room behind the last that is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    blocks: Vec<u64>,
}

impl Bits {
    /// No numbers, with room for those below a bound.
    pub(super) fn with_room(count: usize) -> Bits {
        Bits { blocks: vec![0; count.div_ceil(64)] }
    }

    /// All numbers below a bound.
    pub(super) fn below(count: usize) -> Bits {
        let mut blocks = vec![u64::MAX; count / 64];
        blocks.extend((!count.is_multiple_of(64)).then(|| (1 << (count % 64)) - 1));
        Bits { blocks }
    }

    /// Puts a number in.
    pub(super) fn insert(&mut self, number: u32) {
        let (block, bit) = (number as usize / 64, 1 << (number % 64));
        match self.blocks.get_mut(block) {
            Some(block) => *block |= bit,
            None => {
                self.blocks.resize(block, 0);
                self.blocks.push(bit);
            }
        }
    }

    /// Whether a number is in it.
    pub(super) fn has(&self, number: u32) -> bool {
        self.blocks.get(number as usize / 64).is_some_and(|block| block & (1 << (number % 64)) != 0)
    }

    /// Puts in what is in another.
    pub(super) fn add(&mut self, other: &Bits) {
        if self.blocks.len() < other.blocks.len() {
            self.blocks.resize(other.blocks.len(), 0);
        }
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(own, other)| *own |= other);
    }

    /// Leaves only what is in another as well.
    pub(super) fn keep(&mut self, other: &Bits) {
        self.blocks.truncate(other.blocks.len());
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(own, other)| *own &= other);
    }

    /// Takes out what is in another.
    pub(super) fn drop(&mut self, other: &Bits) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(own, other)| *own &= !other);
    }

    /// How many are in it.
    pub(super) fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// Whether none is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// All that are in it, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.within(0..u32::MAX)
    }

    /// Those of a range, in order.
    pub(super) fn within(&self, range: Range<u32>) -> impl Iterator<Item = u32> {
        let (first, last) =
            (range.start / 64, range.end.div_ceil(64).min(u32::try_from(self.blocks.len()).unwrap_or(0)));
        (first..last)
            .flat_map(move |nth| {
                let mut left = self.blocks.get(nth as usize).copied().unwrap_or(0);
                std::iter::from_fn(move || {
                    let bit = (left != 0).then(|| left.trailing_zeros())?;
                    left &= left - 1;
                    Some(nth * 64 + bit)
                })
            })
            .skip_while(move |number| *number < range.start)
            .take_while(move |number| *number < range.end)
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Bits {
        let mut bits = Bits::default();
        numbers.into_iter().for_each(|number| bits.insert(number));
        bits
    }
}

/// A set of numbers, of each of which it is known which it is.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    bits: Bits,
    /// For each block how many stand before it.
    before: Vec<u32>,
}

impl Ranked {
    /// How many smaller ones there are; none of a number that isn't in it.
    pub(super) fn rank(&self, number: u32) -> Option<usize> {
        let at = number as usize / 64;
        let (block, before) = (*self.bits.blocks.get(at)?, *self.before.get(at)?);
        let bit = 1 << (number % 64);
        (block & bit != 0).then(|| before as usize + (block & (bit - 1)).count_ones() as usize)
    }
}

impl From<Bits> for Ranked {
    fn from(bits: Bits) -> Ranked {
        let count = |all: &mut u32, block: &u64| {
            let before = *all;
            *all += block.count_ones();
            Some(before)
        };
        let before = bits.blocks.iter().scan(0, count).collect();
        Ranked { bits, before }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_set(one in prop::collection::btree_set(0u32..200, 0..40), other in prop::collection::btree_set(0u32..200, 0..40), from in 0u32..220, to in 0u32..220) {
            let bits = |set: &BTreeSet<u32>| set.iter().copied().collect::<Bits>();
            let list = |bits: Bits| bits.iter().collect::<Vec<u32>>();
            let (mut more, mut less, mut rest) = (bits(&one), bits(&one), bits(&one));
            more.add(&bits(&other));
            less.keep(&bits(&other));
            rest.drop(&bits(&other));
            prop_assert_eq!(list(more), one.union(&other).copied().collect::<Vec<_>>());
            prop_assert_eq!(list(less), one.intersection(&other).copied().collect::<Vec<_>>());
            prop_assert_eq!(list(rest), one.difference(&other).copied().collect::<Vec<_>>());
            prop_assert_eq!((bits(&one).count(), bits(&one).is_empty()), (one.len(), one.is_empty()));
            let within: Vec<u32> = bits(&one).within(from..to).collect();
            prop_assert_eq!(within, one.iter().copied().filter(|n| (from..to).contains(n)).collect::<Vec<_>>());
            prop_assert_eq!(list(Bits::below(from as usize)), (0..from).collect::<Vec<_>>());
            prop_assert!((0..220).all(|number| bits(&one).has(number) == one.contains(&number)));
            let ranked = Ranked::from(bits(&one));
            let place = |number: u32| one.iter().position(|other| *other == number);
            prop_assert!((0..220).all(|number| ranked.rank(number) == place(number)));
        }
    }
}
