//! The key that saves what is seen.

use euja::address::Address;
use euja::fulltext::FullTexts;
use euja::tui::app::{App, Effect, Setup, Start};
use euja::tui::keymap::Context;
use euja::tui::picture::Form;
use euja::tui::screen::seen;
use euja::tui::theme::Depth;

use crate::common::dataset;
use crate::common::stage::{BUILT_IN, THREE_PARTIES, drawn, press, setup, stage};

/// The name and the form that the nth row of the menu asks for.
fn nth(app: &mut App<'_>, down: &str) -> (String, Form) {
    match press(app, &format!("E {down} Enter")) {
        Effect::Depict { name, form } => (name, form),
        other => panic!("{other:?}\n{}", drawn(app)),
    }
}

#[test]
fn every_pane_is_saved_under_the_name_of_what_it_shows() {
    let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), "");
    assert_eq!(nth(&mut app, ""), ("matrix-levels.svg".into(), Form::Svg));
    assert_eq!(nth(&mut app, "Down"), ("matrix-levels.html".into(), Form::Html));
    assert_eq!(nth(&mut app, "Down Down"), ("matrix-levels.txt".into(), Form::Text));
    press(&mut app, "2");
    assert_eq!(nth(&mut app, "").0, "timeline-years.svg");
    press(&mut app, "1 Enter");
    assert_eq!(nth(&mut app, "").0, "cell-military-security-threat-eu.svg");
    press(&mut app, "o");
    assert_eq!(nth(&mut app, "").0, "cell-military-security-threat-eu.svg");
}

#[test]
fn what_is_saved_is_the_screen_as_it_was_before_the_key() {
    for keys in ["", "2 + Right", "Enter o", "x Down Enter Esc", "t"] {
        let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), keys);
        press(&mut app, "Esc");
        let before = seen(&app);
        assert!(
            drawn(&app) != {
                press(&mut app, "E");
                drawn(&app)
            }
        );
        let Effect::Depict { form, .. } = press(&mut app, "Enter") else { panic!("{}", drawn(&app)) };
        assert_eq!(seen(&app), before, "{keys}");
        assert!(form.write(&seen(&app), app.ground_is_dark(), "").starts_with("<svg"));
    }
}

#[test]
fn a_step_of_a_tour_is_saved_under_its_number_and_the_tour_goes_on() {
    let tour = THREE_PARTIES.tours.find("round").unwrap();
    let start = Start::Tour(tour, 0);
    let mut app = stage(&THREE_PARTIES, Setup { start, ..setup(Depth::True) }, (100, 24), "PgDn");
    let before = seen(&app);
    assert_eq!(nth(&mut app, "Down"), ("round-step-2.html".into(), Form::Html));
    assert_eq!((seen(&app), app.context()), (before, Context::Present));
    app.saved(Ok("round-step-2.html".into()));
    assert!(drawn(&app).contains("Saved as round-step-2.html in the working folder."), "{}", drawn(&app));
    press(&mut app, "PgUp");
    assert_eq!(nth(&mut app, "").0, "round-step-1.svg");
}

#[test]
fn a_name_can_be_typed_and_its_ending_says_the_form() {
    let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), "E");
    app.paste("talks/slide 3.html");
    app.arrange(app.screen());
    let typed = Effect::Depict { name: "talks/slide 3.html".into(), form: Form::Html };
    assert_eq!(press(&mut app, "Enter"), typed);
    press(&mut app, "E");
    app.paste("slide.png");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("A name ends in .svg, .html or .txt."), "{}", drawn(&app));
    assert_eq!(press(&mut app, "Enter"), Effect::Draw);
}

#[test]
fn a_page_with_the_readers_own_copy_of_a_source_is_never_written() {
    let texts = FullTexts::open(&THREE_PARTIES, &[format!("leaflet={}", dataset("copies/leaflet.txt"))]).unwrap();
    let address = Address::parse(&THREE_PARTIES, "doc/leaflet").unwrap();
    let with = Setup { address, texts, ..setup(Depth::Mono) };
    for size in [(120, 40), (80, 24)] {
        let mut app = stage(&THREE_PARTIES, with.clone(), size, "");
        assert_eq!((press(&mut app, "E"), app.context()), (Effect::Draw, Context::Reader));
        assert!(drawn(&app).contains("Your own copy of a source is on this page"), "{}", drawn(&app));
        // Where only the matrix is on the screen there is nothing of it.
        press(&mut app, "Esc 1 z");
        assert_eq!(nth(&mut app, "").0, "matrix-levels.svg");
    }
}
