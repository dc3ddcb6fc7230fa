//! The marks beside a value, and the order in which they are drawn.

use std::cmp::Ordering;

use crate::sheet::{Entry, Value};

/// What is marked beside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It differs from what it is compared with.
    Change(Ordering),
    /// It is of some parties only.
    Partial,
    /// The rating has low confidence.
    Unsure,
    /// The sources disagree on it.
    Disputed,
    /// Some evidence speaks against it.
    Against,
}

/// The marks of an entry, in the order in which they are drawn.
pub(super) fn marks(entry: &Entry) -> Vec<Mark> {
    let level = matches!(entry.value, Value::Level(..));
    let marks = entry.marks;
    let all = [
        marks.change.map(Mark::Change),
        marks.partial.then_some(Mark::Partial),
        (marks.unsure && level).then_some(Mark::Unsure),
        (marks.disputed && level).then_some(Mark::Disputed),
        (marks.against && level).then_some(Mark::Against),
    ];
    all.into_iter().flatten().collect()
}

/// The sign of a change against what an entry is compared with.
pub(super) fn changed(change: Ordering) -> &'static str {
    match change {
        Ordering::Greater => "^",
        Ordering::Less => "v",
        Ordering::Equal => "#",
    }
}
