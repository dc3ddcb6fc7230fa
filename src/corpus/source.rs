//! Where the text of a dataset comes from: files, or a folder of files.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::problem::{Lines, Problem, Problems};
use super::progress::Progress;
use super::raw::Words;

/// One RON file, read whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name shown in problems: the path as given.
    pub name: Cow<'static, str>,
    /// The text. The words of a corpus stand in it.
    pub text: Words,
}

/// A folder is read this deep; deeper ones, or a circle of them, are a mistake.
const DEPTH: usize = 16;

/// Files of more bytes aren't read: nobody codes so much, and several times as much would be needed to hold it.
pub(crate) const LARGEST: u64 = 1 << 30;

/// What some editors put in front of a text.
const MARK: char = '\u{feff}';

/// So many bytes are shown behind those that are no text.
const BEHIND: usize = 100;

impl SourceFile {
    /// A file of a dataset, by the text that was read.
    pub fn new(name: impl Into<Cow<'static, str>>, text: String) -> SourceFile {
        SourceFile { name: name.into(), text: Words::shared(text) }
    }
}

/// Reads files and folders. In a folder every `.ron` file counts, in its subfolders too, in the order of their names.
///
/// # Errors
/// All paths that can't be read, each as a problem with its file and, where bytes are not UTF-8, the line.
pub fn read(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Problems> {
    read_watched(paths, &Progress::default())
}

/// The same, while others look how far it has come. [`load_watched`](super::load_watched) goes on from there.
///
/// # Errors
/// Those of [`read`].
pub fn read_watched(paths: &[PathBuf], progress: &Progress) -> Result<Vec<SourceFile>, Problems> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        collect(path, DEPTH, true, &mut found);
        if found.len() == before {
            let expected = Some("a dataset: RON files as README describes them".into());
            found.push(Err(Box::new(Problem::of_file(
                path.display().to_string(),
                "no .ron file is in this folder",
                expected,
            ))));
        }
    }
    progress.expect(found.iter().flatten().map(|file| file.size).sum());
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for file in found {
        match file.and_then(|file| file.read(progress)) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(Problems(problems)) }
}

/// A file that is to be read.
struct Unread {
    path: PathBuf,
    /// In bytes, as its folder says.
    size: u64,
}

/// All files at a path and below it, and what can't be looked into.
fn collect(path: &Path, depth: usize, named: bool, found: &mut Vec<Result<Unread, Box<Problem>>>) {
    let name = || path.display().to_string();
    if path.is_dir() {
        if depth == 0 {
            let what = format!("folders are nested more than {DEPTH} deep here");
            let expected = Some("fewer folders, and no link back to one above".into());
            found.push(Err(Box::new(Problem::of_file(name(), what, expected))));
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return found.push(Err(unreadable(name(), &error))),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for inner in paths {
            let is_link = inner.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
            if !(is_link && inner.is_dir()) {
                collect(&inner, depth - 1, false, found);
            }
        }
    } else if named || path.extension().is_some_and(|extension| extension == "ron") {
        let size = fs::metadata(path).map_or(0, |about| about.len()).min(LARGEST);
        found.push(Ok(Unread { path: path.to_owned(), size }));
    }
}

fn unreadable(name: String, error: &io::Error) -> Box<Problem> {
    Box::new(Problem::of_file(name, format!("this can't be read: {error}"), None))
}

impl Unread {
    fn read(self, progress: &Progress) -> Result<SourceFile, Box<Problem>> {
        let name = self.path.display().to_string();
        let bytes =
            ordinary_watched(&self.path, LARGEST, progress).map_err(|error| unreadable(name.clone(), &error))?;
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with(MARK) {
                    text.drain(..MARK.len_utf8());
                }
                Ok(SourceFile::new(name, text))
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                // Up to the first bad byte this is the text as it stands; a little behind it is shown too.
                let text = String::from_utf8_lossy(bytes.get(..at + BEHIND).unwrap_or(bytes));
                Err(Box::new(Problem {
                    spot: Some(Lines::of(&text).spot(&text, &(at..at + 1))),
                    ..Problem::of_file(name, "these bytes are not UTF-8", Some("text saved as UTF-8".into()))
                }))
            }
        }
    }
}

/// So many bytes are read before the progress is said again.
const BLOCK: u64 = 1 << 22;

/// How many bytes there are in a file that is neither a folder nor a pipe nor a device.
pub(crate) fn size(path: &Path) -> io::Result<u64> {
    let about = fs::metadata(path)?;
    if about.is_file() { Ok(about.len()) } else { Err(io::Error::other("it is not an ordinary file")) }
}

/// The bytes of such a file that has no more than so many: others may have no end, or never begin.
pub(crate) fn ordinary(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    ordinary_watched(path, most, &Progress::default())
}

/// The same, while others look how far it has come.
fn ordinary_watched(path: &Path, most: u64, progress: &Progress) -> io::Result<Vec<u8>> {
    let size = size(path)?;
    let too_large = || io::Error::other(format!("it is larger than {} MiB", most >> 20));
    if size > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(size).unwrap_or_default())?;
    // It may grow meanwhile.
    let mut file = File::open(path)?.take(most + 1);
    loop {
        let more = file.by_ref().take(BLOCK).read_to_end(&mut bytes)?;
        progress.read(more as u64);
        if more == 0 {
            break;
        }
    }
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}
