//! One lane, from the back to the front: days that may be meant, bars, labels, marks.

use super::super::axis::Sight;
use super::super::extent::{Extent, Reach};
use super::super::labels::{Wish, place};
use super::super::lanes::Seen;
use super::super::plan::Band;
use super::{Painter, Weight, cells};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// A lane with more units than this in sight has labels only for what is tied to the selection.
const LABELLED: usize = 400;

/// An event whose bar is drawn.
struct Bar<'s> {
    unit: &'s Seen,
    item: usize,
    extent: Extent,
    weight: Weight,
    /// The first and last column, as the layout counts them.
    columns: (i64, i64),
}

impl Painter<'_> {
    pub(super) fn lane(&self, band: &Band, canvas: &mut Canvas<'_>) {
        let Some(sight) = self.timeline.plan.sight else { return };
        let sight = if self.is_tray(band) { Sight { left: 0, ..sight } } else { sight };
        let mut bars: Vec<Bar<'_>> = Vec::new();
        for unit in &band.units {
            for item in self.in_sight(band, unit, sight) {
                let Some(extent) = self.timeline.items.get(item).and_then(|item| item.extent) else { continue };
                let bar = Bar { unit, item, extent, weight: self.weight(item), columns: extent.bar(sight.grid) };
                // Most are no more than their mark.
                if bar.columns.0 < bar.columns.1 || bar.weight == Weight::Cursor {
                    bars.push(bar);
                }
            }
        }
        // What matters most comes last and lies on top.
        bars.sort_by_key(|bar| (std::cmp::Reverse(bar.weight), bar.item));
        bars.iter().for_each(|bar| self.days(bar, sight, canvas));
        bars.iter().for_each(|bar| self.bar(bar, sight, canvas));
        if !band.folded {
            self.labels(band, sight, canvas);
        }
        for (at, unit) in band.units.iter().enumerate() {
            let next = band.units.iter().skip(at + 1).find(|next| next.row == unit.row && next.inside);
            let room = next.map_or(sight.cells, |next| next.column).saturating_sub(unit.column);
            self.mark(band, unit, sight, room, canvas);
        }
    }

    fn is_tray(&self, band: &Band) -> bool {
        !self.timeline.is_small() && band.lane >= self.timeline.lanes.len()
    }

    fn in_sight(&self, band: &Band, unit: &Seen, sight: Sight) -> impl Iterator<Item = usize> {
        let lane = self.timeline.whole.lanes.get(band.lane);
        lane.into_iter().flat_map(move |lane| lane.in_sight(&self.timeline.items, unit, sight))
    }

    /// The days on which it may have been, as a thin bar. Guesses, which are long and many, show it under the cursor.
    fn days(&self, bar: &Bar<'_>, sight: Sight, canvas: &mut Canvas<'_>) {
        let (from, to) = match bar.extent.reach {
            Reach::Guessed => sight.grid.columns(bar.extent.first(), bar.extent.end()),
            Reach::Within | Reach::Lasting => bar.columns,
        };
        let shown = match bar.extent.reach {
            Reach::Lasting => false,
            Reach::Within => to > from,
            Reach::Guessed => bar.weight == Weight::Cursor,
        };
        if shown {
            let (from, to) = (sight.nearest(from), sight.nearest(to));
            let line = canvas.glyphs.rule();
            canvas.row(cells(from), cells(bar.unit.row), cells(to + 1 - from), line, self.faint(bar));
        }
    }

    fn bar(&self, bar: &Bar<'_>, sight: Sight, canvas: &mut Canvas<'_>) {
        let Bar { extent, columns, .. } = bar;
        if extent.reach != Reach::Lasting {
            return;
        }
        let (from, to) = (sight.nearest(columns.0), sight.nearest(columns.1));
        let row = cells(bar.unit.row);
        let style = self.faint(bar);
        let line = canvas.glyphs.range();
        canvas.row(cells(from), row, cells(to + 1 - from), line, style);
        let end = match sight.cell(columns.1) {
            _ if extent.open => Some(canvas.glyphs.open()),
            Some(_) if extent.end().is_some() && columns.1 > sight.grid.column(extent.mark()) => {
                Some(self.glyph(extent.vague.1, false, canvas))
            }
            _ => None,
        };
        if let Some(end) = end {
            // The cursor is where the event begins.
            let style = if bar.weight == Weight::Cursor { style } else { self.style(bar.weight) };
            canvas.text(cells(to), row, end, style);
        }
    }

    fn labels(&self, band: &Band, sight: Sight, canvas: &mut Canvas<'_>) {
        let crowded = band.units.len() > LABELLED;
        let mut asking: Vec<(Weight, usize, usize)> = Vec::new();
        for (index, unit) in band.units.iter().enumerate() {
            let mut items = self.in_sight(band, unit, sight).map(|item| (self.weight(item), item));
            // No event of a cluster speaks for the others, unless it is tied to the selection.
            let first = if unit.places.len() == 1 { items.next() } else { items.min() };
            let speaks = |weight: Weight| (unit.places.len() == 1 && !crowded) || weight <= Weight::Tied;
            asking.extend(first.filter(|(weight, _)| speaks(*weight)).map(|(weight, item)| (weight, index, item)));
        }
        asking.sort_unstable();
        let label = |item: usize| self.timeline.items.get(item).map(|item| &*self.corpus.events[item.id].label);
        let wish = |(weight, unit, item): &(Weight, usize, usize)| Wish {
            unit: *unit,
            cells: width(label(*item).unwrap_or_default()).0,
            tied: *weight <= Weight::Tied,
        };
        let wishes: Vec<Wish> = asking.iter().map(wish).collect();
        for placed in place(&band.units, &wishes, sight.cells) {
            let Some((weight, unit, item)) = asking.get(placed.wish) else { continue };
            let (x, y) = (cells(placed.cells.start), cells(placed.row));
            let style = self.style(*weight);
            // A label that lies over a bar stands free of it; the cursor's is one piece with its mark.
            let around = cells(placed.cells.len()).saturating_add(2);
            canvas.row(x.saturating_sub(1), y, around, " ", self.fresh(Role::Text));
            let beside = band.units.get(*unit).is_some_and(|unit| unit.column + 2 == placed.cells.start);
            if *weight == Weight::Cursor && beside {
                canvas.tint(x.saturating_sub(1), y, 1, style);
            }
            canvas.cut(x, y, label(*item).unwrap_or_default(), style, cells(placed.cells.len()));
        }
    }

    /// The mark of a unit, or the number of its events; `room` cells are free for that.
    fn mark(&self, band: &Band, unit: &Seen, sight: Sight, room: usize, canvas: &mut Canvas<'_>) {
        let weights = self.in_sight(band, unit, sight).map(|item| (self.weight(item), item));
        let Some((weight, item)) = weights.min() else { return };
        let Some(extent) = self.timeline.items.get(item).map(|item| item.extent) else { return };
        let count = unit.places.len();
        let (x, y) = (cells(unit.column), cells(unit.row));
        if !unit.inside {
            // What began before the window has no mark in it: its bar runs in from the edge.
            if weight == Weight::Cursor {
                canvas.tint(x, y, 1, self.style(weight));
            }
            return;
        }
        if count > 1 && weight != Weight::Cursor {
            let text = count.to_string();
            let text = if text.len() <= room.max(1) { text } else { "+".to_owned() };
            canvas.text(x, y, &text, self.style(weight));
            return;
        }
        let vague = extent.is_none_or(|extent| extent.vague_mark());
        let glyph = self.glyph(vague, extent.is_some_and(|extent| extent.coarse), canvas);
        canvas.text(x, y, glyph, self.style(weight));
    }

    /// The mark of a date: certain or about, to the day or coarser.
    pub(super) fn glyph(&self, vague: bool, coarse: bool, canvas: &Canvas<'_>) -> &'static str {
        match (vague, coarse) {
            (true, _) => canvas.glyphs.about(),
            (false, true) => canvas.glyphs.coarse(),
            (false, false) => canvas.glyphs.point(),
        }
    }

    /// The style of bars: they take much room, so they say less than marks.
    fn faint(&self, bar: &Bar<'_>) -> ratatui::style::Style {
        let role = if self.is_tied(bar.item) || bar.weight == Weight::Cursor { Role::Related } else { Role::Dim };
        self.fresh(role)
    }
}
