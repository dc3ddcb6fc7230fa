//! What lies over the panes: help, and the line in which a query or a name is typed.

use std::time::Duration;

use ratatui::layout::Rect;

use super::{App, Effect};
use crate::corpus::Thing;
use crate::text::fold_str;
use crate::tui::action::Action;
use crate::tui::help::Help;
use crate::tui::keys::Key;
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;
use crate::tui::present::Which;
use crate::tui::prompt::place::Place;
use crate::tui::prompt::{Choice, Kind};

/// So long the box waits for the answer to what was typed before it is drawn without: half the time between two pictures of
/// a screen. Most answers come sooner, and each key is then drawn once.
const SOON: Duration = Duration::from_millis(8);

/// How many rows a page of a box is.
const PAGE: isize = 10;

impl App<'_> {
    /// Gives an action to the help or the prompt, if one is open. None where it isn't theirs.
    pub(super) fn update_overlay(&mut self, action: Action) -> Option<Effect> {
        if let Some(help) = &mut self.help {
            match action {
                Action::Up => help.scroll(-1),
                Action::Down => help.scroll(1),
                Action::PageUp => help.page_by(-1),
                Action::PageDown => help.page_by(1),
                Action::First => help.scroll(isize::MIN),
                Action::Last => help.scroll(isize::MAX),
                _ => self.help = None,
            }
            return Some(Effect::Draw);
        }
        if let Some(effect) = self.in_recorded(action) {
            return Some(effect);
        }
        self.freshen();
        // What is typed needn't wait; what is done with a row is meant for the row that belongs to it.
        let is_of_row = matches!(action, Action::Open | Action::Up | Action::Down | Action::PageUp | Action::PageDown);
        if is_of_row {
            self.take_results(Duration::MAX);
        }
        let at = self.prompt.as_ref()?.at;
        match action {
            Action::Down | Action::Complete => self.search_for_row(at + 1),
            Action::PageDown => self.search_for_row(at.saturating_add_signed(PAGE)),
            _ => {}
        }
        let prompt = self.prompt.as_mut()?;
        match action {
            Action::Up => prompt.step(-1),
            Action::Down => prompt.step(1),
            Action::Complete => prompt.complete(),
            Action::Older => prompt.recall(true),
            Action::Newer => prompt.recall(false),
            Action::ByKind => prompt.turn(),
            Action::PageUp => prompt.step(-PAGE),
            Action::PageDown => prompt.step(PAGE),
            Action::Escape => {
                if let Kind::Line(line) = prompt.kind {
                    self.leave_line(line);
                    return Some(Effect::Draw);
                }
                if prompt.kind == Kind::Find {
                    self.wanted.clear();
                    self.reader.clear_find();
                }
                self.close_prompt();
            }
            Action::Open => return Some(self.choose()),
            // What was typed would be lost.
            Action::Help | Action::Search if matches!(prompt.kind, Kind::Line(_)) => {
                self.help = (action == Action::Help).then(Help::default);
            }
            Action::Help => {
                self.close_prompt();
                self.help = Some(Help::default());
            }
            Action::Search if prompt.kind != Kind::Search => return None,
            _ => {}
        }
        Some(Effect::Draw)
    }

    /// Closes the prompt; a search is kept for the next time.
    fn close_prompt(&mut self) {
        if let Some(prompt) = &mut self.prompt {
            prompt.remember();
            // What hasn't come yet is asked for again the next time.
            prompt.stale |= self.finder.is_awaited();
        }
        self.searched = self.prompt.take_if(|prompt| prompt.kind == Kind::Search).or(self.searched.take());
        self.prompt = None;
    }

    /// Where the search box is, if all that a key does is done there: what lies below it stays as it is.
    pub(in crate::tui) fn search_box(&self) -> Option<Rect> {
        let prompt = self.prompt.as_ref().filter(|prompt| prompt.kind == Kind::Search)?;
        (self.help.is_none() && self.presented().is_none()).then(|| Place::of(prompt, self.regions.screen).area)
    }

    /// Types a key into the prompt, if one is open.
    pub(super) fn type_key(&mut self, key: Key) {
        if let Some(prompt) = &mut self.prompt {
            prompt.edit(key);
        }
    }

    /// Types pasted text into the prompt; without one, a paste does nothing.
    pub fn paste(&mut self, text: &str) {
        if let Some(prompt) = &mut self.prompt {
            prompt.paste(text);
        }
    }

    /// Whether a search is under way whose answer has to be waited for.
    pub fn is_searching(&self) -> bool {
        self.finder.is_awaited()
    }

    /// Takes the answer of a search, if it has come; whether it had.
    pub fn take_answer(&mut self) -> bool {
        self.take_results(Duration::ZERO)
    }

    /// Takes the answer to what was typed last, if it comes soon, and fits it to the screen.
    pub fn await_answer(&mut self) {
        let Some(prompt) = self.prompt.as_mut().filter(|prompt| prompt.waits) else { return };
        if let Some(results) = self.finder.answer(SOON) {
            prompt.fill(results, &self.keymap);
            self.fit_prompt(self.regions.screen);
        }
    }

    /// Fits what is typed, and what it offers, to a screen: a larger one may have room for more rows.
    pub(super) fn fit_prompt(&mut self, screen: Rect) {
        let Some(prompt) = &self.prompt else { return };
        if prompt.kind == Kind::Search {
            let place = Place::of(prompt, screen);
            self.search_for_row((place.seen.start + usize::from(place.list.height)).saturating_sub(1));
        }
        if let Some(prompt) = &mut self.prompt {
            prompt.arrange(self.corpus, screen);
        }
    }

    fn take_results(&mut self, patience: Duration) -> bool {
        let Some(results) = self.finder.answer(patience) else { return false };
        if let Some(prompt) = self.prompt.as_mut().filter(|prompt| prompt.kind == Kind::Search) {
            prompt.fill(results, &self.keymap);
        }
        true
    }

    /// Has the search box hold a row that isn't there yet, and the others, where there are more hits than it holds.
    fn search_for_row(&mut self, row: usize) {
        let Some(prompt) = self.prompt.as_mut().filter(|prompt| !prompt.waits) else { return };
        let Some(asked) = prompt.ask_for_row(row) else { return };
        let results = self.finder.search(self.corpus, asked);
        if let Some(results) = results.or_else(|| self.finder.answer(Duration::MAX)) {
            prompt.add(results, &self.keymap);
        }
    }

    /// Looks up what was typed since the last time: once for all the keys that came together.
    pub(super) fn freshen(&mut self) {
        let Some(mut prompt) = self.prompt.take_if(|prompt| prompt.stale) else { return };
        prompt.stale = false;
        match prompt.kind {
            Kind::Search => {
                let asked = prompt.ask(self.corpus, self.regions.screen);
                if let Some(results) = self.finder.search(self.corpus, asked) {
                    prompt.fill(results, &self.keymap);
                }
            }
            Kind::Palette => prompt.filter(self.corpus, &self.keymap),
            Kind::Menu(menu) => prompt.narrow(self.typed(menu, prompt.text())),
            Kind::Line(line) => prompt.why = self.trouble_of_line(line, prompt.text()),
            Kind::Find => {
                // Of a mark alone nothing is left to find.
                self.wanted = if fold_str(prompt.text()).is_empty() { String::new() } else { prompt.text().into() };
                if self.focus == Pane::Reader {
                    self.reader.find(prompt.text());
                    prompt.why = (!self.wanted.is_empty()).then(|| match self.reader.hit_number() {
                        Some((number, count)) => format!("{number} of {count}"),
                        None => "not on this page".into(),
                    });
                }
            }
        }
        self.prompt = Some(prompt);
    }

    /// Closes what lies over the panes, for a click beside it. Unlike Esc it leaves a find its hits, as they may be what
    /// the click is meant for; nor does it go to the first one, which would move what is being clicked.
    pub(super) fn dismiss(&mut self) -> Effect {
        if self.prompt.as_ref().is_none_or(|prompt| prompt.kind != Kind::Find) {
            return self.update(Action::Escape);
        }
        self.freshen();
        self.close_prompt();
        if self.focus == Pane::Reader && !self.wanted.is_empty() {
            self.tell_hits();
        }
        Effect::Draw
    }

    /// Chooses a row of the prompt, of those that are on the screen: what was typed since doesn't change them.
    pub(super) fn choose_row(&mut self, row: usize) -> Effect {
        if let Some(prompt) = &mut self.prompt {
            prompt.at = row;
        }
        self.notice = None;
        self.choose()
    }

    fn choose(&mut self) -> Effect {
        let Some(prompt) = &self.prompt else { return Effect::Draw };
        let (kind, chosen) = (prompt.kind, prompt.chosen().cloned());
        if let Kind::Line(line) = kind {
            return self.take_line(line);
        }
        if chosen.is_none() && kind != Kind::Find {
            self.notice = Some("Nothing matches.".into());
            return Effect::Draw;
        }
        let stays = matches!(kind, Kind::Menu(menu) if menu.stays());
        if !stays {
            self.close_prompt();
        }
        match chosen {
            Some(Choice::Look(look)) => {
                self.look(*look);
                self.refill();
            }
            Some(Choice::Lens(part)) => {
                let now = self.matrix.manner();
                self.look(Manner { lens: part.of(&now.lens, self.corpus), ..now.clone() });
                self.refill();
            }
            Some(Choice::Row(row)) => {
                self.matrix.set_cursor((row, self.matrix.cursor().1));
                self.look_again();
            }
            Some(Choice::Column(column)) => {
                self.matrix.go_to_column(column);
                self.look_again();
            }
            Some(Choice::Save(name)) => return self.save(name),
            Some(Choice::Picture(name, form)) => return Effect::Depict { name, form },
            Some(Choice::Copy(copied)) => return self.copy(copied),
            Some(Choice::Codes(codes)) => {
                let count = self.reader.set_codes(self.corpus, codes);
                let onward = self.keymap.say("{next-mark} goes to the next.");
                self.notice = Some(format!("{count} passages of this page; {onward}"));
            }
            Some(Choice::Tour(tour)) => self.present(Which::Known(tour), 0),
            Some(Choice::Step(at)) => self.go_to_step(at),
            Some(Choice::Group(by)) => self.timeline.group(self.corpus, by),
            Some(Choice::Filter(filter)) => {
                self.keep_events(*filter);
                self.refill();
            }
            Some(Choice::Record(file)) => return self.record_into(file),
            Some(Choice::Recorded(at)) => self.open_recorded(at),
            Some(Choice::Date(date)) => self.go_to_date(&date),
            Some(Choice::Era(era)) => self.go_to_era(era),
            Some(Choice::Address(address)) => self.open(address),
            Some(Choice::Action(action)) => return self.update(action),
            None => self.find(),
        }
        Effect::Draw
    }

    /// Goes to the first hit of what was typed, in the pane that has the focus.
    fn find(&mut self) {
        if self.wanted.is_empty() {
            return;
        }
        if self.focus == Pane::Reader {
            self.tell_hits();
        } else {
            self.step_hit(true);
        }
    }

    pub(super) fn step_hit(&mut self, forward: bool) {
        if self.wanted.is_empty() {
            self.notice = Some(self.keymap.say("Nothing is searched for yet: {find} finds in this pane."));
            return;
        }
        let wanted = self.wanted.clone();
        match self.focus {
            Pane::Reader => {
                if !self.reader.has_hits() {
                    self.reader.mark_hits(&wanted);
                }
                self.reader.step_hit(forward);
                self.tell_hits();
            }
            Pane::Matrix => {
                if self.matrix.find(&wanted, forward) {
                    self.look_again();
                } else {
                    self.notice = Some(format!("No row is called {wanted}."));
                }
            }
            Pane::Timeline => {
                if self.timeline.find(self.corpus, &wanted, forward) {
                    self.look_again();
                } else {
                    self.notice = Some(format!("No event is called {wanted}."));
                }
            }
        }
    }

    /// Shows the page of what is under the cursor of the matrix or the timeline.
    pub(super) fn look_again(&mut self) {
        let address = match self.focus {
            Pane::Matrix => self.matrix.selected(),
            Pane::Timeline => self.timeline.cursor().map(|event| Thing::from(event).into()),
            Pane::Reader => None,
        };
        if let Some(address) = address {
            self.glance_at(&address);
        }
    }

    fn tell_hits(&mut self) {
        self.notice = Some(match self.reader.hit_number() {
            Some((number, count)) => {
                let keys = self.keymap.say("{next-hit} next, {previous-hit} before, {escape} clears");
                format!("hit {number} of {count} for {}; {keys}", self.wanted)
            }
            None => {
                format!("{} {}", self.wanted, self.keymap.say("is not on this page; {search} searches everything."))
            }
        });
    }
}
