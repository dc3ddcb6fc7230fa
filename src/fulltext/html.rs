//! HTML → paragraphs, from its tokens alone: no tree is built, so no depth of nesting takes more than one look.

use super::entities::resolved;
use super::mark::Mark;
use super::paragraph::Paragraph;

/// What these hold isn't part of the text.
const SKIPPED: &[&[u8]] = &[
    b"button",
    b"canvas",
    b"head",
    b"iframe",
    b"math",
    b"nav",
    b"noscript",
    b"object",
    b"script",
    b"select",
    b"style",
    b"svg",
    b"template",
    b"textarea",
    b"title",
];
/// These stand within a line; everything else sets apart what is before, within and behind it.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"br", b"cite", b"code", b"data", b"del", b"dfn", b"em",
    b"font", b"i", b"img", b"ins", b"kbd", b"label", b"mark", b"q", b"rp", b"ruby", b"s", b"samp", b"small", b"span",
    b"strike", b"strong", b"sub", b"sup", b"time", b"tt", b"u", b"var", b"wbr",
];
const HEADINGS: &[&[u8]] = &[b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"figcaption", b"caption", b"th"];

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let found = read(text, SKIPPED);
    // A <nav> or <head> that is never closed holds everything.
    if found.is_empty() { read(text, &[b"script", b"style", b"title"]) } else { found }
}

/// What is being read.
#[derive(Default)]
struct State {
    found: Vec<Paragraph>,
    raw: String,
    heading: bool,
    breaks: usize,
    /// The numbers of the last item in each ordered list that is open; none for other lists.
    lists: Vec<Option<u32>>,
    item: Option<u32>,
    /// Where a raised text begins.
    raised: Option<usize>,
}

impl State {
    fn end(&mut self) {
        if let Some(mut paragraph) = Paragraph::new(&std::mem::take(&mut self.raw)) {
            paragraph.heading = self.heading;
            let item = self.item.take();
            paragraph.mark = paragraph.mark.or(item.map(|number| Mark::Bare(number, 'l')));
            self.found.push(paragraph);
        }
        self.breaks = 0;
        self.raised = None;
    }

