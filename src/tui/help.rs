//! The help: the signs, the chain, and every key where it works, from the one table. In the same box: what is wrong with
//! files that were read again.

use ratatui::layout::Rect;

use super::boxed::{boxed, free_rows};
use super::canvas::Canvas;
use super::keymap::{Context, Keymap};
use super::theme::{Role, Theme};
use crate::text::{Cells, rows};

/// What the table of keys doesn't say.
const NOTES: [&str; 5] = [
    "The chain: {open} on a cell opens its page. {open} again opens its first evidence, an event of that passage, what the \
     sources disagree on, and the cell again. {back} walks back.",
    "Matrix and pages: + for, - against, ~ context, ! sources disagree, * outside fact, . no evidence (not a level), \
     ? low confidence, blank not assessed; < and > beside a level say that its range goes lower or higher.",
    "Views and lenses: {view} lists tables and plots, {lens} chooses which evidence counts. Under a lens a cell that loses evidence \
     shows the median of the rest; ^ and v mark it where that isn't the rating, _ where nothing is left. {clear-lens} ends it.",
    "Timeline: a circle is a day (hollow: about, or only bounded), a diamond a month or a year, a figure several events, a \
     line how long it lasted or may have, an arrow no end; <3 and 7> count what lies outside. A drag along the axis, or {span}, \
     gives the lens its years; a name of a lane that is clicked folds it.",
    "Mouse: a click selects, a second one opens; one on a link, a row of a box, the footer or the header does what it says, \
     one beside a box closes it. Right button: back. Wheel: scroll. Hold Shift to select text.",
];

/// The parts of the table, each with the contexts that all of its keys work in.
const PARTS: [(&str, &[Context]); 10] = [
    ("Everywhere but in boxes", &[Context::Matrix, Context::Timeline, Context::Reader]),
    ("In the matrix", &[Context::Matrix]),
    ("In the timeline", &[Context::Timeline]),
    ("In the reader", &[Context::Reader]),
    ("In the outline", &[Context::Outline]),
    ("While links have letters", &[Context::Hints]),
    ("In boxes", &[Context::Prompt]),
    ("While the years run", &[Context::Playing]),
    ("While a tour is presented", &[Context::Present]),
    ("In the box with the steps of a recorded tour", &[Context::Recording]),
];

/// One row of the help.
enum Line {
    Heading(&'static str),
    Key(String, &'static str),
    Note(String),
}

/// The help where it lies open: which of its rows is the first that is seen.
#[derive(Debug, Default)]
pub struct Help {
    /// What is shown in place of the keys.
    problems: Option<String>,
    top: usize,
    height: usize,
    rows: usize,
}

impl Help {
    /// The problems of files, as they are printed.
    pub fn of_problems(problems: String) -> Help {
        Help { problems: Some(problems), ..Help::default() }
    }

    fn lines(&self, width: usize, keymap: &Keymap) -> Vec<Line> {
        match &self.problems {
            Some(problems) => wrapped(problems, width),
            None => lines(width, keymap),
        }
    }

    fn area(screen: Rect) -> Rect {
        let width = screen.width.saturating_sub(4).min(104);
        let free = free_rows(screen);
        Rect::new((screen.width - width) / 2, free, width, screen.height.saturating_sub(2 * free))
    }

    /// Fits it to a screen.
    pub fn arrange(&mut self, screen: Rect, keymap: &Keymap) {
        let area = Self::area(screen);
        self.height = area.height.saturating_sub(2).into();
        self.rows = self.lines(area.width.saturating_sub(4).into(), keymap).len();
        self.top = self.top.min(self.rows.saturating_sub(self.height));
    }

    /// Scrolls by rows; `arrange` keeps it within its text.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
    }

    /// Scrolls by screens.
    pub fn page_by(&mut self, screens: isize) {
        self.scroll(screens.saturating_mul(isize::try_from(self.height).unwrap_or(1)));
    }

    /// Whether there is more below.
    pub fn has_more(&self) -> bool {
        self.top + self.height < self.rows
    }

    /// Draws it over the whole screen's canvas.
    pub fn draw(&self, canvas: &mut Canvas<'_>, theme: Theme, keymap: &Keymap) {
        let area = Self::area(Rect::new(0, 0, canvas.width(), canvas.height()));
        let below = self.rows.saturating_sub(self.top + self.height);
        let name = if self.problems.is_some() { "What is wrong with the files" } else { "Help" };
        let title = match (self.top, below) {
            (0, 0) => name.to_owned(),
            (above, below) => format!("{name}: {above} rows above, {below} below"),
        };
        let mut inner = boxed(canvas, area, theme, &title);
        let lines = self.lines(area.width.saturating_sub(4).into(), keymap);
        for (y, line) in (0..inner.height()).zip(lines.iter().skip(self.top)) {
            match line {
                Line::Heading(text) => inner.cut(1, y, text, theme.style(Role::Heading), u16::MAX),
                Line::Note(text) => inner.cut(1, y, text, theme.style(Role::Text), u16::MAX),
                Line::Key(keys, what) => {
                    inner.cut(1, y, keys, theme.style(Role::Key), 16);
                    inner.cut(18, y, what, theme.style(Role::Text), u16::MAX)
                }
            };
        }
    }
}

/// A text with its lines as they are, but for those that are too wide.
fn wrapped(text: &str, width: usize) -> Vec<Line> {
    let row = |line: &str, row: std::ops::Range<usize>| Line::Note(line.get(row).unwrap_or_default().to_owned());
    let lines = text.lines().flat_map(|line| match crate::text::width(line).0 <= width {
        true => vec![Line::Note(line.to_owned())],
        false => rows(line, Cells(width)).into_iter().map(|range| row(line, range)).collect(),
    });
    lines.collect()
}

/// All rows at a width in cells.
fn lines(width: usize, keymap: &Keymap) -> Vec<Line> {
    let mut lines = Vec::new();
    for note in NOTES {
        let note = keymap.say(note);
        let wrapped = rows(&note, Cells(width)).into_iter();
        lines.extend(wrapped.map(|row| Line::Note(note.get(row).unwrap_or_default().to_owned())));
        lines.push(Line::Note(String::new()));
    }
    for (title, contexts) in PARTS {
        lines.push(Line::Heading(title));
        let here = keymap.bound().filter(|bound| part_of(&bound.contexts) == contexts);
        lines.extend(here.map(|bound| Line::Key(bound.names(), bound.action.doc())));
        lines.push(Line::Note(String::new()));
    }
    lines.pop();
    lines
}

/// The part of the table where keys of some contexts stand: the first that the keys all work in.
fn part_of(contexts: &[Context]) -> &'static [Context] {
    let part = PARTS.iter().find(|(_, part)| part.iter().all(|context| contexts.contains(context)));
    part.map_or(&[], |(_, part)| part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Action;

    #[test]
    fn every_action_stands_in_the_help() {
        let lines = lines(80, &Keymap::default());
        for action in Action::ALL {
            let found = lines.iter().any(|line| matches!(line, Line::Key(_, what) if *what == action.doc()));
            assert!(found, "{action:?}");
        }
    }
}
