//! Glyphs two columns wide, put right after the painters and before the difference is written.
//!
//! ratatui 0.30 compares cells, but a terminal keeps a wide glyph in two of them: writing one half erases the
//! other without a trace in the buffer (ratatui#2652, #2738), and a border on the right half is never drawn,
//! since the difference skips it (#2526).

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

/// Remembers where the last frame had wide glyphs.
#[derive(Debug, Default)]
pub(super) struct Wide {
    area: Rect,
    /// Left halves, in order: the index into the buffer, and what stood there.
    last: Vec<(usize, Cell)>,
}

impl Wide {
    /// Blanks glyphs that are cut, and has both columns written where the last frame had a wide glyph that isn't there any
    /// more.
    ///
    /// A glyph that is new here differs from what was there, and is written without being told to; one that stays as it was
    /// is on the screen, and no glyph beside it covers any of it.
    pub(super) fn settle(&mut self, buffer: &mut Buffer) {
        let width = usize::from(buffer.area.width);
        if self.area != buffer.area {
            // Every cell is written after a change of size.
            self.area = buffer.area;
            self.last.clear();
        }
        let before = std::mem::take(&mut self.last);
        let mut index = 0;
        while index < buffer.content.len() {
            let span = span(buffer, index);
            if span < 2 {
                index += 1;
            } else if is_cut(buffer, index, span, width) {
                buffer.content[index].set_symbol(" ").set_diff_option(CellDiffOption::None);
                index += 1;
            } else {
                self.last.push((index, buffer.content[index].clone()));
                index += span;
            }
        }
        for (left, was) in before {
            if buffer.content.get(left) != Some(&was) {
                always(buffer, left);
                always(buffer, left + 1);
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

    /// Numbers from a small generator.
    fn random(seed: &mut u32, below: u16) -> u16 {
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from(*seed >> 16).unwrap_or(0) % below
    }

    /// A screen of mixed pieces, each row from a seed of its own, with a box over it: what scrolling and popups leave.
    fn paint(buffer: &mut Buffer, rows: &[u32], (x, y): (u16, u16)) {
        for (y, seed) in (0..).zip(rows) {
            let mut seed = *seed;
            let (mut x, end) = (random(&mut seed, 3), random(&mut seed, 18));
            for _ in 0..18 {
                // Styles change within a row too: as under the first letter of a name.
                let style = if random(&mut seed, 3) == 0 { Style::new().bg(Color::Blue) } else { Style::new() };
                let room = usize::from(end.saturating_sub(x));
                x = buffer.set_stringn(x, y, PIECES[usize::from(random(&mut seed, 8))], room, style).0;
            }
        }
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
        let (mut wide, mut seed, mut rows) = (Wide::default(), 7, [0; 6]);
        for round in 0..6_000 {
            // Some rows are others, and some stay as they were under a box that moves.
            rows[usize::from(random(&mut seed, 6))] = seed;
            let at = (random(&mut seed, 14), random(&mut seed, 4));
            let mut shown = Buffer::empty(AREA);
            terminal.draw(|frame| {
                paint(frame.buffer_mut(), &rows, at);
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

    /// What is written for a frame, to a terminal that has the one before.
    fn written(frames: [&str; 2]) -> io::Result<String> {
        let held = Held::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(held.clone()), options)?;
        let mut wide = Wide::default();
        for text in frames {
            held.take();
            terminal.draw(|frame| {
                frame.buffer_mut().set_string(0, 0, text, Style::new());
                wide.settle(frame.buffer_mut());
            })?;
        }
        Ok(String::from_utf8_lossy(&held.take()).into_owned())
    }

    #[test]
    fn a_glyph_that_stays_as_it_was_is_not_written_again() -> io::Result<()> {
        let said = written(["日本 EU", "日本 UK"])?;
        assert!(said.contains("UK") && !said.contains('日') && !said.contains('本'), "{said:?}");
        let said = written(["日本 EU", "日木 EU"])?;
        assert!(said.contains('木') && !said.contains('日') && !said.contains("EU"), "{said:?}");
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
