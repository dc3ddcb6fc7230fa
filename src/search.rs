//! Search over everything: what was typed → things, best first; or whether one thing is kept.
//!
//! | file | what it does |
//! |---|---|
//! | `query` | reads what was typed: the language, its fields, what each of them looks at |
//! | `filter` | says of one thing whether a query keeps it |
//! | `term`, `spelling`, `want` | one word or phrase of a query, the other ways to spell it, and both together |
//! | `found` | the words for what is found, and how well |
//! | `fields`, `entry` | say which texts of a thing are searched, and what they are called; the same texts, folded |
//! | `index`, `gather` | what is kept of all texts: which words stand where; and how it is gathered |
//! | `vocabulary`, `postings` | every word, and which things have it |
//! | `sketch`, `lines` | the names of a thing as words; many names in a row |
//! | `words`, `bits`, `both` | where words begin and end; sets of things; both cores |
//! | `name` | finds a term in a name: whole words, beginnings, initials, parts |
//! | `fuzzy` | finds a term in a name although letters are missing or wrong |
//! | `letters` | the best of very many names that have the letters of a term |
//! | `body` | finds a term in a longer text, literally |
//! | `forms`, `reached`, `look` | which words are those of a term; what is known of it by them; how that is found out |
//! | `narrowing`, `grown` | what one query leaves for the next: terms that are the same, words that have grown |
//! | `ready` | which things have all terms of a query, and how good each is at best |
//! | `best` | the best of them, rated one by one, and read where the index isn't sure |
//! | `sight`, `rank` | the terms in the texts of a thing; how good a match of a whole query with it is |
//! | `snippet` | cuts a text around what was found |
//!
//! Names (labels, aliases, slugs) are matched in many ways, bodies only literally: fuzzy matches of paragraphs are noise.
//!
//! The index says which things match, and how good each is at best: mostly for sure. Where it isn't sure the texts themselves
//! decide, of the few that are shown.
//! A search may be given what the one before found out ([`Narrowing`]). It is the sooner done, and the answer is the same:
//! equal queries have equal answers, whatever was searched before.
//!
//! No file imports one that imports it, however far round (`tests/house.rs`).

mod best;
mod bits;
mod block;
mod body;
mod both;
mod entry;
mod fields;
mod filter;
mod forms;
mod found;
mod fuzzy;
mod gather;
mod grown;
mod index;
mod letters;
mod lines;
mod look;
mod name;
mod narrowing;
mod postings;
mod query;
mod rank;
mod reached;
mod ready;
mod sight;
mod sketch;
mod snippet;
mod spelling;
mod term;
mod vocabulary;
mod want;
mod words;

use std::ops::Range;

use crate::corpus::{Corpus, Thing};
use crate::text::fold;

pub use found::{ACTION, Other, What};
pub use index::Index;
pub use letters::{Letters, best_names};
pub use narrowing::Narrowing;
pub use query::{Completion, Field, LONGEST, Query, Trouble, complete};

use best::Best;
use both::Overtaken;
use fields::Field as Text;
use name::Name;
use rank::{Match, Shown};
use ready::Ready;

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

/// Everything that matches a query; the hits are made when they are asked for.
pub struct Ranked<'i> {
    index: &'i Index,
    corpus: &'i Corpus,
    ready: Ready,
    is_overtaken: Overtaken<'i>,
}

/// Says that a search is overtaken never.
const NEVER: fn() -> bool = || false;

impl Index {
    /// The things that match a query, best first; `corpus` is the one that was indexed.
    ///
    /// A query that asks for nothing (empty, or only `!not`) finds nothing. A letter or two of a word may be wrong only
    /// where the word is written nowhere, and many may be missing only where that finds nothing either: anything else
    /// would be noise.
    pub fn find<'i>(&'i self, corpus: &'i Corpus, query: Query) -> Ranked<'i> {
        let ready = Ready::new(corpus, self, query, &mut Narrowing::default(), &NEVER).unwrap_or_default();
        Ranked { index: self, corpus, ready, is_overtaken: &NEVER }
    }

