//! Columns that every kind has, and columns of links: the ids of what is tied to a record.

use serde_json::Value;

use crate::corpus::{Corpus, Id, Record, Table, Thing};

/// The id of a record.
pub(super) fn id<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    corpus.slug(id.into()).into()
}

/// The name under which a record can be opened.
pub(super) fn address<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    corpus.name(id.into()).into()
}

/// The name shown to people.
pub(super) fn label<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    corpus.label(id.into()).into()
}

/// Other names that people type.
pub(super) fn aliases<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    corpus.aliases(id.into()).into()
}

/// Declares a column of links to one kind of thing.
macro_rules! links {
    ($($(#[$doc:meta])* $column:ident $variant:ident $written:ident),* $(,)?) => {$(
        $(#[$doc])*
        pub(super) fn $column<T>(corpus: &Corpus, id: Id<T>) -> Value
        where
            Thing: From<Id<T>>,
        {
            let things = corpus.links(Thing::from(id)).iter();
            things.filter(|thing| matches!(thing, Thing::$variant(_))).map(|thing| corpus.$written(*thing)).collect()
        }
    )*};
}

links! {
    /// The passages tied to a record.
    passages Passage slug,
    /// The events tied to a record.
    events Event slug,
    /// The elements tied to a record.
    elements Element slug,
    /// The instruments tied to a record.
    instruments Instrument slug,
    /// The discrepancies that bear on a record.
    discrepancies Discrepancy slug,
    /// The cells tied to a record, by address as everywhere.
    cells Cell name,
}

/// The ids of some records.
pub(super) fn slugs<T: Record>(table: &Table<T>, ids: &[Id<T>]) -> Value {
    ids.iter().map(|id| table[*id].slug()).collect()
}
