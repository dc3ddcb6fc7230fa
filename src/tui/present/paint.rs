//! Draws what stands around the panes while a tour is presented.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use super::place::Place;
use crate::corpus::Step;
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Title, text and the last row, over the whole screen's canvas; that row says what is shown and which step it is.
pub fn draw(step: &Step, (said, number): (&str, String), place: &Place, canvas: &mut Canvas<'_>, theme: Theme) {
    match place.large {
        Some(size) => large(&step.title, size, place.title, canvas, theme),
        None => {
            let title = place.title;
            canvas.cut(title.x, title.y, &step.title, theme.style(Role::Focus), title.width);
        }
    }
    for (y, bytes) in (place.text.top()..place.text.bottom()).zip(&place.lines) {
        let line = step.text.get(bytes.clone()).unwrap_or_default();
        canvas.cut(place.text.x, y, line, theme.style(Role::Strong), place.text.width);
    }
    if !place.foot.is_empty() {
        let (foot, style) = (place.foot, theme.style(Role::Dim));
        let x = canvas.cut(foot.x, foot.y, said, style, foot.width * 3 / 4);
        canvas.right(x + 1, foot.right(), foot.y, &number, style);
    }
}

/// A title in letters of blocks.
fn large(title: &str, size: PixelSize, area: Rect, canvas: &mut Canvas<'_>, theme: Theme) {
    let letters = BigText::builder().pixel_size(size).lines([Line::from(title)]).build();
    let mut drawn = Buffer::empty(Rect { x: 0, y: 0, ..area });
    let all = drawn.area;
    letters.render(all, &mut drawn);
    // In reverse video the blocks would be the gaps between them.
    let style = theme.style(Role::Focus).remove_modifier(Modifier::REVERSED);
    for y in 0..all.height {
        for x in 0..all.width {
            if let Some(cell) = drawn.cell((x, y)).filter(|cell| cell.symbol() != " ") {
                canvas.text(area.x + x, area.y + y, cell.symbol(), style);
            }
        }
    }
}
