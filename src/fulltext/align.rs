//! Which paragraphs of a file stand for which passage of a digest.
//!
//! A digest says in other words what a paragraph says, but shares its names, dates, numbers and rare words. Every stretch
//! of paragraphs is compared with every passage; of all ways to lay the passages along the file in their order, each at
//! most once and with gaps on both sides, the one with the highest sum of likenesses is taken. What it lays without
//! being sure is left out: a wrong paragraph is worse than none.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::numbers::{Anchors, Group};
use super::paragraph::Paragraph;
use super::words::stems;

/// A passage is at most so many paragraphs of the file: a list has many items.
const STRETCH: usize = 24;
/// Below this likeness nothing is laid at all.
const FAINT: f32 = 0.10;
/// From this likeness on a paragraph is sure, where no other is nearly as like.
const CLEAR: f32 = 0.22;
/// How much a likeness must exceed every rival's.
const LEAD: f32 = 1.25;
/// What a number written in the file weighs more than any likeness.
const NUMBERED: f32 = 10.0;
/// What each further paragraph of a stretch costs: it must add something.
const FURTHER: f32 = 0.004;
/// More comparisons than this are no article beside its digest.
const MOST: usize = 20_000_000;

/// Where the passages of a digest stand in a file: for each passage the stretch of paragraphs, none where it isn't found
/// or isn't sure. The stretches of one group of passages stand in order, and no paragraph is in two of them.
pub(super) fn align(passages: &[(&str, &str)], file: &[Paragraph]) -> Vec<Option<Range<usize>>> {
    let mut found = vec![None; passages.len()];
    if passages.len().saturating_mul(file.len()) > MOST {
        return found;
    }
    let likeness = Likeness::new(passages, file);
    let groups = Group::of(passages);
    let anchors = Anchors::find(&groups, file, |passage, unit| likeness.single(passage, unit));
    let mut used: HashSet<usize> = HashSet::new();
    for group in &groups {
        let laid = lay(group, &likeness, file, &anchors, &used);
        for (passage, stretch) in sure(laid, group, &likeness) {
            used.extend(stretch.clone());
            if let Some(place) = found.get_mut(passage) {
                *place = Some(stretch);
            }
        }
    }
    found
}

/// How like stretches of the file are to passages: the cosine of their stems, rare ones weighing more.
struct Likeness {
    /// The stems of each passage and of each paragraph, as numbers in order.
    digests: Vec<Vec<usize>>,
    units: Vec<Vec<usize>>,
    /// The passages that have a stem.
    holders: Vec<Vec<usize>>,
    /// What each stem weighs, squared.
    weights: Vec<f32>,
    /// The length of each passage's vector.
    lengths: Vec<f32>,
    /// The characters of each passage, and of each paragraph.
    sizes: (Vec<usize>, Vec<usize>),
}

/// The likeness of a passage to a stretch.
#[derive(Debug, Clone)]
struct Match {
    passage: usize,
    stretch: Range<usize>,
    likeness: f32,
    numbered: bool,
}

impl Likeness {
    fn new(passages: &[(&str, &str)], file: &[Paragraph]) -> Likeness {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut seen: Vec<f32> = Vec::new();
        let mut count = |text: &str| -> Vec<usize> {
            let mut known: Vec<usize> = stems(text)
                .into_iter()
                .map(|stem| {
                    let next = numbers.len();
                    *numbers.entry(stem).or_insert(next)
                })
                .collect();
            known.sort_unstable();
            seen.resize(numbers.len(), 0.0);
            for stem in &known {
                seen[*stem] += 1.0;
            }
            known
        };
        let digests: Vec<Vec<usize>> = passages.iter().map(|(_, text)| count(text)).collect();
        let units: Vec<Vec<usize>> = file.iter().map(|unit| count(&unit.text)).collect();
        let all = (digests.len() + units.len()) as f32;
        let weights: Vec<f32> = seen.iter().map(|seen| libm::logf((1.0 + all) / seen.max(1.5)).powi(2)).collect();
        let mut holders = vec![Vec::new(); weights.len()];
        for (passage, stems) in digests.iter().enumerate() {
            for stem in stems {
                holders[*stem].push(passage);
            }
        }
        let lengths = digests.iter().map(|stems| stems.iter().map(|stem| weights[*stem]).sum::<f32>().sqrt()).collect();
        let chars = |text: &str| text.chars().count();
        let sizes = (
            passages.iter().map(|(_, text)| chars(text)).collect(),
            file.iter().map(|unit| chars(&unit.text)).collect(),
        );
        Likeness { digests, units, holders, weights, lengths, sizes }
    }

