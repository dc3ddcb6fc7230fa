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
use crate::corpus::{Cell, Confidence, Corpus, Id, Record, Stance, Thing};
use crate::page::Sign;
use crate::related::Related;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Draws the matrix in the body of its pane.
pub fn draw(matrix: &Matrix, corpus: &Corpus, related: &Related, canvas: &mut Canvas<'_>, theme: Theme, focused: bool) {
    if corpus.dimensions.is_empty() || matrix.columns.is_empty() {
        let why = "This dataset has no dimensions or no elements: there is no matrix to show.";
        canvas.cut(1, 0, why, theme.style(Role::Dim), u16::MAX);
        return;
    }
    heads(matrix, corpus, canvas, theme);
    let rows = (matrix.top..matrix.rows).take(matrix.seen()).enumerate();
    for (nth, row) in rows {
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
        for (index, column) in matrix.columns.iter().enumerate() {
            let Some(id) = corpus.cell(dimension, *column) else { continue };
            let part = Rect::new(matrix.geometry.x(index), y, matrix.geometry.column, 1);
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

fn heads(matrix: &Matrix, corpus: &Corpus, canvas: &mut Canvas<'_>, theme: Theme) {
    let mut before = None;
    for (index, column) in matrix.columns.iter().enumerate() {
        let x = matrix.geometry.x(index) + 1;
        let here = matrix.column == index + 1;
        let style = theme.style(if here { Role::Rested } else { Role::Heading });
        let element = &corpus.elements[column.element];
        if before != Some(column.element) {
            let span = matrix.columns.iter().filter(|other| other.element == column.element).count();
            let room = matrix.geometry.column.saturating_mul(u16::try_from(span).unwrap_or(1)).saturating_sub(1);
            let chosen = matrix.columns.get(matrix.column.wrapping_sub(1)).is_some_and(|c| c.element == column.element);
            let style = theme.style(if chosen { Role::Rested } else { Role::Heading });
            canvas.text_to(x, 0, &element.short, style, x + room);
            before = Some(column.element);
        }
        if let Some(party) = column.party {
            let room = matrix.geometry.column.saturating_sub(1);
            canvas.text_to(x, 1, &corpus.parties[party].short, style, x + room);
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
    let disputed = corpus.discrepancies_of(id).next().is_some();
    for (holds, sign) in [(disputed, Sign::Discrepancy), (against, Sign::Against)] {
        if holds {
            at = canvas.text(at, 0, sign.ascii(), theme.style(Role::Against));
        }
    }
}

/// Says how many rows are above and below.
fn hidden(matrix: &Matrix, canvas: &mut Canvas<'_>, theme: Theme) {
    let below = matrix.rows.saturating_sub(matrix.top + matrix.seen());
    if matrix.top > 0 || below > 0 {
        let text = format!("{} above, {below} below", matrix.top);
        canvas.cut(NAMES, 1, &text, theme.style(Role::Dim), matrix.geometry.names.saturating_sub(1));
    }
}

fn feet(matrix: &Matrix, corpus: &Corpus, canvas: &mut Canvas<'_>, theme: Theme) {
    let Some(y) = canvas.height().checked_sub(FEET).filter(|y| *y > 1) else { return };
    let dim = theme.style(Role::Dim);
    let longest = corpus.scales.iter().max_by_key(|(_, scale)| scale.levels.len());
    let mut x = 1;
    if let Some((_, scale)) = longest {
        let last = u8::try_from(scale.levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
        for (step, level) in (0..=last).zip(&scale.levels) {
            x = canvas.text(x, y, &format!(" {} ", level.value), theme.heat(step, last));
        }
    }
    let long = [".  no evidence", "?  low confidence", "-  evidence against", "!  disputed"];
    let short = [". none", "? unsure", "- against", "! disputed"];
    let room = usize::from(canvas.width().saturating_sub(x));
    let words = if long.iter().map(|word| word.len() + 2).sum::<usize>() <= room { long } else { short };
    for word in words {
        if usize::from(canvas.width()) < usize::from(x) + 2 + word.len() {
            break;
        }
        x = canvas.text(x + 2, y, &word.replacen("  ", " ", 1), dim);
    }
    let room = canvas.width().saturating_sub(2);
    let status = matrix.selected(corpus).map(|thing| match thing {
        Thing::Cell(id) => status(corpus, id),
        other => corpus.label(other).to_owned(),
    });
    canvas.cut(1, y + 1, &status.unwrap_or_default(), theme.style(Role::Text), room);
}

/// A cell in one line, the level first: what there is no room for is on its page.
fn status(corpus: &Corpus, id: Id<Cell>) -> String {
    let cell = &corpus.cells[id];
    let Some(rating) = cell.rating() else { return format!("{}: {}", cell.status().replace('-', " "), cell.label) };
    let count = |stance| cell.evidence().iter().filter(|evidence| evidence.stance == stance).count();
    let range = if rating.low == rating.high { String::new() } else { format!(" ({} to {})", rating.low, rating.high) };
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    format!(
        "{} of {}{range}, {} confidence, {} for, {} against: {}, {}{party}",
        rating.level,
        corpus.scale_of(id).span().1,
        rating.confidence,
        count(Stance::Supports),
        count(Stance::Contradicts),
        corpus.dimensions[cell.dimension].short,
        corpus.elements[cell.element].short,
    )
}
