//! Lists of records, with no more room in memory than a file of such a size asks for.
//!
//! Every field of a record may be left out, so `()` is read as a record, of three bytes in the file and hundreds in memory.
//! A file of little else would take all memory there is before anybody could say what is wrong with it.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Settle;

/// What is said of a file whose records take more room than they can when each says something.
pub(in super::super) const CROWDED: &str = "this file holds more records than something could be said of in its size";

/// The records of a file take so many times its size in memory at most. Those that say what they must take less.
const TIMES: usize = 8;

/// So much is always granted to a file, in bytes.
const LEAST: usize = 16 << 20;

/// So much is granted to every part of a file beside its share, in bytes: lists begin with some room.
const LITTLE: usize = 64 << 10;

thread_local! {
    /// What is left for the records of the file that is being read, in bytes.
    static ROOM: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Grants room for the records of a file, by its size in bytes.
pub(in super::super) fn grant(size: usize) {
    ROOM.set(size.saturating_mul(TIMES).max(LEAST));
}

/// Grants room for some of the records of a file, by the bytes they take there.
pub(in super::super) fn grant_part(size: usize) {
    ROOM.set(size.saturating_mul(TIMES).saturating_add(LITTLE));
}

/// Takes the room of one record; `false` where none is left.
pub(in super::super) fn take<T>() -> bool {
    let left = ROOM.get().checked_sub(size_of::<T>());
    ROOM.set(left.unwrap_or_default());
    left.is_some()
}

/// A list of records.
#[derive(Debug, Clone)]
pub(in super::super) struct Rows<T>(pub(in super::super) Vec<T>);

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Reading(PhantomData)).map(Rows)
    }
}

struct Reading<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reading<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<Vec<T>, A::Error> {
        let mut rows = Vec::with_capacity(records.size_hint().unwrap_or_default().min(1 << 16));
        while let Some(record) = records.next_element()? {
            if !take::<T>() {
                return Err(A::Error::custom(CROWDED));
            }
            // Most lists have one record: no room for four.
            if rows.len() == rows.capacity() {
                rows.reserve_exact(rows.len().max(1));
            }
            rows.push(record);
        }
        Ok(rows)
    }
}

impl<T> std::ops::Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Rows<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<F, S, T: Settle<F, S>> Settle<F, S> for Rows<T> {
    type Settled = Rows<T::Settled>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Self::Settled {
        Rows(self.0.settle(hold))
    }
}
