//! The mouse alone: whatever is written on the screen as something to do can be clicked.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::stage::{BUILT_IN, CLICK, RIGHT, click, drawn, header, in_footer, mouse, place, press, setup, stage};
use euja::tui::action::Action;
use euja::tui::app::{App, Effect};
use euja::tui::keymap::{Context, Keymap};
use euja::tui::theme::Depth;
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};

fn sized(width: u16, height: u16, keys: &str) -> App<'static> {
    stage(&BUILT_IN, setup(Depth::Indexed), (width, height), keys)
}

fn app(keys: &str) -> App<'static> {
    sized(120, 40, keys)
}

#[test]
fn a_click_on_the_footer_is_the_key_that_stands_there() {
    let mut clicked = 0;
    for keys in ["", "2", "3", "3 l Enter", "s spa", "s zzzz", ":", "?"] {
        for width in [20, 40, 60, 80, 100, 120, 200] {
            let before = sized(width, 30, keys);
            for (key, word, action) in Keymap::default().footer(before.context()) {
                let Some((first, last)) = in_footer(&before, &format!("{key} {word}")) else { continue };
                let mut pressed = sized(width, 30, keys);
                let effect = press(&mut pressed, &key);
                for column in [first, last] {
                    let mut app = sized(width, 30, keys);
                    assert_eq!(mouse(&mut app, CLICK, (column, 29)), effect, "{action:?} after {keys:?}");
                    assert_eq!(drawn(&app), drawn(&pressed), "{action:?} after {keys:?} at {column} of {width}");
                    clicked += 1;
                }
            }
        }
    }
    assert!(clicked > 300, "only {clicked}");
}

#[test]
fn when_there_is_a_way_back_no_other_key_of_the_footer_moves() {
    for (width, stay) in [(60, 2), (80, 5), (100, 6), (120, 9), (200, 12)] {
        let (before, after) = (sized(width, 30, ""), sized(width, 30, "j"));
        assert!(in_footer(&before, "Backspace back").is_none());
        assert!(in_footer(&after, "Backspace back").is_some_and(|(_, end)| end == width - 2), "{}", drawn(&after));
        let mut stayed = 0;
        for (key, word, action) in Keymap::default().footer(before.context()) {
            let item = format!("{key} {word}");
            let now = in_footer(&after, &item);
            let has_stayed = action != Action::Back && now.is_some();
            assert!(!has_stayed || now == in_footer(&before, &item), "{item} at {width}");
            stayed += usize::from(has_stayed);
        }
        assert!(stayed > stay, "{stayed} at {width}");
    }
}

#[test]
fn the_gap_between_items_of_the_footer_does_nothing() {
    let mut app = app("");
    let before = drawn(&app);
    let (column, row) = place(&app, "s search");
    assert_eq!(mouse(&mut app, CLICK, (column - 1, row)), Effect::Draw);
    assert_eq!(drawn(&app), before);
}

#[test]
fn a_click_on_a_notice_takes_it_away_and_does_nothing_else() {
    let mut app = app("");
    let before = drawn(&app);
    press(&mut app, "u");
    click(&mut app, "u does nothing here");
    assert_eq!(drawn(&app), before);
    press(&mut app, "s z z z z Enter");
    click(&mut app, "Nothing matches.");
    assert_eq!(app.context(), Context::Prompt);
    assert!(in_footer(&app, "Esc close").is_some(), "{}", drawn(&app));
}

#[test]
fn an_action_is_chosen_from_the_palette_by_clicks_alone() {
    let mut app = app("");
    let before = drawn(&app);
    click(&mut app, "all actions");
    assert!(drawn(&app).contains("─ Actions and addresses ─"), "{}", drawn(&app));
    let spot = place(&app, "Go to the matrix");
    while !drawn(&app).contains("Show the keys") {
        mouse(&mut app, MouseEventKind::ScrollDown, spot);
    }
    click(&mut app, "Show the keys");
    assert_eq!(app.context(), Context::Help);
    click(&mut app, "The chain: Enter");
    assert_eq!(drawn(&app), before);
}

#[test]
fn every_row_that_is_seen_can_be_clicked_also_when_the_list_is_scrolled() {
    for downs in [0, 5, 30] {
        let scrolled = format!("s s p a <Down*{downs}>");
        let before = sized(100, 14, &scrolled);
        let cursor = drawn(&before).lines().skip(4).position(|line| line.contains("│›")).unwrap() + 4;
        let mut opened = 0;
        for row in 1..13 {
            let mut app = sized(100, 14, &scrolled);
            mouse(&mut app, CLICK, (90, row.try_into().unwrap()));
            if app.context() == Context::Prompt {
                assert_eq!(drawn(&app), drawn(&before), "row {row}");
                continue;
            }
            // The row as it is reached by keys from the first one.
            let index = downs + row - cursor;
            let pressed = sized(100, 14, &format!("s s p a <Down*{index}> Enter"));
            assert_eq!(drawn(&app), drawn(&pressed), "row {row} after {downs}");
            opened += 1;
        }
        assert_eq!(opened, 7, "12 rows without frame, line, blank and what is said on the row of the cursor");
    }
}

