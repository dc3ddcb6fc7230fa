//! Which columns of the reader's body belong to the outline, the margin and the text.

/// Columns left of the text: the mark of the passage that was jumped to, and a space.
const MARGIN: u16 = 2;
/// Columns right of the text that stay blank.
const BLANK: u16 = 2;
/// Columns of the outline beside a text.
const OUTLINE: u16 = 30;
/// A text beside an outline has at least so many columns.
const TEXT_LEAST: u16 = 40;

/// The measure that a text has at first, in cells: longer lines are hard to read.
pub const MEASURE: u16 = 84;
/// The narrowest and the widest measure that can be chosen, and by how much it changes at once.
pub const MEASURES: (u16, u16, u16) = (36, 204, 8);

/// The columns of a reader, counted from the left edge of its body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// Columns of the outline; 0 where it isn't shown. A rule stands right of it where there is a text as well.
    pub outline: u16,
    /// Where the margin of the text begins: stripes, then the mark.
    pub margin: u16,
    /// Where the text begins.
    pub text: u16,
    /// Columns of the text; 0 where the outline has all.
    pub width: u16,
}

impl Frame {
    /// The frame of a body of `width` columns, with an outline that is shown if there is room for it, or that has all the
    /// room there is because keys go to it; `stripes` is how many columns these want in the margin.
    pub fn of(width: u16, measure: u16, outline: (bool, bool), stripes: u16) -> Frame {
        let (open, active) = outline;
        let beside = OUTLINE + 1 + MARGIN + BLANK + TEXT_LEAST <= width;
        if open && active && !beside {
            return Frame { outline: width, ..Frame::default() };
        }
        let outline = if open && beside { OUTLINE } else { 0 };
        let start = if outline > 0 { outline + 1 } else { 0 };
        let stripes = if stripes > 0 { stripes + 1 } else { 0 };
        let room = width.saturating_sub(start + stripes + MARGIN + BLANK);
        let text = room.min(measure);
        let margin = start + (room - text) / 2;
        Frame { outline, margin, text: margin + stripes + MARGIN, width: text }
    }

    /// Columns of stripes that there is room for.
    pub fn stripes(&self) -> u16 {
        self.mark().saturating_sub(self.margin + 1)
    }

    /// Where the mark of a passage stands.
    pub fn mark(&self) -> u16 {
        self.text.saturating_sub(MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_body_has_the_text_in_its_middle_and_a_narrow_one_all_of_it() {
        assert_eq!(Frame::of(60, 84, (false, false), 0), Frame { outline: 0, margin: 0, text: 2, width: 56 });
        assert_eq!(Frame::of(188, 84, (false, false), 0), Frame { outline: 0, margin: 50, text: 52, width: 84 });
    }

    #[test]
    fn an_outline_without_room_beside_the_text_has_all_while_keys_go_to_it() {
        assert_eq!(Frame::of(60, 84, (true, true), 0), Frame { outline: 60, ..Frame::default() });
        assert_eq!(Frame::of(60, 84, (true, false), 0).outline, 0);
        let beside = Frame::of(120, 84, (true, true), 0);
        assert_eq!((beside.outline, beside.margin, beside.width), (30, 31, 84));
    }

    #[test]
    fn whatever_the_width_nothing_reaches_beyond_it() {
        for width in 0..250 {
            for outline in [(false, false), (true, false), (true, true)] {
                for stripes in [0, 3, 12] {
                    let frame = Frame::of(width, 84, outline, stripes);
                    assert!(frame.width == 0 || frame.text + frame.width <= width, "{width}: {frame:?}");
                }
            }
        }
    }
}
