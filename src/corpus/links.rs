//! Links both ways: what is tied to what, by whatever record says so.

use super::Corpus;
use super::thing::Thing;

/// Every tie in both directions, sorted: those of one thing stand together, by kind and order of the dataset.
#[derive(Debug, Default)]
pub(super) struct Links {
    from: Vec<Thing>,
    to: Vec<Thing>,
}

impl Links {
    /// Collects every tie that the records state. Each is followed in both directions.
    pub(super) fn of(corpus: &Corpus) -> Links {
        let mut links = Ties::default();
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
        for (id, finding) in corpus.findings.iter() {
            links.tie_all(id, finding.dimensions.iter().copied());
            links.tie_all(id, finding.themes.iter().copied());
            links.tie_all(id, finding.actors.iter().copied());
            links.tie_all(id, finding.instruments.iter().copied());
            links.tie_all(id, finding.passages.iter().copied());
            links.tie_all(id, finding.shown_by.iter().copied());
        }
        for (id, term) in corpus.glossary.iter() {
            links.tie_all(id, term.see.iter().copied());
        }
        let Ties(mut ties) = links;
        ties.sort_unstable();
        ties.dedup();
        let (from, to) = ties.into_iter().unzip();
        Links { from, to }
    }

    pub(super) fn get(&self, thing: Thing) -> &[Thing] {
        let start = self.from.partition_point(|from| *from < thing);
        let end = self.from.partition_point(|from| *from <= thing);
        self.to.get(start..end).unwrap_or_default()
    }
}

/// Ties as they are found.
#[derive(Default)]
struct Ties(Vec<(Thing, Thing)>);

impl Ties {
    fn tie(&mut self, one: impl Into<Thing>, other: impl Into<Thing>) {
        let (one, other) = (one.into(), other.into());
        if one != other {
            self.0.extend([(one, other), (other, one)]);
        }
    }

    fn tie_all(&mut self, one: impl Into<Thing>, others: impl IntoIterator<Item = impl Into<Thing>>) {
        let one = one.into();
        for other in others {
            self.tie(one, other);
        }
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
    /// The instruments tied to a thing.
    instruments_of Instrument,
    /// The discrepancies that bear on a thing.
    discrepancies_of Discrepancy,
    /// The findings about a thing.
    findings_of Finding,
    /// The words of the glossary that point at a thing.
    terms_of Term,
}
