//! Placeholder until the timeline branch lands.
#![allow(missing_docs, clippy::all)]
use crate::corpus::{Corpus, Event, Id};
pub mod paint {
    pub fn draw(
        _: &super::Timeline,
        _: &crate::corpus::Corpus,
        _: &crate::related::Related,
        _: &mut crate::tui::canvas::Canvas<'_>,
        _: crate::tui::theme::Theme,
        _: bool,
    ) {
    }
}
pub struct Timeline(Option<Id<Event>>);
impl Timeline {
    pub fn new(c: &Corpus) -> Timeline {
        Timeline(c.chronology().first().copied())
    }
    pub fn arrange(&mut self, _: &Corpus, _: usize, _: usize) {}
    pub fn cursor(&self) -> Option<Id<Event>> {
        self.0
    }
    pub fn go_to(&mut self, _: &Corpus, e: Id<Event>) {
        self.0 = Some(e)
    }
    pub fn step(&mut self, _: &Corpus, _: isize) {}
    pub fn step_lane(&mut self, _: &Corpus, _: isize) {}
    pub fn page_by(&mut self, _: &Corpus, _: isize) {}
    pub fn edge(&mut self, _: &Corpus, _: bool) {}
    pub fn zoom(&mut self, _: &Corpus, _: bool) {}
    pub fn reset(&mut self, _: &Corpus) {}
    pub fn event_at(&self, _: usize, _: usize) -> Option<Id<Event>> {
        None
    }
    pub fn find(&mut self, _: &Corpus, _: &str, _: bool) -> bool {
        false
    }
    pub fn zoom_word(&self) -> &'static str {
        "years"
    }
}
