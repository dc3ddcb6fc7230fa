//! How cursor and window move.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{Timeline, Window, axis};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Event, Id, Record};
use crate::text::fold_str;

impl Timeline {
    /// Puts the cursor on an event, and pans so that it is seen; the zoom stays.
    pub(crate) fn go_to(&mut self, corpus: &Corpus, event: Id<Event>) {
        let item = self.items.iter().position(|item| item.id == event);
        self.put(corpus, item);
    }

    /// Shows a span of time, or without one that of the dataset.
    pub(crate) fn show_span(&mut self, corpus: &Corpus, span: Option<&Edtf>) {
        let window =
            span.and_then(|span| Some(Window::new(axis::day(span.earliest()?), axis::day(span.latest()?) + 1.0)));
        self.set_window(corpus, window.unwrap_or(self.home));
    }

    /// Goes so many events further in time, or back; those without a date follow the last one.
    pub(crate) fn step(&mut self, corpus: &Corpus, by: isize) {
        let last = self.items.len().saturating_sub(1);
        let item = self.cursor.map(|cursor| cursor.saturating_add_signed(by).min(last));
        self.put(corpus, item);
    }

    /// Goes so many lanes down, or up, to the event nearest in time; the tray of undated events is the last lane.
    pub(crate) fn step_lane(&mut self, corpus: &Corpus, by: isize) {
        let tray = self.lanes.len();
        let last = if self.undated.is_empty() { tray.saturating_sub(1) } else { tray };
        let here = self.lane_of(self.cursor).unwrap_or(last);
        let lane = here.saturating_add_signed(by).min(last);
        if lane == here {
            return;
        }
        // Undated events have no time: the middle of what is seen stands for it.
        let day = self.mark(self.cursor).unwrap_or(self.window.middle());
        let item = match self.lanes.get(lane) {
            Some(lane) => {
                // One in sight rather than a nearer one that would move the window.
                let seen: Vec<usize> = lane.items.iter().copied().filter(|item| self.in_window(*item)).collect();
                self.nearest_of(if seen.is_empty() { &lane.items } else { &seen }, day)
            }
            None => self.undated.first().copied(),
        };
        self.put(corpus, item);
    }

    /// Pans by most of the window, so many times, and puts the cursor on the event nearest to the middle; where none
    /// is there, on to the next one that way.
    pub(crate) fn page_by(&mut self, corpus: &Corpus, screens: isize) {
        /// The part of a window that goes out of sight.
        const MOST: f64 = 0.8;
        // A count of key presses: exact.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let days = self.window.days * MOST * screens as f64;
        let before = self.window;
        self.window = before.moved(days).within(self.all);
        let seen: Vec<usize> = self.dated().filter(|item| self.in_window(*item)).collect();
        let item = if self.window == before {
            // Already at the end.
            return self.edge(corpus, screens > 0);
        } else if !seen.is_empty() {
            self.nearest_of(&seen, self.window.middle())
        } else if screens > 0 {
            self.first_from(self.window.end())
        } else {
            self.dated().filter(|item| self.mark(Some(*item)) < Some(self.window.first)).last()
        };
        self.put(corpus, item.or(self.cursor));
    }

    /// Goes to the first or last dated event.
    pub(crate) fn edge(&mut self, corpus: &Corpus, end: bool) {
        let item = if end { self.dated().last() } else { self.dated().next() };
        if let Some(day) = self.mark(item) {
            self.window = self.window.showing(day).within(self.all);
        }
        self.put(corpus, item.or(self.cursor));
    }

    /// Shows half the time or twice, around the cursor.
    pub(crate) fn zoom(&mut self, corpus: &Corpus, closer: bool) {
        let times = if closer { 0.5 } else { 2.0 };
        if self.window.days * times < axis::SHORTEST {
            return;
        }
        // A range that began before the window is seen from the window's edge on.
        let edges = |day: f64| day.clamp(self.window.first, self.window.end());
        let around = self.mark(self.cursor).map_or(self.window.middle(), edges);
        self.window = self.window.scaled(times, around).within(self.all);
        self.lay(corpus);
    }

