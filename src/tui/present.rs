//! Presenting a tour: a title in large letters, a few lines of text, and the panes that the step shows. No header, no
//! footer, nothing but what the audience is meant to see.
//!
//! | part | what it is |
//! |---|---|
//! | `place` | which rows belong to the title, the text and the panes; what has no room |
//! | `paint` | draws title, text and the number of the step |

pub(super) mod paint;
pub mod place;

use crate::corpus::{Corpus, Id, Step, Tour};

/// A tour that is being presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Show {
    /// The tour.
    pub tour: Id<Tour>,
    /// The step, from 0.
    pub at: usize,
    /// Whether nothing is shown for now.
    pub black: bool,
    /// Whether the path was left to explore: the step is gone back to.
    pub away: bool,
}

impl Show {
    /// A tour, at one of its steps.
    pub fn of(tour: Id<Tour>, at: usize) -> Show {
        Show { tour, at, black: false, away: false }
    }

    /// The step that is shown; none where the tour has none.
    pub fn step(self, corpus: &Corpus) -> Option<&Step> {
        corpus.tours[self.tour].steps.get(self.at)
    }

    /// `4 of 12`.
    pub fn number(self, corpus: &Corpus) -> String {
        format!("{} of {}", self.at + 1, corpus.tours[self.tour].steps.len())
    }
}
