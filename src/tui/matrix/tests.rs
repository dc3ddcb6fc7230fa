//! The matrix as it is seen where there is little room, on a small dataset.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::draw;
use super::{Manner, Matrix, Place};
use crate::corpus::{Corpus, SourceFile, load};
use crate::dataset;
use crate::related::Related;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::Glyphs;
use crate::tui::keymap::Keymap;
use crate::tui::theme::{Depth, Ground, Theme};

/// Three parties, three elements for each of them and one for all: ten columns. The last one has a scale of its own,
/// with very many levels.
fn corpus() -> Corpus {
    let list = |each: &dyn Fn(usize) -> String, count| (0..count).map(each).collect::<String>();
    let party = |n: usize| format!(r#"(id: "p{n}", label: "Party {n}", short: "P{n}"),"#);
    let level = |n: usize| format!(r#"(value: {n}, label: "l{n}", definition: "L."),"#);
    let element = |n: usize| {
        let (scale, per_party) = if n == 3 { ("long", "false") } else { ("few", "true") };
        let rest = format!(r#"scale: "{scale}", per_party: {per_party}, definition: "E.""#);
        format!(r#"(id: "e{n}", label: "Element {n}", short: "Elem{n}", {rest}),"#)
    };
    let dimension = |n: usize| format!(r#"(id: "d{n}", label: "Dimension of number {n}", definition: "D."),"#);
    let text = format!(
        r#"(dataset: (id: "small", title: "Small"), parties: [{}],
        scales: [(id: "few", label: "Few", definition: "F.", levels: [{}]),
                 (id: "long", label: "Long", definition: "L.", levels: [{}])],
        elements: [{}], dimensions: [{}])"#,
        list(&party, 3),
        list(&level, 3),
        list(&level, 30),
        list(&element, 4),
        list(&dimension, 12),
    );
    load(&[SourceFile::new("small.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn screen(matrix: &Matrix, corpus: &Corpus, width: u16, height: u16) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::new(&mut buffer, area, Glyphs { ascii: false }, Style::new());
    draw(
        matrix,
        corpus,
        &Related::default(),
        &Keymap::default(),
        &mut canvas,
        Theme::new(Ground::Dark, Depth::True),
        true,
    );
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect()
}

#[test]
fn columns_scroll_with_the_cursor_and_names_keep_their_room() {
    let corpus = corpus();
    let mut matrix = Matrix::new(&corpus, Manner::default());
    matrix.arrange(&corpus, Glyphs { ascii: false }, 40, 12);
    let seen = screen(&matrix, &corpus, 40, 12);
    assert_eq!(
        seen[..3],
        ["   0 left, 7 right    Elem0", "   0 above, 4 below   P0    P1    P2", "›  Dimension of num…  [ ]",],
        "\n{}\n",
        seen.join("\n")
    );
    for column in 1..=10 {
        matrix.set_cursor((0, column));
        let seen = screen(&matrix, &corpus, 40, 12);
        let at = seen[2].chars().position(|c| c == '[').unwrap_or_else(|| panic!("{column}: {}", seen.join("\n")));
        let at = u16::try_from(at).unwrap();
        assert_eq!(matrix.place_at(at, 2), Some(Place::Entry(0, column)));
        assert_eq!(matrix.place_at(at, 1), Some(Place::Head(column)));
        assert!(seen[2].contains("Dimension"), "{}", seen.join("\n"));
        assert!(seen[..10].iter().all(|row| row.chars().count() < 40), "{}", seen.join("\n"));
    }
    let seen = screen(&matrix, &corpus, 40, 12);
    assert_eq!(
        seen[..2],
        ["   7 left, 0 right    Elem2       Elem3", "   0 above, 4 below   P1    P2"],
        "\n{}\n",
        seen.join("\n")
    );
    matrix.step(0, -2);
    assert_eq!(screen(&matrix, &corpus, 40, 12)[0], seen[0], "it scrolls no more than it must");
    assert_eq!(matrix.place_at(5, 2), Some(Place::Entry(0, 0)));
}

#[test]
fn what_is_hidden_is_said_with_signs_where_words_do_not_fit() {
    let corpus = corpus();
    let mut matrix = Matrix::new(&corpus, Manner::default());
    matrix.set_cursor((0, 9));
    matrix.arrange(&corpus, Glyphs { ascii: false }, 30, 12);
    let seen = screen(&matrix, &corpus, 30, 12);
    assert_eq!(
        seen[..3],
        ["   <7 0>    Elem2       Elem3", "   ^0 4v    P1    P2", "›  Dimens…        [ ]"],
        "\n{}\n",
        seen.join("\n")
    );
}

#[test]
fn the_status_says_less_of_the_level_before_it_cuts_the_name() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let mut matrix = Matrix::new(&corpus, Manner::default());
    matrix.set_cursor((7, 5));
    for (width, status) in [
        (80, " 3 of 4 (2 to 3), medium confidence, 4 for, 2 against: Cyber, Bilat"),
        (66, " 3 of 4 (2 to 3), medium, 4 for, 2 against: Cyber, Bilat"),
        (54, " 3 of 4 (2 to 3), medium, +4 -2: Cyber, Bilat"),
        (44, " 3 of 4 (2 to 3), medium: Cyber, Bilat"),
        (36, " 3 of 4 (2 to 3): Cyber, Bilat"),
    ] {
        matrix.arrange(&corpus, Glyphs { ascii: false }, width, 16);
        assert_eq!(screen(&matrix, &corpus, width, 16)[15].trim_end(), status, "{width}");
    }
}

#[test]
fn every_size_has_the_cursor_on_the_screen() {
    let corpus = corpus();
    let mut matrix = Matrix::new(&corpus, Manner::default());
    for width in (0..80).chain([u16::MAX]) {
        for column in 0..=10 {
            matrix.set_cursor((11, column));
            matrix.arrange(&corpus, Glyphs { ascii: false }, width, 12);
            assert!(column == 0 || matrix.columns_seen().contains(&(column - 1)), "{width} {column}");
        }
        if width < 80 {
            screen(&matrix, &corpus, width, 12);
        }
    }
}

#[test]
fn the_legend_is_of_the_scale_under_the_cursor_and_leaves_room_for_the_signs() {
    let corpus = corpus();
    let mut matrix = Matrix::new(&corpus, Manner::default());
    matrix.arrange(&corpus, Glyphs { ascii: false }, 60, 12);
    for (column, legend) in [
        (0, "  0  1  2   blank not assessed  . none  ? unsure  - against"),
        (4, "  0  1  2   blank not assessed  . none  ? unsure  - against"),
        (10, "  0 … 29   blank not assessed  . none  ? unsure  - against"),
    ] {
        matrix.set_cursor((0, column));
        matrix.arrange(&corpus, Glyphs { ascii: false }, 60, 12);
        assert_eq!(screen(&matrix, &corpus, 60, 12)[10], legend);
    }
}

#[test]
fn without_dimensions_a_whole_sentence_says_so() {
    let text = r#"(dataset: (id: "none", title: "None"))"#;
    let corpus = load(&[SourceFile::new("none.ron", text.into())]).unwrap_or_else(|problems| panic!("{problems}"));
    let seen = screen(&Matrix::new(&corpus, Manner::default()), &corpus, 30, 6).join(" ");
    let words: Vec<&str> = seen.split_whitespace().collect();
    assert_eq!(words.join(" "), "This dataset has no dimensions or no elements: there is no matrix to show.");
}
