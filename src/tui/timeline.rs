//! The timeline: events in time, a lane for each kind, with a cursor on one event.

mod axis;
mod extent;
mod labels;
mod lanes;
mod moves;
pub(crate) mod paint;
mod plan;
mod status;
#[cfg(test)]
mod tests;
mod ticks;

pub(crate) use axis::Window;
use extent::Extent;
use plan::{Parts, Plan};

use crate::corpus::{Corpus, Event, Id};
use crate::text::width;

/// An event and where it stands; none for what has neither date nor bounds.
#[derive(Debug)]
struct Item {
    id: Id<Event>,
    extent: Option<Extent>,
}

/// A lane: its name and its dated events, by their positions among the items.
#[derive(Debug)]
struct Lane {
    name: String,
    /// In ascending order.
    items: Vec<usize>,
}

/// The state of the timeline.
#[derive(Debug)]
pub(crate) struct Timeline {
    /// In the order of their marks, those without a place in time last.
    items: Vec<Item>,
    lanes: Vec<Lane>,
    undated: Vec<usize>,
    /// What is shown at first.
    home: Window,
    /// What can be shown.
    all: Window,
    window: Window,
    cursor: Option<usize>,
    /// Width and height of the body, in cells.
    size: (usize, usize),
    plan: Plan,
}

impl Timeline {
    /// A timeline of the dataset's window, or of all dated events where it names none, with the cursor on the first
    /// event in it.
    pub(crate) fn new(corpus: &Corpus) -> Timeline {
        let item = |id| Item { id, extent: Extent::of(&corpus.events[id]) };
        let mut items: Vec<Item> = corpus.chronology().map(item).collect();
        // By the mark, so that a step never goes back on the screen: what happened at some time before a day has its
        // mark at that day, though its first possible day comes before all others.
        items.sort_by(|one, other| match (one.extent, other.extent) {
            (Some(one), Some(other)) => one.mark.total_cmp(&other.mark),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        let undated = (0..items.len()).filter(|item| items[*item].extent.is_none()).collect();
        let home = corpus
            .about
            .window
            .as_ref()
            .and_then(|window| Some(Window::new(axis::day(window.earliest()?), axis::day(window.latest()?) + 1.0)));
        let span = span(&items);
        let home = home.or(span).unwrap_or(Window::new(0.0, 366.0));
        let mut timeline = Timeline {
            lanes: lanes(corpus, &items),
            undated,
            home,
            all: span.map_or(home, |span| home.with(span)),
            window: home,
            cursor: None,
            size: (0, 0),
            plan: Plan::default(),
            items,
        };
        timeline.cursor = timeline.first_from(home.first).filter(|item| timeline.in_window(*item)).or(timeline.any());
        timeline
    }

    /// Fits everything to the size of the pane's body, in cells.
    pub(crate) fn arrange(&mut self, corpus: &Corpus, width: usize, height: usize) {
        self.size = (width, height);
        self.lay(corpus);
    }

    /// The event under the cursor; none only where the dataset has no events.
    pub(crate) fn cursor(&self) -> Option<Id<Event>> {
        self.items.get(self.cursor?).map(|item| item.id)
    }

    /// The span that is shown.
    pub(crate) fn window(&self) -> Window {
        self.window
    }

    /// Shows a span again that was shown before.
    pub(crate) fn set_window(&mut self, corpus: &Corpus, window: Window) {
        self.window = window;
        self.lay(corpus);
    }

    /// The event at a cell of the body. In a cluster with the cursor it is the one after that.
    pub(crate) fn event_at(&self, x: usize, y: usize) -> Option<Id<Event>> {
        let item = self.plan.item_at(x, y, self.cursor)?;
        Some(self.items.get(item)?.id)
    }

    /// How close the timeline looks, as a word for the title: `decades`, `years`, `months`, `days`.
    pub(crate) fn zoom_word(&self) -> &'static str {
        self.window.word()
    }

    /// Makes the plan anew.
    fn lay(&mut self, corpus: &Corpus) {
        let label = |item: usize| self.items.get(item).map_or(0, |item| width(&corpus.events[item.id].label).0);
        let parts = Parts {
            items: &self.items,
            lanes: &self.lanes,
            undated: &self.undated,
            window: self.window,
            size: self.size,
            cursor: self.cursor,
            top: self.plan.top,
        };
        self.plan = plan::plan(&parts, label);
    }

    fn lane_of(&self, item: Option<usize>) -> Option<usize> {
        let item = item?;
        self.lanes.iter().position(|lane| lane.has(item))
    }
}

impl Lane {
    fn has(&self, item: usize) -> bool {
        self.items.binary_search(&item).is_ok()
    }
}

/// A lane for each kind that has dated events, in the dataset's order.
fn lanes(corpus: &Corpus, items: &[Item]) -> Vec<Lane> {
    let dated = |kind| {
        let of_kind = |item: &&Item| item.extent.is_some() && corpus.events[item.id].kind == kind;
        (0..items.len()).filter(|item| items.get(*item).as_ref().is_some_and(of_kind)).collect()
    };
    let lanes = corpus.event_kinds.iter().map(|(id, kind)| Lane { name: kind.label.to_string(), items: dated(id) });
    lanes.filter(|lane| !lane.items.is_empty()).collect()
}

/// The window of all marks and all known ends, with a margin; none where no event is dated.
fn span(items: &[Item]) -> Option<Window> {
    let days = || {
        let extents = items.iter().filter_map(|item| item.extent);
        extents.flat_map(|extent| [Some(extent.mark), extent.first, extent.end]).flatten()
    };
    let (first, end) = (days().reduce(f64::min)?, days().reduce(f64::max)?);
    let margin = ((end - first) / 20.0).max(7.0);
    Some(Window::new(first - margin, end + margin))
}
