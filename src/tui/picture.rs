//! A frame as text, ANSI, SVG or JSON: what is drawn can be read, shown in a README, and compared in a test.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use serde_json::{Value, json};

use crate::text::{escaped, width};

/// A stretch of a row in one style.
struct Run {
    x: u16,
    cells: u16,
    text: String,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// The rows of a buffer, each as its stretches of one style.
fn rows(buffer: &Buffer) -> Vec<Vec<Run>> {
    let area = buffer.area;
    let row = |y: u16| {
        let mut runs: Vec<Run> = Vec::new();
        let mut x = area.left();
        while x < area.right() {
            let cell: &Cell = &buffer[(x, y)];
            let cells = u16::try_from(width(cell.symbol()).0).unwrap_or(1).max(1);
            match runs.last_mut() {
                Some(run) if (run.fg, run.bg, run.modifier) == (cell.fg, cell.bg, cell.modifier) => {
                    run.text.push_str(cell.symbol());
                    run.cells += cells;
                }
                _ => runs.push(Run {
                    x: x - area.left(),
                    cells,
                    text: cell.symbol().into(),
                    fg: cell.fg,
                    bg: cell.bg,
                    modifier: cell.modifier,
                }),
            }
            x = x.saturating_add(cells);
        }
        runs
    };
    (area.top()..area.bottom()).map(row).collect()
}

/// The text alone, a line a row, without blanks at the ends.
pub fn plain(buffer: &Buffer) -> String {
    let line = |runs: Vec<Run>| {
        let text: String = runs.into_iter().map(|run| run.text).collect();
        format!("{}\n", text.trim_end())
    };
    rows(buffer).into_iter().map(line).collect()
}

/// Width, height, the rows as text, and every stretch that isn't plain.
pub fn json(buffer: &Buffer) -> Value {
    let mut styles = Vec::new();
    for (y, runs) in rows(buffer).into_iter().enumerate() {
        for run in runs.iter().filter(|run| !is_plain(run)) {
            styles.push(json!({
                "row": y, "column": run.x, "cells": run.cells, "text": run.text,
                "fg": colour_name(run.fg), "bg": colour_name(run.bg), "modifiers": modifier_names(run.modifier),
            }));
        }
    }
    let text = plain(buffer);
    let lines: Vec<&str> = text.lines().collect();
    json!({ "width": buffer.area.width, "height": buffer.area.height, "rows": lines, "styles": styles })
}

fn is_plain(run: &Run) -> bool {
    run.fg == Color::Reset && run.bg == Color::Reset && run.modifier.is_empty()
}

fn colour_name(colour: Color) -> Option<String> {
    (colour != Color::Reset).then(|| colour.to_string())
}

/// Modifiers with the names of SGR and CSS.
const MODIFIERS: [(Modifier, &str, &str); 5] = [
    (Modifier::BOLD, "bold", "1"),
    (Modifier::DIM, "dim", "2"),
    (Modifier::ITALIC, "italic", "3"),
    (Modifier::UNDERLINED, "underlined", "4"),
    (Modifier::REVERSED, "reversed", "7"),
];

fn modifier_names(modifier: Modifier) -> Vec<&'static str> {
    MODIFIERS.iter().filter(|(one, ..)| modifier.contains(*one)).map(|(_, name, _)| *name).collect()
}

/// The text with SGR sequences, for a terminal or a pager that shows colour.
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for runs in rows(buffer) {
        for run in runs {
            let mut codes: Vec<String> = vec!["0".into()];
            codes.extend(
                MODIFIERS.iter().filter(|(one, ..)| run.modifier.contains(*one)).map(|(.., code)| (*code).into()),
            );
            codes.extend(sgr(run.fg, 38));
            codes.extend(sgr(run.bg, 48));
            let _ = write!(out, "\u{1b}[{}m{}", codes.join(";"), run.text);
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

/// The parameters of a colour; `ground` is 38 for the foreground, 48 for the background.
fn sgr(colour: Color, ground: u8) -> Option<String> {
    let base = ground - 8;
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("{ground};2;{red};{green};{blue}")),
        Color::Indexed(index) => Some(format!("{ground};5;{index}")),
        named => palette(named).map(|index| {
            let code = if index < 8 { base + index } else { base + 52 + index };
            code.to_string()
        }),
    }
}

/// The index of a named colour among the sixteen.
fn palette(colour: Color) -> Option<u8> {
    let order = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    order.iter().position(|known| *known == colour).and_then(|index| u8::try_from(index).ok())
}

/// Size of a cell in an SVG, in its own units.
const CELL: (f32, f32) = (8.4, 18.0);

/// A self-contained SVG with text that can be selected. `dark` says what lies behind cells without a colour.
pub fn svg(buffer: &Buffer, dark: bool) -> String {
    let (ink, ground) = if dark { ("#d8d8d8", "#101010") } else { ("#202020", "#fcfcfa") };
    let (width, height) = (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>\n"
    );
    for (y, runs) in (0_u16..).zip(rows(buffer)) {
        for run in runs {
            let (mut fg, mut bg) = (css(run.fg), css(run.bg));
            if run.modifier.contains(Modifier::REVERSED) {
                (fg, bg) = (Some(bg.unwrap_or_else(|| ground.into())), Some(fg.unwrap_or_else(|| ink.into())));
            }
            let (x, top) = (f32::from(run.x) * CELL.0, f32::from(y) * CELL.1);
            let length = f32::from(run.cells) * CELL.0;
            if let Some(bg) = bg {
                let _ = writeln!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{length:.1}\" height=\"{:.1}\" fill=\"{bg}\"/>",
                    CELL.1
                );
            }
            if run.text.trim().is_empty() {
                continue;
            }
            let mut style = String::new();
            for (modifier, css) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
                (Modifier::DIM, " opacity=\"0.7\""),
            ] {
                if run.modifier.contains(modifier) {
                    style.push_str(css);
                }
            }
            let baseline = top + CELL.1 * 0.75;
            let fill = fg.unwrap_or_else(|| ink.into());
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{length:.1}\" xml:space=\"preserve\" fill=\"{fill}\"{style}>{}</text>",
                escaped(&run.text)
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

fn css(colour: Color) -> Option<String> {
    /// The sixteen colours as xterm has them.
    const SIXTEEN: [&str; 16] = [
        "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f", "#ff0000",
        "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ];
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) => Some(match index {
            0..=15 => SIXTEEN.get(usize::from(index)).copied().unwrap_or("#000000").into(),
            16..=231 => {
                let step = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
                let cube = index - 16;
                let [red, green, blue] = [cube / 36, cube / 6 % 6, cube % 6].map(step);
                format!("#{red:02x}{green:02x}{blue:02x}")
            }
            grey => {
                let level = 8 + (grey - 232) * 10;
                format!("#{level:02x}{level:02x}{level:02x}")
            }
        }),
        named => palette(named).and_then(|index| SIXTEEN.get(usize::from(index))).map(|css| (*css).into()),
    }
}
