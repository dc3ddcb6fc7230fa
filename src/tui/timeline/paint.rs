//! Draws the timeline.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::extent::Reach;
use super::labels::{Wish, place};
use super::lanes::{Spot, Unit};
use super::plan::{Band, MARGIN};
use super::status::status;
use super::{Item, Timeline};
use crate::corpus::Corpus;
use crate::related::Related;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::matrix::paint::paragraph;
use crate::tui::theme::{Role, Theme};

/// Draws the body of the timeline, as it was arranged for the canvas's size.
pub(crate) fn draw(
    timeline: &Timeline,
    corpus: &Corpus,
    related: &Related,
    canvas: &mut Canvas<'_>,
    theme: Theme,
    focused: bool,
) {
    let painter = Painter { timeline, corpus, related, theme, focused, any: *related != Related::default() };
    if timeline.items.is_empty() {
        let words = "No event in this dataset: a file with `events: [..]` would fill this pane.";
        paragraph(canvas, margin(canvas), words, theme.style(Role::Dim));
        return;
    }
    painter.axis(canvas);
    for band in &timeline.plan.bands {
        painter.name(band, canvas);
        let lane = Rect {
            x: cells(timeline.plan.left),
            y: cells(band.top),
            width: cells(timeline.plan.cells),
            height: cells(band.rows),
        };
        painter.lane(band, &mut canvas.part(lane));
    }
    painter.status(canvas);
}

struct Painter<'t> {
    timeline: &'t Timeline,
    corpus: &'t Corpus,
    related: &'t Related,
    theme: Theme,
    focused: bool,
    /// Whether anything is selected.
    any: bool,
}

/// How much an event matters now, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Cursor,
    Tied,
    Plain,
    Faint,
}

