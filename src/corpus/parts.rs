//! Parts of a file, parsed apart from each other.

use std::borrow::Cow;

use super::pieces::Rest;
use super::raw::*;

/// The number of a list among all.
pub(super) fn number(list: &str) -> Option<u8> {
    u8::try_from(LISTS.iter().position(|name| *name == list)?).ok()
}

macro_rules! parts {
    ($($list:ident: $type:ident),* $(,)?) => {
        /// All lists of records, in the order in which they are resolved.
        pub(super) const LISTS: &[&str] = &[$(stringify!($list)),*];

        /// The records of one list, each parsed alone; none where one of them can't be, or there is no such list.
        pub(super) fn records<'t>(list: &str, records: &[&'t str], hold: &mut impl FnMut(Cow<'t, str>) -> Words) -> Option<RawFile> {
            let mut raw = RawFile::default();
            match list {
                $(stringify!($list) => raw.$list = read_records::<$type<Cow<'t, str>>, _>(records, hold)?,)*
                _ => return None,
            }
            Some(raw)
        }

        /// Whether the record of a list can be read as it stands, alone and among others.
        pub(super) fn is_sound(list: &str, record: &str) -> bool {
            match list {
                $(stringify!($list) => is_read::<$type<Cow<'_, str>>>(record),)*
                _ => false,
            }
        }

        /// What a file of so many bytes holds besides the records that were taken out of its lists. None where ron refuses
        /// it, or finds other lists in it.
        pub(super) fn besides(rest: &Rest<'_>, size: usize) -> Option<RawFile> {
            let written = read_rest(&rest.text, size).ok()?;
            for (list, count) in &rest.taken {
                let found = match *list {
                    $(stringify!($list) => written.$list.len(),)*
                    _ => return None,
                };
                if found != *count {
                    return None;
                }
            }
            let dataset = written.dataset.settle(&mut |words: Cow<'_, str>| words.into_owned().into());
            Some(RawFile { dataset, ..RawFile::default() })
        }
    };
}

each_list!(parts);
