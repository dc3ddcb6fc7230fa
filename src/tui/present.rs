//! Presenting a tour: a title in large letters, a few lines of text, and the panes that the step shows. No header, no
//! footer, nothing but what the audience is meant to see.
//!
//! | part | what it is |
//! |---|---|
//! | `place` | which rows belong to the title, the text and the panes; what has no room |
//! | `paint` | draws title, text and the number of the step |
//! | `notes` | draws what the presenter alone sees: notes, the next step, the time |
//! | `watch` | how long it has taken, and how long it was meant to |
//! | `tie` | keeps the terminals of one presentation at the same step |

pub(super) mod notes;
pub(super) mod paint;
pub mod place;
#[cfg(unix)]
pub(super) mod tie;
#[cfg(not(unix))]
pub(super) mod untied;
pub(super) mod watch;

#[cfg(unix)]
pub(super) use tie::Tie;
#[cfg(not(unix))]
pub(super) use untied::Tie;

use std::time::Duration;

use crate::corpus::{Id, Tour};
use watch::Watch;

/// Where a presentation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The id of the tour.
    pub tour: String,
    /// The step, from 0.
    pub at: usize,
    /// Whether nothing is shown for now.
    pub black: bool,
    /// When it began, in seconds of the Unix epoch.
    pub begun: u64,
    /// When it goes on by itself, in milliseconds of the Unix epoch; 0 where it waits for a key.
    pub until: u64,
}

impl Position {
    /// As one terminal writes it to another.
    fn line(&self) -> String {
        let Position { tour, at, black, begun, until } = self;
        format!("{tour}\t{at}\t{}\t{begun}\t{until}\n", u8::from(*black))
    }

    /// As another terminal wrote it; none where that is something else.
    fn of_line(line: &str) -> Option<Position> {
        let mut parts = line.strip_suffix('\n')?.split('\t');
        let (tour, at, black) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?, parts.next()? == "1");
        Some(Position { tour, at, black, begun: parts.next()?.parse().ok()?, until: parts.next()?.parse().ok()? })
    }
}

/// Which tour it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// One that was loaded.
    Known(Id<Tour>),
    /// The one that is being recorded, as it is now.
    Draft,
}

/// A tour that is being presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Show {
    /// The tour.
    pub tour: Which,
    /// The step, from 0.
    pub at: usize,
    /// Whether nothing is shown for now.
    pub black: bool,
    /// Whether the path was left to explore: the step is gone back to.
    pub away: bool,
    /// Whether the notes are shown, which are for the presenter alone.
    pub notes: bool,
    /// The time.
    pub watch: Watch,
    /// When it goes on by itself, in milliseconds of the Unix epoch; 0 where it waits for a key.
    pub until: u64,
}

impl Show {
    /// A tour, at one of its steps.
    pub fn of(tour: Which, at: usize) -> Show {
        Show { tour, at, black: false, away: false, notes: false, watch: Watch::default(), until: 0 }
    }

    /// How long until it goes on by itself, as the watch showed it last; none where it waits for a key.
    pub fn left(self) -> Option<Duration> {
        let seen = Duration::from_secs(self.watch.begun) + self.watch.seen;
        (self.until > 0).then(|| Duration::from_millis(self.until).saturating_sub(seen))
    }

    /// `4 of 12`.
    pub fn number(self, tour: &Tour) -> String {
        format!("{} of {}", self.at + 1, tour.steps.len())
    }
}
