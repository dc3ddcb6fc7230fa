//! Which row and cell of the pane everything stands in: made anew whenever size, window or cursor change.
//!
//! ```text
//!                <2  2014      2018      2022    1>   axis
//!                    ┬────┬────┬────┬────┬────┬──     rule, where there is room
//! › Agreement        ● label             2  ●         lanes, of one row or more
//!   Exercise           ●━━━━━━━━━━━━●
//!   undated 2        ○ label   ○ label                tray
//!   14 May 2018  label                    2 sources   status
//! ```

use std::cmp::Ordering;

use super::axis::Window;
use super::extent::Reach;
use super::lanes::{Spot, Unit, share, stack, units};
use super::ticks::{Tick, ticks};
use super::{Item, Lane};
use crate::text::width;

/// Columns left of everything: the mark of the cursor's lane, and a space.
pub(super) const MARGIN: usize = 2;
/// Narrower or lower than this, all lanes are one.
const LEAST: (usize, usize) = (40, 4);
/// A lane has no more rows than this.
const MOST_ROWS: usize = 6;
/// A year or a month shows the days it may mean where these are more cells than this.
const WIDE: usize = 4;
/// What a label counts for when rows are shared out, in cells: room for its first words.
const LABEL: usize = 26;

/// A lane, or the tray, where it is shown.
#[derive(Debug)]
pub(super) struct Band {
    /// Empty where all lanes are one.
    pub(super) name: String,
    /// Whether the cursor is in it.
    pub(super) here: bool,
    /// Its first row in the pane.
    pub(super) top: usize,
    /// How many rows it has.
    pub(super) rows: usize,
    /// From left to right.
    pub(super) units: Vec<Unit>,
}

/// Where everything stands; rows and columns are cells from the pane's corner.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The first column of the axis and the lanes.
    pub(super) left: usize,
    /// How many columns they have.
    pub(super) cells: usize,
    /// The labels of the first row; none where there is no axis.
    pub(super) ticks: Option<Vec<Tick>>,
    /// Whether a rule stands under the axis.
    pub(super) rule: bool,
    /// How many events lie before and after the window.
    pub(super) outside: (usize, usize),
    /// From top to bottom, the tray last.
    pub(super) bands: Vec<Band>,
    /// The first lane shown, and how many have no room.
    pub(super) top: usize,
    pub(super) hidden: usize,
    /// The row of the status; none where there is no row at all.
    pub(super) status: Option<usize>,
}

/// What a plan is made of.
pub(super) struct Parts<'t> {
    pub(super) items: &'t [Item],
    pub(super) lanes: &'t [Lane],
    pub(super) undated: &'t [usize],
    pub(super) window: Window,
    /// Width and height of the pane.
    pub(super) size: (usize, usize),
    /// The event under the cursor.
    pub(super) cursor: Option<usize>,
    /// The first lane that was shown before.
    pub(super) top: usize,
}

/// Makes the plan; `label` is the width of an event's label.
pub(super) fn plan(parts: &Parts<'_>, label: impl Fn(usize) -> usize) -> Plan {
    let (width, height) = parts.size;
    let mut plan = Plan { status: height.checked_sub(1).filter(|_| width > 0), ..Plan::default() };
    if height < 2 || width == 0 || parts.items.is_empty() {
        return plan;
    }
    plan.outside = outside(parts);
    let small = width < LEAST.0 || height < LEAST.1;
    let tray =
        if small || parts.undated.is_empty() { String::new() } else { format!("undated {}", parts.undated.len()) };
    plan.left = if small {
        counter(plan.outside.0).map_or(0, |text| text.len() + 1)
    } else {
        let names = parts.lanes.iter().map(|lane| self::width(&lane.name).0).chain([tray.len()]);
        MARGIN + names.max().unwrap_or(0).min(width / 3) + 2
    };
    // One column stays free on the right.
    plan.cells = (width - 1).saturating_sub(plan.left);
    let room = plan.cells.saturating_sub(counter(plan.outside.1).map_or(0, |text| text.len() + 1));
    plan.ticks = Some(ticks(parts.window, plan.cells, room));

    let rows = height.saturating_sub(2 + usize::from(!tray.is_empty()));
    if rows == 0 || plan.cells == 0 {
        return plan;
    }
    let mut bands: Vec<Band> = if small {
        let all = parts.lanes.iter().flat_map(|lane| &lane.items).copied().collect::<Vec<_>>();
        vec![band(parts, plan.cells, "", &all)]
    } else {
        plan.hidden = parts.lanes.len().saturating_sub(rows);
        plan.top = scrolled(parts, rows).min(plan.hidden);
        let lanes = parts.lanes.iter().skip(plan.top).take(rows);
        lanes.map(|lane| band(parts, plan.cells, &lane.name, &lane.items)).collect()
    };
    plan.rule = rows > bands.len();
    stand(&mut bands, 1 + usize::from(plan.rule), rows - usize::from(plan.rule), label);
    plan.bands = bands;
    if !tray.is_empty() {
        let units = lined_up(parts.undated, plan.cells);
        let here = parts.cursor.is_some_and(|cursor| parts.undated.contains(&cursor));
        plan.bands.push(Band { name: tray, here, top: height - 2, rows: 1, units });
    }
    plan
}

