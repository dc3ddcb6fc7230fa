//! How many events each year, month or day of the axis has.

use jiff::civil::Date;

use super::axis::{Grid, Sight, day};
use super::extent::{Extent, Reach};
use super::ticks::Step;

/// The stretches that are counted, finest first, with what they are called.
const STEPS: [(Step, &str); 6] = [
    (Step::Day, "a day"),
    (Step::Months(1), "a month"),
    (Step::Years(1), "a year"),
    (Step::Years(10), "ten years"),
    (Step::Years(100), "a century"),
    (Step::Years(1000), "1000 years"),
];

/// Events counted by stretches of time, at one zoom.
#[derive(Debug)]
pub(super) struct Bins {
    step: Step,
    /// How they are called: `a year`.
    pub(super) name: &'static str,
    /// The first day of each stretch that has events, and how many, in order of time.
    counts: Vec<(f64, usize)>,
    /// The most that one has.
    most: usize,
    /// Whether a stretch has room for its number, and a cell between it and the next.
    pub(super) digits: bool,
}

/// A stretch in sight: its cells, and what stands in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) cells: std::ops::Range<usize>,
    pub(super) count: usize,
    /// From 1 to 8, of the most there are anywhere on the axis.
    pub(super) level: usize,
}

impl Bins {
    /// Counts events, in order of their marks, by the finest stretch of the calendar that is a cell or more; none at a
    /// zoom where even the longest is less. What may have been outside of a stretch as well isn't counted in it: guesses,
    /// and where months are counted, what is known to the year alone.
    pub(super) fn of<'e>(grid: Grid, extents: impl Iterator<Item = &'e Extent>) -> Option<Bins> {
        let (step, name) = STEPS.into_iter().find(|(step, _)| step.days() >= grid.per)?;
        let mut counts: Vec<(f64, usize)> = Vec::new();
        // Asking the calendar once for each stretch, not for each mark.
        let mut end: Option<Date> = None;
        let longest = step.days() * 1.2;
        let within = |extent: &&Extent| match extent.reach {
            Reach::Guessed => false,
            Reach::Lasting => true,
            Reach::Within => extent.first().zip(extent.end()).is_none_or(|(first, end)| end - first <= longest),
        };
        for mark in extents.filter(within).filter_map(|extent| super::axis::date(extent.mark())) {
            match counts.last_mut() {
                Some((_, count)) if end.is_some_and(|end| mark < end) => *count += 1,
                _ => {
                    let first = step.floor(mark)?;
                    end = step.after(first).or(Some(Date::MAX));
                    counts.push((day(first), 1));
                }
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max()?;
        // A screen's width at most: exact.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let digits = step.days() / grid.per >= (most.to_string().len() + 1) as f64;
        Some(Bins { step, name, counts, most, digits })
    }

    /// What is counted: the finest stretch of the calendar that is a cell or more.
    pub(super) fn step(&self) -> Step {
        self.step
    }

    /// The stretches in sight that have events.
    pub(super) fn seen(&self, sight: Sight) -> Vec<Bar> {
        let window = sight.window();
        let from = self.counts.partition_point(|(first, _)| *first < window.first).saturating_sub(1);
        let counts = self.counts.iter().skip(from).take_while(|(first, _)| *first < window.end());
        let bars = counts.filter_map(|(first, count)| {
            let next = super::axis::date(*first).and_then(|first| self.step.after(first)).map(day);
            let (from, to) = sight.grid.columns(Some(*first), next);
            let cells = sight.nearest(from)..sight.nearest(to) + 1;
            let level = (count * 8).div_ceil(self.most.max(8)).clamp(1, 8);
            sight.meets((from, to)).then_some(Bar { cells, count: *count, level })
        });
        bars.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::timeline::axis::Window;

    #[test]
    fn events_are_counted_by_the_finest_stretch_that_is_seen() {
        let dates = ["2018-02-05", "2018-02", "2018", "2018-07-05", "2020-01-05/.."];
        let extents = dates.map(|date| Extent::of_date(&date.parse().unwrap()).unwrap());
        let seen = |days: f64| {
            let window = Window::new(day(Date::constant(2018, 1, 1)), day(Date::constant(2018, 1, 1)) + days);
            let sight = Sight::of(window, window.first, 60);
            let bins = Bins::of(sight.grid, extents.iter()).unwrap();
            (bins.name, bins.seen(sight).iter().map(|bar| (bar.cells.clone(), bar.count)).collect::<Vec<_>>())
        };
        assert_eq!(seen(1096.0), ("a month", vec![(1..4, 2), (9..12, 1), (39..42, 1)]));
        assert_eq!(seen(60.0 * 100.0), ("a year", vec![(0..4, 4), (7..11, 1)]));
    }
}
