//! The list: the same events, cursor and filter in rows.

use euja::tui::app::Setup;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, address, drawn, press, setup, stage};
use crate::pane::{rows, title, whole};

#[test]
fn capital_t_turns_the_graphic_into_a_list_and_back_with_the_same_cursor() {
    let mut app = whole("<Right*5>");
    let (graphic, event) = (drawn(&app), address(&app));
    press(&mut app, "T");
    let rows = rows(&app);
    assert!(title(&app).contains("· list"), "{}", title(&app));
    assert!(rows[0].contains("date") && rows[0].contains("event") && rows[0].contains("dimensions"), "{}", rows[0]);
    let here = rows.iter().find(|row| row.starts_with('›')).unwrap();
    let id = BUILT_IN.events.find(event.strip_prefix("event/").unwrap()).unwrap();
    assert!(here.contains(&BUILT_IN.events[id].label.chars().take(30).collect::<String>()), "{here}");
    press(&mut app, "T");
    assert_eq!(drawn(&app), graphic);
}

#[test]
fn every_event_is_a_row_in_order_of_time_with_date_sources_and_dimensions() {
    let mut app = whole("T Home");
    let mut seen = Vec::new();
    for _ in 0..BUILT_IN.events.len() {
        let here = rows(&app).into_iter().find(|row| row.starts_with('›')).unwrap();
        seen.push(here);
        press(&mut app, "j");
    }
    let unlike: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!(unlike.len(), BUILT_IN.events.len());
    let cyber = seen.iter().find(|row| row.contains("EU–Japan Cyber Dialogues")).unwrap();
    assert!(cyber.contains("since 2014") && cyber.contains("2!") && cyber.contains("Cyber"), "{cyber}");
    let brexit = seen.iter().find(|row| row.contains("Brexit")).unwrap();
    assert!(brexit.contains("(by 7 March 2018)"), "{brexit}");
}

#[test]
fn narrow_terminals_and_ascii_show_the_list_first_and_the_graphic_by_key() {
    let narrow = stage(&BUILT_IN, setup(Depth::True), (40, 20), "2");
    assert!(drawn(&narrow).contains("· list"), "{}", drawn(&narrow));
    let mut ascii = stage(&BUILT_IN, Setup { ascii: true, ..setup(Depth::Mono) }, (100, 30), "2z");
    assert!(drawn(&ascii).contains("- list"), "{}", drawn(&ascii));
    press(&mut ascii, "T");
    assert!(drawn(&ascii).contains("- by kind"), "{}", drawn(&ascii));
}

#[test]
fn a_screen_down_in_the_list_is_a_screen() {
    let mut app = whole("T Home PgDn");
    let first = rows(&app)[1].clone();
    press(&mut app, "PgUp");
    assert_ne!(rows(&app)[1], first);
    assert!(rows(&app)[1].starts_with('›'), "{}", rows(&app)[1]);
}

#[test]
fn keys_for_lanes_and_axis_say_that_the_list_has_none_and_the_footer_leaves_them_out() {
    let mut app = whole("T");
    let footer = crate::pane::footer(&app);
    assert!(footer.contains("T graphic") && !footer.contains("V lanes") && !footer.contains("zoom in"), "{footer}");
    for key in ["v", "V", "f", "F", "a", "r", "0", "+", "-", "<lt>", ">"] {
        press(&mut app, key);
        assert!(crate::pane::footer(&app).contains("T shows the graphic."), "{key}");
        press(&mut app, "Esc");
    }
    assert!(title(&app).contains("72 events"), "{}", title(&app));
}
