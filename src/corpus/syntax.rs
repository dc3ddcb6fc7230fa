//! Ron's errors as sentences, each at the value that is meant.

use std::ops::Range;

use ron::Error;
use ron::error::{Position, SpannedError};

use super::place::{Reporter, near};

/// One error of ron.
pub(super) struct Slip {
    /// The bytes that ron names; where it names a gap, what comes after it.
    pub(super) bytes: Range<usize>,
    /// The sign that would mend it.
    pub(super) wants: Option<&'static str>,
    what: What,
    expected: Option<String>,
    near: Option<String>,
}

enum What {
    /// A sentence of its own.
    Says(String),
    /// The value can't stand there.
    Value,
}

impl Slip {
    /// Reads an error on a text.
    pub(super) fn of(text: &str, error: &SpannedError) -> Slip {
        let start = byte_of(text, &error.span.start);
        let end = byte_of(text, &error.span.end).max(start);
        let gap = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let bytes = if gap > 0 && start + gap < text.len() { start + gap..(start + gap).max(end) } else { start..end };
        let (what, expected, near) = sentence(&error.code);
        let wants = match error.code {
            Error::ExpectedComma => Some(","),
            Error::ExpectedMapColon => Some(":"),
            _ => None,
        };
        Slip { bytes, wants, what, expected, near }
    }
}

/// Reports a slip. `value` is what stands around it, where the text can be followed.
pub(super) fn report(report: &mut Reporter<'_>, file: usize, text: &str, slip: &Slip, value: Option<&Range<usize>>) {
    // A comma that is missed inside of a number (`1.5`) isn't what is wrong there.
    let torn = value.filter(|value| slip.wants == Some(",") && value.start < slip.bytes.start && is_plain(text, value));
    let (bytes, what, expected) = match (&slip.what, value, torn) {
        (_, _, Some(value)) => (value, refused(text, value), Some("a whole number, or a text in quotes".to_owned())),
        (What::Value, Some(value), None) => (value, refused(text, value), slip.expected.clone()),
        (What::Value, None, None) => (&slip.bytes, "this can't stand here".to_owned(), slip.expected.clone()),
        (What::Says(what), _, None) => (&slip.bytes, what.clone(), slip.expected.clone()),
    };
    report.at_bytes(file, bytes, what, expected);
    report.amend_near(slip.near.clone());
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
            says(format!("`{found}` is no word for this")),
            Some(format!("one of {}", expected.join(", "))),
            near(found, expected.iter().copied()),
        ),
        Error::MissingStructField { field, .. } => {
            (says(format!("the field `{field}` is missing")), Some(format!("`{field}: ..`")), None)
        }
        Error::DuplicateStructField { field, .. } => {
            (says(format!("the field `{field}` stands here a second time")), Some("each field once".into()), None)
        }
        Error::InvalidValueForType { expected, .. } => value(expected),
        Error::ExpectedString => value("a text in quotes"),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => value("a whole number"),
        Error::IntegerOutOfBounds => value("a whole number from 0 to 255"),
        Error::ExpectedBoolean => value("true or false"),
        Error::ExpectedArray => value("a list, `[..]`"),
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike => value("a record, `(..)`"),
        Error::ExpectedIdentifier => value("a word without quotes, or a field, `name: ..`"),
        Error::ExpectedComma => (says("a comma or a closing bracket is missing before this".into()), None, None),
        Error::ExpectedMapColon => (says("a colon is missing before this".into()), Some("`name: ..`".into()), None),
        Error::ExpectedStringEnd => {
            (says("a text in quotes begins here and doesn't end".into()), Some("a closing `\"`".into()), None)
        }
        Error::Eof => (says("the file ends too early".into()), None, None),
        Error::TrailingCharacters => {
            (says("something stands after the end of the file's record".into()), Some("nothing more".into()), None)
        }
        code => (says(format!("this is no RON: {code}")), None, None),
    }
}

/// The byte of a position that counts lines and characters from 1.
fn byte_of(text: &str, position: &Position) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(line_start..).unwrap_or_default();
    line_start + line.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
