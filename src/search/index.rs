//! Every text of a corpus that is searched, folded once.

use crate::corpus::{Corpus, Thing};
use crate::text::{Folded, fold};

use super::found::{Other, Reach, What};
use super::letters::Letters;
use super::name::Name;
use super::query::Query;
use super::term::{Mode, Term};
use super::vocabulary::{Lines, Things, Vocabulary, both};
use super::want::Want;
use super::{body, fields, fuzzy, words};

/// How many names are looked at for the letters of a term.
const MOST_BY_LETTERS: usize = 200;

/// A corpus, made ready to be searched. It holds no original text: hits take that from the corpus.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    others: Vec<Other>,
    vocabulary: Vocabulary,
    /// The initials of each name; the name itself, folded; and the number of its entry.
    initials: Lines,
    letters: Letters,
    entry_of: Vec<u32>,
}

/// One of the things to be found with its texts, in the order of [`fields`].
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) what: What,
    /// Its position in the index, which is the last tie-break.
    pub(super) order: usize,
    /// The label, other names, the slug.
    pub(super) names: Vec<Name>,
    /// The longer texts.
    pub(super) bodies: Vec<Folded>,
}

impl Index {
    /// Reads every thing of every kind. Takes a few milliseconds for 150 KB of text.
    pub fn new(corpus: &Corpus) -> Index {
        Index::with(corpus, Vec::new())
    }

    /// The same, with something beside the dataset.
    pub fn with(corpus: &Corpus, others: Vec<Other>) -> Index {
        // Events stand in their order in time: where nothing else tells hits apart, that does.
        let of_kind = |word: &str| match word {
            "event" => corpus.chronology().map(Thing::from).collect(),
            word => corpus.things(word),
        };
        let things = Thing::WORDS.iter().flat_map(|(word, _)| of_kind(word));
        let mut entries: Vec<Entry> =
            things.enumerate().map(|(order, thing)| Entry::new(corpus, order, thing)).collect();
        let first = entries.len();
        entries.extend(others.iter().enumerate().map(|(nth, other)| Entry::of_other(first + nth, nth, other)));
        let numbered = || (0..).zip(&entries);
        let vocabulary =
            Vocabulary::of(numbered().flat_map(|(number, entry)| entry.words().map(move |word| (number, word))));
        let names = || numbered().flat_map(|(number, entry)| entry.free_names().map(move |name| (number, name)));
        let initials: Vec<String> = names().map(|(_, name)| name.initials()).collect();
        Index {
            initials: Lines::of(initials.iter().map(String::as_str)),
            letters: Letters::of(names().map(|(_, name)| name.text())),
            entry_of: names().map(|(number, _)| number).collect(),
            vocabulary,
            entries,
            others,
        }
    }

    /// Something beside the dataset.
    pub(super) fn other(&self, nth: usize) -> Option<&Other> {
        self.others.get(nth)
    }

    /// The entries that a query may match, in order; all that it matches are among them. Makes the query ready: spellings
    /// that stand nowhere are left out, and each term that is written nowhere gets as much freedom as it needs to be
    /// found.
    ///
    /// That is settled for each term by itself. Were it settled for all together, a further word could add hits.
    pub(super) fn candidates(&self, query: &mut Query) -> Vec<&Entry> {
        query.take_apart(|want| self.is_written(want));
        for want in query.wants_mut() {
            let mut is_typed = true;
            // One word in another spelling may have a wrong letter as well.
            let may_be_misspelt = |term: &Term| term.words.len() == 1;
            want.any
                .retain(|term| std::mem::take(&mut is_typed) || may_be_misspelt(term) || self.has_words(&term.words));
        }
        let mut kept: Option<Things> = None;
        for clause in query.clauses.iter_mut().filter(|clause| clause.is_looked_for()) {
            let mut found: Things = clause.wants.iter_mut().flat_map(|want| self.settle(want)).collect();
            if !clause.tests.is_empty() || query.is_small {
                continue; // nothing needs to have it
            }
            found.sort_unstable();
            found.dedup();
            kept = Some(kept.map_or_else(|| found.clone(), |kept| both(&kept, &found)));
        }
        match kept {
            Some(kept) => kept.into_iter().filter_map(|number| self.entries.get(number as usize)).collect(),
            None => self.entries.iter().collect(),
        }
    }

    /// Whether a term of several words is written somewhere, or is nearly so where it is one word to whoever wrote it.
    fn is_written(&self, want: &Want) -> bool {
        let may = want.any.iter().flat_map(|term| self.may_have(term, Reach::Written));
        may.into_iter().any(|number| self.entries.get(number as usize).is_some_and(|entry| entry.finds(want)))
    }

