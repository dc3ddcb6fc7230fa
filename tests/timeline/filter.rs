//! Filters: what is named, how it is said, what is left, and the way back.

use euja::analysis::chronicle::{EventFilter, Grouping};
use euja::tui::app::App;
use proptest::prelude::*;

use crate::common::stage::{BUILT_IN, drawn, press};
use crate::pane::{footer, names, rows, status, title, whole};

fn filtered(words: &[&str]) -> App<'static> {
    let mut app = whole("&");
    for word in words {
        app.paste(word);
        app.arrange(app.screen());
        press(&mut app, "Enter Ctrl-U");
    }
    press(&mut app, "Esc");
    app
}

#[test]
fn two_of_one_sort_are_either_and_two_sorts_are_both() {
    let count = |app: &App<'_>| -> usize {
        title(app).split(" of 72").next().unwrap().rsplit(' ').next().unwrap().parse().unwrap()
    };
    let [summits, exercises, both] =
        [&["Summit"][..], &["Exercise"], &["Summit", "Exercise"]].map(|words| count(&filtered(words)));
    assert_eq!(summits + exercises, both);
    let app = filtered(&["Summit", "Exercise"]);
    assert!(title(&app).contains("Summit or Exercise"), "{}", title(&app));
    assert_eq!(names(&app), ["eras", "a year", "Summit", "Exercise"]);
    let fewer = filtered(&["Exercise", "Maritime"]);
    assert!(count(&fewer) < exercises && title(&fewer).contains("Exercise, Maritime security"), "{}", title(&fewer));
}

#[test]
fn years_can_be_typed() {
    let app = filtered(&["2016..2019"]);
    assert!(title(&app).contains("2016 to 2019"), "{}", title(&app));
    assert!(!rows(&app).iter().any(|row| row.contains("undated 3")), "what nobody can date lies in no years");
    let mut app = whole("&");
    app.paste("20x6..");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("`20x6..` is no span of years"), "{}", drawn(&app));
}

#[test]
fn nothing_left_says_why_and_which_key_helps() {
    let mut app = filtered(&["Summit", "Migration"]);
    let words = rows(&app).join(" ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let said = words.join(" ");
    assert!(said.starts_with("None of the 72 events is left by the filter: Summit, Migration"), "{said}");
    assert!(said.contains("A shows all events again"), "{said}");
    // No key breaks an empty timeline.
    press(&mut app, "h j k l + - 0 v f a r w u ( ) < > T T PgUp PgDn Home End Enter Esc".replace('<', "<lt>").as_str());
    press(&mut app, "2 A");
    assert!(footer(&app).contains("All events are shown again."), "{}", footer(&app));
    assert!(!drawn(&app).contains(" of 72: "), "{}", drawn(&app));
}

#[test]
fn the_cursor_stays_on_its_event_or_goes_to_the_nearest_that_is_left() {
    let mut app = filtered(&["Exercise"]);
    assert!(status(&app).contains("EU–Japan naval exercises"), "{}", status(&app));
    press(&mut app, "A");
    assert!(status(&app).contains("EU–Japan naval exercises"), "{}", status(&app));
}

#[test]
fn an_event_that_the_filter_leaves_out_says_so_when_it_is_opened() {
    let mut app = filtered(&["Exercise"]);
    press(&mut app, ":");
    app.paste("event/spa-in-force");
    app.arrange(app.screen());
    press(&mut app, "Enter");
    assert!(footer(&app).contains("The filter of the timeline leaves this event out"), "{}", footer(&app));
}

fn filters() -> impl Strategy<Value = EventFilter> {
    let facets: Vec<_> = Grouping::ALL.into_iter().flat_map(|by| by.facets(&BUILT_IN)).collect();
    let years = prop::option::of((2010_i16..2025, 0_i16..6));
    (prop::collection::vec(prop::sample::select(facets), 0..6), years).prop_map(|(facets, years)| {
        let filter = facets.into_iter().fold(EventFilter::default(), |filter, facet| filter.toggled(facet));
        let years = years.and_then(|(from, more)| format!("{from}/{}", from + more).parse().ok());
        EventFilter { years, ..filter }
    })
}

proptest! {
    /// By hand: every sort that is named must have one of what the event belongs to.
    #[test]
    fn a_filter_keeps_what_belongs_to_one_of_every_sort_that_is_named(filter in filters()) {
        for (id, event) in BUILT_IN.events.iter() {
            let kept = Grouping::ALL.into_iter().all(|by| {
                let named = by.facets(&BUILT_IN).into_iter().any(|facet| filter.has(facet));
                !named || by.of(&BUILT_IN, id).into_iter().any(|facet| filter.has(facet))
            });
            let timely = filter.years.is_none_or(|years| event.when().is_some_and(|when| when.overlaps(&years)));
            prop_assert_eq!(filter.keeps(&BUILT_IN, id), kept && timely);
        }
        prop_assert_eq!(filter.in_words(&BUILT_IN).is_none(), filter.is_clear());
    }
}
