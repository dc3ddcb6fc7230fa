//! The line in which something is typed: a search over everything, a find in one pane, the name of an action.

pub mod paint;
pub mod place;

use ratatui::crossterm::event::KeyCode;
use tui_input::{Input, InputRequest};

use super::action::Action;
use super::keymap::keys_of;
use super::keys::Key;
use super::layout::Pane;
use super::matrix::Manner;
use super::reader::stripes::Codes;
use crate::address::Address;
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Era, Id, Passage, Tour};
use crate::search::{Hit, Index};
use crate::text::{fold_str, is_control};

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
}

/// What is chosen from a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Which table or plot.
    View,
    /// Which evidence counts.
    Lens,
    /// What is compared.
    Compare,
    /// A column to go to.
    Column,
    /// A row to go to.
    Row,
    /// Columns to hide and show.
    Columns,
    /// A file to save in.
    Save,
    /// Something to copy.
    Copy,
    /// A code that gets a stripe.
    Code,
    /// A tour to present.
    Tour,
    /// A step of the tour to go to.
    Step,
    /// What the lanes of the timeline are.
    Lanes,
    /// Which events the timeline shows.
    Filter,
    /// A date or an era to go to.
    Date,
    /// One of the events that fall on one day.
    Together,
    /// One of the discrepancies that bear on a thing.
    Disputes,
}

impl Menu {
    /// What stands above it.
    fn title(self) -> &'static str {
        match self {
            Menu::View => "Tables and plots",
            Menu::Lens => "Lens: what counts? Enter turns on and off, Esc is done",
            Menu::Compare => "Compare",
            Menu::Column => "Go to a column",
            Menu::Row => "Go to a row",
            Menu::Columns => "Columns: Enter hides and shows, Esc is done",
            Menu::Save => "Save what is shown in the working folder",
            Menu::Copy => "Copy to the clipboard",
            Menu::Code => "Stripes for one code",
            Menu::Tour => "Present a tour",
            Menu::Step => "Steps of this tour",
            Menu::Lanes => "Lanes of the timeline",
            Menu::Filter => "Events: Enter turns on and off, Esc is done; 2016..2019 can be typed",
            Menu::Date => "Go to a date, such as 2018, 2018-03 or 7 Mar 2018",
            Menu::Together => "Events of one day",
            Menu::Disputes => "What the sources disagree about",
        }
    }

    /// Whether it stays open when something was chosen.
    pub fn stays(self) -> bool {
        matches!(self, Menu::Lens | Menu::Columns | Menu::Filter)
    }
}

/// What Enter does with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Opens an address.
    Address(Address),
    /// Does an action.
    Action(Action),
    /// Looks at the matrix another way.
    Look(Box<Manner>),
    /// Goes to a row of the matrix, by its place in the order.
    Row(usize),
    /// Goes to a column of the matrix, by its place in the sheet.
    Column(usize),
    /// Saves what the matrix shows in a file of this name.
    Save(String),
    /// Puts a text in the clipboard.
    Copy(Copied),
    /// Gives stripes to codes.
    Codes(Codes),
    /// Presents a tour.
    Tour(Id<Tour>),
    /// Goes to a step of the tour, from 0.
    Step(usize),
    /// Tells the lanes of the timeline apart.
    Group(Grouping),
    /// Shows these events on the timeline.
    Filter(Box<EventFilter>),
    /// Goes to a date on the timeline.
    Date(Edtf),
    /// Shows an era on the timeline.
    Era(Id<Era>),
}

/// What can be copied. Its text is made when it is chosen: that of a long page takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The table as it is shown, as Markdown.
    Table,
    /// A passage with its citation.
    Passage(Id<Passage>),
    /// A passage with what is tied to it, as Markdown.
    Tied(Id<Passage>),
    /// How to cite what is read.
    Citation,
    /// The same for BibTeX.
    Bibtex,
    /// The address of what is read.
    Address,
    /// The page.
    PageAsMarkdown,
    /// The page.
    PageAsText,
}

