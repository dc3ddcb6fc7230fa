//! The command line as programs and people use it: shapes, formats, exit codes.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::collections::HashSet;
use std::process::{Command, Stdio};

use common::{dataset, euja, json};
use serde_json::Value;

/// Every kind with the fields that are promised.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("documents", "document", &["id", "label", "aliases", "title", "authors", "date", "kind", "origin", "passages"]),
    ("passages", "passage", &["id", "label", "aliases", "document", "locator", "section", "text", "codings"]),
    ("dimensions", "dimension", &["id", "label", "aliases", "group", "definition"]),
    ("groups", "group", &["id", "label", "definition", "dimensions", "passages"]),
    ("eras", "era", &["id", "label", "date", "ground", "passages"]),
    ("themes", "theme", &["id", "label", "aliases", "definition"]),
    ("tours", "tour", &["id", "label", "address", "summary", "seconds", "steps"]),
    ("elements", "element", &["id", "label", "scale", "per_party", "definition"]),
    ("scales", "scale", &["id", "label", "whose", "levels"]),
    ("parties", "party", &["id", "label", "short", "actor"]),
    ("actors", "actor", &["id", "label", "aliases", "kind", "passages"]),
    ("instruments", "instrument", &["id", "label", "aliases", "kind", "passages"]),
    (
        "events",
        "event",
        &[
            "id",
            "label",
            "date",
            "start",
            "end",
            "precision",
            "kind",
            "in_window",
            "dimensions",
            "themes",
            "actors",
            "instruments",
            "reports",
            "references",
            "discrepancies",
            "summary",
        ],
    ),
    (
        "cells",
        "cell",
        &[
            "address",
            "dimension",
            "element",
            "party",
            "status",
            "level",
            "low",
            "high",
            "confidence",
            "directness",
            "rationale",
            "evidence",
            "discrepancies",
        ],
    ),
    (
        "discrepancies",
        "discrepancy",
        &["id", "topic", "kind", "severity", "status", "readings", "resolution", "ground", "references", "touches"],
    ),
    ("references", "reference", &["id", "label", "fact", "date", "address", "confirmed"]),
    ("findings", "finding", &["id", "kind", "text", "dimensions", "passages", "addressee", "status"]),
    ("glossary", "term", &["id", "label", "aliases", "definition", "belongs", "excludes", "example"]),
];

fn cities() -> String {
    dataset("three-parties")
}

fn list(kind: &str) -> Vec<Value> {
    let rows = json(&["list", kind, "--format", "json", "--data", &cities()]);
    rows.as_array().unwrap().clone()
}

fn of(rows: &[Value], field: &str) -> Vec<Value> {
    rows.iter().map(|row| row[field].clone()).collect()
}

#[test]
fn every_kind_lists_its_promised_fields() {
    for (plural, singular, fields) in KINDS {
        for data in [&[][..], &["--data", &cities()]] {
            let rows = json(&[&["list", plural, "--format", "json"], data].concat());
            let rows = rows.as_array().unwrap();
            assert!(!rows.is_empty() || data.is_empty(), "{plural}");
            for row in rows {
                let missing: Vec<_> = fields.iter().filter(|field| row.get(**field).is_none()).collect();
                assert!(missing.is_empty(), "{plural}: {missing:?} in {row}");
            }
            let one = json(&[&["list", singular, "--format", "json"], data].concat());
            assert_eq!(one.as_array().unwrap(), rows, "{singular}");
        }
    }
}

#[test]
fn another_dataset_has_its_own_cells() {
    let cells = list("cells");
    assert_eq!(
        of(&cells, "address"),
        [
            "cell/river/supply/aster",
            "cell/river/supply/birch",
            "cell/river/supply/cedar",
            "cell/river/pipes",
            "cell/wells/supply/aster",
            "cell/wells/supply/birch",
            "cell/wells/supply/cedar",
            "cell/wells/pipes",
        ]
    );
    assert_eq!(of(&cells, "status")[..3], ["rated", "not-assessed", "no-evidence"]);
    let rated = &cells[0];
    assert_eq!((rated["level"].as_u64(), rated["low"].as_u64(), rated["high"].as_u64()), (Some(6), Some(5), Some(6)));
    assert_eq!((&rated["confidence"], &rated["directness"]), (&"high".into(), &"direct".into()));
    assert_eq!(rated["evidence"][1]["passage"], "leaflet#p2");
    assert_eq!(rated["evidence"][1]["stance"], "contradicts");
    assert_eq!(rated["discrepancies"], Value::from(vec!["which-spring"]));
    for field in ["level", "low", "high", "confidence", "directness", "party"] {
        assert!(cells[3][field].is_null(), "{field}");
    }
    assert_eq!(list("scales")[0]["levels"].as_array().unwrap().len(), 7);
}

