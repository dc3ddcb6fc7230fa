//! Lanes of every sort: chosen, gone through, folded; the cursor in them.

use crate::common::stage::{address, drawn, press};
use crate::pane::{names, rows, status, title, whole};

#[test]
fn v_goes_through_the_sorts_of_lanes_and_comes_round() {
    let mut app = whole("");
    let first = names(&app);
    for sort in ["by dimension", "by theme", "by actor", "by document", "one lane", "by kind"] {
        press(&mut app, "v");
        assert!(title(&app).contains(sort), "{}", title(&app));
    }
    assert_eq!(names(&app), first);
}

#[test]
fn a_menu_chooses_the_lanes_and_marks_those_that_are_on() {
    let mut app = whole("v V");
    assert!(drawn(&app).lines().any(|line| line.contains("on") && line.contains("by dimension")), "{}", drawn(&app));
    app.paste("docum");
    app.arrange(app.screen());
    press(&mut app, "Enter");
    assert_eq!(
        names(&app),
        [
            "eras",
            "a year",
            "Beşer (undated)",
            "Egmont report 2018",
            "Essex project page",
            "Northeast Asia 2023",
            "Sinha Roy 2024",
            "undated 3",
        ]
    );
}

#[test]
fn an_event_of_nothing_stands_in_a_lane_that_says_so() {
    let mut app = whole("v");
    assert!(names(&app).contains(&"no dimension".to_owned()), "{:?}", names(&app));
    press(&mut app, "v");
    assert!(names(&app).contains(&"no theme".to_owned()), "{:?}", names(&app));
}

/// The Cyber Dialogues are told of by two documents: from the one lane one goes to the other on the same event.
#[test]
fn an_event_stands_in_each_of_its_lanes_and_the_cursor_in_one() {
    let mut app = whole("vvvv");
    let here = |app: &_| -> Vec<usize> {
        let rows = rows(app);
        (0..rows.len()).filter(|row| rows[*row].starts_with('›')).collect()
    };
    let before = (address(&app), here(&app));
    assert_eq!((before.0.as_str(), before.1.len()), ("home", 1));
    press(&mut app, "Down");
    assert_eq!(address(&app), "home", "the same event in the next lane");
    assert_ne!(here(&app), before.1);
    assert!(status(&app).contains("EU–Japan Cyber Dialogues"));
    // A step goes on in time; its lane is the one of before where the event stands in that.
    press(&mut app, "Right");
    assert_eq!((address(&app).as_str(), here(&app).len()), ("event/naval-exercises", 1));
}

#[test]
fn greater_and_less_go_along_one_lane() {
    let mut app = whole("v");
    let mut walked = Vec::new();
    press(&mut app, "Home <Up*20>");
    for _ in 0..4 {
        press(&mut app, ">");
        walked.push(address(&app));
    }
    let of = |address: &String| {
        let event = crate::common::stage::BUILT_IN.events.find(address.strip_prefix("event/").unwrap()).unwrap();
        let dimensions = &crate::common::stage::BUILT_IN.events[event].dimensions;
        dimensions.iter().any(|id| id.index() == 0)
    };
    assert!(walked.iter().all(of), "{walked:?}");
    press(&mut app, "<lt>");
    assert_eq!(address(&app), walked[2]);
}

#[test]
fn f_folds_the_lane_of_the_cursor_into_a_row_with_its_number_and_unfolds_it() {
    let mut app = whole("Home");
    let before = drawn(&app);
    press(&mut app, "f");
    assert!(names(&app).contains(&"+16 Agreement".to_owned()), "{:?}", names(&app));
    assert!(title(&app).contains("1 folded"), "{}", title(&app));
    // Its events are still walked through.
    press(&mut app, "> >");
    assert!(!status(&app).contains("strategic partners"), "{}", status(&app));
    assert!(rows(&app).iter().any(|row| row.starts_with("› +16 Agreement")));
    press(&mut app, "<lt> <lt> f");
    assert_eq!(drawn(&app), drawn(&whole("Home > > <lt> <lt>")));
    assert_ne!(before, "");
}

#[test]
fn capital_f_folds_all_lanes_and_unfolds_them() {
    let mut app = whole("F");
    assert_eq!(names(&app).iter().filter(|name| name.starts_with('+')).count(), 9, "{:?}", names(&app));
    press(&mut app, "F");
    assert_eq!(drawn(&app), drawn(&whole("")));
}

#[test]
fn eras_and_numbers_of_events_stand_above_the_lanes() {
    let rows = rows(&whole(""));
    assert!(rows[2].contains("Closer in politics") && rows[2].contains("│ New phase under EPA and SPA"), "{rows:#?}");
    let numbers: Vec<usize> = rows[3].split_whitespace().filter_map(|number| number.parse().ok()).collect();
    // Those before the window are counted at its edge, those without a place in time in the tray.
    assert_eq!((numbers.len(), rows[3].trim_start().starts_with("a year")), (12, true), "{}", rows[3]);
}
