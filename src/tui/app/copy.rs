//! What can be copied, and how it reads where it is pasted.

use super::{App, Effect};
use crate::address::Address;
use crate::cite;
use crate::corpus::{Corpus, Id, Passage, Thing};
use crate::page;
use crate::render;
use crate::tui::layout::Pane;
use crate::tui::prompt::{Choice, Copied, Row};

impl App<'_> {
    /// Everything that can be copied here: of the passage in sight, of the page, of the table.
    pub(super) fn copy_rows(&self) -> Vec<Row> {
        let row = |label: String, more: &str, copy: Copied| Row::of("", label, more, Choice::Copy(copy));
        let mut rows = Vec::new();
        if self.focus == Pane::Matrix && !self.matrix.manner().view.is_plot() {
            rows.push(row("the table as it is shown".into(), "Markdown", Copied::Table));
        }
        if let Some(id) = self.reader.passage_in_sight() {
            let label = &self.corpus.passages[id].label;
            rows.push(row(format!("{label} with its citation"), "text", Copied::Passage(id)));
            rows.push(row(format!("{label} with what is tied to it"), "Markdown", Copied::Tied(id)));
        }
        let name = self.cited().name(self.corpus);
        rows.push(row(format!("how to cite {name}"), "text", Copied::Citation));
        rows.push(row(format!("how to cite {name}"), "BibTeX", Copied::Bibtex));
        rows.push(row("the address".into(), &name, Copied::Address));
        rows.push(row("the whole page".into(), "Markdown", Copied::PageAsMarkdown));
        rows.push(row("the whole page".into(), "text", Copied::PageAsText));
        rows
    }

    /// What a citation from here cites: the passage in sight, else the page.
    fn cited(&self) -> Address {
        let passage = self.reader.passage_in_sight();
        passage.map_or_else(|| self.reader.page().address.clone(), |id| Thing::from(id).into())
    }

    /// The text of what is copied.
    fn text_of(&self, copied: Copied) -> String {
        let (corpus, page) = (self.corpus, self.reader.page());
        match copied {
            Copied::Table => {
                let sheet = self.matrix.as_shown();
                let table = render::sheet_table(corpus, &sheet, self.matrix.manner().wide);
                let mut text = Vec::new();
                // Writing to memory can't fail.
                let _ = table.markdown(&mut text);
                String::from_utf8_lossy(&text).into_owned()
            }
            Copied::Passage(id) => with_citation(corpus, id),
            Copied::Tied(id) => render::markdown(corpus, &narrowed(corpus, id)),
            Copied::Citation => cite::of(corpus, &self.cited()).text(),
            Copied::Bibtex => cite::of(corpus, &self.cited()).bibtex(),
            Copied::Address => self.cited().name(corpus),
            Copied::PageAsMarkdown => render::markdown(corpus, page),
            Copied::PageAsText => {
                // The reader's own copy of a source is on their screen alone.
                let blocks = page.blocks.iter().filter(|block| block.kind != page::BlockKind::Own).cloned().collect();
                render::plain(corpus, &page::Page { blocks, ..page.clone() }, PLAIN)
            }
        }
    }

    /// Gives the text to the loop, which knows the clipboard.
    pub(super) fn copy(&mut self, copied: Copied) -> Effect {
        let text = self.text_of(copied);
        let (lines, characters) = (text.lines().count(), text.chars().count());
        self.notice = Some(match lines {
            0 | 1 => format!("Copied {characters} characters."),
            _ => format!("Copied {lines} lines."),
        });
        Effect::Copy(text)
    }
}

/// The width of a page that is copied as text, in cells.
const PLAIN: usize = 80;

/// The page of one passage.
fn narrowed(corpus: &Corpus, id: Id<Passage>) -> page::Page {
    let passage = Thing::from(id);
    let mut page = page::of(corpus, &std::sync::OnceLock::new(), &Address::Thing(passage));
    page.narrow_to(passage);
    page
}

/// The digest of a passage and its source. It is no quotation, and says so.
fn with_citation(corpus: &Corpus, id: Id<Passage>) -> String {
    let passage = &corpus.passages[id];
    let source = cite::of(corpus, &Thing::from(id).into()).text();
    format!("{}\n[Digest of {}, not a quotation. {source}]\n", passage.text, passage.label)
}
