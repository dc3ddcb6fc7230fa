//! Which passages speak of two things at once.

use super::Lens;
use crate::corpus::{Corpus, Id, Passage, Thing};

/// The passages tied to both of two things, in the order of the dataset, as far as a lens leaves their documents.
pub fn passages(corpus: &Corpus, lens: &Lens, one: Thing, other: Thing) -> Vec<Id<Passage>> {
    let mut first = of(corpus, one);
    let second = of(corpus, other);
    first.retain(|passage| second.binary_search(passage).is_ok() && lens.keeps_passage(corpus, *passage));
    first
}

/// The passages tied to a thing, in the order of the dataset.
fn of(corpus: &Corpus, thing: Thing) -> Vec<Id<Passage>> {
    let mut passages: Vec<_> = corpus.passages_of(thing).collect();
    passages.sort_unstable();
    passages
}
