//! The place in a page stays: over sizes, zoom, theme and measure, and from page to page and back.

use euja::tui::app::App;
use ratatui::crossterm::event::MouseEventKind;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::common::stage::{RIGHT, address, click, drawn, mouse, press, styled};
use crate::pane::{app, first, footer, rows, text_of};

const DOCUMENT: &str = "doc/beser-values";

/// The cells left and right of the longest row of the text.
fn margins(app: &App<'_>) -> (usize, usize) {
    let rows = rows(app);
    let text = |row: &String| row.trim_end_matches('┃').trim_end().chars().count();
    let left =
        rows.iter().filter(|row| !row.trim().is_empty()).map(|row| row.chars().take_while(|c| *c == ' ').count());
    let longest = rows.iter().map(text).max().unwrap();
    (left.min().unwrap(), usize::from(app.screen().width) - longest)
}

#[test]
fn lines_are_no_longer_than_the_measure_and_stand_in_the_middle() {
    let mut app = app(DOCUMENT, "");
    let (left, right) = margins(&app);
    assert!(left.abs_diff(right) <= 3 && left >= 16, "{left} {right}\n{}", drawn(&app));
    for (keys, measure) in [("<lt>", 76), ("<lt>", 68), ("<lt*9>", 36), (">", 44)] {
        press(&mut app, keys);
        assert_eq!(footer(&app), format!("Lines of at most {measure} columns."));
        let (left, right) = margins(&app);
        assert!(120 - left - right <= measure + 2, "{measure}\n{}", drawn(&app));
        assert!(left.abs_diff(right) <= 8, "{left} {right}\n{}", drawn(&app));
    }
}

#[test]
fn the_passage_on_the_first_row_stays_there() {
    let mut app = app(DOCUMENT, "] ] ] ] ]");
    assert!(first(&app).starts_with("p2 "), "{}", drawn(&app));
    for keys in ["<lt>", "<lt>", ">", "> > > >", "t", "t", "z", "z", "o Esc", "o o", "v", "v v v v", "? Esc", "M"] {
        press(&mut app, keys);
        assert!(drawn(&app).contains("Both share similar"), "{keys}\n{}", drawn(&app));
    }
    for (width, height) in [(80, 24), (200, 60), (40, 10), (33, 7), (120, 40)] {
        app.arrange(Rect::new(0, 0, width, height));
        assert!(first(&app).starts_with("p2 "), "{width}x{height}\n{}", drawn(&app));
    }
}

/// A screen that shows all the rest of the page for a while doesn't lose the place.
#[test]
fn a_large_screen_in_between_keeps_the_place() {
    let mut app = app(DOCUMENT, "End <Up*6>");
    let before = rows(&app);
    for size in [(120, 200), (300, 90), (20, 400), (0, 0), (120, 1)] {
        app.arrange(Rect::new(0, 0, size.0, size.1));
        app.arrange(Rect::new(0, 0, 120, 40));
        assert_eq!(rows(&app), before, "{size:?}");
    }
}

#[test]
fn back_and_forward_bring_place_and_link() {
    let mut app = app(DOCUMENT, "] <Right*2>");
    let here = (rows(&app), styled(&app, Modifier::REVERSED));
    press(&mut app, "Enter");
    assert!(address(&app).starts_with("discrepancy/"));
    press(&mut app, "<Down*3> Right");
    let there = (rows(&app), styled(&app, Modifier::REVERSED));
    press(&mut app, "Backspace");
    assert_eq!((rows(&app), styled(&app, Modifier::REVERSED)), here);
    press(&mut app, "L");
    assert_eq!((rows(&app), styled(&app, Modifier::REVERSED)), there);
    mouse(&mut app, RIGHT, (60, 20));
    assert_eq!((rows(&app), styled(&app, Modifier::REVERSED)), here);
}

#[test]
fn a_click_on_a_link_follows_it_and_the_wheel_scrolls() {
    let mut app = app(DOCUMENT, "]");
    let text = |app: &App<'_>| rows(app).iter().map(|row| text_of(row)).collect::<Vec<_>>();
    let before = text(&app);
    mouse(&mut app, MouseEventKind::ScrollDown, (60, 20));
    assert_eq!(text(&app)[..30], before[3..33]);
    mouse(&mut app, MouseEventKind::ScrollUp, (60, 20));
    assert_eq!(text(&app), before);
    click(&mut app, "In which year");
    assert!(address(&app).starts_with("discrepancy/"), "{}", drawn(&app));
}

/// One row after the other, the spaces between blocks gone over at once.
#[test]
fn up_and_down_go_through_the_whole_page_and_meet_the_same_rows() {
    let mut app = app(DOCUMENT, "");
    let text = |app: &App<'_>| rows(app).iter().map(|row| text_of(row)).collect::<Vec<_>>().join("\n");
    let mut seen = vec![text(&app)];
    loop {
        press(&mut app, "Down");
        let now = text(&app);
        if seen.last() == Some(&now) {
            break;
        }
        seen.push(now);
    }
    assert!(seen.len() > 200, "{}", seen.len());
    press(&mut app, "End");
    assert_eq!(Some(&text(&app)), seen.last());
    for before in seen.iter().rev().skip(1) {
        press(&mut app, "Up");
        assert_eq!(text(&app), *before);
    }
}
