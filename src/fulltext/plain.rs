//! Plain text → paragraphs: blank lines set them apart, or every line is one, or every line was broken and set apart.

use super::paragraph::{Paragraph, ends_sentence};

/// A line that goes on past this many characters wasn't broken to a width.
const BROKEN: usize = 160;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text.replace("\r\n", "\n");
    let blocks = blocks(&text);
    let each_line = every_line_is_one(&blocks);
    let mut raw: Vec<String> = Vec::new();
    for block in &blocks {
        let mut before: Option<&str> = None;
        for line in block {
            let apart = |before: &str| each_line || is_item(line.trim_start()) || is_indented(line, before);
            match raw.last_mut().filter(|_| before.is_some_and(|before| !apart(before))) {
                Some(last) => join(last, line.trim_start()),
                None => raw.push(line.trim_start().to_owned()),
            }
            before = Some(line);
        }
    }
    let mut found: Vec<Paragraph> = raw.iter().filter_map(|raw| Paragraph::new(raw)).collect();
    if is_double_spaced(&blocks) {
        found = rejoined(found);
    }
    for paragraph in &mut found {
        paragraph.heading = paragraph.looks_like_heading();
    }
    found
}

/// Whether a line is indented where the one before wasn't, or ended a sentence: so books begin paragraphs. What goes on
/// an item of a list is indented as well.
fn is_indented(line: &str, before: &str) -> bool {
    let indent =
        |line: &str| line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == ' ' { 1 } else { 4 }).sum();
    let (own, other): (usize, usize) = (indent(line), indent(before));
    own >= 2 && (own > other + 1 || (own == other && ends_sentence(before))) && !is_item(before.trim_start())
}

/// What ends a page, and a line.
const PAGE_ENDS: [char; 2] = ['\u{c}', '\u{2029}'];
const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{b}', '\u{85}', '\u{2028}'];

/// Whether a text has more lines than so many on which something stands.
pub(super) fn has_more_lines_than(most: usize, text: &str) -> bool {
    let lines = text.split(PAGE_ENDS).flat_map(|page| page.split(LINE_ENDS));
    lines.filter(|line| !line.trim_end().is_empty()).nth(most).is_some()
}

/// Lines between blank ones, without the blanks at their ends.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for page in text.split(PAGE_ENDS) {
        for line in page.split(LINE_ENDS) {
            let line = line.trim_end();
            match blocks.last_mut() {
                Some(block) if !line.is_empty() => block.push(line),
                Some(block) if block.is_empty() => {}
                _ => blocks.push(Vec::new()),
            }
        }
        blocks.push(Vec::new());
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether the lines that go on within blocks are paragraphs themselves: they end as sentences do, or are too long to
/// have been broken to a width.
fn every_line_is_one(blocks: &[Vec<&str>]) -> bool {
    let inner = || blocks.iter().flat_map(|block| block.iter().rev().skip(1));
    let whole = inner().filter(|line| ends_sentence(line) || line.chars().count() > BROKEN).count();
    // One or two such lines among paragraphs that blank lines set apart are chance.
    2 * whole > inner().count() && (whole > 2 || blocks.len() == 1)
}

/// Whether blank lines stand between lines that were broken to a width, and so set nothing apart.
fn is_double_spaced(blocks: &[Vec<&str>]) -> bool {
    let long = blocks.iter().filter(|block| block.len() == 1).filter_map(|block| block.first());
    let long: Vec<_> = long.filter(|line| line.split(' ').count() >= 5).collect();
    let broken = long.iter().filter(|line| !ends_sentence(line) && line.chars().count() <= BROKEN).count();
    long.len() > 5 && 4 * long.len() > 3 * blocks.len() && 3 * broken > 2 * long.len()
}