/// The first of so many lanes, moved as little as needed to show that of the cursor.
fn scrolled(parts: &Parts<'_>, rows: usize) -> usize {
    let here = parts.cursor.and_then(|cursor| parts.lanes.iter().position(|lane| lane.has(cursor)));
    here.map_or(parts.top, |lane| parts.top.min(lane).max((lane + 1).saturating_sub(rows)))
}

/// A lane of the axis, before it has its rows.
fn band(parts: &Parts<'_>, cells: usize, name: &str, items: &[usize]) -> Band {
    let spots = items.iter().filter_map(|item| {
        let extent = parts.items.get(*item)?.extent.filter(|extent| extent.side(parts.window) == Ordering::Equal)?;
        let column = parts.window.column(extent.mark, cells);
        let (from, to) = extent.cells(parts.window, cells);
        let bar = match extent.reach {
            Reach::Lasting => (from, to),
            Reach::Within if to + 1 - from > WIDE => (from, to),
            Reach::Within | Reach::Guessed => (column, column),
        };
        Some(Spot { item: *item, column, bar })
    });
    let here = parts.cursor.is_some_and(|cursor| items.contains(&cursor));
    Band { name: name.to_owned(), here, top: 0, rows: 1, units: units(spots.collect()) }
}

/// Gives each band its rows, from a row on.
fn stand(bands: &mut [Band], from: usize, room: usize, label: impl Fn(usize) -> usize) {
    // A cluster has no label of its own.
    let cells = |unit: &Unit| match unit.spots.as_slice() {
        [spot] => label(spot.item).min(LABEL),
        _ => 0,
    };
    let wanted = bands.iter_mut().map(|band| {
        // A mark on a bar can be told from it, a bar on a bar can't.
        let mut bars: Vec<Unit> = band.units.iter().filter(|unit| unit.bar.0 < unit.bar.1).cloned().collect();
        (stack(&mut bars, MOST_ROWS, |_| 0), stack(&mut band.units, MOST_ROWS, cells))
    });
    let wanted: Vec<(usize, usize)> = wanted.collect();
    let mut top = from;
    for (band, rows) in bands.iter_mut().zip(share(&wanted, room)) {
        stack(&mut band.units, rows, cells);
        (band.top, band.rows) = (top, rows);
        top += rows;
    }
}

/// The undated events side by side, as far apart as there is room.
fn lined_up(items: &[usize], cells: usize) -> Vec<Unit> {
    let spot = |(index, item): (usize, &usize)| {
        let column = index * cells / items.len().max(1);
        Spot { item: *item, column, bar: (column, column) }
    };
    units(items.iter().enumerate().map(spot).collect())
}

fn outside(parts: &Parts<'_>) -> (usize, usize) {
    let sides = parts.items.iter().filter_map(|item| Some(item.extent?.side(parts.window)));
    sides.fold((0, 0), |(before, after), side| match side {
        Ordering::Less => (before + 1, after),
        Ordering::Equal => (before, after),
        Ordering::Greater => (before, after + 1),
    })
}

/// The sign for events outside: their number and one cell for its arrow.
fn counter(count: usize) -> Option<String> {
    (count > 0).then(|| format!("<{count}"))
}

impl Plan {
    /// The event in a cell of the pane: that of a mark, else of a bar, else of the label that is most likely there.
    /// `after` is skipped in a cluster, so that clicking again goes through it.
    pub(super) fn item_at(&self, x: usize, y: usize, after: Option<usize>) -> Option<usize> {
        let band = self.bands.iter().find(|band| (band.top..band.top + band.rows).contains(&y))?;
        let column = x.checked_sub(self.left).filter(|column| *column < self.cells)?;
        let row = || band.units.iter().filter(|unit| unit.row == y - band.top);
        let unit = row()
            .find(|unit| unit.column == column)
            .or_else(|| row().find(|unit| (unit.bar.0..=unit.bar.1).contains(&column)))
            .or_else(|| row().rfind(|unit| unit.column < column))
            .or_else(|| row().next())?;
        let place = unit.spots.iter().position(|spot| Some(spot.item) == after).map_or(0, |place| place + 1);
        unit.spots.get(place % unit.spots.len().max(1)).map(|spot| spot.item)
    }
}
