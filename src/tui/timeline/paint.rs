//! Draws the timeline: the axis, the names of the lanes and the status here; what stands in time in the folder.

mod frame;
mod lane;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Timeline;
use super::plan::{Band, MARGIN};
use super::status::status;
use crate::analysis::chronicle::EventFilter;
use crate::corpus::Corpus;
use crate::corpus::date::Edtf;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Keymap;
use crate::tui::matrix::paint::paragraph;
use crate::tui::theme::{Role, Theme};

/// Draws the body of the timeline, as it was arranged for the canvas's size. `years` are those of the lens.
pub(crate) fn draw(
    timeline: &Timeline,
    corpus: &Corpus,
    years: Option<&Edtf>,
    keymap: &Keymap,
    canvas: &mut Canvas<'_>,
    theme: Theme,
    focused: bool,
) {
    let painter = Painter { timeline, corpus, years, theme, focused };
    if timeline.items.is_empty() {
        let words = painter.why_empty(keymap);
        paragraph(canvas, margin(canvas), &words, theme.style(Role::Dim));
        return;
    }
    if let Some((top, rows)) = timeline.plan.listed() {
        painter.list(top, rows, canvas);
        painter.status(keymap, canvas);
        return;
    }
    painter.axis(canvas);
    painter.eras(canvas);
    painter.density(canvas);
    painter.borders(canvas);
    for band in &timeline.plan.bands {
        painter.name(band, canvas);
        painter.lane(band, &mut canvas.part(painter.beside(band.top, band.rows)));
    }
    painter.details(keymap, canvas);
    painter.status(keymap, canvas);
}

pub(super) struct Painter<'t> {
    pub(super) timeline: &'t Timeline,
    pub(super) corpus: &'t Corpus,
    /// The years of the lens, where it has some.
    years: Option<&'t Edtf>,
    pub(super) theme: Theme,
    focused: bool,
}

/// How much an event matters now, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Cursor,
    Tied,
    Plain,
    Faint,
}

impl Painter<'_> {
    /// Why there is nothing to see, and what would help.
    fn why_empty(&self, keymap: &Keymap) -> String {
        let filter: &EventFilter = self.timeline.filter();
        match filter.in_words(self.corpus) {
            Some(words) => format!(
                "None of the {} events is left by the filter: {words}. {}",
                self.timeline.every.len(),
                keymap.say("{clear-filter} shows all events again, {filter} changes the filter.")
            ),
            None => "No event in this dataset: a file with `events: [..]` would fill this pane.".into(),
        }
    }

    fn axis(&self, canvas: &mut Canvas<'_>) {
        let plan = &self.timeline.plan;
        let (Some(ticks), Some(sight)) = (&plan.ticks, plan.sight) else { return };
        let [dim, rule] = [Role::Dim, Role::Rule].map(|role| self.theme.style(role));
        for tick in ticks {
            canvas.text(cells(plan.left + tick.column), 0, &tick.label, dim);
        }
        if plan.rule {
            let (line, mark) = (canvas.glyphs.rule(), canvas.glyphs.tick());
            canvas.row(cells(plan.left), 1, cells(sight.cells), line, rule);
            self.lens(sight, canvas);
            for tick in ticks {
                canvas.text(cells(plan.left + tick.column), 1, mark, rule);
            }
            self.now(sight, canvas);
        }
        self.span(sight, canvas);
        let (before, after) = plan.outside;
        let mut hidden_end = 0;
        if plan.hidden > 0 {
            let lanes = if plan.hidden == 1 { "lane" } else { "lanes" };
            hidden_end = canvas.text(cells(MARGIN), 0, &format!("+{} {lanes}", plan.hidden), dim) + 1;
        }
        let before_text = format!("<{before}");
        if before > 0 && self.timeline.is_small() {
            canvas.text(0, 0, &before_text, dim);
        } else if before > 0 {
            let end = cells(plan.left).saturating_sub(1);
            canvas.right(hidden_end, end, 0, &before_text, dim);
        }
        if after > 0 {
            canvas.right(0, cells(plan.left + sight.cells), 0, &format!("{after}>"), dim);
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
        let style = self.theme.style(role);
        if band.here {
            let mark = canvas.glyphs.cursor();
            canvas.text(0, cells(band.top), mark, style);
        }
        let room = cells(self.timeline.plan.left.saturating_sub(MARGIN + 2));
        if band.folded {
            // How many events it has is all that a folded lane says in words.
            let count = self.timeline.whole.lanes.get(band.lane).map_or(0, super::lanes::Laid::len);
            let count = format!("+{count} ");
            let x = canvas.text(cells(MARGIN), cells(band.top), &count, style);
            canvas.cut(x, cells(band.top), &band.name, style, room.saturating_sub(cells(count.len())));
            return;
        }
        canvas.cut(cells(MARGIN), cells(band.top), &band.name, style, room);
    }

    /// The part of the pane beside the names, from a row on.
    fn beside(&self, top: usize, rows: usize) -> Rect {
        let plan = &self.timeline.plan;
        let width = plan.sight.map_or(0, |sight| sight.cells);
        Rect { x: cells(plan.left), y: cells(top), width: cells(width), height: cells(rows) }
    }

    pub(super) fn is_tied(&self, item: usize) -> bool {
        self.timeline.tied.1.get(item).copied().unwrap_or_default() || self.timeline.chain.binary_search(&item).is_ok()
    }

    pub(super) fn weight(&self, item: usize) -> Weight {
        match item {
            item if self.timeline.cursor == Some(item) => Weight::Cursor,
            item if self.is_tied(item) => Weight::Tied,
            _ if self.timeline.tied.0 => Weight::Faint,
            _ => Weight::Plain,
        }
    }

    pub(super) fn style(&self, weight: Weight) -> Style {
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

    fn status(&self, keymap: &Keymap, canvas: &mut Canvas<'_>) {
        let Some(y) = self.timeline.plan.status.map(cells) else { return };
        let Some(status) = status(self.timeline, self.corpus, keymap) else { return };
        let [dim, text, against] = [Role::Dim, Role::Text, Role::Against].map(|role| self.theme.style(role));
        let (left, end) = (margin(canvas), canvas.width().saturating_sub(1));
        let mut right = end;
        // From the right, each where enough is left for the event itself: half of the row, or all of its label.
        let half = canvas.width() / 2;
        let whole = left.saturating_add(cells(width(&status.when).0 + 2 + width(&status.label).0 + 2));
        let disputed = if status.disputed { "!" } else { "" };
        let parts = [
            (status.sources.as_str(), dim, half),
            (disputed, against, half),
            (&status.cluster, dim, whole),
            (&status.step, dim, whole),
        ];
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
pub(super) fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
