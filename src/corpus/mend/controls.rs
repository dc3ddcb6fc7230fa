//! Where a file holds characters that must never reach a terminal.

use std::ops::Range;

use super::Lost;
use crate::corpus::place::Reporter;
use crate::corpus::raw::holds;
use crate::corpus::raw::ron;
use crate::corpus::spans;
use crate::text::is_control;

/// What is expected in place of a text with such a character.
pub(in crate::corpus) const EXPECTED: &str = "text that can be shown as it is: take the character out";

/// Reports the first such character of every string in quotes. All of them are overwritten with hyphens, which may stand
/// in an id too: bytes keep their places, and the rest of the string is still checked. Whether any was found is given back.
pub(super) fn overwrite(file: usize, text: &mut String, report: &mut Reporter<'_>, lost: &mut Lost) -> bool {
    let mut spans = Vec::new();
    if let Some(root) = spans::scan(text) {
        root.texts(&mut |span| spans.push(span.clone()));
    }
    let mut any = false;
    for span in spans {
        let written = text.get(span.clone()).unwrap_or_default();
        let found = controls(written);
        if !found.is_empty() {
            // Were it an id, it is the one without them that others mean: they can't be seen.
            let kept = written.char_indices().filter(|(at, _)| !found.iter().any(|(bytes, _)| bytes.contains(at)));
            lost.lose(kept.map(|(_, c)| c).collect::<String>().trim_matches('"'));
        }
        for (index, (at, c)) in found.into_iter().enumerate() {
            let bytes = span.start + at.start..span.start + at.end;
            text.replace_range(bytes.clone(), &"-".repeat(at.len()));
            any = true;
            if index == 0 {
                report.at_bytes(file, &bytes, holds(c), Some(EXPECTED.into()));
            }
        }
    }
    any
}

/// The characters of a string as written that must not be shown, by themselves or as an escape, with their bytes.
fn controls(written: &str) -> Vec<(Range<usize>, char)> {
    // In a raw string a backslash is a backslash.
    let raw = written.starts_with('r');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((rest, c)) = written.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        let escape = if c == '\\' && !raw { escape(rest) } else { None };
        let (length, c) = escape.unwrap_or((c.len_utf8(), c));
        if is_control(c) && !matches!(c, '\n' | '\r' | '\t') {
            found.push((at..at + length, c));
        }
        at += length;
    }
    found
}

/// The escape at the beginning of a text: its length and the character that it means.
fn escape(rest: &str) -> Option<(usize, char)> {
    // The longest is `\u{10ffff}`; the shortest beginning that means one character is the escape.
    (2..=10).find_map(|length| {
        let means = ron().from_str::<String>(&format!("\"{}\"", rest.get(..length)?)).ok()?;
        let mut chars = means.chars();
        chars.next().filter(|_| chars.next().is_none()).map(|c| (length, c))
    })
}
