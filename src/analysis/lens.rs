//! The lens: which evidence counts now.
//!
//! It is written as words with spaces between them, in any order, each at most once:
//!
//! | written | keeps evidence |
//! |---|---|
//! | `doc:ID,ID` | of these documents; `doc:none` of no document |
//! | `year:2014..2018` | whose time may lie in these years; `year:2018` in one, `year:2018..` from it on |
//! | `year:..2018-03-07` | from which it counted by that date: the matrix as it stood then |
//! | `stance:supports`, `stance:contradicts` | that speaks for the rating, or against it |
//! | `directness:direct`, `directness:indirect` | of cells whose rating is so |
//! | `confidence:medium` | of cells whose rating has that confidence at least |

use std::collections::BTreeSet;

use crate::corpus::date::{DateError, Edtf};
use crate::corpus::{Confidence, Corpus, Directness, Document, Evidence, Id, Passage, Rating, Record, Stance};
use crate::text::visible;

/// Which evidence counts. What isn't chosen leaves everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Lens {
    /// Evidence of these documents.
    pub documents: Option<BTreeSet<Id<Document>>>,
    /// Evidence whose time may lie within.
    pub years: Option<Edtf>,
    /// Evidence of this stance.
    pub stance: Option<Stance>,
    /// Cells whose rating is so direct.
    pub directness: Option<Directness>,
    /// Cells whose rating has this confidence at least.
    pub confidence: Option<Confidence>,
}

