//! Draws the rows of the reader that are seen.

use std::ops::Range;

use ratatui::style::Style;

use super::Reader;
use crate::page::{Block, BlockKind, Lead, Sign, Tone};
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Columns left of the text: the mark of the passage that was jumped to, and a space.
pub const MARGIN: u16 = 2;

/// Draws the reader.
pub fn draw(reader: &Reader, canvas: &mut Canvas<'_>, theme: Theme, focused: bool) {
    let first = reader.first_row();
    for y in 0..canvas.height() {
        let Some(row) = reader.rows.get(first + usize::from(y)) else { break };
        let Some(block) = reader.page.blocks.get(row.block) else { break };
        let marked = reader.marked == Some(row.block);
        if let Some(bytes) = &row.bytes {
            if marked {
                let bar = canvas.glyphs.thumb();
                canvas.text(0, y, bar, theme.style(Role::Mark));
            }
            if block.kind == BlockKind::Own && !marked {
                canvas.text(0, y, canvas.glyphs.bar(), theme.style(Role::Rule));
            }
            if bytes.start == 0 {
                lead(block, reader.rows.indent(block), canvas, y, theme, marked);
            }
            line(reader, row.block, bytes, canvas, y, theme, focused);
        }
    }
}

fn lead(block: &Block, (at, end): (usize, usize), canvas: &mut Canvas<'_>, y: u16, theme: Theme, marked: bool) {
    let [at, end] = [at, end].map(|cells| MARGIN + u16::try_from(cells).unwrap_or(0));
    match &block.lead {
        Lead::None => {}
        Lead::Sign(sign) => {
            let role = match sign {
                Sign::For => Role::For,
                Sign::Against | Sign::Discrepancy => Role::Against,
                _ => Role::Dim,
            };
            let glyph = canvas.glyphs.sign(*sign);
            canvas.text(at, y, glyph, theme.style(role));
        }
        Lead::Word(word) => {
            let role = if marked { Role::Focus } else { Role::Dim };
            canvas.cut(at, y, word, theme.style(role), end.saturating_sub(at + 1));
        }
    }
}

fn line(
    reader: &Reader,
    index: usize,
    bytes: &Range<usize>,
    canvas: &mut Canvas<'_>,
    y: u16,
    theme: Theme,
    focused: bool,
) {
    let block = &reader.page.blocks[index];
    let base = theme.style(match block.kind {
        BlockKind::Title | BlockKind::Heading => Role::Heading,
        BlockKind::Note | BlockKind::Remark => Role::Dim,
        _ => Role::Text,
    });
    let chosen = reader.link.and_then(|link| reader.links.get(link));
    let mut x = MARGIN + u16::try_from(reader.rows.indent(block).1).unwrap_or(0);
    for stretch in stretches(reader, index, bytes) {
        let span = block.spans.iter().find(|span| span.bytes.contains(&stretch.start));
        let mut style = base;
        if let Some(span) = span {
            style = style.patch(tone(span.tone, theme));
            if span.to.is_some() {
                style = style.patch(theme.style(Role::Link));
            }
            if chosen.is_some_and(|(block, bytes)| *block == index && *bytes == span.bytes) {
                style = style.patch(theme.style(if focused { Role::Cursor } else { Role::Rested }));
            }
        }
        let hit = reader.hits_of(index).find(|(_, hit)| hit.contains(&stretch.start));
        if let Some((hit, _)) = hit {
            let here = reader.hit == Some(hit);
            style = style.patch(theme.style(if here { Role::Cursor } else { Role::Hit }));
        }
        x = canvas.text(x, y, block.text.get(stretch).unwrap_or_default(), style);
    }
}

/// The parts of a row between the edges of spans and hits.
fn stretches(reader: &Reader, index: usize, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let block = &reader.page.blocks[index];
    let spans = block.spans.iter().map(|span| &span.bytes);
    let hits = reader.hits_of(index).map(|(_, hit)| hit);
    let mut edges: Vec<usize> = spans.chain(hits).flat_map(|edge| [edge.start, edge.end]).collect();
    edges.extend([bytes.start, bytes.end]);
    edges.retain(|edge| (bytes.start..=bytes.end).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn tone(tone: Tone, theme: Theme) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => theme.style(Role::Strong),
        Tone::Dim => theme.style(Role::Dim),
        Tone::Coded => theme.style(Role::Coded),
        Tone::Hit => theme.style(Role::Hit),
        Tone::Level { step, last, rated, ranged } => {
            if rated {
                theme.heat(step.into(), last.into()).patch(theme.style(Role::Strong))
            } else if ranged {
                theme.style(Role::Link)
            } else {
                theme.style(Role::Dim)
            }
        }
    }
}
