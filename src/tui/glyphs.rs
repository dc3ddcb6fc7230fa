//! Lines and signs, in Unicode and in ASCII, always of the same width.

use crate::page::Sign;

/// The glyphs of a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs {
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
}

impl Glyphs {
    fn pick(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }

    /// A horizontal rule, one cell.
    pub fn rule(self) -> &'static str {
        self.pick("─", "-")
    }

    /// A vertical rule, one cell.
    pub fn bar(self) -> &'static str {
        self.pick("│", "|")
    }

    /// The corners of a box: top left, top right, bottom left, bottom right.
    pub fn corners(self) -> [&'static str; 4] {
        if self.ascii { ["+"; 4] } else { ["┌", "┐", "└", "┘"] }
    }

    /// What stands for text that is cut off.
    pub fn ellipsis(self) -> &'static str {
        self.pick("…", "...")
    }

    /// Marks the row of the cursor.
    pub fn cursor(self) -> &'static str {
        self.pick("›", ">")
    }

    /// Marks what is tied to the selection.
    pub fn related(self) -> &'static str {
        self.pick("•", "*")
    }

    /// A point event.
    pub fn point(self) -> &'static str {
        self.pick("●", "o")
    }

    /// A point event of about that date.
    pub fn about(self) -> &'static str {
        self.pick("○", "~")
    }

    /// A point event that is known to the month or the year.
    pub fn coarse(self) -> &'static str {
        self.pick("◆", "O")
    }

    /// The day up to which evidence counts, on an axis.
    pub fn now(self) -> &'static str {
        self.pick("▼", "v")
    }

    /// A border that isn't quite certain.
    pub fn vague_border(self) -> &'static str {
        self.pick("┊", ":")
    }

    /// A height from 1 to 8, one cell.
    pub fn height(self, level: usize) -> &'static str {
        const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        const DIGITS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];
        let at = level.clamp(1, 8) - 1;
        self.pick(BARS[at], DIGITS[at])
    }

    /// A party in a plot, by its place among the parties; beyond six they come again.
    pub fn party(self, nth: usize) -> &'static str {
        let signs =
            if self.ascii { ["o", "x", "#", "%", "&", "@"] } else { ["●", "○", "◆", "◇", "■", "□"] };
        signs[nth % signs.len()]
    }

    /// Several parties on one spot.
    pub fn parties_together(self) -> &'static str {
        self.pick("◉", "=")
    }

    /// The length of a range.
    pub fn range(self) -> &'static str {
        self.pick("━", "=")
    }

    /// The open end of a range.
    pub fn open(self) -> &'static str {
        self.pick("▶", ">")
    }

    /// A tick of an axis.
    pub fn tick(self) -> &'static str {
        self.pick("┬", "+")
    }

    /// The part of a scroll bar that is shown.
    pub fn thumb(self) -> &'static str {
        self.pick("┃", "#")
    }

    /// A sign of the pages.
    pub fn sign(self, sign: Sign) -> &'static str {
        match sign {
            Sign::Against => self.pick("−", "-"),
            Sign::Event => self.pick("○", "o"),
            Sign::Bullet => self.pick("·", "-"),
            other => other.ascii(),
        }
    }

    /// A character as it may be drawn: in ASCII the program's own dots and dashes give way, the data's letters stay.
    pub fn plain(self, c: char) -> char {
        match c {
            '·' if self.ascii => '-',
            '…' if self.ascii => '.',
            '–' | '—' | '−' if self.ascii => '-',
            '’' | '‘' if self.ascii => '\'',
            '“' | '”' if self.ascii => '"',
            c => c,
        }
    }
}
