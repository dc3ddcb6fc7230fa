//! The timeline: events in time, in lanes of what they belong to, with a cursor on one event.

mod axis;
mod brush;
mod density;
mod details;
mod eras;
mod extent;
mod labels;
mod lanes;
mod list;
mod moves;
pub(crate) mod paint;
mod places;
mod plan;
mod scene;
mod sorts;
mod status;
#[cfg(test)]
mod tests;
mod ticks;
mod whole;

use std::collections::BTreeSet;
use std::rc::Rc;

pub(crate) use axis::Window;
pub(crate) use moves::{Apart, Fit};
pub(crate) use plan::Place;
pub(crate) use scene::Scene;

use axis::Sight;
use extent::Extent;
use plan::{Parts, Plan};
use sorts::Lane;
use whole::{Key, Whole};

use crate::analysis::chronicle::{EventFilter, Facet, Grouping};
use crate::corpus::{Corpus, Event, Id};
use crate::related::Related;
use crate::text::width;

/// An event and where it stands; no extent for what has neither date nor bounds.
#[derive(Debug, Clone, Copy)]
struct Item {
    id: Id<Event>,
    extent: Option<Extent>,
    /// The width of its label, in cells.
    label: u32,
}

/// The state of the timeline.
#[derive(Debug)]
pub(crate) struct Timeline {
    /// Every event, in the order of the marks, those without a place in time last.
    every: Rc<Vec<Item>>,
    /// Those of them that the filter keeps: the same list where it keeps all.
    items: Rc<Vec<Item>>,
    /// How many of these have a place in time; the others are in the tray.
    dated: usize,
    /// Where each event of the dataset stands among the items; behind all of them where it doesn't.
    places: Vec<u32>,
    by: Grouping,
    filter: EventFilter,
    lanes: Vec<Lane>,
    /// What is folded, in each sort of lanes.
    folded: BTreeSet<(Grouping, Option<Facet>)>,
    /// What is shown at first.
    home: Window,
    /// What can be shown.
    all: Window,
    window: Window,
    cursor: Option<usize>,
    /// The lane of the cursor; as many as there are lanes for the tray.
    lane: usize,
    /// Whether anything is selected, and which of the items are tied to it.
    tied: (bool, Vec<bool>),
    /// The items that share an instrument with the one under the cursor, itself among them, in order of time.
    chain: Vec<usize>,
    /// For which cursor, and in which edition.
    chain_at: (Option<usize>, u64),
    /// Whether what each source says stands in rows of its own, and the width of the longest name of a source.
    detailed: bool,
    sources: usize,
    /// The form that was asked for: the list or the graphic.
    listed: Option<bool>,
    /// Whether only ASCII may be drawn.
    ascii: bool,
    /// The days with which a span that is being chosen began.
    brush: Option<(f64, f64)>,
    /// The day to which the mouse drags it.
    dragged: Option<f64>,
    /// Width and height of the body, in cells.
    size: (usize, usize),
    /// The cells that the axis had last.
    axis: usize,
    /// Counts every change of lanes, filter and folds.
    edition: u64,
    whole: Whole,
    plan: Plan,
}

impl Timeline {
    /// A timeline of the dataset's window, or of all dated events where it names none, with the cursor on the first
    /// event in it.
    pub(crate) fn new(corpus: &Corpus) -> Timeline {
        let item = |id| {
            let event = &corpus.events[id];
            Item { id, extent: Extent::of(event), label: u32::try_from(width(&event.label).0).unwrap_or(u32::MAX) }
        };
        let mut every: Vec<Item> = corpus.events.ids().map(item).collect();
        // By the mark, so that a step never goes back on the screen: what happened at some time before a day has its
        // mark at that day, though its first possible day comes before all others.
        every.sort_unstable_by_key(|item| (item.extent.is_none(), item.extent.map(|extent| extent.order()), item.id));
        let home = corpus
            .about
            .window
            .as_ref()
            .and_then(|window| Some(Window::new(axis::day(window.earliest()?), axis::day(window.latest()?) + 1.0)));
        let span = span(&every);
        let home = home.or(span).unwrap_or(Window::new(0.0, 366.0));
        let mut timeline = Timeline {
            every: Rc::new(every),
            items: Rc::default(),
            dated: 0,
            places: Vec::new(),
            by: Grouping::default(),
            filter: EventFilter::default(),
            lanes: Vec::new(),
            folded: BTreeSet::new(),
            home,
            all: span.map_or(home, |span| home.with(span)),
            window: home,
            cursor: None,
            lane: 0,
            tied: (false, Vec::new()),
            chain: Vec::new(),
            chain_at: (None, 0),
            detailed: false,
            sources: corpus.documents.iter().map(|(_, document)| width(&document.short).0).max().unwrap_or(0),
            listed: None,
            ascii: false,
            brush: None,
            dragged: None,
            size: (0, 0),
            axis: 0,
            edition: 0,
            whole: Whole::default(),
            plan: Plan::default(),
        };
        timeline.sift(corpus);
        timeline.cursor = timeline.first_from(home.first).filter(|item| timeline.in_window(*item)).or(timeline.any());
        timeline.find_lane();
        timeline
    }

    /// Fits everything to the size of the pane's body, in cells.
    pub(crate) fn arrange(&mut self, corpus: &Corpus, ascii: bool, width: usize, height: usize) {
        self.ascii = ascii;
        if std::mem::replace(&mut self.size, (width, height)) != (width, height) {
            self.reveal();
        }
        self.lay(corpus);
    }

