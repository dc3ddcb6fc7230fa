//! The references of many passages in a short list.

use super::{Citation, of};
use crate::address::capital;
use crate::corpus::{Corpus, Document, Id, Passage, Thing};

/// What some passages rest on: each source once, with all the paragraphs and notes that are meant, in the order in which
/// they are named.
pub fn gathered(corpus: &Corpus, passages: &[Id<Passage>]) -> Vec<String> {
    let mut sources: Vec<(Id<Document>, Citation, Vec<String>)> = Vec::new();
    for id in passages {
        let citation = of(corpus, &Thing::from(*id).into());
        let part: Vec<String> = citation.part.iter().map(super::Part::words).collect();
        let document = corpus.passages[*id].document;
        match sources.iter_mut().find(|(known, ..)| *known == document) {
            Some((.., parts)) => parts.extend(part),
            None => sources.push((document, citation, part)),
        }
    }
    let text = |(_, citation, parts): (_, Citation, Vec<String>)| {
        format!("{} {}.", citation.work.text(), capital(&parts.join(", ")))
    };
    sources.into_iter().map(text).collect()
}