#[test]
fn dimensions_stand_in_groups_or_in_none_and_documents_tell_their_origin() {
    assert_eq!(of(&list("dimensions"), "group"), ["open-water".into(), Value::Null]);
    let groups = list("groups");
    assert_eq!((&groups[0]["id"], &groups[0]["short"]), (&"open-water".into(), &"Open".into()));
    assert_eq!(groups[0]["dimensions"], Value::from(vec!["river"]));
    assert_eq!(groups[0]["passages"], Value::from(vec!["leaflet#p1"]));
    assert_eq!(of(&list("documents"), "origin"), ["The Union of Writers"]);
    for (address, field, says) in [
        ("dimension/river", "Group", "Open water"),
        ("dimension/river", "Grouped by", "Leaflet p1"),
        ("dimension/wells", "Group", "none: no source places it"),
        ("doc/leaflet", "Origin", "The Union of Writers"),
    ] {
        let page = euja(&["show", address, "--data", &cities()]).out;
        let shown = page.lines().filter_map(|line| line.strip_prefix(field)).any(|rest| rest.trim() == says);
        assert!(shown, "{address}: {field} {says}\n{page}");
    }
}

#[test]
fn events_come_in_order_of_time_and_undated_ones_last() {
    let events = list("events");
    assert_eq!(of(&events, "id"), ["old-meeting", "flood", "second-meeting", "well-digging", "feast"]);
    assert_eq!(
        of(&events, "start"),
        [Some("1890-01-01"), Some("1993-06-01"), Some("1995-03-01"), Some("1998-01-01"), None].map(Value::from)
    );
    assert_eq!(
        of(&events, "end"),
        [Some("1890-12-31"), Some("1993-06-01"), Some("1995-03-31"), None, None].map(Value::from)
    );
    assert_eq!(
        of(&events, "precision"),
        [Some("year"), Some("day"), Some("month"), Some("interval"), None].map(Value::from)
    );
    assert_eq!(of(&events, "in_window"), [Some(false), Some(true), Some(true), Some(true), None].map(Value::from));
    assert_eq!(events[2]["reports"][0]["passage"], "leaflet#p2");
    assert_eq!(events[2]["reports"][0]["date"], "1995-03~");
    assert_eq!(events[2]["discrepancies"][0], "which-spring");
}

#[test]
fn codings_give_the_phrase_that_stands_in_the_passage() {
    for passage in json(&["list", "passages", "--format", "json"]).as_array().unwrap() {
        for coding in passage["codings"].as_array().unwrap() {
            if let Some(phrase) = coding["phrase"].as_str() {
                assert!(passage["text"].as_str().unwrap().contains(phrase), "{passage}");
            }
        }
    }
    let passages = list("passages");
    assert_eq!(passages[0]["codings"][1], serde_json::json!({ "code": "element/supply", "phrase": null }));
}

#[test]
fn another_language_is_spoken_where_there_are_names_in_it() {
    let spoken = |args: &[&str]| euja(&[args, &["--data", &cities(), "--lang", "la"]].concat());
    let instruments = spoken(&["list", "instruments", "--format", "json"]).out;
    let instruments: Value = serde_json::from_str(&instruments).unwrap();
    assert_eq!(instruments[0]["label"], "Charta");
    assert_eq!(instruments[0]["labels"], serde_json::json!({ "en": "Basin charter", "la": "Charta" }));
    // A cell is called by its row and party; what has no name in the language keeps its own.
    let cell = spoken(&["show", "cell/river/supply/aster"]).out;
    assert!(cell.contains("Aqua fluminis · Supply · Civitas Aster"), "{cell}");
    assert!(spoken(&["show", "scale/sharing"]).out.contains("2  una"));
    // Either name finds it, whichever language is spoken.
    assert!(spoken(&["search", "basin charter"]).out.starts_with("instrument/basin-charter\tinstrument\tCharta"));
    assert!(
        euja(&["search", "charta", "--data", &cities()])
            .out
            .starts_with("instrument/basin-charter\tinstrument\tBasin charter")
    );
    let unknown = euja(&["list", "events", "--data", &cities(), "--lang", "xx"]);
    assert_eq!((unknown.code, unknown.err.as_str()), (2, "error: this dataset has no names in `xx`; it has en, la\n"));
}

