//! Two of a kind beside each other.

use crate::common::stage::{address, drawn, press};
use crate::pane::{app, choose, lens, roomy, row, table, title};

#[test]
fn two_dimensions_stand_beside_each_other_with_their_difference() {
    let mut app = roomy("");
    choose(&mut app, "d", "dimensions cyber");
    assert!(drawn(&app).contains("Nothing matches."), "what stands left of a row isn't searched");
    press(&mut app, "Ctrl-U");
    app.paste("military security and cyber");
    app.arrange(app.screen());
    press(&mut app, "Enter");
    assert!(title(&app).contains("Military security and Cyber security"), "{}", title(&app));
    assert!(table(&app)[2].contains("Differ."), "{:#?}", table(&app));
    assert_eq!(row(&app, "Bilateral cooperation").last().unwrap(), "+1");
    press(&mut app, "<Down*4> Enter");
    assert_eq!(address(&app), "cell/military-security/bilateral");
}

#[test]
fn the_other_dimensions_are_offered_for_the_row_of_the_cursor() {
    let mut app = app("<Down*7> d");
    assert!(drawn(&app).contains("Cyber security and Military security"), "{}", drawn(&app));
    press(&mut app, "Enter");
    assert!(title(&app).contains("Cyber security and Mil"), "{}", title(&app));
}

#[test]
fn two_documents_and_two_dates_are_two_lenses_with_what_differs_marked() {
    for (words, said, military) in [
        ("egmont report 2018 and sinha", "Egmont report 2018 | Sinha Roy 2024", "#"),
        ("as of the end of 2018 and the end of 2020", "until 2018 | until 2020", "_"),
        ("as of the end of 2018 and now", "until 2018 | all evidence", "#"),
        ("year:..2016 | year:..2018", "until 2016 | until 2018", "_"),
        ("stance:supports | stance:contradicts", "only for | only against", "2"),
    ] {
        let mut app = roomy("");
        choose(&mut app, "d", words);
        assert_eq!(lens(&app), said, "{}", drawn(&app));
        assert!(title(&app).contains("two lenses"), "{}", title(&app));
        assert!(row(&app, "Military security").iter().any(|entry| entry == military), "{words} {:#?}", table(&app));
        let legend = table(&app).join(" ");
        let (one, other) = said.split_once(" | ").unwrap();
        assert!(legend.contains(&format!("1 {one}  2 {other}")), "{legend}");
        press(&mut app, "Enter");
        assert_eq!(address(&app), "cell/military-security/threat/eu");
    }
}

#[test]
fn a_wrong_half_of_a_comparison_is_said() {
    let mut app = app("d");
    app.paste("year:..2018 | yaer:2019");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("`yaer:2019` is no part of a lens"), "{}", drawn(&app));
}
