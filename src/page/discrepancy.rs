//! The page of a discrepancy: what it touches, who says what, what is taken as right and on what ground.

use super::Page;
use super::block::{Block, Sign};
use crate::corpus::{Corpus, Discrepancy, Ground, Id, Severity, Status, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Discrepancy>) -> Page {
    let discrepancy = &corpus.discrepancies[id];
    let mut page = Page::new(&discrepancy.label, "discrepancy");
    page.field("Kind", discrepancy.kind.word());
    page.push(
        Block::field("Status").strong(discrepancy.status.word()).dim(format!(": {}", meaning(discrepancy.status))),
    );
    page.push(
        Block::field("Severity").strong(discrepancy.severity.word()).dim(format!(": {}", weight(discrepancy.severity))),
    );
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
        page.remark("Not resolved: the dataset keeps all readings.");
    } else {
        page.heading("Resolution");
        page.text(&discrepancy.resolution);
        let ground = match discrepancy.ground {
            Ground::Reference => "an outside fact",
            Ground::Inference => "an inference of the dataset",
            Ground::Unsettled => "nothing settles it",
        };
        page.push(Block::field("Rests on").strong(ground).plain(format!(". {}", discrepancy.because)));
    }
    page
}

/// How the readings stand to each other, in words.
fn meaning(status: Status) -> &'static str {
    match status {
        Status::Conflict => "taken at their word, the readings exclude each other",
        Status::Majority => "most sources agree, one differs",
        Status::Unique => "only one source speaks of it",
        Status::Confirmed => "an outside fact confirms one of the readings",
        Status::Precision => "one reading is more precise than the other",
        Status::Slip => "a slip of the pen",
    }
}

/// What hangs on a discrepancy, in words.
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "an answer changes with it",
        Severity::Medium => "a date, a name, or how firmly an answer stands changes with it",
        Severity::Low => "nothing else changes with it",
    }
}
