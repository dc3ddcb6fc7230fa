//! Ron's errors as sentences, each at the value that is meant.

use std::ops::Range;

use ron::Error;
use ron::error::{Position, SpannedError};

use super::around::Step;
use super::place::{Reporter, near};
use super::raw::{LONG, words_of};

/// What is expected in place of a text with such a character.
pub(super) const EXPECTED: &str = "text that can be shown as it is: take the character out";

/// One error of ron.
pub(super) struct Slip {
    /// The bytes that ron names; where it names a gap, what comes after it.
    pub(super) bytes: Range<usize>,
    /// The sign that would mend it.
    pub(super) wants: Option<&'static str>,
    /// A comma that would mend it if it weren't there.
    pub(super) surplus: Option<Range<usize>>,
    what: What,
    expected: Option<String>,
    near: Option<String>,
}

enum What {
    /// A sentence of its own.
    Says(String),
    /// The value can't stand there.
    Value,
    /// The value can't stand there, since a word without quotes must.
    Word,
}

impl Slip {
    /// Reads an error on the text of a file, of which something may have been overwritten.
    pub(super) fn of(text: &str, file: &str, error: &SpannedError) -> Slip {
        let start = byte_of(text, &error.span.start);
        let end = byte_of(text, &error.span.end).max(start);
        let gap = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let bytes = if gap > 0 && start + gap < text.len() { start + gap..(start + gap).max(end) } else { start..end };
        let surplus = surplus(text, bytes.start).or_else(|| surplus(file, bytes.start));
        let (what, expected, near) = match surplus {
            Some(_) => (What::Says("a comma too many".into()), Some("one comma behind each thing".into()), None),
            None => sentence(&error.code),
        };
        let bytes = surplus.clone().unwrap_or(bytes);
        let wants = match error.code {
            Error::ExpectedComma => Some(","),
            Error::ExpectedMapColon => Some(":"),
            _ => None,
        };
        Slip { bytes, wants, surplus, what, expected, near }
    }
}

/// The comma at a byte, where nothing stands in front of it that it could follow.
fn surplus(text: &str, byte: usize) -> Option<Range<usize>> {
    text.get(byte..).filter(|rest| rest.starts_with(','))?;
    text.get(..byte)?.trim_end().ends_with([',', '(', '[']).then_some(byte..byte + 1)
}

/// Reports a slip. `step` is what stands around it, where the text can be followed.
pub(super) fn report(report: &mut Reporter<'_>, file: usize, text: &str, slip: &Slip, step: Option<&Step>) {
    let value = step.map(|step| &step.value);
    // A comma that is missed inside of a number (`1.5`) isn't what is wrong there.
    let torn = value.filter(|value| slip.wants == Some(",") && value.start < slip.bytes.start && is_plain(text, value));
    let word = step.and_then(|step| quoted_word(text, step));
    let (bytes, what, expected) = match (&slip.what, value, torn) {
        (_, _, Some(value)) => (value, refused(text, value), Some("a whole number, or a text in quotes".to_owned())),
        (What::Word, Some(value), None) => {
            let expected = word.as_ref().map(|(words, _)| format!("one of {}, without quotes", words.join(", ")));
            (value, refused(text, value), expected.or_else(|| slip.expected.clone()))
        }
        (What::Value, Some(value), None) => (value, refused(text, value), slip.expected.clone()),
        (What::Value | What::Word, None, None) => {
            (&slip.bytes, "this can't stand here".to_owned(), slip.expected.clone())
        }
        (What::Says(what), _, None) => (&slip.bytes, what.clone(), slip.expected.clone()),
    };
    let meant = word.filter(|_| matches!(slip.what, What::Word)).and_then(|(_, meant)| meant);
    report.near_bytes(file, bytes, (what, expected, slip.near.clone().or(meant)));
}

