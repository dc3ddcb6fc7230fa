//! RON text → raw records, each with the place where it stands.
//!
//! Large files are parsed record by record, by all processors at once, small ones whole. Only where that fails is a file
//! mended, slip by slip: so one slip of the pen hides no other, and what is whole is still checked.

use std::borrow::Cow;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, available_parallelism};

use super::mend::{self, Lost};
use super::pieces::{self, Rest};
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

/// All raw records of one kind, as they were parsed: pieces of the list of one file, files in their order.
#[derive(Debug)]
pub(super) struct Lists<'p, T> {
    list: &'static str,
    pieces: Vec<Piece<T>>,
    progress: &'p Progress,
}

#[derive(Debug)]
struct Piece<T> {
    file: usize,
    records: Vec<T>,
    /// How many bytes of its file count as resolved with these records.
    bytes: usize,
}

impl<T> Lists<'_, T> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.records.len()).sum()
    }

    /// Each as it was parsed.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pieces.iter().flat_map(|piece| &piece.records)
    }

    /// Each with its place.
    pub(super) fn found(self) -> impl Iterator<Item = Found<T>> {
        let Lists { list, pieces, progress } = self;
        let (mut last, mut next) = (0, 0);
        pieces.into_iter().flat_map(move |Piece { file, records, bytes }| {
            let first = if file == last { next } else { 0 };
            (last, next) = (file, first + records.len());
            progress.resolved(bytes);
            records.into_iter().enumerate().map(move |(at, raw)| Found { raw, file, list, item: first + at })
        })
    }
}

/// Declares the raw dataset: all lists of all files.
macro_rules! lists {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// All raw records of a dataset.
        #[derive(Debug)]
        pub(super) struct RawDatasetFiles<'p> {
            pub(super) dataset: Lists<'p, RawDataset>,
            $(pub(super) $list: Lists<'p, $type>,)*
            pub(super) lost: Lost,
        }

        impl<'p> RawDatasetFiles<'p> {
            fn new(progress: &'p Progress) -> RawDatasetFiles<'p> {
                RawDatasetFiles {
                    dataset: Lists { list: "dataset", pieces: Vec::new(), progress },
                    $($list: Lists { list: stringify!($list), pieces: Vec::new(), progress },)*
                    lost: Lost::default(),
                }
            }

            /// Appends what was parsed of so many bytes of a file.
            fn add(&mut self, file: usize, raw: RawFile, bytes: usize) {
                let all = [$(raw.$list.len()),*].iter().sum::<usize>().max(1);
                let share = |records: usize| bytes / all * records;
                self.dataset.pieces.push(Piece { file, records: raw.dataset.into_iter().collect(), bytes: 0 });
                $(if !raw.$list.is_empty() {
                    let bytes = share(raw.$list.len());
                    self.$list.pieces.push(Piece { file, records: raw.$list, bytes });
                })*
            }
        }

        /// The records of one list, each parsed alone; none where ron refuses one of them, or there is no such list.
        fn records<'t>(list: &str, records: &[&'t str], hold: &mut impl FnMut(Cow<'t, str>) -> Words) -> Option<RawFile> {
            let mut raw = RawFile::default();
            match list {
                $(stringify!($list) => {
                    raw.$list.reserve_exact(records.len());
                    for record in records {
                        raw.$list.push(ron().from_str::<$type<Cow<'_, str>>>(record).ok()?.settle(hold));
                    }
                })*
                _ => return None,
            }
            Some(raw)
        }

        /// What a file holds besides the records that were taken out of its lists. None where ron refuses it, or finds
        /// other lists in it.
        fn besides(rest: &Rest<'_>) -> Option<RawFile> {
            let written = ron().from_str::<RawFile<Cow<'_, str>>>(&rest.text).ok()?;
            let mut raw = written.settle(&mut |words: Cow<'_, str>| words.into_owned().into());
            for (list, count) in &rest.taken {
                let found = match *list {
                    $(stringify!($list) => std::mem::take(&mut raw.$list).len(),)*
                    _ => return None,
                };
                if found != *count {
                    return None;
                }
            }
            Some(raw)
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
pub(super) fn parse<'p>(
    files: &[SourceFile],
    report: &mut Reporter<'_>,
    progress: &'p Progress,
) -> RawDatasetFiles<'p> {
    let mut all = RawDatasetFiles::new(progress);
    let ready = |source: &SourceFile| source.ready.and_then(|bytes| postcard::from_bytes(bytes).ok());
    let mut ready: Vec<Option<RawFile>> = files.iter().map(ready).collect();
    let written = files.iter().enumerate().filter(|(file, _)| ready.get(*file).is_some_and(Option::is_none));
    let mut parsed = parse_written(written, progress).into_iter().peekable();
    for (file, source) in files.iter().enumerate() {
        if let Some(raw) = ready.get_mut(file).and_then(Option::take) {
            all.add(file, raw, source.text.len());
            continue;
        }
        let mut pieces = Vec::new();
        while let Some(piece) = parsed.next_if(|piece| piece.file == file) {
            pieces.push(piece);
        }
        if pieces.iter().all(|piece| piece.raw.is_some()) {
            pieces.into_iter().for_each(|piece| all.add(file, piece.raw.unwrap_or_default(), piece.bytes));
        } else {
            drop(pieces);
            let raw = mend::mend(file, source, report, &mut all.lost);
            all.add(file, raw, source.text.len());
        }
    }
    all
}

/// A part of a file that one thread parses.
struct Job<'t> {
    number: usize,
    file: usize,
    source: &'t SourceFile,
    bytes: usize,
    work: Work<'t>,
}

enum Work<'t> {
    /// The whole file.
    Whole,
    /// What it holds besides the records that other jobs have.
    Rest(Rest<'t>),
    /// Some records of a list, one after the other.
    Records(&'t str, Vec<&'t str>),
    /// Nothing: what was begun to be cut can't be.
    Nothing,
}

/// What came of it.
struct Parsed {
    number: usize,
    file: usize,
    bytes: usize,
    /// None where ron refuses it.
    raw: Option<RawFile>,
}

impl Job<'_> {
    fn parse(self, progress: &Progress) -> Parsed {
        let Job { number, file, source, bytes, work } = self;
        let text = source.text.apart();
        let mut hold = |words: Cow<'_, str>| match words {
            Cow::Borrowed(words) => text.borrowed(words),
            Cow::Owned(words) => words.into(),
        };
        let raw = match work {
            Work::Whole => ron().from_str::<RawFile<Cow<'_, str>>>(&source.text).ok().map(|raw| raw.settle(&mut hold)),
            Work::Rest(rest) => besides(&rest),
            Work::Records(list, texts) => records(list, &texts, &mut hold),
            Work::Nothing => None,
        };
        progress.parsed(bytes);
        Parsed { number, file, bytes, raw }
    }
}