#[test]
fn an_export_holds_every_record_and_the_address_of_its_page() {
    let whole = json(&["export", "json", "--data", &cities()]);
    assert_eq!(whole["dataset"]["id"], "three-cities-water");
    for (plural, ..) in KINDS {
        assert_eq!(whole[plural], json(&["list", plural, "--format", "json", "--data", &cities()]), "{plural}");
        for row in whole[plural].as_array().unwrap() {
            // Groups and eras have no page.
            let Some(address) = row.get("page").or(row.get("address")) else {
                assert!(["groups", "eras"].contains(plural));
                continue;
            };
            let address = address.as_str().unwrap();
            assert_eq!(euja(&["show", address, "--data", &cities()]).code, 0, "{address}");
        }
    }
}

#[test]
fn events_are_chosen_by_time_dimension_kind_and_actor() {
    let rows = |options: &[&str]| json(&[&["list", "events", "--format", "json"], options].concat());
    let all = rows(&[]).as_array().unwrap().len();
    let some = rows(&["--from", "2018-07", "--to", "2018-07", "--kind", "agreement", "--dim", "cyber-security"]);
    let ids: Vec<&str> = some.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"data-adequacy-agreed") && ids.len() < all, "{ids:?}");
    for row in rows(&["--actor", "nato"]).as_array().unwrap() {
        assert!(row["actors"].to_string().contains("nato"), "{row}");
    }
    let wrong = euja(&["list", "events", "--dim", "cybr"]);
    assert!(wrong.code == 2 && wrong.err.contains("perhaps cyber-security?"), "{}", wrong.err);
    let wrong = euja(&["list", "cells", "--from", "2018"]);
    assert!(wrong.code == 2 && wrong.err.contains("are for `euja list events`"), "{}", wrong.err);
}

#[test]
fn the_timeline_is_shown_as_text_and_listed_in_other_formats() {
    let graphic = euja(&["show", "timeline", "--data", &cities()]).out;
    for lane in ["1990", "a year", "Digging of", "undated 1"] {
        assert!(graphic.contains(lane), "{lane} isn't in\n{graphic}");
    }
    assert!(graphic.lines().all(|row| !row.trim().is_empty() && row.chars().count() <= 100), "{graphic}");
    assert!(euja(&["show", "timeline", "--ascii"]).out.contains("=====>"));
    let listed = euja(&["list", "events", "--format", "markdown", "--data", &cities()]).out;
    assert_eq!(euja(&["show", "timeline", "--format", "markdown", "--data", &cities()]).out, listed);
}

#[test]
fn a_timeline_is_exported_for_the_web() {
    let timeline = json(&["export", "timelinejs", "--data", &cities()]);
    assert_eq!(timeline["title"]["text"]["headline"], "Three cities and their water");
    let events = timeline["events"].as_array().unwrap();
    assert!(!events.is_empty() && events.iter().all(|event| event["start_date"]["year"].is_i64()), "{timeline}");
    assert!(!timeline["eras"].as_array().unwrap().is_empty());
}

#[test]
fn a_citation_comes_in_every_format() {
    let cited = |format: &str| euja(&["cite", "doc/leaflet#p2", "--format", format, "--data", &cities()]);
    let text = cited("text").out;
    assert!(text.starts_with("Writer, A.; Union of Writers (") && text.contains("Para. 2."), "{text}");
    assert!(cited("bibtex").out.contains("author = {Writer, A. and {Union of Writers}}"));
    let csl: Value = serde_json::from_str(&cited("csl-json").out).unwrap();
    assert_eq!((&csl[0]["id"], &csl[0]["author"][1]["literal"]), (&"leaflet-p2".into(), &"Union of Writers".into()));
    assert!(euja(&["cite"]).out.contains("[data set]"));
}

#[test]
fn csv_is_read_back_as_written() {
    let said = euja(&["list", "passages", "--format", "csv", "--data", &cities()]);
    let mut reader = csv::Reader::from_reader(said.out.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "text").unwrap();
    let texts: Vec<String> = reader.records().map(|record| record.unwrap()[column].to_owned()).collect();
    assert_eq!(texts[1], "In spring 1995 the councils met; \"since 1998\" | wells are dug, 井戸 in one town.");
    let said = euja(&["list", "events", "--format", "csv", "--data", &cities()]);
    assert!(said.out.contains(",aster-council; birch-council,"), "{}", said.out);
    assert!(said.out.lines().count() == 6 && said.out.contains("\r\n"));
}

