//! The built-in dataset: whole, and as long as its sources.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{euja, json};
use std::collections::BTreeSet;

use euja::corpus::{Confidence, Corpus, Evidence, FindingStatus, Id, Passage, Record, SourceFile, Thing, load};
use euja::dataset;

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
fn what_the_build_prepares_is_what_the_files_say() {
    let records = |corpus: &Corpus| serde_json::to_string(corpus).unwrap();
    let prepared = dataset::corpus(&dataset::files()).unwrap();
    let loaded = load(&dataset::files()).unwrap();
    assert!(records(&prepared) == records(&loaded), "the build has made another corpus");
    // What is made when somebody asks comes to the same.
    assert!(prepared.chronology().eq(loaded.chronology()));
    for thing in Thing::WORDS.iter().flat_map(|(word, _)| loaded.things(word)) {
        assert_eq!(prepared.named(&loaded.name(thing)), Some(thing));
        assert!(prepared.links(thing).eq(loaded.links(thing)));
        assert_eq!(prepared.is_disputed(thing), loaded.is_disputed(thing));
    }
}

#[test]
fn tours_are_put_on_what_the_build_prepares_and_anything_else_is_loaded_with_the_files() {
    let step = "(title: \"A\", address: \"theme/space\", passages: [\"sinha-roy-2024#p6\"], text: \"T.\")";
    let tour = |id: &str, steps: &str| format!("(id: \"{id}\", label: \"L\", summary: \"S\", steps: [{steps}])");
    let with = |text: String| {
        let mut files = dataset::files();
        files.push(SourceFile::new("own.ron", text));
        (dataset::corpus(&files), load(&files))
    };
    let two = format!("( tours: [{}, {}] )", tour("one", step), tour("two", step));
    let (quick, all) = with(two);
    let (quick, all) = (quick.unwrap(), all.unwrap());
    assert_eq!(serde_json::to_string(&quick.tours).unwrap(), serde_json::to_string(&all.tours).unwrap());
    assert_eq!(quick.tours.len(), dataset::corpus(&dataset::files()).unwrap().tours.len() + 2);

    let taken = dataset::corpus(&dataset::files()).unwrap().tours.iter().next().unwrap().1.slug.to_string();
    for (tours, is_wrong) in [
        (tour(&taken, step), true),
        ([tour("one", step), tour("one", step)].join(", "), true),
        (tour("one", ""), true),
        (tour("one", &step.replace("#p6", "#p999")), true),
        (tour("one", &step.replace("title", "titel")), true),
        (format!("{}], themes: [(id: \"t\", label: \"T\", definition: \"D.\")", tour("one", step)), false),
    ] {
        let (quick, all) = with(format!("( tours: [{tours}] )"));
        assert!(quick.is_none(), "{tours}");
        assert_eq!(all.is_err(), is_wrong, "{tours}");
    }
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
    let corpus = dataset::corpus(&dataset::files()).unwrap();
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

/// How many documents some passages come from.
fn documents_of(corpus: &Corpus, passages: impl Iterator<Item = Id<Passage>>) -> usize {
    passages.map(|passage| corpus.passages[passage].document).collect::<BTreeSet<_>>().len()
}

#[test]
fn a_finding_is_shared_by_two_documents_stated_by_one_and_disputed_where_a_discrepancy_says_so() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    for (id, finding) in corpus.findings.iter() {
        let documents = documents_of(&corpus, finding.passages.iter().copied());
        match finding.status {
            FindingStatus::Shared => assert!(documents > 1, "{}", finding.slug),
            FindingStatus::Stated => assert_eq!(documents, 1, "{}", finding.slug),
            FindingStatus::Disputed => assert!(corpus.discrepancies_of(id).next().is_some(), "{}", finding.slug),
            FindingStatus::Met | FindingStatus::PartlyMet => assert!(!finding.shown_by.is_empty(), "{}", finding.slug),
            FindingStatus::Open => {}
        }
        assert!(!finding.because.is_empty(), "{}", finding.slug);
    }
}

#[test]
fn no_rating_of_high_confidence_rests_on_one_document() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    for (_, cell) in corpus.cells.iter() {
        let Some(rating) = cell.rating().filter(|rating| rating.confidence == Confidence::High) else { continue };
        let near = |evidence: &&Evidence| evidence.level.is_some_and(|level| level.abs_diff(rating.level) <= 1);
        let documents = documents_of(&corpus, cell.evidence().iter().filter(near).map(|evidence| evidence.passage));
        assert!(documents > 1, "{}", cell.slug);
    }
}

