//! A box over everything: the frame of search, palette and help.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::{Role, Theme};

/// Empties a box, draws its frame and title, and gives back the canvas inside.
pub(super) fn boxed<'a>(canvas: &'a mut Canvas<'_>, area: Rect, theme: Theme, title: &str) -> Canvas<'a> {
    let mut frame = canvas.part(area);
    frame.clear();
    let (rule, bar) = (frame.glyphs.rule(), frame.glyphs.bar());
    let style = theme.style(Role::Rule);
    let (width, height) = (frame.width(), frame.height());
    let bottom = height.saturating_sub(1);
    frame.row(0, 0, width, rule, style);
    frame.row(0, bottom, width, rule, style);
    for y in 1..bottom {
        frame.text(0, y, bar, style);
        frame.text(width.saturating_sub(1), y, bar, style);
    }
    let corners = frame.glyphs.corners();
    let right = width.saturating_sub(1);
    for (glyph, (x, y)) in corners.into_iter().zip([(0, 0), (right, 0), (0, bottom), (right, bottom)]) {
        frame.text(x, y, glyph, style);
    }
    frame.text(2, 0, &format!(" {title} "), theme.style(Role::Focus));
    canvas.part(inside(Rect { width, height, ..area }))
}

/// Screens of fewer rows have none to spare.
const LOW: u16 = 8;

/// How many rows of a screen a box leaves free above it and below it each.
pub(super) fn free_rows(screen: Rect) -> u16 {
    u16::from(screen.height >= LOW)
}

/// What the frame of a box leaves.
pub(super) fn inside(area: Rect) -> Rect {
    Rect::new(area.x + 1, area.y + 1, area.width.saturating_sub(2), area.height.saturating_sub(2))
}
