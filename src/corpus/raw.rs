//! What stands in the RON files, word for word: the only types that are deserialized.
//!
//! Every file is one [`RawFile`]; any file may hold any kind of record. Unknown fields are refused, references are
//! still plain strings, dates still unparsed: `resolve` turns all of it into the model and reports what doesn't fit.

use compact_str::CompactString;
use ron::Options;
use ron::extensions::Extensions;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::is_control;

/// How RON is read, here and where the built-in dataset is made: a value that may be left out is written without `Some`.
pub(super) fn ron() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// An id, a date, the name of a thing. Most take no memory of their own: there are thousands, each looked at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub(super) struct Name(CompactString);

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = deserializer.is_human_readable();
        let name = CompactString::deserialize(deserializer)?;
        if written {
            refuse_controls(&name)?;
        }
        Ok(Name(name))
    }
}

/// A text of the dataset. Line breaks and tabs, which an author uses to lay the file out, count as one space.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // What isn't written by hand is the built-in dataset in postcard's form: it went through here when it was built.
        let written = deserializer.is_human_readable();
        let mut text = String::deserialize(deserializer)?;
        if !written {
            return Ok(Text(text));
        }
        // Every one of them is a byte below the blank.
        if text.bytes().any(|byte| byte < b' ') {
            let laid_out = |c| matches!(c, '\n' | '\r' | '\t' | ' ');
            text = text.split(laid_out).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        }
        refuse_controls(&text)?;
        Ok(Text(text))
    }
}

/// Refuses a decoded value with a character that must never reach a terminal: whatever way it was written, and by
/// whatever way it comes in, it doesn't get past here.
fn refuse_controls<E: Error>(text: &str) -> Result<(), E> {
    // A look at the bytes is cheap, and enough for most.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Ok(());
    }
    text.chars().find(|c| is_control(*c)).map_or(Ok(()), |c| Err(E::custom(holds(c))))
}

/// What is wrong with a text that holds a control character.
pub(super) fn holds(c: char) -> String {
    format!("this text holds the control character U+{:04X}", u32::from(c))
}

/// Declares a raw record: every field may be left out and is then empty; unknown fields are refused.
macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize, Serialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct $name { $(pub(super) $field: $type),* }
    )*};
}

