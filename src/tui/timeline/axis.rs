//! The axis: which day stands in which cell.
//!
//! A day is a number, counted from 1 January 1970; its fraction is the part of the day that is over. Whole numbers are
//! midnights, so a date's end is the midnight after its last day.

use jiff::SignedDuration;
use jiff::civil::Date;

/// Day 0.
const EPOCH: Date = Date::constant(1970, 1, 1);
/// The shortest window, in days: nobody needs half days.
pub(super) const SHORTEST: f64 = 14.0;
/// What a tick may be off by, in cells, before it counts as the cell before: sums of fractions are not exact.
const SLACK: f64 = 1e-6;

/// The midnight with which a date begins, in days.
pub(super) fn day(date: Date) -> f64 {
    whole_day(date).into()
}

/// The same, as a whole number.
pub(super) fn whole_day(date: Date) -> i32 {
    // Some millions at most.
    i32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or_default()
}

/// The date of a day; none outside the years that dates can name.
pub(super) fn date(day: f64) -> Option<Date> {
    // A float outside of i64 becomes its nearest value, which is no date.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let hours = (day.floor() as i64).checked_mul(24)?;
    EPOCH.checked_add(SignedDuration::from_hours(hours)).ok()
}

/// The stretch of time that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    /// Its first day.
    pub(super) first: f64,
    /// Its length in days, more than 0.
    pub(super) days: f64,
}

impl Window {
    /// From a day up to another, at least as long as the shortest window.
    pub(super) fn new(first: f64, end: f64) -> Window {
        let short = (SHORTEST - (end - first)).max(0.0);
        Window { first: first - short / 2.0, days: end - first + short }
    }

    /// The first day after it.
    pub(super) fn end(self) -> f64 {
        self.first + self.days
    }

    /// The day in its middle.
    pub(super) fn middle(self) -> f64 {
        self.first + self.days / 2.0
    }

    /// The cell of a day among `width` cells; what lies outside is in the first or last one.
    pub(super) fn column(self, day: f64, width: usize) -> usize {
        // Clamped between 0 and a screen's width.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "see above"
        )]
        let column = ((day - self.first) / self.days * width as f64 + SLACK).clamp(0.0, width as f64) as usize;
        column.min(width.saturating_sub(1))
    }

    /// The same length, some days later.
    pub(super) fn moved(self, days: f64) -> Window {
        Window { first: self.first + days, ..self }
    }

    /// So many times as long, with a day left in the cell where it was.
    pub(super) fn scaled(self, times: f64, around: f64) -> Window {
        Window { first: around - (around - self.first) * times, days: self.days * times }
    }

    /// Moved as little as needed to show a day, which then has a quarter of the window behind it.
    pub(super) fn showing(self, day: f64) -> Window {
        if day < self.first {
            self.moved(day - self.days / 4.0 - self.first)
        } else if day >= self.end() {
            self.moved(day + self.days / 4.0 - self.end())
        } else {
            self
        }
    }

    /// Moved into another window, and no longer than that.
    pub(super) fn within(self, outer: Window) -> Window {
        if self.days >= outer.days {
            return outer;
        }
        Window { first: self.first.clamp(outer.first, outer.end() - self.days), ..self }
    }

    /// The window that has both.
    pub(super) fn with(self, other: Window) -> Window {
        let first = self.first.min(other.first);
        Window { first, days: self.end().max(other.end()) - first }
    }

    /// What a cell stands for, roughly, as a word for titles.
    pub(super) fn word(self) -> &'static str {
        match self.days {
            days if days > 400.0 * 365.0 => "centuries",
            days if days > 40.0 * 365.0 => "decades",
            days if days > 3.0 * 365.0 => "years",
            days if days > 70.0 => "months",
            _ => "days",
        }
    }
}

/// No column lies further away than this: what has no limit reaches up to there.
const FAR: i64 = i64::MAX / 4;

/// Time in cells of one length, counted from a day on. Whatever is shown of it, an event stays in its cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    /// The day with which cell 0 begins.
    pub(super) origin: f64,
    /// How many days a cell has, more than 0.
    pub(super) per: f64,
}

impl Grid {
    /// The cell of a day.
    pub(super) fn column(self, day: f64) -> i64 {
        // Clamped to what an integer holds.
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "see above")]
        let column = ((day - self.origin) / self.per + SLACK).floor().clamp(-FAR as f64, FAR as f64) as i64;
        column
    }

    /// The day with which a cell begins.
    pub(super) fn day(self, column: i64) -> f64 {
        // Cells that are shown are near enough to be exact.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let day = self.origin + column as f64 * self.per;
        day
    }

    /// The cells from a day up to another, each without limit where there is none.
    pub(super) fn columns(self, first: Option<f64>, end: Option<f64>) -> (i64, i64) {
        // The last moment, not the midnight after it, which is the next day's.
        let to = end.map_or(FAR, |end| self.column(end - 0.01));
        let from = first.map_or(-FAR, |first| self.column(first));
        (from, to.max(from))
    }
}

