//! What a selection marks in every pane: the rows and cells it touches, its events, its passages.

use std::collections::BTreeSet;

use crate::corpus::{Cell, Corpus, Dimension, Event, Id, Passage, Thing};

/// The things tied to the selected one, by the kind of mark they get.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Related {
    /// Rows of the matrix.
    pub dimensions: BTreeSet<Id<Dimension>>,
    /// Cells of the matrix.
    pub cells: BTreeSet<Id<Cell>>,
    /// Events of the timeline.
    pub events: BTreeSet<Id<Event>>,
    /// Passages of the documents.
    pub passages: BTreeSet<Id<Passage>>,
}

impl Related {
    /// What is tied to `thing`. A cell marks the events of its dimension and its own evidence; a document, whatever its
    /// passages are tied to.
    pub fn to(corpus: &Corpus, thing: Thing) -> Related {
        let mut related = Related::default();
        related.add(corpus, thing);
        match thing {
            Thing::Cell(id) => {
                let dimension = corpus.cells[id].dimension;
                related.dimensions.insert(dimension);
                related.cells.insert(id);
                related.events.extend(corpus.events_of(dimension));
            }
            Thing::Dimension(id) => {
                related.dimensions.insert(id);
            }
            Thing::Event(id) => {
                related.events.insert(id);
            }
            Thing::Document(_) => {
                for passage in corpus.passages_of(thing) {
                    related.add(corpus, passage.into());
                }
            }
            Thing::Passage(id) => {
                related.passages.insert(id);
            }
            // Who acts or what is signed stands in no row of its own: its events say which rows it touches.
            Thing::Actor(_) | Thing::Instrument(_) | Thing::Theme(_) | Thing::Reference(_) | Thing::Finding(_) => {
                for event in related.events.clone() {
                    related.dimensions.extend(corpus.dimensions_of(event));
                }
            }
            Thing::Party(_) | Thing::Element(_) | Thing::Scale(_) | Thing::Discrepancy(_) | Thing::Term(_) => {}
        }
        related
    }

    /// Whether a row or a column that names a thing is marked.
    pub fn marks(&self, thing: Thing) -> bool {
        match thing {
            Thing::Dimension(id) => self.dimensions.contains(&id),
            Thing::Cell(id) => self.cells.contains(&id),
            Thing::Event(id) => self.events.contains(&id),
            Thing::Passage(id) => self.passages.contains(&id),
            _ => false,
        }
    }

    fn add(&mut self, corpus: &Corpus, thing: Thing) {
        self.dimensions.extend(corpus.dimensions_of(thing));
        self.cells.extend(corpus.cells_of(thing));
        self.events.extend(corpus.events_of(thing));
        self.passages.extend(corpus.passages_of(thing));
    }
}
