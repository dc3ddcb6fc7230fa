//! Events of a lane by where they stand among all: of very many, each takes no more room than it must.

use std::ops::Range;

/// Positions among the items, in ascending order.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<u32>);

impl Places {
    /// Puts one more behind the others.
    pub(super) fn push(&mut self, item: usize) {
        self.0.extend(u32::try_from(item));
    }

    /// Gives back the room that isn't needed.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The `nth` of them.
    pub(super) fn get(&self, nth: usize) -> Option<usize> {
        self.0.get(nth).map(|item| *item as usize)
    }

    /// Which of them an item is; where it is none of them, which it would be.
    pub(super) fn find(&self, item: usize) -> Result<usize, usize> {
        self.0.binary_search_by(|other| (*other as usize).cmp(&item))
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = usize> {
        self.0.iter().map(|item| *item as usize)
    }

    /// Some of them in a row.
    pub(super) fn within(&self, range: &Range<usize>) -> impl ExactSizeIterator<Item = usize> {
        self.0.get(range.clone()).unwrap_or_default().iter().map(|item| *item as usize)
    }
}

impl FromIterator<usize> for Places {
    fn from_iter<I: IntoIterator<Item = usize>>(items: I) -> Places {
        Places(items.into_iter().filter_map(|item| u32::try_from(item).ok()).collect())
    }
}
