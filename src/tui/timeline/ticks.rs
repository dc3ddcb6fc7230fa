//! The ticks of the axis: the finest step of the calendar whose labels stand apart.

use jiff::civil::Date;

use super::axis::{Window, date, day};
use crate::text::width;

/// Blank cells between two labels, at least.
const GAP: usize = 2;
/// Ticks without labels stand at least so many cells apart: closer ones are a pattern, not a measure.
const APART: usize = 3;

/// A tick; all positions are cells from the beginning of the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    /// Where it stands, and its label begins.
    pub(super) column: usize,
    /// Empty for a tick between two labels.
    pub(super) label: String,
}

/// From one tick to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Day,
    /// The days 1, 8, 15, 22 of every month: they fit months, as weeks don't.
    Week,
    Months(i8),
    Years(i16),
}

/// Finest first; each with the step of the ticks between its labels.
const STEPS: [(Step, Option<Step>); 14] = [
    (Step::Day, None),
    (Step::Week, Some(Step::Day)),
    (Step::Months(1), Some(Step::Week)),
    (Step::Months(3), Some(Step::Months(1))),
    (Step::Years(1), Some(Step::Months(3))),
    (Step::Years(2), Some(Step::Years(1))),
    (Step::Years(5), Some(Step::Years(1))),
    (Step::Years(10), Some(Step::Years(5))),
    (Step::Years(20), Some(Step::Years(10))),
    (Step::Years(50), Some(Step::Years(10))),
    (Step::Years(100), Some(Step::Years(50))),
    (Step::Years(200), Some(Step::Years(100))),
    (Step::Years(500), Some(Step::Years(100))),
    (Step::Years(1000), Some(Step::Years(500))),
];

/// The ticks of a window on an axis of `cells`, whose labels end before cell `room`. From left to right; no two labels
/// touch, none is cut.
pub(super) fn ticks(window: Window, cells: usize, room: usize) -> Vec<Tick> {
    for (step, between) in STEPS {
        let Some(mut ticks) = labelled(window, cells, room.min(cells), step) else { continue };
        if let Some(minor) = between.filter(|minor| spread(window, cells, *minor) >= APART) {
            let minor = minor.dates(window).map(|date| window.column(day(date), cells));
            let minor: Vec<_> = minor.filter(|column| ticks.iter().all(|tick| tick.column != *column)).collect();
            ticks.extend(minor.into_iter().map(|column| Tick { column, label: String::new() }));
            ticks.sort_by_key(|tick| tick.column);
        }
        return ticks;
    }
    Vec::new()
}

/// The labelled ticks of a step, where they fit.
fn labelled(window: Window, cells: usize, room: usize, step: Step) -> Option<Vec<Tick>> {
    if spread(window, cells, step) <= GAP {
        return None;
    }
    let dates: Vec<Date> = step.dates(window).collect();
    let mut ticks: Vec<Tick> = Vec::new();
    for (index, date) in dates.iter().enumerate() {
        let column = window.column(day(*date), cells);
        let next =
            dates.get(index + 1).map(|next| (window.column(day(*next), cells), next.month() == 1 && next.day() == 1));
        let mut label = step.label(*date, index == 0);
        if index == 0 && next.is_some_and(|(next, names_year)| names_year && column + width(&label).0 + GAP > next) {
            // The next label names a year as well.
            label = step.label(*date, false);
        }
        let end = column + width(&label).0;
        if next.is_some_and(|(next, _)| end + GAP > next) {
            return None;
        }
        if end <= room {
            ticks.push(Tick { column, label });
        }
    }
    (!ticks.is_empty()).then_some(ticks)
}

/// Cells from one tick to the next, rounded down.
fn spread(window: Window, cells: usize, step: Step) -> usize {
    Window { first: 0.0, ..window }.column(step.days(), cells)
}

impl Step {
    /// Its length in days, at least.
    pub(super) fn days(self) -> f64 {
        match self {
            Step::Day => 1.0,
            Step::Week => 6.0,
            Step::Months(months) => 28.0 * f64::from(months),
            Step::Years(years) => 365.0 * f64::from(years),
        }
    }

    /// All ticks in a window.
    fn dates(self, window: Window) -> impl Iterator<Item = Date> {
        // Dates go no further back than this.
        let first = date(window.first).unwrap_or(Date::MIN);
        std::iter::successors(self.floor(first), move |date| self.after(*date))
            .skip_while(move |date| day(*date) < window.first)
            .take_while(move |date| day(*date) < window.end())
    }

