//! The reader's own copy of a source: shown beside its digest, and nowhere else.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::{Said, dataset, euja, folder};
use euja::fulltext::{Form, Paragraph, decode, paragraphs};
use euja::text::is_control;

/// Runs the program on the invented dataset, with a copy of its leaflet.
fn with(copy: &str, args: &[&str]) -> Said {
    euja(&[args, &["--data", &dataset("three-parties"), "--text", copy]].concat())
}

fn leaflet(name: &str) -> String {
    format!("leaflet={}", dataset(&format!("copies/{name}")))
}

/// What a page shows of the copy, in one line for each passage.
fn own(said: &Said) -> Vec<String> {
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let blocks = said.out.split("\n\n").filter_map(|block| block.strip_prefix("own "));
    blocks.map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn every_form_of_text_stands_below_the_digests() {
    for name in ["leaflet.txt", "leaflet.md", "leaflet.html"] {
        let said = with(&leaflet(name), &["show", "doc/leaflet"]);
        assert_eq!(
            own(&said),
            [
                &format!("Your own copy, {name}, stands below each passage. It is shown here, and nowhere else."),
                "Nobody in Aster waits for a pipe any more: all that was promised, so long ago, is laid.",
                "The councils came together in the spring of 1995. Wells have been dug since 1998; in one town they \
                 are called 井戸.",
            ]
        );
        assert!(said.out.contains("All pipes of Aster are laid"), "the digest stays");
        let said = with(&leaflet(name), &["show", "doc/leaflet#p2"]);
        assert_eq!(own(&said).len(), 1);
    }
    let said = with(&leaflet("leaflet-ja.txt"), &["show", "doc/leaflet#p1"]);
    assert_eq!(own(&said), ["[p1] アスターの水道管はすべて敷かれた。"]);
}

#[test]
fn the_explorer_shows_it_and_finds_in_it() {
    let copy = leaflet("leaflet.txt");
    let keys = "z / c a m e Space t o g e t h e r Enter";
    let said = with(&copy, &["screen", "doc/leaflet", "--size", "80x30", "--keys", keys]);
    assert!(said.out.contains("own  The councils came together in the spring of 1995."), "{}{}", said.out, said.err);
    assert!(said.out.contains("1 of 1"), "{}", said.out);
    let said = with(&copy, &["screen", "--size", "80x24"]);
    assert_eq!(said.out, euja(&["screen", "--size", "80x24", "--data", &dataset("three-parties")]).out);
}

#[test]
fn nothing_but_reading_carries_it() {
    let copy = leaflet("leaflet.txt");
    for args in [
        &["show", "doc/leaflet", "--format", "json"][..],
        &["show", "doc/leaflet", "--format", "markdown"],
        &["list", "passages"],
        &["search", "wells"],
        &["cite", "doc/leaflet#p1"],
        &["export", "json"],
        &["check"],
    ] {
        let said = with(&copy, args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}");
        assert!(said.err.contains("--text is for reading"), "{args:?}: {}", said.err);
    }
}

#[test]
fn the_renderers_for_programs_leave_it_out() {
    use euja::{address::Address, corpus, fulltext::FullTexts, page, render};
    let files = corpus::source::read(&[dataset("three-parties").into()]).unwrap();
    let corpus = corpus::load(&files).unwrap();
    let texts = FullTexts::open(&corpus, &[leaflet("leaflet.txt")]).unwrap();
    let address = Address::parse(&corpus, "doc/leaflet#p2").unwrap();
    let bare = page::of(&corpus, &Default::default(), &address);
    let mut page = bare.clone();
    texts.add_to(&corpus, &mut page);
    assert_eq!(page.blocks.len(), bare.blocks.len() + 3);
    let json = |page| serde_json::to_string(&render::json(&corpus, page)).unwrap();
    assert_eq!(json(&page), json(&bare));
    assert_eq!(render::markdown(&corpus, &page), render::markdown(&corpus, &bare));
    assert_ne!(render::plain(&corpus, &page, 80), render::plain(&corpus, &bare, 80));
    let mut other = page::of(&corpus, &Default::default(), &Address::Home);
    let blocks = other.blocks.clone();
    texts.add_to(&corpus, &mut other);
    assert_eq!(other.blocks, blocks);
}

#[test]
fn what_cannot_be_shown_is_said_in_a_sentence() {
    let files = folder(
        "copies",
        &[
            ("empty.txt", ""),
            ("a.pdf", "%PDF-1.7\n"),
            ("numbers.txt", "1\n\n2\n"),
            ("other.txt", "Bread rises for an hour.\n\nEat it warm.\n"),
        ],
    );
    fs::write(files.join("noise.txt"), [0, 1, 2, 3].repeat(100)).unwrap();
    let sparse = fs::File::create(files.join("large.txt")).unwrap();
    sparse.set_len((64 << 20) + 1).unwrap();
    let at = |name: &str| format!("leaflet={}", files.join(name).display());
    for (option, says) in [
        ("leaflet", "`leaflet` is no DOC=FILE: say which document a file is a copy of, such as `leaflet=copy.txt`"),
        ("leaflet=", "`leaflet=` is no DOC=FILE"),
        ("leaflat=x.txt", "no document has the id `leaflat`; did you mean `leaflet`?"),
        ("\u{1b}[2J=x.txt", "no document has the id `\\u{1b}[2J`"),
        (&at("none.txt"), "none.txt can't be read: "),
        (&at(""), "is not an ordinary file"),
        (&at("empty.txt"), "empty.txt can't be shown: it is empty"),
        (&at("a.pdf"), "a.pdf can't be shown: it is a PDF: its text has to be taken out first"),
        (&at("noise.txt"), "noise.txt can't be shown: it isn't text"),
        (&at("numbers.txt"), "numbers.txt has no paragraph of text"),
        (&at("large.txt"), "large.txt is larger than 64 MiB"),
    ] {
        for command in [&["show", "doc/leaflet"][..], &["screen"]] {
            let said = with(option, command);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{option}");
            assert!(said.err.starts_with("error: ") && said.err.contains(says), "{option}: {}", said.err);
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        }
    }
    let copy = leaflet("leaflet.txt");
    let said = with(&copy, &["show", "doc/leaflet", "--text", &leaflet("leaflet.md")]);
    assert!(said.err.contains("`leaflet` has two copies"), "{}", said.err);
    let said = with(&at("other.txt"), &["show", "doc/leaflet"]);
    assert_eq!(
        own(&said),
        ["Your own copy, other.txt, doesn't look like this document: none of its paragraphs could be told."]
    );
    assert_eq!(own(&with(&at("other.txt"), &["show", "doc/leaflet#p1"])), ["not aligned"]);
}

#[test]
fn nothing_is_written_anywhere() {
    let files =
        folder("unwritten", &[("copy.txt", "Nobody in Aster waits for a pipe: what was promised long ago is laid.")]);
    let copy = format!("leaflet={}", files.join("copy.txt").display());
    let home = files.display().to_string();
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_euja"))
        .args(["screen", "doc/leaflet", "--data", &dataset("three-parties"), "--text", &copy])
        .current_dir(&files)
        .envs(
            ["HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR"]
                .map(|name| (name, &home)),
        )
        .output()
        .unwrap();
    assert!(done.status.success());
    let left: Vec<_> = fs::read_dir(&files).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["copy.txt"]);
}

