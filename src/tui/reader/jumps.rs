//! Ways about a page other than scrolling: by its outline, by letters on its links; and how long its lines are.

use super::Reader;
use super::frame::MEASURES;
use super::hints::{Hints, Typed};
use super::outline::Outline;
use super::stripes::{Codes, Stripes};
use crate::corpus::Corpus;
use crate::page::Page;

impl Reader {
    /// Makes the lines longer or shorter.
    pub fn widen(&mut self, wider: bool) -> u16 {
        let (least, most, step) = MEASURES;
        // From what is seen, so that each key does something.
        let now = self.measure.min(self.frame.width.max(least));
        let by = if wider { now.saturating_add(step) } else { now.saturating_sub(step) };
        self.measure = by.clamp(least, most);
        self.measure
    }

    /// Which codes have stripes.
    pub fn codes(&self) -> Codes {
        self.codes
    }

    /// Gives stripes to other codes, and says how many passages of this page have some.
    pub fn set_codes(&mut self, corpus: &Corpus, codes: Codes) -> usize {
        self.codes = codes;
        self.stripes = Stripes::of(corpus, &self.page, codes);
        self.stripes.count()
    }

    /// An empty reader with the same ways of reading: measure, outline, stripes.
    pub fn twin(&self) -> Reader {
        Reader {
            measure: self.measure,
            codes: self.codes,
            outline: Outline::of(&Page::default(), &self.outline),
            ..Reader::default()
        }
    }

    /// The outline.
    pub fn outline(&mut self) -> &mut Outline {
        &mut self.outline
    }

    /// Whether keys go to the outline.
    pub fn is_in_outline(&self) -> bool {
        self.outline.active
    }

    /// Goes to where the cursor of the outline stands, and gives the keys back to the text.
    pub fn jump(&mut self) {
        if let Some(block) = self.outline.target() {
            self.outline.active = false;
            self.show_from_block(block);
        }
    }

    /// Puts letters on the links that are seen; `false` where there is none.
    pub fn hint(&mut self) -> bool {
        let links: Vec<usize> = self.links_seen().collect();
        self.hints = (!links.is_empty()).then(|| Hints::of(&links));
        self.hints.is_some()
    }

    /// Whether links have letters on them.
    pub fn is_hinting(&self) -> bool {
        self.hints.is_some()
    }

    /// Takes the letters off.
    pub fn end_hints(&mut self) {
        self.hints = None;
    }

    /// Types a letter of a link; `None` while more are needed, else whether the cursor is on the link that is meant.
    pub fn type_hint(&mut self, letter: char) -> Option<bool> {
        let typed = self.hints.as_mut()?.type_letter(letter);
        match typed {
            Typed::More => return None,
            Typed::Link(link) => self.link = Some(link),
            Typed::Nothing => {}
        }
        self.hints = None;
        Some(matches!(typed, Typed::Link(_)))
    }
}
