//! Names in running text: every actor, instrument, event, dimension and word of the glossary is found where a text calls
//! it by its label, an alias, or its name in another language.
//!
//! | file | what it does |
//! |---|---|
//! | `form` | which names say enough to be links, and how they must be written |
//! | `edge` | where a name may begin and end |
//! | `link` | puts the links on a page |

mod edge;
mod form;
mod link;

use std::cell::Cell;
use std::iter;
use std::ops::Range;

use hashbrown::HashSet;

use crate::corpus::{Corpus, Thing};
use crate::text::{Byte, fold, fold_onto, fold_str};
use form::Form;

pub use link::link;

/// To find the names of a text so many times its bytes are looked through at most. Where names are told apart by their letters
/// it is sixty times; where thousands begin each other and none is written as it must be, it would be without bounds, and those
/// at the end of the text are not found.
const TIMES: usize = 400;
/// So many bytes are looked through in any case.
const LEAST: usize = 64 << 10;
/// To look a name up takes as long as to look through so many bytes.
const LOOKUP: usize = 64;

/// The kinds of things whose names are found. Themes are found only so that no other name is found within theirs.
const KINDS: [&str; 6] = ["actor", "instrument", "event", "dimension", "term", "theme"];

/// All names of a dataset that are looked for, ready to be found in any text.
#[derive(Debug, Default)]
pub struct Names {
    /// All names one after the other, folded.
    text: String,
    /// In the order of their letters, the things that are called alike one after the other.
    names: Vec<Name>,
    /// By their first byte, how many bytes the shortest name has that begins so; more than any text has where none does. Most
    /// words begin no name, and a few letters tell.
    shortest: Vec<u32>,
    /// Whom everything is about: the parties. They are found, but links to them would stand in every sentence.
    subjects: HashSet<Thing>,
}

/// A name of one thing. How it must be written is asked of it as it is written there: few names stand in a text.
#[derive(Debug, Clone, Copy)]
struct Name {
    /// Its bytes in the text of all, and the first of them, so that few names have to be looked at as a whole.
    start: u32,
    end: u32,
    head: u64,
    thing: Thing,
    is_label: bool,
    rank: Rank,
}

/// Which of several things a name means: the one with the lowest rank. Two of one rank are told apart by nothing, and
/// the name means neither.
///
/// What lasts comes first: an event is often called by the name of the agreement or the group whose event it is. Concepts
/// come last, since a proper name is more than the words in it. Then a label is worth more than an alias, and a dimension,
/// which gathers all that is said of it, more than a word of the glossary.
type Rank = (u8, bool, u8);

fn rank(thing: Thing, is_label: bool) -> Rank {
    let (class, within) = match thing {
        Thing::Actor(_) | Thing::Instrument(_) => (0, 0),
        Thing::Event(_) => (1, 0),
        Thing::Dimension(_) => (2, 0),
        Thing::Term(_) => (2, 1),
        _ => (3, 0),
    };
    (class, !is_label, within)
}

/// What a thing is called, and whether as a label: its label, those in other languages, its aliases.
fn called(corpus: &Corpus, thing: Thing) -> impl Iterator<Item = (&str, bool)> {
    let others = corpus.other_names(thing).map(|(_, naming)| (&*naming.label, true));
    let aliases = corpus.aliases(thing).iter().map(|alias| (&**alias, false));
    [(corpus.label(thing), true)].into_iter().chain(others).chain(aliases)
}

/// The first eight bytes of a text, in an order as that of texts.
fn head(text: &str) -> u64 {
    let mut head = [0; 8];
    head.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(head)
}

impl Names {
    /// The names of a dataset.
    pub fn of(corpus: &Corpus) -> Names {
        let (mut text, mut names) = (String::new(), Vec::new());
        for thing in KINDS.iter().flat_map(|word| corpus.things(word)) {
            for (name, is_label) in called(corpus, thing) {
                if Form::of(name, thing, is_label).is_none() {
                    continue;
                }
                let start = text.len();
                fold_onto(name, &mut text);
                let (Ok(begin), Ok(end)) = (u32::try_from(start), u32::try_from(text.len())) else { break };
                let head = head(text.get(start..).unwrap_or_default());
                names.push(Name { start: begin, end, head, thing, is_label, rank: rank(thing, is_label) });
            }
        }
        text.shrink_to_fit();
        names.sort_by_key(|name| (name.head, folded(&text, *name)));
        names.shrink_to_fit();
        let mut shortest = vec![u32::MAX; 1 << u8::BITS];
        for name in &names {
            if let Some(first) = folded(&text, *name).bytes().next() {
                let least = &mut shortest[usize::from(first)];
                *least = (name.end - name.start).min(*least);
            }
        }
        let subjects = corpus.parties.iter().filter_map(|(_, party)| party.actor.map(Thing::from)).collect();
        Names { text, names, shortest, subjects }
    }

    fn folded(&self, name: Name) -> &str {
        folded(&self.text, name)
    }

