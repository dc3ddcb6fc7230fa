//! How cursor and window move.

use std::collections::BTreeSet;

use super::extent::Reach;
use super::{Timeline, Window, axis};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Event, Id, Record};
use crate::text::fold_str;

/// What became of a cluster that was to come apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// The event stands alone already.
    Alone,
    /// It does now.
    Zoomed,
    /// No zoom tells it from another of them.
    Never,
}

/// What the whole axis was fitted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The window of the dataset.
    Home,
    /// All events.
    All,
    /// What the filter keeps.
    Kept,
}

impl Timeline {
    /// Puts the cursor on an event, and pans so that it is seen; the zoom stays. `false` where the filter leaves it out.
    pub(crate) fn go_to(&mut self, corpus: &Corpus, event: Id<Event>) -> bool {
        let place = self.place_of(event);
        if place.is_some() {
            self.put(corpus, place);
        }
        place.is_some()
    }

    /// The same, in a lane by its place, where the event stands in that.
    pub(crate) fn go_to_in(&mut self, corpus: &Corpus, event: Id<Event>, lane: usize) {
        let place = self.place_of(event);
        if let Some(item) = place.filter(|item| self.lanes.get(lane).is_some_and(|lane| lane.has(*item))) {
            self.lane = lane;
            self.put(corpus, Some(item));
        } else {
            self.go_to(corpus, event);
        }
    }

    /// Shows a span of time, or without one that of the dataset.
    pub(crate) fn show_span(&mut self, corpus: &Corpus, span: Option<&Edtf>) {
        let window =
            span.and_then(|span| Some(Window::new(axis::day(span.earliest()?), axis::day(span.latest()?) + 1.0)));
        self.window = window.unwrap_or(self.home);
        self.lay(corpus);
    }

    /// The days that are in sight, as a span that [`Timeline::show_span`] shows again; none for the dataset's own window.
    pub(crate) fn span_seen(&self) -> Option<Edtf> {
        let last = self.window.end().ceil() - 1.0;
        (self.window != self.home).then(|| Edtf::spanning(axis::date(self.window.first), axis::date(last)))?
    }

    /// Goes so many events further in time, or back; those without a date follow the last one.
    pub(crate) fn step(&mut self, corpus: &Corpus, by: isize) {
        let last = self.items.len().saturating_sub(1);
        let item = self.cursor.map(|cursor| cursor.saturating_add_signed(by).min(last));
        self.put(corpus, item);
    }

    /// Goes so many events further in the lane of the cursor, or back.
    pub(crate) fn step_in_lane(&mut self, corpus: &Corpus, by: isize) {
        let Some(cursor) = self.cursor else { return };
        let Some(lane) = self.lanes.get(self.lane) else {
            // The tray is a lane as well.
            let item = cursor.saturating_add_signed(by).clamp(self.dated, self.items.len().saturating_sub(1));
            return self.put(corpus, Some(item));
        };
        let at = lane.items.find(cursor).unwrap_or_else(|at| at);
        let at = at.saturating_add_signed(by).min(lane.items.len().saturating_sub(1));
        let item = lane.items.get(at);
        self.put(corpus, item.or(self.cursor));
    }

    /// Goes to the next step of what the event under the cursor is a step of, or the one before; `false` where there is
    /// none.
    pub(crate) fn step_in_chain(&mut self, corpus: &Corpus, forward: bool) -> bool {
        let Some(cursor) = self.cursor else { return false };
        let mut chain = self.chain.iter().copied();
        let next = if forward { chain.find(|step| *step > cursor) } else { chain.rfind(|step| *step < cursor) };
        if next.is_some() {
            self.chain_at = (next, self.edition);
            self.put(corpus, next);
        }
        next.is_some()
    }

