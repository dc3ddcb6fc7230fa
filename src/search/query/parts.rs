//! What was typed → parts: words, phrases, conditions, and the signs before and after them, each with its place.

use std::ops::Range;

use super::field::Field;
use crate::search::term::Mode;

/// One part of a query. Ranges are bytes of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// All of it, with its signs.
    pub(super) at: Range<usize>,
    /// Whether a `!` stands before it.
    pub(super) not: bool,
    /// Whether a `|` stands before it: it, or what comes before, will do.
    pub(super) or: bool,
    pub(super) what: What,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A word or phrase: the bytes that are looked for.
    Text(Range<usize>, Mode),
    /// A condition: its field and the bytes of each value; one empty value where nothing is typed yet.
    Field(Field, Vec<Range<usize>>),
    /// Something with a colon before which no field stands: the bytes of the name; and those that are looked for.
    NoField(Range<usize>, Range<usize>),
}

/// What people type around a word without meaning it.
const AROUND: [char; 10] = [',', ';', ':', '?', '!', '(', ')', '[', ']', '\''];

/// Splits a folded text into its parts.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut reader = Reader { text, at: 0 };
    let mut parts = Vec::new();
    let mut or = false;
    loop {
        reader.skip(|c| c == ' ');
        let Some(next) = reader.peek() else { return parts };
        if next == '|' {
            reader.skip(|c| c == '|');
            or = true;
            continue;
        }
        let start = reader.at;
        let not = next == '!';
        reader.skip(|c| c == '!');
        let what = reader.part();
        let is_empty = matches!(&what, What::Text(range, _) if range.is_empty());
        if !is_empty {
            parts.push(Part { at: start..reader.at, not, or: or && !parts.is_empty(), what });
        }
        or &= is_empty;
        if reader.at == start {
            return parts; // never: a part takes a char at least
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on as long as chars are so; gives the bytes.
    fn skip(&mut self, is: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !is(c)).unwrap_or(rest.len());
        start..self.at
    }

    fn part(&mut self) -> What {
        if self.peek() == Some('"') {
            let (range, is_closed) = self.quoted();
            return What::Text(self.trimmed(range), if is_closed { Mode::Phrase } else { Mode::Literal });
        }
        if let Some((name, field)) = self.field() {
            return match field {
                Some(field) => What::Field(field, self.values()),
                None => {
                    let all = self.word();
                    What::NoField(name, self.without(all, &AROUND))
                }
            };
        }
        let word = self.word();
        let text = self.text.get(word.clone()).unwrap_or_default();
        if text.starts_with('\'') {
            let bare = self.without(word, &['\'']);
            return What::Text(bare, Mode::Literal);
        }
        let begins = text.starts_with('^') && text.len() > 1;
        let ends = text.ends_with('$') && text.len() > 1;
        let inner = word.start + usize::from(begins)..word.end - usize::from(ends);
        match (begins, ends) {
            (true, true) => What::Text(inner, Mode::Whole),
            (true, false) => What::Text(inner, Mode::Begins),
            (false, true) => What::Text(inner, Mode::Ends),
            (false, false) => What::Text(self.without(word, &AROUND), Mode::Loose),
        }
    }

    /// Up to a space or a `|`.
    fn word(&mut self) -> Range<usize> {
        self.skip(|c| c != ' ' && c != '|')
    }

    /// Between quotes, and whether there is a second one. Stands behind it then.
    fn quoted(&mut self) -> (Range<usize>, bool) {
        self.at += 1;
        let range = self.skip(|c| c != '"');
        let is_closed = self.peek().is_some();
        self.at += usize::from(is_closed);
        (range, is_closed)
    }

    /// The name before a colon, and its field if it is one; none where no name stands here. Goes past it where it is a
    /// field.
    fn field(&mut self) -> Option<(Range<usize>, Option<Field>)> {
        let name = self.rest().split_once(':').map(|(name, _)| name)?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
        let range = self.at..self.at + name.len();
        let field = Field::named(name);
        if let Some(field) = field.filter(|_| is_name) {
            self.at = range.end + 1;
            return Some((range, Some(field)));
        }
        // A web address has a colon as well, and so has a word at the end of a clause.
        let after = self.rest().get(name.len() + 1..).unwrap_or_default();
        let is_value = after.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != '|');
        (is_name && is_value).then_some((range, None))
    }

    /// The values behind a colon, at commas; a space may stand between.
    fn values(&mut self) -> Vec<Range<usize>> {
        let after = self.at;
        self.skip(|c| c == ' ');
        if self.peek().is_none_or(|c| c == '|' || c == '!') || self.field_follows() {
            self.at = after;
            return std::iter::once(after..after).collect();
        }
        let mut values = Vec::new();
        loop {
            values.push(match self.peek() {
                Some('"') => self.quoted().0,
                _ => self.skip(|c| c != ' ' && c != '|' && c != ','),
            });
            if self.peek() != Some(',') {
                break;
            }
            self.at += 1;
        }
        if values.len() > 1 {
            values.retain(|value| !value.is_empty());
        }
        if values.is_empty() { std::iter::once(after..after).collect() } else { values }
    }

    /// Whether another field begins here.
    fn field_follows(&self) -> bool {
        self.rest().split_once(':').is_some_and(|(name, _)| Field::named(name).is_some())
    }

    fn without(&self, range: Range<usize>, around: &[char]) -> Range<usize> {
        self.inner(range, |text| text.trim_start_matches(around), |text| text.trim_end_matches(around))
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        self.inner(range, str::trim_start, str::trim_end)
    }

    fn inner(&self, range: Range<usize>, start: impl Fn(&str) -> &str, end: impl Fn(&str) -> &str) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let begun = start(text);
        let from = range.start + (text.len() - begun.len());
        from..from + end(begun).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as people would write them, with a sign for what each is.
    fn shown(text: &str) -> Vec<String> {
        let get = |range: &Range<usize>| text.get(range.clone()).unwrap_or("?").to_owned();
        let what = |what: &What| match what {
            What::Text(range, mode) => format!("{mode:?}({})", get(range)),
            What::Field(field, values) => {
                format!("{}={}", field.name(), values.iter().map(get).collect::<Vec<_>>().join("+"))
            }
            What::NoField(name, all) => format!("{}? {}", get(name), get(all)),
        };
        let sign = |part: &Part| format!("{}{}", if part.or { "|" } else { "" }, if part.not { "!" } else { "" });
        parts(text).iter().map(|part| format!("{}{}", sign(part), what(&part.what))).collect()
    }

    #[test]
    fn signs_say_how_a_word_is_meant() {
        assert_eq!(
            shown("a 'b ^c d$ ^e$ !f"),
            ["Loose(a)", "Literal(b)", "Begins(c)", "Ends(d)", "Whole(e)", "!Loose(f)"]
        );
        assert_eq!(shown("\"rule of law\"!'war"), ["Phrase(rule of law)", "!Literal(war)"]);
        assert_eq!(shown("eu \"rule of la"), ["Loose(eu)", "Literal(rule of la)"]);
        assert_eq!(shown("a | b |c|!d"), ["Loose(a)", "|Loose(b)", "|Loose(c)", "|!Loose(d)"]);
    }

    #[test]
    fn what_names_nothing_is_no_part() {
        for text in ["", "  ", "!", "'", "\"", "\"\"", "!'", "?", "' !", "|", "| |", "!|!", "^ $"] {
            let parts = shown(text);
            assert!(parts.iter().all(|part| part.contains("(^)") || part.contains("($)")), "{text}: {parts:?}");
        }
        assert_eq!(shown("| a |"), ["Loose(a)"]);
        assert_eq!(shown("a | | b"), ["Loose(a)", "|Loose(b)"]);
    }

    #[test]
    fn punctuation_around_a_word_is_not_meant() {
        assert_eq!(shown("what, (exactly) is foip?"), ["Loose(what)", "Loose(exactly)", "Loose(is)", "Loose(foip)"]);
        assert_eq!(
            shown("u.s. erasmus+ 'abe' a: b"),
            ["Loose(u.s.)", "Loose(erasmus+)", "Literal(abe)", "Loose(a)", "Loose(b)"]
        );
    }

    #[test]
    fn a_field_has_values() {
        assert_eq!(shown("kind:event,finding x"), ["kind=event+finding", "Loose(x)"]);
        assert_eq!(shown("!kind:event dim:\"a b\",c"), ["!kind=event", "dim=a b+c"]);
        assert_eq!(shown("kind: event year: 2018"), ["kind=event", "year=2018"]);
        assert_eq!(shown("kind: dim:a"), ["kind=", "dim=a"]);
        assert_eq!(shown("kind:"), ["kind="]);
        assert_eq!(shown("kind:a,"), ["kind=a"]);
        assert_eq!(shown("kind:a|level:>=3"), ["kind=a", "|level=>=3"]);
        assert_eq!(shown("dimension:a"), ["dim=a"]);
    }

    #[test]
    fn a_colon_alone_makes_no_field() {
        assert_eq!(shown("note:this"), ["note? note:this"]);
        assert_eq!(shown("https://a.b/c 10:30"), ["Loose(https://a.b/c)", "Loose(10:30)"]);
    }
}
