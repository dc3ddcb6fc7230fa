//! Letters on links.

use euja::tui::app::{App, Effect};
use euja::tui::keymap::Context;

use ratatui::crossterm::event::MouseEventKind;

use crate::common::stage::{BUILT_IN, address, click, drawn, mouse, press};
use crate::pane::{app, at, footer, rows};

/// A page with few links in sight.
fn few() -> App<'static> {
    app("doc/beser-values", "]")
}

/// A page with more than there are letters.
fn many() -> App<'static> {
    at(&BUILT_IN, (120, 90), "dimension/cyber-security", "PgDn f")
}

#[test]
fn a_letter_follows_its_link() {
    for (letter, discrepancy) in [("a", 0), ("s", 1), ("D", 2)] {
        let page = crate::pane::page(&BUILT_IN, "doc/beser-values");
        let to = page.links()[discrepancy].to.name(&BUILT_IN);
        let mut app = few();
        press(&mut app, "f");
        assert_eq!(app.context(), Context::Hints);
        // In the space before the link, which stays readable.
        assert!(rows(&app)[1].trim_start().starts_with("!aIn which year"), "{}", drawn(&app));
        assert!(rows(&app)[2].trim_start().starts_with("!s"), "{}", drawn(&app));
        press(&mut app, letter);
        assert_eq!((address(&app), app.context()), (to, Context::Reader));
        press(&mut app, "Backspace");
        assert_eq!(address(&app), "doc/beser-values");
    }
}

#[test]
fn esc_takes_the_letters_off_and_so_does_a_wrong_one() {
    let before = rows(&few());
    let mut app = few();
    press(&mut app, "f Esc");
    assert_eq!((rows(&app), app.context()), (before.clone(), Context::Reader));
    for wrong in ["m", "5", "Tab", "Enter"] {
        press(&mut app, &format!("f {wrong}"));
        assert_eq!((rows(&app), app.context()), (before.clone(), Context::Reader), "{wrong}");
        assert_eq!(footer(&app), "No link has these letters.", "{wrong}");
    }
    assert_eq!(press(&mut app, "f Ctrl-C"), Effect::Quit);
}

#[test]
fn more_links_than_letters_have_two_letters_each() {
    let mut app = many();
    let screen = drawn(&app);
    assert_eq!(app.context(), Context::Hints);
    let labelled = |app: &App<'_>, letters: &str| rows(app).iter().any(|row| row.contains(letters));
    assert!(labelled(&app, "aa"), "{screen}");
    press(&mut app, "s");
    assert_eq!((app.context(), address(&app).as_str()), (Context::Hints, "dimension/cyber-security"));
    assert!(!labelled(&app, "aa"), "the others aren't meant any more: {}", drawn(&app));
    press(&mut app, "a");
    assert_eq!(app.context(), Context::Reader);
    assert_ne!(address(&app), "dimension/cyber-security");
    let mut app = many();
    press(&mut app, "s 5");
    assert_eq!((footer(&app).as_str(), app.context()), ("No link has these letters.", Context::Reader));
}

#[test]
fn where_no_link_is_in_sight_that_is_said() {
    let mut app = at(&BUILT_IN, (80, 12), "method", "");
    press(&mut app, "f");
    assert_eq!(app.context(), Context::Reader);
    assert!(footer(&app).starts_with("No link is in sight"), "{}", drawn(&app));
}

#[test]
fn the_wheel_takes_the_letters_off_as_they_stand_on_what_was_seen() {
    let mut app = many();
    mouse(&mut app, MouseEventKind::ScrollDown, (60, 40));
    assert_eq!(app.context(), Context::Reader);
}

#[test]
fn a_click_follows_a_link_under_its_letters() {
    let mut app = few();
    press(&mut app, "f");
    click(&mut app, "which year was the SPA");
    assert!(address(&app).starts_with("discrepancy/"), "{}", drawn(&app));
    assert_eq!(app.context(), Context::Reader);
}
