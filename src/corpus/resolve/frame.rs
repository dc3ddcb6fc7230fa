//! The frame of a dataset: itself, parties, scales, elements, dimensions and their groups, themes, actors, instruments,
//! references.

use thin_vec::ThinVec;

use super::findings::Pointing;
use super::{Places, Resolver, short, shows_nothing, texts};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{
    About, Actor, Author, Chapter, Dimension, Element, Group, Instrument, Level, Party, Reference, Scale, Theme,
};

impl Resolver<'_, '_> {
    pub(super) fn dataset(&mut self, raw: Lists<'_, RawDataset>) {
        let mut raw = raw.found();
        let Some(found) = raw.next() else {
            if self.report.count() == 0 {
                self.report.whole("no file says which dataset this is", "`dataset: (id: .., title: .., ..)`");
            }
            return;
        };
        let place = found.place();
        let raw_about = found.raw;
        self.check_id("dataset", &raw_about.id, &place.field("id"));
        self.require(&raw_about.title, "title", &place);
        let window = Some(&*raw_about.window).filter(|window| !window.is_empty());
        let list = place.field("method");
        for (item, chapter) in raw_about.method.iter().enumerate() {
            self.require(&chapter.title, "title", &list.item(item));
            self.require(&chapter.text, "text", &list.item(item));
        }
        let chapter = |RawChapter { title, text }| Chapter { title: title.0, text: text.0 };
        self.corpus.about = About {
            window: self.date(window, &place.field("window")),
            released: self.date(raw_about.released.as_deref(), &place.field("released")),
            authors: self.authors(raw_about.authors, &place.field("authors")),
            id: raw_about.id.0,
            title: raw_about.title.0,
            subtitle: raw_about.subtitle.0,
            language: raw_about.language.0,
            version: raw_about.version.0,
            publisher: raw_about.publisher.0,
            address: raw_about.address.0,
            doi: raw_about.doi.0,
            keywords: texts(raw_about.keywords),
            coder: raw_about.coder.0,
            licence: raw_about.licence.0,
            method: raw_about.method.into_iter().map(chapter).collect(),
        };
        for further in raw {
            let first = self.report.cite(&place);
            self.report.at(
                &further.place(),
                "this is a second `dataset`",
                format!("only one; the first stands at {first}"),
            );
        }
    }

    /// Who wrote something; reported where nobody is named, or somebody by half.
    pub(super) fn authors(&mut self, raw: Few<RawAuthor>, list: &Place<'_>) -> ThinVec<Author> {
        let mut authors = ThinVec::with_capacity(raw.len());
        for (item, RawAuthor { given, family, name }) in raw.into_iter().enumerate() {
            match (shows_nothing(&given.0), shows_nothing(&family.0), shows_nothing(&name.0)) {
                (false, false, true) => authors.push(Author::Person { given: given.0, family: family.0 }),
                (true, true, false) => authors.push(Author::Body(name.0)),
                _ => {
                    let expected = "`given: \"..\", family: \"..\"` for a person, `name: \"..\"` for anybody else";
                    self.report.at(&list.item(item), "this author has no whole name", expected);
                }
            }
        }
        authors
    }

