//! The house keeps its own rules: floors, words, sizes.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use euja::corpus::Record;
use euja::dataset;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A source text without its inline tests and its comments. `mod tests;` is left: code may stand after it.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    code.join("\n")
}

/// The modules that a code names, each as it stands after `crate::`; empty for a group, which hides its names.
fn modules_named(code: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    code.split("crate::").skip(1).map(name).collect()
}

#[test]
fn the_checker_reads_all_code_but_inline_tests_and_knows_groups() {
    let text = "//! crate::cli\n#[cfg(test)]\nmod tests;\nuse crate::corpus::Corpus;\nuse crate::{page, tui};\n\
                #[cfg(test)]\nmod tests {\n    use crate::render;\n}\n";
    assert_eq!(modules_named(&code_of(text)), ["corpus", ""]);
}

/// Every source file, with its path from `src/` and its code.
fn rooms() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, files);
            } else {
                files.push(path);
            }
        }
    }
    let src = Path::new(ROOT).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        (name, code_of(&text))
    };
    files.iter().map(read).collect()
}

fn module(room: &str) -> &str {
    room.split(['/', '.']).next().unwrap()
}

#[test]
fn a_lower_floor_never_imports_a_higher_one() {
    let floor = |module: &str| match module {
        "corpus" | "dataset" | "text" => Some(0),
        "address" | "analysis" | "sheet" | "search" | "page" | "related" | "chain" | "names" | "fulltext" | "tour"
        | "cite" => Some(1),
        "render" | "export" | "config" | "cli" | "tui" => Some(2),
        "lib" | "main" => Some(3),
        other => panic!("{other} stands on no floor: name it here and in src/lib.rs"),
    };
    for (room, code) in rooms() {
        let own = floor(module(&room)).unwrap();
        for name in modules_named(&code) {
            assert!(
                !name.is_empty(),
                "src/{room} names modules in a group: one `use` for each, so that floors are seen"
            );
            if matches!(
                name.as_str(),
                "corpus"
                    | "dataset"
                    | "text"
                    | "address"
                    | "analysis"
                    | "sheet"
                    | "search"
                    | "page"
                    | "related"
                    | "chain"
                    | "names"
                    | "fulltext"
                    | "tour"
                    | "cite"
                    | "render"
                    | "export"
                    | "config"
                    | "cli"
                    | "tui"
            ) {
                assert!(floor(&name).unwrap() <= own, "src/{room} is on floor {own} and imports {name}");
            }
        }
    }
}

#[test]
fn only_the_top_floor_knows_the_terminal() {
    for (room, code) in rooms().into_iter().filter(|(room, _)| module(room) != "tui") {
        for word in ["ratatui", "crossterm"] {
            assert!(!code.contains(word), "src/{room} names {word}");
        }
    }
}

#[test]
fn only_raw_is_deserialized_and_only_the_theme_chooses_colours() {
    for (room, code) in rooms() {
        // Datasets have one place where text becomes records, and a person's own settings and themes have theirs. The model
        // has the form in which the build prepares it, which nobody writes.
        let is_model = ["corpus.rs", "corpus/late.rs", "corpus/table.rs", "corpus/thing.rs"].contains(&&*room)
            || ["corpus/model", "corpus/date"].iter().any(|part| room.starts_with(part));
        if !room.starts_with("corpus/raw") && room != "config/raw.rs" && !is_model {
            // Who reads by hand names a deserializer; only who derives names the trait.
            assert!(!code.replace("Deserializer", "").contains("Deserialize"), "src/{room} derives Deserialize");
        }
        // The picture and the terminal encode colours that are there, or take them all away: neither chooses one.
        let encodes = room.starts_with("tui/picture") || ["tui/terminal.rs", "tui/terminal/terse.rs"].contains(&&*room);
        let may = room.starts_with("tui/theme") || encodes;
        if !may {
            assert!(!code.contains("Color::"), "src/{room} names a colour");
        }
    }
}

#[test]
fn only_the_terminal_and_the_picture_write_escape_codes() {
    for (room, code) in rooms() {
        if !room.starts_with("tui/terminal") && !room.starts_with("tui/picture") {
            assert!(!code.contains("\\u{1b}") && !code.contains("\\x1b"), "src/{room} writes an escape code");
        }
    }
}

