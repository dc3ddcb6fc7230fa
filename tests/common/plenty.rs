//! A dataset with very many names and paragraphs: as many events as labels, as many passages as paragraphs.

use std::fmt::Write as _;

use euja::corpus::{Corpus, SourceFile, load};

/// A source of numbers that are always the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Words that stand in texts of this kind, the most frequent ones of each dataset.
const REAL: &[&str] = &[
    "security",
    "cooperation",
    "the",
    "of",
    "and",
    "agreement",
    "japan",
    "cyber",
    "dialogue",
    "region",
    "maritime",
    "exercise",
    "alliance",
    "summit",
    "energy",
    "climate",
    "programme",
    "treaty",
    "defence",
    "nuclear",
    "naval",
    "migration",
    "strategy",
    "partnership",
    "policy",
    "crisis",
];

/// Words as they are made in a language: syllables, a few far more often than most.
pub fn words(count: usize) -> Vec<String> {
    let syllables = [
        "se", "cu", "ri", "ty", "co", "o", "pe", "ra", "tion", "ja", "pan", "mar", "i", "time", "de", "fence", "al",
        "li", "ance", "cy", "ber", "tra", "ty", "sum", "mit", "dia", "logue", "pro", "gramme", "nu", "cle", "ar", "re",
        "gion", "na", "val", "ex", "er", "cise", "st", "or", "en", "gy", "cli", "mate", "mi", "gra",
    ];
    let mut dice = Dice(7);
    let mut word = || (0..1 + dice.below(4)).map(|_| syllables[dice.below(syllables.len())]).collect::<String>();
    REAL.iter().map(|word| (*word).to_owned()).chain((0..count).map(|_| word())).collect()
}

/// A text of about so many chars.
pub fn text(dice: &mut Dice, words: &[String], chars: usize) -> String {
    let mut text = String::new();
    while text.len() < chars {
        let spread = 1 + dice.below(words.len());
        let word = &words[dice.below(spread)];
        let begins = text.is_empty();
        if !begins {
            text.push(' ');
        }
        if begins || dice.below(6) == 0 {
            text.push_str(&euja::address::capital(word));
        } else {
            text.push_str(word);
        }
    }
    text.truncate(chars);
    text.trim_end().to_owned()
}

/// Labels of sixty chars.
pub fn labels(count: usize) -> Vec<String> {
    let (words, mut dice) = (words(4000), Dice(11));
    (0..count).map(|_| text(&mut dice, &words, 60)).collect()
}

/// Events with such labels, and paragraphs of four hundred chars.
pub fn corpus(count: usize) -> Corpus {
    let (words, mut dice) = (words(12_000), Dice(13));
    let mut out = String::from(
        r#"(dataset: (id: "many", title: "Many"), document_kinds: [(id: "k", label: "Kind")],
        event_kinds: [(id: "e", label: "Event")],
        documents: ["#,
    );
    for document in 0..count.div_ceil(1000) {
        let _ = writeln!(
            out,
            r#"(id: "d{document}", title: "Document {document}", kind: "k", date: "2020", sections: [(title: "", passages: ["#
        );
        for nth in 0..1000.min(count) {
            let _ = writeln!(out, r#"(locator: "p{}", text: "{}."),"#, nth + 1, text(&mut dice, &words, 400));
        }
        out += "])]),";
    }
    out += "], events: [";
    for (nth, label) in labels(count).iter().enumerate() {
        let _ = writeln!(
            out,
            r#"(id: "e{nth}", label: "{label}", kind: "e", date: "20{:02}", reports: [(passage: "d{}#p1", says: "So.")]),"#,
            nth % 25,
            nth / 1000
        );
    }
    out += "])";
    load(&[SourceFile::new("many.ron", out)]).unwrap_or_else(|problems| panic!("{problems}"))
}
