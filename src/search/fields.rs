//! Which texts of a thing are searched, and what they are called.
//!
//! The index and the hits ask the same two functions, so a position in the one is a position in the other.

use std::borrow::Cow;
use std::iter;

use super::found::Other;
use crate::corpus::date::Edtf;
use crate::corpus::{Cell, Corpus, Discrepancy, Document, Event, Scale, Thing};

/// A text with the word for where it stands.
pub(super) type Field<'a> = (&'static str, Cow<'a, str>);

/// The first name of a thing.
pub(super) fn label(corpus: &Corpus, thing: Thing) -> Field<'_> {
    ("label", corpus.label(thing).into())
}

/// The names of a thing: first its label, then what else people call it, its slug and its address last.
pub(super) fn names(corpus: &Corpus, thing: Thing) -> Vec<Field<'_>> {
    let mut names: Vec<Field<'_>> = vec![label(corpus, thing)];
    names.extend(corpus.aliases(thing).iter().map(|alias| ("alias", borrowed(alias))));
    for (_, naming) in corpus.other_names(thing) {
        names.push(("alias", borrowed(&naming.label)));
    }
    match thing {
        Thing::Dimension(id) => names.push(("short", borrowed(&corpus.dimensions[id].short))),
        Thing::Element(id) => names.push(("short", borrowed(&corpus.elements[id].short))),
        Thing::Party(id) => names.push(("short", borrowed(&corpus.parties[id].short))),
        Thing::Document(id) => {
            let document = &corpus.documents[id];
            names.push(("short", borrowed(&document.short)));
            names.extend(cited_name(document).map(|name| ("short", name.into())));
            names.extend(document.authors.iter().map(|author| ("author", author.to_string().into())));
        }
        _ => {}
    }
    // In the slug of a passage all but its end is its document's.
    let slug = if matches!(thing, Thing::Passage(_)) { "address" } else { "id" };
    names.push((slug, corpus.slug(thing).into()));
    names.push(("address", corpus.name(thing).into()));
    names
}

/// The names of something beside the dataset.
pub(super) fn of_other(other: &Other) -> Vec<Field<'_>> {
    let aliases = other.names.iter().map(|name| ("alias", name.into()));
    iter::once(label_of_other(other)).chain(aliases).collect()
}

/// The first of them.
pub(super) fn label_of_other(other: &Other) -> Field<'_> {
    ("label", (&other.label).into())
}

/// The name in a citation without the year or the bracket behind it: who types the author means the document as well.
fn cited_name(document: &Document) -> Option<&str> {
    let (name, last) = document.short.rsplit_once(' ')?;
    last.contains(|c: char| c.is_numeric() || c == '(').then_some(name)
}

/// The longer texts of a thing, the most telling first; none is empty.
pub(super) fn bodies(corpus: &Corpus, thing: Thing) -> Vec<Field<'_>> {
    let mut bodies = match thing {
        Thing::Dimension(id) => {
            let dimension = &corpus.dimensions[id];
            vec![("definition", borrowed(&dimension.definition)), ("excludes", borrowed(&dimension.excludes))]
        }
        Thing::Cell(id) => cell(&corpus.cells[id]),
        Thing::Element(id) => vec![("definition", borrowed(&corpus.elements[id].definition))],
        Thing::Scale(id) => scale(&corpus.scales[id]),
        Thing::Party(_) => Vec::new(),
        Thing::Theme(id) => vec![("definition", borrowed(&corpus.themes[id].definition))],
        Thing::Document(id) => document(&corpus.documents[id]),
        Thing::Passage(id) => vec![("text", borrowed(&corpus.passages[id].text))],
        Thing::Event(id) => event(&corpus.events[id]),
        Thing::Actor(id) => vec![("summary", borrowed(&corpus.actors[id].summary))],
        Thing::Instrument(id) => vec![("summary", borrowed(&corpus.instruments[id].summary))],
        Thing::Discrepancy(id) => discrepancy(&corpus.discrepancies[id]),
        Thing::Reference(id) => {
            let reference = &corpus.references[id];
            vec![("fact", borrowed(&reference.fact)), date(reference.date.as_ref())]
        }
        Thing::Finding(id) => {
            let finding = &corpus.findings[id];
            let texts = [("text", &finding.text), ("addressee", &finding.addressee), ("status", &finding.because)];
            texts.map(|(field, text)| (field, borrowed(text))).to_vec()
        }
        Thing::Term(id) => {
            let term = &corpus.glossary[id];
            let texts = [("definition", &term.definition), ("belongs", &term.belongs), ("excludes", &term.excludes)];
            texts.into_iter().chain([("example", &term.example)]).map(|(field, text)| (field, borrowed(text))).collect()
        }
    };
    bodies.extend(kind(corpus, thing).map(|kind| ("kind", kind)));
    bodies.retain(|(_, text)| !text.is_empty());
    bodies
}

/// The sort of a thing, as the dataset tells sorts apart.
fn kind(corpus: &Corpus, thing: Thing) -> Option<Cow<'_, str>> {
    Some(match thing {
        Thing::Actor(id) => borrowed(&corpus.actor_kinds[corpus.actors[id].kind].label),
        Thing::Document(id) => borrowed(&corpus.document_kinds[corpus.documents[id].kind].label),
        Thing::Event(id) => borrowed(&corpus.event_kinds[corpus.events[id].kind].label),
        Thing::Instrument(id) => borrowed(&corpus.instrument_kinds[corpus.instruments[id].kind].label),
        Thing::Finding(id) => corpus.findings[id].kind.word().into(),
        _ => return None,
    })
}

fn cell(cell: &Cell) -> Vec<Field<'_>> {
    let rationale = cell.assessment.iter().map(|assessment| ("rationale", borrowed(&assessment.rationale)));
    rationale.chain(cell.evidence().iter().map(|evidence| ("evidence", borrowed(&evidence.note)))).collect()
}

fn scale(scale: &Scale) -> Vec<Field<'_>> {
    let levels =
        scale.levels.iter().flat_map(|level| [&level.label, &level.definition, &level.belongs, &level.excludes]);
    iter::once(("definition", borrowed(&scale.definition)))
        .chain(levels.map(|text| ("level", borrowed(text))))
        .collect()
}

fn document(document: &Document) -> Vec<Field<'_>> {
    let headings = document.sections.iter().map(|section| ("heading", borrowed(&section.title)));
    let about = [("container", borrowed(&document.container)), ("remark", borrowed(&document.remark))];
    let dated = [date(document.date.as_ref()), ("dated", borrowed(&document.dated))];
    iter::once(("subtitle", borrowed(&document.subtitle))).chain(headings).chain(about).chain(dated).collect()
}

fn event(event: &Event) -> Vec<Field<'_>> {
    let own = [("summary", borrowed(&event.summary)), date(event.when())];
    let reports = event.reports.iter().map(|report| ("report", borrowed(&report.says)));
    own.into_iter().chain(reports).chain([("ground", borrowed(&event.ground))]).collect()
}

fn discrepancy(discrepancy: &Discrepancy) -> Vec<Field<'_>> {
    let own = [("resolution", borrowed(&discrepancy.resolution)), ("ground", borrowed(&discrepancy.because))];
    own.into_iter().chain(discrepancy.readings.iter().map(|reading| ("reading", borrowed(&reading.says)))).collect()
}

/// A date in both ways of writing it, so that `2018-03` finds it as well as `March 2018`.
fn date(date: Option<&Edtf>) -> Field<'static> {
    ("date", date.map(|date| format!("{} ({date})", date.in_words())).unwrap_or_default().into())
}

fn borrowed(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}
