//! What the menus of the timeline offer.

use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::date::Edtf;
use crate::corpus::{Record, Thing};
use crate::tui::app::App;
use crate::tui::prompt::{Choice, Row};

impl App<'_> {
    /// What lanes can be.
    pub(super) fn lane_rows(&self) -> Vec<Row> {
        let now = self.timeline.grouping();
        let row = |by: Grouping| {
            let more = match by {
                Grouping::None => "all events in one lane".to_owned(),
                Grouping::Kind => format!("{} lanes", by.facets(self.corpus).len()),
                _ => format!("{} lanes; an event stands in each of its own", by.facets(self.corpus).len()),
            };
            let name = if by == Grouping::None { "none".to_owned() } else { format!("by {}", by.word()) };
            Row::choice(by == now, name, more, Choice::Group(by))
        };
        Grouping::ALL.into_iter().map(row).collect()
    }

    /// One row for everything that events belong to; what is on is turned off by it.
    pub(super) fn filter_rows(&self) -> Vec<Row> {
        let now = self.timeline.filter();
        let clear = Choice::Filter(Box::default());
        // Always there, so that no other row changes its place by a choice.
        let mut rows = vec![Row::choice(now.is_clear(), "everything: all events", "", clear)];
        if let Some(years) = now.years {
            let without = EventFilter { years: None, ..now.clone() };
            rows.push(Row::choice(true, years.in_words(), "years", Choice::Filter(Box::new(without))));
        }
        for by in Grouping::ALL {
            for facet in by.facets(self.corpus) {
                let choice = Choice::Filter(Box::new(now.toggled(facet)));
                rows.push(Row::choice(now.has(facet), facet.label(self.corpus), by.word(), choice));
            }
        }
        rows
    }

    /// A span of years that is typed into the filter.
    pub(super) fn typed_years(&self, text: &str) -> Result<Option<Row>, String> {
        let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
        if text.is_empty() || !begins {
            return Err(
                "No dimension, kind, theme, actor or document is called so. Years can be typed: 2016..2019".into()
            );
        }
        let span = match text.split_once("..") {
            Some((from, until)) => {
                let end = |end: &str| if end.is_empty() { "..".to_owned() } else { end.to_owned() };
                format!("{}/{}", end(from), end(until))
            }
            None => text.to_owned(),
        };
        let Ok(years) = span.parse::<Edtf>() else {
            return Err(format!("`{text}` is no span of years: 2016..2019, 2016, 2016.. and ..2019 are."));
        };
        let now = self.timeline.filter();
        let filter = EventFilter { years: Some(years), ..now.clone() };
        let label = format!("events of {}", years.in_words());
        Ok(Some(Row::choice(now.years == Some(years), label, "", Choice::Filter(Box::new(filter)))))
    }

    /// Where one can go in time.
    pub(super) fn date_rows(&self) -> Vec<Row> {
        let eras = self.corpus.eras.iter();
        let mut rows: Vec<Row> =
            eras.map(|(id, era)| Row::of("era", era.label(), era.date.in_words(), Choice::Era(id))).collect();
        if let Some(window) = self.corpus.about.window {
            for (day, more) in [(window.earliest(), "the dataset's window begins"), (window.latest(), "it ends")] {
                if let Some(date) = Edtf::spanning(day, day) {
                    rows.push(Row::of("", date.in_words(), more, Choice::Date(date)));
                }
            }
        }
        rows
    }

    /// A date that is typed.
    pub(super) fn typed_date(&self, text: &str) -> Result<Option<Row>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        match Edtf::from_said(text) {
            Some(date) => Ok(Some(Row::of("go to", date.in_words(), "", Choice::Date(date)))),
            None => Err(format!("`{text}` is no date: 2018, 2018-03, 7 Mar 2018 and March 2018 are.")),
        }
    }

    /// The events that no zoom tells apart from the one under the cursor.
    pub(super) fn together_rows(&self) -> Vec<Row> {
        let row = |event| {
            let when = crate::page::when(&self.corpus.events[event]);
            Row::of("", self.corpus.events[event].label(), when, Choice::Address(Thing::from(event).into()))
        };
        self.timeline.together().into_iter().map(row).collect()
    }

    /// The discrepancies that bear on the selection.
    pub(super) fn dispute_rows(&self) -> Vec<Row> {
        let Some(thing) = self.selected() else { return Vec::new() };
        let disputes = self.corpus.discrepancies_of(thing);
        disputes
            .map(|id| {
                let row = &self.corpus.discrepancies[id];
                Row::of("", row.label(), row.status.word(), Choice::Address(Thing::from(id).into()))
            })
            .collect()
    }
}
