//! Coding stripes: beside the passages of a page, a column for each code, marked on the rows where the passage speaks of
//! it; and before them how many codes there are on a row.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::corpus::{Corpus, Id, Passage, Stance, Thing};
use crate::page::{BlockKind, Page, Sign};

/// Which codes have stripes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Codes {
    /// None.
    #[default]
    Off,
    /// Those of a kind, by its word as in [`Thing::WORDS`].
    Kind(&'static str),
    /// What passages say for, against or beside as evidence.
    Stances,
    /// One alone.
    One(Thing),
}

impl Codes {
    /// What a key goes through.
    const ALL: [Codes; 5] =
        [Codes::Off, Codes::Kind("dimension"), Codes::Kind("element"), Codes::Kind("theme"), Codes::Stances];

    /// The next in turn.
    pub fn next(self) -> Codes {
        let at = Codes::ALL.iter().position(|codes| *codes == self);
        at.and_then(|at| Codes::ALL.get(at + 1)).copied().unwrap_or_default()
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripe {
    /// What stands in it.
    pub sign: char,
    /// What it is of, for the legend.
    pub label: String,
}

/// Where a code is spoken of: its column, and the bytes of the phrase; none where the whole passage is meant.
type Mark = (usize, Option<Range<usize>>);

/// The stripes of a page.
#[derive(Debug, Default)]
pub struct Stripes {
    /// The columns, left to right.
    pub columns: Vec<Stripe>,
    /// By block.
    marks: BTreeMap<usize, Vec<Mark>>,
    /// By block: the phrases of all codes, whatever has stripes.
    all: BTreeMap<usize, Vec<Option<Range<usize>>>>,
}

/// How a code stands on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Not at all.
    None,
    /// With the whole passage.
    Whole,
    /// With a phrase on this row.
    Phrase,
}

impl Stripes {
    /// The stripes of a page. Codes that no passage of it has get no column.
    pub fn of(corpus: &Corpus, page: &Page, codes: Codes) -> Stripes {
        let mut stripes = Stripes::default();
        if codes == Codes::Off {
            return stripes;
        }
        let passages = page.blocks.iter().enumerate().filter_map(|(block, content)| match content.anchor {
            Some(Thing::Passage(id)) if content.kind == BlockKind::Passage => Some((block, id)),
            _ => None,
        });
        let mut found: Vec<(usize, Code, Option<Range<usize>>)> = Vec::new();
        for (block, id) in passages {
            let codings = &corpus.passages[id].codings;
            stripes.all.insert(block, codings.iter().map(|coding| coding.phrase()).collect());
            let wanted = codings.iter().filter(|coding| match codes {
                Codes::Kind(word) => coding.code.word() == word,
                Codes::One(thing) => coding.code == thing,
                Codes::Off | Codes::Stances => false,
            });
            found.extend(wanted.map(|coding| (block, Code::Thing(coding.code), coding.phrase())));
            if codes == Codes::Stances {
                found.extend(stances(corpus, id).into_iter().map(|stance| (block, Code::Stance(stance), None)));
            }
        }
        let mut columns: Vec<Code> = found.iter().map(|(_, code, _)| *code).collect();
        columns.sort_unstable();
        columns.dedup();
        for (block, code, phrase) in found {
            let column = columns.partition_point(|column| *column < code);
            stripes.marks.entry(block).or_default().push((column, phrase));
        }
        let letters = ('a'..='z').chain('A'..='Z').chain(std::iter::repeat('*'));
        stripes.columns = columns
            .into_iter()
            .zip(letters)
            .map(|(code, letter)| match code {
                Code::Thing(thing) => Stripe { sign: letter, label: short(corpus, thing).to_owned() },
                Code::Stance(stance) => {
                    let sign = Sign::from(stance);
                    Stripe { sign: sign.ascii().chars().next().unwrap_or(letter), label: stance.word().to_owned() }
                }
            })
            .collect();
        stripes
    }

    /// How the codes stand on a row, column by column.
    pub fn covers(&self, block: usize, bytes: &Range<usize>) -> Vec<Cover> {
        let marks = self.marks.get(&block).map_or(&[][..], Vec::as_slice);
        let mut covers = vec![Cover::None; self.columns.len()];
        for (column, phrase) in marks {
            let cover = match phrase {
                Some(phrase) if phrase.start < bytes.end && bytes.start < phrase.end => Cover::Phrase,
                Some(_) => continue,
                None => Cover::Whole,
            };
            if let Some(place) = covers.get_mut(*column).filter(|place| **place != Cover::Phrase) {
                *place = cover;
            }
        }
        covers
    }

