//! Folding: spellings that a person takes for the same become the same, for a search.
//!
//! `Shinzō` is found by `shinzo`, `EU–Japan` by `eu-japan`, `ＥＵ` by `eu`, `カナ` by `かな`. A map
//! leads from the folded text back to the original, so that what was found can be shown.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::{Byte, graphemes};

/// A folded text that knows where in the original each part of it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    map: Map,
    /// The length of the original, in bytes.
    original_len: usize,
}

/// From folded bytes to the original's.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Map {
    /// ASCII: every byte stands where it stood.
    Same,
    /// Where each stretch begins, in both texts.
    Stretches(Box<[Start]>),
}

/// Where a stretch begins: some ASCII, each byte of which stands as far behind the beginning as it stood, or one other
/// grapheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    folded: u32,
    original: u32,
    is_ascii: bool,
}

/// Folds a text: compatibility forms, width, case, diacritics and macrons, dashes, quotes, white
/// space and kana (katakana to hiragana); voiced kana stay distinct from unvoiced.
pub fn fold(text: &str) -> Folded {
    let original_len = text.len();
    let mut folded = String::with_capacity(original_len);
    if is_plain(text) {
        fold_ascii_onto(text, &mut folded);
        return Folded { text: folded, map: Map::Same, original_len };
    }
    let mut starts = Vec::new();
    fold_stretches(text, &mut folded, |start| starts.push(start));
    Folded { text: folded, map: Map::Stretches(starts.into()), original_len }
}

/// Folds a text like [`fold`], without the map back, behind what another text has.
pub fn fold_onto(text: &str, folded: &mut String) {
    if is_plain(text) {
        fold_ascii_onto(text, folded);
    } else {
        fold_stretches(text, folded, |_| {});
    }
}

/// Folds a text stretch by stretch, and says where each begins: as if it were folded onto an empty text.
fn fold_stretches(text: &str, folded: &mut String, mut begin: impl FnMut(Start)) {
    let (mut at, before) = (0, folded.len());
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // The last letter before an accent is one grapheme with it.
        let plain = rest.bytes().take_while(|byte| byte.is_ascii() && *byte != b'\r').count();
        let plain = if plain == rest.len() { plain } else { plain.saturating_sub(1) };
        let [start, original] = [folded.len() - before, at].map(|byte| u32::try_from(byte).unwrap_or(u32::MAX));
        if let Some(run) = rest.get(..plain).filter(|run| !run.is_empty()) {
            begin(Start { folded: start, original, is_ascii: true });
            fold_ascii_onto(run, folded);
            at += plain;
        } else if let Some((_, grapheme)) = graphemes(rest).next() {
            begin(Start { folded: start, original, is_ascii: false });
            fold_grapheme(grapheme, folded);
            at += grapheme.len();
        }
    }
}

/// Whether every byte is a grapheme of its own: a CRLF is one of two.
fn is_plain(text: &str) -> bool {
    text.is_ascii() && memchr::memchr(b'\r', text.as_bytes()).is_none()
}

/// Folds ASCII: as many bytes as before.
fn fold_ascii_onto(text: &str, folded: &mut String) {
    if text.bytes().any(|byte| byte != b' ' && byte.is_ascii_whitespace()) {
        folded.extend(text.chars().map(fold_ascii));
        return;
    }
    let from = folded.len();
    folded.push_str(text);
    if let Some(added) = folded.get_mut(from..) {
        added.make_ascii_lowercase();
    }
}

/// Folds a text like [`fold`], without the map back: for what was typed.
pub fn fold_str(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// From a range of bytes of the folded text to the bytes of the original it comes from, always
    /// whole graphemes: half of the `ss` of `ß` gives the whole `ß`.
    ///
    /// An empty range gives an empty one; what lies behind the end gives the end.
    pub fn original(&self, folded: Range<Byte>) -> Range<Byte> {
        let (start, end) = (folded.start.0, folded.end.0.min(self.text.len()));
        if start >= end {
            let at = self.grapheme_at(start).start;
            return at..at;
        }
        self.grapheme_at(start).start..self.grapheme_at(end - 1).end
    }

    /// The bytes of the original's grapheme that a folded byte comes from; empty behind the end.
    fn grapheme_at(&self, folded: usize) -> Range<Byte> {
        let end = Byte(self.original_len);
        if folded >= self.text.len() {
            return end..end;
        }
        match &self.map {
            Map::Same => Byte(folded)..Byte(folded + 1),
            Map::Stretches(starts) => {
                // The last to begin here: those before it at the same byte folded to nothing.
                let next = starts.partition_point(|start| start.folded as usize <= folded);
                let Some(this) = next.checked_sub(1).and_then(|this| starts.get(this)) else { return end..end };
                let original = this.original as usize;
                if this.is_ascii {
                    let at = original + (folded - this.folded as usize);
                    return Byte(at)..Byte(at + 1);
                }
                Byte(original)..starts.get(next).map_or(end, |start| Byte(start.original as usize))
            }
        }
    }
}

