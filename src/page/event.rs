//! The page of an event: its settled date, what disputes it, and what each source says.

use super::Page;
use super::block::{Block, BlockKind, Sign, when};
use crate::corpus::{Corpus, Event, Id, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Event>) -> Page {
    let event = &corpus.events[id];
    let mut page = Page::new(&event.label, corpus.event_kinds[event.kind].label.to_lowercase());
    page.push(Block::new(BlockKind::Text).strong(when(event)));
    if let Some(date) = &event.date {
        let outside = corpus.about.window.as_ref().filter(|window| !date.overlaps(window));
        let outside = outside.map(|window| format!(" · outside the window {}", window.in_words()));
        page.push(Block::field("EDTF").plain(date.to_string()).dim(outside.unwrap_or_default()));
    }
    page.field("Ground", &event.ground);
    page.discrepancies(corpus, id);
    page.text(&event.summary);
    page.field("Also called", event.aliases.join(", "));
    if !event.reports.is_empty() {
        page.heading("What the sources say of the date");
        for report in &event.reports {
            let passage = &corpus.passages[report.passage];
            let mut block = Block::sign(Sign::Bullet).link(&passage.label, Thing::from(report.passage));
            if let Some(date) = &report.date {
                block = block.strong(format!("  {}", date.in_words()));
            }
            page.push(block.plain("  ").plain(&report.says));
        }
    }
    page.items(corpus, "Outside facts", event.references.iter().copied().map(Thing::from));
    page.findings(corpus, id);
    page.touches(
        corpus,
        [
            ("Dimensions", event.dimensions.iter().copied().map(Thing::from).collect()),
            ("Themes", event.themes.iter().copied().map(Thing::from).collect()),
            ("Actors", event.actors.iter().copied().map(Thing::from).collect()),
            ("Instruments", event.instruments.iter().copied().map(Thing::from).collect()),
        ],
    );
    page
}
