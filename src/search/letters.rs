//! The names that have the letters of a term in their order, with others between them: the best of very many.
//!
//! The scores are those of `SkimMatcherV2::fuzzy_indices` with a fresh matcher, to the point; only it isn't asked. A name
//! is looked at as long as it may still come among the best:
//!
//! 1. a set of its letters, kept beside it, has those of the term;
//! 2. the most that it could score, by the letter it begins with and those its words begin with, is more than what the
//!    worst of the best so far has;
//! 3. so is, letter after letter, what it has scored and could still score.
//!
//! Names that have the term as it is come first: they raise the mark at once. Each of two cores has half of the names.

mod slots;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use memchr::memchr;

use super::bits::Bits;
use super::both::join;
use super::lines::Lines;
use slots::{SLOTS, STRONG, Slots, WEAK};

// What the matcher gives and takes, by its defaults.
/// For a letter that matches.
const MATCH: i32 = 16;
/// Before the first letter there is a gap, wherever it stands.
const BEFORE: i32 = -1;
/// For the next letter right behind.
const CONSECUTIVE: i32 = 4;
/// For the beginning of a word; twice that for the beginning of the name.
const HEAD: i32 = 8;
/// For the beginning of a word behind a weak separator.
const BREAK: i32 = 7;
/// The most that a letter behind another one brings: right behind it, or at the next beginning of a word.
const NEXT: i32 = MATCH + CONSECUTIVE;
/// The same where signs are looked for as well: right behind one, at the beginning of a word.
const NEXT_TO_SIGN: i32 = MATCH + HEAD;

/// Some names, folded, ready to be searched.
#[derive(Debug, Default)]
pub struct Letters {
    names: Lines,
    /// What letters each has, and what letters its words begin with.
    sets: Vec<(u32, u32)>,
    /// The byte that each begins with.
    firsts: Vec<u8>,
}

/// Which of some names in rows one is: its row, and its number there.
pub type Place = (usize, usize);

/// A score and which name has it: the better, the greater; of equal scores the first name is the better one.
type Rated = (i32, Reverse<Place>);

/// A term of so many letters has no name but few: what has them at all is found out first.
const LONG: usize = 7;
/// The longest name that is looked at so, in bytes.
const SHORT: usize = 64;

/// From so many names on, two threads find the best sooner than one.
const MANY: usize = 250_000;

/// What is looked for, and the best so far.
struct Search<'l> {
    sought: &'l str,
    slots: Option<Slots>,
    /// The worst of them first.
    best: BinaryHeap<Reverse<Rated>>,
    limit: usize,
    /// The places of one letter of the term in a name, with the score up to it; and of the letter before.
    here: Vec<(i32, i32)>,
    before: Vec<(i32, i32)>,
}

impl Letters {
    /// Puts a folded name behind the others; they are known by their numbers.
    pub fn push(&mut self, name: &str) {
        self.names.push(name);
        self.sets.push(sets(name));
        self.firsts.push(first(name));
    }

    /// Gives back the room that isn't needed.
    pub(super) fn shrink(&mut self) {
        self.names.shrink();
        self.sets.shrink_to_fit();
        self.firsts.shrink_to_fit();
    }

    /// The name with a number.
    fn get(&self, number: usize) -> &str {
        self.names.get(number).unwrap_or_default()
    }
}

/// The best names for a folded term, best first, at most so many: which each is, and its score.
pub fn best_names(rows: &[&Letters], sought: &str, limit: usize) -> Vec<(Place, i64)> {
    let count: usize = rows.iter().map(|row| row.names.len()).sum();
    best_of_both(rows, sought, limit, if count < MANY { rows.len() } else { rows.len() / 2 })
}

/// The same of the rows up to one, and of those from it on.
fn best_of_both(rows: &[&Letters], sought: &str, limit: usize, half: usize) -> Vec<(Place, i64)> {
    if sought.is_empty() || limit == 0 {
        return Vec::new();
    }
    let within = |range: Range<usize>| {
        let rows: Vec<(usize, &Letters)> = range.filter_map(|nth| Some((nth, *rows.get(nth)?))).collect();
        best_within(&rows, sought, limit)
    };
    let (mut best, others) = join(half < rows.len(), || within(0..half), || within(half..rows.len()));
    best.extend(others);
    best.sort_unstable_by(|a, b| b.cmp(a));
    best.truncate(limit);
    best.into_iter().map(|(score, Reverse(place))| (place, score.into())).collect()
}

