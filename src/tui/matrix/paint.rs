//! Draws the matrix as a table.
//!
//! ```text
//!                       Threat      Response    Bilat  Multi
//!                       EU   JP     EU   JP
//! ›• Cyber security      3    <3 ?   <2 ?-  ..  [3]!-   1>?-
//!  levels 0 1 2 3 4  . no evidence  < > range  ? low confidence  - evidence against  ! disputed
//!  3 of 4 (2 to 3), medium confidence, 4 for, 2 against: Cyber, Bilat
//! ```

use super::scene::Scene;
use super::{Matrix, dumbbells, legend, quadrants, status, table};
use crate::corpus::Corpus;
use crate::related::Related;
use crate::sheet::View;
use crate::text::{Cells, rows};
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Keymap;
use crate::tui::theme::{Role, Theme};
use ratatui::style::Style;

/// Draws the matrix in the body of its pane.
pub fn draw(
    matrix: &Matrix,
    corpus: &Corpus,
    related: &Related,
    keymap: &Keymap,
    canvas: &mut Canvas<'_>,
    theme: Theme,
    focused: bool,
) {
    let scene = Scene { matrix, corpus, related, theme, focused };
    if matrix.order.is_empty() || matrix.sheet.columns.is_empty() {
        paragraph(canvas, 1, &keymap.say(legend::why_empty(&scene)), theme.style(Role::Dim));
        return;
    }
    match matrix.manner.view {
        View::Dumbbells => dumbbells::draw(&scene, canvas),
        View::Quadrants => quadrants::draw(&scene, canvas),
        _ => table::draw(&scene, canvas),
    }
    let feet = matrix.geometry.feet;
    if let Some(y) = canvas.height().checked_sub(feet).filter(|y| *y > 1) {
        legend::draw(&scene, canvas, y);
        let room = canvas.width().saturating_sub(2);
        let status = status::of(&scene, room.into());
        canvas.cut(1, y + feet - 1, &status, theme.style(Role::Text), room);
    }
}

/// Writes a text over as many rows as it takes.
pub(in crate::tui) fn paragraph(canvas: &mut Canvas<'_>, x: u16, text: &str, style: Style) {
    let room = Cells(canvas.width().saturating_sub(x).into());
    for (y, row) in (0..canvas.height()).zip(rows(text, room)) {
        canvas.text(x, y, text.get(row).unwrap_or_default(), style);
    }
}
