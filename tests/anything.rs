//! Whatever is pressed, clicked, pasted and resized, on whatever dataset: the explorer stays whole, the footer tells the
//! truth, and back and forward undo each other.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fmt::Write as _;

use common::plenty::Dice;
use common::stage::{BUILT_IN, THREE_PARTIES, address, drawn, setup};
use euja::corpus::{Corpus, SourceFile, load};
use euja::tui::action::Action;
use euja::tui::app::{App, Effect, Setup};
use euja::tui::draw::draw;
use euja::tui::keymap::{Context, Keymap};
use euja::tui::keys::{Key, named_key};
use euja::tui::theme::Depth;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

/// So many actions in all.
const ACTIONS: usize = 100_000;
/// So many of them go on from one start.
const WALK: usize = 500;
/// So many of them come at most before the next drawing, as keys do that are typed faster than drawn.
const DRAIN: usize = 8;

/// A dataset of a few of everything, or of none: every kind, list and reference is there or isn't, as the dice say.
fn invented(dice: &mut Dice) -> Corpus {
    let mut many = |most: usize| if dice.below(4) == 0 { 0 } else { 1 + dice.below(most) };
    let [dimensions, parties, elements, levels] = [many(12), many(4), many(4), 1 + many(6)];
    let [documents, passages, events, themes, actors, terms, steps] =
        [many(4), 1 + many(5), many(40), many(5), many(6), many(5), many(4)];
    let list = |count: usize, each: &mut dyn FnMut(usize) -> String| (0..count).map(each).collect::<String>();
    let words = [
        "Harbour",
        "of",
        "日本語の",
        "e\u{301}te\u{301}",
        "שלום",
        "👨\u{200d}👩",
        "a-b",
        "verylongwordthatbreaksnowhere",
        "x",
    ];
    let label =
        |dice: &mut Dice| (0..=dice.below(5)).map(|_| words[dice.below(words.len())]).collect::<Vec<_>>().join(" ");
    let mut out = String::from(r#"(dataset: (id: "x", title: "Invented""#);
    let window = [r#", window: "2000/2020""#, r#", window: "-9999/9999""#, r#", window: "2010""#, ""][dice.below(4)];
    let _ = write!(
        out,
        r#"{window}), document_kinds: [(id: "k", label: "Kind")], actor_kinds: [(id: "a", label: "A")],
        event_kinds: [(id: "e", label: "E"), (id: "f", label: "F")],"#
    );
    let _ = write!(
        out,
        r#"scales: [(id: "s", label: "Scale", definition: "D.", levels: [{}])],"#,
        list(levels, &mut |nth| format!(r#"(value: {}, label: "l{nth}", definition: "L."),"#, nth * 40)),
    );
    let _ = write!(
        out,
        "parties: [{}],",
        list(parties, &mut |nth| format!(r#"(id: "p{nth}", label: "{}"),"#, label(dice)))
    );
    let _ = write!(
        out,
        "elements: [{}],",
        list(elements, &mut |nth| format!(
            r#"(id: "e{nth}", label: "{}", scale: "s", per_party: {}, definition: "E."),"#,
            label(dice),
            parties > 0 && nth % 2 == 0,
        ))
    );
    let _ = write!(
        out,
        "dimensions: [{}],",
        list(dimensions, &mut |nth| format!(
            r#"(id: "d{nth}", label: "{}", definition: "{}"),"#,
            label(dice),
            label(dice)
        ))
    );
    let _ = write!(
        out,
        "themes: [{}],",
        list(themes, &mut |nth| format!(r#"(id: "t{nth}", label: "{}", definition: "D."),"#, label(dice)))
    );
    let _ = write!(
        out,
        "actors: [{}],",
        list(actors, &mut |nth| format!(
            r#"(id: "a{nth}", label: "{}", kind: "a", summary: "{}"),"#,
            label(dice),
            label(dice)
        ))
    );
    let _ = write!(
        out,
        "glossary: [{}],",
        list(terms, &mut |nth| format!(r#"(id: "g{nth}", label: "{}", definition: "{}"),"#, label(dice), label(dice)))
    );
    let text = |dice: &mut Dice| (0..=dice.below(12)).map(|_| label(dice)).collect::<Vec<_>>().join(". ");
    let pick = |dice: &mut Dice, letter: &str, count: usize| {
        if count == 0 || dice.below(3) == 0 { String::new() } else { format!("\"{letter}{}\"", dice.below(count)) }
    };
    out += "documents: [";
    for document in 0..documents {
        let date = ["date: \"2010\",", "date: \"2012~/..\",", "bounds: \"2001\",", ""][dice.below(4)];
        let passages = list(passages, &mut |nth| {
            let code = [("dimension/d", dimensions), ("theme/t", themes), ("actor/a", actors)][dice.below(3)];
            let coding =
                if code.1 > 0 { format!(r#"(code: "{}{}")"#, code.0, dice.below(code.1)) } else { String::new() };
            format!(r#"(locator: "p{nth}", text: "{}", codings: [{coding}]),"#, text(dice))
        });
        let _ = write!(
            out,
            r#"(id: "doc{document}", title: "{}", kind: "k", {date} sections: [(title: "", passages: [{passages}])]),"#,
            text(dice)
        );
    }
    out += "], events: [";
    for nth in 0..if documents > 0 { events } else { 0 } {
        let year = 1995 + dice.below(30);
        let date = [
            format!("{year}"),
            format!("{year}-02-28"),
            format!("{year}~"),
            format!("{year}/.."),
            format!("../{year}"),
            format!("{year}/{}", year + dice.below(5)),
            "9999".into(),
            "-0044-03-15".into(),
        ][dice.below(8)]
        .clone();
        let _ = write!(
            out,
            r#"(id: "v{nth}", label: "{}", kind: "{}", date: "{date}", dimensions: [{}], themes: [{}], actors: [{}],
            reports: [(passage: "doc0#p0", says: "s")]),"#,
            text(dice),
            ["e", "f"][dice.below(2)],
            pick(dice, "d", dimensions),
            pick(dice, "t", themes),
            pick(dice, "a", actors),
        );
    }
    out += "], assessments: [";
    if documents > 0 {
        for (dimension, element) in (0..dimensions).flat_map(|d| (0..elements).map(move |e| (d, e))) {
            if dice.below(3) == 0 {
                continue;
            }
            let party = if parties > 0 && element % 2 == 0 {
                format!("party: \"p{}\",", dice.below(parties))
            } else {
                String::new()
            };
            let level = dice.below(levels) * 40;
            let _ = write!(
                out,
                r#"(dimension: "d{dimension}", element: "e{element}", {party} rationale: "{}", rating: (level: {level}, low: {level},
                high: {level}, confidence: Low, directness: Direct),
                evidence: [(passage: "doc0#p0", stance: Supports, level: {level}, note: "N.")]),"#,
                text(dice)
            );
        }
    }
    let addresses = ["home", "timeline", "nothing/of/that", "tour/t"];
    let steps = list(steps, &mut |_| {
        format!(r#"(title: "{}", address: "{}", text: "{}"),"#, label(dice), addresses[dice.below(4)], text(dice))
    });
    let tours = if steps.is_empty() { String::new() } else { format!(r#"(id: "t", label: "T", steps: [{steps}])"#) };
    let _ = write!(out, "], tours: [{tours}])");
    load(&[SourceFile::new("invented.ron", out.clone())]).unwrap_or_else(|problems| panic!("{problems}\n{out}"))
}

/// What a person does to the explorer.
#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    /// One of the keys in the footer.
    Footer(usize),
    Mouse(MouseEvent),
    Size(u16, u16),
    Paste(&'static str),
    /// Back, and forward again.
    ThereAndBack,
    Tick,
}

const PASTES: [&str; 8] =
    ["a\nq\u{1b}[2J", "year:2018..2014", "(", "\u{202e}", "日本語e\u{301}", "event/v0", "", "-9999/9999 !x | ^y$ 'z"];

/// The keys of every context, from the live table, but for those that end the program.
fn bound() -> Vec<Key> {
    let keymap = Keymap::default();
    let lasting = keymap.bound().filter(|bound| bound.action != Action::Quit);
    lasting.flat_map(|bound| bound.keys.iter().copied()).collect()
}

fn step(dice: &mut Dice, bound: &[Key], (width, height): (u16, u16)) -> Step {
    match dice.below(100) {
        0..=54 => Step::Key(bound[dice.below(bound.len())]),
        55..=64 => Step::Key(named_key(&char::from(b'!' + u8::try_from(dice.below(94)).unwrap()).to_string()).unwrap()),
        65..=72 => Step::Footer(dice.below(12)),
        73..=84 => {
            let kinds = [
                MouseEventKind::Down(MouseButton::Left),
                MouseEventKind::Down(MouseButton::Right),
                MouseEventKind::Drag(MouseButton::Left),
                MouseEventKind::Up(MouseButton::Left),
                MouseEventKind::ScrollDown,
                MouseEventKind::ScrollUp,
            ];
            let spot = |dice: &mut Dice, side: u16| u16::try_from(dice.below(usize::from(side) + 3)).unwrap();
            let (column, row) = (spot(dice, width), spot(dice, height));
            Step::Mouse(MouseEvent { kind: kinds[dice.below(6)], column, row, modifiers: KeyModifiers::NONE })
        }
        85..=88 => {
            // Mostly small: that is where there is least room, and they are drawn fast.
            let side = |dice: &mut Dice, most: usize| u16::try_from(dice.below(most)).unwrap();
            match dice.below(9) {
                0 => Step::Size(0, 0),
                1..=4 => Step::Size(side(dice, 14), side(dice, 14)),
                5..=7 => Step::Size(30 + side(dice, 60), 5 + side(dice, 20)),
                _ => Step::Size(100 + side(dice, 100), 20 + side(dice, 40)),
            }
        }
        89..=91 => Step::Paste(PASTES[dice.below(PASTES.len())]),
        92..=97 => Step::ThereAndBack,
        _ => Step::Tick,
    }
}

/// Presses a key of the footer; gives its name.
fn press_footer(app: &mut App<'_>, nth: usize) -> Option<String> {
    let footer = Keymap::default().footer(app.context());
    let (key, _, action) = footer.get(nth % footer.len().max(1))?;
    if *action == Action::Quit {
        return None;
    }
    app.key(named_key(key).unwrap());
    Some(key.clone())
}

/// Where a view was left for the one before, forward leads to it again.
fn there_and_back(app: &mut App<'_>) {
    let (back, forward) = (named_key("Backspace").unwrap(), named_key("L").unwrap());
    if !matches!(app.context(), Context::Matrix | Context::Timeline | Context::Reader) {
        return;
    }
    let (size, here) = (app.screen(), app.address().clone());
    app.key(back);
    if *app.address() != here && matches!(app.context(), Context::Matrix | Context::Timeline | Context::Reader) {
        app.arrange(size);
        app.key(forward);
        assert_eq!(*app.address(), here, "forward leads elsewhere");
    }
}

/// One walk from a fresh start; every state is drawn.
fn walk(corpus: &Corpus, dice: &mut Dice, bound: &[Key], actions: usize) {
    let ascii = dice.below(2) == 0;
    let mut app = App::new(corpus, Setup { ascii, ..setup(Depth::Indexed) });
    let mut area = Rect::new(0, 0, 60, 18);
    app.arrange(area);
    let mut left = 0;
    for _ in 0..actions {
        let mut promised = None;
        match step(dice, bound, (area.width, area.height)) {
            Step::Key(key) => drop(app.key(key)),
            Step::Footer(nth) => promised = press_footer(&mut app, nth),
            Step::Mouse(event) => {
                if app.mouse(event) == Effect::Quit {
                    app = App::new(corpus, setup(Depth::Indexed));
                }
            }
            Step::Size(width, height) => area = Rect::new(0, 0, width, height),
            Step::Paste(text) => app.paste(text),
            Step::ThereAndBack => there_and_back(&mut app),
            Step::Tick => app.tick(),
        }
        if left > 0 && promised.is_none() {
            left -= 1;
            continue;
        }
        left = dice.below(DRAIN);
        app.arrange(area);
        assert_eq!(app.screen(), area);
        let mut buffer = Buffer::empty(area);
        draw(&app, &mut buffer);
        for cell in buffer.content() {
            assert!(euja::text::control_at(cell.symbol()).is_none(), "{:?} reached the screen", cell.symbol());
        }
        // A footer never lies: nobody is told that one of its keys does nothing.
        if let Some(key) = promised.filter(|_| area.width > 50) {
            assert!(!drawn(&app).contains(&format!(" {key} does nothing here")), "{}", drawn(&app));
        }
    }
    // Nobody is ever caught: Esc leads out of every box and every show, and the panes are there again.
    area = Rect::new(0, 0, 120, 40);
    for _ in 0..12 {
        app.key(named_key("Esc").unwrap());
        app.arrange(area);
    }
    assert!(
        matches!(app.context(), Context::Matrix | Context::Timeline | Context::Reader),
        "{:?}\n{}",
        app.context(),
        drawn(&app)
    );
    assert!(!address(&app).is_empty());
}

#[test]
fn a_hundred_thousand_actions_break_nothing() {
    let bound = bound();
    let threads = 2;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let bound = &bound;
            scope.spawn(move || {
                let mut dice = Dice(0x9e37_79b9 + thread as u64);
                for nth in 0..ACTIONS / WALK / threads {
                    match nth % 4 {
                        0 => walk(&BUILT_IN, &mut dice, bound, WALK),
                        1 => walk(&THREE_PARTIES, &mut dice, bound, WALK),
                        _ => walk(&invented(&mut dice), &mut dice, bound, WALK),
                    }
                }
            });
        }
    });
}