/// Appends one grapheme, folded; it may come to nothing.
fn fold_grapheme(grapheme: &str, folded: &mut String) {
    if grapheme.is_ascii() {
        folded.extend(grapheme.chars().map(fold_ascii));
        return;
    }
    if grapheme == "\u{b4}" {
        folded.push('\''); // an acute accent as an apostrophe; NFKD would make a space of it
        return;
    }
    let mut letters = String::with_capacity(grapheme.len());
    for c in grapheme.nfkd().filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase) {
        match spelled(c) {
            Some(spelling) => letters.push_str(spelling),
            None => letters.push(fold_char(c)),
        }
    }
    folded.extend(letters.nfc()); // kana get their voicing marks back
}

/// Folds a char of ASCII to one that takes as many bytes.
fn fold_ascii(c: char) -> char {
    if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() }
}

/// Whether a search does not see a char: an accent, or something invisible.
fn is_dropped(c: char) -> bool {
    // Accents by their combining class: attached below, Hebrew and Arabic points, below, above.
    // The voicing marks of kana are 8, the vowel signs of India 0: those make another letter.
    matches!(canonical_combining_class(c), 1 | 10..=36 | 200..=240)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' // soft hyphen, joiner, bidi mark
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' // zero width, bidi
            | '\u{2060}'..='\u{206f}' | '\u{feff}' // word joiner, bidi, byte order mark
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' // variation selectors
        )
}

/// Letters that have no decomposition, as people type them without their keyboard.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ĳ' => "ij",
        _ => return None,
    })
}

