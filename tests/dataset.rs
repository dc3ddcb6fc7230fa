//! The built-in dataset: whole, and as long as its sources.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{euja, json};
use euja::corpus::{load, source::built_in};

#[test]
fn the_built_in_dataset_has_no_problem() {
    let said = euja(&["check"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.starts_with("data: 5 documents, 77 passages, ") && said.out.ends_with(", no problems\n"));
    assert_eq!(said.out.lines().count(), 1);
}

/// Paragraphs and endnotes of each source; none is skipped.
#[test]
fn every_paragraph_has_its_passage() {
    let sources = [
        ("essex-project", 21, 0),
        ("egmont-conference-2018", 7, 0),
        ("beser-values", 13, 0),
        ("sinha-roy-2024", 11, 12),
        ("northeast-asia-2023", 13, 0),
    ];
    let passages = json(&["list", "passages", "--format", "json"]);
    let passages = passages.as_array().unwrap();
    for (document, paragraphs, notes) in sources {
        let found: Vec<&str> = passages
            .iter()
            .filter(|passage| passage["document"] == document)
            .map(|passage| passage["locator"].as_str().unwrap())
            .collect();
        let numbered = |letter: char, last: usize| (1..=last).map(move |number| format!("{letter}{number}"));
        let expected: Vec<String> = numbered('p', paragraphs).chain(numbered('n', notes)).collect();
        assert_eq!(found, expected, "{document}");
    }
    assert_eq!(passages.len(), sources.iter().map(|(_, paragraphs, notes)| paragraphs + notes).sum::<usize>());
}

#[test]
fn every_cell_is_assessed() {
    let cells = json(&["list", "cells", "--format", "json"]);
    let cells = cells.as_array().unwrap();
    assert_eq!(cells.len(), 60);
    for cell in cells {
        assert_ne!(cell["status"], "not-assessed", "{}", cell["address"]);
        assert_ne!(cell["rationale"], "", "{}", cell["address"]);
    }
}

#[test]
fn the_window_runs_from_the_first_dialogues_to_the_entry_into_force() {
    let corpus = load(&built_in()).unwrap();
    let window = corpus.about.window.unwrap();
    assert_eq!(window.to_string(), "2014/2025-01-01");
    assert_eq!(window.earliest().unwrap().to_string(), "2014-01-01");
    assert_eq!(window.latest().unwrap().to_string(), "2025-01-01");

    let events = json(&["list", "events", "--format", "json"]);
    let events = events.as_array().unwrap();
    // An event is inside if some day of it may be.
    for event in events.iter().filter(|event| event["in_window"].is_boolean()) {
        let begins = event["start"].as_str().is_none_or(|start| start <= "2025-01-01");
        let ends = event["end"].as_str().is_none_or(|end| end >= "2014-01-01");
        assert_eq!(event["in_window"], begins && ends, "{event}");
    }
    assert!(events.iter().any(|event| event["in_window"] == false), "what lies outside is kept and marked");
    assert!(events.iter().any(|event| event["start"] == "2025-01-01" && event["in_window"] == true));
}
