//! Draws the matrix.
//!
//! ```text
//!                       Threat     Response   Bilat  Multi
//!                       EU   JP    EU   JP
//! ›• Cyber security      3    3?    2?   2?   [3]!   1?
//!  levels 0 1 2 3 4  . no evidence  ? low confidence  - evidence against  ! disputed
//!  Cyber security · Bilateral cooperation: 3 of 4, range 2 to 3, medium confidence
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Matrix;
use super::geometry::{FEET, NAMES};
use crate::corpus::{Cell, Column, Confidence, Corpus, Id, Record, Stance, Thing};
use crate::page::Sign;
use crate::related::Related;
use crate::text::{Cells, rows, width};
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Draws the matrix in the body of its pane.
pub fn draw(matrix: &Matrix, corpus: &Corpus, related: &Related, canvas: &mut Canvas<'_>, theme: Theme, focused: bool) {
    if corpus.dimensions.is_empty() || matrix.columns.is_empty() {
        let why = "This dataset has no dimensions or no elements: there is no matrix to show.";
        paragraph(canvas, 1, why, theme.style(Role::Dim));
        return;
    }
    heads(matrix, corpus, canvas, theme);
    for (nth, row) in (matrix.top..matrix.rows).take(matrix.seen()).enumerate() {
        let Some(dimension) = corpus.dimensions.at(row) else { continue };
        let y = matrix.geometry.y(nth);
        let here = row == matrix.row;
        if here {
            let mark = canvas.glyphs.cursor();
            canvas.text(0, y, mark, theme.style(Role::Mark));
        }
        if related.dimensions.contains(&dimension) {
            let mark = canvas.glyphs.related();
            canvas.text(1, y, mark, theme.style(Role::Mark));
        }
        let style = match (here, matrix.column == 0, related.dimensions.contains(&dimension)) {
            (true, true, _) if focused => theme.style(Role::Cursor),
            (true, ..) => theme.style(Role::Rested),
            (false, _, true) => theme.style(Role::Strong),
            _ => theme.style(Role::Text),
        };
        name(corpus.dimensions[dimension].label(), &corpus.dimensions[dimension].short, matrix, canvas, y, style);
        for (nth, (index, column)) in shown(matrix).enumerate() {
            let Some(id) = corpus.cell(dimension, *column) else { continue };
            let part = Rect::new(matrix.geometry.x(nth), y, matrix.geometry.column, 1);
            let mut part = canvas.part(part);
            if related.cells.contains(&id) {
                let mark = part.glyphs.related();
                part.text(0, 0, mark, theme.style(Role::Mark));
            }
            cell(corpus, id, &mut part, theme, (here && matrix.column == index + 1).then_some(focused));
        }
    }
    hidden(matrix, canvas, theme);
    feet(matrix, corpus, canvas, theme);
}

/// The name of a row: whole, or its short form, or cut.
fn name(label: &str, short: &str, matrix: &Matrix, canvas: &mut Canvas<'_>, y: u16, style: Style) {
    let room = matrix.geometry.names;
    let shown = if width(label).0 <= usize::from(room) { label } else { short };
    canvas.cut(
        NAMES,
        y,
        shown,
        style,
        room.saturating_sub(u16::from(shown == label && width(label).0 > usize::from(room))),
    );
}

/// The columns that are seen, each with its index.
fn shown(matrix: &Matrix) -> impl Iterator<Item = (usize, &Column)> {
    let seen = matrix.columns_seen();
    matrix.columns.iter().enumerate().skip(seen.start).take(seen.len())
}

/// Writes a text over as many rows as it takes.
pub(in crate::tui) fn paragraph(canvas: &mut Canvas<'_>, x: u16, text: &str, style: Style) {
    let room = Cells(canvas.width().saturating_sub(x).into());
    for (y, row) in (0..canvas.height()).zip(rows(text, room)) {
        canvas.text(x, y, text.get(row).unwrap_or_default(), style);
    }
}

