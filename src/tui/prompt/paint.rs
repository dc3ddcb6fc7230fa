//! Draws the prompt: a line at the bottom for a find, a box over everything for a search or the palette.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::place::{HEAD, Place, said};
use super::{Kind, Line, Menu, Prompt, Row, line as lines};
use crate::address::plural;
use crate::search::Field;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Keymap;
use crate::tui::matrix::paint::paragraph;
use crate::tui::theme::{Role, Theme};

/// Columns around what is typed and what stands before it: blanks and the cursor.
const AROUND: u16 = 4;
/// In a box of fewer columns the kinds of what was found aren't named.
const NARROW: u16 = 30;

/// Draws the prompt, over the whole screen's canvas.
pub fn draw(prompt: &Prompt, keymap: &Keymap, canvas: &mut Canvas<'_>, theme: Theme) {
    let place = Place::of(prompt, Rect::new(0, 0, canvas.width(), canvas.height()));
    if prompt.kind == Kind::Find {
        let mut row = canvas.part(place.area);
        row.clear();
        beside(prompt, &mut row, prompt.why.as_deref().unwrap_or_default(), theme);
        return;
    }
    let area = place.area;
    let mut inner = crate::tui::boxed::boxed(canvas, area, theme, &keymap.say(prompt.title));
    if let Kind::Line(line) = prompt.kind {
        return text(prompt, line, keymap, &mut inner, theme);
    }
    let count = match (prompt.rows.len(), prompt.total) {
        (0, 0) => String::new(),
        (_, total) => format!("{} of {total}", prompt.at + 1),
    };
    if prompt.kind == Kind::Menu(Menu::Recorded) {
        // Nothing is typed there: letters do something to the step.
        let (room, end) = (inner.width().saturating_sub(2), inner.width());
        inner.cut(1, 0, prompt.why.as_deref().unwrap_or_default(), theme.style(Role::Strong), room);
        inner.right(end / 2, end.saturating_sub(1), 0, &count, theme.style(Role::Dim));
    } else {
        beside(prompt, &mut inner, &count, theme);
    }
    if prompt.kind == Kind::Search {
        status(prompt, keymap, &mut inner, theme);
    }
    rows(prompt, keymap, &place, &mut inner, theme);
    if prompt.kind == Kind::Search {
        let rule = canvas.part(area);
        language(rule, theme);
        preview(prompt, &place, canvas, theme);
    }
}

/// Below the line: what is wrong with the query, what the word at the cursor could become, or how many of each kind there
/// are.
fn status(prompt: &Prompt, keymap: &Keymap, canvas: &mut Canvas<'_>, theme: Theme) {
    let end = canvas.width().saturating_sub(1);
    let said = said(prompt, canvas.width());
    for (y, row) in (1..).zip(&said) {
        canvas.cut(1, y, row, theme.style(Role::Against), end.saturating_sub(1));
    }
    if !said.is_empty() {
        return;
    }
    let mut x = 1;
    if let Some(first) = prompt.seek.offers.first() {
        x = canvas.text_to(x, 1, &keymap.say("{complete}"), theme.style(Role::Key), end) + 1;
        x = canvas.cut(x, 1, &first.text, theme.style(Role::Strong), end.saturating_sub(x)) + 1;
        let others: Vec<&str> = prompt.seek.offers.iter().skip(1).map(|offer| offer.text.as_str()).collect();
        let more = if others.is_empty() { first.says.clone() } else { others.join("  ") };
        canvas.cut(x, 1, &more, theme.style(Role::Dim), end.saturating_sub(x));
        return;
    }
    for (word, count) in &prompt.seek.counts {
        let plural = plural(word);
        let named = match word.get(..3).filter(|stem| plural.starts_with(stem)) {
            _ if *count == 1 => (*word).to_owned(),
            Some(_) => plural.to_owned(),
            None => format!("{word}s"),
        };
        let shown = format!("{count} {named}");
        let cells = u16::try_from(crate::text::width(&shown).0).unwrap_or(u16::MAX);
        if x.saturating_add(cells) > end {
            break;
        }
        x = canvas.text(x, 1, &shown, theme.style(Role::Dim)) + 2;
    }
}

/// The signs of the language, in the frame below.
fn language(mut frame: Canvas<'_>, theme: Theme) {
    let room = frame.width().saturating_sub(4);
    let said = format!(" 'exact ^begins ends$ \"a phrase\" !not one|other {} ", Field::row());
    let bottom = frame.height().saturating_sub(1);
    if bottom > 1 {
        frame.cut(2, bottom, &said, theme.style(Role::Dim), room);
    }
}

