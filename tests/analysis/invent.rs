//! Datasets and lenses that nobody wrote: made of a list of numbers, so that proptest can make them smaller.

use std::fmt::Write;

pub use crate::common::stage::{BUILT_IN, THREE_PARTIES};
use proptest::collection::vec;
use proptest::prelude::*;

use euja::analysis::Lens;
use euja::corpus::{Cell, Confidence, Corpus, Directness, Id, SourceFile, Stance, load};

/// Numbers, read one after the other; when they are used up, only the first choice is left.
#[derive(Debug, Clone)]
pub struct Tape {
    numbers: std::vec::IntoIter<u16>,
}

impl Tape {
    /// One of so many.
    pub fn pick(&mut self, of: usize) -> usize {
        usize::from(self.numbers.next().unwrap_or_default()) % of
    }

    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.pick(of.len())]
    }
}

pub fn tape() -> impl Strategy<Value = Tape> {
    vec(any::<u16>(), 0..600).prop_map(|numbers| Tape { numbers: numbers.into_iter() })
}

const TIMES: [&str; 11] = [
    "2014",
    "2016-05",
    "2018-03-07",
    "2016~",
    "2015/..",
    "../2018",
    "/2016-03",
    "2017/",
    "2014/2018-03",
    "2020/2022?",
    "2012-11-30/..",
];

