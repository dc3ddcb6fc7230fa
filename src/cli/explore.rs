//! The explorer: how it starts, from the options and the environment.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use super::out::Colour;
use super::{Answer, Failure, Globals, Look};
use crate::address::Address;
use crate::analysis::Lens;
use crate::config::{State, Wish};
use crate::corpus::Corpus;
use crate::fulltext::FullTexts;
use crate::sheet::View;
use crate::text::visible;
use crate::tui;
use crate::tui::app::{Front, Setup, Wishes};
use crate::tui::matrix::Manner;
use crate::tui::reader::MEASURE;
use crate::tui::recording::{Recordable, TourFile};
use crate::tui::reload::{Loaded, Reloads, Source};
use crate::tui::terminal::Session;
use crate::tui::theme::{Depth, Ground};

/// Where frames go: it decides which colours there are when nobody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A terminal, which the environment describes.
    Terminal,
    /// A picture, which can have all colours.
    Picture,
}

/// Whether the terminal can't move its cursor: there the page is written as text.
pub(super) fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// How the screen is drawn and keys are taken.
pub(super) fn front(globals: &Globals, place: Place) -> Result<Front, Failure> {
    let wish = globals.theme()?;
    let known = Ground::of_environment();
    let is_open = wish == Wish::Auto && place == Place::Terminal;
    let (ground, own) = match wish {
        Wish::Auto if is_open => (known.unwrap_or(Ground::Dark), None),
        Wish::Auto => (Ground::Dark, None),
        Wish::Named(ground) => (ground, None),
        Wish::Own(own, _) => (Ground::Own, Some(*own)),
    };
    let settings = &globals.settings;
    let depth = match (globals.color, place) {
        (Colour::Never, _) => Depth::Mono,
        (Colour::Always, _) => Depth::True,
        (Colour::Auto, Place::Picture) if Depth::from_env() != Depth::Mono => Depth::True,
        (Colour::Auto, _) => Depth::from_env(),
    };
    Ok(Front {
        ground,
        depth,
        ascii: globals.ascii(),
        mouse: globals.mouse(),
        wishes: Wishes {
            keymap: settings.keymap.clone(),
            measure: settings.measure.unwrap_or(MEASURE),
            own,
            ask: is_open && known.is_none() && depth != Depth::Mono && may_ask(),
            notice: globals.notice.clone(),
        },
    })
}

/// How the explorer starts.
pub(super) fn setup(
    globals: &Globals,
    look: &Look,
    corpus: &Corpus,
    address: Option<&str>,
    place: Place,
) -> Result<Setup, Failure> {
    let address = Address::parse(corpus, address.unwrap_or_default())?;
    let look = self::look(look, corpus)?;
    Ok(front(globals, place)?.setup(address, look, FullTexts::open(corpus, &globals.text)?))
}

/// Whether a terminal can be asked a question. Over ssh the answer may come much later; the console of Linux has none.
fn may_ask() -> bool {
    let is_set = |name| std::env::var_os(name).is_some();
    cfg!(unix)
        && !is_set("SSH_TTY")
        && !is_set("SSH_CONNECTION")
        && std::env::var_os("TERM").is_none_or(|term| term != "linux")
}

/// How the matrix is looked at first: `--as` names a view, or what the cells of the levels show.
pub(super) fn look(asked: &Look, corpus: &Corpus) -> Result<Manner, Failure> {
    let lens = Lens::parse(corpus, asked.lens.as_deref().unwrap_or_default())?;
    let (view, measure) = View::asked(corpus, asked.view.as_deref().unwrap_or_default())?;
    Ok(Manner { view, lens, measure, ..Manner::default() })
}