#[test]
fn no_word_of_the_built_in_dataset_stands_in_the_code() {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let mut words: Vec<String> = Vec::new();
    words.extend(corpus.parties.iter().flat_map(|(_, party)| [party.label.to_string(), party.short.to_string()]));
    words.extend(corpus.dimensions.iter().map(|(_, dimension)| dimension.slug().to_owned()));
    words.extend(corpus.dimensions.iter().map(|(_, dimension)| dimension.label().to_owned()));
    words.extend(corpus.documents.iter().map(|(_, document)| document.slug().to_owned()));
    words.push("cyber".into());
    // The examples under --help show real addresses.
    for (room, code) in rooms().into_iter().filter(|(room, _)| room != "cli/help.rs") {
        for word in &words {
            let found = code.match_indices(word.as_str()).any(|(at, _)| {
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                edge(code[..at].chars().next_back()) && edge(code[at + word.len()..].chars().next())
            });
            assert!(!found, "src/{room} has the word {word:?} of the dataset");
        }
    }
}

/// The files that a file of the search imports: what it declares, and what it names beside or above itself.
fn imported(room: &str, code: &str) -> Vec<String> {
    let own = room.strip_suffix(".rs").unwrap();
    let above = own.rsplit_once('/').map_or("", |(above, _)| above);
    let mut names: Vec<String> = Vec::new();
    let mut named = |place: &str, rest: &str| {
        let group = rest.strip_prefix('{').map(|rest| rest.split('}').next().unwrap());
        // A group has names of its own behind each comma; a path has one.
        for name in group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 }) {
            let mut file = place.to_owned();
            for part in name.trim().split("::") {
                let part: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let inner = format!("{file}/{part}");
                if !Path::new(ROOT).join(format!("src/{inner}.rs")).exists() {
                    break;
                }
                file = inner;
            }
            names.push(file);
        }
    };
    code.split("crate::search::").skip(1).for_each(|rest| named("search", rest));
    code.split("super::").skip(1).for_each(|rest| named(above, rest));
    for line in code.lines() {
        let declared = line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
        names.extend(declared.map(|declared| format!("{own}/{declared}")));
    }
    names
}

#[test]
fn the_checker_of_circles_knows_groups_and_paths() {
    let code =
        "use super::bits::Bits;\nuse super::{body, index::Index};\nuse crate::search::query::Query;\nuse super::Hit;";
    let files = ["search/query", "search/bits", "search/body", "search/index", "search"];
    assert_eq!(imported("search/best.rs", code), files);
    assert_eq!(
        imported("search/query.rs", "mod parts;\nuse super::term::Term;"),
        ["search/term", "search/query/parts"]
    );
}

#[test]
fn the_files_of_the_search_import_each_other_in_no_circle() {
    let files = rooms().into_iter().filter(|(room, _)| room == "search.rs" || room.starts_with("search/"));
    let mut left: Vec<(String, Vec<String>)> =
        files.map(|(room, code)| (room.trim_end_matches(".rs").to_owned(), imported(&room, &code))).collect();
    assert!(left.len() > 20, "{} files of the search", left.len());
    // Who imports none of those that are left is in no circle.
    loop {
        let names: Vec<String> = left.iter().map(|(name, _)| name.clone()).collect();
        left.retain(|(name, imports)| imports.iter().any(|import| import != name && names.contains(import)));
        if left.len() == names.len() {
            break;
        }
    }
    assert!(left.is_empty(), "these import each other in a circle: {left:#?}");
}

#[test]
fn no_room_is_too_large() {
    for (room, _) in rooms() {
        let lines = fs::read_to_string(Path::new(ROOT).join("src").join(&room)).unwrap().lines().count();
        assert!(lines <= 400, "src/{room} has {lines} lines: it holds more than one idea");
    }
}

#[test]
fn the_map_names_every_module() {
    let map = fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).unwrap();
    for module in map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(map.contains(&format!("[`{module}`]")), "the map in src/lib.rs leaves out {module}");
    }
}

#[test]
fn one_crossterm_and_one_signal_hook_are_in_the_tree() {
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).unwrap();
    for package in ["crossterm", "signal-hook", "ratatui-core", "unicode-width"] {
        let count = lock.matches(&format!("name = \"{package}\"\n")).count();
        assert_eq!(count, 1, "{package} is in the tree {count} times");
    }
}
