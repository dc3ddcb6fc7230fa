//! A text cut into the records of its lists, so that several threads can parse it. It is followed only as far as that
//! needs, and ron judges all of it afterwards: each record alone, and the rest with `()` in the place of every record.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// No record says anything in fewer bytes: `(id:"a")`.
pub(super) const SHORTEST: usize = 8;

/// Where a record stands in its file, in bytes. Of a large file there are very many, and none is so large that this has no room.
pub(super) type Span = Range<u32>;

/// The same, as a range of bytes is written.
pub(super) fn small(bytes: Range<usize>) -> Option<Span> {
    Some(u32::try_from(bytes.start).ok()?..u32::try_from(bytes.end).ok()?)
}

/// The texts of some records.
pub(super) fn texts<'t>(text: &'t str, records: &[Span]) -> Vec<&'t str> {
    records.iter().filter_map(|record| text.get(record.start as usize..record.end as usize)).collect()
}

/// What is left of a text without the records of its lists.
#[derive(Debug)]
pub(super) struct Rest<'t> {
    pub(super) text: String,
    /// How many records were taken out of each list.
    pub(super) taken: Vec<(&'t str, usize)>,
}

/// A record of a list.
#[derive(Debug)]
pub(super) struct Cut<'t> {
    /// The name of the list.
    pub(super) list: &'t str,
    /// The bytes of the record.
    pub(super) record: Range<usize>,
    /// Its bytes and the comma behind it: without these the list is as well set out as with them. None where a comma is
    /// missed, in front of it or behind.
    pub(super) alone: Option<Range<usize>>,
}

