//! What stands in the RON files, word for word: the only types that are deserialized.
//!
//! Every file is one [`RawFile`]; any file may hold any kind of record. Unknown fields are refused, references are
//! still plain strings, dates still unparsed: `resolve` turns all of it into the model and reports what doesn't fit.

use std::borrow::Cow;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::is_control;

/// How RON is read, here and where the built-in dataset is made: a value that may be left out is written without `Some`.
pub(super) fn ron() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The words of a dataset: those of the built-in one stand in the program and are borrowed from there.
pub type Words = Cow<'static, str>;

/// How words are held while a file is read, and what is asked of them.
pub(super) trait Wording<'de>: Sized {
    /// Reads an id, a date, the name of a thing.
    fn name<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    /// Reads a text for people.
    fn text<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// As somebody wrote them: no control character gets past, and line breaks and tabs of a text, which an author uses to
/// lay the file out, count as one space.
impl<'de> Wording<'de> for String {
    fn name<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        refuse_controls(&name)?;
        Ok(name)
    }

    fn text<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = String::deserialize(deserializer)?;
        // Every one of them is a byte below the blank.
        if text.bytes().any(|byte| byte < b' ') {
            let laid_out = |c| matches!(c, '\n' | '\r' | '\t' | ' ');
            text = text.split(laid_out).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        }
        refuse_controls(&text)?;
        Ok(text)
    }
}

/// As they stand in the program, in postcard's form: they went through a `String` when they were built in.
impl Wording<'static> for Words {
    fn name<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        <&'static str>::deserialize(deserializer).map(Cow::Borrowed)
    }

    fn text<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        Self::name(deserializer)
    }
}

/// An id, a date, the name of a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub(super) struct Name<S = Words>(pub(super) S);

/// A text of the dataset, for people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Text<S = Words>(pub(super) S);

impl<'de, S: Wording<'de>> Deserialize<'de> for Name<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        S::name(deserializer).map(Name)
    }
}

impl<'de, S: Wording<'de>> Deserialize<'de> for Text<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        S::text(deserializer).map(Text)
    }
}

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

/// What was read from a file becomes what the model is made of.
pub(super) trait Settle {
    /// The same with [`Words`].
    type Settled;

    fn settle(self) -> Self::Settled;
}

impl Settle for Name<String> {
    type Settled = Name;

    fn settle(self) -> Name {
        Name(self.0.into())
    }
}

impl Settle for Text<String> {
    type Settled = Text;

    fn settle(self) -> Text {
        Text(self.0.into())
    }
}

impl<T: Settle> Settle for Option<T> {
    type Settled = Option<T::Settled>;

    fn settle(self) -> Self::Settled {
        self.map(T::settle)
    }
}

impl<T: Settle> Settle for Vec<T> {
    type Settled = Vec<T::Settled>;

    fn settle(self) -> Self::Settled {
        self.into_iter().map(T::settle).collect()
    }
}

/// Declares types without words: they are settled as they are.
macro_rules! settled {
    ($($name:ty),* $(,)?) => {$(
        impl Settle for $name {
            type Settled = $name;

            fn settle(self) -> $name {
                self
            }
        }
    )*};
}

settled!(u8, bool, RawRating);

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
        #[serde(deny_unknown_fields, default, bound(deserialize = "S: Wording<'de> + Default"))]
        pub(super) struct $name<S = Words> { $(pub(super) $field: $type),* }

        impl Settle for $name<String> {
            type Settled = $name;

            fn settle(self) -> $name {
                $name { $($field: self.$field.settle()),* }
            }
        }
    )*};
}

