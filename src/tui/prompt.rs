//! The line in which something is typed: a search over everything, a find in one pane, the name of an action.

mod line;
mod menu;
pub mod paint;
pub mod place;
mod row;
pub mod seek;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Rect;
use tui_input::{Input, InputRequest};

use super::action::Action;
use super::keymap::Keymap;
use super::keys::Key;
use super::layout::Pane;
use crate::address::Address;
use crate::corpus::Corpus;
use crate::search::LONGEST;
use crate::text::{fold_str, is_control};
pub use line::Line;
pub use menu::Menu;
pub use row::{Choice, Copied, Part, Row};
use row::{row_of_action, row_of_address};
use seek::{Asked, HITS, Results, Seek};

/// What a prompt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Search everything.
    Search,
    /// Choose an action, or type an address.
    Palette,
    /// Find in the pane that has the focus.
    Find,
    /// Choose something of the matrix.
    Menu(Menu),
    /// Type something of one's own.
    Line(Line),
}

/// A line being typed, and what it offers.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: Kind,
    /// What stands before the line.
    pub title: &'static str,
    /// What it offers.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub total: usize,
    /// The row of the cursor.
    pub at: usize,
    /// Whether the line has changed since the rows were filled.
    pub stale: bool,
    /// Whether the line is that of the last time: what is typed takes its place, and anything else keeps it.
    pub kept: bool,
    /// Whether the rows are those of an earlier line: a search is under way.
    pub waits: bool,
    /// What there is to say of the line: why there are no rows, where something better can be said than that nothing
    /// matches; how often a find has found it.
    pub why: Option<String>,
    /// Of the search box, what no other has.
    pub seek: Seek,
    /// Of a menu, everything that can be chosen.
    all: Vec<Row>,
    /// The columns that a line of many rows has.
    columns: u16,
    input: Input,
}

impl Prompt {
    fn new(kind: Kind, title: &'static str) -> Prompt {
        Prompt {
            kind,
            title,
            rows: Vec::new(),
            total: 0,
            at: 0,
            stale: true,
            kept: false,
            waits: false,
            why: None,
            seek: Seek::default(),
            all: Vec::new(),
            columns: 1,
            input: Input::default(),
        }
    }

    /// A search over everything.
    pub fn search() -> Prompt {
        Prompt::new(Kind::Search, "Search everything")
    }

    /// The same prompt another time, as it was left.
    pub fn again(self) -> Prompt {
        Prompt { kept: !self.text().is_empty(), ..self }
    }

    /// A find in a pane.
    pub fn find(pane: Pane) -> Prompt {
        let title = match pane {
            Pane::Matrix => "Find a row",
            Pane::Timeline => "Find an event",
            Pane::Reader => "Find in this page",
        };
        Prompt::new(Kind::Find, title)
    }

    /// A menu; `rows` are all that can be chosen.
    /// The cursor begins on what is on now.
    pub fn menu(menu: Menu, rows: Vec<Row>) -> Prompt {
        let at = rows
            .iter()
            .position(|row| matches!(menu, Menu::View | Menu::Lanes | Menu::Step) && row.lead == Row::ON)
            .unwrap_or(0);
        let mut prompt = Prompt { all: rows, stale: false, ..Prompt::new(Kind::Menu(menu), menu.title()) };
        prompt.narrow(Ok(None));
        Prompt { at, ..prompt }
    }

    /// Puts other rows in a menu that stays open; the cursor stays on what it was on, wherever that stands now.
    pub fn refill(&mut self, rows: Vec<Row>, typed: Result<Option<Row>, String>) {
        self.all = rows;
        let (at, label) = (self.at, self.rows.get(self.at).map(|row| row.label.clone()));
        self.narrow(typed);
        let same = self.rows.iter().position(|row| Some(&row.label) == label.as_ref());
        self.at = same.unwrap_or(at.min(self.rows.len().saturating_sub(1)));
    }

