//! Numbers written in a file, and the passages that they mean.

use std::collections::HashMap;

use super::mark::Mark;
use super::paragraph::Paragraph;

/// Passages whose locators count the same: `p1`, `p2`; `n1`, `n2`.
#[derive(Debug)]
pub(super) struct Group {
    /// The letters of their locators.
    letters: String,
    /// The passages, as indices, in the order of the source.
    pub passages: Vec<usize>,
    /// The number of each.
    numbers: HashMap<u32, usize>,
}

impl Group {
    /// The groups of passages, given as locators and texts; in the order in which they begin.
    pub(super) fn of(passages: &[(&str, &str)]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (index, (locator, _)) in passages.iter().enumerate() {
            let digits = locator.trim_start_matches(|c: char| !c.is_ascii_digit());
            let letters = locator.strip_suffix(digits).unwrap_or(locator).to_lowercase();
            let at = groups.iter().position(|group| group.letters == letters).unwrap_or_else(|| {
                groups.push(Group { letters, passages: Vec::new(), numbers: HashMap::new() });
                groups.len() - 1
            });
            groups[at].passages.push(index);
            groups[at].numbers.extend(digits.parse().ok().map(|number: u32| (number, index)));
        }
        groups
    }
}

/// A run of bare numbers must be this long to count passages.
const RUN: usize = 3;
/// And, where it doesn't count all of them, so like on the average.
const LIKE: f32 = 0.12;
/// The next number is at most so much higher: a paragraph may be missing.
const MISSING: u32 = 4;

/// The paragraphs that say by a number which passage they are.
#[derive(Debug, Default)]
pub(super) struct Anchors(pub HashMap<usize, usize>);

impl Anchors {
    /// Finds them. Full locators are believed; bare numbers where they count up from 1, and what they count is like the
    /// passages of these numbers, or just as long.
    pub(super) fn find(groups: &[Group], file: &[Paragraph], likeness: impl Fn(usize, usize) -> f32) -> Anchors {
        let mut anchors = HashMap::new();
        for (unit, paragraph) in file.iter().enumerate() {
            let named = match &paragraph.mark {
                Some(Mark::Named(name)) => groups.iter().find_map(|group| {
                    let number = name.strip_prefix(&group.letters)?.parse().ok()?;
                    group.numbers.get(&number).copied()
                }),
                Some(Mark::Paragraph(number)) => groups.first().and_then(|group| group.numbers.get(number).copied()),
                _ => None,
            };
            anchors.extend(named.map(|passage| (unit, passage)));
        }
        for run in runs(file) {
            let worth = |group: &Group| {
                let pairs: Vec<(usize, usize)> =
                    run.iter().filter_map(|(unit, number)| Some((*unit, *group.numbers.get(number)?))).collect();
                if run.len() < RUN || pairs.len() < run.len() {
                    return None;
                }
                let sum: f32 = pairs.iter().map(|(unit, passage)| likeness(*passage, *unit)).sum();
                let mean = sum / pairs.len() as f32;
                let whole = run.len() == group.passages.len() && run.len() > RUN + 1;
                (mean > LIKE || whole).then_some((mean, pairs))
            };
            let best = groups.iter().filter_map(worth).max_by(|(one, _), (other, _)| one.total_cmp(other));
            for (unit, passage) in best.map(|(_, pairs)| pairs).unwrap_or_default() {
                // What was said in full stays said.
                if !anchors.values().any(|known| *known == passage) {
                    anchors.entry(unit).or_insert(passage);
                }
            }
        }
        Anchors(anchors)
    }
}

/// Paragraphs that are numbered alike and count up from 1, with their numbers.
fn runs(file: &[Paragraph]) -> Vec<Vec<(usize, u32)>> {
    let mut runs: Vec<Vec<(usize, u32)>> = Vec::new();
    let mut open: HashMap<char, usize> = HashMap::new();
    for (unit, paragraph) in file.iter().enumerate() {
        let Some(Mark::Bare(number, sign)) = paragraph.mark else { continue };
        match open.get(&sign).and_then(|at| runs.get_mut(*at)) {
            Some(run) if run.last().is_some_and(|(_, last)| (1..=MISSING).contains(&number.saturating_sub(*last))) => {
                run.push((unit, number));
            }
            _ if number == 1 => {
                open.insert(sign, runs.len());
                runs.push(vec![(unit, number)]);
            }
            _ => {}
        }
    }
    runs
}
