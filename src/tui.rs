//! Top floor, the only rooms that know ratatui and crossterm.
pub mod action;
mod canvas;
mod glyphs;
mod history;
pub mod keymap;
pub mod keys;
pub mod layout;
mod matrix;
mod reader;
pub mod terminal;
pub mod theme;
mod timeline;

/// The indices of `count` things in a circle, from the one after `from` (or before it) round to itself.
fn round(from: usize, count: usize, forward: bool) -> impl Iterator<Item = usize> {
    (1..=count).map(move |step| if forward { (from + step) % count } else { (from + count - step) % count })
}
