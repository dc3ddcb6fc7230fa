//! Lines that are typed for their own sake: a title, a text of many rows, the name of a file. Nothing is offered.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::corpus::Typed;
use crate::text::{Cells, rows, width};
use crate::tui::boxed::free_rows;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The file of a new tour.
    TourFile,
    /// The title of a new tour.
    TourTitle,
    /// Another file for the tour that is recorded.
    SaveAs,
    /// Something of a step of that tour, by its place.
    Step(Typed, usize),
}

impl Line {
    /// What stands above it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Line::TourFile => "Record a tour: in which file?",
            Line::TourTitle => "Record a tour: its title",
            Line::SaveAs => "Save the tour in another file",
            Line::Step(Typed::Title, _) => "Title of the step",
            Line::Step(Typed::Text, _) => "Text for the audience",
            Line::Step(Typed::Notes, _) => "Notes for the presenter",
            Line::Step(Typed::Seconds, _) => "Seconds that the step takes",
        }
    }

    /// What is said below it while nothing is wrong.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Line::TourFile => "A new file, from the working folder; {open} goes on, {escape} records nothing.",
            Line::TourTitle => "What people choose it by; {open} goes on, {escape} records nothing.",
            Line::SaveAs => "A new file, from the working folder; {open} saves, {escape} leaves it unsaved.",
            Line::Step(Typed::Seconds, _) => "A number, or nothing; {open} saves, {escape} leaves it as it was.",
            Line::Step(..) => "{open} saves, {escape} leaves it as it was.",
        }
    }

    /// What Enter does, in a word for the footer.
    pub(super) fn verb(self) -> &'static str {
        match self {
            Line::TourFile | Line::TourTitle => "go on",
            Line::SaveAs | Line::Step(..) => "save",
        }
    }
}

/// The rows of a text at a width in cells, and where the cursor stands at a byte of it: column and row.
pub(super) fn laid(text: &str, byte: usize, columns: u16) -> (Vec<Range<usize>>, (u16, usize)) {
    let rows = rows(text, Cells(usize::from(columns.max(1))));
    let row = rows.iter().rposition(|row| row.start <= byte).unwrap_or(0);
    let start = rows.get(row).map_or(0, |row| row.start);
    let column = text.get(start..byte).map_or(0, |before| width(before).0);
    (rows, (u16::try_from(column).unwrap_or(u16::MAX).min(columns), row))
}

/// The byte in the row above or below that is nearest to the cursor's column; none at the edge.
pub(super) fn over(text: &str, byte: usize, columns: u16, by: isize) -> Option<usize> {
    let (rows, (column, row)) = laid(text, byte, columns);
    let target = rows.get(row.checked_add_signed(by)?)?;
    let shown = text.get(target.clone())?;
    Some(target.start + crate::text::cut(shown, Cells(column.into()), "").len())
}

/// The box of a line on a screen, by how many rows its text takes.
pub(super) fn area(screen: Rect, text_rows: usize) -> Rect {
    // The frame, a blank row, and the hint of two rows at most.
    let height = u16::try_from(text_rows).unwrap_or(u16::MAX).saturating_add(5);
    let width = columns_of_box(screen);
    let free = free_rows(screen);
    let height = height.min(screen.height.saturating_sub(2 * free));
    Rect::new((screen.width.saturating_sub(width)) / 2, free, width, height)
}

/// The columns of a text in such a box.
pub(super) fn columns(screen: Rect) -> u16 {
    columns_of_box(screen).saturating_sub(4)
}

/// No box is wider: longer lines are hard to read.
const WIDEST: u16 = 90;

fn columns_of_box(screen: Rect) -> u16 {
    screen.width.saturating_sub(4).min(WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_goes_from_row_to_row_and_stays_near_its_column() {
        let text = "one two three four five";
        let (rows, cursor) = laid(text, text.len(), 10);
        assert_eq!(
            rows.iter().filter_map(|row| text.get(row.clone())).collect::<Vec<_>>(),
            ["one two", "three four", "five"]
        );
        assert_eq!(cursor, (4, 2));
        let above = over(text, text.len(), 10, -1).unwrap();
        assert_eq!(text.get(above..), Some("e four five"));
        assert_eq!(over(text, above, 10, -1).and_then(|byte| text.get(byte..)), Some("two three four five"));
        assert_eq!((over(text, 0, 10, -1), over(text, text.len(), 10, 1)), (None, None));
    }

    #[test]
    fn the_cursor_has_a_place_at_every_byte_and_width() {
        for text in ["", "a", "two  blanks  ", "協力と対話 mixed", "  in front"] {
            for columns in 0..12 {
                for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
                    let (rows, (column, row)) = laid(text, byte, columns);
                    assert!(row < rows.len() && column <= columns, "{text:?} {columns} {byte}");
                    for by in [-1, 1] {
                        assert!(over(text, byte, columns, by).is_none_or(|byte| text.is_char_boundary(byte)));
                    }
                }
            }
        }
    }
}
