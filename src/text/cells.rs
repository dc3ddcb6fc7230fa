//! How wide a text is on a terminal, how to make it fit, and what in it must not reach one.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::{Byte, Cells, graphemes, is_control};

/// Where the spaces go when [`pad`] has room left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// The text first, spaces after it.
    #[default]
    Left,
    /// Spaces first, as for numbers.
    Right,
}

/// The width of a text, in cells: the sum over its graphemes, as a painter advances.
///
/// Control characters count nothing, since ratatui leaves them out.
pub fn width(text: &str) -> Cells {
    if let [byte] = text.as_bytes() {
        return Cells(usize::from(!byte.is_ascii_control()));
    }
    if text.is_ascii() {
        // Most of what is measured; no tables needed.
        return Cells(text.bytes().filter(|b| !b.is_ascii_control()).count());
    }
    Cells(graphemes(text).map(|(_, grapheme)| grapheme_width(grapheme).0).sum())
}

/// The width of one grapheme, in cells.
///
/// Half-width voiced kana (`ｶﾞ`) take two cells, as terminals draw them. ratatui-core 0.1.2 with
/// unicode-width 0.2.3 counts their mark twice and leaves a third cell empty.
#[inline]
pub fn grapheme_width(grapheme: &str) -> Cells {
    match grapheme.as_bytes() {
        [byte] => Cells(usize::from(!byte.is_ascii_control())),
        _ => Cells(width_of_tables(grapheme)),
    }
}

/// The same, by the tables.
fn width_of_tables(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { grapheme.width() }
}

/// The text, cut between graphemes so that it takes no more than `room` cells.
///
/// A text that fits comes back untouched; one that is cut ends in `ellipsis`, which is counted.
/// Where not even the ellipsis fits, as many graphemes stay as there is room for.
pub fn cut<'a>(text: &'a str, room: Cells, ellipsis: &str) -> Cow<'a, str> {
    let head = head(text, room);
    if head.len() == text.len() {
        return Cow::Borrowed(text);
    }
    match room.0.checked_sub(width(ellipsis).0) {
        Some(rest) => Cow::Owned(format!("{}{ellipsis}", self::head(head, Cells(rest)))),
        None => Cow::Borrowed(head),
    }
}

/// The text at exactly `room` cells: padded with spaces, or cut without an ellipsis.
///
/// A wide glyph that would stand half outside becomes a space.
pub fn pad(text: &str, room: Cells, align: Align) -> String {
    let head = head(text, room);
    let spaces = room.0.saturating_sub(width(head).0);
    let before = match align {
        // Spaces after a cut stand for half a glyph, which was on the right.
        _ if head.len() < text.len() => 0,
        Align::Left => 0,
        Align::Right => spaces,
    };
    let after = spaces - before;
    format!("{}{head}{}", " ".repeat(before), " ".repeat(after))
}

/// The longest beginning of a text that takes no more than `room` cells.
fn head(text: &str, room: Cells) -> &str {
    let mut used = 0;
    let end = graphemes(text).find_map(|(at, grapheme)| {
        used += grapheme_width(grapheme).0;
        (used > room.0).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Where the first character stands that must not reach a terminal, in bytes; `\n` is one too.
pub fn control_at(text: &str) -> Option<Byte> {
    text.find(is_control).map(Byte)
}

/// The text with every character that must not reach a terminal spelled out, as in `\u{1b}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if control_at(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_control(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn a_japanese_glyph_takes_two_cells_and_an_accent_none() {
        assert_eq!(width("EU"), Cells(2));
        assert_eq!(width("日本"), Cells(4));
        assert_eq!(width("Shinzo\u{304}"), Cells(6));
        assert_eq!(width("ｶﾞ"), Cells(2));
        assert_eq!(width("👩\u{200d}👩\u{200d}👧"), Cells(2));
    }

    #[test]
    fn control_characters_take_no_cell() {
        assert_eq!(width("a\tb\n"), Cells(2));
        assert_eq!(width("é\u{9b}\u{7f}\r\n"), Cells(1));
    }

    #[test]
    fn what_fits_is_not_cut() {
        assert!(matches!(cut("日本", Cells(4), "…"), Cow::Borrowed("日本")));
        assert_eq!(cut("", Cells(0), "…"), "");
    }

    #[test]
    fn a_cut_counts_the_ellipsis_and_keeps_glyphs_whole() {
        assert_eq!(cut("maritime", Cells(5), "…"), "mari…");
        assert_eq!(cut("maritime", Cells(5), "..."), "ma...");
        assert_eq!(cut("日本語", Cells(4), "…"), "日…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", Cells(2), "…"), "e\u{301}…");
    }

    #[test]
    fn without_room_for_the_ellipsis_graphemes_stay() {
        assert_eq!(cut("maritime", Cells(2), "..."), "ma");
        assert_eq!(cut("日本", Cells(1), "..."), "");
        assert_eq!(cut("maritime", Cells(0), "…"), "");
    }

    #[test]
    fn padding_goes_where_the_alignment_says() {
        assert_eq!(pad("日", Cells(5), Align::Left), "日   ");
        assert_eq!(pad("日", Cells(5), Align::Right), "   日");
    }

    #[test]
    fn half_a_glyph_at_the_edge_becomes_a_space() {
        for align in [Align::Left, Align::Right] {
            assert_eq!(pad("日本", Cells(3), align), "日 ");
        }
    }

    #[test]
    fn an_escape_sequence_is_found_and_shown() {
        assert_eq!(control_at("é\u{1b}[2J"), Some(Byte(2)));
        assert_eq!(visible("é\u{1b}[2J"), "é\\u{1b}[2J");
        assert_eq!(visible("a\nb"), "a\\u{a}b");
    }

    #[test]
    fn whatever_hides_or_reorders_text_is_found() {
        for c in "\0\t\n\r\u{7f}\u{9b}\u{202a}\u{202e}\u{2066}\u{2069}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".chars()
        {
            assert_eq!(control_at(&format!("a{c}")), Some(Byte(1)), "{c:?}");
        }
        let harmless = "Shinzō – 日本、ｶﾞ “EU” 👩\u{200d}👧 \u{a0}";
        assert_eq!(control_at(harmless), None);
        assert!(matches!(visible(harmless), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn the_quick_way_for_ascii_agrees_with_the_graphemes(text in "[\\x00-\\x7f]*") {
            prop_assert_eq!(width(&text).0, text.graphemes(true).map(|grapheme| grapheme_width(grapheme).0).sum::<usize>());
        }

        #[test]
        fn a_cut_text_fits(text in ".*", room in 0usize..30, ellipsis in "…|\\.\\.\\.|") {
            prop_assert!(width(&cut(&text, Cells(room), &ellipsis)).0 <= room);
        }

        #[test]
        fn a_padded_text_fits_exactly(text in "[ -~é日本語ｶ👧]*", room in 0usize..30) {
            for align in [Align::Left, Align::Right] {
                prop_assert_eq!(width(&pad(&text, Cells(room), align)).0, room);
            }
        }

        #[test]
        fn nothing_visible_acts(text in any::<String>()) {
            prop_assert_eq!(control_at(&visible(&text)), None);
        }
    }
}
