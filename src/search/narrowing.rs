//! What one query leaves for the next, which mostly is the same with a letter more.

use std::sync::Arc;

use super::grown::Grown;
use super::reached::Reached;
use super::want::Want;

/// What the query before has found out, so that the next one needn't find it out again. The answers are the same without.
///
/// A term that is the same again isn't looked for again, whatever else is typed. A word that has grown is looked for only
/// in the words that had it when it was shorter: none else can have it. More can't be carried over, as a longer query may
/// find what a shorter one doesn't: other spellings, initials, letters that are wrong.
#[derive(Debug, Default)]
pub struct Narrowing {
    /// The terms of the query before, each in the spellings that there are, with what was found.
    before: Vec<(Want, Arc<Reached>)>,
    now: Vec<(Want, Arc<Reached>)>,
    /// The words that had a part that was typed.
    pub(super) grown: Grown,
}

impl Narrowing {
    /// Begins the next query: what the one before the last has left is forgotten.
    pub(super) fn turn(&mut self) {
        self.before = std::mem::take(&mut self.now);
        self.grown.turn();
    }

    /// What was found for a term, if it was looked for.
    pub(super) fn known(&mut self, want: &Want) -> Option<Arc<Reached>> {
        let (_, reached) = self.now.iter().chain(&self.before).find(|(known, _)| known == want)?;
        let reached = Arc::clone(reached);
        self.keep(want.clone(), &reached);
        Some(reached)
    }

    /// Keeps what was found for a term.
    pub(super) fn keep(&mut self, want: Want, reached: &Arc<Reached>) {
        if !self.now.iter().any(|(known, _)| *known == want) {
            self.now.push((want, Arc::clone(reached)));
        }
    }
}
