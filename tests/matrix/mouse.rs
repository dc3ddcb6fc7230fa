//! The same by the mouse alone: footer items, rows of menus, heads of columns, entries, letters of the plot.

use euja::tui::app::{App, Effect};
use euja::tui::keymap::Context;
use ratatui::crossterm::event::MouseEventKind;

use crate::common::stage::{CLICK, address, click, drawn, mouse, place, press};
use crate::pane::{lens, names, pane, roomy, table, title};

/// Turns the wheel over a menu until a text is seen, and clicks on it.
fn wheel_to(app: &mut App<'_>, text: &str) -> Effect {
    for _ in 0..200 {
        if drawn(app).contains(text) {
            return click(app, text);
        }
        mouse(app, MouseEventKind::ScrollDown, (60, 10));
    }
    panic!("no {text} in\n{}", drawn(app))
}

/// Clicks on a text in the pane of the matrix, from some row of it on.
fn click_in_pane(app: &mut App<'_>, from: usize, text: &str) -> Effect {
    let pane = pane(app).unwrap();
    let found = pane.iter().enumerate().skip(from).find_map(|(row, line)| Some((line.split_once(text)?.0, row)));
    let (before, row) = found.unwrap_or_else(|| panic!("no {text:?} in {pane:#?}"));
    // The pane begins below the header.
    mouse(app, CLICK, (before.chars().count().try_into().unwrap(), u16::try_from(row).unwrap() + 1))
}

#[test]
fn a_view_is_chosen_by_clicks() {
    let mut app = roomy("");
    for (view, name) in [
        ("convergence, as a plot", "convergence, as a plot"),
        ("contested cells", "contested cells"),
        ("documents by dimensions", "documents by dimensions"),
        ("passages that speak for a level", "· passages"),
    ] {
        click(&mut app, "V views");
        click(&mut app, view);
        assert_eq!(app.context(), Context::Matrix);
        assert!(title(&app).contains(name), "{}", title(&app));
    }
    click(&mut app, "v cells show");
    assert!(title(&app).contains("· documents ─"), "{}", title(&app));
}

#[test]
fn a_lens_is_set_and_cleared_by_clicks() {
    let mut app = roomy("");
    let before = table(&app);
    click(&mut app, "x lens");
    wheel_to(&mut app, "as of the end of 2018");
    click(&mut app, "Esc close");
    assert_eq!(lens(&app), "until 2018");
    click(&mut app, "x lens");
    click(&mut app, "everything: no lens");
    // A click beside the box closes it.
    mouse(&mut app, CLICK, (2, 50));
    assert_eq!(table(&app), before);
}

#[test]
fn a_click_on_a_head_sorts_and_another_one_the_other_way() {
    let mut app = roomy("");
    let in_dataset = names(&app);
    click_in_pane(&mut app, 1, "Bilat");
    let falling = names(&app);
    assert!(title(&app).contains("sorted") && falling[0] == "Economic security", "{falling:?}");
    click_in_pane(&mut app, 1, "Bilat");
    assert_eq!(names(&app)[0], "Migration/immigration security");
    click_in_pane(&mut app, 1, "Bilat");
    assert_eq!(names(&app), in_dataset);
    // The second row of the head belongs to the column as well, and a click above the names sorts by name.
    click_in_pane(&mut app, 2, "JP");
    assert!(table(&app)[2].contains("JP v"), "{:#?}", table(&app));
    mouse(&mut app, CLICK, (5, 3));
    assert_eq!(names(&app)[0], "Civil protection");
    click(&mut app, "S sort");
    assert_eq!(names(&app)[9], "Civil protection");
}

#[test]
fn two_dimensions_are_compared_by_clicks() {
    let mut app = roomy("");
    click_in_pane(&mut app, 3, "Human security");
    click(&mut app, "d compare");
    click(&mut app, "Human security and Cyber security");
    assert!(title(&app).contains("Human security and Cyber security"), "{}", title(&app));
    click(&mut app, "d compare");
    wheel_to(&mut app, "as of the end of 2018 and now");
    assert_eq!(lens(&app), "until 2018 | all evidence");
}

