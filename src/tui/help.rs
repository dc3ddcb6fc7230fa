//! The help: every action with its keys, from the one table, and what the signs mean.

use ratatui::layout::Rect;

use super::action::Action;
use super::canvas::Canvas;
use super::draw::boxed;
use super::keymap::keys_of;
use super::theme::{Role, Theme};

/// What the table of keys doesn't say.
const NOTES: [&str; 7] = [
    "",
    "The chain: Enter on a cell opens its page. Enter again opens its first evidence, then the event",
    "of that passage, where the sources disagree on it, and the cell again. Backspace walks back.",
    "On every page h and l go from link to link, j and k scroll.",
    "Mouse: a click selects, a second one opens, the wheel scrolls; hold Shift to select text.",
    "Signs: + for   - against   ~ context   ! sources disagree   * outside fact",
    "       . no evidence (no level)   ? low confidence   blank: not assessed",
];

/// The help where it lies open: which of its rows is the first that is seen.
#[derive(Debug, Default)]
pub struct Help {
    top: usize,
    height: usize,
}

impl Help {
    fn rows() -> usize {
        Action::ALL.len() + NOTES.len()
    }

    fn area(screen: Rect) -> Rect {
        let width = screen.width.saturating_sub(4).min(104);
        let wanted = u16::try_from(Self::rows() + 2).unwrap_or(u16::MAX);
        let height = screen.height.saturating_sub(2).min(wanted);
        Rect::new((screen.width - width) / 2, 1, width, height)
    }

    /// Fits it to a screen.
    pub fn arrange(&mut self, screen: Rect) {
        self.height = Self::area(screen).height.saturating_sub(2).into();
        self.top = self.top.min(Self::rows().saturating_sub(self.height));
    }

    /// Scrolls by rows; `arrange` keeps it within its text.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
    }

    /// Scrolls by screens.
    pub fn page_by(&mut self, screens: isize) {
        self.scroll(screens.saturating_mul(isize::try_from(self.height).unwrap_or(1)));
    }

    /// Draws it over the whole screen's canvas.
    pub fn draw(&self, canvas: &mut Canvas<'_>, theme: Theme) {
        let area = Self::area(Rect::new(0, 0, canvas.width(), canvas.height()));
        let below = Self::rows().saturating_sub(self.top + self.height);
        let title = match (self.top, below) {
            (0, 0) => "Keys".to_owned(),
            (above, below) => format!("Keys: {above} rows above, {below} below"),
        };
        let mut inner = boxed(canvas, area, theme, &title);
        for y in 0..inner.height() {
            let index = self.top + usize::from(y);
            match (Action::ALL.get(index), NOTES.get(index.wrapping_sub(Action::ALL.len()))) {
                (Some(action), _) => {
                    inner.cut(1, y, &keys_of(*action), theme.style(Role::Key), 18);
                    inner.cut(20, y, action.doc(), theme.style(Role::Text), u16::MAX);
                }
                (None, Some(note)) => {
                    inner.cut(1, y, note, theme.style(Role::Dim), u16::MAX);
                }
                (None, None) => break,
            }
        }
    }
}
