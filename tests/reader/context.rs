//! More and less of the passages that a page lists.

use crate::common::stage::{BUILT_IN, drawn, press};
use crate::pane::{app, at, first, footer, rows};

const THEME: &str = "dimension/cyber-security";

fn length(keys: &str) -> usize {
    let app = at(&BUILT_IN, (120, 900), THEME, keys);
    rows(&app).iter().filter(|row| !row.trim().is_empty()).count()
}

#[test]
fn plus_shows_more_and_then_all_and_minus_less_again() {
    let (beginning, more, all) = (length(""), length("+"), length("+ +"));
    assert!(beginning < more && more < all, "{beginning} {more} {all}");
    assert_eq!(
        (length("="), length("+ + +"), length("+ + -"), length("+ -"), length("-")),
        (more, all, more, beginning, beginning)
    );
    let mut app = app(THEME, "+");
    assert_eq!(footer(&app), "Lists show more of each passage.");
    press(&mut app, "+");
    assert_eq!(footer(&app), "Lists show all of each passage.");
    press(&mut app, "- -");
    assert_eq!(footer(&app), "Lists show the beginning of each passage.");
}

#[test]
fn the_place_the_link_and_the_next_page_keep_it() {
    let mut app = app(THEME, "PgDn Right Right");
    let before = first(&app);
    press(&mut app, "+");
    assert_eq!(first(&app), before, "{}", drawn(&app));
    press(&mut app, "-");
    assert_eq!(first(&app), before, "{}", drawn(&app));
    press(&mut app, "+ +");
    let tall = |keys: &str| rows(&at(&BUILT_IN, (120, 900), "dimension/military-security", keys));
    let mut other = at(&BUILT_IN, (120, 900), THEME, "+ +");
    crate::pane::open(&mut other, "dimension/military-security");
    let filled = |rows: &[String]| rows.iter().filter(|row| !row.trim().is_empty()).count();
    assert_eq!(filled(&rows(&other)), filled(&tall("+ +")));
}

#[test]
fn both_of_two_pages_show_more() {
    let app = at(&BUILT_IN, (200, 300), THEME, "B + Esc");
    let text = |half: &str| half.trim_matches(['┃', ' ']).to_owned();
    let halves: Vec<(String, String)> = rows(&app)
        .iter()
        .filter_map(|row| row.split_once('│'))
        .map(|(left, right)| (text(left), text(right)))
        .collect();
    assert!(halves.len() > 200, "{}", drawn(&app));
    for (left, right) in &halves[1..] {
        assert_eq!(left, right, "{}", drawn(&app));
    }
}
