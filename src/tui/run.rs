//! The loop: wait for events, take all there are, draw once. What an action asks of the outside is done here.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread::Scope;
use std::time::{Duration, Instant};
use std::{io, thread};

use ratatui::crossterm::event::Event;

use super::action::Action;
use super::app::{App, Effect, Front, Kept, LastView, Setup};
use super::below::Below;
use super::canvas::Canvas;
use super::clipboard::Clipboard;
use super::draw::draw_over;
use super::glyphs::Glyphs;
use super::keymap::Context;
use super::keys::normal;
use super::loading;
use super::present::Tie;
use super::reload::{Loaded, Reloads};
use super::save::{put, save};
use super::screen::seen;
use super::terminal::{Options, Session};
use super::theme::{Depth, Ground, Theme};

/// How long keys are waited for while the answer of a search is to come.
const GLANCE: Duration = Duration::from_millis(1);
/// How long the others are waited for at the beginning.
const GREETING: Duration = Duration::from_millis(150);
/// How long keys are waited for while a dataset is read.
const LOADING: Duration = Duration::from_millis(50);

/// Takes the terminal.
///
/// # Errors
/// Where there is no terminal, or it can't be written to. It is given back as it was then.
pub fn open(front: &Front) -> io::Result<Session> {
    Session::open(Options { mouse: front.mouse, colour: front.depth != Depth::Mono, ask: front.wishes.ask })
}

