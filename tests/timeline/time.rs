//! Going through time: dates, eras, fits, clusters, spans, and the lens.

use euja::tui::app::App;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, address, drawn, press, setup, stage};
use crate::pane::{axis, footer, status, title, whole};

/// Types words into a menu, and chooses the first row.
fn choose(app: &mut App<'_>, key: &str, words: &str) {
    press(app, key);
    app.paste(words);
    app.arrange(app.screen());
    press(app, "Enter");
}

#[test]
fn a_typed_date_is_gone_to_however_it_is_written() {
    for (typed, event) in [
        ("2018-03-07", "event/conference-2018"),
        ("7 Mar 2018", "event/conference-2018"),
        ("1 november 2024", "event/strategic-dialogue-first"),
        ("2015", "event/crimario-funded"),
    ] {
        let mut app = whole("");
        choose(&mut app, "d", typed);
        assert_eq!(address(&app), event, "{typed}");
        assert!(footer(&app).contains("the nearest event is"), "{}", footer(&app));
    }
    let mut app = whole("d");
    app.paste("soon");
    app.arrange(app.screen());
    assert!(
        drawn(&app).contains("`soon` is no date: 2018, 2018-03, 7 Mar 2018 and March 2018 are."),
        "{}",
        drawn(&app)
    );
}

#[test]
fn an_era_is_gone_to_by_name_and_says_its_ground() {
    let mut app = whole("");
    choose(&mut app, "d", "closer in politics");
    assert!(footer(&app).contains("about 2015 to about 2017"), "{}", footer(&app));
    assert!(axis(&app).0.contains("2015") && !axis(&app).0.contains("2019"), "{}", axis(&app).0);
}

#[test]
fn zero_shows_the_window_then_all_events_then_what_the_filter_keeps() {
    let mut app = whole("+ + 0");
    assert!(footer(&app).contains("The window of the dataset"), "{}", footer(&app));
    press(&mut app, "0");
    assert!(footer(&app).contains("All events") && axis(&app).0.contains("2006"), "{}", axis(&app).0);
    assert!(!axis(&app).0.contains('<'), "nothing lies outside: {}", axis(&app).0);
    press(&mut app, "0");
    choose(&mut app, "&", "2016..2019");
    press(&mut app, "Esc 0 0");
    assert!(footer(&app).contains("What the filter keeps"), "{}", footer(&app));
}

#[test]
fn zoom_goes_from_decades_to_days() {
    let mut app = whole("0 0");
    let mut words = Vec::new();
    for _ in 0..12 {
        let title = title(&app);
        words.push(title.trim_end_matches([' ', '─']).rsplit(' ').next().unwrap().to_owned());
        press(&mut app, "+");
    }
    words.dedup();
    assert_eq!(words, ["years", "months", "days"]);
}

/// Two papers of 1 November 2024: no zoom tells them apart, so they are listed.
#[test]
fn a_cluster_comes_apart_or_is_listed() {
    let mut app = whole("");
    choose(&mut app, "d", "2018-07-17");
    press(&mut app, "a");
    let listed = drawn(&app);
    assert!(listed.contains("Events of one day") && listed.contains("Mutual data recognition agreed"), "{listed}");
    press(&mut app, "Esc");
    let mut app = whole("");
    choose(&mut app, "d", "2022-02-24");
    press(&mut app, "a");
    assert!(footer(&app).contains("stands alone") || !status(&app).contains(" here"), "{}", status(&app));
}