raw! {
    /// One file of a dataset.
    RawFile {
        dataset: Option<RawDataset>,
        parties: Vec<RawParty>,
        scales: Vec<RawScale>,
        elements: Vec<RawElement>,
        actor_kinds: Vec<RawKind>,
        instrument_kinds: Vec<RawKind>,
        event_kinds: Vec<RawKind>,
        document_kinds: Vec<RawKind>,
        dimensions: Vec<RawDimension>,
        themes: Vec<RawTheme>,
        actors: Vec<RawActor>,
        instruments: Vec<RawInstrument>,
        references: Vec<RawReference>,
        documents: Vec<RawDocument>,
        events: Vec<RawEvent>,
        assessments: Vec<RawAssessment>,
        discrepancies: Vec<RawDiscrepancy>,
        findings: Vec<RawFinding>,
        glossary: Vec<RawTerm>,
        languages: Vec<RawLanguage>,
    }
    /// The dataset as a publication.
    RawDataset {
        id: Name, title: Text, subtitle: Text, language: Name, version: Text, released: Option<Name>, window: Name,
        authors: Vec<RawAuthor>, publisher: Text, address: Text, doi: Text, keywords: Vec<Text>, coder: Text,
        licence: Text, method: Vec<RawChapter>,
    }
    /// Who wrote something: a person by two names, or whoever else by one.
    RawAuthor { given: Text, family: Text, name: Text }
    /// One part of the account of the method.
    RawChapter { title: Text, text: Text }
    /// One of the parties whose cooperation is studied.
    RawParty { id: Name, label: Text, short: Text, actor: Option<Name> }
    /// An ordered list of levels.
    RawScale { id: Name, label: Text, whose: Text, definition: Text, levels: Vec<RawLevel> }
    /// One level of a scale.
    RawLevel { value: Option<u8>, label: Text, definition: Text, belongs: Text, excludes: Text }
    /// One element of the assessment framework.
    RawElement { id: Name, label: Text, short: Text, scale: Name, per_party: bool, definition: Text }
    /// A word by which actors, instruments, events or documents are told apart.
    RawKind { id: Name, label: Text }
    /// A field of security.
    RawDimension { id: Name, label: Text, short: Text, aliases: Vec<Text>, definition: Text, excludes: Text }
    /// A topic that cuts across the dimensions.
    RawTheme { id: Name, label: Text, aliases: Vec<Text>, definition: Text }
    /// Somebody who acts.
    RawActor { id: Name, label: Text, kind: Name, aliases: Vec<Text>, summary: Text }
    /// A treaty, strategy, law, programme or the like.
    RawInstrument { id: Name, label: Text, kind: Name, aliases: Vec<Text>, summary: Text, actors: Vec<Name> }
    /// An outside fact.
    RawReference { id: Name, label: Text, fact: Text, date: Option<Name>, address: Text, confirmed: bool }
    /// A source in our own digest.
    RawDocument {
        id: Name, title: Text, subtitle: Text, short: Text, kind: Name, authors: Vec<RawAuthor>, date: Option<Name>,
        bounds: Option<Name>, dated: Text, container: Text, remark: Text, sections: Vec<RawSection>,
    }
    /// The passages under one heading.
    RawSection { title: Text, passages: Vec<RawPassage> }
    /// The digest of one paragraph.
    RawPassage { locator: Name, text: Text, codings: Vec<RawCoding> }
    /// The link from a passage, or a phrase in it, to a thing.
    RawCoding { code: Name, phrase: Option<Text> }
    /// Something dated.
    RawEvent {
        id: Name, label: Text, aliases: Vec<Text>, date: Option<Name>, bounds: Option<Name>, kind: Name,
        dimensions: Vec<Name>, themes: Vec<Name>, actors: Vec<Name>, instruments: Vec<Name>, reports: Vec<RawReport>,
        references: Vec<Name>, ground: Text, summary: Text,
    }
    /// What one passage says of an event's date.
    RawReport { passage: Name, says: Text, date: Option<Name> }
    /// What the dataset says of one cell.
    RawAssessment {
        dimension: Name, element: Name, party: Option<Name>, rating: Option<RawRating>, rationale: Text,
        evidence: Vec<RawEvidence>,
    }
    /// One passage of the evidence.
    RawEvidence { passage: Name, stance: Option<Stance>, level: Option<u8>, time: Option<Name>, note: Text }
    /// A topic on which sources differ.
    RawDiscrepancy {
        id: Name, topic: Text, kind: Option<DiscrepancyKind>, severity: Option<Severity>, status: Option<Status>,
        readings: Vec<RawReading>, resolution: Text, ground: Option<Ground>, because: Text, touches: Vec<Name>,
    }
    /// What some sources say of the topic of a discrepancy.
    RawReading { passages: Vec<Name>, references: Vec<Name>, says: Text }
    /// A claim of the sources: a driver, an obstacle, a recommendation or the like.
    RawFinding {
        id: Name, kind: Option<FindingKind>, label: Text, text: Text, addressee: Text, dimensions: Vec<Name>,
        themes: Vec<Name>, actors: Vec<Name>, instruments: Vec<Name>, passages: Vec<Name>,
        status: Option<FindingStatus>, because: Text, shown_by: Vec<Name>,
    }
    /// A word of the glossary.
    RawTerm {
        id: Name, label: Text, aliases: Vec<Text>, definition: Text, belongs: Text, excludes: Text, example: Text,
        see: Vec<Name>,
    }
    /// The names of things in a further language.
    RawLanguage { id: Name, label: Text, labels: Vec<RawNaming> }
    /// What one thing is called in a further language.
    RawNaming { of: Name, label: Text, short: Text, levels: Vec<RawLevelNaming> }
    /// What one level of a scale is called there.
    RawLevelNaming { value: Option<u8>, label: Text }
}

/// A rating: every field must be there.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRating {
    pub(super) level: u8,
    pub(super) low: u8,
    pub(super) high: u8,
    pub(super) confidence: Confidence,
    pub(super) directness: Directness,
}

