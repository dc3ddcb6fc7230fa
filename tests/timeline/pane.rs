//! The timeline alone: its rows, its title, its footer.

use euja::tui::app::App;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, drawn, press, setup, stage};

/// The timeline on the whole screen of 120 by 40, after some keys.
pub fn whole(keys: &str) -> App<'static> {
    let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), "2z");
    press(&mut app, keys);
    app
}

/// Its rows, without its title.
pub fn rows(app: &App<'_>) -> Vec<String> {
    let screen = drawn(app);
    let lines: Vec<String> = screen.lines().map(str::to_owned).collect();
    lines[2..lines.len() - 1].to_vec()
}

pub fn title(app: &App<'_>) -> String {
    drawn(app).lines().nth(1).unwrap().to_owned()
}

pub fn footer(app: &App<'_>) -> String {
    drawn(app).lines().last().unwrap().to_owned()
}

pub fn status(app: &App<'_>) -> String {
    rows(app).pop().unwrap()
}

/// The row of the axis, and its rule.
pub fn axis(app: &App<'_>) -> (String, String) {
    let rows = rows(app);
    (rows[0].clone(), rows[1].clone())
}

/// What stands in the column of names, from top to bottom.
pub fn names(app: &App<'_>) -> Vec<String> {
    let left = left(app);
    let rows = rows(app);
    let names = rows[2..rows.len() - 1].iter().map(|row| row.chars().take(left).collect::<String>());
    names
        .map(|name| name.trim_start_matches(['›', ' ']).trim_end().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The column with which the axis begins.
pub fn left(app: &App<'_>) -> usize {
    axis(app).1.chars().take_while(|c| *c == ' ').count()
}

/// The row that begins with a name.
pub fn named(app: &App<'_>, name: &str) -> String {
    let rows = rows(app);
    let found = rows.iter().find(|row| row.trim_start_matches(['›', ' ']).starts_with(name));
    found.cloned().unwrap_or_else(|| panic!("no {name} in {rows:#?}"))
}
