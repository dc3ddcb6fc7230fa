//! The records of the model: read-only, every reference a typed id, every date parsed. Most lists of a record are empty, and
//! a large dataset has many records: each list is of the kind that then takes one word.

mod parts;
mod seldom;

pub use parts::{
    About, Assessment, Author, Chapter, Coding, Evidence, Level, Naming, Rating, Reading, Report, Section, Step,
};
pub use seldom::Seldom;

use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use super::date::Edtf;
use super::raw::{DiscrepancyKind, FindingKind, FindingStatus, Ground, Severity, Status, Words};
use super::table::{Id, Record};
use super::thing::Thing;

/// Declares a record with `slug` and `label`, and says what it is called.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident $noun:literal $([$aliases:ident])? {
        $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)?
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        pub struct $name {
            /// The id, unique among its kind.
            pub slug: Words,
            /// The name shown to people.
            pub label: Words,
            $($(#[$fdoc])* pub $field: $type),*
        }

        impl Record for $name {
            const NOUN: &'static str = $noun;
            fn slug(&self) -> &str {
                &self.slug
            }
            fn label(&self) -> &str {
                &self.label
            }
            fn label_mut(&mut self) -> &mut Words {
                &mut self.label
            }
            $(fn aliases(&self) -> &[Words] {
                &self.$aliases
            })?
        }
    )*};
}

