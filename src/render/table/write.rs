//! Rows as aligned columns, CSV and Markdown.

use std::io::{self, Write};

use serde_json::Value;

use super::{Table, fit};
use crate::render::escape;
use crate::text::{self, Align, Cells};

/// Columns for people; cut, with an ellipsis, only where a terminal sets a limit.
pub(super) fn plain(table: &Table<'_>, room: Option<Cells>, ellipsis: &str, out: &mut dyn Write) -> io::Result<()> {
    let words = |value: &Value| if let Value::Bool(yes) = value { yes_or_no(*yes) } else { in_cell(value) };
    let mut natural: Vec<usize> = table.columns.iter().map(|(name, _)| text::width(name).0).collect();
    let aligns = aligns(table, |row| {
        for (width, value) in natural.iter_mut().zip(row) {
            *width = text::width(&words(value)).0.max(*width);
        }
    });
    let widths = fit::fit(&natural, room);
    let heads = std::iter::once(table.columns.iter().map(|(name, _)| name.to_string()).collect::<Vec<_>>());
    for line in heads.chain(table.rows().map(|row| row.iter().map(words).collect())) {
        let cells =
            line.iter().zip(&widths).zip(&aligns).map(|((cell, width), align)| {
                text::pad(&text::cut(cell, Cells(*width), ellipsis), Cells(*width), *align)
            });
        let line = cells.collect::<Vec<_>>().join(&" ".repeat(fit::GAP));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// RFC 4180: comma, quotes where needed, line ends of two characters.
pub(super) fn csv(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|(name, _)| name.as_bytes())).map_err(cause)?;
    for row in table.rows() {
        writer.write_record(row.iter().map(in_cell)).map_err(cause)?;
    }
    writer.flush()
}

/// What went wrong beneath: csv's own error hides that a pipe is broken.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// A table for a page. What Markdown would take as its own signs stays what it is.
pub(super) fn markdown(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = table.columns.iter().map(|(name, _)| escape(name)).collect();
    let rules: Vec<&str> =
        aligns(table, |_| ()).into_iter().map(|align| if align == Align::Right { "--:" } else { "---" }).collect();
    writeln!(out, "| {} |\n| {} |", names.join(" | "), rules.join(" | "))?;
    for row in table.rows() {
        let cells: Vec<String> = row
            .iter()
            .map(|value| if let Value::Bool(yes) = value { yes_or_no(*yes) } else { escape(&in_cell(value)) })
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Numbers stand to the right, where a column has no other values. Whoever asks sees each row, as none is made twice for that.
fn aligns(table: &Table<'_>, mut see: impl FnMut(&[Value])) -> Vec<Align> {
    let mut found = vec![(false, false); table.columns.len()];
    for row in table.rows() {
        see(&row);
        for ((numbers, others), value) in found.iter_mut().zip(&row).filter(|(_, value)| !value.is_null()) {
            *numbers |= value.is_number();
            *others |= !value.is_number();
        }
    }
    found.into_iter().map(|found| if found == (true, false) { Align::Right } else { Align::Left }).collect()
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes".into() } else { "no".into() }
}

/// A value in one cell of a table: lists joined by `; `, what has parts as `name=value` joined by `, `.
fn in_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => values.iter().map(in_cell).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| format!("{name}={}", in_cell(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows() -> Table<'static> {
        let rows = [
            vec![json!("a"), json!(7), json!("日本 | a, \"b\"")],
            vec![json!("bcd"), json!(12), json!(["x", "y"])],
            vec![json!("e"), json!(null), json!([{ "f": 1, "g": null }, { "f": true }])],
        ];
        Table::new(vec![("id".into(), true), ("count".into(), true), ("label".into(), true)], 3, move |at| {
            rows[at].clone()
        })
    }

    fn written(write: impl FnOnce(&Table<'_>, &mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&rows(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn plain_rows_are_aligned_by_cells_and_whole_without_a_limit() {
        let plain = "id   count  label\na        7  日本 | a, \"b\"\nbcd     12  x; y\ne           f=1; f=true\n";
        assert_eq!(written(|rows, out| super::plain(rows, None, "…", out)), plain);
    }

    #[test]
    fn plain_rows_fit_a_terminal() {
        let text = written(|rows, out| super::plain(rows, Some(Cells(20)), "…", out));
        assert!(text.lines().all(|line| text::width(line).0 <= 20), "{text}");
        assert!(text.contains("日本 | …"), "{text}");
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let csv = "id,count,label\r\na,7,\"日本 | a, \"\"b\"\"\"\r\nbcd,12,x; y\r\ne,,f=1; f=true\r\n";
        assert_eq!(written(super::csv), csv);
    }

    #[test]
    fn markdown_keeps_its_own_signs_apart() {
        let markdown = "| id | count | label |\n| --- | --: | --- |\n| a | 7 | 日本 \\| a, \"b\" |\n";
        assert!(written(super::markdown).starts_with(markdown));
    }
}
