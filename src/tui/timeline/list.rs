//! The events as a list: a row for each, in order of time.

use super::paint::{Painter, cells};
use super::status::sources;
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Event, Id};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Narrower than this, the list is shown first.
pub(super) const NARROW: usize = 50;
/// Columns of the date, of the sources, and what the label needs before the dimensions have a column.
const DATE: u16 = 28;
const SOURCES: u16 = 7;
const LABEL: u16 = 44;

/// Where the columns begin: date, label, sources, dimensions; none for what has no room.
fn columns(width: u16) -> (u16, u16, Option<u16>, Option<u16>) {
    const MARGIN: u16 = 2;
    let label = MARGIN + if width < 60 { DATE.min(width / 3) } else { DATE } + 1;
    let sources = (width > label + 30 + SOURCES).then(|| {
        let beside = width > label + LABEL + SOURCES + 20;
        if beside { label + LABEL + 1 } else { width - SOURCES - 1 }
    });
    let dimensions = sources.map(|sources| sources + SOURCES + 1).filter(|start| *start + 10 < width);
    (MARGIN, label, sources, dimensions)
}

impl Painter<'_> {
    /// Draws the list, from a row of it on.
    pub(super) fn list(&self, top: usize, rows: usize, canvas: &mut Canvas<'_>) {
        let (date, label, sources_at, dimensions) = columns(canvas.width());
        let end = canvas.width().saturating_sub(1);
        let heads = [(Some(date), "date"), (Some(label), "event"), (sources_at, "sources"), (dimensions, "dimensions")];
        for (x, head) in heads {
            if let Some(x) = x {
                canvas.text(x, 0, head, self.theme.style(Role::Dim));
            }
        }
        let label_end = sources_at.unwrap_or(end);
        for (row, place) in (top..self.timeline.items.len()).take(rows).enumerate() {
            let Some(item) = self.timeline.items.get(place) else { break };
            let (y, event) = (cells(row + 1), &self.corpus.events[item.id]);
            let weight = self.weight(place);
            let style = self.style(weight);
            if self.timeline.cursor == Some(place) {
                canvas.row(0, y, end, " ", style);
                let mark = canvas.glyphs.cursor();
                canvas.text(0, y, mark, style);
            } else if self.is_tied(place) {
                let mark = canvas.glyphs.related();
                canvas.text(0, y, mark, self.theme.style(Role::Mark));
            }
            canvas.cut(date, y, &said(event), style, label.saturating_sub(date + 1));
            canvas.cut(label, y, &event.label, style, label_end.saturating_sub(label + 1));
            if let Some(x) = sources_at {
                let disputed = if self.corpus.is_disputed(item.id) { "!" } else { "" };
                let text = format!("{:>5}{disputed}", sources(self.corpus, item.id));
                canvas.text(x, y, &text, style);
            }
            if let Some(x) = dimensions {
                canvas.cut(x, y, &names(self.corpus, item.id), style, end.saturating_sub(x));
            }
        }
    }
}

/// The date of an event; the bounds of one without a date stand in brackets.
fn said(event: &Event) -> String {
    let bounds = || event.bounds.as_ref().map(|bounds| format!("({})", bounds.as_bounds()));
    event.date.as_ref().map(Edtf::in_words).or_else(bounds).unwrap_or_else(|| "undated".into())
}

/// The short names of an event's dimensions.
fn names(corpus: &Corpus, event: Id<Event>) -> String {
    let names: Vec<&str> =
        corpus.events[event].dimensions.iter().map(|dimension| &*corpus.dimensions[*dimension].short).collect();
    names.join(", ")
}
