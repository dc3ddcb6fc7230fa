//! Every text of a corpus that is searched, folded once.

use hashbrown::HashSet;

use crate::corpus::{Corpus, Thing};
use crate::text::{Folded, fold};

use super::found::Reach;
use super::name::Name;
use super::query::Query;
use super::term::Want;
use super::{body, fields, words};

/// A corpus, made ready to be searched. It holds no original text: hits take that from the corpus.
#[derive(Debug)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    /// Every word of any text, in order.
    vocabulary: Vec<Box<str>>,
}

/// One thing with its texts, in the order of [`fields`].
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) thing: Thing,
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
        // Events stand in their order in time: where nothing else tells hits apart, that does.
        let of_kind = |word: &str| match word {
            "event" => corpus.chronology().map(Thing::from).collect(),
            word => corpus.things(word),
        };
        let things = Thing::WORDS.iter().flat_map(|(word, _)| of_kind(word));
        let entries: Vec<Entry> =
            things.enumerate().map(|(order, thing)| Entry::new(corpus, order, thing)).collect();
        let mut words: HashSet<&str> = HashSet::new();
        for entry in &entries {
            words.extend(entry.names.iter().flat_map(Name::words));
            for body in &entry.bodies {
                words.extend(words::ranges(body.text()).filter_map(|word| body.text().get(word)));
            }
        }
        let mut vocabulary: Vec<Box<str>> = words.into_iter().map(Box::from).collect();
        vocabulary.sort_unstable();
        Index { entries, vocabulary }
    }

    /// Makes a query ready for this index: spellings that stand nowhere are left out, and each term that is written
    /// nowhere gets as much freedom as it needs to be found.
    ///
    /// That is settled for each term by itself. Were it settled for all together, a further word could add hits.
    pub(super) fn settle(&self, query: &mut Query) {
        for want in query.wants_mut() {
            let mut is_typed = true;
            want.any.retain(|term| std::mem::take(&mut is_typed) || self.has_words(&term.words));
        }
        for want in query.clauses.iter_mut().flat_map(|clause| &mut clause.wants) {
            let is_written = self.entries.iter().any(|entry| {
                entry.names.iter().any(|name| name.find(want).is_some())
                    || entry.bodies.iter().any(|folded| body::find(folded, want).is_some())
            });
            if is_written {
                continue;
            }
            for reach in [Reach::Typos, Reach::Letters] {
                want.reach = reach;
                if self.entries.iter().any(|entry| entry.names.iter().any(|name| name.find(want).is_some())) {
                    break;
                }
            }
        }
    }

    /// Whether all words stand somewhere, the last at least as the beginning of one.
    fn has_words(&self, sought: &[String]) -> bool {
        let first_from = |word: &str| {
            let at = self.vocabulary.partition_point(|known| **known < *word);
            self.vocabulary.get(at)
        };
        let Some((last, firsts)) = sought.split_last() else { return false };
        firsts.iter().all(|word| first_from(word).is_some_and(|known| **known == **word))
            && first_from(last).is_some_and(|known| known.starts_with(last.as_str()))
    }
}

impl Entry {
    /// Folds the texts of a thing.
    pub(super) fn new(corpus: &Corpus, order: usize, thing: Thing) -> Entry {
        let names = fields::names(corpus, thing).into_iter().map(|(field, text)| Name::new(field, &text)).collect();
        let bodies = fields::bodies(corpus, thing).into_iter().map(|(_, text)| fold(&text)).collect();
        Entry { thing, order, names, bodies }
    }

    /// A thing without its texts.
    pub(super) fn bare(thing: Thing) -> Entry {
        Entry { thing, order: 0, names: Vec::new(), bodies: Vec::new() }
    }

    /// Whether a term stands in it, from the beginning of a word on.
    pub(super) fn has(&self, want: &Want) -> bool {
        self.names.iter().any(|name| name.has(want)) || self.bodies.iter().any(|folded| body::has(folded, want))
    }
}
