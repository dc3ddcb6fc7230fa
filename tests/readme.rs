//! What the README shows is what the program does.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::stage::setup;
use euja::corpus::SourceFile;
use euja::dataset;
use euja::tui::action::Action;
use euja::tui::keymap::Keymap;
use euja::tui::keys::{named_key, script};
use euja::tui::picture;
use euja::tui::screen::screen;
use euja::tui::theme::Depth;

const README: &str = include_str!("../README.md");

#[test]
fn the_screen_is_the_one_that_its_command_draws() {
    let command = README.split("<!-- screen: ").nth(1).unwrap().split(" -->").next().unwrap();
    let size = command.split("--size ").nth(1).unwrap().split(' ').next().unwrap();
    let (width, height) = size.split_once('x').unwrap();
    let keys = command.split("--keys \"").nth(1).unwrap().trim_end_matches('"');
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let size = (width.parse().unwrap(), height.parse().unwrap());
    let drawn = picture::plain(&screen(&corpus, setup(Depth::True), size, &script(keys).unwrap()));
    let shown = README.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(shown == drawn, "README.md shows another screen than `{command}` draws:\n{drawn}");
}

#[test]
fn every_key_with_a_sentence_of_the_program_does_what_the_sentence_says() {
    let rows = README.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let mut checked = 0;
    for (keys, what) in rows {
        let Some(action) = Action::ALL.iter().find(|action| what.trim_end_matches(" |") == action.doc()) else {
            continue;
        };
        let keys = format!("`{keys}");
        for key in keys.split('`').filter(|key| named_key(key).is_some() && *key != " ") {
            let bound = Keymap::default().keys_of(*action);
            assert!(bound.split(' ').any(|bound| bound == key), "{key} isn't bound to {action:?} but {bound}");
            checked += 1;
        }
    }
    assert!(checked >= 10, "only {checked} keys of the table were found");
}

#[test]
fn the_changelogs_figures_are_those_of_the_dataset() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let rated = corpus.cells.iter().filter(|(_, cell)| cell.rating().is_some()).count();
    for figure in [
        format!("{} passages", corpus.passages.len()),
        format!("{} cells ({rated} rated", corpus.cells.len()),
        format!("{} events", corpus.events.len()),
        format!("{} actors", corpus.actors.len()),
        format!("{} instruments", corpus.instruments.len()),
        format!("{} discrepancies", corpus.discrepancies.len()),
        format!("{} findings", corpus.findings.len()),
        format!("{} terms", corpus.glossary.len()),
        format!("{} outside facts", corpus.references.len()),
    ] {
        assert!(README.replace('\n', " ").replace("  ", " ").contains(&figure), "README.md doesn't say {figure}");
    }
}

#[test]
fn the_settings_and_the_theme_that_it_shows_can_be_used_as_they_stand() {
    let section = README.split("## Settings\n").nth(1).unwrap();
    let shown = |nth: usize| section.split("```ron\n").nth(nth).unwrap().split("```").next().unwrap().to_owned();
    let (settings, problems) = euja::config::read(&SourceFile::new("config.ron", shown(1)), None);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!((settings.measure, settings.keymap.keys_of(Action::Search).as_str()), (Some(72), "ö Ctrl-S"));
    let theme = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-theme.ron");
    std::fs::write(&theme, shown(2)).unwrap();
    let problems = euja::config::check(&theme).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
}
