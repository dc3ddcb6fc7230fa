//! Which row and cell of the pane everything stands in: made anew whenever size, window or cursor change.
//!
//! ```text
//!                <2  2014      2018      2022    1>   axis
//!                    ┬────┬━━━━┬━━━━▼────┬────┬──     rule, where there is room: the lens on it
//!                    │ First era     │ Second era     eras
//!           a year   3    1    2     5    1           how busy it is
//! › Agreement        ● label             2  ●         lanes, of one row or more
//!   Exercise           ●━━━━━━━━━━━━●
//!   settled                ●                          readings of the cursor's event, where they are shown
//!   One source           ──●── label
//!   undated 2        ○ label   ○ label                tray
//!   14 May 2018  label                    2 sources   status
//! ```

use super::Item;
use super::axis::Sight;
use super::density::Bar;
use super::details::Detail;
use super::eras::{self, bands};
use super::lanes::Seen;
use super::sorts::Lane;
use super::ticks::{Tick, ticks};
use super::whole::Whole;
use crate::corpus::{Corpus, Era, Event, Id};

/// Columns left of everything: the mark of the cursor's lane, and a space.
pub(super) const MARGIN: usize = 2;
/// Narrower or lower than this, all lanes are one.
pub(super) const LEAST: (usize, usize) = (40, 4);
/// The width of the longest name of what is counted.
pub(super) const DENSITY_NAME: usize = 10;
/// From so many rows on, the eras and the numbers of events have theirs.
const ERAS: usize = 12;
pub(super) const DENSITY: usize = 14;
/// From so many rows for lanes on, the axis has its rule, even where a lane more could be shown.
const RULE: usize = 6;
/// What the sources say has so many rows at most, whichever event it is of: no lane moves when the cursor does.
const DETAILS: usize = 7;

/// What stands at a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// An event, in a lane by its place.
    Event(Id<Event>, usize),
    /// The name of a lane, by its place.
    Lane(usize),
    /// The axis, at a day.
    Axis(f64),
    /// An era.
    Era(Id<Era>),
    /// A reading, by its place among those of the cursor's event.
    Detail(usize),
    /// Nothing that could be chosen.
    Nothing,
}

/// The same, with an event by its place among the items.
pub(super) enum Spotted {
    Item(usize, usize),
    Other(Place),
}

/// A lane, or the tray, where it is shown.
#[derive(Debug)]
pub(super) struct Band {
    /// Which lane; as many as there are lanes for the tray. Where all lanes are one, 0.
    pub(super) lane: usize,
    /// Empty where all lanes are one.
    pub(super) name: String,
    /// Whether it is folded.
    pub(super) folded: bool,
    /// Whether the cursor is in it.
    pub(super) here: bool,
    /// Its first row in the pane.
    pub(super) top: usize,
    /// How many rows it has.
    pub(super) rows: usize,
    /// From left to right.
    pub(super) units: Vec<Seen>,
}

/// How busy the axis is.
#[derive(Debug)]
pub(super) struct Density {
    pub(super) row: usize,
    /// What is counted: `a year`.
    pub(super) name: &'static str,
    /// Whether numbers fit.
    pub(super) digits: bool,
    pub(super) bars: Vec<Bar>,
}

/// Where everything stands; rows and columns are cells from the pane's corner.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The first column of the axis and the lanes.
    pub(super) left: usize,
    /// What the axis shows; none before anything was arranged.
    pub(super) sight: Option<Sight>,
    /// The labels of the first row; none where there is no axis.
    pub(super) ticks: Option<Vec<Tick>>,
    /// Whether a rule stands under the axis.
    pub(super) rule: bool,
    /// The row of the eras, and what stands in it.
    pub(super) eras: Option<(usize, Vec<eras::Band>)>,
    /// The row that says how busy the axis is.
    pub(super) density: Option<Density>,
    /// How many events lie before and after the window.
    pub(super) outside: (usize, usize),
    /// From top to bottom, the tray last.
    pub(super) bands: Vec<Band>,
    /// What the sources say of the cursor's event, its first row and how many there are.
    pub(super) details: Option<(usize, usize, Vec<Detail>)>,
    /// The first lane shown, and how many have no room.
    pub(super) top: usize,
    pub(super) hidden: usize,
    /// The first row of the list and how many are shown; none where the graphic is.
    pub(super) list: Option<usize>,
    pub(super) list_top: usize,
    /// The row of the status; none where there is no row at all.
    pub(super) status: Option<usize>,
}

