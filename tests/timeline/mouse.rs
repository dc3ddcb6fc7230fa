//! The same by the mouse alone.

use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use crate::common::stage::{CLICK, address, click, drawn, mouse, place, press};
use crate::pane::{axis, footer, left, names, title, whole};

const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

#[test]
fn a_click_on_the_name_of_a_lane_folds_it_and_another_unfolds_it() {
    let mut app = whole("");
    click(&mut app, "Strategy");
    assert!(names(&app).contains(&"+6 Strategy".to_owned()), "{:?}", names(&app));
    click(&mut app, "+6 Strategy");
    assert_eq!(drawn(&app), drawn(&whole("")));
}

#[test]
fn dragging_along_the_axis_sets_the_years_of_the_lens_and_a_mere_click_does_not() {
    let mut app = whole("");
    let column = |app: &_, year: &str| u16::try_from(axis(app).0.split(year).next().unwrap().chars().count()).unwrap();
    let (from, to) = (column(&app, "2016"), column(&app, "2019"));
    mouse(&mut app, CLICK, (from, 2));
    mouse(&mut app, UP, (from, 2));
    assert!(!axis(&app).1.contains('▼'), "{}", axis(&app).1);
    mouse(&mut app, CLICK, (from, 2));
    mouse(&mut app, DRAG, (from + 5, 2));
    mouse(&mut app, DRAG, (to, 2));
    assert!(axis(&app).1.contains("━━━━━━"), "{}", axis(&app).1);
    mouse(&mut app, UP, (to, 2));
    assert!(footer(&app).contains("Evidence of 2016 to 2019 counts"), "{}", footer(&app));
    let rule = axis(&app).1;
    let now = rule.chars().position(|c| c == '▼').unwrap();
    assert!(now > to.into() && now < usize::from(to) + 12, "in December 2019: {rule}");
}

#[test]
fn an_era_and_a_reading_can_be_clicked() {
    let mut app = whole("");
    click(&mut app, "Closer in politics");
    assert!(footer(&app).contains("about 2015 to about 2017"), "{}", footer(&app));
    let mut app = whole("d");
    app.paste("12 May 2022");
    app.arrange(app.screen());
    press(&mut app, "Enter r");
    let (x, y) = place(&app, "settled");
    let axis = u16::try_from(left(&app)).unwrap();
    mouse(&mut app, CLICK, (axis + x, y + 1));
    assert!(address(&app).starts_with("doc/"), "{}", address(&app));
}

#[test]
fn footer_items_and_rows_of_the_list_are_clicked() {
    let mut app = whole("");
    click(&mut app, "V lanes");
    click(&mut app, "by document");
    assert!(title(&app).contains("by document"), "{}", title(&app));
    press(&mut app, "T");
    click(&mut app, "EU–Japan naval exercises");
    assert_eq!(address(&app), "event/naval-exercises");
}
