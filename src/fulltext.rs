//! The reader's own copy of a source, beside its digest.
//!
//! A dataset holds digests, because the licences of its sources seldom allow more. Who has a source can have it read along:
//! its paragraphs are found again by the names, dates and numbers that they share with the digests, and by the numbers
//! that the file gives them. The copy is read when the program starts, kept in memory, and never written anywhere.
//!
//! | file | what it does |
//! |---|---|
//! | `decode` | bytes → text, whatever the encoding |
//! | `form` | text → paragraphs |
//! | `paragraph` | what a paragraph is, with nothing in it that acts on a terminal |
//! | `plain`, `markdown`, `html` | the three forms of text |
//! | `entities` | `&amp;` and the like |
//! | `mark` | numbers that paragraphs bear |
//! | `numbers` | which passages these numbers mean |
//! | `words` | the words by which a paragraph is known again |
//! | `align` | paragraphs → passages |

mod align;
mod decode;
mod entities;
mod form;
mod html;
mod mark;
mod markdown;
mod numbers;
mod paragraph;
mod plain;
mod words;

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

pub use decode::{NoText, decode};
pub use form::{Form, MOST, paragraphs};
pub use mark::Mark;
pub use paragraph::Paragraph;

use crate::address::Address;
use crate::corpus::{Corpus, Document, Id, Passage, Thing, near};
use crate::page::Page;
use crate::text;

/// Files of more bytes aren't read.
pub const LARGEST: u64 = 64 << 20;

/// The reader's own copies of sources. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct FullTexts(Arc<Vec<Copy>>);

/// One copy.
#[derive(Debug)]
struct Copy {
    document: Id<Document>,
    /// The name of its file.
    file: String,
    /// The paragraphs that were found for passages.
    found: Vec<(Id<Passage>, Vec<String>)>,
}

/// Why a copy can't be shown.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The option says nothing of a document.
    #[error("`{0}` is no DOC=FILE: say which document a file is a copy of, such as `{1}=copy.txt`")]
    Form(String, String),
    /// Nothing has that id.
    #[error("no document has the id `{id}`{}", near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    Document {
        /// As written.
        id: String,
        /// The one that is nearest.
        near: Option<String>,
    },
    /// Two copies of one document.
    #[error("`{0}` has two copies: one is shown beside its digest")]
    Twice(String),
    /// The file can't be read.
    #[error("{0} can't be read: {1}")]
    Read(String, io::Error),
    /// It is a folder, a pipe, a device.
    #[error("{0} is not an ordinary file")]
    NoFile(String),
    /// It is too large.
    #[error("{0} is larger than {mib} MiB: no article is", mib = LARGEST >> 20)]
    Large(String),
    /// It has too many paragraphs.
    #[error("{0} has more than {MOST} paragraphs: no article has")]
    Long(String),
    /// It holds no text.
    #[error("{0} can't be shown: {1}")]
    NoText(String, NoText),
    /// It has no paragraph.
    #[error("{0} has no paragraph of text")]
    Bare(String),
}

impl FullTexts {
    /// Reads copies, each as `DOCUMENT=FILE`, and finds their paragraphs.
    ///
    /// # Errors
    /// At the first one that can't be shown.
    pub fn open(corpus: &Corpus, options: &[String]) -> Result<FullTexts, TextError> {
        let mut copies: Vec<Copy> = Vec::new();
        for option in options {
            let copy = Copy::open(corpus, option)?;
            if copies.iter().any(|other| other.document == copy.document) {
                return Err(TextError::Twice(corpus.documents[copy.document].slug.to_string()));
            }
            copies.push(copy);
        }
        Ok(FullTexts(Arc::new(copies)))
    }

