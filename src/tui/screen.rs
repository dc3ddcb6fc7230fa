//! One frame without a terminal: the same state, keys and drawing as in the explorer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::{App, Effect, Setup};
use super::draw::draw;
use super::keys::Key;
use crate::corpus::Corpus;

/// Plays keys on a screen of a size in cells, and draws what is seen after the last. A key that quits ends the play.
pub fn screen(corpus: &Corpus, setup: Setup, (width, height): (u16, u16), keys: &[Key]) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut app = App::new(corpus, setup);
    app.arrange(area);
    for key in keys {
        if app.key(*key) == Effect::Quit {
            break;
        }
        app.arrange(area);
    }
    let mut buffer = Buffer::empty(area);
    draw(&app, &mut buffer);
    buffer
}