    fn start(&mut self, name: &[u8]) {
        match name {
            // Two breaks in a row set apart, as people do who don't know of paragraphs.
            b"br" if self.breaks > 0 => self.end(),
            b"br" => {
                self.raw.push(' ');
                self.breaks += 1;
            }
            b"sup" => self.raised = Some(self.raw.len()),
            name if INLINE.contains(&name) => {}
            name => {
                self.end();
                self.heading = HEADINGS.contains(&name);
                match name {
                    b"ol" => self.lists.push(Some(0)),
                    b"ul" => self.lists.push(None),
                    b"li" => {
                        let number = self.lists.last_mut().and_then(Option::as_mut);
                        self.item = number.map(|number| {
                            *number += 1;
                            *number
                        });
                    }
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"sup" => {
                // The number of a note is no part of the word in front of it.
                if let Some(start) = self.raised.take()
                    && let Some(note) = self.raw.get(start..).map(|note| note.trim().to_owned())
                    && (1..5).contains(&note.len())
                    && note.bytes().all(|byte| byte.is_ascii_digit())
                {
                    self.raw.truncate(start);
                    self.raw.push_str(&format!("[{note}]"));
                }
            }
            name if INLINE.contains(&name) => {}
            name => {
                self.end();
                self.heading = false;
                if matches!(name, b"ol" | b"ul") {
                    self.lists.pop();
                    self.item = None;
                }
            }
        }
    }
}

fn read(text: &str, skipped: &[&[u8]]) -> Vec<Paragraph> {
    let mut state = State::default();
    // What is being skipped, and how many of its name are open.
    let mut within: Option<(Vec<u8>, usize)> = None;
    let mut rest = text;
    while let Some((token, after)) = token(rest) {
        rest = after;
        match token {
            Token::Start { name, empty } => match &mut within {
                Some((skipped, open)) if *skipped == name => *open += usize::from(!empty),
                Some(_) => {}
                None if skipped.contains(&&*name) => within = (!empty).then_some((name, 1)),
                None => state.start(&name),
            },
            Token::End(name) => match &mut within {
                Some((skipped, open)) if *skipped == name => {
                    *open -= 1;
                    if *open == 0 {
                        within = None;
                    }
                }
                Some(_) => {}
                None => state.close(&name),
            },
            Token::Text(words) if within.is_none() => {
                if !words.trim().is_empty() {
                    state.breaks = 0;
                }
                state.raw.push_str(&resolved(words));
            }
            Token::Text(_) | Token::Nothing => {}
        }
    }
    state.end();
    state.found
}

/// A piece of a page.
enum Token<'t> {
    Text(&'t str),
    Start {
        name: Vec<u8>,
        empty: bool,
    },
    End(Vec<u8>),
    /// A comment, a declaration.
    Nothing,
}

/// What these hold is no mark-up: it ends where they end.
const RAW: &[&[u8]] = &[b"iframe", b"noembed", b"script", b"style", b"textarea", b"title", b"xmp"];

/// The first piece, and what comes after it; none at the end. Every byte is looked at once.
fn token(rest: &str) -> Option<(Token<'_>, &str)> {
    if rest.is_empty() {
        return None;
    }
    let behind = |mark: &str| rest.split_once(mark).map_or("", |(_, after)| after);
    if let Some(comment) = rest.strip_prefix("<!--") {
        let soon = comment.starts_with('>') || comment.starts_with("->");
        return Some((Token::Nothing, behind(if soon { ">" } else { "-->" })));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Some((Token::Nothing, behind(">")));
    }
    let closes = rest.starts_with("</");
    let tag = rest
        .get(1 + usize::from(closes)..)
        .filter(|tag| rest.starts_with('<') && tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let Some(tag) = tag else {
        // A `<` that begins nothing is a `<`.
        let end = rest.bytes().skip(1).position(|byte| byte == b'<').map_or(rest.len(), |at| at + 1);
        let (text, after) = rest.split_at_checked(end)?;
        return Some((Token::Text(text), after));
    };
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
    let (name, inner) = tag.split_at_checked(end)?;
    let name = name.to_ascii_lowercase().into_bytes();
    let close = closing(inner);
    let after = inner.get(close + 1..).unwrap_or_default();
    if closes {
        return Some((Token::End(name), after));
    }
    let empty = inner.get(..close).is_some_and(|inner| inner.ends_with('/'));
    let after = if RAW.contains(&&*name) && !empty { end_of_raw(after, &name) } else { after };
    Some((Token::Start { name, empty }, after))
}

/// Where a tag ends: at the first `>` that stands in no quotes.
fn closing(inner: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            // Quotes begin a value, and are nothing elsewhere.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    inner.len()
}

/// What comes after the content of a raw element: its end tag and the rest.
fn end_of_raw<'t>(text: &'t str, name: &[u8]) -> &'t str {
    let bytes = text.as_bytes();
    let ends = |at: &usize| {
        let tag = bytes.get(at + 2..at + 2 + name.len());
        bytes.get(at + 1) == Some(&b'/') && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    let end = memchr::memchr_iter(b'<', bytes).find(ends).unwrap_or(bytes.len());
    text.get(end..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fulltext::paragraph::shown;

    fn texts(text: &str) -> Vec<String> {
        shown(paragraphs(text))
    }

    #[test]
    fn blocks_are_paragraphs_and_the_rest_of_a_page_is_left_out() {
        let page = "<!doctype html><html><head><title>No</title><style>p > a { }</style></head><body>\
            <nav><ul><li>Home<li>More</ul></nav><h1>Water &amp; wells</h1><script>if (a < b) { '<p>' }</script>\
            <p>Aster has<br>a <em>wide</em> river.<sup>1</sup><p>Birch&nbsp;has none.<!-- no --> \
            <div>Cedar<br><br>dug&#x20;wells.</div></body>";
        let found = ["# Water & wells", "Aster has a wide river.[1]", "Birch has none.", "Cedar", "dug wells."];
        assert_eq!(texts(page), found);
    }

    #[test]
    fn items_of_an_ordered_list_bear_their_numbers() {
        let found = paragraphs("<ul><li>One</ul><ol><li><p>First</p></li><li>Second</li></ol>");
        let marks: Vec<_> = found.into_iter().map(|found| found.mark).collect();
        assert_eq!(marks, [None, Some(Mark::Bare(1, 'l')), Some(Mark::Bare(2, 'l'))]);
    }

    #[test]
    fn what_is_never_closed_loses_nothing() {
        assert_eq!(texts("<head><p>Aster has a river.<p>Birch has none."), ["Aster has a river.", "Birch has none."]);
        assert_eq!(
            texts("1 < 2 <3 words <!-- <p> --><a title='<p>' x=\">\">that</a> <!doctype x> stay<"),
            ["1 < 2 <3 words that stay<"]
        );
        assert_eq!(texts("<p>One<script>'</p><p>'</SCRIPT >two<style>"), ["Onetwo"]);
        assert_eq!(texts("Aster <p <b>has</p> &#27;[31m &#x202e;a river"), ["Aster", "has", "\u{fffd}[31m a river"]);
    }

    #[test]
    fn no_depth_takes_long() {
        let deep = format!("{}Aster{}", "<div>".repeat(1_000_000), "</p></b>".repeat(100_000));
        assert_eq!(texts(&deep), ["Aster"]);
        assert!(texts(&"<nav>".repeat(100_000)).is_empty());
        assert_eq!(texts(&"<".repeat(100_000)).len(), 0);
    }
}
