//! How good a match of a whole query with a thing is.

use crate::corpus::{Corpus, Thing};

use super::body;
use super::found::{Class, Place, Spot, What};
use super::index::Entry;
use super::name::Name;
use super::query::{Clause, Query, Test};
use crate::text::Folded;

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
    /// Whether it is an outside fact or no part of the dataset: those stand behind what the dataset says itself.
    is_outside: bool,
    /// Names of its own before those put together from others', before slugs, before bodies.
    field: usize,
    /// What people look for most often comes first.
    pub(super) kind: usize,
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
pub(super) fn rate(corpus: &Corpus, entry: &Entry, query: &Query) -> Option<Match> {
    let (wanted, tests): (Vec<&Clause>, Vec<&Clause>) = query.clauses.iter().partition(|clause| clause.is_looked_for());
    if !tests.iter().all(|clause| clause.is_met(corpus, entry)) {
        return None;
    }
    // Where something else will do, the terms needn't be there.
    let wanted: Vec<&Clause> = wanted.into_iter().filter(|clause| !clause.is_met(corpus, entry)).collect();
    if wanted.is_empty() {
        let way = Way { class: Class::Exact, apart: false, spread: false, miss: 0, shown: Shown::Name(0) };
        return Some(Match { rank: Rank { length: 0, ..rank(entry, &way) }, shown: way.shown });
    }
    let find = |name: &Name| wanted.iter().map(|clause| clause.in_name(name)).collect();
    let spots: Vec<Vec<Option<Spot>>> = entry.names.iter().map(find).collect();
    let apart = [over_texts(entry, &wanted, &spots), in_bodies(entry, query, &wanted)];
    let one = in_one_name(entry, query, &spots);
    // Words in a row may be there where each alone would be too little: adding a word must never add a hit.
    let is_there = one.as_ref().is_some_and(|way| way.apart) || apart.iter().any(Option::is_some);
    let ways = [one].into_iter().chain(apart).flatten().filter(|_| is_there || wanted.len() < 2);
    let matches = ways.map(|way| Match { rank: rank(entry, &way), shown: way.shown });
    matches.min_by(|a, b| a.rank.cmp(&b.rank)).or_else(|| query.is_small.then(|| unasked(entry)))
}

/// The match of a thing of which nothing was asked that says anything: behind all others.
fn unasked(entry: &Entry) -> Match {
    let way = Way { class: Class::Body, apart: true, spread: true, miss: usize::MAX, shown: Shown::Name(0) };
    Match { rank: rank(entry, &way), shown: way.shown }
}

impl Clause {
    /// Whether what a thing is like is enough.
    pub(super) fn is_met(&self, corpus: &Corpus, entry: &Entry) -> bool {
        self.tests.iter().any(|test| match test {
            Test::Without(want) => !entry.has(want),
            Test::Condition(condition, wanted) => {
                let keeps = match entry.what {
                    What::Thing(thing) => condition.keeps(corpus, thing),
                    What::Other(_) => condition.keeps_others(),
                };
                keeps == *wanted
            }
        })
    }

    fn in_name(&self, name: &Name) -> Option<Spot> {
        self.wants.iter().filter_map(|want| name.find(want)).min_by_key(|spot| (spot.class, spot.miss))
    }

    fn in_body(&self, folded: &Folded) -> Option<Place> {
        self.wants.iter().filter_map(|want| body::find(folded, want)).min()
    }
}

fn rank(entry: &Entry, way: &Way) -> Rank {
    Rank {
        class: way.class,
        apart: way.apart,
        spread: way.spread,
        miss: way.miss,
        is_outside: matches!(entry.what, What::Thing(Thing::Reference(_)) | What::Other(_)),
        field: field(entry, way.shown),
        kind: kind(entry.what),
        length: entry.names.first().map_or(0, |label| label.len()),
        order: entry.order,
    }
}

