//! Find.

use euja::text::fold_str;
use euja::tui::app::App;
use ratatui::style::Modifier;

use crate::common::stage::{BUILT_IN, CLICK, drawn, mouse, press, styled};
use crate::pane::{app, at, find, footer, japanese, open, page, rows};

const DOCUMENT: &str = "doc/beser-values";
/// How a hit looks without colours, and how the present one does.
const HIT: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// Which hit of how many the footer says this is.
fn counter(app: &App<'_>) -> (usize, usize) {
    let footer = footer(app);
    let words: Vec<&str> = footer.split_whitespace().collect();
    assert_eq!((words[0], words[2]), ("hit", "of"), "{footer}");
    (words[1].parse().unwrap(), words[3].parse().unwrap())
}

/// The text of a page, folded.
fn folded(address: &str) -> String {
    page(&BUILT_IN, address).blocks.iter().map(|block| fold_str(&block.text) + "\n").collect()
}

/// Whether something stands in the scroll bar.
fn in_scroll_bar(app: &App<'_>) -> bool {
    rows(app).iter().any(|row| row.chars().nth(119) == Some('='))
}

/// Whether Japan is marked anywhere.
fn marked(app: &App<'_>) -> bool {
    styled(app, HIT).iter().any(|hit| hit == "Japan")
}

#[test]
fn it_counts_its_hits_and_goes_round_both_ways() {
    let mut app = app(DOCUMENT, "");
    find(&mut app, "jApan");
    let count = folded(DOCUMENT).matches("japan").count();
    assert_eq!(counter(&app), (1, count));
    for nth in (2..=count).chain([1]) {
        press(&mut app, "n");
        assert_eq!(counter(&app), (nth, count));
        assert!(!styled(&app, HIT).is_empty() || !styled(&app, Modifier::REVERSED).is_empty(), "{}", drawn(&app));
    }
    press(&mut app, "N");
    assert_eq!(counter(&app), (count, count));
    assert!(in_scroll_bar(&app), "{}", drawn(&app));
}

#[test]
fn what_was_looked_for_stays_on_the_next_page_until_esc() {
    let mut app = app(DOCUMENT, "");
    find(&mut app, "japan");
    open(&mut app, "doc/sinha-roy-2024");
    assert!(marked(&app), "{}", drawn(&app));
    assert!(in_scroll_bar(&app), "{}", drawn(&app));
    press(&mut app, "n");
    assert_eq!(counter(&app), (1, folded("doc/sinha-roy-2024").matches("japan").count()));
    // The first takes the notice away.
    press(&mut app, "Esc Esc");
    assert!(!marked(&app) && !in_scroll_bar(&app), "{}", drawn(&app));
    open(&mut app, "doc/egmont-conference-2018");
    assert!(!marked(&app), "{}", drawn(&app));
    press(&mut app, "n");
    assert_eq!(footer(&app), "Nothing is searched for yet: / finds in this pane.");
}

#[test]
fn hits_are_counted_while_they_are_typed() {
    let mut app = app(DOCUMENT, "/ j a p a");
    let count = folded(DOCUMENT).matches("japa").count();
    assert!(footer(&app).ends_with(&format!("1 of {count}")), "{}", footer(&app));
    press(&mut app, "x");
    assert!(footer(&app).ends_with("not on this page"), "{}", footer(&app));
    press(&mut app, "<Backspace*5>");
    assert!(footer(&app).ends_with("Find in this page"), "{}", footer(&app));
}

#[test]
fn the_first_step_back_on_the_next_page_goes_to_the_hit_before() {
    let mut app = app(DOCUMENT, "");
    find(&mut app, "japan");
    open(&mut app, "doc/sinha-roy-2024");
    let count = folded("doc/sinha-roy-2024").matches("japan").count();
    press(&mut app, "N");
    assert_eq!(counter(&app), (count, count));
}

/// Esc forgets what was looked for, also where this page has none of it.
#[test]
fn esc_forgets_what_is_not_on_this_page_either() {
    let mut app = app("doc/sinha-roy-2024", "");
    find(&mut app, "besser nicht");
    assert_eq!(footer(&app), "besser nicht is not on this page; s searches everything.");
    press(&mut app, "Esc Esc n");
    assert!(footer(&app).starts_with("Nothing is searched for yet"), "{}", footer(&app));
}

