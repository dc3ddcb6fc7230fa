//! The search box, key by key and click by click.

use euja::tui::app::App;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, address, click, drawn, golden, in_footer, mouse, place, press, setup, stage};
use euja::tui::app::{Effect, Setup};
use ratatui::crossterm::event::MouseEventKind;
use ratatui::layout::Rect;

fn app() -> App<'static> {
    stage(&BUILT_IN, setup(Depth::True), (120, 40), "")
}

/// The line of the box in which something is typed.
fn line(app: &App<'_>) -> String {
    let screen = drawn(app);
    let row =
        screen.lines().find(|row| row.contains("│ > ") || row.contains("| > ")).unwrap_or_else(|| panic!("{screen}"));
    let typed = row.split("> ").nth(1).unwrap().trim_end_matches(['│', '|', '─', ' ', '┃', '#']);
    typed.split("   ").next().unwrap().trim_end().to_owned()
}

/// Types a text, then presses more keys.
fn typed(app: &mut App<'_>, text: &str, more: &str) {
    app.paste(text);
    app.arrange(app.screen());
    press(app, more);
}

fn has(app: &App<'_>, text: &str) -> bool {
    drawn(app).contains(text)
}

#[test]
fn tab_completes_a_field_and_then_its_values_one_after_the_other() {
    let mut app = app();
    press(&mut app, "s s t");
    assert!(has(&app, "Tab stance:"), "{}", drawn(&app));
    press(&mut app, "Tab");
    assert_eq!(line(&app), "stance:");
    assert!(has(&app, "stance: which? supports, contradicts, context"));
    press(&mut app, "Tab");
    assert_eq!(line(&app), "stance:supports");
    press(&mut app, "Tab");
    assert_eq!(line(&app), "stance:contradicts");
    press(&mut app, "Tab Tab");
    assert_eq!(line(&app), "stance:supports", "round to the first");
    typed(&mut app, " kind:ce", "Tab");
    assert_eq!(line(&app), "stance:supports kind:cell");
    assert!(has(&app, "cells"), "{}", drawn(&app));
}

#[test]
fn tab_goes_down_where_there_is_nothing_to_complete() {
    let mut app = app();
    press(&mut app, "s s p a Tab");
    assert!(has(&app, "2 of "), "{}", drawn(&app));
    assert!(in_footer(&app, "Tab complete").is_none());
    press(&mut app, "Esc : t h Tab");
    assert_eq!(line(&app), "th");
}

#[test]
fn a_mistake_is_said_under_the_line_and_the_hits_stay() {
    let mut app = app();
    typed(&mut app, "", "s");
    typed(&mut app, "spa kind:evnt", "");
    assert!(has(&app, "`evnt` is no kind, perhaps event?"));
    assert!(has(&app, "Strategic Partnership Agreement"), "{}", drawn(&app));
    press(&mut app, "Esc s");
    typed(&mut app, "kind:evnt", "");
    assert!(has(&app, "`evnt` is no kind") && has(&app, "Nothing is asked for yet"), "{}", drawn(&app));
}

#[test]
fn the_queries_before_come_back() {
    let mut app = app();
    press(&mut app, "s s p a Enter s c y b e r Enter s n a t o Esc s");
    assert_eq!(line(&app), "nato");
    press(&mut app, "Ctrl-P");
    assert_eq!(line(&app), "cyber");
    press(&mut app, "Ctrl-P");
    assert_eq!(line(&app), "spa");
    press(&mut app, "Ctrl-P");
    assert_eq!(line(&app), "spa", "there is none before the first");
    press(&mut app, "Ctrl-N Ctrl-N");
    assert_eq!(line(&app), "nato");
    press(&mut app, "Ctrl-N");
    assert_eq!(line(&app), "", "after the newest comes a new one");
    press(&mut app, "Ctrl-P");
    assert_eq!(line(&app), "nato");
}

#[test]
fn hits_stand_by_rank_or_kind_by_kind() {
    let kinds = |app: &App<'_>| -> Vec<String> {
        let screen = drawn(app);
        let rows = screen.lines().skip(4).take(30).filter_map(|row| row.split('│').nth(1));
        rows.filter_map(|row| row.get(..14)).map(|lead| lead.trim_matches(['›', ' ']).to_owned()).collect()
    };
    let mut app = app();
    press(&mut app, "s s p a");
    let mixed = kinds(&app);
    press(&mut app, "Ctrl-G");
    let grouped = kinds(&app);
    let named: Vec<&String> = grouped.iter().filter(|kind| !kind.is_empty()).collect();
    let mut once = named.clone();
    once.dedup();
    assert_eq!(named, once, "each kind is named once");
    assert_eq!(named[0], "instrument", "first the kind with the best hit: {named:?}");
    assert!(mixed.iter().filter(|kind| *kind == "event").count() > 2, "{mixed:?}");
    press(&mut app, "Ctrl-G");
    assert_eq!(kinds(&app), mixed);
}

