//! A frame as HTML and as SVG is the frame: every character in its cell, in its colours, and nothing besides.

use std::collections::BTreeMap;

use euja::address::Address;
use euja::corpus::Corpus;
use euja::text::width;
use euja::tui::app::Setup;
use euja::tui::keys::script;
use euja::tui::picture;
use euja::tui::screen::screen;
use euja::tui::theme::{Depth, Ground};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::common::stage::{BUILT_IN, setup};
use crate::common::{euja, json};
use crate::markup::{HOSTILE_CITIES, Part, assert_harmless, attribute, parts, text_in};

/// Frames of every sort: both datasets, all colours, themes, sizes, and glyphs of two cells.
fn frames() -> Vec<Buffer> {
    let japanese = {
        let mut corpus = euja::dataset::corpus(&euja::dataset::files()).unwrap();
        corpus.speak("ja").unwrap();
        corpus
    };
    let mut frames = Vec::new();
    for corpus in [&*BUILT_IN, &japanese, &*HOSTILE_CITIES] {
        for (ground, depth) in [
            (Ground::Dark, Depth::True),
            (Ground::Light, Depth::Indexed),
            (Ground::Dark, Depth::Sixteen),
            (Ground::Mono, Depth::Mono),
        ] {
            for (size, keys) in [((120, 40), "Down Enter"), ((61, 23), "2 Right"), ((80, 24), "P Enter"), ((7, 3), "")]
            {
                frames.push(screen(corpus, Setup { ground, ..setup(depth) }, size, &script(keys).unwrap()));
            }
        }
    }
    frames
}

/// The rows as they are in the cells, to the last blank.
fn rows_of(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            row.push_str(buffer[(x, y)].symbol());
            x += u16::try_from(width(buffer[(x, y)].symbol()).0.max(1)).unwrap();
        }
        row
    };
    (0..buffer.area.height).map(row).collect()
}

#[test]
fn the_text_of_a_page_is_the_text_of_the_frame_row_by_row() {
    for buffer in frames() {
        let page = picture::html(&buffer, true, "a title");
        let shown = text_in(&page, "pre");
        assert_eq!(shown.lines().map(str::to_owned).collect::<Vec<_>>(), rows_of(&buffer));
    }
}

#[test]
fn every_glyph_of_a_drawing_stands_in_its_cell() {
    for buffer in frames() {
        let drawing = picture::svg(&buffer, true, "a title");
        let mut placed: BTreeMap<(u16, u16), String> = BTreeMap::new();
        for pair in parts(&drawing).windows(2) {
            let [Part::Tag(tag), Part::Text(text)] = pair else { continue };
            if !tag.starts_with("text ") {
                continue;
            }
            let number = |name: &str| attribute(tag, name).unwrap().parse::<f32>().unwrap();
            let mut x = (number("x") / 8.4).round() as u16;
            let y = (number("y") / 16.0) as u16;
            assert!((number("textLength") - width(text).0 as f32 * 8.4).abs() < 0.06, "{tag}");
            for glyph in euja::text::graphemes(text).map(|(_, glyph)| glyph) {
                placed.insert((y, x), glyph.to_owned());
                x += u16::try_from(width(glyph).0).unwrap();
            }
        }
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                let drawn = placed.get(&(y, x)).map_or(" ", String::as_str);
                assert_eq!(drawn, symbol, "row {y}, column {x}");
            }
        }
    }
}

#[test]
fn glyphs_of_two_cells_and_those_of_unknown_fonts_get_boxes_of_their_own_width() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
    buffer.set_string(0, 0, "a日本●─b", Style::new());
    let page = picture::html(&buffer, false, "");
    assert!(
        page.contains(
            "<pre>a<span style=\"width:2ch\">日</span><span style=\"width:2ch\">本</span>\
             <span style=\"width:1ch\">●</span><span style=\"width:1ch\">─</span>b "
        ),
        "{page}"
    );
}

#[test]
fn colours_and_weight_are_those_of_the_cells() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
    let heat = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(220)).add_modifier(Modifier::BOLD);
    buffer.set_string(0, 0, "ab", heat);
    buffer.set_string(3, 0, "cd", Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED));
    buffer.set_string(6, 0, "ef", Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::White).add_modifier(Modifier::DIM));
    for (dark, ink, ground) in [(true, "#d8d8d8", "#101010"), (false, "#202020", "#fcfcfa")] {
        let page = picture::html(&buffer, dark, "");
        assert!(
            page.contains("<span style=\"color:#010203;background:#ffd700;font-weight:bold\">ab</span> "),
            "{page}"
        );
        let reversed = format!("<span style=\"color:{ground};background:{ink};text-decoration:underline\">cd</span>");
        assert!(page.contains(&reversed), "{page}");
        assert!(page.contains("<span style=\"color:#4c4c4c;background:#ffffff\">ef</span>"), "{page}");
        let drawing = picture::svg(&buffer, dark, "");
        assert!(drawing.contains("fill=\"#010203\" font-weight=\"bold\">ab</text>"), "{drawing}");
        let filled = |colour: &str| drawing.contains(&format!("fill=\"{colour}\" shape-rendering=\"crispEdges\"/>"));
        assert!(filled("#ffd700") && filled(ink), "{drawing}");
        assert!(drawing.contains(&format!("fill=\"{ground}\" text-decoration=\"underline\">cd</text>")), "{drawing}");
    }
}

#[test]
fn nothing_of_a_hostile_dataset_is_markup_nor_asks_for_anything() {
    let corpus: &Corpus = &HOSTILE_CITIES;
    for address in ["home", "cell/river/supply/aster", "doc/leaflet#p2", "tour/round", "party/aster"] {
        let address = Address::parse(corpus, address).unwrap();
        let title = address.title(corpus);
        let buffer = screen(corpus, Setup { address, ..setup(Depth::True) }, (200, 60), &[]);
        for page in [picture::html(&buffer, true, &title), picture::svg(&buffer, true, &title)] {
            assert_harmless(&page, 0);
            assert_eq!(text_in(&page, "title"), title);
            let kept = page.replace("http://www.w3.org/2000/svg", "");
            let outside = parts(&kept).into_iter().any(|part| matches!(part, Part::Tag(tag) if tag.contains("http:")));
            assert!(!outside, "{page}");
        }
    }
}

#[test]
fn the_command_writes_each_form_and_the_title_is_the_address_after_the_last_key() {
    let args = |format| ["screen", "--size", "80x24", "--keys", "Enter", "--format", format];
    let page = euja(&args("html")).out;
    let rows = json(&args("json"))["rows"].clone();
    let shown: Vec<String> = text_in(&page, "pre").lines().map(|row| row.trim_end().to_owned()).collect();
    assert_eq!(serde_json::Value::from(shown), rows);
    let address = "cell/military-security/threat/eu";
    assert_eq!(text_in(&page, "title"), address);
    assert_eq!(text_in(&euja(&args("svg")).out, "title"), address);
    let plain = euja(&args("plain"));
    assert_eq!(euja(&args("text")).out, plain.out);
    assert_eq!(plain.code, 0);
}
