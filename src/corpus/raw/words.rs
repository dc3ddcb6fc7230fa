//! The words of a dataset: most stand in a text that was there anyway, and aren't copied out of it.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// Some words of a dataset: those of the built-in one stand in the program, long ones of a file in its text, which stays
/// as long as any words of it.
#[derive(Clone)]
pub struct Words(Held);

#[derive(Clone)]
enum Held {
    Program(&'static str),
    /// In a text that holds other words too: from which byte, and how many.
    Part(Arc<Text>, u32, u32),
    Own(Box<str>),
    /// So few that they stand here: how many bytes. Ids, dates and names of things are looked at often, and in the order
    /// of the dataset their text would have to be fetched anew each time.
    Short(u8, [u8; SHORT]),
}

/// A text of which many words are parts. Each thread that makes words has one of its own: so none waits for another to
/// have counted its words.
struct Text(Arc<String>);

/// With so many bytes none of the ways to hold words takes more than another.
const SHORT: usize = 22;

impl Words {
    /// A text of which [`Words::borrowed`] gives parts.
    pub(in super::super) fn shared(text: String) -> Words {
        match u32::try_from(text.len()) {
            Ok(length) => Words(Held::Part(Arc::new(Text(Arc::new(text))), 0, length)),
            Err(_) => text.into(),
        }
    }

    /// The same words, for another thread.
    pub(in super::super) fn apart(&self) -> Words {
        match &self.0 {
            Held::Part(text, start, length) => Words(Held::Part(Arc::new(Text(Arc::clone(&text.0))), *start, *length)),
            _ => self.clone(),
        }
    }

    /// Words that were borrowed from these, held without a copy where they are long.
    pub(in super::super) fn borrowed(&self, part: &str) -> Words {
        let start = part.as_ptr().addr().wrapping_sub(self.as_ptr().addr());
        match &self.0 {
            Held::Program(text) => match text.get(start..start.saturating_add(part.len())) {
                Some(part) => Words(Held::Program(part)),
                None => Words::copied(part),
            },
            // Both are at most the length, which is such a number.
            Held::Part(text, first, length)
                if part.len() > SHORT && start.saturating_add(part.len()) <= *length as usize =>
            {
                Words(Held::Part(Arc::clone(text), first + start as u32, part.len() as u32))
            }
            _ => Words::copied(part),
        }
    }

    /// A copy of some words.
    pub(in super::super) fn copied(words: &str) -> Words {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..words.len()), u8::try_from(words.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(words.as_bytes());
                Words(Held::Short(length, bytes))
            }
            _ => Words(Held::Own(words.into())),
        }
    }
}

impl Deref for Words {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match &self.0 {
            Held::Program(words) => words,
            Held::Part(text, start, length) => {
                let start = *start as usize;
                text.0.get(start..start + *length as usize).unwrap_or_default()
            }
            Held::Own(words) => words,
            // They were words when they were put there.
            Held::Short(length, bytes) => {
                bytes.get(..usize::from(*length)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
            }
        }
    }
}

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Words {
    fn borrow(&self) -> &str {
        self
    }
}

impl Default for Words {
    fn default() -> Words {
        Words(Held::Program(""))
    }
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Words {
        Words(Held::Program(words))
    }
}

impl From<String> for Words {
    fn from(words: String) -> Words {
        if words.len() > SHORT { Words(Held::Own(words.into())) } else { Words::copied(&words) }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        **self == **other
    }
}

impl Eq for Words {}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Words) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Words) -> Ordering {
        (**self).cmp(other)
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_they_were_however_they_are_held() {
        let text = "A long text, and more of it, is shared by its words; 日本 is short.";
        for held in [Words::shared(text.to_owned()), text.into(), text.to_owned().into()] {
            assert_eq!(held, text);
            for (start, end) in
                [(0, 0), (0, 1), (0, text.len()), (2, 24), (2, 25), (53, 59), (53, text.len()), (70, 70)]
            {
                let part = held.get(start..end).unwrap_or_default();
                let words = held.borrowed(part);
                assert_eq!(words.apart(), *part);
                drop(words);
            }
            assert_eq!(
                held.borrowed("not of this text, and too long to stand by itself"),
                "not of this text, and too long to stand by itself"
            );
        }
        let part = {
            let text = Words::shared(text.to_owned());
            text.borrowed(text.get(2..40).unwrap())
        };
        assert_eq!(part, "long text, and more of it, is shared b");
        assert_eq!(size_of::<Words>(), size_of::<std::borrow::Cow<'_, str>>());
    }
}
