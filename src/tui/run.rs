//! The loop: wait for events, take all there are, draw once. What an action asks of the outside is done here.

use std::io;

use ratatui::crossterm::event::Event;

use super::app::{App, Effect, Setup, Wishes};
use super::clipboard::Clipboard;
use super::draw::draw;
use super::keys::normal;
use super::save::save;
use super::terminal::{Options, Session};
use super::theme::Depth;
use crate::corpus::Corpus;

/// Takes the terminal and draws the first frame.
///
/// # Errors
/// Where there is no terminal, or it can't be written to. It is given back as it was then.
pub fn open(corpus: &Corpus, setup: Setup) -> io::Result<Session> {
    let Wishes { ask, .. } = setup.wishes;
    let mut session = Session::open(Options { mouse: setup.mouse, colour: setup.depth != Depth::Mono, ask })?;
    let setup = told(&session, setup);
    paint(&mut session, &mut App::new(corpus, setup))?;
    session.listen()?;
    Ok(session)
}

/// Runs the explorer until it is left, in a session that [`open`] began.
///
/// # Errors
/// Where the terminal can't be written to any more. It is given back as it was in any case.
pub fn run(mut session: Session, corpus: &Corpus, setup: Setup) -> io::Result<()> {
    let mut app = App::new(corpus, told(&session, setup));
    let mut clipboard = Clipboard::default();
    loop {
        paint(&mut session, &mut app)?;
        let events = session.next_events(app.patience())?;
        if events.is_empty() {
            app.tick();
        }
        for event in events {
            #[cfg(debug_assertions)]
            fault(&event)?;
            match take(&mut app, event) {
                Effect::Draw => {}
                Effect::Quit => return Ok(()),
                Effect::Suspend => session.suspend()?,
                Effect::Mouse(on) => session.set_mouse(on)?,
                Effect::Copy(text) => {
                    session.copy(&text)?;
                    clipboard.put(text);
                }
                Effect::Save { name, text } => app.saved(save(&name, &text)),
            }
        }
    }
}

/// The setup on the ground that the terminal has, where it was asked.
fn told(session: &Session, setup: Setup) -> Setup {
    Setup { ground: session.ground().unwrap_or(setup.ground), ..setup }
}

fn paint(session: &mut Session, app: &mut App<'_>) -> io::Result<()> {
    session.draw(|frame| {
        app.arrange(frame.area());
        draw(app, frame.buffer_mut());
    })
}

fn take(app: &mut App<'_>, event: Event) -> Effect {
    match event {
        Event::Key(key) => normal(key).map_or(Effect::Draw, |key| app.key(key)),
        Event::Mouse(mouse) => app.mouse(mouse),
        Event::Paste(text) => {
            app.paste(&text);
            Effect::Draw
        }
        _ => Effect::Draw,
    }
}

/// In debug builds a key goes wrong as `EUJA_FAULT` says: the only way to see what becomes of the terminal then.
#[cfg(debug_assertions)]
fn fault(event: &Event) -> io::Result<()> {
    use ratatui::crossterm::event::{KeyCode, KeyEvent};
    let struck = matches!(event, Event::Key(KeyEvent { code: KeyCode::Char('x'), .. }));
    match std::env::var("EUJA_FAULT").as_deref() {
        Ok("panic") if struck => panic!("a fault on purpose"),
        Ok("error") if struck => Err(io::Error::other("a fault on purpose")),
        Ok("thread") if struck => {
            // Whoever waits for it hangs: the panic ends the process.
            let _ = std::thread::spawn(|| panic!("a fault on purpose")).join();
            Ok(())
        }
        _ => Ok(()),
    }
}
