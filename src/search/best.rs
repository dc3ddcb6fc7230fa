//! The things that match, best first, each looked at no sooner than it has to be.
//!
//! How good a thing may be at best is known from the index. Only what comes next is read and rated; and what has its terms
//! in texts isn't looked at before all that has them in names is given.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;

use super::both::{Overtaken, sift};
use super::entry::Entry;
use super::found::Place;
use super::index::Index;
use super::rank::{Match, Rank, rate};
use super::ready::{Ready, Room};
use super::{bits::Bits, body};
use crate::corpus::Corpus;
use crate::text::fold_onto;

/// Things with the rank that each has at best, the best of them first.
type Ranks = BinaryHeap<Reverse<Rank>>;

/// Those that match, one after the other.
pub(super) struct Best<'r> {
    pub(super) index: &'r Index,
    pub(super) corpus: &'r Corpus,
    pub(super) ready: &'r Ready,
    pub(super) is_overtaken: Overtaken<'r>,
    /// The things that are asked for.
    within: Range<u32>,
    /// Whether those that have terms in texts are to come.
    is_begun: bool,
    /// Those of which it isn't known whether the terms stand in a row in a text.
    unread: Ranks,
    unrated: Ranks,
    rated: BinaryHeap<Reverse<Rated>>,
    room: Room,
}

/// A thing with its true rank.
struct Rated(Match, Entry);

impl Ord for Rated {
    fn cmp(&self, other: &Rated) -> Ordering {
        self.0.rank.cmp(&other.0.rank)
    }
}

impl PartialOrd for Rated {
    fn partial_cmp(&self, other: &Rated) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rated {
    fn eq(&self, other: &Rated) -> bool {
        self.0.rank == other.0.rank
    }
}

impl Eq for Rated {}

impl<'r> Best<'r> {
    /// Those of a range of things.
    pub(super) fn of(index: &'r Index, corpus: &'r Corpus, ready: &'r Ready, is_overtaken: Overtaken<'r>, within: Range<u32>) -> Best<'r> {
        let mut best = Best {
            index,
            corpus,
            ready,
            is_overtaken,
            within,
            is_begun: true,
            unread: Ranks::new(),
            unrated: Ranks::new(),
            rated: BinaryHeap::new(),
            room: Room::default(),
        };
        best.unrated = best.ranks(&ready.named);
        best
    }

    /// The rank that each of some things has at best.
    fn ranks(&self, things: &Bits) -> Ranks {
        let things: Vec<u32> = things.within(self.within.clone()).collect();
        let at_best = |room: &mut Room, thing: u32| {
            self.ready.at_best(self.corpus, self.index, thing, None, room).map(Reverse)
        };
        sift(&things, self.is_overtaken, &at_best).unwrap_or_default().into()
    }

    /// Goes on to what has terms in texts; whether there is more.
    fn goes_on(&mut self) -> bool {
        if !std::mem::take(&mut self.is_begun) {
            return false;
        }
        let mut others = self.ready.all.clone();
        others.drop(&self.ready.named);
        let ranks = self.ranks(&others);
        if self.ready.has_row() { self.unread = ranks } else { self.unrated = ranks }
        true
    }

    /// Reads how the terms stand in a row in the texts of a thing.
    fn read(&mut self, thing: u32) {
        let (mut text, mut row) = (String::new(), None);
        for (_, body) in self.index.bodies(self.corpus, thing) {
            text.clear();
            fold_onto(&body, &mut text);
            let wanted = self.ready.query.row.iter().flat_map(|row| &row.any);
            let place: Option<Place> = wanted.filter_map(|term| body::best(&text, term)).min();
            row = row.into_iter().chain(place).min();
        }
        let rank = self.ready.at_best(self.corpus, self.index, thing, Some(row), &mut self.room);
        self.unrated.extend(rank.map(Reverse));
    }

    /// Rates a thing.
    fn rate(&mut self, thing: u32) {
        let Some(entry) = self.index.entry(self.corpus, thing) else { return };
        let found = rate(self.corpus, &entry, &self.ready.query);
        self.rated.extend(found.map(|found| Reverse(Rated(found, entry))));
    }
}

impl Iterator for Best<'_> {
    type Item = (Entry, Match);

    fn next(&mut self) -> Option<(Entry, Match)> {
        while !(self.is_overtaken)() {
            let rated = self.rated.peek().map(|Reverse(rated)| rated.0.rank);
            let next = [&self.unread, &self.unrated].map(|ranks| ranks.peek().map(|Reverse(rank)| *rank));
            let comes_first = |rank: Rank| next.iter().flatten().all(|other| rank <= *other);
            if rated.is_some_and(comes_first) {
                return self.rated.pop().map(|Reverse(Rated(found, entry))| (entry, found));
            }
            match next {
                [None, None] => {
                    if !self.goes_on() {
                        return None;
                    }
                }
                [Some(unread), unrated] if unrated.is_none_or(|unrated| unread < unrated) => {
                    self.unread.pop();
                    self.read(unread.order());
                }
                _ => {
                    if let Some(Reverse(rank)) = self.unrated.pop() {
                        self.rate(rank.order());
                    }
                }
            }
        }
        None
    }
}
