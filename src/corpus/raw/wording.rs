//! How the words of a file are read, and held meanwhile.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use super::words::Words;
use crate::text::is_control;

/// How words are held while a file is read, and what is asked of them. Raw records are of any words: of these while their file
/// is read, of [`Words`] when they are resolved.
pub(in super::super) trait Wording<'de>: Sized {
    /// Reads an id, a date, the name of a thing.
    fn name<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    /// Reads a text for people.
    fn text<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// As somebody wrote them: no control character gets past, and line breaks and tabs of a text, which an author uses to
/// lay the file out, count as one space. Words without escapes stay where they stand.
impl<'de> Wording<'de> for Cow<'de, str> {
    fn name<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = deserializer.deserialize_str(Written)?;
        if !is_plain(&name) {
            refuse_controls(&name)?;
        }
        Ok(name)
    }

    fn text<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = deserializer.deserialize_str(Written)?;
        if !is_plain(&text) {
            // Every one of them is a byte below the blank.
            if text.bytes().any(|byte| byte < b' ') {
                let laid_out = |c| matches!(c, '\n' | '\r' | '\t' | ' ');
                text = text.split(laid_out).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").into();
            }
            refuse_controls(&text)?;
        }
        Ok(text)
    }
}

/// Takes a string as the file has it, or as an escape in it makes it.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, written: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(written))
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(written.to_owned()))
    }

    fn visit_string<E: Error>(self, written: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(written))
    }
}

/// An id, a date, the name of a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in super::super) struct Name<S = Words>(pub(in super::super) S);

/// A text of the dataset, for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Text<S = Words>(pub(in super::super) S);

impl<'de, S: Wording<'de>> Deserialize<'de> for Name<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        S::name(deserializer).map(Name)
    }
}

impl<'de, S: Wording<'de>> Deserialize<'de> for Text<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        S::text(deserializer).map(Text)
    }
}

impl std::ops::Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self)
    }
}

/// What was read from a file, with its words held in another way.
pub(in super::super) trait Settle<F, S> {
    /// The same, with words of type `S`.
    type Settled;

    /// Hands each word over to `hold`.
    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Self::Settled;
}

impl<F, S> Settle<F, S> for Name<F> {
    type Settled = Name<S>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Name<S> {
        Name(hold(self.0))
    }
}

impl<F, S> Settle<F, S> for Text<F> {
    type Settled = Text<S>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Text<S> {
        Text(hold(self.0))
    }
}

impl<F, S, T: Settle<F, S>> Settle<F, S> for Option<T> {
    type Settled = Option<T::Settled>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Self::Settled {
        self.map(|value| value.settle(hold))
    }
}

impl<F, S, T: Settle<F, S>> Settle<F, S> for Vec<T> {
    type Settled = Vec<T::Settled>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Self::Settled {
        let mut settled: Vec<_> = self.into_iter().map(|value| value.settle(hold)).collect();
        // Parsers make more room than a list then needs. Small blocks are given back without a lock, for which the thread
        // that resolves and the one that parses would wait in turns: half of the time, measured.
        settled.shrink_to_fit();
        settled
    }
}

/// What holds no words stays as it is.
macro_rules! wordless {
    ($($type:ty),*) => {$(
        impl<F, S> Settle<F, S> for $type {
            type Settled = $type;

            fn settle(self, _: &mut impl FnMut(F) -> S) -> $type {
                self
            }
        }
    )*};
}

wordless!(u8, u16, bool);

/// Whether a text is of ASCII characters that are drawn, as most are. It looks at all bytes without stopping, many at once.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Refuses a decoded value with a character that must never reach a terminal: whatever way it was written, and by
/// whatever way it comes in, it doesn't get past here.
fn refuse_controls<E: Error>(text: &str) -> Result<(), E> {
    text.chars().find(|c| is_control(*c)).map_or(Ok(()), |c| Err(E::custom(holds(c))))
}

/// What is wrong with a text that holds a control character.
pub(in super::super) fn holds(c: char) -> String {
    format!("this text holds the control character U+{:04X}", u32::from(c))
}
