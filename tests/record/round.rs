//! Whatever is recorded and edited, the file says the same as the steps, and can be read again.

use std::path::Path;
use std::sync::LazyLock;

use euja::corpus::{Corpus, Panes, Record, SourceFile, Step, Typed, load};
use euja::tour::Draft;
use proptest::collection::vec;
use proptest::prelude::*;

const FIELDS: [Typed; 4] = [Typed::Title, Typed::Text, Typed::Notes, Typed::Seconds];

/// A file as somebody may have written it: other tours, remarks with brackets and quotes, raw strings.
const BY_HAND: &str = r##"#![enable(implicit_some)]
// A remark: ( [ "
(tours: [
  (id: "other", label: "Other", steps: [(title: "One", address: "home")]),
  (id: "mine", steps: [ /* first */ (title: r#"A "raw" title"#, address: "home", seconds: Some(30)), // ), ]
    (notes: "Only \u{e9}.", title: "Two", /* (nested /* , */) */ address: "list/events",),(title: "Three", address: "home")
    // after
  ], label: "Mine"),
])
// the end"##;

fn files() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/three-parties");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    ["frame.ron", "records.ron", "sources/leaflet.ron"].map(|name| SourceFile::new(name, text(name))).into()
}

fn with(text: &str) -> Corpus {
    let mut files = files();
    files.push(SourceFile::new("mine.ron", text.to_owned()));
    load(&files).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| with(BY_HAND));

fn step(title: &str, words: &str, nth: usize) -> Step {
    let panes = [Panes::All, Panes::Matrix, Panes::Timeline, Panes::Reader];
    let filled = |yes: bool, text: &str| if yes { text.to_owned() } else { String::new() }.into();
    Step {
        title: title.to_owned().into(),
        address: "doc/leaflet#p2".into(),
        panes: panes[nth % 4],
        view: filled(nth.is_multiple_of(2), "levels"),
        lens: filled(nth.is_multiple_of(3), "doc:leaflet"),
        window: nth.is_multiple_of(5).then(|| "1994/1996-03-01".parse().unwrap()),
        highlight: filled(nth.is_multiple_of(7), words),
        text: words.to_owned().into(),
        notes: "".into(),
        passages: CORPUS.passages.ids().take(nth % 3).collect(),
        seconds: u16::try_from(nth).ok().filter(|nth| *nth > 0),
    }
}

/// What somebody does to a tour.
#[derive(Debug, Clone)]
enum Deed {
    Add(String, String, usize),
    Set(usize, usize, String),
    Remove(usize),
    Swap(usize, usize),
    Undo,
}

fn words() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec!["\"", "\\", "//", "/*", "*/", ")", "],", "\\u{", "r#\"", "語", "é", " "]);
    vec(prop_oneof![odd.prop_map(str::to_owned), "[a-zA-Z0-9,.:; ]{0,6}"], 0..6).prop_map(|parts| parts.concat())
}

fn deed() -> impl Strategy<Value = Deed> {
    let title = words().prop_map(|words| format!("T{words}"));
    prop_oneof![
        (title, words(), 0_usize..40).prop_map(|(title, words, nth)| Deed::Add(title, words, nth)),
        (0_usize..6, 0_usize..4, words()).prop_map(|(at, field, words)| Deed::Set(at, field, words)),
        (0_usize..6, 0_usize..1, "[0-9]{0,3}").prop_map(|(at, _, words)| Deed::Set(at, 3, words)),
        (0_usize..6).prop_map(Deed::Remove),
        (0_usize..6, 0_usize..6).prop_map(|(one, other)| Deed::Swap(one, other)),
        Just(Deed::Undo),
    ]
}

/// Everything that is said of the steps.
fn said(steps: &[Step]) -> String {
    format!("{steps:#?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_file_says_what_the_steps_say_after_any_deeds(deeds in vec(deed(), 1..12), is_new in any::<bool>()) {
        let corpus = &*CORPUS;
        let mut draft = if is_new {
            let mut draft = Draft::new(corpus, "mine", "A \"new\" \\ one");
            draft.add(corpus, step("First", "words", 1));
            draft
        } else {
            Draft::of(corpus, corpus.tours.find("mine").unwrap(), BY_HAND).unwrap()
        };
        for deed in &deeds {
            match deed {
                Deed::Add(title, words, nth) => draft.add(corpus, step(title, words, *nth)),
                Deed::Set(at, field, words) => drop(draft.set(*at, FIELDS[*field], words)),
                Deed::Remove(at) => drop(draft.remove(*at)),
                Deed::Swap(one, other) => drop(draft.swap(*one, *other)),
                Deed::Undo => drop(draft.undo()),
            }
            let text = draft.text();
            let read = with(&text);
            let tour = &read.tours[read.tours.find(draft.tour.slug()).unwrap()];
            prop_assert_eq!(said(&tour.steps), said(&draft.tour.steps), "{}", text);
            prop_assert_eq!(tour.label(), draft.tour.label());
            if !is_new {
                for kept in ["// A remark: ( [ \"\n", "(title: \"One\", address: \"home\")", "// the end", "    // after\n"] {
                    prop_assert!(text.contains(kept), "no {} in\n{}", kept, text);
                }
            }
        }
    }
}

#[test]
fn a_new_tour_has_an_id_of_its_own() {
    for (stem, id) in [("My Talk (2024)", "my-talk-2024"), ("mine", "mine-2"), ("講演", "tour"), ("", "tour")] {
        assert_eq!(Draft::new(&CORPUS, stem, "x").tour.slug(), id);
    }
}
