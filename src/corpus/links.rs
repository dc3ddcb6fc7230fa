//! Links both ways: what is tied to what, by whatever record says so.

use super::Corpus;
use super::thing::{Sort, Thing};

/// Every tie in both directions: those of one thing stand together, by kind and order of the dataset. All things are numbered
/// through, in that order too: a number takes half the room of a thing.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// By kind: the number of the first thing of that kind.
    kinds: [u32; Sort::ALL.len()],
    /// By number of a thing: where its ties end in `to`. They begin where those of the thing before end.
    ends: Vec<usize>,
    /// The numbers of what each is tied to.
    to: Vec<u32>,
}

impl Links {
    /// Puts every tie that the records state, in both directions, with the thing it goes from: by counting, so that
    /// nothing is held but the result. Then each thing's own are sorted.
    pub(super) fn of(corpus: &Corpus) -> Links {
        let mut links = Links::default();
        let mut things = 0;
        for (first, count) in links.kinds.iter_mut().zip(corpus.counts()) {
            *first = u32::try_from(things).unwrap_or(u32::MAX);
            things += count;
        }
        links.ends = vec![0; things];
        each(corpus, &mut |from, _| links.end_mut(from).into_iter().for_each(|many| *many += 1));
        // Where the ties of each begin; with every one that is put there, the place for the next.
        let mut before = 0;
        for end in &mut links.ends {
            let many = *end;
            *end = before;
            before += many;
        }
        links.to = vec![0; before];
        each(corpus, &mut |from, to| {
            let to = links.number(to);
            let place = links.end_mut(from).map(|next| {
                *next += 1;
                *next - 1
            });
            place.and_then(|at| links.to.get_mut(at)).into_iter().for_each(|place| *place = to);
        });
        // What is stated twice stands once, and those behind move up.
        let (mut begin, mut kept) = (0, 0);
        for end in &mut links.ends {
            if let Some(own) = links.to.get_mut(begin..*end) {
                own.sort_unstable();
            }
            let first = kept;
            for at in begin..*end {
                if kept == first || links.to.get(at) != links.to.get(kept - 1) {
                    links.to.swap(kept, at);
                    kept += 1;
                }
            }
            (begin, *end) = (*end, kept);
        }
        links.to.truncate(kept);
        links
    }

    /// The number of a thing among all.
    fn number(&self, thing: Thing) -> u32 {
        let (sort, index) = thing.position();
        self.kinds[sort as usize].saturating_add(index)
    }

    /// The thing with a number.
    fn thing(&self, number: u32) -> Thing {
        let kind = self.kinds.partition_point(|first| *first <= number).saturating_sub(1);
        Thing::at(Sort::ALL[kind], number - self.kinds[kind])
    }

    fn end_mut(&mut self, thing: Thing) -> Option<&mut usize> {
        let number = self.number(thing);
        self.ends.get_mut(number as usize)
    }

    /// The numbers of what a thing is tied to.
    fn numbers(&self, thing: Thing) -> &[u32] {
        let number = self.number(thing) as usize;
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(number).and_then(|end| self.to.get(begin..*end)).unwrap_or_default()
    }

    /// What a thing is tied to.
    pub(super) fn of_thing(&self, thing: Thing) -> impl ExactSizeIterator<Item = Thing> + Clone {
        self.numbers(thing).iter().map(|number| self.thing(*number))
    }

    /// The positions of those of one kind that a thing is tied to.
    fn of_kind(&self, thing: Thing, sort: Sort) -> impl Iterator<Item = u32> {
        let numbers = self.numbers(thing);
        let before = |end: u32| numbers.partition_point(|number| *number < end);
        let first = self.kinds[sort as usize];
        let end = self.kinds.get(sort as usize + 1).map_or(numbers.len(), |next| before(*next));
        numbers.get(before(first)..end).unwrap_or_default().iter().map(move |number| number - first)
    }
}