/// Hands every record of every list over, one after the other, as far as the text can be followed. Gives nothing back where
/// it is not simply one record in round brackets with lists of such records.
pub(super) fn cut<'t>(text: &'t str, take: &mut impl FnMut(Cut<'t>)) -> Option<Rest<'t>> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0 };
    let mut rest = Rest { text: String::new(), taken: Vec::new() };
    let mut kept = 0;
    scanner.space()?;
    // `#![enable(..)]`
    while scanner.peek()? == b'#' {
        scanner.at += memchr(b']', scanner.rest())? + 1;
        scanner.space()?;
    }
    scanner.eat(b'(')?;
    loop {
        scanner.space()?;
        if scanner.eat(b')').is_some() {
            break;
        }
        let name = scanner.name()?;
        scanner.space()?;
        scanner.eat(b':')?;
        scanner.space()?;
        if scanner.peek()? == b'[' {
            scanner.at += 1;
            let mut count = 0;
            let mut may_follow = true;
            loop {
                scanner.space()?;
                match scanner.peek()? {
                    b']' => break,
                    b',' => (scanner.at, may_follow) = (scanner.at + 1, true),
                    b'(' => {
                        let start = scanner.at;
                        scanner.value()?;
                        let end = scanner.at;
                        scanner.space()?;
                        let behind = match scanner.peek()? {
                            b',' => Some(scanner.at + 1),
                            b']' => Some(end),
                            _ => None,
                        };
                        let alone = behind.filter(|_| may_follow).map(|behind| start..behind);
                        take(Cut { list: name, record: start..end, alone });
                        rest.text.push_str(text.get(kept..start)?);
                        rest.text.push_str("()");
                        kept = end;
                        count += 1;
                        may_follow = false;
                    }
                    _ => return None,
                }
            }
            scanner.at += 1;
            rest.taken.push((name, count));
        } else {
            scanner.value()?;
        }
        scanner.space()?;
        if scanner.peek()? == b',' {
            scanner.at += 1;
        }
    }
    scanner.space()?;
    rest.text.push_str(text.get(kept..)?);
    scanner.rest().is_empty().then_some(rest)
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Scanner<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn name(&mut self) -> Option<&'t str> {
        let typed = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = self.rest().iter().take_while(|byte| typed(byte)).count();
        let start = self.at;
        self.at += length;
        self.text.get(start..self.at).filter(|name| !name.is_empty())
    }

    /// Skips blanks and comments.
    fn space(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        match self.bytes.get(self.at + 1)? {
            b'/' => self.at += memchr(b'\n', self.rest()).unwrap_or(self.rest().len()),
            b'*' => {
                self.at += 2;
                let mut depth = 1;
                while depth > 0 {
                    self.at += memchr2(b'*', b'/', self.rest())?;
                    match self.rest() {
                        [b'*', b'/', ..] => (depth, self.at) = (depth - 1, self.at + 2),
                        [b'/', b'*', ..] => (depth, self.at) = (depth + 1, self.at + 2),
                        _ => self.at += 1,
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Skips a value: to the bracket that closes it, or to what stands behind a value without brackets.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.quoted()?,
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b',' | b')' | b']' | b'}' if depth == 0 => return Some(()),
                b')' | b']' | b'}' => {
                    depth -= 1;
                    self.at += 1;
                    if depth == 0 {
                        return Some(());
                    }
                }
                b'/' => self.comment()?,
                b'r' => self.raw_quoted()?,
                // No record has a single character: what stands there isn't for this scanner.
                b'\'' => return None,
                _ => self.at += 1,
            }
        }
    }

    fn quoted(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            self.at += memchr2(b'"', b'\\', self.rest())?;
            if self.peek()? == b'"' {
                self.at += 1;
                return Some(());
            }
            self.at += 2;
        }
    }

    /// Skips `r"..."` or `r#"..."#`, and any other `r`.
    fn raw_quoted(&mut self) -> Option<()> {
        self.at += 1;
        let hashes = self.rest().iter().take_while(|byte| **byte == b'#').count();
        if self.rest().get(hashes) != Some(&b'"') {
            return Some(());
        }
        self.at += hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        self.at += memmem::find(self.rest(), close.as_bytes())? + close.len();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_past_whatever_looks_like_a_bracket() {
        let text = r####"( // (a: [( "
            word: (1, [2]), a: [ /* ]( /* ) */ ] */ (s: "x\")", r: r#"" )"#, l: [(b: {1: 2})]) , // ),
            (), ], empty: [], number: 3,
            other_r: [(x: "r")] )"####;
        let mut found = Vec::new();
        let mut take = |Cut { list, record, .. }: Cut<'static>| found.push((list, text.get(record).unwrap()));
        let rest = cut(text, &mut take).unwrap();
        let first = r####"(s: "x\")", r: r#"" )"#, l: [(b: {1: 2})])"####;
        assert_eq!(found, [("a", first), ("a", "()"), ("other_r", r#"(x: "r")"#)]);
        assert_eq!(rest.taken, [("a", 2), ("empty", 0), ("other_r", 1)]);
        assert_eq!(rest.text, text.replace(first, "()").replace(r#"(x: "r")"#, "()"));
    }

    #[test]
    fn what_a_file_enables_is_left_to_ron() {
        let mut count = 0;
        let rest = cut("#![enable(implicit_some)]\n# ![ enable(unwrap_newtypes) ] (a: [(x: 1)])", &mut |_| count += 1);
        let rest = rest.map(|rest| rest.text);
        let left = "#![enable(implicit_some)]\n# ![ enable(unwrap_newtypes) ] (a: [()])";
        assert_eq!((count, rest.as_deref()), (1, Some(left)));
    }

    #[test]
    fn a_record_with_its_comma_is_told_where_the_list_needs_no_other() {
        let text = "(a: [(1), (2) /* , */ , (3) (4), (5),, (6)], b: [(7),], c: [, (8) ])";
        let mut alone = Vec::new();
        cut(text, &mut |cut| alone.push(cut.alone.map_or("", |bytes| text.get(bytes).unwrap()))).unwrap();
        assert_eq!(alone, ["(1),", "(2) /* , */ ,", "", "", "(5),", "(6)", "(7),", "(8)"]);
    }

    #[test]
    fn what_is_not_plainly_lists_of_records_is_not_cut() {
        for text in ["", "(a: [(])", "(a: [3])", "(a: [(\"])", "(a: ['('])", "Raw()", "(a: [()]) b"] {
            assert!(cut(text, &mut |_| {}).is_none(), "{text:?}");
        }
    }
}
