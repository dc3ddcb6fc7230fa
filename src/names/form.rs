//! How names are written: which of them say enough to be a link, and what a text must look like to mean one.
//!
//! A label or alias is made to be searched for, so many are words of every day. All that is known of a name is its form
//! and the kind of thing that it names; from these it is told whether a sentence with those words speaks of that thing.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::edge::{is_hiragana, is_katakana};
use crate::corpus::Thing;

/// A word with fewer letters joins others, or is too small to count as one of two that make a name.
const WEIGHTY: usize = 4;

/// How a name must be written.
#[derive(Debug)]
pub(super) struct Form {
    cases: Box<[Case]>,
    katakana: bool,
    is_proper: bool,
}

/// What a word of a name asks of the word in the text.
#[derive(Debug, PartialEq)]
enum Case {
    /// Nothing: it is an ordinary word.
    Any,
    /// A capital first.
    Capital,
    /// The same letters large and small: it is an acronym.
    Same(Box<[bool]>),
}

impl Form {
    /// The form of a name; none where it is so common that a sentence with it need not speak of the thing.
    ///
    /// - One word that is a concept (a dimension, a word of the glossary) is no name, unless it is an acronym.
    /// - One word that is anything else must have a capital: it is a proper name.
    /// - Several words without a capital must have two of four letters or more, or be the label of a dimension.
    /// - A capital in the alias of a dimension makes it a place or a case of it, not another word for it.
    /// - Where there are no capitals, an actor takes two signs and everything else four; a concept in katakana alone is
    ///   one ordinary word, unless it is the label.
    pub(super) fn of(name: &str, thing: Thing, is_label: bool) -> Option<Form> {
        let composed = composed(name);
        let is_concept = matches!(thing, Thing::Dimension(_) | Thing::Term(_) | Thing::Theme(_));
        let katakana = composed.chars().any(is_katakana);
        if !composed.chars().any(|c| c.is_lowercase() || c.is_uppercase()) {
            let signs = composed.chars().filter(|c| c.is_alphanumeric());
            let common = is_concept && !is_label && signs.clone().all(|c| is_katakana(c) || is_hiragana(c));
            let enough = signs.count() >= if matches!(thing, Thing::Actor(_)) { 2 } else { 4 };
            return (enough && !common).then(|| Form { cases: Box::default(), katakana, is_proper: true });
        }
        let blanks = composed.split_whitespace().count();
        let mut cases: Box<[Case]> = words(&composed).map(case).collect();
        let is_acronym = cases.iter().any(|case| matches!(case, Case::Same(_)));
        // The first word of a label has its capital from being first, but for things that have proper names; and small
        // words before a proper name have one or not.
        let in_sentence_case = is_label && (is_concept || matches!(thing, Thing::Event(_)));
        let is_small = words(&composed).next().is_some_and(|word| word.chars().count() < WEIGHTY);
        if let Some(first @ Case::Capital) = cases.first_mut()
            && blanks > 1
            && (in_sentence_case || is_small)
        {
            *first = Case::Any;
        }
        let is_proper = cases.iter().any(|case| *case != Case::Any);
        let is_weighty = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= WEIGHTY;
        let is_dimension = matches!(thing, Thing::Dimension(_));
        let says_enough = match blanks {
            1 if is_concept => is_acronym,
            1 => is_proper && composed.chars().nth(1).is_some(),
            _ if is_proper => is_acronym || is_label || !is_dimension,
            _ if is_dimension && is_label => true,
            _ => composed.split_whitespace().filter(is_weighty).count() > 1,
        };
        says_enough.then_some(Form { cases, katakana, is_proper })
    }

    /// Whether a text that folds to the name is written as the name is.
    pub(super) fn fits(&self, written: &str) -> bool {
        if self.katakana != written.chars().any(is_katakana) {
            return false;
        }
        if self.cases.is_empty() {
            return true;
        }
        let composed = composed(written);
        let mut words = words(&composed);
        let fits = self.cases.iter().all(|wanted| {
            words.next().is_some_and(|word| match wanted {
                Case::Any => true,
                Case::Capital => word.chars().next().is_some_and(char::is_uppercase),
                Case::Same(capitals) => word.chars().map(char::is_uppercase).eq(capitals.iter().copied()),
            })
        });
        fits && words.next().is_none()
    }

    /// Whether it is a proper name, which stays one within a compound.
    pub(super) fn is_proper(&self) -> bool {
        self.is_proper
    }
}

/// With every accent on its letter, so that no accent stands between two words.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.nfc().collect() }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn case(word: &str) -> Case {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 => Case::Any,
        1 if !word.chars().any(char::is_numeric) && word.chars().next().is_some_and(char::is_uppercase) => {
            Case::Capital
        }
        _ => Case::Same(word.chars().map(char::is_uppercase).collect()),
    }
}
