//! A query made ready: what each of its terms reaches, which things have all of them, and how good each may be at best.

use std::sync::Arc;

use super::bits::Bits;
use super::body;
use super::both::{Overtaken, sift};
use super::found::{Class, Place, What};
use super::index::Index;
use super::look::Look;
use super::name::Sort;
use super::narrowing::Narrowing;
use super::query::{self, Condition, Query, Test};
use super::rank::{self, Match};
use super::reached::Reached;
use super::sight::{Sight, Spotted};
use super::term::Term;
use crate::corpus::Corpus;
use crate::text::fold_onto;

/// A query made ready for an index.
#[derive(Default)]
pub(super) struct Ready {
    pub(super) query: Query,
    /// For each clause, where its terms are, and what else will do.
    clauses: Vec<Clause>,
    /// All terms in a row.
    row: Option<Reached>,
    /// The things that may have all terms in a row in a name.
    rows: Bits,
    /// Whether the words of a name say all of how the terms stand in it, where they stand in it as words.
    is_settled: bool,
    /// The things that match.
    pub(super) all: Bits,
    /// The same in stages: nothing of a later one is better than anything of one before.
    pub(super) stages: Vec<Stage>,
}

/// Some of the things that match.
#[derive(Default)]
pub(super) struct Stage {
    pub(super) things: Bits,
    /// Whether they have all terms in names: then it makes no difference what is in their texts.
    pub(super) is_named: bool,
    /// Those that have to be looked at to know how good they may be; all others are known to be no better than
    /// [`Rank::of_beginnings`] says.
    pub(super) close: Bits,
}

/// A clause made ready.
#[derive(Default)]
struct Clause {
    terms: Vec<Arc<Reached>>,
    tests: Vec<Ask>,
}

/// What a thing has to be like.
enum Ask {
    /// It is none of these.
    Without(Bits),
    /// A condition holds, or doesn't.
    Condition(Condition, bool),
}

/// How much is to be known of the texts of a thing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Nothing: it makes no difference what they have.
    Aside,
    /// What the index knows: all terms may stand in a row in them.
    Unread,
    /// All of it: they are read where they make a difference and all else is known for sure.
    Read,
}

/// How well a thing matches, as far as that is known.
pub(super) struct Guess {
    /// It is no better than so.
    pub(super) found: Match,
    /// Whether it is just so.
    pub(super) is_sure: bool,
}

/// Room to work in.
#[derive(Default)]
pub(super) struct Room {
    sight: Sight,
    words: Vec<u32>,
    text: String,
}

/// Leaves out the spellings of which the words stand nowhere.
fn leave_out(query: &mut Query, index: &Index) {
    for want in query.wants_mut() {
        let mut is_typed = true;
        // One word in another spelling may have a wrong letter as well.
        let may_be_misspelt = |term: &Term| term.words.len() == 1;
        want.any.retain(|term| {
            std::mem::take(&mut is_typed) || may_be_misspelt(term) || index.vocabulary.has_row(&term.words)
        });
    }
}

impl Ask {
    fn is_met(&self, corpus: &Corpus, what: What, thing: u32) -> bool {
        match self {
            Ask::Without(things) => !things.has(thing),
            Ask::Condition(condition, wanted) => condition.is_so(corpus, what) == *wanted,
        }
    }
}

impl Clause {
    fn is_looked_for(&self) -> bool {
        !self.terms.is_empty()
    }

    /// The things that have any of its terms.
    fn all(&self) -> Bits {
        let mut all = Bits::default();
        self.terms.iter().for_each(|term| all.add(&term.all()));
        all
    }

    /// The things that have any of its terms in a name.
    fn named(&self) -> Bits {
        let mut named = Bits::default();
        self.terms.iter().for_each(|term| named.add(&term.names));
        named
    }

    /// How well any of its terms stands in a body of a thing.
    fn place(&self, thing: u32) -> Option<Place> {
        self.terms.iter().filter_map(|term| term.place(thing)).min()
    }

