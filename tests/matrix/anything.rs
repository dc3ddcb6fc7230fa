//! Whatever is pressed, at whatever size: nothing breaks, the cursor is seen, and the title says the lens.

use std::sync::LazyLock;

use euja::corpus::Corpus;
use euja::tui::app::{App, Setup};
use euja::tui::draw::draw;
use euja::tui::keymap::Context;
use euja::tui::keys::{Key, named_key};
use euja::tui::theme::Depth;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::common::stage::{BUILT_IN, THREE_PARTIES, drawn, press, setup};
use crate::pane::{lens, pane};

const KEYS: &str = "V x X v S C c r w T D d e 0 V x d Enter Enter Enter Esc Esc Up Down Left Right Up Down Left Right PgUp \
                    PgDn Home End Tab z 1 1 1 n / a e o s c 2 0 : . , | Space Backspace Ctrl-U [ ] i b";

static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| KEYS.split_whitespace().collect());

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Size(u16, u16),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key = prop::sample::select(NAMES.clone()).prop_map(|name| Step::Key(named_key(name).unwrap()));
    let size = (0..=200_u16, 0..=60_u16).prop_map(|(width, height)| Step::Size(width, height));
    prop::collection::vec(prop_oneof![14 => key, 1 => size], 1..90)
}

/// Whether the cursor stands in the lists of the quadrants: its mark, that of what is tied, and a letter.
fn points(line: &str) -> bool {
    let cells: Vec<char> = line.chars().collect();
    cells.windows(5).any(
        |five| matches!(five, ['›' | '>', ' ' | '•' | '*' | 'o', ' ', letter, ' '] if letter.is_ascii_alphabetic()),
    )
}

/// Where the matrix is seen at all, with room for some rows: its cursor is.
fn cursor_is_seen(app: &App<'_>) -> Result<(), TestCaseError> {
    if app.context() != Context::Matrix {
        return Ok(());
    }
    let Some(lines) = pane(app) else { return Ok(()) };
    let empty = lines.iter().any(|line| {
        ["No cell has a range", "There is nothing to count", "This dataset has no"].iter().any(|why| line.contains(why))
    });
    let roomy = lines.len() >= 9 && lines[0].chars().count() >= 30;
    if roomy && !empty {
        let seen = lines.iter().skip(1).any(|line| line.starts_with(['›', '>']) || points(line));
        prop_assert!(seen, "no cursor in\n{}", drawn(app));
    }
    Ok(())
}

/// The title says the whole lens, as it stands where there is more room than anything takes.
fn title_says_the_lens(app: &mut App<'_>, corpus: &Corpus) -> Result<(), TestCaseError> {
    while matches!(app.context(), Context::Prompt | Context::Help) {
        press(app, "Esc");
    }
    let Some(lines) = pane(app) else { return Ok(()) };
    let size = app.screen();
    app.arrange(Rect::new(0, 0, 900, 60));
    press(app, "1");
    let whole = lens(app);
    app.arrange(size);
    let room = lines[0].chars().count();
    if room >= whole.chars().count() + 16 {
        prop_assert!(lines[0].contains(&whole), "{whole:?} isn't in {:?} of {}", lines[0], corpus.about.title);
    }
    Ok(())
}

fn play(corpus: &Corpus, steps: Vec<Step>, first: (u16, u16), ascii: bool) -> Result<(), TestCaseError> {
    let mut area = Rect::new(0, 0, first.0, first.1);
    let mut app = App::new(corpus, Setup { ascii, ..setup(Depth::Indexed) });
    app.arrange(area);
    for step in steps {
        match step {
            Step::Key(key) => {
                app.key(key);
            }
            Step::Size(width, height) => area = Rect::new(0, 0, width, height),
        }
        app.arrange(area);
        let mut buffer = Buffer::empty(area);
        draw(&app, &mut buffer);
        cursor_is_seen(&app)?;
    }
    title_says_the_lens(&mut app, corpus)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_of_the_matrix_breaks_it(
        steps in steps(), first in (0..=200_u16, 0..=60_u16), ascii in any::<bool>(), three in any::<bool>(),
    ) {
        play(if three { &THREE_PARTIES } else { &BUILT_IN }, steps, first, ascii)?;
    }
}

/// Every view, at every size that has a row or column more than another one.
#[test]
fn every_view_draws_at_every_size() {
    for corpus in [&*BUILT_IN, &*THREE_PARTIES] {
        for view in 0..14 {
            let mut app = App::new(corpus, setup(Depth::Indexed));
            app.arrange(Rect::new(0, 0, 120, 40));
            press(&mut app, &format!("V <Down*{view}> Enter End <Right*40> z"));
            for width in (0..200).step_by(7) {
                for height in (0..60).step_by(3) {
                    let area = Rect::new(0, 0, width, height);
                    app.arrange(area);
                    draw(&app, &mut Buffer::empty(area));
                    cursor_is_seen(&app).unwrap_or_else(|error| panic!("view {view} at {width}x{height}: {error}"));
                }
            }
        }
    }
}
