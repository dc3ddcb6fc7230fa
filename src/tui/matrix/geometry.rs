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

/// The measures of a matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Geometry {
    /// Width of the names.
    pub names: u16,
    /// Width of a column.
    pub column: u16,
    /// Rows of the screen for one row of the matrix: 2 where there is room for air.
    pub pitch: u16,
    /// Rows of the matrix that are seen.
    pub rows: u16,
}

/// The width that a matrix would like, in cells.
pub fn wish(columns: usize, longest_name: usize) -> u16 {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let name = u16::try_from(longest_name).unwrap_or(u16::MAX).min(NAME_WISH);
    columns.saturating_mul(COLUMN).saturating_add(NAMES + name + 1)
}

impl Geometry {
    /// The measures in a body of `width` x `height` cells.
    pub fn of(width: u16, height: u16, rows: usize, columns: usize, longest_name: usize) -> Geometry {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
        let longest = u16::try_from(longest_name).unwrap_or(u16::MAX);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let spare = width.saturating_sub(NAMES + longest);
        let tight = if width < NAMES + 14 + columns.saturating_mul(COLUMN) { COLUMN - 2 } else { COLUMN };
        let column = (spare / columns).clamp(tight, COLUMN + 3);
        let names = width.saturating_sub(NAMES + column.saturating_mul(columns)).min(longest);
        let room = height.saturating_sub(HEADS + FEET);
        let pitch = if rows.saturating_mul(2) <= room { 2 } else { 1 };
        Geometry { names, column, pitch, rows: rows.min(room / pitch) }
    }

    /// The first cell of a column, counted from 0.
    pub fn x(&self, column: usize) -> u16 {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        (NAMES + self.names).saturating_add(column.saturating_mul(self.column))
    }

    /// The row of the screen for the `nth` row that is seen.
    pub fn y(&self, nth: usize) -> u16 {
        HEADS.saturating_add(u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.pitch))
    }
}
