//! The reader: one page, its wrapped rows, the link under the cursor, the hits of a find.
//!
//! | part | what it is |
//! |---|---|
//! | `frame` | which columns belong to the outline, the margin and the text |
//! | `rows` | the wrapped rows of a page at one width |
//! | `outline` | headings and passages, to jump to |
//! | `find` | the hits of a find, and going from one to the next |
//! | `jumps` | the outline and the letters at work; the length of lines |
//! | `hints` | letters on the links that are seen |
//! | `stripes` | beside the passages, a column for each code |
//! | `paint` | draws what is seen |

mod find;
mod frame;
mod hints;
mod jumps;
mod outline;
pub mod paint;
mod rows;
pub mod stripes;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::history::Spot;
use crate::address::Address;
use crate::corpus::{Corpus, Id, Passage, Thing};
use crate::page::{BlockKind, Page, Span};
use frame::Frame;
pub use frame::{MEASURE, MEASURES};
use hints::Hints;
use outline::Outline;
use rows::{Place, Rows};
use stripes::{Codes, Stripes};

/// Columns of stripes that count the codes of a row, with the space behind.
const DENSITY: u16 = 2;

/// What a click in the reader fell on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// A link, which has the cursor now.
    Link,
    /// A line of the outline, which has its cursor now.
    Outline,
    /// Anything else.
    Nothing,
}

/// The state of the reader. `arrange` must run before anything is drawn or scrolled.
#[derive(Debug)]
pub struct Reader {
    page: Page,
    /// Block and bytes of every link, in the order of the page.
    links: Vec<(usize, Range<usize>)>,
    rows: Rows,
    height: usize,
    top: Spot,
    /// What stood on the first row when it was last moved. A screen that shows all the rest of the page begins above it.
    home: Spot,
    link: Option<usize>,
    marked: Option<usize>,
    hits: Vec<(usize, Range<usize>)>,
    hit: Option<usize>,
    /// Whether the page was shown anew, and its link not yet brought into sight.
    fresh: bool,
    frame: Frame,
    /// Rows at the bottom that say what the stripes are.
    legend: u16,
    /// The widest that the text may be, in cells.
    measure: u16,
    outline: Outline,
    hints: Option<Hints>,
    codes: Codes,
    stripes: Stripes,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            page: Page::default(),
            links: Vec::new(),
            rows: Rows::default(),
            height: 0,
            top: Spot::default(),
            home: Spot::default(),
            link: None,
            marked: None,
            hits: Vec::new(),
            hit: None,
            fresh: false,
            frame: Frame::default(),
            legend: 0,
            measure: MEASURE,
            outline: Outline::default(),
            hints: None,
            codes: Codes::Off,
            stripes: Stripes::default(),
        }
    }
}

impl Reader {
    /// An empty one, whose text is so many cells wide at most.
    pub fn of_measure(measure: u16) -> Reader {
        Reader { measure, ..Reader::default() }
    }

    /// Shows a page: at a place where it was left, or at the thing its address names, with the cursor on a link.
    pub fn show(&mut self, corpus: &Corpus, page: Page, top: Option<Spot>, link: Option<usize>) {
        let anchor = page.at.or_else(|| page.address.thing().and_then(|thing: Thing| page.anchor(thing)));
        let place = top.unwrap_or(Spot { block: anchor.unwrap_or(0), byte: 0 });
        // Before it was fitted to any width it would be wrapped character by character.
        let rows = if self.rows.width() == 0 { Rows::default() } else { Rows::of(&page, self.rows.width()) };
        *self = Reader {
            rows,
            links: page.links().into_iter().map(|link| (link.block, link.bytes)).collect(),
            height: self.height,
            top: place,
            home: place,
            link,
            marked: anchor,
            fresh: top.is_none(),
            frame: self.frame,
            measure: self.measure,
            codes: self.codes,
            stripes: Stripes::of(corpus, &page, self.codes),
            outline: Outline::of(&page, &self.outline),
            page,
            ..Reader::default()
        };
        self.settle();
    }

    /// Shows the same page, made anew; place, cursor and what is found stay.
    pub fn change(&mut self, corpus: &Corpus, page: Page, wanted: &str) {
        let (top, home, hit) = (self.top, self.home, self.hit);
        self.show(corpus, page, Some(top), self.link);
        self.home = home;
        self.mark_hits(wanted);
        self.hit = hit.filter(|hit| *hit < self.hits.len());
    }