/// The best of the names of some rows, each with its number.
fn best_within(rows: &[(usize, &Letters)], sought: &str, limit: usize) -> Vec<Rated> {
    let mut search = Search::new(sought, limit);
    let rest = MATCH + BEFORE + search.rest(sought.len() - 1);
    let (begun, first) = (first(sought), bit(first(sought)));
    let most = |heads: u32, begins: u8| {
        let head = if begins == begun { 2 * HEAD } else { HEAD };
        rest + if heads & first == 0 { 0 } else { head }
    };
    let mut seen = vec![Bits::default(); rows.len()];
    'rows: for ((nth, row), seen) in rows.iter().zip(&mut seen) {
        for number in row.names.with(sought) {
            if search.is_full_of(rest + 2 * HEAD) {
                break 'rows;
            }
            let (Some((_, heads)), Some(begins)) = (row.sets.get(number), row.firsts.get(number)) else { continue };
            u32::try_from(number).into_iter().for_each(|number| seen.insert(number));
            if most(*heads, *begins) > search.floor((*nth, number)) {
                search.offer((*nth, number), row.get(number));
            }
        }
    }
    let wanted = sought.bytes().fold(0, |set, byte| set | bit(byte));
    for ((nth, row), seen) in rows.iter().zip(&seen) {
        for (number, ((has, heads), begins)) in row.sets.iter().zip(&row.firsts).enumerate() {
            // Most names go here, so nothing else is looked at before.
            if has & wanted != wanted {
                continue;
            }
            let is_seen = || u32::try_from(number).is_ok_and(|number| seen.has(number));
            if most(*heads, *begins) > search.floor((*nth, number)) && !is_seen() {
                search.offer((*nth, number), row.get(number));
            }
        }
    }
    search.best.into_iter().map(|Reverse(rated)| rated).collect()
}

