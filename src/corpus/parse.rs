//! RON text → raw records, each with the place where it stands.
//!
//! A file is parsed whole, which is fast. Only where that fails is it mended, slip by slip: so one slip of the pen hides
//! no other, and what is whole is still checked.

use super::mend::{self, Lost};
use super::place::{Place, Reporter};
use super::progress::Progress;
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

    /// The number of its file, and its own among the records of its kind there.
    pub(super) fn stands(&self) -> (usize, usize) {
        (self.file, self.item)
    }
}

/// All raw records of one kind, file by file, as they were parsed.
#[derive(Debug)]
pub(super) struct Lists<T> {
    list: &'static str,
    files: Vec<(usize, Vec<T>)>,
}

impl<T> Lists<T> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.files.iter().map(|(_, records)| records.len()).sum()
    }

    /// Each with its place.
    pub(super) fn found(self) -> impl Iterator<Item = Found<T>> {
        let list = self.list;
        self.files.into_iter().flat_map(move |(file, records)| {
            records.into_iter().enumerate().map(move |(item, raw)| Found { raw, file, list, item })
        })
    }
}

/// Declares the raw dataset: all lists of all files.
macro_rules! lists {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// All raw records of a dataset.
        #[derive(Debug)]
        pub(super) struct RawDatasetFiles {
            pub(super) dataset: Lists<RawDataset>,
            $(pub(super) $list: Lists<$type>,)*
            pub(super) lost: Lost,
        }

        impl RawDatasetFiles {
            fn new() -> RawDatasetFiles {
                RawDatasetFiles {
                    dataset: Lists { list: "dataset", files: Vec::new() },
                    $($list: Lists { list: stringify!($list), files: Vec::new() },)*
                    lost: Lost::default(),
                }
            }

            fn add(&mut self, file: usize, raw: RawFile) {
                self.dataset.files.push((file, raw.dataset.into_iter().collect()));
                $(self.$list.files.push((file, raw.$list));)*
            }
        }
    };
}

lists! {
    parties: RawParty, scales: RawScale, elements: RawElement, actor_kinds: RawKind, instrument_kinds: RawKind,
    event_kinds: RawKind, document_kinds: RawKind, dimension_groups: RawGroup, eras: RawEra, dimensions: RawDimension,
    themes: RawTheme, actors: RawActor, instruments: RawInstrument, references: RawReference, documents: RawDocument, events: RawEvent,
    assessments: RawAssessment, discrepancies: RawDiscrepancy, findings: RawFinding, glossary: RawTerm,
    languages: RawLanguage, tours: RawTour,
}

/// Parses every file and reports what can't be parsed; `raw` refuses every character that must not be shown.
pub(super) fn parse(files: &[SourceFile], report: &mut Reporter<'_>, progress: &Progress) -> RawDatasetFiles {
    let mut all = RawDatasetFiles::new();
    for (file, source) in files.iter().enumerate() {
        let ready = source.ready.and_then(|bytes| postcard::from_bytes(bytes).ok());
        let written = || match ron().from_str::<RawFile<String>>(&source.text) {
            Ok(raw) => raw.settle(&mut Words::Owned),
            Err(_) => mend::mend(file, source, report, &mut all.lost).settle(&mut Words::Owned),
        };
        let raw = ready.unwrap_or_else(written);
        all.add(file, raw);
        progress.parsed(source.text.len());
    }
    all
}
