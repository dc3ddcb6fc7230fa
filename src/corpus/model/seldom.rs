//! Words that most records don't have.

use serde::{Deserialize, Serialize};
use thin_vec::ThinVec;

use crate::corpus::raw::Words;

/// Words that mostly are none, and then take one machine word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub struct Seldom(ThinVec<Words>);

impl From<Words> for Seldom {
    fn from(words: Words) -> Seldom {
        Seldom(Some(words).filter(|words| !words.is_empty()).into_iter().collect())
    }
}

impl From<Seldom> for Words {
    fn from(seldom: Seldom) -> Words {
        seldom.0.into_iter().next().unwrap_or_default()
    }
}

impl std::ops::Deref for Seldom {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.first().map_or("", |words| words)
    }
}

impl AsRef<str> for Seldom {
    fn as_ref(&self) -> &str {
        self
    }
}
