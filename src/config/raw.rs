//! What stands in a file of settings and in a theme, word for word.

use std::fmt;

use ron::error::SpannedError;
use serde::de::{DeserializeOwned, EnumAccess, Error, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::corpus::{Panes, ron};
use crate::tui::keymap::Context;
use crate::tui::theme::Ground;

/// A file of settings; what isn't there is as it is without a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawConfig {
    pub(super) theme: Option<String>,
    pub(super) mouse: Option<bool>,
    pub(super) ascii: Option<bool>,
    pub(super) measure: Option<i64>,
    pub(super) language: Option<String>,
    pub(super) remember: Option<bool>,
    pub(super) keys: Vec<RawKeys>,
}

/// Keys for an action.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawKeys {
    pub(super) action: String,
    pub(super) keys: String,
    #[serde(rename = "in", default)]
    pub(super) places: Vec<RawPlace>,
}

/// Where keys work: one of the contexts of the table of keys, by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawPlace(pub(super) Context);

impl<'de> Deserialize<'de> for RawPlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawPlace, D::Error> {
        deserializer.deserialize_enum("Context", &Context::NAMES, PlaceVisitor)
    }
}

struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = RawPlace;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a place where keys work")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<RawPlace, A::Error> {
        let (name, rest): (PlaceName, _) = data.variant()?;
        rest.unit_variant()?;
        Ok(RawPlace(name.0))
    }
}

/// The name alone, without quotes.
struct PlaceName(Context);

impl<'de> Deserialize<'de> for PlaceName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PlaceName, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = PlaceName;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a place where keys work")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<PlaceName, E> {
        let found = Context::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, context)| PlaceName(*context)).ok_or_else(|| E::unknown_variant(name, &Context::NAMES))
    }
}

/// A theme of a person's own: colours by what they say; what isn't there is as in the theme it stands on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTheme {
    pub(super) on: RawGround,
    pub(super) ground: Option<String>,
    pub(super) text: Option<String>,
    pub(super) dim: Option<String>,
    pub(super) rule: Option<String>,
    pub(super) accent: Option<String>,
    pub(super) coded: Option<String>,
    #[serde(rename = "for")]
    pub(super) supports: Option<String>,
    pub(super) against: Option<String>,
    pub(super) heat: Vec<String>,
}

/// The theme that one's own stands on.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(super) enum RawGround {
    #[default]
    Dark,
    Light,
    Projector,
}

impl From<RawGround> for Ground {
    fn from(ground: RawGround) -> Ground {
        match ground {
            RawGround::Dark => Ground::Dark,
            RawGround::Light => Ground::Light,
            RawGround::Projector => Ground::Projector,
        }
    }
}

/// What is kept from one start to the next.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawState {
    pub(super) places: Vec<RawSeen>,
}

/// Where a dataset was left.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSeen {
    pub(super) dataset: String,
    pub(super) address: String,
    pub(super) panes: Panes,
    pub(super) focus: Panes,
    pub(super) view: String,
    pub(super) lens: String,
    pub(super) window: String,
}

/// Reads a file that is one record.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, SpannedError> {
    ron().from_str(text)
}
