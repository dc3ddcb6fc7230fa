//! One frame without a terminal: the same state, keys and drawing as in the explorer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::{App, Effect, Setup, Start};
use super::draw::draw;
use super::keys::Key;
use crate::corpus::{Corpus, Id, Tour};

/// Plays keys on a screen of a size in cells, and draws what is seen after the last.
pub fn screen(corpus: &Corpus, setup: Setup, size: (u16, u16), keys: &[Key]) -> Buffer {
    seen(&play(corpus, setup, size, keys))
}

/// Plays keys on a screen of a size in cells. A key that quits ends the play.
pub fn play<'c>(corpus: &'c Corpus, setup: Setup, (width, height): (u16, u16), keys: &[Key]) -> App<'c> {
    let area = Rect::new(0, 0, width, height);
    let mut app = App::new(corpus, setup);
    app.arrange(area);
    for key in keys {
        if app.key(*key) == Effect::Quit {
            break;
        }
        app.arrange(area);
    }
    app
}

/// What an audience sees of each step of a tour, on a screen of a size in cells.
pub fn steps(corpus: &Corpus, setup: &Setup, tour: Id<Tour>, size: (u16, u16)) -> Vec<Buffer> {
    let step = |at| seen(&play(corpus, Setup { start: Start::Tour(tour, at), ..setup.clone() }, size, &[]));
    (0..corpus.tours[tour].steps.len()).map(step).collect()
}

/// What is seen of an explorer that was fitted to a screen.
pub fn seen(app: &App<'_>) -> Buffer {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    buffer
}
