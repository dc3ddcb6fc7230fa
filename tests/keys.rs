//! Whatever is pressed, clicked or resized: the explorer stays whole.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::stage::{BUILT_IN, CLICK, address, drawn, mouse, place, presses as press, setup, stage};
use euja::tui::action::Action;
use euja::tui::app::{App, Effect, Setup};
use euja::tui::below::Below;
use euja::tui::draw::{draw, draw_over};
use euja::tui::keymap::Context;
use euja::tui::keys::{Key, named_key};
use euja::tui::theme::{Depth, Ground, Role, Theme};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

fn app() -> App<'static> {
    stage(&BUILT_IN, setup(Depth::Indexed), (120, 40), "")
}

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Mouse(MouseEvent),
    Size(u16, u16),
    Paste(String),
}

fn step() -> impl Strategy<Value = Step> {
    let names = "Enter Esc Tab Shift-Tab Backspace Up Down Left Right PgUp PgDn Home End Space h j k l g G [ ] , . n N \
                 s Ctrl-F / : Ctrl-P z 1 2 3 2 2 i b H t M L + - 0 ? a e p Ctrl-U Ctrl-W Delete V v f F < > ( ) d r T & A \
                 w u ! D S x X";
    let names: Vec<&str> = names.split_whitespace().collect();
    let key = prop::sample::select(names).prop_map(|name| Step::Key(named_key(name).unwrap()));
    let kinds = prop::sample::select(vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ]);
    let mouse = (kinds, 0..140_u16, 0..50_u16)
        .prop_map(|(kind, column, row)| Step::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    let size = prop_oneof![(0..13_u16, 0..13_u16), (60..180_u16, 10..60_u16)].prop_map(|(w, h)| Step::Size(w, h));
    let paste = any::<String>().prop_map(Step::Paste);
    prop_oneof![8 => key, 2 => mouse, 1 => size, 1 => paste]
}

