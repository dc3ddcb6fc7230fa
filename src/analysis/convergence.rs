//! How near the parties' levels are to each other on one element of one dimension.

use super::mean::Mean;
use super::{Levels, Steps};
use crate::corpus::{Column, Corpus, Dimension, Element, Id};

/// How the parties stand to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Convergence {
    /// The level of each party, in the order of the parties.
    pub levels: Vec<Option<Steps>>,
    /// From the lowest to the highest level of the parties. With two parties their difference, with more the spread;
    /// none where fewer than two have a level.
    pub gap: Option<Steps>,
    /// 1 where all stand on one level, 0 where they stand at the two ends of the scale.
    pub closeness: Option<f64>,
}

/// The convergence of a dimension on an element; none where the element has one value for all parties, or there is but
/// one party.
pub fn on(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>, element: Id<Element>) -> Option<Convergence> {
    let row = &corpus.elements[element];
    if !row.per_party || corpus.parties.len() < 2 {
        return None;
    }
    let column = |party| Column { element, party: Some(party) };
    let levels: Vec<_> = corpus.parties.ids().map(|party| levels.at(corpus, dimension, column(party))).collect();
    let known = || levels.iter().flatten().copied();
    let gap = known().min().zip(known().max()).filter(|_| known().count() > 1).map(|(low, high)| low.apart(high));
    let closeness = gap.map(|gap| 1.0 - gap.share(&corpus.scales[row.scale]));
    Some(Convergence { levels, gap, closeness })
}

/// The elements on which parties can converge: those with a value for each, where there are two parties or more.
pub fn elements(corpus: &Corpus) -> impl Iterator<Item = Id<Element>> {
    let many = corpus.parties.len() > 1;
    corpus.elements.iter().filter(move |(_, element)| many && element.per_party).map(|(id, _)| id)
}

/// The mean closeness of a dimension over its elements; none where no element has two levels to compare.
pub fn closeness(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>) -> Option<f64> {
    of_row(corpus, levels, dimension).value()
}

/// The same, to try another level in it.
pub(super) fn of_row(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>) -> Mean {
    Mean::of(elements(corpus).filter_map(|element| on(corpus, levels, dimension, element)?.closeness))
}
