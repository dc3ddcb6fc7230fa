//! The texts of one thing, folded: made when it is looked at, and kept no longer.

use crate::corpus::{Corpus, Thing};
use crate::text::{Folded, fold};

use super::found::{Other, What};
use super::name::Name;
use super::want::Want;
use super::{body, fields};

/// One of the things to be found with its texts, in the order of [`fields`].
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) what: What,
    /// Its number in the index, which is the last tie-break.
    pub(super) order: u32,
    /// The label, other names, the slug.
    pub(super) names: Vec<Name>,
    /// The longer texts.
    pub(super) bodies: Vec<Folded>,
}

impl Entry {
    /// Folds the texts of a thing.
    pub(super) fn new(corpus: &Corpus, order: u32, thing: Thing) -> Entry {
        let bodies = fields::bodies(corpus, thing).into_iter().map(|(_, text)| fold(&text)).collect();
        Entry { what: What::Thing(thing), order, names: names(corpus, thing), bodies }
    }

    /// Folds the names of what is beside the dataset.
    pub(super) fn of_other(order: u32, nth: usize, other: &Other) -> Entry {
        Entry { what: What::Other(nth), order, names: other_names(other), bodies: Vec::new() }
    }

    /// A thing without its texts.
    pub(super) fn bare(thing: Thing) -> Entry {
        Entry { what: What::Thing(thing), order: 0, names: Vec::new(), bodies: Vec::new() }
    }

    /// Whether a term stands in it, from the beginning of a word on.
    pub(super) fn has(&self, want: &Want) -> bool {
        self.names.iter().any(|name| name.has(want)) || self.bodies.iter().any(|folded| body::has(folded, want))
    }
}

/// The names of a thing, folded.
pub(super) fn names(corpus: &Corpus, thing: Thing) -> Vec<Name> {
    fields::names(corpus, thing).into_iter().map(|(field, text)| Name::new(field, &text)).collect()
}

/// The names of what is beside the dataset, folded.
pub(super) fn other_names(other: &Other) -> Vec<Name> {
    fields::of_other(other).into_iter().map(|(field, text)| Name::new(field, &text)).collect()
}
