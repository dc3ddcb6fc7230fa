//! A page as plain text of a width.

use crate::corpus::Corpus;
use crate::page::{Block, BlockKind, Lead, Page, Sign};
use crate::text::{self, Cells, rows};

/// The page in lines of at most `width` cells, below its kind and address.
pub fn plain(corpus: &Corpus, page: &Page, width: usize) -> String {
    let mut out = format!("{}  {}\n", page.context, page.address.name(corpus));
    let mut before = None;
    for block in &page.blocks {
        let together =
            matches!(block.kind, BlockKind::Field | BlockKind::Item | BlockKind::Note) && before == Some(block.kind);
        if !together {
            out.push('\n');
        }
        before = Some(block.kind);
        let lead = lead(block);
        let indent = match block.lead {
            Lead::None if block.kind == BlockKind::Own => 5,
            Lead::None => 0,
            Lead::Sign(_) => 2,
            Lead::Word(_) if matches!(block.kind, BlockKind::Passage | BlockKind::Own) => {
                text::width(&lead).0.max(4) + 1
            }
            Lead::Word(_) => text::width(&lead).0.max(14) + 1,
        };
        for (nth, row) in rows(&block.text, Cells(width.saturating_sub(indent).max(20))).into_iter().enumerate() {
            let lead = if nth == 0 { lead.as_str() } else { "" };
            let head = text::pad(lead, Cells(indent), text::Align::Left);
            let line = format!("{head}{}", block.text.get(row).unwrap_or_default());
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

fn lead(block: &Block) -> String {
    match &block.lead {
        Lead::None => String::new(),
        // In plain text nothing but the sign says what it is, and `:` would say nothing.
        Lead::Sign(Sign::Bullet) => "·".into(),
        Lead::Sign(sign) => sign.ascii().into(),
        Lead::Word(word) => word.clone(),
    }
}
