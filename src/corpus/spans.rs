//! Where the values of a RON text stand. Serde forgets positions; this finds them again, and only when there is a
//! problem to report. It doesn't judge the text (ron does): it follows over a comma or colon that is missed, and where
//! it can't follow it gives up.

use std::cell::Cell;
use std::ops::Range;

/// The values of a text, each in front of those it holds. 16 bytes a value: a file may have millions.
#[derive(Debug)]
pub(super) struct Tree {
    values: Vec<Value>,
    /// The list that was last asked for one of its values, which one, and where it stands: the next question is mostly
    /// for the one behind it.
    last: Cell<Option<(usize, usize, usize)>>,
}

#[derive(Debug, Clone, Copy)]
struct Value {
    start: u32,
    end: u32,
    /// Where the value stands that is no longer held by this one.
    next: u32,
    /// How far in front of the value its field's name begins, in bytes, and how long the name is; 0 where it has none.
    lead: u16,
    name: u8,
    kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(a: .., b: ..)`, by name.
    Fields,
    /// `[..]`, `(..)` without names, `{..}` with keys and values in turn.
    Items,
    /// A string in quotes.
    Text,
    /// A number, a word, a character.
    Plain,
}

/// A value and the bytes it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    at: usize,
    value: Value,
}

impl Tree {
    /// The value that the text is.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    fn node(&self, at: usize) -> Option<Node<'_>> {
        self.values.get(at).map(|value| Node { tree: self, at, value: *value })
    }
}

impl<'t> Node<'t> {
    /// The bytes of the value.
    pub(super) fn span(&self) -> Range<usize> {
        self.value.start as usize..self.value.end as usize
    }

    /// The bytes of the name of the field that holds the value; empty where none does.
    pub(super) fn name(&self) -> Range<usize> {
        let start = self.value.start as usize - usize::from(self.value.lead);
        start..start + usize::from(self.value.name)
    }

    /// What the value is.
    pub(super) fn kind(&self) -> Kind {
        self.value.kind
    }

    /// The values that this one holds itself.
    pub(super) fn inner(&self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let (tree, end) = (self.tree, self.value.next as usize);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let node = tree.node(at).filter(|_| at < end)?;
            at = node.value.next as usize;
            Some(node)
        })
    }

    /// The value of a field; `text` is what the tree was made of.
    pub(super) fn field(&self, text: &str, name: &str) -> Option<Node<'t>> {
        let written = |node: &Node<'_>| text.get(node.name()).map(|word| word.trim_start_matches("r#"));
        self.inner().find(|node| self.kind() == Kind::Fields && written(node) == Some(name))
    }

    /// A value of a list, counted from 0.
    pub(super) fn item(&self, index: usize) -> Option<Node<'t>> {
        if self.kind() != Kind::Items {
            return None;
        }
        let last = self.tree.last.get().filter(|(list, before, _)| *list == self.at && *before <= index);
        let (_, before, at) = last.unwrap_or((self.at, 0, self.at + 1));
        let rest = Node { at: at.checked_sub(1)?, ..*self };
        let found = rest.inner().nth(index - before)?;
        self.tree.last.set(Some((self.at, index, found.at)));
        Some(found)
    }

    /// Calls `visit` for every string in quotes below.
    pub(super) fn texts(&self, visit: &mut impl FnMut(Range<usize>)) {
        for at in self.at..self.value.next as usize {
            let text = self.tree.node(at).filter(|node| node.kind() == Kind::Text);
            text.into_iter().for_each(|node| visit(node.span()));
        }
    }
}

/// The values of a text, if it can be followed to its end. A text of little but brackets and commas, which no dataset
/// is, isn't followed: the tree is at most about three times as large as its text.
pub(super) fn scan(text: &str) -> Option<Tree> {
    u32::try_from(text.len()).ok()?;
    let mut scanner = Scanner { text, at: 0, values: Vec::new() };
    scanner.space()?;
    // `#![enable(..)]`, perhaps with blanks in it.
    while scanner.rest().starts_with('#') {
        scanner.at += scanner.rest().find(']')? + 1;
        scanner.space()?;
    }
    scanner.value(0, scanner.at..scanner.at)?;
    scanner.space()?;
    let values = if scanner.rest().is_empty() { scanner.values } else { return None };
    Some(Tree { values, last: Cell::default() })
}

