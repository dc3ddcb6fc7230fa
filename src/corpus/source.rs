//! Where the text of a dataset comes from: built in, a file, or a folder of files.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserializer;

use super::problem::{Lines, Problem, Problems};
use super::raw::{Spot, Wording, Words};

/// One RON file, read whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name shown in problems: the path as given.
    pub name: Cow<'static, str>,
    /// The text.
    pub text: Cow<'static, str>,
    /// Its records ready parsed, which is so for the built-in dataset alone. It was checked when it was built in; without
    /// this the text is parsed and checked like any other.
    pub(crate) ready: Option<&'static [u8]>,
    /// Whether the first screen can do without it.
    late: bool,
}

/// The dataset that is compiled into the program, each file under `data/`: name, text, parsed form, and whether the
/// first screen can do without it.
static BUILT_IN: &[(&str, &str, Option<&[u8]>, bool)] = include!(concat!(env!("OUT_DIR"), "/dataset.rs"));

/// All words of the parsed forms, each once.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// As they stand in the program: they went through a `String` when they were built in.
impl<'de> Wording<'de> for Words {
    fn name<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spot::find(deserializer, WORDS).map(Words::Borrowed)
    }

    fn text<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::name(deserializer)
    }
}

/// Files of more bytes aren't read: nobody codes so much, and several times as much would be needed to hold it.
const LARGEST: u64 = 1 << 30;

/// What some editors put in front of a text.
const MARK: char = '\u{feff}';

/// So many bytes are shown behind those that are no text.
const BEHIND: usize = 100;

/// A folder is read this deep; deeper ones, or a circle of them, are a mistake.
const DEPTH: usize = 16;

/// The files of the built-in dataset.
pub fn built_in() -> Vec<SourceFile> {
    let file =
        |&(name, text, ready, late)| SourceFile { name: Cow::Borrowed(name), text: Cow::Borrowed(text), ready, late };
    BUILT_IN.iter().map(file).collect()
}

/// Those of them that the first screen shows something of. Loaded alone they are a corpus without findings, without a
/// glossary and in one language; whatever has an id has the same one in both.
pub fn first_screen() -> Vec<SourceFile> {
    built_in().into_iter().filter(|file| !file.late).collect()
}

impl SourceFile {
    /// A file of a user's dataset.
    pub fn of_user(name: impl Into<Cow<'static, str>>, text: String) -> SourceFile {
        SourceFile { name: name.into(), text: text.into(), ready: None, late: false }
    }
}

/// Reads files and folders. In a folder every `.ron` file counts, in its subfolders too, in the order of their names.
///
/// # Errors
/// All paths that can't be read, each as a problem with its file and, where bytes are not UTF-8, the line.
pub fn read(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Problems> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let before = (files.len(), problems.len());
        collect(path, DEPTH, true, &mut files, &mut problems);
        if (files.len(), problems.len()) == before {
            problems.push(Problem::of_file(
                path.display().to_string(),
                "no .ron file is in this folder",
                Some("a dataset: RON files as README describes them".into()),
            ));
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(Problems(problems)) }
}

fn collect(path: &Path, depth: usize, named: bool, files: &mut Vec<SourceFile>, problems: &mut Vec<Problem>) {
    let name = path.display().to_string();
    let mut refuse = |error: &std::io::Error| {
        problems.push(Problem::of_file(name.clone(), format!("this can't be read: {error}"), None));
    };
    if path.is_dir() {
        if depth == 0 {
            let what = format!("folders are nested more than {DEPTH} deep here");
            problems.push(Problem::of_file(name, what, Some("fewer folders, and no link back to one above".into())));
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return refuse(&error),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for inner in paths {
            let is_link = inner.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
            if !(is_link && inner.is_dir()) {
                collect(&inner, depth - 1, false, files, problems);
            }
        }
    } else if named || path.extension().is_some_and(|extension| extension == "ron") {
        match ordinary(path, LARGEST) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(mut text) => {
                    if text.starts_with(MARK) {
                        text.drain(..MARK.len_utf8());
                    }
                    files.push(SourceFile::of_user(name, text));
                }
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    let bytes = error.as_bytes();
                    // Up to the first bad byte this is the text as it stands; a little behind it is shown too.
                    let text = String::from_utf8_lossy(bytes.get(..at + BEHIND).unwrap_or(bytes));
                    problems.push(Problem {
                        spot: Some(Lines::of(&text).spot(&text, &(at..at + 1))),
                        ..Problem::of_file(name, "these bytes are not UTF-8", Some("text saved as UTF-8".into()))
                    });
                }
            },
            Err(error) => refuse(&error),
        }
    }
}

/// The bytes of a file that is neither a folder nor a pipe nor a device, and has no more than so many bytes: others may
/// have no end, or never begin.
pub(crate) fn ordinary(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(io::Error::other("it is not an ordinary file"));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(about.len().min(most)).unwrap_or_default())?;
    // It may grow meanwhile.
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is larger than {} MiB", most >> 20)));
    }
    Ok(bytes)
}
