//! Where a prompt stands on the screen, and which of its rows are seen. Drawing and clicks both go by it.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::{Kind, Prompt, line};
use crate::text::{Cells, rows};
use crate::tui::boxed::{free_rows, inside};

/// Rows of a box above those to choose: the line, and a blank one.
pub const HEAD: u16 = 2;
/// The row below them says more on the one of the cursor, where there is room for it.
const FOOT: u16 = 1;
/// The widest that a box is, and that one with a preview beside its rows is.
const WIDEST: (u16, u16) = (110, 180);
/// The highest, likewise.
const HIGHEST: (u16, u16) = (30, 48);
/// A preview stands beside the rows where a box has so many columns inside, below them where it has so many rows.
const BESIDE: u16 = 96;
const BELOW: u16 = 14;
/// A sentence about a mistake takes no more rows.
const SAID: usize = 3;

/// The place of a prompt on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// All of it: a box with its frame, or a line at the bottom.
    pub area: Rect,
    /// The rows to choose that are seen, by index.
    pub seen: Range<usize>,
    /// Where they stand, one below the other.
    pub list: Rect,
    /// Where the page of the one under the cursor stands; empty where there is no room for it.
    pub preview: Rect,
}

impl Place {
    /// The place of a prompt on a screen.
    pub fn of(prompt: &Prompt, screen: Rect) -> Place {
        if prompt.kind == Kind::Find {
            let height = screen.height.min(1);
            let area = Rect { y: screen.bottom() - height, height, ..screen };
            return Place { area, seen: 0..0, list: Rect::default(), preview: Rect::default() };
        }
        if let Kind::Line(_) = prompt.kind {
            let columns = line::columns(screen);
            let text_rows = line::laid(prompt.text(), 0, columns).0.len();
            let area = line::area(screen, text_rows);
            return Place { area, seen: 0..0, list: Rect::default(), preview: Rect::default() };
        }
        let seeks = prompt.kind == Kind::Search;
        let pick = |(plain, searching)| if seeks { searching } else { plain };
        let width = screen.width.saturating_sub(4).min(pick(WIDEST));
        let free = free_rows(screen);
        let height = screen.height.saturating_sub(2 * free).min(pick(HIGHEST));
        let area = Rect::new((screen.width - width) / 2, free, width, height);
        let inner = inside(area);
        let head = HEAD - 1 + u16::try_from(said(prompt, inner.width).len().max(1)).unwrap_or(1);
        // A single row is for one to choose.
        let below = inner.height.saturating_sub(head);
        let foot = if below > FOOT { FOOT } else { 0 };
        let mut list = Rect { y: inner.y + head, height: below - foot, ..inner };
        let mut preview = Rect::default();
        if seeks && !prompt.rows.is_empty() {
            if list.width >= BESIDE {
                let half = list.width / 2;
                // A rule stands between them.
                preview = Rect { x: list.x + half + 1, width: list.width - half - 1, ..list };
                list.width = half;
            } else if list.height >= BELOW {
                let half = list.height.div_ceil(2);
                preview = Rect { y: list.y + half + 1, height: list.height - half - 1, ..list };
                list.height = half;
            }
        }
        let room = usize::from(list.height);
        let first = prompt.at.saturating_sub(room.saturating_sub(1));
        Place { area, seen: first..prompt.rows.len().min(first + room), list, preview }
    }

    /// The row to choose at a position of the screen.
    pub fn row_at(&self, at: Position) -> Option<usize> {
        let below = self.list.contains(at).then(|| at.y - self.list.y)?;
        Some(self.seen.start + usize::from(below)).filter(|row| self.seen.contains(row))
    }
}

/// What is said of mistakes in a query, in rows of a box of so many columns; empty where there are none.
pub fn said(prompt: &Prompt, width: u16) -> Vec<String> {
    let all: Vec<&str> = prompt.seek.query.troubles().iter().map(|trouble| trouble.says.as_str()).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let all = all.join("; ");
    let wrapped = rows(&all, Cells(usize::from(width.saturating_sub(2)).max(1)));
    wrapped.into_iter().take(SAID).filter_map(|row| all.get(row)).map(|row| row.trim_end().to_owned()).collect()
}
