//! What the actions that move and open do in each pane.

use super::{App, Effect};
use crate::address::plural;
use crate::page::Context;
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::prompt::Menu;
use crate::tui::reader::stripes::Codes;

/// Said where a link is asked for and none is seen.
const NO_LINK: &str = "No link is in sight: scroll, or go to the next one with {right}.";

impl App<'_> {
    /// Follows the link whose letters are typed.
    pub(super) fn type_hint(&mut self, key: Key) -> Effect {
        match key.typed().map(|letter| self.reader.type_hint(letter)) {
            Some(Some(true)) => return self.update(Action::Open),
            Some(None) => {}
            _ => {
                self.reader.end_hints();
                self.notice = Some("No link has these letters.".into());
            }
        }
        Effect::Draw
    }

    /// Moves in the outline; `false` where it doesn't have the keys, or the action is none of its own.
    fn in_outline(&mut self, action: Action) -> bool {
        if !self.reader.is_in_outline() {
            return false;
        }
        let outline = self.reader.outline();
        match action {
            Action::Up => outline.step(-1),
            Action::Down => outline.step(1),
            Action::PageUp => outline.step(-10),
            Action::PageDown => outline.step(10),
            Action::First => outline.step(isize::MIN),
            Action::Last => outline.step(isize::MAX),
            Action::Left => outline.fold(true),
            Action::Right => outline.fold(false),
            Action::Open => self.reader.jump(),
            _ => return false,
        }
        true
    }

    pub(super) fn in_reader(&mut self, action: Action) {
        if self.in_outline(action) {
            return;
        }
        match action {
            Action::Outline => {
                let outline = self.reader.outline();
                // The first key shows it, the second takes it away.
                outline.open = !(outline.open && outline.active);
                outline.active = outline.open;
            }
            Action::Hints if self.reader.hint() => {}
            Action::Hints => self.notice = Some(self.keymap.say(NO_LINK)),
            Action::ZoomIn | Action::ZoomOut => {
                self.listed = self.listed.stepped(action == Action::ZoomIn);
                self.show_again();
                self.notice = Some(format!(
                    "Lists show {} of each passage.",
                    match self.listed {
                        Context::Beginning => "the beginning",
                        Context::More => "more",
                        Context::All => "all",
                    }
                ));
            }
            Action::Codes => {
                let codes = self.reader.codes().next();
                let count = self.reader.set_codes(self.corpus, codes);
                let onward = self.keymap.say("{next-mark} goes to the next.");
                self.notice = Some(match codes {
                    Codes::Off => "No stripes.".into(),
                    Codes::Kind(word) => {
                        format!("Stripes for {}: {count} passages of this page; {onward}", plural(word))
                    }
                    _ => format!("Stripes for what is evidence: {count} passages of this page; {onward}"),
                });
            }
            Action::OneCode => self.ask(Menu::Code),
            Action::Wider | Action::Narrower => {
                let measure = self.reader.widen(action == Action::Wider);
                self.notice = Some(format!("Lines of at most {measure} columns."));
            }
            Action::Up => self.reader.scroll(-1),
            Action::Down => self.reader.scroll(1),
            Action::PageUp => self.reader.page_by(-1),
            Action::PageDown => self.reader.page_by(1),
            Action::First => self.reader.edge(false),
            Action::Last => self.reader.edge(true),
            Action::Left => self.reader.step_link(false),
            Action::Right => self.reader.step_link(true),
            Action::PreviousMark => self.reader.step_block(false),
            Action::NextMark => self.reader.step_block(true),
            Action::Open => match self.reader.target().map(|(_, address)| address.clone()) {
                Some(address) => self.open(address),
                None => self.notice = Some(self.keymap.say(NO_LINK)),
            },
            _ => {}
        }
    }
}
