//! The rows below the matrix: what the signs mean, and the entry under the cursor in a line.

use std::cmp::Ordering;

use super::paint::{Mark, Scene, marks};
use crate::address::Address;
use crate::analysis::Steps;
use crate::analysis::quadrant::Quadrant;
use crate::corpus::{Cell, Id, Thing};
use crate::sheet::{Entry, Measure, Value, View};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// What stands somewhere in a table, so that the legend says it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Present {
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
pub(super) fn why_empty(scene: &Scene<'_>) -> String {
    let matrix = scene.matrix;
    match matrix.manner.view {
        View::Contested => {
            "No cell has a range of more than one level here. X clears the lens, V shows another view.".into()
        }
        _ if scene.corpus.dimensions.is_empty() || scene.corpus.elements.is_empty() => {
            "This dataset has no dimensions or no elements: there is no matrix to show.".into()
        }
        _ => "There is nothing to count here. V shows another view.".into(),
    }
}

pub(super) fn feet(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let feet = scene.matrix.geometry.feet;
    let Some(y) = canvas.height().checked_sub(feet).filter(|y| *y > 1) else { return };
    legend(scene, canvas, y, feet.saturating_sub(1));
    let room = canvas.width().saturating_sub(2);
    let status = status(scene, room.into());
    canvas.cut(1, y + feet - 1, &status, scene.theme.style(Role::Text), room);
}

/// What the values are: the heat of the scale under the cursor, or a phrase; and what the signs mean that are there.
fn legend(scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16, rows: u16) {
    let Scene { matrix, theme, .. } = *scene;
    let (mut long, mut short): (Vec<String>, Vec<String>) = signs(scene)
        .into_iter()
        .map(|(sign, long, short)| (format!("{sign} {long}"), format!("{sign} {short}")))
        .unzip();
    if matrix.manner.view == View::Dumbbells {
        long = super::dumbbells::key(scene, canvas);
        short.clone_from(&long);
    } else if matrix.manner.view != View::Levels || matrix.manner.measure != Measure::Level {
        long.insert(0, matrix.sheet.legend.clone());
        short.insert(0, matrix.sheet.legend.clone());
    }
    let end = usize::from(canvas.width());
    let cells = |words: &[String]| words.iter().map(|word| width(word).0 + 2).sum::<usize>();
    let start = heat(scene, canvas, y, cells(&short));
    let room = end.saturating_sub(start.into());
    let words = if cells(&long) <= room || rows > 1 { long } else { short };
    let (mut x, mut y, last) = (start, y, y + rows.saturating_sub(1));
    for word in words {
        let cells = u16::try_from(width(&word).0).unwrap_or(u16::MAX);
        if x.saturating_add(3).saturating_add(cells) > canvas.width() {
            if y == last {
                if x <= 1 {
                    canvas.cut(1, y, &word, theme.style(Role::Dim), canvas.width().saturating_sub(2));
                }
                break;
            }
            (x, y) = (0, y + 1);
        }
        let at = if x == 0 { 1 } else { x.saturating_add(2) };
        x = canvas.cut(at, y, &word, theme.style(Role::Dim), canvas.width().saturating_sub(at + 1));
    }
}

/// The levels of the scale under the cursor on their heat, where the column has levels. Gives the column after them.
fn heat(scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16, signs: usize) -> u16 {
    let Scene { matrix, corpus, theme, .. } = *scene;
    // On the name of a row it is the scale of the first column.
    let column = matrix.shown.get(matrix.column.saturating_sub(1));
    let here = matrix.order.get(matrix.row).and_then(|row| matrix.sheet.entry(*row, *column?));
    let in_column = || matrix.order.iter().filter_map(|row| matrix.sheet.entry(*row, *column?));
    let scale = here.into_iter().chain(in_column()).find_map(|entry| match entry.value {
        Value::Level(_, scale) => Some(scale),
        _ => None,
    });
    let scale = scale.or_else(|| match (column.and_then(|at| matrix.sheet.columns.get(*at))?.thing, &matrix.manner) {
        (Some(Thing::Element(id)), manner) if manner.measure == Measure::Level && manner.view == View::Levels => {
            Some(corpus.elements[id].scale)
        }
        _ => None,
    });
    let Some(scale) = scale.map(|scale| &corpus.scales[scale]) else { return 0 };
    let mut x = 1;
    let whole: usize = scale.levels.iter().map(|level| level.value.to_string().len() + 2).sum();
    let room = usize::from(canvas.width());
    // Up to a third of the row is the levels', more only where the signs have room as well.
    let all = whole <= room / 3 || 1 + whole + signs <= room;
    let end = scale.levels.len().saturating_sub(1);
    for (step, level) in scale.levels.iter().enumerate() {
        if all || step == 0 || step == end {
            let at = Steps::of(scale, level.value).map_or(0, Steps::halves);
            x = canvas.text(x, y, &format!(" {} ", level.value), theme.heat(at, Steps::last(scale).halves()));
        } else if step == 1 {
            let ellipsis = canvas.glyphs.ellipsis();
            x = canvas.text(x, y, ellipsis, theme.style(Role::Dim));
        }
    }
    x
}

