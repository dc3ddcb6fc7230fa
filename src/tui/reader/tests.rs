//! Places in a page, and the rows of any text at any width.

use std::sync::LazyLock;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::rows::Rows;
use super::*;
use crate::dataset;
use crate::page::{Block, Lead};
use crate::text::{self, graphemes};

static BUILT_IN: LazyLock<Corpus> = LazyLock::new(|| dataset::corpus(&dataset::files()).unwrap());

/// Emoji of several characters, combining marks, Japanese, right to left, and what takes no cell.
const TEXT: &str = "([ -~]{0,9}|[ あ-んア-ヶ日本。、「」ー]{0,9}|(e\u{301}|a\u{308}\u{304}|か\u{3099}|ｶ\u{ff9e}){0,4}|\
                    (👩\u{200d}👩\u{200d}👧|🇯🇵|👍🏽|❤\u{fe0f}| ){0,4}|[ א-ת]{0,9}|[ ا-ي\u{64b}\u{200f}]{0,9}|\u{200b}|\n){0,12}";

fn kinds() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![
        BlockKind::Title,
        BlockKind::Heading,
        BlockKind::Text,
        BlockKind::Field,
        BlockKind::Item,
        BlockKind::Passage,
        BlockKind::Own,
        BlockKind::Note,
    ])
}

fn pages() -> impl Strategy<Value = Page> {
    // No text of a dataset begins with white space.
    let block = (kinds(), TEXT.prop_map(|text| text.trim_start().to_owned()), "[a-zé日]{0,20}").prop_map(
        |(kind, text, lead)| {
            let named = matches!(kind, BlockKind::Passage | BlockKind::Field);
            let lead = if named { Lead::Word(lead) } else { Lead::None };
            Block { kind, lead, text, spans: Vec::new(), anchor: None }
        },
    );
    let blocks = prop::collection::vec(block, 1..8);
    blocks.prop_map(|blocks| Page { blocks, ..Page::default() })
}

/// All rows of a page, one step after the other.
fn places(rows: &Rows, page: &Page) -> Vec<Place> {
    let mut places = vec![Place::default()];
    while let Some(next) = places.last().map(|last| rows.down(page, *last, 1)).filter(|next| *next < rows.end(page)) {
        places.push(next);
    }
    places
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Joined, with the white space where they were broken, the rows give the text back; no byte is in two of them.
    #[test]
    fn the_rows_of_a_page_hold_its_text_once_and_none_is_too_wide(page in pages(), width in 1..=200_usize) {
        let rows = Rows::of(&page, width);
        let mut at: Vec<usize> = vec![0; page.blocks.len()];
        let mut joined: Vec<String> = vec![String::new(); page.blocks.len()];
        let mut before = 0;
        for place in places(&rows, &page) {
            let row = rows.get(&page, place).unwrap();
            prop_assert!(row.block == before || row.block == before + 1, "blocks stand in their order");
            before = row.block;
            let Some(bytes) = row.bytes.clone() else { continue };
            let (block, at, joined) = (&page.blocks[row.block], &mut at[row.block], &mut joined[row.block]);
            let gap = block.text.get(*at..bytes.start);
            prop_assert!(gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)), "{gap:?} is in no row, or in two");
            joined.push_str(gap.unwrap());
            let line = block.text.get(bytes.clone()).unwrap();
            joined.push_str(line);
            *at = bytes.end;
            let room = width.saturating_sub(rows.indent(block).1).max(1);
            let seen = graphemes(line).filter(|(_, grapheme)| text::width(grapheme).0 > 0).count();
            prop_assert!(text::width(line).0 <= room || seen == 1, "{line:?} is wider than {room}");
        }
        for (block, (at, joined)) in page.blocks.iter().zip(at.into_iter().zip(&mut joined)) {
            let rest = block.text.get(at..).unwrap();
            joined.push_str(rest);
            prop_assert!(rest.chars().all(char::is_whitespace));
            prop_assert_eq!(&block.text, &*joined);
        }
    }

    /// Steps down and up meet, and each row has its number.
    #[test]
    fn any_number_of_steps_leads_to_the_row_of_that_number(page in pages(), width in 1..=200_usize, down in 0..60_usize) {
        let rows = Rows::of(&page, width);
        let places = places(&rows, &page);
        prop_assert_eq!(places.len(), rows.len());
        for (number, place) in places.iter().enumerate() {
            prop_assert_eq!(rows.number(*place), number);
            prop_assert_eq!(rows.place(&page, number), *place);
        }
        let there = places.get(down).copied().unwrap_or(rows.end(&page));
        prop_assert_eq!(rows.down(&page, Place::default(), down), there);
        let up = rows.len().saturating_sub(down);
        prop_assert_eq!(rows.up(&page, rows.end(&page), down), places.get(up).copied().unwrap_or(rows.end(&page)));
    }

    /// Whatever the size, single steps lead to the end of a page, and back to its beginning.
    #[test]
    fn single_steps_lead_to_either_end(page in pages(), size in (5..=60_u16, 1..=9_usize)) {
        let mut reader = Reader::default();
        reader.arrange(size.0, size.1);
        reader.show(&BUILT_IN, page, None, None);
        reader.arrange(size.0, size.1);
        for down in [true, false] {
            loop {
                let before = reader.top();
                reader.scroll(if down { 1 } else { -1 });
                if reader.top() == before {
                    break;
                }
            }
            let there = reader.top();
            reader.edge(down);
            prop_assert_eq!(there, reader.top());
        }
    }

    /// Every place on a row is found again on that row, at this width and after another one.
    #[test]
    fn a_place_is_on_the_row_that_holds_it_at_any_width(page in pages(), widths in (1..=200_usize, 1..=200_usize)) {
        let (one, other) = (Rows::of(&page, widths.0), Rows::of(&page, widths.1));
        for row in places(&one, &page) {
            let spot = one.spot(&page, row);
            if one.get(&page, row).unwrap().bytes.is_some() {
                prop_assert_eq!(one.at(&page, spot), row);
            }
            let found = other.get(&page, other.at(&page, spot)).unwrap();
            let bytes = found.bytes.clone().unwrap();
            prop_assert_eq!(found.block, spot.block);
            // White space that there was room for before the first row may have none at the other width.
            let before = page.blocks[found.block].text.get(..bytes.start).unwrap();
            prop_assert!(bytes.start <= spot.byte || before.trim().is_empty(), "{:?} {:?}", bytes, spot);
        }
    }

    /// While the size is another one what was read is on the screen, and with the first size it is on its first row.
    #[test]
    fn any_sizes_in_between_keep_the_place(
        page in pages(), first in (12..=200_u16, 2..=60_usize), down in 0..40_isize,
        sizes in prop::collection::vec((0..=200_u16, 0..=60_usize), 1..8),
    ) {
        keeps_its_place(&BUILT_IN, page, first, down, &sizes)?;
    }
}

