//! Finding a term in a longer text, literally.

use std::ops::Range;

use crate::text::{Byte, Folded};

use super::found::{Place, originals};
use super::term::{Mode, Term};
use super::want::Want;
use super::words;

/// A part of a word counts in a body from this many chars on.
const LEAST_INSIDE: usize = 4;

/// Between the words of a term may stand this many bytes that are no letters: `EU–Japan`, `EU (Japan)`.
const GAP: usize = 4;

/// The best place of any spelling of a term in a body.
pub(super) fn find(body: &Folded, want: &Want) -> Option<Place> {
    want.any.iter().filter_map(|term| best(body.text(), term)).min()
}

/// Whether a term stands in a body in any spelling, from the beginning of a word on.
pub(super) fn has(body: &Folded, want: &Want) -> bool {
    let has =
        |term: &Term| best(body.text(), term).is_some_and(|place| term.mode != Mode::Loose || place < Place::Inside);
    want.any.iter().any(has)
}

/// The bytes of the original body that some terms match, in order, merged where they touch. A term that is a word of its
/// own somewhere isn't marked within others.
pub(super) fn marks<'w>(wants: impl Iterator<Item = &'w Want>, body: &Folded) -> Vec<Range<usize>> {
    let all = wants.flat_map(|want| {
        let best = find(body, want);
        let everywhere = want.any.iter().flat_map(|term| places(body.text(), term));
        everywhere.filter(move |(place, _)| Some(*place) == best)
    });
    originals(body, all.map(|(_, range)| range))
}

/// The byte of the original body to look at first: where the words of a query stand together, or the first one.
pub(super) fn focus(row: Option<&Want>, body: &Folded, marks: &[Range<usize>]) -> usize {
    let rows = row.iter().flat_map(|row| &row.any).flat_map(|term| places(body.text(), term));
    let row = rows.map(|(_, range)| body.original(Byte(range.start)..Byte(range.end)).start.0).min();
    row.or_else(|| marks.first().map(|mark| mark.start)).unwrap_or(0)
}

/// The best place of a term in a folded text.
pub(super) fn best(text: &str, term: &Term) -> Option<Place> {
    let mut best: Option<Place> = None;
    for (place, _) in places(text, term) {
        if place == Place::Words {
            return Some(place); // none is better
        }
        best = Some(best.map_or(place, |best| best.min(place)));
    }
    best
}

/// Whether a loose term counts within a word that ends with it, or doesn't.
pub(super) fn may_be_inside(term: &Term, ends: bool) -> bool {
    term.may_be_inside(ends, LEAST_INSIDE)
}

/// Everywhere a term stands in a folded text.
fn places<'a>(text: &'a str, term: &'a Term) -> Box<dyn Iterator<Item = (Place, Range<usize>)> + 'a> {
    let least = match term.mode {
        Mode::Loose if term.words.len() > 1 => Place::WordStart,
        Mode::Loose | Mode::Literal => Place::Inside,
        Mode::Phrase => Place::Words,
        Mode::Begins | Mode::Ends | Mode::Whole => return Box::new(std::iter::empty()),
    };
    let ranges: Box<dyn Iterator<Item = Range<usize>>> = match term.words.as_slice() {
        [first, rest @ ..] if term.mode == Mode::Loose && !is_plain(term) => Box::new(rows(text, first, rest)),
        _ => Box::new(words::found(text, &term.text)),
    };
    Box::new(ranges.filter_map(move |range| {
        let ends = words::boundary(text, range.end);
        let place = match (words::boundary(text, range.start), ends) {
            (true, true) => Place::Words,
            (true, false) => Place::WordStart,
            (false, _) => Place::Inside,
        };
        let counts = place < Place::Inside || term.mode != Mode::Loose || may_be_inside(term, ends);
        (place <= least && counts).then_some((place, range))
    }))
}

/// Whether a term has nothing but its words' letters.
fn is_plain(term: &Term) -> bool {
    term.text.chars().all(char::is_alphanumeric)
}

/// Where words stand in a row, whatever signs are between them; the last may be the beginning of a word.
fn rows<'a>(text: &'a str, first: &'a str, rest: &'a [String]) -> impl Iterator<Item = Range<usize>> {
    words::found(text, first).filter_map(move |Range { start, mut end }| {
        if !words::boundary(text, start) {
            return None;
        }
        for word in rest {
            let after = text.get(end..)?;
            let tail = after.trim_start_matches(|c: char| !c.is_alphanumeric());
            let gap = after.len() - tail.len();
            if !words::boundary(text, end) || gap > GAP || !tail.starts_with(word.as_str()) {
                return None;
            }
            end += gap + word.len();
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use crate::search::found::Reach;
    use crate::text::fold;

    use super::*;

    const TEXT: &str = "The EU’s SPA and the Shinzō spirit of counterterrorism in space; a space strategy";

    /// The place of the first term of a query, and the parts of the text that are marked.
    fn found(typed: &str) -> (Option<Place>, Vec<&'static str>) {
        let (wants, body) = (Want::of_words(typed, Reach::Written), fold(TEXT));
        let marked = marks(wants.iter(), &body).into_iter().filter_map(|mark| TEXT.get(mark)).collect();
        (find(&body, &wants[0]), marked)
    }

    #[test]
    fn a_word_of_its_own_is_not_marked_within_others() {
        assert_eq!(found("spa"), (Some(Place::Words), vec!["SPA"]));
        assert_eq!(found("shinzo"), (Some(Place::Words), vec!["Shinzō"]));
        assert_eq!(found("spac"), (Some(Place::WordStart), vec!["spac", "spac"]));
    }

    #[test]
    fn within_a_word_only_long_terms_count_and_quoted_ones() {
        assert_eq!(found("terrorism"), (Some(Place::Inside), vec!["terrorism"]));
        assert_eq!(found("ace"), (None, vec![]));
        let place = |text, mode| find(&fold(TEXT), &Want::new(Term::new(text, mode)?));
        assert_eq!(place("ace", Mode::Literal), Some(Place::Inside));
        assert_eq!(place("eu's spa", Mode::Phrase), Some(Place::Words));
        assert_eq!(place("spac", Mode::Phrase), None);
    }

    #[test]
    fn words_together_are_looked_at_first() {
        let (wants, body) = (Want::of_words("space strategy", Reach::Written), fold(TEXT));
        let at = focus(Want::row(wants.iter()).as_ref(), &body, &marks(wants.iter(), &body));
        assert_eq!(TEXT.get(at..), Some("space strategy"));
    }

    #[test]
    fn signs_between_words_make_no_difference() {
        assert_eq!(found("eu's-spa"), (Some(Place::Words), vec!["EU’s SPA"]));
        assert_eq!(found("counter-terrorism"), (Some(Place::Words), vec!["counterterrorism"]));
        assert_eq!(found("spacestrategy"), (Some(Place::Words), vec!["space strategy"]));
        assert_eq!(found("spa space"), (Some(Place::Words), vec!["SPA", "space", "space"]));
    }

    #[test]
    fn what_is_not_wanted_counts_from_the_beginning_of_a_word() {
        let has = |text, mode| Term::new(text, mode).is_some_and(|term| has(&fold(TEXT), &Want::new(term)));
        assert!(has("spa", Mode::Loose) && has("terrorism", Mode::Literal));
        assert!(!has("terrorism", Mode::Loose));
    }
}