/// The page of the row under the cursor, beside the rows or below them.
fn preview(prompt: &Prompt, place: &Place, canvas: &mut Canvas<'_>, theme: Theme) {
    let (Some(reader), false) = (&prompt.seek.preview, place.preview.is_empty()) else { return };
    let (rule, bar, style) = (canvas.glyphs.rule(), canvas.glyphs.bar(), theme.style(Role::Rule));
    if place.preview.x > place.list.x {
        for y in place.list.top()..place.list.bottom() {
            canvas.text(place.list.right(), y, bar, style);
        }
    } else {
        canvas.row(place.list.x, place.list.bottom(), place.list.width, rule, style);
    }
    crate::tui::reader::paint::draw(reader, &mut canvas.part(place.preview), theme, false);
}

/// A text of many rows with its cursor, and below it what is to be said of it; where there is no room for all of it, the
/// rows around the cursor.
fn text(prompt: &Prompt, line: Line, keymap: &Keymap, canvas: &mut Canvas<'_>, theme: Theme) {
    let (rows, (column, row)) = lines::laid(prompt.text(), prompt.cursor_byte(), canvas.width().saturating_sub(2));
    let said = prompt.why.clone().unwrap_or_else(|| keymap.say(line.hint()));
    let role = if prompt.why.is_some() { Role::Against } else { Role::Dim };
    let width = canvas.width();
    let hint = crate::text::rows(&said, crate::text::Cells(usize::from(width.saturating_sub(2)).max(1)));
    let below = u16::try_from(hint.len().min(2)).unwrap_or(2) + 1;
    let room = usize::from(canvas.height().saturating_sub(below).max(1));
    let first = row.saturating_sub(room - 1);
    let style = theme.style(if prompt.kept { Role::Cursor } else { Role::Strong });
    for (y, bytes) in (0..).zip(rows.iter().skip(first).take(room)) {
        canvas.cut(1, y, prompt.text().get(bytes.clone()).unwrap_or_default(), style, width.saturating_sub(1));
    }
    canvas.tint(1 + column, u16::try_from(row - first).unwrap_or(0), 1, theme.style(Role::Cursor));
    let from = canvas.height().saturating_sub(below - 1);
    for (y, bytes) in (from..canvas.height()).zip(hint) {
        canvas.cut(1, y, said.get(bytes).unwrap_or_default(), theme.style(role), width.saturating_sub(2));
    }
}

/// What stands before what is typed.
fn head(prompt: &Prompt) -> &'static str {
    if prompt.kind == Kind::Find { prompt.title } else { ">" }
}

/// The line in the first row of a canvas, and at the right edge what is said of it.
fn beside(prompt: &Prompt, canvas: &mut Canvas<'_>, said: &str, theme: Theme) {
    let end = canvas.width().saturating_sub(1);
    let cells = |text: &str| u16::try_from(crate::text::width(text).0).unwrap_or(u16::MAX);
    // Where it is narrow what is typed matters more.
    let typed = cells(prompt.text()).min(NARROW.max(end / 2)).saturating_add(cells(head(prompt)) + AROUND);
    let beside = end.checked_sub(cells(said).saturating_add(1)).filter(|room| *room >= typed);
    if let Some(room) = beside {
        canvas.right(room, end, 0, said, theme.style(Role::Dim));
    }
    let room = beside.unwrap_or(end + 1);
    let height = canvas.height();
    line(prompt, &mut canvas.part(Rect::new(0, 0, room, height)), 1, 0, theme);
}

/// The line with its cursor; the beginning gives way where it is too long.
fn line(prompt: &Prompt, canvas: &mut Canvas<'_>, x: u16, y: u16, theme: Theme) {
    let x = canvas.text(x, y, head(prompt), theme.style(Role::Focus)) + 1;
    let room = usize::from(canvas.width().saturating_sub(x + 2));
    let cursor = prompt.cursor();
    let skip = cursor.saturating_sub(room);
    let shown: String = crate::text::cut(prompt.text(), crate::text::Cells(skip), "").into_owned();
    let rest = prompt.text().get(shown.len()..).unwrap_or_default();
    canvas.text(x, y, rest, theme.style(if prompt.kept { Role::Cursor } else { Role::Strong }));
    let at = x + u16::try_from(cursor - skip).unwrap_or(0);
    canvas.tint(at, y, 1, theme.style(Role::Cursor));
}