/// Shows how far a dataset is read, until it is; none where somebody left before.
///
/// # Errors
/// Where the terminal can't be written to any more.
pub fn await_load<T>(
    session: &mut Session,
    front: &Front,
    name: &str,
    share: impl Fn() -> f64,
    loaded: &Receiver<T>,
) -> io::Result<Option<T>> {
    loop {
        let theme = Theme::of(session.ground()?.unwrap_or(front.ground), front.depth, front.wishes.own);
        session.draw(|frame| {
            let area = frame.area();
            let mut canvas = Canvas::new(frame.buffer_mut(), area, Glyphs { ascii: front.ascii }, theme.base());
            loading::draw(&mut canvas, theme, &front.wishes.keymap, name, share());
        })?;
        match loaded.recv_timeout(GLANCE) {
            Ok(loaded) => return Ok(Some(loaded)),
            // Its panic has ended the process, or will.
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let key = |event: &Event| match event {
            Event::Key(key) => normal(*key).and_then(|key| front.wishes.keymap.lookup(Context::Matrix, key)),
            _ => None,
        };
        for event in session.next_events(Some(LOADING))? {
            match key(&event) {
                Some(Action::Quit) => return Ok(None),
                Some(Action::Suspend) => session.suspend()?,
                _ => {}
            }
        }
    }
}

/// Runs the explorer until it is left, in a session that [`open`] began; gives the view that it was left at. Files that
/// are watched are shown anew when they have been read again.
///
/// # Errors
/// Where the terminal can't be written to any more. It is given back as it was in any case.
pub fn run(session: Session, loaded: Loaded, reloads: Option<&Reloads>) -> io::Result<LastView> {
    go_on(session, loaded, reloads, false)
}

/// Presents until it is left, in step with the other terminals of the presentation.
///
/// # Errors
/// As [`run`].
pub fn present(session: Session, loaded: Loaded, reloads: Option<&Reloads>) -> io::Result<()> {
    go_on(session, loaded, reloads, true).map(drop)
}

/// Why a turn of the loop has come to its end.
enum Ending {
    /// The explorer was left at this view.
    Left(Box<LastView>),
    /// The files were read again; the explorer goes on with them from where it was.
    Anew(Box<(Loaded, Kept)>),
}

/// One explorer after another, each on the dataset as it was read last.
fn go_on(session: Session, mut loaded: Loaded, reloads: Option<&Reloads>, presents: bool) -> io::Result<LastView> {
    // It may wait a little at the end, after the terminal is given back.
    let mut clipboard = Clipboard::default();
    let mut session = session;
    let mut tie = None;
    let mut kept = None;
    loop {
        let Loaded { corpus, setup } = loaded;
        let ending = thread::scope(|scope| {
            let ground = session.ground()?.unwrap_or(setup.ground);
            let mut app = App::new(&corpus, Setup { ground, ..setup });
            match kept.take() {
                Some(kept) => {
                    // It may go on with a search.
                    app.search_away(scope);
                    app.resume(kept);
                }
                None if presents => match Tie::open(app.position()) {
                    Ok(open) => {
                        meet(&mut app, &open);
                        tie = Some(open);
                    }
                    Err(error) => app.notice = Some(format!("Other terminals can't follow: {error}.")),
                },
                None => {}
            }
            turn(&mut session, &mut clipboard, app, ground, tie.as_ref(), reloads, scope)
        })?;
        match ending {
            Ending::Left(view) => return Ok(*view),
            Ending::Anew(anew) => {
                let (anew, place) = *anew;
                loaded = anew;
                kept = Some(place);
            }
        }
    }
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

fn turn<'s, 'c: 's>(
    session: &mut Session,
    clipboard: &mut Clipboard,
    mut app: App<'c>,
    mut ground: Ground,
    tie: Option<&Tie>,
    reloads: Option<&Reloads>,
    scope: &'s Scope<'s, '_>,
) -> io::Result<Ending> {
    // The first frame waits for no thread to begin.
    let mut elsewhere = Some(scope);
    let mut below = Below::default();
    let mut shown = app.position();
    loop {
        // Nobody who types loses what is typed: the news wait.
        match reloads.filter(|_| !app.is_writing()).and_then(Reloads::news) {
            Some(Ok(anew)) => {
                let kept = app.kept(&anew.corpus);
                return Ok(Ending::Anew(Box::new((anew, kept))));
            }
            Some(Err(broken)) => {
                app.broken(broken);
                below.forget();
            }
            None => {}
        }
        if let Some(position) = tie.and_then(Tie::heard) {
            app.go_along(&position);
            below.forget();
            // It is where the others are already: said back, it would come after what they did since.
            shown = app.position();
        }
        // Before it is painted here, so that all see it at once.
        if let Some((tie, position)) = tie.zip(app.position()).filter(|(_, now)| shown.as_ref() != Some(now)) {
            tie.tell(&position);
            shown = Some(position);
        }
        if let Some(told) = session.ground()?.filter(|told| *told != ground) {
            app.theme = app.theme.told(ground, told);
            ground = told;
            below.forget();
        }
        paint(session, &mut app, &mut below)?;
        if let Some(scope) = elsewhere.take() {
            app.search_away(scope);
        }
        // Keys come first; the answer of a search is drawn when it is there.
        while app.is_searching() && !session.has_event(GLANCE)? {
            if app.take_answer() {
                paint(session, &mut app, &mut below)?;
            }
        }
        let events = wait(session, &mut app, reloads)?;
        if events.is_empty() {
            below.forget();
        }
        for (nth, event) in events.into_iter().enumerate() {
            #[cfg(debug_assertions)]
            fault(&event)?;
            if nth > 0 {
                // What came together does what it does one by one: each finds the screen as the one before has left it.
                app.arrange(app.screen());
            }
            let is_typed = matches!(event, Event::Key(_) | Event::Paste(_));
            match below.beside(&mut app, is_typed, |app| take(app, event)) {
                Effect::Draw => {}
                Effect::Quit => return Ok(Ending::Left(Box::new(app.view()))),
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
                Effect::Record { name, text, read } => app.recorded(put(Path::new(&name), &text, read.as_deref())),
            }
        }
    }
}

/// Waits for something to happen here, or for the time to come: what comes of that is done. Other terminals of the
/// presentation, and files that were read again, end the wait.
fn wait(session: &mut Session, app: &mut App<'_>, reloads: Option<&Reloads>) -> io::Result<Vec<Event>> {
    let patience = app.patience();
    let news = reloads.and_then(Reloads::patience);
    let events = session.next_events([news, patience].into_iter().flatten().min())?;
    // Where nothing came before there are news, it is asked for them.
    let is_late = patience.is_some_and(|patience| news.is_none_or(|news| patience <= news));
    if events.is_empty() && is_late {
        app.tick();
    }
    Ok(events)
}

fn paint(session: &mut Session, app: &mut App<'_>, below: &mut Below) -> io::Result<()> {
    session.draw(|frame| {
        app.arrange(frame.area());
        below.draw(app, frame.buffer_mut());
        // A search has been under way meanwhile.
        app.await_answer();
        draw_over(app, frame.buffer_mut());
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
