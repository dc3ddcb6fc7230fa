//! How good a match of a whole query with a thing is.

use crate::corpus::Thing;

use super::body::{self, Place};
use super::index::Entry;
use super::name::{Name, Reach, Spot};
use super::query::{Query, Term};

/// How a query, or one term, is found; the best first.
///
/// Whole words come before beginnings of words: who types `spa` means the agreement, not *Space*.
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

/// What decides the order of two hits, the weightiest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// That of the term found worst.
    pub(super) class: Class,
    /// Whether the terms stand apart, not in a row as typed.
    apart: bool,
    /// Whether the terms stand in several names or bodies.
    spread: bool,
    /// How far from perfect within the class.
    miss: usize,
    /// Labels before other names before slugs before bodies.
    field: usize,
    /// What people look for most often comes first.
    kind: usize,
    /// Bytes of the folded label.
    length: usize,
    /// The order of the dataset.
    order: usize,
}

/// A thing that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) rank: Rank,
    pub(super) shown: Shown,
}

/// The text that shows best why a thing matches: its position among the thing's names or bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// A name; 0 is the label.
    Name(usize),
    /// A body.
    Body(usize),
}

/// How the terms of a query are found in the texts of a thing.
struct Way {
    class: Class,
    apart: bool,
    spread: bool,
    miss: usize,
    shown: Shown,
}

/// How well a query matches a thing; `None` where it doesn't.
pub(super) fn rate(entry: &Entry, query: &Query, reach: Reach) -> Option<Match> {
    let find = |name: &Name| query.wanted.iter().map(|term| name.find(term, reach)).collect();
    let spots: Vec<Vec<Option<Spot>>> = entry.names.iter().map(find).collect();
    let ways = [in_one_name(entry, query, &spots), over_texts(entry, query, &spots), in_bodies(entry, query)];
    let matches = ways.into_iter().flatten().map(|way| Match { rank: rank(entry, &way), shown: way.shown });
    let best = matches.min_by(|a, b| a.rank.cmp(&b.rank))?;
    let is_unwanted = query.unwanted.iter().any(|term| is_in(entry, term));
    (!is_unwanted).then_some(best)
}

fn rank(entry: &Entry, way: &Way) -> Rank {
    Rank {
        class: way.class,
        apart: way.apart,
        spread: way.spread,
        miss: way.miss,
        field: field(entry, way.shown),
        kind: kind(entry.thing),
        length: entry.names.first().map_or(0, |label| label.len()),
        order: entry.order,
    }
}

/// Labels first; those of cells and passages, put together from others' names, count no more than an alias.
fn field(entry: &Entry, shown: Shown) -> usize {
    let name = match shown {
        Shown::Name(index) => entry.names.get(index).map(|name| name.field),
        Shown::Body(_) => None,
    };
    match name {
        Some("label") if !matches!(entry.thing, Thing::Cell(_) | Thing::Passage(_)) => 0,
        Some("id" | "address") => 2,
        Some(_) => 1,
        None => 3,
    }
}

fn kind(thing: Thing) -> usize {
    match thing {
        Thing::Dimension(_) => 0,
        Thing::Document(_) => 1,
        Thing::Instrument(_) => 2,
        Thing::Event(_) => 3,
        Thing::Actor(_) => 4,
        Thing::Theme(_) => 5,
        Thing::Discrepancy(_) => 6,
        Thing::Finding(_) => 7,
        Thing::Cell(_) => 8,
        Thing::Passage(_) => 9,
        Thing::Element(_) | Thing::Scale(_) | Thing::Party(_) => 10,
        Thing::Term(_) => 11,
        Thing::Reference(_) => 12,
    }
}

