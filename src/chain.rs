//! The chain: cell → evidence → passage → event → discrepancy → cell. On every page one link leads on, and the
//! reader's cursor waits there, so that Enter alone walks the whole of it.

use crate::address::Address;
use crate::corpus::{Cell, Corpus, Dimension, Id, Thing};
use crate::page::{Link, Page};

/// Which link of a page leads on, as an index into [`Page::links`]. `trail` holds the addresses visited before, oldest
/// first: of several events or discrepancies the one tied to the last cell is meant, and a discrepancy leads back to it.
pub fn next(corpus: &Corpus, page: &Page, trail: &[Address]) -> Option<usize> {
    let links = page.links();
    let cell = trail.iter().rev().find_map(|address| match address.thing() {
        Some(Thing::Cell(cell)) => Some(cell),
        _ => None,
    });
    let best = |wanted: &dyn Fn(&Link<'_>) -> Option<u8>| {
        let ranked = links.iter().enumerate().filter_map(|(index, link)| Some((wanted(link)?, index)));
        ranked.min().map(|(_, index)| index)
    };
    let found = match page.address.thing() {
        Some(Thing::Cell(_)) => best(&|link| matches!(link.to.thing(), Some(Thing::Passage(_))).then_some(0)),
        Some(Thing::Passage(passage)) => {
            let notes = notes_of(page, passage.into());
            best(&|link| match link.to.thing() {
                Some(Thing::Event(event)) if notes.contains(&link.block) => {
                    let near = near(corpus, event, cell.map(|cell| corpus.cells[cell].dimension));
                    let disputed = corpus.discrepancies_of(event).next().is_some();
                    Some(u8::from(!near) * 2 + u8::from(!disputed))
                }
                Some(_) if notes.contains(&link.block) => Some(4),
                _ => None,
            })
        }
        Some(Thing::Event(_)) => best(&|link| match link.to.thing() {
            Some(Thing::Discrepancy(id)) => {
                let touched = cell.is_some_and(|cell| corpus.cells_of(id).any(|other| other == cell));
                Some(u8::from(!touched))
            }
            Some(Thing::Passage(_)) => Some(2),
            _ => None,
        }),
        Some(Thing::Discrepancy(_)) => best(&|link| match link.to.thing() {
            Some(Thing::Cell(id)) => Some(u8::from(!is(cell, id))),
            _ => None,
        }),
        _ => None,
    };
    found.or(if links.is_empty() { None } else { Some(0) })
}

fn is(cell: Option<Id<Cell>>, id: Id<Cell>) -> bool {
    cell == Some(id)
}

fn near(corpus: &Corpus, event: Id<crate::corpus::Event>, dimension: Option<Id<Dimension>>) -> bool {
    dimension.is_some_and(|dimension| corpus.events[event].dimensions.contains(&dimension))
}

/// The blocks that stand between a passage and the next one.
fn notes_of(page: &Page, passage: Thing) -> std::ops::Range<usize> {
    let Some(start) = page.anchor(passage) else { return 0..0 };
    let after = page.blocks.iter().skip(start + 1).position(|block| block.kind != crate::page::BlockKind::Note);
    start + 1..start + 1 + after.unwrap_or(page.blocks.len() - start - 1)
}
