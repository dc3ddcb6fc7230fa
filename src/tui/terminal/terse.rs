//! Frames in few bytes: ratatui's own backend moves the cursor and names both colours more often than it has to, and
//! what goes through a terminal, over a network even more, costs by the byte.
//!
//! Only cells are written here; all else is crossterm's backend.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// So many blanks at least are erased rather than written.
const BLANKS: usize = 8;

/// The marks that a cell can have: the modifier, what turns it on, what turns it off. Bold and dim end together.
const MARKS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Writes frames to a terminal that understands ANSI codes.
#[derive(Debug)]
pub(super) struct Terse<W: Write> {
    rest: CrosstermBackend<W>,
    out: W,
}

impl<W: Write + Clone> Terse<W> {
    /// A backend on two handles of one writer.
    pub(super) fn new(out: W) -> Terse<W> {
        Terse { rest: CrosstermBackend::new(out.clone()), out }
    }
}

/// What the terminal knows of the next character: where it goes, and in which style.
struct Pen {
    /// The cell where the cursor is; none where that isn't known.
    at: Option<(u16, u16)>,
    /// Whether all that was written since the last move is one column wide on every terminal.
    sure: bool,
    style: (Color, Color, Modifier),
}

impl Pen {
    /// Goes to a cell: by a step to the right where that is certain, else by its row and column.
    fn move_to(&mut self, bytes: &mut Vec<u8>, (x, y): (u16, u16)) -> io::Result<()> {
        match self.at {
            Some(at) if at == (x, y) => return Ok(()),
            Some((from, row)) if self.sure && row == y && from < x => match x - from {
                1 => write!(bytes, "\x1b[C")?,
                by => write!(bytes, "\x1b[{by}C")?,
            },
            _ => {
                match x {
                    0 => write!(bytes, "\x1b[{}H", y + 1)?,
                    _ => write!(bytes, "\x1b[{};{}H", y + 1, x + 1)?,
                }
                self.sure = true;
            }
        }
        self.at = Some((x, y));
        Ok(())
    }

    fn dress(&mut self, bytes: &mut Vec<u8>, cell: &Cell) {
        let style = (cell.fg, cell.bg, cell.modifier);
        if style == self.style {
            return;
        }
        let (fg, bg, before) = self.style;
        if style == (Color::Reset, Color::Reset, Modifier::empty()) {
            bytes.extend(b"\x1b[m");
        } else {
            let mut codes = String::new();
            let mut now = before;
            for (mark, _, off) in MARKS {
                if now.contains(mark) && !cell.modifier.contains(mark) {
                    code(&mut codes, &off.to_string());
                    // What the same code ends is turned on again below.
                    now.remove(MARKS.into_iter().filter(|other| other.2 == off).map(|other| other.0).collect());
                }
            }
            for (mark, on, _) in MARKS {
                if cell.modifier.contains(mark) && !now.contains(mark) {
                    code(&mut codes, &on.to_string());
                }
            }
            for (was, is, base) in [(fg, cell.fg, 30), (bg, cell.bg, 40)] {
                if was != is {
                    colour(&mut codes, is, base);
                }
            }
            bytes.extend(b"\x1b[");
            bytes.extend(codes.as_bytes());
            bytes.push(b'm');
        }
        self.style = style;
    }
}

fn code(codes: &mut String, more: &str) {
    if !codes.is_empty() {
        codes.push(';');
    }
    codes.push_str(more);
}

/// The code of a colour, as crossterm writes it; `base` is 30 for the text and 40 for the ground.
fn colour(codes: &mut String, colour: Color, base: u8) {
    let named = |number: u8| format!("{};5;{number}", base + 8);
    let written = match colour {
        Color::Reset => (base + 9).to_string(),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(number) => named(number),
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightBlue => named(12),
        Color::LightMagenta => named(13),
        Color::LightCyan => named(14),
        Color::White => named(15),
    };
    code(codes, &written);
}

/// Whether a cell shows nothing at all: erased it looks the same.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier.is_empty()
}

