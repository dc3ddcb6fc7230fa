//! Lanes: events of one sort in a row or a few, those of one cell as one cluster. Columns are those of a grid that
//! covers all time, so that nothing changes its row while the view moves along.

use std::ops::Range;
use std::rc::Rc;

use super::Item;
use super::axis::{Grid, Sight};
use super::extent::Extent;
use super::places::Places;

/// What a label counts for when rows are shared out, in cells: room for its first words.
const LABEL: usize = 26;
/// A lane has no more rows than this.
const MOST_ROWS: usize = 6;
/// So many units are looked through only where one of them can be in sight.
const BLOCK: usize = 64;
/// Of bars that come in from outside so many are drawn in a row: more of them couldn't be told apart.
const REACHING: usize = 8;

/// Where an event is drawn: the column of its mark, and the first and last one of its bar, which are the mark's where it has
/// none.
type Spot = (i64, (i64, i64));

/// The events whose marks share a cell: one, or a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    column: i64,
    /// The columns that all bars together take.
    bar: (i64, i64),
    /// The row of the lane, from 0.
    row: usize,
    /// The width that its label would like; 0 for a cluster.
    label: usize,
    /// Its events, as places in the lane.
    places: Range<usize>,
}

/// A unit that is in sight; columns are cells of the screen, from the beginning of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// The cell of the mark, or of the count; where that is out of sight, the cell nearest to it.
    pub(super) column: usize,
    /// Whether the mark is in sight.
    pub(super) inside: bool,
    /// The cells that all bars together take.
    pub(super) bar: (usize, usize),
    pub(super) row: usize,
    pub(super) places: Range<usize>,
}

/// A lane, laid out at one zoom for all time.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Its events, as the timeline counts them: in order of time.
    items: Rc<Places>,
    units: Vec<Unit>,
    /// The columns over which each block of units reaches.
    blocks: Vec<(i64, i64)>,
    /// How many rows it would like for its bars, and how many for all marks and labels.
    wanted: (usize, usize),
    rows: usize,
}

impl Laid {
    /// A lane of some of all events, in order of time; folded it has no labels and asks for one row.
    pub(super) fn new(all: &[Item], items: Rc<Places>, grid: Grid, folded: bool) -> Laid {
        // Events without a place in time are in no lane but the tray.
        let extents = items.iter().map(|item| all.get(item).and_then(|item| item.extent));
        let spot = |extent: Option<Extent>| {
            extent.map_or((0, (0, 0)), |extent| (grid.column(extent.mark()), extent.bar(grid)))
        };
        let mut units = units(extents.map(spot));
        for unit in &mut units {
            if !folded && unit.places.len() == 1 {
                let item = items.get(unit.places.start).and_then(|item| all.get(item));
                unit.label = item.map_or(0, |item| LABEL.min(item.label as usize));
            }
        }
        let mut lane = Laid { items, units, ..Laid::default() };
        lane.blocks = lane.units.chunks(BLOCK).map(|block| reach(block.iter().map(|unit| unit.bar))).collect();
        if !folded {
            // A mark on a bar can be told from it, a bar on a bar can't.
            let mut bars: Vec<Unit> = lane.units.iter().filter(|unit| unit.bar.0 < unit.bar.1).cloned().collect();
            bars.iter_mut().for_each(|unit| unit.label = 0);
            lane.wanted = (stack(&mut bars, MOST_ROWS), stack(&mut lane.units, MOST_ROWS));
            lane.rows = MOST_ROWS;
        }
        lane.stack_in(1);
        lane
    }

    /// The events of the tray side by side, as far apart as there is room.
    pub(super) fn lined_up(places: Range<usize>, cells: usize) -> Laid {
        let count = places.len().max(1);
        let column = |index: usize| i64::try_from(index * cells / count).unwrap_or(i64::MAX);
        let units = units((0..places.len()).map(column).map(|column| (column, (column, column))));
        let blocks = units.chunks(BLOCK).map(|block| reach(block.iter().map(|unit| unit.bar))).collect();
        Laid { items: Rc::new(places.collect()), units, blocks, wanted: (1, 1), rows: 1 }
    }

    /// How many rows it would like: for its bars, and for all marks and labels.
    pub(super) fn wanted(&self) -> (usize, usize) {
        self.wanted
    }

    /// Spreads its units over at most so many rows.
    pub(super) fn stack_in(&mut self, rows: usize) {
        if std::mem::replace(&mut self.rows, rows) != rows {
            stack(&mut self.units, rows);
        }
    }

