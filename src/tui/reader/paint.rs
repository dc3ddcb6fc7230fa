//! Draws the rows of the reader that are seen.

use std::ops::Range;

use ratatui::style::Style;

use super::Reader;
use super::stripes::Cover;
use crate::page::{Block, BlockKind, Lead, Sign, Tone};
use crate::text::{graphemes, width};
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// Draws the reader.
pub fn draw(reader: &Reader, canvas: &mut Canvas<'_>, theme: Theme, focused: bool) {
    outline(reader, canvas, theme, focused);
    if reader.frame.width == 0 && reader.frame.outline > 0 {
        return;
    }
    scroll_bar(reader, canvas, theme);
    let mut place = reader.first_row();
    if reader.legend > 0 {
        legend(reader, canvas, theme);
    }
    for y in 0..canvas.height().saturating_sub(reader.legend) {
        let Some(row) = reader.rows.get(&reader.page, place) else { break };
        place = reader.rows.down(&reader.page, place, 1);
        let Some(block) = reader.page.blocks.get(row.block) else { break };
        let marked = reader.marked == Some(row.block);
        if let Some(bytes) = &row.bytes {
            if marked {
                let bar = canvas.glyphs.thumb();
                canvas.text(reader.frame.mark(), y, bar, theme.style(Role::Mark));
            }
            stripes(reader, row.block, bytes, canvas, y, theme);
            if block.kind == BlockKind::Own && !marked {
                let bar = canvas.glyphs.bar();
                canvas.text(reader.frame.mark(), y, bar, theme.style(Role::Rule));
            }
            if bytes.start == 0 {
                lead(reader, block, canvas, y, theme);
            }
            line(reader, row.block, bytes, canvas, y, theme, focused);
        }
    }
}

/// At the right edge, where not all is seen: the part that is, and where the hits of a find stand.
fn scroll_bar(reader: &Reader, canvas: &mut Canvas<'_>, theme: Theme) {
    let (height, rows) = (reader.height, reader.rows.len());
    let Some(x) = canvas.width().checked_sub(1).filter(|_| rows > height && height > 2) else { return };
    // A row of the page is drawn at its share of the height.
    let at = |row: usize| u16::try_from(row.min(rows) * height / rows.max(1)).unwrap_or(u16::MAX);
    let first = reader.rows.number(reader.first_row());
    let (first, last) = (at(first), at(first + height));
    let thumb = canvas.glyphs.thumb();
    for y in first..last.max(first + 1) {
        canvas.text(x, y, thumb, theme.style(Role::Rule));
    }
    for y in (0..height).filter(|_| reader.has_hits()) {
        let from = |y: usize| {
            let place = reader.rows.place(&reader.page, (y * rows).div_ceil(height));
            reader.rows.spot(&reader.page, place)
        };
        if reader.has_hit_in(&(from(y)..from(y + 1))) {
            canvas.text(x, u16::try_from(y).unwrap_or(u16::MAX), "=", theme.style(Role::Mark));
        }
    }
}

/// The headings and passages of the page, with a rule beside them where the text stands there as well.
fn outline(reader: &Reader, canvas: &mut Canvas<'_>, theme: Theme, focused: bool) {
    let columns = reader.frame.outline;
    if columns == 0 {
        return;
    }
    for (y, (line, here, folded)) in (0..canvas.height()).zip(reader.outline.seen(reader.height)) {
        if here {
            let mark = canvas.glyphs.cursor();
            canvas.text(0, y, mark, theme.style(Role::Mark));
        }
        let role = match (here, reader.outline.active && focused, line.depth) {
            (true, true, _) => Role::Cursor,
            (true, false, _) => Role::Rested,
            (false, _, 0) => Role::Heading,
            _ => Role::Text,
        };
        let x = 2 + 2 * u16::try_from(line.depth).unwrap_or(0);
        let at = canvas.cut(x, y, &line.text(&reader.page), theme.style(role), columns.saturating_sub(x + 3));
        if folded {
            canvas.text(at + 1, y, "+", theme.style(Role::Dim));
        }
    }
    if columns < canvas.width() {
        let bar = canvas.glyphs.bar();
        for y in 0..canvas.height() {
            canvas.text(columns, y, bar, theme.style(Role::Rule));
        }
    }
}

/// How many codes a row has phrases of, and a sign in the column of each code that stands there: a colon where the whole
/// passage is meant.
fn stripes(reader: &Reader, block: usize, bytes: &Range<usize>, canvas: &mut Canvas<'_>, y: u16, theme: Theme) {
    let room = reader.frame.stripes();
    if room == 0 {
        return;
    }
    let density = reader.stripes.density(block, bytes);
    if density > 0 {
        let said = if density > 9 { "+".to_owned() } else { density.to_string() };
        canvas.text(reader.frame.margin, y, &said, theme.style(Role::Dim));
    }
    let from = reader.frame.margin + super::DENSITY;
    let covers = reader.stripes.covers(block, bytes);
    for ((x, cover), stripe) in (from..reader.frame.margin + room).zip(covers).zip(&reader.stripes.columns) {
        match cover {
            Cover::None => {}
            Cover::Whole => {
                canvas.text(x, y, ":", theme.style(Role::Dim));
            }
            Cover::Phrase => {
                canvas.text(x, y, &stripe.sign.to_string(), theme.style(Role::Related));
            }
        }
    }
}