    /// The likeness of a passage to one paragraph.
    fn single(&self, passage: usize, unit: usize) -> f32 {
        let (digest, unit) = (&self.digests[passage], &self.units[unit]);
        let weight = |stems: &mut dyn Iterator<Item = &usize>| stems.map(|stem| self.weights[*stem]).sum::<f32>();
        let shared = weight(&mut unit.iter().filter(|stem| digest.binary_search(stem).is_ok()));
        cosine(shared, self.lengths[passage], weight(&mut unit.iter()))
    }

    /// The likeness of every passage to every stretch from a paragraph on, up to an end.
    fn from(&self, start: usize, end: usize, mut take: impl FnMut(usize, usize, f32)) {
        let mut shared = vec![0.0; self.lengths.len()];
        let mut touched: Vec<usize> = Vec::new();
        let mut stems: HashSet<usize> = HashSet::new();
        let (mut length, mut size) = (0.0, 0);
        for unit in start..end {
            for stem in &self.units[unit] {
                if !stems.insert(*stem) {
                    continue;
                }
                length += self.weights[*stem];
                for passage in &self.holders[*stem] {
                    if shared[*passage] == 0.0 {
                        touched.push(*passage);
                    }
                    shared[*passage] += self.weights[*stem];
                }
            }
            size += self.sizes.1[unit];
            for passage in &touched {
                // A digest is a digest, and no summary of pages.
                if size < 6 * self.sizes.0[*passage] + 600 {
                    take(*passage, unit + 1, cosine(shared[*passage], self.lengths[*passage], length));
                }
            }
        }
    }
}

/// The cosine of two vectors, from what they share, the length of the one and the squared length of the other.
fn cosine(shared: f32, one: f32, other: f32) -> f32 {
    if shared > 0.0 { shared / (one * other.sqrt()) } else { 0.0 }
}

/// Lays the passages of a group along the file.
fn lay(group: &Group, likeness: &Likeness, file: &[Paragraph], anchors: &Anchors, used: &HashSet<usize>) -> Vec<Match> {
    let rows = group.passages.len();
    let width = file.len() + 1;
    let row_of: HashMap<usize, usize> =
        group.passages.iter().enumerate().map(|(row, passage)| (*passage, row)).collect();
    let numbered: HashSet<usize> = anchors.0.values().copied().collect();
    let mut best = vec![0.0_f32; (rows + 1) * width];
    let mut came: Vec<Option<u32>> = vec![None; (rows + 1) * width];
    let mut matches: Vec<Match> = Vec::new();
    for start in 0..width {
        for row in 0..=rows {
            let here = row * width + start;
            for before in [(start > 0).then(|| here - 1), (row > 0).then(|| here - width)].into_iter().flatten() {
                if best[before] > best[here] {
                    best[here] = best[before];
                    came[here] = None;
                }
            }
        }
        if start == file.len() || used.contains(&start) || file[start].heading {
            continue;
        }
        let stop = |unit: &usize| file[*unit].heading || used.contains(unit) || anchors.0.contains_key(unit);
        let end = (start + 1..file.len().min(start + STRETCH)).find(stop).unwrap_or(file.len().min(start + STRETCH));
        let own = anchors.0.get(&start).copied();
        let mut take = |passage: usize, end: usize, value: f32| {
            let Some(row) = row_of.get(&passage).copied() else { return };
            let is_own = own == Some(passage);
            if !is_own && (value < FAINT || own.is_some() || numbered.contains(&passage)) {
                return;
            }
            let further = FURTHER * (end - start - 1) as f32;
            let gain = if is_own { NUMBERED + value } else { value - FAINT } - further;
            let to = (row + 1) * width + end;
            let sum = best[row * width + start] + gain;
            if sum > best[to] {
                best[to] = sum;
                came[to] = u32::try_from(matches.len()).ok();
                matches.push(Match { passage, stretch: start..end, likeness: value, numbered: is_own });
            }
        };
        if let Some(passage) = own {
            take(passage, start + 1, 0.0);
        }
        likeness.from(start, end, &mut take);
    }
    let (mut row, mut at) = (rows, file.len());
    let mut laid = Vec::new();
    while row > 0 {
        let here = row * width + at;
        match came[here].and_then(|index| matches.get(index as usize)) {
            Some(found) => {
                laid.push(found.clone());
                (row, at) = (row - 1, found.stretch.start);
            }
            None if at > 0 && best[here - 1] >= best[here] => at -= 1,
            None => row -= 1,
        }
    }
    laid.reverse();
    laid
}

