//! Finding a term in a name although letters are missing, or wrong.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::found::{Class, Spot};
use super::term::Term;

/// Fewer chars than this are found scattered in nearly every name.
const LEAST: usize = 4;

/// In a term of fewer chars than this the first letter must be right.
const LEAST_WITH_ANY_WRONG: usize = 5;

/// The score per char that letters found within one word need. A perfect one brings 20 to 24, noise up to 18.
const WITHIN_WORD: i64 = 17;

/// The score per char that letters found over several words need.
const OVER_WORDS: i64 = 19;

/// The letters of a term in their order, with others between them: `cybsec` in `cyber security`.
///
/// Each word that has any of them must have them from its beginning on, as in abbreviations; anything else is noise.
pub(super) fn letters(name: &str, words: &[Range<usize>], term: &str) -> Option<Spot> {
    let count = term.chars().count();
    let mut rest = name.chars();
    if count < LEAST || !term.chars().all(|sought| rest.any(|c| c == sought)) {
        return None; // far cheaper than a matcher, and true of nearly every name
    }
    // A matcher that has been used gives other scores for terms with two equal letters in a row, and `fuzzy_match` others
    // than `fuzzy_indices`: so a fresh one every time, and this function only.
    let (score, chars) = SkimMatcherV2::default().fuzzy_indices(name, term)?;
    let mut chars = chars.into_iter().peekable();
    let letters = name.char_indices().enumerate().filter(|(index, _)| chars.next_if_eq(index).is_some());
    let ranges: Vec<Range<usize>> = letters.map(|(_, (at, c))| at..at + c.len_utf8()).collect();
    let used = words_used(words, &ranges)?;
    let count = i64::try_from(count).ok()?;
    let least = if used > 1 { OVER_WORDS } else { WITHIN_WORD };
    // `trial` isn't meant for `traditional`, good as its score is.
    let span = ranges.last()?.end - ranges.first()?.start;
    if score < least * count || (used == 1 && span > term.len() * 2) {
        return None;
    }
    // The fewer words have them the better; then the score counts, then how much they are of the whole name.
    let lost = usize::try_from(100 * count - score).unwrap_or(0);
    Some(Spot { class: Class::Fuzzy, miss: used * 1_000_000 + lost * 100 + words.len().min(99), ranges })
}

/// In how many words letters stand; `None` where those in a word don't begin with its first.
fn words_used(words: &[Range<usize>], letters: &[Range<usize>]) -> Option<usize> {
    let mut used = words.iter().filter_map(|word| {
        let mut inside = letters.iter().filter(|letter| word.contains(&letter.start));
        inside.next().map(|first| first.start == word.start)
    });
    used.try_fold(0, |count, is_begun| is_begun.then_some(count + 1))
}

/// A word that may be written wrongly somewhere.
pub(super) struct Typo<'t> {
    sought: &'t str,
    chars: usize,
    letters: u64,
    /// How many letters may be wrong.
    allowed: usize,
}

impl<'t> Typo<'t> {
    /// A term of one word: one letter may be wrong in 4 to 7 chars, two in more, up to a hundred: no word is longer.
    pub(super) fn of(term: &'t Term) -> Option<Typo<'t>> {
        let [sought] = term.words.as_slice() else { return None };
        let (chars, letters) = sum(sought);
        let allowed = match chars {
            0..4 | 100.. => return None,
            4..8 => 1,
            _ => 2,
        };
        Some(Typo { sought, chars, letters, allowed })
    }

    /// How many letters are wrong, missing, additional or swapped, where a word is near enough.
    pub(super) fn distance(&self, word: &str) -> Option<usize> {
        if word.is_ascii() && word.len().abs_diff(self.chars) > self.allowed {
            return None; // most words go here
        }
        let (chars, letters) = sum(word);
        // Nobody's finger slips on the first letter of a short word: it is another word.
        if self.chars < LEAST_WITH_ANY_WRONG && !self.sought.starts_with(word.chars().next()?) {
            return None;
        }
        // One wrong letter takes one from the set of letters at most, and adds one: far cheaper than a distance.
        let others = (letters ^ self.letters).count_ones() as usize;
        if chars.abs_diff(self.chars) > self.allowed || others > 2 * self.allowed {
            return None;
        }
        let distance = strsim::damerau_levenshtein(word, self.sought);
        (distance <= self.allowed).then_some(distance)
    }
}

/// How many chars a word has, and which, as a set: some share a bit.
fn sum(word: &str) -> (usize, u64) {
    word.chars().fold((0, 0), |(count, set), c| (count + 1, set | 1 << (u32::from(c) % 64)))
}