    /// Puts below every passage of a page the paragraphs of the reader's own copy, where there is one, and says how much
    /// of it was found.
    pub fn add_to(&self, corpus: &Corpus, page: &mut Page) {
        let document = match page.address {
            Address::Thing(Thing::Document(id)) => id,
            Address::Thing(Thing::Passage(id)) => corpus.passages[id].document,
            _ => return,
        };
        let Some(copy) = self.0.iter().find(|copy| copy.document == document) else { return };
        let sections = &corpus.documents[document].sections;
        let passages: Vec<Id<Passage>> = sections.iter().flat_map(|section| section.passages.iter().copied()).collect();
        // Where nothing was found, the page says so once; a passage that is shown alone says it itself.
        for id in &passages {
            if !copy.found.is_empty() || page.address == Address::Thing((*id).into()) {
                let found = copy.found.iter().find(|(passage, _)| passage == id);
                page.add_own((*id).into(), found.map_or(&[], |(_, paragraphs)| paragraphs));
            }
        }
        page.remark_on_own(&copy.tally(passages.len()));
    }
}

impl Copy {
    fn open(corpus: &Corpus, option: &str) -> Result<Copy, TextError> {
        let example = corpus.documents.iter().next().map_or("doc", |(_, document)| &*document.slug);
        let Some((id, file)) = option.split_once('=').filter(|(_, file)| !file.is_empty()) else {
            return Err(TextError::Form(text::visible(option).into_owned(), example.to_owned()));
        };
        let id = id.strip_prefix("doc/").unwrap_or(id);
        let document = corpus.documents.find(id).ok_or_else(|| {
            let near = near(id, corpus.documents.iter().map(|(_, document)| &*document.slug));
            TextError::Document { id: text::visible(id).into_owned(), near }
        })?;
        let shown = text::visible(file).into_owned();
        let bytes = read(Path::new(file), &shown)?;
        let text = decode(&bytes).map_err(|refused| TextError::NoText(shown.clone(), refused))?;
        let form = Form::of(file, &text);
        if form::is_too_long(&text, form) {
            return Err(TextError::Long(shown));
        }
        let paragraphs = paragraphs(&text, form);
        match paragraphs.len() {
            0 => return Err(TextError::Bare(shown)),
            many if many > MOST => return Err(TextError::Long(shown)),
            _ => {}
        }
        let sections = &corpus.documents[document].sections;
        let ids: Vec<Id<Passage>> = sections.iter().flat_map(|section| section.passages.iter().copied()).collect();
        let digests: Vec<(&str, &str)> =
            ids.iter().map(|id| (corpus.passages[*id].locator(), &*corpus.passages[*id].text)).collect();
        let stretches = align::align(&digests, &paragraphs);
        let texts = |stretch: std::ops::Range<usize>| {
            paragraphs.get(stretch).unwrap_or_default().iter().map(|paragraph| paragraph.text.clone()).collect()
        };
        let found = ids.into_iter().zip(stretches).filter_map(|(id, stretch)| Some((id, texts(stretch?)))).collect();
        let name = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Copy { document, file: text::visible(&name).into_owned(), found })
    }

    /// How much of the copy was found, in words.
    fn tally(&self, all: usize) -> String {
        let file = &self.file;
        match self.found.len() {
            0 => {
                format!("Your own copy, {file}, doesn't look like this document: none of its paragraphs could be told.")
            }
            found if found == all => {
                format!("Your own copy, {file}, stands below each passage. It is shown here, and nowhere else.")
            }
            found => format!(
                "Your own copy, {file}, stands below {found} of {all} passages; the others couldn't be told for sure. \
                 It is shown here, and nowhere else."
            ),
        }
    }
}

fn read(path: &Path, shown: &str) -> Result<Vec<u8>, TextError> {
    let refuse = |error| TextError::Read(shown.to_owned(), error);
    let about = fs::metadata(path).map_err(refuse)?;
    if !about.is_file() {
        return Err(TextError::NoFile(shown.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(refuse)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.len() as u64 > LARGEST { Err(TextError::Large(shown.to_owned())) } else { Ok(bytes) }
}
