//! How good a match of a whole query with a thing is.

use super::body;
use super::entry::Entry;
use super::found::{Class, Place, What};
use super::name::{Name, Sort};
use super::query::{Clause, Query, Test};
use super::sight::{Sight, Spotted};
use crate::corpus::{Corpus, Thing};

/// What decides the order of two hits: the less, the better. One number, since a great many are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u128);

/// What a thing is beside its texts, as far as that decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) what: What,
    /// Its number in the index.
    pub(super) order: u32,
    /// Bytes of the folded label; of very long ones as many as fit.
    pub(super) length: u16,
}

/// A thing that matches; the better before the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    pub(super) rank: Rank,
    pub(super) shown: Shown,
}

/// The text that shows best why a thing matches: its position among the thing's names or bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// A name; 0 is the label.
    Name(usize),
    /// A body.
    Body(usize),
}

/// How the terms of a query are found in the texts of a thing.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// That of the term found worst.
    class: Class,
    /// Whether the terms stand apart, not in a row as typed.
    apart: bool,
    /// Whether the terms stand in several names or bodies.
    spread: bool,
    /// How far from perfect within the class.
    miss: usize,
    /// What the text is worth: names of its own before those put together from others', before slugs, before bodies.
    field: u8,
    shown: Shown,
}

/// What a body is worth among the texts.
const BODY: u8 = 3;

impl Rank {
    /// The weightiest first.
    fn of(face: &Face, way: &Way, length: u16) -> Rank {
        let miss = u32::try_from(way.miss).unwrap_or(u32::MAX);
        // Outside facts and what is no part of the dataset stand behind what the dataset says itself.
        let is_outside = matches!(face.what, What::Thing(Thing::Reference(_)) | What::Other(_));
        let parts = [
            (way.class as u32, 4),
            (way.apart.into(), 1),
            (way.spread.into(), 1),
            (miss, 32),
            (is_outside.into(), 1),
            (way.field.into(), 2),
            (kind(face.what).into(), 4),
            (length.into(), 16),
            (face.order, 32),
        ];
        Rank(parts.iter().fold(0, |rank, (part, bits)| rank << bits | u128::from(*part)))
    }

    /// That of a thing that has all terms in names, but not all of them as whole words or where a name begins, nor in a row:
    /// it is no better.
    pub(super) fn of_beginnings(face: &Face) -> Rank {
        let (class, shown, field) = (Class::WordStart, Shown::Name(0), worth(Sort::Own, face));
        Rank::of(face, &Way { class, apart: true, spread: false, miss: 0, field, shown }, face.length)
    }

    /// The number of the thing in the index.
    pub(super) fn order(self) -> u32 {
        (self.0 & u128::from(u32::MAX)) as u32
    }
}

impl Face {
    /// That of a thing with its texts.
    pub(super) fn of(entry: &Entry) -> Face {
        let length = entry.names.first().map_or(0, |label| Face::length(label.text()));
        Face { what: entry.what, order: entry.order, length }
    }

    /// How long a folded label counts.
    pub(super) fn length(label: &str) -> u16 {
        u16::try_from(label.len()).unwrap_or(u16::MAX)
    }
}

/// How well a query matches a thing; `None` where it doesn't.
pub(super) fn rate(corpus: &Corpus, entry: &Entry, query: &Query) -> Option<Match> {
    let (wanted, tests): (Vec<&Clause>, Vec<&Clause>) = query.clauses.iter().partition(|clause| clause.is_looked_for());
    if !tests.iter().all(|clause| clause.is_met(corpus, entry)) {
        return None;
    }
    // Where something else will do, the terms needn't be there.
    let wanted: Vec<&Clause> = wanted.into_iter().filter(|clause| !clause.is_met(corpus, entry)).collect();
    let face = Face::of(entry);
    if wanted.is_empty() {
        return Some(by_facts(&face));
    }
    let mut sight = Sight::default();
    sight.clear(wanted.len());
    for name in &entry.names {
        let row = query.row.as_ref().and_then(|row| name.find(row)).map(|spot| (spot.class, spot.miss));
        sight.name(name.sort, row, wanted.iter().map(|clause| clause.in_name(name)));
    }
    // What has each term in a name is no better for its texts.
    let bodies = if sight.has_each_in_names() { &[] } else { entry.bodies(corpus) };
    for text in bodies {
        let row = query.row.as_ref().and_then(|row| body::find(text, row));
        sight.body(row, wanted.iter().map(|clause| clause.in_body(text)));
    }
    of_sight(&sight, &face).or_else(|| query.is_small.then(|| unasked(&face)))
}

/// The match of what is seen of the terms; of a rough sight a rank that the thing can't be better than.
pub(super) fn of_sight(sight: &Sight, face: &Face) -> Option<Match> {
    let apart = [over_texts(sight, face), in_bodies(sight)];
    // Words in a row may be there where each alone would be too little: adding a word must never add a hit.
    let is_there = has_each_in_one_name(sight) || apart.iter().any(Option::is_some);
    let ways = [in_one_name(sight, face)].into_iter().chain(apart).flatten().filter(|_| is_there);
    let matches = ways.map(|way| Match { rank: Rank::of(face, &way, face.length), shown: way.shown });
    matches.min_by_key(|found| found.rank)
}

/// The match of a thing that is what is asked for, whatever it is called.
pub(super) fn by_facts(face: &Face) -> Match {
    let shown = Shown::Name(0);
    let way = Way { class: Class::Exact, apart: false, spread: false, miss: 0, field: worth(Sort::Own, face), shown };
    Match { rank: Rank::of(face, &way, 0), shown }
}

