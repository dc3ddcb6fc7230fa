//! Rows: a text broken to a width by the rules of Unicode's UAX 14, Japanese included.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{Cells, cells::grapheme_width, graphemes};

/// The rows of a text at a width in cells: ranges of bytes, one a row.
///
/// Spaces where a row breaks belong to no row; spaces that indent a paragraph stay while there is
/// room for them. A word longer than the row starts a row of its own and is broken between
/// graphemes. A grapheme wider than the row stands alone on one. An empty text has one empty row;
/// a line feed at the very end adds none. Takes time linear in the text.
pub fn rows(text: &str, width: Cells) -> Vec<Range<usize>> {
    if text.is_empty() {
        return vec![Range::default()];
    }
    let mut rows = Rows::new(width.0);
    let mut graphemes = graphemes(text).map(Grapheme::new).peekable();
    let mut word = Vec::new();
    for (at, opportunity) in linebreaks(text) {
        while let Some(grapheme) = graphemes.next_if(|grapheme| grapheme.start < at) {
            word.push(grapheme);
        }
        if word.last().is_some_and(|last| last.end > at) {
            continue; // UAX 14 would break a space from its accent, inside a grapheme
        }
        rows.put_word(&word);
        word.clear();
        if opportunity == BreakOpportunity::Mandatory {
            rows.start_row(at);
        }
    }
    rows.done
}

/// One grapheme: its bytes and its width.
struct Grapheme {
    start: usize,
    end: usize,
    cells: usize,
    is_space: bool,
}

impl Grapheme {
    fn new((start, text): (usize, &str)) -> Self {
        Self { start, end: start + text.len(), cells: grapheme_width(text).0, is_space: text.chars().all(is_space) }
    }
}

/// White space that may vanish where a row ends; no-break spaces may not.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The finished rows, and the one being filled.
struct Rows {
    done: Vec<Range<usize>>,
    /// The width of a row, in cells.
    width: usize,
    /// The bytes of the open row, without the spaces at its end.
    open: Range<usize>,
    /// The cells of the open row, without the spaces at its end.
    used: usize,
    /// The cells of the spaces at the end of the open row, or of its indent while it has no text.
    gap: usize,
}

impl Rows {
    fn new(width: usize) -> Self {
        Self { done: Vec::new(), width, open: Range::default(), used: 0, gap: 0 }
    }

    /// Adds what stands between two break opportunities: a word, then spaces.
    fn put_word(&mut self, word: &[Grapheme]) {
        let length = word.iter().rposition(|g| !g.is_space).map_or(0, |last| last + 1);
        let (word, spaces) = word.split_at(length);
        if let (Some(first), Some(last)) = (word.first(), word.last()) {
            let cells = cells_of(word);
            if cells <= self.width {
                self.put(first.start..last.end, cells);
            } else {
                self.put_long(word);
            }
        }
        self.gap += cells_of(spaces);
    }

    /// Adds a word that is longer than a row, on rows of its own.
    fn put_long(&mut self, word: &[Grapheme]) {
        for (index, grapheme) in word.iter().enumerate() {
            if grapheme.is_space {
                self.gap += grapheme.cells;
                continue;
            }
            if index == 0 && !self.open.is_empty() {
                self.start_row(grapheme.start);
            }
            self.put(grapheme.start..grapheme.end, grapheme.cells);
        }
    }

    /// Adds a piece that is not to be broken, on the next row if the open one has no room.
    fn put(&mut self, piece: Range<usize>, cells: usize) {
        let more = self.gap + cells;
        // What takes no cell stays where it is, even behind a grapheme wider than the row.
        if more > 0 && self.used + more > self.width {
            if !self.open.is_empty() {
                self.start_row(piece.start);
            } else if self.gap > 0 {
                self.open.start = piece.start; // no room for the indent
                self.gap = 0;
            }
        }
        self.used += self.gap + cells;
        self.gap = 0;
        self.open.end = piece.end;
    }

    /// Closes the open row, even an empty one, without the spaces at its end; the next begins at
    /// the byte `at`.
    fn start_row(&mut self, at: usize) {
        let row = std::mem::replace(&mut self.open, at..at);
        self.done.push(row);
        (self.used, self.gap) = (0, 0);
    }
}

