//! Where rows and columns of the matrix stand, in cells of the pane's body.

use super::Manner;
use crate::sheet::{Measure, View};

/// Rows of column heads.
pub const HEADS: u16 = 2;
/// Where the names of the rows begin: after the cursor's mark and the mark of what is tied.
pub const NAMES: u16 = 3;
/// A column without its marks: a space, and three cells of heat.
pub const HEAT: u16 = 4;
/// What stands beside the heat in the wide form: range and confidence.
const BESIDE: u16 = 6;
/// Names of rows are given this much before columns are widened.
const NAME_WISH: u16 = 26;
/// Names keep this much, even where that moves columns out of sight.
const NAME_LEAST: u16 = 8;
/// Where columns are out of sight and three are seen, names keep this much: `10 left, 2 right` stands above them.
const NAME_WORDS: u16 = 17;
/// A pane of more rows than this has two for the legend, even if lines are out of sight for it.
const SCROLLING: u16 = 14;
/// No legend takes more rows.
const MOST: u16 = 4;
/// Columns are widened by no more than this.
const AIR: u16 = 3;
/// Names of columns that have both rows of the head have room for words of up to so many cells; longer ones are cut.
const WORD: usize = 10;
/// A plot wants as much width as it can get.
const PLOT: u16 = 80;
/// Quadrants: the plot beside the lists is at least so wide, the lists at most.
const PLOT_LEAST: u16 = 20;
const LISTS: u16 = 38;

/// What a table would like to have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wish {
    /// Width of a column with all that belongs to it.
    column: u16,
    /// By how much more a column may be widened.
    air: u16,
    columns: u16,
    names: u16,
}

impl Wish {
    /// What the table of a manner would like. `names` is the widest name of a row, `word` the longest word of a head with
    /// two rows for itself, in cells; `marks` the most marks of an entry.
    pub fn of(manner: &Manner, columns: usize, names: usize, word: usize, marks: usize) -> Wish {
        let small = |size: usize| u16::try_from(size).unwrap_or(u16::MAX / 4);
        let marked = HEAT.saturating_add(small(marks));
        let plain = HEAT + 2;
        let column = match manner.view {
            View::Levels | View::Convergence if manner.wide && manner.measure == Measure::Level => marked + BESIDE,
            View::Dumbbells | View::Quadrants => 0,
            _ => marked.max(plain),
        };
        let word = if word == 0 || columns == 0 { 0 } else { small(word.min(WORD)) + 2 };
        Wish {
            column: column.max(word),
            air: if word > 0 { 0 } else { AIR },
            columns: small(columns),
            names: small(names),
        }
    }

    /// The width of the whole, in cells.
    pub fn width(self) -> u16 {
        let columns = if self.columns == 0 { PLOT } else { self.columns.saturating_mul(self.column) };
        columns.saturating_add(NAMES + 1).saturating_add(self.names.min(NAME_WISH))
    }
}

/// The measures of a matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Geometry {
    /// Width of the names.
    pub names: u16,
    /// Width of a column.
    pub column: u16,
    /// Columns that are seen.
    pub columns: u16,
    /// Rows of the screen for one line of the matrix: 2 where there is room for air.
    pub pitch: u16,
    /// Lines of the matrix that are seen.
    pub rows: u16,
    /// The row of the screen on which the first line stands.
    pub first: u16,
    /// Where the marks before the names stand: the cursor's, and a cell on that of what is tied.
    pub marks_at: u16,
    /// Where the names begin.
    pub names_at: u16,
    /// Rows under the table.
    pub feet: u16,
}

/// How many rows a legend may have below a table of some lines: what these leave, one at least, and two where they scroll
/// anyway.
pub fn legend_rows(height: u16, lines: usize) -> u16 {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    let left = height.saturating_sub(lines.saturating_add(HEADS + 1));
    left.clamp(if height > SCROLLING { 2 } else { 1 }, MOST)
}

impl Geometry {
    /// The measures of a table in a body of `width` cells and a height in rows, of which some are for the feet. The last
    /// cell of a row stays blank: beyond it is the rule.
    pub fn of(width: u16, height: (u16, u16), rows: usize, columns: usize, wish: Wish) -> Geometry {
        let all = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
        let Wish { column: whole, air, names: longest, .. } = wish;
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let room = width.saturating_sub(NAMES + 1);
        let beside_names = room.saturating_sub(longest.min(NAME_LEAST));
        let (column, columns) = if columns == 0 {
            (0, 0)
        } else if all.saturating_mul(whole) <= beside_names {
            ((room.saturating_sub(longest) / all).clamp(whole, whole + air), all)
        } else {
            // Not all are seen anyway: those that are have room for all their marks, and what is hidden can be said.
            let worded = longest.min(NAME_WORDS);
            let names =
                if room >= worded.saturating_add(whole.saturating_mul(3)) { worded } else { longest.min(NAME_LEAST) };
            (whole, (room.saturating_sub(names) / whole.max(1)).clamp(1, all))
        };
        let names = room.saturating_sub(column.saturating_mul(columns)).min(longest);
        Geometry { names, column, columns, names_at: NAMES, ..Geometry::of_lines(height, rows) }
    }

    /// The measures of a plot with a row for each line: the names, and `column` for the rest.
    pub fn of_tracks(width: u16, height: (u16, u16), lines: usize, wish: Wish) -> Geometry {
        let room = width.saturating_sub(NAMES + 1);
        let names = wish.names.min(NAME_WISH).min(room / 3);
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        Geometry { names, column: room - names, columns: 1, names_at: NAMES, ..Geometry::of_lines(height, lines) }
    }

    /// How lines stand below the heads.
    fn of_lines((height, feet): (u16, u16), lines: u16) -> Geometry {
        let room = height.saturating_sub(HEADS + feet);
        let pitch = if lines.saturating_mul(2) <= room { 2 } else { 1 };
        Geometry { pitch, rows: lines.min(room / pitch), first: HEADS, feet, ..Geometry::default() }
    }

    /// The measures of the lists beside, or where that is too narrow below, the plot of the quadrants.
    pub fn of_lists(width: u16, height: u16, lines: usize, feet: u16) -> Geometry {
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        let room = height.saturating_sub(feet);
        let beside = width.saturating_sub(PLOT_LEAST).min(LISTS);
        let (marks_at, first) = if beside > LISTS / 4 * 3 { (width - beside, 0) } else { (0, room / 2) };
        // A mark, another, the letter.
        let names_at = marks_at + NAMES + 2;
        let rows = lines.min(room.saturating_sub(first));
        Geometry {
            names: width.saturating_sub(names_at + 1),
            pitch: 1,
            rows,
            first,
            marks_at,
            names_at,
            feet,
            ..Geometry::default()
        }
    }

    /// The first cell of the `nth` column that is seen.
    pub fn x(&self, nth: usize) -> u16 {
        let nth = u16::try_from(nth).unwrap_or(u16::MAX);
        self.names_at.saturating_add(self.names).saturating_add(nth.saturating_mul(self.column))
    }

    /// The row of the screen for the `nth` line that is seen.
    pub fn y(&self, nth: usize) -> u16 {
        self.first.saturating_add(u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.pitch))
    }
}