impl<W: Write> Backend for Terse<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content.collect();
        let mut bytes = Vec::new();
        let mut pen = Pen { at: None, sure: false, style: (Color::Reset, Color::Reset, Modifier::empty()) };
        let mut rest = cells.as_slice();
        while let [(x, y, cell), ..] = rest {
            let follows = |(nth, (at, row, cell)): &(usize, &(u16, u16, &Cell))| {
                row == y && usize::from(*at) == usize::from(*x) + nth && is_blank(cell)
            };
            let blanks = rest.iter().enumerate().take_while(follows).count();
            pen.move_to(&mut bytes, (*x, *y))?;
            pen.dress(&mut bytes, cell);
            if blanks >= BLANKS {
                // The cursor stays.
                write!(bytes, "\x1b[{blanks}X")?;
                rest = rest.get(blanks..).unwrap_or_default();
                continue;
            }
            let symbol = cell.symbol();
            bytes.extend(symbol.as_bytes());
            pen.at = Some((x.saturating_add(1), *y));
            pen.sure &= symbol.is_ascii();
            rest = rest.get(1..).unwrap_or_default();
        }
        if pen.style != (Color::Reset, Color::Reset, Modifier::empty()) {
            bytes.extend(b"\x1b[m");
        }
        self.out.write_all(&bytes)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.rest.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.rest.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.rest.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.rest.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.rest.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.rest.clear_region(clear_type)
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.rest.append_lines(count)
    }

    fn size(&self) -> io::Result<Size> {
        self.rest.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.rest.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::super::Held;
    use super::*;

    const COLOURS: [Color; 6] =
        [Color::Reset, Color::Red, Color::DarkGray, Color::Indexed(117), Color::Rgb(1, 2, 3), Color::Gray];

    /// Frames on a screen of 12 by 4, most of their cells blank: symbol, text, ground, marks.
    fn frames() -> impl Strategy<Value = Vec<Buffer>> {
        let symbol = prop::sample::select(vec![" ", " ", " ", " ", "a", "é", "●", "z"]);
        let colour = || prop::sample::select(vec![0_usize, 0, 0, 0, 1, 2, 3, 4, 5]);
        let marks = prop::sample::select(vec![0_u16, 0, 0, 1, 2, 3, 8, 64, 65, 76]);
        let cell = (symbol, colour(), colour(), marks);
        let frame = prop::collection::vec(cell, 48).prop_map(|cells| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 4));
            for (at, (symbol, fg, bg, marks)) in cells.into_iter().enumerate() {
                let style =
                    Style::new().fg(COLOURS[fg]).bg(COLOURS[bg]).add_modifier(Modifier::from_bits_truncate(marks));
                buffer.content[at].set_symbol(symbol).set_style(style);
            }
            buffer
        });
        prop::collection::vec(frame, 1..4)
    }

    fn shown(frames: &[Buffer], mut write: impl FnMut(&[(u16, u16, &Cell)]) -> Vec<u8>) -> (String, usize) {
        let mut parser = vt100::Parser::new(4.try_into().unwrap(), 12.try_into().unwrap(), 0);
        let mut before = Buffer::empty(Rect::new(0, 0, 12, 4));
        let mut count = 0;
        for frame in frames {
            let bytes = write(&before.diff(frame));
            count += bytes.len();
            parser.process(&bytes);
            before = frame.clone();
        }
        let cells = (0..4).flat_map(|y| (0..12).map(move |x| (x, y)));
        let cell = |(x, y)| {
            parser.screen().cell(y, x).map(|cell| {
                let marks = (cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse());
                // A blank may be written or erased.
                let text = if cell.contents().is_empty() { " " } else { cell.contents() };
                format!("{text:?} {:?} {:?} {marks:?}", cell.fgcolor(), cell.bgcolor())
            })
        };
        (cells.filter_map(cell).collect::<Vec<_>>().join("\n"), count)
    }

    proptest! {
        #[test]
        fn a_terminal_shows_the_same_as_of_the_usual_backend_in_fewer_bytes(frames in frames()) {
            let held = Held::default();
            let mut terse = Terse::new(held.clone());
            let (ours, few) = shown(&frames, |cells| {
                terse.draw(cells.iter().copied()).unwrap();
                held.take()
            });
            let mut plain = CrosstermBackend::new(held.clone());
            ratatui::crossterm::style::force_color_output(true);
            let (theirs, many) = shown(&frames, |cells| {
                plain.draw(cells.iter().copied()).unwrap();
                held.take()
            });
            prop_assert_eq!(ours, theirs);
            prop_assert!(few <= many, "{} bytes, and crossterm's are {}", few, many);
        }
    }
}
