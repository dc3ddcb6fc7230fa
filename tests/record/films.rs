//! What each key of somebody who records does, frame by frame, with files written as the loop writes them.

use std::path::{Path, PathBuf};

use euja::corpus::{Corpus, Record, SourceFile, load};
use euja::tui::app::{App, Effect, Setup};
use euja::tui::keymap::Context;
use euja::tui::keys::script;
use euja::tui::recording::{Recordable, TourFile};
use euja::tui::save::put;
use euja::tui::theme::Depth;

use crate::common::stage::{THREE_PARTIES, address, click, drawn, presses, setup, stage};

/// An explorer in which new tours go into a folder.
struct Desk {
    folder: tempfile::TempDir,
    app: App<'static>,
}

impl Desk {
    fn new() -> Desk {
        Desk::with(Recordable::default())
    }

    fn with(record: Recordable) -> Desk {
        let app = stage(&THREE_PARTIES, Setup { record, ..setup(Depth::True) }, (120, 40), "");
        Desk { folder: tempfile::tempdir().unwrap(), app }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    /// Presses keys, and writes what is to be written.
    fn press(&mut self, keys: &str) -> &mut Desk {
        for key in script(keys).unwrap() {
            let effect = self.app.key(key);
            self.app.arrange(self.app.screen());
            self.write(effect);
        }
        self
    }

    fn write(&mut self, effect: Effect) {
        if let Effect::Record { name, text, read } = effect {
            let outcome = put(&self.folder.path().join(name), &text, read.as_deref());
            self.app.recorded(outcome);
            self.app.arrange(self.app.screen());
        }
    }

    /// Two steps in a file: the pipes of Aster in the matrix alone, and a page under a lens with marked words.
    fn recorded() -> Desk {
        let mut desk = Desk::new();
        desk.press("1zKwells<Enter>A<Space>round<Enter>");
        desk.press("z:doc/leaflet#p2<Enter>/dug<Enter>K");
        desk
    }

    fn screen(&self) -> String {
        drawn(&self.app)
    }

    fn footer(&self) -> String {
        self.screen().lines().take(40).last().unwrap().trim().to_owned()
    }

    fn assert_shows(&self, text: &str) {
        assert!(self.screen().contains(text), "no {text:?} in\n{}", self.screen());
    }

    /// The corpus with what was recorded in a file.
    fn loaded(&self, name: &str) -> Corpus {
        loaded(&self.text(name))
    }
}

fn loaded(tours: &str) -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/three-parties");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let files = ["frame.ron", "records.ron", "sources/leaflet.ron"];
    let mut files = files.map(|name| SourceFile::new(name, text(name))).to_vec();
    files.push(SourceFile::new("mine.ron", tours.to_owned()));
    load(&files).unwrap_or_else(|problems| panic!("{problems}\n{tours}"))
}

/// The titles of the tour with an id.
fn titles(corpus: &Corpus, id: &str) -> Vec<String> {
    let tour = corpus.tours.find(id).unwrap();
    corpus.tours[tour].steps.iter().map(|step| step.title.to_string()).collect()
}

#[test]
fn the_first_step_asks_for_a_file_and_a_title_and_is_said_in_the_footer() {
    let mut desk = Desk::new();
    desk.press("K");
    desk.assert_shows("Record a tour: in which file?");
    desk.assert_shows("tour.ron");
    assert_eq!(desk.app.context(), Context::Prompt);
    desk.press("wells<Enter>");
    desk.assert_shows("Record a tour: its title");
    desk.press("<Enter>");
    desk.assert_shows("Something has to stand here.");
    desk.press("A<Space>round<Enter>");
    assert_eq!(desk.footer(), "Step 1 added to wells.ron; O lists them.");
    assert_eq!(desk.app.context(), Context::Matrix);
    desk.press("3K");
    assert_eq!(desk.footer(), "Step 2 added to wells.ron; O lists them.");
    let corpus = desk.loaded("wells.ron");
    let tour = corpus.tours.find("wells").unwrap();
    assert_eq!(corpus.tours[tour].label(), "A round");
    assert_eq!(corpus.tours[tour].steps.len(), 2);
}

#[test]
fn esc_records_nothing() {
    for keys in ["K<Esc>", "Kwells<Enter><Esc>"] {
        let mut desk = Desk::new();
        desk.press(keys);
        assert_eq!(desk.footer(), "Nothing is recorded.");
        assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 0);
        desk.press("O");
        assert_eq!(desk.footer(), "No tour is being recorded: K keeps this view as its first step.");
    }
}

