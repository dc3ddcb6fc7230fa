//! The page of a finding: the claim, who should act, how it stands among the sources, who says it.

use super::Page;
use super::block::Block;
use crate::corpus::{Corpus, Finding, FindingStatus, Id, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Finding>) -> Page {
    let finding = &corpus.findings[id];
    let mut page = Page::new(&finding.label, finding.kind.word());
    page.text(&finding.text);
    page.field("For", &finding.addressee);
    page.push(Block::field("Status").strong(finding.status.word()).dim(format!(": {}", meaning(finding.status))));
    page.field("Because", &finding.because);
    if !finding.shown_by.is_empty() {
        page.push(Block::field("Shown by").links(corpus, finding.shown_by.iter().copied()));
    }
    page.discrepancies(corpus, id);
    page.items(corpus, "Who says it", finding.passages.iter().copied().map(Thing::from));
    page.touches(
        corpus,
        [
            ("Dimensions", finding.dimensions.iter().copied().map(Thing::from).collect()),
            ("Themes", finding.themes.iter().copied().map(Thing::from).collect()),
            ("Actors", finding.actors.iter().copied().map(Thing::from).collect()),
            ("Instruments", finding.instruments.iter().copied().map(Thing::from).collect()),
        ],
    );
    page
}

/// How a finding stands among the sources, in words.
fn meaning(status: FindingStatus) -> &'static str {
    match status {
        FindingStatus::Open => "nothing in the sources or the outside facts shows it as met",
        FindingStatus::PartlyMet => "another source or an outside fact shows a part of it",
        FindingStatus::Met => "another source or an outside fact shows it",
        FindingStatus::Stated => "one source says it alone",
        FindingStatus::Shared => "more than one source says it",
        FindingStatus::Disputed => "another source says otherwise",
    }
}
