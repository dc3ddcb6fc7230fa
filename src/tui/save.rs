//! Writes a new file: whole or not at all, and never over one that is there. Everything that the program writes goes
//! through here: [`save`] for a name that a person would as well have with a number behind it, [`save_as`] for a name
//! that others wait for. Both say what happened in a sentence for whoever asked.
//!
//! The text goes to an unnamed file beside the place, and to the disk; only then the file gets its name, in one step, and
//! only where nothing has it. Whoever ends the program in between leaves no half of it under that name.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Further names that are tried where the first is taken: `name-2.csv`, `name-3.csv`, ...
const TRIES: usize = 99;

/// Puts a text in a new file, under another name where this one is taken, and says which.
///
/// # Errors
/// A sentence for the person who asked: which file, and why not.
pub fn save(name: &str, text: &str) -> Result<String, String> {
    let path = Path::new(name);
    let why = |error: io::Error| format!("{} can't be saved: {error}.", crate::text::visible(name));
    let mut file = written(path, text).map_err(why)?;
    for nth in 1..=TRIES {
        let path = numbered(path, nth);
        match file.persist_noclobber(&path) {
            Ok(_) => {
                keep_name(&path);
                return Ok(crate::text::visible(&path.display().to_string()).into_owned());
            }
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(why(error.error)),
        }
    }
    Err(format!("{} and {TRIES} names like it are taken: type another.", crate::text::visible(name)))
}

/// Puts a text in a new file of this name and no other, for those who wait for that name.
///
/// # Errors
/// A sentence: the file is there already, or why it can't be written.
pub fn save_as(path: &Path, text: &str) -> Result<(), String> {
    let name = path.display().to_string();
    let name = crate::text::visible(&name);
    let saved = written(path, text).and_then(|file| Ok(file.persist_noclobber(path)?));
    match saved {
        Ok(_) => {
            keep_name(path);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(format!("{name} is there already and is left as it is: give another name"))
        }
        Err(error) => Err(format!("{name} can't be saved: {error}")),
    }
}

/// A text in a file beside the place where it is meant to be, which has no name of its own yet.
fn written(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let mut file = fresh(folder(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The folder in which a file stands.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Brings the name of a new file to the disk too. Where a system can't do that for folders, it does it in its own time.
fn keep_name(path: &Path) {
    if cfg!(unix) {
        drop(std::fs::File::open(folder(path)).and_then(|folder| folder.sync_all()));
    }
}

/// An unnamed file in a folder, which is gone again unless it gets a name.
fn fresh(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".euja-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the user's mask takes away what it takes away.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// `name.csv`, then `name-2.csv`.
fn numbered(path: &Path, nth: usize) -> PathBuf {
    if nth == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().map(OsString::from).unwrap_or_default();
    name.push(format!("-{nth}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_left_alone_and_the_next_name_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join("matrix.csv").display().to_string();
        for (nth, expected) in ["matrix.csv", "matrix-2.csv", "matrix-3.csv"].into_iter().enumerate() {
            let saved = save(&name, &format!("text {nth}")).unwrap();
            assert!(saved.ends_with(expected), "{saved}");
        }
        assert_eq!(std::fs::read_to_string(&name).unwrap(), "text 0");
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 3, "nothing else is left behind: {left:?}");
    }

    #[test]
    fn a_name_that_others_wait_for_is_taken_or_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("handout.html");
        assert_eq!(save_as(&path, "one"), Ok(()));
        let error = save_as(&path, "two").unwrap_err();
        assert!(error.contains("handout.html is there already and is left as it is"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
        #[cfg(unix)]
        {
            // A link to nothing is somebody's too.
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(folder.path().join("elsewhere"), &link).unwrap();
            assert!(save_as(&link, "three").is_err());
            assert!(!folder.path().join("elsewhere").exists());
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_sentence() {
        let error = save("no/such/folder/matrix.csv", "").unwrap_err();
        assert!(error.starts_with("no/such/folder/matrix.csv can't be saved: "), "{error}");
    }
}
