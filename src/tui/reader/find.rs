//! The find of the reader: where a text stands on the page, and going from one place to the next.

use std::ops::Range;

use super::Reader;
use super::Spot;
use crate::text::{Byte, fold, fold_str};

impl Reader {
    /// Finds a text and goes to the first hit from here on.
    pub fn find(&mut self, wanted: &str) {
        self.mark_hits(wanted);
        self.step_hit(true);
    }

    /// Marks where a text stands, whatever its case and accents, and stays where it is. In quotes it is found as whole
    /// words alone.
    pub fn mark_hits(&mut self, wanted: &str) {
        if wanted.is_empty() {
            return self.clear_find();
        }
        let wanted = fold_str(wanted);
        let (wanted, whole) = match wanted.strip_prefix('"') {
            Some(quoted) => (quoted.strip_suffix('"').unwrap_or(quoted), true),
            None => (wanted.as_str(), false),
        };
        if wanted.trim().is_empty() {
            return self.clear_find();
        }
        self.mark(|text| {
            let folded = fold(text);
            let found = folded.text().match_indices(wanted).map(|(at, found)| at..at + found.len());
            let kept = found.filter(|bytes| !whole || stands_alone(folded.text(), bytes));
            let originals = kept.map(|bytes| folded.original(Byte(bytes.start)..Byte(bytes.end)));
            originals.map(|bytes| bytes.start.0..bytes.end.0).collect()
        });
    }

    /// Marks what a function finds in the text of each block, and brings it into the middle of the view: the first hit
    /// in what the page was opened at, or else the first below it, or else the first.
    pub fn look_for(&mut self, find: impl Fn(&str) -> Vec<Range<usize>>) {
        self.mark(find);
        let here = self.marked.unwrap_or(0);
        let below = self.hits.iter().find(|(block, _)| *block >= here).or(self.hits.first());
        // Far from what was opened a hit says nothing about it.
        let near = below.filter(|(block, _)| self.marked.is_none_or(|marked| *block == marked)).cloned();
        let (block, byte) = near.map_or((here, 0), |(block, bytes)| (block, bytes.start));
        let row = self.row_of(block, byte);
        self.set_top(self.rows.up(&self.page, row, self.height / 2));
        self.link = None;
    }

    /// Marks what a function finds in the text of each block.
    fn mark(&mut self, find: impl Fn(&str) -> Vec<Range<usize>>) {
        self.clear_find();
        for (index, block) in self.page.blocks.iter().enumerate() {
            self.hits.extend(find(&block.text).into_iter().map(|bytes| (index, bytes)));
        }
    }

    /// Whether something that was looked for is marked.
    pub fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Whether a hit begins in a part of the page, for the scroll bar.
    pub(super) fn has_hit_in(&self, part: &Range<Spot>) -> bool {
        let spot = |(block, bytes): &(usize, Range<usize>)| Spot { block: *block, byte: bytes.start };
        let below = self.hits.partition_point(|hit| spot(hit) < part.start);
        self.hits.get(below).is_some_and(|hit| spot(hit) < part.end)
    }

    /// Goes to the next or previous hit, round the end; the first time, to the first from here on or the last before.
    pub fn step_hit(&mut self, forward: bool) {
        self.hit = match self.hit {
            Some(hit) => crate::tui::round(hit, self.hits.len(), forward).next(),
            None => {
                let before = self.hits.partition_point(|(block, _)| *block < self.top.block);
                let last = self.hits.len().checked_sub(1);
                let to = if forward { Some(before).filter(|hit| Some(*hit) <= last) } else { before.checked_sub(1) };
                to.or(if forward { last.map(|_| 0) } else { last })
            }
        };
        self.reveal_hit();
    }

    /// The hits in some bytes of a block, each with its index among all.
    pub(super) fn hits_in(&self, block: usize, bytes: &Range<usize>) -> impl Iterator<Item = (usize, &Range<usize>)> {
        // They stand in order, and none within another.
        let start = self.hits.partition_point(|(at, hit)| (*at, hit.end) <= (block, bytes.start));
        let hits = self.hits.iter().enumerate().skip(start);
        let end = bytes.end;
        hits.take_while(move |(_, (at, hit))| *at == block && hit.start < end).map(|(index, (_, hit))| (index, hit))
    }

    /// The number of the present hit from 1, and how many there are.
    pub fn hit_number(&self) -> Option<(usize, usize)> {
        self.hit.map(|hit| (hit + 1, self.hits.len()))
    }

    pub(super) fn reveal_hit(&mut self) {
        if let Some((block, bytes)) = self.hit.and_then(|hit| self.hits.get(hit)).cloned() {
            self.reveal(block, bytes.start);
        }
    }

    /// Forgets the hits.
    pub fn clear_find(&mut self) {
        self.hits.clear();
        self.hit = None;
    }
}

/// Whether no letter or digit stands right before or after some bytes of a text.
fn stands_alone(text: &str, bytes: &Range<usize>) -> bool {
    let before = text.get(..bytes.start).and_then(|before| before.chars().next_back());
    let after = text.get(bytes.end..).and_then(|after| after.chars().next());
    [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
}
