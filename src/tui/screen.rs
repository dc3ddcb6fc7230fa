//! One frame without a terminal: the same state, keys and drawing as in the explorer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::app::{App, Effect, Setup};
use super::canvas::Canvas;
use super::draw::draw;
use super::glyphs::Glyphs;
use super::keys::Key;
use super::theme::{Depth, Ground, Theme};
use super::timeline::{self, Timeline};
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
    timeline::paint::draw(&timeline, corpus, None, &mut canvas, theme, false);
    buffer
}

/// No timeline wants more rows: each lane has a few at most.
const HIGHEST: u16 = 400;
