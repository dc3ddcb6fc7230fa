//! Where rows and columns of the matrix stand, in cells of the pane's body.

/// Rows of column heads.
pub const HEADS: u16 = 2;
/// Rows under the table: legend and status.
pub const FEET: u16 = 2;
/// Where the names of the rows begin: after the cursor's mark and the mark of what is tied.
pub const NAMES: u16 = 3;
/// Width of a column where there is room: a space, three of heat, two marks.
const COLUMN: u16 = 6;
/// Names of rows are given this much before columns are widened.
const NAME_WISH: u16 = 26;
/// With less than this left for the names, columns give up the room for their marks.
const NAME_TIGHT: u16 = 13;
/// Names keep this much, even where that moves columns out of sight.
const NAME_LEAST: u16 = 8;
/// Where columns are out of sight and three are seen, names keep this much: room for `10 left, 2 right` above them.
const NAME_WORDS: u16 = 17;

/// The measures of a matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Geometry {
    /// Width of the names.
    pub names: u16,
    /// Width of a column.
    pub column: u16,
    /// Columns that are seen.
    pub columns: u16,
    /// Rows of the screen for one row of the matrix: 2 where there is room for air.
    pub pitch: u16,
    /// Rows of the matrix that are seen.
    pub rows: u16,
}

/// The width that a matrix would like, in cells.
pub fn wish(columns: usize, longest_name: usize) -> u16 {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let name = u16::try_from(longest_name).unwrap_or(u16::MAX).min(NAME_WISH);
    columns.saturating_mul(COLUMN).saturating_add(NAMES + 1).saturating_add(name)
}

impl Geometry {
    /// The measures in a body of `width` x `height` cells. The last cell of a row stays blank: beyond it is the rule.
    pub fn of(width: u16, height: u16, rows: usize, columns: usize, longest_name: usize) -> Geometry {
        let all = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
        let longest = u16::try_from(longest_name).unwrap_or(u16::MAX);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let room = width.saturating_sub(NAMES + 1);
        let beside_names = room.saturating_sub(longest.min(NAME_LEAST));
        let roomy = room >= all.saturating_mul(COLUMN).saturating_add(NAME_TIGHT);
        let tight = if roomy { COLUMN } else { COLUMN - 2 };
        let (column, columns) = if all.saturating_mul(tight) <= beside_names {
            ((room.saturating_sub(longest) / all).clamp(tight, COLUMN + 3), all)
        } else {
            // Not all are seen anyway: those that are have room for all their marks, and what is hidden can be said.
            let worded = longest.min(NAME_WORDS);
            let names = if room >= worded.saturating_add(3 * COLUMN) { worded } else { longest.min(NAME_LEAST) };
            (COLUMN, (room.saturating_sub(names) / COLUMN).clamp(1, all))
        };
        let names = room.saturating_sub(column.saturating_mul(columns)).min(longest);
        let room = height.saturating_sub(HEADS + FEET);
        let pitch = if rows.saturating_mul(2) <= room { 2 } else { 1 };
        Geometry { names, column, columns, pitch, rows: rows.min(room / pitch) }
    }

    /// The first cell of the `nth` column that is seen.
    pub fn x(&self, nth: usize) -> u16 {
        let nth = u16::try_from(nth).unwrap_or(u16::MAX);
        NAMES.saturating_add(self.names).saturating_add(nth.saturating_mul(self.column))
    }

    /// The row of the screen for the `nth` row that is seen.
    pub fn y(&self, nth: usize) -> u16 {
        HEADS.saturating_add(u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.pitch))
    }
}