/// A word of the method.
pub(super) trait Word {
    /// The words as they are written in a file.
    const WRITTEN: &'static [&'static str];
}

/// Declares an enumeration of the method's own words, each with the way it is written for people.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl Word for $name {
            const WRITTEN: &'static [&'static str] = &[$(stringify!($variant)),*];
        }

        impl $name {
            /// The word shown to people and written in exports.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    )*};
}

words! {
    /// What a passage does to the level of a cell.
    Stance {
        /// The passage is said beside the point: background, no level.
        Context = "context",
        /// The passage speaks for a level at or near the rating.
        Supports = "supports",
        /// The passage speaks against the rating, for another level.
        Contradicts = "contradicts",
    }
    /// How sure the dataset is of a rating: amount of evidence, its directness, agreement among sources.
    Confidence {
        /// Thin, indirect or disputed evidence.
        Low = "low",
        /// Some evidence, with gaps.
        Medium = "medium",
        /// Several direct and agreeing passages.
        High = "high",
    }
    /// Whether passages speak of the cell itself.
    Directness {
        /// The rating is inferred from passages on something near.
        Indirect = "indirect",
        /// Passages speak of the cell itself.
        Direct = "direct",
    }
    /// Between whom a discrepancy stands.
    DiscrepancyKind {
        /// Two or more sources differ.
        BetweenSources = "between sources",
        /// One source differs from itself.
        WithinSource = "within one source",
        /// A source differs from an outside fact.
        OutsideFact = "against an outside fact",
        /// Only the precision differs.
        Precision = "precision",
        /// Only the name differs.
        Naming = "naming",
    }
    /// What hangs on a discrepancy.
    Severity {
        /// Nothing else changes.
        Low = "low",
        /// A date or name changes.
        Medium = "medium",
        /// An answer changes.
        High = "high",
    }
    /// How the readings stand to each other.
    Status {
        /// The readings exclude each other.
        Conflict = "conflict",
        /// Most sources agree, one differs.
        Majority = "majority",
        /// Only one source speaks of it.
        Unique = "unique",
        /// An outside fact confirms a reading.
        Confirmed = "confirmed",
        /// One reading is more precise than the other.
        Precision = "precision",
        /// A slip of the pen.
        Slip = "slip",
    }
    /// What the resolution of a discrepancy rests on.
    Ground {
        /// Nothing settles it.
        Unsettled = "unsettled",
        /// An outside fact settles it.
        Reference = "reference",
        /// The dataset infers it.
        Inference = "inference",
    }
    /// What sort of claim a finding is.
    FindingKind {
        /// What brings the parties together, or moves one of them.
        Driver = "driver",
        /// What stands in the way.
        Obstacle = "obstacle",
        /// What a source wants done.
        Recommendation = "recommendation",
        /// What a source holds possible.
        Possibility = "possibility",
        /// What a source asks or leaves open.
        Question = "open question",
        /// What a source sets against something else: fields, parties, times.
        Claim = "comparative claim",
        /// How the sources' own research went about it.
        Method = "method",
        /// What it did.
        Activity = "project activity",
    }
    /// How a finding stands among the sources.
    FindingStatus {
        /// Wanted, held possible or asked; nothing shows it as met.
        Open = "open",
        /// Another source or an outside fact shows a part of it.
        PartlyMet = "partly met",
        /// Another source or an outside fact shows it.
        Met = "met",
        /// One source says it alone.
        Stated = "stated",
        /// More than one source says it.
        Shared = "shared",
        /// Another source says otherwise.
        Disputed = "disputed",
    }
}

/// The words that may stand in a field: as many sets as there are kinds of record with such a field.
pub(super) fn words_of(field: &str) -> &'static [&'static [&'static str]] {
    match field {
        "stance" => &[Stance::WRITTEN],
        "confidence" => &[Confidence::WRITTEN],
        "directness" => &[Directness::WRITTEN],
        "kind" => &[DiscrepancyKind::WRITTEN, FindingKind::WRITTEN],
        "severity" => &[Severity::WRITTEN],
        "status" => &[Status::WRITTEN, FindingStatus::WRITTEN],
        "ground" => &[Ground::WRITTEN],
        _ => &[],
    }
}
