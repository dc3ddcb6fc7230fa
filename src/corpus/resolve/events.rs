//! Events with their reports, and discrepancies with their readings.

use thin_vec::ThinVec;

use super::{Places, Resolver, texts};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{Discrepancy, Event, Reading, Report};

impl Resolver<'_, '_> {
    pub(super) fn events(&mut self, raw: Lists<'_, RawEvent>) {
        self.corpus.events.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawEvent {
                id,
                label,
                aliases,
                date,
                bounds,
                kind,
                dimensions,
                themes,
                actors,
                instruments,
                reports,
                references,
                ground,
                summary,
            } = found.raw;
            self.require(&label, "label", &place);
            let date = self.date(date.as_deref(), &place.field("date"));
            let bounds = self.date(bounds.as_deref(), &place.field("bounds"));
            if let (Some(date), Some(bounds)) = (&date, &bounds)
                && !date.within(bounds)
            {
                let what = format!("the date {date} is outside the event's own bounds {bounds}");
                self.report.at(&place.field("date"), what, format!("a date within {}", bounds.in_words()));
            }
            if reports.is_empty() && references.is_empty() {
                let what = "nobody reports this event";
                self.report.at(&place.field("reports"), what, "a passage that reports it, or an outside reference");
            }
            let Some(kind) = self.kind("event kind", |corpus| &corpus.event_kinds, &kind, &place) else {
                self.lost.lose(&id);
                continue;
            };
            let row = Event {
                slug: id.0,
                label: label.0,
                aliases: texts(aliases),
                date,
                bounds,
                dimensions: self.find_all(|corpus| &corpus.dimensions, &dimensions, &place.field("dimensions")),
                themes: self.find_all(|corpus| &corpus.themes, &themes, &place.field("themes")),
                actors: self.find_all(|corpus| &corpus.actors, &actors, &place.field("actors")),
                instruments: self.find_all(|corpus| &corpus.instruments, &instruments, &place.field("instruments")),
                reports: self.reports(reports, &place.field("reports")),
                references: self.find_all(|corpus| &corpus.references, &references, &place.field("references")),
                kind,
                ground: ground.0.into(),
                summary: summary.0,
            };
            self.push(|corpus| &mut corpus.events, row, &place, &mut places);
        }
    }

    fn reports(&mut self, raw: Few<RawReport>, list: &Place<'_>) -> ThinVec<Report> {
        let mut reports = ThinVec::with_capacity(raw.len());
        for (item, RawReport { passage, says, date }) in raw.into_iter().enumerate() {
            let place = list.item(item);
            self.require(&says, "says", &place);
            let date = self.date(date.as_deref(), &place.field("date"));
            let passage = self.passage(&passage, &place.field("passage"));
            reports.extend(passage.map(|passage| Report { passage, says: says.0, date }));
        }
        reports
    }

    pub(super) fn discrepancies(&mut self, raw: Lists<'_, RawDiscrepancy>) {
        self.corpus.discrepancies.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawDiscrepancy { id, topic, kind, severity, status, readings, resolution, ground, because, touches } =
                found.raw;
            self.require(&topic, "topic", &place);
            let touches = self.find_things(&touches, &place.field("touches"));
            let kind = self.word(kind, "kind", &place);
            let severity = self.word(severity, "severity", &place);
            let status = self.word(status, "status", &place);
            let ground = self.word(ground, "ground", &place);
            if readings.is_empty() {
                self.report.at(
                    &place.field("readings"),
                    "this discrepancy has no readings",
                    "what each of the sources says",
                );
            }
            let readings = self.readings(readings, &place.field("readings"));
            let (Some(kind), Some(severity), Some(status), Some(ground)) = (kind, severity, status, ground) else {
                self.lost.lose(&id);
                continue;
            };
            let row = Discrepancy {
                slug: id.0,
                label: topic.0,
                kind,
                severity,
                status,
                readings,
                resolution: resolution.0,
                ground,
                because: because.0,
                touches,
            };
            self.push(|corpus| &mut corpus.discrepancies, row, &place, &mut places);
        }
        let all = self.corpus.discrepancies.iter();
        let mut disputed: Vec<_> = all.flat_map(|(_, discrepancy)| discrepancy.bears_on()).collect();
        disputed.sort_unstable();
        disputed.dedup();
        self.corpus.disputed = disputed;
    }

    fn readings(&mut self, raw: Few<RawReading>, list: &Place<'_>) -> ThinVec<Reading> {
        let mut readings = ThinVec::with_capacity(raw.len());
        for (item, RawReading { passages, references, says }) in raw.into_iter().enumerate() {
            let place = list.item(item);
            self.require(&says, "says", &place);
            // One that couldn't be read was reported already.
            if passages.is_empty() && references.is_empty() && !self.report.is_wounded(&place) {
                let what = "this reading names no passage and no reference";
                self.report.at(&place, what, "`passages: [..]` or `references: [..]`");
            }
            let passages = self.find_all(|corpus| &corpus.passages, &passages, &place.field("passages"));
            let references = self.find_all(|corpus| &corpus.references, &references, &place.field("references"));
            readings.push(Reading { passages, references, says: says.0 });
        }
        readings
    }
}
