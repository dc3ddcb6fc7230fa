//! Whatever is pressed and clicked, at whatever size: nothing breaks.

use std::sync::LazyLock;

use euja::corpus::Corpus;
use euja::fulltext::FullTexts;
use euja::text::control_at;
use euja::tui::app::{App, Setup};
use euja::tui::draw::draw;
use euja::tui::keys::{Key, named_key};
use euja::tui::theme::Depth;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::common::dataset;
use crate::common::stage::{BUILT_IN, THREE_PARTIES, setup};
use crate::pane::japanese;

const KEYS: &str = "o o f f a s d v V ] [ < > B B Tab Shift-Tab / n N + - y Enter Enter Enter Esc Esc Up Down Left Right \
                    PgUp PgDn Home End z 3 3 3 1 Backspace L H b i t x \" j e Space Ctrl-U : ? q 安";

static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| KEYS.split_whitespace().filter(|name| *name != "q").collect());
static JAPANESE: LazyLock<Corpus> = LazyLock::new(japanese);
static PAGES: [&str; 6] =
    ["doc/sinha-roy-2024", "doc/beser-values#p5", "dimension/cyber-security", "events", "codebook", "home"];

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Mouse(MouseEvent),
    Size(u16, u16),
    Open(&'static str),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key = prop::sample::select(NAMES.clone()).prop_map(|name| Step::Key(named_key(name).unwrap()));
    let kinds = prop::sample::select(vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ]);
    let mouse = (kinds, 0..140_u16, 0..50_u16)
        .prop_map(|(kind, column, row)| Step::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    let size = prop_oneof![(0..14_u16, 0..14_u16), (30..200_u16, 3..60_u16)].prop_map(|(w, h)| Step::Size(w, h));
    let open = prop::sample::select(PAGES.to_vec()).prop_map(Step::Open);
    prop::collection::vec(prop_oneof![14 => key, 3 => mouse, 1 => size, 1 => open], 1..120)
}

fn play(corpus: &Corpus, texts: FullTexts, steps: Vec<Step>, ascii: bool) -> Result<(), TestCaseError> {
    let mut area = Rect::new(0, 0, 120, 40);
    let mut app = App::new(corpus, Setup { ascii, texts, ..setup(Depth::Indexed) });
    app.arrange(area);
    for step in steps {
        match step {
            Step::Key(key) => drop(app.key(key)),
            Step::Mouse(event) => drop(app.mouse(event)),
            Step::Size(width, height) => area = Rect::new(0, 0, width, height),
            Step::Open(name) => {
                if let Ok(address) = euja::address::Address::parse(corpus, name) {
                    app.open(address);
                }
            }
        }
        app.arrange(area);
        let mut buffer = Buffer::empty(area);
        draw(&app, &mut buffer);
        for cell in buffer.content() {
            prop_assert!(control_at(cell.symbol()).is_none(), "{:?} reached the screen", cell.symbol());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_the_reader(steps in steps(), which in 0..3_usize, ascii in any::<bool>()) {
        let copy = format!("leaflet={}", dataset("copies/leaflet-ja.txt"));
        let texts = FullTexts::open(&THREE_PARTIES, &[copy]).unwrap();
        match which {
            0 => play(&BUILT_IN, FullTexts::default(), steps, ascii)?,
            1 => play(&JAPANESE, FullTexts::default(), steps, ascii)?,
            _ => play(&THREE_PARTIES, texts, steps, ascii)?,
        }
    }
}
