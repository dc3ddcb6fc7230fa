//! Eras: stretches of time that follow each other.

use super::{Places, Resolver};
use crate::corpus::parse::Lists;
use crate::corpus::raw::*;
use crate::corpus::{Era, Record};

impl Resolver<'_, '_> {
    pub(super) fn eras(&mut self, raw: Lists<'_, RawEra>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawEra { id, label, date: written, ground, passages } = found.raw;
            self.require(&label, "label", &place);
            self.require(&ground, "ground", &place);
            if passages.is_empty() && !self.report.is_wounded(&place) {
                let what = "no passage knows this era";
                self.report.at(&place.field("passages"), what, "`passages: [..]`, at least one");
            }
            if written.is_none() && !self.report.is_wounded(&place) {
                let expected = "from when to when, such as 2014/2018 or 2018/..";
                self.report.at(&place.field("date"), "the date is missing", expected);
            }
            let passages = self.find_all(|corpus| &corpus.passages, &passages, &place.field("passages"));
            let Some(date) = self.date(written.as_deref(), &place.field("date")) else {
                self.lost.lose(&id);
                continue;
            };
            let before = self.corpus.eras.iter().last().map(|(_, era)| (era.date, era.label().to_owned()));
            if let Some((before, name)) = before
                && before.latest().zip(date.earliest()).is_none_or(|(end, begin)| begin <= end)
            {
                let what = format!("{} begins before `{name}` has ended ({})", date.in_words(), before.in_words());
                self.report.at(&place.field("date"), what, "eras in order of time, none overlapping another");
            }
            let row = Era { slug: id.0, label: label.0, date, ground: ground.0, passages };
            self.push(|corpus| &mut corpus.eras, row, &place, &mut places);
        }
    }
}
