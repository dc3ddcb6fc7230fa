//! What a condition keeps: which facts of a thing each field looks at.

use std::iter;

use super::ties::{Ties, passages};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Evidence, FindingKind, Id, Kind, Scale, Stance, Thing};
use crate::search::found::What;

/// One condition of a query: any of its values will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Condition {
    /// It is of one of these sorts.
    Sort(Vec<Sort>),
    /// It is, or is tied to, one of these things.
    Tied(Ties),
    /// Its date may lie in one of these spans.
    Year(Vec<Edtf>),
    /// It has one of these.
    Has(Vec<Feature>),
    /// Some evidence has one of these stances.
    Stance(Vec<Stance>),
    /// A level is one of these.
    Level(Vec<Levels>),
}

/// A sort of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Sort {
    /// All of a kind; the word as in [`Thing::word`].
    Things(&'static str),
    /// Actors of a kind of the dataset's own.
    Actors(Id<Kind>),
    /// Documents of such a kind.
    Documents(Id<Kind>),
    /// Events of such a kind.
    Events(Id<Kind>),
    /// Instruments of such a kind.
    Instruments(Id<Kind>),
    /// Findings of a kind.
    Findings(FindingKind),
    /// What isn't in the dataset: actions of the program.
    Others,
}

/// What a thing may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Feature {
    /// Something of a kind is tied to it; the word as in [`Thing::word`].
    Tied(&'static str),
    /// Evidence: of a cell, or a passage that is evidence.
    Evidence,
    /// A rating.
    Rating,
    /// A date.
    Date,
}

/// Levels of a scale, or of any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Levels {
    /// The scale, where one is meant.
    pub(super) scale: Option<Id<Scale>>,
    /// The lowest and the highest.
    pub(super) span: (u8, u8),
}

impl Condition {
    /// Whether it holds of what can be found.
    pub(in crate::search) fn is_so(&self, corpus: &Corpus, what: What) -> bool {
        match what {
            What::Thing(thing) => self.keeps(corpus, thing),
            What::Other(_) => matches!(self, Condition::Sort(sorts) if sorts.contains(&Sort::Others)),
        }
    }

    /// Whether a thing is kept.
    fn keeps(&self, corpus: &Corpus, thing: Thing) -> bool {
        match self {
            Condition::Sort(sorts) => sorts.iter().any(|sort| sort.holds(corpus, thing)),
            Condition::Tied(ties) => ties.keep(corpus, thing),
            Condition::Year(spans) => dates(corpus, thing).any(|date| spans.iter().any(|span| date.overlaps(span))),
            Condition::Has(features) => features.iter().any(|feature| feature.is_of(corpus, thing)),
            Condition::Stance(wanted) => evidence(corpus, thing).any(|(_, evidence)| wanted.contains(&evidence.stance)),
            Condition::Level(wanted) => {
                levels(corpus, thing).any(|(scale, level)| wanted.iter().any(|levels| levels.has(scale, level)))
            }
        }
    }
}

impl Sort {
    fn holds(self, corpus: &Corpus, thing: Thing) -> bool {
        match (self, thing) {
            (Sort::Things(word), thing) => thing.word() == word,
            (Sort::Actors(kind), Thing::Actor(id)) => corpus.actors[id].kind == kind,
            (Sort::Documents(kind), Thing::Document(id)) => corpus.documents[id].kind == kind,
            (Sort::Events(kind), Thing::Event(id)) => corpus.events[id].kind == kind,
            (Sort::Instruments(kind), Thing::Instrument(id)) => corpus.instruments[id].kind == kind,
            (Sort::Findings(kind), Thing::Finding(id)) => corpus.findings[id].kind == kind,
            _ => false,
        }
    }
}

impl Feature {
    fn is_of(self, corpus: &Corpus, thing: Thing) -> bool {
        match self {
            Feature::Tied("discrepancy") => corpus.is_disputed(thing),
            Feature::Tied(word) => corpus.links(thing).any(|tied| tied.word() == word),
            Feature::Evidence => evidence(corpus, thing).next().is_some(),
            Feature::Rating => matches!(thing, Thing::Cell(id) if corpus.cells[id].rating().is_some()),
            Feature::Date => dates(corpus, thing).next().is_some(),
        }
    }
}

impl Levels {
    fn has(self, scale: Id<Scale>, level: u8) -> bool {
        self.scale.is_none_or(|own| own == scale) && (self.span.0..=self.span.1).contains(&level)
    }
}

/// The dates of a thing: its own; else those of the events it is tied to; else those of the documents it rests on.
fn dates(corpus: &Corpus, thing: Thing) -> Box<dyn Iterator<Item = &Edtf> + '_> {
    let document = |id| {
        let document = &corpus.documents[id];
        document.date.as_ref().or(document.bounds.as_ref())
    };
    match thing {
        Thing::Event(id) => Box::new(corpus.events[id].when().into_iter()),
        Thing::Document(id) => Box::new(document(id).into_iter()),
        Thing::Passage(id) => Box::new(document(corpus.passages[id].document).into_iter()),
        Thing::Reference(id) => Box::new(corpus.references[id].date.as_ref().into_iter()),
        Thing::Cell(id) => Box::new(corpus.cells[id].evidence().iter().filter_map(|own| corpus.time_of(own))),
        Thing::Actor(_) | Thing::Instrument(_) | Thing::Theme(_) | Thing::Dimension(_) => {
            Box::new(corpus.events_of(thing).filter_map(|event| corpus.events[event].when()))
        }
        Thing::Finding(_) | Thing::Discrepancy(_) => {
            let events: Vec<&Edtf> = corpus.events_of(thing).filter_map(|event| corpus.events[event].when()).collect();
            if events.is_empty() {
                Box::new(passages(corpus, thing).filter_map(move |id| document(corpus.passages[id].document)))
            } else {
                Box::new(events.into_iter())
            }
        }
        Thing::Element(_) | Thing::Scale(_) | Thing::Party(_) | Thing::Term(_) => Box::new(iter::empty()),
    }
}

/// The evidence of a cell, or what a passage, or any passage of a document, is evidence for; with its scale.
fn evidence(corpus: &Corpus, thing: Thing) -> Box<dyn Iterator<Item = (Id<Scale>, &Evidence)> + '_> {
    let scale = |cell| corpus.elements[corpus.cells[cell].element].scale;
    match thing {
        Thing::Cell(id) => Box::new(corpus.cells[id].evidence().iter().map(move |evidence| (scale(id), evidence))),
        Thing::Passage(passage) => Box::new(corpus.cells_of(thing).flat_map(move |cell| {
            let own = corpus.cells[cell].evidence().iter().filter(move |evidence| evidence.passage == passage);
            own.map(move |evidence| (scale(cell), evidence))
        })),
        Thing::Document(_) => Box::new(corpus.passages_of(thing).flat_map(|id| evidence(corpus, id.into()))),
        _ => Box::new(iter::empty()),
    }
}

/// The level of a cell's rating, or those that a passage speaks for.
fn levels(corpus: &Corpus, thing: Thing) -> Box<dyn Iterator<Item = (Id<Scale>, u8)> + '_> {
    match thing {
        Thing::Cell(id) => {
            let cell = &corpus.cells[id];
            Box::new(cell.rating().into_iter().map(|rating| (corpus.elements[cell.element].scale, rating.level)))
        }
        Thing::Passage(_) => {
            Box::new(evidence(corpus, thing).filter_map(|(scale, evidence)| Some((scale, evidence.level?))))
        }
        _ => Box::new(iter::empty()),
    }
}
