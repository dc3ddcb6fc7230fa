//! The same with 200 dimensions and 20 columns.

use std::sync::LazyLock;

use euja::corpus::Corpus;
use euja::sheet::View;
use euja::tui::app::App;
use euja::tui::theme::Depth;

use crate::common::large;
use crate::common::stage::{address, press, setup, stage};
use crate::pane::{choose, lens, names, status, table, title};

static LARGE: LazyLock<Corpus> = LazyLock::new(large::corpus);

fn app(keys: &str) -> App<'static> {
    stage(&LARGE, setup(Depth::True), (120, 40), keys)
}

#[test]
fn it_scrolls_both_ways_and_says_how_much_is_hidden() {
    let mut app = app("");
    let hidden = |app: &App<'_>| table(app)[1..3].join(" ");
    assert!(hidden(&app).contains("0 above, ") && hidden(&app).contains("0 left, "), "{:#?}", table(&app));
    press(&mut app, "End <Right*30>");
    assert_eq!(address(&app), "cell/d199/e1/p9");
    assert!(hidden(&app).contains(", 0 below") && hidden(&app).contains(", 0 right"), "{:#?}", table(&app));
    assert!(names(&app).last().unwrap().starts_with("Dimension 199"), "{:#?}", table(&app));
    press(&mut app, "PgUp");
    let page = names(&app);
    assert!(!page.iter().any(|name| name.contains("199")), "{page:?}");
    press(&mut app, "Home <Left*30>");
    assert_eq!(address(&app), "dimension/d0");
}

#[test]
fn it_is_sorted_grouped_and_searched() {
    let mut app = app("<Down*20><Right*3>S");
    assert!(title(&app).contains("sorted"));
    assert!(status(&app).contains("Dimension 020"), "the cursor stays on its cell: {}", status(&app));
    press(&mut app, "Home");
    assert!(status(&app).starts_with("4 of 4"), "{}", status(&app));
    press(&mut app, "End");
    assert!(status(&app).starts_with("0 of 4"), "{}", status(&app));
    press(&mut app, "0 D Home");
    assert!(table(&app).iter().any(|line| line.trim() == "Group 0"), "{:#?}", table(&app));
    choose(&mut app, "r", "dimension 123");
    choose(&mut app, "c", "element 1 · party number 7");
    assert_eq!(address(&app), "cell/d123/e1/p7");
}

#[test]
fn its_lens_changes_and_is_cleared() {
    let mut app = app("");
    let before = table(&app);
    choose(&mut app, "x", "year:..2006");
    press(&mut app, "Esc");
    assert_eq!(lens(&app), "until 2006");
    assert_ne!(table(&app)[3..], before[3..]);
    press(&mut app, "X");
    assert_eq!(table(&app), before);
}

#[test]
fn every_view_opens() {
    for view in View::offered(&LARGE) {
        let mut app = app("");
        choose(&mut app, "V", &view.name(&LARGE));
        if view != View::Levels {
            assert!(title(&app).contains(&view.name(&LARGE)), "{}", title(&app));
        }
        press(&mut app, "Down End <Right*5> S Enter");
        assert_ne!(address(&app), "home", "{view:?}");
    }
    let mut app = app("d Enter");
    assert!(title(&app).contains("Dimension 000 of many and"), "{}", title(&app));
    choose(&mut app, "d", "year:..2006 | year:..2010");
    assert_eq!(lens(&app), "until 2006 | until 2010");
    press(&mut app, "T");
    assert!(title(&app).contains("turned"), "{}", title(&app));
}
