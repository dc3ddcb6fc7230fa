//! Where a name may begin and end: never within a word, nor within an address of the web.

use std::ops::Range;

use memchr::memmem;

/// Whether a name may begin or end at a byte of a folded text: not between two letters or digits of one word. Where no blanks are
/// written between words, their edges are not known, and a name may stand anywhere.
pub(super) fn is_edge(folded: &str, at: usize) -> bool {
    !goes_on(folded, at, is_spelt)
}

/// Whether a range has no kana at its edges that go on outside in the same kana: those are one foreign word, or a word
/// and its ending.
pub(super) fn is_whole_kana(text: &str, range: &Range<usize>) -> bool {
    [is_katakana, is_hiragana]
        .into_iter()
        .all(|kana| !goes_on(text, range.start, kana) && !goes_on(text, range.end, kana))
}

/// Whether a range is joined by a hyphen to a word before or behind it.
pub(super) fn is_part_of_compound(text: &str, range: &Range<usize>) -> bool {
    let is_hyphen = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut before = text.get(..range.start).unwrap_or_default().chars().rev();
    let mut behind = text.get(range.end..).unwrap_or_default().chars();
    is_hyphen(before.next()) && is_letter(before.next()) || is_hyphen(behind.next()) && is_letter(behind.next())
}

/// The addresses of the web in a text.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut addresses: Vec<Range<usize>> = Vec::new();
    for at in memmem::find_iter(bytes, "://") {
        if addresses.last().is_none_or(|last| last.end <= at) {
            let (before, behind) = bytes.split_at(at);
            let start = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let end = behind.iter().take_while(|byte| byte.is_ascii_graphic()).count();
            addresses.push(at - start..at + end);
        }
    }
    addresses
}

/// Whether what stands before and behind a place is of one sort.
fn goes_on(text: &str, at: usize, is_of: fn(char) -> bool) -> bool {
    text.split_at_checked(at).is_some_and(|(before, behind)| {
        before.chars().next_back().is_some_and(is_of) && behind.chars().next().is_some_and(is_of)
    })
}

/// Whether a char belongs to words with blanks between them.
fn is_spelt(c: char) -> bool {
    c.is_alphanumeric() && !is_katakana(c) && !is_hiragana(c) && !is_han(c)
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ')
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゟ')
}

fn is_han(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
