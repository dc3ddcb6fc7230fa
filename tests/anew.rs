//! A dataset that is read again: the explorer goes on from where it was.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

mod common;

use common::stage::{BUILT_IN, address, drawn, press, setup, stage};
use euja::address::Address;
use euja::corpus::{Corpus, SourceFile, load};
use euja::dataset;
use euja::tui::app::{App, Broken, Setup, Start};
use euja::tui::theme::Depth;
use ratatui::layout::Rect;

/// Goes on with another corpus, on the same screen.
fn again<'c>(app: &App<'_>, corpus: &'c Corpus) -> App<'c> {
    let kept = app.kept(corpus);
    let mut anew = App::new(corpus, setup(Depth::True));
    anew.resume(kept);
    anew.arrange(app.screen());
    anew
}

/// The built-in dataset with one text in place of another, in every file, and in one language.
fn changed(one: &str, other: &str) -> Corpus {
    let file = |file: &SourceFile| SourceFile::new(file.name.clone(), file.text.replace(one, other));
    let files = dataset::files();
    load(&files.iter().filter(|file| !file.name.contains("languages")).map(file).collect::<Vec<_>>()).unwrap()
}

/// All rows but the footer, which has something to say.
fn panes(app: &App<'_>) -> String {
    let screen = drawn(app);
    screen.lines().take(usize::from(app.screen().height) - 1).collect::<Vec<_>>().join("\n")
}

#[test]
fn everything_stays_where_it_was() {
    let same = dataset::corpus(&dataset::files()).unwrap();
    let ways = [
        "<Down*3> <Right*2>",
        "<Down*3> <Right*2> Enter",
        "<Down*3> <Right*2> Enter <Down*9> <Right*3>",
        "2 <Right*5> Enter Backspace",
        "2 - - <Right*2>",
        "2 T <Down*4>",
        "Enter Enter Enter",
        "3 z <Down*5>",
        "V <Down*2> Enter <Down*2>",
        "x <Down*2> Enter Esc Down",
        "2 & <Down*1> Enter Esc Right",
        "Enter Enter B <Down*3>",
        "t t Down",
    ];
    for keys in ways {
        for size in [(80, 24), (120, 40)] {
            let mut app = stage(&BUILT_IN, setup(Depth::True), size, keys);
            let mut anew = again(&app, &same);
            assert_eq!(panes(&anew), panes(&app), "{keys} at {size:?}");
            // And back, as if nothing had happened.
            for key in ["Backspace", "Backspace", "L"] {
                press(&mut app, key);
                press(&mut anew, key);
                assert_eq!(panes(&anew), panes(&app), "{keys}, then {key}, at {size:?}");
            }
        }
    }
}

#[test]
fn what_is_gone_leads_to_what_is_near_and_is_said() {
    let slug = Address::from(*BUILT_IN.things("term").last().unwrap()).name(&BUILT_IN);
    let id = slug.strip_prefix("term/").unwrap();
    let start = Setup { address: Address::parse(&BUILT_IN, &slug).unwrap(), ..setup(Depth::True) };
    let app = stage(&BUILT_IN, start, (120, 40), "");
    let without = changed(&format!("id: \"{id}\""), &format!("id: \"{id}-anew\""));
    let anew = again(&app, &without);
    assert_eq!(address(&anew), "home");
    assert!(drawn(&anew).contains(&format!("`{slug}` is no longer in them")), "{}", drawn(&anew));
}

#[test]
fn a_lens_is_kept_by_the_ids_of_its_documents() {
    let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), "x");
    press(&mut app, "Down Enter Esc");
    let lens = |app: &App<'_>| drawn(app).lines().nth(1).unwrap().to_owned();
    assert!(!lens(&app).contains("all evidence"), "{}", lens(&app));
    // Another document comes first in the files, so that all of them have other numbers.
    let first = SourceFile::new(
        "a.ron",
        r#"(documents: [(id: "a-new-one", title: "A new one", short: "New", kind: "commentary", date: "2020", sections: [])])"#.into(),
    );
    let files: Vec<SourceFile> = std::iter::once(first)
        .chain(dataset::files().iter().map(|file| SourceFile::new(file.name.clone(), file.text.to_string())))
        .collect();
    let before = lens(&app);
    let more = load(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(lens(&again(&app, &more)), before);
}

#[test]
fn a_broken_file_is_said_until_it_is_mended() {
    let mut app = stage(&BUILT_IN, setup(Depth::True), (120, 40), "Down");
    app.broken(Broken {
        line: "a.ron:1:2: no such field".into(),
        whole: "error: no such field\n --> a.ron:1:2".into(),
    });
    assert!(drawn(&app).contains("a.ron:1:2: no such field; Ctrl-E shows more."), "{}", drawn(&app));
    press(&mut app, "Down");
    assert!(drawn(&app).contains("files broken") && !drawn(&app).contains("Ctrl-E shows more"));
    press(&mut app, "Ctrl-E");
    assert!(drawn(&app).contains("What is wrong with the files") && drawn(&app).contains("--> a.ron:1:2"));
    press(&mut app, "Esc");
    let anew = again(&app, &BUILT_IN);
    assert!(!drawn(&anew).contains("files broken") && drawn(&anew).contains("The files were read again."));
}

#[test]
fn an_audience_is_told_nothing() {
    let start = Setup { start: Start::Tour(BUILT_IN.tours.at(0).unwrap(), 1), ..setup(Depth::True) };
    let mut app = stage(&BUILT_IN, start, (100, 30), "PgDn");
    let before = drawn(&app);
    app.broken(Broken { line: "a.ron:1:2: no such field".into(), whole: String::new() });
    app.arrange(Rect::new(0, 0, 100, 30));
    assert_eq!(drawn(&app), before);
    let same = dataset::corpus(&dataset::files()).unwrap();
    assert_eq!(drawn(&again(&app, &same)), before);
}
