//! Ground floor: what is known. A read-only, validated model of one dataset.
//!
//! RON text → `raw` (as written) → `resolve` (ids, dates, ranges) → [`Corpus`]. Every problem is collected on the way,
//! with the place where it stands; a dataset with a problem gives no corpus.
//!
//! `build.rs` takes this room in too, to walk the same way with the built-in dataset while the program is built.

mod around;
mod aside;
pub mod date;
mod jobs;
mod language;
mod late;
mod layout;
mod links;
mod load;
mod manuscript;
mod mend;
mod model;
mod packed;
mod parse;
mod parts;
mod pieces;
mod place;
mod problem;
mod progress;
mod raw;
mod resolve;
pub mod source;
mod spans;
mod syntax;
mod table;
mod thing;
mod tours;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use aside::Aside;
pub use language::UnknownLanguage;
pub use load::{load, load_watched, with_tours};
pub use manuscript::{Manuscript, Typed};
pub use model::{
    About, Actor, Assessment, Author, Cell, Chapter, Coding, Dimension, Discrepancy, Document, Element, Era, Event,
    Evidence, Finding, Group, Instrument, Kind, Language, Level, Naming, Party, Passage, Rating, Reading, Reference,
    Report, Scale, Section, Step, Term, Theme, Tour,
};
pub use packed::{pack, unpack};
pub(crate) use place::near;
pub use problem::{Problem, Problems};
pub use progress::Progress;
pub(crate) use raw::ron;
pub use raw::{
    Confidence, Directness, DiscrepancyKind, FindingKind, FindingStatus, Ground, Panes, Severity, Stance, Status, Words,
};
pub use source::SourceFile;
pub use table::{Id, Record, Table};
pub use thing::Thing;
pub use tours::TourProblems;

/// One dataset in memory. Nothing in it changes after loading.
///
/// The build writes the built-in one as it is resolved; `Deserialize` is for that form alone.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Corpus {
    /// The dataset as a publication.
    pub about: About,
    /// The parties, in the order of the columns.
    pub parties: Table<Party>,
    /// The scales of levels.
    pub scales: Table<Scale>,
    /// The elements, in the order of the columns.
    pub elements: Table<Element>,
    /// Sorts of actors.
    pub actor_kinds: Table<Kind>,
    /// Sorts of instruments.
    pub instrument_kinds: Table<Kind>,
    /// Sorts of events, in the order of the lanes.
    pub event_kinds: Table<Kind>,
    /// Sorts of documents.
    pub document_kinds: Table<Kind>,
    /// Sorts of dimensions. Not every dimension need be in one.
    pub dimension_groups: Table<Group>,
    /// The eras, in order of time; none overlaps another.
    pub eras: Table<Era>,
    /// The dimensions, in the order of the rows.
    pub dimensions: Table<Dimension>,
    /// The themes.
    pub themes: Table<Theme>,
    /// The actors.
    pub actors: Table<Actor>,
    /// The instruments.
    pub instruments: Table<Instrument>,
    /// The outside facts.
    pub references: Table<Reference>,
    /// The documents.
    pub documents: Table<Document>,
    /// The passages of all documents, in their order.
    pub passages: Table<Passage>,
    /// The events, as the dataset lists them.
    pub events: Table<Event>,
    /// Every cell of the matrix, row by row.
    pub cells: Table<Cell>,
    /// The discrepancies.
    pub discrepancies: Table<Discrepancy>,
    /// The findings.
    pub findings: Table<Finding>,
    /// The words of the glossary.
    pub glossary: Table<Term>,
    /// The tours.
    pub tours: Table<Tour>,
    languages: Table<Language>,
    /// What the discrepancies bear on, each once, sorted.
    disputed: Vec<Thing>,
    /// The language of `languages` that is spoken; none for the dataset's own.
    #[serde(skip)]
    spoken: Option<Id<Language>>,
    /// Put in order when a page first asks: the first screen shows none of them.
    #[serde(skip)]
    links: OnceLock<links::Links>,
    #[serde(skip)]
    chronology: OnceLock<Vec<Id<Event>>>,
}

