//! Draws the table: heads, entries, and what is out of sight.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Matrix;
use super::geometry::{HEAT, NAMES};
use super::marks::{Mark, changed, marks};
use super::scene::{Scene, lines};
use crate::address::Address;
use crate::analysis::Steps;
use crate::corpus::Thing;
use crate::page::Sign;
use crate::sheet::{Entry, Title, Value};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Draws heads and rows.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    heads(scene, canvas);
    lines(scene, canvas, entries);
    hidden(scene, canvas);
}

/// The columns that are seen, each with its place among those that are shown and in the sheet.
fn seen(matrix: &Matrix) -> impl Iterator<Item = (usize, usize, &Title)> {
    let seen = matrix.columns_seen();
    let shown = matrix.shown.iter().enumerate().skip(seen.start).take(seen.len());
    shown.filter_map(|(place, column)| Some((place, *column, matrix.sheet.columns.get(*column)?)))
}

fn heads(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { matrix, theme, related, .. } = *scene;
    let column = matrix.geometry.column;
    let mut before: Option<&str> = None;
    for (nth, (place, at, title)) in seen(matrix).enumerate() {
        let x = matrix.geometry.x(nth).saturating_add(1);
        let end = x.saturating_add(column.saturating_sub(1));
        let here = matrix.column == place + 1;
        let style = theme.style(if here { Role::Rested } else { Role::Heading });
        if matrix.manner.turned && title.thing.is_some_and(|thing| related.marks(thing)) {
            let mark = canvas.glyphs.related();
            canvas.text(x.saturating_sub(1), 1, mark, theme.style(Role::Mark));
        }
        let falling = matrix.manner.sort.filter(|sort| sort.column == Some(at)).map(|sort| sort.falling);
        let sign = falling.map_or("", |falling| if falling { "v" } else { "^" });
        let end_of_name = end.saturating_sub(u16::from(!sign.is_empty()));
        if title.over.is_empty() {
            // Nothing stands over it: the name has both rows.
            let room = end_of_name.saturating_sub(x);
            match two_rows(title.head(), room) {
                (first, None) => canvas.cut(x, 1, first, style, room),
                (first, Some(second)) => {
                    canvas.cut(x, 0, first, style, room);
                    canvas.cut(x, 1, second, style, room)
                }
            };
        } else {
            if before != Some(title.over.as_str()) {
                let same = |other: &&(usize, usize, &Title)| other.2.over == title.over;
                let columns: Vec<_> = seen(matrix).skip(nth).collect();
                let span = columns.iter().take_while(same).count();
                let room = column.saturating_mul(u16::try_from(span).unwrap_or(1)).saturating_sub(1);
                let chosen = columns.iter().take_while(same).any(|(place, ..)| matrix.column == place + 1);
                let style = theme.style(if chosen { Role::Rested } else { Role::Heading });
                canvas.text_to(x, 0, &title.over, style, x.saturating_add(room));
            }
            canvas.text_to(x, 1, &title.short, style, end_of_name);
        }
        if !sign.is_empty() {
            let named = if title.over.is_empty() { title.head().len() } else { width(&title.short).0 + 1 };
            let at = x.saturating_add(u16::try_from(named).unwrap_or(u16::MAX)).min(end_of_name);
            canvas.text(at, 1, sign, theme.style(Role::Mark));
        }
        before = Some(&title.over);
    }
}

/// A name in two rows, broken after a word or a hyphen so that as much as fits stands in the first; no word is broken.
fn two_rows(name: &str, room: u16) -> (&str, Option<&str>) {
    if width(name).0 <= usize::from(room) {
        return (name, None);
    }
    let breaks = name.match_indices([' ', '-']).map(|(at, sign)| at + sign.len());
    let fitting =
        breaks.clone().filter(|at| width(name.get(..*at).unwrap_or_default().trim_end()).0 <= usize::from(room));
    match fitting.max().or_else(|| breaks.min()) {
        Some(at) => (name.get(..at).unwrap_or_default().trim_end(), name.get(at..)),
        None => (name, None),
    }
}

fn entries(scene: &Scene<'_>, row: usize, y: u16, canvas: &mut Canvas<'_>) {
    let Scene { matrix, related, theme, focused, .. } = *scene;
    for (nth, (place, column, _)) in seen(matrix).enumerate() {
        let entry = matrix.order.get(row).and_then(|row| matrix.sheet.entry(*row, column));
        let Some(entry) = entry else { continue };
        let mut part = canvas.part(Rect::new(matrix.geometry.x(nth), y, matrix.geometry.column, 1));
        if let Some(Address::Thing(thing @ Thing::Cell(_))) = entry.opens
            && related.marks(thing)
            // Where a whole row is of one cell, the row is marked.
            && matrix.row_title(row).is_some_and(|title| title.thing != Some(thing))
        {
            let mark = part.glyphs.related();
            part.text(0, 0, mark, theme.style(Role::Mark));
        }
        let chosen = (row == matrix.row && matrix.column == place + 1).then_some(focused);
        self::entry(scene, entry, &mut part, chosen);
    }
}

