//! The pages of what is named in the sources: themes, actors, instruments; and of outside facts.

use super::Page;
use super::block::Block;
use crate::corpus::{Actor, Corpus, Id, Instrument, Reference, Theme, Thing};

pub(super) fn theme(corpus: &Corpus, id: Id<Theme>) -> Page {
    let theme = &corpus.themes[id];
    let mut page = Page::new(&theme.label, "theme");
    page.text(&theme.definition);
    page.field("Also called", theme.aliases.join(", "));
    linked(corpus, id.into(), &mut page);
    page
}

pub(super) fn actor(corpus: &Corpus, id: Id<Actor>) -> Page {
    let actor = &corpus.actors[id];
    let mut page = Page::new(&actor.label, corpus.actor_kinds[actor.kind].label.to_lowercase());
    page.text(&actor.summary);
    page.field("Also called", actor.aliases.join(", "));
    page.items(corpus, "Instruments", corpus.instruments_of(id).map(Thing::from));
    linked(corpus, id.into(), &mut page);
    page
}

pub(super) fn instrument(corpus: &Corpus, id: Id<Instrument>) -> Page {
    let instrument = &corpus.instruments[id];
    let mut page = Page::new(&instrument.label, corpus.instrument_kinds[instrument.kind].label.to_lowercase());
    page.text(&instrument.summary);
    page.field("Also called", instrument.aliases.join(", "));
    if !instrument.actors.is_empty() {
        page.push(Block::field("Actors").links(corpus, instrument.actors.iter().copied().map(Thing::from)));
    }
    linked(corpus, id.into(), &mut page);
    page
}

pub(super) fn reference(corpus: &Corpus, id: Id<Reference>) -> Page {
    let reference = &corpus.references[id];
    let mut page = Page::new(&reference.label, "outside fact");
    page.text(&reference.fact);
    page.field("Date", reference.date.as_ref().map(|date| date.in_words()).unwrap_or_default());
    page.field("Read at", &reference.address);
    page.field("Confirmed", if reference.confirmed { "yes" } else { "no: no page that could be read says so" });
    page.remark("An outside fact: kept apart from what the documents say, and never written over their wording.");
    linked(corpus, id.into(), &mut page);
    page
}

fn linked(corpus: &Corpus, thing: Thing, page: &mut Page) {
    page.discrepancies(corpus, thing);
    page.findings(corpus, thing);
    page.events(corpus, "Events", thing);
    let passages: Vec<Thing> = corpus.passages_of(thing).map(Thing::from).collect();
    if passages.is_empty() && !matches!(thing, Thing::Reference(_)) {
        page.remark("No passage is coded with it.");
    }
    page.items(corpus, "Passages", passages);
}
