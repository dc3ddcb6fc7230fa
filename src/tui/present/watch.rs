//! How long a presentation has taken, and how long it was meant to.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::corpus::Tour;

/// A watch that is looked at now and then: what it showed last is what is drawn. All terminals of a presentation go by the
/// same beginning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Watch {
    /// When it was started, in seconds of the Unix epoch; 0 where it wasn't.
    pub begun: u64,
    /// How long it had run when it was looked at.
    pub seen: Duration,
}

impl Watch {
    /// One that starts now.
    pub fn started() -> Watch {
        Watch { begun: now().as_secs(), seen: Duration::ZERO }
    }

    /// Looks at it.
    pub fn look(&mut self) {
        self.seen =
            if self.begun == 0 { Duration::ZERO } else { now().saturating_sub(Duration::from_secs(self.begun)) };
    }
}

/// The time since the Unix epoch.
pub fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// How a presentation stands to its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Within the time of this step.
    OnTime,
    /// Sooner at this step than planned, by so much.
    Ahead(Duration),
    /// Longer at it than planned, by so much.
    Behind(Duration),
}

/// The pace at a step of a tour, counted from 0, after some time. Steps that don't say how long they take, take none.
pub fn pace(tour: &Tour, at: usize, spent: Duration) -> Pace {
    let until = |steps: usize| planned(tour, steps);
    let (begin, end) = (until(at), until(at + 1));
    match (begin.checked_sub(spent), spent.checked_sub(end)) {
        (Some(ahead), _) if !ahead.is_zero() => Pace::Ahead(ahead),
        (_, Some(behind)) if !behind.is_zero() => Pace::Behind(behind),
        _ => Pace::OnTime,
    }
}

/// How long the first steps of a tour are meant to take.
pub fn planned(tour: &Tour, steps: usize) -> Duration {
    let seconds = tour.steps.iter().take(steps).filter_map(|step| step.seconds);
    Duration::from_secs(seconds.map(u64::from).sum())
}

/// `6:40`.
pub fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset;

    #[test]
    fn the_pace_is_that_of_the_step_that_is_shown() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let (_, tour) = corpus.tours.iter().next().unwrap();
        let [first, second] = [0, 1].map(|at| Duration::from_secs(tour.steps[at].seconds.unwrap().into()));
        let second_off = Duration::from_secs(7);
        assert_eq!(pace(tour, 0, first), Pace::OnTime);
        assert_eq!(pace(tour, 0, first + second_off), Pace::Behind(second_off));
        assert_eq!(pace(tour, 1, first), Pace::OnTime);
        assert_eq!(pace(tour, 1, first - second_off), Pace::Ahead(second_off));
        assert_eq!(pace(tour, 2, first + second - second_off), Pace::Ahead(second_off));
        assert_eq!((clock(Duration::ZERO), clock(Duration::from_secs(605))), ("0:00".into(), "10:05".into()));
    }
}
