//! A tour as one page that needs nothing else: to read, to print with a step on each sheet, and to walk through with the
//! keys of a clicker.
//!
//! Its script is the one in `keys.js` and no other: the page says by its hash that nothing else may run, and asks for
//! nothing from anywhere.

use std::fmt::Write as _;

use crate::address::Address;
use crate::cite;
use crate::corpus::{Corpus, Id, Record, Step, Tour};
use crate::page::lasting;
use crate::text::escaped;
use crate::tour::{self, Fault};

const STYLE: &str = include_str!("handout/handout.css");
const SCRIPT: &str = include_str!("handout/keys.js");
/// The SHA-256 of the script in Base64: a test says what it must be where the script changes.
const HASH: &str = "HNqnIpgOlRgEvfiRqLltA35KgxHsnD+kKdq3KmhhIfY=";

/// What a handout is made of besides the dataset.
pub struct Handout<'p> {
    /// The tour.
    pub tour: Id<Tour>,
    /// A picture of each step, as markup that the program wrote.
    pub pictures: &'p [String],
    /// Style that the pictures need.
    pub style: &'p str,
    /// Whether the presenter's notes are for the readers too.
    pub notes: bool,
}

/// All steps of a tour on one page.
///
/// # Errors
/// A step, counted from 1, that can't be shown.
pub fn handout(corpus: &Corpus, with: &Handout<'_>) -> Result<String, (usize, Fault)> {
    let tour = &corpus.tours[with.tour];
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'sha256-{HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>{STYLE}{}</style>\n<script>{SCRIPT}</script>\n</head>\n<body>\n",
        escaped(corpus.spoken()),
        escaped(tour.label()),
        with.style,
    );
    head(corpus, tour, &mut out);
    for (at, step) in tour.steps.iter().enumerate() {
        let shown = tour::scene(corpus, step).map_err(|fault| (at + 1, fault))?.address;
        let picture = with.pictures.get(at).map(String::as_str).unwrap_or_default();
        section(corpus, (at, tour.steps.len()), step, (&shown, picture), with.notes, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    Ok(out)
}

/// What the tour is, and its steps to choose from.
fn head(corpus: &Corpus, tour: &Tour, out: &mut String) {
    let seconds: u32 = tour.steps.iter().filter_map(|step| step.seconds).map(u32::from).sum();
    let lasts = lasting(seconds);
    let lasts = if lasts.is_empty() { lasts } else { format!(", {lasts}") };
    let _ = write!(
        out,
        "<header id=\"start\">\n<h1>{}</h1>\n<p>{}</p>\n<p class=\"small\">{} steps{lasts}. The right and left arrow, PgDn and \
         PgUp go from step to step.</p>\n<nav>\n<ol>\n",
        escaped(tour.label()),
        escaped(&tour.summary),
        tour.steps.len(),
    );
    for (number, step) in (1..).zip(&tour.steps) {
        let _ = writeln!(out, "<li><a href=\"#step-{number}\">{}</a></li>", escaped(&step.title));
    }
    let _ = write!(
        out,
        "</ol>\n</nav>\n<p class=\"small\">Sources are read in digests, which don't quote them: {}</p>\n</header>\n",
        escaped(&cite::of(corpus, &Address::Home).text())
    );
}

/// One step: what was said, what was seen, what it rests on.
fn section(
    corpus: &Corpus,
    (at, count): (usize, usize),
    step: &Step,
    (shown, picture): (&Address, &str),
    notes: bool,
    out: &mut String,
) {
    let number = at + 1;
    let _ = write!(
        out,
        "<section id=\"step-{number}\">\n<h2>{number}  {}</h2>\n<p>{}</p>\n<figure>\n{picture}<figcaption>{}</figcaption>\n\
         </figure>\n<h3>Sources</h3>\n<ul>\n",
        escaped(&step.title),
        escaped(&step.text),
        escaped(&shown.name(corpus)),
    );
    let mut sources = cite::gathered(corpus, &step.passages);
    if sources.is_empty() {
        sources.push(cite::of(corpus, shown).text());
    }
    for source in sources {
        let _ = writeln!(out, "<li>{}</li>", escaped(&source));
    }
    out.push_str("</ul>\n");
    if notes && !step.notes.is_empty() {
        let _ = write!(out, "<aside>\n<h3>Notes</h3>\n<p>{}</p>\n</aside>\n", escaped(&step.notes));
    }
    out.push_str("<nav class=\"small\">");
    if at > 0 {
        let _ = write!(out, "<a href=\"#step-{at}\">Step {at}</a>");
    }
    out.push_str("<a href=\"#start\">All steps</a>");
    if number < count {
        let _ = write!(out, "<a href=\"#step-{next}\">Step {next}</a>", next = number + 1);
    }
    out.push_str("</nav>\n</section>\n");
}
