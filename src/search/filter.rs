//! A query as a filter: whether one thing is kept, without ranking and without an index.

use super::entry::Entry;
use super::query::Query;
use super::rank;
use crate::corpus::{Corpus, Thing};

impl Query {
    /// Whether a thing is kept: everything that the query asks of it holds.
    ///
    /// Words are looked for as they are written, in any spelling that means the same; a filter forgives no wrong letters,
    /// since what else there is can't be known from one thing. What asks for nothing keeps everything.
    pub fn keeps(&self, corpus: &Corpus, thing: Thing) -> bool {
        self.is_clear() || rank::rate(corpus, &self.entry(corpus, thing), self).is_some()
    }

    /// The texts of a thing, as far as this query reads them.
    fn entry(&self, corpus: &Corpus, thing: Thing) -> Entry {
        if self.reads_texts() { Entry::new(corpus, 0, thing) } else { Entry::bare(thing) }
    }
}
