//! What a person settles once for all: the file of settings, keys and themes of their own.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use common::stage::{BUILT_IN, drawn, presses, setup, stage};
use common::{Said, euja_with, folder};
use euja::config::read;
use euja::corpus::SourceFile;
use euja::tui::app::{App, Effect, Setup, Wishes};
use euja::tui::keymap::Context;
use euja::tui::theme::Depth;
use proptest::prelude::*;

/// The explorer of somebody with these settings.
fn app(settings: &str, keys: &str) -> App<'static> {
    let (settings, problems) = read(&SourceFile::new("config.ron", settings.into()), None);
    assert!(problems.is_empty(), "{problems:?}");
    let measure = settings.measure.unwrap_or(Wishes::default().measure);
    let wishes = Wishes { keymap: settings.keymap, measure, ..Wishes::default() };
    stage(&BUILT_IN, Setup { wishes, ..setup(Depth::True) }, (120, 40), keys)
}

/// The problems of a file of settings, as they are written.
fn problems(settings: &str) -> Vec<String> {
    let (_, problems) = read(&SourceFile::new("config.ron", settings.into()), None);
    problems.iter().map(ToString::to_string).collect()
}

/// Runs the program with these settings.
fn euja(name: &str, settings: &str, args: &[&str]) -> Said {
    let home = folder(name, &[]);
    fs::create_dir(home.join("euja")).unwrap();
    let file = home.join("euja/config.ron");
    fs::write(&file, settings).unwrap();
    let said = euja_with(args, &[("XDG_CONFIG_HOME", home.to_str().unwrap())]);
    assert_eq!(fs::read_to_string(&file).unwrap(), settings, "the file is never written");
    assert_eq!(fs::read_dir(home.join("euja")).unwrap().count(), 1, "nor is another beside it");
    said
}

const SEARCH: &str = r#"(keys: [(action: "search", keys: "ö Ctrl-S")])"#;

#[test]
fn a_rebound_key_acts_and_the_old_one_does_not() {
    let mut app = app(SEARCH, "");
    presses(&mut app, "s");
    assert_eq!(app.context(), Context::Matrix);
    assert!(drawn(&app).contains("s does nothing here; ? shows the keys."), "{}", drawn(&app));
    presses(&mut app, "ö");
    assert_eq!(app.context(), Context::Prompt);
    presses(&mut app, "ö");
    assert!(drawn(&app).contains("> ö"), "in a line the letter is text: {}", drawn(&app));
    presses(&mut app, "Esc : Ctrl-S");
    assert!(drawn(&app).contains("Search"), "{}", drawn(&app));
}

