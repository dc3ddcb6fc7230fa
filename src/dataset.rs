//! Ground floor: the dataset that is compiled into the program.
//!
//! `build.rs` puts every file under `data/` into it as it was written, and beside them the corpus that they make: read,
//! checked and resolved already, so that a start only unpacks what it needs.

use std::borrow::Cow;

use crate::corpus::{Corpus, SourceFile, Words, unpack, with_tours};

/// Each file under `data/`: name and text.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The corpus as the build has packed it, and its words.
static PACKED: (&[u8], &str) = (
    include_bytes!(concat!(env!("OUT_DIR"), "/records.postcard")),
    include_str!(concat!(env!("OUT_DIR"), "/words.txt")),
);

/// The built-in dataset as it was written.
pub fn files() -> Vec<SourceFile> {
    FILES.iter().map(|&(name, text)| SourceFile { name: Cow::Borrowed(name), text: Words::from(text) }).collect()
}

/// The corpus of the built-in files, and of the tours of further files behind them. None where all of them must be loaded
/// together: the further files hold other records too, or there is a problem to be said, as there is where the build has found
/// one in `data/`.
pub fn corpus(files: &[SourceFile]) -> Option<Corpus> {
    let (records, words) = PACKED;
    with_tours(unpack(records, words)?, files, FILES.len())
}
