//! The marks beside a value, and the order in which they are drawn.

use std::cmp::Ordering;

use crate::sheet::{Entry, Value};

/// What is marked beside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Change,
    Partial,
    Unsure,
    Disputed,
    Against,
}

/// The marks of an entry, in the order in which they are drawn.
pub(super) fn marks(entry: &Entry) -> Vec<Mark> {
    let level = matches!(entry.value, Value::Level(..));
    let marks = entry.marks;
    let all = [
        (marks.change.is_some(), Mark::Change),
        (marks.partial, Mark::Partial),
        (marks.unsure && level, Mark::Unsure),
        (marks.disputed && level, Mark::Disputed),
        (marks.against && level, Mark::Against),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect()
}

/// The sign of a change against what an entry is compared with.
pub(super) fn changed(change: Ordering) -> &'static str {
    match change {
        Ordering::Greater => "^",
        Ordering::Less => "v",
        Ordering::Equal => "#",
    }
}
