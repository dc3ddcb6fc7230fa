//! The explorer: how it starts, from the options and the environment.

use super::out::Colour;
use std::io::{self, Write};
use std::path::Path;

use super::{Answer, Failure, Globals, Look};
use crate::address::Address;
use crate::analysis::Lens;
use crate::config::{State, Wish};
use crate::corpus::{self, Corpus, source};
use crate::fulltext::FullTexts;
use crate::sheet::View;
use crate::text::visible;
use crate::tui;
use crate::tui::app::{Setup, Start, Wishes};
use crate::tui::matrix::Manner;
use crate::tui::reader::MEASURE;
use crate::tui::recording::{Recordable, TourFile};
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

/// How the explorer starts.
pub(super) fn setup(
    globals: &Globals,
    look: &Look,
    corpus: &Corpus,
    address: Option<&str>,
    place: Place,
) -> Result<Setup, Failure> {
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
    Ok(Setup {
        ground,
        depth,
        ascii: globals.ascii(),
        mouse: globals.mouse(),
        address: Address::parse(corpus, address.unwrap_or_default())?,
        look: self::look(look, corpus)?,
        texts: FullTexts::open(corpus, &globals.text)?,
        start: Start::Explorer,
        notes: false,
        auto: false,
        last: None,
        record: Recordable::default(),
        wishes: Wishes {
            keymap: settings.keymap.clone(),
            measure: settings.measure.unwrap_or(MEASURE),
            own,
            ask: is_open && known.is_none() && depth != Depth::Mono && may_ask(),
            notice: globals.notice.clone(),
        },
    })
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

/// Opens the explorer. Of the built-in dataset the first screen is drawn before the rest is read that isn't on it, but for
/// two of its numbers: a tenth less time until something is to be seen.
pub(super) fn run(
    globals: &mut Globals,
    look: &Look,
    address: Option<&str>,
    record: Option<&Path>,
) -> Result<Answer, Failure> {
    let into = record.map(|file| file.display().to_string());
    if let Some(file) = record.filter(|file| file.exists() && !globals.tours.iter().any(|tour| tour == file)) {
        globals.tours.push(file.to_owned());
    }
    let is_bare = address.is_none() && !look.is_asked();
    let remember = globals.settings.remember.unwrap_or(false);
    let state = match remember.then(State::load).transpose() {
        Ok(state) => state,
        Err(said) => {
            globals.notice.get_or_insert(said);
            None
        }
    };
    let mut session = None;
    if globals.data.is_empty()
        && globals.lang.is_none()
        && globals.settings.language.is_none()
        && is_bare
        && state.is_none()
        && globals.text.is_empty()
        && globals.tours.is_empty()
        && record.is_none()
        && let Ok(corpus) = corpus::load(&source::first_screen())
        && let Ok(setup) = setup(globals, look, &corpus, address, Place::Terminal)
    {
        session = Some(tui::run::open(&corpus, setup).map_err(Failure::Terminal)?);
    }
    let (corpus, files) = super::corpus_with_tours(globals)?;
    if let Some(name) = into.as_ref().filter(|name| record.is_some_and(Path::exists) && !holds_tour(&files, name)) {
        return Err(Failure::Tour(format!("{} holds no tour to go on with: name a new file", visible(name))));
    }
    let record = Recordable { files, into };
    let last = state.as_ref().filter(|_| is_bare).and_then(|state| state.view(&corpus));
    let setup = Setup { record, last, ..setup(globals, look, &corpus, address, Place::Terminal)? };
    let session = match session {
        Some(session) => session,
        None => tui::run::open(&corpus, setup.clone()).map_err(Failure::Terminal)?,
    };
    let view = tui::run::run(session, &corpus, setup).map_err(Failure::Terminal)?;
    // Read again, since another euja may have kept its place meanwhile.
    if let (Some(_), Ok(state)) = (state, State::load())
        && let Err(why) = state.keep(&corpus, &view)
    {
        writeln!(io::stderr(), "{why}")?;
    }
    Ok(Answer::Yes)
}

fn holds_tour(files: &[TourFile], name: &str) -> bool {
    files.iter().any(|file| file.path == name)
}
