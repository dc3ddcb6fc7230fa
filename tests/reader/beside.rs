//! Two pages side by side.

use euja::tui::app::App;
use euja::tui::keymap::Context;
use ratatui::crossterm::event::MouseEventKind;
use ratatui::layout::Rect;

use crate::common::stage::{BUILT_IN, CLICK, address, drawn, mouse, press};
use crate::pane::{app, at, footer, open, rows};

const LEFT: &str = "doc/beser-values";
const RIGHT: &str = "doc/sinha-roy-2024";

/// Two pages, the keys with the right one.
fn two() -> App<'static> {
    let mut app = app(LEFT, "B");
    open(&mut app, RIGHT);
    app
}

/// The titles of the two panes.
fn titles(app: &App<'_>) -> (String, String) {
    let screen = drawn(app);
    let title = screen.lines().nth(1).unwrap();
    let (left, right) = title.split_once('│').unwrap_or_else(|| panic!("{screen}"));
    (left.to_owned(), right.to_owned())
}

#[test]
fn a_key_puts_the_page_beside_itself_and_takes_one_away_again() {
    let mut app = app(LEFT, "] ] ]");
    let place = crate::pane::first(&app);
    press(&mut app, "B");
    assert_eq!(footer(&app), "Two pages: the keys go to the right one, Tab to the other; B ends it.");
    let (left, right) = titles(&app);
    assert!(left.contains(LEFT) && right.contains("3 Reader"), "{left} {right}");
    let row = rows(&app)[0].clone();
    let start: String = place.chars().take(30).collect();
    assert_eq!(row.matches(&start).count(), 2, "both stand where the one stood: {row}");
    press(&mut app, "B");
    assert_eq!(footer(&app), "One page again.");
    assert_eq!(crate::pane::first(&app), place);
}

#[test]
fn each_has_its_own_history() {
    let mut app = two();
    open(&mut app, "doc/egmont-conference-2018");
    press(&mut app, "Shift-Tab");
    assert_eq!(address(&app), LEFT);
    press(&mut app, "Tab");
    assert_eq!(address(&app), "doc/egmont-conference-2018");
    press(&mut app, "Backspace");
    assert_eq!(address(&app), RIGHT);
    press(&mut app, "Backspace Backspace");
    assert_eq!((address(&app).as_str(), footer(&app).as_str()), (LEFT, "This is the first view of the history."));
    press(&mut app, "L L Shift-Tab");
    assert_eq!(address(&app), LEFT);
    press(&mut app, "] Enter");
    let there = address(&app);
    assert!(there.starts_with("discrepancy/"), "{}", drawn(&app));
    press(&mut app, "Tab");
    assert_eq!(address(&app), "doc/egmont-conference-2018");
    press(&mut app, "Shift-Tab Backspace");
    assert_eq!(address(&app), LEFT);
}

#[test]
fn tab_goes_left_to_right_and_on_to_the_matrix_and_back_again() {
    let mut app = two();
    press(&mut app, "Tab");
    assert_eq!(app.context(), Context::Matrix);
    press(&mut app, "3 Shift-Tab");
    assert_eq!((address(&app).as_str(), app.context()), (LEFT, Context::Reader));
    press(&mut app, "Shift-Tab");
    assert_eq!(app.context(), Context::Timeline);
}

#[test]
fn what_the_matrix_passes_by_is_shown_by_the_page_that_had_the_keys() {
    for (keys, stays) in [("", LEFT), ("Shift-Tab", RIGHT)] {
        let mut app = at(&BUILT_IN, (220, 60), LEFT, "B");
        open(&mut app, RIGHT);
        press(&mut app, &format!("{keys} z 1 Down"));
        assert!(address(&app).starts_with("cell/"), "{}", drawn(&app));
        assert!(drawn(&app).contains(&format!(" {stays} ─")), "{stays} isn't there\n{}", drawn(&app));
        let before = address(&app);
        press(&mut app, "Down");
        assert_ne!(address(&app), before);
        assert!(drawn(&app).contains(&format!(" {stays} ─")), "{}", drawn(&app));
    }
}

#[test]
fn closing_keeps_the_one_with_the_keys_and_its_history() {
    let mut app = two();
    press(&mut app, "B");
    assert_eq!(address(&app), RIGHT);
    press(&mut app, "Backspace");
    assert_eq!(address(&app), LEFT);
    let mut app = two();
    press(&mut app, "Shift-Tab B");
    assert_eq!(address(&app), LEFT);
    assert!(!drawn(&app).contains('│'), "{}", drawn(&app));
}

#[test]
fn a_narrow_terminal_shows_one_and_tab_shows_the_other() {
    let mut app = two();
    app.arrange(Rect::new(0, 0, 71, 40));
    assert!(!drawn(&app).contains('│') && drawn(&app).contains("Japan-EU Security"), "{}", drawn(&app));
    press(&mut app, "Shift-Tab");
    assert!(drawn(&app).contains("Turning Values into"), "{}", drawn(&app));
    app.arrange(Rect::new(0, 0, 72, 40));
    assert!(drawn(&app).contains('│'), "{}", drawn(&app));
}

#[test]
fn a_click_or_the_wheel_on_the_other_page_gives_it_the_keys() {
    for kind in [CLICK, MouseEventKind::ScrollDown] {
        let mut app = two();
        mouse(&mut app, kind, (10, 30));
        assert_eq!((address(&app).as_str(), app.context()), (LEFT, Context::Reader), "{kind:?}");
        let (left, right) = titles(&app);
        assert!(left.contains("3 Reader") && right.contains(RIGHT), "{left} {right}");
        mouse(&mut app, kind, (100, 30));
        assert_eq!(address(&app), RIGHT);
    }
}

#[test]
fn each_scrolls_and_finds_by_itself() {
    let mut app = two();
    let half = |app: &App<'_>, left: bool| -> Vec<String> {
        let side = |row: &String| if left { row.chars().take(60).collect() } else { row.chars().skip(61).collect() };
        rows(app).iter().map(side).collect()
    };
    let before = half(&app, true);
    press(&mut app, "PgDn ]");
    assert_eq!(half(&app, true), before);
    let before = half(&app, false);
    press(&mut app, "Shift-Tab PgDn ]");
    assert_eq!(half(&app, false), before);
}