    /// Fits it to a body of `columns` x `height` cells; the place stays.
    pub fn arrange(&mut self, columns: u16, height: usize) {
        // Codes beyond what leaves room for the text have no column; the legend says so.
        let stripes = match u16::try_from(self.stripes.columns.len()) {
            Ok(0) | Err(_) => 0,
            Ok(count) => (count + DENSITY).min(columns / 3),
        };
        self.frame = Frame::of(columns, self.measure, (self.outline.open, self.outline.active), stripes);
        self.legend = u16::from(stripes > 0 && height > 4);
        let height = height.saturating_sub(self.legend.into());
        // Behind an outline that has all the room, the rows stay as they were.
        let width = if self.frame.width == 0 { self.rows.width().max(1) } else { self.frame.width.into() };
        if width != self.rows.width() {
            self.rows = Rows::of(&self.page, width);
        }
        self.height = height;
        self.top = self.home;
        if height > 0 && std::mem::take(&mut self.fresh) {
            // A link that leads on is brought into sight; without one, the first in sight gets the cursor, best one
            // that is more than a name in a text.
            self.reveal_link();
            if let Some(block) = self.marked {
                // What was jumped to must not be scrolled out by a link far below it.
                let row = self.row_of(block, 0);
                if self.first_row() > row {
                    self.set_top(row);
                }
            }
            let first = self.links_seen().find(|link| !self.span(*link).is_some_and(|span| span.by_name));
            let first = first.or_else(|| self.links_seen().next());
            self.link = self.link.or(first);
            self.reveal_hit();
        }
        self.settle();
    }

    /// The links on the rows that are seen, in their order.
    fn links_seen(&self) -> Range<usize> {
        let seen = self.seen();
        self.links_above(seen.start)..self.links_above(seen.end)
    }

    /// How many links begin above a row.
    fn links_above(&self, row: Place) -> usize {
        let spot = self.rows.spot(&self.page, row);
        self.links.partition_point(|(block, bytes)| (*block, bytes.start) < (spot.block, spot.byte))
    }

    /// The page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The passage that is being read: the one that was jumped to while it is seen, else the first that begins on the
    /// screen, else the one whose end is on it.
    pub fn passage_in_sight(&self) -> Option<Id<Passage>> {
        let of_block = |block: usize| match self.page.blocks.get(block)?.anchor {
            Some(Thing::Passage(id)) if self.page.blocks[block].kind == BlockKind::Passage => Some(id),
            _ => None,
        };
        let seen = self.seen();
        let in_sight = |block: &usize| seen.contains(&self.row_of(*block, 0));
        if let Some(id) = self.marked.filter(in_sight).and_then(of_block) {
            return Some(id);
        }
        // The block on the first row may begin above it.
        let first = self.top.block + usize::from(!in_sight(&self.top.block));
        let begun = (first..self.page.blocks.len()).take_while(in_sight).find_map(of_block);
        begun.or_else(|| (0..=self.top.block).rev().find_map(of_block))
    }

    /// What stands on the first row.
    pub fn top(&self) -> Spot {
        self.top
    }

    /// The link under the cursor, an index into the page's links.
    pub fn link(&self) -> Option<usize> {
        self.link
    }

    /// How far down the view is, in percent of the rows that don't fit; none where all do.
    pub fn progress(&self) -> Option<usize> {
        let (first, last) = (self.first_row(), self.last_top());
        let hidden = self.rows.number(last);
        let percent = || if first >= last { 100 } else { (self.rows.number(first) * 100 / hidden).min(99) };
        (hidden > 0).then(percent)
    }

    fn first_row(&self) -> Place {
        self.rows.at(&self.page, self.top)
    }

    /// The first row of the last screen.
    fn last_top(&self) -> Place {
        self.rows.up(&self.page, self.rows.end(&self.page), self.height)
    }

    fn set_top(&mut self, row: Place) {
        self.top = self.rows.spot(&self.page, row.min(self.last_top()));
        self.home = self.top;
    }

    /// Keeps the view within the page.
    fn settle(&mut self) {
        let last = self.last_top();
        if self.height > 0 && self.first_row() > last {
            self.top = self.rows.spot(&self.page, last);
        }
        self.outline.follow(self.top.block);
    }

    /// Moves the view by rows; the cursor goes to a link that is still seen.
    pub fn scroll(&mut self, rows: isize) {
        let (here, by) = (self.first_row(), rows.unsigned_abs());
        if rows > 0 {
            return self.show_from(self.rows.down(&self.page, here, by));
        }
        // No spot begins with space: on the way down it is left by itself, on the way up it is gone over.
        let row = self.rows.up(&self.page, here, by);
        let over = usize::from(rows < 0 && self.rows.is_space(&self.page, row));
        self.show_from(self.rows.up(&self.page, row, over));
    }

