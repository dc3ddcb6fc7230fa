//! What frames the lanes: the lens on the axis, eras, numbers of events, and what each source says.

use super::super::axis::{Sight, day};
use super::super::details::Detail;
use super::super::extent::{Extent, Reach};
use super::super::plan::MARGIN;
use super::{Painter, Weight, cells};
use crate::corpus::Record;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Keymap;
use crate::tui::theme::Role;

/// What is said of a reading needs so many cells beside its bar.
const LEAST: usize = 16;

impl Painter<'_> {
    /// The years of the lens, as a stretch of the rule.
    pub(super) fn lens(&self, sight: Sight, canvas: &mut Canvas<'_>) {
        let Some(years) = self.years else { return };
        let end = years.latest().map(|date| day(date) + 1.0);
        let span = sight.grid.columns(years.earliest().map(day), end);
        if sight.meets(span) {
            let (from, to) = (sight.nearest(span.0), sight.nearest(span.1));
            let line = canvas.glyphs.range();
            let x = cells(self.timeline.plan.left + from);
            canvas.row(x, 1, cells(to + 1 - from), line, self.theme.style(Role::Related));
        }
    }

    /// The day up to which evidence counts: the now of the lens.
    pub(super) fn now(&self, sight: Sight, canvas: &mut Canvas<'_>) {
        let now = self.years.and_then(|years| years.latest());
        if let Some(cell) = now.and_then(|date| sight.cell(sight.grid.column(day(date) + 0.5))) {
            let mark = canvas.glyphs.now();
            canvas.text(cells(self.timeline.plan.left + cell), 1, mark, self.theme.style(Role::Mark));
        }
    }

    /// The span that is being chosen.
    pub(super) fn span(&self, sight: Sight, canvas: &mut Canvas<'_>) {
        let Some((from, until)) = self.timeline.span_days() else { return };
        let span = sight.grid.columns(Some(from), Some(until + 1.0));
        if sight.meets(span) {
            let (from, to) = (sight.nearest(span.0), sight.nearest(span.1));
            let x = cells(self.timeline.plan.left + from);
            let (count, style) = (cells(to + 1 - from), self.theme.style(Role::Cursor));
            canvas.tint(x, 0, count, style);
            if self.timeline.plan.rule {
                let line = canvas.glyphs.range();
                canvas.row(x, 1, count, line, style);
            }
        }
    }

    /// The borders of the eras, behind whatever stands in the lanes.
    pub(super) fn borders(&self, canvas: &mut Canvas<'_>) {
        let plan = &self.timeline.plan;
        let (Some((_, eras)), Some(sight)) = (&plan.eras, plan.sight) else { return };
        let rule = self.theme.style(Role::Rule);
        for band in plan.bands.iter().filter(|band| band.lane < self.timeline.lanes.len()) {
            for era in eras.iter().filter(|era| era.cells.start < sight.cells) {
                let Some(vague) = era.begins else { continue };
                let border = if vague { canvas.glyphs.vague_border() } else { canvas.glyphs.bar() };
                for y in band.top..band.top + band.rows {
                    canvas.text(cells(plan.left + era.cells.start), cells(y), border, rule);
                }
            }
        }
    }

    /// The eras: each from its border on, with its name as far as it fits.
    pub(super) fn eras(&self, canvas: &mut Canvas<'_>) {
        let Some((row, bands)) = &self.timeline.plan.eras else { return };
        let y = cells(*row);
        let [dim, rule] = [Role::Dim, Role::Rule].map(|role| self.theme.style(role));
        canvas.text(cells(MARGIN), y, "eras", dim);
        let mut lane = canvas.part(self.beside(*row, 1));
        for band in bands {
            let mut x = cells(band.cells.start);
            if let Some(vague) = band.begins {
                let border = if vague { lane.glyphs.vague_border() } else { lane.glyphs.bar() };
                x = lane.text(x, 0, border, rule) + 1;
            }
            let room = cells(band.cells.end).saturating_sub(x + 1);
            // A few letters say nothing.
            if room >= 4 {
                lane.cut(x, 0, self.corpus.eras[band.era].label(), dim, room);
            }
        }
    }

    /// How many events each stretch of the axis has: in digits where these fit, else as a height.
    pub(super) fn density(&self, canvas: &mut Canvas<'_>) {
        let Some(density) = &self.timeline.plan.density else { return };
        let dim = self.theme.style(Role::Dim);
        canvas.text(cells(MARGIN), cells(density.row), density.name, dim);
        let mut lane = canvas.part(self.beside(density.row, 1));
        for bar in &density.bars {
            let (x, end) = (cells(bar.cells.start), cells(bar.cells.end));
            if density.digits {
                // One that is cut off by the edge says no part of its number.
                let number = bar.count.to_string();
                if number.len() <= bar.cells.len() {
                    lane.text_to(x, 0, &number, dim, end);
                }
            } else {
                let height = lane.glyphs.height(bar.level);
                lane.row(x, 0, end - x, height, dim);
            }
        }
    }

    /// What the sources say of the event under the cursor, each in a row of its own.
    pub(super) fn details(&self, keymap: &Keymap, canvas: &mut Canvas<'_>) {
        let plan = &self.timeline.plan;
        let (Some((top, rows, details)), Some(sight)) = (&plan.details, plan.sight) else { return };
        let Some(id) = self.timeline.cursor() else { return };
        let event = &self.corpus.events[id];
        let dim = self.theme.style(Role::Dim);
        let room = cells(plan.left.saturating_sub(MARGIN + 2));
        for (row, detail) in details.iter().enumerate().take(*rows) {
            let y = top + row;
            let more = details.len() - row;
            if row + 1 == *rows && more > 1 {
                let words = format!("{more} more: {}", keymap.say("{open} opens them all"));
                canvas.text(cells(plan.left), cells(y), &words, dim);
                break;
            }
            let name = match detail {
                Detail::Chain(instrument, _) => self.corpus.instruments[*instrument].label(),
                Detail::Settled if event.date.is_none() => "bounds",
                Detail::Settled => "settled",
                Detail::Reading(at) => event
                    .reports
                    .get(*at)
                    .map_or("", |report| &self.corpus.documents[self.corpus.passages[report.passage].document].short),
            };
            canvas.cut(cells(MARGIN), cells(y), name, dim, room);
            let mut lane = canvas.part(self.beside(y, 1));
            match detail {
                Detail::Chain(_, steps) => self.chain(steps, sight, &mut lane),
                Detail::Settled => {
                    let words = crate::page::when(event);
                    let extent = Extent::of(event);
                    self.reading(extent, &words, Weight::Tied, sight, &mut lane);
                }
                Detail::Reading(at) => {
                    let Some(report) = event.reports.get(*at) else { continue };
                    let locator = self.corpus.passages[report.passage].locator();
                    let words = match &report.date {
                        Some(date) => format!("{} · {locator}: {}", date.in_words(), report.says),
                        None => format!("{locator}: {}", report.says),
                    };
                    let extent = report.date.as_ref().and_then(Extent::of_date);
                    // A reading that isn't the settled one is a difference.
                    let weight = if report.date == event.date { Weight::Tied } else { Weight::Plain };
                    self.reading(extent, &words, weight, sight, &mut lane);
                }
            }
        }
    }

    /// The steps of an instrument, joined by a line.
    fn chain(&self, steps: &[usize], sight: Sight, lane: &mut Canvas<'_>) {
        let marks = steps.iter().filter_map(|step| Some((*step, self.timeline.items.get(*step)?.extent?)));
        let marks: Vec<(usize, Extent)> = marks.collect();
        let column = |extent: &Extent| sight.grid.column(extent.mark());
        if let (Some((_, first)), Some((_, last))) = (marks.first(), marks.last())
            && sight.meets((column(first), column(last)))
        {
            let (from, to) = (sight.nearest(column(first)), sight.nearest(column(last)));
            let line = lane.glyphs.rule();
            lane.row(cells(from), 0, cells(to + 1 - from), line, self.theme.style(Role::Rule));
        }
        for (step, extent) in &marks {
            if let Some(cell) = sight.cell(column(extent)) {
                let glyph = self.glyph(extent.vague_mark(), extent.coarse, lane);
                lane.text(cells(cell), 0, glyph, self.style(self.weight(*step)));
            }
        }
        // The cursor's stays on top where two fall in one cell.
        let here = marks.iter().find(|(step, _)| self.timeline.cursor == Some(*step));
        if let Some((step, extent)) = here
            && let Some(cell) = sight.cell(column(extent))
        {
            let glyph = self.glyph(extent.vague_mark(), extent.coarse, lane);
            lane.text(cells(cell), 0, glyph, self.style(self.weight(*step)));
        }
    }

    /// One reading of a date: its mark and days, and what is said of it where there is most room.
    fn reading(&self, extent: Option<Extent>, words: &str, weight: Weight, sight: Sight, lane: &mut Canvas<'_>) {
        let (dim, style) = (self.theme.style(Role::Dim), self.style(weight));
        let end = sight.cells;
        let Some(extent) = extent else {
            let x = lane.text(0, 0, "no date  ", dim);
            lane.cut(x, 0, words, dim, cells(end).saturating_sub(x));
            return;
        };
        let bar = extent.bar(sight.grid);
        let (from, to) = (sight.nearest(bar.0), sight.nearest(bar.1));
        if sight.meets(bar) {
            let line = if extent.reach == Reach::Lasting { lane.glyphs.range() } else { lane.glyphs.rule() };
            lane.row(cells(from), 0, cells(to + 1 - from), line, dim);
            if extent.open {
                let open = lane.glyphs.open();
                lane.text(cells(to), 0, open, style);
            }
            if let Some(cell) = sight.cell(sight.grid.column(extent.mark())) {
                let glyph = self.glyph(extent.vague_mark(), extent.coarse, lane);
                lane.text(cells(cell), 0, glyph, style);
            }
        } else {
            let edge = if bar.1 < sight.left { "<" } else { ">" };
            lane.text(cells(from), 0, edge, style);
        }
        let (right, left) = (end.saturating_sub(to + 2), from.saturating_sub(1));
        let wanted = width(words).0;
        if left.max(right) < LEAST {
            // Over the bar, free of it: a few letters beside it would say nothing.
            let room = wanted.min(to.saturating_sub(from + 4));
            lane.row(cells(from + 1), 0, cells(room + 2), " ", style);
            lane.cut(cells(from + 2), 0, words, style, cells(room));
        } else if right >= wanted || right >= left {
            lane.cut(cells(to + 2), 0, words, style, cells(right));
        } else {
            let room = wanted.min(left);
            lane.cut(cells(from.saturating_sub(room + 1)), 0, words, style, cells(room));
        }
    }
}
