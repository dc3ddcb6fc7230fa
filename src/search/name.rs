//! Finding a term in a name.

use std::ops::Range;

use crate::text::{Byte, Folded, fold};

use super::found::{Class, Reach, Spot, originals};
use super::term::{Mode, Term};
use super::want::Want;
use super::{fuzzy, words};

/// A part of a word counts in a name from this many chars on; fewer are found in nearly every name.
const LEAST_INSIDE: usize = 3;

/// A label, an alias or the like, folded.
#[derive(Debug)]
pub(super) struct Name {
    /// What sort of name it is.
    pub(super) sort: Sort,
    folded: Folded,
    /// Its words: bytes of the folded text.
    words: Vec<Range<usize>>,
    /// The words written with a capital or a digit first: the `f o i p` of *Free and Open Indo-Pacific*.
    capitals: Vec<Range<usize>>,
}

/// What sort of name it is, which says how freely it is matched, and what that is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// What people call the thing: matched in every way.
    Own,
    /// The name of who wrote it: in every way as well.
    Author,
    /// A slug: as written, and its beginning is worth no more than its other words; it mostly says what the label says.
    Slug,
    /// An address: whole or not at all.
    Address,
}

impl Sort {
    /// All of them, each at its number.
    pub(super) const ALL: [Sort; 4] = [Sort::Own, Sort::Author, Sort::Slug, Sort::Address];

    /// The sort of a field.
    fn of(field: &str) -> Sort {
        match field {
            "address" => Sort::Address,
            "id" => Sort::Slug,
            "author" => Sort::Author,
            _ => Sort::Own,
        }
    }

    /// Whether it may be found in every way; slugs and addresses aren't.
    pub(super) fn is_free(self) -> bool {
        matches!(self, Sort::Own | Sort::Author)
    }

    /// What finding a term is worth here; nothing where that sort of name isn't found so.
    pub(super) fn tamed(self, class: Class) -> Option<Class> {
        match (self, class) {
            (Sort::Own | Sort::Author, _) | (_, Class::Exact) => Some(class),
            (Sort::Slug, Class::FirstWords) => Some(Class::Words),
            (Sort::Slug, Class::Prefix) => Some(Class::WordStart),
            (Sort::Slug, _) => Some(class),
            (Sort::Address, _) => None,
        }
    }
}

impl Name {
    /// Folds a name and finds its words.
    pub(super) fn new(field: &'static str, text: &str) -> Name {
        let folded = fold(text);
        let words: Vec<_> = words::ranges(folded.text()).collect();
        let is_capital = |word: &&Range<usize>| {
            let original = folded.original(Byte(word.start)..Byte(word.end));
            let first = text.get(original.start.0..original.end.0).and_then(|word| word.chars().next());
            first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        };
        let capitals = words.iter().filter(is_capital).cloned().collect();
        Name { sort: Sort::of(field), folded, words, capitals }
    }

    /// How many bytes it takes, folded.
    pub(super) fn len(&self) -> usize {
        self.folded.text().len()
    }

    /// The best way in which any spelling of a term is found here.
    pub(super) fn find(&self, want: &Want) -> Option<Spot> {
        let spots = want.any.iter().filter_map(|term| self.find_one(term, want.reach));
        spots.min_by_key(|spot| (spot.class, spot.miss))
    }

    fn find_one(&self, term: &Term, reach: Reach) -> Option<Spot> {
        let written = self.written(term);
        if !self.sort.is_free() || term.mode != Mode::Loose {
            return written;
        }
        match written {
            Some(spot) if spot.class < Class::Acronym => Some(spot),
            _ => self.acronym(&term.text).or(written).or_else(|| self.nearly(term, reach)),
        }
    }

    /// Where a term stands that is written a little differently, or abbreviated.
    fn nearly(&self, term: &Term, reach: Reach) -> Option<Spot> {
        let typo = (reach >= Reach::Typos).then(|| self.misspelt(term)).flatten();
        let letters = || fuzzy::letters(self.folded.text(), &self.words, &term.text);
        typo.or_else(|| (reach >= Reach::Letters).then(letters).flatten())
    }

