//! How near the parties' levels are to each other on one element of one dimension.

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
    mean(elements(corpus).filter_map(|element| on(corpus, levels, dimension, element)?.closeness))
}

/// The mean of some shares; none of none. Rounded where floating point begins to guess, so that equal means are equal
/// whatever shares they are made of, and a mean on a border stands on it.
pub(super) fn mean(of: impl Iterator<Item = f64>) -> Option<f64> {
    const FINE: f64 = 1e9;
    let (sum, count) = of.fold((0.0, 0_u32), |(sum, count), one| (sum + one, count + 1));
    (count > 0).then(|| (sum / f64::from(count) * FINE).round() / FINE)
}