    /// How well any of its terms stands in a name, and whether that may be worse than it looks.
    fn spot(&self, thing: u32, sort: Sort, words: &[u32]) -> (Spotted, bool) {
        let spots = self.terms.iter().map(|term| term.spot(thing, sort, words));
        spots.fold((None, false), |(best, is_rough), (spot, rough)| {
            (best.into_iter().chain(spot).min(), is_rough || rough)
        })
    }
}

impl Ready {
    /// Makes a query ready; none once it is overtaken.
    ///
    /// Spellings that stand nowhere are left out, and each term that is written nowhere gets as much freedom as it needs to
    /// be found.
    pub(super) fn new(
        corpus: &Corpus,
        index: &Index,
        mut query: Query,
        narrowing: &mut Narrowing,
        is_overtaken: Overtaken<'_>,
    ) -> Option<Ready> {
        narrowing.turn();
        let mut look = Look { index, corpus, narrowing, is_overtaken };
        leave_out(&mut query, index);
        let mut is_given_up = false;
        query.take_apart(|want| {
            let is_written = look.is_written(want);
            is_given_up |= is_written.is_none();
            is_written.unwrap_or(true)
        });
        if is_given_up {
            return None;
        }
        leave_out(&mut query, index);
        let mut clauses = Vec::with_capacity(query.clauses.len());
        for clause in &mut query.clauses {
            let mut ready = Clause::default();
            for want in &mut clause.wants {
                let reached = look.settle(want)?;
                want.reach = reached.reach;
                ready.terms.push(reached);
            }
            for test in &clause.tests {
                ready.tests.push(match test {
                    Test::Without(want) => Ask::Without(look.with(want)?),
                    Test::Condition(condition, wanted) => Ask::Condition(condition.clone(), *wanted),
                });
            }
            clauses.push(ready);
        }
        let row = query.row.as_ref().map(|row| Reached { forms: look.forms(row), ..Reached::default() });
        let rows = query.row.as_ref().map_or(Some(Bits::default()), |row| look.rows(row))?;
        let is_settled = clauses.iter().flat_map(|clause| &clause.terms).all(|term| term.is_settled())
            && row.iter().all(Reached::is_settled);
        let mut ready = Ready { query, clauses, row, rows, is_settled, ..Ready::default() };
        ready.choose(corpus, index, is_overtaken)?;
        Some(ready)
    }

    /// Finds the things that match.
    fn choose(&mut self, corpus: &Corpus, index: &Index, is_overtaken: Overtaken<'_>) -> Option<()> {
        if self.query.is_empty() {
            return Some(());
        }
        let mut all: Option<Bits> = None;
        let terms = || self.clauses.iter().filter(|clause| clause.is_looked_for());
        for clause in terms().filter(|clause| clause.tests.is_empty() && !self.query.is_small) {
            match &mut all {
                Some(all) => all.keep(&clause.all()),
                None => all = Some(clause.all()),
            }
        }
        let mut all = all.unwrap_or_else(|| Bits::below(index.count()));
        // Where something else will do, the terms needn't be in a name.
        let mut named = Bits::below(index.count());
        for clause in &self.clauses {
            let mut found = clause.named();
            if !clause.tests.is_empty() {
                let candidates: Vec<u32> = all.iter().collect();
                let is_met = |_: &mut (), thing: u32| {
                    let what = index.face(thing)?.what;
                    clause.tests.iter().any(|test| test.is_met(corpus, what, thing)).then_some(thing)
                };
                let met: Bits = sift(&candidates, is_overtaken, &is_met)?.into_iter().collect();
                found.add(&met);
                if !(self.query.is_small && clause.is_looked_for()) {
                    let mut kept = clause.all();
                    kept.add(&met);
                    all.keep(&kept);
                }
            }
            named.keep(&found);
        }
        // What has each term as a whole word or where a name begins comes before what hasn't, unless that has a row.
        let mut first: Option<Bits> = Some(named.clone()).filter(|_| terms().next().is_some());
        for clause in terms() {
            let mut own = Some(Bits::default()).filter(|_| clause.tests.is_empty());
            for term in &clause.terms {
                own = own.zip(term.first.as_ref()).map(|(mut own, first)| {
                    own.add(first);
                    own
                });
            }
            first = first.zip(own).map(|(mut first, own)| {
                first.keep(&own);
                first
            });
        }
        let mut close = first.clone().unwrap_or_else(|| named.clone());
        close.add(&self.rows);
        // A row may be as good: of several terms, or of one and small words.
        let mut first = first.filter(|_| terms().count() == 1 && self.row.is_none()).unwrap_or_default();
        let mut found = all.clone();
        if self.query.is_small {
            terms().for_each(|clause| found.keep(&clause.all()));
            found.add(&named);
        }
        // A row may be one word (`the re` in `there`), and then be in names that have no term: no stage is before that.
        let mut joined = self.rows.clone();
        joined.keep(&all);
        joined.drop(&named);
        if !joined.is_empty() {
            (first, named) = (Bits::default(), Bits::default());
        }
        let mut stages: Vec<Stage> = Vec::new();
        for (mut things, is_named) in [(first, true), (named, true), (found, false), (all.clone(), false)] {
            things.keep(&all);
            stages.iter().for_each(|before| things.drop(&before.things));
            let close = if is_named { close.clone() } else { all.clone() };
            stages.push(Stage { things, is_named, close });
        }
        (self.all, self.stages) = (all, stages);
        Some(())
    }

