//! By what the lanes are told apart, and which events there are in them at all.

use std::rc::Rc;

use super::places::Places;
use super::{Timeline, span};
use crate::analysis::chronicle::{EventFilter, Facet, Grouping};
use crate::corpus::Corpus;
use crate::text::width;

/// Lanes whose names are longer than this go by their short ones, in cells.
const LONG: usize = 20;

/// A lane: its name and its dated events, by their positions among the items.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) name: String,
    /// The width of the name.
    pub(super) cells: usize,
    /// What its events belong to; none for those that belong to nothing.
    pub(super) facet: Option<Facet>,
    /// Whether it has one row, whatever is in it.
    pub(super) folded: bool,
    /// In ascending order.
    pub(super) items: Rc<Places>,
}

impl Lane {
    /// Whether an event stands in it.
    pub(super) fn has(&self, item: usize) -> bool {
        self.items.find(item).is_ok()
    }
}

impl Timeline {
    /// By what the lanes are told apart.
    pub(crate) fn grouping(&self) -> Grouping {
        self.by
    }

    /// Which events are shown.
    pub(crate) fn filter(&self) -> &EventFilter {
        &self.filter
    }

    /// Tells the lanes apart by something else.
    pub(crate) fn group(&mut self, corpus: &Corpus, by: Grouping) {
        self.by = by;
        self.part(corpus);
        self.find_lane();
        self.lay(corpus);
    }

    /// Shows other events. A cursor on one that goes is on the nearest in time that stays.
    pub(crate) fn set_filter(&mut self, corpus: &Corpus, filter: EventFilter) {
        if filter == self.filter {
            return;
        }
        let (event, day) = (self.cursor(), self.mark(self.cursor));
        self.filter = filter;
        self.sift(corpus);
        let nearest = || day.and_then(|day| self.nearest_of(0..self.dated, day)).or(self.any());
        let item = event.and_then(|event| self.place_of(event)).or_else(nearest);
        self.put(corpus, item);
    }

    /// Folds the lane of the cursor into one row, or unfolds it; whether it is folded now. None in the tray.
    pub(crate) fn fold(&mut self, corpus: &Corpus) -> Option<bool> {
        self.fold_lane(corpus, self.lane)
    }

    /// The same with a lane, by its place.
    pub(crate) fn fold_lane(&mut self, corpus: &Corpus, lane: usize) -> Option<bool> {
        let key = (self.by, self.lanes.get(lane)?.facet);
        let folded = self.folded.insert(key);
        if !folded {
            self.folded.remove(&key);
        }
        self.refold(corpus);
        Some(folded)
    }

    /// Folds all lanes, or unfolds all where all are folded; whether they are folded now.
    pub(crate) fn fold_all(&mut self, corpus: &Corpus) -> bool {
        let fold = self.lanes.iter().any(|lane| !lane.folded);
        for lane in &self.lanes {
            if fold {
                self.folded.insert((self.by, lane.facet));
            } else {
                self.folded.remove(&(self.by, lane.facet));
            }
        }
        self.refold(corpus);
        fold
    }

    fn refold(&mut self, corpus: &Corpus) {
        for lane in &mut self.lanes {
            lane.folded = self.folded.contains(&(self.by, lane.facet));
        }
        self.edition += 1;
        self.lay(corpus);
    }

    /// Leaves of all events those that the filter keeps.
    pub(super) fn sift(&mut self, corpus: &Corpus) {
        let kept = self.every.iter().filter(|item| self.filter.keeps(corpus, item.id));
        self.items = if self.filter.is_clear() { Rc::clone(&self.every) } else { Rc::new(kept.copied().collect()) };
        self.dated = self.items.partition_point(|item| item.extent.is_some());
        self.places = vec![u32::MAX; corpus.events.len()];
        for (place, item) in (0..).zip(self.items.iter()) {
            if let Some(of) = self.places.get_mut(item.id.index()) {
                *of = place;
            }
        }
        // Whoever changes the filter says again what is tied to the selection.
        self.tied.1 = vec![false; self.items.len()];
        self.part(corpus);
    }

    /// Makes the lanes: one for each thing that dated events belong to, in the dataset's order, then one for those that
    /// belong to nothing.
    fn part(&mut self, corpus: &Corpus) {
        let by = self.by;
        let facets = by.facets(corpus);
        let mut lanes: Vec<Places> = std::iter::repeat_with(Places::default).take(facets.len() + 1).collect();
        for (place, item) in self.items.iter().take(self.dated).enumerate() {
            let of = by.of(corpus, item.id);
            // Facets of one sort stand in the order of their ids.
            let found: Vec<usize> = of.iter().filter_map(|facet| facets.binary_search(facet).ok()).collect();
            for lane in if found.is_empty() { vec![facets.len()] } else { found } {
                if let Some(lane) = lanes.get_mut(lane) {
                    lane.push(place);
                }
            }
        }
        let facets = facets.into_iter().map(Some).chain([None]);
        let lane = |(facet, mut items): (Option<Facet>, Places)| {
            items.shrink();
            let name = match facet {
                Some(facet) if width(facet.label(corpus)).0 <= LONG => facet.label(corpus).to_owned(),
                Some(facet) => facet.short(corpus).to_owned(),
                None if by == Grouping::None => "all events".to_owned(),
                None => format!("no {}", by.word()),
            };
            let folded = self.folded.contains(&(by, facet));
            Lane { cells: width(&name).0, name, facet, folded, items: Rc::new(items) }
        };
        self.lanes = facets.zip(lanes).filter(|(_, items)| items.len() > 0).map(lane).collect();
        self.edition += 1;
    }

    /// Puts the cursor in a lane that has its event: the one where it is, if that can be.
    pub(super) fn find_lane(&mut self) {
        let has = |lane: usize, item: usize| self.lanes.get(lane).is_some_and(|lane| lane.has(item));
        self.lane = match self.cursor {
            Some(item) if item < self.dated => {
                let first = || self.lanes.iter().position(|lane| lane.has(item));
                Some(self.lane).filter(|lane| has(*lane, item)).or_else(first).unwrap_or(0)
            }
            _ => self.lanes.len(),
        };
    }

    /// What the lanes are, and what is left out of them, for the title.
    pub(crate) fn looks(&self, corpus: &Corpus) -> String {
        let mut parts = Vec::new();
        match self.by {
            _ if self.is_list() => parts.push("list".to_owned()),
            Grouping::None => parts.push("one lane".to_owned()),
            by => parts.push(format!("by {}", by.word())),
        }
        match self.lanes.iter().filter(|lane| lane.folded).count() {
            0 => {}
            folded => parts.push(format!("{folded} folded")),
        }
        if let Some(filter) = self.filter.in_words(corpus) {
            parts.push(format!("{} of {}: {filter}", self.items.len(), self.every.len()));
        }
        parts.join(" · ")
    }

    /// The window of what the filter keeps; none where nothing of it is dated.
    pub(super) fn kept(&self) -> Option<super::Window> {
        span(&self.items)
    }
}
