//! Finding a term in a name although letters are missing, or wrong.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::found::{Class, Spot};
use super::term::Term;

/// Fewer chars than this are found scattered in nearly every name.
const LEAST: usize = 4;

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

/// How many letters are wrong, missing, additional or swapped in a term of one word, where it is near enough to `word`:
/// one in a term of 4 to 7 chars, two in a longer one, up to a hundred: no word is longer.
pub(super) fn distance(word: &str, term: &Term) -> Option<usize> {
    let [sought] = term.words.as_slice() else { return None };
    let count = sought.chars().count();
    let allowed = match count {
        0..4 | 100.. => return None,
        4..8 => 1,
        _ => 2,
    };
    if word.chars().count().abs_diff(count) > allowed {
        return None;
    }
    let distance = strsim::damerau_levenshtein(word, sought);
    (distance <= allowed).then_some(distance)
}
