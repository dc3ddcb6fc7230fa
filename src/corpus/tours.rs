//! Problems of tours that only a higher floor can see: an address of nothing, a text that has no room.

use super::place::{Place, Reporter};
use super::problem::Problems;
use super::source::SourceFile;
use super::{Problem, Tour};

/// Collects them, each with its place in the files that the tours were loaded from.
pub struct TourProblems<'f> {
    report: Reporter<'f>,
}

impl<'f> TourProblems<'f> {
    /// No problems yet.
    pub fn new(files: &'f [SourceFile]) -> TourProblems<'f> {
        TourProblems { report: Reporter::new(files) }
    }

    /// A problem of a field of a step, by its place in the tour.
    pub fn add(&mut self, tour: &Tour, step: usize, field: &'static str, what: String, expected: &str) {
        let (file, item) = tour.place;
        let tour = Place::Record { file, list: "tours", item };
        let steps = tour.field("steps");
        self.report.at(&steps.item(step).field(field), what, expected);
    }

    /// Whether there are so many that nobody reads more.
    pub fn is_full(&self) -> bool {
        self.report.is_full()
    }

    /// Says that what follows wasn't looked at.
    pub fn give_up(&mut self) {
        self.report.whole("the steps after these weren't looked at", "those named here mended first");
    }

    /// All of them, in the order of files and lines.
    ///
    /// # Errors
    /// Where there are any.
    pub fn finish(self) -> Result<(), Problems> {
        let problems: Vec<Problem> = self.report.finish();
        if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
    }
}