    /// Shows the dataset's window again; a cursor outside goes to the nearest event in it.
    pub(crate) fn reset(&mut self, corpus: &Corpus) {
        self.window = self.home;
        if let Some(day) = self.mark(self.cursor).filter(|_| !self.is_seen(self.cursor)) {
            let seen: Vec<usize> = self.dated().filter(|item| self.in_window(*item)).collect();
            self.cursor = self.nearest_of(&seen, day).or(self.cursor);
        }
        self.lay(corpus);
    }

    /// Goes to the next event, or the one before, whose name holds a text (already folded), round the end; `false`
    /// where none does.
    pub(crate) fn find(&mut self, corpus: &Corpus, wanted: &str, forward: bool) -> bool {
        let holds = |item: &usize| {
            let Some(item) = self.items.get(*item) else { return false };
            let event = &corpus.events[item.id];
            let mut names = std::iter::once(event.label()).chain(event.aliases().iter().map(|alias| &**alias));
            names.any(|name| fold_str(name).contains(wanted))
        };
        let from = self.cursor.unwrap_or(0);
        let found = crate::tui::round(from, self.items.len(), forward).find(holds);
        if found.is_some() {
            self.put(corpus, found);
        }
        found.is_some()
    }

    /// Goes to the next of some events, or the one before, in the order in which they stand here, round the end;
    /// `false` where there is no other.
    pub(crate) fn next_of(&mut self, corpus: &Corpus, wanted: &BTreeSet<Id<Event>>, forward: bool) -> bool {
        let is_wanted = |item: &usize| self.items.get(*item).is_some_and(|item| wanted.contains(&item.id));
        let from = self.cursor.unwrap_or(0);
        let mut others = crate::tui::round(from, self.items.len(), forward).filter(|item| Some(*item) != self.cursor);
        let found = others.find(is_wanted);
        if found.is_some() {
            self.put(corpus, found);
        }
        found.is_some()
    }

    /// The first event there is.
    pub(super) fn any(&self) -> Option<usize> {
        (!self.items.is_empty()).then_some(0)
    }

    /// Whether the mark of an event is in the window.
    pub(super) fn in_window(&self, item: usize) -> bool {
        self.mark(Some(item)).is_some_and(|day| self.window.holds(day))
    }

    /// Whether anything of an event is in the window: its mark, or a part of its bar.
    pub(super) fn is_seen(&self, item: Option<usize>) -> bool {
        let extent = item.and_then(|item| self.items.get(item)?.extent);
        extent.is_some_and(|extent| extent.side(self.window) == Ordering::Equal)
    }

    /// The first dated event on a day or after it.
    pub(super) fn first_from(&self, day: f64) -> Option<usize> {
        self.dated().find(|item| self.mark(Some(*item)) >= Some(day))
    }

    fn put(&mut self, corpus: &Corpus, item: Option<usize>) {
        self.cursor = item;
        if let Some(day) = self.mark(item).filter(|_| !self.is_seen(item)) {
            self.window = self.window.showing(day).within(self.all);
        }
        self.lay(corpus);
    }

    /// The dated events, in the order of their marks.
    fn dated(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.items.len() - self.undated.len()
    }

    fn mark(&self, item: Option<usize>) -> Option<f64> {
        self.items.get(item?)?.extent.map(|extent| extent.mark)
    }

    /// Of some events, the one whose mark is nearest to a day; the first of several.
    fn nearest_of(&self, items: &[usize], day: f64) -> Option<usize> {
        let away = |item: &usize| self.mark(Some(*item)).map_or(f64::INFINITY, |mark| (mark - day).abs());
        items.iter().copied().min_by(|one, other| away(one).total_cmp(&away(other)))
    }
}