#[test]
fn the_page_of_the_row_is_seen_at_what_was_found() {
    let mut app = app();
    press(&mut app, "s");
    typed(&mut app, "kind:passage debris", "");
    let screen = drawn(&app);
    let beside =
        |screen: &str| screen.lines().filter_map(|row| row.split('│').nth(2)).any(|part| part.contains("debris"));
    assert!(beside(&screen), "{screen}");
    press(&mut app, "Enter");
    assert!(address(&app).starts_with("doc/"), "{}", address(&app));
    // Narrow, it stands below the rows; with little room there is none.
    for (size, seen) in [((80, 24), true), ((60, 14), false)] {
        let mut app = stage(&BUILT_IN, setup(Depth::True), size, "s");
        typed(&mut app, "\"space law\" kind:instrument", "");
        assert_eq!(has(&app, "Also called"), seen, "{}", drawn(&app));
    }
}

#[test]
fn actions_of_the_program_are_found_as_well() {
    let mut app = app();
    press(&mut app, "s");
    typed(&mut app, "kind:action zoom", "Enter");
    assert!(!has(&app, "Search everything"));
    press(&mut app, "s Esc s");
    typed(&mut app, "kind:action show the keys", "Enter");
    assert!(has(&app, "The chain: Enter on a cell"), "{}", drawn(&app));
}

#[test]
fn the_mouse_is_enough() {
    let mut app = app();
    click(&mut app, "s search");
    typed(&mut app, "hiroshima", "");
    let row = place(&app, "G7 summit in Hiroshima");
    mouse(&mut app, MouseEventKind::ScrollDown, row);
    assert!(has(&app, "2 of "));
    assert_eq!(click(&mut app, "G7 summit in Hiroshima"), Effect::Draw);
    assert_eq!(address(&app), "event/g7-hiroshima");
    press(&mut app, "s");
    click(&mut app, "Ctrl-G by kind or rank");
    assert!(has(&app, "Search everything"), "a click on the footer does what it says");
}

/// The beginning of the row under the cursor of the box.
fn under_cursor(app: &App<'_>) -> String {
    let screen = drawn(app);
    let row = screen.lines().skip(3).find_map(|row| row.split("│›").nth(1)).unwrap_or_else(|| panic!("{screen}"));
    row.chars().take(30).collect()
}

#[test]
fn the_cursor_comes_to_the_hits_beyond_those_that_are_seen_and_a_larger_screen_shows_more_of_them() {
    let on = |size| stage(&BUILT_IN, setup(Depth::True), size, "s c");
    let (mut small, mut large) = (on((80, 24)), on((80, 60)));
    press(&mut large, "Down");
    let mut grown = on((80, 24));
    press(&mut grown, "Down");
    grown.arrange(Rect::new(0, 0, 80, 60));
    assert_eq!(drawn(&grown), drawn(&large));
    press(&mut small, "Down");
    let downs = |count: usize| ["Down"].repeat(count).join(" ");
    for keys in [downs(8), downs(1), downs(21), downs(29), downs(1), "PgUp PgDn PgDn".into(), "PgDn ".repeat(9)] {
        press(&mut small, &keys);
        press(&mut large, &keys);
        assert_eq!(under_cursor(&small), under_cursor(&large), "{keys}");
        assert_eq!(line(&small), line(&large));
    }
    assert!(has(&small, "100 of "), "the box holds no more");
}

#[test]
fn the_smallest_box_shows_what_is_typed_and_the_next_one_a_name_that_was_found() {
    for (size, is_named) in [((12, 3), false), ((12, 4), false), ((20, 5), true), ((20, 6), true), ((20, 9), true)] {
        let seen = drawn(&stage(&BUILT_IN, setup(Depth::True), size, "s b r e x i t"));
        assert!(seen.contains(if size.0 < 20 { "> t" } else { "> brexit" }), "{size:?}:\n{seen}");
        assert_eq!(seen.contains("› Brexit"), is_named, "{size:?}:\n{seen}");
    }
}

#[test]
fn any_size_is_drawn() {
    for (width, height) in (0..=12).flat_map(|side| [(side, 12 - side), (side, 40), (100, side)]).chain([(300, 100)]) {
        for keys in ["s", "s s p a", "s s p a Ctrl-G Down Tab", "s k i n d : q"] {
            drawn(&stage(&BUILT_IN, setup(Depth::True), (width, height), keys));
        }
    }
}

#[test]
fn what_the_box_looks_like() {
    let shot = |size, keys| golden(&BUILT_IN, setup(Depth::True), size, keys);
    insta::assert_snapshot!("box-80x24", shot((80, 24), "s c o n s t i t u t i o n"));
    insta::assert_snapshot!("box-by-kind-200x60", shot((200, 60), "s c r i m a r i o Ctrl-G Down"));
    insta::assert_snapshot!("box-mistake-120x40", shot((120, 40), "s s p a Space d i m : x y z"));
    insta::assert_snapshot!("box-empty-80x24", shot((80, 24), "s"));
    insta::assert_snapshot!("box-value-100x30", shot((100, 30), "s d i m : c y"));
    let plain = Setup { ascii: true, ..setup(Depth::Mono) };
    insta::assert_snapshot!("box-ascii-mono-120x40", golden(&BUILT_IN, plain, (120, 40), "s a t l a n t a"));
}

#[test]
fn where_the_rest_of_a_mistaken_query_finds_nothing_that_is_said() {
    let mut app = app();
    press(&mut app, "s");
    app.paste("nowhereatall kind:zzz");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("Nothing matches"), "{}", drawn(&app));
    let mut app = self::app();
    press(&mut app, "s");
    app.paste("kind:zzz");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("Nothing is asked for yet"), "{}", drawn(&app));
}
