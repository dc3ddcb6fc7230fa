//! The outline: it jumps, follows, folds.

use euja::tui::app::App;
use euja::tui::keymap::Context;

use crate::common::stage::{BUILT_IN, CLICK, click, drawn, mouse, press};
use crate::pane::{app, at, first, rows};

const DOCUMENT: &str = "doc/beser-values";

/// The lines of the outline.
fn outline(app: &App<'_>) -> Vec<String> {
    rows(app).iter().filter_map(|row| Some(row.split_once('│')?.0.trim_end().to_owned())).collect()
}

/// The line with the cursor.
fn here(app: &App<'_>) -> String {
    let lines = outline(app);
    let found: Vec<&String> = lines.iter().filter(|line| line.starts_with('›')).collect();
    assert_eq!(found.len(), 1, "{lines:#?}");
    found[0].trim_start_matches('›').trim().to_owned()
}

#[test]
fn a_key_shows_it_and_a_second_one_takes_it_away() {
    let mut app = app(DOCUMENT, "");
    let before = rows(&app);
    press(&mut app, "o");
    assert_eq!((app.context(), here(&app).as_str()), (Context::Outline, "EU-Japan Security Partne…"));
    assert!(outline(&app).iter().any(|line| line == "    p1 The EU–Japan partne…"), "{:#?}", outline(&app));
    press(&mut app, "o");
    assert_eq!((app.context(), rows(&app)), (Context::Reader, before));
}

#[test]
fn enter_jumps_and_gives_the_keys_back() {
    let mut app = app(DOCUMENT, "o <Down*3> Enter");
    assert_eq!(app.context(), Context::Reader);
    assert!(first(&app).starts_with("p1 "), "{}", drawn(&app));
    press(&mut app, "o <Down*3> Enter");
    assert!(first(&app).starts_with("p3 "), "{}", drawn(&app));
    press(&mut app, "o Home Enter");
    assert_eq!(first(&app), "EU-Japan Security Partnership");
}

#[test]
fn esc_leaves_it_standing_and_gives_the_keys_back() {
    let mut app = app(DOCUMENT, "o Esc");
    assert_eq!(app.context(), Context::Reader);
    assert!(!outline(&app).is_empty());
    press(&mut app, "o");
    assert_eq!(app.context(), Context::Outline, "it had been left: the key goes back to it");
}

#[test]
fn its_cursor_follows_what_is_read() {
    let mut app = app(DOCUMENT, "o Esc");
    for _ in 0..6 {
        press(&mut app, "]");
        let start: String = first(&app).split_whitespace().next().unwrap().to_owned();
        assert!(here(&app).starts_with(&start), "{start}: {}\n{}", here(&app), drawn(&app));
    }
    press(&mut app, "Home");
    assert_eq!(here(&app), "EU-Japan Security Partne…");
}

#[test]
fn a_heading_folds_what_is_below_it_and_shows_it_again() {
    let mut app = app(DOCUMENT, "o <Down*3>");
    let before = outline(&app);
    press(&mut app, "Left");
    assert_eq!(here(&app), "Text +");
    assert!(!outline(&app).iter().any(|line| line.contains("p1 The")), "{:#?}", outline(&app));
    assert!(outline(&app).iter().any(|line| line.contains("p2 ")), "{:#?}", outline(&app));
    press(&mut app, "Right Down");
    assert_eq!(outline(&app), before);
}

/// The cursor stands on the heading of what is folded away, and Enter goes where the cursor stands.
#[test]
fn reading_what_is_folded_away_has_the_cursor_on_its_heading_and_enter_jumps_there() {
    let mut app = app(DOCUMENT, "o <Down*3> Left Esc ] ] ]");
    assert!(first(&app).starts_with("p1 "), "{}", drawn(&app));
    assert_eq!(here(&app), "Text +");
    press(&mut app, "o Enter");
    assert_eq!(first(&app), "Text", "{}", drawn(&app));
}

#[test]
fn a_click_on_a_line_jumps_and_a_click_below_them_does_nothing() {
    let mut app = app(DOCUMENT, "o Esc");
    click(&mut app, "p5 With both");
    assert!(first(&app).starts_with("p5 ") && here(&app).starts_with("p5 "), "{}", drawn(&app));
    press(&mut app, "Down Down");
    let before = drawn(&app);
    mouse(&mut app, CLICK, (5, 37));
    assert_eq!(drawn(&app), before);
}

#[test]
fn without_room_beside_the_text_it_has_the_whole_pane_while_keys_go_to_it() {
    let mut app = at(&BUILT_IN, (60, 24), DOCUMENT, "o");
    assert!(!drawn(&app).contains('│') && rows(&app)[3].starts_with("    p1 "), "{}", drawn(&app));
    press(&mut app, "<Down*3> Enter");
    assert!(first(&app).starts_with("p1 "), "{}", drawn(&app));
    press(&mut app, "o");
    assert!(rows(&app)[3].starts_with("›   p1 "), "{}", drawn(&app));
}

#[test]
fn the_next_page_has_one_too() {
    let mut app = app(DOCUMENT, "o Esc");
    crate::pane::open(&mut app, "doc/egmont-conference-2018");
    assert!(here(&app).starts_with("EU-Japan Security Cooper"), "{}", drawn(&app));
    assert_eq!(app.context(), Context::Reader);
}
