//! What each fuzz target does with some bytes, and what must hold then. `tests/fuzzed.rs` runs the same on every build.

use std::sync::{LazyLock, OnceLock};

use euja::address::Address;
use euja::corpus::date::Edtf;
use euja::corpus::{Corpus, SourceFile, TourProblems, source};
use euja::fulltext::{Form, FullTexts, decode, paragraphs};
use euja::search::Index;
use euja::text::{Byte, Cells, control_at, cut, fold, fold_str, is_control, rows, visible, width};
use euja::tui::app::{App, Effect, Front, Setup, Wishes};
use euja::tui::draw::draw;
use euja::tui::keymap::Keymap;
use euja::tui::keys::named_key;
use euja::tui::matrix::Manner;
use euja::tui::theme::{Depth, Ground};
use euja::{page, render, tour};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

static BUILT_IN: LazyLock<Corpus> = LazyLock::new(|| euja::corpus::load(&source::built_in()).unwrap_or_default());
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&BUILT_IN));

/// What a target does with some bytes.
pub type Body = fn(&[u8]);

/// All targets, by the names of their files.
pub const TARGETS: &[(&str, Body)] = &[
    ("address", address),
    ("date", date),
    ("fold", fold_text),
    ("fulltext", fulltext),
    ("keys", keys),
    ("load", load),
    ("query", query),
    ("tour", tour_file),
    ("wrap", wrap),
];

/// What is shown on a terminal has nothing in it that acts.
fn fit(text: &str) {
    assert!(!text.chars().any(|c| c != '\n' && is_control(c)), "{text:?}");
}

fn setup() -> Setup {
    let (ground, depth, wishes) = (Ground::Dark, Depth::Indexed, Wishes::default());
    let front = Front { ground, depth, ascii: false, mouse: true, wishes };
    front.setup(Address::Home, Manner::default(), FullTexts::default())
}

fn drawn(app: &mut App<'_>, area: Rect) {
    app.arrange(area);
    let mut buffer = Buffer::empty(area);
    draw(app, &mut buffer);
    assert!(buffer.content().iter().all(|cell| control_at(cell.symbol()).is_none()));
}

/// A file of a dataset: problems that can be printed, or an explorer that can be drawn.
pub fn load(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    match euja::corpus::load(&[SourceFile::of_user("a.ron", text.to_owned())]) {
        Err(problems) => {
            assert!(!problems.0.is_empty());
            fit(&problems.to_string());
        }
        Ok(corpus) => {
            let mut app = App::new(&corpus, setup());
            for (width, height) in [(120, 40), (80, 24), (9, 5), (0, 0)] {
                drawn(&mut app, Rect::new(0, 0, width, height));
            }
        }
    }
}

/// What is typed into the search box.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = INDEX.search(&BUILT_IN, &text, 20);
    for hit in found.hits {
        fit(&format!("{hit:?}"));
    }
}

/// A date in EDTF.
pub fn date(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Ok(date) = text.parse::<Edtf>() else { return };
    assert_eq!(date.to_string().parse::<Edtf>().as_ref(), Ok(&date), "{text:?}");
    assert!(date.earliest().zip(date.latest()).is_none_or(|(first, last)| first <= last), "{text:?}");
    assert!(date.overlaps(&date) && date.within(&date), "{text:?}");
    fit(&date.in_words());
    fit(&date.as_bounds());
}

/// The name of a thing: what it opens is called so.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Address::parse(&BUILT_IN, &text) {
        Ok(address) => {
            let name = address.name(&BUILT_IN);
            assert_eq!(Address::parse(&BUILT_IN, &name).ok().as_ref(), Some(&address), "{text:?}");
            let page = page::of(&BUILT_IN, &OnceLock::new(), &address);
            fit(&render::plain(&BUILT_IN, &page, 80));
        }
        Err(unknown) => fit(&unknown.to_string()),
    }
}

/// A text in rows of any width: each fits, none overlaps the one before.
pub fn wrap(bytes: &[u8]) {
    let Some((wide, text)) = bytes.split_first() else { return };
    let (text, room) = (String::from_utf8_lossy(text), Cells(usize::from(*wide) % 40));
    let mut end = 0;
    for row in rows(&text, room) {
        assert!(end <= row.start && row.start <= row.end, "{text:?}");
        end = row.end;
        assert!(text.get(row).is_some(), "{text:?}");
    }
    assert!(width(&cut(&text, room, "…")) <= room, "{text:?}");
    assert!(control_at(&visible(&text)).is_none());
}

/// A text as a search sees it: every part of it comes from a part of the text.
pub fn fold_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = fold(&text);
    assert_eq!(folded.text(), fold_str(&text));
    let ends = folded.text().char_indices().map(|(at, c)| (at, at + c.len_utf8()));
    for (start, end) in ends {
        let original = folded.original(Byte(start)..Byte(end));
        assert!(text.get(original.start.0..original.end.0).is_some(), "{text:?}");
    }
}

/// A tour of one step, line by line: address, view, lens, window, highlight, text.
pub fn tour_file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(|line| line.replace(['"', '\\'], ""));
    let mut line = || lines.next().unwrap_or_default();
    let (address, view, lens, window, highlight, text) = (line(), line(), line(), line(), line(), line());
    let window = if window.is_empty() { String::new() } else { format!("window: \"{window}\",") };
    let tour = format!(
        r#"(tours: [(id: "t", label: "T", steps: [(title: "A", address: "{address}", view: "{view}", lens: "{lens}",
        {window} highlight: "{highlight}", text: "{text}")])])"#
    );
    let mut files = source::built_in();
    files.push(SourceFile::of_user("tour.ron", tour));
    match euja::corpus::load(&files) {
        Err(problems) => fit(&problems.to_string()),
        Ok(corpus) => {
            let mut problems = TourProblems::new(&files);
            tour::check(&corpus, &mut problems);
            if let Err(problems) = problems.finish() {
                fit(&problems.to_string());
            }
        }
    }
}

/// A reader's own copy of a source, in every form.
pub fn fulltext(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    for form in [Form::Plain, Form::Markdown, Form::Html, Form::of("copy", &text)] {
        for paragraph in paragraphs(&text, form) {
            fit(&paragraph.text);
            assert!(!paragraph.text.trim().is_empty());
        }
    }
}

/// Keys, clicks and sizes, two bytes each.
pub fn keys(bytes: &[u8]) {
    let mut app = App::new(&BUILT_IN, setup());
    let mut area = Rect::new(0, 0, 100, 30);
    app.arrange(area);
    let keymap = Keymap::default();
    let bound: Vec<_> = keymap.bound().flat_map(|bound| bound.keys.iter().copied()).collect();
    for pair in bytes.chunks_exact(2) {
        let [kind, value] = [pair[0], pair[1]];
        match kind {
            0..=159 => {
                if app.key(bound[usize::from(value) % bound.len()]) == Effect::Quit {
                    return;
                }
            }
            160..=199 => {
                let letter = char::from(b' ' + value % 95);
                named_key(letter.encode_utf8(&mut [0; 4])).map(|key| app.key(key));
            }
            200..=229 => {
                let kinds =
                    [MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
                let kind = kinds[usize::from(kind) % kinds.len()];
                let (column, row) = (u16::from(value) % 120, u16::from(value) / 7);
                app.mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
            }
            230..=239 => app.paste(&String::from_utf8_lossy(pair)),
            _ => area = Rect::new(0, 0, u16::from(value) % 130, u16::from(kind) % 17 * 3),
        }
        drawn(&mut app, area);
    }
}
