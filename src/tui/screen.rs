//! One frame without a terminal: the same state, keys and drawing as in the explorer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::app::{App, Effect, Setup, Start};
use super::canvas::Canvas;
use super::draw::draw;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::keys::Key;
use super::theme::{Depth, Ground, Theme};
use super::timeline::{self, Timeline};
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

/// What an audience sees of each step of a tour, on a screen of a size in cells: one after another, as each takes more room
/// than what is made of it.
pub fn steps(corpus: &Corpus, setup: &Setup, tour: Id<Tour>, size: (u16, u16)) -> impl Iterator<Item = Buffer> {
    let step = move |at| seen(&play(corpus, Setup { start: Start::Tour(tour, at), ..setup.clone() }, size, &[]));
    (0..corpus.tours[tour].steps.len()).map(step)
}

/// What is seen of an explorer that was fitted to a screen.
pub fn seen(app: &App<'_>) -> Buffer {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    buffer
}

/// The timeline alone, so wide in cells, with as many rows as its lanes want; in ASCII it is the graphic too.
pub fn timeline(corpus: &Corpus, ascii: bool, width: u16) -> Buffer {
    let mut timeline = Timeline::new(corpus);
    timeline.arrange(corpus, ascii, width.into(), HIGHEST.into());
    if timeline.is_list() {
        timeline.turn_list(corpus);
    }
    let area = Rect::new(0, 0, width, HIGHEST);
    let mut buffer = Buffer::empty(area);
    let theme = Theme::new(Ground::Mono, Depth::Mono);
    let mut canvas = Canvas::new(&mut buffer, area, Glyphs { ascii }, Style::new());
    timeline::paint::draw(&timeline, corpus, None, &Keymap::default(), &mut canvas, theme, false);
    buffer
}

/// No timeline wants more rows: each lane has a few at most.
const HIGHEST: u16 = 400;
