//! How wide the columns of a table are where there isn't room for all.

use crate::text::Cells;

/// Spaces between columns.
pub(super) const GAP: usize = 2;

/// A column is never made narrower than this; a terminal too small for that breaks the rows.
const LEAST: usize = 6;

/// Takes width from the widest columns, all to the same measure, until the row fits the room. The first column, which
/// names the row, stays whole while it takes no more than half.
pub(super) fn fit(natural: &[usize], room: Option<Cells>) -> Vec<usize> {
    let Some(Cells(room)) = room else { return natural.to_vec() };
    let room = room.saturating_sub(GAP * natural.len().saturating_sub(1));
    match natural.split_first() {
        Some((name, others)) if *name <= room / 2 => {
            let others = narrowed(others, room - name);
            std::iter::once(*name).chain(others).collect()
        }
        _ => narrowed(natural, room),
    }
}

fn narrowed(natural: &[usize], room: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    loop {
        let over = widths.iter().sum::<usize>().saturating_sub(room);
        let widest = widths.iter().copied().max().unwrap_or(0);
        if over == 0 || widest <= LEAST {
            return widths;
        }
        let next = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(0).max(LEAST);
        let many = widths.iter().filter(|width| **width == widest).count();
        let less = (widest - next).min(over.div_ceil(many));
        widths.iter_mut().filter(|width| **width == widest).for_each(|width| *width -= less);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_columns_give_way_first() {
        assert_eq!(fit(&[10, 40, 200], None), [10, 40, 200]);
        assert_eq!(fit(&[10, 40, 200], Some(Cells(104))), [10, 40, 50]);
        assert_eq!(fit(&[10, 40, 200], Some(Cells(54))), [10, 20, 20]);
        assert_eq!(fit(&[10, 40], Some(Cells(80))), [10, 40]);
        assert_eq!(fit(&[30, 40, 40], Some(Cells(74))), [30, 20, 20]);
        assert_eq!(fit(&[60, 40, 40], Some(Cells(64))), [20, 20, 20]);
    }

    #[test]
    fn no_column_vanishes() {
        assert_eq!(fit(&[3, 40, 200], Some(Cells(1))), [3, 6, 6]);
        assert_eq!(fit(&[], Some(Cells(1))), [0; 0]);
    }
}
