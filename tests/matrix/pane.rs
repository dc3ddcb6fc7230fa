//! Reads the pane of the matrix off the screen.

use euja::tui::app::App;
use euja::tui::keymap::Context;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, drawn, press, setup, stage};

/// The explorer at 120 by 40 after some keys.
pub fn app(keys: &str) -> App<'static> {
    stage(&BUILT_IN, setup(Depth::Indexed), (120, 40), keys)
}

/// The same at 200 by 60, where nothing has to be cut.
pub fn roomy(keys: &str) -> App<'static> {
    stage(&BUILT_IN, setup(Depth::Indexed), (200, 60), keys)
}

/// The rows of the pane: its title first, without what stands beside and below it. None where the matrix isn't seen.
pub fn pane(app: &App<'_>) -> Option<Vec<String>> {
    let screen = drawn(app);
    let lines: Vec<&str> = screen.lines().collect();
    let top = lines.iter().position(|line| line.contains(" 1 Matrix ") && line.starts_with(['─', '-']))?;
    let bars = |line: &str| line.chars().position(|c| c == '│' || c == '|');
    // A bar may stand in a lens; the one before the reader has its name after it.
    let beside = lines[top].find(" 3 Reader ").map(|at| lines[top].get(..at).unwrap().chars().count());
    let width = beside.map_or(usize::MAX, |end| end - 2);
    let below = lines.iter().skip(top + 1).position(|line| line.contains(" 2 Timeline ") && bars(line) != Some(0));
    let height = below.map_or(lines.len() - top - 1, |rows| rows + 1);
    let cut = |line: &&str| line.chars().take(width).collect::<String>().trim_end().to_owned();
    Some(lines.iter().skip(top).take(height).map(cut).collect())
}

pub fn table(app: &App<'_>) -> Vec<String> {
    pane(app).unwrap()
}

/// The title of the pane.
pub fn title(app: &App<'_>) -> String {
    table(app).swap_remove(0)
}

/// The last words of the title: the lens.
pub fn lens(app: &App<'_>) -> String {
    let title = title(app);
    let title = title.trim_end_matches(['─', '-', ' ']);
    title.rsplit_once("─ ").or(title.rsplit_once("- ")).map_or(title, |(_, lens)| lens).to_owned()
}

/// The line below the table: the entry under the cursor.
pub fn status(app: &App<'_>) -> String {
    table(app).pop().unwrap().trim().to_owned()
}

/// The names of the rows that are seen, in their order.
pub fn names(app: &App<'_>) -> Vec<String> {
    let table = table(app);
    let body = table.iter().skip(3).filter(|line| !line.trim().is_empty());
    let rows = body.take_while(|line| line.starts_with(['›', '>']) || line.starts_with("  "));
    let name = |line: &String| {
        let name: String = line.chars().skip(3).collect();
        name.trim_start().split("  ").next().unwrap().split(" <").next().unwrap().trim().to_owned()
    };
    // The legend begins with a digit of the scale.
    rows.map(name).filter(|name| name.chars().next().is_some_and(char::is_alphabetic)).collect()
}

/// What stands in a row of the table, from the first column on.
pub fn row(app: &App<'_>, name: &str) -> Vec<String> {
    let table = table(app);
    let line = table.iter().skip(3).find(|line| line.contains(name)).unwrap_or_else(|| panic!("no {name}: {table:#?}"));
    let rest = line.split_once(name).unwrap().1.replace(['•', '[', ']'], " ");
    rest.split_whitespace().map(str::to_owned).collect()
}

/// Chooses a row of a menu by typing some of its words.
pub fn choose(app: &mut App<'_>, menu: &str, words: &str) {
    press(app, menu);
    assert_eq!(app.context(), Context::Prompt);
    app.paste(words);
    app.arrange(app.screen());
    press(app, "Enter");
}
