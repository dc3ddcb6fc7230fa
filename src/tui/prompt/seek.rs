//! What the search box has and no other box: kinds and their counts, mistakes, completions, the queries before, and a
//! preview of the page under the cursor.

use std::sync::OnceLock;

use crate::address::Address;
use crate::corpus::Corpus;
use crate::page::{self, Page};
use crate::search::{Completion, Index, Narrowing, Other, Query, complete};
use crate::tui::action::Action;
use crate::tui::prompt::{Choice, Row};
use crate::tui::reader::Reader;

/// What is asked of a search.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What is looked for.
    pub query: Query,
    /// Whether hits stand kind by kind.
    pub by_kind: bool,
    /// How many hits at most, best first: no more than are seen, as long as nobody goes on to the others.
    pub most: usize,
}

/// How many hits the box holds, best first.
pub(super) const HITS: usize = 100;
/// How many of each kind, kind by kind.
const OF_KIND: usize = 25;
/// How many queries are remembered.
const REMEMBERED: usize = 100;

/// The search box's own.
#[derive(Debug, Default)]
pub struct Seek {
    /// Whether hits stand kind by kind.
    pub by_kind: bool,
    /// How many hits of each kind there are.
    pub counts: Vec<(&'static str, usize)>,
    /// What is typed, as it was last read.
    pub query: Query,
    /// What the word at the cursor could become.
    pub offers: Vec<Completion>,
    /// The page of the row under the cursor.
    pub preview: Option<Reader>,
    /// What it was made for: the query and the cells.
    made_for: Option<(Query, (u16, u16))>,
    /// The queries before, the newest last.
    before: Vec<String>,
    /// Which of them is in the line.
    recalled: Option<usize>,
    /// The completions that Tab goes through, and which of them is in the line.
    turning: Option<(Vec<Completion>, usize)>,
}

/// What a search found, ready to be shown.
#[derive(Debug)]
pub struct Results {
    /// The rows of the box.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub total: usize,
    /// How many of each kind.
    counts: Vec<(&'static str, usize)>,
}

/// Searches for what is asked, with what the search before has left; nothing once it is overtaken.
pub fn look_up(
    corpus: &Corpus,
    index: &Index,
    asked: &Asked,
    narrowing: &mut Narrowing,
    is_overtaken: &(dyn Fn() -> bool + Sync),
) -> Option<Results> {
    let ranked = index.find_next(corpus, asked.query.clone(), narrowing, is_overtaken)?;
    let hits = if asked.by_kind { ranked.hits_by_kind(OF_KIND) } else { ranked.hits().take(asked.most).collect() };
    if is_overtaken() {
        return None; // not all hits may have come
    }
    let rows = hits.into_iter().filter_map(Row::of_hit).collect();
    Some(Results { rows, total: ranked.total(), counts: ranked.counts() })
}

/// The actions of the program, to be found beside the dataset.
pub fn actions() -> Vec<Other> {
    let other =
        |action: &Action| Other { label: action.doc().into(), names: vec![format!("{action:?}"), action.name()] };
    Action::ALL.iter().map(other).collect()
}

impl Seek {
    /// Reads what is typed: what it asks for, and what the word at its cursor could become; `cursor` is the byte where
    /// that stands.
    pub fn read(&mut self, corpus: &Corpus, typed: &str, cursor: usize) {
        self.query = Query::parse(corpus, typed);
        let is_begun = typed.get(..cursor).is_some_and(|head| !head.is_empty() && !head.ends_with(' '));
        self.offers = if is_begun { complete(corpus, typed, cursor) } else { Vec::new() };
        // A word that is typed to its end needs no completion.
        self.offers.retain(|offer| typed.get(offer.at.clone()) != Some(offer.text.as_str()));
    }

    /// Takes what was found; gives its rows, and how many there are in all.
    pub fn take(&mut self, results: Results) -> (Vec<Row>, usize) {
        self.counts = results.counts;
        (results.rows, results.total)
    }

    /// Shows the page of a choice, with what was searched for in its middle, in so many cells.
    pub fn show(&mut self, corpus: &Corpus, choice: Option<&Choice>, (width, height): (u16, u16)) {
        let Some(Choice::Address(address)) = choice.filter(|_| width > 0 && height > 0) else {
            self.preview = None;
            return;
        };
        let is_new = self.preview.as_ref().is_none_or(|reader| reader.page().address != *address);
        let is_same = |(query, cells): &(Query, (u16, u16))| *query == self.query && *cells == (width, height);
        if !is_new && self.made_for.as_ref().is_some_and(is_same) {
            return;
        }
        let mut reader = self.preview.take().unwrap_or_default();
        reader.arrange(width, height.into());
        if is_new {
            reader.show(corpus, page(corpus, address), None, None);
            reader.arrange(width, height.into());
        }
        reader.look_for(|text| self.query.marks(text));
        self.preview = Some(reader);
        self.made_for = Some((self.query.clone(), (width, height)));
    }

    /// Keeps a query for later, each once.
    pub fn remember(&mut self, typed: &str) {
        let typed = typed.trim();
        self.recalled = None;
        if typed.is_empty() {
            return;
        }
        self.before.retain(|known| known != typed);
        self.before.push(typed.to_owned());
        if self.before.len() > REMEMBERED {
            self.before.remove(0);
        }
    }

    /// The query before the one in the line, or after it; none where there is no other. Past the newest the line is empty.
    pub fn recall(&mut self, typed: &str, older: bool) -> Option<String> {
        let newest = self.before.len().checked_sub(1)?;
        let here = self.recalled.filter(|at| self.before.get(*at).is_some_and(|known| known == typed.trim()));
        let next = match (here, older) {
            (None, true) if self.before.get(newest).is_some_and(|known| known == typed.trim()) => {
                newest.checked_sub(1)?
            }
            (None, true) => newest,
            (Some(at), true) => at.checked_sub(1)?,
            (None, false) => return None,
            (Some(at), false) if at == newest => {
                self.recalled = None;
                return Some(String::new());
            }
            (Some(at), false) => at + 1,
        };
        self.recalled = Some(next);
        self.before.get(next).cloned()
    }

    /// Whether Tab has something to complete.
    pub fn can_complete(&self) -> bool {
        !self.offers.is_empty() || self.turning.is_some()
    }

    /// The line with the word at its cursor completed, and the byte where the cursor stands then. Done again, the next
    /// completion takes the place of the last.
    pub fn complete(&mut self, typed: &str) -> Option<(String, usize)> {
        let (offers, nth, at) = match self.turning.take() {
            Some((offers, last)) => {
                let (begin, length) = (offers.get(last)?.at.start, offers.get(last)?.text.len());
                let next = (last + 1) % offers.len();
                (offers, next, begin..begin + length)
            }
            None => {
                let offers = std::mem::take(&mut self.offers);
                let at = offers.first()?.at.clone();
                (offers, 0, at)
            }
        };
        let text = offers.get(nth)?.text.clone();
        let (head, tail) = (typed.get(..at.start)?, typed.get(at.end..)?);
        let line = format!("{head}{text}{tail}");
        let cursor = at.start + text.len();
        // One that is alone is done: a field waits for its value then.
        self.turning = (offers.len() > 1).then_some((offers, nth));
        Some((line, cursor))
    }

    /// Forgets what Tab went through, as something else was typed.
    pub fn typed(&mut self) {
        self.turning = None;
    }
}

/// The page of an address; a page of results is none that the box leads to.
fn page(corpus: &Corpus, address: &Address) -> Page {
    page::of(corpus, &OnceLock::new(), address)
}