    /// Puts a row at the top, as far as the page allows; the cursor goes to a link that is still seen.
    fn show_from(&mut self, row: Place) {
        let up = row < self.first_row();
        self.set_top(row);
        self.settle();
        let mut seen = self.links_seen();
        if !self.link.is_some_and(|link| seen.contains(&link)) {
            self.link = if up { seen.next_back() } else { seen.next() };
        }
    }

    /// Puts the beginning of a block at the top.
    fn show_from_block(&mut self, block: usize) {
        self.show_from(self.row_of(block, 0));
    }

    /// Moves the view by whole screens, with two rows in common.
    pub fn page_by(&mut self, screens: isize) {
        let step = isize::try_from(self.height.saturating_sub(2).max(1)).unwrap_or(1);
        self.scroll(screens.saturating_mul(step));
    }

    /// Goes to the beginning or the end.
    pub fn edge(&mut self, end: bool) {
        self.show_from(if end { self.last_top() } else { Place::default() });
    }

    /// Moves the cursor to the next or previous link; where none is in sight, to the nearest one that way.
    pub fn step_link(&mut self, forward: bool) {
        let Some(last) = self.links.len().checked_sub(1) else { return };
        let below = self.links_above(self.first_row());
        self.link = Some(match (self.link, forward) {
            (Some(link), true) => (link + 1).min(last),
            (Some(link), false) => link.saturating_sub(1),
            (None, true) => below.min(last),
            (None, false) => below.saturating_sub(1),
        });
        self.reveal_link();
    }

    /// The text and target of the link under the cursor.
    pub fn target(&self) -> Option<(&str, &Address)> {
        let link = self.link?;
        let (block, bytes) = self.links.get(link)?;
        let text = self.page.blocks.get(*block)?.text.get(bytes.clone())?;
        Some((text, self.span(link)?.to.as_ref()?))
    }

    /// The span of a link, by its index.
    fn span(&self, link: usize) -> Option<&Span> {
        let (block, bytes) = self.links.get(link)?;
        self.page.blocks.get(*block)?.spans.iter().find(|span| span.bytes == *bytes)
    }

    /// Goes to the next or previous heading or passage; while there are stripes, to the next passage that has one.
    pub fn step_block(&mut self, forward: bool) {
        let stop = |index: &usize| {
            self.page
                .blocks
                .get(*index)
                .is_some_and(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Passage))
        };
        let next = if self.stripes.count() > 0 {
            self.stripes.next(self.top.block, forward)
        } else if forward {
            (self.top.block + 1..self.page.blocks.len()).find(stop)
        } else {
            (0..self.top.block).rev().find(stop)
        };
        if let Some(block) = next {
            self.show_from_block(block);
        }
    }

    fn row_of(&self, block: usize, byte: usize) -> Place {
        self.rows.at(&self.page, Spot { block, byte })
    }

    /// The rows that are seen.
    fn seen(&self) -> Range<Place> {
        let first = self.first_row();
        first..self.rows.down(&self.page, first, self.height.max(1))
    }

    fn reveal_link(&mut self) {
        if let Some((block, bytes)) = self.link.and_then(|index| self.links.get(index)).cloned() {
            self.reveal(block, bytes.start);
        }
    }

    /// Scrolls as little as it takes to see a place.
    fn reveal(&mut self, block: usize, byte: usize) {
        let row = self.row_of(block, byte);
        let seen = self.seen();
        if row < seen.start {
            self.set_top(row);
        } else if row >= seen.end {
            self.set_top(self.rows.up(&self.page, row, self.height.max(1) - 1));
        }
    }

    /// Looks what stands at a cell of the body, and puts the cursor there.
    pub fn click(&mut self, x: u16, y: u16) -> Clicked {
        // The legend lies over what would stand on its row.
        if usize::from(y) >= self.height {
            return Clicked::Nothing;
        }
        if x < self.frame.outline {
            let found = self.outline.point(y.into(), self.height);
            return if found { Clicked::Outline } else { Clicked::Nothing };
        }
        let Some(column) = x.checked_sub(self.frame.text) else { return Clicked::Nothing };
        let row = self.rows.down(&self.page, self.first_row(), y.into());
        let Some((block, byte)) = self.rows.byte_at(&self.page, row, column.into()) else {
            return Clicked::Nothing;
        };
        let found = self.links.iter().position(|(at, bytes)| *at == block && bytes.contains(&byte));
        self.link = found.or(self.link);
        if found.is_some() { Clicked::Link } else { Clicked::Nothing }
    }
}