#[test]
fn markdown_is_one_table() {
    let said = euja(&["list", "passages", "--format", "markdown", "--data", &cities()]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[..2], ["| id | section | text |", "| --- | --- | --- |"]);
    assert!(lines[3].ends_with("\"since 1998\" \\| wells are dug, 井戸 in one town. |"), "{}", lines[3]);
}

#[test]
fn plain_columns_stand_under_each_other() {
    let said = euja(&["list", "cells", "--data", &cities()]);
    let column = said.out.lines().next().unwrap().find("status").unwrap();
    for line in said.out.lines().skip(1) {
        assert!(["rated", "not-assessed", "no-evidence"].iter().any(|word| line[column..].starts_with(word)), "{line}");
    }
}

#[test]
fn no_answer_carries_a_control_character() {
    for (kind, ..) in KINDS {
        for format in ["plain", "json", "csv", "markdown"] {
            let said = euja(&["list", kind, "--format", format]);
            let bad: HashSet<char> = said.out.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r')).collect();
            assert!(bad.is_empty() && said.code == 0, "{kind} {format} {bad:?}");
        }
    }
}

/// clap repeats them.
#[test]
fn what_acts_on_a_terminal_in_wrong_arguments_is_made_visible() {
    for args in [&["list", "\u{9b}2J\u{202e}\u{1b}]0;x\u{7}"][..], &["--\u{9b}2J"], &["screen", "--size", "\u{1b}[2J"]]
    {
        let said = euja(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        let acts = |c: char| euja::text::is_control(c) && c != '\n';
        assert!(!said.err.contains(acts) && said.err.starts_with("error: "), "{:?}", said.err);
    }
}

#[test]
fn wrong_usage_ends_with_two_and_a_sentence() {
    let said = euja(&["list", "evnts"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("documents, passages") && said.err.contains("'events'"), "{}", said.err);
    for args in [
        &["list"][..],
        &["list", "events", "--format", "svg"],
        &["list", "events", "--data", "/no/such/folder"],
        &["check", "/no/such/folder"],
        &["cell/river/pipes", "list", "events"],
        &["screen", "--size", "0x24"],
        &["--frobnicate"],
    ] {
        let said = euja(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(said.err.matches("error: ").count(), 1, "{args:?} {}", said.err);
    }
}

#[test]
fn every_command_helps_with_an_example() {
    for command in ["check", "list", "search", "show", "screen"] {
        let said = euja(&[command, "--help"]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.contains("Examples:") && said.out.contains(&format!("  euja {command}")), "{}", said.out);
        assert!(said.out.contains("--data") && said.out.contains("--format"), "{}", said.out);
    }
    assert!(euja(&["--help"]).out.contains("Examples:"));
    assert_eq!(euja(&["--version"]).code, 0);
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    for format in ["plain", "json", "csv", "markdown"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_euja"))
            .args(["list", "passages", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!((done.status.code(), done.stderr.len()), (Some(0), 0), "{format}");
    }
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_gets_the_page_as_text() {
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_euja"));
        let done = command.args(args).env("TERM", "dumb").stdin(Stdio::null()).output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    for address in ["home", "cell/river/supply/aster"] {
        let said = run(&[address, "--data", &cities()]);
        let shown = euja(&["show", address, "--format", "plain", "--data", &cities()]);
        assert_eq!(said, (Some(0), shown.out.clone(), String::new()), "{address}");
        assert!(!shown.out.is_empty() && !shown.out.contains('\u{1b}'), "{}", shown.out);
    }
    assert!(run(&["--data", &cities()]).1.contains("Three cities and their water"));
}

#[test]
fn the_table_of_a_view_is_listed_in_every_form() {
    let as_convergence = |format: &str| euja(&["list", "cells", "--as", "convergence", "--format", format]);
    let rows = json(&["list", "cells", "--as", "convergence", "--format", "json"]);
    assert_eq!((rows["view"].as_str(), rows["lens"].as_str()), (Some("convergence"), Some("")));
    let first = &rows["rows"][0];
    assert_eq!(
        (first["address"].as_str(), first["entries"].as_array().unwrap().len()),
        (Some("dimension/military-security"), 8)
    );
    assert_eq!(first["entries"][3]["column"], "Threat perception · closeness");
    assert_eq!(
        (first["entries"][3]["value"].as_f64(), first["entries"][3]["said"].as_str()),
        (Some(1.0), Some("1.00"))
    );

    let said = as_convergence("csv");
    let mut reader = csv::Reader::from_reader(said.out.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert_eq!(
        (head.len(), &head[0], &head[4]),
        (1 + 8 + 4 * 3, "dimension", "Threat perception · European Union · confidence")
    );
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!((records.len(), &records[0][0], &records[0][4]), (10, "Military security", "high"));
    assert_eq!(&records[9][1], "no evidence", "what isn't known is no number");

    let said = as_convergence("markdown");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!((lines.len(), lines[0].matches('|').count()), (12, 10));
    assert!(lines[2].starts_with("| Military security | 4 | 4 | 0 | 1 |"), "{}", lines[2]);
    assert!(
        as_convergence("plain").out.lines().next().unwrap().starts_with("dimension  "),
        "{}",
        as_convergence("plain").out
    );
}

#[test]
fn a_lens_holds_for_the_table_and_is_said_in_it() {
    let lens = "year:..2018 stance:supports";
    let rows = json(&["list", "cells", "--as", "levels", "--lens", lens, "--format", "json"]);
    assert_eq!((rows["view"].as_str(), rows["lens"].as_str()), (Some("levels"), Some(lens)));
    assert_eq!(rows["rows"][0]["entries"][0]["said"], "nothing left under the lens");
    let counts = json(&["list", "cells", "--as", "passages", "--lens", lens, "--format", "json"]);
    let all = json(&["list", "cells", "--as", "passages", "--format", "json"]);
    for (row, whole) in counts["rows"].as_array().unwrap().iter().zip(all["rows"].as_array().unwrap()) {
        for (entry, whole) in row["entries"].as_array().unwrap().iter().zip(whole["entries"].as_array().unwrap()) {
            assert!(entry["value"].as_f64().unwrap_or(0.0) <= whole["value"].as_f64().unwrap_or(0.0), "{row}");
        }
    }
}

#[test]
fn under_a_lens_the_records_of_cells_say_what_is_left_beside_the_rating() {
    let rows = json(&["list", "cells", "--lens", "year:..2018", "--format", "json"]);
    let row = |id: &str| rows.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap();
    let outside = row("military-security/threat/eu");
    assert_eq!((outside["status"].as_str(), outside["level"].as_u64()), (Some("outside-lens"), None));
    let kept = row("cyber-security/threat/eu");
    assert_eq!(
        (kept["level"].as_u64(), kept["rating"].as_u64(), kept["lens"].as_str()),
        (Some(2), Some(3), Some("year:..2018"))
    );
    assert_eq!((kept["passages_for"].as_u64(), kept["independent_documents"].as_u64()), (Some(1), Some(1)));
}

#[test]
fn every_view_is_listed_of_another_dataset_too() {
    for view in [
        "convergence",
        "dumbbells",
        "quadrants",
        "contested",
        "dimension-theme",
        "pair:river,wells",
        "against:year:1994",
    ] {
        for format in ["plain", "json", "csv", "markdown"] {
            let said = euja(&["list", "cells", "--as", view, "--format", format, "--data", &cities()]);
            assert_eq!((said.code, said.err.as_str(), said.out.is_empty()), (0, "", false), "{view} {format}");
        }
    }
    let screen = euja(&["screen", "--as", "quadrants", "--lens", "year:..1994", "--data", &cities()]);
    assert!(
        screen.out.contains("convergence against cooperation") && screen.out.contains("until 1994"),
        "{}",
        screen.out
    );
}

#[test]
fn a_wrong_view_or_lens_ends_with_two_and_says_what_there_is() {
    for (args, sentence) in [
        (&["list", "cells", "--as", "heatmap"][..], "no view is called `heatmap`: levels, passages, "),
        (
            &["list", "cells", "--as", "pair:cyber-security,nothing"],
            "no dimension is called `nothing`; `euja list dimensions` names them",
        ),
        (
            &["list", "cells", "--as", "against:2018"],
            "`2018` is no part of a lens: doc:, year:, stance:, directness: and confidence: are",
        ),
        (&["list", "cells", "--lens", "yaer:2018"], "`yaer:2018` is no part of a lens: "),
        (&["list", "cells", "--lens", "doc:nobody"], "no document is called `nobody`; there are beser-values, "),
        (&["screen", "--lens", "year:2018..2014"], "`2018..2014` runs backwards: the earlier time comes first"),
        (&["--as", "heatmap"], "no view is called `heatmap`: "),
    ] {
        let said = euja(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.starts_with(&format!("error: {sentence}")), "{args:?} {}", said.err);
    }
}

#[test]
fn a_lens_or_a_view_where_there_is_no_matrix_is_wrong_usage() {
    for args in
        [&["list", "events"][..], &["check"], &["search", "japan"], &["show", "home"], &["cite"], &["export", "json"]]
    {
        for option in [["--lens", "year:..2018"], ["--as", "convergence"]] {
            let said = euja(&[args, &option].concat());
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?} {option:?}");
            assert!(said.err.contains(option[0]), "{args:?} {}", said.err);
            let said = euja(&[&option, args].concat());
            let sentence =
                "error: --lens and --as are for the matrix: the explorer, `euja screen` and `euja list cells`";
            assert_eq!(said.code, 2);
            assert!(said.err.starts_with(sentence), "{args:?} {}", said.err);
        }
    }
}

#[test]
fn a_search_is_a_line_a_hit_with_tabs_between() {
    let said = euja(&["search", "kind:event", "spa", "--limit", "3"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let rows: Vec<Vec<&str>> = said.out.lines().map(|line| line.split('\t').collect()).collect();
    assert!(!rows.is_empty() && rows.len() <= 3);
    for row in &rows {
        assert_eq!((row.len(), row[1]), (5, "event"), "{row:?}");
        assert!(row[0].starts_with("event/"));
    }
    let same = json(&["search", "kind:event spa", "--limit", "3", "--format", "json"]);
    assert_eq!(of(same.as_array().unwrap(), "address"), rows.iter().map(|row| row[0]).collect::<Vec<_>>());
    let none = euja(&["search", "kind:event xqzt"]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (1, "", ""));
    assert_eq!(euja(&["search", "xqzt", "--format", "json"]).code, 1);
}

#[test]
fn a_list_keeps_what_a_query_keeps() {
    let rows = json(&["list", "events", "--where", "year:2023 actor:japan", "--format", "json"]);
    let rows = rows.as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        assert!(row["actors"].as_array().unwrap().contains(&Value::from("japan")), "{row}");
        assert!(
            row["start"].as_str().is_none_or(|start| start < "2024")
                && row["end"].as_str().is_none_or(|end| end > "2023"),
            "{row}"
        );
    }
    let levels = json(&["list", "cells", "--where", "level:>=3", "--format", "json"]);
    assert!(levels.as_array().unwrap().iter().all(|row| row["level"].as_u64().unwrap() >= 3), "{levels}");
    let all = json(&["list", "findings", "--format", "json"]).as_array().unwrap().len();
    let some = json(&["list", "findings", "--where", "kind:obstacle", "--format", "json"]).as_array().unwrap().len();
    let rest = json(&["list", "findings", "--where", "!kind:obstacle", "--format", "json"]).as_array().unwrap().len();
    assert!(some > 0 && some + rest == all);
    let none = euja(&["list", "events", "--where", "xqzt"]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (1, "", ""));
}

#[test]
fn a_query_that_cannot_be_understood_is_wrong_input() {
    let long = "sea ".repeat(501);
    for (args, sentence) in [
        (&["search", &long][..], "only the first 2000 of its 2004 bytes count: look for less"),
        (&["search", "kind:evnt", "spa"], "`evnt` is no kind, perhaps event? There are "),
        (&["list", "events", "--where", "dim:nowhere"], "`nowhere` is no dimension: there are "),
        (&["list", "events", "--where", "yaer:2018"], "`yaer:` is no field, so "),
        (&["list", "groups", "--where", "spa"], "nothing is asked of groups: --where is for dimensions, "),
    ] {
        let said = euja(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.starts_with(&format!("error: in the query, {sentence}")), "{args:?} {}", said.err);
    }
    let said = euja(&["list", "cells", "--as", "contested", "--where", "level:3"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--where is for records"), "{}", said.err);
}

#[test]
fn a_size_of_pictures_that_nobody_asked_for_is_said() {
    let said = euja(&["present", "framework", "--size", "80x24"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--size is for the pictures of --html and --cast"), "{}", said.err);
}