/// The cells of a grid that are on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    pub(super) grid: Grid,
    /// The first of them.
    pub(super) left: i64,
    pub(super) cells: usize,
}

impl Sight {
    /// What a window shows in so many cells of a grid that begins at `origin`.
    pub(super) fn of(window: Window, origin: f64, cells: usize) -> Sight {
        // A screen is narrower than what a float holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let grid = Grid { origin, per: window.days / cells.max(1) as f64 };
        Sight { grid, left: grid.column(window.first), cells }
    }

    /// Where a column of the grid is on the screen; none where it isn't.
    pub(super) fn cell(self, column: i64) -> Option<usize> {
        usize::try_from(column.checked_sub(self.left)?).ok().filter(|cell| *cell < self.cells)
    }

    /// The same; what lies outside is in the first or last cell.
    pub(super) fn nearest(self, column: i64) -> usize {
        let cell = usize::try_from(column.saturating_sub(self.left).max(0)).unwrap_or(usize::MAX);
        cell.min(self.cells.saturating_sub(1))
    }

    /// Whether any of some columns is on the screen.
    pub(super) fn meets(self, (from, to): (i64, i64)) -> bool {
        to >= self.left && from < self.end()
    }

    /// The column after the last one.
    pub(super) fn end(self) -> i64 {
        self.left.saturating_add_unsigned(self.cells as u64)
    }

    /// The stretch of time that is shown, to the cell.
    pub(super) fn window(self) -> Window {
        Window { first: self.grid.day(self.left), days: self.grid.day(self.end()) - self.grid.day(self.left) }
    }

    /// The last moment of a cell of the screen: where a tick stands, its year or month has begun by then.
    pub(super) fn day(self, cell: usize) -> f64 {
        self.grid.day(self.left.saturating_add_unsigned(cell as u64 + 1)) - self.grid.per * 0.01
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_its_date_again() {
        for text in ["-9000-01-01", "0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"] {
            let text = text.strip_prefix('-').map_or(text.to_owned(), |rest| format!("-00{rest}"));
            let civil: Date = text.parse().unwrap();
            assert_eq!(date(day(civil)), Some(civil));
            assert_eq!(date(day(civil) + 0.9), Some(civil));
        }
        assert_eq!(date(f64::MAX), None);
    }

    #[test]
    fn the_first_day_is_in_the_first_cell_and_the_last_in_the_last() {
        let window = Window::new(0.0, 100.0);
        assert_eq!([0.0, 9.0, 10.0, 99.0].map(|day| window.column(day, 10)), [0, 0, 1, 9]);
        assert_eq!([-5.0, 100.0, 1e12].map(|day| window.column(day, 10)), [0, 9, 9]);
        assert_eq!(window.column(50.0, 0), 0);
    }

    #[test]
    fn a_window_moves_no_further_than_it_must() {
        let window = Window::new(0.0, 100.0);
        assert_eq!(window.showing(40.0), window);
        assert_eq!(window.showing(-1.0).first, -26.0);
        assert_eq!(window.showing(100.0).first, 25.0);
        assert_eq!(window.moved(60.0).within(Window::new(-50.0, 120.0)).first, 20.0);
        assert_eq!(window.within(Window::new(10.0, 50.0)), Window::new(10.0, 50.0));
    }

    proptest! {
        #[test]
        fn closer_and_back_is_the_same_view(first in -1e6..1e6, days in 14.0..1e6, part in 0.0..1.0, times in 1..8) {
            let window = Window { first, days };
            let around = first + days * part;
            let mut zoomed = window;
            for _ in 0..times {
                zoomed = zoomed.scaled(0.5, around);
            }
            prop_assert_eq!(zoomed.column(around, 80), window.column(around, 80));
            for _ in 0..times {
                zoomed = zoomed.scaled(2.0, around);
            }
            prop_assert!((zoomed.first - first).abs() < 1e-3 && (zoomed.days - days).abs() < 1e-3);
        }

        #[test]
        fn a_day_is_within_one_column_of_its_own_again(
            first in -4e6..2e6, days in 14.0..3e6, cells in 1_usize..400, origin in -1e6..1e6, part in 0.0..1.0,
        ) {
            let sight = Sight::of(Window { first, days }, origin, cells);
            let day = sight.window().first + sight.window().days * part * 0.999_999;
            let column = sight.grid.column(day);
            let cell = sight.cell(column);
            prop_assert!(cell.is_some(), "{day} is in sight");
            prop_assert!((sight.day(cell.unwrap_or(0)) - day).abs() <= sight.grid.per);
            prop_assert_eq!(sight.grid.column(sight.day(cell.unwrap_or(0))), column);
        }
    }
}
