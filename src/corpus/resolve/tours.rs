//! Tours. What a step shows is read by a higher floor; here it is seen that a step has a title, and names passages.

use super::{Places, Resolver};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{Step, Tour};

impl Resolver<'_, '_> {
    pub(super) fn tours(&mut self, raw: Lists<'_, RawTour>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let stands = found.stands();
            let RawTour { id, label, summary, steps } = found.raw;
            self.require(&label, "label", &place);
            if steps.is_empty() && !self.report.is_wounded(&place) {
                self.report.at(&place.field("steps"), "this tour goes nowhere", "`steps: [..]`, at least one");
            }
            let list = place.field("steps");
            let steps = steps.into_iter().enumerate().map(|(item, step)| self.step(step, &list.item(item))).collect();
            let row = Tour { slug: id.0, label: label.0, summary: summary.0, steps, place: stands };
            self.push(|corpus| &mut corpus.tours, row, &place, &mut places);
        }
    }

    fn step(&mut self, raw: RawStep, place: &Place<'_>) -> Step {
        self.require(&raw.title, "title", place);
        if raw.seconds == Some(0) {
            self.report.at(&place.field("seconds"), "a step takes some time", "seconds, such as 45, or nothing");
        }
        Step {
            panes: raw.panes.unwrap_or(Panes::All),
            window: self.date(raw.window.as_deref(), &place.field("window")),
            passages: self.find_all(|corpus| &corpus.passages, &raw.passages, &place.field("passages")),
            title: raw.title.0,
            address: raw.address.0,
            view: raw.view.0,
            lens: raw.lens.0,
            highlight: raw.highlight.0,
            text: raw.text.0,
            notes: raw.notes.0,
            seconds: raw.seconds,
        }
    }
}
