//! Bytes of a file of unknown origin → text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_15, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1254,
};

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// There are none.
    #[error("it is empty")]
    Empty,
    /// A PDF.
    #[error("it is a PDF: its text has to be taken out first, for instance with `pdftotext`")]
    Pdf,
    /// What word processors and readers of electronic books save.
    #[error("it is a file of a word processor or an electronic book: save it as plain text or HTML first")]
    Office,
    /// Four bytes a character.
    #[error("it is UTF-32, which isn't read: save it as UTF-8")]
    Utf32,
    /// Anything else.
    #[error("it isn't text")]
    Binary,
}

/// What the first bytes of files say that hold no plain text.
const SIGNS: &[(&[u8], NoText)] = &[
    (b"%PDF-", NoText::Pdf),
    (b"PK\x03\x04", NoText::Office),
    (b"\xd0\xcf\x11\xe0", NoText::Office),
    (b"{\\rtf", NoText::Office),
    (b"\xff\xfe\0\0", NoText::Utf32),
    (b"\0\0\xfe\xff", NoText::Utf32),
];

/// More bytes than this say no more about their encoding.
const SAMPLE: usize = 1 << 20;

/// The text that bytes stand for: as their byte order mark says, else as UTF-8 where they are (almost) valid UTF-8, else
/// as an HTML page says of itself, else as letter frequencies suggest. What can't be decoded is `U+FFFD`.
///
/// # Errors
/// Where they hold no text.
pub fn decode(bytes: &[u8]) -> Result<String, NoText> {
    if bytes.is_empty() {
        return Err(NoText::Empty);
    }
    if let Some((_, refused)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Err(*refused);
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes)?,
    };
    let (text, _, _) = encoding.decode(bytes);
    if is_noise(&text) { Err(NoText::Binary) } else { Ok(text.into_owned()) }
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, NoText> {
    let nuls = memchr::memchr_iter(0, bytes).count();
    if (nuls > 0 || std::str::from_utf8(bytes).is_err())
        && let Some(encoding) = wide(bytes)
    {
        return Ok(encoding);
    }
    if nuls > bytes.len() / 20 {
        return Err(NoText::Binary);
    }
    // Seven bits and shifts: how Japanese mails were written.
    if bytes.is_ascii() && bytes.contains(&0x1b) {
        return Ok(likely(bytes, Iso2022JpDetection::Allow));
    }
    if is_almost_utf8(bytes) {
        return Ok(UTF_8);
    }
    if let Some(encoding) = declared(bytes) {
        return Ok(encoding);
    }
    Ok(likely(bytes, Iso2022JpDetection::Deny))
}

/// What the frequencies of letters suggest.
fn likely(bytes: &[u8], shifts: Iso2022JpDetection) -> &'static Encoding {
    let mut detector = EncodingDetector::new(shifts);
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: nearly all of it is then Latin or Japanese, and a good part Latin or kana.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(sample);
        let all = text.chars().count();
        let count = |of: fn(char) -> bool| text.chars().filter(|c| of(*c)).count();
        let simple = count(
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{24f}' | '\u{2010}'..='\u{2030}' | '\u{3040}'..='\u{30ff}'),
        );
        let known = simple
            + count(|c| matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'));
        !broken && bytes.len().is_multiple_of(2) && 10 * known > 9 * all && 10 * simple > 3 * all
    })
}

/// Whether bytes are UTF-8, but for a few that got broken on the way.
fn is_almost_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole > 4 * broken
}