/// A label and an alias are the thing itself; a label of a cell or a passage, put together from others' names, and the
/// name of who wrote something less so.
fn field(entry: &Entry, shown: Shown) -> usize {
    let name = match shown {
        Shown::Name(index) => entry.names.get(index).map(|name| name.field),
        Shown::Body(_) => None,
    };
    match name {
        Some("id" | "address") => 2,
        Some("author") => 1,
        Some(_) if matches!(entry.what, What::Thing(Thing::Cell(_) | Thing::Passage(_))) => 1,
        Some(_) => 0,
        None => 3,
    }
}

fn kind(what: What) -> usize {
    let What::Thing(thing) = what else { return 13 };
    match thing {
        Thing::Dimension(_) => 0,
        Thing::Document(_) => 1,
        Thing::Instrument(_) => 2,
        Thing::Actor(_) => 3,
        Thing::Event(_) => 4,
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
        let row = query.row.as_ref().and_then(|row| name.find(row));
        let row = row.filter(|spot| spot.class < Class::Acronym).map(|spot| (spot.class, spot.miss, false));
        let each = spots.iter().map(Option::as_ref).collect::<Option<Vec<_>>>().and_then(|spots| worst(&spots));
        let each = each.map(|(class, miss)| (class, miss, true));
        let shown = Shown::Name(index);
        row.into_iter().chain(each).map(move |(class, miss, apart)| Way { class, apart, spread: false, miss, shown })
    });
    ways.min_by_key(|way| (way.class, way.apart, way.miss, field(entry, way.shown)))
}

/// The terms spread over several names, or over names and bodies. `spots`: where each name has each term.
fn over_texts(entry: &Entry, wanted: &[&Clause], spots: &[Vec<Option<Spot>>]) -> Option<Way> {
    if wanted.len() < 2 {
        return None;
    }
    let (mut found, mut shown, mut left) = (Vec::new(), 0, Vec::new());
    for (position, clause) in wanted.iter().enumerate() {
        let here = spots.iter().enumerate().filter_map(|(index, spots)| Some((index, spots.get(position)?.as_ref()?)));
        match here.min_by_key(|(_, spot)| (spot.class, spot.miss)) {
            Some((index, spot)) => {
                shown = if shown == 0 { index } else { shown };
                found.push(spot);
            }
            None => left.push(*clause),
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
fn in_bodies(entry: &Entry, query: &Query, wanted: &[&Clause]) -> Option<Way> {
    let (body, place, spread) = bodies(entry, wanted)?;
    let row = query.row.as_ref().and_then(|row| best_body(entry, |folded| body::find(folded, row)));
    let way = |body, place, apart, spread| Way {
        class: Class::Body,
        apart,
        spread,
        miss: place as usize,
        shown: Shown::Body(body),
    };
    Some(match row {
        Some((body, place)) => way(body, place, false, false),
        None => way(body, place, wanted.len() > 1, spread),
    })
}

/// The body that holds all terms best, with the worst place of a term in it; else the one that holds the first, where the
/// others stand in further bodies (`true`).
fn bodies(entry: &Entry, clauses: &[&Clause]) -> Option<(usize, Place, bool)> {
    let all = best_body(entry, |folded| {
        let places: Option<Vec<Place>> = clauses.iter().map(|clause| clause.in_body(folded)).collect();
        places?.into_iter().max()
    });
    if let Some((index, place)) = all {
        return Some((index, place, false));
    }
    let best = |clause: &&Clause| best_body(entry, |folded| clause.in_body(folded));
    let found = clauses.iter().map(best).collect::<Option<Vec<(usize, Place)>>>()?;
    Some((found.first()?.0, found.iter().map(|(_, place)| *place).max()?, true))
}

fn best_body(entry: &Entry, place: impl Fn(&Folded) -> Option<Place>) -> Option<(usize, Place)> {
    let places = entry.bodies.iter().enumerate().filter_map(|(index, folded)| Some((index, place(folded)?)));
    places.min_by_key(|(index, place)| (*place, *index))
}

/// The class of the spot that is worst, and how far all are from perfect.
fn worst(spots: &[&Spot]) -> Option<(Class, usize)> {
    let class = spots.iter().map(|spot| spot.class).max()?;
    Some((class, spots.iter().map(|spot| spot.miss).sum()))
}