/// What a plan is made of.
pub(super) struct Parts<'t> {
    pub(super) corpus: &'t Corpus,
    pub(super) lanes: &'t [Lane],
    /// How many events there are, and how many of them have a place in time.
    pub(super) items: usize,
    pub(super) dated: usize,
    pub(super) sight: Sight,
    /// Width and height of the pane.
    pub(super) size: (usize, usize),
    /// The first column of the axis.
    pub(super) left: usize,
    /// The event under the cursor, and its lane.
    pub(super) cursor: Option<usize>,
    pub(super) lane: usize,
    /// Which events are tied to the selection.
    pub(super) tied: &'t [bool],
    /// Whether the list is shown.
    pub(super) list: bool,
    /// What the sources say of the event under the cursor, where that is shown.
    pub(super) details: Option<Vec<Detail>>,
    /// The first lane and the first row of the list that were shown before.
    pub(super) top: (usize, usize),
}

/// The name of the tray.
pub(super) fn tray_name(undated: usize) -> String {
    format!("undated {undated}")
}

/// Makes the plan.
pub(super) fn plan(parts: Parts<'_>, whole: &mut Whole) -> Plan {
    let (width, height) = parts.size;
    let mut plan = Plan { status: height.checked_sub(1).filter(|_| width > 0), ..Plan::default() };
    (plan.top, plan.list_top) = parts.top;
    plan.sight = Some(parts.sight);
    plan.left = parts.left;
    if height < 2 || width == 0 || parts.items == 0 {
        return plan;
    }
    plan.outside = whole.outside(parts.sight);
    if parts.list {
        let rows = height - 2;
        let cursor = parts.cursor.unwrap_or(0);
        let last = parts.items.saturating_sub(rows);
        plan.list_top = plan.list_top.min(cursor).max((cursor + 1).saturating_sub(rows)).min(last);
        plan.list = Some(rows);
        return plan;
    }
    graphic(&parts, whole, &mut plan);
    plan.details = plan.details.map(|(top, rows, _)| (top, rows, parts.details.unwrap_or_default()));
    plan
}

fn graphic(parts: &Parts<'_>, whole: &mut Whole, plan: &mut Plan) {
    let (width, height) = parts.size;
    let small = width < LEAST.0 || height < LEAST.1;
    let undated = parts.items - parts.dated;
    let tray = undated > 0 && !small;
    let cells = parts.sight.cells;
    let (before, after) = (counter(plan.outside.0), counter(plan.outside.1));
    let room = cells.saturating_sub(after);
    let mut ticks = ticks(parts.sight.window(), cells, room);
    if small {
        // The number of what lies before stands in the first cells.
        ticks.retain(|tick| tick.column >= before || tick.label.is_empty());
    }
    plan.ticks = Some(ticks);
    let mut free = height.saturating_sub(2 + usize::from(tray));
    if free == 0 || cells == 0 {
        return;
    }
    let shown_details = if small { 0 } else { parts.details.as_ref().map_or(0, |_| DETAILS.min(free / 3)) };
    free -= shown_details;
    plan.rule = free > if small { 1 } else { parts.lanes.len() } || free >= RULE;
    let mut top = 1 + usize::from(plan.rule);
    if !small && height >= ERAS && !parts.corpus.eras.is_empty() {
        plan.eras = Some((top, bands(parts.corpus, parts.sight)));
        top += 1;
    }
    if let Some(bins) = whole.bins.as_ref().filter(|_| !small && height >= DENSITY) {
        plan.density = Some(Density { row: top, name: bins.name, digits: bins.digits, bars: bins.seen(parts.sight) });
        top += 1;
    }
    free = (free + 1).saturating_sub(top);
    let count = if small { 1 } else { parts.lanes.len() };
    let shown = count.min(free);
    plan.hidden = count - shown;
    plan.top = scrolled(plan.top, parts.lane.min(count.saturating_sub(1)), shown).min(plan.hidden);
    let rows = whole.rows(count, free.max(count));
    let keep = |item: usize| parts.cursor == Some(item) || parts.tied.get(item).copied().unwrap_or_default();
    for (lane, rows) in rows.into_iter().enumerate().skip(plan.top).take(shown) {
        let Some(laid) = whole.lanes.get(lane) else { continue };
        let named = parts.lanes.get(lane).filter(|_| !small);
        plan.bands.push(Band {
            lane,
            name: named.map(|lane| lane.name.clone()).unwrap_or_default(),
            folded: named.is_some_and(|lane| lane.folded),
            here: if small { parts.cursor < Some(parts.dated) } else { parts.lane == lane },
            top,
            rows,
            units: laid.seen(parts.sight, keep),
        });
        top += rows;
    }
    if shown_details > 0 {
        let last = height - 1 - usize::from(tray);
        plan.details = Some((last - shown_details, shown_details, Vec::new()));
    }
    if let Some(laid) = whole.lanes.get(parts.lanes.len()).filter(|_| tray) {
        let still = Sight { left: 0, ..parts.sight };
        plan.bands.push(Band {
            lane: parts.lanes.len(),
            name: tray_name(undated),
            folded: false,
            here: parts.cursor >= Some(parts.dated),
            top: height - 2,
            rows: 1,
            units: laid.seen(still, keep),
        });
    }
}

