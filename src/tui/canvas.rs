//! A rectangle to draw in. Nothing drawn can leave it, whatever its size, so no painter can panic or spill.

use std::num::NonZeroU16;
use std::ops::RangeInclusive;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::glyphs::Glyphs;
use crate::text::{Cells, cut, grapheme_width, graphemes, width};

/// So many characters of a grapheme are drawn. No language puts more on a letter, and a cell could hold megabytes.
const MARKS: usize = 32;

/// What gives an emoji the colour of a skin. Many terminals draw it as a glyph of its own, behind the emoji.
const SKINS: RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';

/// Puts a grapheme of several characters in a cell, of which it takes so many.
fn set_marked(cell: &mut Cell, grapheme: &str, cells: usize) {
    let drawn: String = grapheme.chars().filter(|c| !SKINS.contains(c)).take(MARKS).collect();
    cell.set_symbol(&drawn);
    // The library counts the mark of half-width kana twice, and would leave a third cell as it was.
    let width = u16::try_from(cells).ok().and_then(NonZeroU16::new);
    if let Some(width) = width.filter(|width| cell.cell_width() != width.get()) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// A part of the screen; positions count from its own corner.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
    base: Style,
    /// The glyphs of the terminal.
    pub glyphs: Glyphs,
}

impl<'b> Canvas<'b> {
    /// A canvas on the part of `area` that the buffer has; `base` lies under every other style.
    pub fn new(buffer: &'b mut Buffer, area: Rect, glyphs: Glyphs, base: Style) -> Self {
        let area = area.intersection(buffer.area);
        Canvas { buffer, area, base, glyphs }
    }

    /// A canvas on a part of this one; `part` counts from this one's corner.
    pub fn part(&mut self, part: Rect) -> Canvas<'_> {
        let moved = Rect { x: self.area.x.saturating_add(part.x), y: self.area.y.saturating_add(part.y), ..part };
        let area = moved.intersection(self.area);
        Canvas { buffer: self.buffer, area, base: self.base, glyphs: self.glyphs }
    }

    /// Columns of cells.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows of cells.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Writes a text in one row and gives back the column after it. What doesn't fit isn't written.
    pub fn text(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        self.text_to(x, y, text, style, self.area.width)
    }

    /// The same, up to a column.
    pub fn text_to(&mut self, x: u16, y: u16, text: &str, style: Style, end: u16) -> u16 {
        let end = end.min(self.area.width);
        if y >= self.area.height || x >= end {
            return x;
        }
        let start = self.buffer.index_of(self.area.x, self.area.y + y);
        let Some(row) = self.buffer.content.get_mut(start..start + usize::from(end)) else { return x };
        let mut blank = Cell::EMPTY;
        blank.set_style(self.base.patch(style));
        let mut at = usize::from(x);
        for (_, grapheme) in graphemes(text) {
            let cells = grapheme_width(grapheme).0;
            if cells == 0 {
                continue;
            }
            let Some([first, rest @ ..]) = row.get_mut(at..at + cells) else { break };
            first.clone_from(&blank);
            rest.iter_mut().for_each(|cell| cell.clone_from(&blank));
            match grapheme.chars().next() {
                Some(letter) if self.glyphs.plain(letter) != letter => {
                    first.set_char(self.glyphs.plain(letter));
                }
                Some(letter) if grapheme.len() > letter.len_utf8() => set_marked(first, grapheme, cells),
                _ => _ = first.set_symbol(grapheme),
            }
            at += cells;
        }
        // No more than `end`, which is such a number.
        u16::try_from(at).unwrap_or(end)
    }

    /// Writes a text cut to a width, with an ellipsis where something is missing. Gives back the column after it.
    pub fn cut(&mut self, x: u16, y: u16, text: &str, style: Style, room: u16) -> u16 {
        let room = room.min(self.area.width.saturating_sub(x));
        let shown = cut(text, Cells(room.into()), self.glyphs.ellipsis());
        self.text(x, y, &shown, style)
    }

    /// Writes a text that ends at column `end`, unless it would begin before `from`.
    pub fn right(&mut self, from: u16, end: u16, y: u16, text: &str, style: Style) {
        let cells = u16::try_from(width(text).0).unwrap_or(u16::MAX);
        if let Some(x) = end.min(self.area.width).checked_sub(cells).filter(|x| *x >= from) {
            self.text(x, y, text, style);
        }
    }

    /// Repeats a glyph of one cell along a row.
    pub fn row(&mut self, x: u16, y: u16, count: u16, glyph: &str, style: Style) {
        let end = x.saturating_add(count).min(self.area.width);
        if y >= self.area.height || self.text_to(x, y, glyph, style, end) == x {
            return;
        }
        let start = self.buffer.index_of(self.area.x + x, self.area.y + y);
        if let Some([first, rest @ ..]) = self.buffer.content.get_mut(start..start + usize::from(end - x)) {
            rest.iter_mut().for_each(|cell| cell.clone_from(first));
        }
    }

    /// Sets the style of a stretch of a row and leaves the text.
    pub fn tint(&mut self, x: u16, y: u16, count: u16, style: Style) {
        let stretch =
            Rect { x: self.area.x.saturating_add(x), y: self.area.y.saturating_add(y), width: count, height: 1 };
        self.buffer.set_style(stretch.intersection(self.area), style);
    }

    /// Empties the whole canvas. A wide glyph that reaches in from the left is taken out whole.
    pub fn clear(&mut self) {
        if self.area.is_empty() {
            return;
        }
        let mut blank = Cell::EMPTY;
        blank.set_style(self.base);
        for y in self.area.top()..self.area.bottom() {
            if let Some(left) = self.area.x.checked_sub(1).filter(|left| *left >= self.buffer.area.x) {
                let cell = &mut self.buffer[(left, y)];
                if width(cell.symbol()).0 > 1 {
                    cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
                }
            }
            let start = self.buffer.index_of(self.area.x, y);
            let row = self.buffer.content.get_mut(start..start + usize::from(self.area.width));
            row.into_iter().for_each(|row| row.fill(blank.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The symbols of a row on which something is drawn, with what the library thinks of their width.
    fn drawn(text: &str) -> Vec<(String, u16)> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let area = buffer.area;
        Canvas::new(&mut buffer, area, Glyphs { ascii: false }, Style::new()).text(0, 0, text, Style::new());
        buffer.content.iter().map(|cell| (cell.symbol().to_owned(), cell.cell_width())).collect()
    }

    #[test]
    fn voiced_half_width_kana_take_two_cells_and_hide_no_third() {
        let row = drawn("ﾊﾟ x");
        let row: Vec<(&str, u16)> = row.iter().map(|(symbol, width)| (symbol.as_str(), *width)).collect();
        assert_eq!(row, [("ﾊﾟ", 2), (" ", 1), (" ", 1), ("x", 1), (" ", 1), (" ", 1)]);
    }

    #[test]
    fn an_emoji_has_no_skin_that_a_terminal_could_draw_behind_it() {
        assert_eq!(drawn("👍🏽x")[..3], [("👍".into(), 2), (" ".into(), 1), ("x".into(), 1)]);
        assert_eq!(drawn("👩🏽\u{200d}💻")[0], ("👩\u{200d}💻".into(), 2));
    }
}