records! {
    /// One of the parties whose cooperation is studied.
    Party "party" {
        /// A name of a few cells for column heads.
        short: Words,
        /// The actor that this party is.
        actor: Option<Id<Actor>>,
    }
    /// An ordered list of levels.
    Scale "scale" {
        /// Whose scale it is.
        whose: Words,
        /// What it measures.
        definition: Words,
        /// From lowest to highest value.
        levels: ThinVec<Level>,
    }
    /// One element of the assessment framework: a group of columns.
    Element "element" {
        /// A name of a few cells for column heads.
        short: Words,
        /// The scale on which its cells are rated.
        scale: Id<Scale>,
        /// Whether each party has a cell of its own.
        per_party: bool,
        /// What it asks.
        definition: Words,
    }
    /// A word by which actors, instruments, events or documents are told apart.
    Kind "kind" {}
    /// A sort of dimensions, as sources tell them apart: a group of rows.
    Group "group" {
        /// A name of a few cells for narrow matrices.
        short: Words,
        /// What belongs to it, and what places a dimension there.
        definition: Words,
        /// The passages that name it, or place a dimension in it.
        passages: ThinVec<Id<Passage>>,
    }
    /// A stretch of time that sources set apart from what came before or after.
    Era "era" {
        /// From when to when; either end may be open.
        date: Edtf,
        /// Why it is taken to begin and end then.
        ground: Words,
        /// The passages that speak of it.
        passages: ThinVec<Id<Passage>>,
    }
    /// A field of security: a row of the matrix.
    Dimension "dimension" [aliases] {
        /// A name of at most 14 cells for narrow matrices.
        short: Words,
        /// Its group; none where no source places it in one.
        group: Option<Id<Group>>,
        /// Other names that people type.
        aliases: ThinVec<Words>,
        /// What belongs to it.
        definition: Words,
        /// What doesn't, and where that goes.
        excludes: Words,
    }
    /// A topic that cuts across the dimensions.
    Theme "theme" [aliases] {
        /// Other names that people type.
        aliases: ThinVec<Words>,
        /// What belongs to it.
        definition: Words,
    }
    /// Somebody who acts: a state, an institution, a person.
    Actor "actor" [aliases] {
        /// What sort of actor.
        kind: Id<Kind>,
        /// Other names that people type.
        aliases: ThinVec<Words>,
        /// Who it is in the sources.
        summary: Words,
    }
    /// A treaty, strategy, law, programme or the like.
    Instrument "instrument" [aliases] {
        /// What sort of instrument.
        kind: Id<Kind>,
        /// Other names that people type.
        aliases: ThinVec<Words>,
        /// What it is in the sources.
        summary: Words,
        /// Whose it is.
        actors: ThinVec<Id<Actor>>,
    }
    /// An outside fact, kept apart from what the sources say.
    Reference "reference" {
        /// The fact, in own words.
        fact: Words,
        /// Its date, where it has one.
        date: Option<Edtf>,
        /// Where it can be read.
        address: Words,
        /// Whether the page was read and says so.
        confirmed: bool,
    }
    /// A source in our own digest; its label is the title as printed.
    Document "document" {
        /// The subtitle as printed, or empty.
        subtitle: Words,
        /// The name used in citations: `Sinha Roy 2024`.
        short: Words,
        /// What sort of text.
        kind: Id<Kind>,
        /// As printed; empty where no author is.
        authors: ThinVec<Author>,
        /// As printed or inferred; see `dated`.
        date: Option<Edtf>,
        /// What the text allows at least and at most, for a document without a date.
        bounds: Option<Edtf>,
        /// How the date is known.
        dated: Words,
        /// The series or site, as printed.
        container: Words,
        /// Where the text comes from, in words that it shares with others of the same origin; empty for an origin of
        /// its own.
        origin: Words,
        /// What isn't printed.
        remark: Words,
        /// In the order of the source.
        sections: ThinVec<Section>,
    }
    /// The digest of one paragraph; slug `document#locator`, label `Sinha Roy 2024 p6`.
    Passage "passage" {
        /// Where it stands.
        document: Id<Document>,
        /// Index of its section in the document.
        section: u32,
        /// The digest.
        text: Words,
        /// In the order of the dataset.
        codings: ThinVec<Coding>,
    }
    /// Something dated, or datable.
    Event "event" [aliases] {
        /// Other names that people type.
        aliases: ThinVec<Words>,
        /// The settled date; none where the sources give none.
        date: Option<Edtf>,
        /// What the sources allow at least and at most, mostly for events without a date.
        bounds: Option<Edtf>,
        /// What sort of event: its lane on the timeline.
        kind: Id<Kind>,
        /// The fields it belongs to.
        dimensions: ThinVec<Id<Dimension>>,
        /// The topics it belongs to.
        themes: ThinVec<Id<Theme>>,
        /// Who took part.
        actors: ThinVec<Id<Actor>>,
        /// The instruments it is about.
        instruments: ThinVec<Id<Instrument>>,
        /// What each passage says of it.
        reports: ThinVec<Report>,
        /// Outside facts on it.
        references: ThinVec<Id<Reference>>,
        /// Why the settled date is the one shown.
        ground: Seldom,
        /// What happened.
        summary: Words,
    }
    /// A way through the dataset that somebody presents.
    Tour "tour" {
        /// What it shows, and to whom.
        summary: Words,
        /// Its stops, one after another.
        steps: ThinVec<Step>,
        /// Where it stands: the number of its file, and its own among the file's tours.
        place: (usize, usize),
    }
    /// A topic on which sources differ; its label is the topic.
    Discrepancy "discrepancy" {
        /// Between whom.
        kind: DiscrepancyKind,
        /// What hangs on it.
        severity: Severity,
        /// How the readings stand to each other.
        status: Status,
        /// Who says what.
        readings: ThinVec<Reading>,
        /// What the dataset takes as right.
        resolution: Words,
        /// What the resolution rests on.
        ground: Ground,
        /// The ground in words.
        because: Words,
        /// The cells, events, instruments and others it bears on.
        touches: ThinVec<Thing>,
    }
    /// A claim of the sources: a driver, an obstacle, a recommendation or the like; its label is a headline.
    Finding "finding" {
        /// What sort of claim.
        kind: FindingKind,
        /// The claim, in own words and with the hedges of the source.
        text: Words,
        /// Who should act; empty where nobody is asked to.
        addressee: Words,
        /// The fields it is about.
        dimensions: ThinVec<Id<Dimension>>,
        /// The topics it is about.
        themes: ThinVec<Id<Theme>>,
        /// Whom it is about.
        actors: ThinVec<Id<Actor>>,
        /// The instruments it is about.
        instruments: ThinVec<Id<Instrument>>,
        /// The passages that say it.
        passages: ThinVec<Id<Passage>>,
        /// How it stands among the sources.
        status: FindingStatus,
        /// Why this status, in words.
        because: Words,
        /// What shows the status.
        shown_by: ThinVec<Thing>,
    }
    /// A word of the glossary.
    Term "term" [aliases] {
        /// Other words for it.
        aliases: ThinVec<Words>,
        /// What it means here.
        definition: Words,
        /// What belongs to it.
        belongs: Words,
        /// What doesn't, and where that goes.
        excludes: Words,
        /// An example from the dataset, in words.
        example: Words,
        /// Where in the dataset it can be seen.
        see: ThinVec<Thing>,
    }
    /// A further language, in which some things have names.
    Language "language" {
        /// What things are called in it, sorted by thing. While the corpus speaks it, what they are called otherwise.
        names: ThinVec<(Thing, Naming)>,
    }
    /// A place in the matrix: dimension x element (x party). Every one exists, assessed or not.
    Cell "cell" {
        /// Its row.
        dimension: Id<Dimension>,
        /// Its group of columns.
        element: Id<Element>,
        /// Whose, where the element has a value for each party.
        party: Option<Id<Party>>,
        /// What the dataset says of it; none means *not assessed*.
        assessment: Option<Assessment>,
    }
}

