//! Back and forward over every view, each with the place where it was left.

use super::layout::Pane;
use super::matrix::Manner;
use super::timeline::Scene;
use crate::address::Address;

/// A place in a page: a byte of a block. It survives any change of width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the block.
    pub block: usize,
    /// Byte in the block's text.
    pub byte: usize,
}

/// One view: what the reader shows, and how all panes stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// What the reader shows.
    pub address: Address,
    /// What stands on its first row.
    pub top: Spot,
    /// The link under its cursor, an index into the page's links.
    pub link: Option<usize>,
    /// Which pane has the focus.
    pub focus: Pane,
    /// How the matrix was looked at.
    pub look: Manner,
    /// Row and column of the matrix' cursor.
    pub cell: (usize, usize),
    /// How the timeline was looked at.
    pub scene: Scene,
    /// Whether it was only looked at while a cursor moved by: the next look takes its place.
    pub glance: bool,
}

/// The views before and after the one that is shown.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Visit>,
    future: Vec<Visit>,
}

/// Old views are forgotten beyond this many.
const LONGEST: usize = 1000;

impl History {
    /// Leaves a view for a new one.
    pub fn leave(&mut self, visit: Visit) {
        self.future.clear();
        if !visit.glance {
            self.past.push(visit);
            if self.past.len() > LONGEST {
                self.past.remove(0);
            }
        }
    }

    /// The view before, in exchange for the present one.
    pub fn back(&mut self, present: Visit) -> Option<Visit> {
        exchange(&mut self.past, &mut self.future, present)
    }

    /// The view after, in exchange for the present one.
    pub fn forward(&mut self, present: Visit) -> Option<Visit> {
        exchange(&mut self.future, &mut self.past, present)
    }

    /// The views that `keep` gives another form, in their order; what it gives none is forgotten.
    pub fn elsewhere(&self, keep: impl Fn(&Visit) -> Option<Visit>) -> History {
        History {
            past: self.past.iter().filter_map(&keep).collect(),
            future: self.future.iter().filter_map(&keep).collect(),
        }
    }

    /// The addresses of the views before, oldest first.
    pub fn trail(&self) -> impl DoubleEndedIterator<Item = &Address> {
        self.past.iter().map(|visit| &visit.address)
    }

    /// The address of the view before, if there is one.
    pub fn before(&self) -> Option<&Address> {
        self.past.last().map(|visit| &visit.address)
    }
}

fn exchange(from: &mut Vec<Visit>, to: &mut Vec<Visit>, present: Visit) -> Option<Visit> {
    let visit = from.pop()?;
    to.push(Visit { glance: false, ..present });
    Some(visit)
}