impl Painter<'_> {
    fn axis(&self, canvas: &mut Canvas<'_>) {
        let plan = &self.timeline.plan;
        let Some(ticks) = &plan.ticks else { return };
        let [dim, rule] = [Role::Dim, Role::Rule].map(|role| self.theme.style(role));
        for tick in ticks {
            canvas.text(cells(plan.left + tick.column), 0, &tick.label, dim);
        }
        if plan.rule {
            let (line, mark) = (canvas.glyphs.rule(), canvas.glyphs.tick());
            canvas.row(cells(plan.left), 1, cells(plan.cells), line, rule);
            for tick in ticks {
                canvas.text(cells(plan.left + tick.column), 1, mark, rule);
            }
        }
        let (before, after) = plan.outside;
        let mut hidden_end = 0;
        if plan.hidden > 0 {
            let lanes = if plan.hidden == 1 { "lane" } else { "lanes" };
            hidden_end = canvas.text(cells(MARGIN), 0, &format!("+{} {lanes}", plan.hidden), dim) + 1;
        }
        if before > 0 {
            let end = cells(plan.left).saturating_sub(1);
            canvas.right(hidden_end, end, 0, &format!("<{before}"), dim);
        }
        if after > 0 {
            canvas.right(0, cells(plan.left + plan.cells), 0, &format!("{after}>"), dim);
        }
    }

    fn name(&self, band: &Band, canvas: &mut Canvas<'_>) {
        if band.name.is_empty() {
            return;
        }
        let role = match (band.here, self.focused) {
            (true, true) => Role::Focus,
            (true, false) => Role::Heading,
            _ => Role::Dim,
        };
        if band.here {
            let mark = canvas.glyphs.cursor();
            canvas.text(0, cells(band.top), mark, self.theme.style(role));
        }
        let room = self.timeline.plan.left.saturating_sub(MARGIN + 2);
        canvas.cut(cells(MARGIN), cells(band.top), &band.name, self.theme.style(role), cells(room));
    }

    /// From the back to the front: days that may be meant, bars, labels, marks.
    fn lane(&self, band: &Band, canvas: &mut Canvas<'_>) {
        let mut spots: Vec<(&Unit, &Spot, &Item, Weight)> = Vec::new();
        for unit in &band.units {
            let items = unit.spots.iter().filter_map(|spot| Some((spot, self.timeline.items.get(spot.item)?)));
            spots.extend(items.map(|(spot, item)| (unit, spot, item, self.weight(spot.item))));
        }
        // What matters most comes last and lies on top.
        spots.sort_by_key(|(_, spot, _, weight)| (std::cmp::Reverse(*weight), spot.item));
        for (unit, spot, item, weight) in &spots {
            self.days(unit, spot, item, *weight, canvas);
        }
        for (unit, spot, item, weight) in &spots {
            self.bar(unit, spot, item, *weight, canvas);
        }
        self.labels(band, canvas);
        for unit in &band.units {
            self.mark(unit, canvas);
        }
    }

    /// The days on which it may have been, as a thin bar. Guesses, which are long and many, show it under the cursor.
    fn days(&self, unit: &Unit, spot: &Spot, item: &Item, weight: Weight, canvas: &mut Canvas<'_>) {
        let Some(extent) = item.extent else { return };
        let (from, to) = match extent.reach {
            Reach::Guessed => extent.cells(self.timeline.window, self.timeline.plan.cells),
            Reach::Within | Reach::Lasting => spot.bar,
        };
        let shown = match extent.reach {
            Reach::Lasting => false,
            Reach::Within => to > from,
            Reach::Guessed => weight == Weight::Cursor,
        };
        if shown {
            let style = self.faint(spot, weight);
            let line = canvas.glyphs.rule();
            canvas.row(cells(from), cells(unit.row), cells(to + 1 - from), line, style);
        }
    }

    fn bar(&self, unit: &Unit, spot: &Spot, item: &Item, weight: Weight, canvas: &mut Canvas<'_>) {
        let Some(extent) = item.extent.filter(|extent| extent.reach == Reach::Lasting) else { return };
        let (from, to) = spot.bar;
        let row = cells(unit.row);
        let style = self.faint(spot, weight);
        let line = canvas.glyphs.range();
        canvas.row(cells(from), row, cells(to + 1 - from), line, style);
        let end = match extent.end {
            _ if extent.open => Some(canvas.glyphs.open()),
            Some(end) if self.timeline.window.holds(end - 1.0) && to > spot.column => {
                Some(self.glyph(extent.vague.1, canvas))
            }
            _ => None,
        };
        if let Some(end) = end {
            // The cursor is where the event begins.
            let style = if weight == Weight::Cursor { style } else { self.style(weight) };
            canvas.text(cells(to), row, end, style);
        }
    }

    fn labels(&self, band: &Band, canvas: &mut Canvas<'_>) {
        let mut asking: Vec<(Weight, usize, usize)> = Vec::new();
        for (index, unit) in band.units.iter().enumerate() {
            let first = unit.spots.iter().map(|spot| (self.weight(spot.item), spot.item)).min();
            // No event of a cluster speaks for the others, unless it is tied to the selection.
            let speaks = |weight: Weight| unit.spots.len() == 1 || weight <= Weight::Tied;
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
        for placed in place(&band.units, &wishes, self.timeline.plan.cells) {
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

    fn mark(&self, unit: &Unit, canvas: &mut Canvas<'_>) {
        let Some((weight, item)) = unit.spots.iter().map(|spot| (self.weight(spot.item), spot.item)).min() else {
            return;
        };
        let Some(extent) = self.timeline.items.get(item).map(|item| item.extent) else { return };
        let count = unit.spots.len();
        let glyph = match extent {
            _ if count > 9 && weight != Weight::Cursor => "+".to_owned(),
            _ if count > 1 && weight != Weight::Cursor => count.to_string(),
            // What began before the window has no mark in it; its bar runs in from the edge.
            Some(extent) if extent.reach == Reach::Lasting && extent.mark < self.timeline.window.first => {
                canvas.glyphs.range().to_owned()
            }
            extent => self.glyph(extent.is_none_or(|extent| extent.vague_mark()), canvas).to_owned(),
        };
        canvas.text(cells(unit.column), cells(unit.row), &glyph, self.style(weight));
    }

    fn glyph(&self, vague: bool, canvas: &Canvas<'_>) -> &'static str {
        if vague { canvas.glyphs.about() } else { canvas.glyphs.point() }
    }

    fn weight(&self, item: usize) -> Weight {
        if self.timeline.cursor == Some(item) {
            return Weight::Cursor;
        }
        match self.timeline.items.get(item) {
            Some(item) if self.related.events.contains(&item.id) => Weight::Tied,
            _ if self.any => Weight::Faint,
            _ => Weight::Plain,
        }
    }

    fn style(&self, weight: Weight) -> Style {
        match weight {
            Weight::Cursor if self.focused => self.fresh(Role::Cursor),
            Weight::Cursor => self.fresh(Role::Rested),
            Weight::Tied => self.fresh(Role::Related).add_modifier(Modifier::BOLD),
            Weight::Plain => self.fresh(Role::Text),
            Weight::Faint => self.fresh(Role::Dim),
        }
    }

    /// The style of a role, with nothing left of what was drawn in the cell before.
    fn fresh(&self, role: Role) -> Style {
        Style::reset().patch(self.theme.base()).patch(self.theme.style(role))
    }

    /// The style of bars: they take much room, so they say less than marks.
    fn faint(&self, spot: &Spot, weight: Weight) -> Style {
        let tied = self.timeline.items.get(spot.item).is_some_and(|item| self.related.events.contains(&item.id));
        let role = if tied || weight == Weight::Cursor { Role::Related } else { Role::Dim };
        self.fresh(role)
    }

    fn status(&self, canvas: &mut Canvas<'_>) {
        let Some(y) = self.timeline.plan.status.map(cells) else { return };
        let Some(status) = status(self.timeline, self.corpus) else { return };
        let [dim, text, against] = [Role::Dim, Role::Text, Role::Against].map(|role| self.theme.style(role));
        let (left, end) = (margin(canvas), canvas.width().saturating_sub(1));
        let mut right = end;
        // From the right, each where enough is left for the event itself: half of the row, or all of its label.
        let half = canvas.width() / 2;
        let whole = left.saturating_add(cells(width(&status.when).0 + 2 + width(&status.label).0 + 2));
        let disputed = if status.disputed { "!" } else { "" };
        let parts = [(status.sources.as_str(), dim, half), (disputed, against, half), (&status.cluster, dim, whole)];
        for (part, style, least) in parts {
            let start = right.saturating_sub(cells(width(part).0));
            if !part.is_empty() && start >= least {
                canvas.text(start, y, part, style);
                right = start.saturating_sub(2);
            }
        }
        let room = |x: u16| right.saturating_sub(x);
        let x = canvas.cut(left, y, &status.when, dim, room(left)) + 2;
        canvas.cut(x, y, &status.label, text, room(x));
    }
}

/// The column where text begins: no margin where there is hardly room for the text.
fn margin(canvas: &Canvas<'_>) -> u16 {
    if canvas.width() < 20 { 0 } else { cells(MARGIN) }
}

/// A number of cells as the canvas counts them.
fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
