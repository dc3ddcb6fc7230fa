//! A dataset with one document of more passages than anybody reads.

use std::fmt::Write as _;

use euja::corpus::{Corpus, SourceFile, load};

pub const PASSAGES: usize = 100_000;
/// Every so many passages there is one with this word.
pub const RARE: (usize, &str) = (1000, "needle");

/// The dataset as text.
fn text() -> String {
    let mut out = String::from(
        r#"(dataset: (id: "long", title: "Long", window: "2000/2020"),
        document_kinds: [(id: "k", label: "Kind")],
        parties: [(id: "one", label: "One"), (id: "two", label: "Two")],
        scales: [(id: "s", label: "Scale", definition: "D.", levels: [(value: 0, label: "none", definition: "L.")])],
        elements: [(id: "e", label: "Element", scale: "s", definition: "E.")],
        dimensions: [(id: "d0", label: "Dimension 0", definition: "D."), (id: "d1", label: "Dimension 1", definition: "D.")],
        documents: [(id: "roll", title: "A roll", kind: "k", date: "2010", sections: [(title: "", passages: [
"#,
    );
    for nth in 0..PASSAGES {
        let rare = if nth % RARE.0 == 0 { RARE.1 } else { "straw" };
        let _ = writeln!(
            out,
            r#"(locator: "p{nth}", text: "Passage {nth} speaks of a {rare} in a stack of hay that goes on for so long that nobody reads it.", codings: [(code: "dimension/d{}", phrase: "a stack of hay")]),"#,
            nth % 2
        );
    }
    out += "])])])";
    out
}

/// The dataset.
pub fn corpus() -> Corpus {
    load(&[SourceFile::new("long.ron", text())]).unwrap_or_else(|problems| panic!("{problems}"))
}
