//! What is wrong with a dataset is told all at once, each problem with its place, and nothing twice.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use common::{dataset, euja, folder, json};
use serde_json::Value;

/// Files of the three cities, with some words replaced in each; every word must stand there.
fn broken(name: &str, changes: &[(&str, &str, &str)]) -> String {
    let folder = folder(name, &[]);
    for file in ["frame.ron", "records.ron", "leaflet.ron"] {
        let from =
            Path::new(&dataset("three-parties")).join(if file == "leaflet.ron" { "sources/leaflet.ron" } else { file });
        let mut text = fs::read_to_string(from).unwrap();
        for (_, old, new) in changes.iter().filter(|(changed, ..)| *changed == file) {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        fs::write(folder.join(file), text).unwrap();
    }
    folder.display().to_string()
}

fn problems(folder: &str) -> Vec<Value> {
    let said = euja(&["check", folder, "--format", "json"]);
    assert_eq!(said.err, "");
    let problems: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    assert_eq!(said.code, i32::from(!problems.is_empty()));
    problems
}

fn whats(folder: &str) -> Vec<String> {
    problems(folder).iter().map(|problem| problem["what"].as_str().unwrap().to_owned()).collect()
}

/// The source from the column of a problem on.
fn at(problem: &Value) -> String {
    let column = problem["column"].as_u64().unwrap() as usize;
    problem["source"].as_str().unwrap().chars().skip(column - 1).collect()
}

/// Documents of 21 lines in one file, with some words replaced in the last of them, which is `d0`.
fn documents(name: &str, count: usize, old: &str, new: &str) -> String {
    let text = "Words of a passage, as many as it takes. ".repeat(20);
    let document = |n: usize| {
        let passage = |p: usize| format!("(locator: \"p{p}\", text: \"{text}\", codings: [(code: \"theme/t\")])");
        let passages: Vec<String> = (0..20).map(passage).collect();
        format!("(id: \"d{n}\", title: \"D\", kind: \"k\", sections: [(passages: [\n{}])]),\n", passages.join(",\n"))
    };
    let documents: String = (0..count).rev().map(document).collect();
    let (before, last) = documents.split_at(documents.rfind("(id:").unwrap());
    assert!(last.contains(old), "{old}");
    let last = last.replacen(old, new, 1);
    let frame = "dataset: (id: \"a\", title: \"A\"), document_kinds: [(id: \"k\", label: \"K\")]";
    let themes = "themes: [(id: \"t\", label: \"T\", definition: \"D.\")]";
    let text = format!("(\n{frame},\ndocuments: [\n{before}{last}],\n{themes})\n");
    folder(name, &[("a.ron", &text)]).display().to_string()
}

#[test]
fn what_is_wrong_in_a_large_file_is_said_as_in_a_small_one() {
    for (name, old, new) in [
        ("nothing", "kind", "kind"),
        ("field", "text:", "txet:"),
        ("quote", "\"p19\"", "\"p19"),
        ("bracket", ")])]),", ")]),"),
        ("code", "theme/t", "theme/u"),
        ("control", "Words", "W\u{9b}rds"),
        ("escape", "Words", "W\\u{9b}rds"),
        ("id", "d0", "d1"),
        ("number", "p3", "p2"),
        ("comment", "(id", "/* (id"),
    ] {
        let [small, large] = [2, 100].map(|count| problems(&documents(&format!("of-{count}-{name}"), count, old, new)));
        assert_eq!(small.is_empty(), name == "nothing", "{name}");
        let told = |problems: &[Value], lines: u64| {
            let told = |problem: &Value| {
                let line = problem["line"].as_u64().map(|line| line - lines.min(line));
                (line, ["column", "source", "what", "near"].map(|key| problem[key].clone()))
            };
            problems.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(told(&large, 98 * 21), told(&small, 0), "{name}");
    }
}

#[test]
fn every_class_of_problem_is_told_in_one_run_with_its_place() {
    let folder = broken(
        "classes",
        &[
            ("frame.ron", "label: \"City of Birch\", short", "lable: \"City of Birch\", short"),
            ("frame.ron", "definition: \"Years without rain.\"", "definition: \"\""),
            (
                "frame.ron",
                "(value: 3, label: \"a start\", definition: \"Work has begun.\")",
                "(value: 3, label: \"a start\")",
            ),
            ("records.ron", "id: \"birch-council\", label", "id: \"aster-council\", label"),
            ("records.ron", "dimensions: [\"river\"],\n     actors", "dimensions: [\"rivers\"],\n     actors"),
            ("records.ron", "date: \"1995-03\"", "date: \"1995-13\""),
            ("records.ron", "date: \"1890~\"", "date: \"1890-02-30\""),
            ("records.ron", "bounds: \"1993\"", "bounds: \"1994\""),
            ("records.ron", "level: 6, low: 5, high: 6", "level: 7, low: 5, high: 7"),
            ("records.ron", "level: 1, low: 1, high: 2, confidence: Low", "level: 2, low: 1, high: 2, confidence: Low"),
            ("records.ron", "summary: \"The charter was signed.\"", "summary: 7"),
            ("leaflet.ron", "phrase: \"Aster\"", "phrase: \"Astor\""),
            ("leaflet.ron", "as was promised", "as was\u{1b}[31m promised"),
        ],
    );
    fs::write(
        Path::new(&folder).join("more.ron"),
        "(\n  themes: [(id: \"floods\", label \"Floods\", definition: \"Too much rain.\")],\n)\n",
    )
    .unwrap();
    let found = problems(&folder);
    let expected = [
        ("frame.ron", "there is no field `lable` here", "lable: ", Some("label")),
        ("frame.ron", "the definition is missing", "(value: 3", None),
        ("frame.ron", "the definition is missing", "\"\"", None),
        ("leaflet.ron", "this text holds the control character U+001B", "\\u{1b}[31m", None),
        ("leaflet.ron", "this phrase is not in passage p1", "\"Astor\"", None),
        ("more.ron", "a colon is missing before this", "\"Floods\"", None),
        ("records.ron", "this id of an actor is taken already", "\"aster-council\"", None),
        ("records.ron", "1995-13", "\"1995-13\"", None),
        ("records.ron", "no dimension is called `rivers`", "\"rivers\"", Some("river")),
        ("records.ron", "`7` can't stand here", "7)", None),
        ("records.ron", "1890-02-30", "\"1890-02-30\"", None),
        ("records.ron", "the date 1993-06-01 is outside the event's own bounds 1994", "\"1993-06-01\"", None),
        ("records.ron", "level 7 is not on the scale `effort`", "7, low", None),
        ("records.ron", "level 7 is outside the levels of its own evidence", "7, low", None),
        ("records.ron", "level 7 is not on the scale `effort`", "7, confidence", None),
        ("records.ron", "level 2 is outside the levels of its own evidence", "2, low", None),
    ];
    let seen: Vec<String> = found.iter().map(|problem| format!("{} {}", problem["file"], problem["what"])).collect();
    assert_eq!(found.len(), expected.len(), "{seen:#?}");
    for (problem, (file, what, source, near)) in found.iter().zip(expected) {
        assert!(problem["file"].as_str().unwrap().ends_with(file), "{problem}");
        assert!(problem["what"].as_str().unwrap().contains(what), "{problem}\n{what}");
        assert!(at(problem).starts_with(source), "{problem}\n{source}");
        assert_eq!(problem["near"].as_str(), near, "{problem}");
        let text = fs::read_to_string(problem["file"].as_str().unwrap()).unwrap();
        let line = text.lines().nth(problem["line"].as_u64().unwrap() as usize - 1).unwrap();
        assert_eq!(problem["source"], line.replace('\u{1b}', "\\u{1b}"));
    }
}

#[test]
fn a_drawing_shows_place_source_and_meaning_and_fits() {
    let long = format!("text: \"{}\" , cods: [], xtext: \"", "All pipes of Aster are laid. ".repeat(40));
    let folder = broken("drawing", &[("leaflet.ron", "text: \"", &long)]);
    let said = euja(&["check", &folder]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("leaflet.ron:6:1196\n"), "{}", said.out);
    assert!(said.out.contains("cods: []") && said.out.contains("= help: did you mean `text`?"), "{}", said.out);
    assert!(said.out.ends_with("\n\n2 problems\n"), "{}", said.out);
    let widest = said.out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 140, "{widest}\n{}", said.out);
}

#[test]
fn commands_refuse_a_broken_dataset() {
    let folder = broken("refused", &[("frame.ron", "id: \"river\"", "id: \"River\"")]);
    let said = euja(&["list", "events", "--data", &folder]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("`River` can't be an id") && said.err.contains("frame.ron:"), "{}", said.err);
}

#[test]
fn one_slip_causes_no_other_problem() {
    let mut wrong = Vec::new();
    for (name, change) in [
        ("kind", ("leaflet.ron", "kind: \"leaflet\"", "kind: \"leaflets\"")),
        ("kind-field", ("leaflet.ron", "kind: \"leaflet\"", "knd: \"leaflet\"")),
        ("id-field", ("leaflet.ron", "id: \"leaflet\"", "idd: \"leaflet\"")),
        ("locator", ("leaflet.ron", "locator: \"p2\"", "locater: \"p2\"")),
        ("passages", ("leaflet.ron", "passages:", "passage:")),
        ("scale", ("frame.ron", "scale: \"sharing\"", "scale: \"sharings\"")),
        ("dimension", ("frame.ron", "id: \"wells\", label:", "id: \"wells\", label: 4, labl:")),
        ("list", ("frame.ron", "dimensions: [", "dimension: [")),
        ("kinds", ("frame.ron", "event_kinds: [", "event_kind: [")),
        ("comma", ("records.ron", "kind: \"council\", summary", "kind: \"council\" summary")),
        ("record-comma", ("records.ron", "summary: \"Invented.\"),\n", "summary: \"Invented.\")\n")),
        ("rating", ("records.ron", "confidence: High", "confidence: Highest")),
        ("level", ("records.ron", "level: 6, low: 5", "level: 6.5, low: 5")),
        ("report", ("records.ron", "says: \"once\"", "say: \"once\"")),
        (
            "reports",
            ("records.ron", "reports: [(passage: \"leaflet#p1\", says: \"once\")]", "reports: [\"leaflet#p1\"]"),
        ),
        ("colon", ("frame.ron", "id: \"river\"", "id \"river\"")),
        ("quote", ("records.ron", "label: \"Council of Birch\"", "label: \"Council of Birch")),
        ("bracket", ("leaflet.ron", "      ]),\n    ],", "      ]),\n    ")),
        ("text", ("leaflet.ron", "text: \"All", "txt: \"All")),
        ("scale-level", ("frame.ron", "(value: 6", "(valu: 6")),
        ("scale-quote", ("frame.ron", "label: \"done\"", "label: \"done")),
        ("cut", ("frame.ron", "  actor_kinds: [", "  actor_kinds: [ }")),
        ("twice", ("frame.ron", "parties: [", "parties: [], parties: [")),
        ("bad-id", ("frame.ron", "id: \"river\"", "id: \"River\"")),
        ("no-id", ("frame.ron", "id: \"river\", ", "")),
        ("same-id", ("records.ron", "id: \"birch-council\"", "id: \"aster-council\"")),
        ("hidden-in-id", ("records.ron", "id: \"birch-council\"", "id: \"birch\u{200e}-council\"")),
        ("bad-locator", ("leaflet.ron", "locator: \"p2\"", "locator: \"P2\"")),
        ("same-locator", ("leaflet.ron", "locator: \"p2\"", "locator: \"p1\"")),
        ("comma-in-record", ("records.ron", "kind: \"council\", aliases", "kind: \"council\",, aliases")),
        ("comma-in-list", ("records.ron", "[\"river\"],", "[\"river\",,],")),
        ("name", ("frame.ron", "(\n  dataset", "hello (\n  dataset")),
        ("escape", ("records.ron", "Council of Birch", "Council\\qof Birch")),
        ("quoted", ("records.ron", "stance: Supports", "stance: \"Supports\"")),
        ("evidence", ("records.ron", "stance: Supports, level: 6", "stanc: Supports, level: 6")),
        ("rating-field", ("records.ron", "rating: (level: 1", "ratin: (level: 1")),
        (
            "reading",
            ("records.ron", "references: [\"gauge\"], says: \"1993\"", "reference: [\"gauge\"], says: \"1993\""),
        ),
        ("readings", ("records.ron", "readings:", "reading:")),
        ("finding", ("records.ron", "kind: Driver", "kind: Drive")),
        ("term", ("records.ron", "(id: \"promise\"", "(idd: \"promise\"")),
        ("naming", ("records.ron", "of: \"dimension/river\"", "off: \"dimension/river\"")),
        ("language", ("records.ron", "labels: [", "label: [")),
        ("groups", ("frame.ron", "dimension_groups: [", "dimension_group: [")),
        ("group", ("frame.ron", "id: \"open-water\"", "idd: \"open-water\"")),
        ("eras", ("frame.ron", "eras: [", "era: [")),
        ("era", ("frame.ron", "id: \"dry\"", "idd: \"dry\"")),
        ("era-date", ("frame.ron", "date: \"1991/1993\"", "dat: \"1991/1993\"")),
        ("era-no-date", ("frame.ron", "date: \"1991/1993\"", "date: \"soon\"")),
        ("era-overlap", ("frame.ron", "date: \"1991/1993\"", "date: \"1991/1994\"")),
        ("era-open", ("frame.ron", "date: \"1991/1993\"", "date: \"1991/..\"")),
        ("era-ground", ("frame.ron", "The leaflet says so.", "")),
        ("era-passages", ("frame.ron", "[\"leaflet#p2\"]", "[]")),
        ("era-passage", ("frame.ron", "[\"leaflet#p2\"]", "[\"leaflet#p99\"]")),
        ("tour", ("records.ron", "id: \"round\"", "idd: \"round\"")),
        ("tour-title", ("records.ron", "title: \"Pipes\", ", "")),
        ("tour-panes", ("records.ron", "panes: Matrix", "panes: Matrices")),
        ("tour-address", ("records.ron", "address: \"cell/river/supply/aster\"", "address: \"cell/river\"")),
        ("tour-lens", ("records.ron", "lens: \"doc:leaflet\"", "lens: \"doc:leaf\"")),
        ("tour-window", ("records.ron", "window: \"1994/1996\"", "window: \"1996/1994\"")),
        ("tour-highlight", ("records.ron", "\"Wells are dug\"", "\"monsoon\"")),
        ("tour-passage", ("records.ron", "passages: [\"leaflet#p1\"], seconds", "passages: [\"leaflet#p9\"], seconds")),
        ("tour-seconds", ("records.ron", "seconds: 30", "seconds: 0")),
        ("group-passages", ("frame.ron", "passages: [\"leaflet#p1\"]", "passage: [\"leaflet#p1\"]")),
    ] {
        let found = whats(&broken(&format!("slip-{name}"), &[change]));
        // Two slips in one record are two problems.
        let many = if name == "dimension" { 2 } else { 1 };
        if found.len() != many {
            wrong.push(format!("{name}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_slip_hides_no_other() {
    let folder = broken(
        "many",
        &[
            ("leaflet.ron", "short:", "shrt:"),
            (
                "leaflet.ron",
                "(code: \"element/supply\"),",
                "(code: \"element/suply\"), (cod: \"x\"), \"y\", (code: 3),",
            ),
            ("leaflet.ron", "phrase: \"wells\"", "phrase: \"springs\""),
        ],
    );
    let found = whats(&folder);
    assert_eq!(found.len(), 6, "{found:#?}");
}

#[test]
fn an_open_quote_hides_nothing_outside_of_its_record() {
    let folder = broken(
        "open",
        &[
            ("records.ron", "label: \"Council of Birch\"", "label: \"Council of Birch"),
            ("records.ron", "passage: \"leaflet#p1\", says: \"once\"", "passage: \"leaflet#p7\", says: \"once\""),
            ("records.ron", "kind: \"charter\"", "kind: 4"),
        ],
    );
    let found = whats(&folder);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found.contains(&"no passage is called `leaflet#p7`".to_owned()), "{found:#?}");
}

#[test]
fn tabs_line_ends_and_byte_order_marks_shift_no_column() {
    let text = fs::read_to_string(dataset("three-parties/sources/leaflet.ron")).unwrap();
    let text = text.replace("phrase: \"wells\"", "phrase: \"springs\"");
    for (name, text) in [
        ("crlf", text.replace('\n', "\r\n")),
        ("tabs", text.replace("  ", "\t")),
        ("bom", format!("\u{feff}{text}")),
        ("wide", text.replace("(code: \"dimension/wells\"", "/* 井戸 é */ (code: \"dimension/wells\"")),
    ] {
        let folder = broken(&format!("layout-{name}"), &[]);
        fs::write(Path::new(&folder).join("leaflet.ron"), text).unwrap();
        let found = problems(&folder);
        assert_eq!(found.len(), 1, "{name}: {found:#?}");
        assert_eq!(found[0]["line"], 13, "{name}");
        assert!(at(&found[0]).starts_with("\"springs\""), "{name}: {}", found[0]);
        let drawn = euja(&["check", &folder]).out;
        let lines: Vec<&str> = drawn.lines().collect();
        let (source, marks) = (lines[3], lines[4]);
        let column = |line: &str, sought: &str| euja::text::width(line.split(sought).next().unwrap()).0;
        assert_eq!(column(source, "\"springs\""), column(marks, "^"), "{name}\n{drawn}");
        assert!(!drawn.contains("\\u{"), "{name}\n{drawn}");
    }
}

#[test]
fn files_that_hold_no_dataset_are_told_apart() {
    let empty = folder("empty", &[]);
    assert_eq!(whats(&empty.display().to_string()), ["no .ron file is in this folder"]);
    let blank = folder("blank", &[("a.ron", "")]);
    let found = problems(&blank.display().to_string());
    assert_eq!((found.len(), &found[0]["line"], &found[0]["column"]), (1, &1.into(), &1.into()), "{found:?}");
    let nothing = folder("nothing", &[("a.ron", "()")]);
    assert_eq!(whats(&nothing.display().to_string()), ["no file says which dataset this is"]);
    let bytes = folder("bytes", &[]);
    fs::write(bytes.join("a.ron"), b"(\n  dataset: (id: \"a\xff\"))").unwrap();
    let found = problems(&bytes.display().to_string());
    assert_eq!((&found[0]["line"], &found[0]["column"]), (&2.into(), &19.into()), "{found:?}");
}

#[test]
fn several_paths_are_one_dataset() {
    let cities = dataset("three-parties");
    let [frame, rest, sources] = ["frame.ron", "records.ron", "sources"].map(|name| format!("{cities}/{name}"));
    let said = euja(&["check", &frame, &rest, "--data", &sources]);
    assert_eq!((said.code, said.out.lines().count()), (0, 1), "{}", said.out);
    let events = json(&["--data", &frame, "--data", &rest, "--data", &sources, "list", "events", "--format", "json"]);
    assert_eq!(events.as_array().unwrap().len(), 5);
}

#[test]
fn nothing_stands_on_nothing() {
    let rating = "rating: (level: 1, low: 1, high: 2, confidence: Low, directness: Indirect), ";
    let readings =
        "readings: [(passages: [\"leaflet#p2\"], says: \"1995\"), (references: [\"gauge\"], says: \"1993\")],";
    let label = "label: \"Council of Birch\"";
    let second = "(passage: \"leaflet#p2\", stance: Contradicts";
    let mut wrong = Vec::new();
    for (name, file, old, new, expected) in [
        ("stance", "records.ron", "stance: Supports, ", "", "the stance is missing"),
        (
            "context",
            "records.ron",
            "stance: Contradicts",
            "stance: Context",
            "evidence that is context alone has a level",
        ),
        ("rating", "records.ron", rating, "", "passages speak for or against a rating, and this cell has none"),
        ("low", "records.ron", "low: 5, high: 6", "low: 6, high: 5", "low 6 is above high 5"),
        ("value", "frame.ron", "(value: 6, ", "(", "the value is missing"),
        ("kind", "records.ron", "kind: WithinSource, ", "", "the kind is missing"),
        ("severity", "records.ron", "severity: Low, ", "", "the severity is missing"),
        ("status", "records.ron", "status: Unique,", "", "the status is missing"),
        ("ground", "records.ron", "ground: Inference, ", "", "the ground is missing"),
        ("readings", "records.ron", readings, "", "this discrepancy has no readings"),
        (
            "reading",
            "records.ron",
            "references: [\"gauge\"], says: \"1993\"",
            "says: \"1993\"",
            "this reading names no",
        ),
        ("report", "records.ron", ", says: \"once\"", "", "`says` is missing"),
        ("again", "records.ron", second, &second.replace("p2", "p1"), "passage `leaflet#p1` stands here a second time"),
        ("blank", "records.ron", label, "label: \" \"", "this text shows nothing"),
        ("no-width", "records.ron", label, "label: \"\u{200b} \u{2060}\"", "this text shows nothing"),
    ] {
        let found = whats(&broken(&format!("nothing-{name}"), &[(file, old, new)]));
        if found.len() != 1 || !found[0].starts_with(expected) {
            wrong.push(format!("{name}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // A level that is only context doesn't carry the rating.
    let found = whats(&broken(
        "nothing-carries",
        &[("records.ron", "stance: Supports, level: 1", "stance: Context, level: 1")],
    ));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.contains(&"this cell is rated and no passage speaks for a level".to_owned()), "{found:#?}");
}

#[test]
fn a_message_names_what_may_stand_there() {
    for (name, file, old, new, what, expected, near) in [
        (
            "file",
            "frame.ron",
            "(\n  dataset",
            "hello (\n  dataset",
            "a file is one record: `( dataset: .., .. )`",
            "`(`",
            None,
        ),
        (
            "word",
            "records.ron",
            "stance: Supports",
            "stance: \"Suports\"",
            "`\"Suports\"` can't",
            "one of Context, Supports, Contradicts, without quotes",
            Some("Supports"),
        ),
        (
            "unknown",
            "records.ron",
            "stance: Supports",
            "stance: Suports",
            "`Suports` is not allowed here",
            "one of Context",
            Some("Supports"),
        ),
        (
            "comma",
            "records.ron",
            "\"council\", aliases",
            "\"council\",, aliases",
            "a comma too many",
            "one comma",
            None,
        ),
        (
            "bare",
            "records.ron",
            "[\"event/second-meeting\"",
            "[\"second-meeting\"",
            "`second-meeting` is not the name of anything",
            "a kind and an id",
            Some("event/second-meeting"),
        ),
        (
            "escape",
            "records.ron",
            "Council of Birch",
            "Council\\qof Birch",
            "no character is written with this escape",
            "`\\\\` for",
            None,
        ),
        (
            "kind",
            "records.ron",
            "kind: \"flood\"",
            "kind: \"floods\"",
            "no event kind is called `floods`",
            "the id of an event kind",
            Some("flood"),
        ),
        (
            "group",
            "frame.ron",
            "group: \"open-water\"",
            "group: \"open-waters\"",
            "no group is called `open-waters`",
            "the id of a group",
            Some("open-water"),
        ),
        (
            "group-source",
            "frame.ron",
            ", passages: [\"leaflet#p1\"]",
            "",
            "no passage knows this group",
            "`passages: [..]`",
            None,
        ),
        (
            "group-passage",
            "frame.ron",
            "passages: [\"leaflet#p1\"]",
            "passages: [\"leaflet#p9\"]",
            "no passage is called `leaflet#p9`",
            "the id of a passage",
            Some("leaflet#p1"),
        ),
        (
            "finding-word",
            "records.ron",
            "kind: Driver",
            "kind: \"Drivers\"",
            "`\"Drivers\"` can't",
            "one of Driver, Obstacle",
            Some("Driver"),
        ),
        (
            "finding-status",
            "records.ron",
            "status: Stated",
            "status: Met",
            "a driver can't be met",
            "Stated, Shared or Disputed",
            None,
        ),
        (
            "finding-source",
            "records.ron",
            "passages: [\"leaflet#p1\"], status",
            "status",
            "no passage says this",
            "`passages: [..]`",
            None,
        ),
        (
            "see",
            "records.ron",
            "term/promise",
            "term/promises",
            "nothing is called `term/promises`",
            "`term/` and the id of a term",
            Some("term/promise"),
        ),
        (
            "language",
            "records.ron",
            "id: \"la\"",
            "id: \"en\"",
            "names in a further language",
            "`language: \"..\"` in `dataset`",
            None,
        ),
        (
            "named-level",
            "records.ron",
            "levels: [(value: 2",
            "levels: [(value: 3",
            "no level of this scale",
            "a level of the scale, 1 to 2",
            None,
        ),
        ("time", "records.ron", "time: \"1994\"", "time: \"1994-13\"", "", "a date in EDTF", None),
        ("author", "leaflet.ron", "given: \"A.\", ", "", "this author has no whole name", "`given:", None),
    ] {
        let found = problems(&broken(&format!("message-{name}"), &[(file, old, new)]));
        assert_eq!(found.len(), 1, "{name}: {found:#?}");
        assert!(found[0]["what"].as_str().unwrap().starts_with(what), "{}", found[0]);
        assert!(found[0]["expected"].as_str().unwrap().starts_with(expected), "{}", found[0]);
        assert_eq!(found[0]["near"].as_str(), near, "{}", found[0]);
    }
}

/// The ways to write a dataset that ron reads and that are easily overlooked.
const FORMS: &[(&str, &str, &str)] = &[
    ("plain", "(\n  dataset: (", "(\n  dataset: ("),
    ("named", "(\n  dataset: (", "RawFile (\n  dataset: RawDataset ("),
    ("blank-some", "(\n  dataset: (", "(\n  dataset: Some (("),
    ("raw-name", "(\n  dataset: (", "(\n  r#dataset: ("),
    ("attribute", "(\n  dataset: (", "# ! [ enable ( implicit_some ) ]\n(\n  dataset: ("),
];

#[test]
fn no_control_character_gets_past_whatever_the_form() {
    for (form, old, new) in FORMS {
        for c in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{fffe}', '\u{ffff}'] {
            for (way, written) in [("as-it-is", c.to_string()), ("escaped", format!("\\u{{{:x}}}", u32::from(c)))] {
                let title = format!("title: \"{written}[31mThree");
                let mut changes = vec![("frame.ron", *old, *new), ("frame.ron", "title: \"Three", title.as_str())];
                if *form == "blank-some" {
                    changes.push(("frame.ron", "  ),\n  parties", "  )),\n  parties"));
                }
                let folder = broken(&format!("hostile-{form}-{:x}-{way}", u32::from(c)), &changes);
                let found = problems(&folder);
                let whats: Vec<_> = found.iter().map(|problem| problem["what"].as_str().unwrap()).collect();
                assert_eq!(
                    whats,
                    [format!("this text holds the control character U+{:04X}", u32::from(c))],
                    "{form} {way}"
                );
                assert!(
                    at(&found[0]).starts_with(&format!("\\u{{{:x}}}[31m", u32::from(c))),
                    "{form} {way}: {}",
                    found[0]
                );
                for args in [
                    &["check", &folder][..],
                    &["check", &folder, "--format", "json"],
                    &["list", "events", "--data", &folder],
                ] {
                    let said = euja(args);
                    let all = format!("{}{}", said.out, said.err).replace('\n', "");
                    assert_eq!(euja::text::control_at(&all), None, "{form} {way} {args:?}");
                    assert_ne!(said.code, 0, "{form} {way} {args:?}");
                }
            }
        }
    }
}

#[test]
fn what_a_message_quotes_is_made_visible() {
    // Names, ids and paths are quoted in what is wrong, what is expected, and what was perhaps meant.
    let folder = broken(
        "quoting",
        &[
            ("records.ron", "stance: Supports", "stance: \"\u{9b}Supports\""),
            ("records.ron", "kind: WithinSource", "kind: Within\u{202e}Source"),
            ("records.ron", "level: 6, low", "level: '\u{9b}', low"),
            ("records.ron", "touches: [\"event", "touches: [\"\u{9b}vent"),
        ],
    );
    let named = Path::new(&folder).join("\u{1b}[31m\u{9b}.ron");
    fs::write(&named, "( themes: [(id: \"\u{9b}\", label: 3)] )").unwrap();
    for format in ["plain", "json"] {
        let said = euja(&["check", &folder, "--format", format]);
        assert_eq!(said.code, 1);
        assert_eq!(euja::text::control_at(&said.out.replace('\n', "")), None, "{}", said.out);
        assert!(said.out.contains("u{9b}"), "{}", said.out);
    }
    for problem in problems(&folder) {
        for field in ["file", "source", "what", "expected", "near"] {
            let text = problem[field].as_str().unwrap_or_default();
            assert_eq!(euja::text::control_at(text), None, "{field}: {problem}");
        }
    }
}
