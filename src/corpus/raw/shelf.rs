//! Words that are written and read apart from the records they belong to: all in one text, in the order of the records,
//! which hold how many bytes each of them has.
//!
//! So the words of the built-in dataset stand in the program as text, and unpacking the records looks at none of them.

use std::cell::{Cell, RefCell};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::Words;

thread_local! {
    /// The words that were written apart; none while words are written where they belong.
    static PUT: RefCell<Option<String>> = const { RefCell::new(None) };
    /// What is left of the words to be read.
    static LEFT: Cell<&'static str> = const { Cell::new("") };
}

/// What is written, and the words of it.
pub(in super::super) fn with_words_apart<T>(write: impl FnOnce() -> T) -> (T, String) {
    PUT.set(Some(String::new()));
    let written = write();
    (written, PUT.take().unwrap_or_default())
}

/// What is read, its words taken from a text, and what is left of that.
pub(in super::super) fn with_words_of<T>(words: &'static str, read: impl FnOnce() -> T) -> (T, &'static str) {
    LEFT.set(words);
    let read = read();
    (read, LEFT.replace(""))
}

/// How many bytes of words were written apart so far; none while they are written where they belong.
pub(in super::super) fn words_put() -> Option<usize> {
    PUT.with_borrow(|put| put.as_ref().map(String::len))
}

/// The next so many bytes of the words to be read; none where these aren't words, or not there.
pub(in super::super) fn take_words(bytes: usize) -> Option<&'static str> {
    let (words, left) = LEFT.get().split_at_checked(bytes)?;
    LEFT.set(left);
    Some(words)
}

/// As text; within `with_words_apart` as a number of bytes.
impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PUT.with_borrow_mut(|put| match put {
            Some(put) => {
                put.push_str(self);
                self.len().serialize(serializer)
            }
            None => serializer.serialize_str(self),
        })
    }
}

/// As a number of bytes, within `with_words_of` alone: what people write is read into other types.
impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = usize::deserialize(deserializer)?;
        take_words(bytes).map(Words::from).ok_or_else(|| D::Error::custom("the words of this are missing"))
    }
}
