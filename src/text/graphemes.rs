//! What a reader takes for one character, one after the other.

use unicode_segmentation::UnicodeSegmentation;

/// The extended grapheme clusters of a text, each with the byte where it begins.
///
/// They are those of `unicode-segmentation`, found without its tables where one ASCII character follows another: most of
/// any text, also of one that isn't ASCII as a whole.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = text.len() - rest.len();
        let length = match rest.as_bytes() {
            [] => return None,
            // The one pair in ASCII that stays together.
            [b'\r', b'\n', ..] => 2,
            [first] if first.is_ascii() => 1,
            [first, second, ..] if first.is_ascii() && second.is_ascii() => 1,
            _ => first_of_tables(rest),
        };
        let (grapheme, after) = rest.split_at(length);
        rest = after;
        Some((at, grapheme))
    })
}

/// How many bytes the first cluster has. By itself, so that the way of ASCII stays short where it is walked.
#[inline(never)]
fn first_of_tables(text: &str) -> usize {
    text.graphemes(true).next().map_or(text.len(), str::len)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_those_of_the_tables(text in "([a-c \r\n]|\u{301}|日|ｶ|ﾞ|👩|\u{200d}|🇪|🇺|–){0,24}") {
            let found: Vec<_> = graphemes(&text).collect();
            prop_assert_eq!(found, text.grapheme_indices(true).collect::<Vec<_>>());
        }
    }
}
