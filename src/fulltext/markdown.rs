//! Markdown → paragraphs: what marks blocks is read line by line, what marks words is taken off.

use memchr::{memchr, memchr2};

use super::entities::resolved;
use super::paragraph::Paragraph;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut state = State::default();
    let mut lines = text.lines().peekable();
    if lines.peek() == Some(&"---") {
        // Metadata, up to a line like the first.
        let ends = text.lines().skip(1).position(|line| matches!(line, "---" | "..."));
        lines.by_ref().take(ends.map_or(0, |end| end + 2)).for_each(drop);
    }
    let mut fence: Option<&str> = None;
    for line in lines {
        let line = unquoted(line);
        let is_fence = ["```", "~~~"].into_iter().find(|sign| line.starts_with(sign));
        match (fence, is_fence) {
            (None, Some(sign)) => {
                state.end();
                fence = Some(sign);
            }
            (Some(open), Some(sign)) if open == sign => {
                state.end();
                fence = None;
            }
            (Some(_), _) => state.go_on(line),
            (None, None) => state.line(line),
        }
    }
    state.end();
    state.found
}

/// A line without the signs of quotations before it.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()).trim_end()
}

#[derive(Default)]
struct State {
    found: Vec<Paragraph>,
    raw: String,
    heading: bool,
}

impl State {
    fn end(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        if let Some(mut paragraph) = Paragraph::new(&plain(&raw)) {
            paragraph.heading = self.heading;
            self.found.push(paragraph);
        }
        self.heading = false;
    }

    fn go_on(&mut self, text: &str) {
        self.raw.push_str(text);
        self.raw.push(' ');
    }

    fn line(&mut self, line: &str) {
        let only = |signs: &[char]| line.len() > 2 && line.chars().all(|c| signs.contains(&c) || c == ' ');
        let tags = line.starts_with('<') && line.ends_with('>') && !line.starts_with("<http");
        if line.is_empty() || tags {
            self.end();
        } else if let Some(title) = headline(line) {
            self.end();
            self.heading = true;
            self.go_on(title);
            self.end();
        } else if only(&['=']) || only(&['-']) || only(&['*']) || only(&['_']) {
            // Under a line it makes a heading of it, elsewhere it is a rule.
            self.heading = !self.raw.is_empty() && line.starts_with(['=', '-']);
            self.end();
        } else if line.starts_with('|') {
            self.end();
            if !only(&['|', '-', ':']) {
                self.go_on(&line.replace('|', " "));
            }
            self.end();
        } else if let Some((label, note)) = line.strip_prefix("[^").and_then(|line| line.split_once("]:")) {
            self.end();
            self.go_on(&format!("[{label}] {}", note.trim_start()));
        } else if line.starts_with('[') && line.contains("]: http") {
            // The target of links elsewhere.
            self.end();
        } else if let Some(item) = ["- ", "* ", "+ "].into_iter().find_map(|sign| line.strip_prefix(sign)) {
            self.end();
            self.go_on(item);
        } else {
            let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
            if number.len() < line.len() && number.starts_with([')', '.']) {
                self.end();
            }
            self.go_on(line);
        }
    }
}

/// The text of a heading that is marked in front.
fn headline(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let depth = line.len() - title.len();
    ((1..=6).contains(&depth) && title.starts_with(' ')).then(|| title.trim().trim_end_matches('#').trim_end())
}

/// A link is looked for this far.
const FAR: usize = 2_000;

/// A text without the marks of emphasis, code, links and pictures.
fn plain(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    // Where the text of a link ends, in bytes from the end of the whole, and the bytes of its target.
    let mut link: Option<(usize, usize)> = None;
    while let Some(c) = rest.chars().next() {
        if let Some((_, target)) = link.filter(|(end, _)| *end == rest.len()) {
            rest = rest.get(target..).unwrap_or_default();
            link = None;
            continue;
        }
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next().unwrap_or(' ');
        let before = out.chars().next_back().unwrap_or(' ');
        let mut skip = c.len_utf8();
        match c {
            '\\' if next.is_ascii_punctuation() => {
                out.push(next);
                skip += 1;
            }
            '`' => {}
            '~' if next == '~' => skip += 1,
            '*' if !(before == ' ' && next == ' ') => {}
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => {}
            '!' if next == '[' && linked(after).is_some() => {
                let (text, target) = linked(after).unwrap_or_default();
                skip += text + target;
            }
            '[' if next == '^' => {
                out.push('[');
                skip += 1;
            }
            '[' => match linked(rest) {
                Some((text, target)) => link = Some((rest.len() - text, target)),
                None => out.push('['),
            },
            // An address, which stays, or a tag.
            '<' if next.is_ascii_alphabetic() || next == '/' => {
                let inner = memchr(b'>', near(after)).and_then(|end| after.get(..end));
                match inner {
                    Some(inner) if inner.contains("://") || inner.contains('@') => out.push_str(inner),
                    Some(_) => {}
                    None => out.push('<'),
                }
                skip += inner.map_or(0, |inner| inner.len() + 1);
            }
            c => out.push(c),
        }
        rest = rest.get(skip..).unwrap_or_default();
    }
    resolved(&out).into_owned()
}

/// For `[text](target)` the bytes of `[text` and of `](target)`.
fn linked(rest: &str) -> Option<(usize, usize)> {
    let text = memchr2(b'[', b']', near(rest).get(1..)?)? + 1;
    let target = rest.get(text..)?.strip_prefix("](")?;
    let end = memchr(b')', near(target))?;
    Some((text, end + 3))
}

/// As much of a text, in bytes, as is looked through for the end of something.
fn near(text: &str) -> &[u8] {
    text.as_bytes().get(..FAR).unwrap_or(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fulltext::mark::Mark;

    #[test]
    fn marks_are_taken_off_and_headings_told_apart() {
        let text = "---\ntitle: No\n---\n\n# Water #\n\n*Aster* has a\n[wide](http://example.org) **river**.[^1]\nSee\n===\n\n\
                    > Birch has `none`,\n> 2 * 3 snake_case \\*.\n\n- one &amp; all\n- two __bold__\n\n4. Cedar\n5) Dahlia\n\n\
                    ![no](no.png)\n\n<p>\n\n***\n\n[p9] Elm <b>x</b> <http://elm.example/a_b_c>\n\n| Fir | Gum |\n|---|---|\n\n\
                    ```text\nHop *vine*\n```\n[^1]: The Ash.\n\n[ref]: http://example.org\n";
        let found: Vec<(String, bool, Option<Mark>)> =
            paragraphs(text).into_iter().map(|found| (found.text, found.heading, found.mark)).collect();
        let plain = |text: &str| (text.to_owned(), false, None);
        let marked = |text: &str, mark| (text.to_owned(), false, Some(mark));
        let heading = |text: &str| (text.to_owned(), true, None);
        assert_eq!(
            found,
            [
                heading("Water"),
                heading("Aster has a wide river.[1] See"),
                plain("Birch has none, 2 * 3 snake_case *."),
                plain("one & all"),
                plain("two bold"),
                marked("4. Cedar", Mark::Bare(4, '.')),
                marked("5) Dahlia", Mark::Bare(5, ')')),
                marked("[p9] Elm x http://elm.example/a_b_c", Mark::Named("p9".into())),
                plain("Fir Gum"),
                plain("Hop vine"),
                marked("[1] The Ash.", Mark::Bare(1, '[')),
            ]
        );
    }
}
