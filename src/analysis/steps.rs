//! A place on a scale: on a level, or halfway between two.

use crate::corpus::Scale;

/// A place on a scale, in half steps from its lowest level: the median of an even number of levels may lie between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Steps(u16);

impl Steps {
    /// The place of a level by its value; none where the scale has no such level.
    pub fn of(scale: &Scale, value: u8) -> Option<Steps> {
        let at = scale.levels.iter().position(|level| level.value == value)?;
        u16::try_from(at).ok().map(|at| Steps(at * 2))
    }

    /// The median of some places; none of none.
    pub fn median(mut of: Vec<Steps>) -> Option<Steps> {
        of.sort_unstable();
        let high = *of.get(of.len() / 2)?;
        let low = *of.get((of.len() - 1) / 2)?;
        // All are on levels, so the middle of two is a half step at most.
        Some(Steps(low.0.midpoint(high.0)))
    }

    /// Half steps above the lowest level.
    pub fn halves(self) -> u16 {
        self.0
    }

    /// How far two places lie apart, whichever is higher.
    pub fn apart(self, other: Steps) -> Steps {
        Steps(self.0.abs_diff(other.0))
    }

    /// The share of the way from the lowest level (0) to the highest (1); 0 on a scale of one level.
    pub fn share(self, scale: &Scale) -> f64 {
        f64::from(self.0) / f64::from(Steps::last(scale).0.max(1))
    }

    /// The highest level of a scale.
    pub fn last(scale: &Scale) -> Steps {
        Steps(u16::try_from(scale.levels.len().saturating_sub(1)).unwrap_or(u16::MAX / 2).saturating_mul(2))
    }

    /// The number that people read: the level's value, or the middle of two such as `2.5`.
    pub fn value(self, scale: &Scale) -> f64 {
        let at = |index: u16| scale.levels.get(usize::from(index)).map_or(0, |level| level.value);
        let (low, high) = (at(self.0 / 2), at(self.0.div_ceil(2)));
        f64::midpoint(f64::from(low), f64::from(high))
    }

    /// As a distance, in levels: `1`, `0.5`.
    pub fn in_levels(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}