fn keeps_its_place(
    corpus: &Corpus,
    page: Page,
    first: (u16, usize),
    down: isize,
    sizes: &[(u16, usize)],
) -> Result<(), TestCaseError> {
    let mut reader = Reader::default();
    reader.arrange(first.0, first.1);
    reader.show(corpus, page, None, None);
    reader.arrange(first.0, first.1);
    reader.scroll(down);
    let place = reader.top();
    for (width, height) in sizes {
        reader.arrange(*width, *height);
        if *height > 0 {
            let row = reader.row_of(place.block, place.byte);
            prop_assert!(reader.seen().contains(&row), "{place:?} isn't seen at {width}x{height}");
        }
    }
    reader.arrange(first.0, first.1);
    prop_assert_eq!(reader.top(), place);
    Ok(())
}

#[test]
fn every_page_of_the_dataset_keeps_its_place_over_sizes() {
    let corpus = &*BUILT_IN;
    let sizes = [(200, 60), (20, 5), (0, 0), (90, 200), (1, 1), (36, 3)];
    let things = ["doc", "dimension", "event"].map(|word| Address::Thing(corpus.things(word).remove(0)));
    for address in things.into_iter().chain([Address::Home, Address::Codebook]) {
        let page = crate::page::of(corpus, &OnceLock::new(), &address);
        for down in [0, 1, 7, 40, 400, 100_000] {
            keeps_its_place(corpus, page.clone(), (80, 24), down, &sizes).unwrap();
        }
    }
}

#[test]
fn up_goes_on_from_every_row() {
    let corpus = &*BUILT_IN;
    let mut reader = Reader::default();
    reader.arrange(80, 10);
    let address = Address::Thing(corpus.things("doc").remove(0));
    reader.show(corpus, crate::page::of(corpus, &OnceLock::new(), &address), None, None);
    reader.arrange(80, 10);
    reader.edge(true);
    let row = |reader: &Reader| reader.rows.number(reader.first_row());
    let mut before = row(&reader);
    while before > 0 {
        reader.scroll(-1);
        let now = row(&reader);
        assert!(now < before && before - now <= 2, "stuck at {before}");
        before = now;
    }
}
