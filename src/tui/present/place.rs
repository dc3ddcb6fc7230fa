//! Which rows of the screen belong to the title, the text and the panes.

use ratatui::layout::Rect;
use tui_big_text::PixelSize;

use crate::corpus::{Corpus, Step, TourProblems};
use crate::text::{Cells, rows, width};

/// The longest lines of the text, in cells.
const MEASURE: u16 = 100;
/// Rows of a large letter.
const LARGE: u16 = 4;
/// A lower screen has no room for large letters.
const TALL: u16 = 28;
/// The panes have at least so many rows, or the step doesn't fit.
const LEAST: u16 = 12;
/// The screens that every step has to fit, in columns and rows: a small terminal, and what projectors show.
const SCREENS: [(u16, u16); 3] = [(80, 24), (100, 30), (120, 40)];

/// Where a step stands on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The title.
    pub title: Rect,
    /// How large its letters are; none for a line like any other.
    pub large: Option<PixelSize>,
    /// The text, and the bytes of each of its rows.
    pub text: Rect,
    /// Bytes of the text, row by row.
    pub lines: Vec<std::ops::Range<usize>>,
    /// The panes.
    pub body: Rect,
    /// The last row: which tour, which step.
    pub foot: Rect,
}

impl Place {
    /// The place of a step. In ASCII there are no large letters, since blocks are none.
    pub fn of(step: &Step, screen: Rect, ascii: bool) -> Place {
        let height = screen.height;
        let margin = if screen.width >= 60 { 2 } else { 0 };
        let room = screen.width.saturating_sub(2 * margin);
        let spaced = u16::from(height >= TALL);
        let large = if ascii || height < TALL { None } else { large(&step.title, room) };
        let lines = if step.text.is_empty() { Vec::new() } else { rows(&step.text, Cells(room.min(MEASURE).into())) };
        let row = |y: u16, rows: u16| {
            let y = y.min(height);
            Rect { x: screen.x + margin, y: screen.y + y, width: room, height: rows.min(height - y) }
        };
        let foot = u16::from(height > 1);
        let title = row(spaced, if large.is_some() { LARGE } else { 1 });
        let after = title.bottom() - screen.y + spaced;
        // Even a text that has no room leaves most of the screen to the panes.
        let most = height.saturating_sub(after) / 2;
        let text = row(after, u16::try_from(lines.len()).unwrap_or(u16::MAX).min(most));
        let gap = u16::from(text.height > 0 && height >= 12);
        let from = (text.bottom() - screen.y + gap).min(height);
        let body = Rect { y: screen.y + from, height: height.saturating_sub(from + foot), ..screen };
        let foot = row(height - foot, foot);
        Place { title, large, text, lines, body, foot }
    }
}

/// The largest letters in which a title has room, if it has in any: those of Latin scripts.
fn large(title: &str, room: u16) -> Option<PixelSize> {
    let drawn = |c: char| matches!(c, ' '..='~' | '\u{a1}'..='\u{ff}');
    if title.is_empty() || !title.chars().all(drawn) {
        return None;
    }
    let letters = u16::try_from(title.chars().count()).unwrap_or(u16::MAX);
    [(8, PixelSize::HalfHeight), (4, PixelSize::Quadrant)]
        .into_iter()
        .find(|(cells, _)| letters.saturating_mul(*cells) <= room)
        .map(|(_, size)| size)
}

/// Looks for steps that have no room on a screen they are likely to be shown on.
pub fn check(corpus: &Corpus, problems: &mut TourProblems<'_>) {
    for (_, tour) in corpus.tours.iter() {
        for (number, step) in tour.steps.iter().enumerate() {
            if let Some((field, what)) = SCREENS.iter().find_map(|size| lacks_room(step, *size)) {
                problems.add(tour, number, field, what, "fewer words: 80 columns by 24 rows are the least");
            }
        }
    }
}

/// Why a step has no room on one of the screens that it has to fit.
pub fn trouble(step: &Step) -> Option<String> {
    SCREENS.iter().find_map(|size| lacks_room(step, *size)).map(|(_, what)| what)
}

/// The field of a step that has no room on a screen, and why.
fn lacks_room(step: &Step, (columns, height): (u16, u16)) -> Option<(&'static str, String)> {
    let place = Place::of(step, Rect::new(0, 0, columns, height), false);
    let screen = format!("{columns}x{height}");
    if width(&step.title).0 > place.title.width.into() {
        Some(("title", format!("this title is too long for a screen of {screen}")))
    } else if place.lines.len() > place.text.height.into() || place.body.height < LEAST {
        Some(("text", format!("this text leaves too little of a screen of {screen} to what it is about")))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use thin_vec::ThinVec;

    use super::*;

    fn step(title: &str, text: &str) -> Step {
        Step {
            title: title.to_owned().into(),
            address: "".into(),
            panes: crate::corpus::Panes::All,
            view: "".into(),
            lens: "".into(),
            window: None,
            highlight: "".into(),
            text: text.to_owned().into(),
            notes: "".into(),
            passages: ThinVec::new(),
            seconds: None,
        }
    }

    #[test]
    fn titles_are_as_large_as_there_is_room_for() {
        let at =
            |title: &str, columns, height| Place::of(&step(title, ""), Rect::new(0, 0, columns, height), false).large;
        assert_eq!(at("Ten fields", 120, 40), Some(PixelSize::HalfHeight));
        assert_eq!(at("Ten fields of security", 120, 40), Some(PixelSize::Quadrant));
        assert_eq!(at("Ten fields of security, and how they are read", 120, 40), None);
        assert_eq!(at("Ten fields", 80, 24), None);
        assert_eq!(at("十の分野", 120, 40), None);
    }

    #[test]
    fn the_parts_never_overlap_nor_leave_the_screen_at_any_size() {
        let text = "A text for the audience that takes several rows on a narrow screen, and one or two on a wide one.";
        for columns in (0..=20).chain([60, 80, 100, 120, 200]) {
            for height in 0..=60 {
                let screen = Rect::new(3, 5, columns, height);
                let place = Place::of(&step("A title", text), screen, false);
                let parts = [place.title, place.text, place.body, place.foot];
                for (nth, part) in parts.iter().enumerate() {
                    assert_eq!(part.intersection(screen).area(), part.area(), "{columns}x{height} {place:?}");
                    let after = parts.iter().skip(nth + 1);
                    assert!(after.clone().all(|other| !part.intersects(*other)), "{columns}x{height} {place:?}");
                }
            }
        }
    }

    #[test]
    fn a_text_that_leaves_no_room_for_the_panes_is_called_so() {
        assert_eq!(lacks_room(&step("A title", "A text."), (80, 24)), None);
        let long = "word ".repeat(200);
        assert_eq!(lacks_room(&step("A title", &long), (80, 24)).map(|(field, _)| field), Some("text"));
        let long = "word ".repeat(20);
        assert_eq!(lacks_room(&step(&long, ""), (80, 24)).map(|(field, _)| field), Some("title"));
    }
}
