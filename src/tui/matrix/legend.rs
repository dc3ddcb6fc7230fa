//! The rows below the matrix: what the signs mean that stand in it.

use std::cmp::Ordering;

use super::Matrix;
use super::marks::{Mark, marks};
use super::scene::Scene;
use crate::analysis::Steps;
use crate::analysis::quadrant::Quadrant;
use crate::corpus::{Corpus, Level, Scale, Thing};
use crate::sheet::{Entry, Measure, Value, View};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::Role;

/// What stands somewhere in a table, so that the legend says it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Present {
    not_assessed: bool,
    partial: bool,
    no_evidence: bool,
    outside: bool,
    unknown: bool,
    range: bool,
    change: bool,
    other: bool,
    unsure: bool,
    against: bool,
    disputed: bool,
}

impl Present {
    /// Looks through some entries.
    pub(super) fn of<'e>(entries: impl Iterator<Item = &'e Entry>) -> Present {
        entries.fold(Present::default(), |there, entry| {
            let marks = marks(entry);
            let ranged = matches!((&entry.value, entry.range), (Value::Level(..), Some((low, high))) if low != high);
            Present {
                not_assessed: there.not_assessed || entry.value == Value::NotAssessed,
                partial: there.partial || entry.marks.partial,
                no_evidence: there.no_evidence || entry.value == Value::NoEvidence,
                outside: there.outside || entry.value == Value::Outside,
                unknown: there.unknown || matches!(entry.value, Value::Unknown | Value::Quadrant(Quadrant::Unknown)),
                range: there.range || ranged,
                change: there.change || entry.marks.change.is_some_and(Ordering::is_ne),
                other: there.other || entry.marks.change == Some(Ordering::Equal),
                unsure: there.unsure || marks.contains(&Mark::Unsure),
                against: there.against || marks.contains(&Mark::Against),
                disputed: there.disputed || marks.contains(&Mark::Disputed),
            }
        })
    }
}

/// Why there is no table, and which key helps.
pub(super) fn why_empty(scene: &Scene<'_>) -> &'static str {
    let matrix = scene.matrix;
    match matrix.manner.view {
        View::Contested => {
            "No cell has a range of more than one level here. {clear-lens} clears the lens, {view} shows another view."
        }
        _ if scene.corpus.dimensions.is_empty() || scene.corpus.elements.is_empty() => {
            "This dataset has no dimensions or no elements: there is no matrix to show."
        }
        _ => "There is nothing to count here. {view} shows another view.",
    }
}

/// The words of a legend with their places below the table, in cells of the pane's body and rows of the legend.
#[derive(Debug, Clone, Default)]
pub(super) struct Legend {
    words: Vec<(u16, u16, String)>,
    /// How many rows it takes.
    pub(super) rows: u16,
}

impl Legend {
    /// The legend of what a matrix shows, in as many rows of `width` cells as it takes, but no more than `most`: in many
    /// words where there is room for them, else in few.
    pub(super) fn of(matrix: &Matrix, corpus: &Corpus, glyphs: Glyphs, width: u16, most: u16) -> Legend {
        let (mut long, mut short): (Vec<String>, Vec<String>) = signs(matrix)
            .into_iter()
            .map(|(sign, long, short)| (format!("{sign} {long}"), format!("{sign} {short}")))
            .unzip();
        if matrix.manner.view == View::Dumbbells {
            long = parties(corpus, glyphs);
            short.clone_from(&long);
        } else if matrix.manner.view != View::Levels || matrix.manner.measure != Measure::Level {
            for words in [&mut long, &mut short] {
                words.splice(0..0, matrix.sheet.legend.split("; ").map(str::to_owned));
            }
        }
        let start = scale(matrix, corpus).map_or(0, |scale| heat_width(scale, width));
        let long = Legend::flow(start, long, width);
        if long.rows <= most { long } else { Legend { rows: most, ..Legend::flow(start, short, width) } }
    }

    /// Words one after the other, each whole: the next row begins where one doesn't fit.
    fn flow(start: u16, words: Vec<String>, room: u16) -> Legend {
        let (mut x, mut row) = (start, 0);
        let mut placed = Vec::with_capacity(words.len());
        for word in words {
            let cells = u16::try_from(width(&word).0).unwrap_or(u16::MAX);
            if x > 0 && x.saturating_add(3).saturating_add(cells) > room {
                (x, row) = (0, row + 1);
            }
            let at = if x == 0 { 1 } else { x.saturating_add(2) };
            x = at.saturating_add(cells);
            placed.push((at, row, word));
        }
        Legend { words: placed, rows: row + 1 }
    }
}

/// Draws the legend from a row of the body on, as far as the feet leave room beside the status.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16) {
    let Scene { matrix, corpus, theme, .. } = *scene;
    if let Some(scale) = scale(matrix, corpus) {
        heat(scene, scale, canvas, y);
    }
    for (x, row, word) in matrix.legend.words.iter().filter(|(_, row, _)| *row + 1 < matrix.geometry.feet) {
        canvas.cut(*x, y + row, word, theme.style(Role::Dim), canvas.width().saturating_sub(x + 1));
    }
}

