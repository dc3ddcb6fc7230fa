//! The explorer with the reader on the whole screen, and what is seen of it.

use euja::address::Address;
use euja::corpus::Corpus;
use euja::dataset;
use euja::page::Page;
use euja::tui::app::{App, Effect, Setup};
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, drawn, press, setup, stage};

/// A page on the whole of a screen, after some keys. Without colours, so that whatever is told, is told without them.
pub fn at<'c>(corpus: &'c Corpus, size: (u16, u16), address: &str, keys: &str) -> App<'c> {
    let address = Address::parse(corpus, address).unwrap();
    stage(corpus, Setup { address, ..setup(Depth::Mono) }, size, &format!("z {keys}"))
}

/// The same on 120 by 40, with the built-in dataset.
pub fn app(address: &str, keys: &str) -> App<'static> {
    at(&BUILT_IN, (120, 40), address, keys)
}

/// The built-in dataset, with its Japanese names.
pub fn japanese() -> Corpus {
    let mut corpus = dataset::corpus(&dataset::files()).unwrap();
    corpus.speak("ja").unwrap();
    corpus
}

/// The rows of the reader where it has the whole screen: without header, title and footer.
pub fn rows(app: &App<'_>) -> Vec<String> {
    let screen = drawn(app);
    let lines: Vec<&str> = screen.lines().collect();
    lines[2..lines.len() - 1].iter().map(|line| (*line).to_owned()).collect()
}

/// The first row of the text: without outline, margin and scroll bar.
pub fn first(app: &App<'_>) -> String {
    text_of(&rows(app)[0])
}

/// The text in a row.
pub fn text_of(row: &str) -> String {
    let row = row.split_once('│').map_or(row, |(_, text)| text);
    row.trim_end_matches(['┃', '=']).trim_start_matches(['┃', '│', ' ']).trim_end().to_owned()
}

/// The last row of the screen.
pub fn footer(app: &App<'_>) -> String {
    drawn(app).lines().last().unwrap().trim().to_owned()
}

/// Finds a text by typing it.
pub fn find(app: &mut App<'_>, text: &str) {
    choose(app, "/", text);
}

/// Opens a line, types, and presses Enter.
pub fn choose(app: &mut App<'_>, key: &str, text: &str) -> Effect {
    press(app, key);
    app.paste(text);
    app.arrange(app.screen());
    press(app, "Enter")
}

/// Opens an address by typing it.
pub fn open(app: &mut App<'_>, address: &str) {
    choose(app, ":", address);
    assert_eq!(crate::common::stage::address(app), address, "{}", drawn(app));
}

/// The page as the reader gets it.
pub fn page(corpus: &Corpus, address: &str) -> Page {
    euja::page::of(corpus, &Default::default(), &Address::parse(corpus, address).unwrap())
}
