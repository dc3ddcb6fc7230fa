//! Whatever a file holds, and whatever it is: a clear sentence or a working explorer. Never a hang, a crash, a character
//! that acts on a terminal, an answer without end, or memory out of all proportion.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use common::{Said, dataset, euja, euja_with, folder};
use euja::corpus::{SourceFile, load};

/// What the program may use of the address space, in KiB: what it takes anyway, and some for a file of a few MiB.
const MEMORY: u32 = 500_000;
/// What the program takes of it for itself, in KiB.
const OWN: u32 = 80_000;
/// What it may answer, in bytes.
const ANSWER: usize = 6_000_000;

fn with_little_memory(args: &[&str]) -> Command {
    with_memory(MEMORY, args)
}

fn with_memory(most: u32, args: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {most} && exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_euja")]).args(args);
    command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings")).stdin(Stdio::null());
    command
}

/// Runs the program with little memory; what it says must be fit for a terminal, and no more than somebody reads.
fn bounded(args: &[&str]) -> Said {
    let done = with_little_memory(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let said = Said { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) };
    assert!((0..=2).contains(&said.code), "{args:?} ended with {}: {}", said.code, said.err);
    fit(&said.out, args);
    fit(&said.err, args);
    said
}

/// Nothing in a text acts on a terminal, and it has an end.
fn fit(text: &str, what: &[&str]) {
    assert!(text.len() < ANSWER, "{what:?}: {} bytes", text.len());
    let acting = text.chars().find(|c| *c != '\n' && euja::text::is_control(*c));
    assert_eq!(acting, None, "{what:?}");
}

/// A file of a test's own.
fn file(name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// What every dataset of these tests begins with.
const FRAME: &str = r#"dataset: (id: "x", title: "X", window: "2000/2020"), document_kinds: [(id: "k", label: "Kind")],
    actor_kinds: [(id: "a", label: "A")], event_kinds: [(id: "e", label: "E")], parties: [(id: "p", label: "P")],
    scales: [(id: "s", label: "Scale", definition: "D.", levels: [(value: 0, label: "none", definition: "L.")])],
    elements: [(id: "e", label: "Element", scale: "s", definition: "E.")],
    documents: [(id: "d", title: "D", kind: "k", date: "2010", sections: [(title: "", passages: [
        (locator: "p1", text: "Text.")])])],"#;

fn event(date: &str) -> String {
    format!(r#"events: [(id: "v", label: "V", kind: "e", date: "{date}", reports: [(passage: "d#p1", says: "s")])]"#)
}

/// A file that can't be used: `check` says what is wrong with it, and so does every other command.
fn refused(name: &str, text: impl AsRef<[u8]>) -> String {
    let is_small = text.as_ref().len() < 10_000;
    let path = file(name, text);
    let said = bounded(&["check", &path]);
    assert_eq!(said.code, 1, "{name}: {}", said.out);
    assert!(said.out.starts_with("error: "), "{name}: {}", said.out);
    let json = bounded(&["check", &path, "--format", "json"]);
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&json.out).unwrap().len() <= 1002, "{name}");
    if is_small {
        let shown = bounded(&["screen", "--data", &path]);
        assert_eq!((shown.code, shown.out.as_str()), (2, ""), "{name}");
    }
    said.out
}

