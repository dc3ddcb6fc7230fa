//! The frame with the codes of a terminal.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use super::colours::sgr;
use super::{Apart, MODIFIERS, Run, rows};

/// The text with SGR sequences, a line a row, for a terminal or a pager that shows colour.
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for runs in rows(buffer, Apart::Styles) {
        row(&runs, &mut out);
        out.push('\n');
    }
    out
}

/// What a terminal is told so that it shows this frame and nothing else, whatever was there: every row goes to its own
/// place, so that a glyph that is wider there than here moves no other row.
pub fn redrawn(buffer: &Buffer) -> String {
    // No cursor, no wrapping at the right edge; then a clear screen.
    let mut out = "\u{1b}[?25l\u{1b}[?7l\u{1b}[0m\u{1b}[2J".to_owned();
    for (y, runs) in (1_u32..).zip(rows(buffer, Apart::Styles)) {
        let _ = write!(out, "\u{1b}[{y};1H");
        row(&runs, &mut out);
    }
    out
}

fn row(runs: &[Run], out: &mut String) {
    for run in runs {
        let mut codes: Vec<String> = vec!["0".into()];
        codes.extend(MODIFIERS.iter().filter(|(one, ..)| run.modifier.contains(*one)).map(|(.., code)| (*code).into()));
        codes.extend(sgr(run.fg, 38));
        codes.extend(sgr(run.bg, 48));
        let _ = write!(out, "\u{1b}[{}m{}", codes.join(";"), run.text);
    }
    out.push_str("\u{1b}[0m");
}
