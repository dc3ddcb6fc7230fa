//! Draws what the presenter alone sees: where the audience is, the notes, the next step, and the time.

use super::Show;
use super::watch::{Pace, clock, pace, planned};
use crate::corpus::{Corpus, Record, Tour};
use crate::text::{Cells, rows};
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Role, Theme};

/// The longest lines, in cells.
const MEASURE: u16 = 90;

/// Draws the notes of a step over the whole screen's canvas. `said` is what stands in the last row.
pub fn draw(show: Show, corpus: &Corpus, tour: &Tour, said: &str, canvas: &mut Canvas<'_>, theme: Theme) {
    let Some(step) = tour.steps.get(show.at) else { return };
    let end = canvas.width().saturating_sub(2);
    let spent = show.watch.seen;
    let (role, pace) = match pace(tour, show.at, spent) {
        Pace::OnTime => (Role::For, "on time".to_owned()),
        Pace::Ahead(by) => (Role::Related, format!("{} ahead", clock(by))),
        Pace::Behind(by) => (Role::Against, format!("{} behind", clock(by))),
    };
    let time = format!("{} of {}", clock(spent), clock(planned(tour, tour.steps.len())));
    let x = canvas.cut(2, 0, &format!("step {}", show.number(tour)), theme.style(Role::Focus), end);
    let x = canvas.cut(x + 3, 0, &time, theme.style(Role::Strong), end.saturating_sub(x + 3));
    let x = canvas.cut(x + 3, 0, &pace, theme.style(role), end.saturating_sub(x + 3));
    let more = [
        show.left().map(|left| (format!("goes on in {}", clock(left)), Role::Strong)),
        show.black.then(|| ("the screen is black".to_owned(), Role::Against)),
    ];
    more.into_iter()
        .flatten()
        .fold(x, |x, (text, role)| canvas.cut(x + 3, 0, &text, theme.style(role), end.saturating_sub(x + 3)));
    let rule = canvas.glyphs.rule();
    canvas.row(0, 1, canvas.width(), rule, theme.style(Role::Rule));
    let mut y = 2;
    y = paragraph(&step.title, Role::Heading, y, canvas, theme);
    y = paragraph(&step.text, Role::Dim, y, canvas, theme) + 1;
    y = paragraph(&step.notes, Role::Text, y, canvas, theme) + 1;
    if !step.passages.is_empty() {
        let sources: Vec<&str> = step.passages.iter().map(|id| corpus.passages[*id].label()).collect();
        y = paragraph(&format!("Rests on {}", sources.join(", ")), Role::Dim, y, canvas, theme) + 1;
    }
    let next = tour.steps.get(show.at + 1).map_or_else(|| "the end".into(), |next| next.title.clone());
    paragraph(&format!("Next: {next}"), Role::Strong, y, canvas, theme);
    let last = canvas.height().saturating_sub(1);
    if last > 1 {
        canvas.cut(2, last, said, theme.style(Role::Dim), end);
    }
}

/// A text in rows from a row on; gives the row after it. The last row of the screen stays free.
fn paragraph(text: &str, role: Role, from: u16, canvas: &mut Canvas<'_>, theme: Theme) -> u16 {
    let room = canvas.width().saturating_sub(4).clamp(1, MEASURE);
    let mut y = from;
    for row in rows(text, Cells(room.into())) {
        if y + 1 >= canvas.height() || text.is_empty() {
            break;
        }
        canvas.cut(2, y, text.get(row).unwrap_or_default(), theme.style(role), room);
        y += 1;
    }
    y
}
