//! The frame as a page of its own: text on a grid of cells, without a script, without a request.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::colours::{css, plain, seen};
use super::{Apart, FONTS, Fit, Run, rows};
use crate::text::escaped;

/// Height of a row, in widths of the letter m: blocks and rules of two rows touch each other.
const ROW: f32 = 1.143;

/// A self-contained page with a title; its text can be selected and copied. `dark` says what lies behind cells without
/// a colour.
pub fn html(buffer: &Buffer, dark: bool, title: &str) -> String {
    let (ink, ground) = plain(dark);
    let (ink, ground) = (css(ink), css(ground));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n\
         body {{ margin: 1em; color: {ink}; background: {ground}; print-color-adjust: exact; }}\n\
         pre {{ margin: 0; font: 14px/{ROW} {FONTS}; font-variant-ligatures: none; }}\n\
         pre, span {{ direction: ltr; unicode-bidi: bidi-override; }}\n\
         span {{ display: inline-block; height: {ROW}em; overflow: hidden; vertical-align: top; }}\n\
         @media print {{ @page {{ size: landscape; }} pre {{ font-size: min(14px, calc(150vw / {})); }} }}\n\
         </style>\n</head>\n<body>\n<pre>",
        escaped(title),
        // A letter is six tenths as wide as it is high: a row takes nine tenths of the page.
        buffer.area.width.max(1),
    );
    for runs in rows(buffer, Apart::Fits) {
        for run in &runs {
            match run.fit {
                Fit::Letters => stretch(run, &run.text, None, dark, &mut out),
                // Each glyph gets its own place: nobody knows how wide the font is that has them.
                Fit::Wide => {
                    for glyph in run.text.chars() {
                        stretch(run, glyph.encode_utf8(&mut [0; 4]), Some(2), dark, &mut out);
                    }
                }
                Fit::Lines | Fit::Alone => stretch(run, &run.text, Some(run.cells), dark, &mut out),
            }
        }
        out.push('\n');
    }
    out.push_str("</pre>\n</body>\n</html>\n");
    out
}

/// A stretch or a part of it, in a box of so many cells where its font may have another width.
fn stretch(run: &Run, text: &str, cells: Option<u16>, dark: bool, out: &mut String) {
    let (ink, ground) = seen(run, dark);
    let mut style = Vec::new();
    style.extend(cells.map(|cells| format!("width:{cells}ch")));
    if ink != plain(dark).0 {
        style.push(format!("color:{}", css(ink)));
    }
    style.extend(ground.map(|ground| format!("background:{}", css(ground))));
    for (modifier, css) in [
        (Modifier::BOLD, "font-weight:bold"),
        (Modifier::ITALIC, "font-style:italic"),
        (Modifier::UNDERLINED, "text-decoration:underline"),
    ] {
        if run.modifier.contains(modifier) {
            style.push(css.into());
        }
    }
    let _ = match style.is_empty() {
        true => write!(out, "{}", escaped(text)),
        false => write!(out, "<span style=\"{}\">{}</span>", style.join(";"), escaped(text)),
    };
}
