//! What stands in rows of its own for the event under the cursor: the steps of its instruments, the settled date, and
//! what each source says.

use std::collections::BTreeSet;

use super::Timeline;
use crate::corpus::{Corpus, Event, Id, Instrument, Thing};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Detail {
    /// The steps of an instrument, by their places among the items, in order of time.
    Chain(Id<Instrument>, Vec<usize>),
    /// The date that is taken as right.
    Settled,
    /// What a source says, by its place among the reports.
    Reading(usize),
}

/// The events of one kind that an instrument went through, in order of time: an agreement is negotiated, signed, and
/// enters into force. By their places among the items; none where it is but one.
fn steps(corpus: &Corpus, timeline: &Timeline, event: Id<Event>, instrument: Id<Instrument>) -> Vec<usize> {
    let kind = corpus.events[event].kind;
    let is_step = |id: Id<Event>| corpus.events[id].kind == kind && corpus.events[id].instruments.contains(&instrument);
    let dated = timeline.items.iter().take(timeline.dated).enumerate();
    let steps: Vec<usize> = dated.filter(|(_, item)| is_step(item.id)).map(|(place, _)| place).collect();
    if steps.len() > 1 { steps } else { Vec::new() }
}

/// All events that the instruments of the cursor's event went through, itself among them; none where it stands alone.
pub(super) fn chain(corpus: &Corpus, timeline: &Timeline) -> Vec<usize> {
    let Some(event) = timeline.cursor() else { return Vec::new() };
    let instruments = corpus.events[event].instruments.iter();
    let all: BTreeSet<usize> = instruments.flat_map(|instrument| steps(corpus, timeline, event, *instrument)).collect();
    all.into_iter().collect()
}

/// The rows of the cursor's event.
pub(super) fn details(corpus: &Corpus, timeline: &Timeline) -> Vec<Detail> {
    let Some(id) = timeline.cursor() else { return Vec::new() };
    let event = &corpus.events[id];
    let chains = event.instruments.iter().filter_map(|instrument| {
        let steps = steps(corpus, timeline, id, *instrument);
        (!steps.is_empty()).then_some(Detail::Chain(*instrument, steps))
    });
    let mut rows: Vec<Detail> = chains.collect();
    if event.when().is_some() {
        rows.push(Detail::Settled);
    }
    // What names a date comes first.
    let (dated, others): (Vec<usize>, Vec<usize>) =
        (0..event.reports.len()).partition(|at| event.reports.get(*at).is_some_and(|report| report.date.is_some()));
    rows.extend(dated.into_iter().chain(others).map(Detail::Reading));
    rows
}

impl Timeline {
    /// What a row for what the sources say leads to: a passage, an instrument, or the event itself.
    pub(crate) fn detail(&self, corpus: &Corpus, row: usize) -> Option<Thing> {
        let (.., details) = self.plan.details.as_ref()?;
        let event = self.cursor()?;
        Some(match details.get(row)? {
            Detail::Chain(instrument, _) => (*instrument).into(),
            Detail::Settled => event.into(),
            Detail::Reading(at) => corpus.events[event].reports.get(*at)?.passage.into(),
        })
    }
}
