//! What the index knows of a term: where it is, and how well it is found there.

use super::bits::Bits;
use super::forms::Forms;
use super::found::{Class, Place, Reach};
use super::name::{Sort, miss_of_typo};
use super::sight::Spotted;

/// Where a term is found, in any of its spellings.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// How far it took to find it.
    pub(super) reach: Reach,
    /// Its spellings, where it is written.
    pub(super) forms: Vec<Forms>,
    /// The words that are nearly it, each with how many letters are wrong.
    pub(super) near: Vec<(u32, usize)>,
    /// The things of which it is the initials.
    pub(super) initials: Bits,
    /// The things that have it in a name, in whatever way; none else have.
    pub(super) names: Bits,
    /// Those of them in which it is a whole word, or begins the name: in all others it is worse. None where that isn't known.
    pub(super) first: Option<Bits>,
    /// The things that have it in a body: as whole words; at least as the beginning of one; anywhere.
    pub(super) bodies: [Bits; 3],
}

impl Reached {
    /// The things that have it.
    pub(super) fn all(&self) -> Bits {
        let mut all = self.names.clone();
        all.add(&self.bodies[Place::Inside as usize]);
        all
    }

    /// Whether nothing has it.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.bodies[Place::Inside as usize].is_empty()
    }

    /// Whether the words of a name say all of how it stands in it.
    pub(super) fn is_settled(&self) -> bool {
        self.forms.iter().all(Forms::is_settled)
    }

    /// How well it stands in a body of a thing, at best.
    pub(super) fn place(&self, thing: u32) -> Option<Place> {
        let places = [Place::Words, Place::WordStart, Place::Inside];
        places.into_iter().zip(&self.bodies).find(|(_, things)| things.has(thing)).map(|(place, _)| place)
    }

    /// How well it stands written in a name of these words, no worse than it does.
    pub(super) fn written(&self, sort: Sort, words: &[u32]) -> Spotted {
        self.forms.iter().filter_map(|forms| forms.class(sort, words)).min().map(|class| (class, 0))
    }

    /// How well it stands in one name of a thing, no worse than it does; and whether it may be worse.
    pub(super) fn spot(&self, thing: u32, sort: Sort, words: &[u32]) -> (Spotted, bool) {
        if self.reach == Reach::Typos {
            return (self.nearly(sort, words), false);
        }
        let written = self.written(sort, words);
        if written.is_some_and(|(class, _)| class < Class::Acronym) || !self.names.has(thing) {
            return (written, false);
        }
        if sort.is_free() && self.initials.has(thing) {
            return (Some((Class::Acronym, 0)), true);
        }
        let otherwise = match self.reach {
            Reach::Letters => Some((Class::Fuzzy, 0)),
            _ if self.forms.iter().any(Forms::is_wordless) => Some((Class::Exact, 0)),
            _ if self.is_settled() => None,
            _ => Some((Class::Inside, 0)),
        };
        (written.or(otherwise), written.is_none() && otherwise.is_some())
    }

    /// How near the nearest word of a name is.
    fn nearly(&self, sort: Sort, words: &[u32]) -> Spotted {
        let last = words.len().wrapping_sub(1);
        let near = words.iter().enumerate().filter(|_| sort.is_free()).filter_map(|(nth, word)| {
            let at = self.near.binary_search_by_key(word, |(near, _)| *near).ok()?;
            let (_, distance) = self.near.get(at)?;
            Some((*distance, Class::of((nth == 0, nth == last), (true, true))))
        });
        let (distance, class) = near.min()?;
        Some((Class::Typo, miss_of_typo(distance, class, words.len())))
    }
}
