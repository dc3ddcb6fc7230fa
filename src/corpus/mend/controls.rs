//! Where a file holds characters that must never reach a terminal.

use std::ops::Range;

use super::Lost;
use crate::corpus::place::Reporter;
use crate::corpus::raw::holds;
use crate::corpus::spans;
use crate::corpus::syntax::EXPECTED;
use crate::text::is_control;

/// Reports the first such character of every string in quotes. All of them are overwritten with hyphens, which may stand
/// in an id too: bytes keep their places, and the rest of the string is still checked. Whether any was found is given back.
pub(super) fn overwrite(file: usize, text: &mut String, report: &mut Reporter<'_>, lost: &mut Lost) -> bool {
    let mut spans = Vec::new();
    if let Some(tree) = spans::scan(text) {
        tree.root().into_iter().for_each(|root| root.texts(&mut |span| spans.push(span)));
    }
    let mut any = false;
    for span in spans {
        let written = text.get(span.clone()).unwrap_or_default();
        let mut controls = controls(written).peekable();
        let Some((first, c)) = controls.peek().cloned() else { continue };
        let (mut kept, mut overwritten) = (String::new(), String::with_capacity(written.len()));
        let mut done = 0;
        for (bytes, _) in controls {
            let between = written.get(done..bytes.start).unwrap_or_default();
            kept.push_str(between);
            overwritten.push_str(between);
            overwritten.extend(std::iter::repeat_n('-', bytes.len()));
            done = bytes.end;
        }
        let rest = written.get(done..).unwrap_or_default();
        // Were it an id, it is the one without them that others mean: they can't be seen.
        lost.lose((kept + rest).trim_matches('"'));
        overwritten.push_str(rest);
        text.replace_range(span.clone(), &overwritten);
        any = true;
        report.at_bytes(file, &(span.start + first.start..span.start + first.end), holds(c), Some(EXPECTED.into()));
    }
    any
}

/// The characters of a string as written that must not be shown, by themselves or as an escape, with their bytes.
fn controls(written: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    // In a raw string a backslash is a backslash.
    let raw = written.starts_with('r');
    let mut at = 0;
    let signs = std::iter::from_fn(move || {
        let rest = written.get(at..)?;
        let c = rest.chars().next()?;
        let escape = if c == '\\' && !raw { escape(rest) } else { None };
        let (length, c) = escape.unwrap_or((c.len_utf8(), c));
        at += length;
        Some((at - length..at, c))
    });
    signs.filter(|(_, c)| is_control(*c) && !matches!(c, '\n' | '\r' | '\t'))
}

/// The escape at the beginning of a text: its length and the character that it means.
fn escape(rest: &str) -> Option<(usize, char)> {
    let hex = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).ok()?);
    match rest.chars().nth(1)? {
        '0' => Some((2, '\0')),
        'x' => Some((4, hex(rest.get(2..4)?)?)),
        'u' => {
            let (digits, _) = rest.strip_prefix("\\u{")?.get(..8).or(rest.get(3..))?.split_once('}')?;
            Some((digits.len() + 4, hex(digits)?))
        }
        c => Some((1 + c.len_utf8(), c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::raw::ron;

    /// What ron makes of each escape is what is looked for.
    #[test]
    fn escapes_mean_here_what_they_mean_to_ron() {
        for escape in ["\\0", "\\x1b", "\\x7f", "\\u{1b}", "\\u{9b}", "\\u{00202e}", "\\u{61}"] {
            let means = ron().from_str::<String>(&format!("\"{escape}\"")).unwrap();
            let (length, c) = self::escape(&format!("{escape}x")).unwrap();
            assert_eq!((length, c.to_string()), (escape.len(), means), "{escape}");
        }
        assert_eq!(controls("\"a\\\\u{1b}\"").count(), 0, "a backslash, and then no escape");
        assert_eq!(controls("r\"a\\u{1b}\"").count(), 0);
        assert_eq!(controls("\"a\\u{1b}\u{9b}\"").count(), 2);
    }
}