#[test]
fn what_has_no_place_in_the_footer_is_chosen_from_all_actions() {
    let mut app = roomy("");
    for (action, said) in [
        ("Matrix: rows for columns", "turned"),
        ("Matrix: rows for columns", "levels ─"),
        ("Matrix: rows in their groups", "by group"),
    ] {
        click(&mut app, ": all actions");
        wheel_to(&mut app, action);
        assert!(title(&app).contains(said), "{}", title(&app));
    }
    click(&mut app, ": all actions");
    wheel_to(&mut app, "Matrix: hide and show columns");
    click(&mut app, "Bilateral cooperation");
    click(&mut app, "Esc close");
    assert!(!table(&app)[1].contains("Bilat"), "{:#?}", table(&app));
}

#[test]
fn the_matrix_is_saved_by_clicks() {
    let mut app = roomy("");
    click(&mut app, ": all actions");
    wheel_to(&mut app, "Matrix: save what is shown");
    let effect = click(&mut app, "matrix-levels.md");
    let Effect::Save { name, text } = effect else { panic!("{effect:?}") };
    assert!(name == "matrix-levels.md" && text.starts_with("| dimension | Threat perception"), "{text}");
}

#[test]
fn a_letter_of_the_plot_is_selected_by_a_click_and_opened_by_another() {
    let mut app = roomy("");
    click(&mut app, "V views");
    click(&mut app, "convergence against cooperation");
    let lists = place(&app, "converging and cooperating").0;
    let screen = drawn(&app);
    let spot = |letter: char| {
        let rows = screen.lines().enumerate().skip(3).take(20);
        let mut spots = rows.filter_map(|(row, line)| {
            let column = line.chars().skip(2).take(usize::from(lists) - 3).position(|c| c == letter)? + 2;
            Some((u16::try_from(column).unwrap(), u16::try_from(row).unwrap()))
        });
        spots.next()
    };
    let mut opened = 0;
    for (letter, dimension) in [
        ('a', "nuclear-non-proliferation"),
        ('d', "cyber-security"),
        ('f', "military-security"),
        ('g', "regional-security"),
    ] {
        let at = spot(letter).unwrap_or_else(|| panic!("no {letter} in\n{screen}"));
        let here = address(&app) == format!("dimension/{dimension}");
        mouse(&mut app, CLICK, at);
        assert_eq!(address(&app), format!("dimension/{dimension}"), "{letter}");
        if !here {
            assert_eq!(app.context(), Context::Matrix, "{letter}");
            mouse(&mut app, CLICK, at);
        }
        assert_eq!(app.context(), Context::Reader, "{letter}");
        press(&mut app, "1");
        opened += 1;
    }
    assert_eq!(opened, 4);
    // Beside the letters nothing stands.
    let before = drawn(&app);
    mouse(&mut app, CLICK, (10, 6));
    assert_eq!(drawn(&app), before);
    click_in_pane(&mut app, 1, "Human security");
    assert_eq!(address(&app), "dimension/human-security");
}

#[test]
fn an_entry_of_every_table_is_opened_by_clicks() {
    for (view, row, elsewhere, opens) in [
        ("dimensions by themes", "Military security", "End", "both/dimension/military-security+theme/maritime"),
        ("documents by dimensions", "Sinha Roy 2024", "Home", "both/doc/sinha-roy-2024+dimension/military-security"),
    ] {
        let mut app = roomy("");
        click(&mut app, "V views");
        click(&mut app, view);
        press(&mut app, elsewhere);
        let line = table(&app).into_iter().enumerate().skip(3).find(|(_, line)| line.contains(row)).unwrap();
        let column = line.1.chars().position(|c| c.is_ascii_digit() && !row.contains(c)).unwrap();
        let line = u16::try_from(line.0).unwrap() + 1;
        let spot = (u16::try_from(column).unwrap(), line);
        mouse(&mut app, CLICK, spot);
        assert_eq!(app.context(), Context::Matrix, "{view}");
        mouse(&mut app, CLICK, spot);
        assert_eq!((address(&app).as_str(), app.context()), (opens, Context::Reader), "{view}");
    }
}
