//! Letters on the links that are seen: typing them follows a link without walking to it.

/// The letters, those that are easy to reach first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// Letters on some links, and what was typed of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// Link by link: its index among the page's links, and its letters. All have as many.
    labels: Vec<(usize, String)>,
    typed: String,
}

/// What a typed letter comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// More letters are needed.
    More,
    /// This link is meant, by its index.
    Link(usize),
    /// No link has these letters.
    Nothing,
}

impl Hints {
    /// Letters for some links: one for each while there are enough, else two, and so on.
    pub fn of(links: &[usize]) -> Hints {
        let letters: Vec<char> = LETTERS.chars().collect();
        let mut length = 1;
        while letters.len().saturating_pow(length) < links.len() {
            length += 1;
        }
        let label = |mut nth: usize| {
            let mut label = Vec::new();
            for _ in 0..length {
                label.push(letters[nth % letters.len()]);
                nth /= letters.len();
            }
            label.into_iter().rev().collect()
        };
        Hints {
            labels: links.iter().enumerate().map(|(nth, link)| (*link, label(nth))).collect(),
            typed: String::new(),
        }
    }

    /// Types a letter.
    pub fn type_letter(&mut self, letter: char) -> Typed {
        self.typed.extend(letter.to_lowercase());
        let mut meant = self.labels.iter().filter(|(_, label)| label.starts_with(&self.typed));
        match (meant.next(), meant.next()) {
            (None, _) => Typed::Nothing,
            (Some((link, label)), None) if *label == self.typed => Typed::Link(*link),
            _ => Typed::More,
        }
    }

    /// The letters of a link that are still to be typed; none where it isn't meant any more.
    pub fn rest(&self, link: usize) -> Option<&str> {
        let (_, label) = self.labels.iter().find(|(of, _)| *of == link)?;
        label.strip_prefix(self.typed.as_str()).filter(|rest| !rest.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_enough_for_few_links_and_two_for_many() {
        let mut few = Hints::of(&[4, 7, 9]);
        assert_eq!(few.rest(7), Some("s"));
        assert_eq!(few.type_letter('S'), Typed::Link(7));
        let links: Vec<usize> = (0..40).collect();
        let mut many = Hints::of(&links);
        assert_eq!(many.rest(0), Some("aa"));
        assert_eq!(many.type_letter('s'), Typed::More);
        assert_eq!((many.rest(0), many.rest(27)), (None, Some("s")));
        assert_eq!(many.type_letter('s'), Typed::Link(27));
    }

    #[test]
    fn every_link_has_letters_of_its_own_and_is_found_by_them() {
        let links: Vec<usize> = (0..700).collect();
        let hints = Hints::of(&links);
        for link in links {
            let mut typing = hints.clone();
            let letters = hints.rest(link).unwrap().to_owned();
            let last = letters.chars().map(|letter| typing.type_letter(letter)).last();
            assert_eq!(last, Some(Typed::Link(link)));
        }
    }

    #[test]
    fn letters_that_no_link_has_come_to_nothing() {
        assert_eq!(Hints::of(&[1]).type_letter('z'), Typed::Nothing);
        assert_eq!(Hints::of(&[]).type_letter('a'), Typed::Nothing);
    }
}
