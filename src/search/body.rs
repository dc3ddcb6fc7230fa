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

/// The best place of any spelling of a term in a folded body.
pub(super) fn find(body: &str, want: &Want) -> Option<Place> {
    want.any.iter().filter_map(|term| best(body, term)).min()
}

/// Whether a term stands in a folded body in any spelling, from the beginning of a word on.
pub(super) fn has(body: &str, want: &Want) -> bool {
    let has = |term: &Term| best(body, term).is_some_and(|place| term.mode != Mode::Loose || place < Place::Inside);
    want.any.iter().any(has)
}

/// The bytes of the original body that some terms match, in order, merged where they touch. A term that is a word of its
/// own somewhere isn't marked within others.
pub(super) fn marks<'w>(wants: impl Iterator<Item = &'w Want>, body: &Folded) -> Vec<Range<usize>> {
    let all = wants.flat_map(|want| {
        let mut everywhere = Vec::new();
        for term in &want.any {
            places(body.text(), term, |place, range| {
                everywhere.push((place, range));
                true
            });
        }
        let best = everywhere.iter().map(|(place, _)| *place).min();
        everywhere.into_iter().filter(move |(place, _)| Some(*place) == best)
    });
    originals(body, all.map(|(_, range)| range))
}

/// The byte of the original body to look at first: where the words of a query stand together, or the first one.
pub(super) fn focus(row: Option<&Want>, body: &Folded, marks: &[Range<usize>]) -> usize {
    let mut together: Option<usize> = None;
    for term in row.iter().flat_map(|row| &row.any) {
        places(body.text(), term, |_, range| {
            let at = body.original(Byte(range.start)..Byte(range.end)).start.0;
            together = Some(together.map_or(at, |before| before.min(at)));
            false
        });
    }
    together.or_else(|| marks.first().map(|mark| mark.start)).unwrap_or(0)
}

/// The best place of a term in a folded text.
pub(super) fn best(text: &str, term: &Term) -> Option<Place> {
    let mut best: Option<Place> = None;
    places(text, term, |place, _| {
        best = Some(best.map_or(place, |best| best.min(place)));
        place > Place::Words // none is better
    });
    best
}

/// Whether a loose term counts within a word that ends with it, or doesn't.
pub(super) fn may_be_inside(term: &Term, ends: bool) -> bool {
    term.may_be_inside(ends, LEAST_INSIDE)
}

/// Shows where a term stands in a folded text, one after the other, as long as it is asked to go on.
fn places(text: &str, term: &Term, mut show: impl FnMut(Place, Range<usize>) -> bool) {
    let least = match term.mode {
        Mode::Loose if term.words.len() > 1 => Place::WordStart,
        Mode::Loose | Mode::Literal => Place::Inside,
        Mode::Phrase => Place::Words,
        Mode::Begins | Mode::Ends | Mode::Whole => return,
    };
    let goes_on = |range: Range<usize>| {
        let ends = words::boundary(text, range.end);
        let place = match (words::boundary(text, range.start), ends) {
            (true, true) => Place::Words,
            (true, false) => Place::WordStart,
            (false, _) => Place::Inside,
        };
        let counts = place < Place::Inside || term.mode != Mode::Loose || may_be_inside(term, ends);
        !(place <= least && counts) || show(place, range)
    };
    match term.words.as_slice() {
        [first, rest @ ..] if term.mode == Mode::Loose && !is_plain(term) => rows(text, first, rest).all(goes_on),
        _ => words::found(text, &term.text).all(goes_on),
    };
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
        (find(body.text(), &wants[0]), marked)
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
        let place = |text, mode| find(fold(TEXT).text(), &Want::new(Term::new(text, mode)?));
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
        let has = |text, mode| Term::new(text, mode).is_some_and(|term| has(fold(TEXT).text(), &Want::new(term)));
        assert!(has("spa", Mode::Loose) && has("terrorism", Mode::Literal));
        assert!(!has("terrorism", Mode::Loose));
    }
}
