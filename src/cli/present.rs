//! `euja present [TOUR]`: a tour for an audience.

use std::io::Write;

use super::explore::{self, Place};
use super::{Answer, Failure, Globals, Look, ShowFormat, show};
use crate::address::Address;
use crate::corpus::{Corpus, Id, Record, Tour};
use crate::fulltext::FullTexts;
use crate::text::visible;
use crate::tui;
use crate::tui::app::{Setup, Start};

/// Presents a tour from one of its steps on, counted from 1; without a tour asks which.
pub(super) fn run(
    globals: &Globals,
    tour: Option<&str>,
    step: usize,
    notes: bool,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let corpus = super::corpus(globals)?;
    let start = match tour {
        Some(name) => Start::Tour(find(&corpus, name)?, step.saturating_sub(1)),
        None => Start::Tours,
    };
    if explore::is_dumb() {
        let address = if let Start::Tour(tour, _) = start { Address::Tour(tour) } else { Address::Home };
        return show::run(
            &corpus,
            &FullTexts::default(),
            &address.name(&corpus),
            ShowFormat::Plain,
            globals.ascii(),
            out,
        );
    }
    let setup = explore::setup(globals, &Look::default(), &corpus, None, Place::Terminal)?;
    let setup = Setup { start, notes, ..setup };
    let session = tui::run::open(&corpus, setup.clone()).map_err(Failure::Terminal)?;
    tui::run::present(session, &corpus, setup).map_err(Failure::Terminal)?;
    Ok(Answer::Yes)
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
