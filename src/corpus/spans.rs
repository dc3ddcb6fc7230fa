//! Where the values of a RON text stand. Serde forgets positions; this finds them again, and only when there is a
//! problem to report. It doesn't judge the text (ron does): it follows over a comma or colon that is missed, and where
//! it can't follow it gives up.

use std::ops::Range;

/// A value and the bytes it takes.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) inner: Inner,
}

/// What a value holds.
#[derive(Debug)]
pub(super) enum Inner {
    /// `(a: .., b: ..)`, by name.
    Fields(Vec<Field>),
    /// `[..]`, `(..)` without names, `{..}` with keys and values in turn.
    Items(Vec<Node>),
    /// A string in quotes.
    Text,
    /// A number, a word, a character.
    Plain,
}

/// A name and its value.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: Range<usize>,
    word: String,
    pub(super) value: Node,
}

impl Node {
    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&Node> {
        match &self.inner {
            Inner::Fields(fields) => fields.iter().find(|field| field.word == name).map(|field| &field.value),
            _ => None,
        }
    }

    /// The values of a list.
    pub(super) fn items(&self) -> &[Node] {
        match &self.inner {
            Inner::Items(items) => items,
            _ => &[],
        }
    }

    /// Calls `visit` for every string in quotes below.
    pub(super) fn texts(&self, visit: &mut impl FnMut(&Range<usize>)) {
        match &self.inner {
            Inner::Fields(fields) => fields.iter().for_each(|field| field.value.texts(visit)),
            Inner::Items(items) => items.iter().for_each(|node| node.texts(visit)),
            Inner::Text => visit(&self.span),
            Inner::Plain => {}
        }
    }
}

/// The value that a text is, if the text can be followed to its end.
pub(super) fn scan(text: &str) -> Option<Node> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.space()?;
    // `#![enable(..)]`, perhaps with blanks in it.
    while scanner.rest().starts_with('#') {
        scanner.at += scanner.rest().find(']')? + 1;
        scanner.space()?;
    }
    let root = scanner.value(0)?;
    scanner.space()?;
    scanner.rest().is_empty().then_some(root)
}

/// The byte behind the comma that comes next after a byte, past blanks and comments; none where something else comes.
pub(super) fn comma_after(text: &str, at: usize) -> Option<usize> {
    let mut scanner = Scanner { text, at };
    scanner.space()?;
    scanner.eat(',').then_some(scanner.at)
}

/// Deeper nesting than ron itself follows.
const DEPTH: usize = 128;

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn eat(&mut self, token: char) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len_utf8();
        }
        found
    }

    /// Skips white space and comments.
    fn space(&mut self) -> Option<()> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Some(());
            }
        }
    }

    fn block_comment(&mut self) -> Option<()> {
        let mut depth = 0;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Some(());
                }
            } else {
                self.at += rest.chars().next()?.len_utf8();
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let first = self.rest().chars().next()?;
        let inner = match first {
            _ if depth > DEPTH => return None,
            '(' => self.round(depth)?,
            '[' => Inner::Items(self.items(depth, '[', ']')?),
            '{' => Inner::Items(self.items(depth, '{', '}')?),
            '"' => self.quoted()?,
            'r' if self.rest().get(1..)?.trim_start_matches('#').starts_with('"') => self.raw_quoted()?,
            '\'' => self.character()?,
            _ => self.word(depth)?,
        };
        Some(Node { span: start..self.at, inner })
    }

    /// `(..)`: fields by name where the first thing is a name and a colon, else values in a row.
    fn round(&mut self, depth: usize) -> Option<Inner> {
        let start = self.at;
        self.at += 1;
        self.space()?;
        let name = self.name();
        self.space()?;
        let named = !name.is_empty() && self.rest().starts_with(':');
        self.at = start;
        if !named {
            return Some(Inner::Items(self.items(depth, '(', ')')?));
        }
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            self.space()?;
            if self.eat(')') {
                return Some(Inner::Fields(fields));
            }
            let start = self.at;
            let word = self.name().to_owned();
            let name = start..self.at;
            self.space()?;
            // A colon that is missed can be put where a blank stands.
            if word.is_empty() || !self.eat(':') && self.at == name.end {
                return None;
            }
            self.space()?;
            fields.push(Field { name, word, value: self.value(depth + 1)? });
            self.space()?;
            self.eat(',');
        }
    }

    fn items(&mut self, depth: usize, open: char, close: char) -> Option<Vec<Node>> {
        self.eat(open);
        let mut items = Vec::new();
        loop {
            self.space()?;
            if self.eat(close) {
                return Some(items);
            }
            items.push(self.value(depth + 1)?);
            self.space()?;
            if !self.eat(',') {
                self.eat(':');
            }
        }
    }

    fn name(&mut self) -> &'t str {
        // A name may be written `r#name`.
        self.at += if self.rest().starts_with("r#") { 2 } else { 0 };
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn quoted(&mut self) -> Option<Inner> {
        self.at += 1;
        loop {
            let rest = self.rest();
            let stop = rest.find(['"', '\\'])?;
            self.at += stop + 1;
            if rest.get(stop..)?.starts_with('"') {
                return Some(Inner::Text);
            }
            self.at += self.rest().chars().next()?.len_utf8();
        }
    }

    fn raw_quoted(&mut self) -> Option<Inner> {
        self.at += 1;
        let rest = self.rest();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let body = rest.get(hashes + 1..)?;
        self.at += hashes + 1 + body.find(&close)? + close.len();
        Some(Inner::Text)
    }

    fn character(&mut self) -> Option<Inner> {
        let rest = self.rest().get(1..)?;
        let escaped = usize::from(rest.starts_with('\\'));
        let length = rest.chars().take(1 + escaped).map(char::len_utf8).sum::<usize>();
        self.at += 1 + length + rest.get(length..)?.find('\'')? + 1;
        Some(Inner::Plain)
    }

    /// A number or a word; a word may carry a value in round brackets, which is then what counts.
    fn word(&mut self, depth: usize) -> Option<Inner> {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}' | '(' | ':' | '"'))?;
        let first = rest.get(..length)?.chars().next()?;
        self.at += length;
        let end = self.at;
        if first.is_alphabetic() {
            self.space()?;
        }
        if self.rest().starts_with('(') {
            return self.value(depth + 1).map(|node| node.inner);
        }
        self.at = end;
        Some(Inner::Plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'t>(text: &'t str, node: &Node) -> &'t str {
        text.get(node.span.clone()).unwrap()
    }

    #[test]
    fn values_are_found_by_field_and_position_past_comments_and_escapes() {
        let text = "#![enable(implicit_some)]\n( // (a: \"no\")\n a: [\"x \\\" ]\", (b: Some(3), c: r#\"y \" )\"#), /* /* ) */ ] */ ], d: 'z',)";
        let root = scan(text).unwrap();
        let list = root.field("a").unwrap();
        assert_eq!(at(text, &list.items()[0]), "\"x \\\" ]\"");
        assert_eq!(at(text, list.items()[1].field("b").unwrap()), "Some(3)");
        assert_eq!(at(text, list.items()[1].field("c").unwrap()), "r#\"y \" )\"#");
        assert_eq!(at(text, root.field("d").unwrap()), "'z'");
    }

    #[test]
    fn a_broken_text_gives_nothing_rather_than_a_wrong_place() {
        for text in ["", "(a: ", "(a: \"x)", "[1, 2", "(a: /* )", "(a: 3 b)", "(a: 3) b"] {
            assert!(scan(text).is_none(), "{text:?}");
        }
    }
}
