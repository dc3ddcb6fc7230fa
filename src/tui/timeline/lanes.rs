//! Lanes: events of one sort in a row or a few, those of one cell as one cluster.

/// An event in its lane; all positions are cells from the beginning of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Which event, as the timeline counts them.
    pub(super) item: usize,
    /// The cell of its mark.
    pub(super) column: usize,
    /// The first and last cell of its bar; the mark's alone where it has none.
    pub(super) bar: (usize, usize),
}

/// The events whose marks share a cell: one, or a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// The cell of the mark, or of the count.
    pub(super) column: usize,
    /// The cells that all bars together take.
    pub(super) bar: (usize, usize),
    /// The row of the lane, from 0.
    pub(super) row: usize,
    /// In order of time.
    pub(super) spots: Vec<Spot>,
}

/// Joins the spots of a lane that share a cell, from left to right. Two clusters side by side become one: a 2 and a 3
/// would be read as 23.
pub(super) fn units(mut spots: Vec<Spot>) -> Vec<Unit> {
    spots.sort_by_key(|spot| (spot.column, spot.item));
    let mut units: Vec<Unit> = Vec::new();
    for spot in spots {
        match units.last_mut() {
            Some(unit) if unit.column == spot.column => {
                unit.bar = (unit.bar.0.min(spot.bar.0), unit.bar.1.max(spot.bar.1));
                unit.spots.push(spot);
            }
            _ => units.push(Unit { column: spot.column, bar: spot.bar, row: 0, spots: vec![spot] }),
        }
    }
    units.dedup_by(|later, earlier| {
        let joined = later.column == earlier.column + 1 && later.spots.len() > 1 && earlier.spots.len() > 1;
        if joined {
            earlier.bar = (earlier.bar.0.min(later.bar.0), earlier.bar.1.max(later.bar.1));
            earlier.spots.append(&mut later.spots);
        }
        joined
    });
    units
}

/// Spreads units over at most `most` rows, so that bars don't cross and labels of the given widths find room. Gives
/// back the number of rows used. It looks at no selection, so nothing jumps when that changes.
pub(super) fn stack(units: &mut [Unit], most: usize, label: impl Fn(&Unit) -> usize) -> usize {
    /// Blank cells around a label.
    const AROUND: usize = 2;
    // For each row: the first cell after its bars, and the first after its labels.
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for unit in units {
        let (from, to) = unit.bar;
        let labelled = match label(unit) {
            0 => to + 1,
            // A label stands over a bar that is longer than itself, and else after it.
            cells if unit.column + cells + 2 * AROUND <= to => to + 1,
            cells => to + AROUND + cells + AROUND,
        };
        let free = rows.iter().position(|(_, labels)| *labels <= from);
        let row = match free {
            Some(row) => row,
            None if rows.len() < most.max(1) => {
                rows.push((0, 0));
                rows.len() - 1
            }
            // No room for all labels; let at least the bars stand apart, and where not even that works, the fewest.
            None => (0..rows.len()).min_by_key(|row| (rows[*row].0.saturating_sub(from), rows[*row].1)).unwrap_or(0),
        };
        unit.row = row;
        rows[row] = (rows[row].0.max(to + 1), rows[row].1.max(labelled));
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

    fn spot(item: usize, column: usize, to: usize) -> Spot {
        Spot { item, column, bar: (column, to) }
    }

    #[test]
    fn marks_of_one_cell_are_one_cluster_with_the_longest_bar() {
        let units = units(vec![spot(2, 7, 7), spot(1, 3, 9), spot(0, 3, 3)]);
        let shown: Vec<_> = units.iter().map(|unit| (unit.column, unit.bar, unit.spots.len())).collect();
        assert_eq!(shown, [(3, (3, 9), 2), (7, (7, 7), 1)]);
        assert_eq!(units[0].spots.iter().map(|spot| spot.item).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn two_counts_never_stand_side_by_side() {
        let units = units([3, 3, 4, 4, 5, 5, 6].into_iter().map(|column| spot(column, column, column)).collect());
        let shown: Vec<_> = units.iter().map(|unit| (unit.column, unit.bar, unit.spots.len())).collect();
        assert_eq!(shown, [(3, (3, 4), 4), (5, (5, 5), 2), (6, (6, 6), 1)]);
    }

    #[test]
    fn bars_that_cross_and_labels_that_would_touch_get_rows_of_their_own() {
        let rows = |spots: &[(usize, usize)], most, label| {
            let mut units = units(spots.iter().map(|(from, to)| spot(0, *from, *to)).collect());
            let used = stack(&mut units, most, |_| label);
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
