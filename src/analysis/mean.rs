//! The mean of some shares, of which one can be tried as another.

/// Their sum, and how many they are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mean {
    sum: f64,
    count: u32,
}

impl Mean {
    /// Of some shares, 0 to 1.
    pub(super) fn of(shares: impl Iterator<Item = f64>) -> Mean {
        shares.fold(Mean::default(), |mean, share| mean.with(None, Some(share)))
    }

    /// With one share in the place of another; none where there is none.
    #[must_use]
    pub(super) fn with(self, old: Option<f64>, new: Option<f64>) -> Mean {
        Mean {
            sum: self.sum - old.unwrap_or_default() + new.unwrap_or_default(),
            count: self.count - u32::from(old.is_some()) + u32::from(new.is_some()),
        }
    }

    /// The mean; none of none. Rounded where floating point begins to guess, so that equal means are equal whatever shares
    /// they are made of, and a mean on a border stands on it.
    pub(super) fn value(self) -> Option<f64> {
        const FINE: f64 = 1e9;
        (self.count > 0).then(|| (self.sum / f64::from(self.count) * FINE).round() / FINE)
    }
}
