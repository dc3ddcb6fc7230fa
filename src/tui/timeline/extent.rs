//! Where an event stands in time: its mark, and how far it reaches on both sides.

use std::cmp::Ordering;

use super::axis::{Window, day};
use crate::corpus::Event;
use crate::corpus::date::Precision;

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

/// An event on the axis; all numbers are days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) reach: Reach,
    /// The day of its mark: where it begins, or the middle of the days that it may be on.
    pub(super) mark: f64,
    /// Its first day; none where there is no limit.
    pub(super) first: Option<f64>,
    /// The day after its last one; none where there is no limit.
    pub(super) end: Option<f64>,
    /// Whether it goes on.
    pub(super) open: bool,
    /// Whether its beginning and its end are not quite certain.
    pub(super) vague: (bool, bool),
}

impl Extent {
    /// The extent of an event; none where neither date nor bounds are known.
    pub(super) fn of(event: &Event) -> Option<Extent> {
        let when = event.when()?;
        let reach = match (&event.date, when.precision()) {
            (None, _) => Reach::Guessed,
            (_, Precision::Interval) => Reach::Lasting,
            _ => Reach::Within,
        };
        let first = when.earliest().map(day);
        let end = when.latest().map(|date| day(date) + 1.0);
        let mark = match (reach, first, end) {
            // A range is marked where it begins, in the middle of that day.
            (Reach::Lasting, Some(first), _) | (_, Some(first), None) => first + 0.5,
            (_, Some(first), Some(end)) => f64::midpoint(first, end),
            (_, None, Some(end)) => end - 0.5,
            (_, None, None) => return None,
        };
        let vague = if reach == Reach::Guessed { (true, true) } else { when.vague_ends() };
        Some(Extent { reach, mark, first, end, open: when.is_open(), vague })
    }

    /// On which side of a window it lies, or that it is seen there. A guess is seen only where its mark is: its reach,
    /// often without limit, would put it into every window.
    pub(super) fn side(&self, window: Window) -> Ordering {
        let (first, end) = match self.reach {
            Reach::Guessed => (self.mark, self.mark + 1.0),
            Reach::Within | Reach::Lasting => {
                // An end that nobody knows lasts no longer than the beginning.
                let end = if self.open { f64::INFINITY } else { self.end.unwrap_or(self.mark + 0.5) };
                (self.first.unwrap_or(f64::NEG_INFINITY), end)
            }
        };
        if end <= window.first {
            Ordering::Less
        } else if first >= window.end() {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Whether the day of its mark is not quite certain.
    pub(super) fn vague_mark(&self) -> bool {
        if self.first.is_some() { self.vague.0 } else { self.vague.1 }
    }

    /// The cells it reaches over, first and last, among `width` cells.
    pub(super) fn cells(&self, window: Window, width: usize) -> (usize, usize) {
        // The last moment, not the midnight after it, which is the next day's.
        let last = |end: f64| window.column(end - 0.01, width);
        let from = self.first.map_or(0, |first| window.column(first, width));
        let to = match self.end {
            Some(end) => last(end),
            None if self.open => width.saturating_sub(1),
            None => window.column(self.mark, width),
        };
        (from, to.max(from))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn extent(first: Option<f64>, end: Option<f64>, open: bool) -> Extent {
        let mark = first.or(end).unwrap_or(0.0);
        Extent { reach: Reach::Lasting, mark, first, end, open, vague: (false, true) }
    }

    #[test]
    fn a_range_is_seen_wherever_a_part_of_it_is() {
        let window = Window::new(100.0, 200.0);
        for (first, end, open, side) in [
            (Some(0.0), Some(100.0), false, Ordering::Less),
            (Some(0.0), Some(101.0), false, Ordering::Equal),
            (Some(0.0), None, true, Ordering::Equal),
            (Some(0.0), None, false, Ordering::Less),
            (None, Some(300.0), false, Ordering::Equal),
            (Some(200.0), None, true, Ordering::Greater),
        ] {
            assert_eq!(extent(first, end, open).side(window), side, "{first:?} {end:?} {open}");
        }
    }

    #[test]
    fn a_reach_has_the_cells_of_its_first_and_last_day() {
        let window = Window::new(day(date(2020, 1, 1)), day(date(2020, 1, 31)));
        let cells = |first: Option<i8>, end: Option<i8>, open| {
            let day = |of_month| day(date(2020, 1, of_month));
            extent(first.map(day), end.map(day), open).cells(window, 30)
        };
        assert_eq!(cells(Some(3), Some(4), false), (2, 2));
        assert_eq!(cells(Some(3), Some(8), false), (2, 6));
        assert_eq!(cells(None, Some(8), false), (0, 6));
        assert_eq!(cells(Some(3), None, true), (2, 29));
        assert_eq!(cells(Some(3), None, false), (2, 2));
    }
}
