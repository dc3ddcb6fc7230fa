//! What stands in an entry of a table.

use std::cmp::Ordering;

use crate::analysis::Steps;
use crate::analysis::quadrant::Quadrant;
use crate::corpus::{Confidence, Corpus, Id, Scale};

/// What is known, or how it isn't. What isn't known is never drawn or sorted like something low.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nobody has looked.
    NotAssessed,
    /// It was looked for and not found.
    NoEvidence,
    /// The lens leaves nothing.
    Outside,
    /// It can't be computed from what is known.
    Unknown,
    /// A level of a scale.
    Level(Steps, Id<Scale>),
    /// How far levels lie apart.
    Gap(Steps),
    /// How much higher a level is than another, in half steps.
    Difference(i32),
    /// A number of things.
    Count(usize),
    /// A place in an order, 1 for the first, and whether others share it.
    Rank(usize, bool),
    /// A year.
    Year(i16),
    /// A part of a whole, 0 to 1, said in per cent.
    Percent(f64),
    /// A number from 0 to 1.
    Share(f64),
    /// How sure.
    Confidence(Confidence),
    /// A list of the plot of convergence against cooperation.
    Quadrant(Quadrant),
    /// Whatever else, in words: a few cells, and whole.
    Words(String, String),
}

impl Value {
    /// Whether something is known.
    pub fn is_known(&self) -> bool {
        !matches!(
            self,
            Value::NotAssessed
                | Value::NoEvidence
                | Value::Outside
                | Value::Unknown
                | Value::Quadrant(Quadrant::Unknown)
        )
    }

    /// In at most four cells.
    pub fn in_cell(&self, corpus: &Corpus) -> String {
        match self {
            Value::NotAssessed => String::new(),
            Value::NoEvidence => ".".into(),
            Value::Outside => "_".into(),
            Value::Unknown => "n/a".into(),
            Value::Percent(part) => format!("{:.0}", (part * 100.0).round()),
            Value::Rank(place, true) => format!("{place}="),
            Value::Confidence(Confidence::Low) => "low".into(),
            Value::Confidence(Confidence::Medium) => "med".into(),
            Value::Confidence(Confidence::High) => "high".into(),
            Value::Quadrant(quadrant) => match quadrant {
                Quadrant::Both => "both",
                Quadrant::Converging => "conv",
                Quadrant::Cooperating => "coop",
                Quadrant::Neither => "none",
                Quadrant::Unknown => "n/a",
            }
            .into(),
            Value::Words(short, _) => short.clone(),
            known => known.in_words(corpus),
        }
    }

    /// In words and numbers, for a status line and for exports.
    pub fn in_words(&self, corpus: &Corpus) -> String {
        match self {
            Value::NotAssessed => "not assessed".into(),
            Value::NoEvidence => "no evidence".into(),
            Value::Outside => "nothing left under the lens".into(),
            Value::Unknown => "unknown".into(),
            Value::Level(at, scale) => format!("{}", at.value(&corpus.scales[*scale])),
            Value::Gap(gap) => format!("{}", gap.in_levels()),
            Value::Difference(halves) if *halves > 0 => format!("+{}", f64::from(*halves) / 2.0),
            Value::Difference(halves) => format!("{}", f64::from(*halves) / 2.0),
            Value::Count(count) | Value::Rank(count, false) => count.to_string(),
            Value::Rank(place, true) => format!("{place}, shared"),
            Value::Year(year) => year.to_string(),
            Value::Percent(part) => format!("{:.0} %", (part * 100.0).round()),
            // Rounded as people do: half goes up.
            Value::Share(share) => format!("{:.2}", (share * 100.0).round() / 100.0),
            Value::Confidence(confidence) => confidence.to_string(),
            Value::Quadrant(quadrant) => quadrant.word().into(),
            Value::Words(_, words) => words.clone(),
        }
    }

    /// What is known as a number, for sorting and for programs.
    pub fn number(&self, corpus: &Corpus) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts more than 2^52 things")]
        let number = |count: usize| count as f64;
        Some(match self {
            unknown if !unknown.is_known() => return None,
            Value::NotAssessed | Value::NoEvidence | Value::Outside | Value::Unknown | Value::Words(..) => return None,
            Value::Level(at, scale) => at.value(&corpus.scales[*scale]),
            Value::Gap(gap) => gap.in_levels(),
            Value::Difference(halves) => f64::from(*halves) / 2.0,
            Value::Count(count) | Value::Rank(count, _) => number(*count),
            Value::Year(year) => f64::from(*year),
            Value::Percent(part) => *part * 100.0,
            Value::Share(share) => *share,
            Value::Confidence(confidence) => f64::from(*confidence as u8),
            Value::Quadrant(quadrant) => f64::from(*quadrant as u8),
        })
    }

    /// From low to high, words after numbers; what isn't known has no place among what is, and is nobody's greater or
    /// less.
    pub(super) fn compare(&self, other: &Value, corpus: &Corpus) -> Ordering {
        match (self, other) {
            (Value::Words(_, one), Value::Words(_, other)) => one.cmp(other),
            (Value::Words(..), number) if number.is_known() => Ordering::Greater,
            (number, Value::Words(..)) if number.is_known() => Ordering::Less,
            _ => match (self.number(corpus), other.number(corpus)) {
                (Some(one), Some(other)) => one.total_cmp(&other),
                _ => Ordering::Equal,
            },
        }
    }
}
