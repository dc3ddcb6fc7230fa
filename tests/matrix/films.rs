//! Views, measures, forms and lenses, key by key.

use euja::sheet::Measure;
use euja::tui::keymap::Context;

use crate::common::stage::{address, drawn, press};
use crate::pane::{app, choose, lens, names, roomy, row, status, table, title};

const IN_DATASET: [&str; 10] = [
    "Military security",
    "Regional security",
    "Nuclear non-proliferation",
    "Terror & crime",
    "Climate-energy",
    "Human security",
    "Civil protection",
    "Cyber security",
    "Economic security",
    "Migration",
];

/// Sorting by the responses of one party: those that aren't known stay last, in the dataset's order.
#[test]
fn a_column_sorts_falling_then_rising_then_not_and_what_is_not_known_stays_last() {
    let unknown = ["Nuclear non-proliferation", "Terror & crime", "Civil protection", "Migration"];
    let twos = ["Climate-energy", "Human security", "Cyber security", "Economic security"];
    let threes = ["Military security", "Regional security"];
    let mut app = app("<Right*3>");
    assert_eq!(names(&app), IN_DATASET);
    press(&mut app, "S");
    assert_eq!(names(&app), [&threes[..], &twos, &unknown].concat());
    assert!(title(&app).contains("levels, sorted") && table(&app)[2].contains("JP v"), "{:#?}", table(&app));
    press(&mut app, "S");
    assert_eq!(names(&app), [&twos[..], &threes, &unknown].concat());
    assert!(table(&app)[2].contains("JP ^"), "{:#?}", table(&app));
    press(&mut app, "S");
    assert_eq!(names(&app), IN_DATASET);
    assert!(!title(&app).contains("sorted"));
}

#[test]
fn on_the_name_of_a_row_it_sorts_by_name() {
    let mut app = app("Left S");
    let mut sorted = names(&app);
    assert_eq!(sorted.first().unwrap(), "Civil protection");
    press(&mut app, "S");
    sorted.reverse();
    assert_eq!(names(&app), sorted);
}

#[test]
fn the_cursor_stays_on_its_cell_when_rows_are_sorted() {
    let mut app = app("<Down*7><Right*4>");
    let before = (address(&app), status(&app));
    for keys in ["S", "S", "S", "D", "w", "0"] {
        press(&mut app, keys);
        assert_eq!((address(&app), status(&app)), before, "{keys}");
    }
}

#[test]
fn a_row_and_a_column_are_gone_to_by_name() {
    let mut app = app("");
    choose(&mut app, "r", "cyber");
    assert_eq!(address(&app), "cell/cyber-security/threat/eu");
    choose(&mut app, "c", "bilat");
    assert_eq!((address(&app).as_str(), app.context()), ("cell/cyber-security/bilateral", Context::Matrix));
    choose(&mut app, "c", "no column like that");
    assert!(drawn(&app).contains("Nothing matches."), "{}", drawn(&app));
}

#[test]
fn two_columns_are_hidden_and_shown_again() {
    let mut app = app("");
    let heads = table(&app)[1..3].to_vec();
    press(&mut app, "C Down Enter Down Enter Esc");
    assert!(title(&app).contains("columns hidden"), "{}", title(&app));
    assert!(!table(&app)[1].contains("Threat") && table(&app)[1].contains("Response"), "{:#?}", table(&app));
    assert_eq!(row(&app, "Military security").len(), row(&self::app(""), "Military security").len() - 3);
    choose(&mut app, "C", "all columns");
    press(&mut app, "Esc");
    assert_eq!(table(&app)[1..3], heads);
    assert!(!title(&app).contains("hidden"), "{}", title(&app));
}

/// A menu that stays open has its cursor on what was chosen, so that Enter again takes it back.
#[test]
fn enter_twice_in_a_menu_that_stays_changes_nothing() {
    for (keys, downs) in [("C", 3), ("x", 2), ("x", 7)] {
        let before = title(&app(""));
        assert_ne!(title(&app(&format!("{keys} <Down*{downs}> Enter Esc"))), before);
        assert_eq!(title(&app(&format!("{keys} <Down*{downs}> Enter Enter Esc"))), before, "{keys} {downs}");
    }
}

