//! What each key of a presenter does, frame by frame.

use euja::corpus::Record;
use euja::tui::app::{App, Effect, Setup, Start};
use euja::tui::keymap::Context;
use euja::tui::theme::Depth;
use ratatui::crossterm::event::MouseEventKind;
use ratatui::style::Modifier;

use crate::common::stage::{CLICK, RIGHT, THREE_PARTIES, address, drawn, mouse, press, setup, stage, styled};

/// The invented tour of two steps, at its first.
fn round(keys: &str) -> App<'static> {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    stage(&THREE_PARTIES, Setup { start: Start::Tour(tour, 0), ..setup(Depth::True) }, (100, 24), keys)
}

fn last_row(app: &App<'_>) -> String {
    drawn(app).lines().take(24).last().unwrap().trim().to_owned()
}

/// The step that the last row names.
fn step(app: &App<'_>) -> String {
    last_row(app).rsplit("  ").next().unwrap().to_owned()
}

#[test]
fn a_step_shows_its_title_its_text_and_the_pane_it_names_and_nothing_else() {
    let app = round("");
    let screen = drawn(&app);
    let rows: Vec<&str> = screen.lines().map(str::trim_end).collect();
    assert_eq!((rows[0].trim(), rows[1].trim()), ("Pipes", "All pipes of Aster are laid."), "{screen}");
    assert!(rows[3].starts_with("─ Matrix · levels ─"), "{screen}");
    assert_eq!(last_row(&app).split("  ").next(), Some("A round of the wells"));
    assert_eq!(step(&app), "1 of 2");
    assert!(!screen.contains("Enter") && !screen.contains("1 Matrix") && !screen.contains("2 Timeline"), "{screen}");
    assert_eq!(app.context(), Context::Present);
}

#[test]
fn large_letters_are_never_in_reverse_video_which_would_show_their_gaps() {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    for depth in [Depth::True, Depth::Mono] {
        let app = stage(&THREE_PARTIES, Setup { start: Start::Tour(tour, 0), ..setup(depth) }, (100, 30), "");
        assert!(drawn(&app).contains('█') || drawn(&app).contains('▀'), "{}", drawn(&app));
        let reversed = styled(&app, Modifier::REVERSED).concat();
        assert!(!reversed.contains(['█', '▀', '▄', '▌', '▐']), "{reversed}");
    }
}

#[test]
fn every_key_of_a_clicker_goes_on_or_back() {
    for next in ["PgDn", "Right", "Down", "Space", "Enter", "l", "n", "j"] {
        for back in ["PgUp", "Left", "Up", "Backspace", "h", "p", "k"] {
            let mut app = round(next);
            assert_eq!(step(&app), "2 of 2", "{next}");
            assert!(drawn(&app).contains("Since 1998 wells are dug."), "{}", drawn(&app));
            press(&mut app, back);
            assert_eq!(step(&app), "1 of 2", "{back}");
        }
    }
    let mut app = round("");
    mouse(&mut app, CLICK, (50, 12));
    assert_eq!(step(&app), "2 of 2");
    mouse(&mut app, RIGHT, (50, 12));
    assert_eq!(step(&app), "1 of 2");
    mouse(&mut app, MouseEventKind::ScrollDown, (50, 12));
    assert_eq!(step(&app), "2 of 2");
}

#[test]
fn the_last_step_stays_and_says_so() {
    let mut app = round("PgDn PgDn");
    assert!(last_row(&app).starts_with("This was the last step; Esc explores."), "{}", last_row(&app));
    assert_eq!(step(&app), "2 of 2");
    press(&mut app, "Home");
    assert_eq!(step(&app), "1 of 2");
    press(&mut app, "PgUp");
    assert_eq!(step(&app), "1 of 2");
    press(&mut app, "End");
    assert_eq!(step(&app), "2 of 2");
}

#[test]
fn what_a_step_highlights_is_marked_and_in_sight() {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    let start = Start::Tour(tour, 1);
    let app = stage(&THREE_PARTIES, Setup { start, ..setup(Depth::Mono) }, (100, 12), "");
    let marked = styled(&app, Modifier::REVERSED.union(Modifier::UNDERLINED)).concat();
    let cursor = styled(&app, Modifier::REVERSED).concat();
    assert!(format!("{marked}{cursor}").contains("are dug"), "{marked} {cursor}\n{}", drawn(&app));
}

#[test]
fn black_shows_nothing_until_it_is_asked_again_or_the_tour_goes_on() {
    for key in ["b", "."] {
        let mut app = round(key);
        assert!(drawn(&app).lines().take(24).all(|row| row.trim().is_empty()), "{}", drawn(&app));
        press(&mut app, key);
        assert!(drawn(&app).contains("All pipes of Aster"), "{}", drawn(&app));
        press(&mut app, &format!("{key} PgDn"));
        assert!(drawn(&app).contains("wells are dug"), "{}", drawn(&app));
    }
}