impl Cell {
    /// The rating, where the cell has one.
    pub fn rating(&self) -> Option<Rating> {
        self.assessment.as_ref().and_then(|assessment| assessment.rating)
    }

    /// The evidence, empty where the cell isn't assessed.
    pub fn evidence(&self) -> &[Evidence] {
        self.assessment.as_ref().map_or(&[], |assessment| &assessment.evidence)
    }

    /// `rated`, `no-evidence` or `not-assessed`.
    pub fn status(&self) -> &'static str {
        match &self.assessment {
            None => "not-assessed",
            Some(Assessment { rating: None, .. }) => "no-evidence",
            Some(_) => "rated",
        }
    }
}

impl Passage {
    /// The number of the paragraph: `p6`, endnotes `n3`. It is what the slug ends with.
    pub fn locator(&self) -> &str {
        self.slug.rsplit_once('#').map_or("", |(_, locator)| locator)
    }
}

impl Scale {
    /// The level with a value.
    pub fn level(&self, value: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }

    /// Lowest and highest value.
    pub fn span(&self) -> (u8, u8) {
        match (self.levels.first(), self.levels.last()) {
            (Some(first), Some(last)) => (first.value, last.value),
            _ => (0, 0),
        }
    }
}

impl Discrepancy {
    /// What it touches, and what its readings are read in.
    pub fn bears_on(&self) -> impl Iterator<Item = Thing> {
        let read = self.readings.iter().flat_map(|reading| {
            let passages = reading.passages.iter().copied().map(Thing::from);
            passages.chain(reading.references.iter().copied().map(Thing::from))
        });
        self.touches.iter().copied().chain(read)
    }
}

impl Event {
    /// The date, or the bounds where there is no date: what places it on an axis.
    pub fn when(&self) -> Option<&Edtf> {
        self.date.as_ref().or(self.bounds.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_with_empty_lists_takes_little_room() {
        assert_eq!(size_of::<ThinVec<Words>>(), size_of::<usize>());
        let bytes =
            [size_of::<Passage>(), size_of::<Event>(), size_of::<Report>(), size_of::<Finding>(), size_of::<Term>()];
        assert!(bytes.iter().zip([88, 168, 40, 176, 160]).all(|(bytes, most)| *bytes <= most), "{bytes:?}");
    }
}