#[test]
fn in_quotes_whole_words_alone_are_found() {
    for (word, whole) in [("eu", "\"EU\""), ("it", "\"it"), ("security partnership", "\"security partnership\"")] {
        let mut app = app(DOCUMENT, "");
        let text = folded(DOCUMENT);
        find(&mut app, word);
        assert_eq!(counter(&app), (1, text.matches(word).count()), "{word}");
        press(&mut app, "Esc Esc Home");
        find(&mut app, whole);
        let words = text.match_indices(word).filter(|(at, found)| {
            let edges = [text[..*at].chars().next_back(), text[at + found.len()..].chars().next()];
            edges.into_iter().flatten().all(|c| !c.is_alphanumeric())
        });
        assert_eq!(counter(&app), (1, words.count()), "{whole}");
    }
    let text = folded(DOCUMENT);
    assert!(text.matches("it").count() > 3 * text.split(|c: char| !c.is_alphanumeric()).filter(|w| *w == "it").count());
}

#[test]
fn quotes_stay_on_the_next_page() {
    let mut app = app(DOCUMENT, "");
    find(&mut app, "\"it\"");
    open(&mut app, "doc/sinha-roy-2024");
    press(&mut app, "n");
    let text = folded("doc/sinha-roy-2024");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| *word == "it").count();
    assert_eq!(counter(&app), (1, words));
}

#[test]
fn japanese_is_found_character_by_character() {
    let corpus = japanese();
    for wanted in ["サイバー", "安全", "全", "サイハ\u{3099}ー"] {
        let mut app = at(&corpus, (120, 40), "dimension/cyber-security", "");
        find(&mut app, wanted);
        let text: String =
            page(&corpus, "dimension/cyber-security").blocks.iter().map(|block| fold_str(&block.text) + "\n").collect();
        let count = text.matches(&fold_str(wanted)).count();
        assert!(count > 0, "{wanted}");
        assert_eq!(counter(&app), (1, count), "{wanted}");
    }
}

/// Typing marks the hits; Esc while typing forgets them.
#[test]
fn while_it_is_typed_its_hits_are_marked_until_esc() {
    let mut app = app(DOCUMENT, "");
    press(&mut app, "/ j a p");
    assert!(styled(&app, HIT).iter().any(|hit| hit.ends_with("ap")), "{}", drawn(&app));
    press(&mut app, "Esc");
    // The link of the cursor stands out as a hit does.
    assert!(styled(&app, HIT).iter().all(|hit| !hit.ends_with("ap")), "{}", drawn(&app));
}

#[test]
fn a_click_on_the_notice_takes_it_away_and_leaves_the_hits() {
    let mut app = app(DOCUMENT, "");
    find(&mut app, "japan");
    mouse(&mut app, CLICK, (3, 39));
    assert!(!footer(&app).contains("hit "), "{}", footer(&app));
    assert!(!styled(&app, HIT).is_empty(), "{}", drawn(&app));
}

/// What was typed is told as it was typed, though case and accents say nothing.
#[test]
fn what_is_found_is_told_in_the_words_that_were_typed() {
    let mut app = app("doc/sinha-roy-2024", "");
    find(&mut app, "JAPÁN");
    assert!(footer(&app).contains(" for JAPÁN; "), "{}", footer(&app));
    for (pane, nothing) in [("1", "No row is called Ünding."), ("2", "No event is called Ünding.")] {
        press(&mut app, pane);
        find(&mut app, "Ünding");
        assert_eq!(footer(&app), nothing);
    }
}

/// Folded, an accent alone is nothing; it must not be on every page, in every row.
#[test]
fn an_accent_alone_is_not_looked_for() {
    for pane in ["1", "2", "3"] {
        let mut app = app("doc/sinha-roy-2024", pane);
        find(&mut app, "\u{301}");
        press(&mut app, "n");
        assert!(footer(&app).starts_with("Nothing is searched for yet"), "{}", footer(&app));
    }
}
