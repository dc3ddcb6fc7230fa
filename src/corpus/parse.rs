//! RON text → raw records, each with the place where it stands.
//!
//! Where there is much, it is parsed record by record, by several threads at once, else file by file. Only where that fails is
//! a file mended, slip by slip: so one slip of the pen hides no other, and what is whole is still checked.

#[cfg(test)]
mod tests;

use std::cell::Cell;

use super::jobs::{Coming, Jobs};
use super::mend::{self, Lost, Mended, Run};
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

/// All raw records of one kind: pieces of the list of one file, files in their order.
pub(super) struct Lists<'p, T> {
    list: &'static str,
    pieces: Vec<Piece<'p, T>>,
    progress: &'p Progress,
}

struct Piece<'p, T> {
    file: usize,
    /// How many records there are.
    count: usize,
    records: Records<'p, T>,
    /// How many bytes of its file count as resolved with them.
    bytes: usize,
}

enum Records<'p, T> {
    Here(Vec<T>),
    /// Another thread may still parse them.
    Coming(Box<dyn FnOnce() -> Vec<T> + 'p>),
}

impl<T> Lists<'_, T> {
    /// Appends records that were parsed of so many bytes of a file.
    fn add_here(&mut self, file: usize, records: Vec<T>, bytes: usize) {
        self.pieces.push(Piece { file, count: records.len(), records: Records::Here(records), bytes });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.count).sum()
    }

    /// Each with its place.
    pub(super) fn found(self) -> impl Iterator<Item = Found<T>> {
        let Lists { list, pieces, progress } = self;
        let (mut last, mut next) = (0, 0);
        pieces.into_iter().flat_map(move |Piece { file, count, records, bytes }| {
            let first = if file == last { next } else { 0 };
            (last, next) = (file, first + count);
            let records = match records {
                Records::Here(records) => records,
                Records::Coming(wait) => wait(),
            };
            progress.resolved(bytes);
            records.into_iter().enumerate().map(move |(at, raw)| Found { raw, file, list, item: first + at })
        })
    }
}

/// Declares the raw dataset: all lists of all files.
macro_rules! lists {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// All raw records of a dataset.
        pub(super) struct RawDatasetFiles<'p> {
            pub(super) dataset: Lists<'p, RawDataset>,
            $(pub(super) $list: Lists<'p, $type>,)*
            pub(super) lost: Lost,
            /// Whether ron refuses some records that were still to come. Lists have no more of these then.
            pub(super) refused: &'p Cell<bool>,
        }

        impl<'p> RawDatasetFiles<'p> {
            fn new(progress: &'p Progress, refused: &'p Cell<bool>) -> RawDatasetFiles<'p> {
                RawDatasetFiles {
                    dataset: Lists { list: "dataset", pieces: Vec::new(), progress },
                    $($list: Lists { list: stringify!($list), pieces: Vec::new(), progress },)*
                    lost: Lost::default(),
                    refused,
                }
            }

            /// Whether there are no records but tours.
            fn is_of_tours(&self) -> bool {
                self.dataset.len() + [$(self.$list.len()),*].iter().sum::<usize>() == self.tours.len()
            }

            /// Appends what was parsed of so many bytes of a file.
            fn add(&mut self, file: usize, raw: RawFile, bytes: usize) {
                let all = [$(raw.$list.len()),*].iter().sum::<usize>().max(1);
                let share = |records: usize| bytes / all * records;
                self.dataset.add_here(file, raw.dataset.into_iter().collect(), 0);
                $({
                    let bytes = share(raw.$list.len());
                    self.$list.add_here(file, raw.$list.0, bytes);
                })*
            }

            /// Appends what is left of a file with slips.
            fn add_mended<'t: 'p>(&mut self, file: usize, source: &'t SourceFile, mended: Mended, jobs: &'p Jobs<'t>) {
                let Mended { raw, runs } = mended;
                self.dataset.add_here(file, raw.dataset.into_iter().collect(), 0);
                $(let mut $list = raw.$list.into_iter();)*
                for run in runs {
                    match run {
                        Run::Sound(list, records) => {
                            let coming = jobs.records(source, PIECE, list, records);
                            coming.into_iter().for_each(|coming| self.add_coming(file, coming, jobs));
                        }
                        $(Run::Mended(stringify!($list), count) => {
                            self.$list.add_here(file, $list.by_ref().take(count).collect(), 0);
                        })*
                        Run::Mended(..) => {}
                    }
                }
                // In a text that is followed otherwise than ron reads it some may be left.
                $(self.$list.add_here(file, $list.collect(), 0);)*
            }

            /// Appends records of one list that another thread may still parse.
            fn add_coming<'t: 'p>(&mut self, file: usize, coming: Coming<'t>, jobs: &'p Jobs<'t>) {
                let (bytes, refused) = (coming.bytes(), self.refused);
                let Some((list, count)) = coming.records() else { return };
                let wait = move || {
                    let parsed = if refused.get() { None } else { jobs.wait(coming) };
                    parsed.unwrap_or_else(|| {
                        refused.set(true);
                        RawFile::default()
                    })
                };
                match list {
                    $(stringify!($list) => {
                        let records = Records::Coming(Box::new(move || wait().$list.0));
                        self.$list.pieces.push(Piece { file, count, records, bytes });
                    })*
                    _ => {}
                }
            }
        }
    };
}

