//! What is looked for, in every spelling, and how far a search goes for it.

use super::found::Reach;
use super::spelling;
use super::term::{Mode, Term};

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
