//! Where words begin and end in a folded text.

use std::ops::Range;

use memchr::memmem;

/// Whether a word may begin or end at a byte: at the ends of the text, beside anything but a letter or digit, and at every
/// char of a script written without spaces.
pub(super) fn boundary(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    match (before, after) {
        (Some(before), Some(after)) => {
            !(before.is_alphanumeric() && after.is_alphanumeric()) || is_unspaced(before) || is_unspaced(after)
        }
        _ => true,
    }
}

/// The bytes of each word, in order; a char of a script written without spaces is one by itself.
pub(super) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, first, mut end) = loop {
            let (kind, length) = kind_at(text, at)?;
            at += length;
            if kind != Kind::Other {
                break (at - length, kind, at);
            }
        };
        while first == Kind::Letter
            && let Some((Kind::Letter, length)) = kind_at(text, end)
        {
            end += length;
        }
        at = end;
        Some(start..end)
    })
}

/// Everywhere a text stands in another, one after the other.
pub(super) fn found<'a>(text: &'a str, sought: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    memmem::find_iter(text.as_bytes(), sought.as_bytes()).map(|at| at..at + sought.len())
}

/// What a char is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or digit of a script with spaces.
    Letter,
    /// One of a script without.
    Unspaced,
    /// Anything else.
    Other,
}

/// The kind of the char at a byte, and its length in bytes. Most of all chars are ASCII, and soon known.
fn kind_at(text: &str, at: usize) -> Option<(Kind, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((if byte.is_ascii_alphanumeric() { Kind::Letter } else { Kind::Other }, 1));
    }
    let c = text.get(at..)?.chars().next()?;
    let kind = match c.is_alphanumeric() {
        true if is_unspaced(c) => Kind::Unspaced,
        true => Kind::Letter,
        false => Kind::Other,
    };
    Some((kind, c.len_utf8()))
}

/// Whether a char belongs to a script written without spaces: kana, ideographs.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        ranges(text).filter_map(|word| text.get(word)).collect()
    }

    #[test]
    fn punctuation_and_spaces_stand_between_words() {
        assert_eq!(words("o.p. jindal: (eu-japan) 2024"), ["o", "p", "jindal", "eu", "japan", "2024"]);
        assert_eq!(words("erasmus+"), ["erasmus"]);
        assert!(words(" - ").is_empty());
    }

    #[test]
    fn without_spaces_every_char_is_a_word() {
        assert_eq!(words("日eu協定 さ"), ["日", "eu", "協", "定", "さ"]);
    }
}
