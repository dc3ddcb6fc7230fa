//! The documents: sections, passages, and afterwards their codings.

use hashbrown::HashMap;

use memchr::memchr_iter;

use super::{Places, Resolver, short};
use crate::corpus::parse::{Found, Lists};
use crate::corpus::raw::*;
use crate::corpus::table::Id;
use crate::corpus::{Coding, Corpus, Document, Passage, Section};

/// A document whose passages stand in the corpus already, with its codings still to be resolved.
pub(super) type Uncoded = Found<RawDocument>;

impl Resolver<'_, '_> {
    /// Puts documents and passages in the corpus. Codings may name events, which name passages: they come later.
    pub(super) fn documents(&mut self, raw: Lists<RawDocument>) -> Vec<Uncoded> {
        let mut places = Places::default();
        let raw: Vec<_> = raw.found().collect();
        let sections = raw.iter().flat_map(|found| found.raw.sections.iter());
        self.corpus.passages.reserve(sections.map(|section| section.passages.len()).sum());
        for found in &raw {
            let place = found.place();
            let RawDocument {
                id,
                title,
                subtitle,
                short: written,
                kind,
                authors,
                date,
                bounds,
                dated,
                container,
                origin,
                remark,
                sections: _,
            } = &found.raw;
            self.require(title, "title", &place);
            let kind = self.kind("document kind", |corpus| &corpus.document_kinds, kind, &place);
            let date = self.date(date.as_deref(), &place.field("date"));
            let bounds = self.date(bounds.as_deref(), &place.field("bounds"));
            let authors = self.authors(authors.clone(), &place.field("authors"));
            let Some(kind) = kind else {
                self.lost.lose(id);
                continue;
            };
            let before = self.corpus.documents.len();
            let row = Document {
                slug: id.0.clone(),
                label: title.0.clone(),
                subtitle: subtitle.0.clone(),
                short: short(written.clone(), &id.0),
                kind,
                authors,
                date,
                bounds,
                dated: dated.0.clone(),
                container: container.0.clone(),
                origin: origin.0.clone(),
                remark: remark.0.clone(),
                sections: Vec::new(),
            };
            self.push(|corpus| &mut corpus.documents, row, &place, &mut places);
            if let Some(document) = self.corpus.documents.at(before) {
                let sections = self.sections(found, document);
                self.corpus.documents.get_mut(document).sections = sections;
            } else {
                // The id was taken: what refers to passages of the second document is no further problem.
                self.lost.lose(id);
            }
        }
        raw
    }

    fn sections(&mut self, found: &Found<RawDocument>, document: Id<Document>) -> Vec<Section> {
        let place = found.place();
        let mut first: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut sections = Vec::new();
        for (section, raw) in found.raw.sections.iter().enumerate() {
            let list = place.field("sections");
            let place = list.item(section);
            let mut passages = Vec::with_capacity(raw.passages.len());
            for (item, passage) in raw.passages.iter().enumerate() {
                let list = place.field("passages");
                let place = list.item(item);
                self.check_id("passage", &passage.locator, &place.field("locator"));
                self.require(&passage.text, "text", &place);
                if let Some((section, item)) = first.get(&*passage.locator) {
                    let record = found.place();
                    let (sections, section) = (record.field("sections"), *section);
                    let section = sections.item(section);
                    let passages = section.field("passages");
                    let first = self.report.cite(&passages.item(*item));
                    let what = format!("a second passage is numbered `{}` here", passage.locator);
                    self.report.at(
                        &place.field("locator"),
                        what,
                        format!("a number of its own; the first stands at {first}"),
                    );
                    self.lost.lose_one("passage");
                    continue;
                }
                first.insert(&passage.locator, (section, item));
                let row = Passage {
                    slug: format!("{}#{}", found.raw.id, passage.locator).into(),
                    label: format!("{} {}", self.corpus.documents[document].short, passage.locator).into(),
                    document,
                    locator: passage.locator.0.clone(),
                    section,
                    text: passage.text.0.clone(),
                    codings: Vec::new(),
                };
                passages.extend(self.corpus.passages.push(row));
            }
            sections.push(Section { title: raw.title.0.clone(), passages });
        }
        sections
    }

    pub(super) fn codings(&mut self, raw: Vec<Uncoded>) {
        for found in raw {
            let record = found.place();
            for (section, raw_section) in found.raw.sections.iter().enumerate() {
                let sections = record.field("sections");
                let section = sections.item(section);
                for (item, raw_passage) in raw_section.passages.iter().enumerate() {
                    let passages = section.field("passages");
                    let place = passages.item(item);
                    let slug = format!("{}#{}", found.raw.id, raw_passage.locator);
                    let Some(passage) = self.corpus.passages.find(&slug) else { continue };
                    let codings = self.codings_of(raw_passage, &place.field("codings"));
                    self.corpus.passages.get_mut(passage).codings = codings;
                }
            }
        }
    }

    fn codings_of(&mut self, raw: &RawPassage, list: &super::Place<'_>) -> Vec<Coding> {
        let mut codings = Vec::with_capacity(raw.codings.len());
        for (item, RawCoding { code, phrase }) in raw.codings.iter().enumerate() {
            let place = list.item(item);
            let code = self.find_thing(code, &place.field("code"));
            let phrase = match phrase {
                // That the text is missing was said already.
                _ if raw.text.0.is_empty() => None,
                None => None,
                Some(phrase) => match place_of(&phrase.0, &raw.text.0) {
                    Some(at) => Some(at..at + phrase.0.len()),
                    None => {
                        let what = format!("this phrase is not in passage {}", raw.locator);
                        self.report.at(&place.field("phrase"), what, "words of the passage, letter by letter");
                        None
                    }
                },
            };
            codings.extend(code.map(|code| Coding { code, phrase }));
        }
        codings
    }

    /// The passage called `slug`; reported where there is none.
    pub(super) fn passage(&mut self, slug: &str, place: &super::Place<'_>) -> Option<Id<Passage>> {
        self.find(|corpus: &Corpus| &corpus.passages, slug, place)
    }
}

/// The byte where a phrase begins in a text. Both are short: what a better search would prepare costs more than it saves.
fn place_of(phrase: &str, text: &str) -> Option<usize> {
    let first = *phrase.as_bytes().first()?;
    let starts = |at: &usize| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(phrase.as_bytes()));
    memchr_iter(first, text.as_bytes()).find(starts)
}