#[test]
fn esc_explores_at_that_spot_and_one_key_comes_back_to_the_step() {
    for back in ["P", "F5"] {
        let mut app = round("PgDn Esc");
        assert_eq!((app.context(), address(&app).as_str()), (Context::Reader, "doc/leaflet#p2"));
        assert!(last_row(&app).starts_with("Exploring; P goes back to step 2 of 2."), "{}", last_row(&app));
        // Away from everything that the step showed.
        press(&mut app, "z 1 Down X 3 Enter 2");
        assert_ne!(app.context(), Context::Present);
        press(&mut app, back);
        assert_eq!(step(&app), "2 of 2");
        assert_eq!(drawn(&app), drawn(&round("PgDn")));
    }
}

#[test]
fn the_steps_are_listed_and_a_number_goes_to_one() {
    let mut app = round("o");
    assert!(drawn(&app).contains("Steps of this tour") && drawn(&app).contains("2  Wells"), "{}", drawn(&app));
    press(&mut app, "Down Enter");
    assert_eq!(step(&app), "2 of 2");
    press(&mut app, "1 Enter");
    assert_eq!(step(&app), "1 of 2");
    press(&mut app, "o Esc");
    assert_eq!((step(&app).as_str(), app.context()), ("1 of 2", Context::Present));
    press(&mut app, "7");
    assert!(drawn(&app).contains("Nothing here has these words."), "{}", drawn(&app));
    press(&mut app, "Esc");
    assert_eq!(app.context(), Context::Present);
}

#[test]
fn tours_are_offered_where_none_was_begun() {
    let mut app = stage(&THREE_PARTIES, setup(Depth::True), (100, 24), "P");
    assert!(drawn(&app).contains("Present a tour"), "{}", drawn(&app));
    press(&mut app, "Enter");
    assert_eq!((step(&app).as_str(), app.context()), ("1 of 2", Context::Present));
    assert_eq!(press(&mut app, "q"), Effect::Quit);
}

#[test]
fn help_and_themes_work_and_other_keys_do_nothing_to_the_audience() {
    let mut app = round("?");
    assert!(drawn(&app).contains("─ Help"), "{}", drawn(&app));
    press(&mut app, "Esc");
    let before = drawn(&app);
    press(&mut app, "w x S M V ( é");
    assert_eq!(drawn(&app), before);
    press(&mut app, "t");
    assert_ne!(drawn(&app), before);
}

#[test]
fn a_step_is_drawn_at_every_size() {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    for columns in (0..=12).chain([40, 79, 99, 100, 150]) {
        for height in (0..=12).chain([23, 27, 28, 60]) {
            for at in 0..THREE_PARTIES.tours[tour].steps.len() {
                let start = Start::Tour(tour, at);
                for ascii in [false, true] {
                    let with = Setup { start, ascii, ..setup(Depth::True) };
                    let app = stage(&THREE_PARTIES, with, (columns, height), "");
                    let _ = drawn(&app);
                }
            }
        }
    }
    assert_eq!(THREE_PARTIES.tours[tour].label(), "A round of the wells");
}

/// The same for the presenter, with the notes.
fn notes(keys: &str) -> App<'static> {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    let with = Setup { start: Start::Tour(tour, 0), notes: true, ..setup(Depth::True) };
    stage(&THREE_PARTIES, with, (100, 24), keys)
}

#[test]
fn the_presenter_sees_the_notes_the_next_step_and_the_time() {
    let app = notes("");
    let screen = drawn(&app);
    assert!(screen.trim_start().starts_with("step 1 of 2   0:00 of 1:15   on time"), "{screen}");
    for text in
        ["Pipes", "All pipes of Aster are laid.", "Ask who has seen them.", "Rests on Leaflet p1", "Next: Wells"]
    {
        assert!(screen.contains(text), "{text} isn't in\n{screen}");
    }
    assert!(!screen.contains("Matrix"), "{screen}");
    let screen = drawn(&notes("PgDn"));
    assert!(screen.contains("step 2 of 2   0:00 of 1:15   0:30 ahead") && screen.contains("Next: the end"), "{screen}");
}

#[test]
fn a_black_screen_leaves_the_notes_and_esc_leaves_them_where_they_are() {
    let mut app = notes("b");
    assert!(drawn(&app).contains("the screen is black") && drawn(&app).contains("Ask who"), "{}", drawn(&app));
    press(&mut app, "b Esc");
    assert!(drawn(&app).contains("Ask who") && !drawn(&app).contains("is black"), "{}", drawn(&app));
    assert_eq!(app.context(), Context::Present);
}
