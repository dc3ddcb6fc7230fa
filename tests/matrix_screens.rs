//! Golden screens of the matrix: every view, lens and form at the sizes that people have, in all colours, in sixteen, and
//! as ASCII without any.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::stage::{BUILT_IN, THREE_PARTIES, drawn, golden, press, setup, stage};
use euja::analysis::Lens;
use euja::corpus::Corpus;
use euja::sheet::{Measure, View};
use euja::tui::app::Setup;
use euja::tui::keys::script;
use euja::tui::matrix::Manner;
use euja::tui::picture;
use euja::tui::screen::screen;
use euja::tui::theme::{Depth, Ground, Theme};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Every view, with the name of its snapshots.
const VIEWS: [(&str, &str); 10] = [
    ("levels", "levels"),
    ("convergence", "convergence"),
    ("dumbbells", "dumbbells"),
    ("quadrants", "quadrants"),
    ("contested", "contested"),
    ("themes", "dimension-theme"),
    ("actors", "dimension-actor"),
    ("documents", "document-dimension"),
    ("pair", "pair:cyber-security,military-security"),
    ("against", "against:year:..2018"),
];

/// The levels under a lens and in other forms: the lens, and keys.
const FORMS: [(&str, &str, &str); 6] = [
    ("as-of-2018", "year:..2018", ""),
    ("one-document", "doc:sinha-roy-2024", ""),
    ("wide", "", "w"),
    ("grouped", "", "D"),
    ("turned", "", "T"),
    ("sorted", "", "<Right*3>S"),
];

fn looks(corpus: &Corpus, view: &str, lens: &str) -> Manner {
    let view = View::parse(corpus, view).unwrap_or_else(|error| panic!("{error}"));
    let lens = Lens::parse(corpus, lens).unwrap_or_else(|error| panic!("{error}"));
    Manner { view, lens, ..Manner::default() }
}

/// All colours at every size; in one size sixteen colours, and ASCII without any.
fn at_every_size(name: &str, corpus: &Corpus, look: &Manner, keys: &str) {
    let with = |depth| Setup { look: look.clone(), ..setup(depth) };
    for (width, height) in SIZES {
        let seen = golden(corpus, with(Depth::True), (width, height), keys);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), seen);
    }
    let seen = golden(corpus, with(Depth::Sixteen), (120, 40), keys);
    insta::assert_snapshot!(format!("{name}-sixteen-120x40"), seen);
    let seen = golden(corpus, Setup { ascii: true, ..with(Depth::Mono) }, (120, 40), keys);
    assert!(!seen.contains("fg ") && !seen.contains("bg "), "a colour is left in {name}");
    insta::assert_snapshot!(format!("{name}-ascii-mono-120x40"), seen);
}

#[test]
fn every_view_at_every_size() {
    for (name, view) in VIEWS {
        at_every_size(name, &BUILT_IN, &looks(&BUILT_IN, view, ""), "");
    }
}

#[test]
fn the_levels_under_lenses_and_in_every_form() {
    for (name, lens, keys) in FORMS {
        at_every_size(&format!("levels-{name}"), &BUILT_IN, &looks(&BUILT_IN, "levels", lens), keys);
    }
}

#[test]
fn every_measure_in_the_cells() {
    for measure in Measure::ALL.iter().filter(|measure| **measure != Measure::Level) {
        let look = Manner { measure: *measure, ..Manner::default() };
        let seen = golden(&BUILT_IN, Setup { look, ..setup(Depth::True) }, (120, 40), "");
        insta::assert_snapshot!(format!("measure-{}-120x40", measure.word()), seen);
    }
}

#[test]
fn three_parties_in_convergence() {
    for view in ["convergence", "dumbbells", "quadrants"] {
        let look = looks(&THREE_PARTIES, view, "");
        let seen = golden(&THREE_PARTIES, Setup { look, ..setup(Depth::True) }, (120, 40), "");
        insta::assert_snapshot!(format!("three-parties-{view}-120x40"), seen);
    }
}

/// The matrix alone: what stands left of the bar and above the timeline, without the title of the pane.
fn matrix_alone(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().collect();
    let timeline = lines.iter().position(|line| line.contains(" 2 Timeline ")).unwrap();
    let edge = lines[1].chars().position(|c| c == '|').unwrap();
    lines[2..timeline]
        .iter()
        .map(|line| line.chars().take(edge).collect::<String>().trim_end().to_owned() + "\n")
        .collect()
}

fn in_ascii(view: &str, lens: &str, keys: &str) -> String {
    let setup = Setup { ascii: true, look: looks(&BUILT_IN, view, lens), ..setup(Depth::Mono) };
    drawn(&stage(&BUILT_IN, setup, (120, 40), keys))
}

