//! The names of every thing as numbers of their words: enough to say how well most terms are found in them.

use super::name::Sort;
use super::postings::{pack, unpack};

/// For each thing, its names.
#[derive(Debug, Default)]
pub(super) struct Sketches {
    /// Where each thing begins in `packed`.
    starts: Vec<u32>,
    /// For each name its sort, how many words it has, and their numbers.
    packed: Vec<u8>,
}

impl Sketches {
    /// Begins the next thing.
    pub(super) fn begin(&mut self) {
        self.starts.push(u32::try_from(self.packed.len()).unwrap_or(u32::MAX));
    }

    /// Puts in one more name of the thing begun last.
    pub(super) fn push(&mut self, sort: Sort, words: &[u32]) {
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        pack(count << 2 | sort as u32, &mut self.packed);
        words.iter().for_each(|word| pack(*word, &mut self.packed));
    }

    /// The same, with other numbers for the words.
    pub(super) fn renumbered(&self, numbers: &[u32]) -> Sketches {
        let (mut other, mut words, mut here) = (Sketches::default(), Vec::new(), Vec::new());
        other.starts.reserve_exact(self.starts.len());
        for thing in 0..self.starts.len() {
            other.begin();
            self.names(thing, &mut words, |sort, words| {
                here.clear();
                here.extend(words.iter().filter_map(|word| numbers.get(*word as usize)));
                other.push(sort, &here);
            });
        }
        other.shrink();
        other
    }

    /// Gives back the room that isn't needed.
    pub(super) fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.packed.shrink_to_fit();
    }

    /// Shows each name of a thing, in the order of its names; `words` is room to work in.
    pub(super) fn names(&self, thing: usize, words: &mut Vec<u32>, mut show: impl FnMut(Sort, &[u32])) {
        let at = |thing: usize| self.starts.get(thing).map_or(self.packed.len(), |start| *start as usize);
        let mut packed = self.packed.get(at(thing)..at(thing + 1)).unwrap_or_default();
        while let Some(head) = unpack(&mut packed) {
            words.clear();
            words.extend((0..head >> 2).filter_map(|_| unpack(&mut packed)));
            show(Sort::ALL[head as usize & 3], words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_went_in() {
        let mut there = Sketches::default();
        there.begin();
        there.push(Sort::Own, &[0, 1, 1]);
        there.push(Sort::Address, &[2]);
        there.begin();
        there.begin();
        there.push(Sort::Slug, &[]);
        let here = there.renumbered(&[700, 0, 90_000]);
        let names = |thing| {
            let mut all = Vec::new();
            here.names(thing, &mut Vec::new(), |sort, words| all.push((sort, words.to_vec())));
            all
        };
        assert_eq!(names(0), [(Sort::Own, vec![700, 0, 0]), (Sort::Address, vec![90_000])]);
        assert_eq!(names(1), []);
        assert_eq!(names(2), [(Sort::Slug, vec![])]);
    }
}