#[test]
fn a_hit_of_the_search_box_opens_by_a_click_on_its_row() {
    let mut app = app("");
    click(&mut app, "s search");
    press(&mut app, "s p a");
    let rows: Vec<String> = drawn(&app).lines().skip(4).take(2).map(str::to_owned).collect();
    assert!(drawn(&app).contains(" 1 of ") && rows[0].contains('›'), "{}", drawn(&app));
    let mut pressed = self::app("s s p a Down Enter");
    mouse(&mut app, CLICK, (30, 5));
    assert_eq!((drawn(&app), app.context()), (drawn(&pressed), Context::Reader), "{}", rows[1]);
    // The row is kept for the next time, as it is with the keys.
    click(&mut app, "s search");
    press(&mut pressed, "s");
    assert_eq!(drawn(&app), drawn(&pressed));
}

#[test]
fn a_click_beside_a_box_closes_it_and_one_on_its_frame_or_its_line_does_not() {
    for keys in ["s", "s spa", ":"] {
        let before = drawn(&app(""));
        let mut app = app(keys);
        let open = drawn(&app);
        for spot in [(60, 2), (60, 3), place(&app, "┌"), place(&app, "└"), (60, 30)] {
            mouse(&mut app, CLICK, spot);
            assert_eq!(drawn(&app), open, "{spot:?}");
        }
        // The first of these stands beside the box, the second over it, the third in the footer after all items.
        for spot in [(1, 10), (60, 0), (118, 39)] {
            mouse(&mut app, CLICK, spot);
            assert_eq!(drawn(&app), before, "{keys} {spot:?}");
            press(&mut app, keys);
        }
        mouse(&mut app, RIGHT, (60, 20));
        assert_eq!(drawn(&app), before, "{keys}");
    }
}

#[test]
fn a_click_beside_a_find_keeps_what_was_found() {
    let mut app = app(": doc/beser-values Enter / japan");
    let spot = place(&app, "Military security");
    mouse(&mut app, CLICK, (3, 39));
    assert_eq!(app.context(), Context::Prompt, "the line itself");
    mouse(&mut app, CLICK, spot);
    assert_eq!(app.context(), Context::Reader, "the click only closes");
    assert!(drawn(&app).contains("hit 1 of "), "{}", drawn(&app));
    press(&mut app, "n");
    assert!(drawn(&app).contains("hit 2 of "), "{}", drawn(&app));
    let mut app = self::app("/ human");
    mouse(&mut app, CLICK, (3, 0));
    assert_eq!(drawn(&app), drawn(&self::app("")), "the cursor stays");
    press(&mut app, "n");
    assert!(drawn(&app).contains("›• Human security"), "{}", drawn(&app));
}

#[test]
fn the_names_in_the_header_go_to_the_panes() {
    let mut app = sized(80, 24, "");
    for (name, context) in
        [("2 Timeline", Context::Timeline), ("3 Reader", Context::Reader), ("1 Matrix", Context::Matrix)]
    {
        click(&mut app, name);
        assert_eq!(app.context(), context);
        assert!(drawn(&app).contains(&format!("─ {name} ")), "{}", drawn(&app));
    }
    // A pane that has the whole of a wide screen.
    let mut app = self::app("z");
    click(&mut app, "3 Reader");
    assert_eq!(app.context(), Context::Reader);
}

#[test]
fn the_view_before_in_the_header_and_the_right_button_go_back() {
    for size in [(120, 40), (80, 24)] {
        let mut app = sized(size.0, size.1, "");
        press(&mut app, "<Down*7><Right*4><Enter>");
        let (column, row) = place(&app, "home > cell/");
        let open = drawn(&app);
        for beside in [column - 1, column + 7] {
            mouse(&mut app, CLICK, (beside, row));
            assert_eq!(drawn(&app), open);
        }
        mouse(&mut app, CLICK, (column, row));
        assert!(header(&app).ends_with("  home"), "{}", header(&app));
        let mut pressed = sized(size.0, size.1, "<Down*7><Right*4><Enter><Backspace>");
        assert_eq!(drawn(&app), drawn(&pressed));
        press(&mut app, "<Down*2><Enter>");
        press(&mut pressed, "<Down*2><Enter><Backspace>");
        mouse(&mut app, RIGHT, (20, 8));
        assert_eq!(drawn(&app), drawn(&pressed));
        mouse(&mut app, RIGHT, (20, 0));
        assert_eq!(drawn(&app), drawn(&pressed), "only in a pane");
    }
}

#[test]
fn a_click_in_a_pane_takes_an_old_notice_away() {
    let mut app = app("u");
    click(&mut app, "2 Timeline");
    assert_eq!(app.context(), Context::Timeline);
    assert!(in_footer(&app, "q quit").is_some(), "{}", drawn(&app));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_click_at_any_size_with_anything_open_breaks_it(
        keys in prop::sample::select(vec!["", "2", "3", "z", "s spa", "s zzzz Enter", ": <Down*20>", "/ a", "? PgDn", "u", "x", "V", "d", "C", "e Enter", "j Enter"]),
        size in prop_oneof![(0..13_u16, 0..13_u16), (60..180_u16, 10..60_u16)],
        clicks in prop::collection::vec((0..4_usize, 0.0..1.1_f64, 0.0..1.1_f64, any::<bool>()), 1..12),
    ) {
        let mut app = sized(size.0, size.1, keys);
        for (kind, x, y, arranged) in clicks {
            let kind = [CLICK, RIGHT, MouseEventKind::ScrollDown, MouseEventKind::ScrollUp][kind];
            let (column, row) = ((f64::from(size.0) * x) as u16, (f64::from(size.1) * y) as u16);
            app.mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
            // What comes together is taken before the next drawing.
            if arranged {
                app.arrange(app.screen());
                drawn(&app);
            }
        }
        app.arrange(app.screen());
        drawn(&app);
    }
}
