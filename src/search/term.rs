//! What is looked for: one word or phrase of a query, and the other ways to spell it.

use super::found::Reach;
use super::{spelling, words};

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
}

/// A term in every spelling that means the same, as typed first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Want {
    /// Any of these will do.
    pub(super) any: Vec<Term>,
    /// How far to go for it.
    pub(super) reach: Reach,
}

impl Want {
    /// A term, to be found as it is written or in another spelling.
    pub(super) fn new(term: Term) -> Want {
        let others = spelling::others(&term);
        Want { any: [vec![term], others].concat(), reach: Reach::Written }
    }

    /// As it was typed.
    pub(super) fn typed(&self) -> Option<&Term> {
        self.any.first()
    }

    /// Several terms in a row, as one; none where there are fewer than two, or one is more than a loose word.
    pub(super) fn row<'t>(typed: impl Iterator<Item = &'t Want>) -> Option<Want> {
        let wants: Vec<&Want> = typed.collect();
        let loose = |want: &&Want| want.typed().is_some_and(|term| term.mode == Mode::Loose);
        if wants.len() < 2 || !wants.iter().all(loose) {
            return None;
        }
        let texts: Vec<&str> = wants.iter().filter_map(|want| want.typed()).map(|term| term.text.as_str()).collect();
        Term::new(&texts.join(" "), Mode::Loose).map(Want::new)
    }
}

#[cfg(test)]
impl Want {
    /// The loose terms of a text, one a word.
    pub(super) fn of_words(text: &str, reach: Reach) -> Vec<Want> {
        let terms = text.split(' ').filter_map(|word| Term::new(&crate::text::fold_str(word), Mode::Loose));
        terms.map(|term| Want { reach, ..Want::new(term) }).collect()
    }
}