    /// What is in sight, from left to right. Of many bars that only reach in, the longest stand for all but those to
    /// `keep`.
    pub(super) fn seen(&self, sight: Sight, keep: impl Fn(usize) -> bool) -> Vec<Seen> {
        let mut seen = Vec::new();
        let blocks = self.blocks.iter().zip(self.units.chunks(BLOCK)).filter(|(bar, _)| sight.meets(**bar));
        let units = blocks.flat_map(|(_, units)| units).filter(|unit| sight.meets(unit.bar));
        // In each row, how far those reach that come in from outside: only the longest so many.
        let mut reaching: Vec<Vec<i64>> = Vec::new();
        for unit in units {
            let inside = sight.cell(unit.column).is_some();
            if !inside {
                reaching.resize(reaching.len().max(unit.row + 1), Vec::new());
                let Some(row) = reaching.get_mut(unit.row) else { continue };
                let least = row.iter().copied().min().unwrap_or(i64::MIN);
                let many = row.len() >= REACHING;
                if many && unit.bar.1 <= least && !self.items.within(&unit.places).any(&keep) {
                    continue;
                }
                if many {
                    row.retain(|end| *end != least);
                }
                row.push(unit.bar.1);
            }
            let bar = (sight.nearest(unit.bar.0), sight.nearest(unit.bar.1));
            let column = sight.nearest(unit.column);
            seen.push(Seen { column, inside, bar, row: unit.row, places: unit.places.clone() });
        }
        seen
    }

    /// The events of a unit that are in sight: all where its mark is, else those whose bars reach in.
    pub(super) fn in_sight(&self, all: &[Item], unit: &Seen, sight: Sight) -> impl Iterator<Item = usize> {
        let reaches = move |item: usize| {
            let extent = all.get(item).and_then(|item| item.extent);
            extent.is_some_and(|extent| sight.meets(extent.bar(sight.grid)))
        };
        let inside = unit.inside;
        self.items.within(&unit.places).filter(move |item| inside || reaches(*item))
    }

    /// Each event, with the column of the mark or the count that stands for it.
    pub(super) fn counts(&self) -> impl Iterator<Item = (usize, i64)> {
        self.units.iter().flat_map(|unit| self.items.within(&unit.places).map(|item| (item, unit.column)))
    }

    /// The events that share a cell with one, and it; none where it isn't in this lane.
    pub(super) fn cluster(&self, item: usize) -> Option<impl ExactSizeIterator<Item = usize>> {
        let place = self.items.find(item).ok()?;
        let unit = self.units.partition_point(|unit| unit.places.end <= place);
        Some(self.items.within(&self.units.get(unit)?.places))
    }

    /// How many events it has.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }
}

/// The columns over which some bars reach.
fn reach(bars: impl Iterator<Item = (i64, i64)>) -> (i64, i64) {
    bars.fold((i64::MAX, i64::MIN), |(from, to), bar| (from.min(bar.0), to.max(bar.1)))
}

/// Joins spots that share a cell, from left to right. Two clusters side by side become one: a 2 and a 3 would be read
/// as 23.
fn units(spots: impl Iterator<Item = Spot>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (place, (column, bar)) in spots.enumerate() {
        match units.last_mut() {
            Some(unit) if unit.column == column => {
                unit.bar = reach([unit.bar, bar].into_iter());
                unit.places.end = place + 1;
            }
            _ => units.push(Unit { column, bar, row: 0, label: 0, places: place..place + 1 }),
        }
    }
    units.dedup_by(|later, earlier| {
        let joined = later.column == earlier.column + 1 && later.places.len() > 1 && earlier.places.len() > 1;
        if joined {
            earlier.bar = reach([earlier.bar, later.bar].into_iter());
            earlier.places.end = later.places.end;
        }
        joined
    });
    units
}

