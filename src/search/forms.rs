//! Which words of the vocabulary are those of a term, and what they say of a name that has them.

use std::ops::Range;

use super::bits::Bits;
use super::found::Class;
use super::grown::Grown;
use super::name::{self, Sort};
use super::term::{Mode, Term};
use super::vocabulary::Vocabulary;

/// A term as words of the vocabulary.
#[derive(Debug)]
pub(super) struct Forms {
    mode: Mode,
    /// Whether it is one word without signs: then its words say all there is to say.
    pub(super) is_plain: bool,
    /// Its words, where they are any.
    wholes: Vec<Option<u32>>,
    /// The words that begin as its last one.
    pub(super) begun: Range<u32>,
    /// Of a plain term, the other words that have it; of one that ends a name, those that end with it.
    pub(super) within: Vec<u32>,
    within_bits: Bits,
}

impl Forms {
    /// Whether the words of a name say all of how the term stands in it.
    pub(super) fn is_settled(&self) -> bool {
        self.is_plain || (self.mode == Mode::Loose && self.wholes.len() > 1)
    }

    /// Whether it is of signs alone: then words say nothing.
    pub(super) fn is_wordless(&self) -> bool {
        self.wholes.is_empty()
    }

    /// Looks the words of a term up.
    pub(super) fn of(term: &Term, vocabulary: &Vocabulary, grown: &mut Grown) -> Forms {
        let is_plain = term.words.len() == 1 && term.text.chars().all(char::is_alphanumeric);
        let begun = term.words.last().map_or(0..0, |last| vocabulary.beginning(last));
        let may_be_inside = match term.mode {
            Mode::Loose => name::may_be_inside(term, true),
            Mode::Literal | Mode::Ends => true,
            Mode::Phrase | Mode::Begins | Mode::Whole => false,
        };
        let mut within = Vec::new();
        if is_plain && may_be_inside {
            within = grown.with(vocabulary, &term.text);
            within.retain(|word| match term.mode {
                Mode::Ends => vocabulary.word(*word).ends_with(&term.text),
                Mode::Loose => {
                    let ends = vocabulary.word(*word).ends_with(&term.text);
                    !begun.contains(word) && name::may_be_inside(term, ends)
                }
                _ => !begun.contains(word),
            });
        }
        let wholes = term.words.iter().map(|word| vocabulary.number(word)).collect();
        let within_bits = within.iter().copied().collect();
        Forms { mode: term.mode, is_plain, wholes, begun, within, within_bits }
    }

    /// The word that a plain term is.
    pub(super) fn whole(&self) -> Option<u32> {
        self.wholes.last().copied().flatten()
    }

    /// How well the term stands in a name of these words; no worse than it does.
    ///
    /// Of what is no plain term, a row of words says it; where there is none and it is no loose one, it can only stand within
    /// a word.
    pub(super) fn class(&self, sort: Sort, words: &[u32]) -> Option<Class> {
        let class = match self.mode {
            Mode::Begins | Mode::Ends | Mode::Whole if !sort.is_free() => None,
            _ if !self.is_plain => self.rows(sort, words),
            Mode::Begins => words.first().and_then(|first| self.of_word(*first, (true, words.len() == 1))),
            Mode::Ends => words.last().and_then(|last| self.of_word(*last, (words.len() == 1, true))),
            Mode::Whole => {
                words.first().filter(|first| words.len() == 1 && self.whole() == Some(**first)).map(|_| Class::Exact)
            }
            Mode::Loose | Mode::Literal | Mode::Phrase => {
                let last = words.len().wrapping_sub(1);
                let classes = words.iter().enumerate().filter_map(|(nth, word)| {
                    let class = self.of_word(*word, (nth == 0, nth == last))?;
                    sort.tamed(class)
                });
                return classes.min();
            }
        };
        class.and_then(|class| sort.tamed(class))
    }

    /// How well a plain term stands in one word of a name, which is its first, its last, or neither.
    fn of_word(&self, word: u32, (is_first, is_last): (bool, bool)) -> Option<Class> {
        let is_whole = self.whole() == Some(word);
        let begins = self.begun.contains(&word) && !matches!(self.mode, Mode::Ends | Mode::Phrase);
        if is_whole || begins {
            return Some(Class::of((is_first, is_last && is_whole), (true, is_whole)));
        }
        self.within_bits.has(word).then_some(Class::Inside)
    }

    /// How well words stand in a row in a name, the last of them as the beginning of one.
    fn rows(&self, sort: Sort, words: &[u32]) -> Option<Class> {
        let (last_sought, sought) = self.wholes.split_last()?;
        let rows = words.windows(self.wholes.len()).enumerate();
        let classes = rows.filter_map(|(nth, row)| {
            let (last, firsts) = row.split_last()?;
            let is_row = sought.iter().zip(firsts).all(|(sought, word)| *sought == Some(*word));
            let is_whole = *last_sought == Some(*last);
            let is_last = nth + row.len() == words.len();
            let class = Class::of((nth == 0, is_last && is_whole), (true, is_whole));
            (is_row && self.begun.contains(last)).then_some(class).and_then(|class| sort.tamed(class))
        });
        classes.min()
    }
}