#[test]
fn footer_help_palette_and_notices_show_the_keys_that_hold() {
    let footer = drawn(&app(SEARCH, ""));
    assert!(footer.lines().last().unwrap().contains("ö search"), "{footer}");
    let help = drawn(&app(SEARCH, "?"));
    assert!(help.lines().any(|line| line.contains("ö Ctrl-S") && line.contains("Search everything")), "{help}");
    let palette = drawn(&app(SEARCH, ":search<Space>everything"));
    assert!(palette.contains("ö Ctrl-S"), "{palette}");
    let notice = drawn(&app(r#"(keys: [(action: "help", keys: "F2")])"#, "@"));
    assert!(notice.contains("@ does nothing here; F2 shows the keys."), "{notice}");
}

#[test]
fn what_boxes_say_of_keys_is_what_holds() {
    let boxed = drawn(&app(r#"(keys: [(action: "complete", keys: "F4")])"#, "s"));
    assert!(boxed.contains("F4 completes, Ctrl-P brings"), "{boxed}");
    let menu = drawn(&app(r#"(keys: [(action: "open", keys: "F6"), (action: "lens", keys: "F3")])"#, "<F3>"));
    assert!(menu.contains("F6 turns on and off, Esc is done"), "{menu}");
}

#[test]
fn what_panes_say_of_keys_is_what_holds() {
    let settings =
        r#"(keys: [(action: "open", keys: "F6"), (action: "right", keys: "F7"), (action: "find", keys: "F8")])"#;
    let span = drawn(&app(settings, "2w"));
    assert!(span.contains("F6 makes it the years of the lens"), "{span}");
    let none = drawn(&app(settings, "3n"));
    assert!(none.contains("Nothing is searched for yet: F8 finds in this pane."), "{none}");
    let marks = drawn(&app(r#"(keys: [(action: "next-mark", keys: "F9")])"#, ":doc/beser-values<Enter>v"));
    assert!(marks.contains("F9 goes to the next."), "{marks}");
    let notes = drawn(&app(settings, ""));
    assert!(!notes.contains("Enter on a cell"), "{notes}");
}

#[test]
fn an_action_can_be_found_in_the_palette_by_the_name_that_settings_use() {
    let palette = drawn(&app("()", ":next-pane"));
    assert!(palette.contains("Go to the next pane") && palette.contains("next-pane"), "{palette}");
}

#[test]
fn two_actions_can_change_their_keys() {
    let mut app = app(r#"(keys: [(action: "quit", keys: "x"), (action: "lens", keys: "q")])"#, "q");
    assert_eq!(app.context(), Context::Prompt);
    assert_eq!(presses(&mut app, "Esc x"), [Effect::Draw, Effect::Quit]);
}

#[test]
fn the_measure_is_that_of_the_settings() {
    let longest = |settings: &str| {
        let screen = drawn(&app(settings, "3z:doc/beser-values<Enter>"));
        screen.lines().skip(3).take(30).map(|line| line.trim_matches(['┃', ' ']).chars().count()).max().unwrap()
    };
    let (narrow, wide) = (longest("(measure: 40)"), longest("(measure: 100)"));
    assert!(narrow <= 46 && wide > 60, "{narrow}, {wide}");
}

#[test]
fn every_mistake_is_said_with_its_place_and_what_was_meant() {
    for (settings, what, place, more) in [
        ("(\n  thene: \"dark\",\n)", "there is no field `thene` here", "config.ron:2:3", "did you mean `theme`?"),
        ("(theme: \"drak\")", "no theme is called `drak`, and no file", "config.ron:1:9", "did you mean `dark`?"),
        ("(measure: 9)", "a text can't be 9 columns wide", "config.ron:1:11", "36 to 204"),
        ("(mouse: maybe)", "can't stand here", "config.ron:1:9", "true or false"),
        (
            "(keys: [\n(action: \"serch\", keys: \"a\")])",
            "no action is called `serch`",
            "config.ron:2:10",
            "did you mean `search`?",
        ),
        (
            "(keys: [(action: \"quit\", keys: \"Entr\")])",
            "`Entr` is no key",
            "config.ron:1:32",
            "did you mean `Enter`?",
        ),
        ("(keys: [(action: \"quit\", keys: \"\\u{9b}\")])", "`\\u{9b}` is no key", "config.ron:1:32", ""),
        ("(keys: [(action: \"quit\", keys: \"Ctrl-\\u{202e}\")])", "`Ctrl-\\u{202e}` is no key", "config.ron:1:32", ""),
        (
            "(keys: [(action: \"find\", keys: \"s\", in: [Matrix])])",
            "in Matrix the key s would mean both",
            "config.ron:1:32",
            "another key for one of them",
        ),
        (
            "(keys: [(action: \"find\", keys: \"Z\", in: [Matirx])])",
            "`Matirx` is not allowed here",
            "config.ron:1:",
            "did you mean `Matrix`?",
        ),
    ] {
        let said = problems(settings);
        assert_eq!(said.len(), 1, "{settings}: {said:?}");
        for part in [what, place, more] {
            assert!(said[0].contains(part), "no {part:?} in\n{}", said[0]);
        }
    }
}

#[test]
fn several_mistakes_are_said_together() {
    let said =
        problems("(measure: 9, theme: \"x\", keys: [(action: \"a\", keys: \"\"), (action: \"find\", keys: \"??\")])");
    assert_eq!(said.len(), 4, "{said:?}");
}

#[test]
fn a_bad_file_is_said_on_stderr_and_nothing_of_it_holds() {
    let said = euja("settings-bad", "(ascii: true, measure: 9)", &["screen", "--size", "80x24"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains('─'), "ASCII isn't settled: {}", said.out);
    assert!(
        said.err.contains("config.ron:1:24") && said.err.contains("a text can't be 9 columns wide"),
        "{}",
        said.err
    );
    let said = euja("settings-bad-config", "(ascii: true, measure: 9)", &["config"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("config.ron:1:24") && said.out.contains("ascii     off"), "{}", said.out);
}

#[test]
fn a_good_file_holds_and_options_win_over_it() {
    let settings = r#"(ascii: true, theme: "light", language: "ja")"#;
    let screen = |name, more: &[&str]| euja(name, settings, &[&["screen", "--size", "80x24"], more].concat());
    let said = screen("settings-good", &[]);
    assert_eq!(said.err, "");
    assert!(!said.out.contains('─') && !said.out.is_ascii(), "Japanese names in ASCII frames: {}", said.out);
    assert!(screen("settings-ascii", &["--ascii=false"]).out.contains('─'));
    let colours = |name, more: &[&str]| screen(name, &[&["--format", "json"], more].concat()).out;
    assert!(colours("settings-light", &[]).contains("#FCFCFA"));
    assert!(!colours("settings-dark", &["--theme", "dark"]).contains("#FCFCFA"));
    assert!(!colours("settings-never", &["--color", "never"]).contains('#'));
}

#[test]
fn config_says_where_the_file_is_and_what_holds() {
    let said = euja("settings-said", SEARCH, &["config"]);
    assert_eq!(said.code, 0);
    for part in ["euja/config.ron\n", "theme     auto", r#"(action: "search", keys: "ö Ctrl-S", in: [Matrix"#] {
        assert!(said.out.contains(part), "no {part} in\n{}", said.out);
    }
    let none = euja_with(&["config"], &[("XDG_CONFIG_HOME", "/nowhere")]);
    assert!(none.out.starts_with("/nowhere/euja/config.ron isn't there"), "{}", none.out);
    assert!(none.out.contains("as the help lists them"), "{}", none.out);
}

#[test]
fn the_template_is_a_file_of_settings_in_which_every_action_stands() {
    let template = euja_with(&["config", "--template"], &[]).out;
    assert!(problems(&template).is_empty());
    for action in euja::tui::action::Action::ALL {
        assert!(template.contains(&format!("(action: \"{}\", keys: ", action.name())), "{action:?}");
    }
}

const THEME: &str = r##"(
    on: Light,
    ground: "#fdf6e3",
    text: "#073642",
    accent: "#005faf",
    heat: ["#eee8d5", "#c9b6a0", "#a0785a", "#5a3c28"],
)"##;

#[test]
fn a_theme_of_ones_own_paints_the_screen_and_t_comes_back_to_it() {
    let home = folder("theme-own", &[("mine.ron", THEME)]);
    let path = home.join("mine.ron").display().to_string();
    let colours = |keys: &str| {
        let args = ["screen", "--size", "100x30", "--format", "json", "--theme", &path, "--keys", keys];
        euja_with(&args, &[("XDG_CONFIG_HOME", "/nowhere")]).out
    };
    for colour in ["#FDF6E3", "#073642", "#005FAF", "#5A3C28"] {
        assert!(colours("").contains(colour), "{colour}");
    }
    assert!(!colours("t").contains("#FDF6E3"), "dark");
    assert!(colours("t t t t t").contains("#FDF6E3"));
}

#[test]
fn a_theme_in_the_settings_stands_beside_them() {
    let home = folder("theme-beside", &[]);
    fs::create_dir(home.join("euja")).unwrap();
    fs::write(home.join("euja/mine.ron"), THEME).unwrap();
    fs::write(home.join("euja/config.ron"), r#"(theme: "mine.ron")"#).unwrap();
    let said = euja_with(&["screen", "--format", "json"], &[("XDG_CONFIG_HOME", home.to_str().unwrap())]);
    assert!(said.err.is_empty() && said.out.contains("#FDF6E3"), "{}", said.err);
}

#[test]
fn check_names_every_colour_that_can_hardly_be_read_with_its_contrast() {
    let faint = "(\n on: Dark,\n ground: \"#000000\",\n dim: \"#444444\",\n for: \"#005f00\",\n text: \"#ffffff\",\n)";
    let broken = "(accent: \"#12\", heat: [\"#ffffff\", \"redd\"])";
    let home = folder("theme-check", &[("good.ron", THEME), ("faint.ron", faint), ("broken.ron", broken)]);
    let check = |name: &str| {
        let path = home.join(name).display().to_string();
        euja_with(&["check", "--theme", &path], &[("XDG_CONFIG_HOME", "/nowhere")])
    };
    let good = check("good.ron");
    assert_eq!(good.code, 0, "{}{}", good.out, good.err);
    let said = check("faint.ron");
    assert_eq!(said.code, 1);
    for part in ["`dim` has a contrast of 2.16:1", "faint.ron:4:7", "`for` has a contrast of 2.64:1", "2 problems"] {
        assert!(said.out.contains(part), "no {part} in\n{}", said.out);
    }
    let said = check("broken.ron");
    assert!(said.out.contains("`#12` is no colour") && said.out.contains("`redd` is no colour"), "{}", said.out);
    assert_eq!(check("nothing.ron").code, 2);
}

#[test]
fn a_theme_that_is_none_is_refused_with_those_there_are() {
    let said = euja_with(&["screen", "--theme", "drak"], &[("XDG_CONFIG_HOME", "/nowhere")]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no theme is called `drak`") && said.err.contains("projector"), "{}", said.err);
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader_of_settings(text in any::<String>(), keys in "[ -~]{0,12}", action in "[a-z-]{0,8}") {
        let _ = read(&SourceFile::new("config.ron", text), Some(Path::new("/nowhere")));
        let keys = keys.replace(['\\', '"'], "");
        let (_, problems) = read(
            &SourceFile::new("config.ron", format!("(keys: [(action: \"{action}\", keys: \"{keys}\")])")),
            None,
        );
        for problem in problems {
            prop_assert!(problem.spot.is_some(), "{problem}");
        }
    }
}
