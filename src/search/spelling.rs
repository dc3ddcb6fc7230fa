//! The other ways to write a word: British and American, in one word or in two, one of several.

use super::term::{Mode, Term};

/// Fewer letters on either side of a gap are no word of their own.
const LEAST_PART: usize = 3;

/// More letters are no two words that anybody joins.
const MOST: usize = 40;

/// Endings that differ between the two, each with what may follow it; either way round.
const ENDINGS: &[(&str, &str, &[&str])] = &[
    ("ise", "ize", &["", "d", "s", "r", "rs"]),
    ("isi", "izi", &["ng"]),
    ("isation", "ization", &["", "s", "al"]),
    ("yse", "yze", &["", "d", "s", "r"]),
    ("ysi", "yzi", &["ng"]),
    ("our", "or", &["", "s", "ed", "ing", "al", "able", "hood", "hoods"]),
    ("ence", "ense", &["", "s", "less"]),
    ("ences", "enses", &[""]),
    ("centre", "center", &["", "s", "d"]),
    ("theatre", "theater", &["", "s"]),
    ("programme", "program", &["", "s"]),
    ("ogue", "og", &["", "s"]),
    ("elling", "eling", &[""]),
    ("elled", "eled", &[""]),
    ("eller", "eler", &["", "s"]),
    ("practise", "practice", &["", "d", "s"]),
    ("fulfil", "fulfill", &["", "s", "ment"]),
    ("enrol", "enroll", &["", "s", "ment"]),
    ("judgement", "judgment", &["", "s"]),
    ("ageing", "aging", &[""]),
    ("artefact", "artifact", &["", "s"]),
    ("aluminium", "aluminum", &[""]),
    ("sceptic", "skeptic", &["", "s", "al", "ism"]),
    ("manoeuvre", "maneuver", &["", "s", "d"]),
    ("manoeuvring", "maneuvering", &[""]),
];

/// The same term in other spellings; only loose ones have any, the others are meant letter by letter.
pub(super) fn others(term: &Term) -> Vec<Term> {
    if term.mode != Mode::Loose {
        return Vec::new();
    }
    let mut texts: Vec<String> = Vec::new();
    if let [word] = term.words.as_slice() {
        texts.extend(across(word));
        texts.extend(one_of(word));
        texts.extend(in_two(word));
    } else {
        let other = |word: &String| across(word).next().or_else(|| one_of(word)).unwrap_or_else(|| word.clone());
        let swapped: Vec<String> = term.words.iter().map(other).collect();
        texts.extend((swapped != term.words).then(|| swapped.join(" ")));
        let whole = term.words.concat();
        // The initials of u.s. are no word, nor are the signs of a script without spaces.
        let parts = term.words.iter().all(|word| word.chars().count() >= 2 && word.is_ascii());
        texts.extend((term.words.len() == 2 && parts).then_some(whole));
    }
    texts.retain(|text| *text != term.text);
    texts.iter().filter_map(|text| Term::new(text, Mode::Loose)).collect()
}

/// A word as it is spelt on the other side of the Atlantic.
fn across(word: &str) -> impl Iterator<Item = String> {
    let swap = |from: &str, to: &str, tail: &str| {
        let stem = word.strip_suffix(tail)?.strip_suffix(from)?;
        // `our` and `ise` are words themselves; so are the ends of short ones: four, wise.
        let is_word = from.len() > 4 || stem.len() >= 3;
        is_word.then(|| format!("{stem}{to}{tail}"))
    };
    let both = ENDINGS.iter().flat_map(move |(british, american, tails)| {
        tails.iter().flat_map(move |tail| [swap(british, american, tail), swap(american, british, tail)])
    });
    both.flatten().take(1).collect::<Vec<_>>().into_iter()
}

/// One of what a word means several of: who types `missiles` means a missile too. The other way round it is found as a
/// beginning.
fn one_of(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() >= 4 && !stem.ends_with(['s', 'u', 'i']))?;
    Some(stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y")))
}

/// A word in two: `cybersecurity` is `cyber security` and `cyber-security` as well.
fn in_two(word: &str) -> impl Iterator<Item = String> {
    let count = word.chars().count();
    let ends = word.char_indices().enumerate().skip(LEAST_PART);
    let gaps = ends.filter(move |(nth, _)| nth + LEAST_PART <= count && count <= MOST && word.is_ascii());
    gaps.filter_map(|(_, (at, _))| word.split_at_checked(at)).map(|(first, second)| format!("{first} {second}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(word: &str) -> Vec<String> {
        Term::new(word, Mode::Loose).iter().flat_map(others).map(|term| term.text).collect()
    }

    #[test]
    fn a_word_is_spelt_the_british_and_the_american_way() {
        for (one, other) in [
            ("defence", "defense"),
            ("organised", "organized"),
            ("organisation", "organization"),
            ("programme", "program"),
            ("neighbourhood", "neighborhood"),
            ("centre", "center"),
            ("dialogue", "dialog"),
            ("analyse", "analyze"),
            ("labour", "labor"),
            ("licences", "licenses"),
        ] {
            assert_eq!(spellings(one).first().map(String::as_str), Some(other));
            assert_eq!(spellings(other).first().map(String::as_str), Some(one));
        }
        for word in ["four", "wise", "for", "war"] {
            assert!(spellings(word).is_empty(), "{word}: {:?}", spellings(word));
        }
    }

    #[test]
    fn a_word_is_two_and_two_are_one() {
        assert!(spellings("cybersecurity").contains(&"cyber security".to_owned()));
        assert_eq!(spellings("non-proliferation"), ["nonproliferation"]);
        assert_eq!(spellings("missiles").first().map(String::as_str), Some("missile"));
        assert_eq!(spellings("parties").first().map(String::as_str), Some("party"));
        assert!(!spellings("crisis").contains(&"crisi".to_owned()));
        assert_eq!(spellings("organized-crime"), ["organised crime", "organizedcrime"]);
        assert!(spellings("u.s.").is_empty() && spellings("経済").is_empty());
    }

    #[test]
    fn what_is_meant_letter_by_letter_has_one_spelling() {
        assert!(Term::new("defence", Mode::Literal).iter().flat_map(others).next().is_none());
    }
}
