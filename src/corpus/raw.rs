//! What stands in the RON files, word for word: the only types that people's words are read into.
//!
//! Every file is one [`RawFile`]; any file may hold any kind of record. Unknown fields are refused, references are
//! still plain words, dates still unparsed: `resolve` turns all of it into the model and reports what doesn't fit.
//!
//! `words` says how words are held, `wording` how they are read, `shelf` how they are put apart from their records; `rows` says
//! how many records there may be, and `method` has the words of the method itself.

mod method;
mod rows;
mod shelf;
mod wording;
mod words;

use std::borrow::Cow;

use ron::Options;
use ron::error::SpannedResult;
use ron::extensions::Extensions;
use serde::Deserialize;

pub use method::{
    Confidence, Directness, DiscrepancyKind, FindingKind, FindingStatus, Ground, Panes, Severity, Stance, Status,
};
pub(super) use method::{Word, words_of};
pub(super) use rows::{CROWDED, Few, LONG, Rows};
pub(super) use shelf::{take_words, with_words_apart, with_words_of, words_put};
pub(super) use wording::{Name, Settle, Text, Wording, holds};
pub use words::Words;

/// How RON is read: a value that may be left out is written without `Some`.
pub(crate) fn ron() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads all of a file of a dataset.
pub(super) fn read(text: &str) -> SpannedResult<RawFile<Cow<'_, str>>> {
    read_left(text, text.len())
}

/// Reads all that is left of a file of a dataset where most of its records were overwritten; the others take so many bytes.
pub(super) fn read_left(text: &str, left: usize) -> SpannedResult<RawFile<Cow<'_, str>>> {
    rows::grant(left);
    ron().from_str(text)
}

/// Reads what is left of a file of a dataset, of so many bytes, where its records were taken out.
pub(super) fn read_rest(text: &str, size: usize) -> SpannedResult<RawRest<Cow<'_, str>>> {
    rows::grant(size);
    ron().from_str(text)
}

/// Reads records of one kind, each by itself, and holds their words. None where ron refuses one of them, or they would
/// take too much room.
pub(super) fn read_records<'t, T, R>(
    records: &[&'t str],
    hold: &mut impl FnMut(Cow<'t, str>) -> Words,
) -> Option<Rows<R>>
where
    T: Deserialize<'t> + Settle<Cow<'t, str>, Words, Settled = R>,
{
    rows::grant_part(records.iter().map(|record| record.len()).sum());
    let mut read = Vec::with_capacity(0);
    for record in records {
        if !rows::take::<T>() {
            return None;
        }
        read.push(ron().from_str::<T>(record).ok()?.settle(hold));
    }
    read.shrink_to_fit();
    Some(Rows(read))
}

/// Whether ron reads a record, with no more room than its bytes ask for: any number of such records is read by
/// [`read_records`].
pub(super) fn is_read<'t, T: Deserialize<'t>>(record: &'t str) -> bool {
    rows::grant_record(record.len());
    rows::take::<T>() && ron().from_str::<T>(record).is_ok()
}

/// Declares a raw record: every field may be left out and is then empty; unknown fields are refused.
macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(deny_unknown_fields, default, bound(deserialize = "S: Wording<'de> + Default"))]
        pub(super) struct $name<S = Words> { $(pub(super) $field: $type),* }

        impl<F, S> Settle<F, S> for $name<F> {
            type Settled = $name<S>;

            fn settle(self, hold: &mut impl FnMut(F) -> S) -> $name<S> {
                $name { $($field: self.$field.settle(hold)),* }
            }
        }
    )*};
}

