//! Where an event stands in time: its mark, and how far it reaches on both sides.

use super::axis::{Grid, whole_day};
use crate::corpus::Event;
use crate::corpus::date::{Edtf, Precision};

/// What the reach of an event means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It happened on one of these days.
    Within,
    /// It lasted all of these days.
    Lasting,
    /// Undated: it happened on one of these days, so far as sources allow a guess.
    Guessed,
}

/// An event on the axis; all numbers are days. There may be very many: each takes little room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) reach: Reach,
    /// Where its mark stands, in half days: that is exact.
    mark: i32,
    /// Its first day and the day after its last one; the ends of all time where there is no limit.
    limits: (i32, i32),
    /// Whether it goes on.
    pub(super) open: bool,
    /// Whether its beginning and its end are not quite certain.
    pub(super) vague: (bool, bool),
    /// Whether no more is known of it than the month or the year.
    pub(super) coarse: bool,
}

/// The limits of what has none.
const NONE: (i32, i32) = (i32::MIN, i32::MAX);

/// A year or a month shows the days it may mean where these are more cells than this.
const WIDE: i64 = 4;

impl Extent {
    /// The extent of an event; none where neither date nor bounds are known.
    pub(super) fn of(event: &Event) -> Option<Extent> {
        match (&event.date, &event.bounds) {
            (Some(date), _) => Extent::of_date(date),
            (None, Some(bounds)) => {
                let extent = Extent::of_date(bounds)?;
                let (first, end) = extent.limits;
                let mark = if first == NONE.0 || end == NONE.1 { extent.mark } else { first + end };
                Some(Extent { reach: Reach::Guessed, mark, vague: (true, true), coarse: false, ..extent })
            }
            (None, None) => None,
        }
    }

    /// The extent of a date.
    pub(super) fn of_date(date: &Edtf) -> Option<Extent> {
        let precision = date.precision();
        let reach = if precision == Precision::Interval { Reach::Lasting } else { Reach::Within };
        let first = date.earliest().map(whole_day);
        let end = date.latest().map(|date| whole_day(date) + 1);
        let mark = match (reach, first, end) {
            // A range is marked where it begins, in the middle of that day.
            (Reach::Lasting, Some(first), _) | (_, Some(first), None) => 2 * first + 1,
            (_, Some(first), Some(end)) => first + end,
            (_, None, Some(end)) => 2 * end - 1,
            (_, None, None) => return None,
        };
        let coarse = matches!(precision, Precision::Month | Precision::Year);
        let limits = (first.unwrap_or(NONE.0), end.unwrap_or(NONE.1));
        Some(Extent { reach, mark, limits, open: date.is_open(), vague: date.vague_ends(), coarse })
    }

    /// The day of its mark: where it begins, or the middle of the days that it may be on.
    pub(super) fn mark(&self) -> f64 {
        f64::from(self.mark) / 2.0
    }

    /// What orders events by their marks; at one mark by their first days, then by their last.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (self.mark, self.limits)
    }

    /// Its first day; none where there is no limit.
    pub(super) fn first(&self) -> Option<f64> {
        Some(self.limits.0).filter(|day| *day != NONE.0).map(f64::from)
    }

    /// The day after its last one; none where there is no limit.
    pub(super) fn end(&self) -> Option<f64> {
        Some(self.limits.1).filter(|day| *day != NONE.1).map(f64::from)
    }

    /// Whether the day of its mark is not quite certain.
    pub(super) fn vague_mark(&self) -> bool {
        if self.first().is_some() { self.vague.0 } else { self.vague.1 }
    }

    /// The columns it reaches over, first and last.
    pub(super) fn columns(&self, grid: Grid) -> (i64, i64) {
        // An end that nobody knows lasts no longer than the beginning.
        let end = self.end().or((!self.open).then_some(self.mark()));
        grid.columns(self.first(), end)
    }

    /// The columns that are drawn of it: its mark's alone, where the rest is a guess or no longer than the mark.
    pub(super) fn bar(&self, grid: Grid) -> (i64, i64) {
        let (from, to) = self.columns(grid);
        let column = grid.column(self.mark());
        match self.reach {
            Reach::Lasting => (from, to),
            Reach::Within if to.saturating_sub(from) >= WIDE => (from, to),
            Reach::Within | Reach::Guessed => (column, column),
        }
    }

    /// The first and last day that a person would name for it.
    pub(super) fn days(&self) -> (f64, f64) {
        let first = self.first().unwrap_or(self.mark().floor());
        (first, self.end().map_or(self.mark().floor(), |end| end - 1.0).max(first))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::tui::timeline::axis::day;

    fn extent(first: Option<i32>, end: Option<i32>, open: bool) -> Extent {
        let mark = 2 * first.or(end).unwrap_or(0);
        let limits = (first.unwrap_or(NONE.0), end.unwrap_or(NONE.1));
        Extent { reach: Reach::Lasting, mark, limits, open, vague: (false, true), coarse: false }
    }

    #[test]
    fn a_reach_has_the_cells_of_its_first_and_last_day() {
        let grid = Grid { origin: day(date(2020, 1, 1)), per: 1.0 };
        let columns = |first: Option<i8>, end: Option<i8>, open| {
            let day = |of_month| whole_day(date(2020, 1, of_month));
            extent(first.map(day), end.map(day), open).columns(grid)
        };
        assert_eq!(columns(Some(3), Some(4), false), (2, 2));
        assert_eq!(columns(Some(3), Some(8), false), (2, 6));
        assert_eq!(columns(Some(3), None, false), (2, 2));
        let (from, to) = columns(None, Some(8), false);
        assert!(from < -1_000_000_000 && to == 6, "no beginning reaches as far back as anybody looks");
        let (from, to) = columns(Some(3), None, true);
        assert!(from == 2 && to > 1_000_000_000, "no end reaches as far on");
    }

    #[test]
    fn a_year_is_drawn_with_its_days_only_where_these_are_some_cells() {
        let year = Extent::of_date(&"2020".parse().unwrap()).unwrap();
        let bar = |per| year.bar(Grid { origin: day(date(2020, 1, 1)), per });
        assert_eq!(bar(30.5), (0, 11));
        assert_eq!(bar(183.0), (1, 1), "its mark alone, in the middle");
        assert!(year.coarse);
    }
}