#[test]
fn a_step_holds_the_page_the_panes_the_table_the_lens_the_years_and_the_marked_words() {
    let mut desk = Desk::recorded();
    desk.press("x:<Esc>x doc:leaflet <Enter><Esc>");
    desk.press("2z++K");
    let text = desk.text("wells.ron");
    for part in [
        r#"panes: Matrix, view: "levels""#,
        r#"address: "doc/leaflet#p2""#,
        r#"highlight: "dug""#,
        r#"passages: ["leaflet#p2"]"#,
        r#"lens: "doc:leaflet""#,
        "panes: Timeline",
        "window: \"",
    ] {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
    // Every step is shown again as it was.
    let seen = desk.press("<Esc>").screen();
    desk.press("zX01O<End><Enter>");
    // The years of a step are whole days: the axis may be a cell further, and all else is the same.
    let told = |screen: &str| {
        screen
            .lines()
            .enumerate()
            .filter(|(y, _)| [1, 38].contains(y))
            .map(|(_, row)| row.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&desk.screen()), told(&seen), "the last step is the view that was kept");
    desk.assert_shows("lens: Leaflet");
    desk.assert_shows("Oct 1992");
    desk.press("O<Home><Down><Enter>");
    assert_eq!(address(&desk.app), "doc/leaflet#p2");
    assert!(desk.footer().starts_with("Step 2 of wells.ron"), "{}", desk.footer());
}

#[test]
fn steps_are_edited_moved_deleted_and_brought_back_and_each_change_is_saved() {
    let mut desk = Desk::recorded();
    desk.press("O");
    desk.assert_shows("wells.ron");
    desk.press("<Home>t<Ctrl-U>Pipes<Space>of<Space>Aster<Enter>");
    desk.press("eA<Space>\"text\"<Enter>nAsk<Space>them.<Enter>s45<Enter>");
    desk.assert_shows("45 s · A \"text\"");
    let corpus = desk.loaded("wells.ron");
    let tour = &corpus.tours[corpus.tours.find("wells").unwrap()];
    let first = &tour.steps[0];
    assert_eq!((&*first.title, &*first.text, &*first.notes), ("Pipes of Aster", "A \"text\"", "Ask them."));
    assert_eq!(first.seconds, Some(45));
    let second = tour.steps[1].title.to_string();
    desk.press("J");
    assert_eq!(titles(&desk.loaded("wells.ron"), "wells"), [second.as_str(), "Pipes of Aster"]);
    desk.press("d");
    assert_eq!(desk.footer(), "Step 2 is deleted; u brings it back.");
    assert_eq!(titles(&desk.loaded("wells.ron"), "wells"), [second.as_str()]);
    desk.press("d");
    assert_eq!(desk.footer(), "A tour has one step at least: keep another first.");
    desk.press("uu");
    assert_eq!(titles(&desk.loaded("wells.ron"), "wells"), ["Pipes of Aster", second.as_str()]);
    desk.press("uuuuuuuuu");
    assert_eq!(desk.footer(), "Nothing is left to take back.");
    assert_eq!(desk.loaded("wells.ron").tours.len(), 2, "the first step stays");
}

#[test]
fn what_cannot_stand_in_a_step_is_said_and_the_line_stays() {
    let mut desk = Desk::recorded();
    desk.press("Os0<Enter>");
    desk.assert_shows("A number of seconds from 1 to 65535, or nothing.");
    desk.press("<Esc>t<Ctrl-U><Enter>");
    desk.assert_shows("A step has a title.");
    desk.press("<Esc>e");
    desk.app.paste(&"many words ".repeat(90));
    desk.app.arrange(desk.app.screen());
    desk.assert_shows("this text leaves too little of a screen of 80x24 to what it is about");
    desk.app.paste("a\u{1b}[2Jb\u{202e}c");
    desk.press("<Enter>");
    assert!(desk.text("wells.ron").contains("a[2Jbc"), "what acts on a terminal is never typed");
}

#[test]
fn a_long_text_is_typed_in_rows_between_which_the_cursor_goes() {
    let mut desk = Desk::recorded();
    desk.press("Oe");
    desk.app.paste(&"word ".repeat(40));
    desk.press("<Up><Home>x<Enter>");
    assert!(desk.text("wells.ron").contains("text: \"xword"), "Home goes to the beginning");
    desk.press("e<End><Up>y<Enter>");
    let text = desk.text("wells.ron");
    let text = text.split("text: \"xword").nth(1).unwrap().split("\",").next().unwrap();
    let before = text.split('y').next().unwrap().len();
    assert!(before > 60 && before < 150, "Up goes a row up: {text}");
}

#[test]
fn the_tour_is_presented_from_a_step_and_esc_comes_back_to_explore() {
    let mut desk = Desk::recorded();
    desk.press("O<End>P");
    assert_eq!(desk.app.context(), Context::Present);
    assert!(desk.footer().ends_with("2 of 2"), "{}", desk.footer());
    desk.press("PgUp");
    assert!(desk.footer().ends_with("1 of 2"), "{}", desk.footer());
    desk.press("Esc");
    assert!(desk.footer().starts_with("Exploring; P goes back to step 1 of 2."), "{}", desk.footer());
    desk.press("K");
    desk.press("P<End>");
    assert!(desk.footer().ends_with("3 of 3"), "what is kept meanwhile is there: {}", desk.footer());
    desk.press("Esc").press("Odd");
    desk.press("<Esc>P");
    assert!(desk.footer().ends_with("1 of 1"), "{}", desk.footer());
}

#[test]
fn the_mouse_opens_a_step_too() {
    let mut desk = Desk::recorded();
    desk.press("3g:home<Enter>O");
    click(&mut desk.app, "doc/leaflet#p2 ·");
    assert_eq!(address(&desk.app), "doc/leaflet#p2");
}

#[test]
fn a_file_that_is_there_is_left_alone_and_another_name_is_asked_for() {
    let mut desk = Desk::new();
    std::fs::write(desk.file("wells.ron"), "theirs").unwrap();
    desk.press("Kwells<Enter>A<Space>round<Enter>");
    assert!(desk.footer().starts_with("wells.ron is there already, and is left as it is"), "{}", desk.footer());
    desk.assert_shows("wells-2.ron");
    desk.press("<Enter>");
    assert_eq!(desk.footer(), "Saved as wells-2.ron.");
    assert_eq!(desk.text("wells.ron"), "theirs");
    assert_eq!(desk.loaded("wells-2.ron").tours.len(), 2);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_left_and_nothing_of_ours_is_lost() {
    let mut desk = Desk::recorded();
    std::fs::write(desk.file("wells.ron"), "theirs").unwrap();
    desk.press("K");
    assert!(desk.footer().starts_with("wells.ron has been changed by somebody else, and is left"), "{}", desk.footer());
    // Whoever doesn't want to now is told again before leaving.
    desk.press("<Esc>");
    assert_eq!(presses(&mut desk.app, "q"), [Effect::Draw]);
    desk.app.arrange(desk.app.screen());
    desk.assert_shows("wells.ron, not saved");
    assert_eq!(desk.footer(), "The tour isn't saved: w saves it under another name, q again leaves without.");
    desk.press("w<Ctrl-U>ours<Enter>");
    assert_eq!(desk.footer(), "Saved as ours.ron.");
    assert_eq!((desk.text("wells.ron").as_str(), desk.loaded("ours.ron").tours.len()), ("theirs", 2));
    assert_eq!(titles(&desk.loaded("ours.ron"), "wells").len(), 3);
    assert_eq!(presses(&mut desk.app, "q"), [Effect::Quit]);
    desk.press("K");
    assert_eq!(desk.footer(), "Step 4 added to ours.ron; O lists them.");
}

#[test]
fn leaving_without_the_tour_takes_a_second_key() {
    let mut desk = Desk::recorded();
    std::fs::write(desk.file("wells.ron"), "theirs").unwrap();
    desk.press("K<Esc>");
    assert_eq!(presses(&mut desk.app, "<Ctrl-C><Ctrl-C>"), [Effect::Draw, Effect::Quit]);
}

const BY_HAND: &str = "// Said in Aster.
(
  tours: [
    (id: \"spring\", label: \"The spring\", steps: [
      // Begin slowly.
      (title: \"Here\", address: \"home\", text: \"Raw.\"), // and smile
      (title: \"There\", address: \"list/events\"),
    ]),
  ],
)
";

#[test]
fn a_tour_that_somebody_wrote_is_gone_on_with_and_its_comments_stay() {
    let corpus: &'static Corpus = Box::leak(Box::new(loaded(BY_HAND)));
    let tour = corpus.tours.find("spring").unwrap();
    let files = vec![TourFile { path: "spring.ron".into(), text: BY_HAND.into(), tour }];
    // The file is named, or chosen.
    for (into, keys) in [(Some("spring.ron".to_owned()), "3K"), (None, "3K<Down><Enter>")] {
        let record = Recordable { files: files.clone(), into };
        let app = stage(corpus, Setup { record, ..setup(Depth::True) }, (120, 40), "");
        let mut desk = Desk { folder: tempfile::tempdir().unwrap(), app };
        std::fs::write(desk.file("spring.ron"), BY_HAND).unwrap();
        desk.press(keys);
        assert_eq!(desk.footer(), "Step 3 added to spring.ron; O lists them.");
        desk.press("O<Home>t<Ctrl-U>Now<Enter>J");
        let text = desk.text("spring.ron");
        for kept in [
            "// Said in Aster.\n",
            "// Begin slowly.\n",
            "(title: \"Now\", address: \"home\", text: \"Raw.\"), // and smile\n",
        ] {
            assert!(text.contains(kept), "no {kept} in\n{text}");
        }
        assert_eq!(titles(&loaded(&text), "spring")[..2], ["There", "Now"]);
    }
}

#[test]
fn a_new_file_named_at_the_start_asks_for_a_title_alone() {
    let mut desk = Desk::with(Recordable { files: Vec::new(), into: Some("new.ron".into()) });
    desk.press("K");
    desk.assert_shows("Record a tour: its title");
    desk.press("New<Enter>");
    assert_eq!(desk.footer(), "Step 1 added to new.ron; O lists them.");
}

#[test]
fn the_boxes_have_a_place_on_every_screen() {
    for columns in (0..=12).chain([40, 80, 200]) {
        for height in (0..=12).chain([24, 60]) {
            for keys in ["K", "K<Enter>A<Enter>O", "K<Enter>A<Enter>Oe", "K<Enter>A<Enter>ON"] {
                let app = stage(&THREE_PARTIES, setup(Depth::True), (columns, height), keys);
                let _ = drawn(&app);
            }
        }
    }
}
