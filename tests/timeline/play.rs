//! Years that run: nothing moves by itself unless asked, and the lens comes back as it was.

use euja::tui::app::{App, Effect};
use euja::tui::keymap::Context;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, drawn, press, setup, stage};

fn app(keys: &str) -> App<'static> {
    stage(&BUILT_IN, setup(Depth::True), (120, 40), keys)
}

fn tick(app: &mut App<'_>) {
    app.tick();
    app.arrange(app.screen());
}

/// The lens in the title of the matrix.
fn lens(app: &App<'_>) -> String {
    let screen = drawn(app);
    let title = screen.lines().nth(1).unwrap().split('│').next().unwrap().to_owned();
    title.trim_end_matches(['─', ' ']).rsplit('─').next().unwrap().trim().to_owned()
}

#[test]
fn nothing_moves_by_itself_until_p_is_pressed() {
    let mut app = app("2");
    assert_eq!(app.patience(), None);
    let before = drawn(&app);
    tick(&mut app);
    assert_eq!(drawn(&app), before);
}

#[test]
fn each_tick_is_a_year_and_the_matrix_follows() {
    let mut app = app("p");
    assert_eq!(lens(&app), "until 2014");
    let first = drawn(&app);
    tick(&mut app);
    assert_eq!(lens(&app), "until 2015");
    tick(&mut app);
    tick(&mut app);
    assert_eq!(lens(&app), "until 2017");
    assert_ne!(drawn(&app), first);
    assert!(drawn(&app).contains("playing 4 of 12, 1 s each"), "{}", drawn(&app));
}

#[test]
fn p_pauses_keys_step_and_p_goes_on() {
    let mut app = app("2 p");
    press(&mut app, "p");
    assert_eq!(app.patience(), None, "paused");
    tick(&mut app);
    assert_eq!(lens(&app), "until 2014", "a tick that comes late moves nothing");
    press(&mut app, "l l h");
    assert_eq!(lens(&app), "until 2015");
    press(&mut app, "p");
    tick(&mut app);
    assert_eq!(lens(&app), "until 2016");
}

#[test]
fn plus_is_faster_and_minus_slower() {
    let mut app = app("p");
    let pace = app.patience().unwrap();
    press(&mut app, "+");
    let faster = app.patience().unwrap();
    press(&mut app, "- -");
    let slower = app.patience().unwrap();
    assert!(faster < pace && pace < slower);
    assert_eq!(lens(&app), "until 2014", "the pace moves nothing");
}

#[test]
fn any_other_key_or_a_click_stops_it_and_the_lens_is_as_before() {
    for key in ["Esc", "j", "x", "1", "Z"] {
        let mut app = app("");
        let before = lens(&app);
        press(&mut app, "p");
        tick(&mut app);
        press(&mut app, key);
        assert_eq!((lens(&app), app.patience()), (before, None), "{key}");
        assert_eq!(app.context(), Context::Matrix, "{key} does nothing else");
        assert!(drawn(&app).contains("Stopped: all evidence again."), "{}", drawn(&app));
    }
    let mut app = app("x");
    app.paste("2014..2018");
    app.arrange(app.screen());
    press(&mut app, "Enter Esc p");
    tick(&mut app);
    assert_eq!(lens(&app), "2014 to 2015");
    crate::common::stage::click(&mut app, "Regional");
    assert_eq!(lens(&app), "2014 to 2018");
}

#[test]
fn at_the_last_year_it_rests_and_quitting_quits() {
    let mut app = app("p");
    for _ in 0..40 {
        tick(&mut app);
    }
    assert_eq!((lens(&app).as_str(), app.patience()), ("until 2025", None));
    press(&mut app, "p");
    assert_eq!(lens(&app), "until 2014", "from the beginning again");
    assert_eq!(press(&mut app, "q"), Effect::Quit);
}

#[test]
fn a_closer_look_runs_by_months() {
    let mut app = app("2 + + + p");
    let first = lens(&app);
    tick(&mut app);
    assert!(first.starts_with("until ") && lens(&app) != first);
    let day = |words: &str| words.split(' ').nth(1).and_then(|day| day.parse::<u8>().ok());
    assert!(day(&first).is_some_and(|day| day >= 28), "the last day of a month: {first}");
}
