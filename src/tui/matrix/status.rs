//! The last row of the matrix: what is under the cursor, in words.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::address::Address;
use crate::analysis::speaking;
use crate::corpus::{Cell, Corpus, Id, Thing};
use crate::sheet::{Entry, Measure, Value, View};
use crate::text::width;

/// The entry under the cursor in one line.
pub(super) fn of(scene: &Scene<'_>, room: usize) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    let Some(title) = matrix.row_title(matrix.row) else { return String::new() };
    let Some(entry) = matrix.entry() else { return row_status(scene) };
    let column = matrix.shown_column(matrix.column);
    let head = column.and_then(|at| matrix.sheet.columns.get(at));
    match (&entry.opens, &matrix.manner.view, matrix.manner.measure) {
        (Some(Address::Thing(Thing::Cell(id))), View::Levels, Measure::Level)
        | (Some(Address::Thing(Thing::Cell(id))), View::Convergence, _) => cell(scene, *id, room),
        (Some(Address::Thing(Thing::Cell(id))), View::Levels, measure) => measured(scene, *id, entry, measure),
        (Some(Address::Thing(Thing::Cell(id))), View::Against(_), _) => compared(scene, *id, column.unwrap_or(0)),
        _ => {
            let column = head.map_or("", |title| title.label.as_str());
            format!("{}: {}, {column}", entry.value.in_words(corpus), title.label)
        }
    }
}

/// What a cell shows other than its level, in one line: the value first, and of documents which ones.
fn measured(scene: &Scene<'_>, id: Id<Cell>, entry: &Entry, measure: Measure) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    let name = brief(corpus, id);
    let value = entry.value.in_words(corpus);
    if measure != Measure::Documents || !entry.value.is_known() {
        return format!("{value}: {name}");
    }
    let evidence = speaking(corpus, &matrix.manner.lens, id);
    let documents: BTreeSet<_> = evidence.map(|evidence| corpus.passages[evidence.passage].document).collect();
    let names: Vec<&str> = documents.iter().map(|id| &*corpus.documents[*id].short).collect();
    let origins = if names.len() > 1 && entry.value.number(corpus) < Some(names.len() as f64) {
        ", some of one origin"
    } else {
        ""
    };
    format!("{value} independent ({}{origins}): {name}", names.join(", "))
}

/// A cell under both lenses that are compared, in one line.
fn compared(scene: &Scene<'_>, id: Id<Cell>, column: usize) -> String {
    let Scene { matrix, corpus, .. } = *scene;
    // The two stand side by side, the first on an even place.
    let first = column / 2 * 2;
    let row = matrix.order.get(matrix.row);
    let value = |column| row.and_then(|row| matrix.sheet.entry(*row, column)).map(|entry| &entry.value);
    let (Some(one), Some(other)) = (value(first), value(first + 1)) else { return String::new() };
    let said = |value: &Value| value.in_words(corpus);
    let difference = match (one, other) {
        (Value::Level(one, _), Value::Level(other, _)) if one == other => ", the same".to_owned(),
        (Value::Level(one, _), Value::Level(other, _)) => {
            let difference = Value::Difference(i32::from(other.halves()) - i32::from(one.halves()));
            format!(", {}", difference.in_words(corpus))
        }
        _ => String::new(),
    };
    format!("1: {}, 2: {}{difference}: {}", said(one), said(other), brief(corpus, id))
}

/// The name of a cell in a few words: `Cyber, Threat EU`.
fn brief(corpus: &Corpus, id: Id<Cell>) -> String {
    let cell = &corpus.cells[id];
    let party = cell.party.map(|party| format!(" {}", corpus.parties[party].short)).unwrap_or_default();
    format!("{}, {}{party}", corpus.dimensions[cell.dimension].short, corpus.elements[cell.element].short)
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
            _ if !column.over.is_empty() && !column.label.ends_with("gap") => None,
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
    let name = brief(corpus, id);
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
