//! The texts of one thing, folded: made when it is looked at, and kept no longer.

use std::sync::OnceLock;

use crate::corpus::{Corpus, Thing};
use crate::text::fold_str;

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
    /// The longer texts, once they are read.
    bodies: OnceLock<Vec<String>>,
}

impl Entry {
    /// Folds the names of a thing.
    pub(super) fn new(corpus: &Corpus, order: u32, thing: Thing) -> Entry {
        Entry { what: What::Thing(thing), order, names: names(corpus, thing), bodies: OnceLock::new() }
    }

    /// Folds the names of what is beside the dataset.
    pub(super) fn of_other(order: u32, nth: u32, other: &Other) -> Entry {
        Entry { what: What::Other(nth), order, names: other_names(other), bodies: OnceLock::new() }
    }

    /// A thing without its texts.
    pub(super) fn bare(thing: Thing) -> Entry {
        Entry { what: What::Thing(thing), order: 0, names: Vec::new(), bodies: OnceLock::new() }
    }

    /// The longer texts, folded when they are first asked for: mostly the names say enough.
    pub(super) fn bodies(&self, corpus: &Corpus) -> &[String] {
        self.bodies.get_or_init(|| match self.what {
            What::Thing(thing) => fields::bodies(corpus, thing).iter().map(|(_, text)| fold_str(text)).collect(),
            What::Other(_) => Vec::new(),
        })
    }

    /// Whether a term stands in it, from the beginning of a word on.
    pub(super) fn has(&self, corpus: &Corpus, want: &Want) -> bool {
        self.names.iter().any(|name| name.has(want)) || self.bodies(corpus).iter().any(|text| body::has(text, want))
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