    /// How many codes of any kind a row has phrases of.
    pub fn density(&self, block: usize, bytes: &Range<usize>) -> usize {
        let all = self.all.get(&block).map_or(&[][..], Vec::as_slice);
        all.iter().flatten().filter(|phrase| phrase.start < bytes.end && bytes.start < phrase.end).count()
    }

    /// The phrases of the codes that have stripes, in a block.
    pub fn phrases(&self, block: usize) -> impl Iterator<Item = &Range<usize>> {
        self.marks.get(&block).into_iter().flatten().filter_map(|(_, phrase)| phrase.as_ref())
    }

    /// The next block with a mark, or the one before.
    pub fn next(&self, from: usize, forward: bool) -> Option<usize> {
        if forward {
            self.marks.range(from + 1..).next().map(|(block, _)| *block)
        } else {
            self.marks.range(..from).next_back().map(|(block, _)| *block)
        }
    }

    /// How many blocks have a mark.
    pub fn count(&self) -> usize {
        self.marks.len()
    }
}

/// The short name of a code, where it has one.
fn short(corpus: &Corpus, thing: Thing) -> &str {
    match thing {
        Thing::Dimension(id) => &corpus.dimensions[id].short,
        Thing::Element(id) => &corpus.elements[id].short,
        thing => corpus.label(thing),
    }
}

/// What has a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Code {
    Stance(Stance),
    Thing(Thing),
}

/// What a passage says as evidence, each stance once.
fn stances(corpus: &Corpus, id: Id<Passage>) -> Vec<Stance> {
    let evidence = corpus.cells_of(id).flat_map(|cell| corpus.cells[cell].evidence());
    let mut stances: Vec<Stance> =
        evidence.filter(|evidence| evidence.passage == id).map(|evidence| evidence.stance).collect();
    stances.sort_unstable();
    stances.dedup();
    stances
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::address::Address;
    use crate::dataset;

    fn page(corpus: &Corpus, address: &str) -> Page {
        crate::page::of(corpus, &OnceLock::new(), &Address::parse(corpus, address).unwrap())
    }

    #[test]
    fn a_code_is_marked_on_the_rows_of_its_phrase_alone() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let page = page(&corpus, "doc/sinha-roy-2024");
        let stripes = Stripes::of(&corpus, &page, Codes::Kind("dimension"));
        let mut phrases = 0;
        for (block, content) in page.blocks.iter().enumerate() {
            let Some(Thing::Passage(id)) = content.anchor else { continue };
            for coding in corpus.passages[id].codings.iter().filter(|coding| coding.code.word() == "dimension") {
                let column =
                    stripes.columns.iter().position(|column| column.label == short(&corpus, coding.code)).unwrap();
                let Some(phrase) = coding.phrase() else { continue };
                phrases += 1;
                assert_eq!(stripes.covers(block, &phrase)[column], Cover::Phrase);
                assert!(stripes.density(block, &phrase) >= 1);
                assert!(stripes.phrases(block).any(|one| *one == phrase));
            }
        }
        assert!(phrases > 10);
        assert!(stripes.covers(0, &(0..10)).iter().all(|cover| *cover == Cover::None), "a title has no codes");
    }

    #[test]
    fn a_key_goes_through_the_kinds_and_ends_without_stripes() {
        let mut codes = Codes::Off;
        let mut seen = Vec::new();
        for _ in 0..5 {
            codes = codes.next();
            seen.push(codes);
        }
        assert_eq!(seen.last(), Some(&Codes::Off));
        assert_eq!(seen.len(), 5);
        let one = Codes::One(dataset::corpus(&dataset::files()).unwrap().things("theme")[0]);
        assert_eq!(one.next(), Codes::Off);
    }

    #[test]
    fn marked_passages_are_gone_through_both_ways() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let page = page(&corpus, "doc/beser-values");
        for codes in [Codes::Kind("theme"), Codes::Stances] {
            let stripes = Stripes::of(&corpus, &page, codes);
            let mut forward = Vec::new();
            let mut at = 0;
            while let Some(next) = stripes.next(at, true) {
                forward.push(next);
                at = next;
            }
            assert_eq!(forward.len(), stripes.count());
            let mut back = vec![at];
            while let Some(before) = stripes.next(at, false) {
                back.push(before);
                at = before;
            }
            back.reverse();
            assert_eq!(back, forward);
        }
    }

    #[test]
    fn a_page_without_passages_has_no_stripes() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        assert!(Stripes::of(&corpus, &page(&corpus, "home"), Codes::Kind("theme")).columns.is_empty());
    }
}
