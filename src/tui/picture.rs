//! A frame as text, ANSI, HTML, SVG or JSON: what is drawn can be read, kept, shown on a slide, and compared in a test.
//!
//! | file | what it does |
//! |---|---|
//! | `colours` | colours as codes of a terminal, and as red, green and blue |
//! | `ansi` | the frame with the codes of a terminal |
//! | `html` | a page: the frame as text on a grid |
//! | `svg` | the same as a drawing, which takes any size |

mod ansi;
mod colours;
mod html;
mod svg;

pub use ansi::{ansi, redrawn};
pub use html::html;
pub use svg::{FONTS, TEXT, inline_svg, svg};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use serde_json::{Value, json};

use crate::text::width;

/// How a picture of what is seen is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A drawing.
    Svg,
    /// A page.
    Html,
    /// The characters alone.
    Text,
}

impl Form {
    /// Every form, the first that is offered first.
    pub const ALL: [Form; 3] = [Form::Svg, Form::Html, Form::Text];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Svg => "svg",
            Form::Html => "html",
            Form::Text => "txt",
        }
    }

    /// What it is good for.
    pub fn words(self) -> &'static str {
        match self {
            Form::Svg => "a drawing for slides and papers, of any size",
            Form::Html => "a page for a browser, with text to select",
            Form::Text => "the characters alone, without colours",
        }
    }

    /// The form that the name of a file asks for by its ending.
    pub fn typed(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| {
            let stem = name.strip_suffix(form.ending()).and_then(|stem| stem.strip_suffix('.'));
            stem.is_some_and(|stem| !stem.is_empty())
        })
    }

    /// A frame in this form. `dark` says what lies behind cells without a colour.
    pub fn write(self, buffer: &Buffer, dark: bool, title: &str) -> String {
        match self {
            Form::Svg => svg(buffer, dark, title),
            Form::Html => html(buffer, dark, title),
            Form::Text => plain(buffer),
        }
    }
}

/// A stretch of a row in one style.
struct Run {
    x: u16,
    cells: u16,
    text: String,
    fit: Fit,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// How well a stretch keeps to the grid of cells by itself, in a font that isn't known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Letters and signs that any font of fixed width has.
    Letters,
    /// Rules and blocks, which touch each other.
    Lines,
    /// Letters of two cells, as of Chinese and Japanese, mostly from another font.
    Wide,
    /// One glyph that any font may have another way.
    Alone,
}

impl Fit {
    fn of(symbol: &str) -> Fit {
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (Some('\0'..='\u{24f}' | '\u{2010}'..='\u{2027}'), None) => Fit::Letters,
            (Some('\u{2500}'..='\u{259f}'), None) => Fit::Lines,
            (Some(_), None) if width(symbol).0 == 2 => Fit::Wide,
            _ => Fit::Alone,
        }
    }
}

/// How rows are taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// By style alone.
    Styles,
    /// So that each stretch fits the grid in its own way too.
    Fits,
}

/// The rows of a buffer, each as its stretches.
fn rows(buffer: &Buffer, apart: Apart) -> Vec<Vec<Run>> {
    let area = buffer.area;
    let row = |y: u16| {
        let mut runs: Vec<Run> = Vec::new();
        let mut x = area.left();
        while x < area.right() {
            let cell: &Cell = &buffer[(x, y)];
            let cells = u16::try_from(width(cell.symbol()).0).unwrap_or(1).max(1);
            let fit = Fit::of(cell.symbol());
            let goes_on = |run: &Run| {
                (run.fg, run.bg, run.modifier) == (cell.fg, cell.bg, cell.modifier)
                    && (apart == Apart::Styles || (run.fit == fit && fit != Fit::Alone))
            };
            match runs.last_mut() {
                Some(run) if goes_on(run) => {
                    run.text.push_str(cell.symbol());
                    run.cells += cells;
                }
                _ => runs.push(Run {
                    x: x - area.left(),
                    cells,
                    text: cell.symbol().into(),
                    fit,
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
    rows(buffer, Apart::Styles).into_iter().map(line).collect()
}

/// Width, height, the rows as text, and every stretch that isn't plain.
pub fn json(buffer: &Buffer) -> Value {
    let mut styles = Vec::new();
    for (y, runs) in rows(buffer, Apart::Styles).into_iter().enumerate() {
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
