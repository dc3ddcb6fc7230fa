//! RON text → raw records, each with the place where it stands.
//!
//! A file is parsed whole, which is fast. Only where that fails is it mended, slip by slip: so one slip of the pen hides
//! no other, and what is whole is still checked.

use std::ops::Range;

use ron::Options;
use ron::extensions::Extensions;

use super::mend::{self, Lost};
use super::place::{Place, Reporter};
use super::raw::*;
use super::source::SourceFile;
use crate::text;

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
    assessments: RawAssessment, discrepancies: RawDiscrepancy,
}

pub(super) fn ron() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Parses every file and reports what can't be parsed, and every character that must not be shown.
pub(super) fn parse(files: &[SourceFile], report: &mut Reporter<'_>) -> RawDatasetFiles {
    let mut all = RawDatasetFiles::default();
    for (file, source) in files.iter().enumerate() {
        let ready = source.ready.and_then(|bytes| postcard::from_bytes(bytes).ok());
        let raw = match ready.or_else(|| ron().from_str(&source.text).ok()) {
            Some(raw) => raw,
            None => mend::mend(file, source, report, &mut all.lost),
        };
        all.add(file, raw);
        if source.ready.is_none() {
            controls(file, source, report);
        }
    }
    all
}

/// Reports every string with a character that must never reach a terminal.
fn controls(file: usize, source: &SourceFile, report: &mut Reporter<'_>) {
    let text = &source.text;
    let harmless = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !suspicious(text) {
        return;
    }
    let mut spans = Vec::new();
    if let Some(root) = report.tree(file) {
        root.texts(&mut |span| spans.push(span.clone()));
    }
    for span in spans {
        let Some(written) = text.get(span.clone()) else { continue };
        let Ok(value) = ron().from_str::<String>(written) else { continue };
        if let Some(found) = value.chars().find(|c| !harmless(*c) && text::is_control(*c)) {
            let what = format!("this text holds the control character U+{:04X}", u32::from(found));
            let at = written_as(found, written);
            let bytes = span.start + at.start..span.start + at.end;
            report.at_bytes(file, &bytes, what, Some("text that can be shown as it is: take the character out".into()));
        }
    }
}

/// Whether a text can hold a control character at all, by itself or as an escape: a look at its bytes, which is cheap.
fn suspicious(text: &str) -> bool {
    let acts = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127 | b'\\');
    let wide = |(at, byte): (usize, u8)| {
        byte >= 0xc0 && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(text::is_control)
    };
    text.bytes().any(acts) || text.bytes().enumerate().any(wide)
}

/// Where in a string as written a character stands, by itself or as an escape.
fn written_as(sought: char, written: &str) -> Range<usize> {
    let is_it =
        |piece: &str| ron().from_str::<String>(&format!("\"{piece}\"")).is_ok_and(|text| text == sought.to_string());
    for (at, c) in written.char_indices() {
        let rest = written.get(at..).unwrap_or_default();
        let piece = if c == '\\' {
            // The longest escape is `\u{10ffff}`; the shortest beginning that means the character is the escape.
            (2..=10).filter_map(|length| rest.get(..length)).find(|piece| is_it(piece))
        } else {
            (c == sought).then(|| rest.get(..c.len_utf8()).unwrap_or_default())
        };
        if let Some(piece) = piece {
            return at..at + piece.len();
        }
    }
    0..written.len()
}
