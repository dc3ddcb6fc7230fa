//! What the menus of the panes offer, and what a text typed into them means by itself.

mod events;

use std::collections::{BTreeMap, BTreeSet};

use super::App;
use super::matrix::ending;
use crate::analysis::Lens;
use crate::corpus::date::Edtf;
use crate::corpus::{Confidence, Directness, Record, Stance, Thing};
use crate::sheet::{Measure, View};
use crate::tui::matrix::Manner;
use crate::tui::picture::Form;
use crate::tui::prompt::{Choice, Kind, Menu, Part, Row};
use crate::tui::reader::stripes::Codes;

/// A window of at most so many years is offered year by year.
const YEARS: i16 = 60;
/// Every two documents can be compared up to this many; beyond, two lenses can be typed.
const PAIRED: usize = 20;

impl App<'_> {
    /// Everything that a menu offers.
    pub(super) fn rows_of(&self, menu: Menu) -> Vec<Row> {
        match menu {
            Menu::View => self.view_rows(),
            Menu::Lens => self.lens_rows(),
            Menu::Compare => self.compare_rows(),
            Menu::Column => self
                .matrix
                .columns()
                .filter(|(.., shown)| *shown)
                .map(|(at, label, _)| Row::of("", label, "", Choice::Column(at)))
                .collect(),
            Menu::Row => {
                let sheet = self.matrix.as_shown();
                let rows = sheet.rows.into_iter().enumerate();
                rows.map(|(at, title)| Row::of("", title.label, "", Choice::Row(at))).collect()
            }
            Menu::Columns => self.column_rows(),
            Menu::Save => self.save_rows(),
            Menu::Picture => self.picture_rows(),
            Menu::Copy => self.copy_rows(),
            Menu::Code => self.code_rows(),
            Menu::Tour => self.tour_rows(),
            Menu::Step => self.step_rows(),
            Menu::Record => self.record_rows(),
            Menu::Recorded => self.recorded_rows(),
            Menu::Lanes => self.lane_rows(),
            Menu::Filter => self.filter_rows(),
            Menu::Date => self.date_rows(),
            Menu::Together => self.together_rows(),
            Menu::Disputes => self.dispute_rows(),
        }
    }

    /// Fills a menu that stays open with what holds after a choice.
    pub(super) fn refill(&mut self) {
        let Some(mut prompt) = self.prompt.take() else { return };
        if let Kind::Menu(menu) = prompt.kind {
            prompt.refill(self.rows_of(menu), self.typed(menu, prompt.text()));
        }
        self.prompt = Some(prompt);
    }

    /// What a typed text means by itself: a lens, two lenses, the name of a file; or why it is none.
    pub(super) fn typed(&self, menu: Menu, text: &str) -> Result<Option<Row>, String> {
        let text = text.trim();
        let now = self.matrix.manner();
        let lens = |text: &str| Lens::parse(self.corpus, text).map_err(|error| error.to_string());
        match menu {
            // A year or a span of years alone is meant as such.
            Menu::Lens if !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) => {
                let span = if text.contains("..") { text.to_owned() } else { format!("..{text}") };
                let Ok(years) = lens(&format!("year:{span}")) else { return Ok(None) };
                let lens = Lens { years: years.years, ..now.lens.clone() };
                let on = lens == now.lens;
                Ok(Some(Row::choice(
                    on,
                    years.said(self.corpus),
                    "evidence of that time",
                    look(Manner { lens, ..now.clone() }),
                )))
            }
            Menu::Lens if text.contains(':') => {
                let lens = lens(text)?;
                let label = format!("this lens: {}", lens.said(self.corpus));
                let on = lens == now.lens;
                Ok(Some(Row::choice(on, label, "", look(Manner { lens, ..now.clone() }))))
            }
            Menu::Compare if text.contains('|') => {
                let (one, other) = text.split_once('|').unwrap_or_default();
                let (one, other) = (lens(one)?, lens(other)?);
                let label = format!("{} and {}", one.said(self.corpus), other.said(self.corpus));
                Ok(Some(Row::of("", label, "", look(Manner { lens: one, ..now.with_view(View::Against(other)) }))))
            }
            Menu::Save if ending(text).is_some() => Ok(Some(Row::of("", text, "", Choice::Save(text.into())))),
            Menu::Lens => {
                Err("No document, year or word like that. A lens can be typed as well: doc:ID,ID year:2014..2018 \
                               stance:supports directness:direct confidence:medium"
                    .into())
            }
            Menu::Compare => {
                Err("Nothing like that. Two lenses can be typed as well: year:..2018 | year:..2024".into())
            }
            Menu::Step => Ok(self.typed_step(text)),
            Menu::Recorded => Err(self.recorded_words()),
            Menu::Filter => self.typed_years(text),
            Menu::Date => self.typed_date(text),
            Menu::Picture => Form::typed(text)
                .map(|form| Some(Row::of("", text, "", Choice::Picture(text.into(), form))))
                .ok_or_else(|| "A name ends in .svg, .html or .txt.".into()),
            Menu::Save => Err("A name ends in .csv, .md or .json.".into()),
            _ => Ok(None),
        }
    }

    fn view_rows(&self) -> Vec<Row> {
        let now = self.matrix.manner();
        let mut rows: Vec<Row> = Vec::new();
        for view in View::offered(self.corpus) {
            if view == View::Levels {
                rows.extend(Measure::ALL.iter().map(|measure| {
                    let here = now.view == View::Levels && now.measure == *measure;
                    let manner = Manner { measure: *measure, ..now.with_view(View::Levels) };
                    Row::choice(here, measure.word(), measure.legend(), look(manner))
                }));
            } else {
                let word = view.written(self.corpus);
                rows.push(Row::choice(view == now.view, view.name(self.corpus), word, look(now.with_view(view))));
            }
        }
        rows
    }

    /// One row for each part that a lens can have; what is on is turned off by it.
    fn lens_rows(&self) -> Vec<Row> {
        let corpus = self.corpus;
        let lens = &self.matrix.manner().lens;
        let row = |on: bool, label: String, more: &str, part: Part| Row::choice(on, label, more, Choice::Lens(part));
        let mut rows = Vec::new();
        // Always there, so that no other row changes its place by a choice.
        rows.push(row(lens.is_clear(), "everything: no lens".into(), "", Part::Clear));
        for (id, document) in corpus.documents.iter() {
            let on = lens.documents.as_ref().is_some_and(|only| only.len() == 1 && only.contains(&id));
            let part = Part::Only(Some(id).filter(|_| !on));
            rows.push(row(on, format!("only {}", document.short), document.label(), part));
        }
        for (id, document) in corpus.documents.iter() {
            let on = lens.documents.as_ref().is_none_or(|kept| kept.contains(&id));
            rows.push(row(on, format!("with {}", document.short), document.label(), Part::Turn(id)));
        }
        for (label, years) in self.dates() {
            let on = lens.years.is_some_and(|now| now.latest() == years.latest());
            let years = Edtf::spanning(lens.years.and_then(|now| now.earliest()), years.latest().filter(|_| !on));
            rows.push(row(on, label, "evidence of the time until then", Part::Years(years)));
        }
        for (_, years) in self.dates() {
            let Some(first) = years.latest().map(|last| last.first_of_year()) else { continue };
            let on = lens.years.is_some_and(|now| now.earliest() == Some(first));
            let until = lens.years.and_then(|now| now.latest());
            let years = Edtf::spanning(Some(first).filter(|_| !on), until);
            rows.push(row(on, format!("from {} on", first.year()), "", Part::Years(years)));
        }
        for (stance, label) in [(Stance::Supports, "only evidence for"), (Stance::Contradicts, "only evidence against")]
        {
            let on = lens.stance == Some(stance);
            rows.push(row(on, label.into(), "", Part::Stance(Some(stance).filter(|_| !on))));
        }
        for directness in [Directness::Direct, Directness::Indirect] {
            let on = lens.directness == Some(directness);
            let label = format!("only {directness} ratings");
            rows.push(row(on, label, "", Part::Directness(Some(directness).filter(|_| !on))));
        }
        for (least, label) in [(Confidence::Medium, "medium confidence or more"), (Confidence::High, "high confidence")]
        {
            let on = lens.confidence == Some(least);
            rows.push(row(on, label.into(), "", Part::Confidence(Some(least).filter(|_| !on))));
        }
        rows
    }

    /// The matrix as it stood at the end of each year, from the first from which some evidence counts to the last, and
    /// over the dataset's own window; of very long spans only the years in which something changes.
    fn dates(&self) -> Vec<(String, Edtf)> {
        let corpus = self.corpus;
        let evidence = corpus.cells.iter().flat_map(|(_, cell)| cell.evidence());
        let counting = evidence.filter(|evidence| evidence.level.is_some());
        let mut years: BTreeSet<i16> =
            counting.filter_map(|evidence| Some(corpus.time_of(evidence)?.earliest()?.year())).collect();
        let window = corpus.about.window.and_then(|window| window.earliest().zip(window.latest()));
        let window = window.map(|(first, last)| (first.year(), last.year()));
        if let Some((first, last)) = window.filter(|(first, last)| last - first <= YEARS) {
            years.extend(first..=last);
        }
        let until = |year: i16| Some((format!("as of the end of {year}"), format!("../{year:04}").parse().ok()?));
        years.into_iter().filter_map(until).collect()
    }

    fn compare_rows(&self) -> Vec<Row> {
        let corpus = self.corpus;
        let now = self.matrix.manner();
        let mut rows = Vec::new();
        let here = self.matrix.dimension(corpus).or(corpus.dimensions.at(0));
        for other in corpus.dimensions.ids() {
            if let Some(here) = here.filter(|here| *here != other) {
                let label = format!("{} and {}", corpus.dimensions[here].label(), corpus.dimensions[other].label());
                rows.push(Row::of("dimensions", label, "", look(now.with_view(View::Dimensions(here, other)))));
            }
        }
        let dates = self.dates();
        let lenses = |one: Lens, other: Lens| look(Manner { lens: one, ..now.with_view(View::Against(other)) });
        if !now.lens.is_clear() {
            let label = format!("{} and all evidence", now.lens_in_words(corpus));
            rows.push(Row::of("lenses", label, "", lenses(now.lens.clone(), Lens::default())));
        }
        let at = |years: Edtf| Lens { years: Some(years), ..Lens::default() };
        for (label, years) in &dates {
            rows.push(Row::of("dates", format!("{label} and now"), "", lenses(at(*years), Lens::default())));
        }
        for (nth, (label, years)) in dates.iter().enumerate() {
            for (other, later) in dates.iter().skip(nth + 1) {
                let other = other.trim_start_matches("as of ");
                rows.push(Row::of("dates", format!("{label} and {other}"), "", lenses(at(*years), at(*later))));
            }
        }
        if corpus.documents.len() <= PAIRED {
            let only = |id| Lens { documents: Some(BTreeSet::from([id])), ..Lens::default() };
            for (one, first) in corpus.documents.iter() {
                for (other, second) in corpus.documents.iter().filter(|(other, _)| *other > one) {
                    let label = format!("{} and {}", first.short, second.short);
                    rows.push(Row::of("documents", label, "", lenses(only(one), only(other))));
                }
            }
        }
        rows
    }

    /// The codes of the page's passages, each with how many passages have it.
    fn code_rows(&self) -> Vec<Row> {
        let passages = self.reader.page().blocks.iter().filter_map(|block| match block.anchor {
            Some(Thing::Passage(id)) => Some(id),
            _ => None,
        });
        let mut counts: BTreeMap<Thing, usize> = BTreeMap::new();
        for id in passages {
            let codes: BTreeSet<Thing> = self.corpus.passages[id].codings.iter().map(|coding| coding.code).collect();
            codes.into_iter().for_each(|code| *counts.entry(code).or_default() += 1);
        }
        let now = self.reader.codes();
        let none = Row::choice(now == Codes::Off, "no stripes", "", Choice::Codes(Codes::Off));
        let rows = counts.into_iter().map(|(code, count)| {
            let on = now == Codes::One(code);
            let more = format!("{}, {count} passages", code.word());
            Row::choice(on, self.corpus.label(code), more, Choice::Codes(Codes::One(code)))
        });
        std::iter::once(none).chain(rows).collect()
    }

    fn column_rows(&self) -> Vec<Row> {
        let now = self.matrix.manner();
        let all = look(Manner { hidden: BTreeSet::new(), ..now.clone() });
        let mut rows = vec![Row::choice(now.hidden.is_empty(), "all columns", "", all)];
        for (at, label, shown) in self.matrix.columns() {
            let mut hidden = now.hidden.clone();
            if !hidden.remove(&at) {
                hidden.insert(at);
            }
            rows.push(Row::choice(shown, label, "", look(Manner { hidden, ..now.clone() })));
        }
        rows
    }

    fn save_rows(&self) -> Vec<Row> {
        let stem = self.matrix_stem();
        let forms = [
            ("csv", "for spreadsheets"),
            ("md", "a table for a page"),
            ("json", "for programs, with addresses and marks"),
        ];
        forms
            .map(|(ending, what)| {
                let name = format!("{stem}.{ending}");
                Row::of("", name.clone(), what, Choice::Save(name))
            })
            .into()
    }
}

fn look(manner: Manner) -> Choice {
    Choice::Look(Box::new(manner))
}