raw! {
    /// One file of a dataset.
    RawFile {
        dataset: Option<RawDataset<S>>,
        parties: Rows<RawParty<S>>,
        scales: Rows<RawScale<S>>,
        elements: Rows<RawElement<S>>,
        actor_kinds: Rows<RawKind<S>>,
        instrument_kinds: Rows<RawKind<S>>,
        event_kinds: Rows<RawKind<S>>,
        document_kinds: Rows<RawKind<S>>,
        dimension_groups: Rows<RawGroup<S>>,
        eras: Rows<RawEra<S>>,
        dimensions: Rows<RawDimension<S>>,
        themes: Rows<RawTheme<S>>,
        actors: Rows<RawActor<S>>,
        instruments: Rows<RawInstrument<S>>,
        references: Rows<RawReference<S>>,
        documents: Rows<RawDocument<S>>,
        events: Rows<RawEvent<S>>,
        assessments: Rows<RawAssessment<S>>,
        discrepancies: Rows<RawDiscrepancy<S>>,
        findings: Rows<RawFinding<S>>,
        glossary: Rows<RawTerm<S>>,
        languages: Rows<RawLanguage<S>>,
        tours: Rows<RawTour<S>>,
    }
    /// The dataset as a publication.
    RawDataset {
        id: Name<S>, title: Text<S>, subtitle: Text<S>, language: Name<S>, version: Text<S>, released: Option<Name<S>>, window: Name<S>,
        authors: Few<RawAuthor<S>>, publisher: Text<S>, address: Text<S>, doi: Text<S>, keywords: Few<Text<S>>, coder: Text<S>,
        licence: Text<S>, method: Few<RawChapter<S>>,
    }
    /// Who wrote something: a person by two names, or whoever else by one.
    RawAuthor { given: Text<S>, family: Text<S>, name: Text<S> }
    /// One part of the account of the method.
    RawChapter { title: Text<S>, text: Text<S> }
    /// One of the parties whose cooperation is studied.
    RawParty { id: Name<S>, label: Text<S>, short: Text<S>, actor: Option<Name<S>> }
    /// An ordered list of levels.
    RawScale { id: Name<S>, label: Text<S>, whose: Text<S>, definition: Text<S>, levels: Few<RawLevel<S>> }
    /// One level of a scale.
    RawLevel { value: Option<u8>, label: Text<S>, definition: Text<S>, belongs: Text<S>, excludes: Text<S> }
    /// One element of the assessment framework.
    RawElement { id: Name<S>, label: Text<S>, short: Text<S>, scale: Name<S>, per_party: bool, definition: Text<S> }
    /// A word by which actors, instruments, events or documents are told apart.
    RawKind { id: Name<S>, label: Text<S> }
    /// A sort of dimensions.
    RawGroup { id: Name<S>, label: Text<S>, short: Text<S>, definition: Text<S>, passages: Few<Name<S>> }
    /// A stretch of time that sources set apart.
    RawEra { id: Name<S>, label: Text<S>, date: Option<Name<S>>, ground: Text<S>, passages: Few<Name<S>> }
    /// A field of security.
    RawDimension {
        id: Name<S>, label: Text<S>, short: Text<S>, group: Option<Name<S>>, aliases: Few<Text<S>>, definition: Text<S>,
        excludes: Text<S>,
    }
    /// A topic that cuts across the dimensions.
    RawTheme { id: Name<S>, label: Text<S>, aliases: Few<Text<S>>, definition: Text<S> }
    /// Somebody who acts.
    RawActor { id: Name<S>, label: Text<S>, kind: Name<S>, aliases: Few<Text<S>>, summary: Text<S> }
    /// A treaty, strategy, law, programme or the like.
    RawInstrument { id: Name<S>, label: Text<S>, kind: Name<S>, aliases: Few<Text<S>>, summary: Text<S>, actors: Few<Name<S>> }
    /// An outside fact.
    RawReference { id: Name<S>, label: Text<S>, fact: Text<S>, date: Option<Name<S>>, address: Text<S>, confirmed: bool }
    /// A source in our own digest.
    RawDocument {
        id: Name<S>, title: Text<S>, subtitle: Text<S>, short: Text<S>, kind: Name<S>, authors: Few<RawAuthor<S>>, date: Option<Name<S>>,
        bounds: Option<Name<S>>, dated: Text<S>, container: Text<S>, origin: Text<S>, remark: Text<S>, sections: Rows<RawSection<S>>,
    }
    /// The passages under one heading.
    RawSection { title: Text<S>, passages: Rows<RawPassage<S>> }
    /// The digest of one paragraph.
    RawPassage { locator: Name<S>, text: Text<S>, codings: Few<RawCoding<S>> }
    /// The link from a passage, or a phrase in it, to a thing.
    RawCoding { code: Name<S>, phrase: Option<Text<S>> }
    /// Something dated.
    RawEvent {
        id: Name<S>, label: Text<S>, aliases: Few<Text<S>>, date: Option<Name<S>>, bounds: Option<Name<S>>, kind: Name<S>,
        dimensions: Few<Name<S>>, themes: Few<Name<S>>, actors: Few<Name<S>>, instruments: Few<Name<S>>, reports: Few<RawReport<S>>,
        references: Few<Name<S>>, ground: Text<S>, summary: Text<S>,
    }
    /// What one passage says of an event's date.
    RawReport { passage: Name<S>, says: Text<S>, date: Option<Name<S>> }
    /// What the dataset says of one cell.
    RawAssessment {
        dimension: Name<S>, element: Name<S>, party: Option<Name<S>>, rating: Option<RawRating>, rationale: Text<S>,
        evidence: Few<RawEvidence<S>>,
    }
    /// One passage of the evidence.
    RawEvidence { passage: Name<S>, stance: Option<Stance>, level: Option<u8>, time: Option<Name<S>>, note: Text<S> }
    /// A topic on which sources differ.
    RawDiscrepancy {
        id: Name<S>, topic: Text<S>, kind: Option<DiscrepancyKind>, severity: Option<Severity>, status: Option<Status>,
        readings: Few<RawReading<S>>, resolution: Text<S>, ground: Option<Ground>, because: Text<S>, touches: Few<Name<S>>,
    }
    /// What some sources say of the topic of a discrepancy.
    RawReading { passages: Few<Name<S>>, references: Few<Name<S>>, says: Text<S> }
    /// A claim of the sources: a driver, an obstacle, a recommendation or the like.
    RawFinding {
        id: Name<S>, kind: Option<FindingKind>, label: Text<S>, text: Text<S>, addressee: Text<S>, dimensions: Few<Name<S>>,
        themes: Few<Name<S>>, actors: Few<Name<S>>, instruments: Few<Name<S>>, passages: Few<Name<S>>,
        status: Option<FindingStatus>, because: Text<S>, shown_by: Few<Name<S>>,
    }
    /// A word of the glossary.
    RawTerm {
        id: Name<S>, label: Text<S>, aliases: Few<Text<S>>, definition: Text<S>, belongs: Text<S>, excludes: Text<S>, example: Text<S>,
        see: Few<Name<S>>,
    }
    /// The names of things in a further language.
    RawLanguage { id: Name<S>, label: Text<S>, labels: Rows<RawNaming<S>> }
    /// What one thing is called in a further language.
    RawNaming { of: Name<S>, label: Text<S>, short: Text<S>, levels: Few<RawLevelNaming<S>> }
    /// What one level of a scale is called there.
    RawLevelNaming { value: Option<u8>, label: Text<S> }
    /// A way through the dataset that somebody presents.
    RawTour { id: Name<S>, label: Text<S>, summary: Text<S>, steps: Few<RawStep<S>> }
    /// One stop of a tour.
    RawStep {
        title: Text<S>, address: Name<S>, panes: Option<Panes>, view: Name<S>, lens: Name<S>, window: Option<Name<S>>, highlight: Text<S>,
        text: Text<S>, notes: Text<S>, passages: Few<Name<S>>, seconds: Option<u16>,
    }
}

