//! `euja show ADDRESS`: the page of one thing, as text, Markdown or JSON.

use std::cell::OnceCell;
use std::io::Write;
use std::sync::OnceLock;

use super::out::{self, ShowFormat};
use super::{Answer, Failure};
use crate::address::Address;
use crate::corpus::{Corpus, Thing};
use crate::fulltext::FullTexts;
use crate::names;
use crate::page;
use crate::render;

/// The width of plain text, in cells, where no terminal says another.
const WIDTH: usize = 80;
/// Longer lines are hard to read.
const WIDEST: usize = 100;

pub(super) fn run(
    corpus: &Corpus,
    texts: &FullTexts,
    address: &str,
    format: ShowFormat,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
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

fn width() -> usize {
    crate::tui::terminal::columns().map_or(WIDTH, |columns| usize::from(columns).clamp(20, WIDEST))
}
