//! Which words have a part: kept while a word is typed, since what has the longer part is among what has the shorter.

use super::vocabulary::Vocabulary;

/// Parts of words that were asked for, each with the words that have it.
#[derive(Debug, Default)]
pub(super) struct Grown {
    before: Vec<(String, Vec<u32>)>,
    now: Vec<(String, Vec<u32>)>,
}

impl Grown {
    /// Begins the next query: what the one before the last asked for is forgotten.
    pub(super) fn turn(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// The numbers of the words that have a part, in order.
    pub(super) fn with(&mut self, vocabulary: &Vocabulary, part: &str) -> Vec<u32> {
        let known = self.now.iter().chain(&self.before).filter(|(shorter, _)| part.contains(shorter.as_str()));
        let words: Vec<u32> = match known.min_by_key(|(_, words)| words.len()) {
            Some((_, words)) => words.iter().copied().filter(|word| vocabulary.word(*word).contains(part)).collect(),
            None => vocabulary.with(part).collect(),
        };
        self.now.push((part.to_owned(), words.clone()));
        words
    }
}