/// A rating: every field must be there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRating {
    pub(super) level: u8,
    pub(super) low: u8,
    pub(super) high: u8,
    pub(super) confidence: Confidence,
    pub(super) directness: Directness,
}

impl<F, S> Settle<F, S> for RawRating {
    type Settled = RawRating;

    fn settle(self, _: &mut impl FnMut(F) -> S) -> RawRating {
        self
    }
}

/// Hands the lists of [`RawFile`] over to a macro, each with the type of its records, in the order in which they are resolved.
macro_rules! each_list {
    ($with:ident) => {
        $with! {
            actor_kinds: RawKind, instrument_kinds: RawKind, event_kinds: RawKind, document_kinds: RawKind, scales: RawScale,
            elements: RawElement, dimension_groups: RawGroup, dimensions: RawDimension, themes: RawTheme, actors: RawActor,
            parties: RawParty, instruments: RawInstrument, references: RawReference, documents: RawDocument, eras: RawEra,
            events: RawEvent, assessments: RawAssessment, findings: RawFinding, discrepancies: RawDiscrepancy,
            glossary: RawTerm, languages: RawLanguage, tours: RawTour,
        }
    };
}

/// `()` in the place of a record; it takes no room.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Taken {}

/// Declares a file without its records.
macro_rules! rest {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// One file of a dataset, with nothing but the places of its records.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default, bound(deserialize = "S: Wording<'de> + Default"))]
        pub(super) struct RawRest<S = Words> {
            pub(super) dataset: Option<RawDataset<S>>,
            $(pub(super) $list: Vec<Taken>),*
        }
    };
}

each_list!(rest);

pub(super) use each_list;