fn heads(matrix: &Matrix, corpus: &Corpus, canvas: &mut Canvas<'_>, theme: Theme) {
    let mut before = None;
    for (nth, (index, column)) in shown(matrix).enumerate() {
        let x = matrix.geometry.x(nth).saturating_add(1);
        let here = matrix.column == index + 1;
        let style = theme.style(if here { Role::Rested } else { Role::Heading });
        let element = &corpus.elements[column.element];
        if before != Some(column.element) {
            let span = shown(matrix).filter(|(_, other)| other.element == column.element).count();
            let room = matrix.geometry.column.saturating_mul(u16::try_from(span).unwrap_or(1)).saturating_sub(1);
            let chosen = matrix.columns.get(matrix.column.wrapping_sub(1)).is_some_and(|c| c.element == column.element);
            let style = theme.style(if chosen { Role::Rested } else { Role::Heading });
            canvas.text_to(x, 0, &element.short, style, x.saturating_add(room));
            before = Some(column.element);
        }
        if let Some(party) = column.party {
            let room = matrix.geometry.column.saturating_sub(1);
            canvas.text_to(x, 1, &corpus.parties[party].short, style, x.saturating_add(room));
        }
    }
}

/// One cell in its column: a space, the level on its heat, the marks. `chosen` where the cursor is on it, `true` where
/// the pane has the focus as well.
fn cell(corpus: &Corpus, id: Id<Cell>, canvas: &mut Canvas<'_>, theme: Theme, chosen: Option<bool>) {
    let cell = &corpus.cells[id];
    let scale = corpus.scale_of(id);
    let (sign, style) = match (&cell.assessment, cell.rating()) {
        (None, _) => (" ".into(), Style::new()),
        (Some(_), None) => (".".into(), theme.style(Role::Dim)),
        (Some(_), Some(rating)) => {
            let step = scale.levels.iter().position(|level| level.value == rating.level).unwrap_or(0);
            let [step, last] = [step, scale.levels.len().saturating_sub(1)].map(|n| u8::try_from(n).unwrap_or(u8::MAX));
            (rating.level.to_string(), theme.heat(step, last))
        }
    };
    let unsure = cell.rating().is_some_and(|rating| rating.confidence == Confidence::Low);
    let digit = format!("{sign:>1}{}", if unsure { "?" } else { "" });
    let mut at = match chosen {
        // Brackets and, without colours, reversed cells: the heat stays to be seen.
        Some(focused) => {
            let role = if focused { Role::Cursor } else { Role::Rested };
            let inner = if style.bg.is_some() { style.patch(theme.style(Role::Strong)) } else { theme.style(role) };
            let at = canvas.text(1, 0, "[", theme.style(role));
            let at = canvas.text(at, 0, &digit, inner);
            canvas.text(at, 0, "]", theme.style(role))
        }
        None => canvas.text(1, 0, &format!("{:<3}", format!(" {digit}")), style),
    };
    let against = cell.evidence().iter().any(|evidence| evidence.stance == Stance::Contradicts);
    let disputed = corpus.is_disputed(id);
    for (holds, sign) in [(disputed, Sign::Discrepancy), (against, Sign::Against)] {
        if holds {
            at = canvas.text(at, 0, sign.ascii(), theme.style(Role::Against));
        }
    }
}

