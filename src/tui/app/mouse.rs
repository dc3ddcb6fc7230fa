//! The mouse: a click selects, a second one opens, the wheel scrolls what is under it.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::{App, Effect};
use crate::tui::action::Action;
use crate::tui::layout::Pane;
use crate::tui::reader::paint::MARGIN;

/// Rows that one notch of the wheel scrolls in the reader.
const NOTCH: isize = 3;

impl App<'_> {
    /// Does what the mouse did.
    pub fn mouse(&mut self, event: MouseEvent) -> Effect {
        let at = Position::new(event.column, event.row);
        if self.prompt.is_some() || self.help.is_some() {
            return match event.kind {
                MouseEventKind::ScrollDown => self.update(Action::Down),
                MouseEventKind::ScrollUp => self.update(Action::Up),
                _ => Effect::Draw,
            };
        }
        let over = Pane::ALL.into_iter().find(|pane| self.regions.of_pane(*pane).contains(at));
        let Some(pane) = over else { return Effect::Draw };
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(pane, at),
            MouseEventKind::ScrollDown => self.wheel(pane, true),
            MouseEventKind::ScrollUp => self.wheel(pane, false),
            _ => Effect::Draw,
        }
    }

    fn wheel(&mut self, pane: Pane, down: bool) -> Effect {
        if pane == Pane::Reader {
            self.reader.scroll(if down { NOTCH } else { -NOTCH });
            return Effect::Draw;
        }
        self.focus = pane;
        self.update(match (pane, down) {
            (Pane::Timeline, true) => Action::Right,
            (Pane::Timeline, false) => Action::Left,
            (_, true) => Action::Down,
            (_, false) => Action::Up,
        })
    }

    fn click(&mut self, pane: Pane, at: Position) -> Effect {
        let region: Rect = self.regions.of_pane(pane);
        let again = self.focus == pane;
        match pane {
            Pane::Reader => self.enter_reader(),
            pane => self.focus = pane,
        }
        let (x, Some(y)) = (at.x - region.x, (at.y - region.y).checked_sub(1)) else { return Effect::Draw };
        let same = match pane {
            Pane::Matrix => {
                let Some(place) = self.matrix.place_at(x, y) else { return Effect::Draw };
                let same = self.matrix.cursor() == place;
                self.matrix.set_cursor(place);
                same
            }
            Pane::Timeline => {
                let Some(event) = self.timeline.event_at(x.into(), y.into()) else { return Effect::Draw };
                let same = self.timeline.cursor() == Some(event);
                self.timeline.go_to(self.corpus, event);
                same
            }
            Pane::Reader => {
                let link = x.checked_sub(MARGIN).is_some_and(|x| self.reader.link_at(y.into(), x.into()));
                return if link { self.update(Action::Open) } else { Effect::Draw };
            }
        };
        if same && again {
            return self.update(Action::Open);
        }
        self.look_again();
        Effect::Draw
    }
}
