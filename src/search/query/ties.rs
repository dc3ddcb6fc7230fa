//! What is tied to some things: whatever belongs to them, rests on them, or speaks of them.

use std::iter;
use std::sync::OnceLock;

use hashbrown::HashSet;

use crate::corpus::{Corpus, Id, Passage, Thing};

/// Some things of one kind, to ask of any other whether it is tied to one of them.
#[derive(Debug, Clone)]
pub(in crate::search) struct Ties {
    /// In order.
    wanted: Vec<Thing>,
    /// What a record ties to one of them: gathered once, since an event of thousands of actors is asked for by each of them.
    near: OnceLock<HashSet<Thing>>,
}

impl PartialEq for Ties {
    fn eq(&self, other: &Self) -> bool {
        self.wanted == other.wanted
    }
}

impl Eq for Ties {}

impl Ties {
    /// The ties of some things, all of one kind.
    pub(super) fn of(mut wanted: Vec<Thing>) -> Ties {
        wanted.sort_unstable();
        Ties { wanted, near: OnceLock::new() }
    }

    /// Whether a thing is one of them, or is tied to one.
    pub(super) fn keep(&self, corpus: &Corpus, thing: Thing) -> bool {
        self.has(thing) || self.wanted.first().is_some_and(|first| self.reach(corpus, thing, first.word()))
    }

    fn has(&self, thing: impl Into<Thing>) -> bool {
        self.wanted.binary_search(&thing.into()).is_ok()
    }

    /// The same for a thing that is none of them; `word` is that of their kind, as in [`Thing::word`].
    fn reach(&self, corpus: &Corpus, thing: Thing, word: &str) -> bool {
        if word == "doc" {
            return passages(corpus, thing).any(|id| self.has(corpus.passages[id].document));
        }
        let is_dimension = word == "dimension";
        match thing {
            // A cell has one row, whatever else its evidence speaks of; the frame of the matrix has them all, so none.
            Thing::Cell(id) if is_dimension => return self.has(corpus.cells[id].dimension),
            Thing::Element(_) | Thing::Scale(_) | Thing::Party(_) | Thing::Dimension(_) if is_dimension => {
                return false;
            }
            // A cell of a party is about the actor that the party is.
            Thing::Cell(id) if word == "actor" => {
                let party = corpus.cells[id].party.and_then(|party| corpus.parties[party].actor);
                if party.is_some_and(|party| self.has(party)) {
                    return true;
                }
            }
            _ => {}
        }
        let near = self.near.get_or_init(|| self.wanted.iter().flat_map(|one| corpus.links(*one)).collect());
        iter::once(thing).chain(between(corpus, thing)).any(|from| {
            let mut cells = is_dimension.then(|| corpus.cells_of(from)).into_iter().flatten();
            near.contains(&from) || cells.any(|cell| self.has(corpus.cells[cell].dimension))
        })
    }
}

/// What ties a thing to subjects and to people, where it isn't tied to them itself: the passages of a document, the
/// evidence of a cell, the events and findings in which somebody acts or something is signed.
fn between(corpus: &Corpus, thing: Thing) -> Vec<Thing> {
    match thing {
        Thing::Document(_) | Thing::Cell(_) => corpus.passages_of(thing).map(Thing::from).collect(),
        Thing::Actor(_)
        | Thing::Instrument(_)
        | Thing::Theme(_)
        | Thing::Dimension(_)
        | Thing::Reference(_)
        | Thing::Discrepancy(_) => {
            let findings = corpus.findings_of(thing).map(Thing::from);
            corpus.events_of(thing).map(Thing::from).chain(findings).collect()
        }
        _ => Vec::new(),
    }
}

/// The passages that a thing is, has or rests on.
pub(super) fn passages(corpus: &Corpus, thing: Thing) -> Box<dyn Iterator<Item = Id<Passage>> + '_> {
    match thing {
        Thing::Passage(id) => Box::new(iter::once(id)),
        Thing::Reference(_) => Box::new(corpus.events_of(thing).flat_map(|event| corpus.passages_of(event))),
        _ => Box::new(corpus.passages_of(thing)),
    }
}
