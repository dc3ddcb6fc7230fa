//! RON text → raw records, each with the place where it stands.
//!
//! A file is parsed whole, which is fast. Only where that fails is it mended, slip by slip: so one slip of the pen hides
//! no other, and what is whole is still checked.

use super::mend::{self, Lost};
use super::place::{Place, Reporter};
use super::raw::*;
use super::source::SourceFile;

/// A raw record and where it stands.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) raw: T,
    file: usize,
    list: &'static str,
    item: usize,
}

impl<T> Found<T> {
    pub(super) fn place(&self) -> Place<'static> {
        Place::Record { file: self.file, list: self.list, item: self.item }
    }
}

/// Declares the raw dataset: all lists of all files, one after the other.
macro_rules! lists {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// All raw records of a dataset.
        #[derive(Debug, Default)]
        pub(super) struct RawDatasetFiles {
            pub(super) dataset: Vec<Found<RawDataset>>,
            $(pub(super) $list: Vec<Found<$type>>,)*
            pub(super) lost: Lost,
        }

        impl RawDatasetFiles {
            fn add(&mut self, file: usize, raw: RawFile) {
                self.dataset.extend(raw.dataset.map(|raw| Found { raw, file, list: "dataset", item: 0 }));
                $(self.$list.extend(raw.$list.into_iter().enumerate().map(|(item, raw)| {
                    Found { raw, file, list: stringify!($list), item }
                }));)*
            }
        }
    };
}

lists! {
    parties: RawParty, scales: RawScale, elements: RawElement, actor_kinds: RawKind, instrument_kinds: RawKind,
    event_kinds: RawKind, document_kinds: RawKind, dimensions: RawDimension, themes: RawTheme, actors: RawActor,
    instruments: RawInstrument, references: RawReference, documents: RawDocument, events: RawEvent,
    assessments: RawAssessment, discrepancies: RawDiscrepancy, findings: RawFinding, glossary: RawTerm,
    languages: RawLanguage,
}

/// Parses every file and reports what can't be parsed; `raw` refuses every character that must not be shown.
pub(super) fn parse(files: &[SourceFile], report: &mut Reporter<'_>) -> RawDatasetFiles {
    let mut all = RawDatasetFiles::default();
    for (file, source) in files.iter().enumerate() {
        let ready = source.ready.and_then(|bytes| postcard::from_bytes(bytes).ok());
        let raw = match ready.or_else(|| ron().from_str(&source.text).ok()) {
            Some(raw) => raw,
            None => mend::mend(file, source, report, &mut all.lost),
        };
        all.add(file, raw);
    }
    all
}