    /// How well a thing matches, no worse than it does.
    pub(super) fn at_best(
        &self,
        corpus: &Corpus,
        index: &Index,
        thing: u32,
        texts: Texts,
        room: &mut Room,
    ) -> Option<Guess> {
        let face = index.face(thing)?;
        let is_wanted = |(clause, _): &(&Clause, &query::Clause)| {
            clause.is_looked_for() && !clause.tests.iter().any(|test| test.is_met(corpus, face.what, thing))
        };
        let both = || self.clauses.iter().zip(&self.query.clauses).filter(is_wanted);
        let wanted = || both().map(|(clause, _)| clause);
        let count = wanted().count();
        if count == 0 {
            return Some(Guess { found: rank::by_facts(&face), is_sure: true });
        }
        let Room { sight, words, text } = room;
        sight.clear(count);
        let mut is_rough = false;
        if self.rows.has(thing) || wanted().any(|clause| clause.terms.iter().any(|term| term.names.has(thing))) {
            index.sketched(thing, words, |sort, words| {
                let row = self.row.as_ref().and_then(|row| row.written(sort, words));
                let row = row.filter(|(class, _)| *class < Class::Acronym);
                sight.name(
                    sort,
                    row,
                    wanted().map(|clause| {
                        let (spot, rough) = clause.spot(thing, sort, words);
                        is_rough |= rough;
                        spot
                    }),
                );
            });
        }
        sight.is_rough = is_rough;
        let is_plain = self.is_settled && !is_rough;
        // What has each term in a name is no better for its texts.
        let is_named = sight.has_each_in_names();
        match texts {
            Texts::Read if is_plain && !is_named => {
                for (_, body) in index.bodies(corpus, thing) {
                    text.clear();
                    fold_onto(&body, text);
                    let row = self.query.row.as_ref().and_then(|row| body::find(text, row));
                    sight.body(row, both().map(|(_, clause)| clause.in_body(text)));
                }
            }
            Texts::Read | Texts::Unread if !is_named => {
                let row = self.row.as_ref().map(|_| Place::Words);
                sight.body(row, wanted().map(|clause| clause.place(thing)));
            }
            _ => {}
        }
        let is_sure = is_plain && (is_named || texts == Texts::Read);
        let otherwise = || if self.query.is_small { rank::unasked(&face) } else { rank::by_facts(&face) };
        Some(Guess { found: rank::of_sight(sight, &face).unwrap_or_else(otherwise), is_sure })
    }
}
