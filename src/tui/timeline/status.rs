//! What the status row says of the event under the cursor.

use std::collections::BTreeSet;

use super::{Timeline, axis};
use crate::corpus::{Corpus, Event, Id};
use crate::page::when;
use crate::tui::keymap::Keymap;

/// The words of the status row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// The date, in words.
    pub(super) when: String,
    /// The name.
    pub(super) label: String,
    /// Its place in the cluster under the cursor; empty where it stands alone.
    pub(super) cluster: String,
    /// Its place among the steps of its instruments; empty where it is no step.
    pub(super) step: String,
    /// Whether a discrepancy bears on it.
    pub(super) disputed: bool,
    /// From how many documents it is known, or that only outside facts tell of it.
    pub(super) sources: String,
}

/// The status of the event under the cursor, or of the span that begins or ends there.
pub(super) fn status(timeline: &Timeline, corpus: &Corpus, keymap: &Keymap) -> Option<Status> {
    let cursor = timeline.cursor?;
    let id = timeline.cursor()?;
    let event = &corpus.events[id];
    if let Some((from, until)) = timeline.span_days() {
        let in_words = crate::corpus::date::Edtf::spanning(axis::date(from), axis::date(until));
        return Some(Status {
            when: in_words.map(|span| span.in_words()).unwrap_or_default(),
            label: keymap.say("{open} makes it the years of the lens, {escape} drops it"),
            cluster: String::new(),
            step: String::new(),
            disputed: false,
            sources: "span".into(),
        });
    }
    let cluster = if timeline.is_list() { Vec::new() } else { timeline.cluster() };
    let place = cluster.iter().position(|item| *item == cursor).filter(|_| cluster.len() > 1);
    let step = timeline.chain.iter().position(|step| *step == cursor);
    Some(Status {
        when: when(event),
        label: event.label.to_string(),
        cluster: place.map(|place| format!("{} of {} here", place + 1, cluster.len())).unwrap_or_default(),
        step: step.map(|step| format!("step {} of {}", step + 1, timeline.chain.len())).unwrap_or_default(),
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
pub(super) fn sources(corpus: &Corpus, event: Id<Event>) -> usize {
    let reports = corpus.events[event].reports.iter();
    reports.map(|report| corpus.passages[report.passage].document).collect::<BTreeSet<_>>().len()
}
