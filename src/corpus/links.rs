//! Links both ways: what is tied to what, by whatever record says so.

use std::collections::HashMap;

use super::Corpus;
use super::thing::Thing;

/// For each thing, the things tied to it, sorted by kind and order of the dataset.
#[derive(Debug, Default)]
pub(super) struct Links(HashMap<Thing, Vec<Thing>>);

impl Links {
    /// Collects every tie that the records state. Each is followed in both directions.
    pub(super) fn of(corpus: &Corpus) -> Links {
        let mut links = Links::default();
        for (id, cell) in corpus.cells.iter() {
            links.tie(id, cell.dimension);
            links.tie(id, cell.element);
            links.tie_all(id, cell.party);
            links.tie_all(id, cell.evidence().iter().map(|evidence| evidence.passage));
        }
        for (id, element) in corpus.elements.iter() {
            links.tie(id, element.scale);
        }
        for (id, party) in corpus.parties.iter() {
            links.tie_all(id, party.actor);
        }
        for (id, passage) in corpus.passages.iter() {
            links.tie(id, passage.document);
            links.tie_all(id, passage.codings.iter().map(|coding| coding.code));
        }
        for (id, instrument) in corpus.instruments.iter() {
            links.tie_all(id, instrument.actors.iter().copied());
        }
        for (id, event) in corpus.events.iter() {
            links.tie_all(id, event.dimensions.iter().copied());
            links.tie_all(id, event.themes.iter().copied());
            links.tie_all(id, event.actors.iter().copied());
            links.tie_all(id, event.instruments.iter().copied());
            links.tie_all(id, event.references.iter().copied());
            links.tie_all(id, event.reports.iter().map(|report| report.passage));
        }
        for (id, discrepancy) in corpus.discrepancies.iter() {
            links.tie_all(id, discrepancy.touches.iter().copied());
            for reading in &discrepancy.readings {
                links.tie_all(id, reading.passages.iter().copied());
                links.tie_all(id, reading.references.iter().copied());
            }
        }
        for ties in links.0.values_mut() {
            ties.sort_unstable();
            ties.dedup();
        }
        links
    }

    fn tie(&mut self, one: impl Into<Thing>, other: impl Into<Thing>) {
        let (one, other) = (one.into(), other.into());
        if one != other {
            self.0.entry(one).or_default().push(other);
            self.0.entry(other).or_default().push(one);
        }
    }

    fn tie_all(&mut self, one: impl Into<Thing>, others: impl IntoIterator<Item = impl Into<Thing>>) {
        let one = one.into();
        for other in others {
            self.tie(one, other);
        }
    }

    pub(super) fn get(&self, thing: Thing) -> &[Thing] {
        self.0.get(&thing).map_or(&[], Vec::as_slice)
    }
}

/// Declares one method for each kind of thing that others link to.
macro_rules! linked {
    ($($(#[$doc:meta])* $method:ident $variant:ident),* $(,)?) => {
        impl Corpus {
            $($(#[$doc])*
            pub fn $method(&self, thing: impl Into<Thing>) -> impl Iterator<Item = super::Id<super::$variant>> {
                self.links(thing).iter().filter_map(|other| match other {
                    Thing::$variant(id) => Some(*id),
                    _ => None,
                })
            })*
        }
    };
}

linked! {
    /// The dimensions tied to a thing.
    dimensions_of Dimension,
    /// The cells tied to a thing.
    cells_of Cell,
    /// The passages tied to a thing.
    passages_of Passage,
    /// The events tied to a thing.
    events_of Event,
    /// The actors tied to a thing.
    actors_of Actor,
    /// The instruments tied to a thing.
    instruments_of Instrument,
    /// The discrepancies that bear on a thing.
    discrepancies_of Discrepancy,
}
