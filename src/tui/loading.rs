//! How far a dataset is read, where that takes long enough to be seen.

use super::action::Action;
use super::canvas::Canvas;
use super::keymap::Keymap;
use super::theme::{Role, Theme};
use crate::text::{Cells, cut};

/// The bar is no wider than this, in cells.
const WIDEST: u16 = 60;

/// Draws the bar in the middle of the screen. `share` is how much of the files is read, from 0 to 1.
pub(super) fn draw(canvas: &mut Canvas<'_>, theme: Theme, keymap: &Keymap, name: &str, share: f64) {
    canvas.clear();
    let width = canvas.width().saturating_sub(4).min(WIDEST);
    let (x, y) = ((canvas.width() - width) / 2, canvas.height() / 2);
    let title = cut(&format!("Reading {name}"), Cells(width.into()), canvas.glyphs.ellipsis()).into_owned();
    canvas.text(x, y.saturating_sub(2), &title, theme.style(Role::Strong));
    let share = share.clamp(0.0, 1.0);
    let done = (f64::from(width) * share).round() as u16;
    let (full, rest) = (canvas.glyphs.height(8), canvas.glyphs.rule());
    canvas.row(x, y, done, full, theme.style(Role::Focus));
    canvas.row(x + done, y, width - done, rest, theme.style(Role::Rule));
    let keys = keymap.bound().find(|bound| bound.action == Action::Quit).map(|bound| bound.names()).unwrap_or_default();
    let below = format!("{:.0} %   {keys} leaves", share * 100.0);
    canvas.text(x, y + 2, &below, theme.style(Role::Dim));
}
