//! Every word of all texts, and which things have it: so that a query reads the texts of a few things only.

use hashbrown::HashMap;
use memchr::memmem::Finder;

/// Numbers of things, in order, each once.
pub(super) type Things = Vec<u32>;

/// Short texts in a row, searched all at once.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// With a line feed before each and after the last: no folded text has one.
    text: String,
    /// Where each begins.
    starts: Vec<u32>,
}

/// The words of all texts in their order, each with the things that have it.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Lines,
    /// For each word, where its things begin in `things`.
    starts: Vec<u32>,
    /// Their numbers, each as the distance from the one before, in groups of seven bits, the lowest first.
    things: Vec<u8>,
}

impl Lines {
    /// Puts texts in a row.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Lines {
        let mut lines = Lines { text: "\n".into(), starts: Vec::new() };
        for text in texts {
            lines.starts.push(u32::try_from(lines.text.len()).unwrap_or(u32::MAX));
            lines.text.push_str(text);
            lines.text.push('\n');
        }
        lines.text.shrink_to_fit();
        lines.starts.shrink_to_fit();
        lines
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
        let (mut from, mut next) = (0, 0);
        std::iter::from_fn(move || {
            let at = from + finder.find(self.text.as_bytes().get(from..)?)?;
            let number = self.line_at(at.max(1), next)?;
            // On from the next one: each is given once.
            next = number + 1;
            from = self.starts.get(next).map_or(self.text.len(), |start| *start as usize - 1);
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
    fn beginning(&self, part: &str) -> std::ops::Range<usize> {
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

impl Vocabulary {
    /// The words of texts, each given with the number of its thing; numbers never fall.
    pub(super) fn of<'t>(words: impl Iterator<Item = (u32, &'t str)>) -> Vocabulary {
        let mut by_word: HashMap<&str, Things> = HashMap::new();
        for (thing, word) in words {
            let things = by_word.entry(word).or_default();
            if things.last() != Some(&thing) {
                things.push(thing);
            }
        }
        let mut sorted: Vec<(&str, Things)> = by_word.into_iter().collect();
        sorted.sort_unstable_by_key(|(word, _)| *word);
        let mut vocabulary = Vocabulary::default();
        for (_, things) in &sorted {
            vocabulary.starts.push(u32::try_from(vocabulary.things.len()).unwrap_or(u32::MAX));
            let mut before = 0;
            for thing in things {
                vocabulary.push(thing - before);
                before = *thing;
            }
        }
        vocabulary.words = Lines::of(sorted.iter().map(|(word, _)| *word));
        vocabulary.starts.shrink_to_fit();
        vocabulary.things.shrink_to_fit();
        vocabulary
    }

    fn push(&mut self, mut distance: u32) {
        while distance >= 0x80 {
            self.things.push((distance & 0x7f) as u8 | 0x80);
            distance >>= 7;
        }
        self.things.push(distance as u8);
    }

    /// All words with their numbers, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.words.len()).filter_map(|number| Some((number, self.words.get(number)?)))
    }

    /// The numbers of the words that begin so.
    pub(super) fn beginning(&self, part: &str) -> std::ops::Range<usize> {
        self.words.beginning(part)
    }

    /// The numbers of the words that have a part.
    pub(super) fn with(&self, part: &str) -> impl Iterator<Item = usize> {
        self.words.with(part)
    }

    /// Whether it is a word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.get(self.beginning(word).start) == Some(word)
    }

    /// The things that have any of some words.
    pub(super) fn things(&self, words: impl Iterator<Item = usize>) -> Things {
        let mut all: Things = Vec::new();
        let mut count = 0;
        for word in words {
            count += 1;
            all.extend(self.things_of(word));
        }
        if count > 1 {
            all.sort_unstable();
            all.dedup();
        }
        all
    }

    fn things_of(&self, word: usize) -> impl Iterator<Item = u32> {
        let start = self.starts.get(word).map_or(self.things.len(), |start| *start as usize);
        let end = self.starts.get(word + 1).map_or(self.things.len(), |next| *next as usize);
        let mut bytes = self.things.get(start..end).unwrap_or_default().iter();
        let mut thing = 0;
        std::iter::from_fn(move || {
            let (mut distance, mut shift) = (0_u32, 0);
            loop {
                let byte = *bytes.next()?;
                distance |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            thing += distance;
            Some(thing)
        })
    }
}

/// What is in both.
pub(super) fn both(one: &[u32], other: &[u32]) -> Things {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = many;
    let mut found = Vec::new();
    for thing in few {
        let skipped = rest.partition_point(|next| next < thing);
        rest = rest.get(skipped..).unwrap_or_default();
        if rest.first() == Some(thing) {
            found.push(*thing);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_know_their_things() {
        let vocabulary = Vocabulary::of([(0, "sea"), (0, "law"), (0, "sea"), (2, "seal"), (300, "sea")].into_iter());
        let things = |words: Vec<usize>| vocabulary.things(words.into_iter());
        assert_eq!(things(vocabulary.beginning("sea").collect()), [0, 2, 300]);
        assert_eq!(things(vocabulary.with("ea").collect()), [0, 2, 300]);
        assert_eq!(things(vocabulary.with("al").collect()), [2]);
        assert!(vocabulary.has("sea") && !vocabulary.has("se"));
        assert!(things(vocabulary.with("x").collect()).is_empty());
    }

    proptest! {
        #[test]
        fn a_part_is_found_in_every_line_that_has_it(lines in prop::collection::vec("[ab日]{0,5}", 0..20), part in "[ab日]{1,3}") {
            let all = Lines::of(lines.iter().map(String::as_str));
            let found: Vec<usize> = all.with(&part).collect();
            let expected: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].contains(&part)).collect();
            prop_assert_eq!(found, expected);
            prop_assert!(lines.iter().enumerate().all(|(at, line)| all.get(at) == Some(line)));
        }

        #[test]
        fn numbers_come_back_as_they_went_in(things in prop::collection::btree_set(0u32..3_000_000, 0..50)) {
            let vocabulary = Vocabulary::of(things.iter().map(|thing| (*thing, "w")));
            prop_assert_eq!(vocabulary.things(vocabulary.beginning("w")), things.iter().copied().collect::<Vec<_>>());
        }

        #[test]
        fn both_is_what_is_in_both(one in prop::collection::btree_set(0u32..60, 0..30), other in prop::collection::btree_set(0u32..60, 0..30)) {
            let list = |set: &std::collections::BTreeSet<u32>| set.iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(both(&list(&one), &list(&other)), one.intersection(&other).copied().collect::<Vec<_>>());
        }
    }
}
