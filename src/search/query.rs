//! What was typed → terms.

use crate::text::fold_str;

use super::words;

/// A query: everything wanted must be there, nothing unwanted may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// The terms that must match.
    pub(super) wanted: Vec<Term>,
    /// The terms that must not.
    pub(super) unwanted: Vec<Term>,
    /// All wanted terms as one, in the order typed; none where there is only one, or one is quoted.
    pub(super) joined: Option<Term>,
}

/// One part of a query, folded, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// What to look for.
    pub(super) text: String,
    /// The words in it; `eu-japan` has two.
    pub(super) words: Vec<String>,
    /// How to look for it.
    pub(super) mode: Mode,
}

/// How a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As a word or its beginning, or less exactly; punctuation between words makes no difference.
    Loose,
    /// Letter by letter, anywhere: `'exact`, or a phrase whose second quote isn't typed yet.
    Literal,
    /// Letter by letter, whole words: `"a phrase"`.
    Phrase,
}

/// What people type around a word without meaning it.
const AROUND: [char; 10] = [',', ';', ':', '?', '!', '(', ')', '[', ']', '\''];

impl Query {
    /// Reads what was typed; every text is a query.
    pub(super) fn parse(typed: &str) -> Query {
        let folded = fold_str(typed);
        let mut query = Query { wanted: Vec::new(), unwanted: Vec::new(), joined: None };
        let mut rest = folded.trim_start();
        while !rest.is_empty() {
            let (unwanted, body) = match rest.strip_prefix('!') {
                Some(body) => (true, body),
                None => (false, rest),
            };
            let (term, after) = term(body);
            let terms = if unwanted { &mut query.unwanted } else { &mut query.wanted };
            terms.extend(term);
            rest = after.trim_start();
        }
        query.joined = joined(&query.wanted);
        query
    }
}

/// The first term, and what comes after it.
fn term(text: &str) -> (Option<Term>, &str) {
    if let Some(quoted) = text.strip_prefix('"') {
        return match quoted.split_once('"') {
            Some((phrase, after)) => (Term::new(phrase.trim(), Mode::Phrase), after),
            None => (Term::new(quoted.trim(), Mode::Literal), ""),
        };
    }
    let (word, after) = text.split_once(' ').unwrap_or((text, ""));
    match word.strip_prefix('\'') {
        Some(exact) => (Term::new(exact.trim_end_matches('\''), Mode::Literal), after),
        None => (Term::new(word.trim_matches(AROUND), Mode::Loose), after),
    }
}

fn joined(wanted: &[Term]) -> Option<Term> {
    if wanted.len() < 2 || wanted.iter().any(|term| term.mode != Mode::Loose) {
        return None;
    }
    let texts: Vec<&str> = wanted.iter().map(|term| term.text.as_str()).collect();
    Term::new(&texts.join(" "), Mode::Loose)
}

impl Term {
    fn new(text: &str, mode: Mode) -> Option<Term> {
        let words = words::ranges(text).filter_map(|word| text.get(word)).map(str::to_owned).collect();
        (!text.is_empty()).then(|| Term { text: text.to_owned(), words, mode })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms as `text` with a sign for the mode: none, `'` or `"`; unwanted ones after a `!`.
    fn parsed(typed: &str) -> Vec<String> {
        let query = Query::parse(typed);
        let sign = |term: &Term| match term.mode {
            Mode::Loose => term.text.clone(),
            Mode::Literal => format!("'{}", term.text),
            Mode::Phrase => format!("\"{}\"", term.text),
        };
        let unwanted = query.unwanted.iter().map(|term| format!("!{}", sign(term)));
        query.wanted.iter().map(sign).chain(unwanted).collect()
    }

    #[test]
    fn a_query_is_split_at_spaces_and_folded() {
        assert_eq!(parsed("  Shinzō　ABE "), ["shinzo", "abe"]);
        assert_eq!(parsed("EU–Japan"), ["eu-japan"]);
        assert_eq!(Query::parse("EU–Japan").wanted[0].words, ["eu", "japan"]);
        assert!(parsed("").is_empty());
    }

    #[test]
    fn signs_say_how_a_term_is_meant() {
        assert_eq!(parsed("cyber 'spa !russia"), ["cyber", "'spa", "!russia"]);
        assert_eq!(parsed("\"rule of law\" eu"), ["\"rule of law\"", "eu"]);
        assert_eq!(parsed("“rule of law”!'war"), ["\"rule of law\"", "!'war"]);
        assert_eq!(parsed("!\"cold war\" eu"), ["eu", "!\"cold war\""]);
    }

    #[test]
    fn what_is_not_typed_to_the_end_is_a_query_as_well() {
        assert_eq!(parsed("eu \"rule of la"), ["eu", "'rule of la"]);
        for typed in ["!", "'", "\"", "\"\"", "!'", "!\"\"", "?", "' !"] {
            assert!(parsed(typed).is_empty(), "{typed}");
        }
    }

    #[test]
    fn punctuation_around_a_word_is_not_meant() {
        assert_eq!(parsed("what, (exactly) is FOIP?"), ["what", "exactly", "is", "foip"]);
        assert_eq!(parsed("U.S. Erasmus+ 'abe'"), ["u.s.", "erasmus+", "'abe"]);
    }

    #[test]
    fn words_in_a_row_are_one_term_too_unless_one_is_quoted() {
        assert_eq!(Query::parse("shinzo abe").joined.map(|term| term.text), Some("shinzo abe".into()));
        assert_eq!(Query::parse("shinzo").joined, None);
        assert_eq!(Query::parse("shinzo 'abe").joined, None);
    }
}