    /// Goes so many lanes down, or up, to the event nearest in time; the tray of undated events is the last lane.
    pub(crate) fn step_lane(&mut self, corpus: &Corpus, by: isize) {
        let tray = self.lanes.len();
        let last = if self.dated < self.items.len() { tray } else { tray.saturating_sub(1) };
        let lane = self.lane.saturating_add_signed(by).min(last);
        if lane == self.lane {
            return;
        }
        // Undated events have no time: the middle of what is seen stands for it.
        let day = self.mark(self.cursor).unwrap_or(self.window.middle());
        let item = match self.lanes.get(lane) {
            // An event that is in both lanes stays under the cursor.
            Some(lane) if self.cursor.is_some_and(|cursor| lane.has(cursor)) => self.cursor,
            Some(lane) => {
                // One in sight rather than a nearer one that would move the window.
                let sight = self.seen_marks();
                let seen = lane.items.iter().filter(|item| sight.contains(item));
                self.nearest_of(seen, day).or_else(|| self.nearest_of(lane.items.iter(), day))
            }
            None => Some(self.dated),
        };
        self.lane = lane;
        self.put(corpus, item);
    }

    /// Goes so many screens further in the list.
    pub(crate) fn page_in_list(&mut self, corpus: &Corpus, screens: isize) {
        let rows = self.plan.listed().map_or(1, |(_, rows)| rows.max(1));
        self.step(corpus, screens.saturating_mul(isize::try_from(rows).unwrap_or(isize::MAX)));
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
        let nearest = self.nearest_of(self.seen_marks(), self.window.middle());
        let item = if self.window == before {
            // Already at the end.
            return self.edge(corpus, screens > 0);
        } else if nearest.is_some() {
            nearest
        } else if screens > 0 {
            self.first_from(self.window.end())
        } else {
            (0..self.dated).rfind(|item| self.mark(Some(*item)) < Some(self.window.first))
        };
        self.put(corpus, item.or(self.cursor));
    }

    /// Goes to the first or last dated event.
    pub(crate) fn edge(&mut self, corpus: &Corpus, end: bool) {
        let item = if end { self.dated.checked_sub(1) } else { (self.dated > 0).then_some(0) };
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
        self.reveal();
        self.lay(corpus);
    }

    /// Zooms in until the event under the cursor stands alone in its cell.
    pub(crate) fn part_cluster(&mut self, corpus: &Corpus) -> Apart {
        let (Some(cursor), Some(mark)) = (self.cursor, self.mark(self.cursor)) else { return Apart::Alone };
        let together = self.cluster();
        if together.len() < 2 {
            return Apart::Alone;
        }
        let mut window = self.window;
        while window.days / 2.0 >= axis::SHORTEST {
            window = window.scaled(0.5, mark.clamp(window.first, window.end()));
            let grid = axis::Sight::of(window, self.home.first, self.sight().cells).grid;
            let column = grid.column(mark);
            let extents =
                together.iter().filter(|item| **item != cursor).filter_map(|item| self.items.get(*item)?.extent);
            if extents.map(|extent| grid.column(extent.mark())).all(|other| other != column) {
                self.window = window.within(self.all);
                self.reveal();
                self.lay(corpus);
                return Apart::Zoomed;
            }
        }
        Apart::Never
    }

    /// The events in the cell of the one under the cursor, itself among them.
    pub(crate) fn together(&self) -> Vec<Id<Event>> {
        self.cluster().into_iter().filter_map(|item| Some(self.items.get(item)?.id)).collect()
    }

    /// The same by their places; none in a dataset without events.
    pub(super) fn cluster(&self) -> Vec<usize> {
        let lane = if self.is_small() { 0 } else { self.lane };
        let cluster = self.cursor.and_then(|cursor| self.whole.lanes.get(lane)?.cluster(cursor));
        cluster.map(Iterator::collect).unwrap_or_default()
    }