/// Those of the stretches that no rival comes near.
fn sure(laid: Vec<Match>, group: &Group, likeness: &Likeness) -> Vec<(usize, Range<usize>)> {
    let rival = |found: &Match| -> f32 {
        let mut rival: f32 = 0.0;
        // Another passage that is as like to it.
        likeness.from(found.stretch.start, found.stretch.end, |passage, end, value| {
            if end == found.stretch.end && passage != found.passage && group.passages.contains(&passage) {
                rival = rival.max(value);
            }
        });
        // Another paragraph that the passage is as like to.
        for unit in (0..likeness.units.len()).filter(|unit| !found.stretch.contains(unit)) {
            rival = rival.max(likeness.single(found.passage, unit));
        }
        rival
    };
    let clear: Vec<bool> = laid
        .iter()
        .map(|found| found.numbered || (found.likeness >= CLEAR && found.likeness >= LEAD * rival(found)))
        .collect();
    let place = |passage: usize| group.passages.iter().position(|other| *other == passage).unwrap_or(0);
    let is_clear = |passage: Option<&usize>| {
        laid.iter().zip(&clear).any(|(found, clear)| *clear && Some(&found.passage) == passage)
    };
    let mut kept = Vec::new();
    for (found, clear) in laid.iter().zip(&clear) {
        // Between two sure neighbours there is little choice.
        let at = place(found.passage);
        let between =
            is_clear(at.checked_sub(1).and_then(|at| group.passages.get(at))) && is_clear(group.passages.get(at + 1));
        if *clear || (between && found.likeness > FAINT) {
            kept.push((found.passage, found.stretch.clone()));
        }
    }
    // A text of which next to nothing is found again is another text.
    if 4 * kept.len() < group.passages.len() { Vec::new() } else { kept }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fulltext::{Form, paragraphs};

    /// An invented digest of an invented text.
    const DIGEST: &[(&str, &str)] = &[
        ("p1", "Aster, Birch and Cedar share a plain and one river, the Lind; none of them owns its source."),
        ("p2", "After a drought in 1911 the councils met at the mill of Holm and promised each other water."),
        ("p3", "Pipes of lead came first in Aster; engineer Ottilie Brandt had 40 miles laid by 1923."),
        ("p4", "Birch preferred wells: 312 were dug, half of them dry within a generation."),
        ("p5", "For Cedar the flood of 1954 decided: a dam at Grauwald, financed by the Union bank."),
        ("p6", "Whether the treaty of 1988 still binds anybody is left open."),
        ("n1", "Archive of Aster, shelf 12: minutes of the councils."),
        ("n2", "Ibid.: points back to n1."),
        ("n3", "Brandt, Memoirs of an engineer, 1931."),
    ];
    const TEXT: &str = "Water for three cities\n\nBy A. Writer\n\n\
        There is a plain with a single river, called Lind, and on it stand three cities, Aster, Birch and Cedar; the \
        source is in nobody's hands.[1]\n\n\
        When 1911 brought a drought, the men of the councils came to the old mill in Holm. They swore to let water pass.[2]\
        \n\nThe age of pipes\n\n\
        Lead was cheap, and so it was Aster that had its pipes first.\n\n\
        By 1923 Ottilie Brandt, the city's engineer, had seen to some 40 miles of them.[3]\n\n\
        Not so in Birch, where people trusted wells. They dug 312, and thirty years later every second one was dry.\n\n\
        Subscribe to our letter for more stories like this one, every week.\n\n\
        What nobody had foreseen, the flood in 1954, made up Cedar's mind: the Union bank lent money and the dam in \
        Grauwald was built.\n\nToday\n\n\
        Does the treaty they signed in 1988 bind anyone today? Lawyers differ.\n\n\
        [i] City archive of Aster, minutes of the councils, on shelf 12.\n\n[ii] Ibid.\n\n\
        [iii] O. Brandt, Memoirs of an Engineer (1931).\n";

    fn aligned(text: &str) -> (Vec<Paragraph>, Vec<Option<Range<usize>>>) {
        let file = paragraphs(text, Form::Plain);
        let found = align(DIGEST, &file);
        (file, found)
    }

    #[test]
    fn every_paragraph_is_found_by_what_it_shares_with_its_digest() {
        let (file, found) = aligned(TEXT);
        let begins: Vec<Option<&str>> = found.iter().map(|found| file[found.clone()?.start].text.get(..9)).collect();
        let wanted = [
            "There is ",
            "When 1911",
            "Lead was ",
            "Not so in",
            "What nobo",
            "Does the ",
            "[i] City ",
            "[ii] Ibid",
            "[iii] O. ",
        ];
        assert_eq!(begins, wanted.map(Some));
        assert_eq!(found[2].clone().map(|found| found.len()), Some(2), "two paragraphs are one passage");
    }

    #[test]
    fn what_is_missing_or_of_another_text_is_not_aligned() {
        let (_, found) =
            aligned(&TEXT.replace("Not so in Birch, where people trusted wells. They dug 312, and", "And"));
        assert!(found[3].is_none() && found[2].is_some() && found[4].is_some(), "{found:?}");
        let other = "Bread is made of flour. It rises for an hour.\n\nThen it is baked until brown.\n\nEat it warm.";
        assert!(aligned(other).1.iter().all(Option::is_none));
        assert!(align(&[], &paragraphs(TEXT, Form::Plain)).is_empty());
        assert!(aligned("").1.iter().all(Option::is_none));
    }

    #[test]
    fn numbers_in_the_file_win() {
        let numbered = "[p1] eins\n\n[p2] zwei\n\nmehr\n\n[n3]\n\ndrei\n";
        let (file, found) = aligned(numbered);
        let text = |at: usize| found[at].clone().map(|found| file[found.start].text.clone());
        assert_eq!(
            [text(0), text(1), text(2), text(8)],
            [Some("[p1] eins".into()), Some("[p2] zwei".into()), None, Some("drei".into())]
        );
        let counted: String = (1..=6).map(|number| format!("{number}. Absatz\n\n")).collect();
        let (_, found) = aligned(&counted);
        assert_eq!(found[..6].iter().flatten().count(), 6, "as many numbers as passages");
        let list = "1. Flour\n\n2. Salt\n\n3. Water\n";
        assert!(aligned(list).1.iter().all(Option::is_none), "a list counts something else");
    }

    #[test]
    fn a_long_file_takes_no_long_time() {
        let filler = "The council of Aster spoke about water, pipes and wells in 1911 once more, and so on and on.\n\n";
        let (_, found) = aligned(&format!("{}{TEXT}", filler.repeat(3_000)));
        assert!(found[5].is_some());
    }

    proptest! {
        #[test]
        fn stretches_stand_in_order_and_share_nothing(
            order in proptest::collection::vec((0usize..40, 0usize..3), 0..30),
        ) {
            let blocks: Vec<&str> = TEXT.split("\n\n").collect();
            let text: Vec<String> = order
                .iter()
                .map(|(at, number)| {
                    let block = blocks.get(*at).copied().unwrap_or("Something else is said here.");
                    if *number == 0 { format!("[p{}] {block}", at % 7) } else { block.to_owned() }
                })
                .collect();
            let (file, found) = aligned(&text.join("\n\n"));
            prop_assert_eq!(found.len(), DIGEST.len());
            for group in [&found[..6], &found[6..]] {
                let mut end = 0;
                for stretch in group.iter().flatten() {
                    prop_assert!(stretch.start >= end && stretch.start < stretch.end && stretch.end <= file.len());
                    end = stretch.end;
                }
            }
            let mut all: Vec<usize> = found.iter().flatten().flat_map(|stretch| stretch.clone()).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), count);
        }
    }
}
