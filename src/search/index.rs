//! Every text of a corpus that is searched, folded once.

use crate::corpus::{Corpus, Thing};
use crate::text::{Folded, fold};

use super::fields;
use super::name::Name;

/// A corpus, made ready to be searched. It holds no original text: hits take that from the corpus.
#[derive(Debug)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
}

/// One thing with its texts, in the order of [`fields`].
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) thing: Thing,
    /// Its position in the index, which is the last tie-break.
    pub(super) order: usize,
    /// The label, other names, the slug.
    pub(super) names: Vec<Name>,
    /// The longer texts.
    pub(super) bodies: Vec<Folded>,
}

impl Index {
    /// Reads every thing of every kind. Takes a few milliseconds for 150 KB of text.
    pub fn new(corpus: &Corpus) -> Index {
        let things = Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word));
        Index { entries: things.enumerate().map(|(order, thing)| Entry::new(corpus, order, thing)).collect() }
    }
}

impl Entry {
    fn new(corpus: &Corpus, order: usize, thing: Thing) -> Entry {
        let names = fields::names(corpus, thing).into_iter().map(|(field, text)| Name::new(field, &text)).collect();
        let bodies = fields::bodies(corpus, thing).into_iter().map(|(_, text)| fold(&text)).collect();
        Entry { thing, order, names, bodies }
    }
}
