//! The codebook: where every word is defined, and what every computed number means.

use super::Page;
use super::block::Block;
use crate::address::Address;
use crate::analysis::MEASURES;
use crate::corpus::{Corpus, Thing};

pub(super) fn page(corpus: &Corpus) -> Page {
    let mut page = Page::new(Address::Codebook.title(corpus), "codebook");
    page.items(corpus, "Elements", corpus.elements.ids().map(Thing::from));
    page.items(corpus, "Scales", corpus.scales.ids().map(Thing::from));
    page.items(corpus, "Dimensions", corpus.dimensions.ids().map(Thing::from));
    page.heading("Words and method");
    for address in [Address::List("term"), Address::Method] {
        page.push(Block::sign(super::block::Sign::Bullet).link(address.title(corpus), address));
    }
    page.remark(
        "The numbers below are not in the dataset: the program computes them from its levels, passages and codings.",
    );
    for measure in MEASURES {
        page.heading(measure.name);
        page.text(measure.definition);
    }
    page
}
