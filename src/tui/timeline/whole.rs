//! All lanes at one zoom, over all time: made anew only when zoom, width, lanes or filter change, so that a step or a
//! pan asks only for what comes into sight.

use std::rc::Rc;

use super::axis::{Grid, Sight};
use super::density::Bins;
use super::lanes::{Laid, share};
use super::{Item, Lane};

/// What a layout is made of; while none of it changes, neither does the layout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Key {
    pub(super) grid: Grid,
    /// Cells of the axis.
    pub(super) cells: usize,
    /// Counts every change of lanes, filter and folds.
    pub(super) edition: u64,
    /// Whether all lanes are one.
    pub(super) joined: bool,
}

/// The layout.
#[derive(Debug, Default)]
pub(super) struct Whole {
    key: Option<Key>,
    /// The lanes in their order, or the one that all are; the tray of undated events last, where there is one.
    pub(super) lanes: Vec<Laid>,
    /// The last columns that events reach, in their order, and the first ones.
    ends: (Vec<i32>, Vec<i32>),
    /// How busy the axis is.
    pub(super) bins: Option<Bins>,
}

impl Whole {
    /// Makes the layout anew where it has to be. `dated` of the items have a place in time; they come first.
    pub(super) fn fit(&mut self, key: Key, items: &[Item], lanes: &[Lane], dated: usize) {
        if self.key == Some(key) {
            return;
        }
        // The old layout is given up first: of very many events each takes its room.
        *self = Whole { key: Some(key), ..Whole::default() };
        self.lanes = if key.joined {
            vec![Laid::new(items, Rc::new((0..dated).collect()), key.grid, false)]
        } else {
            lanes.iter().map(|lane| Laid::new(items, Rc::clone(&lane.items), key.grid, lane.folded)).collect()
        };
        if dated < items.len() && !key.joined {
            self.lanes.push(Laid::lined_up(dated..items.len(), key.cells));
        }
        let extents = || items.iter().filter_map(|item| item.extent.as_ref());
        let (mut first, mut last) = (Vec::with_capacity(dated), Vec::with_capacity(dated));
        for (from, to) in extents().map(|extent| extent.bar(key.grid)) {
            first.push(near(from));
            last.push(near(to));
        }
        // An event reaches as far as its own bar and the count that stands for it: whoever reads the count has seen it.
        for (item, column) in self.lanes.iter().flat_map(Laid::counts) {
            if let (Some(first), Some(last)) = (first.get_mut(item), last.get_mut(item)) {
                *first = near(column).min(*first);
                *last = near(column).max(*last);
            }
        }
        first.sort_unstable();
        last.sort_unstable();
        self.ends = (last, first);
        self.bins = Bins::of(key.grid, extents());
    }

    /// Gives the first so many lanes their rows, of so many in all: always the same at one zoom.
    pub(super) fn rows(&mut self, lanes: usize, room: usize) -> Vec<usize> {
        let wanted: Vec<(usize, usize)> = self.lanes.iter().take(lanes).map(Laid::wanted).collect();
        let rows = share(&wanted, room);
        for (lane, rows) in self.lanes.iter_mut().zip(&rows) {
            lane.stack_in(*rows);
        }
        rows
    }

    /// How many events lie before and after what is in sight.
    pub(super) fn outside(&self, sight: Sight) -> (usize, usize) {
        let (last, first) = &self.ends;
        let before = last.partition_point(|end| i64::from(*end) < sight.left);
        (before, first.len() - first.partition_point(|begin| i64::from(*begin) < sight.end()))
    }
}

/// A column, or the last that there is room for: none so far out is ever in sight.
fn near(column: i64) -> i32 {
    i32::try_from(column).unwrap_or(if column < 0 { i32::MIN } else { i32::MAX })
}
