//! What stands around a byte of a text: where a slip can be cut out, or what is missing put in.

use std::ops::Range;

use super::spans::{self, Kind, Node};

/// The smallest field or list item around a byte.
pub(super) struct Step {
    /// The bytes of the field, its name included, or of the item.
    pub(super) whole: Range<usize>,
    /// The bytes of the value.
    pub(super) value: Range<usize>,
    /// The bytes of the record or list that holds it.
    pub(super) around: Range<usize>,
    /// The byte behind the value or name in front of it, where a comma or colon may be put.
    pub(super) gap: Option<usize>,
}

/// The smallest field or list item around a byte, in a text whose value is `root`; its records may be folded.
pub(super) fn around(text: &str, root: Node<'_>, byte: usize) -> Option<Step> {
    let mut found = None;
    let mut node = root;
    loop {
        let mut before: Option<Node<'_>> = None;
        let inner = node.inner().find(|value| {
            let is_around = (value.name().start..value.span().end).contains(&byte);
            if !is_around {
                before = Some(*value);
            }
            is_around
        });
        let Some(value) = inner else { return found };
        let (name, span) = (value.name(), value.span());
        let gap = if byte == name.start {
            before.map(|before| before.span().end)
        } else {
            (byte == span.start).then_some(name.end)
        };
        found = Some(Step {
            whole: name.start..span.end,
            value: span.clone(),
            around: node.span(),
            gap: gap.filter(|gap| *gap < byte),
        });
        if value.kind() == Kind::Folded {
            return within(text, span, byte).or(found);
        }
        node = value;
    }
}

/// The same in a value that is folded, by its bytes.
fn within(text: &str, value: Range<usize>, byte: usize) -> Option<Step> {
    let text = text.get(value.clone())?;
    let tree = spans::scan(text)?;
    let step = around(text, tree.root()?, byte - value.start)?;
    let there = |bytes: Range<usize>| value.start + bytes.start..value.start + bytes.end;
    Some(Step {
        whole: there(step.whole),
        value: there(step.value),
        around: there(step.around),
        gap: step.gap.map(|gap| value.start + gap),
    })
}
