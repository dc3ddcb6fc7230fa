//! Frames in few bytes: ratatui's own backend moves the cursor and names both colours more often than it has to, and
//! what goes through a terminal, over a network even more, costs by the byte.
//!
//! Only cells are written here; all else is crossterm's backend.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::text::{Cells, grapheme_width};

/// So many blanks at least are erased rather than written.
const BLANKS: u16 = 8;

/// What every code begins with.
const CODE: &[u8] = b"\x1b[";

/// Makes an emoji of a sign before it that can be one. Terminals don't agree on how many columns that has.
const EMOJI: char = '\u{fe0f}';

/// The style of a terminal that nobody has dressed.
const PLAIN: Dress = (Color::Reset, Color::Reset, Modifier::empty());

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

/// The style of a character: its colour, that of its ground, its marks.
type Dress = (Color, Color, Modifier);

/// What the terminal knows of the next character: where it goes, and in which style.
struct Pen {
    /// The cell where the cursor is; none where that isn't known.
    at: Option<(u16, u16)>,
    /// The cell behind the symbol that was written last, where that symbol has one column or two, as the terminal likes.
    covered: Option<(u16, u16)>,
    /// Whether all that was written since the last move is one column wide on every terminal.
    sure: bool,
    style: Dress,
}

impl Pen {
    /// Writes what is in one cell.
    fn write(&mut self, bytes: &mut Vec<u8>, (x, y): (u16, u16), style: Dress, symbol: &str) {
        let behind = (x.saturating_add(1), y);
        if symbol.contains(EMOJI) && grapheme_width(symbol) == Cells(2) {
            // Whatever is behind it goes first: a terminal that makes it one column shows a blank there, and one that makes
            // it two covers that.
            self.get_ready(bytes, behind, style);
            bytes.push(b' ');
            self.at = None;
            self.covered = Some(behind);
        }
        self.get_ready(bytes, (x, y), style);
        bytes.extend(symbol.as_bytes());
        self.at = Some(behind).filter(|_| self.covered.is_none());
        self.sure &= symbol.is_ascii();
    }

    /// Leaves so many cells blank, from one on.
    fn pass(&mut self, bytes: &mut Vec<u8>, ((x, y), count): ((u16, u16), u16)) {
        if count < BLANKS {
            (x..x + count).for_each(|x| self.write(bytes, (x, y), PLAIN, " "));
            return;
        }
        self.get_ready(bytes, (x, y), PLAIN);
        // The cursor stays.
        bytes.extend(CODE);
        number(bytes, count);
        bytes.push(b'X');
    }

    fn get_ready(&mut self, bytes: &mut Vec<u8>, at: (u16, u16), style: Dress) {
        if self.at != Some(at) {
            self.move_to(bytes, at);
        }
        if self.style != style {
            self.dress(bytes, style);
        }
    }

    /// Goes to a cell: by a step to the right where that is certain, else by its row and column.
    fn move_to(&mut self, bytes: &mut Vec<u8>, (x, y): (u16, u16)) {
        bytes.extend(CODE);
        match self.at {
            Some((from, row)) if self.sure && row == y && from < x => {
                if x - from > 1 {
                    number(bytes, x - from);
                }
                bytes.push(b'C');
            }
            _ => {
                number(bytes, y + 1);
                if x > 0 {
                    bytes.push(b';');
                    number(bytes, x + 1);
                }
                bytes.push(b'H');
                self.sure = true;
            }
        }
        self.at = Some((x, y));
    }

    fn dress(&mut self, bytes: &mut Vec<u8>, style: Dress) {
        let (fg, bg, before) = self.style;
        bytes.extend(CODE);
        if style != PLAIN {
            if before != style.2 {
                marks(bytes, before, style.2);
            }
            for (was, is, base) in [(fg, style.0, 30), (bg, style.1, 40)] {
                if was != is {
                    colour(bytes, is, base);
                }
            }
        }
        bytes.push(b'm');
        self.style = style;
    }
}

/// Writes a number in decimal digits: frames are full of them, and what formats anything costs several times as much.
fn number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        self::number(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

/// Writes one more number of a code, behind those that it has already.
fn part(bytes: &mut Vec<u8>, part: u8) {
    if !bytes.ends_with(CODE) {
        bytes.push(b';');
    }
    number(bytes, part.into());
}

/// The codes that turn marks off and on.
fn marks(bytes: &mut Vec<u8>, before: Modifier, after: Modifier) {
    let mut now = before;
    for (mark, _, off) in MARKS {
        if now.contains(mark) && !after.contains(mark) {
            part(bytes, off);
            // What the same code ends is turned on again below.
            now.remove(MARKS.into_iter().filter(|other| other.2 == off).map(|other| other.0).collect());
        }
    }
    for (mark, on, _) in MARKS {
        if after.contains(mark) && !now.contains(mark) {
            part(bytes, on);
        }
    }
}

/// The code of a colour, as crossterm writes it; `base` is 30 for the text and 40 for the ground.
fn colour(bytes: &mut Vec<u8>, colour: Color, base: u8) {
    let named = match colour {
        Color::Reset => return part(bytes, base + 9),
        Color::Rgb(red, green, blue) => {
            return [base + 8, 2, red, green, blue].into_iter().for_each(|number| part(bytes, number));
        }
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    [base + 8, 5, named].into_iter().for_each(|number| part(bytes, number));
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
        let mut bytes = Vec::new();
        let mut pen = Pen { at: None, covered: None, sure: false, style: PLAIN };
        // Blanks one after the other that are still to be written: where the first is, and how many.
        let mut blanks = ((0, 0), 0);
        for (x, y, cell) in content {
            if pen.covered.take() == Some((x, y)) {
                continue;
            }
            let ((first, row), count) = blanks;
            let is_next = count > 0 && row == y && first + count == x;
            if is_blank(cell) && is_next {
                blanks.1 += 1;
                continue;
            }
            pen.pass(&mut bytes, blanks);
            if is_blank(cell) {
                blanks = ((x, y), 1);
            } else {
                blanks.1 = 0;
                pen.write(&mut bytes, (x, y), (cell.fg, cell.bg, cell.modifier), cell.symbol());
            }
        }
        pen.pass(&mut bytes, blanks);
        if pen.style != PLAIN {
            bytes.extend(CODE);
            bytes.push(b'm');
        }
        self.out.write_all(&bytes)
    }

    /// The cursor is hidden when the terminal is taken, and no frame shows it: none has to say so once more.
    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(())
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

    #[test]
    fn an_emoji_of_one_column_or_two_moves_nothing_that_stands_behind_it() {
        let held = Held::default();
        let mut terse = Terse::new(held.clone());
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let before = buffer.clone();
        buffer.set_string(0, 0, "A❤\u{fe0f}BC", Style::new());
        terse.draw(before.diff(&buffer).into_iter()).unwrap();
        assert_eq!(held.take(), "\x1b[1HA\x1b[C \x1b[1;2H❤\u{fe0f}\x1b[1;4HBC".as_bytes());
        // A letter is no emoji, whatever follows it: what stands behind it is written.
        buffer.set_string(0, 0, "a\u{fe0f}BC", Style::new());
        terse.draw(before.diff(&buffer).into_iter().take(3)).unwrap();
        assert_eq!(held.take(), "\x1b[1Ha\u{fe0f}BC".as_bytes());
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