/// Without colours two states that differ are told apart by what is written.
#[test]
fn nothing_is_said_by_colour_alone() {
    let states = [
        ("levels", "", ""),
        ("levels", "year:..2018", ""),
        ("levels", "year:..2016", ""),
        ("levels", "doc:sinha-roy-2024", ""),
        ("levels", "stance:contradicts", ""),
        ("levels", "confidence:high", ""),
        ("levels", "", "<Down>"),
        ("levels", "", "<Right>"),
        ("levels", "", "<Right>S"),
        ("levels", "", "<Right>SS"),
        ("levels", "", "w"),
        ("levels", "", "T"),
        ("levels", "", "D"),
        ("convergence", "", ""),
        ("convergence", "year:..2018", ""),
        ("dumbbells", "", ""),
        ("dumbbells", "year:..2018", ""),
        ("dumbbells", "", "<Down>"),
        ("quadrants", "", ""),
        ("quadrants", "year:..2018", ""),
        ("quadrants", "", "<Down>"),
        ("contested", "", ""),
        ("contested", "", "<Right>"),
        ("dimension-theme", "", ""),
        ("dimension-theme", "doc:sinha-roy-2024", ""),
        ("dimension-actor", "", ""),
        ("document-dimension", "", ""),
    ];
    let mut seen: BTreeMap<String, (&str, &str, &str)> = BTreeMap::new();
    for state in states {
        let alone = matrix_alone(&in_ascii(state.0, state.1, state.2));
        if let Some(before) = seen.insert(alone.clone(), state) {
            panic!("{before:?} and {state:?} look the same without colours:\n{alone}");
        }
    }
}

/// A colour of heat stands for one level of its scale: what is written in it is always the same.
#[test]
fn every_level_on_a_heat_is_written_in_it() {
    let theme = Theme::new(Ground::Dark, Depth::True);
    let heats: BTreeSet<String> = (0..=8).filter_map(|halves| Some(theme.heat(halves, 8).bg?.to_string())).collect();
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let buffer = screen(&BUILT_IN, setup(Depth::True), (120, 40), &script("<Left>").unwrap());
    for run in picture::json(&buffer)["styles"].as_array().unwrap() {
        if let Some(heat) = run["bg"].as_str().filter(|bg| heats.contains(*bg)) {
            let text = run["text"].as_str().unwrap();
            let digit: String = text.chars().filter(|c| !" <>[]".contains(*c)).collect();
            if digit.chars().count() == 1 {
                written.entry(heat.to_owned()).or_default().insert(digit);
            }
        }
    }
    assert!(written.len() >= 5, "{written:?}");
    for (heat, digits) in written {
        assert_eq!(digits.len(), 1, "{heat} stands for {digits:?}");
    }
}

/// What `--ascii` draws is ASCII, but for the letters of the dataset.
#[test]
fn an_ascii_screen_holds_only_ascii_and_the_letters_of_the_dataset() {
    let own: BTreeSet<char> = {
        let data = euja::dataset::files();
        data.iter().flat_map(|file| file.text.chars().collect::<Vec<_>>()).filter(|c| c.is_alphabetic()).collect()
    };
    let foreign =
        |screen: &str| -> BTreeSet<char> { screen.chars().filter(|c| !c.is_ascii() && !own.contains(c)).collect() };
    for (name, view) in VIEWS {
        for keys in ["", "<Down><Right>", "V", "x", "d", "C", "c", "r", "e", "?"] {
            for lens in ["", "year:..2018"] {
                let screen = in_ascii(view, lens, keys);
                assert_eq!(foreign(&screen), BTreeSet::new(), "{name} {keys} {lens}\n{screen}");
            }
        }
    }
    for (name, lens, keys) in FORMS {
        let screen = in_ascii("levels", lens, keys);
        assert_eq!(foreign(&screen), BTreeSet::new(), "{name}\n{screen}");
    }
}

/// The smallest usual screen shows whole sentences and cuts none: menus, notices, an empty table.
#[test]
fn at_80x24_what_is_said_has_an_end() {
    for (view, lens, keys, said) in [
        ("contested", "confidence:high doc:none", "", "No cell has a range of more than one level here."),
        ("quadrants", "", "S", "A plot is in its own order; V shows tables."),
        ("quadrants", "", "T", "A plot can't be turned; V shows tables."),
        ("quadrants", "", "C", "A plot has no columns; V shows tables."),
        ("contested", "", "w", "Only levels have a range and a confidence; V shows them."),
        ("levels", "", "X", "No lens is on: all evidence counts."),
    ] {
        let setup = Setup { look: looks(&BUILT_IN, view, lens), ..setup(Depth::True) };
        let mut app = stage(&BUILT_IN, setup, (80, 24), "");
        press(&mut app, keys);
        assert!(drawn(&app).contains(said), "{view} {keys}\n{}", drawn(&app));
    }
}