/// A row to choose.
#[derive(Debug, Clone)]
pub struct Row {
    /// What stands left: the kind of a hit, the keys of an action.
    pub lead: String,
    /// What it is called, and which bytes of it matched.
    pub label: String,
    /// Bytes of the label that matched.
    pub marks: Vec<std::ops::Range<usize>>,
    /// More on it, and which bytes of that matched.
    pub more: String,
    /// Bytes of `more` that matched.
    pub more_marks: Vec<std::ops::Range<usize>>,
    /// What Enter does.
    pub choice: Choice,
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
    /// What there is to say of the line: why there are no rows, where something better can be said than that nothing
    /// matches; how often a find has found it.
    pub why: Option<String>,
    /// Of a menu, everything that can be chosen.
    all: Vec<Row>,
    input: Input,
}

/// How many hits the search box holds.
const HITS: usize = 100;

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
            why: None,
            all: Vec::new(),
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
            Kind::Menu(Menu::Save) => "save",
            Kind::Menu(Menu::Copy) => "copy",
            Kind::Menu(Menu::Column | Menu::Row | Menu::Date | Menu::Step) => "go there",
            Kind::Menu(Menu::Tour) => "present",
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
        self.stale |= self.input.handle(request).is_some_and(|change| change.value);
    }

    /// Types a text as one line, without what must not reach a terminal.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.kept) {
            self.input.reset();
        }
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_control(*c)) {
            self.input.handle(InputRequest::InsertChar(c));
        }
        self.stale = true;
    }

    /// Moves the cursor by rows.
    pub fn step(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// What Enter would do.
    pub fn chosen(&self) -> Option<&Choice> {
        self.rows.get(self.at).map(|row| &row.choice)
    }

    /// Fills the rows with what the index finds.
    pub fn search_again(&mut self, corpus: &Corpus, index: &Index) {
        let found = index.search(corpus, self.input.value(), HITS);
        self.total = found.total;
        self.rows = found.hits.into_iter().map(row_of_hit).collect();
        self.at = 0;
    }

    /// Fills the rows with the actions whose sentence holds all words, after the address that is typed, if it is one.
    pub fn filter(&mut self, corpus: &Corpus) {
        let typed = self.input.value().trim();
        let wanted = fold_str(typed);
        let address = Address::find(corpus, typed).filter(|_| !typed.is_empty());
        self.rows = address.into_iter().map(|address| row_of_address(corpus, address)).collect();
        let holds = |action: &&Action| {
            let said = fold_str(&format!("{} {action:?}", action.doc()));
            wanted.split(' ').all(|word| said.contains(word))
        };
        self.rows.extend(Action::ALL.iter().filter(holds).map(|action| row_of_action(*action)));
        self.total = self.rows.len();
        self.at = 0;
    }
}

impl Row {
    /// Leads a row of a menu that is chosen now.
    const ON: &'static str = "on";

    /// A row of a menu that can be chosen now or not.
    pub fn choice(on: bool, label: impl Into<String>, more: impl Into<String>, choice: Choice) -> Row {
        Row::of(if on { Row::ON } else { "" }, label, more, choice)
    }

    /// A row of a menu.
    pub fn of(lead: &str, label: impl Into<String>, more: impl Into<String>, choice: Choice) -> Row {
        let (lead, label, more) = (lead.into(), label.into(), more.into());
        Row { lead, label, marks: Vec::new(), more, more_marks: Vec::new(), choice }
    }
}

fn row_of_hit(hit: Hit) -> Row {
    Row {
        lead: hit.thing.word().into(),
        label: hit.label,
        marks: hit.marks,
        more: hit.snippet,
        more_marks: hit.snippet_marks,
        choice: Choice::Address(Address::Thing(hit.thing)),
    }
}

fn row_of_address(corpus: &Corpus, address: Address) -> Row {
    Row {
        lead: "go to".into(),
        label: address.name(corpus),
        marks: Vec::new(),
        more: address.thing().map(|thing| corpus.label(thing).to_owned()).unwrap_or_default(),
        more_marks: Vec::new(),
        choice: Choice::Address(address),
    }
}

fn row_of_action(action: Action) -> Row {
    Row {
        lead: keys_of(action),
        label: action.doc().into(),
        marks: Vec::new(),
        more: String::new(),
        more_marks: Vec::new(),
        choice: Choice::Action(action),
    }
}
