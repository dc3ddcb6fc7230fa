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
    /// The source line, control characters but for tabs made visible; of a very long one what stands around the spot,
    /// with an ellipsis where it is cut.
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

/// So many bytes of a line are shown in front of a spot, of it, and behind it: a dataset may be one line of many megabytes.
const REACH: usize = 2000;

/// Where lines begin: marks in a text so near each other that what lies between can be counted again and again.
pub(super) struct Lines(Vec<Mark>);

/// How far marks are apart, in bytes.
const STRIDE: usize = 1 << 16;

#[derive(Clone, Copy, Default)]
struct Mark {
    byte: usize,
    /// The line in which it stands, from 0, and the byte where that line begins.
    line: usize,
    line_start: usize,
    /// The characters between.
    column: usize,
}

impl Mark {
    /// The same further on, at the beginning of a character.
    fn forward(self, text: &str, byte: usize) -> Mark {
        let between = text.get(self.byte..byte).unwrap_or_default();
        match between.rfind('\n') {
            Some(at) => Mark {
                byte,
                line: self.line + between.matches('\n').count(),
                line_start: self.byte + at + 1,
                column: between.get(at + 1..).map_or(0, |line| line.chars().count()),
            },
            None => Mark { byte, column: self.column + between.chars().count(), ..self },
        }
    }
}

impl Lines {
    /// Marks a text.
    pub(super) fn of(text: &str) -> Lines {
        let mut marks = Vec::new();
        let mut mark = Mark::default();
        loop {
            marks.push(mark);
            let next = text.ceil_char_boundary(mark.byte + STRIDE);
            if next >= text.len() {
                return Lines(marks);
            }
            mark = mark.forward(text, next);
        }
    }

    /// The spot of some bytes of the text that was marked. What goes past the end of the first line is cut off.
    pub(super) fn spot(&self, text: &str, bytes: &Range<usize>) -> Spot {
        let start = text.floor_char_boundary(bytes.start);
        let before = self.0.partition_point(|mark| mark.byte <= start).checked_sub(1);
        let mark = before.and_then(|before| self.0.get(before)).copied().unwrap_or_default();
        let Mark { line, line_start, column, .. } = mark.forward(text, start);
        let bound = |from: usize| text.ceil_char_boundary(from.saturating_add(REACH));
        let line_end = |from: usize| {
            let within = text.get(from..bound(from)).unwrap_or_default();
            let line = within.split('\n').next().unwrap_or_default();
            from + line.strip_suffix('\r').unwrap_or(line).len()
        };
        let first = line_end(start);
        let end = text.ceil_char_boundary(bytes.end.clamp(start, first));
        let head_start = text.floor_char_boundary(start.saturating_sub(REACH)).max(line_start);
        let tail_end = line_end(end);
        // Tabs stay: a drawing widens them, and nothing else of what is made visible stands in most lines.
        let shown = |range: Range<usize>| {
            let pieces = text.get(range).unwrap_or_default().split('\t');
            pieces.map(|piece| text::visible(piece).into_owned()).collect::<Vec<_>>().join("\t")
        };
        let [mut head, body, mut tail] = [head_start..start, start..end, end..tail_end].map(shown);
        if head_start > line_start {
            head.insert(0, '…');
        }
        if text.get(tail_end..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['\n', '\r'])) {
            tail.push('…');
        }
        Spot {
            line: line + 1,
            column: column + 1,
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
