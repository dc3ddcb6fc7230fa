//! The frame as a drawing: it takes any size, and its text can be selected.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::colours::{css, plain, seen};
use super::{Apart, Fit, rows};
use crate::text::escaped;

/// Fonts of fixed width, the first that is there.
pub const FONTS: &str = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace";

/// How the text of a drawing is set: no blank is lost, nothing changes its place.
pub const TEXT: &str =
    "text { white-space: pre; direction: ltr; unicode-bidi: bidi-override; font-variant-ligatures: none; }";

/// Size of a cell in its own units, and of its letters: so that rules and blocks of two rows touch each other.
const CELL: (f32, f32) = (8.4, 16.0);
const LETTERS: f32 = 14.0;
/// Where letters stand, from the top of the cell.
const BASE: f32 = 12.7;

/// A self-contained file with a title. `dark` says what lies behind cells without a colour.
pub fn svg(buffer: &Buffer, dark: bool, title: &str) -> String {
    let (width, height) = size(buffer);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.1}\" height=\"{height:.1}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\" font-family=\"{FONTS}\" font-size=\"{LETTERS}\">\n\
         <title>{}</title>\n<style>{TEXT}</style>\n",
        escaped(title)
    );
    draw(buffer, dark, &mut out);
    out.push_str("</svg>\n");
    out
}

/// The same as a part of a page that says [`TEXT`] in its style, with a label for those who hear it.
pub fn inline_svg(buffer: &Buffer, dark: bool, label: &str) -> String {
    let (width, height) = size(buffer);
    let mut out = format!(
        "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width:.1} {height:.1}\" font-family=\"{FONTS}\" \
         font-size=\"{LETTERS}\">\n",
        escaped(label)
    );
    draw(buffer, dark, &mut out);
    out.push_str("</svg>\n");
    out
}

fn size(buffer: &Buffer) -> (f32, f32) {
    (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1)
}

fn draw(buffer: &Buffer, dark: bool, out: &mut String) {
    let _ = writeln!(out, "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", css(plain(dark).1));
    for (y, runs) in (0_u16..).zip(rows(buffer, Apart::Fits)) {
        let top = f32::from(y) * CELL.1;
        for run in runs {
            let (ink, ground) = seen(&run, dark);
            let x = f32::from(run.x) * CELL.0;
            let length = f32::from(run.cells) * CELL.0;
            if let Some(ground) = ground {
                let _ = writeln!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{length:.1}\" height=\"{:.1}\" fill=\"{}\" shape-rendering=\"crispEdges\"/>",
                    CELL.1,
                    css(ground)
                );
            }
            if run.text.trim().is_empty() && !run.modifier.contains(Modifier::UNDERLINED) {
                continue;
            }
            let mut style = String::new();
            for (modifier, css) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            ] {
                if run.modifier.contains(modifier) {
                    style.push_str(css);
                }
            }
            let adjusted = match run.fit {
                Fit::Letters | Fit::Wide => "spacing",
                Fit::Lines | Fit::Alone => "spacingAndGlyphs",
            };
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{length:.1}\" lengthAdjust=\"{adjusted}\" \
                 xml:space=\"preserve\" fill=\"{}\"{style}>{}</text>",
                top + BASE,
                css(ink),
                escaped(&run.text)
            );
        }
    }
}