/// Opens the explorer: at an address, or where it was left if that is remembered; perhaps to record a tour into a file.
pub(super) fn run(
    mut globals: Globals,
    look: Look,
    address: Option<String>,
    record: Option<PathBuf>,
) -> Result<Answer, Failure> {
    let goes_on = record.as_ref().is_some_and(|file| file.exists());
    let into = record.as_ref().map(|file| file.display().to_string());
    globals.tours.extend(record.filter(|file| goes_on && !globals.tours.contains(file)));
    let remembers = globals.settings.remember.unwrap_or(false);
    let state = match remembers.then(State::load).transpose() {
        Ok(state) => state,
        Err(said) => {
            globals.notice.get_or_insert(said);
            None
        }
    };
    let keeps = state.is_some();
    let is_open = address.is_none() && !look.is_asked();
    let load = move |globals: &Globals, time: Time| {
        let (corpus, files) = super::corpus_with_tours(globals)?;
        if time == Time::Again {
            let setup = setup(globals, &Look::default(), &corpus, None, Place::Terminal)?;
            let record = Recordable { files, into: None };
            return Ok(Loaded { corpus, setup: Setup { record, ..setup } });
        }
        let last = state.as_ref().filter(|_| is_open).and_then(|state| state.view(&corpus));
        let setup = setup(globals, &look, &corpus, address.as_deref(), Place::Terminal)?;
        if let Some(name) = into.as_ref().filter(|name| goes_on && !holds_tour(&files, name)) {
            return Err(Failure::Tour(format!("{} holds no tour to go on with: name a new file", visible(name))));
        }
        let record = Recordable { files, into: into.clone() };
        Ok(Loaded { corpus, setup: Setup { record, last, ..setup } })
    };
    if let Some((session, loaded, reloads)) = read(globals, load)? {
        let view = tui::run::run(session, loaded, reloads.as_ref()).map_err(Failure::Terminal)?;
        // Read again, since another euja may have kept its place meanwhile.
        if let (true, Ok(state)) = (keeps, State::load())
            && let Err(why) = state.keep(&view)
        {
            writeln!(io::stderr(), "{why}")?;
        }
    }
    Ok(Answer::Yes)
}

fn holds_tour(files: &[TourFile], name: &str) -> bool {
    files.iter().any(|file| file.path == name)
}

/// Whether what is read is shown from where a person asked for, or goes on from where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    First,
    Again,
}

/// How long a dataset may take to be read before that is shown.
const AT_ONCE: Duration = Duration::from_millis(60);

/// Reads what is to be shown, in sight of whoever waits for it where that takes long; none where they left before. What
/// comes from files comes watched, to be read again when they change.
pub(super) fn read(
    globals: Globals,
    load: impl Fn(&Globals, Time) -> Result<Loaded, Failure> + Send + Sync + 'static,
) -> Result<Option<(Session, Loaded, Option<Reloads>)>, Failure> {
    let front = front(&globals, Place::Terminal)?;
    let open = || tui::run::open(&front).map_err(Failure::Terminal);
    let paths: Vec<PathBuf> = globals.data.iter().chain(&globals.tours).cloned().collect();
    if paths.is_empty() {
        let loaded = load(&globals, Time::First)?;
        return Ok(Some((open()?, loaded, None)));
    }
    let name = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
    let progress = Arc::clone(&globals.progress);
    let load = Arc::new(move |time| load(&globals, time));
    let (tell, told) = mpsc::channel();
    let first = Arc::clone(&load);
    let source = Source { paths, load: Arc::new(move || load(Time::Again).map_err(|failure| failure.broken())) };
    let reloads = Reloads::of(&source);
    let read = move || {
        // Nobody waits for it any more where the terminal was left.
        let _ = tell.send(first(Time::First));
    };
    thread::Builder::new().name("read".into()).spawn(read).map_err(Failure::Terminal)?;
    let (session, mut loaded) = match told.recv_timeout(AT_ONCE) {
        Ok(loaded) => (None, loaded?),
        Err(_) => {
            let mut session = open()?;
            let awaited = tui::run::await_load(&mut session, &front, &visible(&name), || progress.share(), &told);
            match awaited.map_err(Failure::Terminal)? {
                Some(loaded) => (Some(session), loaded?),
                None => return Ok(None),
            }
        }
    };
    if let Err(error) = &reloads {
        let unseen = format!("Changes of the files won't be seen: {error}.");
        loaded.setup.wishes.notice.get_or_insert(visible(&unseen).into_owned());
    }
    Ok(Some((session.map_or_else(open, Ok)?, loaded, reloads.ok())))
}
