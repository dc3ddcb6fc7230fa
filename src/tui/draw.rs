//! Draws the whole screen from a state that was arranged. Nothing changes here.
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
use super::canvas::Canvas;
use super::keymap::{Context, footer};
use super::layout::Pane;
use super::theme::Role;
use super::{matrix, prompt, reader, timeline};
use crate::text::{Cells, cut, width};

/// Draws the explorer into a buffer of the size that it was arranged for.
pub fn draw(app: &App<'_>, buffer: &mut Buffer) {
    let screen = app.regions.screen;
    let base = app.theme.base();
    let mut canvas = Canvas::new(buffer, screen, app.glyphs, base);
    // The buffer comes empty: only a theme with a ground of its own has to paint it.
    if base != Style::new() {
        canvas.clear();
    }
    header(app, &mut canvas.part(app.regions.header));
    for pane in Pane::ALL {
        let region = app.regions.of_pane(pane);
        if !region.is_empty() {
            draw_pane(app, pane, &mut canvas.part(region));
        }
    }
    let bar = app.regions.bar;
    for y in bar.top()..bar.bottom() {
        let glyph = canvas.glyphs.bar();
        canvas.text(bar.x, y, glyph, app.theme.style(Role::Rule));
    }
    draw_footer(app, &mut canvas.part(app.regions.footer));
    if let Some(prompt) = &app.prompt {
        prompt::paint::draw(prompt, &mut canvas, app.theme);
    }
    if let Some(help) = &app.help {
        help.draw(&mut canvas, app.theme);
    }
}

fn header(app: &App<'_>, canvas: &mut Canvas<'_>) {
    let dim = app.theme.style(Role::Dim);
    let mut x = 1;
    if app.regions.single {
        for pane in Pane::ALL {
            let (key, name) = pane.title();
            let role = if pane == app.focus { Role::Focus } else { Role::Dim };
            x = canvas.text(x, 0, &format!("{key} {name}"), app.theme.style(role)) + 2;
        }
    } else {
        let about = &app.corpus.about;
        x = canvas.cut(x, 0, &about.title, app.theme.style(Role::Strong), canvas.width() / 2) + 2;
        let window = about.window.as_ref().map(|window| window.in_words()).unwrap_or_default();
        x = canvas.text(x, 0, &window, dim) + 2;
    }
    let here = app.reader.page().address.name(app.corpus);
    let end = canvas.width().saturating_sub(1);
    let before = app.history.before().map(|address| format!("{} > {here}", address.name(app.corpus)));
    let room = usize::from(end.saturating_sub(x));
    match before.filter(|both| width(both).0 <= room) {
        Some(both) => canvas.right(x, end, 0, &both, dim),
        None => {
            let cells = u16::try_from(width(&here).0).unwrap_or(u16::MAX);
            canvas.cut(end.saturating_sub(cells).max(x), 0, &here, dim, end.saturating_sub(x));
        }
    }
}

fn draw_pane(app: &App<'_>, pane: Pane, canvas: &mut Canvas<'_>) {
    let focused = app.focus == pane;
    let theme = app.theme;
    let (key, name) = pane.title();
    let context = match pane {
        Pane::Matrix => format!("{} x {}", app.corpus.dimensions.len(), app.corpus.columns().len()),
        Pane::Timeline => app.timeline.zoom_word().to_owned(),
        Pane::Reader => format!("{}{}", app.reader.page().context, seen(app)),
    };
    let rule = canvas.glyphs.rule();
    canvas.row(0, 0, canvas.width(), rule, theme.style(Role::Rule));
    let role = if focused { Role::Focus } else { Role::Heading };
    let x = canvas.text(1, 0, &format!(" {key} {name} "), theme.style(role));
    let end = canvas.width().saturating_sub(1);
    canvas.right(x + 1, end, 0, &format!(" {context} "), theme.style(Role::Dim));
    let body = Rect::new(0, 1, canvas.width(), canvas.height().saturating_sub(1));
    let mut body = canvas.part(body);
    match pane {
        Pane::Matrix => matrix::paint::draw(&app.matrix, app.corpus, &app.related, &mut body, theme, focused),
        Pane::Timeline => timeline::paint::draw(&app.timeline, app.corpus, &app.related, &mut body, theme, focused),
        Pane::Reader => reader::paint::draw(&app.reader, &mut body, theme, focused),
    }
}

/// How much of the page is seen, where it isn't all: ` · 40%`.
fn seen(app: &App<'_>) -> String {
    let (first, rows) = app.reader.progress();
    let height = usize::from(app.regions.reader.height.saturating_sub(1));
    match rows.checked_sub(height) {
        None | Some(0) => String::new(),
        Some(hidden) => format!(" · {}%", first * 100 / hidden),
    }
}

fn draw_footer(app: &App<'_>, canvas: &mut Canvas<'_>) {
    let end = canvas.width().saturating_sub(1);
    if let Some(notice) = &app.notice {
        canvas.cut(1, 0, notice, app.theme.style(Role::Strong), end.saturating_sub(1));
        return;
    }
    let mut x: u16 = 1;
    for (key, word, action) in footer(app.context()) {
        let target = app.reader.target().filter(|_| app.context() == Context::Reader && action == Action::Open);
        let word = match target {
            Some((text, _)) => cut(text, Cells(32), app.glyphs.ellipsis()),
            None => word.into(),
        };
        let cells = u16::try_from(width(key).0 + 1 + width(&word).0).unwrap_or(u16::MAX);
        if !app.offers(action) || x.saturating_add(cells) > end {
            continue;
        }
        x = canvas.text(x, 0, key, app.theme.style(Role::Key)) + 1;
        x = canvas.text(x, 0, &word, app.theme.style(Role::Dim)) + 2;
    }
}
