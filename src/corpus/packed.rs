//! The form in which the build puts a corpus into the program: no text to be parsed, no name to be looked up.

use super::Corpus;
use super::raw::{with_words_apart, with_words_of};

/// A corpus for [`unpack`]: its records in postcard's form, and its words. None where postcard can't write it.
pub fn pack(corpus: &Corpus) -> Option<(Vec<u8>, String)> {
    let (records, words) = with_words_apart(|| postcard::to_stdvec(corpus));
    Some((records.ok()?, words))
}

/// The corpus that was packed; none where these can't be what [`pack`] gave. That its ids name something isn't looked at,
/// and the rows of its tables are unpacked when somebody asks for them.
pub fn unpack(records: &'static [u8], words: &'static str) -> Option<Corpus> {
    let (unpacked, left) = with_words_of(words, || postcard::take_from_bytes(records));
    let (corpus, rest) = unpacked.ok()?;
    (rest.is_empty() && left.is_empty()).then_some(corpus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{SourceFile, load};

    #[test]
    fn a_corpus_is_unpacked_as_it_was_packed() {
        let text = "( dataset: (id: \"d\", title: \"日本と EU\", released: \"2025-01~\"),
                      themes: [ (id: \"a\", label: \"A\", aliases: [\"α\", \"\"], definition: \"D.\"),
                                (id: \"b\", label: \"B\", definition: \"E.\") ] )";
        let corpus = load(&[SourceFile::new("a.ron", text.into())]).unwrap();
        let (records, words) = pack(&corpus).unwrap();
        assert_eq!(words, "d日本と EUaAαD.bBE.");
        let leak = |words: String| -> &'static str { words.leak() };
        let (longer, words) = (leak(format!("{words}x")), leak(words));
        let stay = |records: &[u8]| -> &'static [u8] { records.to_vec().leak() };
        let mut again = unpack(stay(&records), words).unwrap();
        assert_eq!(again.themes.len(), 2, "counted without a look at the rows");
        assert_eq!(serde_json::to_value(&again).unwrap(), serde_json::to_value(&corpus).unwrap());
        assert_eq!(["a", "b", "c"].map(|id| again.themes.find(id)), ["a", "b", "c"].map(|id| corpus.themes.find(id)));
        // A table that was unpacked knows which slugs are taken.
        let twin = again.themes[again.themes.at(1).unwrap()].clone();
        assert_eq!(again.themes.push(twin).err(), again.themes.at(1));
        assert_eq!(again.about.released, corpus.about.released);
        let records = stay(&records);
        assert!(unpack(records, words.get(1..).unwrap()).is_none(), "a word would end in the middle of a character");
        assert!(unpack(records, longer).is_none() && unpack(stay(&[records, &[0]].concat()), words).is_none());
        assert!(unpack(&[], words).is_none());
    }
}
