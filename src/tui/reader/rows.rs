//! The wrapped rows of a page: built once for a width, so that any part of any page is drawn at the same cost.

use std::ops::Range;

use crate::page::{Block, BlockKind, Lead, Page};
use crate::text::{self, Cells};
use crate::tui::history::Spot;

/// One row of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Index of its block.
    pub block: usize,
    /// Its bytes in the block's text; none for the space above a block.
    pub bytes: Option<Range<usize>>,
}

/// All rows of a page at one width.
#[derive(Debug, Default)]
pub struct Rows {
    width: usize,
    /// Columns for the numbers of passages, with the space behind.
    numbers: usize,
    rows: Vec<Row>,
}

/// Columns that numbers of passages are given at least and at most.
const NUMBERS: (usize, usize) = (5, 17);

/// The columns that the widest number of a passage takes on a page, with the space behind.
fn numbers(page: &Page) -> usize {
    let widths = page.blocks.iter().filter(|block| block.kind == BlockKind::Passage).map(|block| match &block.lead {
        Lead::Word(word) => text::width(word).0 + 1,
        _ => 0,
    });
    widths.max().unwrap_or(0).clamp(NUMBERS.0, NUMBERS.1)
}

/// Columns before the text of a block: where its lead stands, and where the text begins. `numbers` is the room for the
/// numbers of passages.
fn indent(block: &Block, numbers: usize) -> (usize, usize) {
    match (block.kind, &block.lead) {
        (BlockKind::Passage | BlockKind::Own, _) => (0, numbers),
        (BlockKind::Note, Lead::Sign(_)) => (numbers, numbers + 2),
        (BlockKind::Note, _) => (0, numbers),
        (BlockKind::Field, _) | (_, Lead::Word(_)) => (0, 15),
        (_, Lead::Sign(_)) => (0, 2),
        (_, Lead::None) => (0, 0),
    }
}

/// Whether space stands above every block of a kind.
fn is_set_apart(kind: BlockKind) -> bool {
    use BlockKind::{Field, Heading, Item, Meter, Note, Own, Passage, Remark, Text, Title};
    match kind {
        Title | Heading | Text | Passage | Own | Meter | Remark => true,
        Field | Item | Note => false,
    }
}

impl Rows {
    /// Wraps a page to a width in cells.
    pub fn of(page: &Page, width: usize) -> Rows {
        let mut rows = Vec::new();
        let numbers = numbers(page);
        for (index, block) in page.blocks.iter().enumerate() {
            let room = width.saturating_sub(indent(block, numbers).1).max(1);
            let spaced = index > 0
                && (is_set_apart(block.kind)
                    || (block.kind == BlockKind::Field
                        && matches!(page.blocks[index - 1].kind, BlockKind::Title | BlockKind::Text)));
            if spaced {
                rows.push(Row { block: index, bytes: None });
            }
            let wrapped = text::rows(&block.text, Cells(room)).into_iter();
            rows.extend(wrapped.map(|bytes| Row { block: index, bytes: Some(bytes) }));
        }
        Rows { width, numbers, rows }
    }

    /// Columns before the text of a block: where its lead stands, and where the text begins.
    pub fn indent(&self, block: &Block) -> (usize, usize) {
        indent(block, self.numbers)
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn get(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    /// Whether a row is the space above a block.
    pub fn is_space(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.bytes.is_none())
    }

    /// The row where a place stands; the space above a block isn't its place.
    pub fn at(&self, spot: Spot) -> usize {
        let before = |row: &Row| match &row.bytes {
            Some(bytes) => (row.block, bytes.start) <= (spot.block, spot.byte),
            None => row.block <= spot.block,
        };
        self.rows.partition_point(before).saturating_sub(1)
    }

    /// The place of a row.
    pub fn spot(&self, row: usize) -> Spot {
        let Some(row) = self.rows.get(row) else { return Spot::default() };
        match &row.bytes {
            Some(bytes) => Spot { block: row.block, byte: bytes.start },
            // The space above a block is drawn with the end of the one before.
            None => Spot { block: row.block, byte: 0 },
        }
    }

    /// The block and byte drawn at a row and column, if text is there.
    pub fn byte_at(&self, page: &Page, row: usize, column: usize) -> Option<(usize, usize)> {
        let row = self.rows.get(row)?;
        let block = page.blocks.get(row.block)?;
        let bytes = row.bytes.clone()?;
        let column = column.checked_sub(self.indent(block).1)?;
        let line = block.text.get(bytes.clone())?;
        let before = text::cut(line, Cells(column), "").len();
        (before < line.len()).then_some((row.block, bytes.start + before))
    }
}
