//! Draws the whole screen from a state that was arranged: what lies below, then the boxes over it. Nothing changes here.
//!
//! ```text
//! euja  dataset                                     home > cell/..
//! 1 Matrix ------------------------ | 3 Reader -------------------
//!                                   |
//! 2 Timeline --------------- years  |
//!                                   |
//! Enter open  Backspace back  ? help  ..                    q quit
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::action::Action;
use super::app::App;
use super::bars::Item;
use super::canvas::Canvas;
use super::keymap::Context;
use super::layout::Pane;
use super::present::place::Place;
use super::theme::{Role, Theme};
use super::{bars, matrix, present, prompt, reader, timeline};
use crate::corpus::Record;
use crate::text::width;

/// Draws the explorer into a buffer of the size that it was arranged for.
pub fn draw(app: &App<'_>, buffer: &mut Buffer) {
    draw_below(app, buffer);
    draw_over(app, buffer);
}

/// Draws what boxes lie over.
pub(super) fn draw_below(app: &App<'_>, buffer: &mut Buffer) {
    let screen = app.regions.screen;
    let base = app.theme.base();
    let mut canvas = Canvas::new(buffer, screen, app.glyphs, base);
    // The buffer comes empty: only a theme with a ground of its own has to paint it.
    if base != Style::new() {
        canvas.clear();
    }
    let show = app.presented();
    if is_black(app) {
        for y in 0..canvas.height() {
            canvas.tint(0, y, screen.width, app.theme.black());
        }
        return;
    }
    let staged = show.and_then(|show| {
        let tour = app.tour_of(show)?;
        Some((show, tour, tour.steps.get(show.at)?))
    });
    match staged {
        Some((show, tour, _)) if show.notes => {
            // There is nothing to explore where the notes are.
            let keys = app.keymap.footer(Context::Present).into_iter().filter(|(.., action)| *action != Action::Escape);
            let keys: Vec<String> = keys.map(|(key, word, _)| format!("{key} {word}")).collect();
            let said = app.notice.clone().unwrap_or_else(|| keys.join("  "));
            present::notes::draw(show, app.corpus, tour, &said, &mut canvas, app.theme);
        }
        Some((show, tour, step)) => {
            let place = Place::of(step, screen, app.glyphs.ascii);
            let said = (app.notice.as_deref().unwrap_or(tour.label()), show.number(tour));
            present::paint::draw(step, said, &place, &mut canvas, app.theme);
        }
        None => draw_bar(&bars::header(app), app.theme, &mut canvas.part(app.regions.header)),
    }
    for pane in Pane::ALL {
        let region = app.regions.of_pane(pane);
        if !region.is_empty() {
            draw_pane(app, pane, &mut canvas.part(region));
        }
    }
    if let Some(beside) = app.beside.as_ref().filter(|_| !app.regions.other.is_empty()) {
        draw_other(app, &beside.reader, &mut canvas.part(app.regions.other));
    }
    for bar in [app.regions.bar, app.regions.between] {
        for y in bar.top()..bar.bottom() {
            let glyph = canvas.glyphs.bar();
            canvas.text(bar.x, y, glyph, app.theme.style(Role::Rule));
        }
    }
}

/// Draws the boxes, and the footer, which goes by them.
pub fn draw_over(app: &App<'_>, buffer: &mut Buffer) {
    if is_black(app) {
        return;
    }
    let mut canvas = Canvas::new(buffer, app.regions.screen, app.glyphs, app.theme.base());
    draw_bar(&bars::footer(app), app.theme, &mut canvas.part(app.regions.footer));
    if let Some(prompt) = &app.prompt {
        prompt::paint::draw(prompt, &app.keymap, &mut canvas, app.theme);
    }
    if let Some(help) = &app.help {
        help.draw(&mut canvas, app.theme, &app.keymap);
    }
}

/// Whether an audience is to see nothing.
fn is_black(app: &App<'_>) -> bool {
    app.presented().is_some_and(|show| show.black && !show.notes)
}

/// Header or footer: whatever stands in it, where a click finds it too.
fn draw_bar(items: &[Item], theme: Theme, canvas: &mut Canvas<'_>) {
    for item in items {
        let mut x = item.cells.start;
        for (text, role) in &item.texts {
            x = canvas.text(x, 0, text, theme.style(*role)) + 1;
        }
    }
}

