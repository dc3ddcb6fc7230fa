//! The page of a document: bibliography, sections, passages with their numbers, and what is tied to each passage.

use super::Page;
use super::block::{Block, BlockKind, Sign, Tone, when};
use crate::corpus::{Author, Cell, Coding, Corpus, Document, Id, Passage, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Document>) -> Page {
    let document = &corpus.documents[id];
    let mut page = Page::new(&document.label, corpus.document_kinds[document.kind].label.to_lowercase());
    page.text(&document.subtitle);
    page.field("Author", joined(&document.authors));
    page.field("Date", document.date.as_ref().map(|date| date.in_words()).unwrap_or_else(|| "none printed".into()));
    page.field("Written", document.bounds.as_ref().map(|bounds| bounds.as_bounds()).unwrap_or_default());
    page.field("Dated", &document.dated);
    page.field("In", &document.container);
    page.field("Origin", &document.origin);
    page.field("Cited as", &document.short);
    page.field("Remark", &document.remark);
    page.remark("A digest in the dataset's own words; each number is a paragraph of the source.");
    page.discrepancies(corpus, id);
    for section in &document.sections {
        // What the source prints before its first heading.
        page.heading(if section.title.is_empty() { "Text" } else { &section.title });
        for id in &section.passages {
            let passage = &corpus.passages[*id];
            page.push(digest(*id, passage));
            notes(corpus, *id, passage, &mut page);
        }
    }
    page
}

fn joined(authors: &[Author]) -> String {
    authors.iter().map(Author::to_string).collect::<Vec<_>>().join(", ")
}

/// The text of a passage with its coded phrases. Where phrases overlap, the union is marked.
fn digest(id: Id<Passage>, passage: &Passage) -> Block {
    let mut phrases: Vec<_> = passage.codings.iter().filter_map(Coding::phrase).collect();
    phrases.sort_by_key(|phrase| (phrase.start, phrase.end));
    let mut block = Block::new(BlockKind::Passage).lead(passage.locator()).anchor(id);
    let mut done = 0;
    for phrase in phrases {
        let start = phrase.start.max(done);
        block = block.plain(passage.text.get(done..start).unwrap_or_default());
        block = block.span(passage.text.get(start..phrase.end).unwrap_or_default(), Tone::Coded, None);
        done = done.max(phrase.end);
    }
    block.plain(passage.text.get(done..).unwrap_or_default())
}

/// One cell that cites a passage, short: the stance, its row and column, the level that the passage speaks for.
fn cited(corpus: &Corpus, passage: Id<Passage>, id: Id<Cell>, line: Block) -> Block {
    let cell = &corpus.cells[id];
    let evidence = cell.evidence().iter().find(|evidence| evidence.passage == passage);
    let sign = evidence.map_or("", |evidence| Sign::from(evidence.stance).ascii());
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    let name = format!("{}, {}{party}", corpus.dimensions[cell.dimension].short, corpus.elements[cell.element].short);
    let level = evidence.and_then(|evidence| evidence.level).map(|level| format!(" {level}")).unwrap_or_default();
    line.dim(format!("{sign} ")).link(name, Thing::from(id)).dim(level)
}

fn notes(corpus: &Corpus, id: Id<Passage>, passage: &Passage, page: &mut Page) {
    for event in corpus.events_of(id) {
        let record = &corpus.events[event];
        let line = Block { kind: BlockKind::Note, ..Block::sign(Sign::Event) };
        page.push(line.link(&record.label, Thing::from(event)).dim(format!("  {}", when(record))));
    }
    for discrepancy in corpus.discrepancies_of(id) {
        let line = Block { kind: BlockKind::Note, ..Block::sign(Sign::Discrepancy) };
        page.push(line.link(corpus.label(discrepancy.into()), Thing::from(discrepancy)));
    }
    for finding in corpus.findings_of(id) {
        let line = Block { kind: BlockKind::Note, ..Block::sign(Sign::Bullet) };
        let kind = corpus.findings[finding].kind;
        page.push(line.link(corpus.label(finding.into()), Thing::from(finding)).dim(format!("  {kind}")));
    }
    let mut cells = corpus.cells_of(id).peekable();
    if cells.peek().is_some() {
        let cited = cells.fold(Block::new(BlockKind::Note).dim("evidence of  "), |line, cell| {
            let line = if line.text.ends_with("  ") { line } else { line.dim("; ") };
            cited(corpus, id, cell, line)
        });
        page.push(cited);
    }
    let mut codes: Vec<Thing> = passage.codings.iter().map(|coding| coding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    if !codes.is_empty() {
        page.push(Block::new(BlockKind::Note).dim("codes  ").links(corpus, codes));
    }
}
