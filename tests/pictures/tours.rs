//! Tours in files: handouts and recordings.

use std::fs;

use euja::cite;
use euja::corpus::{Record, Thing};
use serde_json::Value;

use crate::common::stage::BUILT_IN;
use crate::common::{dataset, euja, folder};
use crate::markup::{HOSTILE, Part, assert_harmless, attribute, hostile_files, parts, text_in};
use crate::sha;

/// Runs `euja present` on a tour with a file to keep it in, and gives what is in the file.
fn kept(name: &str, args: &[&str]) -> String {
    let folder = folder(&format!("kept-{name}"), &[]);
    let path = folder.join("tour").display().to_string();
    let said = euja(&[&["present"], args, &[&path]].concat());
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
    assert!(said.out.starts_with(&path) && said.out.trim_end().ends_with(" steps"), "{}", said.out);
    fs::read_to_string(path).unwrap()
}

/// All text of a page, with one space between words.
fn words(page: &str) -> String {
    let texts = parts(page).into_iter().filter_map(|part| match part {
        Part::Text(text) => Some(text),
        Part::Tag(_) => None,
    });
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A terminal of so many rows and columns.
fn terminal((rows, columns): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_handout_has_every_step_with_its_texts_its_picture_and_its_sources() {
    for (_, tour) in BUILT_IN.tours.iter() {
        let page = kept(&format!("whole-{}", tour.slug()), &[tour.slug(), "--html"]);
        assert_harmless(&page, 1);
        assert_eq!(text_in(&page, "title"), tour.label());
        let sections: Vec<&str> = page.split("<section id=").skip(1).collect();
        assert_eq!(sections.len(), tour.steps.len());
        for ((number, step), section) in (1..).zip(&tour.steps).zip(sections) {
            assert!(section.starts_with(&format!("\"step-{number}\">")), "{section}");
            let section = format!("<section id={section}");
            let words = words(&section);
            assert!(words.contains(&squeezed(&format!("{number} {}", step.title))), "{words}");
            assert!(words.contains(&squeezed(&step.text)), "{words}");
            assert!(!words.contains("Notes") && (step.notes.is_empty() || !words.contains(&squeezed(&step.notes))));
            assert_eq!(section.matches("<svg ").count(), 1);
            assert!(section.contains("viewBox=\"0 0 840.0 480.0\""), "a screen of 100 columns and 30 rows");
            for passage in &step.passages {
                let cited = cite::of(&BUILT_IN, &Thing::from(*passage).into());
                let title = squeezed(&cited.work.title);
                assert!(words.contains(&title) && words.contains(&cited.part.unwrap().words()[1..]), "{words}");
            }
        }
    }
}

#[test]
fn a_source_that_a_step_rests_on_twice_stands_once_with_both_paragraphs() {
    let page = kept("gathered", &["chronology", "--html"]);
    let fourth = page.split("<section id=").nth(4).unwrap();
    let sources = text_in(&format!("<section id={fourth}"), "ul");
    assert_eq!(sources.trim().lines().count(), 1, "{sources}");
    assert!(sources.trim_end().ends_with(" Para. 2, para. 6."), "{sources}");
}

#[test]
fn notes_are_in_the_handout_only_where_they_are_asked_for() {
    let cities = dataset("three-parties");
    let bare = kept("bare", &["round", "--data", &cities, "--html"]);
    let noted = kept("noted", &["round", "--data", &cities, "--notes", "--html"]);
    assert!(!bare.contains("Ask who has seen them.") && !bare.contains("<aside"), "{bare}");
    assert_eq!(noted.matches("Ask who has seen them.").count(), 1);
    // The second step has none, and no empty place for them; nor a passage: what it shows is cited.
    assert_eq!(noted.matches("<aside").count(), 1);
    assert!(words(&noted).contains("“Leaflet p2”") || words(&noted).contains("Para. 2."), "{}", words(&noted));
}

#[test]
fn links_lead_from_step_to_step_and_only_there() {
    let page = kept("links", &["framework", "--html"]);
    let tags = parts(&page).into_iter().filter_map(|part| match part {
        Part::Tag(tag) => Some(tag),
        Part::Text(_) => None,
    });
    let tags: Vec<String> = tags.collect();
    let ids: Vec<String> = tags.iter().filter_map(|tag| attribute(tag, "id")).collect();
    let links: Vec<String> = tags.iter().filter_map(|tag| attribute(tag, "href")).collect();
    let count = BUILT_IN.tours[BUILT_IN.tours.find("framework").unwrap()].steps.len();
    assert_eq!(ids.len(), count + 1);
    // From the list of steps, and from each step to its neighbours and to the list.
    assert_eq!(links.len(), count + 3 * count - 2);
    for link in links {
        assert!(ids.iter().any(|id| link == format!("#{id}")), "{link}");
    }
}

#[test]
fn a_handout_runs_its_own_script_and_nothing_of_the_dataset() {
    let files = hostile_files();
    let flat: Vec<(String, String)> = files.into_iter().map(|(name, text)| (name.replace('/', "-"), text)).collect();
    let flat: Vec<(&str, &str)> = flat.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let data = folder("hostile", &flat).display().to_string();
    let page = kept("hostile-page", &["round", "--data", &data, "--notes", "--html"]);
    assert_harmless(&page, 1);
    assert!(words(&page).contains(&squeezed(HOSTILE)));
    let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    let policy =
        page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            sha::base64(&sha::sha256(script.as_bytes()))
        )
    );
}

