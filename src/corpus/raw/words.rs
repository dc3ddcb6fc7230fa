//! The words of a dataset: most stand in a text that was there anyway, and aren't copied out of it.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Some words of a dataset: those of the built-in one stand in the program, those of a file in its text, which stays as
/// long as any words of it.
#[derive(Clone)]
pub struct Words(Held);

#[derive(Clone)]
enum Held {
    Program(&'static str),
    /// In a text that holds other words too: from which byte, and how many.
    Part(Arc<Arc<String>>, u32, u32),
    Own(Box<str>),
}

impl Words {
    /// A text of which [`Words::part`] gives parts.
    pub(in super::super) fn shared(text: String) -> Words {
        match u32::try_from(text.len()) {
            Ok(length) => Words(Held::Part(Arc::new(Arc::new(text)), 0, length)),
            Err(_) => text.into(),
        }
    }

    /// The same words, for another thread: what it takes from them, and what others take, don't wait for each other.
    pub(in super::super) fn apart(&self) -> Words {
        match &self.0 {
            Held::Part(text, start, length) => Words(Held::Part(Arc::new(Arc::clone(text)), *start, *length)),
            Held::Program(_) | Held::Own(_) => self.clone(),
        }
    }

    /// Some bytes of them; nothing where no words stand there.
    pub(in super::super) fn part(&self, bytes: Range<usize>) -> Words {
        let Some(part) = self.get(bytes.clone()) else { return Words::default() };
        match &self.0 {
            Held::Program(text) => Words(Held::Program(text.get(bytes).unwrap_or_default())),
            // Both are at most the length, which is such a number.
            Held::Part(text, start, _) => {
                Words(Held::Part(Arc::clone(text), start + bytes.start as u32, part.len() as u32))
            }
            Held::Own(_) => part.to_owned().into(),
        }
    }

    /// Words that were borrowed from these, held as these are.
    pub(in super::super) fn borrowed(&self, part: &str) -> Words {
        let start = part.as_ptr().addr().wrapping_sub(self.as_ptr().addr());
        if start <= self.len() && part.len() <= self.len() - start {
            self.part(start..start + part.len())
        } else {
            part.to_owned().into()
        }
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::Program(words) => words,
            Held::Part(text, start, length) => {
                let start = *start as usize;
                text.get(start..start + *length as usize).unwrap_or_default()
            }
            Held::Own(words) => words,
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
        Words(Held::Own(words.into()))
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

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