/// Lines put together until one ends a sentence.
fn rejoined(lines: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut raw: Vec<String> = Vec::new();
    let mut widths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 4 / 5).copied().unwrap_or(0);
    let mut open = false;
    let mut short = false;
    for line in lines {
        // Where a line has room for more and the next begins anew, it was a heading.
        let anew = short && !line.text.starts_with(char::is_lowercase);
        match raw.last_mut().filter(|_| open && !anew && line.mark.is_none()) {
            Some(last) => join(last, &line.text),
            None => raw.push(line.text.clone()),
        }
        open = !ends_sentence(&line.text);
        short = 3 * line.text.chars().count() < 2 * width;
    }
    raw.iter().filter_map(|raw| Paragraph::new(raw)).collect()
}

/// Whether a line begins an item of a list, which stands apart.
fn is_item(line: &str) -> bool {
    let bullet = ["• ", "- ", "* ", "– ", "► ", "▪ ", "◦ ", "・", "●"].iter().any(|sign| line.starts_with(sign));
    bullet || super::mark::read(line).is_some()
}

/// Puts a line behind another: with a space, but none within a word or between characters that take none.
fn join(text: &mut String, line: &str) {
    let soft = text.ends_with('\u{ad}');
    let before = text.chars().next_back().unwrap_or(' ');
    let after = line.chars().next().unwrap_or(' ');
    let hyphen = before == '-' && after.is_lowercase();
    if !(soft || hyphen || (super::words::is_wide(before) && super::words::is_wide(after))) {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fulltext::paragraph::shown;

    fn texts(text: &str) -> Vec<String> {
        shown(paragraphs(text))
    }

    #[test]
    fn blank_lines_set_paragraphs_apart() {
        let found = ["# Water", "Aster has a river. It is wide.", "Birch has none."];
        assert_eq!(texts("Water\n\nAster has a\nriver. It is wide.\n\n\nBirch has none.\n"), found);
        assert_eq!(texts("Water\r\n\r\nAster has a\r\nriver. It is wide.\r\n\r\nBirch has none."), found);
        assert_eq!(texts("Water\r\rAster has a\rriver. It is wide.\r\u{c}Birch has none."), found);
    }

    #[test]
    fn or_every_line_is_one() {
        let found = ["# Water", "Aster has a river. It is wide.", "Birch has none.", "Cedar dug wells."];
        assert_eq!(texts("Water\nAster has a river. It is wide.\nBirch has none.\nCedar dug wells.\n"), found);
    }

    #[test]
    fn or_blank_lines_stand_between_all_lines_and_mean_nothing() {
        let lines = [
            "The three cities of the plain have",
            "long drawn their water from the one-",
            "time river, which is no more than a",
            "brook by now, as the councils say.",
            "In spring the councils met, and then",
            "agreed on wells, of which there are",
            "nine by now; the deepest of them is in",
            "Cedar.",
        ];
        let found = texts(&lines.join("\n\n"));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("the one-time river"));
        assert!(found[1].starts_with("In spring") && found[1].ends_with("in Cedar."));
    }

    #[test]
    fn items_stand_apart_and_words_broken_at_the_end_of_a_line_are_whole() {
        assert_eq!(texts("There are:\n• wells\n• pipes of\nlead"), ["There are:", "• wells", "• pipes of lead"]);
        assert_eq!(texts("in the reser\u{ad}\nvoir of the\ncity."), ["in the reservoir of the city."]);
        assert_eq!(texts("三つの町は\n同じ川から\n水を引く。"), ["三つの町は同じ川から水を引く。"]);
    }

    #[test]
    fn an_indent_begins_a_paragraph() {
        let found = ["Aster has a river. It is wide.", "Birch has none.", "Cedar dug wells by hand."];
        assert_eq!(
            texts("   Aster has a river. It\nis wide.\n   Birch has none.\n   Cedar dug\nwells by hand."),
            found
        );
        assert_eq!(texts("\u{3000}三つの町は\n同じ川から\n\u{3000}水を引く。"), ["三つの町は同じ川から", "水を引く。"]);
    }

    #[test]
    fn the_number_of_a_page_is_no_paragraph() {
        assert_eq!(texts("Aster has a river.\n\n12\n\nBirch has none."), ["Aster has a river.", "Birch has none."]);
    }
}