/// The match of a thing of which nothing was asked that says anything: behind all others.
pub(super) fn unasked(face: &Face) -> Match {
    let (shown, field) = (Shown::Name(0), worth(Sort::Own, face));
    let way = Way { class: Class::Body, apart: true, spread: true, miss: usize::MAX, field, shown };
    Match { rank: Rank::of(face, &way, face.length), shown }
}

impl Clause {
    /// Whether what a thing is like is enough.
    fn is_met(&self, corpus: &Corpus, entry: &Entry) -> bool {
        self.tests.iter().any(|test| match test {
            Test::Without(want) => !entry.has(corpus, want),
            Test::Condition(condition, wanted) => condition.is_so(corpus, entry.what) == *wanted,
        })
    }

    fn in_name(&self, name: &Name) -> Spotted {
        self.wants.iter().filter_map(|want| name.find(want)).map(|spot| (spot.class, spot.miss)).min()
    }

    /// How well any of its terms stands in a folded body.
    pub(super) fn in_body(&self, text: &str) -> Option<Place> {
        self.wants.iter().filter_map(|want| body::find(text, want)).min()
    }
}

/// A label and an alias are the thing itself; a label of a cell or a passage, put together from others' names, and the
/// name of who wrote something less so.
fn worth(sort: Sort, face: &Face) -> u8 {
    match sort {
        Sort::Slug | Sort::Address => 2,
        Sort::Author => 1,
        Sort::Own => u8::from(matches!(face.what, What::Thing(Thing::Cell(_) | Thing::Passage(_)))),
    }
}

/// What people look for most often comes first.
pub(super) fn kind(what: What) -> u8 {
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

/// All terms in one name, in a row or apart.
fn in_one_name(sight: &Sight, face: &Face) -> Option<Way> {
    let ways = sight.names().flat_map(|(nth, sort, row, spots)| {
        let row = row.filter(|(class, _)| *class < Class::Acronym).map(|(class, miss)| (class, miss, false));
        let each = worst(spots).map(|(class, miss)| (class, miss, true));
        let (shown, field) = (Shown::Name(nth), worth(sort, face));
        let way = move |(class, miss, apart)| Way { class, apart, spread: false, miss, field, shown };
        row.into_iter().chain(each).map(way)
    });
    ways.min_by_key(|way| (way.class, way.apart, way.miss, way.field))
}

/// Whether a name has each term.
fn has_each_in_one_name(sight: &Sight) -> bool {
    sight.names().any(|(_, _, _, spots)| worst(spots).is_some())
}

/// The terms spread over several names, or over names and bodies.
fn over_texts(sight: &Sight, face: &Face) -> Option<Way> {
    if sight.terms < 2 {
        return None;
    }
    let (mut found, mut shown, mut left) = (None, (0, Sort::Own), Vec::new());
    for term in 0..sight.terms {
        let here = sight.names().filter_map(|(nth, sort, _, spots)| Some((nth, sort, (*spots.get(term)?)?)));
        match here.min_by_key(|(_, _, spot)| *spot) {
            Some((nth, sort, (class, miss))) => {
                shown = if shown.0 == 0 { (nth, sort) } else { shown };
                let (worst, all) = found.unwrap_or((class, 0));
                found = Some((class.max(worst), miss + all));
            }
            None => left.push(term),
        }
    }
    let (class, miss) = found?;
    // Where it may look better than it is, something else may be shown.
    let field = if sight.is_rough { 0 } else { worth(shown.1, face) };
    if left.is_empty() {
        return Some(Way { class, apart: true, spread: true, miss, field, shown: Shown::Name(shown.0) });
    }
    let (body, place, spread) = bodies(sight, &left)?;
    let miss = if sight.is_rough { 0 } else { class as usize * 4 + place as usize };
    Some(Way { class: Class::NameAndBody, apart: true, spread, miss, field: BODY, shown: Shown::Body(body) })
}

/// All terms in the bodies.
fn in_bodies(sight: &Sight) -> Option<Way> {
    sight.bodies().next()?;
    let all: Vec<usize> = (0..sight.terms).collect();
    let (body, place, spread) = bodies(sight, &all)?;
    let rows = sight.bodies().filter_map(|(nth, row, _)| Some((row?, nth)));
    let way = |body, place, apart, spread| Way {
        class: Class::Body,
        apart,
        spread,
        miss: place as usize,
        field: BODY,
        shown: Shown::Body(body),
    };
    Some(match rows.min() {
        Some((place, body)) => way(body, place, false, false),
        None => way(body, place, sight.terms > 1, spread),
    })
}

/// The body that holds some terms best, with the worst place of a term in it; else the one that holds the first, where the
/// others stand in further bodies (`true`).
fn bodies(sight: &Sight, terms: &[usize]) -> Option<(usize, Place, bool)> {
    let worst = |places: &[Option<Place>]| {
        let mut worst = Place::Words;
        for term in terms {
            worst = worst.max((*places.get(*term)?)?);
        }
        Some(worst)
    };
    if let Some((place, nth)) = sight.bodies().filter_map(|(nth, _, places)| Some((worst(places)?, nth))).min() {
        return Some((nth, place, false));
    }
    let best = |term: &usize| sight.bodies().filter_map(|(nth, _, places)| Some(((*places.get(*term)?)?, nth))).min();
    let (_, first) = best(terms.first()?)?;
    let mut all = Place::Words;
    for term in terms {
        all = all.max(best(term)?.0);
    }
    Some((first, all, true))
}

/// The class of the term that is found worst, and how far all are from perfect; none where one isn't found.
fn worst(spots: &[Spotted]) -> Spotted {
    let mut all: Spotted = None;
    for spot in spots {
        let (class, miss) = (*spot)?;
        let (worst, sum) = all.unwrap_or((class, 0));
        all = Some((class.max(worst), sum + miss));
    }
    all
}
