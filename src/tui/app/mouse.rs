//! The mouse: a click selects, a second one opens, the wheel scrolls what is under it.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::App;
use crate::tui::action::Action;
use crate::tui::layout::Pane;
use crate::tui::reader::paint::MARGIN;

/// Rows or events that one notch of the wheel moves.
const NOTCH: usize = 3;

impl App<'_> {
    /// Does what the mouse did.
    pub fn mouse(&mut self, event: MouseEvent) {
        let at = Position::new(event.column, event.row);
        let over = Pane::ALL.into_iter().find(|pane| self.regions.of_pane(*pane).contains(at));
        let (Some(pane), true) = (over, self.prompt.is_none() && self.help.is_none()) else { return };
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(pane, at),
            MouseEventKind::ScrollDown => self.wheel(pane, true),
            MouseEventKind::ScrollUp => self.wheel(pane, false),
            _ => {}
        }
    }

    fn wheel(&mut self, pane: Pane, down: bool) {
        let by = if down { 1 } else { -1 };
        match pane {
            Pane::Reader => self.reader.scroll(by * isize::try_from(NOTCH).unwrap_or(1)),
            Pane::Timeline => {
                self.focus = pane;
                self.update(if down { Action::Right } else { Action::Left });
            }
            Pane::Matrix => {
                self.focus = pane;
                self.update(if down { Action::Down } else { Action::Up });
            }
        }
    }

    fn click(&mut self, pane: Pane, at: Position) {
        let region: Rect = self.regions.of_pane(pane);
        let again = self.focus == pane;
        match pane {
            Pane::Reader => self.enter_reader(),
            pane => self.focus = pane,
        }
        let (x, Some(y)) = (at.x - region.x, (at.y - region.y).checked_sub(1)) else { return };
        match pane {
            Pane::Matrix => {
                let Some(place) = self.matrix.place_at(x, y) else { return };
                let same = self.matrix.cursor() == place;
                self.matrix.set_cursor(place);
                if same && again { drop(self.update(Action::Open)) } else { self.look_again() }
            }
            Pane::Timeline => {
                let Some(event) = self.timeline.event_at(x.into(), y.into()) else { return };
                let same = self.timeline.cursor() == Some(event);
                self.timeline.go_to(self.corpus, event);
                if same && again { drop(self.update(Action::Open)) } else { self.look_again() }
            }
            Pane::Reader => {
                let Some(x) = x.checked_sub(MARGIN) else { return };
                if self.reader.link_at(y.into(), x.into()) {
                    self.update(Action::Open);
                }
            }
        }
    }
}
