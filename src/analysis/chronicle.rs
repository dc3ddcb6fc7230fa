//! Events by what they belong to: which of them are asked for, and in which lanes they stand.

use std::collections::BTreeSet;

use crate::corpus::date::Edtf;
use crate::corpus::{Actor, Corpus, Dimension, Document, Event, Id, Kind, Record, Theme};

/// Something that events belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A sort of event.
    Kind(Id<Kind>),
    /// A field of security.
    Dimension(Id<Dimension>),
    /// A topic.
    Theme(Id<Theme>),
    /// Somebody who took part.
    Actor(Id<Actor>),
    /// A source that reports it.
    Document(Id<Document>),
}

/// By what events are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// By their kind: every event has one.
    #[default]
    Kind,
    /// By dimension.
    Dimension,
    /// By theme.
    Theme,
    /// By actor.
    Actor,
    /// By the documents that report them.
    Document,
    /// By nothing.
    None,
}

impl Grouping {
    /// All of them, in the order of menus.
    pub const ALL: [Grouping; 6] =
        [Grouping::Kind, Grouping::Dimension, Grouping::Theme, Grouping::Actor, Grouping::Document, Grouping::None];

    /// Its name: `kind`, `dimension`; empty for none.
    pub fn word(self) -> &'static str {
        match self {
            Grouping::Kind => "kind",
            Grouping::Dimension => "dimension",
            Grouping::Theme => "theme",
            Grouping::Actor => "actor",
            Grouping::Document => "document",
            Grouping::None => "",
        }
    }

    /// Everything that events can belong to here, in the order of the dataset.
    pub fn facets(self, corpus: &Corpus) -> Vec<Facet> {
        match self {
            Grouping::Kind => corpus.event_kinds.ids().map(Facet::Kind).collect(),
            Grouping::Dimension => corpus.dimensions.ids().map(Facet::Dimension).collect(),
            Grouping::Theme => corpus.themes.ids().map(Facet::Theme).collect(),
            Grouping::Actor => corpus.actors.ids().map(Facet::Actor).collect(),
            Grouping::Document => corpus.documents.ids().map(Facet::Document).collect(),
            Grouping::None => Vec::new(),
        }
    }

    /// What an event belongs to here, each once.
    pub fn of(self, corpus: &Corpus, event: Id<Event>) -> BTreeSet<Facet> {
        let event = &corpus.events[event];
        match self {
            Grouping::Kind => BTreeSet::from([Facet::Kind(event.kind)]),
            Grouping::Dimension => event.dimensions.iter().copied().map(Facet::Dimension).collect(),
            Grouping::Theme => event.themes.iter().copied().map(Facet::Theme).collect(),
            Grouping::Actor => event.actors.iter().copied().map(Facet::Actor).collect(),
            Grouping::Document => {
                event.reports.iter().map(|report| Facet::Document(corpus.passages[report.passage].document)).collect()
            }
            Grouping::None => BTreeSet::new(),
        }
    }
}

impl Facet {
    /// Its name.
    pub fn label(self, corpus: &Corpus) -> &str {
        match self {
            Facet::Kind(id) => corpus.event_kinds[id].label(),
            Facet::Dimension(id) => corpus.dimensions[id].label(),
            Facet::Theme(id) => corpus.themes[id].label(),
            Facet::Actor(id) => corpus.actors[id].label(),
            Facet::Document(id) => &corpus.documents[id].short,
        }
    }

    /// Its name for places with little room: the short one, where it has one.
    pub fn short(self, corpus: &Corpus) -> &str {
        match self {
            Facet::Dimension(id) => &corpus.dimensions[id].short,
            facet => facet.label(corpus),
        }
    }
}

/// Which events are asked for: of each sort that is named, those that belong to one of its members; and those that may
/// lie in the years. What isn't named leaves everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct EventFilter {
    /// Of these dimensions.
    pub dimensions: BTreeSet<Id<Dimension>>,
    /// Of these kinds.
    pub kinds: BTreeSet<Id<Kind>>,
    /// In which these took part.
    pub actors: BTreeSet<Id<Actor>>,
    /// That these documents report.
    pub documents: BTreeSet<Id<Document>>,
    /// Of these themes.
    pub themes: BTreeSet<Id<Theme>>,
    /// That may lie in this time; an event without date and bounds can't be said to.
    pub years: Option<Edtf>,
}

impl EventFilter {
    /// Whether it keeps everything.
    pub fn is_clear(&self) -> bool {
        *self == EventFilter::default()
    }

    /// Whether an event is asked for.
    pub fn keeps(&self, corpus: &Corpus, id: Id<Event>) -> bool {
        let event = &corpus.events[id];
        let any = |named: bool, grouping: Grouping| {
            !named || grouping.of(corpus, id).into_iter().any(|facet| self.has(facet))
        };
        (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && any(!self.dimensions.is_empty(), Grouping::Dimension)
            && any(!self.themes.is_empty(), Grouping::Theme)
            && any(!self.actors.is_empty(), Grouping::Actor)
            && any(!self.documents.is_empty(), Grouping::Document)
            && self.years.as_ref().is_none_or(|years| event.when().is_some_and(|when| when.overlaps(years)))
    }

    /// Whether something is named in it.
    pub fn has(&self, facet: Facet) -> bool {
        match facet {
            Facet::Kind(id) => self.kinds.contains(&id),
            Facet::Dimension(id) => self.dimensions.contains(&id),
            Facet::Theme(id) => self.themes.contains(&id),
            Facet::Actor(id) => self.actors.contains(&id),
            Facet::Document(id) => self.documents.contains(&id),
        }
    }

    /// The same with something named in it, or no longer.
    pub fn toggled(&self, facet: Facet) -> EventFilter {
        fn toggle<T: Ord>(set: &mut BTreeSet<T>, id: T) {
            if !set.remove(&id) {
                set.insert(id);
            }
        }
        let mut filter = self.clone();
        match facet {
            Facet::Kind(id) => toggle(&mut filter.kinds, id),
            Facet::Dimension(id) => toggle(&mut filter.dimensions, id),
            Facet::Theme(id) => toggle(&mut filter.themes, id),
            Facet::Actor(id) => toggle(&mut filter.actors, id),
            Facet::Document(id) => toggle(&mut filter.documents, id),
        }
        filter
    }

    /// The filter as a person says it: `Agreement or Summit, 3 actors, 2016 to 2019`; none where it keeps everything.
    pub fn in_words(&self, corpus: &Corpus) -> Option<String> {
        let sort = |grouping: Grouping| {
            let facets = grouping.facets(corpus);
            let named: Vec<&str> =
                facets.iter().filter(|facet| self.has(**facet)).map(|facet| facet.label(corpus)).collect();
            match named[..] {
                [] => None,
                [one] => Some(one.to_owned()),
                [one, other] => Some(format!("{one} or {other}")),
                _ => Some(format!("{} {}s", named.len(), grouping.word())),
            }
        };
        let sorts = Grouping::ALL.into_iter().filter_map(sort);
        let parts: Vec<String> = sorts.chain(self.years.as_ref().map(Edtf::in_words)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