/// What is said where there are no rows.
fn why_empty(prompt: &Prompt, keymap: &Keymap) -> String {
    let is_only_wrong = !prompt.seek.query.troubles().is_empty() && prompt.seek.query.is_clear();
    match (prompt.kind, prompt.text().trim().is_empty()) {
        (Kind::Search, true) => format!(
            "Type a name, an acronym or words: dimensions, passages, events, actors, actions, all at once. 'exact is \
             letter by letter, ^begins and ends$ are of names, \"a phrase\" is words in a row, !not leaves out, one | \
             other is either, and {} ask for facts, such as kind:event year:2018..2020. {}",
            Field::row(),
            keymap.say("{complete} completes, {older} brings the query before.")
        ),
        (Kind::Search, false) if prompt.waits => "Searching.".into(),
        (Kind::Search, false) if is_only_wrong => {
            "Nothing is asked for yet but what is said above; the rest of a query counts all the same.".into()
        }
        (Kind::Search, false) => "Nothing matches: fewer words or another spelling may help.".into(),
        (Kind::Menu(_), _) => prompt.why.clone().unwrap_or_else(|| "Nothing here has these words.".into()),
        _ => "No action has that name, and nothing that address.".into(),
    }
}

fn rows(prompt: &Prompt, keymap: &Keymap, place: &Place, canvas: &mut Canvas<'_>, theme: Theme) {
    let top = place.list.y.saturating_sub(place.area.y + 1).max(HEAD);
    if prompt.rows.is_empty() {
        let (width, height) = (canvas.width(), canvas.height());
        let mut room = canvas.part(Rect::new(0, top, width.saturating_sub(1), height.saturating_sub(top)));
        paragraph(&mut room, 1, &why_empty(prompt, keymap), theme.style(Role::Dim));
        return;
    }
    // Of a search not all rows may have come yet; which kinds they are of is known.
    let kinds = prompt.seek.counts.iter().map(|(kind, _)| *kind);
    let leads = prompt.rows.iter().map(|row| row.lead.as_str()).chain(kinds);
    let widest = leads.map(|lead| crate::text::width(lead).0).max().unwrap_or(0);
    // Where there is no room for both, it is the name that is shown.
    let has_room = place.list.width >= NARROW;
    let lead = if has_room { u16::try_from(widest).unwrap_or(0).min(22) } else { 0 };
    let name = if has_room { lead + 4 } else { 2 };
    let mut list = canvas.part(Rect::new(0, 0, place.list.width, top.saturating_add(place.list.height)));
    let shown = prompt.rows.iter().enumerate().skip(place.seen.start).take(place.seen.len());
    let mut above = "";
    for (y, (index, row)) in (top..).zip(shown) {
        let here = index == prompt.at;
        if here {
            let mark = list.glyphs.cursor();
            list.text(0, y, mark, theme.style(Role::Mark));
        }
        // Kind by kind, each is named once.
        if !(prompt.seek.by_kind && above == row.lead) {
            list.cut(2, y, &row.lead, theme.style(Role::Dim), lead);
        }
        above = &row.lead;
        one(row, &mut list, name, y, theme, here);
    }
    let y = canvas.height().saturating_sub(1);
    if let Some(row) = prompt.rows.get(prompt.at).filter(|_| y >= top + place.list.height) {
        marked(canvas, (1, y), &row.more, &row.more_marks, theme.style(Role::Dim), theme);
    }
}

fn one(row: &Row, canvas: &mut Canvas<'_>, x: u16, y: u16, theme: Theme, here: bool) {
    let style = theme.style(if here { Role::Strong } else { Role::Text });
    let end = marked(canvas, (x, y), &row.label, &row.marks, style, theme);
    let room = canvas.width().saturating_sub(end + 3);
    if room > 8 {
        canvas.cut(end + 2, y, &row.more, theme.style(Role::Dim), room);
    }
}

/// A text with its matched bytes marked, cut at the edge.
fn marked(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    text: &str,
    marks: &[Range<usize>],
    style: Style,
    theme: Theme,
) -> u16 {
    let end = canvas.width().saturating_sub(1);
    let room = usize::from(end.saturating_sub(x));
    let shown = crate::text::cut(text, crate::text::Cells(room), canvas.glyphs.ellipsis());
    // What is cut off has no mark, and the sign for it none either.
    let kept = if *shown == *text { text.len() } else { shown.len().saturating_sub(canvas.glyphs.ellipsis().len()) };
    let mut at = x;
    let mut done = 0;
    for mark in marks.iter().filter(|mark| mark.end <= kept) {
        at = canvas.text_to(at, y, shown.get(done..mark.start).unwrap_or_default(), style, end);
        let hit = style.patch(theme.style(Role::Related));
        at = canvas.text_to(at, y, shown.get(mark.clone()).unwrap_or_default(), hit, end);
        done = mark.end;
    }
    canvas.text_to(at, y, shown.get(done..).unwrap_or_default(), style, end)
}
