//! Rows of the framework: dimensions and their groups, themes, elements, scales, parties.

use serde_json::{Value, json};

use super::{Column, link, table};
use crate::corpus::{Corpus, Dimension, Element, Era, Group, Id, Level, Party, Record, Scale, Theme};
use crate::render::Table;

const DIMENSIONS: &[Column<Dimension>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::further("short", |corpus, id| json!(corpus.dimensions[id].short)),
    Column::further("group", |corpus, id| {
        json!(corpus.dimensions[id].group.map(|group| &corpus.dimension_groups[group].slug))
    }),
    Column::chief("definition", |corpus, id| json!(corpus.dimensions[id].definition)),
    Column::further("excludes", |corpus, id| json!(corpus.dimensions[id].excludes)),
    Column::further("cells", link::cells),
    Column::further("passages", link::passages),
    Column::further("events", link::events),
    Column::further("discrepancies", link::discrepancies),
];

/// Groups have no page, and so no address.
const GROUPS: &[Column<Group>] = &[
    Column::chief("id", |corpus, id| json!(corpus.dimension_groups[id].slug)),
    Column::chief("label", |corpus, id| json!(corpus.dimension_groups[id].label)),
    Column::further("short", |corpus, id| json!(corpus.dimension_groups[id].short)),
    Column::chief("definition", |corpus, id| json!(corpus.dimension_groups[id].definition)),
    Column::further("dimensions", |corpus, id| {
        let dimensions = corpus.dimensions.iter().filter(|(_, dimension)| dimension.group == Some(id));
        dimensions.map(|(_, dimension)| dimension.slug()).collect()
    }),
    Column::further("passages", |corpus, id| link::slugs(&corpus.passages, &corpus.dimension_groups[id].passages)),
];

/// Eras have no page, and so no address.
const ERAS: &[Column<Era>] = &[
    Column::chief("id", |corpus, id| json!(corpus.eras[id].slug)),
    Column::chief("label", |corpus, id| json!(corpus.eras[id].label)),
    Column::chief("date", |corpus, id| json!(corpus.eras[id].date.to_string())),
    Column::chief("ground", |corpus, id| json!(corpus.eras[id].ground)),
    Column::further("passages", |corpus, id| link::slugs(&corpus.passages, &corpus.eras[id].passages)),
];

const THEMES: &[Column<Theme>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::chief("definition", |corpus, id| json!(corpus.themes[id].definition)),
    Column::further("passages", link::passages),
    Column::further("events", link::events),
    Column::further("discrepancies", link::discrepancies),
];

const ELEMENTS: &[Column<Element>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::further("short", |corpus, id| json!(corpus.elements[id].short)),
    Column::chief("scale", |corpus, id| json!(corpus.scales[corpus.elements[id].scale].slug)),
    Column::chief("per_party", |corpus, id| json!(corpus.elements[id].per_party)),
    Column::chief("definition", |corpus, id| json!(corpus.elements[id].definition)),
    Column::further("passages", link::passages),
];

const SCALES: &[Column<Scale>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::chief("lowest", |corpus, id| json!(corpus.scales[id].span().0)),
    Column::chief("highest", |corpus, id| json!(corpus.scales[id].span().1)),
    Column::further("whose", |corpus, id| json!(corpus.scales[id].whose)),
    Column::chief("definition", |corpus, id| json!(corpus.scales[id].definition)),
    Column::further("levels", |corpus, id| {
        corpus.scales[id].levels.iter().map(|level| self::level(corpus, id, level)).collect()
    }),
    Column::further("elements", link::elements),
];

const PARTIES: &[Column<Party>] = &[
    Column::chief("id", link::id),
    Column::chief("label", link::label),
    Column::further("labels", link::labels),
    Column::further("address", link::address),
    Column::further("aliases", link::aliases),
    Column::chief("short", |corpus, id| json!(corpus.parties[id].short)),
    Column::chief("actor", |corpus, id| json!(corpus.parties[id].actor.map(|actor| &corpus.actors[actor].slug))),
    Column::further("cells", link::cells),
];

fn level(corpus: &Corpus, scale: Id<Scale>, level: &Level) -> Value {
    let others = corpus.other_names(scale.into()).filter_map(|(language, naming)| {
        let (_, label) = naming.levels.iter().find(|(value, _)| *value == level.value)?;
        Some((language, &**label))
    });
    json!({
        "value": level.value,
        "label": level.label,
        "labels": link::by_language(corpus, scale, &level.label, others),
        "definition": level.definition,
        "belongs": level.belongs,
        "excludes": level.excludes,
    })
}

pub(super) fn dimensions(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.dimensions.ids(), DIMENSIONS)
}

pub(super) fn groups(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.dimension_groups.ids(), GROUPS)
}

pub(super) fn eras(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.eras.ids(), ERAS)
}

pub(super) fn themes(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.themes.ids(), THEMES)
}

pub(super) fn elements(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.elements.ids(), ELEMENTS)
}

pub(super) fn scales(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.scales.ids(), SCALES)
}

pub(super) fn parties(corpus: &Corpus) -> Table<'_> {
    table(corpus, corpus.parties.ids(), PARTIES)
}