    /// The names that a folded text begins with, the longest first, each with all things that are called so; as far as what
    /// is left of an effort allows.
    fn beginnings<'n>(&'n self, text: &'n str, effort: &'n Effort) -> impl Iterator<Item = &'n [Name]> {
        let (mut names, mut rest) = (&*self.names, text);
        let least = text.bytes().next().and_then(|first| self.shortest.get(usize::from(first)));
        let least = least.map_or(usize::MAX, |least| *least as usize);
        iter::from_fn(move || {
            loop {
                (rest.len() >= least).then_some(())?;
                effort.take(LOOKUP).then_some(())?;
                // What a text begins with comes before it in the order. Of what comes before it the last is the longest such
                // name, or has more letters in common with the text than any that is left.
                let head = head(rest);
                let before = names.partition_point(|name| (name.head, self.folded(*name)) <= (head, rest));
                let before = names.get(..before)?;
                let last = self.folded(*before.last()?);
                effort.take(last.len()).then_some(())?;
                if rest.starts_with(last) {
                    let alike = before.iter().rev().take_while(|name| self.folded(**name) == last).count();
                    let (shorter, alike) = before.split_at(before.len() - alike);
                    names = shorter;
                    return Some(alike);
                }
                let common = last.bytes().zip(rest.bytes()).take_while(|(one, other)| one == other).count();
                rest = rest.get(..rest.floor_char_boundary(common))?;
            }
        })
    }

    /// Whether a name of a thing in a text is to be a link.
    fn is_linked(&self, thing: Thing) -> bool {
        !matches!(thing, Thing::Theme(_)) && !self.subjects.contains(&thing)
    }

    /// Whatever a text names, in its order: the bytes of each name, and what it means. Of names that overlap the first
    /// counts, of those that begin together the longest. The corpus is the one whose names they are.
    pub fn find(&self, corpus: &Corpus, text: &str) -> Vec<(Range<usize>, Thing)> {
        let folded = fold(text);
        let effort = Effort(Cell::new(text.len().saturating_mul(TIMES).saturating_add(LEAST)));
        let mut found: Vec<(Range<usize>, Option<Thing>)> = Vec::new();
        let mut done = 0;
        for (start, _) in folded.text().char_indices().filter(|(start, _)| edge::is_edge(folded.text(), *start)) {
            // Nothing begins within a name that was found.
            if folded.original(Byte(start)..Byte(start)).start.0 < done {
                continue;
            }
            // Not the longest alone: it may be no whole word, or written in the wrong case, and then a shorter name at the
            // same place must still be found.
            for alike in self.beginnings(folded.text().get(start..).unwrap_or_default(), &effort) {
                let end = start + alike.first().map_or(0, |name| self.folded(*name).len());
                if !edge::is_edge(folded.text(), end) {
                    continue;
                }
                let original = folded.original(Byte(start)..Byte(end));
                let bytes = original.start.0..original.end.0;
                if let Some(thing) = self.meant(corpus, alike, text, &bytes, &effort) {
                    done = bytes.end;
                    found.push((bytes, thing));
                    break;
                }
            }
        }
        let addresses = if found.is_empty() { Vec::new() } else { edge::addresses(text) };
        let is_outside = |bytes: &Range<usize>| {
            let behind = addresses.partition_point(|address| address.end <= bytes.start);
            addresses.get(behind).is_none_or(|address| bytes.end <= address.start)
        };
        found
            .into_iter()
            .filter(|(bytes, _)| is_outside(bytes))
            .filter_map(|(bytes, thing)| Some((bytes, thing?)))
            .collect()
    }

    /// What a name means where it stands: nothing where it isn't written as a name, and no particular thing where several are
    /// called so.
    fn meant(
        &self,
        corpus: &Corpus,
        alike: &[Name],
        text: &str,
        bytes: &Range<usize>,
        effort: &Effort,
    ) -> Option<Option<Thing>> {
        let written = text.get(bytes.clone())?;
        // Half of a ligature is no name; in ASCII there are none.
        let is_name = || alike.first().is_some_and(|name| fold_str(written) == self.folded(*name));
        if !edge::is_whole_kana(text, bytes) || !written.is_ascii() && !is_name() {
            return None;
        }
        let is_it = |name: Name, own: &str, is_label| {
            is_label == name.is_label && effort.take(LOOKUP + own.len()) && fold_str(own) == self.folded(name)
        };
        let fits = |name: &&Name| {
            let own = called(corpus, name.thing).filter(|(own, is_label)| is_it(**name, own, *is_label));
            own.filter_map(|(own, is_label)| Form::of(own, name.thing, is_label))
                .any(|form| form.fits(written) && (form.is_proper() || !edge::is_part_of_compound(text, bytes)))
        };
        let fitting: Vec<&Name> = alike.iter().filter(fits).collect();
        let best = fitting.iter().min_by_key(|name| name.rank)?;
        let rivals = fitting.iter().any(|name| name.rank == best.rank && name.thing != best.thing);
        Some((!rivals).then_some(best.thing))
    }
}

/// What may still be done to find names in a text, in bytes to look through.
struct Effort(Cell<usize>);

impl Effort {
    /// Takes some of it; `false` where not so much is left.
    fn take(&self, bytes: usize) -> bool {
        let left = self.0.get().checked_sub(bytes);
        self.0.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// A name as it stands in the text of all.
fn folded(text: &str, name: Name) -> &str {
    text.get(name.start as usize..name.end as usize).unwrap_or_default()
}