    /// Gives a term the freedom it needs; gives the entries that may have it.
    fn settle(&self, want: &mut Want) -> Things {
        for reach in [Reach::Written, Reach::Typos, Reach::Letters] {
            want.reach = reach;
            let mut found: Things = want.any.iter().flat_map(|term| self.may_have(term, reach)).collect();
            found.sort_unstable();
            found.dedup();
            let has = |number: &u32| self.entries.get(*number as usize).is_some_and(|entry| entry.finds(want));
            if found.iter().any(has) {
                return found;
            }
        }
        Things::new()
    }

    /// The entries that may have a term.
    fn may_have(&self, term: &Term, reach: Reach) -> Things {
        let all = || (0..self.entries.len()).filter_map(|number| u32::try_from(number).ok()).collect();
        if reach > Reach::Written && term.mode != Mode::Loose {
            return Things::new();
        }
        match reach {
            Reach::Typos => {
                let near = self.vocabulary.words().filter(|(_, word)| fuzzy::distance(word, term).is_some());
                self.vocabulary.things(near.map(|(number, _)| number))
            }
            // Beyond the best there is nothing but noise.
            Reach::Letters => {
                let best = self.letters.best(&term.text, MOST_BY_LETTERS);
                best.into_iter().filter_map(|(name, _)| self.entry_of.get(name).copied()).collect()
            }
            Reach::Written => {
                let mut parts = term.words.iter().map(|word| self.with_word(word, term));
                let Some(first) = parts.next() else { return all() };
                let mut found = parts.fold(first, |found, part| both(&found, &part));
                // Signs between initials make no difference to a person: u.n. is spelt out in one name, un in another.
                if term.mode == Mode::Loose {
                    found.extend(self.initials.with(&term.text).filter_map(|name| self.entry_of.get(name)));
                }
                found
            }
        }
    }

    /// The things that may have a word of a term; a short loose one that is all of it counts only at the beginning of words.
    fn with_word(&self, word: &str, term: &Term) -> Things {
        if word.len() < 3 && term.mode == Mode::Loose && term.text == word {
            self.vocabulary.things(self.vocabulary.beginning(word))
        } else {
            self.vocabulary.things(self.vocabulary.with(word))
        }
    }

    /// Whether all words stand somewhere, the last at least as the beginning of one.
    fn has_words(&self, sought: &[String]) -> bool {
        let Some((last, firsts)) = sought.split_last() else { return false };
        firsts.iter().all(|word| self.vocabulary.has(word)) && !self.vocabulary.beginning(last).is_empty()
    }
}

impl Entry {
    /// Folds the texts of a thing.
    pub(super) fn new(corpus: &Corpus, order: usize, thing: Thing) -> Entry {
        let names = fields::names(corpus, thing).into_iter().map(|(field, text)| Name::new(field, &text)).collect();
        let bodies = fields::bodies(corpus, thing).into_iter().map(|(_, text)| fold(&text)).collect();
        Entry { what: What::Thing(thing), order, names, bodies }
    }

    fn of_other(order: usize, nth: usize, other: &Other) -> Entry {
        let alias = |name: &String| Name::new("alias", name);
        let names = std::iter::once(Name::new("label", &other.label)).chain(other.names.iter().map(alias));
        Entry { what: What::Other(nth), order, names: names.collect(), bodies: Vec::new() }
    }

    /// A thing without its texts.
    pub(super) fn bare(thing: Thing) -> Entry {
        Entry { what: What::Thing(thing), order: 0, names: Vec::new(), bodies: Vec::new() }
    }

    /// The names that may be found in every way.
    fn free_names(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.is_free())
    }

    /// Every word of its texts.
    fn words(&self) -> impl Iterator<Item = &str> {
        fn of_body(body: &Folded) -> impl Iterator<Item = &str> {
            words::ranges(body.text()).filter_map(|word| body.text().get(word))
        }
        self.names.iter().flat_map(Name::words).chain(self.bodies.iter().flat_map(of_body))
    }

    /// Whether a term is found in it, as far as its reach goes.
    fn finds(&self, want: &Want) -> bool {
        self.names.iter().any(|name| name.find(want).is_some())
            || self.bodies.iter().any(|folded| body::find(folded, want).is_some())
    }

    /// Whether a term stands in it, from the beginning of a word on.
    pub(super) fn has(&self, want: &Want) -> bool {
        self.names.iter().any(|name| name.has(want)) || self.bodies.iter().any(|folded| body::has(folded, want))
    }
}
