//! The words by which a paragraph is known again in a digest of it.

use std::collections::BTreeSet;

use crate::text::fold_str;

/// Words are compared by their first letters: `cooperate`, `cooperation`.
const STEM: usize = 6;

/// The stems of a text, each once: names, numbers, words; of scripts without spaces, pairs of characters.
pub(super) fn stems(text: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        // Short words say something in capitals (`G7`, `UNO`) or as numbers, and else nothing.
        let short = word.chars().count() < 4 && !word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
        let folded = fold_str(word);
        let wide: Vec<char> = folded.chars().filter(|c| is_wide(*c)).collect();
        if wide.len() > 1 {
            stems.extend(wide.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if !folded.is_empty() && (!short || folded.chars().all(char::is_numeric)) {
            let stem: String = folded.chars().take(STEM).collect();
            let plural = stem.strip_suffix('s').filter(|one| one.len() > 3 && folded.chars().count() <= STEM);
            stems.insert(plural.map(str::to_owned).unwrap_or(stem));
        }
    }
    stems
}

/// Whether a character belongs to a script that is written without spaces.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_stems_are_kept() {
        let mut found: Vec<String> =
            stems("In 1998 the cities’ G7 co-operated; Cooperation, says UNO, 7 wells").into_iter().collect();
        found.sort();
        assert_eq!(found, ["1998", "7", "citie", "cooper", "g7", "operat", "says", "uno", "well"]);
        let found: Vec<String> = stems("三つの町").into_iter().collect();
        assert_eq!(found, ["つの", "の町", "三つ"]);
    }
}
