//! Glyphs two columns wide, put right after the painters and before the difference is written.
//!
//! ratatui 0.30 compares cells, but a terminal keeps a wide glyph in two of them: writing one half erases the
//! other without a trace in the buffer (ratatui#2652, #2738), and a border on the right half is never drawn,
//! since the difference skips it (#2526).

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

/// Remembers where the last frame had wide glyphs.
#[derive(Debug, Default)]
pub(super) struct Wide {
    area: Rect,
    /// Indices into the buffer of left halves, in order.
    last: Vec<usize>,
}

impl Wide {
    /// Blanks glyphs that are cut, and has both columns written where the last frame had a wide glyph.
    ///
    /// A glyph that is new here differs from what was there, and is written without being told to.
    pub(super) fn settle(&mut self, buffer: &mut Buffer) {
        let width = usize::from(buffer.area.width);
        if self.area != buffer.area {
            // Every cell is written after a change of size.
            self.area = buffer.area;
            self.last.clear();
        }
        for left in self.last.drain(..) {
            always(buffer, left);
            always(buffer, left + 1);
        }
        let mut index = 0;
        while index < buffer.content.len() {
            let span = span(buffer, index);
            if span < 2 {
                index += 1;
            } else if is_cut(buffer, index, span, width) {
                buffer.content[index].set_symbol(" ");
                index += 1;
            } else {
                self.last.push(index);
                index += span;
            }
        }
    }
}

fn span(buffer: &Buffer, index: usize) -> usize {
    let cell = &buffer.content[index];
    // Most cells hold one byte, whose width need not be looked up.
    if cell.symbol().len() < 2 { 1 } else { usize::from(cell.cell_width()) }
}

/// Whether another painter has written over the rest of the glyph, or the screen ends in the middle of it.
fn is_cut(buffer: &Buffer, index: usize, span: usize, width: usize) -> bool {
    let rest = index + 1..index + span;
    index % width + span > width || buffer.content[rest].iter().any(|cell| !cell.symbol().trim().is_empty())
}

fn always(buffer: &mut Buffer, index: usize) {
    if let Some(cell) = buffer.content.get_mut(index)
        && cell.diff_option == CellDiffOption::None
    {
        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::num::NonZero;

    use ratatui::backend::CrosstermBackend;
    use ratatui::style::{Color, Style};
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;
    use crate::tui::terminal::Held;

    const AREA: Rect = Rect { x: 0, y: 0, width: 17, height: 6 };
    const PIECES: [&str; 8] = ["a", "日", "本", "ー", " ", "│", "EU", "が"];

    /// A screen of mixed pieces from a small generator, with a box over it: what scrolling and popups leave.
    fn paint(buffer: &mut Buffer, seed: &mut u32) {
        let mut random = |below: u16| {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u16::try_from(*seed >> 16).unwrap_or(0) % below
        };
        for y in 0..AREA.height {
            let (mut x, end) = (random(3), random(18));
            for _ in 0..18 {
                // Styles change within a row too: as under the first letter of a name.
                let style = if random(3) == 0 { Style::new().bg(Color::Blue) } else { Style::new() };
                let room = usize::from(end.saturating_sub(x));
                x = buffer.set_stringn(x, y, PIECES[usize::from(random(8))], room, style).0;
            }
        }
        let (x, y) = (random(14), random(4));
        for row in y..y + 2 {
            buffer.set_string(x, row, "[ ]", Style::new().fg(Color::Red));
        }
    }

    /// What a terminal shows must be what the buffer says, frame after frame.
    #[test]
    fn the_emulated_screen_is_the_buffer_after_any_frame() -> io::Result<()> {
        let held = Held::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(held.clone()), options)?;
        let mut emulator = vt100::Parser::new(one(AREA.height), one(AREA.width), 0);
        let (mut wide, mut seed) = (Wide::default(), 7);
        for round in 0..2_000 {
            let mut shown = Buffer::empty(AREA);
            terminal.draw(|frame| {
                paint(frame.buffer_mut(), &mut seed);
                wide.settle(frame.buffer_mut());
                shown = frame.buffer_mut().clone();
            })?;
            emulator.process(&held.take());
            for y in 0..AREA.height {
                assert_eq!(emulated(&emulator, y), expected(&shown, y), "row {y} of frame {round}");
            }
        }
        Ok(())
    }

    fn one(size: u16) -> NonZero<u16> {
        NonZero::new(size).unwrap_or(NonZero::<u16>::MIN)
    }

    /// Each column's text and whether it has a background of its own.
    fn emulated(emulator: &vt100::Parser, y: u16) -> Vec<(String, bool)> {
        let column = |x| {
            let cell = emulator.screen().cell(y, x)?;
            let text = if cell.has_contents() { cell.contents() } else { " " };
            Some((text.to_owned(), cell.bgcolor() != vt100::Color::Default))
        };
        let mut columns: Vec<_> = (0..AREA.width).filter_map(column).collect();
        for x in 0..columns.len().saturating_sub(1) {
            if columns[x].0.cell_width() > 1 {
                columns[x + 1] = columns[x].clone();
            }
        }
        columns
    }

    fn expected(buffer: &Buffer, y: u16) -> Vec<(String, bool)> {
        let mut columns: Vec<_> =
            (0..AREA.width).map(|x| (buffer[(x, y)].symbol().to_owned(), buffer[(x, y)].bg != Color::Reset)).collect();
        for x in 0..columns.len().saturating_sub(1) {
            if columns[x].0.cell_width() > 1 {
                columns[x + 1] = columns[x].clone();
            }
        }
        columns
    }

    #[test]
    fn a_glyph_cut_by_a_border_or_the_edge_is_blank() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        buffer.set_string(0, 0, "日本", Style::new());
        buffer[(1, 0)].set_symbol("│");
        buffer[(4, 0)].set_symbol("日");
        Wide::default().settle(&mut buffer);
        let row: String = (0..5).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(row, " │本  ");
    }

    #[test]
    fn an_empty_screen_is_no_trouble() {
        Wide::default().settle(&mut Buffer::empty(Rect::ZERO));
    }
}
