//! Ground floor: the dataset that is compiled into the program.
//!
//! `build.rs` puts every file under `data/` into it as it was written, and beside them the corpus that they make: read,
//! checked and resolved already, so that a start only unpacks it.

use std::borrow::Cow;

use crate::corpus::{Corpus, Problems, SourceFile, Words, load, unpack, with_tours};

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

/// The built-in dataset.
///
/// # Errors
/// All problems of `data/`, where it has any: the build has left it to the program then to say them.
pub fn corpus() -> Result<Corpus, Problems> {
    let files = files();
    corpus_with_tours(&files, files.len()).map_or_else(|| load(&files), Ok)
}

/// The built-in dataset with the tours of further files; its own are those before the number `own`. None where these files
/// must be loaded all together: they hold other records too, or there is a problem to be said.
pub fn corpus_with_tours(files: &[SourceFile], own: usize) -> Option<Corpus> {
    let (records, words) = PACKED;
    with_tours(unpack(records, words)?, files, own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_build_has_packed_is_there() {
        assert!(unpack(PACKED.0, PACKED.1).is_some(), "every start would read all files again");
    }
}
