//! What records are made of: ratings, evidence, codings, reports, readings.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use super::{Passage, Reference};
use crate::corpus::date::Edtf;
use crate::corpus::raw::{Confidence, Directness, Panes, Stance, Words};
use crate::corpus::table::Id;
use crate::corpus::thing::Thing;

/// The dataset as a publication.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct About {
    /// Id of the dataset.
    pub id: Words,
    /// Its title.
    pub title: Words,
    /// What it is, in a line.
    pub subtitle: Words,
    /// The language it is written in, as BCP 47 has it: `en`; empty where the dataset doesn't say.
    pub language: Words,
    /// Its version, not the program's.
    pub version: Words,
    /// When this version was released.
    pub released: Option<Edtf>,
    /// The span of time it is about; none where the dataset names none.
    pub window: Option<Edtf>,
    /// Who made it.
    pub authors: ThinVec<Author>,
    /// Who publishes it, or empty.
    pub publisher: Words,
    /// Where it can be had, or empty.
    pub address: Words,
    /// Its digital object identifier, or empty.
    pub doi: Words,
    /// What it is about, in words that catalogues use.
    pub keywords: ThinVec<Words>,
    /// Whose reading the ratings are.
    pub coder: Words,
    /// Under which licence it may be used.
    pub licence: Words,
    /// How it was made, chapter by chapter.
    pub method: ThinVec<Chapter>,
}

/// Who wrote something, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Author {
    /// Somebody with two names.
    Person {
        /// The name that stands first in the West.
        given: Words,
        /// The name under which a bibliography lists them.
        family: Words,
    },
    /// An institution, a group, or somebody with one name.
    Body(Words),
}

impl std::fmt::Display for Author {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Author::Person { given, family } => write!(f, "{given} {family}"),
            Author::Body(name) => f.write_str(name),
        }
    }
}

/// One part of the account of the method.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Chapter {
    /// Its heading.
    pub title: Words,
    /// One paragraph.
    pub text: Words,
}

/// One level of a scale.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Level {
    /// The number shown in the matrix.
    pub value: u8,
    /// Its name.
    pub label: Words,
    /// What it means.
    pub definition: Words,
    /// What belongs to it.
    pub belongs: Words,
    /// What doesn't.
    pub excludes: Words,
}

/// The passages under one heading.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// The heading; empty for what stands before the first one.
    pub title: Words,
    /// In the order of the source.
    pub passages: ThinVec<Id<Passage>>,
}

/// The link from a passage, or a phrase in it, to a thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Coding {
    /// What the passage speaks of.
    pub code: Thing,
    /// Where the phrase begins in the passage's text and where it ends, in bytes; none where the whole passage is meant.
    pub(in crate::corpus) span: Option<(u32, u32)>,
}

impl Coding {
    /// The bytes of the phrase in the passage's text; none where the whole passage is meant.
    pub fn phrase(&self) -> Option<Range<usize>> {
        self.span.map(|(start, end)| start as usize..end as usize)
    }
}

/// What one passage says of an event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The passage.
    pub passage: Id<Passage>,
    /// What it says of the date, in own words.
    pub says: Words,
    /// The date it gives.
    pub date: Option<Edtf>,
}

/// What some sources say of the topic of a discrepancy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reading {
    /// The passages that say so.
    pub passages: ThinVec<Id<Passage>>,
    /// The outside facts that say so.
    pub references: ThinVec<Id<Reference>>,
    /// What they say.
    pub says: Words,
}

/// What the dataset says of a cell.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assessment {
    /// None means *no evidence*: it was looked for and not found.
    pub rating: Option<Rating>,
    /// Why, in words.
    pub rationale: Words,
    /// For, against and context, in the order of the dataset.
    pub evidence: ThinVec<Evidence>,
}

/// A level with its acceptable range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Level on the element's scale.
    pub level: u8,
    /// The lowest level another reader could defend.
    pub low: u8,
    /// The highest one.
    pub high: u8,
    /// How sure.
    pub confidence: Confidence,
    /// Whether passages speak of the cell itself.
    pub directness: Directness,
}

/// One passage that bears on a cell.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// The passage.
    pub passage: Id<Passage>,
    /// For, against or beside.
    pub stance: Stance,
    /// The level it speaks for, on the element's scale; none for context.
    pub level: Option<u8>,
    /// The time of which the passage speaks; none where that is the time at which it was written.
    pub time: Option<Edtf>,
    /// What in the passage speaks so.
    pub note: Words,
}

/// What a thing is called in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The name shown to people.
    pub label: Words,
    /// The short form, for things that have one; or empty.
    pub short: Words,
    /// Of a scale: the names of its levels, by value.
    pub levels: ThinVec<(u8, Words)>,
}

/// One stop of a tour. Addresses, views and lenses stand as they are written: `tour` reads them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    /// A few words, shown large.
    pub title: Words,
    /// What the reader shows; empty for the dataset's own page.
    pub address: Words,
    /// What of the explorer is seen.
    pub panes: Panes,
    /// Which table or plot the matrix shows; empty for the levels.
    pub view: Words,
    /// Which evidence counts; empty for all.
    pub lens: Words,
    /// The span that the timeline shows; none for the dataset's own.
    pub window: Option<Edtf>,
    /// What is marked in the reader's page; empty for nothing.
    pub highlight: Words,
    /// For the audience.
    pub text: Words,
    /// For the presenter.
    pub notes: Words,
    /// What the text rests on.
    pub passages: ThinVec<Id<Passage>>,
    /// How long it is meant to take.
    pub seconds: Option<u16>,
}
