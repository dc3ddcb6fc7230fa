//! What is found, and how well: the words that all finders share.

use std::ops::Range;

use crate::corpus::Thing;
use crate::text::{Byte, Folded};

/// The kind of what isn't in the dataset: the actions of the program.
pub const ACTION: &str = "action";

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Something of the dataset.
    Thing(Thing),
    /// Something else: its position among those that the index was given.
    Other(u32),
}

/// Something to be found beside the dataset: an action of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The name shown to people.
    pub label: String,
    /// Other names that people type.
    pub names: Vec<String>,
}

impl What {
    /// What sort of thing it is: as in [`Thing::word`], or [`ACTION`].
    pub fn word(self) -> &'static str {
        match self {
            What::Thing(thing) => thing.word(),
            What::Other(_) => ACTION,
        }
    }
}

/// How a query, or one term, is found; the best first.
///
/// Whole words come before beginnings of words: who types an acronym means it, not a longer word that begins so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// The whole name.
    Exact,
    /// Its first words.
    FirstWords,
    /// Other words of it.
    Words,
    /// Its beginning, up to within a word.
    Prefix,
    /// The beginning of another word.
    WordStart,
    /// The initials of words.
    Acronym,
    /// A part of a word.
    Inside,
    /// A word with a letter or two wrong.
    Typo,
    /// All letters in order, others between them.
    Fuzzy,
    /// Some terms in a name, the others in a body.
    NameAndBody,
    /// All terms in bodies.
    Body,
}

impl Class {
    /// The class of a term that stands in a name: whether from its first word on, and up to its last; and whether it begins
    /// where a word does, and ends where one does.
    pub(super) fn of((is_first, is_last): (bool, bool), (begins, ends): (bool, bool)) -> Class {
        match (is_first, begins, ends) {
            (true, _, true) if is_last => Class::Exact,
            (true, _, true) => Class::FirstWords,
            (_, true, true) => Class::Words,
            (true, _, false) => Class::Prefix,
            (false, true, false) => Class::WordStart,
            (_, false, _) => Class::Inside,
        }
    }
}

/// How far a search goes to find a term in a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Only what is written there, and initials.
    #[default]
    Written,
    /// Also words with a letter or two wrong.
    Typos,
    /// Also names that have the letters of the term with others between them.
    Letters,
}

/// A term found in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// How well.
    pub(super) class: Class,
    /// How far from perfect, among those of one class: 0 is best.
    pub(super) miss: usize,
    /// The bytes of the folded text.
    pub(super) ranges: Vec<Range<usize>>,
}

/// How a term stands in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// As whole words.
    Words,
    /// As the beginning of a word.
    WordStart,
    /// Within a word.
    Inside,
}

/// Bytes of a folded text → bytes of the original, in order, merged where they touch.
pub(super) fn originals(folded: &Folded, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges
        .map(|range| folded.original(Byte(range.start)..Byte(range.end)))
        .map(|range| range.start.0..range.end.0)
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    ranges
}
