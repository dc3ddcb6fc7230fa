//! A table of the matrix as it is shown, for files and pipes.

use std::cmp::Ordering;

use serde_json::{Value as Json, json};

use super::Table;
use crate::analysis::Lens;
use crate::corpus::Corpus;
use crate::sheet::{Entry, Sheet, Title, Value, View};

/// The table with a column for each of the sheet's. Where it is `wide`, the low and high end of the range and the
/// confidence follow each level. What isn't known is said in words, so that it can't be taken for something low.
pub fn sheet_table<'a>(corpus: &'a Corpus, sheet: &'a Sheet, wide: bool) -> Table<'a> {
    let wide: Vec<bool> = (0..sheet.columns.len()).map(|column| wide && ranged(sheet, column)).collect();
    let mut columns = vec![(sheet.of.into(), true)];
    for (title, wide) in sheet.columns.iter().zip(&wide) {
        columns.push((title.label.clone().into(), true));
        for more in ["low", "high", "confidence"].iter().filter(|_| *wide) {
            columns.push((format!("{} · {more}", title.label).into(), true));
        }
    }
    Table::new(columns, sheet.rows.len(), move |at| {
        let (Some(title), Some(entries)) = (sheet.rows.get(at), sheet.entries.get(at)) else { return Vec::new() };
        let mut row = vec![json!(title.label)];
        for (entry, wide) in entries.iter().zip(&wide) {
            row.push(value(corpus, &entry.value));
            if *wide {
                let (low, high) = range(corpus, entry);
                row.extend([low, high, json!(entry.confidence.map(|confidence| confidence.word()))]);
            }
        }
        row
    })
}

/// `{view, lens, values, of, across, rows: [{label, address, group, entries: [{column, value, said, ..}]}]}`: everything that
/// the table shows, marks included.
pub fn sheet_json(corpus: &Corpus, view: &View, lens: &Lens, sheet: &Sheet) -> Json {
    let rows = sheet.rows.iter().zip(&sheet.entries).map(|(title, entries)| {
        let entries = sheet.columns.iter().zip(entries).map(|(column, entry)| of_entry(corpus, column, entry));
        json!({
            "label": title.label,
            "address": title.thing.map(|thing| corpus.name(thing)),
            "group": Some(&title.group).filter(|group| !group.is_empty()),
            "entries": entries.collect::<Vec<_>>(),
        })
    });
    json!({
        "view": view.written(corpus),
        "lens": lens.written(corpus),
        "values": sheet.legend,
        "of": sheet.of,
        "across": sheet.across,
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn of_entry(corpus: &Corpus, column: &Title, entry: &Entry) -> Json {
    let (low, high) = range(corpus, entry);
    let marks = entry.marks;
    json!({
        "column": column.label,
        "value": entry.value.number(corpus),
        "said": entry.value.in_words(corpus),
        "low": low,
        "high": high,
        "confidence": entry.confidence.map(|confidence| confidence.word()),
        "disputed": marks.disputed,
        "evidence_against": marks.against,
        "change": marks.change.map(|change| match change {
            Ordering::Greater => "higher",
            Ordering::Less => "lower",
            Ordering::Equal => "other",
        }),
        "address": entry.opens.as_ref().map(|address| address.name(corpus)),
    })
}

/// Whether some entry of a column has a range.
fn ranged(sheet: &Sheet, column: usize) -> bool {
    (0..sheet.rows.len()).any(|row| sheet.entry(row, column).is_some_and(|entry| entry.range.is_some()))
}

fn range(corpus: &Corpus, entry: &Entry) -> (Json, Json) {
    match (&entry.value, entry.range) {
        (Value::Level(_, scale), Some((low, high))) => {
            let number = |level: crate::analysis::Steps| tidy(level.value(&corpus.scales[*scale]));
            (number(low), number(high))
        }
        _ => (Json::Null, Json::Null),
    }
}

/// A value in a cell of a table: a number, or words.
fn value(corpus: &Corpus, value: &Value) -> Json {
    match value {
        Value::Quadrant(_) | Value::Confidence(_) => json!(value.in_words(corpus)),
        known => known.number(corpus).map_or_else(|| json!(known.in_words(corpus)), tidy),
    }
}

/// A number without a fraction that it doesn't have.
pub(crate) fn tidy(number: f64) -> Json {
    #[expect(clippy::cast_possible_truncation, reason = "levels, counts and years are small")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let same = (whole as f64 - number).abs() < f64::EPSILON;
    if same { json!(whole) } else { json!(number) }
}