/// The first of so many lanes, moved as little as needed to show that of the cursor.
fn scrolled(top: usize, lane: usize, rows: usize) -> usize {
    top.min(lane).max((lane + 1).saturating_sub(rows))
}

/// The cells of the sign for events outside, with a blank one beside it: none where there are none.
fn counter(count: usize) -> usize {
    if count > 0 { format!("<{count}").len() + 1 } else { 0 }
}

impl Plan {
    /// What stands in a cell of the pane: an event by its mark, else by a bar, else by the label that is most likely
    /// there. `after` is skipped in a cluster, so that clicking again goes through it.
    pub(super) fn place_at(
        &self,
        (all, whole): (&[Item], &Whole),
        (x, y): (usize, usize),
        after: Option<usize>,
    ) -> Option<Spotted> {
        if let Some(rows) = self.list {
            let row = y.checked_sub(1).filter(|row| *row < rows)?;
            return Some(Spotted::Item(self.list_top + row, usize::MAX));
        }
        let sight = self.sight?;
        let column = x.checked_sub(self.left).filter(|column| *column < sight.cells);
        if let Some(band) = self.bands.iter().find(|band| (band.top..band.top + band.rows).contains(&y)) {
            let Some(column) = column else { return Some(Spotted::Other(Place::Lane(band.lane))) };
            let unit = unit_at(band, column, y - band.top)?;
            let items: Vec<usize> = whole.lanes.get(band.lane)?.in_sight(all, unit, sight).collect();
            let place = items.iter().position(|item| Some(*item) == after).map_or(0, |place| place + 1);
            return items.get(place % items.len().max(1)).map(|item| Spotted::Item(*item, band.lane));
        }
        if let Some((top, rows, details)) = &self.details
            && let Some(row) = y.checked_sub(*top).filter(|row| row < rows && *row < details.len())
        {
            return Some(Spotted::Other(Place::Detail(row)));
        }
        let column = column?;
        if let Some((row, bands)) = &self.eras
            && *row == y
        {
            return bands
                .iter()
                .find(|band| band.cells.contains(&column))
                .map(|band| Spotted::Other(Place::Era(band.era)));
        }
        let axis = self.ticks.is_some() && (y == 0 || (y == 1 && self.rule));
        axis.then(|| Spotted::Other(Place::Axis(sight.day(column))))
    }

    /// How many rows the list shows at once, and what the first one is.
    pub(super) fn listed(&self) -> Option<(usize, usize)> {
        self.list.map(|rows| (self.list_top, rows))
    }
}

/// What is meant by a cell of a band: a unit by its mark, else by its bar, else by the label that is most likely there.
fn unit_at(band: &Band, column: usize, row: usize) -> Option<&Seen> {
    let row = || band.units.iter().filter(|unit| unit.row == row);
    row()
        .find(|unit| unit.column == column && unit.inside)
        .or_else(|| row().find(|unit| (unit.bar.0..=unit.bar.1).contains(&column)))
        .or_else(|| row().rfind(|unit| unit.column < column))
        .or_else(|| row().next())
}