#[test]
fn every_piece_of_evidence_can_be_placed_in_time() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let evidence = corpus.cells.iter().flat_map(|(_, cell)| cell.evidence());
    for evidence in evidence {
        let time = corpus
            .time_of(evidence)
            .unwrap_or_else(|| panic!("{} has no time", corpus.passages[evidence.passage].slug));
        assert!(time.earliest().is_some(), "nobody could say from when on {time} counts");
    }
}

#[test]
fn what_the_matrix_shows_has_a_japanese_name_at_every_place() {
    let mut corpus = dataset::corpus(&dataset::files()).unwrap();
    let english = dataset::corpus(&dataset::files()).unwrap();
    corpus.speak("ja").unwrap();
    for word in ["dimension", "element", "scale", "party", "instrument"] {
        for thing in corpus.things(word) {
            // Programmes that go by an acronym keep it.
            let named = corpus.label(thing) != english.label(thing) || word == "instrument";
            assert!(named, "{} has no name in Japanese", corpus.name(thing));
        }
    }
    for (id, scale) in corpus.scales.iter() {
        for (level, own) in scale.levels.iter().zip(&english.scales[id].levels) {
            assert_ne!(level.label, own.label, "{} {}", scale.slug, level.value);
        }
    }
    let cell = corpus.named("cell/cyber-security/bilateral").unwrap();
    assert_eq!(corpus.label(cell), "サイバーセキュリティ · 二国間協力");
    corpus.speak("en").unwrap();
    assert_eq!(corpus.label(cell), "Cyber security · Bilateral cooperation");
}

#[test]
fn every_term_can_be_understood_without_asking() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    for (_, term) in corpus.glossary.iter() {
        for (text, what) in
            [(&term.belongs, "what belongs"), (&term.excludes, "what doesn't"), (&term.example, "an example")]
        {
            assert!(!text.is_empty(), "{} doesn't say {what}", term.slug);
        }
    }
    for (_, scale) in corpus.scales.iter() {
        for level in &scale.levels {
            assert!(!level.belongs.is_empty() && !level.excludes.is_empty(), "{} {}", scale.slug, level.value);
        }
    }
    assert!(!corpus.about.method.is_empty());
}

/// The marks of the first screen and the lists of the pages are made apart, and say the same.
#[test]
fn what_bears_the_mark_of_a_discrepancy_lists_one_on_its_page() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let things = Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word));
    // A discrepancy is not disputed itself, and a finding may rest on one that isn't about it.
    for thing in things.filter(|thing| !matches!(thing, Thing::Discrepancy(_) | Thing::Finding(_) | Thing::Term(_))) {
        let listed = corpus.discrepancies_of(thing).next().is_some();
        assert_eq!(corpus.is_disputed(thing), listed, "{}", corpus.name(thing));
    }
}

/// Which side a field is on is the sources' word; where they say nothing, the dataset says nothing.
#[test]
fn dimensions_are_grouped_as_far_as_the_sources_go() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let in_group = |slug: &str| -> Vec<&str> {
        let group = corpus.dimension_groups.find(slug);
        let rows = corpus.dimensions.iter().filter(|(_, row)| row.group == group && row.group.is_some());
        rows.map(|(_, row)| row.slug()).collect()
    };
    assert_eq!(in_group("traditional"), ["military-security", "regional-security"]);
    assert_eq!(
        in_group("non-traditional"),
        ["climate-energy-security", "human-security", "cyber-security", "economic-security"]
    );
    assert_eq!(corpus.dimensions.iter().filter(|(_, row)| row.group.is_none()).count(), 4);
}

#[test]
fn the_report_of_the_projects_conference_has_the_origin_of_the_projects_page() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let origins: Vec<&str> = corpus.documents.iter().map(|(_, row)| &*row.origin).filter(|o| !o.is_empty()).collect();
    assert_eq!(origins.len(), 2);
    assert_eq!(origins[0], origins[1]);
    for slug in ["essex-project", "egmont-conference-2018"] {
        assert!(!corpus.documents[corpus.documents.find(slug).unwrap()].origin.is_empty(), "{slug}");
    }
}
