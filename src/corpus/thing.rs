//! Anything in the model that has a name of its own, and how the names are written.

use serde::{Deserialize, Serialize};

use super::Corpus;
use super::model::{
    Actor, Cell, Dimension, Discrepancy, Document, Element, Event, Finding, Instrument, Party, Passage, Reference,
    Scale, Term, Theme,
};
use super::raw::Words;
use super::table::{Id, Record, Table};

/// Declares the kinds of things: variant, word in names, word in the plural, table of the corpus.
macro_rules! things {
    ($($(#[$doc:meta])* $variant:ident $word:literal $plural:literal $table:ident),* $(,)?) => {
        /// One record of the model, whatever its kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Thing { $($(#[$doc])* $variant(Id<$variant>)),* }

        $(impl From<Id<$variant>> for Thing {
            fn from(id: Id<$variant>) -> Thing {
                Thing::$variant(id)
            }
        })*

        /// The kinds of things.
        #[derive(Clone, Copy)]
        pub(super) enum Sort { $($variant),* }

        impl Sort {
            /// All of them, in order.
            pub(super) const ALL: [Sort; Thing::WORDS.len()] = [$(Sort::$variant),*];
        }

        impl Thing {
            /// Its kind, and its position among them.
            pub(super) fn position(self) -> (Sort, u32) {
                match self { $(Thing::$variant(id) => (Sort::$variant, id.into())),* }
            }

            /// The thing of a kind at a position.
            pub(super) fn at(sort: Sort, position: u32) -> Thing {
                match sort { $(Sort::$variant => Thing::$variant(Id::at(position))),* }
            }

            /// The word that begins its name: `event` in `event/spa-in-force`.
            pub fn word(self) -> &'static str {
                match self { $(Thing::$variant(_) => $word),* }
            }

            /// The words that begin names of things, with the plural in which lists are asked for.
            pub const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $plural)),*];
        }

        impl Corpus {
            /// The name shown to people.
            pub fn label(&self, thing: Thing) -> &str {
                match thing { $(Thing::$variant(id) => self.$table[id].label()),* }
            }

            /// The same, to be put in another language.
            pub(super) fn label_mut(&mut self, thing: Thing) -> &mut Words {
                match thing { $(Thing::$variant(id) => self.$table.get_mut(id).label_mut()),* }
            }

            /// The id, unique among its kind.
            pub fn slug(&self, thing: Thing) -> &str {
                match thing { $(Thing::$variant(id) => self.$table[id].slug()),* }
            }

            /// Other names that people type.
            pub fn aliases(&self, thing: Thing) -> &[Words] {
                match thing { $(Thing::$variant(id) => self.$table[id].aliases()),* }
            }

            /// How many things there are of each kind, as in [`Thing::WORDS`].
            pub(crate) fn counts(&self) -> [usize; Thing::WORDS.len()] {
                [$(self.$table.len()),*]
            }

            /// The thing of a kind that has a slug; `word` as in [`Thing::word`].
            pub fn thing(&self, word: &str, slug: &str) -> Option<Thing> {
                match word {
                    $($word => self.$table.find(slug).map(Thing::from),)*
                    _ => None,
                }
            }

            /// All things of a kind, in the order of the dataset; `word` as in [`Thing::word`].
            pub fn things(&self, word: &str) -> Vec<Thing> {
                fn all<T>(table: &Table<T>) -> Vec<Thing> where Thing: From<Id<T>> {
                    table.ids().map(Thing::from).collect()
                }
                match word {
                    $($word => all(&self.$table),)*
                    _ => Vec::new(),
                }
            }
        }
    };
}

things! {
    /// A field of security.
    Dimension "dimension" "dimensions" dimensions,
    /// A place in the matrix.
    Cell "cell" "cells" cells,
    /// An element of the framework.
    Element "element" "elements" elements,
    /// A scale of levels.
    Scale "scale" "scales" scales,
    /// A party.
    Party "party" "parties" parties,
    /// A theme.
    Theme "theme" "themes" themes,
    /// A document.
    Document "doc" "documents" documents,
    /// A passage.
    Passage "passage" "passages" passages,
    /// An event.
    Event "event" "events" events,
    /// An actor.
    Actor "actor" "actors" actors,
    /// An instrument.
    Instrument "instrument" "instruments" instruments,
    /// A discrepancy.
    Discrepancy "discrepancy" "discrepancies" discrepancies,
    /// An outside fact.
    Reference "reference" "references" references,
    /// A finding.
    Finding "finding" "findings" findings,
    /// A word of the glossary.
    Term "term" "glossary" glossary,
}

impl Corpus {
    /// The full name of a thing: `event/spa-in-force`; a passage goes by its document, `doc/sinha-roy-2024#p6`.
    pub fn name(&self, thing: Thing) -> String {
        let word = if matches!(thing, Thing::Passage(_)) { "doc" } else { thing.word() };
        format!("{word}/{}", self.slug(thing))
    }

    /// The thing with a full name as [`Corpus::name`] writes it.
    pub fn named(&self, name: &str) -> Option<Thing> {
        let (word, slug) = word_and_slug(name)?;
        let word = if word == "doc" && slug.bytes().any(|byte| byte == b'#') { "passage" } else { word };
        self.thing(word, slug)
    }
}

/// What stands before the first slash of a name, and behind it. Names are short: looking at each byte takes less time than
/// a search that is made for long texts, and a load asks thousands of times.
pub(super) fn word_and_slug(name: &str) -> Option<(&str, &str)> {
    let slash = name.bytes().position(|byte| byte == b'/')?;
    Some((name.get(..slash)?, name.get(slash + 1..)?))
}