/// One entry in its column. `chosen` where the cursor is on it, `true` where the pane has the focus as well.
fn entry(scene: &Scene<'_>, entry: &Entry, canvas: &mut Canvas<'_>, chosen: Option<bool>) {
    let Scene { matrix, corpus, theme, .. } = *scene;
    let text = entry.value.in_cell(corpus);
    let mut at = match &entry.value {
        Value::Level(level, scale) => {
            let last = Steps::last(&corpus.scales[*scale]);
            let heat = theme.heat(level.halves(), last.halves());
            let wide = matrix.manner.wide;
            let (lower, higher) = match entry.range {
                // In the wide form the range itself stands beside.
                Some((low, high)) if !wide => (low < *level, *level < high),
                _ => (false, false),
            };
            let at = heated(canvas, theme, &text, (lower, higher), heat, chosen);
            if wide { beside(scene, entry, canvas, at) } else { at }
        }
        Value::NotAssessed | Value::NoEvidence | Value::Outside => {
            let style = theme.style(Role::Dim);
            heated(canvas, theme, &text, (false, false), style, chosen)
        }
        value => {
            let style = match chosen {
                Some(true) => theme.style(Role::Cursor),
                Some(false) => theme.style(Role::Rested),
                None if value.number(corpus) == Some(0.0) || !value.is_known() => theme.style(Role::Dim),
                None => theme.style(Role::Text),
            };
            // Numbers end where the digit of a level ends; what is longer ends later.
            let cells = u16::try_from(width(&text).0).unwrap_or(HEAT);
            canvas.text(HEAT.saturating_sub(cells + 1).max(1), 0, &text, style).max(HEAT)
        }
    };
    for mark in marks(entry) {
        let (sign, role) = match mark {
            Mark::Change(change) => (changed(change), Role::Related),
            Mark::Unsure => ("?", Role::Text),
            Mark::Partial => ("~", Role::Text),
            Mark::Disputed => (Sign::Discrepancy.ascii(), Role::Against),
            Mark::Against => (Sign::Against.ascii(), Role::Against),
        };
        at = canvas.text(at, 0, sign, theme.style(role));
    }
}

/// Three cells of heat with a sign in the middle, and whether the range goes lower and higher.
fn heated(
    canvas: &mut Canvas<'_>,
    theme: Theme,
    text: &str,
    (lower, higher): (bool, bool),
    style: Style,
    chosen: Option<bool>,
) -> u16 {
    if let Some(focused) = chosen {
        // Brackets and, without colours, reversed cells: the heat stays to be seen.
        let role = theme.style(if focused { Role::Cursor } else { Role::Rested });
        let inner = if style.bg.is_some() { style.patch(theme.style(Role::Strong)) } else { role };
        let at = canvas.text(1, 0, "[", role);
        let at = canvas.text(at, 0, if text.is_empty() { " " } else { text }, inner);
        return canvas.text(at, 0, "]", role);
    }
    if text.is_empty() {
        return HEAT;
    }
    let left = if lower { "<" } else { " " };
    let right = if higher { ">" } else { " " };
    let shown = match width(text).0 {
        0 | 1 => format!("{left}{text}{right}"),
        2 => format!("{text}{right}"),
        _ => text.to_owned(),
    };
    canvas.text(1, 0, &shown, style)
}

/// Range and confidence, where the form is wide: `2-3 m`.
fn beside(scene: &Scene<'_>, entry: &Entry, canvas: &mut Canvas<'_>, at: u16) -> u16 {
    let Value::Level(_, scale) = entry.value else { return at };
    let scale = &scene.corpus.scales[scale];
    let range = match entry.range {
        Some((low, high)) if low != high => format!("{}-{}", low.value(scale), high.value(scale)),
        Some((low, _)) => format!(" {}", low.value(scale)),
        None => String::new(),
    };
    let sure = entry.confidence.map_or("", |confidence| confidence.word().get(..1).unwrap_or_default());
    canvas.text(at, 0, &format!(" {range:<3} {sure:<1}"), scene.theme.style(Role::Dim))
}

/// Says how many lines are above and below, and how many columns to the left and right: in words, or where those don't
/// fit beside the heads, with signs.
fn hidden(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { matrix, theme, .. } = *scene;
    let columns = matrix.columns_seen();
    let right = matrix.shown.len().saturating_sub(columns.end);
    let below = matrix.lines.len().saturating_sub(matrix.top + matrix.seen());
    let room = matrix.geometry.names.saturating_sub(1);
    for (y, (before, word, sign), (after, other_word, other_sign)) in [
        (0, (columns.start, "left", "<"), (right, "right", ">")),
        (1, (matrix.top, "above", "^"), (below, "below", "v")),
    ] {
        if before > 0 || after > 0 {
            let words = format!("{before} {word}, {after} {other_word}");
            let fits = width(&words).0 <= usize::from(room);
            let text = if fits { words } else { format!("{sign}{before} {after}{other_sign}") };
            canvas.cut(NAMES, y, &text, theme.style(Role::Dim), room);
        }
    }
}
