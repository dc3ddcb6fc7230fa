//! Convergence against cooperation: where the parties see alike, and where they act together.

use super::mean::Mean;
use super::{Levels, convergence};
use crate::corpus::{Column, Corpus, Dimension, Id};

/// Above this mean closeness the parties count as converging: on a scale of five levels, less than one level apart on
/// average.
pub const CONVERGING: f64 = 0.75;
/// From this mean share on they count as cooperating: at least halfway up the scales of cooperation.
pub const COOPERATING: f64 = 0.5;

/// Where a dimension stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// Converging and cooperating.
    Both,
    /// Converging without cooperating.
    Converging,
    /// Cooperating without converging.
    Cooperating,
    /// Neither.
    Neither,
    /// Convergence or cooperation isn't known.
    Unknown,
}

impl Quadrant {
    /// All of them, in the order of the lists.
    pub const ALL: [Quadrant; 5] =
        [Quadrant::Both, Quadrant::Converging, Quadrant::Cooperating, Quadrant::Neither, Quadrant::Unknown];

    /// The name of its list.
    pub fn word(self) -> &'static str {
        match self {
            Quadrant::Both => "converging and cooperating",
            Quadrant::Converging => "converging without cooperating",
            Quadrant::Cooperating => "cooperating without converging",
            Quadrant::Neither => "neither",
            Quadrant::Unknown => "unknown",
        }
    }

    pub(super) fn of(convergence: Option<f64>, cooperation: Option<f64>) -> Quadrant {
        match convergence.zip(cooperation) {
            None => Quadrant::Unknown,
            Some((near, joint)) => match (near > CONVERGING, joint >= COOPERATING) {
                (true, true) => Quadrant::Both,
                (true, false) => Quadrant::Converging,
                (false, true) => Quadrant::Cooperating,
                (false, false) => Quadrant::Neither,
            },
        }
    }
}

/// One dimension in the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The dimension.
    pub dimension: Id<Dimension>,
    /// Mean closeness over the elements with a value for each party, 0 to 1.
    pub convergence: Option<f64>,
    /// Mean level over the elements with one value for all, as a share of the scale, 0 to 1.
    pub cooperation: Option<f64>,
    /// Where that puts it.
    pub quadrant: Quadrant,
}

/// Where one dimension stands.
pub fn point(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>) -> Point {
    let convergence = convergence::closeness(corpus, levels, dimension);
    let cooperation = cooperation(corpus, levels, dimension).value();
    Point { dimension, convergence, cooperation, quadrant: Quadrant::of(convergence, cooperation) }
}

/// The mean level of a dimension over the elements with one value for all, as a share of the scale.
pub(super) fn cooperation(corpus: &Corpus, levels: &Levels, dimension: Id<Dimension>) -> Mean {
    let shared = corpus.elements.iter().filter(|(_, element)| !element.per_party);
    Mean::of(shared.filter_map(|(element, _)| levels.share(corpus, dimension, Column { element, party: None })))
}

/// Every dimension, list by list, within a list in the order of the dataset.
pub fn points(corpus: &Corpus, levels: &Levels) -> Vec<Point> {
    let mut points: Vec<Point> = corpus.dimensions.ids().map(|dimension| point(corpus, levels, dimension)).collect();
    points.sort_by_key(|point| point.quadrant);
    points
}