/// Gives every tie that the records state, from either end.
fn each(corpus: &Corpus, give: &mut dyn FnMut(Thing, Thing)) {
    let mut ties = Ties(give);
    for (id, cell) in corpus.cells.iter() {
        ties.tie(id, cell.dimension);
        ties.tie(id, cell.element);
        ties.tie_all(id, cell.party);
        ties.tie_all(id, cell.evidence().iter().map(|evidence| evidence.passage));
    }
    for (id, element) in corpus.elements.iter() {
        ties.tie(id, element.scale);
    }
    for (id, party) in corpus.parties.iter() {
        ties.tie_all(id, party.actor);
    }
    for (id, passage) in corpus.passages.iter() {
        ties.tie(id, passage.document);
        ties.tie_all(id, passage.codings.iter().map(|coding| coding.code));
    }
    for (id, instrument) in corpus.instruments.iter() {
        ties.tie_all(id, instrument.actors.iter().copied());
    }
    for (id, event) in corpus.events.iter() {
        ties.tie_all(id, event.dimensions.iter().copied());
        ties.tie_all(id, event.themes.iter().copied());
        ties.tie_all(id, event.actors.iter().copied());
        ties.tie_all(id, event.instruments.iter().copied());
        ties.tie_all(id, event.references.iter().copied());
        ties.tie_all(id, event.reports.iter().map(|report| report.passage));
    }
    for (id, discrepancy) in corpus.discrepancies.iter() {
        ties.tie_all(id, discrepancy.bears_on());
    }
    for (id, finding) in corpus.findings.iter() {
        ties.tie_all(id, finding.dimensions.iter().copied());
        ties.tie_all(id, finding.themes.iter().copied());
        ties.tie_all(id, finding.actors.iter().copied());
        ties.tie_all(id, finding.instruments.iter().copied());
        ties.tie_all(id, finding.passages.iter().copied());
        ties.tie_all(id, finding.shown_by.iter().copied());
    }
    for (id, term) in corpus.glossary.iter() {
        ties.tie_all(id, term.see.iter().copied());
    }
}

/// What takes the ties of one record after the other.
struct Ties<'g>(&'g mut dyn FnMut(Thing, Thing));

impl Ties<'_> {
    fn tie(&mut self, one: impl Into<Thing>, other: impl Into<Thing>) {
        let (one, other) = (one.into(), other.into());
        if one != other {
            (self.0)(one, other);
            (self.0)(other, one);
        }
    }

    fn tie_all(&mut self, one: impl Into<Thing>, others: impl IntoIterator<Item = impl Into<Thing>>) {
        let one = one.into();
        for other in others {
            self.tie(one, other);
        }
    }
}

/// Declares one method for each kind of thing that others link to.
macro_rules! linked {
    ($($(#[$doc:meta])* $method:ident $variant:ident),* $(,)?) => {
        impl Corpus {
            $($(#[$doc])*
            pub fn $method(&self, thing: impl Into<Thing>) -> impl Iterator<Item = super::Id<super::$variant>> {
                self.all_links().of_kind(thing.into(), Sort::$variant).map(super::Id::at)
            })*
        }
    };
}

linked! {
    /// The dimensions tied to a thing.
    dimensions_of Dimension,
    /// The cells tied to a thing.
    cells_of Cell,
    /// The passages tied to a thing.
    passages_of Passage,
    /// The events tied to a thing.
    events_of Event,
    /// The instruments tied to a thing.
    instruments_of Instrument,
    /// The discrepancies that bear on a thing.
    discrepancies_of Discrepancy,
    /// The findings about a thing.
    findings_of Finding,
    /// The words of the glossary that point at a thing.
    terms_of Term,
}

#[cfg(test)]
mod tests {
    use crate::dataset;

    use super::*;

    #[test]
    fn ties_go_both_ways_in_order_and_those_of_a_kind_are_among_them() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let things = || Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word));
        assert!(things().any(|thing| corpus.links(thing).len() > 5));
        for thing in things() {
            assert!(corpus.links(thing).is_sorted_by(|one, next| one < next));
            assert!(corpus.links(thing).all(|other| corpus.links(other).any(|back| back == thing)));
            let of_kind = |word| corpus.links(thing).filter(move |other| other.word() == word);
            assert!(corpus.dimensions_of(thing).map(Thing::from).eq(of_kind("dimension")));
            assert!(corpus.passages_of(thing).map(Thing::from).eq(of_kind("passage")));
            assert!(corpus.terms_of(thing).map(Thing::from).eq(of_kind("term")));
        }
    }
}
