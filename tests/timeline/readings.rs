//! Where sources give different dates, and an agreement goes through its steps.

use euja::tui::app::App;

use crate::common::stage::{BUILT_IN, address, drawn, press};
use crate::pane::{left, named, names, rows, status, whole};

fn at(event: &str, keys: &str) -> App<'static> {
    let mut app = whole(":");
    app.paste(&format!("event/{event}"));
    app.arrange(app.screen());
    press(&mut app, "Enter 2 z z");
    press(&mut app, keys);
    app
}

/// Where the mark of a row stands, counted from the beginning of the axis.
fn mark(app: &App<'_>, name: &str) -> usize {
    let left = left(app);
    named(app, name).chars().skip(left).position(|c| "●○◆".contains(c)).unwrap()
}

#[test]
fn each_reading_of_a_date_has_a_row_with_its_source_and_the_settled_one_is_named() {
    let app = at("epa-spa-signed", "r");
    assert!(names(&app).contains(&"settled".to_owned()), "{:?}", names(&app));
    assert!(named(&app, "settled").contains("17 July 2018"), "{}", named(&app, "settled"));
    assert!(named(&app, "Beşer (undated)").contains("2019 · p2: the SPA signed in 2019"));
    assert!(named(&app, "Northeast Asia").contains("2018 · p8: concluded in 2018"));
    // The year that differs stands further on than the day that is settled.
    assert!(mark(&app, "Beşer (undated)") > mark(&app, "settled"));
}

#[test]
fn the_steps_of_an_agreement_stand_in_one_row_and_a_key_goes_along_them() {
    let mut app = at("epa-spa-agreed", "r");
    let chain = named(&app, "EU–Japan Strategi");
    assert!(chain.matches(['●', '○', '◆']).count() >= 4 && chain.contains("──"), "{chain}");
    let mut steps = vec![address(&app)];
    for _ in 0..5 {
        press(&mut app, ")");
        steps.push(address(&app));
    }
    for step in ["epa-spa-signed", "spa-provisional-application", "epa-in-force", "spa-ratified"] {
        assert!(steps.contains(&format!("event/{step}")), "{steps:?}");
    }
    assert!(status(&app).contains("step 6 of"), "{}", status(&app));
    press(&mut app, "<(*5>");
    assert_eq!(address(&app), "event/epa-spa-agreed");
    press(&mut app, "(");
    assert!(drawn(&app).contains("No earlier step of the same instrument."), "{}", drawn(&app));
}

#[test]
fn an_exclamation_mark_opens_the_disagreement_or_asks_which_one() {
    let count = |event: &str| BUILT_IN.discrepancies_of(BUILT_IN.events.find(event).unwrap()).count();
    let [one, many] = [1..2, 2..99].map(|range: std::ops::Range<usize>| {
        BUILT_IN.events.iter().find(|(_, event)| range.contains(&count(&event.slug))).unwrap().1.slug.to_string()
    });
    assert!(address(&at(&one, "!")).starts_with("discrepancy/"));
    let mut app = at(&many, "!");
    assert!(drawn(&app).contains("What the sources disagree about"), "{}", drawn(&app));
    press(&mut app, "Enter");
    assert!(address(&app).starts_with("discrepancy/"), "{}", address(&app));
    let app = at("digital-partnership", "!");
    assert!(drawn(&app).contains("The sources don't disagree about this."), "{}", drawn(&app));
}

#[test]
fn no_lane_moves_when_the_cursor_goes_on_with_the_readings_shown() {
    let mut app = whole("r");
    let first = names_of_lanes(&app);
    for _ in 0..30 {
        press(&mut app, "Right");
        assert_eq!(names_of_lanes(&app), first);
    }
}

/// In which row each lane stands.
fn names_of_lanes(app: &App<'_>) -> Vec<(usize, String)> {
    let rows = rows(app);
    let lanes = ["Agreement", "Summit", "Dialogue", "Strategy", "Exercise", "Publication", "undated"];
    let name = |row: &String| row.trim_start_matches(['›', ' ']).to_owned();
    let found = rows[..rows.len() - 1].iter().enumerate().filter_map(|(at, row)| {
        let lane = lanes.iter().find(|lane| name(row).starts_with(**lane))?;
        Some((at, (*lane).to_owned()))
    });
    found.collect()
}
