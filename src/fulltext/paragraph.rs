//! Text of one of three forms → its paragraphs.

use super::mark::{self, Mark};
use crate::text::is_control;

/// How a text is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Form {
    /// The form of a text in a file: as its name ends, or, where that says nothing, as it begins.
    pub fn of(name: &str, text: &str) -> Form {
        match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
            Some("md" | "markdown") => Form::Markdown,
            Some("html" | "htm" | "xhtml") => Form::Html,
            _ => {
                let head: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
                let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag));
                if page { Form::Html } else { Form::Plain }
            }
        }
    }
}

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

/// More paragraphs are no article.
pub const MOST: usize = 20_000;

/// The paragraphs of a text, at most [`MOST`] and one, in their order.
pub fn paragraphs(text: &str, form: Form) -> Vec<Paragraph> {
    let mut found = match form {
        Form::Plain => super::plain::paragraphs(text),
        Form::Markdown => super::markdown::paragraphs(text),
        Form::Html => super::html::paragraphs(text),
    };
    found.truncate(MOST + 1);
    // A number on a line of its own is that of what follows.
    let mut carried: Option<Mark> = None;
    found.retain_mut(|paragraph| {
        let alone = mark::read(&paragraph.text).is_some_and(|(_, length)| length == paragraph.text.len());
        if alone {
            carried = paragraph.mark.take();
        } else if !paragraph.heading && paragraph.mark.is_none() {
            paragraph.mark = carried.take();
        }
        !alone
    });
    found
}