/// What the columns of the stripes are, in the last row.
fn legend(reader: &Reader, canvas: &mut Canvas<'_>, theme: Theme) {
    let y = canvas.height().saturating_sub(1);
    let end = canvas.width().saturating_sub(1);
    let mut x = reader.frame.margin;
    let shown = usize::from(reader.frame.stripes().saturating_sub(super::DENSITY));
    for (nth, stripe) in reader.stripes.columns.iter().enumerate() {
        let left = reader.stripes.columns.len() - nth;
        let cells = u16::try_from(width(&stripe.label).0 + 3).unwrap_or(u16::MAX);
        if nth >= shown || x.saturating_add(cells + 8) > end && left > 1 {
            canvas.cut(x, y, &format!("{left} more"), theme.style(Role::Dim), end.saturating_sub(x));
            return;
        }
        x = canvas.text_to(x, y, &stripe.sign.to_string(), theme.style(Role::Related), end) + 1;
        x = canvas.cut(x, y, &stripe.label, theme.style(Role::Dim), end.saturating_sub(x)) + 2;
    }
}

fn lead(reader: &Reader, block: &Block, canvas: &mut Canvas<'_>, y: u16, theme: Theme) {
    let marked = reader
        .marked
        .and_then(|marked| reader.page.blocks.get(marked))
        .is_some_and(|marked| std::ptr::eq(marked, block));
    let (at, end) = reader.rows.indent(block);
    let [at, end] = [at, end].map(|cells| reader.frame.text.saturating_add(u16::try_from(cells).unwrap_or(0)));
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
    let mut x = reader.frame.text.saturating_add(u16::try_from(reader.rows.indent(block).1).unwrap_or(0));
    let mut labels: Vec<(u16, &str)> = Vec::new();
    for stretch in stretches(reader, index, bytes) {
        let span = block.spans.iter().find(|span| span.bytes.contains(&stretch.start));
        let mut style = base;
        if let Some(span) = span {
            // While there are stripes, only what has one is marked.
            if span.tone != Tone::Coded || reader.stripes.columns.is_empty() {
                style = style.patch(tone(span.tone, theme));
            }
            // Underlined names would make a passage restless: theirs is the first letter alone, until the cursor comes.
            if span.to.is_some() && (!span.by_name || stretch.start == span.bytes.start) {
                style = style.patch(theme.style(Role::Link));
            }
            if chosen.is_some_and(|(block, bytes)| *block == index && *bytes == span.bytes) {
                style = style.patch(theme.style(if focused { Role::Cursor } else { Role::Rested }));
            }
        }
        match reader.stripes.phrases(index).filter(|phrase| phrase.contains(&stretch.start)).count() {
            0 => {}
            1 => style = style.patch(theme.style(Role::Coded)),
            _ => style = style.patch(theme.style(Role::Coded)).patch(theme.style(Role::Rested)),
        }
        let hit = reader.hits_in(index, &stretch).find(|(_, hit)| hit.contains(&stretch.start));
        if let Some((hit, _)) = hit {
            let here = reader.hit == Some(hit);
            style = style.patch(theme.style(if here { Role::Cursor } else { Role::Hit }));
        }
        // Letters stand in the space before a link where there is some, so that it can be read.
        let is_spaced = stretch.start == bytes.start
            || block.text.get(..stretch.start).is_some_and(|before| before.ends_with([' ', '\u{3000}']));
        let start = if is_spaced { x.saturating_sub(1) } else { x };
        let begins = span.filter(|span| span.bytes.start == stretch.start);
        let link = begins.and_then(|span| {
            reader.links.binary_search_by(|(at, bytes)| (*at, bytes.start).cmp(&(index, span.bytes.start))).ok()
        });
        x = canvas.text(x, y, block.text.get(stretch).unwrap_or_default(), style);
        labels.extend(link.and_then(|link| Some((start, reader.hints.as_ref()?.rest(link)?))));
    }
    // Over the text, which may begin with a stretch shorter than the letters.
    for (start, letters) in labels {
        canvas.text(start, y, letters, theme.style(Role::Cursor));
    }
}

/// The parts of a row between the edges of spans and hits, and behind the first letter of a name.
fn stretches(reader: &Reader, index: usize, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let block = &reader.page.blocks[index];
    let spans = block.spans.iter().map(|span| &span.bytes);
    let hits = reader.hits_in(index, bytes).map(|(_, hit)| hit);
    let mut edges: Vec<usize> =
        spans.chain(hits).chain(reader.stripes.phrases(index)).flat_map(|edge| [edge.start, edge.end]).collect();
    edges.extend(block.spans.iter().filter(|span| span.by_name).filter_map(|span| {
        let (_, first) = graphemes(block.text.get(span.bytes.clone())?).next()?;
        Some(span.bytes.start + first.len())
    }));
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
