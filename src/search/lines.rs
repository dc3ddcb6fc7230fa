//! Many short texts in a row, searched all at once.

use std::ops::Range;

use memchr::memmem::Finder;

/// Short texts, known by their numbers.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// With a line feed before each and after the last: no folded text has one.
    text: String,
    /// The byte where each begins.
    starts: Vec<u32>,
}

impl Lines {
    /// Puts one more behind the others.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.is_empty() {
            self.text.push('\n');
        }
        self.starts.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Gives back the room that isn't needed.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The text with a number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let start = *self.starts.get(number)? as usize;
        let end = self.starts.get(number + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(start..end - 1)
    }

    /// The numbers of those that have a part, in order.
    pub(super) fn with(&self, part: &str) -> impl Iterator<Item = usize> {
        let finder = Finder::new(part).into_owned();
        // The line feed before a line belongs to it.
        let begin = |number: usize| self.starts.get(number).map_or(self.text.len(), |start| *start as usize - 1);
        let (mut from, mut next) = (0, 0);
        std::iter::from_fn(move || {
            let at = from + finder.find(self.text.as_bytes().get(from..)?)?;
            let number = self.line_at(at.max(1), next)?;
            // On from the next one: each is given once.
            next = number + 1;
            from = begin(next);
            Some(number)
        })
    }

    /// The number of the line with a byte, which is `from` at least: often the next, and seldom far.
    fn line_at(&self, byte: usize, from: usize) -> Option<usize> {
        let begins = |number: usize| self.starts.get(number).is_some_and(|start| *start as usize <= byte);
        let mut step = 1;
        while begins(from + step) {
            step *= 2;
        }
        let some = self.starts.get(from..(from + step).min(self.starts.len()))?;
        (from + some.partition_point(|start| *start as usize <= byte)).checked_sub(1)
    }

    /// The numbers of those that begin so, where they stand in their order.
    pub(super) fn beginning(&self, part: &str) -> Range<usize> {
        let count = self.len();
        let first = search(count, |at| self.get(at).is_some_and(|word| word < part));
        let rest = search(count - first, |at| self.get(first + at).is_some_and(|word| word.starts_with(part)));
        first..first + rest
    }
}

/// The first number up to `count` of which something no longer holds.
fn search(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> Lines {
        let mut lines = Lines::default();
        texts.into_iter().for_each(|text| lines.push(text));
        lines
    }

    #[test]
    fn those_that_begin_so_stand_together() {
        let words = lines(["law", "sea", "seal", "set"]);
        assert_eq!((words.beginning("sea"), words.beginning("se"), words.beginning("t")), (1..3, 1..4, 4..4));
    }

    proptest! {
        #[test]
        fn a_part_is_found_in_every_line_that_has_it(lines in prop::collection::vec("[ab日]{0,5}", 0..20), part in "[ab日]{1,3}") {
            let all = self::lines(lines.iter().map(String::as_str));
            let found: Vec<usize> = all.with(&part).collect();
            let expected: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].contains(&part)).collect();
            prop_assert_eq!(found, expected);
            prop_assert!((0..lines.len() + 1).map(|at| all.get(at)).eq(lines.iter().map(|line| Some(line.as_str())).chain([None])));
        }
    }
}
