//! Top floor, the only rooms that know ratatui and crossterm.
pub mod action;
pub mod app;
mod canvas;
pub mod draw;
mod glyphs;
mod help;
mod history;
pub mod keymap;
pub mod keys;
pub mod layout;
mod matrix;
pub mod picture;
mod prompt;
mod reader;
pub mod run;
pub mod screen;
pub mod terminal;
pub mod theme;
mod timeline;

/// The indices of `count` things in a circle, from the one after `from` (or before it) round to itself.
fn round(from: usize, count: usize, forward: bool) -> impl Iterator<Item = usize> {
    (1..=count).map(move |step| if forward { (from + step) % count } else { (from + count - step) % count })
}
