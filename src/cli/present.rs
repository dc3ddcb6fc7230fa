//! `euja present [TOUR]`: a tour for an audience, or in a file: a handout, a recording.

use std::io::Write;

use super::explore::{self, Place, Time};
use super::{Answer, Failure, Globals, Keep, Look, ShowFormat, show};
use crate::address::Address;
use crate::corpus::{Corpus, Id, Record, Tour};
use crate::export::cast::cast;
use crate::export::handout::{Handout, handout};
use crate::fulltext::FullTexts;
use crate::text::visible;
use crate::tour::{self, Fault};
use crate::tui;
use crate::tui::app::{Setup, Start};
use crate::tui::picture;
use crate::tui::recording::Recordable;
use crate::tui::reload::Loaded;
use crate::tui::save::save_as;
use crate::tui::screen;
use crate::tui::theme::Ground;

/// Presents a tour from one of its steps on, counted from 1, with the notes or by itself; without a tour asks which.
pub(super) fn run(
    globals: Globals,
    tour: Option<String>,
    step: usize,
    (notes, auto): (bool, bool),
    keep: &Keep,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    if let Some(tour) = tour.as_ref().filter(|_| keep.is_asked()) {
        let corpus = super::corpus(&globals)?;
        return self::keep(&globals, &corpus, find(&corpus, tour)?, notes, keep, out);
    }
    if explore::is_dumb() {
        let corpus = super::corpus(&globals)?;
        let address = match tour {
            Some(name) => Address::Tour(find(&corpus, &name)?),
            None => Address::Home,
        };
        let (texts, ascii) = (FullTexts::default(), globals.ascii());
        return show::run(&corpus, &texts, &address.name(&corpus), ShowFormat::Plain, ascii, out);
    }
    let load = move |globals: &Globals, time: Time| {
        let (corpus, files) = super::corpus_with_tours(globals)?;
        let start = match &tour {
            _ if time == Time::Again => Start::Explorer,
            Some(name) => Start::Tour(find(&corpus, name)?, step.saturating_sub(1)),
            None => Start::Tours,
        };
        let setup = explore::setup(globals, &Look::default(), &corpus, None, Place::Terminal)?;
        let record = Recordable { files, into: None };
        // What went on by itself does so already.
        let auto = auto && time == Time::First;
        Ok(Loaded { corpus, setup: Setup { start, notes, auto, record, ..setup } })
    };
    if let Some((session, loaded, reloads)) = explore::read(globals, load)? {
        tui::run::present(session, loaded, reloads.as_ref()).map_err(Failure::Terminal)?;
    }
    Ok(Answer::Yes)
}

/// Keeps a tour in files, and says in a line what is in each.
fn keep(
    globals: &Globals,
    corpus: &Corpus,
    tour: Id<Tour>,
    notes: bool,
    keep: &Keep,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let setup = explore::setup(globals, &Look::default(), corpus, None, Place::Picture)?;
    let size = keep.size();
    let mut files = Vec::new();
    if let Some(path) = &keep.html {
        // Paper is light, unless somebody says otherwise.
        let ground = if globals.theme.is_some() { setup.ground } else { Ground::Light };
        let setup = Setup { ground, ..setup.clone() };
        let steps = corpus.tours[tour].steps.iter().zip(screen::steps(corpus, &setup, tour, size));
        let pictures = steps.map(|(step, seen)| picture::inline_svg(&seen, ground != Ground::Light, &step.title));
        let pictures: Vec<String> = pictures.collect();
        let with = Handout { tour, pictures: &pictures, style: picture::TEXT, notes };
        files.push((path, handout(corpus, &with).map_err(unshown)?));
    }
    if let Some(path) = &keep.cast {
        let tour_of = &corpus.tours[tour];
        for (at, step) in tour_of.steps.iter().enumerate() {
            tour::scene(corpus, step).map_err(|fault| unshown((at + 1, fault)))?;
        }
        let frames: Vec<String> =
            screen::steps(corpus, &setup, tour, size).map(|seen| picture::redrawn(&seen)).collect();
        files.push((path, cast(tour_of, size, &frames)));
    }
    for (path, text) in files {
        save_as(path, &text).map_err(Failure::Save)?;
        writeln!(out, "{}: {} steps", visible(&path.display().to_string()), corpus.tours[tour].steps.len())?;
    }
    Ok(Answer::Yes)
}

fn unshown((number, fault): (usize, Fault)) -> Failure {
    Failure::Tour(format!("step {number} can't be shown: {fault}; `euja check` says where it stands"))
}

/// The tour with an id, with or without the `tour/` of its address.
fn find(corpus: &Corpus, name: &str) -> Result<Id<Tour>, Failure> {
    let slug = name.strip_prefix("tour/").unwrap_or(name);
    corpus.tours.find(slug).ok_or_else(|| {
        let known: Vec<&str> = corpus.tours.iter().map(|(_, tour)| tour.slug()).collect();
        let known =
            if known.is_empty() { "this dataset has none".into() } else { format!("there are {}", known.join(", ")) };
        Failure::Tour(format!("no tour is called `{}`; {known}", visible(slug)))
    })
}