#[test]
fn a_recording_shows_each_step_for_its_seconds() {
    for (_, tour) in BUILT_IN.tours.iter() {
        let lines = kept(&format!("cast-{}", tour.slug()), &[tour.slug(), "--size", "90x28", "--cast"]);
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(
            lines[0],
            serde_json::json!({ "version": 2, "width": 90, "height": 28, "title": tour.label() }),
            "no time of making: the same tour gives the same file"
        );
        let times: Vec<u64> = lines[1..].iter().map(|line| line[0].as_u64().unwrap()).collect();
        assert!(times.is_sorted(), "{times:?}");
        let frames: Vec<(u64, &str)> = lines[1..]
            .iter()
            .filter(|line| line[1] == "o" && line[2] != "")
            .map(|line| (line[0].as_u64().unwrap(), line[2].as_str().unwrap()))
            .collect();
        assert_eq!(frames.len(), tour.steps.len());
        let mut time = 0;
        let mut shown = terminal((28, 90));
        for ((at, frame), step) in frames.iter().zip(&tour.steps) {
            assert_eq!(*at, time);
            shown.process(frame.as_bytes());
            let screen = squeezed(&shown.screen().contents());
            assert!(screen.contains(&squeezed(&step.text)), "{screen}");
            assert!(shown.screen().hide_cursor());
            time += step.seconds.map_or(10, u64::from);
        }
        assert_eq!(times.last(), Some(&time), "the last step has its time too");
        let marks: Vec<&str> =
            lines.iter().filter(|line| line[1] == "m").map(|line| line[2].as_str().unwrap()).collect();
        assert_eq!(marks, tour.steps.iter().map(|step| &*step.title).collect::<Vec<_>>());
    }
}

#[test]
fn a_frame_of_a_recording_leaves_nothing_of_the_one_before() {
    let cities = dataset("three-parties");
    let lines = kept("cast-cities", &["round", "--data", &cities, "--cast"]);
    let frames: Vec<Value> = lines.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect();
    let frames: Vec<&str> = frames.iter().filter(|line| line[1] == "o").map(|line| line[2].as_str().unwrap()).collect();
    let shown = |frames: &[&str]| {
        let mut terminal = terminal((30, 100));
        frames.iter().for_each(|frame| terminal.process(frame.as_bytes()));
        terminal.screen().contents_formatted()
    };
    assert_eq!(shown(&frames), shown(&frames[1..]));
    assert!(frames[0] != frames[1]);
}

#[test]
fn no_file_that_is_there_is_written_over() {
    for option in ["--html", "--cast"] {
        let folder = folder("kept-there", &[("mine", "my own words")]);
        let path = folder.join("mine").display().to_string();
        let said = euja(&["present", "framework", option, &path]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.starts_with(&format!("error: {path} is there already")), "{}", said.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "my own words");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
    }
}

#[test]
fn what_cannot_be_kept_is_said() {
    for (args, why) in [
        (&["present", "--html", "x.html"][..], "TOUR"),
        (&["present", "framework", "--step", "2", "--html", "x.html"], "cannot be used with"),
        (&["present", "no-tour", "--html", "x.html"], "no tour is called `no-tour`"),
        (&["present", "framework", "--cast", "no/such/folder/x.cast"], "can't be saved"),
    ] {
        let said = euja(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.contains(why) && said.err.matches("error: ").count() == 1, "{args:?} {}", said.err);
    }
}
