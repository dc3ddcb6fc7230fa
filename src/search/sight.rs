//! What is seen of the terms of a query in the texts of one thing: a table, term by text.
//!
//! It is filled from the texts themselves, or from what the index keeps of them. The index never sees less than there is;
//! where it may see more, it says so.

use super::found::{Class, Place};
use super::name::Sort;

/// How well a term is found in a name, and how far from perfect.
pub(super) type Spotted = Option<(Class, usize)>;

/// The terms of a query in the texts of a thing.
#[derive(Debug, Default)]
pub(super) struct Sight {
    /// How many terms there are.
    pub(super) terms: usize,
    /// The names: the sort of each, and all terms in a row in it.
    names: Vec<(Sort, Spotted)>,
    /// Name by name, each term.
    spots: Vec<Spotted>,
    /// The bodies: all terms in a row in each.
    bodies: Vec<Option<Place>>,
    /// Body by body, each term.
    places: Vec<Option<Place>>,
    /// Whether the thing itself may be worse than it looks here.
    pub(super) is_rough: bool,
}

impl Sight {
    /// Forgets what was seen; so many terms are looked for now.
    pub(super) fn clear(&mut self, terms: usize) {
        *self = Sight {
            terms,
            names: std::mem::take(&mut self.names),
            spots: std::mem::take(&mut self.spots),
            bodies: std::mem::take(&mut self.bodies),
            places: std::mem::take(&mut self.places),
            is_rough: false,
        };
        self.names.clear();
        self.spots.clear();
        self.bodies.clear();
        self.places.clear();
    }

    /// Adds a name, with each term in it.
    pub(super) fn name(&mut self, sort: Sort, row: Spotted, spots: impl IntoIterator<Item = Spotted>) {
        self.names.push((sort, row));
        self.spots.extend(spots);
    }

    /// Adds a body, with each term in it.
    pub(super) fn body(&mut self, row: Option<Place>, places: impl IntoIterator<Item = Option<Place>>) {
        self.bodies.push(row);
        self.places.extend(places);
    }

    /// Whether each term stands in some name.
    pub(super) fn has_each_in_names(&self) -> bool {
        (0..self.terms).all(|term| self.names().any(|(.., spots)| spots.get(term).is_some_and(Option::is_some)))
    }

    /// The names: the number, the sort, all terms in a row, each term.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, Sort, Spotted, &[Spotted])> {
        let spots = self.spots.chunks(self.terms.max(1));
        self.names.iter().zip(spots).enumerate().map(|(nth, ((sort, row), spots))| (nth, *sort, *row, spots))
    }

    /// The bodies: the number, all terms in a row, each term.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (usize, Option<Place>, &[Option<Place>])> {
        let places = self.places.chunks(self.terms.max(1));
        self.bodies.iter().zip(places).enumerate().map(|(nth, (row, places))| (nth, *row, places))
    }
}
