//! The rows of a page at one width, wrapped where they are looked at: any part of any page is shown at the same cost, and a
//! page of any length opens at once.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::HashMap;

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

/// Where a row stands: the how-manieth it is of a block, the space above the block counted. Behind the last row of a page
/// comes row 0 of the block that would be next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the block.
    pub block: usize,
    /// From 0.
    pub row: usize,
}

/// The rows of a page at one width. Every method is given the page that it was made of.
#[derive(Debug, Default)]
pub struct Rows {
    width: usize,
    /// Columns for the numbers of passages, with the space behind.
    numbers: usize,
    /// How many rows stand above each block, and how many there are: counted where the page is short, else guessed.
    above: Vec<usize>,
    /// The wrapped texts of the blocks that were looked at lately.
    wrapped: RefCell<HashMap<usize, Rc<[Range<usize>]>>>,
}

/// A page of no more bytes than this is wrapped whole, so that its rows are counted, not guessed.
const SHORT: usize = 1 << 18;
/// So many wrapped texts are remembered.
const REMEMBERED: usize = 1 << 14;

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

/// Whether a row of space stands above a block.
fn is_spaced(page: &Page, index: usize) -> bool {
    let kind = |index: usize| page.blocks.get(index).map(|block| block.kind);
    let (Some(own), Some(before)) = (kind(index), index.checked_sub(1).and_then(kind)) else { return false };
    is_set_apart(own) || own == BlockKind::Field && matches!(before, BlockKind::Title | BlockKind::Text)
}

impl Rows {
    /// The rows of a page at a width in cells.
    pub fn of(page: &Page, width: usize) -> Rows {
        let mut rows = Rows { width, numbers: numbers(page), ..Rows::default() };
        let is_short = page.blocks.iter().map(|block| block.text.len()).sum::<usize>() <= SHORT;
        let mut above = Vec::with_capacity(page.blocks.len() + 1);
        let mut sum = 0;
        for (index, block) in page.blocks.iter().enumerate() {
            above.push(sum);
            sum += if is_short {
                rows.count(page, index)
            } else {
                usize::from(is_spaced(page, index)) + block.text.len().div_ceil(rows.room(block)).max(1)
            };
        }
        above.push(sum);
        rows.above = above;
        rows
    }

    /// Columns before the text of a block: where its lead stands, and where the text begins.
    pub fn indent(&self, block: &Block) -> (usize, usize) {
        indent(block, self.numbers)
    }

    /// Columns for the text of a block.
    fn room(&self, block: &Block) -> usize {
        self.width.saturating_sub(self.indent(block).1).max(1)
    }

    pub fn width(&self) -> usize {
        self.width
    }

    /// The rows of a block's text.
    fn wrapped(&self, page: &Page, index: usize) -> Rc<[Range<usize>]> {
        let Some(block) = page.blocks.get(index) else { return Rc::default() };
        let mut wrapped = self.wrapped.borrow_mut();
        if wrapped.len() > REMEMBERED {
            wrapped.clear();
        }
        let wrap = || text::rows(&block.text, Cells(self.room(block))).into();
        Rc::clone(wrapped.entry(index).or_insert_with(wrap))
    }

    /// How many rows a block has, with the space above it.
    fn count(&self, page: &Page, index: usize) -> usize {
        usize::from(is_spaced(page, index)) + self.wrapped(page, index).len()
    }

    /// The row at a place; none behind the last one.
    pub fn get(&self, page: &Page, place: Place) -> Option<Row> {
        let block = place.block;
        let nth = place.row.checked_sub(is_spaced(page, block).into());
        let bytes = match nth {
            Some(nth) => Some(self.wrapped(page, block).get(nth)?.clone()),
            None => None,
        };
        Some(Row { block, bytes })
    }

    /// Whether a row is the space above a block.
    pub fn is_space(&self, page: &Page, place: Place) -> bool {
        place.row == 0 && is_spaced(page, place.block)
    }

    /// Behind the last row.
    pub fn end(&self, page: &Page) -> Place {
        Place { block: page.blocks.len(), row: 0 }
    }

    /// The row where a spot stands; the space above a block isn't its place.
    pub fn at(&self, page: &Page, spot: Spot) -> Place {
        let block = spot.block;
        if block >= page.blocks.len() {
            return self.up(page, self.end(page), 1);
        }
        let nth = self.wrapped(page, block).partition_point(|bytes| bytes.start <= spot.byte).saturating_sub(1);
        Place { block, row: nth + usize::from(is_spaced(page, block)) }
    }

    /// What stands on a row; the space above a block is drawn with the end of the one before.
    pub fn spot(&self, page: &Page, place: Place) -> Spot {
        let bytes = self.get(page, place).and_then(|row| row.bytes);
        Spot { block: place.block, byte: bytes.map_or(0, |bytes| bytes.start) }
    }

    /// So many rows further down, no further than behind the last.
    pub fn down(&self, page: &Page, place: Place, rows: usize) -> Place {
        let Place { mut block, row } = place;
        let mut left = row.saturating_add(rows);
        while block < page.blocks.len() {
            let count = self.count(page, block);
            if left < count {
                return Place { block, row: left };
            }
            (block, left) = (block + 1, left - count);
        }
        self.end(page)
    }

    /// So many rows further up, no further than to the first.
    pub fn up(&self, page: &Page, place: Place, rows: usize) -> Place {
        let Place { mut block, mut row } = place;
        let mut left = rows;
        while left > row {
            let Some(before) = block.checked_sub(1) else { return Place::default() };
            left -= row;
            (block, row) = (before, self.count(page, before));
        }
        Place { block, row: row - left }
    }

    /// How many rows there are, counted or guessed.
    pub fn len(&self) -> usize {
        self.above.last().copied().unwrap_or(0)
    }

    /// How many rows stand above a place, counted or guessed.
    pub fn number(&self, place: Place) -> usize {
        self.above.get(place.block).map_or(self.len(), |above| above + place.row).min(self.len())
    }

    /// The place that has so many rows above it, counted or guessed.
    pub fn place(&self, page: &Page, number: usize) -> Place {
        if number >= self.len() {
            return self.end(page);
        }
        let block = self.above.partition_point(|above| *above <= number).saturating_sub(1);
        let row = number.saturating_sub(self.above.get(block).copied().unwrap_or(0));
        Place { block, row: row.min(self.count(page, block).saturating_sub(1)) }
    }

    /// The block and byte drawn at a row and column, if text is there.
    pub fn byte_at(&self, page: &Page, place: Place, column: usize) -> Option<(usize, usize)> {
        let row = self.get(page, place)?;
        let block = page.blocks.get(row.block)?;
        let bytes = row.bytes?;
        let column = column.checked_sub(self.indent(block).1)?;
        let line = block.text.get(bytes.clone())?;
        let before = text::cut(line, Cells(column), "").len();
        (before < line.len()).then_some((row.block, bytes.start + before))
    }
}
