//! The documents: sections, passages, and afterwards their codings.

use memchr::{memchr_iter, memmem};
use thin_vec::ThinVec;

use super::runs::Runs;
use super::{Places, Resolver, short};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::table::Id;
use crate::corpus::thing::word_and_slug;
use crate::corpus::{Coding, Corpus, Document, Passage, Section};

/// So many bytes of texts are looked through for phrases, in all: a few seconds.
const MOST: u64 = 10_000_000_000;

/// Longer texts, in bytes, are long.
const SHORT: usize = 1024;

/// The codings of a passage that name something that isn't known yet.
pub(super) struct Uncoded {
    passage: Id<Passage>,
    record: Place<'static>,
    section: usize,
    item: usize,
    /// The text in which phrases are looked for.
    text: Words,
    codings: Few<RawCoding>,
}

impl Resolver<'_, '_> {
    /// Puts documents and passages in the corpus. Codings may name events, which name passages: these come back, to be
    /// resolved later.
    pub(super) fn documents(&mut self, raw: Lists<'_, RawDocument>) -> Vec<Uncoded> {
        let mut places = Places::default();
        let mut uncoded = Vec::new();
        for found in raw.found() {
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
                sections,
            } = found.raw;
            self.require(&title, "title", &place);
            let kind = self.kind("document kind", |corpus| &corpus.document_kinds, &kind, &place);
            let date = self.date(date.as_deref(), &place.field("date"));
            let bounds = self.date(bounds.as_deref(), &place.field("bounds"));
            let authors = self.authors(authors, &place.field("authors"));
            let Some(kind) = kind else {
                self.lost.lose(&id);
                continue;
            };
            let before = self.corpus.documents.len();
            let row = Document {
                slug: id.0.clone(),
                label: title.0,
                subtitle: subtitle.0,
                short: short(written, &id.0),
                kind,
                authors,
                date,
                bounds,
                dated: dated.0,
                container: container.0,
                origin: origin.0,
                remark: remark.0,
                sections: ThinVec::new(),
            };
            self.push(|corpus| &mut corpus.documents, row, &place, &mut places);
            if let Some(document) = self.corpus.documents.at(before) {
                let sections = self.sections(sections, document, &place, &mut uncoded);
                self.corpus.documents.get_mut(document).sections = sections;
            } else {
                // The id was taken: what refers to passages of the second document is no further problem. Codings of
                // passages that the first one has too are looked at all the same.
                self.lost.lose(&id);
                self.codings_of_second(sections, &id, &place, &mut uncoded);
            }
        }
        uncoded
    }

    fn sections(
        &mut self,
        raw: Rows<RawSection>,
        document: Id<Document>,
        record: &Place<'static>,
        uncoded: &mut Vec<Uncoded>,
    ) -> ThinVec<Section> {
        let Document { slug: own_slug, short, .. } = &self.corpus.documents[document];
        let (own_slug, short) = (own_slug.clone(), short.clone());
        let mut written = String::new();
        let mut named = |document: &str, sign: &str, locator: &str| {
            written.clear();
            written.extend([document, sign, locator]);
            Words::copied(&written)
        };
        let count = raw.iter().map(|section| section.passages.len()).sum();
        let mut own = Runs::default();
        self.corpus.passages.reserve(count);
        let mut sections = ThinVec::with_capacity(raw.len());
        for (section, raw) in raw.into_iter().enumerate() {
            let list = record.field("sections");
            let place = list.item(section);
            let mut passages = ThinVec::with_capacity(raw.passages.len());
            for (item, RawPassage { locator, text, codings }) in raw.passages.into_iter().enumerate() {
                let list = place.field("passages");
                let place = list.item(item);
                self.check_id("passage", &locator, &place.field("locator"));
                self.require(&text, "text", &place);
                let text = text.0;
                let coded = if self.looks_through(&text, &codings) {
                    self.coded(&text, &codings)
                } else {
                    let what = format!("passage {locator} has more phrases in a longer text than can be looked for");
                    self.report.at(
                        &place.field("codings"),
                        what,
                        "shorter passages: parts of it, each with its own codings",
                    );
                    Some(ThinVec::new())
                };
                let uncoded_text = coded.is_none().then(|| text.clone());
                let row = Passage {
                    slug: named(&own_slug, "#", &locator),
                    label: named(&short, " ", &locator),
                    document,
                    section: u32::try_from(section).unwrap_or(u32::MAX),
                    text,
                    codings: coded.unwrap_or_default(),
                };
                let passage = match self.corpus.passages.push(row) {
                    Ok(passage) => {
                        passages.push(passage);
                        own.put(passage.index(), section, item);
                        passage
                    }
                    Err(passage) => {
                        if let Some((section, item)) = own.get(passage.index()) {
                            let sections = record.field("sections");
                            let section = sections.item(section);
                            let first = self.report.cite(&section.field("passages").item(item));
                            let what = format!("a second passage is numbered `{locator}` here");
                            let expected = format!("a number of its own; the first stands at {first}");
                            self.report.at(&place.field("locator"), what, expected);
                            self.lost.lose_one("passage");
                        }
                        passage
                    }
                };
                if let Some(text) = uncoded_text {
                    uncoded.push(Uncoded { passage, record: *record, section, item, text, codings });
                }
            }
            sections.push(Section { title: raw.title.0, passages });
        }
        sections
    }

    fn codings_of_second(
        &self,
        raw: Rows<RawSection>,
        document: &str,
        record: &Place<'static>,
        uncoded: &mut Vec<Uncoded>,
    ) {
        for (section, raw) in raw.into_iter().enumerate() {
            for (item, RawPassage { locator, text, codings }) in raw.passages.into_iter().enumerate() {
                if let Some(passage) = self.corpus.passages.find(&format!("{document}#{locator}")) {
                    uncoded.push(Uncoded { passage, record: *record, section, item, text: text.0, codings });
                }
            }
        }
    }

    /// Whether phrases may still be looked for in a text: where both are long and many, that takes hours.
    fn looks_through(&mut self, text: &str, raw: &[RawCoding]) -> bool {
        let phrases = raw.iter().filter(|coding| coding.phrase.is_some()).count() as u64;
        self.looked_through = self.looked_through.saturating_add(phrases.saturating_mul(text.len() as u64));
        self.looked_through <= MOST
    }

    /// The codings of a passage, if everything that they name is known already and every phrase stands in the text.
    fn coded(&self, text: &str, raw: &[RawCoding]) -> Option<ThinVec<Coding>> {
        if raw.iter().any(|coding| is_to_come(&coding.code)) {
            return None;
        }
        let mut codings = ThinVec::with_capacity(raw.len());
        for RawCoding { code, phrase } in raw {
            let code = self.corpus.named(code)?;
            let span = match phrase {
                None => None,
                Some(phrase) => Some(span_of(&phrase.0, text)?),
            };
            codings.push(Coding { code, span });
        }
        Some(codings)
    }

    pub(super) fn codings(&mut self, raw: Vec<Uncoded>) {
        for Uncoded { passage, record, section, item, text, codings } in raw {
            let sections = record.field("sections");
            let section = sections.item(section);
            let passages = section.field("passages");
            let codings = self.codings_of(passage, &text, codings, &passages.item(item).field("codings"));
            self.corpus.passages.get_mut(passage).codings = codings;
        }
    }

    fn codings_of(
        &mut self,
        passage: Id<Passage>,
        text: &str,
        raw: Few<RawCoding>,
        list: &Place<'_>,
    ) -> ThinVec<Coding> {
        let mut codings = ThinVec::with_capacity(raw.len());
        for (item, RawCoding { code, phrase }) in raw.into_iter().enumerate() {
            let place = list.item(item);
            let code = self.find_thing(&code, &place.field("code"));
            let span = match phrase {
                // That the text is missing was said already.
                _ if text.is_empty() => None,
                None => None,
                Some(phrase) => {
                    let span = span_of(&phrase.0, text);
                    if span.is_none() {
                        let locator = self.corpus.passages[passage].locator();
                        let what = format!("this phrase is not in passage {locator}");
                        self.report.at(&place.field("phrase"), what, "words of the passage, letter by letter");
                    }
                    span
                }
            };
            codings.extend(code.map(|code| Coding { code, span }));
        }
        codings
    }

    /// The passage called `slug`; reported where there is none.
    pub(super) fn passage(&mut self, slug: &str, place: &Place<'_>) -> Option<Id<Passage>> {
        self.find(|corpus: &Corpus| &corpus.passages, slug, place)
    }
}

/// Whether a thing is of a kind that is resolved after the documents.
fn is_to_come(name: &str) -> bool {
    let kind = word_and_slug(name).map_or(name, |(kind, _)| kind);
    matches!(kind, "event" | "cell" | "discrepancy" | "finding" | "term")
}

/// The bytes where a phrase begins and ends in a text.
fn span_of(phrase: &str, text: &str) -> Option<(u32, u32)> {
    let at = place_of(phrase, text)?;
    Some((u32::try_from(at).ok()?, u32::try_from(at + phrase.len()).ok()?))
}

/// The byte where a phrase begins in a text.
fn place_of(phrase: &str, text: &str) -> Option<usize> {
    let first = *phrase.as_bytes().first()?;
    if text.len() > SHORT {
        return memmem::find(text.as_bytes(), phrase.as_bytes());
    }
    // What a better search would prepare costs more than it saves.
    let starts = |at: &usize| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(phrase.as_bytes()));
    memchr_iter(first, text.as_bytes()).find(starts)
}