/// Nothing that a file holds acts on the terminal, in any form.
#[test]
fn hostile_texts_are_harmless_and_quick() {
    let nested =
        |tag: &str| format!("{}Aster{}", format!("<{tag}>").repeat(100_000), format!("</{tag}>").repeat(100_000));
    let hostile = [
        "\u{1b}[2J\u{1b}]0;title\u{7} Aster\0 \u{9b}31m \u{202e}reversed\u{202c} \u{200e}\u{2066}x\u{2069} \u{feff}\u{e0041}".to_owned(),
        "&#27;[2J &#x9b; &#x202e; &#0; &#xfeff; Aster".to_owned(),
        "Aster ".repeat(200_000),
        "A".repeat(10_000_000),
        "\n".repeat(1_000_000),
        "x\n\n".repeat(100_000),
        nested("div"),
        nested("b"),
        nested("p"),
        nested("ol><li"),
        "> ".repeat(20_000) + "Aster",
        "* ".repeat(20_000) + "Aster",
        "[".repeat(100_000),
        "*_`".repeat(100_000),
        "a\u{301}".repeat(100_000),
        "<".repeat(300_000),
        "<!--".repeat(100_000),
        "&".repeat(300_000),
        "i".repeat(9) + ".\n[" + &"i".repeat(300_000),
    ];
    for text in &hostile {
        for form in [Form::Plain, Form::Markdown, Form::Html] {
            let started = std::time::Instant::now();
            let found: Vec<Paragraph> = paragraphs(&decode(text.as_bytes()).unwrap(), form);
            for paragraph in &found {
                assert!(!paragraph.text.chars().any(is_control), "{form:?}: {:?}", &paragraph.text);
                assert!(paragraph.text.chars().count() <= 20_001);
            }
            let head: String = text.chars().take(20).collect();
            assert!(started.elapsed().as_secs() < 20, "{form:?} {head:?}: {:?}", started.elapsed());
        }
    }
    let files = folder("hostile", &[("a.txt", &hostile[0]), ("b.txt", &format!("[p1] {}", hostile[2]))]);
    for name in ["a.txt", "b.txt"] {
        let said = with(&format!("leaflet={}", files.join(name).display()), &["show", "doc/leaflet"]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(!said.out.chars().any(|c| is_control(c) && c != '\n'), "{}", said.out);
    }
}
