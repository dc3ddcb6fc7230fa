//! A problem of a dataset: a sentence for the person who will mend it, and the place to look at.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::text;

/// How wide a problem is drawn, in cells; longer lines are cut around the spot.
const WIDTH: usize = 120;

/// How many characters are underlined at most.
const MARKED: usize = 60;

/// One thing that is wrong with a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its path was given.
    pub file: String,
    /// Where in the file; none where the file as a whole is meant.
    pub spot: Option<Spot>,
    /// What is wrong, a sentence without its full stop.
    pub what: String,
    /// What was expected there.
    pub expected: Option<String>,
    /// The nearest name that would have been right.
    pub near: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The whole source line, control characters but for tabs made visible.
    pub source: String,
    /// The bytes of `source` that are meant.
    pub bytes: Range<usize>,
}

impl Problem {
    /// A problem of a whole file.
    pub(crate) fn of_file(file: String, what: impl Into<String>, expected: Option<String>) -> Problem {
        Problem { file, spot: None, what: what.into(), expected, near: None }
    }
}

impl Problem {
    /// The problem in one line: `file:line:column: what`, and the name that was perhaps meant. The file stands without its
    /// folders, so that the rest has room; fit for a terminal.
    pub fn in_a_line(&self) -> String {
        let file = std::path::Path::new(&self.file).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let place = self.spot.as_ref().map(|spot| format!(":{}:{}", spot.line, spot.column)).unwrap_or_default();
        let meant = self.near.as_ref().map(|near| format!(" (`{near}`?)")).unwrap_or_default();
        text::visible(&format!("{file}{place}: {}{meant}", self.what)).into_owned()
    }
}

impl Spot {
    /// The spot of some bytes of a text. What goes past the end of the first line is cut off.
    pub(super) fn of(text: &str, bytes: &Range<usize>) -> Spot {
        let mut start = bytes.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let after = text.get(start..).unwrap_or_default();
        let line = after.split('\n').next().unwrap_or_default();
        let line_end = start + line.strip_suffix('\r').unwrap_or(line).len();
        let mut end = bytes.end.min(line_end).max(start);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        // Tabs stay: a drawing widens them, and nothing else of what is made visible stands in most lines.
        let shown = |range: Range<usize>| {
            let pieces = text.get(range).unwrap_or_default().split('\t');
            pieces.map(|piece| text::visible(piece).into_owned()).collect::<Vec<_>>().join("\t")
        };
        let [head, body, tail] = [line_start..start, start..end, end..line_end.max(end)].map(shown);
        Spot {
            line: 1 + before.matches('\n').count(),
            column: 1 + text.get(line_start..start).map_or(0, |head| head.chars().count()),
            bytes: head.len()..head.len() + body.len(),
            source: format!("{head}{body}{tail}"),
        }
    }
}

impl Spot {
    /// The bytes to underline: enough to be seen, and not a whole paragraph.
    fn marked(&self) -> Range<usize> {
        let body = self.source.get(self.bytes.clone()).unwrap_or_default();
        let end = body.char_indices().nth(MARKED).map_or(self.bytes.end, |(at, _)| self.bytes.start + at);
        self.bytes.start..end
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = text::visible(&self.what);
        let file = text::visible(&self.file);
        let Some(spot) = &self.spot else {
            write!(f, "error: {what}\n --> {file}")?;
            return self
                .expected
                .iter()
                .try_for_each(|expected| write!(f, "\n  = expected: {}", text::visible(expected)));
        };
        let place = format!("{file}:{}:{}", spot.line, spot.column);
        let marked = AnnotationKind::Primary.span(spot.marked());
        let snippet =
            Snippet::source(spot.source.as_str()).line_start(spot.line).path(file.as_ref()).annotation(marked);
        let mut group = Level::ERROR.primary_title(what.as_ref()).element(snippet);
        if let Some(expected) = &self.expected {
            group = group.element(Level::NOTE.with_name("expected").message(text::visible(expected).into_owned()));
        }
        if let Some(near) = &self.near {
            group = group.element(Level::HELP.message(format!("did you mean `{}`?", text::visible(near))));
        }
        let drawn = Renderer::plain().term_width(WIDTH).render(&[group]);
        // The drawing takes the column from the made-visible line; a person counts characters of the file.
        let mut lines = drawn.lines();
        write!(f, "{}", lines.next().unwrap_or_default())?;
        for (index, line) in lines.enumerate() {
            match line.find("-->") {
                Some(at) if index == 0 => write!(f, "\n{}--> {place}", line.get(..at).unwrap_or_default())?,
                _ => write!(f, "\n{line}")?,
            }
        }
        Ok(())
    }
}

/// All problems of a dataset, in the order of files and lines.
#[derive(Debug, Clone, Default, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}\n")?;
        }
        match self.0.len() {
            1 => write!(f, "1 problem"),
            count => write!(f, "{count} problems"),
        }
    }
}
