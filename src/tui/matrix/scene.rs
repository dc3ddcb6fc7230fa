//! What the painters of the matrix share: what they draw, and how the lines with their names stand.

use ratatui::style::Style;

use super::{Line, Matrix};
use crate::corpus::Corpus;
use crate::related::Related;
use crate::sheet::Title;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// What a painter of the matrix needs beside its canvas.
pub(super) struct Scene<'s> {
    pub(super) matrix: &'s Matrix,
    pub(super) corpus: &'s Corpus,
    pub(super) related: &'s Related,
    pub(super) theme: Theme,
    pub(super) focused: bool,
}

/// Draws the lines that are seen: names of groups and of rows, and what `rest` draws beside a row's name.
pub(super) fn lines(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    rest: impl Fn(&Scene<'_>, usize, u16, &mut Canvas<'_>),
) {
    let Scene { matrix, related, theme, focused, .. } = *scene;
    let marks = matrix.geometry.marks_at;
    for (nth, line) in matrix.lines.iter().skip(matrix.top).take(matrix.seen()).enumerate() {
        let y = matrix.geometry.y(nth);
        let row = match *line {
            Line::Row(row) => row,
            Line::Group => {
                let next = matrix.lines.get(matrix.top + nth + 1);
                let Some(Line::Row(row)) = next else { continue };
                let group = matrix.row_title(*row).map_or("", |title| title.group.as_str());
                let said = if group.is_empty() { "in no group" } else { group };
                canvas.cut(marks + 1, y, said, theme.style(Role::Dim), canvas.width());
                continue;
            }
        };
        let Some(title) = matrix.row_title(row) else { continue };
        let here = row == matrix.row;
        let tied = title.thing.is_some_and(|thing| related.marks(thing));
        if here {
            let mark = canvas.glyphs.cursor();
            canvas.text(marks, y, mark, theme.style(Role::Mark));
        }
        if tied {
            let mark = canvas.glyphs.related();
            canvas.text(marks + 1, y, mark, theme.style(Role::Mark));
        }
        let style = match (here, matrix.column == 0, tied) {
            (true, true, _) if focused => theme.style(Role::Cursor),
            (true, ..) => theme.style(Role::Rested),
            (false, _, true) => theme.style(Role::Strong),
            _ => theme.style(Role::Text),
        };
        name(matrix, title, canvas, y, style);
        rest(scene, row, y, canvas);
    }
}

/// The name of a row: whole, or its short form, or cut. Of a short form with two parts, such as that of a cell, the
/// second stays whole.
fn name(matrix: &Matrix, title: &Title, canvas: &mut Canvas<'_>, y: u16, style: Style) {
    let (x, room) = (matrix.geometry.names_at, matrix.geometry.names);
    let brief = title.brief();
    let fits = |text: &str| width(text).0 <= usize::from(room);
    if brief.is_empty() || (fits(&title.label) && !matrix.is_brief()) {
        canvas.cut(x, y, &title.label, style, room);
    } else if fits(&brief) {
        canvas.text(x, y, &brief, style);
    } else {
        // What is cut doesn't touch the mark of what is tied.
        let room = room.saturating_sub(1);
        match brief.rsplit_once(", ") {
            Some((first, second)) if width(second).0 + 6 <= usize::from(room) => {
                let cells = u16::try_from(width(second).0 + 2).unwrap_or(room);
                let at = canvas.cut(x, y, first, style, room - cells);
                canvas.text(at, y, &format!(", {second}"), style);
            }
            _ => {
                canvas.cut(x, y, &brief, style, room);
            }
        }
    }
}