impl<'l> Search<'l> {
    fn new(sought: &'l str, limit: usize) -> Search<'l> {
        let (here, before) = (Vec::new(), Vec::new());
        Search { sought, slots: Slots::of(sought), best: BinaryHeap::with_capacity(limit), limit, here, before }
    }

    /// Whether all of the best have as much as is possible: no later name can have more.
    fn is_full_of(&self, most: i32) -> bool {
        self.best.len() >= self.limit && self.best.peek().is_some_and(|Reverse((score, _))| *score >= most)
    }

    /// The most that so many further letters can bring.
    fn rest(&self, letters: usize) -> i32 {
        let each = if self.sought.bytes().all(|byte| byte.is_ascii_alphanumeric()) { NEXT } else { NEXT_TO_SIGN };
        i32::try_from(letters).unwrap_or(i32::MAX / 64).saturating_mul(each)
    }

    /// What a name must have more of, to come among the best: of equal ones the first is better.
    fn floor(&self, place: Place) -> i32 {
        match self.best.peek() {
            Some(Reverse((score, Reverse(last)))) if self.best.len() >= self.limit => score - i32::from(place < *last),
            _ => i32::MIN,
        }
    }

    /// Scores a name, and keeps it if it is among the best.
    fn offer(&mut self, place: Place, name: &str) {
        let floor = self.floor(place);
        let Some(score) = self.score(name, floor) else { return };
        if score > floor {
            if self.best.len() >= self.limit {
                self.best.pop();
            }
            self.best.push(Reverse((score, Reverse(place))));
        }
    }

    /// The score of a name; none where it hasn't all letters, or certainly no more than `floor`.
    fn score(&mut self, name: &str, floor: i32) -> Option<i32> {
        let bytes = name.as_bytes();
        let Some(slots) = self.slots.take() else { return self.score_by_matcher(name) };
        let is_short = bytes.len() <= SHORT && bytes.is_ascii();
        let score = if is_short { self.score_short(bytes, &slots, floor) } else { self.score_by_matcher(name) };
        self.slots = Some(slots);
        score
    }

    /// The same by the matcher itself: a fresh one, since one that has been used gives other scores.
    fn score_by_matcher(&self, name: &str) -> Option<i32> {
        let mut rest = name.chars();
        if !self.sought.chars().all(|letter| rest.any(|c| c == letter)) {
            return None;
        }
        i32::try_from(SkimMatcherV2::default().fuzzy_indices(name, self.sought)?.0).ok()
    }

    /// Whether a name has all letters in their order: soon known of most that haven't.
    fn has_in_order(&self, name: &[u8]) -> bool {
        let mut rest = name;
        self.sought.bytes().all(|byte| {
            let after = memchr(byte, rest).and_then(|at| rest.get(at + 1..));
            rest = after.unwrap_or_default();
            after.is_some()
        })
    }

    /// The same for a short name in ASCII, where each place is a bit.
    fn score_short(&mut self, name: &[u8], slots: &Slots, floor: i32) -> Option<i32> {
        if slots.sought.len() >= LONG && !self.has_in_order(name) {
            return None;
        }
        let places = slots.places(name);
        let of = |slot: u8| places[usize::from(slot) % SLOTS];
        // All of the letters must be there in their order, before anything is reckoned.
        let mut from = 0;
        for slot in &slots.sought {
            let left = of(*slot) & u64::MAX.checked_shl(from)?;
            from = left.trailing_zeros() + 1;
            if left == 0 {
                return None;
            }
        }
        let (heads, breaks) = (of(STRONG) << 1 | 1, of(WEAK) << 1);
        let bonus = |place: u32| match 1_u64.checked_shl(place).unwrap_or(0) {
            1 => 2 * HEAD,
            bit if heads & bit != 0 => HEAD,
            bit if breaks & bit != 0 => BREAK,
            _ => 0,
        };
        let mut from = 0;
        for (nth, slot) in slots.sought.iter().enumerate() {
            std::mem::swap(&mut self.here, &mut self.before);
            self.here.clear();
            let mut before = self.before.iter().peekable();
            // The best of those before that stand apart, had it stood at the beginning.
            let mut apart = i32::MIN / 2;
            let mut most = i32::MIN / 2;
            let mut left = of(*slot) & u64::MAX.checked_shl(from)?;
            from = left.trailing_zeros() + 1;
            while left != 0 {
                let place = left.trailing_zeros();
                left &= left - 1;
                let bonus = bonus(place);
                let at = i32::try_from(place).unwrap_or(0);
                let mut score = BEFORE + bonus;
                if nth > 0 {
                    while let Some((place, score)) = before.next_if(|(before, _)| before + 1 < at) {
                        apart = apart.max(score + place);
                    }
                    // A gap costs three, and one for each letter in it.
                    score = apart - at - 2 + bonus;
                    if let Some((_, behind)) = before.peek().filter(|(before, _)| before + 1 == at) {
                        score = score.max(behind + bonus.max(CONSECUTIVE));
                    }
                }
                score += MATCH;
                most = most.max(score);
                self.here.push((at, score));
            }
            if most.saturating_add(self.rest(slots.sought.len() - nth - 1)) <= floor {
                return None;
            }
        }
        self.here.iter().map(|(_, score)| *score).max()
    }
}

/// What the place of a letter in a name brings.
fn bonus(name: &[u8], place: i32) -> i32 {
    let before = usize::try_from(place).ok().and_then(|place| place.checked_sub(1)).and_then(|at| name.get(at));
    match before {
        None => 2 * HEAD,
        Some(b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}') => HEAD,
        Some(b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~') => BREAK,
        Some(_) => 0,
    }
}

/// The byte that a text begins with.
fn first(text: &str) -> u8 {
    text.bytes().next().unwrap_or_default()
}

/// The letters of a name, and those its words begin with.
fn sets(name: &str) -> (u32, u32) {
    let bytes = name.as_bytes();
    let places = (0..).zip(bytes);
    let heads = places.filter(|(place, _)| bonus(bytes, *place) > 0).fold(0, |set, (_, byte)| set | bit(*byte));
    (bytes.iter().fold(0, |set, byte| set | bit(*byte)), heads)
}

/// The bit of a byte in a set: letters have their own, digits share some, and all else the rest.
fn bit(byte: u8) -> u32 {
    1 << match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte % 4,
        _ => 30 + byte % 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every name scored by a fresh matcher, the best first, of equal ones the first.
    fn by_the_matcher(names: &[String], sought: &str, limit: usize) -> Vec<(usize, i64)> {
        let score = |name: &String| SkimMatcherV2::default().fuzzy_indices(name, sought).map(|(score, _)| score);
        let mut all: Vec<(usize, i64)> =
            names.iter().enumerate().filter_map(|(number, name)| Some((number, score(name)?))).collect();
        all.sort_by_key(|(number, score)| (Reverse(*score), *number));
        all.truncate(limit);
        all
    }

    fn letters(names: &[String]) -> Letters {
        let mut letters = Letters::default();
        names.iter().for_each(|name| letters.push(name));
        letters
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn the_best_are_those_of_the_matcher_itself(
            names in prop::collection::vec("[abc](|[abc]{0,3}[- /()_.a-c1日]){0,9}", 0..40),
            sought in "[abc]{1,5}|[abc1][- _a-c.]{0,4}|日[ab]",
            limit in 1usize..12,
            half in 0usize..8,
        ) {
            let all: Vec<Letters> = names.chunks(7).map(letters).collect();
            let rows: Vec<&Letters> = all.iter().collect();
            for half in [rows.len(), half % (rows.len() + 1)] {
                let best = best_of_both(&rows, &sought, limit, half);
                let best: Vec<_> = best.into_iter().map(|((row, number), score)| (7 * row + number, score)).collect();
                prop_assert_eq!(best, by_the_matcher(&names, &sought, limit));
            }
        }
    }

    #[test]
    fn letters_in_a_row_come_before_letters_apart() {
        let names = ["compass of a system", "comps", "c o m p s"].map(str::to_owned);
        let letters = letters(&names);
        let best = |sought| best_names(&[&letters], sought, 9);
        let order: Vec<usize> = best("comps").into_iter().map(|((_, number), _)| number).collect();
        assert_eq!(order, by_the_matcher(&names, "comps", 9).into_iter().map(|(number, _)| number).collect::<Vec<_>>());
        assert_eq!(order.first(), Some(&1));
        assert!(best("").is_empty() && best("x").is_empty());
    }
}
