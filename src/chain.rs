//! The chain: cell → evidence → passage → event → discrepancy → the same cell. On every page of it one link leads on,
//! and the reader's cursor waits there, so that Enter alone walks the whole circle.
//!
//! Where a step is missing (a passage without an event, an event that nobody disputes) the page says so, and offers the
//! way back to the cell: the chain never strays to another one.

use crate::address::Address;
use crate::corpus::{Cell, Corpus, Event, Id, Thing};
use crate::page::Page;

/// Finds the link of a page that leads on, as an index into [`Page::links`]; none on pages that are no part of the
/// chain. `trail` holds the addresses visited before, oldest first: a cell followed by steps of the chain alone is where
/// it began. Where no link of the page leads on, one back to that cell is added.
pub fn lead_on<'a>(
    corpus: &Corpus,
    page: &mut Page,
    trail: impl DoubleEndedIterator<Item = &'a Address>,
) -> Option<usize> {
    let origin = origin(trail);
    let Address::Thing(thing) = page.address else { return None };
    let (after, missing) = match thing {
        Thing::Cell(_) => return best(page, |_, to| matches!(to, Thing::Passage(_)).then_some(0)),
        Thing::Passage(_) => {
            let notes = page.notes_of(thing);
            let led =
                best(page, |block, to| if notes.contains(&block) { of_passage(corpus, to, origin) } else { None });
            if led.is_some() {
                return led;
            }
            (notes.end, "No event and no disagreement is tied to this passage.")
        }
        Thing::Event(_) => {
            let led = best(page, |_, to| of_event(corpus, to, origin));
            if led.is_some() {
                return led;
            }
            (1, "No disagreement bears on this event.")
        }
        Thing::Discrepancy(_) => {
            let led = best(page, |_, to| match (to, origin) {
                (Thing::Cell(cell), Some(origin)) => (cell == origin).then_some(0),
                (Thing::Cell(_), None) => Some(0),
                _ => None,
            });
            if led.is_some() {
                return led;
            }
            (1, "The cell that you came from is not touched by it.")
        }
        _ => return None,
    };
    let origin = origin?;
    page.add_way_back(corpus, after, missing, origin.into());
    best(page, |block, to| (block == after && to == Thing::Cell(origin)).then_some(0))
}

/// The cell from which the chain came here: nothing but steps of the chain was visited since.
fn origin<'a>(trail: impl DoubleEndedIterator<Item = &'a Address>) -> Option<Id<Cell>> {
    let is_step = |address: &&Address| {
        matches!(address, Address::Thing(Thing::Passage(_) | Thing::Event(_) | Thing::Discrepancy(_)))
    };
    match trail.rev().find(|address| !is_step(address)) {
        Some(Address::Thing(Thing::Cell(cell))) => Some(*cell),
        _ => None,
    }
}

/// The link with the lowest rank, the first of those; the chain never goes by what a text happens to name.
fn best(page: &Page, rank: impl Fn(usize, Thing) -> Option<u8>) -> Option<usize> {
    let links = page.links();
    let ranked = links.iter().enumerate().filter_map(|(index, link)| match link.to {
        Address::Thing(to) if !link.by_name => Some((rank(link.block, *to)?, index)),
        _ => None,
    });
    ranked.min().map(|(_, index)| index)
}

/// From a passage to an event, best one of the cell's dimension that is disputed; without events, to a discrepancy.
fn of_passage(corpus: &Corpus, to: Thing, origin: Option<Id<Cell>>) -> Option<u8> {
    match to {
        Thing::Event(event) => {
            let near = origin.is_some_and(|cell| is_near(corpus, event, cell));
            let disputes = || corpus.discrepancies_of(event);
            let on_it = disputes().any(|id| corpus.cells_of(id).any(|cell| Some(cell) == origin));
            Some(match (near, on_it, disputes().next().is_some()) {
                (_, true, _) => 0,
                (true, _, true) => 1,
                (true, _, false) => 2,
                (false, _, true) => 3,
                (false, _, false) => 4,
            })
        }
        Thing::Discrepancy(id) => Some(if corpus.cells_of(id).any(|cell| Some(cell) == origin) { 5 } else { 6 }),
        _ => None,
    }
}

/// From an event to a discrepancy, best one that touches the cell; without a cell to come from, to a report.
fn of_event(corpus: &Corpus, to: Thing, origin: Option<Id<Cell>>) -> Option<u8> {
    match to {
        Thing::Discrepancy(id) => Some(u8::from(!corpus.cells_of(id).any(|cell| Some(cell) == origin))),
        Thing::Passage(_) if origin.is_none() => Some(2),
        _ => None,
    }
}

fn is_near(corpus: &Corpus, event: Id<Event>, cell: Id<Cell>) -> bool {
    corpus.events[event].dimensions.contains(&corpus.cells[cell].dimension)
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::dataset;
    use crate::page;

    /// The addresses that Enter alone visits from a cell, until it is back or has no further link.
    fn walk(corpus: &Corpus, cell: Id<Cell>) -> Vec<Address> {
        let mut trail: Vec<Address> = Vec::new();
        let mut here = Address::Thing(cell.into());
        while trail.len() < 8 && (trail.is_empty() || here != Address::Thing(cell.into())) {
            let mut page = page::of(corpus, &OnceLock::new(), &here);
            let link = lead_on(corpus, &mut page, trail.iter());
            trail.push(here.clone());
            match link.and_then(|link| page.links().get(link).map(|link| link.to.clone())) {
                Some(to) => here = to,
                None => return trail,
            }
        }
        trail.push(here);
        trail
    }

    #[test]
    fn from_every_cell_with_evidence_the_chain_comes_back_to_it() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        for (id, cell) in corpus.cells.iter() {
            let walk = walk(&corpus, id);
            if cell.evidence().is_empty() {
                assert_eq!(walk.len(), 1, "{}", cell.slug);
                continue;
            }
            assert_eq!(walk.last(), Some(&Address::Thing(id.into())), "{}: {walk:?}", cell.slug);
            assert!(matches!(walk[1], Address::Thing(Thing::Passage(_))), "{}", cell.slug);
            assert!(walk.len() <= 5, "{}: {walk:?}", cell.slug);
        }
    }

    #[test]
    fn who_came_another_way_is_offered_no_way_back() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let cell = Address::Thing(corpus.cells.ids().next().unwrap().into());
        assert!(origin([cell.clone()].iter()).is_some());
        assert!(origin([cell, Address::Home].iter()).is_none());
    }

    #[test]
    fn a_missing_step_is_said_aloud() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let cell = corpus.cells.ids().find(|id| !corpus.cells[*id].evidence().is_empty()).unwrap();
        let calm = corpus.events.ids().find(|id| corpus.discrepancies_of(*id).next().is_none()).unwrap();
        let mut page = page::of(&corpus, &OnceLock::new(), &Address::Thing(calm.into()));
        let link = lead_on(&corpus, &mut page, [Address::Thing(cell.into())].iter()).unwrap();
        assert_eq!(page.links()[link].to, &Address::Thing(cell.into()));
        assert!(page.blocks[1].text.starts_with("No disagreement bears on this event."));
    }
}
