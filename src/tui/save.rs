//! Writes files: whole or not at all, and never over what somebody else has written. Everything that the program writes
//! goes through here: [`save`] for a new file that a person would as well have with a number behind its name, [`save_as`]
//! for a new one of a name that others wait for, [`put`] for one that may take the place of what was read before.
//!
//! The text goes to a file of another name beside the place, `.euja-` and some letters, and to the disk; only then the file
//! gets its name, in one step. Whoever ends the program in between leaves no half of it under that name.

use std::ffi::OsString;
use std::fs::{self, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::{Arc, Once};

use crate::corpus::source;

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

/// Why a file wasn't written. It is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// A file is there that nobody has read here.
    There,
    /// What it holds isn't what was read there last.
    Changed,
    /// A sentence: what the system says.
    Failed(String),
}

/// The mark with which some editors begin a file. Who reads a dataset doesn't see it.
const MARK: &str = "\u{feff}";

/// Puts a text in a file in the place of what was read there; without that, in a new file of this name and no other.
///
/// # Errors
/// Where the file holds something else by now, or can't be written.
pub fn put(path: &Path, text: &str, read: Option<&str>) -> Result<(), Unsaved> {
    let name = path.display().to_string();
    let why = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Unsaved::There,
        _ => Unsaved::Failed(format!("{} can't be saved: {error}", crate::text::visible(&name))),
    };
    // The file that is meant by a link, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // A device must not be replaced by a file.
    let is_there = match source::size(&path) {
        Ok(_) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(why(error)),
    };
    let Some(read) = read.filter(|_| is_there) else {
        // One that was taken away meanwhile can be put there again: nothing is lost.
        let saved = written(&path, text).and_then(|file| Ok(file.persist_noclobber(&path)?));
        return saved.map(|_| keep_name(&path)).map_err(why);
    };
    // Who may not write into it may not put another in its place.
    let held = fs::OpenOptions::new().write(true).open(&path).map_err(why)?;
    // And what it holds is looked at while no other of these programs puts anything there. Where a lock, or a file that is
    // open, would keep this one from it as well, it is done without.
    let held = Some(held).filter(|_| cfg!(unix));
    if let Some(Err(TryLockError::WouldBlock)) = held.as_ref().map(fs::File::try_lock) {
        return Err(Unsaved::Changed);
    }
    let found = source::ordinary(&path, source::LARGEST).map_err(why)?;
    let marked = found.strip_prefix(MARK.as_bytes());
    if marked.unwrap_or(&found) != read.as_bytes() {
        return Err(Unsaved::Changed);
    }
    let mark = if marked.is_some() { MARK } else { "" };
    let replace = || -> io::Result<()> {
        let file = written(&path, &format!("{mark}{text}"))?;
        file.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
        file.persist(&path)?;
        keep_name(&path);
        Ok(())
    };
    replace().map_err(why)
}

/// A text in a file beside the place where it is meant to be, which hasn't got its name yet.
fn written(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let mut file = fresh(folder(path)).map_err(plain)?;
    file.as_file_mut().write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// An error without the name of the file beside the place, which nobody has asked for: tempfile puts it behind what the
/// system says, and gives that alone to nobody.
fn plain(error: io::Error) -> io::Error {
    match error.to_string().rsplit_once(" at path ") {
        Some((says, _)) => io::Error::new(error.kind(), says),
        None => error,
    }
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

/// A file of a name that nobody has, which is gone again unless it gets its own.
fn fresh(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    #[cfg(unix)]
    expect_limits();
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

/// Where files may not grow beyond some size (`ulimit -f`), a signal ends whoever doesn't expect it. The error of the write
/// says it as well.
#[cfg(unix)]
fn expect_limits() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without it the signal ends the program, as it does others.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    });
}

/// Other names for a file: `name.csv`, then `name-2.csv`.
pub fn numbered(path: &Path, nth: usize) -> PathBuf {
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
    fn what_was_read_is_replaced_and_what_somebody_else_wrote_meanwhile_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tour.ron");
        assert_eq!(put(&path, "one", None), Ok(()));
        assert_eq!(put(&path, "two", None), Err(Unsaved::There));
        assert_eq!(put(&path, "two", Some("one")), Ok(()));
        fs::write(&path, "theirs").unwrap();
        assert_eq!(put(&path, "three", Some("two")), Err(Unsaved::Changed));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        fs::remove_file(&path).unwrap();
        assert_eq!(put(&path, "three", Some("two")), Ok(()), "nothing is lost by writing it again");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
        #[cfg(unix)]
        {
            // As a device, it can't be read and must not become a file.
            let socket = folder.path().join("socket");
            let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
            let unsaved = put(&socket, "four", Some("")).unwrap_err();
            assert!(matches!(unsaved, Unsaved::Failed(why) if why.ends_with("it is not an ordinary file")));
            assert!(!fs::metadata(&socket).unwrap().is_file());
        }
        assert!(matches!(put(&path.join("inside"), "", None), Err(Unsaved::Failed(_))));
    }

    #[test]
    fn of_two_programs_that_write_at_once_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tour.ron");
        for round in 0..50 {
            fs::write(&path, "one").unwrap();
            let write = |text: &'static str| put(&path, text, Some("one"));
            let (mine, theirs) = std::thread::scope(|scope| {
                let mine = scope.spawn(|| write("mine"));
                let theirs = scope.spawn(|| write("theirs"));
                (mine.join().unwrap(), theirs.join().unwrap())
            });
            let kept = fs::read_to_string(&path).unwrap();
            let expected =
                if kept == "mine" { (Ok(()), Err(Unsaved::Changed)) } else { (Err(Unsaved::Changed), Ok(())) };
            assert_eq!((mine, theirs), expected, "round {round}: {kept}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_a_mark_and_the_rights_of_a_file_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
        fs::write(&file, "\u{feff}one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(put(&link, "two", Some("one")), Ok(()));
        assert_eq!(fs::read_to_string(&file).unwrap(), "\u{feff}two");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_sentence() {
        let error = save("no/such/folder/matrix.csv", "").unwrap_err();
        assert!(error.starts_with("no/such/folder/matrix.csv can't be saved: "), "{error}");
    }
}
