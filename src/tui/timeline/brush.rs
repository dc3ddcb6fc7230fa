//! Spans of time: one that is being chosen, dates to go to, and the day of the cursor.

use jiff::civil::Date;

use super::axis::{Window, date, day};
use super::density::Bins;
use super::ticks::Step;
use super::{Timeline, eras};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Era, Id};

impl Timeline {
    /// Begins a span at the event under the cursor; `false` where that has no place in time.
    pub(crate) fn begin_span(&mut self) -> bool {
        self.brush = self.here();
        self.brush.is_some()
    }

    /// Begins a span at a day of the axis, to be dragged on from there.
    pub(crate) fn begin_span_at(&mut self, day: f64) {
        self.brush = Some((day.floor(), day.floor()));
        self.dragged = Some(day);
    }

    /// Drags the end of the span to a column of the body.
    pub(crate) fn drag_span(&mut self, x: usize) {
        let sight = self.sight();
        let cell = x.saturating_sub(self.left()).min(sight.cells.saturating_sub(1));
        if self.dragged.is_some() {
            self.dragged = Some(sight.day(cell));
        }
    }

    /// Whether the mouse has begun a span, and whether it has dragged it on.
    pub(crate) fn is_pressed(&self) -> bool {
        self.dragged.is_some()
    }

    /// Whether the mouse has dragged a span on from where it began.
    pub(crate) fn is_dragged(&self) -> bool {
        self.brush.zip(self.dragged).is_some_and(|((from, _), dragged)| from != dragged.floor())
    }

    /// Whether a span is being chosen.
    pub(crate) fn has_span(&self) -> bool {
        self.brush.is_some()
    }

    /// No longer chooses a span; whether one was being chosen.
    pub(crate) fn drop_span(&mut self) -> bool {
        self.dragged = None;
        self.brush.take().is_some()
    }

    /// The span from where it began to the event under the cursor, or to where it was dragged: its first and last day.
    pub(crate) fn span(&self) -> Option<(Date, Date)> {
        let (from, until) = self.span_days()?;
        Some((date(from)?, date(until)?))
    }

    /// The same in days.
    pub(super) fn span_days(&self) -> Option<(f64, f64)> {
        let (from, until) = self.brush?;
        let Some(dragged) = self.dragged else {
            let (other, last) = self.here().unwrap_or((from, until));
            return Some((from.min(other), until.max(last)));
        };
        // With the mouse nobody hits a day: whole years, or whole months at a closer look.
        let step = self.whole.bins.as_ref().map_or(Step::Day, Bins::step);
        let first = date(from.min(dragged)).and_then(|date| step.floor(date)).map(day);
        let last = date(from.max(dragged)).and_then(|date| step.after(step.floor(date)?)).map(day);
        Some((first.unwrap_or(from), last.map_or(from.max(dragged), |next| next - 1.0)))
    }

    /// The last day of the event under the cursor; of one that goes on, the first.
    pub(crate) fn day_here(&self) -> Option<Date> {
        let extent = self.items.get(self.cursor?)?.extent?;
        date(extent.days().1)
    }

    /// Shows a date in the middle, at the same zoom, with the cursor on the event nearest to it; `false` where no event
    /// is dated.
    pub(crate) fn go_to_date(&mut self, corpus: &Corpus, to: &Edtf) -> bool {
        let ends = (to.earliest().map(day), to.latest().map(|date| day(date) + 1.0));
        let middle = match ends {
            (Some(first), Some(end)) => f64::midpoint(first, end),
            (Some(day), None) | (None, Some(day)) => day,
            (None, None) => return false,
        };
        let first = middle - self.window.days / 2.0;
        self.window = Window { first, ..self.window }.within(self.all);
        let nearest = self.nearest_of(0..self.dated, middle);
        let found = nearest.is_some();
        self.put(corpus, nearest.or(self.cursor));
        found
    }

    /// Shows an era from its beginning to its end, with the cursor on its first event, where it has one.
    pub(crate) fn go_to_era(&mut self, corpus: &Corpus, era: Id<Era>) {
        let (first, end) = eras::days(corpus, era, (self.all.first, self.all.end()));
        self.window = Window::new(first, end).within(self.all);
        self.fit();
        let item = self.first_from(first).filter(|item| self.in_window(*item));
        self.put(corpus, item.or(self.cursor));
    }

    /// The dates at which the years stop when they run through what is shown: the last days of years, of months at a
    /// closer look, and of more years where there are many.
    pub(crate) fn stops(&self) -> Vec<Date> {
        /// More stops than this nobody waits for.
        const MOST: f64 = 80.0;
        let dated = self.items.get(..self.dated).unwrap_or_default();
        let marks = || dated.iter().filter_map(|item| item.extent.map(|extent| extent.mark()));
        let window = if self.window.days < self.home.days { self.window } else { self.home };
        let (Some(_), Some(first), Some(last)) = (marks().next(), date(window.first), date(window.end() - 1.0)) else {
            return Vec::new();
        };
        let steps =
            [Step::Months(1), Step::Years(1), Step::Years(5), Step::Years(10), Step::Years(50), Step::Years(100)];
        let closer = window.days < 3.0 * 365.0;
        let fits = |step: &Step| (closer || *step != Step::Months(1)) && window.days / step.days() <= MOST;
        let step = steps.into_iter().find(fits).unwrap_or(Step::Years(500));
        let begins = std::iter::successors(step.floor(first), |begin| step.after(*begin));
        let ends = begins.take_while(|begin| *begin <= last).map(|begin| match step.after(begin) {
            Some(next) => next.yesterday().unwrap_or(last),
            None => last,
        });
        ends.collect()
    }

    /// The first and last day of the event under the cursor.
    fn here(&self) -> Option<(f64, f64)> {
        let extent = self.items.get(self.cursor?)?.extent?;
        Some(extent.days())
    }
}
