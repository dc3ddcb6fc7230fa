//! Where a text can't be followed (a quote or bracket that isn't closed), its layout tells how far the damage goes.

use std::ops::Range;

use super::spans;

/// How many records in front of the place of an error may be at fault.
pub(super) const REACH: usize = 8;

/// The record, near in front of a byte, without which the text can be followed. A record is taken to go from a line that
/// begins with `(` to the next line of the file that is indented no more, whether that was overwritten meanwhile or not. It is
/// overwritten; its bytes and what was written there are given back.
pub(super) fn cut_culprit(text: &mut String, file: &str, byte: usize) -> Option<(Range<usize>, String)> {
    let lines = lines(file);
    let here = lines.iter().rposition(|line| line.span.start <= byte)?;
    let openings = (0..=here).rev().filter(|at| lines.get(*at).is_some_and(|line| line.opens && line.indent > 0));
    let regions = openings.filter_map(|at| {
        let region = record(&lines, at)?;
        let written = text.get(region.clone()).filter(|written| !written.trim().is_empty())?.to_owned();
        Some((region, written))
    });
    let regions: Vec<(Range<usize>, String)> = regions.take(REACH).collect();
    regions.into_iter().find_map(|(region, written)| {
        blank(text, region.clone());
        if spans::scan_folded(text).is_some() {
            return Some((region, written));
        }
        text.replace_range(region, &written);
        None
    })
}

/// Overwrites some bytes with as many spaces; line feeds stay.
pub(super) fn blank(text: &mut String, bytes: Range<usize>) {
    let blanks: String = text
        .get(bytes.clone())
        .unwrap_or_default()
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
        .collect();
    text.replace_range(bytes, &blanks);
}

struct Line {
    span: Range<usize>,
    indent: usize,
    /// Whether it begins with `(`.
    opens: bool,
    /// Whether it begins with `)` or `])`.
    closes: bool,
}

/// The lines that aren't blank.
fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let written = line.trim_start();
        if !written.is_empty() {
            let indent = line.len() - written.len();
            let span = at..at + line.len();
            let closes = written.trim_start_matches(']').starts_with(')');
            lines.push(Line { span, indent, opens: written.starts_with('('), closes });
        }
        at += line.len();
    }
    lines
}

/// The bytes of the record that opens in a line.
fn record(lines: &[Line], at: usize) -> Option<Range<usize>> {
    let opening = lines.get(at)?;
    let next = lines.iter().skip(at + 1).find(|line| line.indent <= opening.indent)?;
    let own = next.closes && next.indent == opening.indent;
    Some(opening.span.start..if own { next.span.end } else { next.span.start })
}

#[cfg(test)]
mod tests {

    #[test]
    fn the_record_with_an_open_quote_or_bracket_is_found() {
        let whole =
            "(\n  a: [\n    (\n      id: \"x\",\n    ),\n    (id: \"y\",\n     n: 3),\n    (id: \"z\"),\n  ],\n)\n";
        for (slip, culprit) in [
            (whole.replace("\"x\"", "\"x"), "    (\n      id: \"x,\n    ),\n"),
            (whole.replace("n: 3)", "n: 3"), "    (id: \"y\",\n     n: 3,\n"),
            (whole.replace("(id: \"z\"", "(id: z\""), "    (id: z\"),\n"),
        ] {
            let byte = slip.find("z").unwrap();
            let mut text = slip.clone();
            let cut = super::cut_culprit(&mut text, &slip, byte);
            assert_eq!(cut.and_then(|(region, _)| slip.get(region)), Some(culprit), "{slip}");
            assert_eq!(text.replace([' ', '\n'], ""), slip.replace(culprit, "").replace([' ', '\n'], ""));
        }
        let mut open = whole.replace("]", "");
        assert_eq!(super::cut_culprit(&mut open, &whole.replace("]", ""), 30), None);
        assert_eq!(open, whole.replace("]", ""), "nothing is cut out where it is no use");
    }
}
