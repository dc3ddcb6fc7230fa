//! A page as Markdown (CommonMark), links as addresses of `euja`.

use crate::corpus::Corpus;
use crate::page::{Block, BlockKind, Lead, Page, Tone};

/// The page with its title as a first-level heading, without the reader's own copy of a source.
pub fn markdown(corpus: &Corpus, page: &Page) -> String {
    let mut out = format!("*{}* `{}`\n", escape(&page.context), page.address.name(corpus));
    let mut before = None;
    for block in page.blocks.iter().filter(|block| block.kind != BlockKind::Own) {
        let listed = matches!(block.kind, BlockKind::Item | BlockKind::Field | BlockKind::Note);
        if !(listed && before == Some(true)) {
            out.push('\n');
        }
        before = Some(listed);
        match block.kind {
            BlockKind::Title => out.push_str("# "),
            BlockKind::Heading => out.push_str("## "),
            _ if listed => out.push_str("- "),
            _ => {}
        }
        match &block.lead {
            Lead::None => {}
            Lead::Sign(sign) if sign.word().is_empty() => {}
            Lead::Sign(sign) => out.push_str(&format!("({}) ", sign.word())),
            Lead::Word(word) => out.push_str(&format!("**{}** ", escape(word))),
        }
        inline(corpus, block, &mut out);
        out.push('\n');
    }
    out
}

fn inline(corpus: &Corpus, block: &Block, out: &mut String) {
    let mut done = 0;
    for span in &block.spans {
        out.push_str(&escape(block.text.get(done..span.bytes.start).unwrap_or_default()));
        let text = escape(block.text.get(span.bytes.clone()).unwrap_or_default());
        let text = match span.tone {
            Tone::Strong | Tone::Level { rated: true, .. } => marked(&text, "**"),
            Tone::Coded => marked(&text, "*"),
            _ => text,
        };
        match &span.to {
            Some(address) => out.push_str(&format!("[{text}](euja:{})", address.name(corpus))),
            None => out.push_str(&text),
        }
        done = span.bytes.end;
    }
    out.push_str(&escape(block.text.get(done..).unwrap_or_default()));
}

/// Text between marks that make it strong or emphatic; blanks at its ends stay outside, where Markdown wants them.
fn marked(text: &str, mark: &str) -> String {
    let inner = text.trim();
    match text.split_once(inner) {
        Some((before, after)) if !inner.is_empty() => format!("{before}{mark}{inner}{mark}{after}"),
        _ => text.to_owned(),
    }
}

/// A text in which nothing is a sign of Markdown: neither anywhere nor, as lists are, at the beginning of a line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let sign = list_sign(line);
        for (at, c) in line.char_indices() {
            if Some(at) == sign || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Where the sign stands that makes a line an item of a list: a `+` or `-`, or the `.` or `)` after a number.
fn list_sign(line: &str) -> Option<usize> {
    let item = line.trim_start();
    let sign = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = sign.len() < item.len();
    let rest = sign.strip_prefix(if numbered { ['.', ')'] } else { ['+', '-'] })?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(line.len() - sign.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_as_its_own_is_escaped() {
        for (text, escaped) in [
            ("a*b_c`d|e", r"a\*b\_c\`d\|e"),
            ("[x](y) <z> \\ #1", r"\[x\](y) \<z\> \\ \#1"),
            ("R&D &amp; ~~no~~", r"R\&D \&amp; \~\~no\~\~"),
            ("- one\n + two", "\\- one\n \\+ two"),
            ("1. one", r"1\. one"),
            ("12) twelve", r"12\) twelve"),
            ("-", r"\-"),
            ("-1 + 2 - 3, 1.5 in 2014. So", "-1 + 2 - 3, 1.5 in 2014. So"),
            ("", ""),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
