//! The loop: wait for events, take all there are, draw once. What an action asks of the outside is done here.

use std::io;

use crossterm::event::Event;

use super::app::{App, Effect, Setup};
use super::draw::draw;
use super::keys::normal;
use super::terminal::{Options, Session};
use super::theme::Depth;
use crate::corpus::Corpus;

/// Runs the explorer until it is left.
///
/// # Errors
/// Where there is no terminal, or it can't be written to. It is given back as it was in any case.
pub fn run(corpus: &Corpus, setup: Setup) -> io::Result<()> {
    let mut session = Session::open(Options { mouse: setup.mouse, colour: setup.depth != Depth::Mono })?;
    let mut app = App::new(corpus, setup);
    loop {
        session.draw(|frame| {
            app.arrange(frame.area());
            draw(&app, frame.buffer_mut());
        })?;
        for event in session.next_events()? {
            match take(&mut app, event) {
                Effect::Draw => {}
                Effect::Quit => return Ok(()),
                Effect::Suspend => session.suspend()?,
                Effect::Mouse(on) => session.set_mouse(on)?,
            }
        }
    }
}

fn take(app: &mut App<'_>, event: Event) -> Effect {
    match event {
        Event::Key(key) => normal(key).map_or(Effect::Draw, |key| app.key(key)),
        Event::Mouse(mouse) => {
            app.mouse(mouse);
            Effect::Draw
        }
        Event::Paste(text) => {
            app.paste(&text);
            Effect::Draw
        }
        _ => Effect::Draw,
    }
}
