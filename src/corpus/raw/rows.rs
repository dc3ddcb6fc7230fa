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

/// Grants room for one record and those in it, by its size in bytes.
pub(in super::super) fn grant_record(size: usize) {
    ROOM.set(size.saturating_mul(TIMES));
}

/// Takes the room of one record; `false` where none is left.
pub(in super::super) fn take<T>() -> bool {
    let left = ROOM.get().checked_sub(size_of::<T>());
    ROOM.set(left.unwrap_or_default());
    left.is_some()
}

/// A list of at most so many entries.
#[derive(Debug, Clone)]
pub(in super::super) struct Rows<T, const MOST: usize = { usize::MAX }>(pub(in super::super) Vec<T>);

/// So many entries has a list that belongs to one record.
const FEW: usize = 10_000;

/// What is said of one that has more.
pub(in super::super) const LONG: &str = "no list of one record has more than 10000 entries";

/// A list that belongs to one record. Of more nobody could make sense, and whatever shows them at once would take many times
/// their room.
pub(in super::super) type Few<T> = Rows<T, FEW>;

impl<T, const MOST: usize> Default for Rows<T, MOST> {
    fn default() -> Self {
        Rows(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Rows<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Reading::<T, MOST>(PhantomData)).map(Rows)
    }
}

struct Reading<T, const MOST: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Reading<T, MOST> {
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
            if rows.len() >= MOST {
                return Err(A::Error::custom(LONG));
            }
            // Most lists have one entry: no room for four.
            if rows.len() == rows.capacity() {
                rows.reserve_exact(rows.len().max(1));
            }
            rows.push(record);
        }
        Ok(rows)
    }
}

impl<T, const MOST: usize> std::ops::Deref for Rows<T, MOST> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MOST: usize> IntoIterator for Rows<T, MOST> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<F, S, T: Settle<F, S>, const MOST: usize> Settle<F, S> for Rows<T, MOST> {
    type Settled = Rows<T::Settled, MOST>;

    fn settle(self, hold: &mut impl FnMut(F) -> S) -> Self::Settled {
        Rows(self.0.settle(hold))
    }
}