each_list!(lists);

/// About so many bytes of records are parsed in one go.
const PIECE: usize = 1 << 18;

/// How files are parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Each whole; those that ron refuses are mended.
    Whole,
    /// Record by record. They may still come when the first are resolved, and those that are resolved make room for them.
    Pieces,
    /// As if ron refused each of them: which ones it does refuse isn't known.
    Mended,
}

/// Parses every file and reports what can't be parsed; `raw` refuses every character that must not be shown.
pub(super) fn parse<'p, 't: 'p>(
    files: &'t [SourceFile],
    report: &mut Reporter<'_>,
    jobs: &'p Jobs<'t>,
    manner: Manner,
    (progress, refused): (&'p Progress, &'p Cell<bool>),
) -> RawDatasetFiles<'p> {
    let mut all = RawDatasetFiles::new(progress, refused);
    let parts = |source: &'t SourceFile| match manner {
        Manner::Whole => jobs.whole(source),
        Manner::Pieces => jobs.pieces(source, PIECE),
        Manner::Mended => Vec::new(),
    };
    let parts: Vec<Vec<Coming<'t>>> = files.iter().map(parts).collect();
    for ((file, source), parts) in files.iter().enumerate().zip(parts) {
        let (late, early): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.records().is_some());
        let early: Option<Vec<(RawFile, usize)>> = early
            .into_iter()
            .map(|part| {
                let bytes = part.bytes();
                Some((jobs.wait(part)?, bytes))
            })
            .collect();
        // Of a file with parts at least one is early.
        if let Some(early) = early.filter(|early| !early.is_empty()) {
            early.into_iter().for_each(|(raw, bytes)| all.add(file, raw, bytes));
            late.into_iter().for_each(|part| all.add_coming(file, part, jobs));
            continue;
        }
        jobs.forget(late);
        if manner == Manner::Pieces {
            refused.set(true);
            break;
        }
        let mended = mend::mend(file, source, report, &mut all.lost);
        all.add_mended(file, source, mended, jobs);
    }
    all
}

/// The tours of the files from one number on; none where one of these holds anything else, or ron refuses it.
pub(super) fn tours<'p, 't: 'p>(
    files: &'t [SourceFile],
    first: usize,
    jobs: &'p Jobs<'t>,
    (progress, refused): (&'p Progress, &'p Cell<bool>),
) -> Option<RawDatasetFiles<'p>> {
    let mut all = RawDatasetFiles::new(progress, refused);
    for (file, source) in files.iter().enumerate().skip(first) {
        for part in jobs.whole(source) {
            all.add(file, jobs.wait(part)?, source.text.len());
        }
    }
    all.is_of_tours().then_some(all)
}
