//! Top floor: the explorer, and the only rooms that know ratatui and crossterm.
//!
//! | part | what it does |
//! |---|---|
//! | `terminal` | takes the terminal, gives it back in every case |
//! | `run` | the loop: wait, take what came, draw once |
//! | `keys`, `keymap`, `action` | key → name → what a person can do; the table of keys, and what settings change of it |
//! | `app` | the state, and what every action does to it |
//! | `history` | back and forward, each view with its place |
//! | `layout` | which part of the screen belongs to whom |
//! | `matrix`, `timeline`, `reader` | the panes: state in the file, painter in its folder |
//! | `present` | a tour on the screen, without anything around it |
//! | `recording` | a tour that is made while exploring, and its file |
//! | `prompt`, `help`, `boxed` | what lies over the panes: boxes to choose from, the search box with its preview; help; their frame |
//! | `finder` | searches, on a thread of its own where a terminal waits for keys |
//! | `bars` | what stands in header and footer, and where |
//! | `loading` | how far a large dataset is read |
//! | `reload` | a dataset whose files change while it is shown |
//! | `clipboard` | this machine's clipboard, beside the terminal's
//! | `save` | files, never over what somebody else wrote |
//! | `draw`, `below` | the whole screen, from an arranged state; what of it stays while somebody types |
//! | `canvas`, `glyphs`, `theme` | what is drawn with: clipped cells, signs, roles of colour, colours of one's own |
//! | `screen`, `picture` | frames without a terminal, as text, ANSI, HTML, SVG, JSON |
//!
//! Panes never call each other: `app` asks them and tells them.

pub mod action;
pub mod app;
mod bars;
pub mod below;
mod boxed;
mod canvas;
mod clipboard;
pub mod draw;
mod finder;
mod glyphs;
mod help;
mod history;
pub mod keymap;
pub mod keys;
pub mod layout;
mod loading;
pub mod matrix;
pub mod picture;
pub mod present;
mod prompt;
pub mod reader;
pub mod recording;
pub mod reload;
pub mod run;
pub mod save;
pub mod screen;
pub mod terminal;
pub mod theme;
mod timeline;

/// The indices of `count` things in a circle, from the one after `from` (or before it) round to itself.
fn round(from: usize, count: usize, forward: bool) -> impl Iterator<Item = usize> {
    (1..=count).map(move |step| if forward { (from + step) % count } else { (from + count - step) % count })
}