    /// The event under the cursor; none only where there are no events, or none that the filter keeps.
    pub(crate) fn cursor(&self) -> Option<Id<Event>> {
        self.items.get(self.cursor?).map(|item| item.id)
    }

    /// What stands at a cell of the body. In a cluster with the cursor it is the event after that.
    pub(crate) fn place_at(&self, x: usize, y: usize) -> Option<Place> {
        self.plan.place_at((&self.items, &self.whole), (x, y), self.cursor).map(|place| match place {
            plan::Spotted::Item(item, lane) => match self.items.get(item) {
                Some(item) => Place::Event(item.id, lane),
                None => Place::Nothing,
            },
            plan::Spotted::Other(place) => place,
        })
    }

    /// Marks what is tied to the selection.
    pub(crate) fn answer(&mut self, related: &Related) {
        let any = *related != Related::default();
        let mut tied = vec![false; self.items.len()];
        for place in related.events.iter().filter_map(|event| self.place_of(*event)) {
            if let Some(tied) = tied.get_mut(place) {
                *tied = true;
            }
        }
        self.tied = (any, tied);
    }

    /// How close the timeline looks, as a word for the title: `decades`, `years`, `months`, `days`; of the list, how many
    /// events it has.
    pub(crate) fn seen_words(&self) -> String {
        if self.is_list() { format!("{} events", self.items.len()) } else { self.window.word().to_owned() }
    }

    /// Whether the list is shown: where it is asked for, and else where the graphic has no room or no glyphs.
    pub(crate) fn is_list(&self) -> bool {
        self.listed.unwrap_or(self.ascii || self.size.0 < list::NARROW)
    }

    /// Shows the list for the graphic, or the other way round.
    pub(crate) fn turn_list(&mut self, corpus: &Corpus) {
        self.listed = Some(!self.is_list());
        self.lay(corpus);
    }

    /// Shows what each source says in rows of its own, or no longer.
    pub(crate) fn turn_details(&mut self, corpus: &Corpus) {
        self.detailed = !self.detailed;
        self.lay(corpus);
    }

    /// Makes the plan anew.
    fn lay(&mut self, corpus: &Corpus) {
        // Longer names of lanes leave the axis fewer cells, and each of them more days.
        let cells = self.sight().cells;
        if std::mem::replace(&mut self.axis, cells) != cells {
            self.reveal();
        }
        // Who goes along a chain stays on it, where its steps belong to others as well.
        let here = (self.cursor, self.edition);
        if self.chain_at != here {
            self.chain = details::chain(corpus, self);
            self.chain_at = here;
        }
        self.fit();
        let sight = self.sight();
        let rows = if self.detailed { details::details(corpus, self) } else { Vec::new() };
        let parts = Parts {
            corpus,
            lanes: &self.lanes,
            items: self.items.len(),
            dated: self.dated,
            sight,
            size: self.size,
            left: self.left(),
            cursor: self.cursor,
            lane: self.lane,
            tied: &self.tied.1,
            list: self.is_list(),
            details: self.detailed.then_some(rows),
            top: (self.plan.top, self.plan.list_top),
        };
        self.plan = plan::plan(parts, &mut self.whole);
    }

    /// Lays out all time, where zoom, size, lanes or filter have changed.
    fn fit(&mut self) {
        let sight = self.sight();
        let key = Key { grid: sight.grid, cells: sight.cells, edition: self.edition, joined: self.is_small() };
        self.whole.fit(key, &self.items, &self.lanes, self.dated);
    }

    /// What the window shows in the cells of the axis.
    fn sight(&self) -> Sight {
        /// So many cells are taken where none are shown: the cursor goes on in a pane that is out of sight.
        const NOMINAL: usize = 1000;
        // One column stays free on the right.
        let cells = if self.size.0 == 0 { NOMINAL } else { self.size.0.saturating_sub(self.left() + 1).max(1) };
        Sight::of(self.window, self.home.first, cells)
    }

    /// Whether there is so little room that all lanes are one.
    fn is_small(&self) -> bool {
        self.size.0 < plan::LEAST.0 || self.size.1 < plan::LEAST.1
    }

    /// The first column of the axis: it looks at no window, so that nothing moves along with that.
    fn left(&self) -> usize {
        if self.is_small() {
            return 0;
        }
        let tray = if self.dated < self.items.len() { plan::tray_name(self.items.len() - self.dated).len() } else { 0 };
        let counted = if self.size.1 >= plan::DENSITY { plan::DENSITY_NAME } else { 0 };
        let sources = if self.detailed { self.sources } else { 0 };
        let names = self.lanes.iter().map(|lane| lane.cells).chain([tray, counted, sources]);
        // Time has most of the room, and names at least what a few words need.
        let most = (self.size.0 / 5).max(20).min(self.size.0 / 3);
        plan::MARGIN + names.max().unwrap_or(0).min(most) + 2
    }

    /// Where an event stands among the items.
    fn place_of(&self, event: Id<Event>) -> Option<usize> {
        self.places.get(event.index()).map(|place| *place as usize).filter(|place| *place < self.items.len())
    }
}

/// The window of all marks and all known ends, with a margin; none where no event is dated.
fn span(items: &[Item]) -> Option<Window> {
    let days = || {
        let extents = items.iter().filter_map(|item| item.extent);
        extents.flat_map(|extent| [Some(extent.mark()), extent.first(), extent.end()]).flatten()
    };
    let (first, end) = (days().reduce(f64::min)?, days().reduce(f64::max)?);
    let margin = ((end - first) / 20.0).max(7.0);
    Some(Window::new(first - margin, end + margin))
}
