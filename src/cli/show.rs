//! `euja show ADDRESS`: the page of one thing, as text, Markdown or JSON.

use std::cell::OnceCell;
use std::io::Write;
use std::sync::OnceLock;

use super::out::{self, ShowFormat};
use super::{Answer, Failure, Kind, ListFormat, list};
use crate::address::Address;
use crate::analysis::Lens;
use crate::corpus::{Corpus, Thing};
use crate::fulltext::FullTexts;
use crate::names;
use crate::page;
use crate::render;
use crate::tui::{picture, screen};

/// The width of plain text, in cells, where no terminal says another.
const WIDTH: usize = 80;
/// Longer lines are hard to read.
const WIDEST: usize = 100;

pub(super) fn run(
    corpus: &Corpus,
    texts: &FullTexts,
    address: &str,
    format: ShowFormat,
    ascii: bool,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    if address == TIMELINE {
        return timeline(corpus, format, ascii, out);
    }
    let address = Address::parse(corpus, address)?;
    let mut page = page::of(corpus, &OnceLock::new(), &address);
    // Plain text shows no links; the others carry them.
    if format != ShowFormat::Plain {
        names::link(corpus, &OnceCell::new(), &mut page);
    }
    texts.add_to(corpus, &mut page);
    if let Address::Thing(passage @ Thing::Passage(_)) = address {
        page.narrow_to(passage);
    }
    match format {
        ShowFormat::Plain => write!(out, "{}", render::plain(corpus, &page, width()))?,
        ShowFormat::Markdown => write!(out, "{}", render::markdown(corpus, &page))?,
        ShowFormat::Json => out::json(&render::json(corpus, &page), out)?,
    }
    Ok(Answer::Yes)
}

/// What isn't a page, and is asked for like one.
const TIMELINE: &str = "timeline";

/// The timeline as a graphic of characters; in the other formats as the list of its events.
fn timeline(corpus: &Corpus, format: ShowFormat, ascii: bool, out: &mut dyn Write) -> Result<Answer, Failure> {
    let format = match format {
        ShowFormat::Plain => {
            let columns = crate::tui::terminal::columns().unwrap_or(GRAPHIC).clamp(GRAPHIC_LEAST, u16::MAX);
            let drawn = picture::plain(&screen::timeline(corpus, ascii, columns));
            // The rows that no lane wants.
            for row in drawn.lines().filter(|row| !row.trim().is_empty()) {
                writeln!(out, "{row}")?;
            }
            return Ok(Answer::Yes);
        }
        ShowFormat::Json => ListFormat::Json,
        ShowFormat::Markdown => ListFormat::Markdown,
    };
    list::run(corpus, Kind::Events, &Lens::default(), None, format, ascii, out)
}

/// The columns of the graphic where no terminal says how many, and the fewest.
const GRAPHIC: u16 = 100;
const GRAPHIC_LEAST: u16 = 40;

fn width() -> usize {
    crate::tui::terminal::columns().map_or(WIDTH, |columns| usize::from(columns).clamp(20, WIDEST))
}
