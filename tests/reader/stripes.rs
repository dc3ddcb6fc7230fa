//! Coding stripes.

use euja::corpus::Thing;
use euja::tui::app::App;
use ratatui::style::Modifier;

use crate::common::stage::{BUILT_IN, CLICK, address, drawn, mouse, press, styled};
use crate::pane::{app, at, choose, first, footer, page, rows};

const DOCUMENT: &str = "doc/sinha-roy-2024";

/// The last row of the reader.
fn legend(app: &App<'_>) -> String {
    rows(app).last().unwrap().trim().to_owned()
}

#[test]
fn a_key_goes_through_the_kinds_of_codes_and_ends_without() {
    let mut app = app(DOCUMENT, "");
    let before = rows(&app);
    for (said, in_legend) in [
        ("Stripes for dimensions: 9 passages of this page; ] goes to the next.", "a Military  b Regional"),
        ("Stripes for elements: ", "a "),
        ("Stripes for themes: ", "a Maritime"),
        ("Stripes for what is evidence: ", "supports"),
    ] {
        press(&mut app, "v");
        assert!(footer(&app).starts_with(said), "{}", footer(&app));
        assert!(legend(&app).contains(in_legend), "{}", legend(&app));
    }
    press(&mut app, "v");
    assert_eq!((footer(&app).as_str(), rows(&app)), ("No stripes.", before));
}

/// The first passage with a dimension has its sign, its number of codes, and its phrase marked.
#[test]
fn a_marked_row_has_the_number_of_its_codes_and_a_sign_for_each() {
    let mut app = app(DOCUMENT, "v ]");
    let row = rows(&app)[0].trim().to_owned();
    assert!(row.starts_with(|c: char| c.is_ascii_digit()), "{}", drawn(&app));
    let signs: String = rows(&app).iter().filter_map(|row| row.get(..24)).collect();
    assert!(signs.contains(|c: char| c.is_ascii_lowercase()), "{}", drawn(&app));
    assert!(!styled(&app, Modifier::ITALIC).is_empty(), "{}", drawn(&app));
    press(&mut app, "v v v v");
    assert!(!rows(&app)[0].trim().starts_with(|c: char| c.is_ascii_digit()), "{}", drawn(&app));
}

#[test]
fn brackets_go_through_the_marked_passages_alone() {
    let mut app = app(DOCUMENT, "v");
    let marked: Vec<String> = {
        let page = page(&BUILT_IN, DOCUMENT);
        let passages = page.blocks.iter().filter_map(|block| match block.anchor {
            Some(Thing::Passage(id)) => Some(&BUILT_IN.passages[id]),
            _ => None,
        });
        let coded = passages.filter(|passage| passage.codings.iter().any(|coding| coding.code.word() == "dimension"));
        coded.map(|passage| passage.locator().to_string()).collect()
    };
    assert_eq!(marked.len(), 9);
    let locator = |app: &App<'_>| {
        let row = first(app);
        row.split_whitespace().find(|word| marked.iter().any(|one| one == word)).unwrap_or_default().to_owned()
    };
    let mut seen = Vec::new();
    for _ in 0..9 {
        press(&mut app, "]");
        seen.push(locator(&app));
    }
    // The last ones may be in sight together, at the end of the page.
    let apart = seen.iter().zip(&marked).take_while(|(seen, marked)| seen == marked).count();
    assert!(apart >= 6, "{seen:?} {marked:?}");
    for back in (0..apart - 1).rev() {
        press(&mut app, "[");
        while locator(&app) != marked[back] && locator(&app) > marked[back] {
            press(&mut app, "[");
        }
    }
    press(&mut app, "Home ]");
    assert_eq!(locator(&app), marked[0]);
}

#[test]
fn one_code_alone_has_one_column_and_is_taken_away_again() {
    let mut app = app(DOCUMENT, "");
    let before = rows(&app);
    choose(&mut app, "V", "cyber");
    assert!(footer(&app).ends_with("passages of this page; ] goes to the next."), "{}", footer(&app));
    assert_eq!(legend(&app), "a Cyber", "{}", drawn(&app));
    press(&mut app, "]");
    let phrases = styled(&app, Modifier::ITALIC);
    assert!(!phrases.is_empty(), "{}", drawn(&app));
    choose(&mut app, "V", "no stripes");
    press(&mut app, "Home");
    assert_eq!(rows(&app)[..30], before[..30]);
    press(&mut app, "V");
    assert!(drawn(&app).contains("on  no stripes"), "{}", drawn(&app));
}

/// Whatever the width, the text has most of it, and the legend says what has no room.
#[test]
fn a_narrow_pane_says_how_many_codes_have_no_room() {
    let app = at(&BUILT_IN, (40, 24), DOCUMENT, "v");
    assert!(legend(&app).ends_with(" more"), "{}", drawn(&app));
    for width in 1..60 {
        let app = at(&BUILT_IN, (width, 24), DOCUMENT, "v ]");
        drop(drawn(&app));
    }
    let wide = at(&BUILT_IN, (120, 24), DOCUMENT, "v");
    assert!(!legend(&wide).contains(" more"), "{}", drawn(&wide));
}

/// Without colours a phrase of one code is in italics, and what two codes share is underlined too.
#[test]
fn what_two_codes_share_looks_other_than_what_one_has() {
    let page = page(&BUILT_IN, DOCUMENT);
    let (mut one, mut two) = (0, 0);
    for block in &page.blocks {
        let Some(Thing::Passage(id)) = block.anchor else { continue };
        let passage = &BUILT_IN.passages[id];
        let phrases: Vec<_> = passage
            .codings
            .iter()
            .filter(|coding| coding.code.word() == "dimension")
            .filter_map(|coding| coding.phrase())
            .collect();
        let shared = phrases.iter().enumerate().any(|(nth, phrase)| {
            phrases.iter().skip(nth + 1).any(|other| phrase.start < other.end && other.start < phrase.end)
        });
        if phrases.is_empty() {
            continue;
        }
        let app = at(&BUILT_IN, (120, 100), &format!("{DOCUMENT}#{}", passage.locator()), "v");
        let both = styled(&app, Modifier::ITALIC | Modifier::UNDERLINED);
        if shared {
            two += 1;
            assert!(!both.is_empty(), "{}\n{}", passage.locator(), drawn(&app));
        } else {
            one += 1;
            assert!(!styled(&app, Modifier::ITALIC).is_empty(), "{}\n{}", passage.locator(), drawn(&app));
        }
    }
    assert!(one > 0, "{one} {two}");
}

#[test]
fn a_click_on_the_legend_follows_no_link_that_lies_under_it() {
    let mut app = app(DOCUMENT, "v Esc");
    for column in 0..120 {
        mouse(&mut app, CLICK, (column, 38));
        assert_eq!(address(&app), DOCUMENT, "{column}");
    }
}
