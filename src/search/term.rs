//! What is looked for: one word or phrase of a query.

use super::words;

/// In the middle of a word fewer chars are there by accident.
const LEAST_IN_THE_MIDDLE: usize = 6;

/// A text to look for, folded, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// What to look for.
    pub(super) text: String,
    /// The words in it; `eu-japan` has two.
    pub(super) words: Vec<String>,
    /// How to look for it.
    pub(super) mode: Mode,
}

/// How a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As a word or its beginning, or less exactly; punctuation between words makes no difference.
    Loose,
    /// Letter by letter, anywhere: `'exact`, or a phrase whose second quote isn't typed yet.
    Literal,
    /// Letter by letter, whole words: `"a phrase"`.
    Phrase,
    /// A name begins so: `^prefix`.
    Begins,
    /// A name ends so: `suffix$`.
    Ends,
    /// A name is that and no more: `^whole$`.
    Whole,
}

impl Term {
    /// A term of a folded text; none where that is empty.
    pub(super) fn new(text: &str, mode: Mode) -> Option<Term> {
        let words = words::ranges(text).filter_map(|word| text.get(word)).map(str::to_owned).collect();
        (!text.is_empty()).then(|| Term { text: text.to_owned(), words, mode })
    }

    /// Whether a loose term counts within a word: a joined word ends with what it is about, and so many letters are there
    /// by no accident; but who types a name of five letters doesn't mean a longer word that has them in its middle.
    pub(super) fn may_be_inside(&self, ends: bool, least: usize) -> bool {
        let chars = self.text.chars().count();
        chars >= if ends { least } else { LEAST_IN_THE_MIDDLE }
    }
}