    /// Leaves of a menu the rows that hold all words, after what the typed text means by itself; an error is said where
    /// no row is left.
    pub fn narrow(&mut self, typed: Result<Option<Row>, String>) {
        let wanted = fold_str(self.input.value().trim());
        let holds = |row: &&Row| {
            let said = fold_str(&format!("{} {}", row.label, row.more));
            wanted.split(' ').all(|word| said.contains(word))
        };
        let (first, why) = match typed {
            Ok(row) => (row, None),
            Err(why) => (None, Some(why)),
        };
        self.rows = first.into_iter().chain(self.all.iter().filter(holds).cloned()).collect();
        self.why = why;
        self.total = self.rows.len();
        self.at = 0;
    }

    /// A line for its own sake, with what stands in it at first. The name of a file is replaced by what is typed.
    pub fn line(line: Line, text: String) -> Prompt {
        let kept = line == Line::TourFile;
        Prompt { input: Input::new(text), kept, ..Prompt::new(Kind::Line(line), line.title()) }
    }

    /// All actions.
    pub fn palette() -> Prompt {
        Prompt::new(Kind::Palette, "Actions and addresses")
    }

    /// What Enter does, in a word for the footer.
    pub fn verb(&self) -> &'static str {
        match self.kind {
            Kind::Search | Kind::Palette | Kind::Menu(Menu::Together | Menu::Disputes) => "open",
            Kind::Find => "find",
            Kind::Menu(Menu::Lens | Menu::Columns | Menu::Filter) => "on or off",
            Kind::Menu(Menu::Save | Menu::Picture) => "save",
            Kind::Menu(Menu::Copy) => "copy",
            Kind::Menu(Menu::Column | Menu::Row | Menu::Date | Menu::Step) => "go there",
            Kind::Menu(Menu::Tour) => "present",
            Kind::Menu(Menu::Record) => "record",
            Kind::Menu(Menu::Recorded) => "show",
            Kind::Line(line) => line.verb(),
            Kind::Menu(Menu::View | Menu::Compare | Menu::Code | Menu::Lanes) => "choose",
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor stands in the line, in cells.
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Edits the line.
    pub fn edit(&mut self, key: Key) {
        let request = match (key.typed(), key.parts()) {
            (Some(c), _) if !is_control(c) => InputRequest::InsertChar(c),
            (_, (KeyCode::Backspace, _)) => InputRequest::DeletePrevChar,
            (_, (KeyCode::Delete, _)) => InputRequest::DeleteNextChar,
            (_, (KeyCode::Left, _)) => InputRequest::GoToPrevChar,
            (_, (KeyCode::Right, _)) => InputRequest::GoToNextChar,
            (_, (KeyCode::Home, _) | (KeyCode::Char('a'), true)) => InputRequest::GoToStart,
            (_, (KeyCode::End, _) | (KeyCode::Char('e'), true)) => InputRequest::GoToEnd,
            (_, (KeyCode::Char('w'), true)) => InputRequest::DeletePrevWord,
            (_, (KeyCode::Char('u'), true)) => InputRequest::DeleteLine,
            _ => return,
        };
        if std::mem::take(&mut self.kept) && matches!(request, InputRequest::InsertChar(_)) {
            self.input.reset();
        }
        self.seek.typed();
        self.handle(request);
    }

    /// Changes the line, while it isn't longer than anybody types: what is pasted beyond that is left out.
    fn handle(&mut self, request: InputRequest) {
        if self.input.value().len() < LONGEST || !matches!(request, InputRequest::InsertChar(_)) {
            self.stale |= self.input.handle(request).is_some_and(|change| change.value);
        }
    }

    /// Types a text as one line, without what must not reach a terminal and what goes beyond any line.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.kept) {
            self.input.reset();
        }
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_control(*c)) {
            self.handle(InputRequest::InsertChar(c));
        }
        self.seek.typed();
        self.stale = true;
    }

    /// The byte of the line where the cursor stands.
    fn cursor_byte(&self) -> usize {
        let line = self.input.value();
        line.char_indices().nth(self.input.cursor()).map_or(line.len(), |(at, _)| at)
    }

    /// Puts another line in the place of what is typed, with the cursor at a byte of it.
    fn put(&mut self, line: String, cursor: usize) {
        let chars = line.get(..cursor).map_or(usize::MAX, |head| head.chars().count());
        self.input = Input::new(line).with_cursor(chars);
        self.kept = false;
        self.stale = true;
    }

    /// Completes the word at the cursor; where there is nothing to complete the cursor goes down a row.
    pub fn complete(&mut self) {
        match self.seek.complete(self.input.value()) {
            Some((line, cursor)) => self.put(line, cursor),
            None => self.step(1),
        }
    }

    /// Goes to the query before or after this one, in the search box; in others up or down a row.
    pub fn recall(&mut self, older: bool) {
        if self.kind != Kind::Search {
            return self.step(if older { -1 } else { 1 });
        }
        if let Some(line) = self.seek.recall(self.input.value(), older) {
            let end = line.len();
            self.put(line, end);
        }
    }

    /// Puts the hits of a search in their other order.
    pub fn turn(&mut self) {
        self.seek.by_kind = !self.seek.by_kind;
        self.stale |= self.kind == Kind::Search;
    }

    /// Keeps what was searched for.
    pub fn remember(&mut self) {
        if self.kind == Kind::Search {
            self.seek.remember(self.input.value());
        }
    }

    /// Fits the preview, or a line of many rows, to its place on a screen.
    pub fn arrange(&mut self, corpus: &Corpus, screen: Rect) {
        self.columns = line::columns(screen);
        // While a search is under way the rows are those of before, and so is the preview.
        if self.kind == Kind::Search && !self.waits {
            let preview = place::Place::of(self, screen).preview;
            let choice = self.rows.get(self.at).map(|row| &row.choice);
            self.seek.show(corpus, choice, (preview.width, preview.height));
        }
    }

    /// Moves the cursor by rows.
    pub fn step(&mut self, by: isize) {
        if let Kind::Line(_) = self.kind {
            let over = line::over(self.input.value(), self.cursor_byte(), self.columns, by.signum());
            return over.map_or((), |byte| self.put(self.input.value().to_owned(), byte));
        }
        self.at = self.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// What Enter would do.
    pub fn chosen(&self) -> Option<&Choice> {
        self.rows.get(self.at).map(|row| &row.choice)
    }

    /// Reads what is typed into the search box, on a screen; gives what has to be asked of a search.
    pub fn ask(&mut self, corpus: &Corpus, screen: Rect) -> Asked {
        let cursor = self.cursor_byte();
        self.waits = true;
        self.seek.read(corpus, self.input.value(), cursor);
        let seen = usize::from(place::Place::of(self, screen).list.height);
        self.asked(seen.clamp(1, HITS))
    }

    /// What has to be asked for a row that isn't there yet, where there are more hits than were asked for.
    pub fn ask_for_row(&self, row: usize) -> Option<Asked> {
        let (count, all) = (self.rows.len(), self.total.min(HITS));
        let is_short = self.kind == Kind::Search && !self.seek.by_kind && count < all;
        (is_short && row >= count).then(|| self.asked(HITS))
    }

    fn asked(&self, most: usize) -> Asked {
        Asked { query: self.seek.query.clone(), by_kind: self.seek.by_kind, most }
    }

    /// Fills the rows with what a search found; actions with their keys. The cursor goes to the first.
    pub fn fill(&mut self, results: Results, keymap: &Keymap) {
        self.add(results, keymap);
        self.at = 0;
    }

    /// The same, with the cursor where it was: the same was asked, and more has come.
    pub fn add(&mut self, results: Results, keymap: &Keymap) {
        (self.rows, self.total) = self.seek.take(results);
        for row in &mut self.rows {
            if let Choice::Action(action) = row.choice {
                row.more = keymap.keys_of(action);
            }
        }
        self.waits = false;
    }

    /// Fills the rows with the actions whose sentence holds all words, after the address that is typed, if it is one.
    pub fn filter(&mut self, corpus: &Corpus, keymap: &Keymap) {
        let typed = self.input.value().trim();
        let wanted = fold_str(typed);
        let address = Address::find(corpus, typed).filter(|_| !typed.is_empty());
        self.rows = address.into_iter().map(|address| row_of_address(corpus, address)).collect();
        let holds = |action: &&Action| {
            let said = fold_str(&format!("{} {action:?} {}", action.doc(), action.name()));
            wanted.split(' ').all(|word| said.contains(word))
        };
        self.rows.extend(Action::ALL.iter().filter(holds).map(|action| row_of_action(*action, keymap)));
        self.total = self.rows.len();
        self.at = 0;
    }
}