    /// The last tick that is no later than a date.
    pub(super) fn floor(self, date: Date) -> Option<Date> {
        let (year, month) = (date.year(), date.month());
        match self {
            Step::Day => Some(date),
            Step::Week => Some(with_day(date, 1 + ((date.day() - 1) / 7).min(3) * 7)),
            Step::Months(months) => Date::new(year, month - (month - 1) % months, 1).ok(),
            Step::Years(years) => Date::new(year - year.rem_euclid(years), 1, 1).ok().or(Some(Date::MIN)),
        }
    }

    /// The tick after a tick.
    pub(super) fn after(self, date: Date) -> Option<Date> {
        let (year, month) = (date.year(), date.month());
        match self {
            Step::Day => date.tomorrow().ok(),
            Step::Week if date.day() < 22 => Some(with_day(date, date.day() + 7)),
            Step::Week => Step::Months(1).after(date),
            Step::Months(months) if month + months > 12 => Date::new(year.checked_add(1)?, 1, 1).ok(),
            Step::Months(months) => Date::new(year, month + months, 1).ok(),
            Step::Years(years) => Date::new(year.checked_sub(year.rem_euclid(years))?.checked_add(years)?, 1, 1).ok(),
        }
    }

    /// As short as it can be read: the year where one begins, and whole at the beginning of the axis.
    fn label(self, date: Date, first: bool) -> String {
        let year = date.year();
        let (format, with_year) = match self {
            Step::Years(_) => return year.to_string(),
            Step::Months(_) if date.month() == 1 => return year.to_string(),
            Step::Months(_) => ("%b", first),
            _ if first || (date.month() == 1 && date.day() == 1) => ("%-d %b", true),
            _ if date.day() == 1 => ("%-d %b", false),
            _ => ("%-d", false),
        };
        let date = date.strftime(format).to_string();
        if with_year { format!("{date} {year}") } else { date }
    }
}

fn with_day(date: Date, day: i8) -> Date {
    Date::new(date.year(), date.month(), day).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as civil;

    use super::*;

    fn axis(first: Date, end: Date, cells: usize) -> String {
        let mut row = String::new();
        for tick in ticks(Window::new(day(first), day(end)), cells, cells) {
            row.extend(std::iter::repeat_n(' ', tick.column.saturating_sub(row.len())));
            row.push_str(if tick.label.is_empty() { "'" } else { &tick.label });
        }
        row
    }

    #[test]
    fn the_axis_names_what_fits() {
        for (first, end, cells, row) in [
            (civil(2014, 1, 1), civil(2025, 1, 1), 44, "2014'  2016 '  2018'   2020 '  2022'   2024"),
            (civil(1900, 1, 1), civil(2030, 1, 1), 40, "1900' 1920' 1940' 1960' 1980' 2000' 2020"),
            (civil(2018, 11, 1), civil(2019, 5, 1), 40, "'     '      2019   '     '      Apr"),
            (civil(2018, 3, 30), civil(2018, 4, 20), 60, "     1 Apr 2018          8                   15"),
        ] {
            assert_eq!(axis(first, end, cells), row);
        }
    }

    #[test]
    fn labels_never_overlap_at_any_zoom_and_width() {
        for cells in (0..40).chain([60, 80, 120, 400]) {
            for (first, mut days) in [(civil(2014, 1, 1), 14.0), (civil(2018, 12, 20), 14.3), (civil(1, 1, 1), 20.0)] {
                while days < 1_500_000.0 {
                    let ticks = ticks(Window { first: day(first), days }, cells, cells);
                    let labels: Vec<_> = ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
                    for pair in labels.windows(2) {
                        assert!(
                            pair[0].column + pair[0].label.len() + GAP <= pair[1].column,
                            "{cells} {days} {labels:?}"
                        );
                    }
                    assert!(labels.last().is_none_or(|tick| tick.column + tick.label.len() <= cells));
                    assert!(ticks.windows(2).all(|pair| pair[0].column < pair[1].column), "{cells} {days} {ticks:?}");
                    assert!(cells < 20 || !labels.is_empty(), "{cells} {days}");
                    days *= 1.37;
                }
            }
        }
    }
}