/// One column of the matrix: an element, and a party where the element has a value for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The element.
    pub element: Id<Element>,
    /// The party, where there is one.
    pub party: Option<Id<Party>>,
}

impl Corpus {
    /// What is tied to a thing by any record, in either direction: by kind, in the order of the dataset.
    pub fn links(&self, thing: impl Into<Thing>) -> impl ExactSizeIterator<Item = Thing> + Clone {
        self.all_links().of_thing(thing.into())
    }

    fn all_links(&self) -> &links::Links {
        self.links.get_or_init(|| links::Links::of(self))
    }

    /// Whether a discrepancy bears on a thing.
    pub fn is_disputed(&self, thing: impl Into<Thing>) -> bool {
        self.disputed.binary_search(&thing.into()).is_ok()
    }

    /// The columns of the matrix, left to right.
    pub fn columns(&self) -> Vec<Column> {
        columns(&self.elements, &self.parties)
    }

    /// The cell in a row and a column.
    pub fn cell(&self, dimension: Id<Dimension>, column: Column) -> Option<Id<Cell>> {
        // Cells stand row by row, and in each element by element.
        let columns = self.cells.len() / self.dimensions.len().max(1);
        let element = |at: usize| self.cells.at(at).map(|cell| self.cells[cell].element);
        let (mut first, mut end) = (0, columns);
        while first < end {
            let middle = usize::midpoint(first, end);
            if element(middle).is_some_and(|element| element < column.element) {
                first = middle + 1
            } else {
                end = middle
            }
        }
        element(first).filter(|found| *found == column.element)?;
        self.cells.at(dimension.index() * columns + first + column.party.map_or(0, Id::index))
    }

    /// The time for which some evidence counts: that of which its passage speaks, or else that of its document. None
    /// where neither is known.
    pub fn time_of<'c>(&'c self, evidence: &'c Evidence) -> Option<&'c date::Edtf> {
        let document = &self.documents[self.passages[evidence.passage].document];
        evidence.time.as_ref().or(document.date.as_ref()).or(document.bounds.as_ref())
    }

    /// Where a document comes from: documents of one origin aren't independent of each other.
    pub fn origin_of(&self, document: Id<Document>) -> &str {
        let document = &self.documents[document];
        if document.origin.is_empty() { &document.slug } else { &document.origin }
    }

    /// The scale on which a cell is rated.
    pub fn scale_of(&self, cell: Id<Cell>) -> &Scale {
        &self.scales[self.elements[self.cells[cell].element].scale]
    }

    /// The events in order of time; those without date and bounds come last.
    pub fn chronology(&self) -> impl ExactSizeIterator<Item = Id<Event>> {
        let sorted = self.chronology.get_or_init(|| {
            let key = |id| match self.events[id].when() {
                Some(date) => (false, Some(date.sort_key())),
                None => (true, None),
            };
            let mut events: Vec<_> = self.events.ids().map(|id| (key(id), id)).collect();
            events.sort_unstable();
            events.iter().map(|(_, id)| *id).collect()
        });
        sorted.iter().copied()
    }
}

fn columns(elements: &Table<Element>, parties: &Table<Party>) -> Vec<Column> {
    let mut columns = Vec::new();
    for (id, element) in elements.iter() {
        if element.per_party {
            columns.extend(parties.ids().map(|party| Column { element: id, party: Some(party) }));
        } else {
            columns.push(Column { element: id, party: None });
        }
    }
    columns
}

/// What a cell is called: by its row, its element, and its party where it has one.
fn cell_label(dimension: &Dimension, element: &Element, party: Option<&Party>) -> String {
    match party {
        Some(party) => [&*dimension.label, &*element.label, &*party.label].join(" · "),
        None => [&*dimension.label, &*element.label].join(" · "),
    }
}

fn cell_slug(dimension: &str, element: &str, party: Option<&str>) -> String {
    match party {
        Some(party) => [dimension, element, party].join("/"),
        None => [dimension, element].join("/"),
    }
}