/// The byte behind the comma that comes next after a byte, past blanks and comments; none where something else comes.
pub(super) fn comma_after(text: &str, at: usize) -> Option<usize> {
    let mut scanner = Scanner { text, at, values: Vec::new() };
    scanner.space()?;
    scanner.eat(',').then_some(scanner.at)
}

/// Deeper nesting than ron itself follows.
const DEPTH: usize = 128;
/// A value of a dataset takes so many bytes on average, or more.
const THINNEST: usize = 5;
/// So many values are followed in any text.
const FEW: usize = 100_000;

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    values: Vec<Value>,
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

    /// Follows a value, behind the name that its field has.
    fn value(&mut self, depth: usize, name: Range<usize>) -> Option<()> {
        let (start, at) = (self.at, self.values.len());
        if depth > DEPTH || at > FEW.max(self.text.len() / THINNEST) {
            return None;
        }
        let byte = |byte: usize| u32::try_from(byte).ok();
        // No field that is known has a longer name.
        let (lead, name) = (u16::try_from(start - name.start).ok()?, u8::try_from(name.len()).unwrap_or(0));
        self.values.push(Value { start: byte(start)?, end: 0, next: 0, lead, name, kind: Kind::Plain });
        let kind = self.kind(depth)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'t>(text: &'t str, node: Option<Node<'_>>) -> &'t str {
        text.get(node.unwrap().span()).unwrap()
    }

    #[test]
    fn values_are_found_by_field_and_position_past_comments_and_escapes() {
        let text = "#![enable(implicit_some)]\n( // (a: \"no\")\n a: [\"x \\\" ]\", (b: Some(3), c: r#\"y \" )\"#), /* /* ) */ ] */ ], r#d: 'z',)";
        let tree = scan(text).unwrap();
        let root = tree.root().unwrap();
        let list = root.field(text, "a").unwrap();
        assert_eq!(at(text, list.item(0)), "\"x \\\" ]\"");
        let second = list.item(1).unwrap();
        assert_eq!(at(text, second.field(text, "b")), "Some(3)");
        assert_eq!(at(text, second.field(text, "c")), "r#\"y \" )\"#");
        assert_eq!(at(text, root.field(text, "d")), "'z'");
        assert_eq!(at(text, list.item(0)), "\"x \\\" ]\"", "back again");
        assert!(list.item(2).is_none() && root.item(0).is_none());
    }

    #[test]
    fn the_items_of_nested_lists_are_counted_each_by_itself() {
        let text = "[[1, 2], [], [3, [4]], 5]";
        let tree = scan(text).unwrap();
        let root = tree.root().unwrap();
        let items = |node: &Node<'_>| node.inner().map(|node| at(text, Some(node)).to_owned()).collect::<Vec<_>>();
        assert_eq!(items(&root), ["[1, 2]", "[]", "[3, [4]]", "5"]);
        assert!(root.item(1).unwrap().item(0).is_none());
        assert_eq!(at(text, root.item(2).unwrap().item(1).unwrap().item(0)), "4");
        let mut texts = 0;
        root.texts(&mut |_| texts += 1);
        assert_eq!(texts, 0);
    }

    #[test]
    fn a_broken_text_gives_nothing_rather_than_a_wrong_place() {
        for text in ["", "(a: ", "(a: \"x)", "[1, 2", "(a: /* )", "(a: 3 b)", "(a: 3) b"] {
            assert!(scan(text).is_none(), "{text:?}");
        }
    }
}
