//! A dataset of a size that nobody has yet: 200 dimensions, ten parties, two elements with a value for each, so 4,000
//! cells, each with evidence.

use std::fmt::Write as _;

use euja::corpus::{Corpus, SourceFile, load};

pub const DIMENSIONS: usize = 200;
pub const PARTIES: usize = 10;
const DOCUMENTS: usize = 12;
const PASSAGES: usize = 25;

/// The dataset as text.
fn text() -> String {
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let mut out = format!(
        r#"(dataset: (id: "large", title: "Large", window: "2000/2020"),
        document_kinds: [(id: "k", label: "Kind")],
        parties: [{}],
        scales: [(id: "s", label: "Scale", definition: "D.", levels: [{}])],
        elements: [{}],
        dimension_groups: [{}],
        dimensions: [{}],
        themes: [{}],
        actor_kinds: [(id: "a", label: "Body")],
        actors: [{}],
"#,
        list(PARTIES, &|n| format!(r#"(id: "p{n}", label: "Party number {n}", short: "P{n}"),"#)),
        list(5, &|n| format!(r#"(value: {n}, label: "l{n}", definition: "L."),"#)),
        list(2, &|n| {
            format!(r#"(id: "e{n}", label: "Element {n}", scale: "s", per_party: true, definition: "E."),"#)
        }),
        list(8, &|n| format!(r#"(id: "g{n}", label: "Group {n}", definition: "G.", passages: ["doc0#p{n}"]),"#)),
        list(DIMENSIONS, &|n| {
            format!(r#"(id: "d{n}", label: "Dimension {n:03} of many", group: "g{}", definition: "D."),"#, n % 8)
        }),
        list(30, &|n| format!(r#"(id: "t{n}", label: "Theme {n}", definition: "T."),"#)),
        list(30, &|n| format!(r#"(id: "a{n}", label: "Actor {n}", kind: "a", summary: "A."),"#)),
    );
    out += "documents: [";
    for document in 0..DOCUMENTS {
        let year = 2002 + document;
        let head = format!(r#"id: "doc{document}", title: "Document {document}", kind: "k", date: "{year}""#);
        let passages = list(PASSAGES, &|n| {
            let nth = document * PASSAGES + n;
            let codes = [
                format!("dimension/d{}", nth % DIMENSIONS),
                format!("dimension/d{}", (nth * 7 + 100) % DIMENSIONS),
                format!("theme/t{}", nth % 30),
                format!("actor/a{}", nth * 11 % 30),
            ];
            let codings: String = codes.map(|code| format!(r#"(code: "{code}"),"#)).concat();
            format!(r#"(locator: "p{n}", text: "Text {nth}.", codings: [{codings}]),"#)
        });
        let _ = writeln!(out, r#"({head}, sections: [(title: "", passages: [{passages}])]),"#);
    }
    out += "],\nassessments: [\n";
    for dimension in 0..DIMENSIONS {
        for party in 0..PARTIES {
            for element in 0..2 {
                let nth = (dimension * PARTIES + party) * 2 + element;
                let level = (nth * 7 + dimension / 3) % 5;
                let (low, high) = (level.saturating_sub(nth % 2), (level + nth % 3).min(4));
                let sure = ["Low", "Medium", "High"][nth % 3];
                let passage = |by: usize| {
                    let nth = (nth * 3 + by * 37) % (DOCUMENTS * PASSAGES);
                    format!("doc{}#p{}", nth / PASSAGES, nth % PASSAGES)
                };
                let _ = writeln!(
                    out,
                    r#"(dimension: "d{dimension}", element: "e{element}", party: "p{party}", rating: (level: {level},
                    low: {low}, high: {high}, confidence: {sure}, directness: Direct), rationale: "R.", evidence: [
                    (passage: "{}", stance: Supports, level: {level}, note: "N."),
                    (passage: "{}", stance: Contradicts, level: {low}, note: "N.")]),"#,
                    passage(0),
                    passage(1),
                );
            }
        }
    }
    out += "])";
    out
}

/// The dataset.
pub fn corpus() -> Corpus {
    load(&[SourceFile::new("large.ron", text())]).unwrap_or_else(|problems| panic!("{problems}"))
}