/// Why a text is no lens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LensError {
    /// A word that isn't `field:value` with a known field.
    #[error("`{0}` is no part of a lens: doc:, year:, stance:, directness: and confidence: are")]
    Field(String),
    /// The same field a second time.
    #[error("`{0}:` stands in the lens twice; give all its values at once, such as doc:one,other")]
    Twice(&'static str),
    /// A document that isn't there.
    #[error("no document is called `{0}`; there are {1}")]
    Document(String, String),
    /// A span of time that can't be read.
    #[error("`{0}` is no span of years: 2014..2018, 2018, 2018.. and ..2018-03-07 are")]
    Years(String),
    /// A span of time that ends before it begins.
    #[error("`{0}` runs backwards: the earlier time comes first")]
    Backwards(String),
    /// A time that the calendar hasn't.
    #[error(transparent)]
    Date(DateError),
    /// A word that can't be chosen.
    #[error("`{0}` is no choice of {1}: {2} are")]
    Word(String, &'static str, String),
}

/// Words that a field can have, each with its value.
fn words<T: Copy>(of: &[T], word: fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    of.iter().map(|value| (word(*value), *value)).collect()
}

/// The stances that a lens can choose.
pub(crate) const STANCES: [Stance; 2] = [Stance::Supports, Stance::Contradicts];
/// The kinds of directness.
pub(crate) const DIRECTNESS: [Directness; 2] = [Directness::Direct, Directness::Indirect];
/// The grades of confidence that leave something out.
pub(crate) const CONFIDENCE: [Confidence; 2] = [Confidence::Medium, Confidence::High];

impl Lens {
    /// Whether everything counts.
    pub fn is_clear(&self) -> bool {
        *self == Lens::default()
    }

    /// Whether a piece of evidence counts.
    pub fn keeps(&self, corpus: &Corpus, evidence: &Evidence) -> bool {
        let document = corpus.passages[evidence.passage].document;
        self.keeps_document(document)
            && self.stance.is_none_or(|stance| evidence.stance == stance)
            && self.may_be_in(corpus.time_of(evidence))
    }

    /// Whether the rating of a cell is one that counts.
    pub fn admits(&self, rating: Rating) -> bool {
        self.directness.is_none_or(|directness| rating.directness == directness)
            && self.confidence.is_none_or(|least| rating.confidence >= least)
    }

    /// Whether a passage counts, apart from what it is evidence for: by its document and that document's date.
    pub fn keeps_passage(&self, corpus: &Corpus, passage: Id<Passage>) -> bool {
        let id = corpus.passages[passage].document;
        let document = &corpus.documents[id];
        self.keeps_document(id) && self.may_be_in(document.date.as_ref().or(document.bounds.as_ref()))
    }

    fn keeps_document(&self, document: Id<Document>) -> bool {
        self.documents.as_ref().is_none_or(|kept| kept.contains(&document))
    }

    fn may_be_in(&self, time: Option<&Edtf>) -> bool {
        match (&self.years, time) {
            (Some(years), Some(time)) => time.overlaps(years),
            // What nobody can date may be meant.
            _ => true,
        }
    }

    /// Reads a lens.
    ///
    /// # Errors
    /// Where a word is no part of a lens; the error says which, and what could stand there.
    pub fn parse(corpus: &Corpus, written: &str) -> Result<Lens, LensError> {
        let mut lens = Lens::default();
        for word in written.split_whitespace() {
            let shown = || visible(word).into_owned();
            let (field, value) = word.split_once(':').ok_or_else(|| LensError::Field(shown()))?;
            match field {
                "doc" => once("doc", &mut lens.documents, documents(corpus, value)?)?,
                "year" => once("year", &mut lens.years, years(value)?)?,
                "stance" => once("stance", &mut lens.stance, one_of("stance", value, words(&STANCES, Stance::word))?)?,
                "directness" => {
                    let known = words(&DIRECTNESS, Directness::word);
                    once("directness", &mut lens.directness, one_of("directness", value, known)?)?;
                }
                "confidence" => {
                    let known = words(&CONFIDENCE, Confidence::word);
                    once("confidence", &mut lens.confidence, one_of("confidence", value, known)?)?;
                }
                _ => return Err(LensError::Field(shown())),
            }
        }
        Ok(lens)
    }

    /// The lens as [`Lens::parse`] reads it; empty where everything counts.
    pub fn written(&self, corpus: &Corpus) -> String {
        let documents = self.documents.as_ref().map(|kept| {
            let slugs: Vec<&str> = kept.iter().map(|id| corpus.documents[*id].slug()).collect();
            let list = match slugs[..] {
                [] => "none".into(),
                // A document of that name, told apart from no document.
                ["none"] => "none,none".into(),
                _ => slugs.join(","),
            };
            format!("doc:{list}")
        });
        let parts = [
            documents,
            self.years.as_ref().map(|years| format!("year:{}", years.to_string().replace("..", "").replace('/', ".."))),
            self.stance.map(|stance| format!("stance:{stance}")),
            self.directness.map(|directness| format!("directness:{directness}")),
            self.confidence.map(|confidence| format!("confidence:{confidence}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The same, and where everything counts, that.
    pub fn said(&self, corpus: &Corpus) -> String {
        self.in_words(corpus).unwrap_or_else(|| "all evidence".into())
    }

    /// The lens as a person says it: `1 of 5 documents, until 2018, only against`; none where everything counts.
    pub fn in_words(&self, corpus: &Corpus) -> Option<String> {
        let documents = self.documents.as_ref().map(|kept| match kept.len() {
            1 | 2 => {
                let names: Vec<&str> = kept.iter().map(|id| &*corpus.documents[*id].short).collect();
                names.join(" and ")
            }
            count => format!("{count} of {} documents", corpus.documents.len()),
        });
        let parts = [
            documents,
            self.years.as_ref().map(|years| years.in_words()),
            self.stance
                .map(|stance| if stance == Stance::Supports { "only for".into() } else { "only against".into() }),
            self.directness.map(|directness| format!("only {directness}")),
            self.confidence.map(|least| match least {
                Confidence::High => "high confidence".into(),
                _ => format!("{least} confidence or more"),
            }),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

fn once<T>(field: &'static str, place: &mut Option<T>, value: T) -> Result<(), LensError> {
    if place.replace(value).is_some() { Err(LensError::Twice(field)) } else { Ok(()) }
}

fn documents(corpus: &Corpus, value: &str) -> Result<BTreeSet<Id<Document>>, LensError> {
    if value == "none" {
        return Ok(BTreeSet::new());
    }
    let find = |slug: &str| {
        corpus.documents.find(slug).ok_or_else(|| {
            let known: Vec<&str> = corpus.documents.iter().map(|(_, document)| document.slug()).collect();
            LensError::Document(visible(slug).into_owned(), known.join(", "))
        })
    };
    value.split(',').map(find).collect()
}

/// A span as people write it, in EDTF: an open end is an end without limit.
///
/// # Errors
/// Where it isn't one; the error says why.
pub fn years(value: &str) -> Result<Edtf, LensError> {
    let edtf = match value.split_once("..") {
        Some((from, until)) => {
            let end = |end: &str| if end.is_empty() { "..".to_owned() } else { end.to_owned() };
            format!("{}/{}", end(from), end(until))
        }
        None if value.contains('/') => return Err(LensError::Years(visible(value).into_owned())),
        None => value.to_owned(),
    };
    edtf.parse().map_err(|error| match error {
        DateError::Form { .. } | DateError::NoDate { .. } => LensError::Years(visible(value).into_owned()),
        DateError::Backwards { .. } => LensError::Backwards(visible(value).into_owned()),
        day => LensError::Date(day),
    })
}

fn one_of<T>(field: &'static str, value: &str, known: Vec<(&'static str, T)>) -> Result<T, LensError> {
    let list: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let list = list.join(", ");
    let found = known.into_iter().find(|(word, _)| *word == value).map(|(_, value)| value);
    found.ok_or_else(|| LensError::Word(visible(value).into_owned(), field, list))
}
