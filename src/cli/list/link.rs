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

/// The name in each language that has one, by the language.
pub(super) fn labels<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    let others = corpus.other_names(id.into()).map(|(language, naming)| (language, &*naming.label));
    by_language(corpus, id, corpus.label(id.into()), others)
}

/// The label that a thing, or a part of it, goes by now, and those of other languages.
pub(super) fn by_language<'l, T>(
    corpus: &'l Corpus,
    id: Id<T>,
    label: &'l str,
    others: impl Iterator<Item = (&'l str, &'l str)>,
) -> Value
where
    Thing: From<Id<T>>,
{
    let all = std::iter::once((own_language(corpus, id.into()), label)).chain(others);
    let all = all.filter(|(language, _)| !language.is_empty());
    Value::Object(all.map(|(language, label)| (language.to_owned(), label.into())).collect())
}

/// The language of the name that a thing goes by now: what has no name in the one spoken keeps the dataset's own.
fn own_language(corpus: &Corpus, thing: Thing) -> &str {
    let own = &*corpus.about.language;
    if corpus.other_names(thing).any(|(language, _)| language == own) { corpus.spoken() } else { own }
}

/// Other names that people type.
pub(super) fn aliases<T>(corpus: &Corpus, id: Id<T>) -> Value
where
    Thing: From<Id<T>>,
{
    corpus.aliases(id.into()).iter().map(|alias| &**alias).collect()
}

/// Declares a column of links to one kind of thing.
macro_rules! links {
    ($($(#[$doc:meta])* $column:ident $variant:ident $written:ident),* $(,)?) => {$(
        $(#[$doc])*
        pub(super) fn $column<T>(corpus: &Corpus, id: Id<T>) -> Value
        where
            Thing: From<Id<T>>,
        {
            let things = corpus.links(Thing::from(id)).filter(|thing| matches!(thing, Thing::$variant(_)));
            things.map(|thing| corpus.$written(thing)).collect()
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
    /// The outside facts tied to a record.
    references Reference slug,
    /// The findings about a record.
    findings Finding slug,
    /// The discrepancies that bear on a record.
    discrepancies Discrepancy slug,
    /// The cells tied to a record, by address as everywhere.
    cells Cell name,
}

/// The ids of some records.
pub(super) fn slugs<T: Record>(table: &Table<T>, ids: &[Id<T>]) -> Value {
    ids.iter().map(|id| table[*id].slug()).collect()
}