impl Step {
    fn play(&self, app: &mut App<'_>, area: &mut Rect) {
        match self {
            Step::Key(key) => drop(app.key(*key)),
            Step::Mouse(event) => drop(app.mouse(*event)),
            Step::Size(width, height) => *area = Rect::new(0, 0, *width, *height),
            Step::Paste(text) => app.paste(text),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_clicks_and_sizes_breaks_it(steps in prop::collection::vec(step(), 1..120), ascii in any::<bool>()) {
        let mut app = App::new(&BUILT_IN, Setup { ascii, ..setup(Depth::Indexed) });
        let mut area = Rect::new(0, 0, 100, 30);
        let mut typed = String::new();
        app.arrange(area);
        for step in steps {
            step.play(&mut app, &mut area);
            if let Step::Paste(text) = step {
                typed.push_str(&text);
            }
            app.arrange(area);
            let mut buffer = Buffer::empty(area);
            draw(&app, &mut buffer);
            for cell in buffer.content() {
                prop_assert!(euja::text::control_at(cell.symbol()).is_none(), "{:?} reached the screen", cell.symbol());
                // What a person typed themselves stays as it is.
                let own = typed.contains(cell.symbol());
                prop_assert!(!ascii || own || !"─│┌┐└┘›•●○◆━▶▼┬┃┊▁▂▃▄▅▆▇█…·".contains(cell.symbol()), "{:?} is no ASCII", cell.symbol());
            }
        }
    }

    #[test]
    fn what_is_kept_while_somebody_types_a_search_is_what_would_be_drawn_anew(
        steps in prop::collection::vec(prop_oneof![7 => step(), 1 => Just(Step::Key(named_key("s").unwrap()))], 1..60),
    ) {
        let mut app = app();
        let (mut area, mut below) = (app.screen(), Below::default());
        for step in steps {
            let is_typed = matches!(step, Step::Key(_) | Step::Paste(_));
            below.beside(&mut app, is_typed, |app| step.play(app, &mut area));
            app.arrange(area);
            let (mut anew, mut kept) = (Buffer::empty(area), Buffer::empty(area));
            draw(&app, &mut anew);
            below.draw(&app, &mut kept);
            draw_over(&app, &mut kept);
            prop_assert_eq!(anew, kept, "after {:?}", step);
        }
    }
}

#[test]
fn every_pane_draws_at_every_small_size_and_at_odd_large_ones() {
    for pane in ["1", "2", "3", "2 +", "3 ?", "s spa", ": q", "1 z", "/ a"] {
        let mut app = app();
        press(&mut app, &format!("j {pane}"));
        let sizes = (0..=12).flat_map(|width| (0..=12).map(move |height| (width, height)));
        for (width, height) in sizes.chain([(17, 200), (500, 3), (99, 18), (100, 17), (101, 19), (333, 97)]) {
            app.arrange(Rect::new(0, 0, width, height));
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            draw(&app, &mut buffer);
        }
    }
}

#[test]
fn escape_never_quits_and_q_and_control_c_do() {
    let mut app = app();
    for keys in ["Esc Esc Esc", "s Esc Esc", ": Esc Esc", "? Esc Esc", "3 z Esc Esc Esc", "/ Esc Esc"] {
        assert!(press(&mut app, keys).iter().all(|effect| *effect != Effect::Quit), "{keys}");
    }
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
    for before in ["s", ":", "/", "?", "3"] {
        assert_eq!(press(&mut app, &format!("{before} Ctrl-C")).last(), Some(&Effect::Quit), "{before}");
        press(&mut app, "Esc");
    }
}

#[test]
fn in_a_line_that_is_typed_letters_are_text() {
    let mut app = app();
    let effects = press(&mut app, "s q?123 Space t");
    assert!(effects.iter().all(|effect| *effect == Effect::Draw));
    assert!(drawn(&app).contains("> q?123 t"), "{}", drawn(&app));
    app.paste("a\nq\u{1b}[2J");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("> q?123 ta q[2J"), "{}", drawn(&app));
}

#[test]
fn a_paste_without_a_prompt_does_nothing() {
    let mut app = app();
    let before = drawn(&app);
    app.paste("qqq");
    app.arrange(app.screen());
    assert_eq!(drawn(&app), before);
}

#[test]
fn back_returns_every_view_as_it_was_and_forward_undoes_it() {
    let mut app = app();
    press(&mut app, "<Down*7><Right*4><Enter>");
    let mut views = vec![drawn(&app)];
    for keys in ["Enter", "<Down*5>", "Enter", "l l", "Enter", "H", "s tokyo Enter"] {
        press(&mut app, keys);
        let view = drawn(&app);
        if keys.contains("Enter") || keys == "H" {
            views.push(view);
        } else if let Some(last) = views.last_mut() {
            *last = view;
        }
    }
    let opened = views.len() - 1;
    for step in (0..opened).rev() {
        press(&mut app, "Backspace");
        assert_eq!(body(&drawn(&app)), body(&views[step]), "going back to view {step}");
    }
    for (step, view) in views.iter().enumerate().skip(1) {
        press(&mut app, "L");
        assert_eq!(body(&drawn(&app)), body(view), "going forward to view {step}");
    }
}

/// The rows of the reader, without its title.
fn reader(app: &App<'_>) -> Vec<String> {
    let bar = place(app, "─│─ 3 Reader").0 + 1;
    let lines: Vec<String> =
        drawn(app).lines().map(|line| line.chars().skip(usize::from(bar) + 1).collect::<String>()).collect();
    // Without the scroll bar at the right edge.
    let text = |line: &String| line.trim().trim_end_matches(['┃', '=']).trim().to_owned();
    lines[2..lines.len() - 1].iter().map(text).collect()
}

/// The status row of the timeline.
fn timeline_status(app: &App<'_>) -> String {
    drawn(app).lines().rev().nth(1).unwrap().split('│').next().unwrap().trim().to_owned()
}

#[test]
fn a_click_selects_a_cell_and_a_second_one_opens_it() {
    let mut app = app();
    let spot = (place(&app, "Multi").0, place(&app, "Cyber security  ").1);
    mouse(&mut app, CLICK, spot);
    assert_eq!((address(&app).as_str(), app.context()), ("cell/cyber-security/multilateral", Context::Matrix));
    assert!(drawn(&app).lines().nth(spot.1.into()).unwrap().starts_with("›• Cyber security"), "{}", drawn(&app));
    mouse(&mut app, CLICK, spot);
    assert_eq!((address(&app).as_str(), app.context()), ("cell/cyber-security/multilateral", Context::Reader));
}

#[test]
fn a_click_on_a_link_opens_it_and_a_click_beside_it_does_not() {
    let mut app = app();
    let (column, row) = place(&app, "Egmont report 2018");
    mouse(&mut app, CLICK, (column - 3, row));
    assert_eq!((address(&app).as_str(), app.context()), ("home", Context::Reader));
    mouse(&mut app, CLICK, (column + 2, row));
    assert!(address(&app).starts_with("doc/"), "{}", drawn(&app));
    assert!(reader(&app)[0].starts_with("EU-Japan Security"), "{}", drawn(&app));
}

#[test]
fn the_wheel_scrolls_the_reader_and_leaves_the_focus() {
    let mut app = app();
    let before = reader(&app);
    let spot = place(&app, "Documents");
    mouse(&mut app, MouseEventKind::ScrollDown, spot);
    assert_eq!(reader(&app)[..20], before[3..23]);
    assert_eq!(app.context(), Context::Matrix);
    mouse(&mut app, MouseEventKind::ScrollUp, spot);
    assert_eq!(reader(&app), before);
}

#[test]
fn z_gives_a_pane_the_whole_screen_and_takes_it_back() {
    let mut app = app();
    let before = drawn(&app);
    press(&mut app, "2 z");
    let whole = drawn(&app);
    assert!(
        whole.lines().nth(1).unwrap().starts_with("─ 2 Timeline · by kind ─") && !whole.contains("─ 1 Matrix ·"),
        "{whole}"
    );
    press(&mut app, "z 1");
    assert_eq!(drawn(&app), before);
}

#[test]
fn t_changes_the_colours_round_to_the_first() {
    let mut app = app();
    for name in ["light", "projector", "mono", "dark"] {
        press(&mut app, "t");
        assert!(drawn(&app).contains(&format!("Theme {name}.")), "{}", drawn(&app));
    }
}

#[test]
fn i_opens_the_codebook_and_b_what_links_here() {
    for (keys, opened) in [
        ("<Down*7><Right*4> i", "scale/cooperation#3"),
        (": event/cyber-dialogues Enter i", "dimension/cyber-security"),
        ("<Down*7><Right*4> b", "links/cell/cyber-security/bilateral"),
    ] {
        let mut app = app();
        press(&mut app, keys);
        assert_eq!((address(&app).as_str(), app.context()), (opened, Context::Reader), "{keys}");
    }
}

#[test]
fn brackets_go_through_headings_and_through_what_is_tied() {
    let mut app = app();
    press(&mut app, "<Down*7><Right*4><Enter>");
    for (key, heading) in [("]", "Evidence for"), ("]", "Evidence against"), ("[", "Evidence for")] {
        press(&mut app, key);
        assert_eq!(reader(&app)[0], heading);
    }
    press(&mut app, ": doc/beser-values Enter 1 ]");
    assert!(drawn(&app).contains("›• Economic security"), "{}", drawn(&app));
    press(&mut app, "[");
    assert!(drawn(&app).contains("›• Nuclear non-prolif"), "{}", drawn(&app));
    press(&mut app, "2 ]");
    let first = timeline_status(&app);
    press(&mut app, "]");
    assert_ne!(timeline_status(&app), first);
    press(&mut app, "[");
    assert_eq!(timeline_status(&app), first);
    assert_eq!(address(&app), "doc/beser-values", "only the cursor moves");
}

/// The panes: the breadcrumb in the header is another one after going back.
fn body(screen: &str) -> Vec<&str> {
    let lines: Vec<&str> = screen.lines().collect();
    lines[1..].to_vec()
}

#[test]
fn every_action_of_the_palette_can_be_chosen_by_its_name() {
    for action in Action::ALL {
        let mut app = app();
        press(&mut app, ":");
        for word in action.doc().split(' ').take(3) {
            app.paste(&format!("{word} "));
        }
        app.arrange(app.screen());
        assert!(drawn(&app).contains(&action.doc()[..20.min(action.doc().len())]), "{action:?}: {}", drawn(&app));
    }
}

#[test]
fn the_palette_goes_to_an_address_that_is_typed() {
    let mut app = app();
    press(&mut app, ": event/spa-in-force Enter");
    assert!(drawn(&app).contains("event/spa-in-force"), "{}", drawn(&app));
}

#[test]
fn find_counts_its_hits_and_goes_round() {
    let mut app = app();
    press(&mut app, ": doc/beser-values Enter / japan Enter");
    let first = drawn(&app);
    assert!(first.contains("hit 1 of "), "{first}");
    press(&mut app, "N");
    let last = drawn(&app);
    let count = first.split("hit 1 of ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(last.contains(&format!("hit {count} of {count}")), "{last}");
    press(&mut app, "n");
    assert!(drawn(&app).contains(&format!("hit 1 of {count}")));
    press(&mut app, "Esc Esc");
    assert!(!drawn(&app).contains("hit "));
}

/// The stretches of the reader that stand under a cursor of the focus.
fn under_the_cursor(app: &App<'_>) -> Vec<String> {
    let left = place(app, "─│─ 3 Reader").0 + 2;
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    let cursor = Theme::new(Ground::Dark, Depth::Indexed).style(Role::Cursor).bg.unwrap();
    let rows = (2..buffer.area.height - 1).map(|y| {
        let symbol = |x| if buffer[(x, y)].bg == cursor { buffer[(x, y)].symbol() } else { "\n" };
        (left..buffer.area.width).map(symbol).collect::<String>()
    });
    rows.flat_map(|row| row.split('\n').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_hit_of_a_find_is_on_the_screen() {
    let mut app = app();
    press(&mut app, ": doc/beser-values Enter / japan Enter");
    let screen = drawn(&app);
    let count: usize = screen.split("hit 1 of ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    for hit in 1..=count {
        let found = under_the_cursor(&app);
        assert!(found.iter().any(|part| part.eq_ignore_ascii_case("japan")), "{hit}: {found:?}\n{}", drawn(&app));
        press(&mut app, "n");
    }
}

#[test]
fn a_selection_marks_its_rows_events_and_cells_in_the_other_panes() {
    let mut app = app();
    press(&mut app, ": event/cyber-dialogues Enter");
    let screen = drawn(&app);
    let row = screen.lines().find(|line| line.contains("Cyber security  ")).unwrap();
    assert!(row.contains("• Cyber security"), "{row}");
    let other = screen.lines().find(|line| line.contains("Human security  ")).unwrap();
    assert!(!other.contains('•'), "{other}");
}

#[test]
fn a_search_is_there_the_next_time_until_something_else_is_typed() {
    let mut app = app();
    press(&mut app, "s s p a Down Enter");
    let second = drawn(&app);
    press(&mut app, "s");
    assert!(drawn(&app).contains("> spa") && drawn(&app).contains("2 of "), "{}", drawn(&app));
    press(&mut app, "Enter");
    assert_eq!(drawn(&app), second, "the row is kept as well");
    press(&mut app, "s Backspace");
    assert!(drawn(&app).contains("> sp ") && !drawn(&app).contains("> spa"), "an edit goes on from the query");
    press(&mut app, "Esc s c y");
    assert!(drawn(&app).contains("> cy "), "what is typed takes its place: {}", drawn(&app));
}
