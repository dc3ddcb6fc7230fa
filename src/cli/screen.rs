//! `euja screen`: one frame of the explorer, drawn by the code that draws it in a terminal.

use std::io::Write;

use super::out::{self, ScreenFormat};
use super::{Answer, Failure, Size};
use crate::corpus::Corpus;
use crate::tui::app::Setup;
use crate::tui::keys::script;
use crate::tui::picture;
use crate::tui::screen::{play, seen};

pub(super) fn run(
    corpus: &Corpus,
    setup: Setup,
    size: Size,
    keys: &str,
    format: ScreenFormat,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let keys = script(keys)?;
    let app = play(corpus, setup, (size.width, size.height), &keys);
    let (buffer, dark, title) = (seen(&app), app.ground_is_dark(), app.address().name(corpus));
    match format {
        ScreenFormat::Plain => write!(out, "{}", picture::plain(&buffer))?,
        ScreenFormat::Ansi => write!(out, "{}", picture::ansi(&buffer))?,
        ScreenFormat::Svg => write!(out, "{}", picture::svg(&buffer, dark, &title))?,
        ScreenFormat::Html => write!(out, "{}", picture::html(&buffer, dark, &title))?,
        ScreenFormat::Json => out::json(&picture::json(&buffer), out)?,
    }
    Ok(Answer::Yes)
}