raw! {
    /// One file of a dataset.
    RawFile {
        dataset: Option<RawDataset<S>>,
        parties: Vec<RawParty<S>>,
        scales: Vec<RawScale<S>>,
        elements: Vec<RawElement<S>>,
        actor_kinds: Vec<RawKind<S>>,
        instrument_kinds: Vec<RawKind<S>>,
        event_kinds: Vec<RawKind<S>>,
        document_kinds: Vec<RawKind<S>>,
        dimensions: Vec<RawDimension<S>>,
        themes: Vec<RawTheme<S>>,
        actors: Vec<RawActor<S>>,
        instruments: Vec<RawInstrument<S>>,
        references: Vec<RawReference<S>>,
        documents: Vec<RawDocument<S>>,
        events: Vec<RawEvent<S>>,
        assessments: Vec<RawAssessment<S>>,
        discrepancies: Vec<RawDiscrepancy<S>>,
        findings: Vec<RawFinding<S>>,
        glossary: Vec<RawTerm<S>>,
        languages: Vec<RawLanguage<S>>,
    }
    /// The dataset as a publication.
    RawDataset {
        id: Name<S>, title: Text<S>, subtitle: Text<S>, language: Name<S>, version: Text<S>, released: Option<Name<S>>, window: Name<S>,
        authors: Vec<RawAuthor<S>>, publisher: Text<S>, address: Text<S>, doi: Text<S>, keywords: Vec<Text<S>>, coder: Text<S>,
        licence: Text<S>, method: Vec<RawChapter<S>>,
    }
    /// Who wrote something: a person by two names, or whoever else by one.
    RawAuthor { given: Text<S>, family: Text<S>, name: Text<S> }
    /// One part of the account of the method.
    RawChapter { title: Text<S>, text: Text<S> }
    /// One of the parties whose cooperation is studied.
    RawParty { id: Name<S>, label: Text<S>, short: Text<S>, actor: Option<Name<S>> }
    /// An ordered list of levels.
    RawScale { id: Name<S>, label: Text<S>, whose: Text<S>, definition: Text<S>, levels: Vec<RawLevel<S>> }
    /// One level of a scale.
    RawLevel { value: Option<u8>, label: Text<S>, definition: Text<S>, belongs: Text<S>, excludes: Text<S> }
    /// One element of the assessment framework.
    RawElement { id: Name<S>, label: Text<S>, short: Text<S>, scale: Name<S>, per_party: bool, definition: Text<S> }
    /// A word by which actors, instruments, events or documents are told apart.
    RawKind { id: Name<S>, label: Text<S> }
    /// A field of security.
    RawDimension { id: Name<S>, label: Text<S>, short: Text<S>, aliases: Vec<Text<S>>, definition: Text<S>, excludes: Text<S> }
    /// A topic that cuts across the dimensions.
    RawTheme { id: Name<S>, label: Text<S>, aliases: Vec<Text<S>>, definition: Text<S> }
    /// Somebody who acts.
    RawActor { id: Name<S>, label: Text<S>, kind: Name<S>, aliases: Vec<Text<S>>, summary: Text<S> }
    /// A treaty, strategy, law, programme or the like.
    RawInstrument { id: Name<S>, label: Text<S>, kind: Name<S>, aliases: Vec<Text<S>>, summary: Text<S>, actors: Vec<Name<S>> }
    /// An outside fact.
    RawReference { id: Name<S>, label: Text<S>, fact: Text<S>, date: Option<Name<S>>, address: Text<S>, confirmed: bool }
    /// A source in our own digest.
    RawDocument {
        id: Name<S>, title: Text<S>, subtitle: Text<S>, short: Text<S>, kind: Name<S>, authors: Vec<RawAuthor<S>>, date: Option<Name<S>>,
        bounds: Option<Name<S>>, dated: Text<S>, container: Text<S>, remark: Text<S>, sections: Vec<RawSection<S>>,
    }
    /// The passages under one heading.
    RawSection { title: Text<S>, passages: Vec<RawPassage<S>> }
    /// The digest of one paragraph.
    RawPassage { locator: Name<S>, text: Text<S>, codings: Vec<RawCoding<S>> }
    /// The link from a passage, or a phrase in it, to a thing.
    RawCoding { code: Name<S>, phrase: Option<Text<S>> }
    /// Something dated.
    RawEvent {
        id: Name<S>, label: Text<S>, aliases: Vec<Text<S>>, date: Option<Name<S>>, bounds: Option<Name<S>>, kind: Name<S>,
        dimensions: Vec<Name<S>>, themes: Vec<Name<S>>, actors: Vec<Name<S>>, instruments: Vec<Name<S>>, reports: Vec<RawReport<S>>,
        references: Vec<Name<S>>, ground: Text<S>, summary: Text<S>,
    }
    /// What one passage says of an event's date.
    RawReport { passage: Name<S>, says: Text<S>, date: Option<Name<S>> }
    /// What the dataset says of one cell.
    RawAssessment {
        dimension: Name<S>, element: Name<S>, party: Option<Name<S>>, rating: Option<RawRating>, rationale: Text<S>,
        evidence: Vec<RawEvidence<S>>,
    }
    /// One passage of the evidence.
    RawEvidence { passage: Name<S>, stance: Option<Stance>, level: Option<u8>, time: Option<Name<S>>, note: Text<S> }
    /// A topic on which sources differ.
    RawDiscrepancy {
        id: Name<S>, topic: Text<S>, kind: Option<DiscrepancyKind>, severity: Option<Severity>, status: Option<Status>,
        readings: Vec<RawReading<S>>, resolution: Text<S>, ground: Option<Ground>, because: Text<S>, touches: Vec<Name<S>>,
    }
    /// What some sources say of the topic of a discrepancy.
    RawReading { passages: Vec<Name<S>>, references: Vec<Name<S>>, says: Text<S> }
    /// A claim of the sources: a driver, an obstacle, a recommendation or the like.
    RawFinding {
        id: Name<S>, kind: Option<FindingKind>, label: Text<S>, text: Text<S>, addressee: Text<S>, dimensions: Vec<Name<S>>,
        themes: Vec<Name<S>>, actors: Vec<Name<S>>, instruments: Vec<Name<S>>, passages: Vec<Name<S>>,
        status: Option<FindingStatus>, because: Text<S>, shown_by: Vec<Name<S>>,
    }
    /// A word of the glossary.
    RawTerm {
        id: Name<S>, label: Text<S>, aliases: Vec<Text<S>>, definition: Text<S>, belongs: Text<S>, excludes: Text<S>, example: Text<S>,
        see: Vec<Name<S>>,
    }
    /// The names of things in a further language.
    RawLanguage { id: Name<S>, label: Text<S>, labels: Vec<RawNaming<S>> }
    /// What one thing is called in a further language.
    RawNaming { of: Name<S>, label: Text<S>, short: Text<S>, levels: Vec<RawLevelNaming<S>> }
    /// What one level of a scale is called there.
    RawLevelNaming { value: Option<u8>, label: Text<S> }
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

        settled!($name);

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
