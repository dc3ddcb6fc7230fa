//! Draws the prompt: a line at the bottom for a find, a box over everything for a search or the palette.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::place::{HEAD, Place};
use super::{Kind, Prompt, Row};
use crate::tui::canvas::Canvas;
use crate::tui::matrix::paint::paragraph;
use crate::tui::theme::{Role, Theme};

/// Draws the prompt, over the whole screen's canvas.
pub fn draw(prompt: &Prompt, canvas: &mut Canvas<'_>, theme: Theme) {
    let place = Place::of(prompt, Rect::new(0, 0, canvas.width(), canvas.height()));
    if prompt.kind == Kind::Find {
        let mut row = canvas.part(place.area);
        row.clear();
        let end = row.width().saturating_sub(1);
        let found = prompt.why.as_deref().unwrap_or_default();
        let cells = u16::try_from(crate::text::width(found).0 + 1).unwrap_or(u16::MAX);
        // On a narrow screen what is typed matters more.
        let room = end.checked_sub(cells).filter(|room| *room >= end / 2).unwrap_or(end);
        if room < end {
            row.right(room, end, 0, found, theme.style(Role::Dim));
        }
        let height = row.height();
        line(prompt, &mut row.part(Rect::new(0, 0, room, height)), 1, 0, theme);
        return;
    }
    let mut inner = crate::tui::boxed::boxed(canvas, place.area, theme, prompt.title);
    line(prompt, &mut inner, 1, 0, theme);
    let end = inner.width();
    let count = match (prompt.rows.len(), prompt.total) {
        (0, 0) => String::new(),
        (_, total) => format!("{} of {total}", prompt.at + 1),
    };
    inner.right(end / 2, end.saturating_sub(1), 0, &count, theme.style(Role::Dim));
    rows(prompt, place.seen, &mut inner, theme);
}

/// The line with its cursor; the beginning gives way where it is too long.
fn line(prompt: &Prompt, canvas: &mut Canvas<'_>, x: u16, y: u16, theme: Theme) {
    let head = if prompt.kind == Kind::Find { prompt.title } else { ">" };
    let x = canvas.text(x, y, head, theme.style(Role::Focus)) + 1;
    let room = usize::from(canvas.width().saturating_sub(x + 2));
    let cursor = prompt.cursor();
    let skip = cursor.saturating_sub(room);
    let shown: String = crate::text::cut(prompt.text(), crate::text::Cells(skip), "").into_owned();
    let rest = prompt.text().get(shown.len()..).unwrap_or_default();
    canvas.text(x, y, rest, theme.style(if prompt.kept { Role::Cursor } else { Role::Strong }));
    let at = x + u16::try_from(cursor - skip).unwrap_or(0);
    canvas.tint(at, y, 1, theme.style(Role::Cursor));
}

fn rows(prompt: &Prompt, seen: Range<usize>, canvas: &mut Canvas<'_>, theme: Theme) {
    if prompt.rows.is_empty() {
        let why = match (prompt.kind, prompt.text().is_empty()) {
            (Kind::Search, true) => {
                "Type a name, an acronym or words: dimensions, passages, events, actors, all at once."
            }
            (Kind::Search, false) => "Nothing matches: fewer words or another spelling may help.",
            (Kind::Menu(_), _) => prompt.why.as_deref().unwrap_or("Nothing here has these words."),
            _ => "No action has that name, and nothing that address.",
        };
        let (width, height) = (canvas.width(), canvas.height());
        let mut room = canvas.part(Rect::new(0, HEAD, width.saturating_sub(1), height.saturating_sub(HEAD)));
        paragraph(&mut room, 1, why, theme.style(Role::Dim));
        return;
    }
    let widest = prompt.rows.iter().map(|row| crate::text::width(&row.lead).0).max().unwrap_or(0);
    let lead = u16::try_from(widest).unwrap_or(0).min(22);
    let shown = prompt.rows.iter().enumerate().skip(seen.start).take(seen.len());
    for (y, (index, row)) in (HEAD..).zip(shown) {
        let here = index == prompt.at;
        if here {
            let mark = canvas.glyphs.cursor();
            canvas.text(0, y, mark, theme.style(Role::Mark));
        }
        canvas.cut(2, y, &row.lead, theme.style(Role::Dim), lead);
        one(row, canvas, lead + 4, y, theme, here);
    }
    if let Some(row) = prompt.rows.get(prompt.at) {
        let y = canvas.height().saturating_sub(1);
        marked(canvas, (1, y), &row.more, &row.more_marks, theme.style(Role::Dim), theme);
    }
}

fn one(row: &Row, canvas: &mut Canvas<'_>, x: u16, y: u16, theme: Theme, here: bool) {
    let style = theme.style(if here { Role::Strong } else { Role::Text });
    let end = marked(canvas, (x, y), &row.label, &row.marks, style, theme);
    let room = canvas.width().saturating_sub(end + 3);
    if room > 8 {
        canvas.cut(end + 2, y, &row.more, theme.style(Role::Dim), room);
    }
}

/// A text with its matched bytes marked, cut at the edge.
fn marked(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    text: &str,
    marks: &[Range<usize>],
    style: Style,
    theme: Theme,
) -> u16 {
    let end = canvas.width().saturating_sub(1);
    let room = usize::from(end.saturating_sub(x));
    let whole = crate::text::width(text).0 <= room;
    let shown = crate::text::cut(text, crate::text::Cells(room), canvas.glyphs.ellipsis());
    if !whole {
        return canvas.text(x, y, &shown, style);
    }
    let mut at = x;
    let mut done = 0;
    for mark in marks {
        at = canvas.text_to(at, y, text.get(done..mark.start).unwrap_or_default(), style, end);
        let hit = style.patch(theme.style(Role::Related));
        at = canvas.text_to(at, y, text.get(mark.clone()).unwrap_or_default(), hit, end);
        done = mark.end;
    }
    canvas.text_to(at, y, text.get(done..).unwrap_or_default(), style, end)
}
