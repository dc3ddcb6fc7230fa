//! The mouse: a click selects, a second one opens, the wheel scrolls what is under it. Whatever the header, the footer
//! or a box says can be clicked; the right button goes back.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::{App, Effect};
use crate::tui::action::Action;
use crate::tui::bars;
use crate::tui::layout::Pane;
use crate::tui::matrix::Place;
use crate::tui::prompt::place;
use crate::tui::reader::Clicked;
use crate::tui::timeline::Place as Spot;

/// Rows that one notch of the wheel scrolls in the reader.
const NOTCH: isize = 3;

impl App<'_> {
    /// Does what the mouse did.
    pub fn mouse(&mut self, event: MouseEvent) -> Effect {
        let at = Position::new(event.column, event.row);
        let boxed = self.prompt.is_some() || self.help.is_some();
        if self.regions.other.contains(at)
            && !boxed
            && matches!(event.kind, MouseEventKind::Down(_) | MouseEventKind::ScrollDown | MouseEventKind::ScrollUp)
        {
            // Whatever the mouse does to the other page is done to the one that has the keys.
            self.change_sides();
            self.arrange(self.regions.screen);
        }
        if self.presented().is_some() && !boxed {
            return match event.kind {
                MouseEventKind::Down(MouseButton::Left) | MouseEventKind::ScrollDown => self.update(Action::TourOn),
                MouseEventKind::Down(MouseButton::Right) | MouseEventKind::ScrollUp => self.update(Action::TourBack),
                _ => Effect::Draw,
            };
        }
        let over = Pane::ALL.into_iter().find(|pane| self.regions.of_pane(*pane).contains(at));
        match (event.kind, over) {
            (MouseEventKind::Drag(MouseButton::Left), _) if !boxed => self.drag(at),
            (MouseEventKind::Up(MouseButton::Left), _) if !boxed => self.release(),
            (MouseEventKind::Down(MouseButton::Left), _) => self.press(at, over),
            (MouseEventKind::Down(MouseButton::Right), _) if boxed => self.dismiss(),
            (MouseEventKind::Down(MouseButton::Right), Some(_)) => self.update(Action::Back),
            (MouseEventKind::ScrollDown, _) if boxed => self.update(Action::Down),
            (MouseEventKind::ScrollUp, _) if boxed => self.update(Action::Up),
            (MouseEventKind::ScrollDown, Some(pane)) => self.wheel(pane, true),
            (MouseEventKind::ScrollUp, Some(pane)) => self.wheel(pane, false),
            _ => Effect::Draw,
        }
    }

    /// Gives a click to what is on top where it fell: the prompt, the footer, then all that lies under a box.
    fn press(&mut self, at: Position, over: Option<Pane>) -> Effect {
        let screen = self.regions.screen;
        if let Some(place) = self.prompt.as_ref().map(|prompt| place::Place::of(prompt, screen))
            && place.area.contains(at)
        {
            return place.row_at(at).map_or(Effect::Draw, |row| self.choose_row(row));
        }
        if self.regions.footer.contains(at) {
            if self.notice.take().is_some() {
                return Effect::Draw;
            }
            if let Some(action) = bars::action_at(&bars::footer(self), at.x) {
                return self.update(action);
            }
        }
        if self.prompt.is_some() || self.help.is_some() {
            return self.dismiss();
        }
        if self.regions.header.contains(at) {
            return bars::action_at(&bars::header(self), at.x).map_or(Effect::Draw, |action| self.update(action));
        }
        // A notice speaks of what was done before.
        self.notice = None;
        if self.play.is_some() {
            self.stop_play();
            return Effect::Draw;
        }
        over.map_or(Effect::Draw, |pane| self.click(pane, at))
    }

    fn wheel(&mut self, pane: Pane, down: bool) -> Effect {
        if pane == Pane::Reader {
            // The letters stand on the links that were seen.
            self.reader.end_hints();
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
                let (row, column) = match place {
                    Place::Entry(row, column) => (row, column),
                    Place::Head(column) => {
                        self.matrix.set_cursor((self.matrix.cursor().0, column));
                        return self.update(Action::Sort);
                    }
                };
                let same = self.matrix.cursor() == (row, column);
                self.matrix.set_cursor((row, column));
                same
            }
            Pane::Timeline => {
                let Some(place) = self.timeline.place_at(x.into(), y.into()) else { return Effect::Draw };
                return self.click_timeline(place, again);
            }
            Pane::Reader => {
                return match self.reader.click(x, y) {
                    Clicked::Link => self.update(Action::Open),
                    Clicked::Outline => {
                        self.reader.jump();
                        Effect::Draw
                    }
                    Clicked::Nothing => Effect::Draw,
                };
            }
        };
        if same && again {
            return self.update(Action::Open);
        }
        self.look_again();
        Effect::Draw
    }

    /// A click in the timeline; `again` where it had the focus already.
    fn click_timeline(&mut self, place: Spot, again: bool) -> Effect {
        let corpus = self.corpus;
        match place {
            Spot::Event(event, lane) => {
                let same = self.timeline.cursor() == Some(event);
                self.timeline.go_to_in(corpus, event, lane);
                if same && again {
                    return self.update(Action::Open);
                }
                self.look_again();
            }
            Spot::Lane(lane) => _ = self.timeline.fold_lane(corpus, lane),
            Spot::Axis(day) => self.timeline.begin_span_at(day),
            Spot::Era(era) => self.go_to_era(era),
            Spot::Detail(row) => {
                if let Some(thing) = self.timeline.detail(corpus, row) {
                    self.open(thing.into());
                }
            }
            Spot::Nothing => {}
        }
        Effect::Draw
    }

    /// Drags a span that was begun on the axis.
    fn drag(&mut self, at: Position) -> Effect {
        let region = self.regions.timeline;
        if self.timeline.has_span() && !region.is_empty() {
            self.timeline.drag_span(at.x.saturating_sub(region.x).into());
        }
        Effect::Draw
    }

    /// Lets go of the button: a span that was dragged is the lens's, one that was only clicked is none.
    fn release(&mut self) -> Effect {
        if self.timeline.is_dragged() {
            self.take_span();
        } else if self.timeline.is_pressed() {
            self.timeline.drop_span();
        }
        Effect::Draw
    }
}
