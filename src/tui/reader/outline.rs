//! The outline of a page: its headings and passages, of which one can be jumped to. It follows the text while that is
//! read, and folds.

use std::collections::BTreeSet;

use crate::page::{Block, BlockKind, Lead, Page};
use crate::text::{Cells, cut};

/// A line of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The block that it stands for.
    pub block: usize,
    /// 0 for headings, 1 for passages under one.
    pub depth: usize,
    /// Whether there is something below it that can be folded away.
    pub folds: bool,
}

impl Line {
    /// What it says: the heading, or the number of a passage and its first words.
    pub fn text(self, page: &Page) -> String {
        match page.blocks.get(self.block) {
            Some(Block { kind: BlockKind::Passage, lead: Lead::Word(number), text, .. }) => {
                format!("{number} {}", cut(text, Cells(OPENING), "…"))
            }
            block => block.map(|block| block.text.clone()).unwrap_or_default(),
        }
    }
}

/// The outline, whether it is shown or not.
#[derive(Debug, Default)]
pub struct Outline {
    lines: Vec<Line>,
    /// The blocks of headings that are folded.
    folded: BTreeSet<usize>,
    /// The cursor, among all lines.
    at: usize,
    /// Whether it is shown.
    pub open: bool,
    /// Whether keys go to it, not to the text.
    pub active: bool,
}

/// A passage is told by so many cells of its text.
const OPENING: usize = 60;

impl Outline {
    /// The outline of a page; whether it is shown stays as it was.
    pub fn of(page: &Page, before: &Outline) -> Outline {
        let mut lines: Vec<Line> = Vec::new();
        for (block, content) in page.blocks.iter().enumerate() {
            let depth = match content.kind {
                BlockKind::Title | BlockKind::Heading => 0,
                BlockKind::Passage => 1,
                _ => continue,
            };
            if let Some(before) = lines.last_mut() {
                before.folds = before.depth < depth;
            }
            lines.push(Line { block, depth, folds: false });
        }
        Outline { lines, folded: BTreeSet::new(), at: 0, open: before.open, active: false }
    }

    /// The lines that aren't folded away, each with its index.
    fn unfolded(&self) -> impl Iterator<Item = (usize, &Line)> {
        let mut hidden = false;
        self.lines.iter().enumerate().filter(move |(_, line)| {
            if line.depth == 0 {
                hidden = self.folded.contains(&line.block);
            }
            line.depth == 0 || !hidden
        })
    }

    /// What is seen in a number of rows: each line, whether the cursor is on it, whether it is folded.
    pub fn seen(&self, rows: usize) -> Vec<(Line, bool, bool)> {
        let lines: Vec<(usize, &Line)> = self.unfolded().collect();
        let here = self.place(&lines);
        // The cursor stays in the middle where there is more on both sides.
        let first = here.saturating_sub(rows / 2).min(lines.len().saturating_sub(rows));
        let shown = lines.into_iter().enumerate().skip(first).take(rows);
        shown.map(|(place, (_, line))| (*line, place == here, self.folded.contains(&line.block))).collect()
    }

    /// The place of the cursor among the lines that aren't folded away: its own, or that of the heading above.
    fn place(&self, lines: &[(usize, &Line)]) -> usize {
        lines.partition_point(|(index, _)| *index <= self.at).saturating_sub(1)
    }

    /// Moves the cursor by lines that are seen.
    pub fn step(&mut self, by: isize) {
        let lines: Vec<(usize, &Line)> = self.unfolded().collect();
        let to = self.place(&lines).saturating_add_signed(by).min(lines.len().saturating_sub(1));
        self.at = lines.get(to).map_or(0, |(index, _)| *index);
    }

    /// Puts the cursor on the part of the page where a block stands, unless keys go to the outline.
    pub fn follow(&mut self, block: usize) {
        if !self.active {
            self.at = self.lines.partition_point(|line| line.block <= block).saturating_sub(1);
        }
    }

    /// Folds what is below the cursor's heading away, or shows it again.
    pub fn fold(&mut self, away: bool) {
        let heading = (0..=self.at).rev().find(|at| self.lines.get(*at).is_some_and(|line| line.depth == 0));
        let Some((index, line)) = heading.and_then(|index| Some((index, self.lines.get(index)?))) else { return };
        if away && line.folds {
            self.folded.insert(line.block);
            self.at = index;
        } else if !away {
            self.folded.remove(&line.block);
        }
    }

    /// The block of the line under the cursor.
    pub fn target(&self) -> Option<usize> {
        let lines: Vec<(usize, &Line)> = self.unfolded().collect();
        lines.get(self.place(&lines)).map(|(_, line)| line.block)
    }

    /// Puts the cursor on a row of those that are seen in a number of rows, if a line is there.
    pub fn point(&mut self, row: usize, rows: usize) -> bool {
        let block = self.seen(rows).get(row).map(|(line, ..)| line.block);
        let found = block.and_then(|block| self.lines.iter().position(|line| line.block == block));
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::address::Address;
    use crate::corpus::Corpus;
    use crate::dataset;

    fn page(address: &str) -> Page {
        let corpus: Corpus = dataset::corpus(&dataset::files()).unwrap();
        let address = Address::parse(&corpus, address).unwrap();
        crate::page::of(&corpus, &OnceLock::new(), &address)
    }

    fn outline(address: &str) -> Outline {
        Outline::of(&page(address), &Outline::default())
    }

    fn texts(page: &Page, outline: &Outline, rows: usize) -> Vec<String> {
        let line = |(line, here, folded): &(Line, bool, bool)| {
            let sign = if *here { ">" } else { " " };
            let fold = if *folded { "+" } else { "" };
            let text = line.text(page);
            format!("{sign}{}{}{fold}", "  ".repeat(line.depth), text.split(' ').next().unwrap_or_default())
        };
        outline.seen(rows).iter().map(line).collect()
    }

    #[test]
    fn headings_fold_and_the_cursor_goes_over_what_is_folded() {
        let page = page("doc/egmont-conference-2018");
        let mut outline = Outline::of(&page, &Outline::default());
        let all = outline.unfolded().count();
        assert_eq!(texts(&page, &outline, 2), [">EU-Japan", " Where"]);
        outline.step(4);
        let before = texts(&page, &outline, all);
        outline.fold(true);
        assert!(outline.unfolded().count() < all, "{before:?}");
        let place = outline.target();
        outline.step(-1);
        outline.step(1);
        assert_eq!(outline.target(), place);
        outline.fold(false);
        assert_eq!(outline.unfolded().count(), all);
    }

    #[test]
    fn it_follows_the_text_unless_it_has_the_keys() {
        let mut outline = outline("doc/sinha-roy-2024");
        let passage = outline.lines.iter().find(|line| line.depth == 1).unwrap().block;
        outline.follow(passage + 1);
        assert_eq!(outline.target(), Some(passage));
        outline.active = true;
        outline.follow(0);
        assert_eq!(outline.target(), Some(passage));
    }

    #[test]
    fn any_number_of_rows_has_the_cursor_in_it() {
        let mut outline = outline("doc/beser-values");
        for _ in 0..40 {
            for rows in 1..12 {
                assert_eq!(outline.seen(rows).iter().filter(|(_, here, _)| *here).count(), 1);
            }
            outline.step(1);
        }
        assert!(Outline::default().seen(5).is_empty());
        Outline::default().step(3);
    }
}
