//! RON text → raw records, each with the place where it stands.
//!
//! A file is parsed whole, which is fast. Only where that fails is it taken apart, and each record parsed by itself:
//! so one slip of the pen hides no other, and the records that are whole are still checked.

use std::collections::HashSet;

use ron::Options;
use ron::error::{Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::place::{Place, Reporter, near};
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

/// Ids of records that couldn't be parsed: what refers to them is no further problem.
#[derive(Debug, Default)]
pub(super) struct Broken(HashSet<(&'static str, String)>);

impl Broken {
    /// Whether a list holds a broken record of this id; a passage is broken with its document.
    pub(super) fn has(&self, list: &'static str, id: &str) -> bool {
        let id = id.split_once('#').map_or(id, |(document, _)| document);
        self.0.contains(&(list, id.to_owned()))
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
            pub(super) broken: Broken,
        }

        impl RawDatasetFiles {
            fn add_whole(&mut self, file: usize, raw: RawFile) {
                self.dataset.extend(raw.dataset.map(|raw| Found { raw, file, list: "dataset", item: 0 }));
                $(self.$list.extend(raw.$list.into_iter().enumerate().map(|(item, raw)| {
                    Found { raw, file, list: stringify!($list), item }
                }));)*
            }

            /// Parses the records one by one. Gives back whether any was at fault.
            fn add_apart(&mut self, file: usize, source: &SourceFile, report: &mut Reporter<'_>) -> bool {
                let before = report.count();
                let dataset = spans_of(report, file, "dataset", false);
                self.dataset.extend(apart(file, source, "dataset", dataset, report, &mut self.broken));
                $(let spans = spans_of(report, file, stringify!($list), true);
                self.$list.extend(apart(file, source, stringify!($list), spans, report, &mut self.broken));)*
                report.count() > before
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

fn ron() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Parses every file and reports what can't be parsed, and every character that must not be shown.
pub(super) fn parse(files: &[SourceFile], report: &mut Reporter<'_>) -> RawDatasetFiles {
    let mut all = RawDatasetFiles::default();
    for (file, source) in files.iter().enumerate() {
        match ron().from_str::<RawFile>(&source.text) {
            Ok(raw) => all.add_whole(file, raw),
            Err(error) => {
                let unfollowed = report.tree(file).is_none();
                if unfollowed || !all.add_apart(file, source, report) {
                    report_ron(report, file, &source.text, 0, &error);
                }
            }
        }
        controls(file, source, report);
    }
    all
}

fn spans_of(
    report: &Reporter<'_>,
    file: usize,
    list: &str,
    many: bool,
) -> Vec<(std::ops::Range<usize>, Option<String>)> {
    let Some(node) = report.tree(file).and_then(|root| root.field(list)) else { return Vec::new() };
    let id = |node: &super::spans::Node, text: &str| {
        node.field("id").and_then(|id| text.get(id.span.clone())).map(|id| id.trim_matches('"').to_owned())
    };
    let text = report.text(file);
    let nodes = if many { node.items() } else { std::slice::from_ref(node) };
    nodes.iter().map(|node| (node.span.clone(), id(node, text))).collect()
}

fn apart<T: DeserializeOwned>(
    file: usize,
    source: &SourceFile,
    list: &'static str,
    spans: Vec<(std::ops::Range<usize>, Option<String>)>,
    report: &mut Reporter<'_>,
    broken: &mut Broken,
) -> Vec<Found<T>> {
    let mut found = Vec::new();
    for (item, (span, id)) in spans.into_iter().enumerate() {
        let text = source.text.get(span.clone()).unwrap_or_default();
        match ron().from_str::<T>(text) {
            Ok(raw) => found.push(Found { raw, file, list, item }),
            Err(error) => {
                report_ron(report, file, text, span.start, &error);
                broken.0.extend(id.map(|id| (list, id)));
            }
        }
    }
    found
}

/// Reports ron's own error, as a sentence, with the nearest name where a field or word isn't known.
fn report_ron(report: &mut Reporter<'_>, file: usize, text: &str, offset: usize, error: &SpannedError) {
    let start = byte_of(text, &error.span.start);
    let end = byte_of(text, &error.span.end).max(start);
    let (what, expected, nearest) = match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. } => (
            format!("there is no field `{found}` here"),
            Some(format!("one of {}", expected.join(", "))),
            near(found, expected.iter().copied()),
        ),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is no word for this"),
            Some(format!("one of {}", expected.join(", "))),
            near(found, expected.iter().copied()),
        ),
        ron::Error::MissingStructField { field, .. } => {
            (format!("the field `{field}` is missing"), Some(format!("`{field}: ..`")), None)
        }
        ron::Error::InvalidValueForType { expected, found } => {
            (format!("{found} can't stand here"), Some(expected.clone()), None)
        }
        code => (format!("this is no RON: {code}"), None, None),
    };
    // ron points behind the name that it didn't know.
    let bytes = match &error.code {
        ron::Error::NoSuchStructField { found, .. } | ron::Error::NoSuchEnumVariant { found, .. } => {
            text.get(..end).and_then(|head| head.rfind(found.as_str())).map_or(start..end, |at| at..at + found.len())
        }
        _ => start..end,
    };
    report.at_bytes(file, &(offset + bytes.start..offset + bytes.end), what, expected);
    report.amend_near(nearest);
}

/// The byte of a position that counts lines and characters from 1.
fn byte_of(text: &str, position: &Position) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(line_start..).unwrap_or_default();
    line_start + line.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Reports every string with a character that must never reach a terminal.
fn controls(file: usize, source: &SourceFile, report: &mut Reporter<'_>) {
    let text = &source.text;
    let harmless = |c: char| matches!(c, '\n' | '\r' | '\t');
    let suspicious = text.contains('\\') || text.chars().any(|c| !harmless(c) && text::is_control(c));
    if !suspicious {
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
            report.at_bytes(file, &span, what, Some("text that can be shown as it is: take the character out".into()));
        }
    }
}
