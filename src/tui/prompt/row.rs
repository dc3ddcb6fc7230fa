//! A row of a box: what it says, and what Enter does with it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::address::Address;
use crate::analysis::Lens;
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::date::Edtf;
use crate::corpus::{Confidence, Corpus, Directness, Document, Era, Id, Passage, Stance, Tour};
use crate::search::{Hit, What};
use crate::tui::action::Action;
use crate::tui::keymap::Keymap;
use crate::tui::matrix::Manner;
use crate::tui::picture::Form;
use crate::tui::reader::stripes::Codes;

/// What Enter does with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Opens an address.
    Address(Address),
    /// Does an action.
    Action(Action),
    /// Looks at the matrix another way.
    Look(Box<Manner>),
    /// Changes the lens.
    Lens(Part),
    /// Goes to a row of the matrix, by its place in the order.
    Row(usize),
    /// Goes to a column of the matrix, by its place in the sheet.
    Column(usize),
    /// Saves what the matrix shows in a file of this name.
    Save(String),
    /// Saves what is seen in a file of this name, in the form of its ending.
    Picture(String, Form),
    /// Puts a text in the clipboard.
    Copy(Copied),
    /// Gives stripes to codes.
    Codes(Codes),
    /// Presents a tour.
    Tour(Id<Tour>),
    /// Goes to a step of the tour, from 0.
    Step(usize),
    /// Records into a tour, by its place among those that stand in files; without one into a new tour.
    Record(Option<usize>),
    /// Shows the view of a step of the tour that is recorded, from 0.
    Recorded(usize),
    /// Tells the lanes of the timeline apart.
    Group(Grouping),
    /// Shows these events on the timeline.
    Filter(Box<EventFilter>),
    /// Goes to a date on the timeline.
    Date(Edtf),
    /// Shows an era on the timeline.
    Era(Id<Era>),
}

/// What of a lens a row changes: not the lens that comes of it, which may name every document there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything counts.
    Clear,
    /// One document alone, or all.
    Only(Option<Id<Document>>),
    /// With a document where it is left out, and else without it.
    Turn(Id<Document>),
    /// Evidence whose time may lie within.
    Years(Option<Edtf>),
    /// Evidence of a stance.
    Stance(Option<Stance>),
    /// Ratings so direct.
    Directness(Option<Directness>),
    /// Ratings so sure at least.
    Confidence(Option<Confidence>),
}

impl Part {
    /// A lens with this part of it changed.
    pub fn of(self, lens: &Lens, corpus: &Corpus) -> Lens {
        let mut lens = lens.clone();
        match self {
            Part::Clear => lens = Lens::default(),
            Part::Only(document) => lens.documents = document.map(|document| BTreeSet::from([document])),
            Part::Turn(document) => {
                let mut kept = lens.documents.take().unwrap_or_else(|| corpus.documents.ids().collect());
                if !kept.remove(&document) {
                    kept.insert(document);
                }
                lens.documents = Some(kept).filter(|kept| kept.len() < corpus.documents.len());
            }
            Part::Years(years) => lens.years = years,
            Part::Stance(stance) => lens.stance = stance,
            Part::Directness(directness) => lens.directness = directness,
            Part::Confidence(confidence) => lens.confidence = confidence,
        }
        lens
    }
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
    pub marks: Vec<Range<usize>>,
    /// More on it, and which bytes of that matched.
    pub more: String,
    /// Bytes of `more` that matched.
    pub more_marks: Vec<Range<usize>>,
    /// What Enter does.
    pub choice: Choice,
}

impl Row {
    /// Leads a row of a menu that is chosen now.
    pub(super) const ON: &'static str = "on";

    /// A row of a menu that can be chosen now or not.
    pub fn choice(on: bool, label: impl Into<String>, more: impl Into<String>, choice: Choice) -> Row {
        Row::of(if on { Row::ON } else { "" }, label, more, choice)
    }

    /// A row of what a search found.
    pub(super) fn of_hit(hit: Hit) -> Option<Row> {
        let choice = match hit.what {
            What::Thing(thing) => Choice::Address(Address::Thing(thing)),
            What::Other(nth) => Choice::Action(*Action::ALL.get(nth as usize)?),
        };
        // Beside an action its keys come to stand, which a search doesn't know.
        let is_action = matches!(choice, Choice::Action(_));
        let (more, more_marks) = if is_action { Default::default() } else { (hit.snippet, hit.snippet_marks) };
        Some(Row { lead: hit.what.word().into(), label: hit.label, marks: hit.marks, more, more_marks, choice })
    }

    /// A row of a menu.
    pub fn of(lead: &str, label: impl Into<String>, more: impl Into<String>, choice: Choice) -> Row {
        let (lead, label, more) = (lead.into(), label.into(), more.into());
        Row { lead, label, marks: Vec::new(), more, more_marks: Vec::new(), choice }
    }
}

pub(super) fn row_of_address(corpus: &Corpus, address: Address) -> Row {
    Row {
        lead: "go to".into(),
        label: address.name(corpus),
        marks: Vec::new(),
        more: address.thing().map(|thing| corpus.label(thing).to_owned()).unwrap_or_default(),
        more_marks: Vec::new(),
        choice: Choice::Address(address),
    }
}

pub(super) fn row_of_action(action: Action, keymap: &Keymap) -> Row {
    Row {
        lead: keymap.keys_of(action),
        label: action.doc().into(),
        marks: Vec::new(),
        more: action.name(),
        more_marks: Vec::new(),
        choice: Choice::Action(action),
    }
}
