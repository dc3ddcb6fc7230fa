//! Records in a row, found by typed id or by slug.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::OnceLock;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::late::LateRows;
use super::raw::Words;

/// The position of a record in the [`Table`] of its kind. An id of one kind can't be used for another.
pub struct Id<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    fn new(index: usize) -> Self {
        Id::at(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The id of what stands at a position.
    pub(super) fn at(position: u32) -> Self {
        Id { index: position, kind: PhantomData }
    }

    /// The position in the table, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> From<Id<T>> for u32 {
    fn from(id: Id<T>) -> u32 {
        id.index
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// By its position, in the form that the build prepares.
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.index.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Id::at)
    }
}

/// What every record of the model has: a name for programs and a name for people.
pub trait Record {
    /// What one such record is called in a sentence: `dimension`, `event`.
    const NOUN: &'static str;
    /// The id, unique among its kind: `cyber-security`, `sinha-roy-2024#p6`.
    fn slug(&self) -> &str;
    /// The name shown to people.
    fn label(&self) -> &str;
    /// The same, to be put in another language.
    fn label_mut(&mut self) -> &mut Words;
    /// Other names that people type.
    fn aliases(&self) -> &[Words] {
        &[]
    }
}

/// All records of one kind, in the order of the dataset.
#[derive(Debug)]
pub struct Table<T> {
    rows: LateRows<T>,
    /// Positions of rows by the hash of their slug: the slugs themselves stand in the rows alone. Put in order when somebody
    /// first asks.
    slugs: OnceLock<HashTable<Slot>>,
    hasher: DefaultHashBuilder,
}

/// A row and half the hash of its slug: so a table that grows needn't look at the rows again.
#[derive(Debug, Clone, Copy)]
struct Slot {
    index: u32,
    hash: u32,
}

impl Slot {
    /// The hash, spread over all bits.
    fn wide(&self) -> u64 {
        u64::from(self.hash) << 32 | u64::from(self.hash)
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: LateRows::default(), slugs: OnceLock::new(), hasher: DefaultHashBuilder::default() }
    }
}

/// Its rows alone. The build has pushed them one by one, so no slug is there twice.
impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de: 'static, T: DeserializeOwned> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LateRows::deserialize(deserializer).map(|rows| Table { rows, ..Table::default() })
    }
}

impl<T: Record> Table<T> {
    /// Appends a record. Where the slug is taken already, the table stays as it is and the id of the first comes back
    /// as the error.
    pub(super) fn push(&mut self, row: T) -> Result<Id<T>, Id<T>> {
        let id = Id::new(self.rows.len());
        let slot = Slot { index: id.index, hash: self.hash(row.slug()) };
        let rows = self.rows.all();
        let is_it = |slot: &Slot| rows.get(slot.index as usize).is_some_and(|other| other.slug() == row.slug());
        let mut slugs = self.slugs.take().unwrap_or_else(|| self.all_slugs());
        let first = match slugs.entry(slot.wide(), is_it, Slot::wide) {
            Entry::Occupied(first) => Some(first.get().index as usize),
            Entry::Vacant(place) => {
                place.insert(slot);
                None
            }
        };
        self.slugs = slugs.into();
        if let Some(first) = first {
            return Err(Id::new(first));
        }
        self.rows.all_mut().push(row);
        Ok(id)
    }

    /// Makes room for as many records more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.rows.all_mut().reserve(more);
        let mut slugs = self.slugs.take().unwrap_or_else(|| self.all_slugs());
        slugs.reserve(more, Slot::wide);
        self.slugs = slugs.into();
    }

    /// The record with an id, to be completed while the corpus is built.
    pub(super) fn get_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.rows.all_mut()[id.index()]
    }

    /// The record called `slug`.
    pub fn find(&self, slug: &str) -> Option<Id<T>> {
        let rows = self.rows.all();
        let is_it = |slot: &Slot| rows.get(slot.index as usize).is_some_and(|row| row.slug() == slug);
        let found =
            self.slugs.get_or_init(|| self.all_slugs()).find(Slot { index: 0, hash: self.hash(slug) }.wide(), is_it)?;
        Some(Id::new(found.index as usize))
    }

    fn all_slugs(&self) -> HashTable<Slot> {
        let mut slugs = HashTable::with_capacity(self.rows.len());
        for (id, row) in self.iter() {
            let slot = Slot { index: id.index, hash: self.hash(row.slug()) };
            slugs.insert_unique(slot.wide(), slot, Slot::wide);
        }
        slugs
    }

    fn hash(&self, slug: &str) -> u32 {
        (self.hasher.hash_one(slug) >> 32) as u32
    }
}

impl<T> Table<T> {
    /// All records with their ids, in the order of the dataset.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.rows.all().iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// All ids, in the order of the dataset.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + Clone + use<T> {
        (0..self.len()).map(Id::new)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id at a position, if there is one.
    pub fn at(&self, index: usize) -> Option<Id<T>> {
        (index < self.len()).then(|| Id::new(index))
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.rows.all()[id.index()]
    }
}