/// A file that is a dataset, if an odd one: the explorer works with it, at sizes that fit it and at sizes that don't.
fn works(name: &str, text: impl AsRef<[u8]>) {
    let path = file(name, text);
    let said = bounded(&["check", &path]);
    assert_eq!(said.code, 0, "{name}: {}", said.out);
    let keys = "1 2 3 l Enter j j Enter s a Enter ? Esc : t h Enter V Enter 2 + + - G g v o f Esc b i P";
    for (size, keys) in [("120x40", keys), ("80x24", ""), ("1x1", keys), ("37x9", "2 z"), ("200x60", "3 z G")] {
        let said = bounded(&["screen", "--data", &path, "--size", size, "--keys", keys]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{name} {size}");
    }
}

#[test]
fn a_text_that_is_no_dataset_is_a_sentence() {
    const MANY: usize = 300_000;
    for (name, text) in [
        ("empty", String::new()),
        ("blank", " \n".repeat(MANY)),
        ("nul", "\0".repeat(MANY)),
        ("open", "(".repeat(MANY)),
        ("square", "[".repeat(10_000) + &"]".repeat(10_000)),
        ("round", "(".repeat(10_000) + &")".repeat(10_000)),
        ("curly", "{".repeat(10_000) + &"}".repeat(10_000)),
        ("some", format!("(dataset: {}{})", "Some(".repeat(10_000), ")".repeat(10_000))),
        ("deep", format!("(themes: {}{})", "[".repeat(10_000), "]".repeat(10_000))),
        ("names", format!("(themes: [{}", "a(".repeat(10_000))),
        ("comment", "/*".repeat(MANY)),
        ("line", "//".repeat(MANY)),
        ("commas", format!("({}", ",".repeat(MANY))),
        ("quotes", "\"".repeat(MANY)),
        ("hashes", format!("r{}", "#".repeat(MANY))),
        ("digits", format!("(themes: {})", "9".repeat(MANY))),
        ("word", "a".repeat(MANY)),
        ("field", format!("({}: 1)", "a".repeat(MANY))),
        ("wish", format!("(themes: [({}: 1)])", "a".repeat(MANY))),
        ("unclosed", format!("(themes: [(id: \"{}", "x".repeat(MANY))),
        ("ones", format!("(themes: [{}])", "1,".repeat(MANY))),
        ("twice", format!("({})", "themes: [],".repeat(600))),
    ] {
        refused(&format!("{name}.ron"), text);
    }
}

#[test]
fn bytes_that_are_no_text_are_a_sentence() {
    let utf16: Vec<u8> = "\u{feff}(themes: [])".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut dice = common::plenty::Dice(5);
    let random: Vec<u8> = (0..100_000).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
    for (name, bytes) in [("utf16", utf16), ("latin1", b"(themes: [(id: \"\xe9\")])".to_vec()), ("random", random)] {
        let said = refused(&format!("{name}.ron"), bytes);
        assert!(said.contains("these bytes are not UTF-8"), "{said}");
    }
    works("bom.ron", format!("\u{feff}({FRAME})"));
}

#[test]
fn numbers_and_dates_beyond_all_measure_are_a_sentence_and_the_farthest_that_are_none_work() {
    for (nth, number) in ["18446744073709551616", "-1", "256", "1e308", "1.5", "NaN", "inf", "0x100"].iter().enumerate()
    {
        refused(&format!("level-{nth}.ron"), format!("({})", FRAME.replace("value: 0", &format!("value: {number}"))));
        let tour =
            format!(r#"tours: [(id: "t", label: "T", steps: [(title: "a", address: "home", seconds: {number})])]"#);
        if *number != "256" && *number != "0x100" {
            refused(&format!("seconds-{nth}.ron"), format!("({FRAME}{tour})"));
        }
    }
    let dates =
        ["9999999999-01-01", "Y170000002", "18446744073709551615", "2000-13-45", "2004-06-(01)~", "/", "２０００"];
    for (nth, date) in dates.iter().enumerate() {
        refused(&format!("date-{nth}.ron"), format!("({FRAME}{})", event(date)));
        refused(&format!("window-{nth}.ron"), format!("({}{})", FRAME.replace("2000/2020", date), event("2010")));
    }
    for (nth, date) in ["-9999/9999", "0000", "9999-12-31", "-9999-01-01", "-0001/.."].iter().enumerate() {
        works(&format!("far-{nth}.ron"), format!("({FRAME}{})", event(date)));
        works(&format!("wide-{nth}.ron"), format!("({}{})", FRAME.replace("2000/2020", date), event(date)));
    }
}

/// The strings in quotes of a text, as bytes without their quotes.
fn strings(text: &str) -> Vec<(usize, usize)> {
    let quotes = text.match_indices('"').map(|(at, _)| at);
    let quotes: Vec<usize> = quotes.filter(|at| !text[..*at].ends_with('\\')).collect();
    quotes.chunks_exact(2).map(|pair| (pair[0] + 1, pair[1])).collect()
}

#[test]
fn no_field_of_a_dataset_brings_a_character_that_acts_to_a_terminal() {
    let folder = Path::new(&dataset("three-parties")).to_owned();
    let files = ["frame.ron", "records.ron", "sources/leaflet.ron"];
    let texts = files.map(|name| fs::read_to_string(folder.join(name)).unwrap());
    let hostile = ["\u{1b}]0;T\u{7}", "\u{9b}31m", "\u{202e}", "\\u{1b}[2J", "\\x07", "\u{e0041}"];
    let mut tried = 0;
    for (nth, text) in texts.iter().enumerate() {
        for (start, end) in strings(text) {
            let hostile = hostile[tried % hostile.len()];
            for at in [start, end] {
                let mut changed = texts.clone();
                changed[nth].insert_str(at, hostile);
                let changed: Vec<_> =
                    files.iter().zip(changed).map(|(name, text)| SourceFile::new(*name, text)).collect();
                let said = load(&changed).unwrap_err().to_string();
                assert!(said.contains("this text holds the control character U+"), "{said}");
                fit(&said, &[hostile]);
            }
            tried += 1;
        }
    }
    assert!(tried > 200, "only {tried}");
}

#[test]
fn nor_do_names_of_fields_and_of_files_and_what_stands_between() {
    for (nth, c) in ["\u{1b}]0;T\u{7}", "\u{9b}31m", "\u{202e}", "\u{7}", "\r", "\u{2028}", "\u{85}"].iter().enumerate()
    {
        for (place, text) in [
            ("field", format!("(bad{c}: 1)")),
            ("sign", format!("(themes: {c})")),
            ("id", format!(r#"(themes: [(id: "a{c}b", label: "x{c}", definition: "d", bad{c}: 1)], {c} x)"#)),
        ] {
            refused(&format!("{place}-{nth}.ron"), text);
        }
        let named = folder(&format!("hostile-{nth}{c}"), &[]);
        fs::write(named.join(format!("a{c}b.ron")), "(").unwrap();
        let named = named.display().to_string();
        for args in
            [vec!["check", &named], vec!["check", &named, "--format", "json"], vec!["show", "home", "--data", &named]]
        {
            bounded(&args);
        }
    }
    for args in [
        ["show", "\u{1b}[2J\u{202e}"],
        ["search", "dim:\u{1b}[2J"],
        ["present", "\u{1b}[2J"],
        ["cite", "\u{9b}x"],
        ["--theme", "\u{1b}[2J"],
        ["--data", "\u{1b}[2J"],
        ["--lens", "\u{1b}[2J"],
        ["--text", "\u{1b}[2J=x"],
        ["--lang", "\u{1b}[2J"],
    ] {
        bounded(&args);
    }
}

#[test]
fn circles_of_references_work() {
    let terms: String = (0..500).fold(String::new(), |mut out, nth| {
        let next = (nth + 1) % 500;
        let _ = write!(
            out,
            r#"(id: "g{nth}", label: "Term {nth}", definition: "See Term {next}.", see: ["term/g{next}", "term/g{nth}"]),"#
        );
        out
    });
    works("circle.ron", format!("({FRAME}glossary: [{terms}])"));
    let step = |address: &str| format!(r#"(title: "a", address: "{address}")"#);
    let (t, u) = (step("tour/t"), step("tour/u"));
    works(
        "tours.ron",
        format!(r#"({FRAME}tours: [(id: "t", label: "T", steps: [{t}, {u}]), (id: "u", label: "U", steps: [{t}])])"#),
    );
    let out = bounded(&[
        "present",
        "t",
        "--html",
        "/dev/null/no",
        "--data",
        &file("tours.ron", fs::read(file_of("tours.ron")).unwrap()),
    ]);
    assert_eq!(out.code, 2);
}

fn file_of(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name)
}

/// A hundred thousand ties of each of a few hundred things with all others.
#[test]
fn a_dataset_in_which_everything_refers_to_everything_works() {
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let names = |letter: char| list(200, &|nth| format!("\"{letter}{nth}\","));
    let (actors, themes) = (names('a'), names('t'));
    works(
        "ties.ron",
        format!(
            "({FRAME}actors: [{}], themes: [{}], events: [{}])",
            list(200, &|nth| format!(r#"(id: "a{nth}", label: "Same Name", kind: "a", summary: "Same Name."),"#)),
            list(200, &|nth| format!(
                r#"(id: "t{nth}", label: "Same Name", aliases: ["Same", "Same"], definition: "D."),"#
            )),
            list(200, &|nth| format!(
                r#"(id: "v{nth}", label: "Same Name", kind: "e", date: "2010", actors: [{actors}], themes: [{themes}],
                reports: [(passage: "d#p1", says: "s")]),"#
            )),
        ),
    );
}

/// A few thousand records that would make millions of cells, and a file of brackets that would make gigabytes of records.
#[test]
fn what_would_grow_out_of_all_proportion_is_refused() {
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let frame = FRAME
        .replace("parties: [", &format!("parties: [{}", list(500, &|nth| format!(r#"(id: "p{nth}", label: "P"),"#))))
        .replace(
            "elements: [",
            &format!(
                "elements: [{}",
                list(500, &|nth| format!(
                    r#"(id: "e{nth}", label: "E", scale: "s", per_party: true, definition: "D."),"#
                ))
            ),
        );
    let dimensions = list(500, &|nth| format!(r#"(id: "d{nth}", label: "D", definition: "D."),"#));
    let said = refused("cells.ron", format!("({frame}dimensions: [{dimensions}])"));
    assert!(said.contains("make 125250500 cells, and 100000 are the most"), "{said}");
    for list in ["events", "themes", "documents"] {
        let said = refused(&format!("hollow-{list}.ron"), format!("({list}: [{}])", "(),".repeat(600_000)));
        assert!(said.contains("this file holds more records than something could be said of"), "{said}");
    }
}

#[test]
fn a_matrix_of_twenty_thousand_columns_is_shown() {
    let element = |nth| format!(r#"(id: "e{nth}", label: "E {nth}", scale: "s", definition: "D."),"#);
    let elements = (0..20_000).map(element).collect::<String>();
    let frame = FRAME.replace("elements: [", &format!("elements: [{elements}"));
    let said = bounded(&["screen", "--data", &file("columns.ron", format!("({frame})"))]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

/// A text at each letter of which a phrase begins that ends otherwise; and more phrases than one can look for in any time.
#[test]
fn phrases_are_looked_for_in_long_texts_as_far_as_time_goes() {
    let coded = |text: &str, phrase: &str, count: usize| {
        let coding = format!(r#"(code: "theme/t", phrase: "{phrase}"),"#);
        let passage = format!(r#"text: "{text}", codings: [{}])"#, coding.repeat(count));
        let frame = FRAME.replace(r#"text: "Text.")"#, &passage);
        format!(r#"({frame}themes: [(id: "t", label: "T", definition: "D")])"#)
    };
    let path = file("alike.ron", coded(&format!("{}b", "a".repeat(300_000)), &format!("{}b", "a".repeat(500)), 300));
    let said = bounded(&["check", &path]);
    assert_eq!(said.code, 0, "{}", said.out);
    let said = refused("phrases.ron", coded(&"a".repeat(2_000_000), "b", 6000));
    assert!(said.contains("passage p1 has more phrases in a longer text than can be looked for"), "{said}");
}

/// Each could be recorded into, and keeps what its file held: all of them the same text.
#[test]
fn a_file_of_thousands_of_tours_takes_little_memory() {
    let tour = |nth| format!("(id: \"t{nth}\", label: \"T {nth}\", steps: [(title: \"a\", address: \"home\")]),\n");
    let path = file("tours.ron", format!("(tours: [{}])", (0..8000).map(tour).collect::<String>()));
    let said = bounded(&["screen", "--tour", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn a_page_of_a_hundred_thousand_rows_is_written_as_json_row_by_row() {
    let theme = |nth| format!("(id: \"t{nth}\", label: \"T {nth}\", definition: \"D\"),\n");
    let path = file("rows.ron", format!("({FRAME}themes: [{}])", (0..120_000).map(theme).collect::<String>()));
    let mut command = with_little_memory(&["show", "list/theme", "--format", "json", "--data", &path]);
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
}

#[test]
fn of_a_million_problems_a_thousand_are_told_and_the_rest_are_counted() {
    let said = refused(
        "same-ids.ron",
        format!("(themes: [{}])", r#"(id: "t", label: "T", definition: "D"),"#.repeat(100_000)),
    );
    assert!(said.ends_with("1001 problems\n") && said.contains("error: 99000 more problems were found\n"), "{said}");
    let many = (0..50_000).map(|nth| format!("(id: \"t{nth}\"),\n")).collect::<String>();
    let said = refused("bare.ron", format!("(themes: [\n{many}])"));
    assert!(said.contains("99001 more problems were found"), "{}", &said[said.len() - 300..]);
    let names = (0..10_000).map(|nth| format!("\"u{nth}\",")).collect::<String>();
    let themes = (0..2000).map(|nth| format!("(id: \"t{nth}\", label: \"T\", definition: \"D\"),")).collect::<String>();
    let events = event("2010").replace("reports:", &format!("themes: [{names}], reports:"));
    let said = refused("names.ron", format!("({FRAME}themes: [{themes}], {events})"));
    assert!(said.contains("no theme is called `u0`") && said.contains("9000 more problems"), "{}", &said[..300]);
}

#[test]
fn a_list_that_nobody_could_read_is_refused_where_it_gets_too_long() {
    let names = |many: usize| (0..many).map(|nth| format!("\"a{nth}\", ")).collect::<String>();
    let theme =
        |many| format!("({FRAME}themes: [(id: \"t\", label: \"T\", definition: \"D\", aliases: [\n{}])])", names(many));
    let said = refused("long.ron", theme(10_001));
    assert!(
        said.contains("no list of one record has more than 10000 entries") && said.contains("several records"),
        "{said}"
    );
    assert!(said.contains("1 problem") && said.contains("\"a10000\""), "{said}");
    let path = file("long-enough.ron", theme(10_000));
    assert!(with_little_memory(&["check", &path]).stdout(Stdio::null()).status().unwrap().success());
}

#[test]
fn slips_of_the_pen_in_a_large_file_are_told_as_far_as_time_goes() {
    let slip = "(id: \"t\" label: \"T\", definition: \"D\"),\n".repeat(600);
    let said = refused("slips.ron", format!("(themes: [\n{slip}])"));
    assert!(said.contains("a comma or a closing bracket is missing before this"), "{said}");
    assert!(said.contains("this file has more slips than are looked for at once"), "{said}");
    refused(
        "open-quotes.ron",
        format!("(themes: [\n{}])", "  (id: \"t, label: \"T\", definition: \"D\"),\n".repeat(60)),
    );
    refused(
        "controls.ron",
        format!("(themes: [(id: \"a\", label: \"{}\", definition: \"d\")])", "\u{1}".repeat(300_000)),
    );
    refused(
        "escapes.ron",
        format!("(themes: [(id: \"a\", label: \"{}\", definition: \"d\")])", "\\u{1b}".repeat(50_000)),
    );
}

#[test]
fn a_large_file_that_is_broken_takes_no_more_memory_than_four_such_files() {
    const SIZE: usize = 16_000_000;
    let event = |nth: usize| {
        format!(
            "(id: \"v{nth}\", label: \"Label {nth}\", kind: \"e\", date: \"2000\", reports: [(passage: \"d#p1\", says: \"s\")]),\n"
        )
    };
    let events: String = (0..SIZE / event(100_000).len()).map(event).collect();
    let whole = format!("({FRAME}events: [\n{events}])");
    let (half, last) = (whole.find("label: \"Label 50000\"").unwrap(), whole.rfind("label: ").unwrap());
    let files = [
        ("nothings.ron", format!("(events: [{}])", "(),".repeat(SIZE / 3)), "this file holds more records"),
        ("one-slip.ron", format!("{}labl{}", &whole[..half], &whole[half + 5..]), "there is no field `labl` here"),
        ("one-quote.ron", format!("{}{}", &whole[..half + 7], &whole[half + 8..]), "this can't stand here"),
        ("cut-off.ron", whole[..last + 10].to_owned(), "a text in quotes begins here and doesn't end"),
    ];
    for (name, text, what) in files {
        let path = file(name, text);
        let mut command = with_memory(4 * SIZE as u32 / 1024 + OWN, &["check", &path]);
        let said = command.env("MALLOC_ARENA_MAX", "1").output().unwrap();
        let out = String::from_utf8_lossy(&said.stdout);
        assert_eq!(said.status.code(), Some(1), "{name}: {out}{}", String::from_utf8_lossy(&said.stderr));
        assert!(out.starts_with(&format!("error: {what}")) && out.ends_with("1 problem\n"), "{name}: {out}");
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_name_longer_than_any_is_a_sentence_and_a_text_longer_than_any_is_shown() {
    for name in ["id", "label"] {
        let long = "x".repeat(1_000_000);
        let (id, label) = if name == "id" { (long.as_str(), "T") } else { ("t", long.as_str()) };
        let said = refused(
            &format!("long-{name}.ron"),
            format!(r#"({FRAME}themes: [(id: "{id}", label: "{label}", definition: "D")])"#),
        );
        assert!(said.contains("a name of this theme is 1000000 bytes long"), "{}", &said[..300.min(said.len())]);
    }
    for (nth, piece) in
        ["x", "word ", "語", "e\u{301}", "\u{301}", "👨\u{200d}", "שלום ", "\u{1100}", "a-"].iter().enumerate()
    {
        let text = format!("a{}", piece.repeat(30_000 / piece.len()));
        works(
            &format!("long-{nth}.ron"),
            format!(
                r#"({frame}dimensions: [(id: "d", label: "D", short: "{text}", definition: "{text}")],
                themes: [(id: "t", label: "{label}", definition: "{text}", aliases: ["{label}"])], {event})"#,
                frame = FRAME.replace("Text.", &text),
                event = event("2010").replace("says: \"s\"", &format!("says: \"{text}\"")),
                label = text.chars().take(200).collect::<String>(),
            ),
        );
    }
}

#[test]
fn a_dataset_of_next_to_nothing_works_and_a_label_that_shows_nothing_is_a_sentence() {
    works("title.ron", r#"(dataset: (id: "x", title: "T"))"#);
    works("frame.ron", format!("({FRAME})"));
    for (nth, label) in ["\u{301}", "\u{200d}", "\u{3164}\u{301}", " ", ""].iter().enumerate() {
        let text = format!(r#"({FRAME}themes: [(id: "t", label: "{label}", definition: "D")])"#);
        if *label == "\u{3164}\u{301}" {
            works(&format!("nothing-{nth}.ron"), text);
        } else {
            refused(&format!("nothing-{nth}.ron"), text);
        }
    }
    // Tags can't be seen, and say something all the same.
    refused("tags.ron", format!("({FRAME}themes: [(id: \"t\", label: \"T\u{e0041}\", definition: \"D\")])"));
}

/// What is no file to be read as a whole: pipes, devices, folders, links in a circle, links to nothing.
fn odd_files(name: &str) -> (std::path::PathBuf, Vec<String>) {
    let folder = folder(name, &[]);
    let pipe = folder.join("pipe.ron");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("circle.ron", folder.join("circle.ron")).unwrap();
    symlink("nowhere", folder.join("nothing.ron")).unwrap();
    symlink("/dev/zero", folder.join("zero.ron")).unwrap();
    let own = ["pipe.ron", "circle.ron", "nothing.ron", "zero.ron"].map(|name| folder.join(name).display().to_string());
    (folder, own.into_iter().chain(["/dev/zero", "/dev/stdin", "/dev/tty"].map(str::to_owned)).collect())
}

#[test]
fn pipes_devices_and_broken_links_are_no_datasets_tours_texts_and_themes() {
    let (folder, paths) = odd_files("odd");
    for path in &paths {
        let text = format!("beser-values={path}");
        for args in [
            vec!["check", path],
            vec!["screen", "--data", path],
            vec!["screen", "--tour", path],
            vec!["screen", "--text", &text],
            vec!["screen", "--theme", path],
            vec!["check", "--theme", path],
        ] {
            let said = bounded(&args);
            assert!(said.code > 0 && said.out.len() + said.err.len() < 2000, "{args:?}: {} {}", said.out, said.err);
        }
    }
    let said = bounded(&["check", &folder.display().to_string()]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.ends_with("\n4 problems\n"), "{}", said.out);
}

#[test]
fn settings_that_are_a_pipe_or_a_device_or_without_end_are_said() {
    for (nth, kind) in ["pipe", "zero", "large", "deep", "latin1"].iter().enumerate() {
        let home = folder(&format!("settings-{nth}"), &[]);
        fs::create_dir(home.join("euja")).unwrap();
        let path = home.join("euja/config.ron");
        match *kind {
            "pipe" => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            "zero" => symlink("/dev/zero", &path).unwrap(),
            "large" => fs::write(&path, " ".repeat(2 << 20)).unwrap(),
            "deep" => fs::write(&path, format!("(keys: {}", "[".repeat(100_000))).unwrap(),
            _ => fs::write(&path, b"\xe9\x1b[2J").unwrap(),
        }
        let home = home.display().to_string();
        for args in [vec!["config"], vec!["screen"], vec!["list", "parties"]] {
            let said = euja_with(&args, &[("XDG_CONFIG_HOME", &home)]);
            assert!(
                said.out.contains("error: ") || said.err.contains("error: "),
                "{kind} {args:?}: {} {}",
                said.out,
                said.err
            );
            fit(&(said.out + &said.err), &args);
        }
    }
}

#[test]
fn a_folder_of_ten_thousand_files_is_one_dataset_and_links_in_a_circle_are_passed_by() {
    let many = folder("ten-thousand", &[("frame.ron", &format!("({FRAME})"))]);
    for nth in 0..10_000 {
        let theme = format!(r#"(themes: [(id: "t{nth}", label: "Theme {nth}", definition: "D.")])"#);
        fs::write(many.join(format!("theme-{nth}.ron")), theme).unwrap();
    }
    symlink(&many, many.join("again")).unwrap();
    let said = bounded(&["check", &many.display().to_string()]);
    assert!(said.out.contains("10000 themes, ") && said.out.ends_with("no problems\n"), "{}", said.out);
    let deep = folder("deep", &[]);
    fs::create_dir_all(deep.join("a/".repeat(40))).unwrap();
    let said = bounded(&["check", &deep.display().to_string()]);
    assert!(said.out.contains("folders are nested more than 16 deep here"), "{}", said.out);
}

#[test]
fn a_file_that_nobody_may_read_is_a_sentence() {
    let folder = folder("locked", &[("a.ron", &format!("({FRAME})"))]);
    let path = folder.join("a.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("SKIPPED: whoever runs this may read everything");
        return;
    }
    let said = bounded(&["check", &folder.display().to_string()]);
    assert!(said.out.contains("this can't be read: "), "{}", said.out);
}

/// While the program loads, the files of the dataset are cut short, written anew, taken away and put back.
#[test]
fn files_that_change_and_vanish_while_they_are_read_give_a_dataset_or_problems() {
    let dataset = folder("restless", &[]);
    let whole = format!("({FRAME}{})", event("2010"));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut nth = 0_usize;
            while !done.load(Ordering::Relaxed) {
                nth += 1;
                let path = dataset.join(format!("{}.ron", nth % 3));
                let text = if nth.is_multiple_of(3) { whole.as_str() } else { "()" };
                let _ = match nth % 4 {
                    0 => fs::remove_file(&path),
                    1 => fs::write(&path, &text[..text.len() / 2]),
                    _ => fs::write(&path, text),
                };
            }
        });
        for _ in 0..30 {
            let said = bounded(&["check", &dataset.display().to_string()]);
            assert!(said.err.is_empty(), "{}", said.err);
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// An answer that can't be written is a sentence; one that nobody reads to its end is no error.
#[test]
fn a_full_disk_is_said_and_a_reader_that_leaves_is_not() {
    let commands: &[&[&str]] = &[
        &["check"],
        &["list", "cells"],
        &["show", "home"],
        &["search", "japan"],
        &["cite"],
        &["export", "json"],
        &["config"],
        &["config", "--template"],
        &["screen"],
        &["--help"],
        &["list", "--help"],
        &["--version"],
    ];
    for args in commands {
        let run = |to: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("\"$0\" \"$@\" {to}"), env!("CARGO_BIN_EXE_euja")]).args(*args);
            let done = command.stdin(Stdio::null()).output().unwrap();
            (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
        };
        if Path::new("/dev/full").exists() {
            let (code, err) = run("> /dev/full");
            assert_eq!(code, 2, "{args:?}: {err}");
            assert!(err.contains("error: the answer couldn't be written: "), "{args:?}: {err}");
        }
        let (code, err) = run("| true; exec 3>&1; { \"$0\" \"$@\"; echo $? >&2; } | head -c 1 >/dev/null");
        assert_eq!((code, err.trim()), (0, "0"), "{args:?}");
    }
    assert_eq!(euja(&["--version"]).code, 0);
}

#[test]
fn tours_of_wrong_addresses_and_of_addresses_without_end_are_sentences() {
    let tour =
        |step: &str, times: usize| format!(r#"(tours: [(id: "wrong", label: "T", steps: [{}])])"#, step.repeat(times));
    let wrong = file("wrong.ron", tour(r#"(title: "a", address: "event/spa-in-forc"),"#, 1500));
    let said = bounded(&["check", "--tour", &wrong]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("the steps after these weren't looked at"), "{}", said.out);
    let step =
        format!(r#"(title: "a", address: "event/{0}", lens: "doc:{0}", highlight: "{0}"),"#, "word".repeat(50_000));
    let said = bounded(&["check", "--tour", &file("endless.ron", tour(&step, 3))]);
    assert_eq!(said.code, 1);
    let step = r#"(title: "a", address: "home", highlight: "zzz"),"#;
    let said = bounded(&["check", "--tour", &file("highlights.ron", tour(step, 5000))]);
    assert!(said.out.contains("`zzz` doesn't stand on the page `home`"), "{}", said.out);
}

#[test]
fn what_is_typed_and_pasted_without_end_is_looked_for_all_the_same() {
    use common::stage::{BUILT_IN, drawn, setup, stage};
    for (prompt, starts) in
        [("s", &["", "dim:", "(", "\"", "!"][..]), (":", &["event/"]), ("/", &[""]), ("&", &["dim:"]), ("E", &[""])]
    {
        for start in starts {
            let mut app = stage(&BUILT_IN, setup(euja::tui::theme::Depth::Indexed), (100, 30), prompt);
            app.paste(&format!("{start}{}", "word".repeat(25_000)));
            app.paste(&" a".repeat(200));
            app.arrange(app.screen());
            assert!(drawn(&app).len() < 20_000);
        }
    }
    let long = "w".repeat(100_000);
    for args in [
        ["show", &long],
        ["search", &format!("dim:{long}")],
        ["--text", &format!("{long}=x")],
        ["--lens", &format!("doc:{long}")],
    ] {
        bounded(&args);
    }
}

#[test]
fn copies_of_nothing_but_signs_are_read_or_refused() {
    for ending in ["txt", "md", "html"] {
        for (nth, sign) in
            ["<", "<a", "<b ", "&", "&#", "[", "![", "](", "`", "*", "> ", "|", "\n", "\r", "<!--", "<p>", "\u{1b}[2J"]
                .iter()
                .enumerate()
        {
            let copy = file(&format!("copy-{nth}.{ending}"), sign.repeat(300_000 / sign.len()));
            let said = bounded(&["show", "doc/beser-values", "--text", &format!("beser-values={copy}")]);
            assert_ne!(said.code, 1, "{sign:?} {}", said.err);
        }
    }
}