    /// The word that is nearest to a term; the fewer letters are wrong the better, and the more it is of the whole name.
    fn misspelt(&self, term: &Term) -> Option<Spot> {
        let (text, typo) = (self.folded.text(), fuzzy::Typo::of(term)?);
        let near = self.words.iter().filter_map(|range| {
            let distance = typo.distance(text.get(range.clone())?)?;
            Some(((distance, self.class(range)), range))
        });
        let ((distance, class), range) = near.min_by_key(|(miss, _)| *miss)?;
        let miss = miss_of_typo(distance, class, self.words.len());
        Some(Spot { class: Class::Typo, miss, ranges: vec![range.clone()] })
    }

    /// Whether a term stands here in any spelling, from the beginning of a word on.
    pub(super) fn has(&self, want: &Want) -> bool {
        let has =
            |term: &Term| self.written(term).is_some_and(|spot| term.mode != Mode::Loose || spot.class < Class::Inside);
        want.any.iter().any(has)
    }

    /// The bytes of the original name that some terms match, in order, merged where they touch.
    pub(super) fn marks<'w>(&self, wants: impl Iterator<Item = &'w Want>) -> Vec<Range<usize>> {
        originals(&self.folded, wants.filter_map(|want| self.find(want)).flat_map(|spot| spot.ranges))
    }

    /// All of it, folded.
    pub(super) fn text(&self) -> &str {
        self.folded.text()
    }

    /// The first letters of all its words, then of those with capitals where these are others; with a space between.
    pub(super) fn initials(&self) -> String {
        let initials = |words: &[Range<usize>]| -> String {
            let first = |word: &Range<usize>| self.folded.text().get(word.clone())?.chars().next();
            words.iter().filter_map(first).collect()
        };
        if self.capitals.len() < 2 || self.capitals.len() == self.words.len() {
            return initials(&self.words);
        }
        format!("{} {}", initials(&self.words), initials(&self.capitals))
    }

    /// Its words, folded.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|word| self.folded.text().get(word.clone()))
    }

    /// Where a term is written out.
    fn written(&self, term: &Term) -> Option<Spot> {
        let text = self.folded.text();
        let literal = words::found(text, &term.text);
        let mut best: Option<(Class, Range<usize>)> = None;
        let look = |range: Range<usize>| {
            let class = self.sort.tamed(self.class(&range));
            let class = class.filter(|class| allows(term, *class, words::boundary(text, range.end)));
            if let Some(class) = class.filter(|class| best.as_ref().is_none_or(|(best, _)| class < best)) {
                best = Some((class, range));
            }
        };
        match term.mode {
            Mode::Loose if term.words.len() > 1 => self.sequences(term).for_each(look),
            Mode::Loose => self.sequences(term).chain(literal).for_each(look),
            Mode::Literal | Mode::Phrase => literal.for_each(look),
            // What people see of a thing are its names; its slug begins and ends as programs need it.
            _ if !self.sort.is_free() => {}
            Mode::Begins => literal.filter(|range| range.start == self.inner().start).for_each(look),
            Mode::Ends => self.ending(&term.text).into_iter().for_each(look),
            Mode::Whole => literal.filter(|range| *range == self.inner()).for_each(look),
        }
        best.map(|(class, range)| Spot { class, miss: 0, ranges: vec![range] })
    }

    /// Where the words of a term stand in a row, whatever is between them; the last may be the beginning of a word.
    fn sequences(&self, term: &Term) -> impl Iterator<Item = Range<usize>> {
        let text = self.folded.text();
        let rows = self.words.windows(term.words.len().max(1));
        rows.filter_map(move |row| {
            let (last_sought, sought) = term.words.split_last()?;
            let (last, firsts) = row.split_last()?;
            let is_row = sought.iter().zip(firsts).all(|(sought, word)| text.get(word.clone()) == Some(sought));
            let is_begun = text.get(last.clone())?.starts_with(last_sought);
            let start = firsts.first().unwrap_or(last).start;
            (is_row && is_begun).then_some(start..last.start + last_sought.len())
        })
    }

    /// The bytes of the folded text from its first word to its last.
    fn inner(&self) -> Range<usize> {
        let ends = self.words.first().zip(self.words.last()).map(|(first, last)| first.start..last.end);
        ends.unwrap_or(0..self.len())
    }

    /// How well a range of the folded text stands for the whole name.
    fn class(&self, range: &Range<usize>) -> Class {
        let text = self.folded.text();
        let is_first = self.words.first().is_none_or(|first| range.start <= first.start);
        let is_last = self.words.last().is_none_or(|last| range.end >= last.end);
        Class::of((is_first, is_last), (words::boundary(text, range.start), words::boundary(text, range.end)))
    }

    /// Where the last word ends with a text.
    fn ending(&self, sought: &str) -> Option<Range<usize>> {
        let end = self.inner().end;
        let start = end.checked_sub(sought.len())?;
        (self.folded.text().get(start..end) == Some(sought)).then_some(start..end)
    }

    /// The initials of words in a row: all two of them, or three and more anywhere.
    fn acronym(&self, sought: &str) -> Option<Spot> {
        let text = self.folded.text();
        let count = sought.chars().count();
        let spell = |words: &[Range<usize>]| {
            let initial = |word: &Range<usize>| text.get(word.clone()).and_then(|word| word.chars().next());
            words.iter().map(initial).eq(sought.chars().map(Some))
        };
        let rows = |words: &'_ [Range<usize>]| -> Option<Vec<Range<usize>>> {
            if count < 2 || (count == 2 && words.len() != 2) {
                return None;
            }
            let row = words.windows(count).find(|row| spell(row))?;
            Some(row.iter().zip(sought.chars()).map(|(word, c)| word.start..word.start + c.len_utf8()).collect())
        };
        let ranges = rows(&self.words).or_else(|| rows(&self.capitals))?;
        Some(Spot { class: Class::Acronym, miss: 0, ranges })
    }
}

