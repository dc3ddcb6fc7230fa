//! What the fuzz targets do, with what they once found and with some thousand texts made of the words of each language.
//! The targets themselves stand in `tests/fuzz`, a package of its own.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "fuzz/bodies.rs"]
mod bodies;
mod common;

use std::path::Path;

use common::plenty::Dice;

/// Pieces of what the targets read.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "#",
    "r#\"",
    "\"#",
    "/*",
    "*/",
    "//",
    "\\",
    "\\u{1b}",
    "\\x9b",
    "Some(",
    "dataset",
    "themes",
    "events",
    "documents",
    "id",
    "label",
    "definition",
    "date",
    "passages",
    "sections",
    "locator",
    "text",
    "codings",
    "phrase",
    "\"a\"",
    "\"T\"",
    "2010",
    "2010-13",
    "-9999",
    "0000",
    "2014/..",
    "../",
    "~",
    "?",
    "%",
    "X",
    "-",
    "..",
    "1e308",
    "18446744073709551616",
    "year:",
    "doc:",
    "kind:",
    "dim:",
    "!",
    "|",
    "^",
    "$",
    "japan",
    "event/",
    "cell/",
    "home",
    "timeline",
    "doc/beser-values#p1",
    "search/",
    "links/",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{301}",
    "日本",
    "ｶﾞ",
    "👨\u{200d}👩",
    "🇪🇺",
    "\u{202e}",
    "\u{feff}",
    "\u{1b}[2J",
    "<p>",
    "</p>",
    "<!--",
    "-->",
    "<script>",
    "&amp;",
    "&#x1b;",
    "&#xffffffffff;",
    "<![CDATA[",
    "# ",
    "> ",
    "- ",
    "```",
    "[^1]: ",
    "|---|",
    "**",
    "\u{0}",
];

#[test]
fn nothing_made_of_their_words_breaks_a_target() {
    let mut dice = Dice(11);
    for nth in 0..200 {
        for (name, run) in bodies::TARGETS {
            // These read or search a whole dataset each time, or draw after every second byte.
            let rest = match *name {
                "tour" | "draft" | "keys" => 30,
                "query" => 4,
                _ => 1,
            };
            if nth % rest != 0 {
                continue;
            }
            let mut bytes: Vec<u8> = Vec::new();
            for _ in 0..dice.below(24) {
                match dice.below(8) {
                    0 => bytes.push(u8::try_from(dice.below(256)).unwrap_or_default()),
                    _ => bytes.extend(PIECES[dice.below(PIECES.len())].bytes()),
                }
            }
            run(&bytes);
        }
    }
}

/// Every file of `tests/fuzz/found/TARGET` broke the target once.
#[test]
fn what_was_found_stays_mended() -> std::io::Result<()> {
    for (name, run) in bodies::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found").join(name);
        if folder.is_dir() {
            for file in std::fs::read_dir(folder)? {
                run(&std::fs::read(file?.path())?);
            }
        }
    }
    Ok(())
}

/// Every target has a file, and every file is a target that `cargo fuzz` knows.
#[test]
fn the_targets_are_those_of_the_package() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let package = std::fs::read_to_string(folder.join("Cargo.toml"))?;
    assert_eq!(package.matches("[[bin]]").count(), bodies::TARGETS.len());
    for (name, _) in bodies::TARGETS {
        assert!(folder.join(format!("targets/{name}.rs")).is_file(), "{name}");
        assert!(package.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
    Ok(())
}
