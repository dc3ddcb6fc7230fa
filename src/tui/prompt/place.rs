//! Where a prompt stands on the screen, and which of its rows are seen. Drawing and clicks both go by it.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::{Kind, Prompt};
use crate::tui::boxed::inside;

/// Rows of a box above those to choose: the line, and a blank one.
pub const HEAD: u16 = 2;
/// The row below them says more on the one of the cursor.
const FOOT: u16 = 1;

/// The place of a prompt on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// All of it: a box with its frame, or a line at the bottom.
    pub area: Rect,
    /// The rows to choose that are seen, by index.
    pub seen: Range<usize>,
    /// Where they stand, one below the other.
    list: Rect,
}

impl Place {
    /// The place of a prompt on a screen.
    pub fn of(prompt: &Prompt, screen: Rect) -> Place {
        if prompt.kind == Kind::Find {
            let height = screen.height.min(1);
            let area = Rect { y: screen.bottom() - height, height, ..screen };
            return Place { area, seen: 0..0, list: Rect::default() };
        }
        let width = screen.width.saturating_sub(4).min(110);
        let height = screen.height.saturating_sub(2).min(30);
        let area = Rect::new((screen.width - width) / 2, 1, width, height);
        let inner = inside(area);
        let list = Rect { y: inner.y + HEAD, height: inner.height.saturating_sub(HEAD + FOOT), ..inner };
        let room = usize::from(list.height);
        let first = prompt.at.saturating_sub(room.saturating_sub(1));
        Place { area, seen: first..prompt.rows.len().min(first + room), list }
    }

    /// The row to choose at a position of the screen.
    pub fn row_at(&self, at: Position) -> Option<usize> {
        let below = self.list.contains(at).then(|| at.y - self.list.y)?;
        Some(self.seen.start + usize::from(below)).filter(|row| self.seen.contains(row))
    }
}
