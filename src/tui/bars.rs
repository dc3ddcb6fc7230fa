//! The rows at the edges, header and footer: what stands in them and where. Drawing and clicks both go by it.

use std::ops::Range;

use super::action::Action;
use super::app::App;
use super::keymap::Context;
use super::layout::Pane;
use super::theme::Role;
use crate::text::{Cells, cut, width};

/// Something that stands in a bar.
pub(super) struct Item {
    /// Its columns, counted from the left edge. They may reach beyond the right one, where nothing is drawn.
    pub cells: Range<u16>,
    /// Its texts with a space between them, each in its role.
    pub texts: Vec<(String, Role)>,
    /// What a click on it does.
    pub action: Option<Action>,
}

impl Item {
    fn new(x: u16, texts: Vec<(String, Role)>, action: Option<Action>) -> Item {
        let spaces = texts.len().saturating_sub(1);
        let cells = texts.iter().map(|(text, _)| width(text).0).sum::<usize>() + spaces;
        Item { cells: x..x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX)), texts, action }
    }

    /// The column where the next one begins.
    fn next(&self) -> u16 {
        self.cells.end.saturating_add(2)
    }
}

/// What a click on a column of a bar does.
pub(super) fn action_at(items: &[Item], column: u16) -> Option<Action> {
    items.iter().find(|item| item.cells.contains(&column))?.action
}

/// The footer: a notice, else what the keys do here, as far as there is room. What leads back stands at the right edge, below
/// where one came from: when it is there for the first time, it takes the place of the last ones, and nothing else moves.
pub(super) fn footer(app: &App<'_>) -> Vec<Item> {
    let end = app.regions.footer.width.saturating_sub(1);
    if let Some(notice) = &app.notice {
        let shown = cut(notice, Cells(end.saturating_sub(1).into()), app.glyphs.ellipsis());
        return vec![Item::new(1, vec![(shown.into_owned(), Role::Strong)], None)];
    }
    let mut items: Vec<Item> = Vec::new();
    let mut back = None;
    for (key, word, action) in app.keymap.footer(app.context()) {
        // What Enter does here is said as it is.
        let word = match (action, app.context(), &app.prompt, app.reader.target()) {
            (Action::Open, Context::Prompt, Some(prompt), _) => prompt.verb().into(),
            (Action::Open, Context::Timeline, ..) if app.timeline.has_span() => "make it the lens".into(),
            (Action::EventList, ..) if app.timeline.is_list() => "graphic".into(),
            (Action::Open, Context::Reader, _, Some((text, _))) => cut(text, Cells(32), app.glyphs.ellipsis()),
            _ => word.into(),
        };
        let x = items.last().map_or(1, Item::next);
        let item = Item::new(x, vec![(key, Role::Key), (word.into_owned(), Role::Dim)], Some(action));
        if !app.offers(action) || item.cells.end > end {
            continue;
        }
        if action == Action::Back {
            back = Some(Item::new(end - (item.cells.end - x), item.texts, item.action));
        } else {
            items.push(item);
        }
    }
    if let Some(back) = back {
        items.retain(|item| item.next() <= back.cells.start);
        items.push(back);
    }
    items
}

/// Columns of the word before a lens, with the spaces around; and how many its own words are given at least.
const LENS: (u16, u16) = (7, 6);

/// The header: the names of the panes where only one is seen, else the dataset; then the view before and this one.
pub(super) fn header(app: &App<'_>) -> Vec<Item> {
    let columns = app.regions.header.width;
    let mut items: Vec<Item> = Vec::new();
    let mut x: u16 = 1;
    if app.regions.single {
        for pane in Pane::ALL {
            let (key, name) = pane.title();
            let role = if pane == app.focus { Role::Focus } else { Role::Dim };
            let item = Item::new(x, vec![(format!("{key} {name}"), role)], Some(pane.action()));
            x = item.next();
            items.push(item);
        }
    } else {
        let about = &app.corpus.about;
        let title = cut(&about.title, Cells((columns / 2).into()), app.glyphs.ellipsis());
        let window = about.window.as_ref().map(|window| window.in_words()).unwrap_or_default();
        for (text, role) in [(title.into_owned(), Role::Strong), (window, Role::Dim)] {
            let item = Item::new(x, vec![(text, role)], None);
            x = item.next();
            items.push(item);
        }
    }
    // A lens that is on is said wherever the matrix isn't seen.
    let look = app.matrix.manner();
    if !look.lens.is_clear() && app.regions.matrix.is_empty() {
        let room = (columns / 3).min(columns.saturating_sub(x + LENS.0));
        let texts = if room < LENS.1 {
            // That there is one is said on the narrowest screen.
            vec![("lens".into(), Role::Related)]
        } else {
            let shown = cut(&look.lens_in_words(app.corpus), Cells(room.into()), app.glyphs.ellipsis()).into_owned();
            vec![("lens:".into(), Role::Dim), (shown, Role::Related)]
        };
        let item = Item::new(x, texts, Some(Action::Lens));
        x = item.next();
        items.push(item);
    }
    if app.faults.is_some() {
        let item = Item::new(x, vec![("files broken".into(), Role::Against)], Some(Action::Faults));
        x = item.next();
        items.push(item);
    }
    let here = app.reader.page().address.name(app.corpus);
    let end = columns.saturating_sub(1);
    let room = usize::from(end.saturating_sub(x));
    let before = app.history.before().map(|address| format!("{} > ", address.name(app.corpus)));
    let mut trail: Vec<(String, Option<Action>)> = vec![(here, None)];
    if let Some(before) = before.filter(|before| width(before).0 + width(&trail[0].0).0 <= room) {
        trail.insert(0, (before, Some(Action::Back)));
    }
    // It ends at the right edge; alone and too long, it begins after the rest and is cut.
    let cells = trail.iter().map(|(text, _)| width(text).0).sum::<usize>();
    let mut at = end.saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX)).max(x);
    for (text, action) in trail {
        let shown = cut(&text, Cells(room), app.glyphs.ellipsis()).into_owned();
        let item = Item::new(at, vec![(shown, Role::Dim)], action);
        at = item.cells.end;
        items.push(item);
    }
    items
}
