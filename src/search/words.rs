//! Where words begin and end in a folded text.

use std::ops::Range;

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
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        if !is_unspaced(first) {
            while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() && !is_unspaced(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
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