#[test]
fn every_column_hidden_leaves_the_names_and_a_way_back() {
    let mut app = app("C Down Enter <Down>");
    press(&mut app, "Enter Down Enter Down Enter Down Enter Down Enter Esc");
    assert!(names(&app).len() == 10 && title(&app).contains("columns hidden"), "{:#?}", table(&app));
    choose(&mut app, "C", "all columns");
    press(&mut app, "Esc");
    assert!(!title(&app).contains("hidden"), "{:#?}", table(&app));
}

#[test]
fn groups_stand_together_and_those_without_last() {
    let mut app = app("D");
    assert!(title(&app).contains("levels, by group"));
    let lines = table(&app);
    let at =
        |text: &str| lines.iter().position(|line| line.trim() == text).unwrap_or_else(|| panic!("{text} {lines:#?}"));
    assert!(at("Traditional security") < at("Non-traditional security"));
    assert!(at("Non-traditional security") < at("in no group"));
    press(&mut app, "D");
    assert_eq!(names(&app), IN_DATASET);
}

#[test]
fn rows_and_columns_change_places_and_come_back() {
    let mut app = roomy("");
    let before = table(&app);
    press(&mut app, "T");
    assert!(title(&app).contains("levels, turned"));
    assert!(table(&app)[2].contains("Military") && names(&app).iter().any(|name| name.starts_with("Bilat")));
    press(&mut app, "D");
    assert!(title(&app).contains("by group"), "elements are the groups of their columns: {}", title(&app));
    press(&mut app, "D T");
    assert_eq!(table(&app)[1..4], before[1..4]);
}

#[test]
fn the_wide_form_has_range_and_confidence_beside_the_level() {
    let mut app = roomy("");
    let before = table(&app);
    press(&mut app, "w");
    assert_eq!(row(&app, "Cyber security")[..2], ["3", "2-3"]);
    assert!(table(&app).iter().any(|line| line.contains("l m h confidence")), "{:#?}", table(&app));
    press(&mut app, "w");
    assert_eq!(table(&app), before);
    for keys in ["0", "w 0"] {
        press(&mut app, keys);
        assert_eq!(table(&app), before, "{keys}");
    }
}

#[test]
fn every_measure_says_what_its_numbers_are_and_the_round_ends_with_levels() {
    let mut app = roomy("");
    let before = table(&app);
    for measure in Measure::ALL.iter().skip(1) {
        press(&mut app, "v");
        assert!(title(&app).contains(&format!("· {} ─", measure.word())), "{}", title(&app));
        assert!(table(&app).iter().any(|line| line.contains(measure.legend())), "{:#?}", table(&app));
    }
    press(&mut app, "v");
    assert_eq!(table(&app), before);
}

#[test]
fn what_the_levels_alone_have_is_said_in_other_views() {
    for (keys, said) in
        [("w", "Only levels have a range and a confidence; V shows them."), ("D", "These rows stand in no groups.")]
    {
        let mut app = app("");
        choose(&mut app, "V", "documents by dimensions");
        press(&mut app, keys);
        assert!(drawn(&app).contains(said), "{}", drawn(&app));
    }
}

#[test]
fn a_lens_is_said_in_the_title_changes_the_cells_and_is_cleared_again() {
    let mut app = app("<Down*7><Right*4>");
    let before = table(&app);
    choose(&mut app, "x", "as of the end of 2018");
    press(&mut app, "Esc");
    assert_eq!(lens(&app), "until 2018");
    assert_eq!(row(&app, "Military security"), ["_"; 6]);
    assert!(row(&app, "Nuclear non-proliferation").contains(&"v!".into()), "{:#?}", table(&app));
    assert_eq!(status(&app), "median 3 (1 of 6 passages), rated 3: Cyber, Bilat");
    let page = drawn(&app);
    assert!(page.contains("Under the lens (until 2018) 1 of 6"), "{page}");
    press(&mut app, "X");
    assert_eq!(table(&app), before);
    assert!(!drawn(&app).contains("Under the lens"), "{}", drawn(&app));
    press(&mut app, "X");
    assert!(drawn(&app).contains("No lens is on: all evidence counts."));
}