/// Spreads units over at most `most` rows, so that bars don't cross and labels find room. Gives back the number of rows
/// used. It looks at no selection and at no window, so nothing jumps when these change.
fn stack(units: &mut [Unit], most: usize) -> usize {
    /// Blank cells around a label.
    const AROUND: i64 = 2;
    // For each row: the first cell after its bars, and the first after its labels.
    let mut rows: Vec<(i64, i64)> = Vec::new();
    for unit in units {
        let (from, to) = unit.bar;
        let cells = i64::try_from(unit.label).unwrap_or(i64::MAX);
        let labelled = match cells {
            0 => to + 1,
            // A label stands over a bar that is longer than itself, and else after it.
            cells if unit.column + cells + 2 * AROUND <= to => to + 1,
            cells => to + AROUND + cells + AROUND,
        };
        let free = rows.iter().position(|(_, labels)| *labels <= from);
        let row = match free {
            Some(row) => row,
            None if rows.len() < most.max(1) => {
                rows.push((i64::MIN, i64::MIN));
                rows.len() - 1
            }
            // No room for all labels; let at least the bars stand apart, and where not even that works, the fewest.
            None => {
                let crossed = |row: &usize| rows.get(*row).map(|(bars, labels)| ((*bars).max(from), *labels));
                (0..rows.len()).min_by_key(crossed).unwrap_or(0)
            }
        };
        unit.row = row;
        if let Some(ends) = rows.get_mut(row) {
            *ends = (ends.0.max(to + 1), ends.1.max(labelled));
        }
    }
    rows.len().max(1)
}

/// How many of `room` rows each lane gets: one each, and the rest to those that lack most. Each lane says how many it
/// would like for its bars, and how many for all marks and labels; bars come first. There must be a row for each lane.
pub(super) fn share(wanted: &[(usize, usize)], room: usize) -> Vec<usize> {
    let mut rows = vec![1; wanted.len()];
    for _ in wanted.len()..room {
        let lack = |lane: &usize| {
            let (bars, labels) = wanted[*lane];
            (bars.saturating_sub(rows[*lane]), labels.saturating_sub(rows[*lane]))
        };
        // The first of those that lack most: `max_by_key` alone would take the last.
        let Some(lane) = (0..wanted.len()).rev().max_by_key(lack).filter(|lane| lack(lane) > (0, 0)) else { break };
        rows[lane] += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The units of marks and the last columns of their bars.
    fn of(spots: &[(i64, i64)]) -> Vec<Unit> {
        units(spots.iter().map(|(column, to)| (*column, (*column, *to))))
    }

    #[test]
    fn marks_of_one_cell_are_one_cluster_with_the_longest_bar() {
        let units = of(&[(3, 3), (3, 9), (7, 7)]);
        let shown: Vec<_> = units.iter().map(|unit| (unit.column, unit.bar, unit.places.clone())).collect();
        assert_eq!(shown, [(3, (3, 9), 0..2), (7, (7, 7), 2..3)]);
    }

    #[test]
    fn two_counts_never_stand_side_by_side() {
        let units = of(&[3, 3, 4, 4, 5, 5, 6].map(|column| (column, column)));
        let shown: Vec<_> = units.iter().map(|unit| (unit.column, unit.bar, unit.places.len())).collect();
        assert_eq!(shown, [(3, (3, 4), 4), (5, (5, 5), 2), (6, (6, 6), 1)]);
    }

    #[test]
    fn bars_that_cross_and_labels_that_would_touch_get_rows_of_their_own() {
        let rows = |spots: &[(i64, i64)], most, label| {
            let mut units = of(spots);
            units.iter_mut().for_each(|unit| unit.label = label);
            let used = stack(&mut units, most);
            (used, units.iter().map(|unit| unit.row).collect::<Vec<_>>())
        };
        assert_eq!(rows(&[(0, 9), (5, 9), (12, 12)], 3, 0), (2, vec![0, 1, 0]));
        assert_eq!(rows(&[(0, 9), (5, 9), (7, 7)], 1, 0), (1, vec![0, 0, 0]));
        assert_eq!(rows(&[(0, 0), (4, 4), (20, 20)], 3, 6), (2, vec![0, 1, 0]));
        assert_eq!(rows(&[(0, 0), (4, 4)], 1, 6), (1, vec![0, 0]));
        assert_eq!(rows(&[], 3, 6), (1, vec![]));
    }

    #[test]
    fn spare_rows_go_to_the_lanes_that_lack_most() {
        let labels = [1, 4, 2].map(|rows| (1, rows));
        assert_eq!(share(&labels, 3), [1, 1, 1]);
        assert_eq!(share(&labels, 5), [1, 3, 1]);
        assert_eq!(share(&labels, 50), [1, 4, 2]);
        assert_eq!(share(&[(1, 3), (1, 3)], 3), [2, 1]);
        assert_eq!(share(&[(1, 6), (2, 2)], 3), [1, 2]);
        assert_eq!(share(&[], 3), [0; 0]);
    }
}
