//! The rows of a table. Those of the built-in dataset stand in the program as the build has packed them, and are unpacked
//! when somebody first asks for one: a start needs two thirds of them.

use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

use super::raw::{take_words, with_words_of, words_put};

/// Some rows, in order.
#[derive(Debug)]
pub(super) struct LateRows<T> {
    /// These, as long as none are packed.
    here: Vec<T>,
    packed: Option<Box<Packed<T>>>,
}

#[derive(Debug)]
struct Packed<T> {
    count: usize,
    records: &'static [u8],
    words: &'static str,
    unpacked: OnceLock<Vec<T>>,
    unpack: fn(&'static [u8], &'static str) -> Option<Vec<T>>,
}

impl<T> Packed<T> {
    fn rows(&self) -> &Vec<T> {
        // A test unpacks all of what the build has packed.
        self.unpacked.get_or_init(|| (self.unpack)(self.records, self.words).unwrap_or_default())
    }
}

impl<T> Default for LateRows<T> {
    fn default() -> Self {
        LateRows { here: Vec::new(), packed: None }
    }
}

impl<T> LateRows<T> {
    /// How many there are; none is unpacked for that.
    pub(super) fn len(&self) -> usize {
        self.packed.as_ref().map_or(self.here.len(), |packed| packed.count)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[T] {
        self.packed.as_ref().map_or(&self.here, |packed| packed.rows())
    }

    /// All of them, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut Vec<T> {
        if let Some(packed) = self.packed.take() {
            packed.rows();
            self.here = packed.unpacked.into_inner().unwrap_or_default();
        }
        &mut self.here
    }
}

/// How packed rows are written: how many, the bytes of their words, and the records behind them.
#[derive(Serialize, Deserialize)]
struct Written<'r> {
    count: usize,
    words: usize,
    records: &'r [u8],
}

/// Packed where words are put apart, which is the build's form; otherwise the rows themselves.
impl<T: Serialize> Serialize for LateRows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.all();
        let Some(before) = words_put() else { return rows.serialize(serializer) };
        let records = postcard::to_stdvec(rows).map_err(ser::Error::custom)?;
        let words = words_put().unwrap_or(before) - before;
        Written { count: rows.len(), words, records: &records }.serialize(serializer)
    }
}

/// Packed rows.
impl<'de: 'static, T: DeserializeOwned> Deserialize<'de> for LateRows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { count, words, records } = Written::deserialize(deserializer)?;
        let Some(words) = take_words(words) else { return Err(D::Error::custom("the words of these are missing")) };
        let packed = Packed { count, records, words, unpacked: OnceLock::new(), unpack };
        Ok(LateRows { here: Vec::new(), packed: Some(packed.into()) })
    }
}

fn unpack<T: DeserializeOwned>(records: &'static [u8], words: &'static str) -> Option<Vec<T>> {
    let (rows, left) = with_words_of(words, || postcard::from_bytes(records));
    rows.ok().filter(|_| left.is_empty())
}
