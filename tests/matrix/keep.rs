//! Saving what is shown.

use euja::tui::app::{App, Effect};
use serde_json::Value;

use crate::common::stage::{drawn, press};
use crate::pane::{app, choose, names};

/// Saves in the form whose row holds a word.
fn saved(app: &mut App<'_>, word: &str) -> (String, String) {
    press(app, "e");
    app.paste(word);
    app.arrange(app.screen());
    match press(app, "Enter") {
        Effect::Save { name, text } => (name, text),
        other => panic!("{other:?}\n{}", drawn(app)),
    }
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_first_form_is_csv_with_range_and_confidence_beside_each_level() {
    let mut app = app("e");
    let Effect::Save { name, text } = press(&mut app, "Enter") else { panic!("{}", drawn(&app)) };
    assert_eq!(name, "matrix-levels.csv");
    let rows = csv(&text);
    assert_eq!(rows.len(), 11);
    assert!(rows.iter().all(|row| row.len() == 1 + 6 * 4), "{rows:?}");
    assert_eq!(
        rows[0][..5],
        [
            "dimension",
            "Threat perception · European Union",
            "Threat perception · European Union · low",
            "Threat perception · European Union · high",
            "Threat perception · European Union · confidence"
        ]
    );
    assert_eq!(rows[1][..5], ["Military security", "4", "3", "4", "high"]);
    assert_eq!(rows[10][1], "no evidence", "what isn't known is no number");
    app.saved(Ok("matrix-levels-2.csv".into()));
    assert!(drawn(&app).contains("Saved as matrix-levels-2.csv in the working folder."), "{}", drawn(&app));
    app.saved(Err("matrix-levels.csv can't be saved: no room.".into()));
    assert!(drawn(&app).contains("can't be saved: no room."), "{}", drawn(&app));
}

#[test]
fn what_is_sorted_and_hidden_is_saved_so() {
    let mut app = app("<Right*3>S C Down Enter Down Enter Esc");
    let shown = names(&app);
    let rows = csv(&saved(&mut app, "csv").1);
    assert!(rows[0].iter().all(|column| !column.starts_with("Threat")), "{:?}", rows[0]);
    assert_eq!(rows[0].len(), 1 + 4 * 4);
    assert_eq!((rows[1][0].as_str(), rows[7][0].as_str()), (shown[0].as_str(), shown[6].as_str()));
}

#[test]
fn markdown_is_one_table() {
    let mut app = app("");
    choose(&mut app, "V", "dimensions by themes");
    let (name, text) = saved(&mut app, "for a page");
    assert_eq!(name, "matrix-dimension-theme.md");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 12);
    assert!(lines[0].starts_with("| dimension | Maritime security | ") && lines[1].starts_with("| --- | --: |"));
    let columns = lines[0].matches(" | ").count();
    assert!(lines.iter().all(|line| line.matches(" | ").count() == columns && line.ends_with(" |")), "{text}");
}

#[test]
fn json_says_view_lens_marks_and_addresses() {
    let mut app = app("");
    choose(&mut app, "x", "year:..2018");
    press(&mut app, "Esc");
    let (name, text) = saved(&mut app, "json");
    assert_eq!(name, "matrix-levels-until-2018.json");
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((json["view"].as_str().unwrap(), json["lens"].as_str().unwrap()), ("levels", "year:..2018"));
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 10);
    let entry = &rows[7]["entries"][0];
    assert_eq!(rows[7]["address"], "dimension/cyber-security");
    assert_eq!((entry["value"].as_f64(), entry["change"].as_str()), (Some(2.0), Some("lower")));
    assert_eq!(entry["address"], "cell/cyber-security/threat/eu");
    assert_eq!(rows[0]["entries"][0]["value"], Value::Null);
    assert_eq!(rows[0]["entries"][0]["said"], "nothing left under the lens");
}

#[test]
fn every_view_can_be_saved_in_every_form() {
    for view in [
        "passages",
        "independent",
        "newest",
        "confidence of",
        "width",
        "per cent",
        "convergence",
        "as a plot",
        "convergence against",
        "contested",
        "themes",
        "actors",
        "documents by",
    ] {
        let mut app = app("");
        choose(&mut app, "V", view);
        let rows = csv(&saved(&mut app, "spreadsheets").1);
        let (name, text) = saved(&mut app, "programs");
        let json: Value = serde_json::from_str(&text).unwrap();
        let of_json = json["rows"].as_array().unwrap();
        assert_eq!(rows.len(), of_json.len() + 1, "{name}");
        let label = |row: &Value| row["label"].as_str().unwrap().to_owned();
        let first: Vec<String> = rows.iter().skip(1).map(|row| row[0].clone()).collect();
        assert_eq!(first, of_json.iter().map(label).collect::<Vec<_>>(), "{name}");
        assert_eq!(saved(&mut app, "for a page").1.lines().count(), rows.len() + 1, "{name}");
    }
}

#[test]
fn a_name_can_be_typed_and_a_wrong_ending_is_said() {
    let mut app = app("");
    assert_eq!(saved(&mut app, "mine.csv").0, "mine.csv");
    press(&mut app, "e");
    app.paste("mine.xlsx");
    app.arrange(app.screen());
    assert!(drawn(&app).contains("A name ends in .csv, .md or .json."), "{}", drawn(&app));
    assert_eq!(press(&mut app, "Enter"), Effect::Draw);
    press(&mut app, "Esc Esc");
}