/// The encoding that a page of HTML names at its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
    let after = head.get(memchr::memmem::find(&head, b"charset=")? + 8..)?;
    let after = after.strip_prefix(b"\"").or(after.strip_prefix(b"'")).unwrap_or(after);
    let end = after.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'))?;
    let label = after.get(..end)?;
    // Not by the crate's own list of labels: its references would have to be put right whenever the program starts.
    match label {
        b"shift_jis" | b"x-sjis" | b"sjis" | b"windows-31j" => Some(SHIFT_JIS),
        b"windows-1252" | b"cp1252" | b"iso-8859-1" | b"latin1" | b"us-ascii" => Some(WINDOWS_1252),
        b"iso-8859-2" => Some(ISO_8859_2),
        b"iso-8859-15" => Some(ISO_8859_15),
        b"windows-1250" => Some(WINDOWS_1250),
        b"windows-1251" => Some(WINDOWS_1251),
        b"windows-1254" | b"iso-8859-9" => Some(WINDOWS_1254),
        _ => None,
    }
}

/// Whether more stands in it that isn't for reading than a damaged text has.
fn is_noise(text: &str) -> bool {
    let noise = |c: &char| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
    text.chars().filter(noise).count() > 8 + text.len() / 20
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CITIES: &str = "In Aster wurde das Wasser für die Brunnen knapp, während Birch – so heißt es – überlief.\n\
                          Über die Höhe der Mauern entschied niemand; „genug“, hieß es.\n";
    const TOWNS: &str = "三つの町は同じ川から水を引いている。\n井戸は一九九八年に掘られた。カタカナもある。\n";

    fn in_utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_is_recognised() {
        for text in [CITIES, TOWNS] {
            let marked = format!("\u{feff}{text}");
            for (what, bytes) in [
                ("UTF-8", text.as_bytes().to_vec()),
                ("UTF-8 with mark", marked.as_bytes().to_vec()),
                ("UTF-16LE with mark", in_utf16(&marked, false)),
                ("UTF-16BE with mark", in_utf16(&marked, true)),
            ] {
                assert_eq!(decode(&bytes).as_deref(), Ok(text), "{what}");
            }
        }
        for big in [false, true] {
            for text in [CITIES, TOWNS] {
                assert_eq!(decode(&in_utf16(text, big)).as_deref(), Ok(text));
            }
        }
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, CITIES),
            (encoding_rs::SHIFT_JIS, TOWNS),
            (encoding_rs::EUC_JP, TOWNS),
            (encoding_rs::ISO_2022_JP, TOWNS),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(decode(&bytes).as_deref(), Ok(text), "{}", encoding.name());
        }
        let latin: Vec<u8> = "Das Wasser für Aster: überall knapp.".chars().map(|c| c as u8).collect();
        assert_eq!(decode(&latin).unwrap(), "Das Wasser für Aster: überall knapp.");
    }

    #[test]
    fn a_page_says_its_encoding_itself() {
        let page = "<meta charset=\"windows-1250\"><p>Ł";
        let bytes = encoding_rs::WINDOWS_1250.encode(page).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(page));
    }

    #[test]
    fn a_few_broken_bytes_make_no_other_encoding() {
        let mut bytes = CITIES.repeat(3).into_bytes();
        let at = bytes.iter().position(|byte| *byte == b' ').unwrap();
        bytes[at] = 0xff;
        let text = decode(&bytes).unwrap();
        assert!(text.contains('\u{fffd}') && text.contains("überlief"), "{text}");
        assert_eq!(decode("one\0two three four, and five, and six; ".repeat(9).as_bytes()).unwrap().len(), 9 * 39);
        let odd = &in_utf16(&format!("\u{feff}{CITIES}"), false)[..41];
        assert!(decode(odd).unwrap().ends_with('\u{fffd}'));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (bytes, refused) in [
            (&b""[..], NoText::Empty),
            (b"%PDF-1.7\nstream", NoText::Pdf),
            (b"PK\x03\x04word", NoText::Office),
            (b"{\\rtf1 text}", NoText::Office),
            (b"\xff\xfe\0\0a\0\0\0", NoText::Utf32),
            (&[0; 400], NoText::Binary),
            (&[1, 2, 3, 4, 5, 6, 7, 8].repeat(40), NoText::Binary),
        ] {
            assert_eq!(decode(bytes), Err(refused));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
        }
    }
}
