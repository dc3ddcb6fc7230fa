//! What a paragraph is, and what in a text says where one ends.

use super::mark::{self, Mark};
use crate::text::is_control;

/// A stretch of a text that stands apart: a paragraph, an item of a list, a note, a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, on one line, with nothing in it that acts on a terminal.
    pub text: String,
    /// Whether it looks like a heading, a byline or a caption.
    pub heading: bool,
    /// The number that it bears.
    pub mark: Option<Mark>,
}

/// A paragraph of more characters is cut: it is no paragraph.
const LONGEST: usize = 20_000;

impl Paragraph {
    /// A paragraph of a raw text: white space collapsed, controls made harmless. None where nothing is left to read.
    pub fn new(raw: &str) -> Option<Paragraph> {
        let text = harmless(raw);
        let text = text.trim();
        // A number alone is that of a page.
        if !text.chars().any(char::is_alphabetic) && mark::read(text).is_none() {
            return None;
        }
        Some(Paragraph { text: text.to_owned(), heading: false, mark: mark::read(text).map(|(mark, _)| mark) })
    }

    /// Whether a plain text has the look of a heading: short, and no sentence.
    pub(super) fn looks_like_heading(&self) -> bool {
        let words = self.text.split(' ').count();
        let mut chars = self.text.chars();
        let first = chars.next().unwrap_or(' ');
        self.mark.is_none()
            && words <= 14
            && (first.is_uppercase() || first.is_numeric())
            && !ends_sentence(&self.text)
            && !self.text.ends_with([',', ';', ':', '-'])
    }
}

/// Whether a sentence ends where a text ends.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '）']);
    // `says so.[3]`: a reference to a note behind the full stop.
    let text = text.rsplit_once('[').filter(|(_, note)| note.len() < 6).map_or(text, |(before, _)| before);
    text.ends_with(['.', '!', '?', ':', '。', '！', '？', '…', ';'])
}

/// White space collapsed to single spaces; characters that would act or hide left out, or shown as `U+FFFD`.
fn harmless(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len().min(4 * LONGEST));
    let mut count = 0;
    for c in raw.chars() {
        let c = match c {
            '\u{a0}' => ' ',
            c if c.is_whitespace() => ' ',
            c if c.is_control() => '\u{fffd}',
            c if is_control(c) || c == '\u{ad}' => continue,
            c => c,
        };
        if c == ' ' && (text.is_empty() || text.ends_with(' ')) {
            continue;
        }
        text.push(c);
        count += 1;
        if count == LONGEST {
            text.push('…');
            break;
        }
    }
    text
}

/// Paragraphs as tests write them: a heading has a number sign before it.
#[cfg(test)]
pub(super) fn shown(found: Vec<Paragraph>) -> Vec<String> {
    let shown = |found: Paragraph| if found.heading { format!("# {}", found.text) } else { found.text };
    found.into_iter().map(shown).collect()
}
