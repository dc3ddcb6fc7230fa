//! What the actions do in the matrix: moving, opening, and every way of looking at it.

use super::{App, Effect};
use crate::analysis::Lens;
use crate::render::{sheet_json, sheet_table};
use crate::sheet::{Measure, View};
use crate::tui::action::Action;
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;
use crate::tui::prompt::{Menu, Prompt};
use crate::tui::round;

impl App<'_> {
    pub(super) fn in_matrix(&mut self, action: Action) {
        let before = self.matrix.cursor();
        match action {
            Action::Up => self.matrix.step(-1, 0),
            Action::Down => self.matrix.step(1, 0),
            Action::Left => self.matrix.step(0, -1),
            Action::Right => self.matrix.step(0, 1),
            Action::PageUp => self.matrix.page_by(-1),
            Action::PageDown => self.matrix.page_by(1),
            Action::First => self.matrix.edge(false),
            Action::Last => self.matrix.edge(true),
            Action::NextMark | Action::PreviousMark => {
                let rows: Vec<_> = self.matrix.row_things().collect();
                let tied =
                    |row: &usize| rows.get(*row).copied().flatten().is_some_and(|thing| self.related.marks(thing));
                let next = round(before.0, rows.len(), action == Action::NextMark).find(tied);
                // Only the cursor moves: a look would change what is tied.
                match next.filter(|row| *row != before.0) {
                    Some(row) => self.matrix.set_cursor((row, before.1)),
                    None => self.notice = Some("No other row is tied to the selection.".into()),
                }
                return;
            }
            Action::Open => {
                if let Some(address) = self.matrix.selected() {
                    self.open(address);
                }
                return;
            }
            Action::Reset => {
                self.look(self.matrix.manner().reset());
                return;
            }
            _ => return,
        }
        if let Some(address) = self.matrix.selected().filter(|_| self.matrix.cursor() != before) {
            self.glance_at(&address);
        }
    }

    /// Does an action of the matrix, from whichever pane.
    pub(super) fn analyse(&mut self, action: Action) -> Effect {
        if !matches!(action, Action::Lens | Action::ClearLens) {
            self.focus = Pane::Matrix;
        }
        let now = self.matrix.manner().clone();
        let has_levels = matches!(now.view, View::Levels | View::Convergence);
        match action {
            Action::View => self.ask(Menu::View),
            Action::Lens => self.ask(Menu::Lens),
            Action::Compare => self.ask(Menu::Compare),
            Action::GoToColumn if now.view.is_plot() => {
                self.notice = Some(self.keymap.say("A plot has no columns; {view} shows tables."))
            }
            Action::GoToColumn => self.ask(Menu::Column),
            Action::GoToRow => self.ask(Menu::Row),
            Action::Columns if now.view.is_plot() => {
                self.notice = Some(self.keymap.say("A plot has no columns; {view} shows tables."))
            }
            Action::Columns => self.ask(Menu::Columns),
            Action::Save => self.ask(Menu::Save),
            Action::ClearLens if matches!(now.view, View::Against(_)) => {
                self.look(Manner { lens: Lens::default(), ..now.with_view(View::Levels) });
                self.notice = Some("All evidence counts again, under no lens.".into());
            }
            Action::ClearLens if now.lens.is_clear() => {
                self.notice = Some("No lens is on: all evidence counts.".into())
            }
            Action::ClearLens => {
                self.look(Manner { lens: Lens::default(), ..now });
                self.notice = Some("All evidence counts again.".into());
            }
            Action::Measure if now.view == View::Levels => {
                let at = Measure::ALL.iter().position(|measure| *measure == now.measure).unwrap_or(0);
                let next = Measure::ALL.get(at + 1).or(Measure::ALL.first()).copied().unwrap_or_default();
                self.look(Manner { measure: next, ..now });
            }
            Action::Measure => {
                self.notice = Some(self.keymap.say("Only the levels can show something else; {view} shows them."))
            }
            Action::Sort if now.view.is_plot() => {
                self.notice = Some(self.keymap.say("A plot is in its own order; {view} shows tables."))
            }
            Action::Sort => {
                let sort = self.matrix.next_sort();
                self.look(Manner { sort, ..now });
            }
            Action::Wide if has_levels => self.look(Manner { wide: !now.wide, ..now }),
            Action::Wide => {
                self.notice = Some(self.keymap.say("Only levels have a range and a confidence; {view} shows them."))
            }
            Action::Turn if now.view.is_plot() => {
                self.notice = Some(self.keymap.say("A plot can't be turned; {view} shows tables."))
            }
            Action::Turn => self.look(now.turned_over()),
            Action::Group if now.view == View::Quadrants => self.notice = Some("These lists are its groups.".into()),
            Action::Group if self.matrix.sheet().rows.iter().all(|row| row.group.is_empty()) => {
                self.notice = Some("These rows stand in no groups.".into());
            }
            _ => self.look(Manner { grouped: !now.grouped, ..now }),
        }
        Effect::Draw
    }

    /// Looks at the matrix another way; the reader follows the cursor where that now stands on something else.
    pub(super) fn look(&mut self, look: Manner) {
        let (before, left) = (self.matrix.selected(), self.visit());
        let same_lens = look.lens == self.matrix.manner().lens;
        self.matrix.set_manner(self.corpus, look);
        if !same_lens {
            // The page says what the lens changes.
            self.show_again();
        }
        let now = self.matrix.selected();
        if let Some(address) = now.filter(|now| Some(now) != before.as_ref() && self.focus == Pane::Matrix) {
            self.glance_from(left, &address);
        }
    }

    pub(super) fn ask(&mut self, menu: Menu) {
        self.prompt = Some(Prompt::menu(menu, self.rows_of(menu)));
    }

    /// Saves what the matrix shows, in the form that the ending of the name asks for.
    pub(super) fn save(&mut self, name: String) -> Effect {
        let sheet = self.matrix.as_shown();
        let look = self.matrix.manner();
        let mut text = Vec::new();
        let written = match ending(&name) {
            Some("json") => {
                let json = sheet_json(self.corpus, &look.view, &look.lens, &sheet);
                serde_json::to_writer_pretty(&mut text, &json).map_err(Into::into)
            }
            Some("md") => sheet_table(self.corpus, &sheet, look.wide).markdown(&mut text),
            // A spreadsheet has room for range and confidence.
            _ => sheet_table(self.corpus, &sheet, true).csv(&mut text),
        };
        match written.map(|()| String::from_utf8(text)) {
            Ok(Ok(text)) => Effect::Save { name, text },
            _ => {
                self.notice = Some("This can't be written as text.".into());
                Effect::Draw
            }
        }
    }

    /// Says what became of a file that was to be saved: its name, or what went wrong.
    pub fn saved(&mut self, result: Result<String, String>) {
        self.notice = Some(match result {
            Ok(name) => format!("Saved as {name} in the working folder."),
            Err(why) => why,
        });
    }
}

/// The ending of a file's name, if it is one that can be written.
pub(super) fn ending(name: &str) -> Option<&'static str> {
    ["csv", "md", "json"].into_iter().find(|ending| {
        name.strip_suffix(ending).and_then(|stem| stem.strip_suffix('.')).is_some_and(|stem| !stem.is_empty())
    })
}
