//! What the status row says of the event under the cursor.

use std::collections::BTreeSet;

use super::Timeline;
use crate::corpus::{Corpus, Event, Id};
use crate::page::when;

/// The words of the status row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// The date, in words.
    pub(super) when: String,
    /// The name.
    pub(super) label: String,
    /// Its place in the cluster under the cursor; empty where it stands alone.
    pub(super) cluster: String,
    /// Whether a discrepancy bears on it.
    pub(super) disputed: bool,
    /// From how many documents it is known, or that only outside facts tell of it.
    pub(super) sources: String,
}

/// The status of the event under the cursor.
pub(super) fn status(timeline: &Timeline, corpus: &Corpus) -> Option<Status> {
    let cursor = timeline.cursor?;
    let id = timeline.cursor()?;
    let event = &corpus.events[id];
    let mut units = timeline.plan.bands.iter().flat_map(|band| &band.units);
    let cluster = units.find_map(|unit| {
        let place = unit.spots.iter().position(|spot| spot.item == cursor)?;
        (unit.spots.len() > 1).then(|| format!("{} of {} here", place + 1, unit.spots.len()))
    });
    Some(Status {
        when: when(event),
        label: event.label.to_string(),
        cluster: cluster.unwrap_or_default(),
        disputed: corpus.is_disputed(id),
        sources: match sources(corpus, id) {
            0 if event.references.is_empty() => "no source".into(),
            0 => "outside fact only".into(),
            1 => "1 source".into(),
            count => format!("{count} sources"),
        },
    })
}

/// How many documents report an event. Several passages of one document are one source.
fn sources(corpus: &Corpus, event: Id<Event>) -> usize {
    let reports = corpus.events[event].reports.iter();
    reports.map(|report| corpus.passages[report.passage].document).collect::<BTreeSet<_>>().len()
}
