//! Going on by itself: only when asked, and never past a key.

use std::time::Duration;

use euja::tui::app::{App, Setup, Start};
use euja::tui::keymap::Context;
use euja::tui::theme::Depth;

use crate::common::stage::{CLICK, THREE_PARTIES, drawn, mouse, press, setup, stage};

fn round(with: Setup, keys: &str) -> App<'static> {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    stage(&THREE_PARTIES, Setup { start: Start::Tour(tour, 0), ..with }, (100, 24), keys)
}

/// With the flag of the command line.
fn by_itself(notes: bool, keys: &str) -> App<'static> {
    round(Setup { auto: true, notes, ..setup(Depth::True) }, keys)
}

fn last_row(app: &App<'_>) -> String {
    drawn(app).lines().take(24).last().unwrap().trim().to_owned()
}

#[test]
fn nothing_wakes_the_loop_unless_it_was_asked_to_go_on() {
    assert_eq!(round(setup(Depth::True), "").patience(), None);
    assert_eq!(round(setup(Depth::True), "PgDn PgUp b b o Esc").patience(), None);
    let app = by_itself(false, "");
    let patience = app.patience().unwrap();
    assert!(patience > Duration::ZERO && patience <= Duration::from_secs(30), "the step's seconds: {patience:?}");
    assert_eq!(by_itself(false, "a").patience(), None);
}

#[test]
fn a_key_asks_for_it_and_every_other_key_pauses() {
    let mut app = round(setup(Depth::True), "a");
    assert!(last_row(&app).starts_with("Goes on by itself; any key pauses."), "{}", last_row(&app));
    assert!(app.patience().is_some());
    for key in ["b", "t", "?", "o", "PgUp", "0", "w", "é", "1", "a"] {
        let mut app = round(setup(Depth::True), "a");
        press(&mut app, key);
        assert_eq!(app.patience(), None, "{key}");
    }
    mouse(&mut app, CLICK, (50, 12));
    assert_eq!(app.patience(), None);
    assert!(last_row(&app).starts_with("Paused; a goes on by itself again."), "{}", last_row(&app));
    assert!(last_row(&app).ends_with("2 of 2"), "the click goes on as ever: {}", last_row(&app));
}

#[test]
fn the_last_step_stays() {
    let app = round(setup(Depth::True), "End a");
    assert!(last_row(&app).starts_with("This is the last step."), "{}", last_row(&app));
    assert_eq!(app.patience(), None);
}

#[test]
fn the_presenter_sees_when_it_goes_on() {
    let mut app = by_itself(true, "");
    assert!(drawn(&app).contains("goes on in 0:30") || drawn(&app).contains("goes on in 0:29"), "{}", drawn(&app));
    assert!(app.patience().unwrap() <= Duration::from_secs(1), "the time is drawn every second");
    press(&mut app, "b");
    assert!(!drawn(&app).contains("goes on in"), "{}", drawn(&app));
    assert!(drawn(&app).contains("Paused; a goes on by itself again."), "{}", drawn(&app));
}

#[test]
fn who_leaves_to_explore_is_not_carried_on() {
    let mut app = by_itself(false, "Esc");
    assert_ne!(app.context(), Context::Present);
    assert_eq!(app.patience(), None);
    press(&mut app, "P");
    assert_eq!(app.patience(), None);
}
