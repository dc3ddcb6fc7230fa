//! Names of things in further languages.

use hashbrown::HashMap;
use thin_vec::ThinVec;

use super::{Places, Resolver};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{Language, Naming, Thing};

impl Resolver<'_, '_> {
    pub(super) fn languages(&mut self, raw: Lists<'_, RawLanguage>) {
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawLanguage { id, label, labels } = found.raw;
            self.require(&label, "label", &place);
            let own = &self.corpus.about.language;
            // Where the dataset itself couldn't be read, nobody knows its language.
            let is_known = !self.corpus.about.id.is_empty();
            if is_known && (own.is_empty() || **own == *id) {
                let what = "names in a further language, and the dataset's own is not a different one";
                self.report.at(&place.field("id"), what, "`language: \"..\"` in `dataset`, and another id here");
            }
            let list = place.field("labels");
            let mut names = ThinVec::with_capacity(labels.len());
            let mut first: HashMap<Thing, usize> = HashMap::new();
            for (item, naming) in labels.into_iter().enumerate() {
                let place = list.item(item);
                let Some(of) = self.find_thing(&naming.of, &place.field("of")) else { continue };
                if let Some(first) = first.insert(of, item) {
                    let first = self.report.cite(&list.item(first));
                    let what = format!("`{}` is named here a second time", naming.of);
                    self.report.at(&place.field("of"), what, format!("each thing once; the first stands at {first}"));
                    continue;
                }
                names.push((of, self.naming(of, naming, &place)));
            }
            names.sort_unstable_by_key(|(thing, _)| *thing);
            let row = Language { slug: id.0, label: label.0, names };
            self.push(|corpus| &mut corpus.languages, row, &place, &mut places);
        }
    }

    fn naming(&mut self, of: Thing, raw: RawNaming, place: &Place<'_>) -> Naming {
        self.require(&raw.label, "label", place);
        if !raw.short.0.is_empty() && !matches!(of, Thing::Dimension(_) | Thing::Element(_) | Thing::Party(_)) {
            let expected = "`short` for dimensions, elements and parties alone";
            self.report.at(&place.field("short"), "this thing has no short name", expected);
        }
        let list = place.field("levels");
        let mut levels = ThinVec::with_capacity(raw.levels.len());
        for (item, RawLevelNaming { value, label }) in raw.levels.into_iter().enumerate() {
            let place = list.item(item);
            self.require(&label, "label", &place);
            let scale = if let Thing::Scale(scale) = of { Some(&self.corpus.scales[scale]) } else { None };
            match (scale, value) {
                (Some(scale), Some(value)) if scale.level(value).is_some() => levels.push((value, label.0)),
                (Some(scale), _) => {
                    let (low, high) = scale.span();
                    let expected = format!("a level of the scale, {low} to {high}");
                    self.report.at(&place.field("value"), "no level of this scale is named here", expected);
                }
                (None, _) => self.report.at(&place, "this thing has no levels", "`levels` for scales alone"),
            }
        }
        Naming { label: raw.label.0, short: raw.short.0, levels }
    }
}
