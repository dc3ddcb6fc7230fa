//! The form in which the build puts a corpus into the program: no text to be parsed, no name to be looked up.

use super::Corpus;
use super::raw::{with_words_apart, with_words_of};

/// A corpus for [`unpack`]: its records in postcard's form, and its words. None where postcard can't write it.
pub fn pack(corpus: &Corpus) -> Option<(Vec<u8>, String)> {
    let (records, words) = with_words_apart(|| postcard::to_stdvec(corpus));
    Some((records.ok()?, words))
}

/// The corpus that was packed; none where these aren't what [`pack`] gave.
pub fn unpack(records: &[u8], words: &'static str) -> Option<Corpus> {
    with_words_of(words, || postcard::from_bytes(records)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{SourceFile, load};

    #[test]
    fn a_corpus_is_unpacked_as_it_was_packed() {
        let text = "( dataset: (id: \"d\", title: \"日本と EU\", released: \"2025-01~\"),
                      themes: [ (id: \"a\", label: \"A\", aliases: [\"α\", \"\"], definition: \"D.\") ] )";
        let corpus = load(&[SourceFile::of_user("a.ron", text.into())]).unwrap();
        let (records, words) = pack(&corpus).unwrap();
        assert_eq!(words, "d日本と EUaAαD.");
        let words: &'static str = words.leak();
        let again = unpack(&records, words).unwrap();
        assert_eq!(serde_json::to_value(&again).unwrap(), serde_json::to_value(&corpus).unwrap());
        assert_eq!(again.themes.find("a"), corpus.themes.find("a"));
        assert_eq!(again.about.released, corpus.about.released);
        assert!(unpack(&records, words.get(1..).unwrap()).is_none(), "a word would end in the middle of a character");
        assert!(unpack(&records[1..], words).is_none() && unpack(&[], words).is_none());
    }
}
