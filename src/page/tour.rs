//! The page of a tour: its steps as a handout, with what the presenter wants to say.

use super::Page;
use super::block::Block;
use crate::address::Address;
use crate::corpus::{Corpus, Id, Panes, Step, Thing, Tour};

pub(super) fn page(corpus: &Corpus, id: Id<Tour>) -> Page {
    let tour = &corpus.tours[id];
    let mut page = Page::new(&tour.label, "tour");
    page.text(&tour.summary);
    let seconds: u32 = tour.steps.iter().filter_map(|step| step.seconds).map(u32::from).sum();
    page.field("Steps", tour.steps.len().to_string());
    page.field("Takes", lasting(seconds));
    for (number, step) in (1..).zip(&tour.steps) {
        page.heading(format!("{number}  {}", step.title));
        page.text(&step.text);
        shown(corpus, step, &mut page);
        page.field("Notes", &step.notes);
        if !step.passages.is_empty() {
            page.push(Block::field("Rests on").links(corpus, step.passages.iter().copied().map(Thing::from)));
        }
    }
    if tour.steps.is_empty() {
        page.remark("This tour has no steps.");
    }
    page
}

/// What the audience sees beside the text.
fn shown(corpus: &Corpus, step: &Step, page: &mut Page) {
    let field = Block::field("Shows");
    let block = match Address::find(corpus, &step.address) {
        Some(address) => field.link(address.title(corpus), address),
        None => field.plain(&step.address),
    };
    let panes = (step.panes != Panes::All).then(|| format!("the {} alone", step.panes));
    let parts = [
        panes,
        (!step.view.is_empty()).then(|| format!("as {}", step.view)),
        (!step.lens.is_empty()).then(|| format!("lens {}", step.lens)),
        step.window.as_ref().map(|window| window.in_words()),
    ];
    let block = parts.into_iter().flatten().fold(block, |block, part| block.dim(format!(" · {part}")));
    page.push(block);
}

/// `9 min 30 s`; nothing where nobody says.
pub(crate) fn lasting(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, 0) => String::new(),
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}