#[test]
fn a_lens_that_is_typed_is_taken_and_stays_to_be_seen() {
    let mut app = app("");
    choose(&mut app, "x", "year:..2018 stance:supports");
    assert!(drawn(&app).contains("on  this lens: until 2018, only for"), "{}", drawn(&app));
    press(&mut app, "Esc");
    assert_eq!(lens(&app), "until 2018, only for");
}

#[test]
fn what_is_wrong_with_a_lens_is_said_in_a_whole_sentence() {
    for (typed, said) in [
        ("yaer:2018", "`yaer:2018` is no part of a lens: doc:, year:, stance:, directness: and confidence: are"),
        ("year:20x8", "`20x8` is no span of years: 2014..2018, 2018, 2018.. and ..2018-03-07 are"),
        ("year:2018..2014", "`2018..2014` runs backwards: the earlier time comes first"),
        ("stance:pro", "`pro` is no choice of stance: supports, contradicts are"),
        ("year:2018 year:2019", "`year:` stands in the lens twice; give all its values at once, such as doc:one,other"),
        ("doc:nobody", "no document is called `nobody`; there are beser-values, "),
    ] {
        let mut app = app("");
        let before = table(&app);
        choose(&mut app, "x", typed);
        let screen = drawn(&app);
        let inside: Vec<&str> =
            screen.lines().skip(4).take(4).filter_map(|line| Some(line.split('│').nth(1)?.trim())).collect();
        assert!(inside.join(" ").contains(said), "{typed}\n{screen}");
        assert!(screen.contains("Nothing matches."), "{screen}");
        press(&mut app, "Esc Esc");
        assert_eq!(table(&app), before, "{typed}");
    }
}

#[test]
fn parts_of_a_lens_add_up_in_the_menu_and_go_one_by_one() {
    let mut app = app("x");
    for (words, said) in [
        ("with beser", "4 of 5 documents"),
        ("only evidence against", "4 of 5 documents, only against"),
        ("medium confidence", "4 of 5 documents, only against, medium confidence or more"),
    ] {
        app.paste(words);
        app.arrange(app.screen());
        press(&mut app, "Enter Ctrl-U");
        let mut closed = crate::pane::app("");
        assert_eq!(lens(&closed), "all evidence");
        press(&mut app, "Esc");
        assert_eq!(lens(&app), said);
        press(&mut app, "x");
        closed.arrange(closed.screen());
    }
    for (words, said) in [
        ("with beser", "only against, medium confidence or more"),
        ("only evidence against", "medium confidence or more"),
        ("medium confidence", "all evidence"),
    ] {
        app.paste(words);
        app.arrange(app.screen());
        press(&mut app, "Enter Esc");
        assert_eq!(lens(&app), said);
        press(&mut app, "x");
    }
}

/// The lens is chosen from every pane, and the reader keeps its place.
#[test]
fn a_lens_from_the_reader_leaves_the_focus_there() {
    let mut app = app("<Down*7><Right*4><Enter>");
    choose(&mut app, "x", "year:..2018");
    press(&mut app, "Esc");
    assert_eq!((lens(&app).as_str(), app.context()), ("until 2018", Context::Reader));
    assert!(drawn(&app).contains("Under the lens (until 2018)"));
    press(&mut app, "X");
    assert_eq!((lens(&app).as_str(), app.context()), ("all evidence", Context::Reader));
}

#[test]
fn back_brings_the_lens_of_its_view_and_forward_the_later_one() {
    let mut app = app("<Down*7><Right*4>");
    press(&mut app, "Enter 1");
    choose(&mut app, "x", "year:..2018");
    press(&mut app, "Esc Down");
    assert_eq!((address(&app).as_str(), lens(&app).as_str()), ("cell/economic-security/bilateral", "until 2018"));
    press(&mut app, "Enter H");
    choose(&mut app, "x", "stance:supports");
    press(&mut app, "Esc");
    assert_eq!(lens(&app), "only for");
    press(&mut app, "Backspace");
    assert_eq!((address(&app).as_str(), lens(&app).as_str()), ("cell/economic-security/bilateral", "until 2018"));
    press(&mut app, "L");
    assert_eq!((address(&app).as_str(), lens(&app).as_str()), ("home", "only for"));
}