/// Below so many bytes a file is parsed whole.
const LARGE: usize = 1 << 20;

/// So many bytes of records are parsed in one go.
const PIECE: usize = 1 << 18;

/// Parses files that were written by somebody, all processors at once where there is much; what comes of it stands in the
/// order of the files and of the records in them.
fn parse_written<'t>(files: impl Iterator<Item = (usize, &'t SourceFile)> + Clone, progress: &Progress) -> Vec<Parsed> {
    let all: usize = files.clone().map(|(_, source)| source.text.len()).sum();
    let helpers = if all < LARGE { 0 } else { available_parallelism().map_or(0, |all| all.get() - 1) };
    let (sender, receiver) = mpsc::channel();
    let jobs = Mutex::new(receiver);
    let mut parsed = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(|| take_jobs(&jobs, progress))).collect();
        let mut number = 0;
        let mut put = |file: usize, source: &'t SourceFile, bytes: usize, work: Work<'t>| {
            number += 1;
            // Nobody hangs up before the last job is done.
            let _ = sender.send(Job { number, file, source, bytes, work });
        };
        for (file, source) in files {
            if source.text.len() < LARGE {
                put(file, source, source.text.len(), Work::Whole);
            } else {
                cut(source, &mut |bytes, work| put(file, source, bytes, work));
            }
        }
        drop(sender);
        let mut parsed = take_jobs(&jobs, progress);
        for helper in helpers {
            match helper.join() {
                Ok(more) => parsed.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parsed
    });
    parsed.sort_unstable_by_key(|parsed| parsed.number);
    parsed
}

/// Does jobs until none is left.
fn take_jobs(jobs: &Mutex<Receiver<Job<'_>>>, progress: &Progress) -> Vec<Parsed> {
    let next = || jobs.lock().ok()?.recv().ok();
    std::iter::from_fn(next).map(|job| job.parse(progress)).collect()
}

/// Makes jobs of a large file.
fn cut<'t>(source: &'t SourceFile, put: &mut impl FnMut(usize, Work<'t>)) {
    let text: &str = &source.text;
    let (mut list, mut records, mut bytes) = ("", Vec::new(), 0);
    let rest = pieces::cut(text, &mut |name, record| {
        if list != name || bytes > PIECE {
            if !records.is_empty() {
                put(bytes, Work::Records(list, std::mem::take(&mut records)));
            }
            (list, bytes) = (name, 0);
        }
        bytes += record.len();
        records.extend(text.get(record));
    });
    if !records.is_empty() {
        put(bytes, Work::Records(list, records));
    }
    match rest {
        Some(rest) => put(rest.text.len(), Work::Rest(rest)),
        None => put(0, Work::Nothing),
    }
}
