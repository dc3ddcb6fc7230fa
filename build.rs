//! Puts every RON file under `data/` into the program, so that a new document needs no line of code.
//!
//! Beside its text each file is carried ready parsed: parsing RON costs more than all the rest of a start. A file that
//! can't be parsed is carried as text alone, and the program says what is wrong with it, as with anybody's dataset.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/corpus/raw.rs"]
#[allow(dead_code, unused_imports, unused_macros, reason = "the program uses what the build doesn't")]
mod raw;

// By the name that it has in the program, so that `raw` finds it in both.
#[path = "src/text/control.rs"]
mod text;

use raw::Settle as _;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/corpus/raw.rs");
    println!("cargo::rerun-if-changed=src/corpus/raw");
    println!("cargo::rerun-if-changed=src/text/control.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();

    let mut shelf = Shelf::default();
    let mut code = String::from("&[\n");
    for (number, file) in files.iter().enumerate() {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let ready = match parsed(&fs::read_to_string(file)?, &mut shelf) {
            Some(bytes) => {
                let path = out.join(format!("{number}.postcard"));
                fs::write(&path, bytes)?;
                format!("Some(include_bytes!({:?}))", path.display().to_string())
            }
            None => "None".to_owned(),
        };
        let text = file.display().to_string();
        let _ = writeln!(code, "    (\"data/{name}\", include_str!({text:?}), {ready}),");
    }
    code.push_str("]\n");
    fs::write(out.join("words.txt"), &shelf.words)?;
    fs::write(out.join("dataset.rs"), code)
}

/// The records of a file in postcard's form, as `corpus/parse` reads them; their words go on the shelf.
fn parsed(text: &str, shelf: &mut Shelf) -> Option<Vec<u8>> {
    let raw: raw::RawFile<Cow<'_, str>> = raw::ron().from_str(text).ok()?;
    postcard::to_stdvec(&raw.settle(&mut |words: Cow<'_, str>| shelf.put(words.into_owned()))).ok()
}

/// All words of the dataset in one text, each once.
#[derive(Default)]
struct Shelf {
    words: String,
    spots: HashMap<String, raw::Spot>,
    /// The bytes of the text that was put last.
    last: Range<usize>,
}

impl Shelf {
    /// Where some words stand. Those that are part of the text before them, as a coded phrase is, stand in it: so nobody has
    /// to look for them there.
    fn put(&mut self, words: String) -> raw::Spot {
        let byte = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        let spot = |start: usize| raw::Spot { start: byte(start), length: byte(words.len()) };
        let part = self.words.get(self.last.clone()).and_then(|last| last.find(&words));
        if let Some(at) = part.filter(|_| !words.is_empty()) {
            return spot(self.last.start + at);
        }
        let spot = *self.spots.entry(words.clone()).or_insert_with(|| {
            self.words.push_str(&words);
            spot(self.words.len() - words.len())
        });
        // Ids and the names of things have no blanks.
        if words.contains(' ') {
            self.last = spot.start as usize..spot.start as usize + words.len();
        }
        spot
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "ron") {
            files.push(path);
        }
    }
    Ok(())
}
