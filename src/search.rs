//! Search over everything: what was typed → things, best first; or whether one thing is kept.
//!
//! | file | what it does |
//! |---|---|
//! | `query` | reads what was typed: the language, its fields, what each of them looks at |
//! | `filter` | says of one thing whether a query keeps it |
//! | `term`, `spelling`, `want` | one word or phrase of a query, the other ways to spell it, and both together |
//! | `found` | the words for what is found, and how well |
//! | `fields` | says which texts of a thing are searched, and what they are called |
//! | `index` | the same texts, folded once |
//! | `vocabulary` | every word of all texts, and which things have it |
//! | `words` | where words begin and end |
//! | `name` | finds a term in a name: whole words, beginnings, initials, parts |
//! | `fuzzy` | finds a term in a name although letters are missing or wrong |
//! | `letters` | the best of very many names that have the letters of a term |
//! | `body` | finds a term in a longer text, literally |
//! | `rank` | how good a match of a whole query with a thing is |
//! | `snippet` | cuts a text around what was found |
//!
//! Names (labels, aliases, slugs) are matched in many ways, bodies only literally: fuzzy matches of paragraphs are noise.
//! A search remembers nothing; the same query gives the same answer whatever was searched before.

mod body;
mod fields;
mod filter;
mod found;
mod fuzzy;
mod index;
mod letters;
mod name;
mod query;
mod rank;
mod snippet;
mod spelling;
mod term;
mod vocabulary;
mod want;
mod words;

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use crate::corpus::{Corpus, Thing};
use crate::text::fold;

pub use found::{ACTION, Other, What};
pub use index::Index;
pub use letters::Letters;
pub use query::{Completion, Field, Query, Trouble, complete};

use index::Entry;
use rank::{Match, Shown};

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best matches, best first, no more than asked for.
    pub hits: Vec<Hit>,
    /// How many things match, those beyond the limit counted.
    pub total: usize,
    /// What can't be understood in the query.
    pub troubles: Vec<Trouble>,
}

/// One thing that matches, with what to show of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What matches.
    pub what: What,
    /// Where it matches best: `label`, `alias`, `short`, `author`, `id`, `address`, `text`, `summary`, `rationale`, ...
    pub field: &'static str,
    /// Its name as in the dataset.
    pub label: String,
    /// The bytes of the label that match, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
    /// The alias or the other name that matches; the text around the first match; for a match in the label the beginning
    /// of the thing's text. One line.
    pub snippet: String,
    /// The bytes of the snippet that match, in order, apart from each other.
    pub snippet_marks: Vec<Range<usize>>,
}

impl Hit {
    /// What matches, where it is something of the dataset.
    pub fn thing(&self) -> Option<Thing> {
        match self.what {
            What::Thing(thing) => Some(thing),
            What::Other(_) => None,
        }
    }
}

/// Everything that matches a query, best first; what is shown of each is made when it is asked for.
pub struct Ranked<'i> {
    index: &'i Index,
    corpus: &'i Corpus,
    query: Query,
    matches: Vec<(&'i Entry, Match)>,
}

/// How many entries are rated before it is asked again whether the search is overtaken.
const AT_ONCE: usize = 512;

/// From so many entries on two threads rate them sooner than one.
const MANY: usize = 4096;

impl Index {
    /// The things that match a query, best first; `corpus` is the one that was indexed.
    ///
    /// A query that asks for nothing (empty, or only `!not`) finds nothing. A letter or two of a word may be wrong only
    /// where the word is written nowhere, and many may be missing only where that finds nothing either: anything else
    /// would be noise.
    pub fn find<'i>(&'i self, corpus: &'i Corpus, query: Query) -> Ranked<'i> {
        let clear = Ranked { index: self, corpus, query: Query::default(), matches: Vec::new() };
        self.find_unless(corpus, query, &|| false).unwrap_or(clear)
    }