/// Folds one decomposed, lower-case char to one char.
fn fold_char(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ŋ' => 'n',
        'ς' => 'σ',
        // hyphens, dashes, minus; not the long vowel mark of kana
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' => '-',
        '\u{301c}' => '~', // as NFKD does with its full-width twin
        '\u{2044}' => '/', // from fractions
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2b9}' | '\u{2bc}' | '‹' | '›' => '\'',
        '\u{201c}'..='\u{201f}' | '«' | '»' => '"',
        // katakana and its iteration marks stand 0x60 behind hiragana
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The original text behind the first place where `needle`, folded, is found.
    fn found<'a>(text: &'a str, needle: &str) -> Option<&'a str> {
        let (folded, needle) = (fold(text), fold_str(needle));
        let at = folded.text().find(&needle)?;
        let original = folded.original(Byte(at)..Byte(at + needle.len()));
        text.get(original.start.0..original.end.0)
    }

    #[test]
    fn accents_case_and_width_make_no_difference() {
        assert_eq!(fold_str("Shinzō ABE"), "shinzo abe");
        assert_eq!(fold_str("Beşer, Gülşah, Łódź, İzmir, ısı"), "beser, gulsah, lodz, izmir, isi");
        assert_eq!(fold_str("ＥＵ　２０１４"), "eu 2014");
        assert_eq!(fold_str("Straße, Ærø, Œuvre, đ, ﬁn"), "strasse, aero, oeuvre, d, fin");
        assert_eq!(fold_str("ΣΊΣΥΦΟΣ"), fold_str("σίσυφος"));
    }

    #[test]
    fn dashes_quotes_and_spaces_become_plain() {
        assert_eq!(fold_str("EU–Japan — a‑b −1 ＿－"), "eu-japan - a-b -1 _-");
        assert_eq!(fold_str("“EU’s” «x» ´"), "\"eu's\" \"x\" '");
        assert_eq!(fold_str("a\u{a0}b\nc\u{2003}d"), "a b c d");
    }

    #[test]
    fn both_kana_are_one_but_voiced_is_not_unvoiced() {
        assert_eq!(fold_str("カナ"), "かな");
        assert_eq!(fold_str("ｶﾞﾊﾟ"), "がぱ");
        assert_eq!(fold_str("カ\u{3099}"), "が");
        assert_eq!(fold_str("サーバー"), "さーばー");
        assert_ne!(fold_str("ガ"), fold_str("カ"));
        assert_ne!(fold_str("パ"), fold_str("バ"));
        assert_eq!(fold_str("ヴヾ々"), "ゔゞ々");
    }

    #[test]
    fn what_is_invisible_does_not_hide_a_word() {
        assert_eq!(fold_str("co\u{ad}oper\u{200b}ation"), "cooperation");
        assert_eq!(fold_str("葛\u{e0100}"), "葛");
    }

    #[test]
    fn what_is_found_is_shown_as_it_was_written() {
        assert_eq!(found("met Shinzō Abe", "SHINZO"), Some("Shinzō"));
        assert_eq!(found("met Shinzo\u{304} Abe", "shinzo"), Some("Shinzo\u{304}"));
        assert_eq!(found("the EU–Japan SPA", "eu-japan"), Some("EU–Japan"));
        assert_eq!(found("日本のｶﾞｽ", "がす"), Some("ｶﾞｽ"));
        assert_eq!(found("plain ASCII here", "ascii"), Some("ASCII"));
        assert_eq!(found("a\r\nb", "\n"), Some("\r\n"));
    }

    #[test]
    fn half_of_a_letter_gives_the_whole_letter() {
        assert_eq!(found("Maß", "as"), Some("aß"));
        assert_eq!(found("㈱日本", "株"), Some("㈱"));
    }

    #[test]
    fn what_folds_to_nothing_stays_outside_unless_it_is_within() {
        assert_eq!(found("é\u{200b}ab\u{200b}c", "a"), Some("a"));
        assert_eq!(found("é\u{200b}ab\u{200b}c", "bc"), Some("b\u{200b}c"));
    }

    #[test]
    fn places_behind_the_end_give_the_end() {
        for text in ["EU", "é"] {
            let folded = fold(text);
            assert_eq!(folded.original(Byte(9)..Byte(99)), Byte(2)..Byte(2));
            assert_eq!(folded.original(Byte(0)..Byte(99)), Byte(0)..Byte(2));
            assert_eq!(folded.original(Byte(0)..Byte(0)), Byte(0)..Byte(0));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[ -~À-ɏぁ-ヿ｡-ﾟΑ-ωА-я‐-―‘-‟日本]*") {
            let once = fold_str(&text);
            prop_assert_eq!(fold_str(&once), once);
        }

        #[test]
        fn every_range_leads_to_whole_graphemes(text in ".*", a in 0usize..40, b in 0usize..40) {
            let original = fold(&text).original(Byte(a)..Byte(b));
            let mut edges: Vec<usize> = graphemes(&text).map(|(at, _)| at).collect();
            edges.push(text.len());
            prop_assert!(edges.contains(&original.start.0) && edges.contains(&original.end.0));
            prop_assert!(original.start <= original.end);
        }

        #[test]
        fn each_letter_comes_from_where_it_leads(text in "([a-z \r\n]|é|e\u{301}|ß|\u{200b}|ﬁ|㈱|カ|ｶﾞ|–|👧\u{200d}👧){0,20}") {
            let folded = fold(&text);
            for (at, c) in folded.text().char_indices() {
                let original = folded.original(Byte(at)..Byte(at + c.len_utf8()));
                let written = text.get(original.start.0..original.end.0).unwrap_or_default();
                prop_assert!(fold_str(written).contains(c), "{c:?} doesn't come from {written:?} of {text:?}");
            }
        }

        #[test]
        fn folded_onto_a_text_is_folded_behind_it(before in "[a-zé]{0,3}", text in ".*") {
            let mut both = before.clone();
            fold_onto(&text, &mut both);
            prop_assert_eq!(both, before + fold(&text).text());
        }

        #[test]
        fn the_whole_leads_to_the_whole(text in "[a-zé日カ]+") {
            let folded = fold(&text);
            let all = folded.original(Byte(0)..Byte(folded.text().len()));
            prop_assert_eq!(all, Byte(0)..Byte(text.len()));
        }
    }
}