#[test]
fn a_span_from_one_event_to_another_becomes_the_lens_of_the_workbench() {
    let mut app = whole("");
    choose(&mut app, "d", "7 Mar 2018");
    press(&mut app, "w");
    choose(&mut app, "d", "1 Nov 2024");
    assert!(status(&app).starts_with("  7 March 2018 to 1 November 2024"), "{}", status(&app));
    assert!(axis(&app).1.contains("━━━━━"), "{}", axis(&app).1);
    press(&mut app, "Esc");
    assert!(!status(&app).contains("Enter makes it"), "{}", status(&app));
    press(&mut app, "w");
    choose(&mut app, "d", "7 Mar 2018");
    press(&mut app, "Esc");
    assert!(!status(&app).contains("Enter makes it"), "Esc drops it");
    press(&mut app, "w");
    choose(&mut app, "d", "1 Nov 2024");
    press(&mut app, "Enter");
    assert!(footer(&app).starts_with(" Evidence of 7 March 2018 to 1 November 2024 counts"), "{}", footer(&app));
    press(&mut app, "z");
    assert!(drawn(&app).contains("─ 7 March 2018 to 1 November 2024 ─"), "{}", drawn(&app));
    press(&mut app, "X");
    assert!(drawn(&app).contains("─ all evidence ─"));
}

#[test]
fn u_lets_evidence_count_up_to_the_cursor_and_the_axis_shows_it() {
    let mut app = whole("");
    choose(&mut app, "d", "7 Mar 2018");
    assert!(!axis(&app).1.contains('▼'));
    press(&mut app, "u");
    let rule = axis(&app).1;
    let now = rule.chars().position(|c| c == '▼').unwrap();
    let year = axis(&app).0.chars().collect::<String>();
    let at = year.split("2018").next().unwrap().chars().count();
    assert!(now > at && now < at + 4, "in the first months of 2018: {rule}");
    assert!(rule.chars().take(now).any(|c| c == '━') && !rule.chars().skip(now).any(|c| c == '━'), "{rule}");
    press(&mut app, "u");
    assert!(!axis(&app).1.contains('▼'), "again lets all count");
}

#[test]
fn what_is_back_in_the_history_comes_with_its_lanes_filter_and_zoom() {
    let mut app = whole("v + +");
    let before = (title(&app), axis(&app));
    press(&mut app, "Enter 2 V Down Down Down Enter - -");
    assert_ne!((title(&app), axis(&app)), before);
    press(&mut app, "Backspace");
    assert_eq!((title(&app), axis(&app)), before);
}

/// Where one pane has the screen, the timeline goes along out of sight.
#[test]
fn an_event_that_is_opened_elsewhere_is_in_sight_when_the_timeline_is() {
    for (event, _) in BUILT_IN.events.iter().filter(|(_, event)| event.when().is_some()) {
        let event = &BUILT_IN.events[event];
        let mut app = stage(&BUILT_IN, setup(Depth::True), (80, 24), "2 + + + 1 :");
        app.paste(&format!("event/{}", event.slug));
        app.arrange(app.screen());
        press(&mut app, "Enter 2");
        let screen = drawn(&app);
        let lane = screen.lines().find(|line| line.starts_with('›')).unwrap_or_else(|| panic!("{screen}"));
        let start: String = event.label.chars().take(8).collect();
        let status = screen.lines().rev().nth(1).unwrap();
        assert!(status.contains(&start) && lane.len() > 30, "{}\n{screen}", event.label);
        app.arrange(ratatui::layout::Rect::new(0, 0, 61, 24));
        assert!(drawn(&app).contains('›'), "{}", drawn(&app));
    }
}

/// From a row of the matrix to the events of its dimension, one after the other.
#[test]
fn the_selection_of_another_pane_marks_its_events() {
    let mut app = whole("z 1 <Down*7> 2");
    let mut walked = Vec::new();
    for _ in 0..6 {
        press(&mut app, "]");
        press(&mut app, "Enter");
        walked.push(address(&app));
        press(&mut app, "Backspace");
    }
    for event in walked {
        let id = BUILT_IN.events.find(event.strip_prefix("event/").unwrap()).unwrap();
        let dimensions = &BUILT_IN.events[id].dimensions;
        assert!(dimensions.iter().any(|id| &*BUILT_IN.dimensions[*id].slug == "cyber-security"), "{event}");
    }
}
