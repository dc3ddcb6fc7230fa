//! The loop: wait for events, take all there are, draw once. What an action asks of the outside is done here.

use std::time::{Duration, Instant};
use std::{io, thread};

use ratatui::crossterm::event::Event;

use super::app::{App, Effect, Setup, Wishes};
use super::clipboard::Clipboard;
use super::draw::draw;
use super::keys::normal;
use super::present::Tie;
use super::save::save;
use super::screen::seen;
use super::terminal::{Options, Session};
use super::theme::Depth;
use crate::corpus::Corpus;

/// How long keys are waited for while the answer of a search is to come.
const GLANCE: Duration = Duration::from_millis(1);
/// How long the others are waited for at the beginning.
const GREETING: Duration = Duration::from_millis(150);
/// How long keys are waited for before other terminals of a presentation are listened to.
const LISTEN: Duration = Duration::from_millis(30);

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
pub fn run(session: Session, corpus: &Corpus, setup: Setup) -> io::Result<()> {
    thread::scope(|scope| {
        let mut app = App::new(corpus, told(&session, setup));
        app.search_away(scope);
        turn(session, app, None)
    })
}

/// Presents until it is left, in step with the other terminals of the presentation.
///
/// # Errors
/// As [`run`].
pub fn present(session: Session, corpus: &Corpus, setup: Setup) -> io::Result<()> {
    thread::scope(|scope| {
        let mut app = App::new(corpus, told(&session, setup));
        app.search_away(scope);
        match Tie::open(app.position()) {
            Ok(tie) => {
                meet(&mut app, &tie);
                turn(session, app, Some(tie))
            }
            Err(error) => {
                app.notice = Some(format!("Other terminals can't follow: {error}."));
                turn(session, app, None)
            }
        }
    })
}

/// Where others are at another tour, this one counts: it was asked for last.
fn meet(app: &mut App<'_>, tie: &Tie) {
    let begun = Instant::now();
    while begun.elapsed() < GREETING {
        if let Some(position) = tie.heard() {
            match app.position() {
                Some(own) if own.tour != position.tour => tie.tell(&own),
                _ => app.go_along(&position),
            }
            return;
        }
        thread::sleep(GLANCE);
    }
}

fn turn(mut session: Session, mut app: App<'_>, tie: Option<Tie>) -> io::Result<()> {
    let mut clipboard = Clipboard::default();
    let mut shown = app.position();
    loop {
        paint(&mut session, &mut app)?;
        // What another terminal said is told back to nobody: it is where that one is already.
        if let Some((tie, position)) = tie.as_ref().zip(app.position()).filter(|(_, now)| shown.as_ref() != Some(now)) {
            tie.tell(&position);
            shown = Some(position);
        }
        // Keys come first; the answer of a search is drawn when it is there.
        while app.is_searching() && !session.has_event(GLANCE)? {
            if app.take_answer() {
                paint(&mut session, &mut app)?;
            }
        }
        for event in wait(&mut session, &mut app, tie.as_ref())? {
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
                Effect::Depict { name, form } => {
                    let picture = form.write(&seen(&app), app.ground_is_dark(), &app.address().name(app.corpus));
                    app.saved(save(&name, &picture));
                }
                Effect::Save { name, text } => app.saved(save(&name, &text)),
            }
        }
    }
}

/// Waits for something to happen here, or in another terminal of the presentation. What comes of time or of another
/// terminal is done; what came here is given back.
fn wait(session: &mut Session, app: &mut App<'_>, tie: Option<&Tie>) -> io::Result<Vec<Event>> {
    let until = app.patience().map(|patience| Instant::now() + patience);
    loop {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let slice = if tie.is_some() { Some(left.map_or(LISTEN, |left| left.min(LISTEN))) } else { left };
        let events = session.next_events(slice)?;
        if !events.is_empty() {
            return Ok(events);
        }
        if let Some(position) = tie.and_then(Tie::heard) {
            app.go_along(&position);
            return Ok(events);
        }
        if left.is_some_and(|left| slice == Some(left)) {
            app.tick();
            return Ok(events);
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
