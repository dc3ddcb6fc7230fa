//! Links both ways: what is tied to what, by whatever record says so.

use super::Corpus;
use super::thing::Thing;

/// Every tie in both directions: those of one thing stand together, by kind and order of the dataset.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// By number of the kind: where the things of that kind begin in `ends`.
    kinds: [usize; Thing::WORDS.len()],
    /// By kind and position of a thing: where its ties end in `to`. They begin where those of the thing before end.
    ends: Vec<usize>,
    to: Vec<Thing>,
}

impl Links {
    /// Puts every tie that the records state, in both directions, with the thing it goes from: by counting, so that
    /// nothing is held but the result. Then each thing's own are sorted.
    pub(super) fn of(corpus: &Corpus) -> Links {
        let mut links = Links::default();
        let mut things = 0;
        for (kind, count) in links.kinds.iter_mut().zip(corpus.counts()) {
            *kind = things;
            things += count;
        }
        links.ends = vec![0; things];
        let mut any = None;
        each(corpus, &mut |from, to| {
            any = Some(to);
            links.end_mut(from).into_iter().for_each(|many| *many += 1);
        });
        let Some(any) = any else { return links };
        // Where the ties of each begin; with every one that is put there, the place for the next.
        let mut before = 0;
        for end in &mut links.ends {
            let many = *end;
            *end = before;
            before += many;
        }
        links.to = vec![any; before];
        each(corpus, &mut |from, to| {
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

    /// Where a thing stands among all.
    fn number(&self, thing: Thing) -> Option<usize> {
        let (kind, index) = thing.position();
        self.kinds.get(kind).map(|first| first + index)
    }

    fn end_mut(&mut self, thing: Thing) -> Option<&mut usize> {
        let number = self.number(thing)?;
        self.ends.get_mut(number)
    }

    pub(super) fn get(&self, thing: Thing) -> &[Thing] {
        let Some(number) = self.number(thing) else { return &[] };
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(number).and_then(|end| self.to.get(begin..*end)).unwrap_or_default()
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
                self.links(thing).iter().filter_map(|other| match other {
                    Thing::$variant(id) => Some(*id),
                    _ => None,
                })
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
