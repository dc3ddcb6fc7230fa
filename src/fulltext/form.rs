//! Text of one of three forms → its paragraphs.

use super::mark::{self, Mark};
use super::paragraph::Paragraph;
use super::{html, markdown, plain};

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

/// More paragraphs are no article.
pub const MOST: usize = 20_000;

/// Whether a text has so many lines that it can't be an article, before it is known which of them are paragraphs: until then
/// each takes many times its room. What stands on the lines of HTML says nothing.
pub fn is_too_long(text: &str, form: Form) -> bool {
    form != Form::Html && plain::has_more_lines_than(10 * MOST, text)
}

/// The paragraphs of a text, at most [`MOST`] and one, in their order.
pub fn paragraphs(text: &str, form: Form) -> Vec<Paragraph> {
    let mut found = match form {
        Form::Plain => plain::paragraphs(text),
        Form::Markdown => markdown::paragraphs(text),
        Form::Html => html::paragraphs(text),
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