/// The signs that stand in the table, each in many and in few words.
fn signs(scene: &Scene<'_>) -> Vec<(&'static str, &'static str, &'static str)> {
    let matrix = scene.matrix;
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
        (levels || there.no_evidence, (".", "no evidence", "none")),
        (there.outside, ("_", "nothing left under the lens", "none left")),
        (there.unknown, ("n/a", "unknown", "unknown")),
        (there.range && !matrix.manner.wide, ("< >", "range", "range")),
        (there.range && matrix.manner.wide, ("l m h", "confidence", "confidence")),
        (there.change, ("^ v", against.0, against.1)),
        (there.other, ("#", "known in one alone", "one alone")),
        (!matrix.manner.wide && (levels || there.unsure), ("?", "low confidence", "unsure")),
        (levels || there.against, ("-", "evidence against", "against")),
        (levels || there.disputed, ("!", "disputed", "disputed")),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, words)| words).collect()
}

/// The entry under the cursor in one line.
fn status(scene: &Scene<'_>, room: usize) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    let Some(title) = matrix.row_title(matrix.row) else { return String::new() };
    let Some(entry) = matrix.entry() else { return row_status(scene) };
    match (&entry.opens, &matrix.manner.view) {
        (Some(Address::Thing(Thing::Cell(id))), View::Levels | View::Convergence) => cell(scene, *id, room),
        _ => {
            let column = matrix.shown_column(matrix.column).and_then(|at| matrix.sheet.columns.get(at));
            let column = column.map_or("", |title| title.label.as_str());
            format!("{}: {}, {column}", entry.value.in_words(corpus), title.label)
        }
    }
}

/// A row in one line: its name, and in a plot what it shows.
fn row_status(scene: &Scene<'_>) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    let Some(title) = matrix.row_title(matrix.row) else { return String::new() };
    if !matrix.manner.view.is_plot() {
        return title.label.clone();
    }
    let values = matrix.order.get(matrix.row).and_then(|row| matrix.sheet.entries.get(*row));
    let said =
        matrix.sheet.columns.iter().zip(values.into_iter().flatten()).map(|(column, entry)| match &entry.value {
            // The plot shows the levels; their distance is what can be said beside it.
            Value::Level(..) | Value::NoEvidence | Value::NotAssessed | Value::Outside | Value::Share(_)
                if !column.over.is_empty() =>
            {
                None
            }
            Value::Quadrant(quadrant) => Some(quadrant.word().to_owned()),
            value if column.over.is_empty() => {
                Some(format!("{} {}", column.label.to_lowercase(), value.in_words(corpus)))
            }
            value => Some(format!("{} {}", column.brief().to_lowercase(), value.in_words(corpus))),
        });
    let said: Vec<String> = said.flatten().collect();
    let brief = title.brief();
    format!("{}: {}", if brief.is_empty() { &title.label } else { &brief }, said.join(", "))
}

/// A cell in one line of `room` cells, the level first: what there is no room for is on its page. The name is whole as
/// long as what is before it can be said in fewer words.
fn cell(scene: &Scene<'_>, id: Id<Cell>, room: usize) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    let cell = &corpus.cells[id];
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    let (dimension, element) = (&corpus.dimensions[cell.dimension].short, &corpus.elements[cell.element].short);
    let name = format!("{dimension}, {element}{party}");
    let known = matrix.survey.cell(id).and_then(|seen| Some((seen, cell.rating()?)));
    let Some((seen, rating)) = known else {
        let status = cell.status().replace('-', " ");
        let whole = format!("{status}: {}", cell.label);
        return if width(&whole).0 <= room { whole } else { format!("{status}: {name}") };
    };
    let scale = corpus.scale_of(id);
    let (of, sure) = (scale.span().1, rating.confidence);
    let (supports, against) = (seen.supports, seen.contradicts);
    let said = match (seen.level, seen.range, seen.whole) {
        (None, ..) => {
            vec![format!("nothing left under the lens, rated {}", rating.level), format!("rated {}", rating.level)]
        }
        (Some(level), range, true) => {
            let range = range.filter(|(low, high)| low != high);
            let range = range.map(|(low, high)| format!(" ({} to {})", low.value(scale), high.value(scale)));
            let level = format!("{} of {of}{}", level.value(scale), range.unwrap_or_default());
            // From the longest to the shortest.
            vec![
                format!("{level}, {sure} confidence, {supports} for, {against} against"),
                format!("{level}, {sure}, {supports} for, {against} against"),
                format!("{level}, {sure}, +{supports} -{against}"),
                format!("{level}, {sure}"),
                level,
            ]
        }
        (Some(level), _, false) => {
            let all = cell.evidence().iter().filter(|evidence| evidence.level.is_some()).count();
            let (level, left, rated) = (level.value(scale), seen.passages(), rating.level);
            vec![
                format!("median {level} ({left} of {all} passages), {supports} for, {against} against, rated {rated}"),
                format!("median {level} ({left} of {all} passages), rated {rated}"),
                format!("median {level}, rated {rated}"),
                format!("median {level}"),
            ]
        }
    };
    let mut lines = said.into_iter().map(|said| format!("{said}: {name}")).peekable();
    while let Some(line) = lines.next() {
        if width(&line).0 <= room || lines.peek().is_none() {
            return line;
        }
    }
    String::new()
}
