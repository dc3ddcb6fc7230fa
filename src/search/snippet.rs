//! Cutting a text around what was found in it.

use std::ops::Range;

use crate::text::graphemes;

/// How many graphemes a snippet has at most, the signs of omission not counted.
const LENGTH: usize = 100;

/// How many of them stand before the first hit, where there is more text after it.
const BEFORE: usize = 30;

/// The sign of omission.
const OMITTED: char = '…';

/// The text around byte `focus`, about 100 graphemes in one line, and the marks that lie in it: bytes of the snippet.
///
/// Both ends stand between words where there is one to stand between, and always between graphemes. `marks` are bytes of
/// the text, in order.
pub(super) fn cut(text: &str, marks: &[Range<usize>], focus: usize) -> (String, Vec<Range<usize>>) {
    let window = window(text, focus);
    let mut snippet = String::new();
    if window.start > 0 {
        snippet.push(OMITTED);
    }
    let shift = snippet.len();
    // Each of these takes one byte, as the space does.
    snippet.push_str(&text.get(window.clone()).unwrap_or_default().replace(['\n', '\r', '\t'], " "));
    if window.end < text.trim_end().len() {
        snippet.push(OMITTED);
    }
    let inside = marks.iter().map(|mark| mark.start.max(window.start)..mark.end.min(window.end));
    let inside = inside.filter(|mark| mark.start < mark.end);
    let marks = inside.map(|mark| mark.start - window.start + shift..mark.end - window.start + shift).collect();
    (snippet, marks)
}

/// The bytes of the text to be shown.
fn window(text: &str, focus: usize) -> Range<usize> {
    let edges = edges(text, focus);
    let last = edges.len().saturating_sub(1);
    let focus = edges.partition_point(|edge| *edge <= focus).saturating_sub(1);
    let first = focus.saturating_sub(BEFORE).min(last.saturating_sub(LENGTH));
    let end = (first + LENGTH).min(last);
    let byte = |index: usize| edges.get(index).copied().unwrap_or(text.len());
    // Within the window the ends move to the next word, but neither past the hit nor far.
    let is_edge = |index: &usize| is_between_words(text, byte(*index));
    let start = (first..=focus).find(is_edge).unwrap_or(first);
    let end = (focus + 1..=end).rev().take(BEFORE).find(is_edge).unwrap_or(end);
    trimmed(text, byte(start)..byte(end))
}

/// Where graphemes begin and end around byte `focus`: of a text however long, those that a snippet may show, and few more.
fn edges(text: &str, focus: usize) -> Vec<usize> {
    let mut edges = Vec::with_capacity(3 * LENGTH);
    let mut behind = 0;
    for edge in graphemes(text).map(|(at, _)| at).chain([text.len()]) {
        if edges.len() == 3 * LENGTH {
            edges.drain(..LENGTH);
        }
        edges.push(edge);
        behind += usize::from(edge > focus);
        if behind == LENGTH {
            break;
        }
    }
    edges
}

/// Whether white space stands on one side, or nothing.
fn is_between_words(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    before.is_none_or(char::is_whitespace) || after.is_none_or(char::is_whitespace)
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use std::slice;

    use proptest::prelude::*;

    use super::*;

    /// The snippet around the first `word`, and what is marked in it.
    fn around(text: &str, word: &str) -> (String, Vec<String>) {
        let at = text.find(word).expect("the word is there");
        let mark = at..at + word.len();
        let (snippet, marks) = cut(text, slice::from_ref(&mark), at);
        let marked =
            marks.into_iter().map(|mark| snippet.get(mark).expect("a mark is whole chars").to_owned()).collect();
        (snippet, marked)
    }

    #[test]
    fn a_short_text_stays_whole_in_one_line() {
        assert_eq!(around("one two\nthree", "two"), ("one two three".into(), vec!["two".into()]));
        assert_eq!(cut("", &[], 0), (String::new(), Vec::new()));
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "lorem ipsum ".repeat(10) + "Shinzō Abe " + &"dolor sit ".repeat(20);
        let (snippet, marked) = around(&text, "Shinzō");
        assert!(snippet.starts_with("…ipsum lorem") || snippet.starts_with("…lorem"), "{snippet}");
        assert!(snippet.ends_with("dolor…") || snippet.ends_with("sit…"), "{snippet}");
        assert_eq!(marked, ["Shinzō"]);
        assert!(snippet.chars().count() <= LENGTH + 2);
    }

    #[test]
    fn an_end_of_the_text_gives_its_room_to_the_other_side() {
        let text = "lorem ipsum ".repeat(20) + "end";
        let (snippet, marked) = around(&text, "end");
        assert!(snippet.chars().count() > LENGTH - 12 && snippet.ends_with("ipsum end"), "{snippet}");
        assert_eq!(marked, ["end"]);
    }

    proptest! {
        #[test]
        fn no_grapheme_is_split_and_a_mark_is_what_it_was(
            pieces in prop::collection::vec("[a-z]{1,9}|é|e\u{301}|日本|👧\u{200d}👧|🇯🇵| |\n", 1..160),
            at in any::<prop::sample::Index>(),
        ) {
            let text = pieces.concat();
            let words: Vec<(usize, &str)> = graphemes(&text).filter(|(_, grapheme)| !grapheme.trim().is_empty()).collect();
            prop_assume!(!words.is_empty());
            let (start, found) = *at.get(&words);
            let mark = start..start + found.len();
            let (snippet, marks) = cut(&text, slice::from_ref(&mark), start);
            let inner: Vec<&str> = crate::text::graphemes(snippet.trim_matches(OMITTED)).map(|(_, grapheme)| grapheme).collect();
            let line = text.replace('\n', " ");
            let all: Vec<&str> = crate::text::graphemes(&line).map(|(_, grapheme)| grapheme).collect();
            prop_assert!(inner.len() <= LENGTH && all.windows(inner.len().max(1)).any(|part| part == inner));
            prop_assert_eq!(marks.len(), 1);
            prop_assert_eq!(snippet.get(marks[0].clone()), Some(found));
        }
    }
}