/// A dataset with some of everything that analysis looks at: one to four parties, scales of one to six levels whose values
/// need not be consecutive, elements for each party or for all, documents with and without a date.
pub fn dataset(tape: &mut Tape) -> Corpus {
    let (parties, scales, elements) = (1 + tape.pick(4), 1 + tape.pick(3), 1 + tape.pick(4));
    let (dimensions, documents) = (1 + tape.pick(5), 1 + tape.pick(4));
    let mut text =
        String::from(r#"(dataset: (id: "invented", title: "Invented"), document_kinds: [(id: "k", label: "K")],"#);
    text += "\nparties: [";
    for party in 0..parties {
        write!(text, r#"(id: "p{party}", label: "P{party}"),"#).unwrap();
    }
    text += "],\nscales: [";
    let mut values: Vec<Vec<u8>> = Vec::new();
    for scale in 0..scales {
        let mut value = u8::try_from(tape.pick(4)).unwrap();
        let mut own = Vec::new();
        write!(text, r#"(id: "s{scale}", label: "S", definition: "D.", levels: ["#).unwrap();
        for _ in 0..=tape.pick(6) {
            write!(text, r#"(value: {value}, label: "L", definition: "D."),"#).unwrap();
            own.push(value);
            value += u8::try_from(1 + tape.pick(9)).unwrap();
        }
        text += "]),";
        values.push(own);
    }
    text += "],\nelements: [";
    let mut columns: Vec<(usize, String)> = Vec::new();
    for element in 0..elements {
        let (scale, each) = (tape.pick(scales), tape.pick(2) == 0);
        let rest = format!(r#"scale: "s{scale}", per_party: {each}, definition: "D.""#);
        write!(text, r#"(id: "e{element}", label: "E{element}", {rest}),"#).unwrap();
        let name = format!(r#"element: "e{element}""#);
        if each {
            columns.extend((0..parties).map(|party| (scale, format!(r#"{name}, party: "p{party}""#))));
        } else {
            columns.push((scale, name));
        }
    }
    text += "],\ndimensions: [";
    for dimension in 0..dimensions {
        // Some names are the same but for what folding takes off.
        let label = tape.one(&["Ash", "ash", "Birch", "Cèdre", "cedre"]);
        write!(text, r#"(id: "d{dimension}", label: "{label}", definition: "D."),"#).unwrap();
    }
    text += "],\ndocuments: [";
    let mut passages = Vec::new();
    for document in 0..documents {
        let date = match tape.pick(3) {
            0 => String::new(),
            1 => format!(r#"date: "{}","#, tape.one(&["2013", "2018-03", "2024-11-01"])),
            _ => format!(r#"bounds: "{}","#, tape.one(&["2016/..", "../2018", "2019-02/2020"])),
        };
        let head = format!(r#"id: "doc{document}", title: "T{document}", kind: "k", {date} dated: "Somehow.""#);
        write!(text, r#"({head}, sections: [(title: "", passages: ["#).unwrap();
        for passage in 0..=tape.pick(3) {
            write!(text, r#"(locator: "p{passage}", text: "Text."),"#).unwrap();
            passages.push(format!("doc{document}#p{passage}"));
        }
        text += "])]),";
    }
    text += "],\nassessments: [\n";
    for dimension in 0..dimensions {
        for (scale, name) in &columns {
            let cell = format!(r#"dimension: "d{dimension}", {name}, rationale: "R.""#);
            match tape.pick(5) {
                0 => {}
                1 => writeln!(text, "({cell}),").unwrap(),
                _ => writeln!(text, "({cell}, {}),", rated(tape, &values[*scale], &passages)).unwrap(),
            }
        }
    }
    text += "])";
    load(&[SourceFile::new("invented.ron", text.clone())]).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Rating and evidence of a cell: the first passage speaks for a level, so that there is one.
fn rated(tape: &mut Tape, values: &[u8], passages: &[String]) -> String {
    let mut spoken = Vec::new();
    let mut evidence = String::new();
    let (from, count) = (tape.pick(passages.len()), 1 + tape.pick(passages.len()));
    for at in 0..count {
        let passage = &passages[(from + at) % passages.len()];
        let stance = if at > 0 { tape.pick(3) } else { tape.pick(2) };
        let level = match stance {
            2 => String::new(),
            _ => {
                let index = tape.pick(values.len());
                spoken.push(index);
                format!("level: {},", values[index])
            }
        };
        let stance = ["Supports", "Contradicts", "Context"][stance];
        let time = if tape.pick(2) == 0 { String::new() } else { format!(r#"time: "{}","#, tape.one(&TIMES)) };
        write!(evidence, r#"(passage: "{passage}", stance: {stance}, {level} {time} note: "N."),"#).unwrap();
    }
    let (least, most) = (*spoken.iter().min().unwrap(), *spoken.iter().max().unwrap());
    let level = least + tape.pick(most - least + 1);
    let (low, high) = (tape.pick(level + 1), level + tape.pick(values.len() - level));
    let (level, low, high) = (values[level], values[low], values[high]);
    let confidence = tape.one(&["Low", "Medium", "High"]);
    let directness = tape.one(&["Direct", "Indirect"]);
    format!(
        "rating: (level: {level}, low: {low}, high: {high}, confidence: {confidence}, directness: {directness}), \
         evidence: [{evidence}]"
    )
}

/// A lens, in the parts it is made of; months count from January 2010.
#[derive(Debug, Clone)]
pub struct Choice {
    documents: Option<Vec<bool>>,
    from: Option<usize>,
    until: Option<usize>,
    stance: Option<Stance>,
    directness: Option<Directness>,
    confidence: Option<Confidence>,
}

const MONTHS: usize = 17 * 12;

impl Choice {
    pub fn of(tape: &mut Tape, corpus: &Corpus) -> Choice {
        let documents = (tape.pick(2) == 1).then(|| corpus.documents.ids().map(|_| tape.pick(3) > 0).collect());
        let from = (tape.pick(3) == 1).then(|| tape.pick(MONTHS));
        let until = (tape.pick(2) == 1).then(|| from.unwrap_or(0) + tape.pick(MONTHS - from.unwrap_or(0)));
        Choice {
            documents,
            from,
            until,
            stance: [None, None, None, Some(Stance::Supports), Some(Stance::Contradicts)][tape.pick(5)],
            directness: [None, None, Some(Directness::Direct), Some(Directness::Indirect)][tape.pick(4)],
            confidence: [None, None, Some(Confidence::Medium), Some(Confidence::High)][tape.pick(4)],
        }
    }

    /// One that leaves no more: fewer documents, narrower years, and what was left open perhaps chosen.
    pub fn narrowed(&self, tape: &mut Tape, corpus: &Corpus) -> Choice {
        let further = Choice::of(tape, corpus);
        let documents = match (&self.documents, further.documents) {
            (Some(one), Some(other)) => Some(one.iter().zip(other).map(|(one, other)| *one && other).collect()),
            (one, other) => one.clone().or(other),
        };
        let (first, last) = (self.from.unwrap_or(0), self.until.unwrap_or(MONTHS - 1));
        let from = if tape.pick(2) == 0 { self.from } else { Some(first + tape.pick(last - first + 1)) };
        let first = from.unwrap_or(0);
        let until = if tape.pick(2) == 0 { self.until } else { Some(first + tape.pick(last - first + 1)) };
        Choice {
            documents,
            from,
            until,
            stance: self.stance.or(further.stance),
            directness: self.directness.or(further.directness),
            confidence: self.confidence.max(further.confidence),
        }
    }

    pub fn lens(&self, corpus: &Corpus) -> Lens {
        let month = |at: Option<usize>| at.map_or("..".into(), |at| format!("{}-{:02}", 2010 + at / 12, 1 + at % 12));
        let years = (self.from.is_some() || self.until.is_some())
            .then(|| format!("{}/{}", month(self.from), month(self.until)).parse().unwrap());
        let kept =
            |kept: &Vec<bool>| corpus.documents.ids().zip(kept).filter(|(_, kept)| **kept).map(|(id, _)| id).collect();
        Lens {
            documents: self.documents.as_ref().map(kept),
            years,
            stance: self.stance,
            directness: self.directness,
            confidence: self.confidence,
        }
    }
}

pub fn any_lens(tape: &mut Tape, corpus: &Corpus) -> Lens {
    Choice::of(tape, corpus).lens(corpus)
}

/// Runs a test on a made-up dataset, and with the same numbers on the built-in one and on the one with three parties.
pub fn on_each(
    tape: &Tape,
    mut test: impl FnMut(&Corpus, Tape) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut rest = tape.clone();
    let invented = dataset(&mut rest);
    test(&invented, rest)?;
    test(&BUILT_IN, tape.clone())?;
    test(&THREE_PARTIES, tape.clone())
}

pub fn parse(corpus: &Corpus, written: &str) -> Lens {
    Lens::parse(corpus, written).unwrap_or_else(|error| panic!("{error}"))
}

/// The cell with a slug.
pub fn cell(corpus: &Corpus, slug: &str) -> Id<Cell> {
    corpus.cells.find(slug).unwrap_or_else(|| panic!("no cell {slug}"))
}
