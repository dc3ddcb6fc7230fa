//! A text cut into the records of its lists, so that several threads can parse it. It is followed only as far as that
//! needs, and ron judges all of it afterwards: each record alone, and the rest with `()` in the place of every record.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// What is left of a text without the records of its lists.
#[derive(Debug)]
pub(super) struct Rest<'t> {
    pub(super) text: String,
    /// How many records were taken out of each list.
    pub(super) taken: Vec<(&'t str, usize)>,
}

/// Hands every record of every list over, one after the other: with the name of the list, and its bytes. Gives nothing
/// back where the text is not simply one record in round brackets with lists of such records.
pub(super) fn cut<'t>(text: &'t str, take: &mut impl FnMut(&'t str, Range<usize>)) -> Option<Rest<'t>> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0 };
    let mut rest = Rest { text: String::new(), taken: Vec::new() };
    let mut kept = 0;
    scanner.space()?;
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
            loop {
                scanner.space()?;
                match scanner.peek()? {
                    b']' => break,
                    b',' => scanner.at += 1,
                    b'(' => {
                        let start = scanner.at;
                        scanner.value()?;
                        take(name, start..scanner.at);
                        rest.text.push_str(text.get(kept..start)?);
                        rest.text.push_str("()");
                        kept = scanner.at;
                        count += 1;
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
    rest.text.push_str(text.get(kept..)?);
    Some(rest)
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
        let rest = cut(text, &mut |list, bytes| found.push((list, text.get(bytes).unwrap()))).unwrap();
        let first = r####"(s: "x\")", r: r#"" )"#, l: [(b: {1: 2})])"####;
        assert_eq!(found, [("a", first), ("a", "()"), ("other_r", r#"(x: "r")"#)]);
        assert_eq!(rest.taken, [("a", 2), ("empty", 0), ("other_r", 1)]);
        assert_eq!(rest.text, text.replace(first, "()").replace(r#"(x: "r")"#, "()"));
    }

    #[test]
    fn what_is_not_plainly_lists_of_records_is_not_cut() {
        for text in
            ["", "#![enable(implicit_some)]\n(a: [()])", "(a: [(])", "(a: [3])", "(a: [(\"])", "(a: ['('])", "Raw()"]
        {
            assert!(cut(text, &mut |_, _| {}).is_none(), "{text:?}");
        }
    }
}