    pub(super) fn scales(&mut self, raw: Lists<'_, RawScale>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawScale { id, label, whose, definition, levels: raw_levels } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            if raw_levels.is_empty() {
                self.report.at(&place.field("levels"), "this scale has no levels", "at least one level");
            }
            let mut whole = !self.report.is_wounded(&place);
            let mut levels: ThinVec<Level> = ThinVec::new();
            for (item, level) in raw_levels.into_iter().enumerate() {
                let list = place.field("levels");
                let place = list.item(item);
                let RawLevel { value, label, definition, belongs, excludes } = level;
                self.require(&label, "label", &place);
                self.require(&definition, "definition", &place);
                let Some(value) = value else {
                    self.report.at(&place.field("value"), "the value is missing", "`value: ..`, a whole number");
                    whole = false;
                    continue;
                };
                if let Some(before) = levels.last().filter(|before| before.value >= value) {
                    let expected = format!("a value above {}, the one before", before.value);
                    self.report.at(&place.field("value"), format!("level {value} is out of order"), expected);
                }
                levels.push(Level {
                    value,
                    label: label.0,
                    definition: definition.0,
                    belongs: belongs.0,
                    excludes: excludes.0,
                });
            }
            if !whole {
                // A level that couldn't be read would make good ratings look wrong.
                self.lost.lose(&id);
                continue;
            }
            let row = Scale { slug: id.0, label: label.0, whose: whose.0, definition: definition.0, levels };
            self.push(|corpus| &mut corpus.scales, row, &place, &mut places);
        }
    }

    pub(super) fn elements(&mut self, raw: Lists<'_, RawElement>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawElement { id, label, short: written, scale, per_party, definition } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            let Some(scale) = self.find(|corpus| &corpus.scales, &scale, &place.field("scale")) else {
                self.lost.lose(&id);
                continue;
            };
            let short = short(written, &label.0);
            let row = Element { slug: id.0, label: label.0, short, scale, per_party, definition: definition.0 };
            self.push(|corpus| &mut corpus.elements, row, &place, &mut places);
        }
    }

    /// Puts the groups in the corpus. The passages on which they rest come later.
    pub(super) fn dimension_groups(&mut self, raw: Lists<'_, RawGroup>) -> Pointing<Group> {
        let mut places = Places::default();
        let mut pointing = Vec::with_capacity(raw.len());
        for found in raw.found() {
            let place = found.place();
            let RawGroup { id, label, short: written, definition, passages } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            if passages.is_empty() && !self.report.is_wounded(&place) {
                let what = "no passage knows this group";
                self.report.at(&place.field("passages"), what, "`passages: [..]`, at least one");
            }
            let short = short(written, &label.0);
            let row = Group { slug: id.0, label: label.0, short, definition: definition.0, passages: ThinVec::new() };
            let before = self.corpus.dimension_groups.len();
            self.push(|corpus| &mut corpus.dimension_groups, row, &place, &mut places);
            let id = self.corpus.dimension_groups.at(before);
            pointing.extend(id.map(|id| (id, passages, place)));
        }
        pointing
    }

    /// Finds the passages on which the groups rest.
    pub(super) fn grouped(&mut self, pointing: Pointing<Group>) {
        for (id, names, place) in pointing {
            let passages = self.find_all(|corpus| &corpus.passages, &names, &place.field("passages"));
            self.corpus.dimension_groups.get_mut(id).passages = passages;
        }
    }

    pub(super) fn dimensions(&mut self, raw: Lists<'_, RawDimension>) {
        self.corpus.dimensions.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawDimension { id, label, short: written, group, aliases, definition, excludes } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            let group =
                group.and_then(|group| self.find(|corpus| &corpus.dimension_groups, &group, &place.field("group")));
            let row = Dimension {
                slug: id.0,
                short: short(written, &label.0),
                label: label.0,
                group,
                aliases: texts(aliases),
                definition: definition.0,
                excludes: excludes.0,
            };
            self.push(|corpus| &mut corpus.dimensions, row, &place, &mut places);
        }
    }

    pub(super) fn themes(&mut self, raw: Lists<'_, RawTheme>) {
        self.corpus.themes.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawTheme { id, label, aliases, definition } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            let row = Theme { slug: id.0, label: label.0, aliases: texts(aliases), definition: definition.0 };
            self.push(|corpus| &mut corpus.themes, row, &place, &mut places);
        }
    }

    pub(super) fn actors(&mut self, raw: Lists<'_, RawActor>) {
        self.corpus.actors.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawActor { id, label, kind, aliases, summary } = found.raw;
            self.require(&label, "label", &place);
            let Some(kind) = self.kind("actor kind", |corpus| &corpus.actor_kinds, &kind, &place) else {
                self.lost.lose(&id);
                continue;
            };
            let row = Actor { slug: id.0, label: label.0, kind, aliases: texts(aliases), summary: summary.0 };
            self.push(|corpus| &mut corpus.actors, row, &place, &mut places);
        }
    }

    pub(super) fn parties(&mut self, raw: Lists<'_, RawParty>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawParty { id, label, short: written, actor } = found.raw;
            self.require(&label, "label", &place);
            let actor = actor.and_then(|actor| self.find(|corpus| &corpus.actors, &actor, &place.field("actor")));
            let short = short(written, &label.0);
            let row = Party { slug: id.0, label: label.0, short, actor };
            self.push(|corpus| &mut corpus.parties, row, &place, &mut places);
        }
    }

    pub(super) fn instruments(&mut self, raw: Lists<'_, RawInstrument>) {
        self.corpus.instruments.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawInstrument { id, label, kind, aliases, summary, actors } = found.raw;
            self.require(&label, "label", &place);
            let actors = self.find_all(|corpus| &corpus.actors, &actors, &place.field("actors"));
            let Some(kind) = self.kind("instrument kind", |corpus| &corpus.instrument_kinds, &kind, &place) else {
                self.lost.lose(&id);
                continue;
            };
            let row =
                Instrument { slug: id.0, label: label.0, kind, aliases: texts(aliases), summary: summary.0, actors };
            self.push(|corpus| &mut corpus.instruments, row, &place, &mut places);
        }
    }

    pub(super) fn references(&mut self, raw: Lists<'_, RawReference>) {
        self.corpus.references.reserve(raw.len());
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawReference { id, label, fact, date, address, confirmed } = found.raw;
            self.require(&label, "label", &place);
            self.require(&fact, "fact", &place);
            self.require(&address, "address", &place);
            let date = self.date(date.as_deref(), &place.field("date"));
            let row = Reference { slug: id.0, label: label.0, fact: fact.0, date, address: address.0, confirmed };
            self.push(|corpus| &mut corpus.references, row, &place, &mut places);
        }
    }
}
