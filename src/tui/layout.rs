//! Which part of the screen belongs to whom: the only place that knows sizes.
//!
//! ```text
//! header    dataset, window                        breadcrumb
//! 1 Matrix  ------------------------+ 3 Reader ----------------
//!           rows x columns          |  the page of the selection
//! 2 Timeline -----------------------|
//!           axis, lanes             |
//! footer    keys
//! ```
//! Narrower than 100 columns, or zoomed: one pane, its two neighbours named in the header.

use ratatui::layout::Rect;

use super::action::Action;

/// The three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Dimensions by elements.
    Matrix,
    /// Events in time.
    Timeline,
    /// The page of what is selected.
    Reader,
}

impl Pane {
    /// All panes, in the order of their keys.
    pub const ALL: [Pane; 3] = [Pane::Matrix, Pane::Timeline, Pane::Reader];

    /// The key and name in titles.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Pane::Matrix => ("1", "Matrix"),
            Pane::Timeline => ("2", "Timeline"),
            Pane::Reader => ("3", "Reader"),
        }
    }

    /// What goes there.
    pub fn action(self) -> Action {
        match self {
            Pane::Matrix => Action::Matrix,
            Pane::Timeline => Action::Timeline,
            Pane::Reader => Action::Reader,
        }
    }
}

/// From this width on, the three panes stand side by side.
pub const WIDE: u16 = 100;
/// Below this height, one pane has all of it.
const TALL: u16 = 18;
/// Rows of the matrix beside its dimensions: title, two heads, a blank one, legend, status.
const MATRIX_CHROME: u16 = 6;
/// The timeline needs this many rows to be worth drawing.
const TIMELINE_LEAST: u16 = 7;

/// The regions of a screen; those that aren't shown are empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Regions {
    /// The whole screen.
    pub screen: Rect,
    /// The row on top.
    pub header: Rect,
    /// The matrix.
    pub matrix: Rect,
    /// The timeline.
    pub timeline: Rect,
    /// The reader.
    pub reader: Rect,
    /// The other page, where two are read side by side.
    pub other: Rect,
    /// The column between these two.
    pub between: Rect,
    /// The column between left and right, where both are shown.
    pub bar: Rect,
    /// The row at the bottom.
    pub footer: Rect,
    /// Whether one pane has the whole body.
    pub single: bool,
}

impl Regions {
    /// The regions of a screen. `rows` is the number of dimensions, `left` the columns that the matrix would like.
    pub fn of(screen: Rect, focus: Pane, zoom: bool, rows: u16, left: u16) -> Regions {
        let header = Rect { height: screen.height.min(1), ..screen };
        let footer_height = screen.height.saturating_sub(header.height).min(1);
        let footer = Rect { y: screen.bottom() - footer_height, height: footer_height, ..screen };
        let body = Rect { y: header.bottom(), height: footer.y - header.bottom(), ..screen };
        Regions { header, footer, ..Regions::of_body(screen, body, focus, zoom, rows, left) }
    }

    /// The regions of a screen whose panes stand in `body`, with neither header nor footer.
    pub fn of_body(screen: Rect, body: Rect, focus: Pane, zoom: bool, rows: u16, left: u16) -> Regions {
        let single = zoom || body.width < WIDE || body.height + 2 < TALL;
        let mut regions = Regions { screen, single, ..Regions::default() };
        if single {
            *regions.of_mut(focus) = body;
            return regions;
        }
        let width = left.clamp(screen.width * 45 / 100, screen.width * 60 / 100);
        let spaced = rows.saturating_mul(2).saturating_add(MATRIX_CHROME + 1);
        let dense = rows.saturating_add(MATRIX_CHROME);
        let most = body.height.saturating_sub(TIMELINE_LEAST);
        let height = if spaced <= body.height / 2 { spaced } else { dense.min(most) };
        regions.matrix = Rect { width, height, ..body };
        regions.timeline = Rect { y: body.y + height, height: body.height - height, ..regions.matrix };
        regions.bar = Rect { x: body.x + width, width: 1, ..body };
        regions.reader = Rect { x: body.x + width + 1, width: body.width - width - 1, ..body };
        regions
    }

    /// The region of a pane.
    pub fn of_pane(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Matrix => self.matrix,
            Pane::Timeline => self.timeline,
            Pane::Reader => self.reader,
        }
    }

    fn of_mut(&mut self, pane: Pane) -> &mut Rect {
        match pane {
            Pane::Matrix => &mut self.matrix,
            Pane::Timeline => &mut self.timeline,
            Pane::Reader => &mut self.reader,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_cover_the_screen_and_never_overlap_at_any_size() {
        for width in (0..=14).chain([40, 80, 99, 100, 101, 120, 200, 400]) {
            for height in (0..=14).chain([17, 18, 24, 40, 60, 200]) {
                for focus in Pane::ALL {
                    let screen = Rect::new(0, 0, width, height);
                    let regions = Regions::of(screen, focus, false, 10, 64);
                    let parts =
                        [regions.header, regions.matrix, regions.timeline, regions.reader, regions.bar, regions.footer];
                    let cells: u32 = parts.iter().map(|part| part.area()).sum();
                    assert_eq!(cells, screen.area(), "{width}x{height}");
                    for (index, one) in parts.iter().enumerate() {
                        assert!(parts.iter().skip(index + 1).all(|other| !one.intersects(*other)), "{width}x{height}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_narrow_screen_shows_the_pane_that_has_the_focus() {
        let regions = Regions::of(Rect::new(0, 0, 80, 24), Pane::Timeline, false, 10, 64);
        assert_eq!(regions.timeline, Rect::new(0, 1, 80, 22));
        assert!(regions.matrix.is_empty() && regions.reader.is_empty());
    }
}
