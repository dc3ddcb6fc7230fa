//! How the matrix is looked at.

use std::collections::BTreeSet;

use crate::analysis::Lens;
use crate::corpus::Corpus;
use crate::sheet::{Measure, Sort, View};

/// How the matrix is looked at: everything but the cursor, so that history can bring it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manner {
    /// Which table or plot.
    pub view: View,
    /// Which evidence counts.
    pub lens: Lens,
    /// What a cell of the levels shows.
    pub measure: Measure,
    /// Whether range and confidence stand beside each level.
    pub wide: bool,
    /// Whether rows and columns have changed places.
    pub turned: bool,
    /// Whether rows stand group by group.
    pub grouped: bool,
    /// In which order the rows stand, if not in that of the dataset.
    pub sort: Option<Sort>,
    /// The columns that aren't shown, by their place in the sheet.
    pub hidden: BTreeSet<usize>,
}

impl Manner {
    /// Another view, under the same lens: what was chosen for the columns of the old one means nothing in it.
    #[must_use]
    pub fn with_view(&self, view: View) -> Manner {
        Manner { view, lens: self.lens.clone(), measure: self.measure, wide: self.wide, ..Manner::default() }
    }

    /// The same view as it is at first; the lens stays.
    #[must_use]
    pub fn reset(&self) -> Manner {
        Manner { view: self.view.clone(), lens: self.lens.clone(), ..Manner::default() }
    }

    /// Rows for columns.
    #[must_use]
    pub fn turned_over(&self) -> Manner {
        Manner { turned: !self.turned, sort: None, hidden: BTreeSet::new(), grouped: false, ..self.clone() }
    }

    /// Whether the columns are those of another manner.
    pub(super) fn shows_same_columns(&self, other: &Manner) -> bool {
        self.view == other.view && self.turned == other.turned
    }

    /// Whether the entries are those of another manner.
    pub(super) fn shows_same_sheet(&self, other: &Manner) -> bool {
        self.shows_same_columns(other) && self.lens == other.lens && self.measure == other.measure
    }

    /// What is shown, in a few words: `levels`, `passages, by group`.
    pub fn name(&self, corpus: &Corpus) -> String {
        let name = match self.view {
            View::Levels => self.measure.word().into(),
            _ => self.view.name(corpus),
        };
        let more = [
            (self.turned, ", turned"),
            (self.grouped, ", by group"),
            (self.sort.is_some(), ", sorted"),
            (!self.hidden.is_empty(), ", columns hidden"),
        ];
        more.into_iter().filter(|(holds, _)| *holds).fold(name, |name, (_, more)| name + more)
    }

    /// The lens in words, and where everything counts, that; both lenses where two are compared.
    pub fn lens_in_words(&self, corpus: &Corpus) -> String {
        match &self.view {
            View::Against(other) => format!("{} | {}", self.lens.said(corpus), other.said(corpus)),
            _ => self.lens.said(corpus),
        }
    }
}
