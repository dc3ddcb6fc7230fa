//! Problems of RON files that are no part of a dataset, such as settings: said as those of datasets are.

use ron::error::SpannedError;

use super::place::{Place, Reporter};
use super::problem::Problem;
use super::source::SourceFile;
use super::syntax::{self, Slip};

/// Collects them, each with its place in the file.
pub struct Aside<'f> {
    text: &'f str,
    report: Reporter<'f>,
}

impl<'f> Aside<'f> {
    /// No problems yet.
    pub fn new(file: &'f SourceFile) -> Aside<'f> {
        Aside { text: &file.text, report: Reporter::new(std::slice::from_ref(file)) }
    }

    /// What ron says of the text.
    pub fn syntax(&mut self, error: &SpannedError) {
        syntax::report(&mut self.report, 0, self.text, &Slip::of(self.text, self.text, error), None);
    }

    /// A problem of a field of the file, with the name that was perhaps meant.
    pub fn field(&mut self, field: &'static str, what: String, expected: &str, near: Option<String>) {
        self.report.near(&Place::Record { file: 0, list: field, item: 0 }, what, expected, near);
    }

    /// A problem of a field of an item of a list, by its place in it; without a field, of the item itself.
    pub fn item(
        &mut self,
        (list, item, field): (&'static str, usize, Option<&'static str>),
        what: String,
        expected: &str,
        near: Option<String>,
    ) {
        let record = Place::Record { file: 0, list, item };
        match field {
            Some(field) => self.report.near(&record.field(field), what, expected, near),
            None => self.report.near(&record, what, expected, near),
        }
    }

    /// All of them, in the order of lines.
    pub fn finish(self) -> Vec<Problem> {
        self.report.finish()
    }
}
