//! Where the values of a RON text stand. Serde forgets positions; this finds them again, and only when there is a
//! problem to report. It doesn't judge the text (ron does): it follows over a comma or colon that is missed, and where
//! it can't follow it gives up.

mod scanner;

use std::cell::Cell;
use std::ops::Range;

use super::pieces::Span;
use scanner::Scanner;

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
    /// A record of a list of the file: what it holds isn't told apart here.
    Folded,
}

/// A value and the bytes it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    at: usize,
    value: Value,
}

/// A record that stands in a text by itself.
#[derive(Debug)]
pub(super) struct Folded {
    /// The number of its list among all lists.
    pub(super) list: u8,
    pub(super) bytes: Span,
}

impl Tree {
    /// The value that the text is.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    /// The tree of a text of which some records had been overwritten, with these in their places. They are in order.
    pub(super) fn with_folded(self, records: &[Folded]) -> Option<Tree> {
        let before = |byte: u32| records.partition_point(|record| record.bytes.start < byte);
        let mut values: Vec<Value> = Vec::with_capacity(self.values.len() + records.len());
        let mut done = 0;
        for value in self.values {
            done = fold(&mut values, records, done..before(value.start))?;
            let next = value.next + u32::try_from(before(value.end)).ok()?;
            values.push(Value { next, ..value });
        }
        fold(&mut values, records, done..records.len())?;
        Some(Tree { values, last: Cell::default() })
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

/// Appends some records, folded; gives back which comes next.
fn fold(values: &mut Vec<Value>, records: &[Folded], which: Range<usize>) -> Option<usize> {
    for Folded { bytes: Range { start, end }, .. } in records.get(which.clone())? {
        let next = u32::try_from(values.len() + 1).ok()?;
        values.push(Value { start: *start, end: *end, next, lead: 0, name: 0, kind: Kind::Folded });
    }
    Some(which.end)
}

/// The values of a text, if it can be followed to its end. A text of little but brackets and commas, which no dataset
/// is, isn't followed: the tree is at most about three times as large as its text.
pub(super) fn scan(text: &str) -> Option<Tree> {
    follow(Scanner { text, at: 0, values: Vec::new(), folds: false })
}

/// The values of the text of a file, with the records of its lists folded: there are much fewer of them.
pub(super) fn scan_folded(text: &str) -> Option<Tree> {
    follow(Scanner { text, at: 0, values: Vec::new(), folds: true })
}

fn follow(mut scanner: Scanner<'_>) -> Option<Tree> {
    u32::try_from(scanner.text.len()).ok()?;
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
    let mut scanner = Scanner { text, at, values: Vec::new(), folds: false };
    scanner.space()?;
    scanner.eat(',').then_some(scanner.at)
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
    fn a_folded_record_takes_one_value_and_is_found_among_the_others() {
        let text = "(dataset: (id: \"x\", keywords: [(a: 1)]), a: [(b: [1, 2]), (b: 3), (4)], c: [(5)], d: [(6)])";
        let folded = scan_folded(text).unwrap();
        assert_eq!(folded.values.len(), 14);
        let (one, two) = ("(b: 3), ", "(6)");
        let record = |record: &str| {
            let start = text.find(record).unwrap();
            start as u32..(start + record.trim_end_matches(", ").len()) as u32
        };
        let without = text.replace(one, &" ".repeat(one.len())).replace(two, &" ".repeat(two.len()));
        let records = [one, two].map(|one| Folded { list: 0, bytes: record(one) });
        let mended = scan(&without).unwrap().with_folded(&records).unwrap();
        for tree in [&folded, &mended] {
            let root = tree.root().unwrap();
            let items = |list| {
                let list = root.field(text, list).unwrap();
                list.inner().map(|node| at(text, Some(node))).collect::<Vec<_>>()
            };
            assert_eq!(items("a"), ["(b: [1, 2])", "(b: 3)", "(4)"]);
            assert_eq!((items("c"), items("d")), (vec!["(5)"], vec!["(6)"]));
            assert_eq!(root.field(text, "a").unwrap().item(1).unwrap().kind(), Kind::Folded);
            assert_eq!(at(text, root.field(text, "dataset").and_then(|about| about.field(text, "id"))), "\"x\"");
        }
    }

    #[test]
    fn a_broken_text_gives_nothing_rather_than_a_wrong_place() {
        for text in ["", "(a: ", "(a: \"x)", "[1, 2", "(a: /* )", "(a: 3 b)", "(a: 3) b"] {
            assert!(scan(text).is_none(), "{text:?}");
        }
    }
}
