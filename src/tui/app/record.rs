//! Recording a tour while exploring: views become steps, steps are edited in a box, and each change is saved at once.

use std::path::Path;

use super::{App, Effect};
use crate::corpus::{Record, Step, Typed};
use crate::tour::Draft;
use crate::tui::action::Action;
use crate::tui::present::Which;
use crate::tui::present::place;
use crate::tui::prompt::{Choice, Kind, Line, Menu, Prompt, Row};
use crate::tui::recording::file_name;
use crate::tui::save::{Unsaved, numbered};

/// The name that is offered for a new file.
const FILE: &str = "tour.ron";

impl App<'_> {
    /// Does an action that has to do with recording.
    pub(super) fn record(&mut self, action: Action) -> Effect {
        let has_tour = self.recording.tour().is_some();
        match action {
            Action::Keep if has_tour => {
                let step = self.as_step();
                return self.add_step(step);
            }
            Action::Keep => {
                self.recording.pending = Some(Box::new(self.as_step()));
                self.begin_recording();
            }
            Action::OtherTour => self.ask(Menu::Record),
            _ if has_tour => self.list_recorded(),
            _ if !self.recording.files.is_empty() => self.ask(Menu::Record),
            _ => {
                self.notice =
                    Some(self.keymap.say("No tour is being recorded: {keep} keeps this view as its first step."))
            }
        }
        Effect::Draw
    }

    /// Says what is recorded into, where that was asked for at the start.
    pub(super) fn greet_recording(&mut self) {
        let path = match self.recording.tour() {
            Some(_) => Some(&self.recording.path),
            None => self.recording.named.as_ref(),
        };
        let said = path.map(|path| {
            let keys = self.keymap.say("{keep} keeps this view, {recorded} lists the steps.");
            format!("A tour is recorded into {}: {keys}", crate::text::visible(path))
        });
        self.notice = self.notice.take().or(said);
    }

    /// Asks where the first step goes.
    fn begin_recording(&mut self) {
        match self.recording.named.clone() {
            Some(path) => {
                self.recording.move_to(path);
                self.ask_line(Line::TourTitle, String::new());
            }
            None if self.recording.files.is_empty() => self.ask_line(Line::TourFile, FILE.into()),
            None => self.ask(Menu::Record),
        }
    }

    fn ask_line(&mut self, line: Line, text: String) {
        self.prompt = Some(Prompt::line(line, text));
    }

    /// The tours that can be recorded into.
    pub(super) fn record_rows(&self) -> Vec<Row> {
        let files = self.recording.files.iter().enumerate().map(|(nth, file)| {
            let tour = &self.corpus.tours[file.tour];
            let more = format!("{}, {} steps", crate::text::visible(&file.path), tour.steps.len());
            Row::of("go on", tour.label(), more, Choice::Record(Some(nth)))
        });
        std::iter::once(Row::of("new", "a new tour", "in a file of its own", Choice::Record(None)))
            .chain(files)
            .collect()
    }

    /// Records into a tour that stands in a file, or into a new one.
    pub(super) fn record_into(&mut self, file: Option<usize>) -> Effect {
        let Some(nth) = file else {
            self.ask_line(Line::TourFile, FILE.into());
            return Effect::Draw;
        };
        self.recording.go_on_with(self.corpus, nth);
        match self.recording.pending.take() {
            Some(step) => self.add_step(*step),
            None => {
                self.list_recorded();
                Effect::Draw
            }
        }
    }

    fn add_step(&mut self, step: Step) -> Effect {
        let corpus = self.corpus;
        let Some(draft) = self.recording.draft() else { return Effect::Draw };
        draft.add(corpus, step);
        let number = draft.tour.steps.len();
        self.recording.at = number - 1;
        self.save_tour(format!(
            "Step {number} added to {}; {}",
            self.recorded_name(),
            self.keymap.say("{recorded} lists them.")
        ))
    }

    fn recorded_name(&self) -> String {
        crate::text::visible(&self.recording.path).into_owned()
    }

    /// Asks the loop to write the file.
    fn save_tour(&mut self, said: String) -> Effect {
        let name = self.recording.path.clone();
        self.recording.for_saving(said).map_or(Effect::Draw, |(text, read)| Effect::Record { name, text, read })
    }

    /// Says what became of the file; where it couldn't be written, asks for another name.
    pub fn recorded(&mut self, outcome: Result<(), Unsaved>) {
        let (said, elsewhere) = self.recording.saved(outcome);
        if elsewhere {
            self.ask_line(Line::SaveAs, beside(&self.recording.path));
        }
        self.notice = Some(said).filter(|said| !said.is_empty());
    }

    /// Whether it can be left now: what couldn't be saved is said once.
    pub(super) fn may_leave(&mut self) -> bool {
        let may = !self.recording.unsaved || std::mem::replace(&mut self.recording.warned, true);
        if !may {
            let keys = self.keymap.say("{save-tour} saves it under another name, {quit} again leaves without.");
            self.list_recorded();
            self.notice = Some(format!("The tour isn't saved: {keys}"));
        }
        may
    }

    /// Opens the box with the steps.
    fn list_recorded(&mut self) {
        self.ask(Menu::Recorded);
        self.explain(self.recorded_words());
        self.put_recorded_cursor();
    }

    fn put_recorded_cursor(&mut self) {
        if let Some(prompt) = &mut self.prompt {
            prompt.at = self.recording.at.min(prompt.rows.len().saturating_sub(1));
        }
    }

    /// The steps of the tour that is recorded.
    pub(super) fn recorded_rows(&self) -> Vec<Row> {
        let steps = self.recording.tour().into_iter().flat_map(|tour| tour.steps.iter().enumerate());
        let row = |(at, step): (usize, &Step)| {
            let mut more = vec![step.address.to_string()];
            more.extend(step.seconds.map(|seconds| format!("{seconds} s")));
            more.push(if step.text.is_empty() { "no text yet".into() } else { step.text.to_string() });
            Row::of(&(at + 1).to_string(), &*step.title, more.join(" · "), Choice::Recorded(at))
        };
        steps.map(row).collect()
    }

    /// What is said above the steps: the file, and how much there is of it.
    pub(in crate::tui) fn recorded_words(&self) -> String {
        let saved = if self.recording.unsaved { ", not saved" } else { "" };
        format!("{}{saved}", self.recorded_name())
    }

    /// Whether something is typed or chosen that would be lost if another explorer took the place of this one.
    pub(in crate::tui) fn is_writing(&self) -> bool {
        self.prompt.is_some()
    }

    /// Whether the box with the steps is open.
    pub(super) fn lists_recorded(&self) -> bool {
        self.prompt.as_ref().is_some_and(|prompt| prompt.kind == Kind::Menu(Menu::Recorded))
    }

    /// Does an action in the box with the steps; none where it is any box's.
    pub(super) fn in_recorded(&mut self, action: Action) -> Option<Effect> {
        let at = self.prompt.as_ref().filter(|_| self.lists_recorded())?.at;
        self.recording.at = at;
        let edit = |typed: Typed| Some((Line::Step(typed, at), self.recording.tour()?.steps.get(at)?, typed));
        let line = match action {
            Action::StepTitle => edit(Typed::Title),
            Action::StepText => edit(Typed::Text),
            Action::StepNotes => edit(Typed::Notes),
            Action::StepSeconds => edit(Typed::Seconds),
            _ => None,
        };
        if let Some((line, _, typed)) = line {
            let text = self.recording.draft().map(|draft| draft.get(at, typed)).unwrap_or_default();
            self.ask_line(line, text);
            return Some(Effect::Draw);
        }
        Some(match action {
            Action::StepUp => self.move_step(at, at.checked_sub(1)),
            Action::StepDown => self.move_step(at, at.checked_add(1)),
            Action::DropStep => self.drop_step(at),
            Action::Undo => self.undo_step(),
            Action::SaveTour => {
                self.ask_line(Line::SaveAs, beside(&self.recording.path));
                Effect::Draw
            }
            Action::OtherTour => {
                self.ask(Menu::Record);
                Effect::Draw
            }
            Action::Present => {
                self.prompt = None;
                self.present(Which::Draft, at);
                Effect::Draw
            }
            Action::First | Action::Last => {
                let prompt = self.prompt.as_mut()?;
                prompt.step(if action == Action::First { isize::MIN } else { isize::MAX });
                Effect::Draw
            }
            _ => return None,
        })
    }

    fn move_step(&mut self, at: usize, to: Option<usize>) -> Effect {
        let Some(to) = to.filter(|to| self.recording.draft().is_some_and(|draft| draft.swap(at, *to))) else {
            return Effect::Draw;
        };
        self.recording.at = to;
        self.after_change(format!("Step {} is now step {}.", at + 1, to + 1))
    }

    fn drop_step(&mut self, at: usize) -> Effect {
        if !self.recording.draft().is_some_and(|draft| draft.remove(at)) {
            self.notice = Some("A tour has one step at least: keep another first.".into());
            return Effect::Draw;
        }
        self.after_change(format!("Step {} is deleted; {}", at + 1, self.keymap.say("{undo} brings it back.")))
    }

    fn undo_step(&mut self) -> Effect {
        if !self.recording.draft().is_some_and(Draft::undo) {
            self.notice = Some("Nothing is left to take back.".into());
            return Effect::Draw;
        }
        self.after_change("The last change is taken back.".into())
    }

    fn after_change(&mut self, said: String) -> Effect {
        self.refill();
        self.put_recorded_cursor();
        self.save_tour(said)
    }

    /// Shows the view of a step, to explore from there.
    pub(super) fn open_recorded(&mut self, at: usize) {
        let Some(step) = self.recording.tour().and_then(|tour| tour.steps.get(at)).cloned() else { return };
        self.recording.at = at;
        self.history.leave(self.visit());
        let said = match self.look_at(&step) {
            Ok(()) => {
                format!("Step {} of {}; {}", at + 1, self.recorded_name(), self.keymap.say("{recorded} lists them."))
            }
            Err(fault) => format!("This step can't be shown: {fault}."),
        };
        self.notice = Some(said);
    }

    /// What there is to say of a line while it is typed.
    pub(super) fn trouble_of_line(&self, line: Line, text: &str) -> Option<String> {
        let Line::Step(typed, at) = line else { return None };
        let mut step = self.recording.tour()?.steps.get(at)?.clone();
        let text = text.trim().to_owned().into();
        match typed {
            Typed::Title => step.title = text,
            Typed::Text => step.text = text,
            Typed::Notes | Typed::Seconds => return None,
        }
        place::trouble(&step)
    }

    /// Takes what was typed in a line.
    pub(super) fn take_line(&mut self, line: Line) -> Effect {
        let typed = self.prompt.as_ref().map(|prompt| prompt.text().trim().to_owned()).unwrap_or_default();
        if typed.is_empty() && !matches!(line, Line::Step(..)) {
            self.explain("Something has to stand here.".into());
            return Effect::Draw;
        }
        match line {
            Line::TourFile => {
                self.recording.move_to(file_name(&typed));
                self.ask_line(Line::TourTitle, String::new());
            }
            Line::TourTitle => {
                self.prompt = None;
                self.recording.begin(self.corpus, &typed);
                if let Some(step) = self.recording.pending.take() {
                    return self.add_step(*step);
                }
            }
            Line::SaveAs => {
                self.prompt = None;
                self.recording.move_to(file_name(&typed));
                return self.save_tour(format!("Saved as {}.", self.recorded_name()));
            }
            Line::Step(field, at) => match self.recording.draft().map(|draft| draft.set(at, field, &typed)) {
                Some(Err(why)) => self.explain(why),
                Some(Ok(true)) => {
                    self.list_recorded();
                    return self.save_tour(format!("Step {}: {} saved.", at + 1, field.field()));
                }
                Some(Ok(false)) | None => self.list_recorded(),
            },
        }
        Effect::Draw
    }

    fn explain(&mut self, why: String) {
        if let Some(prompt) = &mut self.prompt {
            prompt.why = Some(why);
        }
    }

    /// Leaves a line without taking it.
    pub(super) fn leave_line(&mut self, line: Line) {
        self.prompt = None;
        match line {
            Line::Step(..) => self.list_recorded(),
            Line::SaveAs => {}
            Line::TourFile | Line::TourTitle => {
                self.recording.pending = None;
                self.notice = Some("Nothing is recorded.".into());
            }
        }
    }
}

/// A name beside that of a file: `mine-2.ron`.
fn beside(path: &str) -> String {
    numbered(Path::new(path), 2).display().to_string()
}
