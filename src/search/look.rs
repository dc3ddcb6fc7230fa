//! Finds out where a term is: by the vocabulary alone where it is one word, else by reading what has all its words.

use std::sync::Arc;

use super::bits::Bits;
use super::both::{Overtaken, join, sift};
use super::forms::Forms;
use super::found::{Class, Place, Reach};
use super::index::Index;
use super::narrowing::Narrowing;
use super::reached::Reached;
use super::term::{Mode, Term};
use super::vocabulary::Where;
use super::want::Want;
use super::{body, fuzzy};
use crate::corpus::Corpus;
use crate::text::fold_onto;

/// How many names are looked at for the letters of a term.
const MOST_BY_LETTERS: usize = 200;

/// From so many words on, the things that have them are put together on two threads.
const MANY_WORDS: usize = 1000;

/// Looks for terms.
pub(super) struct Look<'i> {
    pub(super) index: &'i Index,
    pub(super) corpus: &'i Corpus,
    pub(super) narrowing: &'i mut Narrowing,
    pub(super) is_overtaken: Overtaken<'i>,
}

impl Look<'_> {
    /// Where a term is, found with as much freedom as it needs; none once the search is overtaken.
    ///
    /// A letter or two may be wrong only where it is written nowhere, and many may be missing only where that finds nothing
    /// either. That is settled for each term by itself. Were it settled for all together, a further word could add hits.
    pub(super) fn settle(&mut self, want: &Want) -> Option<Arc<Reached>> {
        if let Some(known) = self.narrowing.known(want) {
            return Some(known);
        }
        let mut reached = self.written(want)?;
        if reached.is_empty() {
            reached = self.misspelt(want)?;
        }
        if reached.is_empty() {
            reached = self.by_letters(want)?;
        }
        let reached = Arc::new(reached);
        self.narrowing.keep(want.clone(), &reached);
        Some(reached)
    }

    /// Whether a term is written anywhere; none once the search is overtaken.
    pub(super) fn is_written(&mut self, want: &Want) -> Option<bool> {
        if let Some(known) = self.narrowing.known(want) {
            return Some(known.reach == Reach::Written && !known.is_empty());
        }
        let reached = self.written(want)?;
        let is_written = !reached.is_empty();
        if is_written {
            self.narrowing.keep(want.clone(), &Arc::new(reached));
        }
        Some(is_written)
    }

    /// The spellings of a term as words of the vocabulary.
    pub(super) fn forms(&mut self, want: &Want) -> Vec<Forms> {
        want.any.iter().map(|term| self.forms_of(term)).collect()
    }

    fn forms_of(&mut self, term: &Term) -> Forms {
        Forms::of(term, &self.index.vocabulary, &mut self.narrowing.grown)
    }

    /// Where a term is written, or made of initials.
    fn written(&mut self, want: &Want) -> Option<Reached> {
        let mut reached = Reached { first: Some(Bits::default()), ..Reached::default() };
        for term in &want.any {
            let forms = self.forms_of(term);
            let (names, bodies) = if forms.is_plain { self.plain(term, &forms)? } else { self.read(term, &forms)? };
            let first = self.first(term, &forms, &names);
            reached.first = reached.first.take().zip(first).map(|(mut all, first)| {
                all.add(&first);
                all
            });
            reached.names.add(&names);
            reached.bodies.iter_mut().zip(&bodies).for_each(|(all, own)| all.add(own));
            if term.mode == Mode::Loose {
                reached.initials.add(&self.index.with_initials(&term.text));
            }
            reached.forms.push(forms);
        }
        reached.names.add(&reached.initials);
        Some(reached)
    }

    /// Where one word is: in names, and in bodies by place.
    fn plain(&self, term: &Term, forms: &Forms) -> Option<(Bits, [Bits; 3])> {
        let vocabulary = &self.index.vocabulary;
        let (names, bodies) = (vocabulary.things(Where::Name), vocabulary.things(Where::Body));
        let (whole, begun) = (|| forms.whole(), || forms.begun.clone());
        let within = || forms.within.iter().copied();
        let is_so = |things: Bits| self.with_class(&things, forms, Class::Inside);
        Some(match term.mode {
            Mode::Loose | Mode::Literal => {
                // What ends a word may count within a name only.
                let counts = term.mode == Mode::Literal || body::may_be_inside(term, true);
                let in_bodies = || {
                    let begins = bodies.of_any(begun());
                    let mut inside = begins.clone();
                    inside.add(&bodies.of_any(within().filter(|_| counts)));
                    [bodies.of_any(whole()), begins, inside]
                };
                let in_names = || names.of_any(begun().chain(within()));
                join(forms.begun.len() + forms.within.len() >= MANY_WORDS, in_names, in_bodies)
            }
            Mode::Phrase => {
                let bodies = bodies.of_any(whole());
                (names.of_any(whole()), [bodies.clone(), bodies.clone(), bodies])
            }
            Mode::Begins => (is_so(names.of_any(begun()))?, Default::default()),
            Mode::Ends => (is_so(names.of_any(within()))?, Default::default()),
            Mode::Whole => (is_so(names.of_any(whole()))?, Default::default()),
        })
    }

    /// Of the things that have a term in a name, those in which it is a whole word or begins the name.
    fn first(&self, term: &Term, forms: &Forms, names: &Bits) -> Option<Bits> {
        let vocabulary = &self.index.vocabulary;
        if term.mode != Mode::Loose {
            return None;
        }
        if !forms.is_plain {
            return forms.is_settled().then(|| self.with_class(names, forms, Class::Prefix)).flatten();
        }
        let mut first = vocabulary.things(Where::First).of_any(forms.begun.clone());
        first.add(&vocabulary.things(Where::Name).of_any(forms.whole()));
        Some(first)
    }

    /// Of some things those that have a term in a name by its words, no worse than so.
    fn with_class(&self, things: &Bits, forms: &Forms, worst: Class) -> Option<Bits> {
        let things: Vec<u32> = things.iter().collect();
        let has = |words: &mut Vec<u32>, thing: u32| {
            let mut has = false;
            self.index.sketched(thing, words, |sort, words| {
                has |= forms.class(sort, words).is_some_and(|class| class <= worst);
            });
            has.then_some(thing)
        };
        Some(sift(&things, self.is_overtaken, &has)?.into_iter().collect())
    }

    /// Where several words are, or a word with signs: read in the texts that have all of its words.
    fn read(&mut self, term: &Term, forms: &Forms) -> Option<(Bits, [Bits; 3])> {
        let (corpus, index) = (self.corpus, self.index);
        let in_names: Vec<u32> = self.candidates(term, forms, &[Where::Name, Where::Address]).iter().collect();
        let in_bodies: Vec<u32> = self.candidates(term, forms, &[Where::Body]).iter().collect();
        let place = |text: &mut String, thing: u32| {
            let places = index.bodies(corpus, thing).into_iter().filter_map(|(_, body)| {
                text.clear();
                fold_onto(&body, text);
                body::best(text, term)
            });
            Some((thing, places.min()?))
        };
        let mut bodies: [Bits; 3] = Default::default();
        for (thing, place) in sift(&in_bodies, self.is_overtaken, &place)? {
            bodies.iter_mut().skip(place as usize).for_each(|things| things.insert(thing));
        }
        let want = Want { any: vec![term.clone()], reach: Reach::Written };
        let has = |words: &mut Vec<u32>, thing: u32| {
            if forms.is_settled() {
                let mut has = false;
                index.sketched(thing, words, |sort, words| has |= forms.class(sort, words).is_some());
                return has.then_some(thing);
            }
            index.names(corpus, thing).iter().any(|name| name.find(&want).is_some()).then_some(thing)
        };
        let names = sift(&in_names, self.is_overtaken, &has)?;
        Some((names.into_iter().collect(), bodies))
    }

    /// The things that may have terms in a row in a name; more than a part of a word.
    pub(super) fn rows(&mut self, want: &Want) -> Option<Bits> {
        let mut rows = Bits::default();
        for term in &want.any {
            let forms = self.forms_of(term);
            let names = self.candidates(term, &forms, &[Where::Name, Where::Address]);
            rows.add(&self.with_class(&names, &forms, Class::WordStart)?);
        }
        Some(rows)
    }

    /// The things that have all words of a term at some places.
    fn candidates(&mut self, term: &Term, forms: &Forms, places: &[Where]) -> Bits {
        let vocabulary = &self.index.vocabulary;
        let mut kept: Option<Bits> = None;
        let count = term.words.len();
        for (nth, word) in term.words.iter().enumerate() {
            let words: Vec<u32> = match nth {
                _ if count == 1 => self.narrowing.grown.with(vocabulary, word),
                _ if nth + 1 == count => forms.begun.clone().collect(),
                // The first may be the end of a word, where all is meant letter by letter.
                0 if term.mode != Mode::Loose => {
                    let with = self.narrowing.grown.with(vocabulary, word);
                    with.into_iter().filter(|number| vocabulary.word(*number).ends_with(word)).collect()
                }
                _ => vocabulary.number(word).into_iter().collect(),
            };
            let mut things = Bits::default();
            places.iter().for_each(|place| things.add(&vocabulary.things(*place).of_any(words.iter().copied())));
            match &mut kept {
                Some(kept) => kept.keep(&things),
                None => kept = Some(things),
            }
        }
        kept.unwrap_or_else(|| Bits::below(self.index.count()))
    }

    /// Where a word is that is nearly a term.
    fn misspelt(&mut self, want: &Want) -> Option<Reached> {
        let mut near: Vec<(u32, usize)> = Vec::new();
        for term in want.any.iter().filter(|term| term.mode == Mode::Loose) {
            let Some(typo) = fuzzy::Typo::of(term) else { continue };
            if (self.is_overtaken)() {
                return None;
            }
            // None else is found with a wrong letter.
            let words = self.index.vocabulary.free();
            near.extend(words.filter_map(|(number, word)| Some((number, typo.distance(word)?))));
        }
        near.sort_unstable();
        near.dedup_by_key(|(word, _)| *word); // the least stands first
        let things = self.index.vocabulary.things(Where::Name).of_any(near.iter().map(|(word, _)| *word));
        let mut reached = Reached { reach: Reach::Typos, near, ..Reached::default() };
        let mut words = Vec::new();
        for thing in things.iter() {
            let mut has = false;
            let show = |sort, words: &[u32]| has |= reached.spot(thing, sort, words).0.is_some();
            self.index.sketched(thing, &mut words, show);
            if has {
                reached.names.insert(thing);
            }
        }
        Some(reached)
    }

    /// Where the letters of a term are, with others between them. Beyond the best there is nothing but noise.
    fn by_letters(&mut self, want: &Want) -> Option<Reached> {
        let want = Want { reach: Reach::Letters, ..want.clone() };
        let mut reached = Reached { reach: Reach::Letters, ..Reached::default() };
        for term in want.any.iter().filter(|term| term.mode == Mode::Loose) {
            if (self.is_overtaken)() {
                return None;
            }
            for thing in self.index.with_letters(&term.text, MOST_BY_LETTERS) {
                let is_there = self.index.names(self.corpus, thing).iter().any(|name| name.find(&want).is_some());
                if is_there {
                    reached.names.insert(thing);
                }
            }
        }
        Some(reached)
    }

    /// The things in which a term stands, from the beginning of a word on.
    pub(super) fn with(&mut self, want: &Want) -> Option<Bits> {
        let mut all = Bits::default();
        for term in &want.any {
            let forms = self.forms_of(term);
            if forms.is_plain && term.mode == Mode::Loose {
                let vocabulary = &self.index.vocabulary;
                all.add(&vocabulary.things(Where::Name).of_any(forms.begun.clone()));
                all.add(&vocabulary.things(Where::Body).of_any(forms.begun.clone()));
            } else if forms.is_plain {
                let (names, bodies) = self.plain(term, &forms)?;
                all.add(&names);
                all.add(&bodies[Place::Inside as usize]);
            } else {
                let (corpus, index) = (self.corpus, self.index);
                let mut things = self.candidates(term, &forms, &[Where::Name, Where::Address]);
                things.add(&self.candidates(term, &forms, &[Where::Body]));
                let things: Vec<u32> = things.iter().collect();
                let want = Want { any: vec![term.clone()], reach: Reach::Written };
                let has = |_: &mut (), thing: u32| index.entry(corpus, thing)?.has(corpus, &want).then_some(thing);
                all.add(&sift(&things, self.is_overtaken, &has)?.into_iter().collect());
            }
        }
        Some(all)
    }
}