/// The scale of the levels under the cursor, or of its column; none where no levels are shown.
fn scale<'c>(matrix: &Matrix, corpus: &'c Corpus) -> Option<&'c Scale> {
    // On the name of a row it is the scale of the first column.
    let column = *matrix.shown.get(matrix.column.saturating_sub(1))?;
    let here = matrix.order.get(matrix.row).and_then(|row| matrix.sheet.entry(*row, column));
    let in_column = matrix.order.iter().filter_map(|row| matrix.sheet.entry(*row, column));
    let shown = here.into_iter().chain(in_column).find_map(|entry| match entry.value {
        Value::Level(_, scale) => Some(scale),
        _ => None,
    });
    let levels = matrix.manner.measure == Measure::Level && matrix.manner.view == View::Levels;
    let scale = shown.or_else(|| match matrix.sheet.columns.get(column)?.thing {
        Some(Thing::Element(id)) if levels => Some(corpus.elements[id].scale),
        _ => None,
    });
    scale.map(|scale| &corpus.scales[scale])
}

/// The columns that the levels of a scale take: up to a third of the row, or only those of the first and the last.
fn heat_width(scale: &Scale, room: u16) -> u16 {
    let cells = |level: &Level| u16::try_from(level.value.to_string().len() + 2).unwrap_or(5);
    let whole: u16 = scale.levels.iter().map(cells).sum();
    if whole <= room / 3 {
        return 1 + whole;
    }
    2 + scale.levels.first().map_or(0, cells) + scale.levels.last().map_or(0, cells)
}

/// The levels of a scale on their heat.
fn heat(scene: &Scene<'_>, scale: &Scale, canvas: &mut Canvas<'_>, y: u16) {
    let theme = scene.theme;
    let whole: usize = scale.levels.iter().map(|level| level.value.to_string().len() + 2).sum();
    let all = whole <= usize::from(canvas.width() / 3);
    let end = scale.levels.len().saturating_sub(1);
    let mut x = 1;
    for (step, level) in scale.levels.iter().enumerate() {
        if all || step == 0 || step == end {
            let at = Steps::of(scale, level.value).map_or(0, Steps::halves);
            x = canvas.text(x, y, &format!(" {} ", level.value), theme.heat(at, Steps::last(scale).halves()));
        } else if step == 1 {
            let ellipsis = canvas.glyphs.ellipsis();
            x = canvas.text_to(x, y, ellipsis, theme.style(Role::Dim), x + 1);
        }
    }
}

/// The signs that stand in the table, each in many and in few words.
fn signs(matrix: &Matrix) -> Vec<(&'static str, &'static str, &'static str)> {
    if matrix.manner.view.is_plot() {
        return Vec::new();
    }
    let there = matrix.present;
    let compared = matches!(matrix.manner.view, View::Against(_) | View::Dimensions(..));
    let against = match matrix.manner.view {
        View::Contested => ("higher or lower than now", "than now"),
        _ if compared => ("higher or lower than the first", "than 1"),
        _ => ("above or below the rating", "than rated"),
    };
    let levels = matrix.manner.view == View::Levels && matrix.manner.measure == Measure::Level;
    let all = [
        (there.partial, ("~", "of some parties only", "some only")),
        (there.not_assessed, ("blank", "not assessed", "not assessed")),
        (levels || there.no_evidence, (".", "no evidence", "none")),
        (there.outside, ("_", "nothing left under the lens", "none left")),
        (there.unknown, ("n/a", "unknown", "unknown")),
        (there.range && !matrix.manner.wide, ("< >", "range", "range")),
        (there.range && matrix.manner.wide, ("l m h", "confidence", "confidence")),
        (there.change, ("^ v", against.0, against.1)),
        (there.other && matrix.manner.view == View::Contested, ("#", "another one than now", "another")),
        (there.other && matrix.manner.view != View::Contested, ("#", "known in one alone", "one alone")),
        (!matrix.manner.wide && (levels || there.unsure), ("?", "low confidence", "unsure")),
        (levels || there.against, ("-", "evidence against", "against")),
        (levels || there.disputed, ("!", "disputed", "disputed")),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, words)| words).collect()
}

/// What the signs of the parties are, for the legend.
fn parties(corpus: &Corpus, glyphs: Glyphs) -> Vec<String> {
    let parties = corpus.parties.iter().enumerate();
    let mut key: Vec<String> =
        parties.map(|(nth, (_, party))| format!("{} {}", glyphs.party(nth), party.label)).collect();
    key.push(format!("{} on the same level", glyphs.parties_together()));
    key
}