fn cells_of(graphemes: &[Grapheme]) -> usize {
    graphemes.iter().map(|g| g.cells).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        let rows = rows(text, Cells(width)).into_iter();
        rows.map(|row| text.get(row).unwrap_or("(no text there)")).collect()
    }

    #[test]
    fn a_text_breaks_at_its_spaces_which_belong_to_no_row() {
        assert_eq!(wrapped("the  EU   and Japan ", 7), ["the  EU", "and", "Japan"]);
        assert_eq!(wrapped("EU-Japan", 5), ["EU-", "Japan"]);
    }

    #[test]
    fn an_empty_text_is_one_empty_row() {
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("   ", 2), [""]);
    }

    #[test]
    fn paragraphs_begin_new_rows_and_may_be_empty() {
        assert_eq!(wrapped("a\n\nb\r\nc\n", 10), ["a", "", "b", "c"]);
        assert_eq!(wrapped("\n", 10), [""]);
    }

    #[test]
    fn an_indent_stays_while_there_is_room() {
        assert_eq!(wrapped("  one two\n  three", 7), ["  one", "two", "  three"]);
        assert_eq!(wrapped("    one", 5), ["one"]);
    }

    #[test]
    fn a_long_word_starts_its_own_row_and_is_broken() {
        assert_eq!(wrapped("see abcdefgh now", 5), ["see", "abcde", "fgh", "now"]);
    }

    #[test]
    fn a_no_break_space_holds_its_words_together() {
        assert_eq!(wrapped("to Art.\u{a0}3 of", 8), ["to", "Art.\u{a0}3", "of"]);
    }

    #[test]
    fn japanese_breaks_anywhere_but_before_a_full_stop() {
        assert_eq!(wrapped("日本とＥＵ。", 10), ["日本とＥ", "Ｕ。"]);
        assert_eq!(wrapped("日本語", 5), ["日本", "語"]);
    }

    #[test]
    fn a_width_of_one_or_none_gives_every_glyph_its_row() {
        for width in [0, 1] {
            assert_eq!(wrapped("日e\u{301} x", width), ["日", "e\u{301}", "x"], "width {width}");
        }
        assert_eq!(wrapped("日\u{200b}", 1), ["日\u{200b}"]);
    }

    #[test]
    fn an_accent_stays_on_the_space_that_carries_it() {
        assert_eq!(wrapped("xx a \u{301}cd", 5), ["xx", "a \u{301}cd"]);
    }

    proptest! {
        #[test]
        fn every_visible_char_is_in_one_row_in_order(
            text in "([ -~\n\r\t\u{a0}é\u{301}\u{200b}日本。「」ｶ\u{ff9e}👧\u{200d}🇯🇵]{0,60}|.*)",
            width in 0usize..12,
        ) {
            let mut at = 0;
            for row in rows(&text, Cells(width)) {
                let skipped = text.get(at..row.start);
                prop_assert!(skipped.is_some_and(|s| s.chars().all(is_space)), "{skipped:?} is in no row");
                prop_assert!(text.get(row.clone()).is_some());
                at = row.end;
            }
            prop_assert!(text.get(at..).is_some_and(|rest| rest.chars().all(is_space)));
        }

        #[test]
        fn every_row_fits_unless_it_is_one_glyph(
            text in "([ -~\n\u{a0}é\u{301}\u{200b}日本。「」ｶ\u{ff9e}👧\u{200d}🇯🇵]{0,60}|.*)",
            width in 0usize..12,
        ) {
            for row in wrapped(&text, width) {
                let glyphs = graphemes(row).filter(|(_, g)| grapheme_width(g).0 > 0).count();
                let cells = crate::text::width(row).0;
                prop_assert!(cells <= width || glyphs == 1, "{row:?} takes {cells} of {width}");
            }
        }

        #[test]
        fn no_row_begins_or_ends_with_a_space_where_it_was_broken(
            text in "[a-c日 ]{0,40}",
            width in 1usize..9,
        ) {
            let rows = wrapped(&text, width);
            for (index, row) in rows.iter().enumerate() {
                prop_assert!(!row.ends_with(' '));
                prop_assert!(index == 0 || !row.starts_with(' '));
                prop_assert!(rows.len() == 1 || !row.is_empty());
            }
        }
    }
}