fn draw_pane(app: &App<'_>, pane: Pane, canvas: &mut Canvas<'_>) {
    let focused = app.focus == pane;
    let theme = app.theme;
    let (key, name) = pane.title();
    let context = match pane {
        Pane::Matrix => app.matrix.manner().lens_in_words(app.corpus),
        Pane::Timeline => app.play_words().unwrap_or_else(|| app.timeline.seen_words()),
        Pane::Reader => format!("{}{}", app.reader.page().context, seen(&app.reader)),
    };
    let rule = canvas.glyphs.rule();
    canvas.row(0, 0, canvas.width(), rule, theme.style(Role::Rule));
    let role = if focused { Role::Focus } else { Role::Heading };
    // An audience has no keys.
    let title = if app.presented().is_some() { format!(" {name} ") } else { format!(" {key} {name} ") };
    let mut x = canvas.text(1, 0, &title, theme.style(role));
    let end = canvas.width().saturating_sub(1);
    let cells = u16::try_from(width(&context).0).unwrap_or(u16::MAX).saturating_add(2);
    if pane == Pane::Matrix {
        // The lens is always said, cut where it must be; then what is shown, where there is room for it.
        let looks = app.matrix.manner().name(app.corpus);
        let room = end.saturating_sub(x).saturating_sub(cells).saturating_sub(5);
        if usize::from(room) >= width(&looks).0.min(12) {
            x = canvas.text(x, 0, "· ", theme.style(Role::Rule));
            x = canvas.cut(x, 0, &looks, theme.style(Role::Text), room);
            x = canvas.text(x, 0, " ", theme.style(Role::Text));
        }
        let lens = if app.matrix.manner().lens.is_clear() { Role::Dim } else { Role::Related };
        let from = end.saturating_sub(cells).max(x + 1);
        canvas.cut(from, 0, &format!(" {context} "), theme.style(lens), end.saturating_sub(from));
    } else {
        if pane == Pane::Timeline {
            let room = end.saturating_sub(x).saturating_sub(cells).saturating_sub(5);
            let filtered = !app.timeline.filter().is_clear();
            x = canvas.text(x, 0, "· ", theme.style(Role::Rule));
            let role = if filtered { Role::Related } else { Role::Text };
            x = canvas.cut(x, 0, &app.timeline.looks(app.corpus), theme.style(role), room);
            x = canvas.text(x, 0, " ", theme.style(Role::Text));
        }
        canvas.right(x + 1, end, 0, &format!(" {context} "), theme.style(Role::Dim));
    }
    let body = Rect::new(0, 1, canvas.width(), canvas.height().saturating_sub(1));
    let mut body = canvas.part(body);
    match pane {
        Pane::Matrix => {
            matrix::paint::draw(&app.matrix, app.corpus, &app.related, &app.keymap, &mut body, theme, focused)
        }
        Pane::Timeline => {
            let years = app.matrix.manner().lens.years.as_ref();
            timeline::paint::draw(&app.timeline, app.corpus, years, &app.keymap, &mut body, theme, focused);
        }
        Pane::Reader => reader::paint::draw(&app.reader, &mut body, theme, focused),
    }
}

/// The page that is read beside the one with the keys.
fn draw_other(app: &App<'_>, reader: &reader::Reader, canvas: &mut Canvas<'_>) {
    let theme = app.theme;
    let rule = canvas.glyphs.rule();
    canvas.row(0, 0, canvas.width(), rule, theme.style(Role::Rule));
    let end = canvas.width().saturating_sub(1);
    let context = format!(" {}{} ", reader.page().context, seen(reader));
    let x = canvas.cut(1, 0, &format!(" {} ", reader.page().address.name(app.corpus)), theme.style(Role::Dim), end / 2);
    canvas.right(x + 1, end, 0, &context, theme.style(Role::Dim));
    let body = Rect::new(0, 1, canvas.width(), canvas.height().saturating_sub(1));
    reader::paint::draw(reader, &mut canvas.part(body), theme, false);
}

/// How much of the page is seen, where it isn't all: ` · 40%`.
fn seen(reader: &reader::Reader) -> String {
    reader.progress().map(|percent| format!(" · {percent}%")).unwrap_or_default()
}
