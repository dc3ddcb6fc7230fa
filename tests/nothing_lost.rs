//! What the program writes is there whole or not at all, and nobody else's file is touched: on a full disk, in a folder
//! that can't be written to, and when it is killed in between.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{euja, folder};

/// What stands in a folder, in the order of the names.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().display().to_string()).collect();
    names.sort();
    names
}

fn kept(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_file_that_is_there_stays_as_it_is_whoever_made_it() {
    let folder = folder("kept", &[("mine.html", "mine"), ("mine.cast", "mine")]);
    for (option, name) in [("--html", "mine.html"), ("--cast", "mine.cast")] {
        let said = euja(&["present", "framework", option, &kept(&folder.join(name))]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(&format!("{name} is there already and is left as it is")), "{}", said.err);
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "mine");
    }
    assert_eq!(names(&folder), ["mine.cast", "mine.html"]);
}

/// Not even whoever may write everywhere can put a file there.
#[test]
fn a_folder_that_cannot_be_written_to_is_a_sentence() {
    let locked = folder("locked-folder", &[]);
    let mut unwritable = vec![PathBuf::from("/proc/self/handout.html"), locked.join("no/handout.html")];
    fs::set_permissions(&locked, std::os::unix::fs::PermissionsExt::from_mode(0o500)).unwrap();
    if fs::write(locked.join("probe"), "").is_ok() {
        eprintln!("SKIPPED in part: whoever runs this may write everywhere");
        fs::remove_file(locked.join("probe")).unwrap();
    } else {
        unwritable.push(locked.join("handout.html"));
    }
    for path in unwritable {
        let said = euja(&["present", "framework", "--html", &kept(&path)]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", path.display());
        assert!(said.err.contains("handout.html can't be saved: ") && !said.err.contains(".euja-"), "{}", said.err);
        assert!(!path.exists());
    }
    assert_eq!(names(&locked), [""; 0]);
}

/// A disk of a few pages, which goes with the test.
struct Disk(PathBuf);

impl Disk {
    fn small(name: &str) -> Option<Disk> {
        let folder = folder(name, &[]);
        let mount = ["-t", "tmpfs", "-o", "size=32k", "none"];
        let done = Command::new("mount").args(mount).arg(&folder).stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success()).then_some(Disk(folder))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_a_sentence_and_nothing_is_left_on_it() {
    let Some(disk) = Disk::small("full-disk") else {
        eprintln!("SKIPPED: no small disk can be mounted here");
        return;
    };
    for option in ["--html", "--cast"] {
        let said = euja(&["present", "framework", option, &kept(&disk.0.join("tour"))]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains("tour can't be saved: ") && !said.err.contains(".euja-"), "{}", said.err);
        assert_eq!(names(&disk.0), [""; 0], "nothing is left behind");
    }
    // What fits is written all the same.
    fs::write(disk.0.join("theirs"), "theirs").unwrap();
    let said = euja(&["present", "framework", "--html", &kept(&disk.0.join("tour"))]);
    assert_eq!(said.code, 2);
    assert_eq!(names(&disk.0), ["theirs"]);
}

#[test]
fn a_limit_on_the_size_of_files_is_a_sentence_and_nothing_is_left() {
    let folder = folder("limited", &[]);
    let tour = kept(&folder.join("tour"));
    let limited = "ulimit -f 8 && exec \"$0\" present framework --html \"$1\"";
    let done = Command::new("sh").args(["-c", limited, env!("CARGO_BIN_EXE_euja"), &tour]).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("tour can't be saved: File too large"), "{said}");
    assert_eq!(names(&folder), [""; 0]);
}

/// Killed at any moment, as by a power cut: under the name there is the whole file, or none.
#[test]
fn who_kills_it_in_between_finds_the_whole_file_or_none() {
    let folder = folder("killed", &[]);
    let whole = folder.join("whole.html");
    assert_eq!(euja(&["present", "framework", "--html", &kept(&whole)]).code, 0);
    let whole = fs::read_to_string(whole).unwrap();
    let took = {
        let begun = std::time::Instant::now();
        assert_eq!(euja(&["present", "framework", "--html", &kept(&folder.join("again.html"))]).code, 0);
        begun.elapsed()
    };
    let (mut there, mut absent) = (0, 0);
    for nth in 0..8_u32 {
        let path = folder.join(format!("{nth}.html"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_euja"));
        command.args(["present", "framework", "--html", &kept(&path)]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // Most often near the end, when it is written.
        std::thread::sleep(took * (45 + nth * 7) / 100 + Duration::from_micros(u64::from(nth) * 37));
        child.kill().unwrap();
        child.wait().unwrap();
        match fs::read_to_string(&path) {
            Ok(text) => {
                assert!(text == whole, "half a file under its name: {} of {} bytes", text.len(), whole.len());
                there += 1;
            }
            Err(_) => absent += 1,
        }
    }
    eprintln!("{there} were written, {absent} were not");
    for name in names(&folder) {
        assert!(name.ends_with(".html") || name.starts_with(".euja-"), "{name}");
    }
}

/// Two at once that want one name: one gets it, whole; the other says so.
#[test]
fn of_two_that_want_one_name_one_gets_it() {
    let folder = folder("at-once", &[]);
    let path = kept(&folder.join("tour.html"));
    let run = || euja(&["present", "framework", "--html", &path]);
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(run);
        (run(), one.join().unwrap())
    });
    let mut codes = [one.code, other.code];
    codes.sort_unstable();
    assert_eq!(codes, [0, 2], "{} {}", one.err, other.err);
    assert_eq!(names(&folder), ["tour.html"]);
}
