//! Labels beside marks: where each has room, none over another, none over a mark.

use std::ops::Range;

use super::lanes::Seen;

/// Blank cells between a label and whatever stands beside it.
const GAP: usize = 2;
/// A label is cut only where this many cells are left for it: a few letters say nothing.
const LEAST: usize = 12;

/// A label that asks for a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// Which unit, of those given.
    pub(super) unit: usize,
    /// Its width in cells.
    pub(super) cells: usize,
    /// Whether it is tied to the selection: it comes first, and may cover the bars of others.
    pub(super) tied: bool,
}

/// A label that has its place: the wish, by its position, the row, and the cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) wish: usize,
    pub(super) row: usize,
    pub(super) cells: Range<usize>,
}

/// Places labels in a lane of `width` cells. What comes first is placed first: sort wishes by weight.
pub(super) fn place(units: &[Seen], wishes: &[Wish], width: usize) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (index, wish) in wishes.iter().enumerate() {
        let Some(unit) = units.get(wish.unit) else { continue };
        let others = units.iter().enumerate().filter(|(other, one)| *other != wish.unit && one.row == unit.row);
        let mut taken: Vec<Range<usize>> = others
            .map(|(_, other)| if wish.tied { other.column..other.column + 1 } else { other.bar.0..other.bar.1 + 1 })
            .collect();
        taken.extend(labels.iter().filter(|label| label.row == unit.row).map(|label| label.cells.clone()));
        if let Some(cells) = find(unit, *wish, &taken, width) {
            labels.push(Label { wish: index, row: unit.row, cells });
        }
    }
    labels
}

fn find(unit: &Seen, wish: Wish, taken: &[Range<usize>], width: usize) -> Option<Range<usize>> {
    let Wish { cells, tied, .. } = wish;
    // The cells after a place up to whatever stands there next.
    let room = |start: usize| {
        let end = taken.iter().filter(|other| other.end + 1 > start).map(|other| other.start.saturating_sub(GAP)).min();
        end.unwrap_or(width).min(width).saturating_sub(start)
    };
    let (beside, after) = (unit.column + GAP, unit.bar.1 + GAP);
    // Over its own bar, where that goes on behind the label.
    let over = (beside + cells + GAP <= unit.bar.1).then_some(beside);
    let right = over.into_iter().chain([after]).find(|start| room(*start) >= cells);
    // Left of the mark it could be read as the next one's, so only at the edge, and for what is tied.
    let left = || {
        let start = unit.bar.0.checked_sub(GAP - 1 + cells)?;
        taken.iter().all(|other| other.end + GAP <= start || other.start > unit.bar.0).then_some(start)
    };
    if let Some(start) = right.or_else(|| (tied || after + cells > width).then(left).flatten()) {
        return Some(start..start + cells);
    }
    // Cut, where enough of it is left: after the mark, or over the bar but for its end.
    [(after, room(after)), (beside, room(beside).min((unit.bar.1 + 1).saturating_sub(beside + GAP)))]
        .into_iter()
        .find(|(_, room)| *room >= LEAST)
        .map(|(start, room)| start..start + room.min(cells))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn placed(bars: &[(usize, usize)], wishes: &[(usize, usize, bool)], width: usize) -> Vec<(usize, Range<usize>)> {
        let unit = |bar: &(usize, usize)| Seen { column: bar.0, inside: true, bar: *bar, row: 0, places: 0..1 };
        let units: Vec<Seen> = bars.iter().map(unit).collect();
        let wishes = wishes.iter().map(|(unit, cells, tied)| Wish { unit: *unit, cells: *cells, tied: *tied });
        let labels = place(&units, &wishes.collect::<Vec<_>>(), width);
        labels.into_iter().map(|label| (label.wish, label.cells)).collect()
    }

    #[test]
    fn a_label_stands_right_of_its_mark_or_over_its_own_bar_or_after_it() {
        assert_eq!(placed(&[(5, 5)], &[(0, 8, false)], 40), [(0, 7..15)]);
        assert_eq!(placed(&[(5, 30)], &[(0, 8, false)], 40), [(0, 7..15)]);
        assert_eq!(placed(&[(5, 9)], &[(0, 8, false)], 40), [(0, 11..19)]);
    }

    #[test]
    fn at_the_edge_it_stands_left_and_where_no_room_is_it_is_cut_or_left_out() {
        assert_eq!(placed(&[(35, 35)], &[(0, 20, false)], 40), [(0, 14..34)]);
        assert_eq!(placed(&[(5, 5), (22, 22)], &[(0, 30, false)], 40), [(0, 7..20)]);
        assert_eq!(placed(&[(5, 5), (16, 16)], &[(0, 30, false)], 40), []);
    }

    #[test]
    fn the_first_wish_gets_the_room_and_only_what_is_tied_covers_the_bars_of_others() {
        let two = [(1, 8, false), (0, 30, false)];
        assert_eq!(placed(&[(5, 5), (22, 22)], &two, 40), [(0, 24..32), (1, 7..20)]);
        let bars = [(0, 39), (10, 10)];
        assert_eq!(placed(&bars, &[(1, 8, false)], 40), []);
        assert_eq!(placed(&bars, &[(1, 8, true)], 40), [(0, 12..20)]);
    }

    proptest! {
        #[test]
        fn labels_stand_apart_from_each_other_and_from_marks(
            units in prop::collection::vec((0_usize..80, 0_usize..30, 0_usize..3, 1_usize..40, any::<bool>()), 0..30),
        ) {
            let seen: Vec<Seen> = {
                let unit = |(column, length, row, ..): &(usize, usize, usize, usize, bool)| Seen {
                    column: *column, inside: true, bar: (*column, (column + length).min(79)), row: *row, places: 0..1,
                };
                units.iter().map(unit).collect()
            };
            let wishes: Vec<Wish> = units.iter().enumerate()
                .map(|(unit, (.., cells, tied))| Wish { unit, cells: *cells, tied: *tied }).collect();
            let labels = place(&seen, &wishes, 80);
            for (index, label) in labels.iter().enumerate() {
                prop_assert!(label.cells.end <= 80);
                let marks = seen.iter().filter(|unit| unit.row == label.row);
                for mark in marks {
                    prop_assert!(!label.cells.contains(&mark.column), "{label:?} {mark:?}");
                }
                for other in labels.iter().skip(index + 1).filter(|other| other.row == label.row) {
                    prop_assert!(label.cells.end < other.cells.start || other.cells.end < label.cells.start,
                        "{label:?} {other:?}");
                }
            }
        }
    }
}
