//! What the tests of the explorer share: datasets, keys and clicks, and a frame as text with its styles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use euja::address::Address;
use euja::corpus::{Corpus, SourceFile, load};
use euja::dataset;
use euja::fulltext::FullTexts;
use euja::tui::app::{App, Effect, Setup, Start, Wishes};
use euja::tui::draw::draw;
use euja::tui::keys::script;
use euja::tui::matrix::Manner;
use euja::tui::picture;
use euja::tui::recording::Recordable;
use euja::tui::screen::screen;
use euja::tui::theme::{Depth, Ground};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub const CLICK: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
pub const RIGHT: MouseEventKind = MouseEventKind::Down(MouseButton::Right);

pub static BUILT_IN: LazyLock<Corpus> = LazyLock::new(|| dataset::corpus(&dataset::files()).unwrap());

pub static THREE_PARTIES: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/three-parties");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let files = ["frame.ron", "records.ron", "sources/leaflet.ron"];
    load(&files.map(|name| SourceFile::new(name, text(name)))).unwrap()
});

/// The start, on a dark ground, in so many colours.
pub fn setup(depth: Depth) -> Setup {
    Setup {
        ground: Ground::Dark,
        depth,
        ascii: false,
        mouse: true,
        address: Address::Home,
        look: Manner::default(),
        texts: FullTexts::default(),
        start: Start::Explorer,
        notes: false,
        auto: false,
        last: None,
        record: Recordable::default(),
        wishes: Wishes::default(),
    }
}

/// The explorer on a screen of some size, after some keys.
pub fn stage<'c>(corpus: &'c Corpus, setup: Setup, (width, height): (u16, u16), keys: &str) -> App<'c> {
    let mut app = App::new(corpus, setup);
    app.arrange(Rect::new(0, 0, width, height));
    press(&mut app, keys);
    app
}

/// Presses keys; gives what each of them asked for.
pub fn presses(app: &mut App<'_>, keys: &str) -> Vec<Effect> {
    let play = |key| {
        let effect = app.key(key);
        app.arrange(app.screen());
        effect
    };
    script(keys).unwrap().into_iter().map(play).collect()
}

/// Presses keys; gives what the last of them asked for.
pub fn press(app: &mut App<'_>, keys: &str) -> Effect {
    presses(app, keys).pop().unwrap_or(Effect::Draw)
}

pub fn drawn(app: &App<'_>) -> String {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    picture::plain(&buffer)
}

/// What stands in one style in the rows of the panes, stretch by stretch.
pub fn styled(app: &App<'_>, style: Modifier) -> Vec<String> {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    let told = Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
    let mut found = Vec::new();
    for y in 2..buffer.area.height - 1 {
        let mut open = String::new();
        for x in 0..=buffer.area.width {
            let cell = buffer.cell((x, y)).filter(|cell| cell.modifier & told == style);
            match cell {
                Some(cell) => open.push_str(cell.symbol()),
                None if !open.is_empty() => found.push(std::mem::take(&mut open)),
                None => {}
            }
        }
    }
    found
}

/// The first row of the screen.
pub fn header(app: &App<'_>) -> String {
    drawn(app).lines().next().unwrap().to_owned()
}

/// The address in the header.
pub fn address(app: &App<'_>) -> String {
    header(app).split_whitespace().last().unwrap().to_owned()
}

/// Columns of the last row of the screen where a text stands: its first and its last one.
pub fn in_footer(app: &App<'_>, text: &str) -> Option<(u16, u16)> {
    let screen = drawn(app);
    // Two spaces stand between the items, and none at the end of a line.
    let row = format!("{}  ", screen.lines().last()?);
    let before = row.split_once(&format!(" {text}  "))?.0.chars().count() + 1;
    let end = before + text.chars().count() - 1;
    Some((before.try_into().unwrap(), end.try_into().unwrap()))
}

/// Where a text stands on the screen: the column and row of its first cell.
pub fn place(app: &App<'_>, text: &str) -> (u16, u16) {
    let screen = drawn(app);
    let found = screen.lines().enumerate().find_map(|(row, line)| Some((line.split_once(text)?.0, row)));
    let (before, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
    (before.chars().count().try_into().unwrap(), row.try_into().unwrap())
}

pub fn mouse(app: &mut App<'_>, kind: MouseEventKind, (column, row): (u16, u16)) -> Effect {
    let effect = app.mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
    app.arrange(app.screen());
    effect
}

/// Clicks on a text.
pub fn click(app: &mut App<'_>, text: &str) -> Effect {
    let spot = place(app, text);
    mouse(app, CLICK, spot)
}

/// The frame after some keys: the screen, then a grid with a letter for the style of every cell (a dot is plain), then
/// what the letters mean.
pub fn golden(corpus: &Corpus, setup: Setup, size: (u16, u16), keys: &str) -> String {
    let buffer = screen(corpus, setup, size, &script(keys).unwrap());
    let json = picture::json(&buffer);
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut grid = vec![vec!['.'; size.0.into()]; size.1.into()];
    for run in json["styles"].as_array().unwrap() {
        let [row, column, cells] = ["row", "column", "cells"].map(|key| run[key].as_u64().unwrap() as usize);
        let words: Vec<&str> = run["modifiers"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        let colour = |key: &str| run[key].as_str().map(|name| format!("{key} {name} ")).unwrap_or_default();
        let style = format!("{}{}{}", colour("fg"), colour("bg"), words.join(" "));
        let next = char::from_u32(u32::from('a') + letters.len() as u32).unwrap();
        let letter = *letters.entry(style).or_insert(next);
        grid[row][column..column + cells].fill(letter);
    }
    let mut out = picture::plain(&buffer);
    for row in grid {
        let row: String = row.into_iter().collect();
        let _ = writeln!(out, "{}", row.trim_end_matches('.'));
    }
    let mut legend: Vec<(char, String)> = letters.into_iter().map(|(style, letter)| (letter, style)).collect();
    legend.sort();
    for (letter, style) in legend {
        let _ = writeln!(out, "{letter}  {}", style.trim_end());
    }
    out
}