/// Another view that shows another page is a step of the history, with the view that was left.
#[test]
fn back_brings_the_view_that_was_left() {
    let mut app = app("<Down*7><Right*4> Enter 1");
    choose(&mut app, "V", "documents by dimensions");
    assert!(title(&app).contains("documents by dimensions") && address(&app).starts_with("both/"), "{}", drawn(&app));
    press(&mut app, "Backspace");
    assert_eq!(address(&app), "cell/cyber-security/bilateral");
    assert!(title(&app).contains("· levels"), "{}", title(&app));
    press(&mut app, "L");
    assert!(title(&app).contains("documents by dimensions") && address(&app).starts_with("both/"), "{}", drawn(&app));
}

#[test]
fn the_quadrants_are_stepped_through_and_a_point_opens_its_dimension() {
    let mut app = app("");
    choose(&mut app, "V", "convergence against");
    assert!(title(&app).contains("convergence against cooperation"));
    press(&mut app, "Home");
    let mut seen = vec![status(&app)];
    for _ in 1..10 {
        press(&mut app, "Down");
        let status = status(&app);
        assert!(status.contains("convergence ") && !seen.contains(&status), "{status}");
        seen.push(status);
    }
    press(&mut app, "Down");
    assert_eq!(status(&app), seen[9], "the last one is the last");
    press(&mut app, "<Up*9> Enter");
    assert_eq!((address(&app).as_str(), app.context()), ("dimension/nuclear-non-proliferation", Context::Reader));
    press(&mut app, "Esc");
    assert!(title(&app).contains("convergence against cooperation") && app.context() == Context::Matrix);
}

#[test]
fn a_contested_cell_opens_its_page_from_any_column() {
    for keys in ["", "<Right*5>", "<Left>"] {
        let mut app = app("");
        choose(&mut app, "V", "contested");
        press(&mut app, &format!("Home {keys} Enter"));
        assert_eq!(address(&app), "cell/military-security/threat/jp", "{keys}");
    }
}

#[test]
fn what_two_things_share_opens_as_passages_and_back_returns_to_the_same_entry_view_and_lens() {
    let mut app = app("");
    choose(&mut app, "x", "doc:beser-values,sinha-roy-2024");
    press(&mut app, "Esc");
    choose(&mut app, "V", "dimensions by themes");
    press(&mut app, "Down");
    let before = (title(&app), status(&app));
    press(&mut app, "S S Enter");
    assert!(address(&app).starts_with("both/dimension/regional-security+theme/"), "{}", address(&app));
    assert_eq!(app.context(), Context::Reader);
    let (shared, sorted) = (address(&app), title(&app));
    press(&mut app, "Right Right Enter");
    assert!(address(&app).starts_with("doc/"), "the first passage: {}", address(&app));
    press(&mut app, "H X 1");
    choose(&mut app, "V", "contested");
    assert_eq!(lens(&app), "all evidence");
    press(&mut app, "Backspace");
    assert_eq!(address(&app), "home");
    press(&mut app, "<Backspace*2>");
    assert_eq!((address(&app), title(&app), status(&app)), (shared, sorted, before.1.clone()));
    press(&mut app, "Esc S");
    assert_eq!((title(&app), status(&app), app.context()), (before.0, before.1, Context::Matrix));
}

/// Another view shows the same thing: the cursor stays on the cell's row, and the lens stays.
#[test]
fn another_view_keeps_the_row_and_the_lens() {
    let mut app = app("<Down*7><Right*4>");
    choose(&mut app, "x", "doc:sinha-roy-2024");
    press(&mut app, "Esc");
    for view in ["convergence, as", "dimensions by actors", "convergence against", "levels"] {
        choose(&mut app, "V", view);
        assert_eq!(lens(&app), "Sinha Roy 2024");
        assert!(status(&app).contains("Cyber"), "{view}: {:#?}", table(&app));
    }
}