    /// The same, given up as soon as it is overtaken: nothing is found then.
    pub fn find_unless<'i>(
        &'i self,
        corpus: &'i Corpus,
        mut query: Query,
        is_overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Ranked<'i>> {
        let mut matches: Vec<(&Entry, Match)> = Vec::new();
        if !query.is_empty() {
            let candidates = self.candidates(&mut query);
            let rated = |some: &[&'i Entry]| -> Option<Vec<(&'i Entry, Match)>> {
                let mut found = Vec::new();
                for some in some.chunks(AT_ONCE) {
                    if is_overtaken() {
                        return None;
                    }
                    let rated = some.iter().map(|entry| (*entry, rank::rate(corpus, entry, &query)));
                    found.extend(rated.filter_map(|(entry, found)| Some((entry, found?))));
                }
                Some(found)
            };
            matches = match candidates.split_at_checked(candidates.len() / 2).filter(|_| candidates.len() > MANY) {
                Some((some, others)) => thread::scope(|scope| {
                    let others = scope.spawn(|| rated(others));
                    let mut found = rated(some)?;
                    found.extend(others.join().unwrap_or_else(|panic| resume_unwind(panic))?);
                    Some(found)
                })?,
                None => rated(&candidates)?,
            };
            matches.sort_by(|a, b| a.1.rank.cmp(&b.1.rank));
        }
        Some(Ranked { index: self, corpus, query, matches })
    }

    /// The same in one step, for what was typed: at most `limit` hits.
    pub fn search(&self, corpus: &Corpus, typed: &str, limit: usize) -> Found {
        let ranked = self.find(corpus, Query::parse(corpus, typed));
        Found {
            hits: ranked.hits().take(limit).collect(),
            total: ranked.total(),
            troubles: ranked.query.troubles().to_vec(),
        }
    }
}

impl Ranked<'_> {
    /// How many things match.
    pub fn total(&self) -> usize {
        self.matches.len()
    }

    /// The things with what to show of them, best first.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        self.matches.iter().map(|(entry, found)| self.hit(entry, found))
    }

    /// The same, kind by kind: of each the best, at most so many; first the kind that has the best of all.
    pub fn hits_by_kind(&self, most: usize) -> Vec<Hit> {
        let mut kinds: Vec<(&'static str, Vec<Hit>)> = Vec::new();
        for (entry, found) in &self.matches {
            let word = entry.what.word();
            let at = kinds.iter().position(|(kind, _)| *kind == word).unwrap_or(kinds.len());
            if at == kinds.len() {
                kinds.push((word, Vec::new()));
            }
            if let Some((_, hits)) = kinds.get_mut(at).filter(|(_, hits)| hits.len() < most) {
                hits.push(self.hit(entry, found));
            }
        }
        kinds.into_iter().flat_map(|(_, hits)| hits).collect()
    }

    /// How many of each kind match; first the kinds that people look for most often.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let mut kinds: Vec<(usize, &'static str)> =
            self.matches.iter().map(|(entry, found)| (found.rank.kind, entry.what.word())).collect();
        kinds.sort_unstable();
        kinds.chunk_by(|one, other| one == other).filter_map(|kind| Some((kind.first()?.1, kind.len()))).collect()
    }

    /// What to show of a match.
    fn hit(&self, entry: &Entry, found: &Match) -> Hit {
        let marks_of =
            |index: usize| entry.names.get(index).map(|name| name.marks(self.query.wants())).unwrap_or_default();
        let mut hit = Hit {
            what: entry.what,
            field: "label",
            label: String::new(),
            marks: marks_of(0),
            snippet: String::new(),
            snippet_marks: Vec::new(),
        };
        let (names, bodies) = match entry.what {
            What::Thing(thing) => (fields::names(self.corpus, thing), fields::bodies(self.corpus, thing)),
            What::Other(nth) => (self.index.other(nth).map(fields::of_other).unwrap_or_default(), Vec::new()),
        };
        hit.label = names.first().map(|(_, label)| label.to_string()).unwrap_or_default();
        let body = match found.shown {
            Shown::Name(0) => 0,
            Shown::Name(index) => {
                if let Some((field, text)) = names.get(index) {
                    (hit.field, hit.snippet, hit.snippet_marks) = (field, text.to_string(), marks_of(index));
                }
                return hit;
            }
            Shown::Body(index) => index,
        };
        if let (Some((field, text)), Some(folded)) = (bodies.get(body), entry.bodies.get(body)) {
            if found.shown != Shown::Name(0) {
                hit.field = field;
            }
            let marks = body::marks(self.query.wants(), folded);
            (hit.snippet, hit.snippet_marks) =
                snippet::cut(text, &marks, body::focus(self.query.row.as_ref(), folded, &marks));
        }
        hit
    }
}

impl Query {
    /// The bytes of a text that the query's words match, in order, apart from each other; as they are written.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        body::marks(self.wants(), &fold(text))
    }
}
