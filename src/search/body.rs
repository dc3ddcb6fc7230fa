//! Finding a term in a longer text, literally.

use std::ops::Range;

use crate::text::{Byte, Folded};

use super::name::originals;
use super::query::{Mode, Query, Term};
use super::words;

/// A part of a word counts in a body from this many chars on.
const LEAST_INSIDE: usize = 4;

/// How a term stands in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// As whole words.
    Words,
    /// As the beginning of a word.
    WordStart,
    /// Within a word.
    Inside,
}

/// The best place of a term in a body.
pub(super) fn find(body: &Folded, term: &Term) -> Option<Place> {
    places(body.text(), term).map(|(place, _)| place).min()
}

/// Whether a term stands in a body, from the beginning of a word on.
pub(super) fn has(body: &Folded, term: &Term) -> bool {
    find(body, term).is_some_and(|place| term.mode != Mode::Loose || place < Place::Inside)
}

/// The bytes of the original body that a query matches, in order, merged where they touch. A term that is a word of its
/// own somewhere isn't marked within others.
pub(super) fn marks(query: &Query, body: &Folded) -> Vec<Range<usize>> {
    let all = query.wanted.iter().flat_map(|term| {
        let best = find(body, term);
        places(body.text(), term).filter(move |(place, _)| Some(*place) == best)
    });
    originals(body, all.map(|(_, range)| range))
}

/// The byte of the original body to look at first: where the words of a query stand together, or the first one.
pub(super) fn focus(query: &Query, body: &Folded, marks: &[Range<usize>]) -> usize {
    let row = query.joined.as_ref().and_then(|joined| places(body.text(), joined).next());
    let row = row.map(|(_, range)| body.original(Byte(range.start)..Byte(range.end)).start.0);
    row.or_else(|| marks.first().map(|mark| mark.start)).unwrap_or(0)
}

/// Everywhere a term stands in a folded text.
fn places<'a>(text: &'a str, term: &'a Term) -> impl Iterator<Item = (Place, Range<usize>)> {
    let least = match term.mode {
        Mode::Loose if term.text.chars().count() >= LEAST_INSIDE => Place::Inside,
        Mode::Loose => Place::WordStart,
        Mode::Literal => Place::Inside,
        Mode::Phrase => Place::Words,
    };
    text.match_indices(&term.text).filter_map(move |(at, found)| {
        let end = at + found.len();
        let place = match (words::boundary(text, at), words::boundary(text, end)) {
            (true, true) => Place::Words,
            (true, false) => Place::WordStart,
            (false, _) => Place::Inside,
        };
        (place <= least).then_some((place, at..end))
    })
}

#[cfg(test)]
mod tests {
    use crate::text::fold;

    use super::*;

    const TEXT: &str = "The EU’s SPA and the Shinzō spirit of counterterrorism in space; a space strategy";

    /// The place of the first term of a query, and the parts of the text that are marked.
    fn found(typed: &str) -> (Option<Place>, Vec<&'static str>) {
        let (query, body) = (Query::parse(typed), fold(TEXT));
        let marked = marks(&query, &body).into_iter().filter_map(|mark| TEXT.get(mark)).collect();
        (find(&body, &query.wanted[0]), marked)
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
        assert_eq!(found("'ace"), (Some(Place::Inside), vec!["ace", "ace"]));
        assert_eq!(found("\"eu's spa\""), (Some(Place::Words), vec!["EU’s SPA"]));
        assert_eq!(found("\"spac\""), (None, vec![]));
    }

    #[test]
    fn words_together_are_looked_at_first() {
        let (query, body) = (Query::parse("space strategy"), fold(TEXT));
        let at = focus(&query, &body, &marks(&query, &body));
        assert_eq!(TEXT.get(at..), Some("space strategy"));
    }

    #[test]
    fn what_is_not_wanted_counts_from_the_beginning_of_a_word() {
        let has = |typed| has(&fold(TEXT), &Query::parse(typed).unwanted[0]);
        assert!(has("!spa") && has("!'terrorism"));
        assert!(!has("!terrorism"));
    }
}