/// The words that may stand where a text in quotes stands, and the one that is meant.
fn quoted_word(text: &str, step: &Step) -> Option<(&'static [&'static str], Option<String>)> {
    let field = text.get(step.whole.start..step.value.start)?.trim_end().strip_suffix(':')?.trim_end();
    let word = text.get(step.value.clone())?.trim_matches('"');
    let mut sets = words_of(field).iter().map(|words| (*words, near(word, words.iter().copied())));
    sets.clone().find(|(_, meant)| meant.is_some()).or_else(|| sets.next())
}

fn is_plain(text: &str, value: &Range<usize>) -> bool {
    text.get(value.clone()).is_some_and(|value| !value.starts_with(['(', '[', '{', '"', 'r']))
}

/// `` `5` can't stand here``; long values and those of several lines aren't repeated.
fn refused(text: &str, value: &Range<usize>) -> String {
    match text.get(value.clone()) {
        Some(value) if value.len() <= 40 && !value.contains('\n') => format!("`{value}` can't stand here"),
        _ => "this can't stand here".into(),
    }
}

/// What is wrong, what was expected, and the name that was perhaps meant.
fn sentence(error: &Error) -> (What, Option<String>, Option<String>) {
    let says = |what: String| What::Says(what);
    let value = |expected: &str| (What::Value, Some(expected.to_owned()), None);
    match error {
        Error::NoSuchStructField { expected, found, .. } => (
            says(format!("there is no field `{found}` here")),
            Some(format!("one of {}", expected.join(", "))),
            near(found, expected.iter().copied()),
        ),
        Error::NoSuchEnumVariant { expected, found, .. } => (
            says(format!("`{found}` is not allowed here")),
            Some(format!("one of {}", expected.join(", "))),
            near(found, expected.iter().copied()),
        ),
        Error::MissingStructField { field, .. } => {
            (says(format!("the field `{field}` is missing")), Some(format!("`{field}: ..`")), None)
        }
        Error::DuplicateStructField { field, .. } => {
            (says(format!("the field `{field}` stands here a second time")), Some("each field once".into()), None)
        }
        Error::Message(what) if what == LONG => {
            (says(what.clone()), Some("fewer entries, or several records".into()), None)
        }
        Error::Message(what) => (says(what.clone()), Some(EXPECTED.into()), None),
        Error::ExpectedDifferentStructName { expected: "RawFile", .. } | Error::ExpectedNamedStructLike("RawFile") => {
            (says("a file is one record: `( dataset: .., .. )`".into()), Some("`(` and nothing before it".into()), None)
        }
        Error::ExpectedDifferentStructName { .. } => value("a record without a name, `(..)`"),
        Error::InvalidEscape(_) => (
            says("no character is written with this escape".into()),
            Some("`\\\\` for a backslash, `\\\"` for a quote, `\\u{..}` for a character by its number".into()),
            None,
        ),
        Error::InvalidValueForType { expected, .. } if expected.starts_with("struct ") => value("a record, `(..)`"),
        Error::InvalidValueForType { expected, .. } => value(expected),
        Error::ExpectedString => value("a text in quotes"),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => value("a whole number"),
        Error::IntegerOutOfBounds => value("a whole number from 0 to 255"),
        Error::ExpectedBoolean => value("true or false"),
        Error::ExpectedArray => value("a list, `[..]`"),
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike => value("a record, `(..)`"),
        Error::ExpectedIdentifier => (What::Word, Some("a word without quotes, or a field, `name: ..`".into()), None),
        Error::ExpectedComma => (says("a comma or a closing bracket is missing before this".into()), None, None),
        Error::ExpectedMapColon => (says("a colon is missing before this".into()), Some("`name: ..`".into()), None),
        Error::ExpectedStringEnd => {
            (says("a text in quotes begins here and doesn't end".into()), Some("a closing `\"`".into()), None)
        }
        Error::Eof => (says("the file ends too early".into()), None, None),
        Error::TrailingCharacters => {
            (says("something stands after the end of the file's record".into()), Some("nothing more".into()), None)
        }
        code => (says(format!("this is not RON: {code}")), None, None),
    }
}

/// The byte of a position that counts lines and characters from 1.
fn byte_of(text: &str, position: &Position) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(line_start..).unwrap_or_default();
    line_start + line.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