/// Says how many rows are above and below, and how many columns to the left and right: in words, or where those don't
/// fit beside the heads, with signs.
fn hidden(matrix: &Matrix, canvas: &mut Canvas<'_>, theme: Theme) {
    let columns = matrix.columns_seen();
    let right = matrix.columns.len().saturating_sub(columns.end);
    let below = matrix.rows.saturating_sub(matrix.top + matrix.seen());
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

fn feet(matrix: &Matrix, corpus: &Corpus, canvas: &mut Canvas<'_>, theme: Theme) {
    let Some(y) = canvas.height().checked_sub(FEET).filter(|y| *y > 1) else { return };
    legend(matrix, corpus, canvas, y, theme);
    let room = canvas.width().saturating_sub(2);
    let status = matrix.selected(corpus).map(|thing| match thing {
        Thing::Cell(id) => status(corpus, id, room.into()),
        other => corpus.label(other).to_owned(),
    });
    canvas.cut(1, y + 1, &status.unwrap_or_default(), theme.style(Role::Text), room);
}

/// The heat of the scale under the cursor, and what the signs mean.
fn legend(matrix: &Matrix, corpus: &Corpus, canvas: &mut Canvas<'_>, y: u16, theme: Theme) {
    let long = [".  no evidence", "?  low confidence", "-  evidence against", "!  disputed"];
    let short = [". none", "? unsure", "- against", "! disputed"];
    let cells = |words: [&str; 4]| words.iter().map(|word| word.len() + 2).sum::<usize>();
    let mut x = 1;
    // On the name of a row it is the scale of the first column.
    if let Some(column) = matrix.columns.get(matrix.column.saturating_sub(1)) {
        let scale = &corpus.scales[corpus.elements[column.element].scale];
        let last = u8::try_from(scale.levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let whole: usize = scale.levels.iter().map(|level| level.value.to_string().len() + 2).sum();
        let room = usize::from(canvas.width());
        // Up to a third of the row is the levels', more only where the signs have room as well.
        let all = whole <= room / 3 || 1 + whole + cells(short) <= room;
        for (step, level) in (0..=last).zip(&scale.levels) {
            if all || step == 0 || step == last {
                x = canvas.text(x, y, &format!(" {} ", level.value), theme.heat(step, last));
            } else if step == 1 {
                let ellipsis = canvas.glyphs.ellipsis();
                x = canvas.text(x, y, ellipsis, theme.style(Role::Dim));
            }
        }
    }
    let room = usize::from(canvas.width().saturating_sub(x));
    for word in if cells(long) <= room { long } else { short } {
        if usize::from(canvas.width()) < usize::from(x) + 2 + word.len() {
            break;
        }
        x = canvas.text(x.saturating_add(2), y, &word.replacen("  ", " ", 1), theme.style(Role::Dim));
    }
}

/// A cell in one line of `room` cells, the level first: what there is no room for is on its page. The name is whole as
/// long as what is before it can be said in fewer words.
fn status(corpus: &Corpus, id: Id<Cell>, room: usize) -> String {
    let cell = &corpus.cells[id];
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    let (dimension, element) = (&corpus.dimensions[cell.dimension].short, &corpus.elements[cell.element].short);
    let name = format!("{dimension}, {element}{party}");
    let Some(rating) = cell.rating() else {
        let status = cell.status().replace('-', " ");
        let whole = format!("{status}: {}", cell.label);
        return if width(&whole).0 <= room { whole } else { format!("{status}: {name}") };
    };
    let count = |stance| cell.evidence().iter().filter(|evidence| evidence.stance == stance).count();
    let (supports, against) = (count(Stance::Supports), count(Stance::Contradicts));
    let range = if rating.low == rating.high { String::new() } else { format!(" ({} to {})", rating.low, rating.high) };
    let level = format!("{} of {}{range}", rating.level, corpus.scale_of(id).span().1);
    let sure = rating.confidence;
    // From the longest to the shortest.
    let said = [
        format!(", {sure} confidence, {supports} for, {against} against"),
        format!(", {sure}, {supports} for, {against} against"),
        format!(", {sure}, +{supports} -{against}"),
        format!(", {sure}"),
        String::new(),
    ];
    let mut lines = said.map(|more| format!("{level}{more}: {name}")).into_iter().peekable();
    while let Some(line) = lines.next() {
        if width(&line).0 <= room || lines.peek().is_none() {
            return line;
        }
    }
    String::new()
}
