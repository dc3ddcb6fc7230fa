//! The page of a discrepancy: what it touches, who says what, what is taken as right and on what ground.

use super::Page;
use super::block::{Block, Sign};
use crate::corpus::{Corpus, Discrepancy, Id, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Discrepancy>) -> Page {
    let discrepancy = &corpus.discrepancies[id];
    let mut page = Page::new(&discrepancy.label, "discrepancy");
    page.field("Kind", discrepancy.kind.word());
    page.field("Status", format!("{} · {} severity", discrepancy.status, discrepancy.severity));
    if !discrepancy.touches.is_empty() {
        // Cells first: they are the way back to the matrix.
        let (cells, others): (Vec<_>, Vec<_>) =
            discrepancy.touches.iter().copied().partition(|thing| matches!(thing, Thing::Cell(_)));
        page.push(Block::field("Touches").links(corpus, cells.into_iter().chain(others)));
    }
    page.heading("Readings");
    for reading in &discrepancy.readings {
        let passages = reading.passages.iter().copied().map(Thing::from);
        let references = reading.references.iter().copied().map(Thing::from);
        let sign = if reading.passages.is_empty() { Sign::OutsideFact } else { Sign::Bullet };
        page.push(Block::sign(sign).links(corpus, passages.chain(references)).plain("  ").plain(&reading.says));
    }
    if discrepancy.resolution.is_empty() {
        page.nothing("Not resolved: the dataset keeps all readings.");
    } else {
        page.heading("Resolution");
        page.text(&discrepancy.resolution);
        page.push(Block::field("Ground").strong(discrepancy.ground.word()).plain(format!(". {}", discrepancy.because)));
    }
    page
}
