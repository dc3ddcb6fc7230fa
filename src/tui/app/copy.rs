//! What can be copied, and how it reads where it is pasted.

use super::{App, Effect};
use crate::address::Address;
use crate::cite;
use crate::corpus::{Corpus, Id, Passage, Thing};
use crate::page;
use crate::render;
use crate::tui::layout::Pane;
use crate::tui::prompt::{Choice, Row};

impl App<'_> {
    /// Everything that can be copied here: of the passage in sight, of the page, of the table.
    pub(super) fn copy_rows(&self) -> Vec<Row> {
        let corpus = self.corpus;
        let row = |label: String, more: &str, text: String| Row::of("", label, more, Choice::Copy(text));
        let mut rows = Vec::new();
        if self.focus == Pane::Matrix && !self.matrix.manner().view.is_plot() {
            let table = render::sheet_table(corpus, &self.matrix.as_shown(), self.matrix.manner().wide);
            let mut text = Vec::new();
            if table.markdown(&mut text).is_ok() {
                let text = String::from_utf8_lossy(&text).into_owned();
                rows.push(row("the table as it is shown".into(), "Markdown", text));
            }
        }
        let page = self.reader.page();
        let passage = self.reader.passage_in_sight();
        if let Some(id) = passage {
            let label = &corpus.passages[id].label;
            rows.push(row(format!("{label} with its citation"), "text", with_citation(corpus, id)));
            let one = narrowed(corpus, id);
            rows.push(row(format!("{label} with what is tied to it"), "Markdown", render::markdown(corpus, &one)));
        }
        let here = passage.map_or_else(|| page.address.clone(), |id| Thing::from(id).into());
        let name = here.name(corpus);
        rows.push(row(format!("how to cite {name}"), "text", cite::of(corpus, &here).text()));
        rows.push(row(format!("how to cite {name}"), "BibTeX", cite::of(corpus, &here).bibtex()));
        rows.push(row("the address".into(), &name, name.clone()));
        rows.push(row("the whole page".into(), "Markdown", render::markdown(corpus, page)));
        // The reader's own copy of a source is on their screen alone.
        let blocks = page.blocks.iter().filter(|block| block.kind != page::BlockKind::Own).cloned().collect();
        let without_own = page::Page { blocks, ..page.clone() };
        rows.push(row("the whole page".into(), "text", render::plain(corpus, &without_own, PLAIN)));
        rows
    }

    /// Gives a text to the loop, which knows the clipboard.
    pub(super) fn copied(&mut self, text: String) -> Effect {
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
