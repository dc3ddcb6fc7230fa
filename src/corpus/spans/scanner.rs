//! A RON text, followed value by value.

use std::ops::Range;

use super::{Kind, Value};

/// Deeper nesting than ron itself follows.
const DEPTH: usize = 128;
/// How deep the records of the lists of a file are nested. The fields of its own record are as deep, and have names.
const RECORD: usize = 2;
/// A value of a dataset takes so many bytes on average, or more.
const THINNEST: usize = 5;
/// So many values are followed in any text.
const FEW: usize = 100_000;

/// A text and how far it was followed.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) values: Vec<Value>,
    /// Whether records of lists are folded.
    pub(super) folds: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn eat(&mut self, token: char) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len_utf8();
        }
        found
    }

    /// Skips white space and comments.
    pub(super) fn space(&mut self) -> Option<()> {
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

    /// Follows a value, behind the name that its field has.
    pub(super) fn value(&mut self, depth: usize, name: Range<usize>) -> Option<()> {
        let (start, at) = (self.at, self.values.len());
        if depth > DEPTH || at > FEW.max(self.text.len() / THINNEST) {
            return None;
        }
        let byte = |byte: usize| u32::try_from(byte).ok();
        // No field that is known has a longer name.
        let (lead, name) = (u16::try_from(start - name.start).ok()?, u8::try_from(name.len()).unwrap_or(0));
        self.values.push(Value { start: byte(start)?, end: 0, next: 0, lead, name, kind: Kind::Plain });
        let mut kind = self.kind(depth)?;
        if self.folds && depth == RECORD && name == 0 && matches!(kind, Kind::Fields | Kind::Items) {
            self.values.truncate(at + 1);
            kind = Kind::Folded;
        }
        let (end, next) = (byte(self.at)?, byte(self.values.len())?);
        let value = self.values.get_mut(at)?;
        *value = Value { end, next, kind, ..*value };
        Some(())
    }

    fn kind(&mut self, depth: usize) -> Option<Kind> {
        match self.rest().chars().next()? {
            '(' => self.round(depth),
            '[' => self.items(depth, '[', ']'),
            '{' => self.items(depth, '{', '}'),
            '"' => self.quoted(),
            'r' if self.rest().get(1..)?.trim_start_matches('#').starts_with('"') => self.raw_quoted(),
            '\'' => self.character(),
            _ => self.word(depth),
        }
    }

    /// `(..)`: fields by name where the first thing is a name and a colon, else values in a row.
    fn round(&mut self, depth: usize) -> Option<Kind> {
        let start = self.at;
        self.at += 1;
        self.space()?;
        let name = self.name();
        self.space()?;
        let named = !name.is_empty() && self.rest().starts_with(':');
        self.at = start;
        if !named {
            return self.items(depth, '(', ')');
        }
        self.at += 1;
        loop {
            self.space()?;
            if self.eat(')') {
                return Some(Kind::Fields);
            }
            let start = self.at;
            let is_name = !self.name().is_empty();
            let name = start..self.at;
            self.space()?;
            // A colon that is missed can be put where a blank stands.
            if !is_name || !self.eat(':') && self.at == name.end {
                return None;
            }
            self.space()?;
            self.value(depth + 1, name)?;
            self.space()?;
            self.eat(',');
        }
    }

    fn items(&mut self, depth: usize, open: char, close: char) -> Option<Kind> {
        self.eat(open);
        loop {
            self.space()?;
            if self.eat(close) {
                return Some(Kind::Items);
            }
            self.value(depth + 1, self.at..self.at)?;
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

    fn quoted(&mut self) -> Option<Kind> {
        self.at += 1;
        loop {
            let rest = self.rest();
            let stop = rest.find(['"', '\\'])?;
            self.at += stop + 1;
            if rest.get(stop..)?.starts_with('"') {
                return Some(Kind::Text);
            }
            self.at += self.rest().chars().next()?.len_utf8();
        }
    }

    fn raw_quoted(&mut self) -> Option<Kind> {
        self.at += 1;
        let rest = self.rest();
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let body = rest.get(hashes + 1..)?;
        self.at += hashes + 1 + body.find(&close)? + close.len();
        Some(Kind::Text)
    }

    fn character(&mut self) -> Option<Kind> {
        let rest = self.rest().get(1..)?;
        let escaped = usize::from(rest.starts_with('\\'));
        let length = rest.chars().take(1 + escaped).map(char::len_utf8).sum::<usize>();
        self.at += 1 + length + rest.get(length..)?.find('\'')? + 1;
        Some(Kind::Plain)
    }

    /// A number or a word; a word may carry a value in round brackets, which is then what counts.
    fn word(&mut self, depth: usize) -> Option<Kind> {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}' | '(' | ':' | '"'))?;
        let first = rest.get(..length)?.chars().next()?;
        self.at += length;
        let end = self.at;
        if first.is_alphabetic() {
            self.space()?;
        }
        if self.rest().starts_with('(') {
            return if depth < DEPTH { self.kind(depth + 1) } else { None };
        }
        self.at = end;
        Some(Kind::Plain)
    }
}