/// All terms in one name, in a row or apart. `spots`: where each name has each term.
fn in_one_name(entry: &Entry, query: &Query, spots: &[Vec<Option<Spot>>]) -> Option<Way> {
    let ways = entry.names.iter().zip(spots).enumerate().flat_map(|(index, (name, spots))| {
        let row = query.joined.as_ref().and_then(|joined| name.find(joined, Reach::Written));
        let row = row.filter(|spot| spot.class < Class::Acronym).map(|spot| (spot.class, spot.miss, false));
        let each = spots.iter().map(Option::as_ref).collect::<Option<Vec<_>>>().and_then(|spots| worst(&spots));
        let each = each.map(|(class, miss)| (class, miss, query.joined.is_some()));
        let shown = Shown::Name(index);
        row.into_iter().chain(each).map(move |(class, miss, apart)| Way { class, apart, spread: false, miss, shown })
    });
    ways.min_by_key(|way| (way.class, way.apart, way.miss, field(entry, way.shown)))
}

/// The terms spread over several names, or over names and bodies. `spots`: where each name has each term.
fn over_texts(entry: &Entry, query: &Query, spots: &[Vec<Option<Spot>>]) -> Option<Way> {
    if query.wanted.len() < 2 {
        return None;
    }
    let (mut found, mut shown, mut left) = (Vec::new(), 0, Vec::new());
    for (position, term) in query.wanted.iter().enumerate() {
        let here = spots.iter().enumerate().filter_map(|(index, spots)| Some((index, spots.get(position)?.as_ref()?)));
        match here.min_by_key(|(_, spot)| (spot.class, spot.miss)) {
            Some((index, spot)) => {
                shown = if shown == 0 { index } else { shown };
                found.push(spot);
            }
            None => left.push(term),
        }
    }
    let (class, miss) = worst(&found)?;
    if left.is_empty() {
        return Some(Way { class, apart: true, spread: true, miss, shown: Shown::Name(shown) });
    }
    let (body, place, spread) = bodies(entry, &left)?;
    let miss = class as usize * 4 + place as usize;
    Some(Way { class: Class::NameAndBody, apart: true, spread, miss, shown: Shown::Body(body) })
}

/// All terms in the bodies.
fn in_bodies(entry: &Entry, query: &Query) -> Option<Way> {
    let row = query.joined.as_ref().and_then(|joined| bodies(entry, &[joined]));
    let apart = row.is_none() && query.joined.is_some();
    let (body, place, spread) = row.or_else(|| bodies(entry, &query.wanted.iter().collect::<Vec<_>>()))?;
    Some(Way { class: Class::Body, apart, spread, miss: place as usize, shown: Shown::Body(body) })
}

/// The body that holds all terms best, with the worst place of a term in it; else the one that holds the first, where the
/// others stand in further bodies (`true`).
fn bodies(entry: &Entry, terms: &[&Term]) -> Option<(usize, Place, bool)> {
    let all = entry.bodies.iter().enumerate().filter_map(|(index, folded)| {
        let places: Option<Vec<Place>> = terms.iter().map(|term| body::find(folded, term)).collect();
        Some((index, places?.into_iter().max()?, false))
    });
    if let Some(found) = all.min_by_key(|(_, place, _)| *place) {
        return Some(found);
    }
    let best = |term: &&Term| {
        let places = entry.bodies.iter().map(|folded| body::find(folded, term));
        places.enumerate().filter_map(|(index, place)| Some((place?, index))).min()
    };
    let found = terms.iter().map(best).collect::<Option<Vec<(Place, usize)>>>()?;
    Some((found.first()?.1, found.iter().map(|(place, _)| *place).max()?, true))
}

/// The class of the spot that is worst, and how far all are from perfect.
fn worst(spots: &[&Spot]) -> Option<(Class, usize)> {
    let class = spots.iter().map(|spot| spot.class).max()?;
    Some((class, spots.iter().map(|spot| spot.miss).sum()))
}

/// Whether a term that isn't wanted stands in a thing, from the beginning of a word on.
fn is_in(entry: &Entry, term: &Term) -> bool {
    entry.names.iter().any(|name| name.has(term)) || entry.bodies.iter().any(|folded| body::has(folded, term))
}