    /// The same, given up as soon as it is overtaken; with what the query before has left, which makes it sooner done.
    pub fn find_next<'i>(
        &'i self,
        corpus: &'i Corpus,
        query: Query,
        narrowing: &mut Narrowing,
        is_overtaken: Overtaken<'i>,
    ) -> Option<Ranked<'i>> {
        let ready = Ready::new(corpus, self, query, narrowing, is_overtaken)?;
        Some(Ranked { index: self, corpus, ready, is_overtaken })
    }

    /// The same in one step, for what was typed: at most `limit` hits.
    pub fn search(&self, corpus: &Corpus, typed: &str, limit: usize) -> Found {
        let ranked = self.find(corpus, Query::parse(corpus, typed));
        Found {
            hits: ranked.hits().take(limit).collect(),
            total: ranked.total(),
            troubles: ranked.ready.query.troubles().to_vec(),
        }
    }
}

impl Ranked<'_> {
    /// How many things match.
    pub fn total(&self) -> usize {
        self.ready.all.count()
    }

    /// The things with what to show of them, best first; each is made when it is asked for. None more come once the search
    /// is overtaken.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        self.best(0..u32::MAX).filter_map(|found| self.hit(found))
    }

    /// The same, kind by kind: of each the best, at most so many; first the kind that has the best of all.
    pub fn hits_by_kind(&self, most: usize) -> Vec<Hit> {
        let of_kind = |(_, range)| self.best(range).take(most).collect::<Vec<_>>();
        let mut kinds: Vec<Vec<Match>> = self.index.kinds().map(of_kind).collect();
        kinds.sort_by_key(|best| best.first().copied());
        kinds.into_iter().flatten().filter_map(|found| self.hit(found)).collect()
    }

    /// How many of each kind match; first the kinds that people look for most often.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let counted = self.index.kinds().map(|(what, range)| (what, self.ready.all.within(range).count()));
        let mut kinds: Vec<(u8, &'static str, usize)> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| (rank::kind(what), what.word(), count))
            .collect();
        kinds.sort_unstable();
        kinds.into_iter().map(|(_, word, count)| (word, count)).collect()
    }

    fn best(&self, within: Range<u32>) -> Best<'_> {
        Best::of(self.index, self.corpus, &self.ready, self.is_overtaken, within)
    }

    /// What to show of a match.
    fn hit(&self, found: Match) -> Option<Hit> {
        let (index, corpus, query) = (self.index, self.corpus, &self.ready.query);
        let thing = found.rank.order();
        let marks = |(field, text): &Text<'_>| Name::new(field, text).marks(query.wants());
        let label = index.label(corpus, thing)?;
        let mut hit = Hit {
            what: index.face(thing)?.what,
            field: "label",
            label: label.1.to_string(),
            marks: marks(&label),
            snippet: String::new(),
            snippet_marks: Vec::new(),
        };
        let body = match found.shown {
            Shown::Name(0) => 0,
            Shown::Name(nth) => {
                if let Some(name) = index.fields(corpus, thing).get(nth) {
                    (hit.field, hit.snippet, hit.snippet_marks) = (name.0, name.1.to_string(), marks(name));
                }
                return Some(hit);
            }
            Shown::Body(nth) => nth,
        };
        if let Some((field, text)) = index.bodies(corpus, thing).get(body) {
            if found.shown != Shown::Name(0) {
                hit.field = field;
            }
            let folded = fold(text);
            let marks = body::marks(query.wants(), &folded);
            (hit.snippet, hit.snippet_marks) =
                snippet::cut(text, &marks, body::focus(query.row.as_ref(), &folded, &marks));
        }
        Some(hit)
    }
}

impl Query {
    /// The bytes of a text that the query's words match, in order, apart from each other; as they are written.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        body::marks(self.wants(), &fold(text))
    }
}