    /// Shows the dataset's window again; where that is shown, all events; then what the filter keeps. A cursor outside
    /// goes to the nearest event that is seen.
    pub(crate) fn reset(&mut self, corpus: &Corpus) -> Fit {
        let kept = self.kept().filter(|kept| *kept != self.all && !self.filter().is_clear());
        let (fit, window) = match self.window {
            window if window == self.home && self.all != self.home => (Fit::All, self.all),
            window if window == self.all || window == self.home => {
                kept.map_or((Fit::Home, self.home), |kept| (Fit::Kept, kept))
            }
            _ => (Fit::Home, self.home),
        };
        self.window = window;
        self.fit();
        if let Some(day) = self.mark(self.cursor).filter(|_| !self.is_seen(self.cursor)) {
            self.cursor = self.nearest_of(self.seen_marks(), day).or(self.cursor);
        }
        self.put(corpus, self.cursor);
        fit
    }

    /// Goes to the next event, or the one before, whose name holds a text, round the end; `false` where none does.
    pub(crate) fn find(&mut self, corpus: &Corpus, wanted: &str, forward: bool) -> bool {
        let wanted = fold_str(wanted);
        let holds = |item: &usize| {
            let Some(item) = self.items.get(*item) else { return false };
            let event = &corpus.events[item.id];
            let mut names = std::iter::once(event.label()).chain(event.aliases().iter().map(|alias| &**alias));
            names.any(|name| fold_str(name).contains(&wanted))
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
        self.seen_marks().contains(&item)
    }

    /// The events whose marks are in the window: they follow each other.
    fn seen_marks(&self) -> std::ops::Range<usize> {
        let sight = self.sight();
        let dated = self.items.get(..self.dated).unwrap_or_default();
        let before = |column: i64| {
            dated.partition_point(|item| item.extent.is_some_and(|extent| sight.grid.column(extent.mark()) < column))
        };
        before(sight.left)..before(sight.end())
    }

    /// Whether anything of an event is in the window: its mark, or a part of its bar.
    pub(super) fn is_seen(&self, item: Option<usize>) -> bool {
        let sight = self.sight();
        let extent = item.and_then(|item| self.items.get(item)?.extent);
        extent.is_some_and(|extent| sight.meets(extent.bar(sight.grid)))
    }

    /// The first dated event on a day or after it.
    pub(super) fn first_from(&self, day: f64) -> Option<usize> {
        let dated = self.items.get(..self.dated)?;
        let at = dated.partition_point(|item| item.extent.is_some_and(|extent| extent.mark() < day));
        Some(at).filter(|at| *at < self.dated)
    }

    pub(super) fn put(&mut self, corpus: &Corpus, item: Option<usize>) {
        self.cursor = item;
        self.find_lane();
        self.reveal();
        self.lay(corpus);
    }

    /// Pans so that the event under the cursor is seen, where it isn't.
    pub(super) fn reveal(&mut self) {
        let Some(day) = self.mark(self.cursor).filter(|_| !self.is_seen(self.cursor)) else { return };
        self.window = self.window.showing(day).within(self.all);
        // In a part of the window that is less than a cell: one cell is enough, even beyond all that there is.
        let sight = self.sight();
        if !self.is_seen(self.cursor) {
            let by = if sight.grid.column(day) < sight.left { -sight.grid.per } else { sight.grid.per };
            self.window = self.window.moved(by);
        }
    }

    pub(super) fn mark(&self, item: Option<usize>) -> Option<f64> {
        self.items.get(item?)?.extent.map(|extent| extent.mark())
    }

    /// Of some events, the one whose mark is nearest to a day; of several, the first that isn't a guess.
    pub(super) fn nearest_of(&self, items: impl Iterator<Item = usize>, day: f64) -> Option<usize> {
        let away = |item: &usize| match self.items.get(*item).and_then(|item| item.extent) {
            Some(extent) => ((extent.mark() - day).abs(), extent.reach == Reach::Guessed),
            None => (f64::INFINITY, true),
        };
        items.min_by(|one, other| {
            let (one, other) = (away(one), away(other));
            one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
        })
    }
}
