//! Two pages at once: a second reader beside the first, with a history of its own. One of them is the one that keys go
//! to and the other panes answer; it is `App::reader`, whichever side it is on.

use ratatui::layout::Rect;

use super::App;
use crate::tui::action::Action;
use crate::tui::history::History;
use crate::tui::layout::Pane;
use crate::tui::reader::Reader;

/// The reader that keys don't go to.
pub struct Beside {
    pub(in crate::tui) reader: Reader,
    pub(super) history: History,
    glance: bool,
    /// Whether it stands on the left.
    left: bool,
}

impl Beside {
    /// A second reader without a history, on the left or on the right.
    pub(super) fn of(reader: Reader, left: bool) -> Beside {
        Beside { reader, history: History::default(), glance: false, left }
    }

    /// Whether it stands on the left.
    pub(super) fn is_left(&self) -> bool {
        self.left
    }
}

/// Two readers side by side take this many columns; with fewer, one is seen and Tab shows the other.
const SIDES: u16 = 72;

impl App<'_> {
    /// Puts the page beside itself, so that the one can go on and the other stay; or leaves only the one with the keys.
    pub(super) fn put_beside(&mut self) {
        if self.beside.take().is_some() {
            self.notice = Some("One page again.".into());
            return;
        }
        self.enter_reader();
        let address = self.reader.page().address.clone();
        let (top, link) = (self.reader.top(), self.reader.link());
        let mut stays = self.reader.twin();
        std::mem::swap(&mut stays, &mut self.reader);
        self.beside = Some(Beside::of(stays, true));
        self.show(&address, Some(top), link);
        self.notice = Some(
            self.keymap.say("Two pages: the keys go to the right one, {next-pane} to the other; {beside} ends it."),
        );
    }

    /// Whether the next pane is the other page.
    pub(super) fn turns_to_other(&self, action: Action) -> bool {
        let forward = action == Action::NextPane;
        self.focus == Pane::Reader && self.beside.as_ref().is_some_and(|beside| beside.left != forward)
    }

    /// Gives the keys to the other page.
    pub(super) fn change_sides(&mut self) {
        let Some(beside) = &mut self.beside else { return };
        self.reader.end_hints();
        std::mem::swap(&mut self.reader, &mut beside.reader);
        std::mem::swap(&mut self.history, &mut beside.history);
        std::mem::swap(&mut self.glance, &mut beside.glance);
        beside.left = !beside.left;
        self.enter_reader();
        let address = self.reader.page().address.clone();
        self.answer(&address);
    }

    /// Fits the readers to their sides.
    pub(super) fn arrange_readers(&mut self) {
        let whole = self.regions.reader;
        if whole.is_empty() {
            return;
        }
        let body = |region: Rect| (region.width, usize::from(region.height.saturating_sub(1)));
        if let Some(beside) = self.beside.as_mut().filter(|_| whole.width >= SIDES) {
            let half = whole.width / 2;
            let left = Rect { width: half, ..whole };
            let right = Rect { x: whole.x + half + 1, width: whole.width - half - 1, ..whole };
            self.regions.between = Rect { x: whole.x + half, width: 1, ..whole };
            let (own, other) = if beside.left { (right, left) } else { (left, right) };
            (self.regions.reader, self.regions.other) = (own, other);
            let (width, height) = body(other);
            beside.reader.arrange(width, height);
        }
        let (width, height) = body(self.regions.reader);
        self.reader.arrange(width, height);
    }
}
