//! Saving what is seen as a picture.

use super::App;
use crate::corpus::Record;
use crate::page::BlockKind;
use crate::sheet::View;
use crate::tui::layout::Pane;
use crate::tui::picture::Form;
use crate::tui::prompt::{Choice, Menu, Row};

impl App<'_> {
    /// Asks under which name what is seen is saved.
    pub(super) fn picture(&mut self) {
        if self.shows_own_copy() {
            let why = "Your own copy of a source is on this page, and is never written to a file.";
            self.notice = Some(why.into());
        } else {
            self.ask(Menu::Picture);
        }
    }

    /// Names for a picture of what is seen.
    pub(super) fn picture_rows(&self) -> Vec<Row> {
        let stem = self.picture_stem();
        let row = |form: Form| {
            let name = format!("{stem}.{}", form.ending());
            Row::of("", name.clone(), form.words(), Choice::Picture(name, form))
        };
        Form::ALL.map(row).into()
    }

    /// Whether cells without a colour are seen on a dark ground, as far as anybody can know.
    pub fn ground_is_dark(&self) -> bool {
        !self.theme.is_light()
    }

    /// The begin of a file's name: the step of a tour, else what the pane shows that has the focus.
    fn picture_stem(&self) -> String {
        if let Some((show, tour)) = self.presented().and_then(|show| Some((show, self.tour_of(show)?))) {
            return format!("{}-step-{}", tour.slug(), show.at + 1);
        }
        match self.focus {
            Pane::Matrix => self.matrix_stem(),
            Pane::Timeline => file_name(&format!("timeline {}", self.timeline.seen_words())),
            Pane::Reader => file_name(&self.address().name(self.corpus)),
        }
    }

    /// `matrix-levels-as-of-2018`: what the matrix shows, under which lens.
    pub(super) fn matrix_stem(&self) -> String {
        let now = self.matrix.manner();
        let word = match now.view {
            View::Levels => now.measure.word().to_owned(),
            View::Against(_) => "two-lenses".into(),
            _ => now.view.written(self.corpus),
        };
        let lens = now.lens.in_words(self.corpus).map(|lens| format!("-{lens}")).unwrap_or_default();
        format!("matrix-{}", file_name(&(word + &lens)))
    }

    /// Whether a page on the screen holds the reader's own copy of a source.
    fn shows_own_copy(&self) -> bool {
        let second = self.beside.as_ref().map(|beside| &beside.reader).filter(|_| !self.regions.other.is_empty());
        let first = Some(&self.reader).filter(|_| !self.regions.reader.is_empty());
        let mut pages = first.into_iter().chain(second).map(|reader| reader.page());
        pages.any(|page| page.blocks.iter().any(|block| block.kind == BlockKind::Own))
    }
}

/// A name of small ASCII letters and digits, with a hyphen for whatever stands between them; not too long for a file.
fn file_name(words: &str) -> String {
    const LONGEST: usize = 80;
    let words = words.to_lowercase();
    let parts = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    name.chars().take(LONGEST).collect()
}