/// How far from perfect a word with wrong letters is: by how many, by where it stands in a name, by the words of that.
pub(super) fn miss_of_typo(distance: usize, class: Class, words: usize) -> usize {
    distance * 10_000 + class as usize * 100 + words.min(99)
}

/// Whether a loose term counts within a word that ends with it, or doesn't.
pub(super) fn may_be_inside(term: &Term, ends: bool) -> bool {
    term.may_be_inside(ends, LEAST_INSIDE)
}

/// Whether a term may be found that way: phrases as whole words only, loose terms not as any bit of a word. `ends`: whether
/// a word ends with it.
fn allows(term: &Term, class: Class, ends: bool) -> bool {
    match term.mode {
        Mode::Loose => class != Class::Inside || may_be_inside(term, ends),
        Mode::Literal | Mode::Begins | Mode::Ends | Mode::Whole => true,
        Mode::Phrase => matches!(class, Class::Exact | Class::FirstWords | Class::Words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The class of the first term of a query in a name, and the marked parts of the name between brackets.
    fn found(name: &str, typed: &str, reach: Reach) -> Option<(Class, String)> {
        let wants = Want::of_words(typed, reach);
        let folded = Name::new("label", name);
        let class = folded.find(&wants[0])?.class;
        let mut shown = name.to_owned();
        for mark in folded.marks(wants.iter()).into_iter().rev() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        Some((class, shown))
    }

    fn written(name: &str, typed: &str) -> Option<(Class, String)> {
        found(name, typed, Reach::Written)
    }

    #[test]
    fn the_class_says_how_much_of_a_name_is_typed() {
        let class = |typed| written("Cyber security", typed).map(|(class, _)| class);
        assert_eq!(class("cyber-security"), Some(Class::Exact));
        assert_eq!(class("cyber"), Some(Class::FirstWords));
        assert_eq!(class("security"), Some(Class::Words));
        assert_eq!(class("cyb"), Some(Class::Prefix));
        assert_eq!(class("sec"), Some(Class::WordStart));
        assert_eq!(class("cs"), Some(Class::Acronym));
        assert_eq!(class("curity"), Some(Class::Inside));
        assert_eq!(class("ty"), None);
    }

    #[test]
    fn marks_are_what_was_found_as_it_is_written() {
        let marked = |name, typed| written(name, typed).map(|(_, shown)| shown).unwrap_or_default();
        assert_eq!(marked("Abe Shinzō", "shinzo"), "Abe [Shinzō]");
        assert_eq!(marked("Abe Shinzo\u{304}", "shinzo"), "Abe [Shinzo\u{304}]");
        assert_eq!(marked("Mehmet Enes Beşer", "BESER enes"), "Mehmet [Enes] [Beşer]");
        assert_eq!(marked("The EU–Japan SPA", "eu-japan"), "The [EU–Japan] SPA");
        assert_eq!(marked("The EU/Japan SPA", "eu-japan"), "The [EU/Japan] SPA");
        assert_eq!(marked("日EU経済連携協定", "経済"), "日EU[経済]連携協定");
        assert_eq!(marked("Große Straße", "strass"), "Große [Straß]e");
    }

    #[test]
    fn initials_may_leave_out_small_words() {
        let marked = |typed| written("Free and Open Indo-Pacific", typed).map(|(_, shown)| shown);
        assert_eq!(marked("foip").as_deref(), Some("[F]ree and [O]pen [I]ndo-[P]acific"));
        assert_eq!(marked("faoip").as_deref(), Some("[F]ree [a]nd [O]pen [I]ndo-[P]acific"));
        assert_eq!(marked("oip").as_deref(), Some("Free and [O]pen [I]ndo-[P]acific"));
        assert_eq!(marked("ip"), None);
    }

    #[test]
    fn signs_say_how_exactly_a_term_is_meant() {
        let class =
            |name, text, mode| Name::new("label", name).find(&Want::new(Term::new(text, mode)?)).map(|spot| spot.class);
        assert_eq!(class("Nuclear non-proliferation", "liferat", Mode::Literal), Some(Class::Inside));
        assert_eq!(class("EU Space Law", "spa", Mode::Phrase), None);
        assert_eq!(class("EU SPA text", "spa text", Mode::Phrase), Some(Class::Words));
        assert_eq!(class("EU SPA text", "eu sp", Mode::Begins), Some(Class::Prefix));
        assert_eq!(class("EU SPA text", "spa", Mode::Begins), None);
        assert_eq!(class("EU SPA (text)", "text", Mode::Ends), Some(Class::Words));
        assert_eq!(class("EU SPA text", "spa", Mode::Ends), None);
        assert_eq!(class("EU SPA", "eu spa", Mode::Whole), Some(Class::Exact));
        assert_eq!(class("EU SPA text", "eu spa", Mode::Whole), None);
    }

    #[test]
    fn a_wrong_letter_or_two_are_forgiven_when_asked_for() {
        assert_eq!(written("Han Dorussen", "doressen"), None);
        assert_eq!(found("Han Dorussen", "doressen", Reach::Typos), Some((Class::Typo, "Han [Dorussen]".into())));
        assert_eq!(found("Han Dorussen", "drossen", Reach::Typos), None);
        assert_eq!(found("Kiev", "kive", Reach::Typos).map(|(class, _)| class), Some(Class::Typo));
        assert_eq!(found("Abe", "ab0", Reach::Typos), None);
    }

    #[test]
    fn letters_with_others_between_them_begin_with_words() {
        let class = |name, typed| found(name, typed, Reach::Letters).map(|(_, shown)| shown);
        assert_eq!(class("Cyber security", "cybsec").as_deref(), Some("[Cyb]er [sec]urity"));
        assert_eq!(class("Raw materials", "trial"), None);
        assert_eq!(class("Security guarantees", "sugar"), None);
    }

    #[test]
    fn a_slug_says_no_more_than_its_words_and_an_address_counts_whole() {
        let find = |field, typed| Name::new(field, "doc/a-b-2018#p4").find(&Want::of_words(typed, Reach::Letters)[0]);
        assert_eq!(find("id", "doc").map(|spot| spot.class), Some(Class::Words));
        assert_eq!(find("address", "doc"), None);
        assert_eq!(find("address", "doc/a-b-2018#p4").map(|spot| spot.class), Some(Class::Exact));
    }
}
