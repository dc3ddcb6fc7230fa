//! The tie between the terminals of one presentation: each step that is gone to in one is gone to in the others.
//!
//! The terminals are equals. The first one listens at a socket that only its user can open; the others connect to it, and
//! it hands on what each of them says. When it ends, the next one listens in its place, and the rest find that one. Whoever
//! meets says where it went last and when: what was done last counts.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Position;
use crate::tui::terminal::wake;

/// How long to wait before looking for the others again.
const PAUSE: Duration = Duration::from_millis(50);
/// Who doesn't read for so long is given up.
const PATIENCE: Duration = Duration::from_millis(200);
/// Nobody speaks from farther in the future, in milliseconds: each may say a few things in one instant.
const AHEAD: u64 = 1000;
/// No line is longer, in bytes.
const LONGEST: u64 = 1024;

/// One end of the tie. It holds until the process ends.
pub struct Tie {
    shared: Arc<Mutex<Shared>>,
    heard: Receiver<Position>,
}

#[derive(Default)]
struct Shared {
    /// The others, each with a number of its own.
    others: Vec<(usize, UnixStream)>,
    /// How many there have been.
    count: usize,
    last: Option<Said>,
}

/// A position, and when somebody went there, in milliseconds of the Unix epoch; 0 where it was only begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    at: u64,
    position: Position,
}

impl Said {
    fn line(&self) -> String {
        format!("{}\t{}", self.at, self.position.line())
    }

    fn of_line(line: &str) -> Option<Said> {
        let (at, position) = line.split_once('\t')?;
        Some(Said { at: at.parse().ok()?, position: Position::of_line(position)? })
    }
}

impl Tie {
    /// Ties this terminal to the others of this user, wherever it stands now.
    ///
    /// # Errors
    /// Where there is no folder that only this user can look into.
    pub fn open(now: Option<Position>) -> io::Result<Tie> {
        Tie::open_in(&folder()?, now)
    }

    /// The same in a folder that is private already.
    fn open_in(folder: &Path, now: Option<Position>) -> io::Result<Tie> {
        let lock = File::options().create(true).truncate(false).write(true).open(folder.join("present.lock"))?;
        let socket = folder.join("present.socket");
        let last = now.map(|position| Said { at: 0, position });
        let shared = Arc::new(Mutex::new(Shared { last, ..Shared::default() }));
        let (hear, heard) = channel();
        let end = End { shared: Arc::clone(&shared), hear };
        thread::Builder::new().name("tie".into()).spawn(move || end.hold(&lock, &socket))?;
        Ok(Tie { shared, heard })
    }

    /// Tells the others where this terminal is.
    pub fn tell(&self, position: &Position) {
        let mut shared = lock(&self.shared);
        let before = shared.last.as_ref().map_or(0, |last| last.at);
        let said = Said { at: now().max(before.saturating_add(1)), position: position.clone() };
        shared.send(&said, None);
        shared.last = Some(said);
    }

    /// Where another terminal went last, if it has since this was asked, and this one has gone nowhere since.
    pub fn heard(&self) -> Option<Position> {
        let heard = self.heard.try_iter().last()?;
        let shared = lock(&self.shared);
        shared.last.as_ref().is_some_and(|last| last.position == heard).then_some(heard)
    }
}

impl Shared {
    /// Writes to all others but the one with a number; who can't be written to is forgotten, and comes back when it reads
    /// that it was.
    fn send(&mut self, said: &Said, but: Option<usize>) {
        let line = said.line();
        self.others.retain_mut(|(number, other)| {
            if Some(*number) == but || other.write_all(line.as_bytes()).is_ok() {
                return true;
            }
            // It has been written half a line perhaps, and what reads from it keeps the stream open.
            let _ = other.shutdown(Shutdown::Both);
            false
        });
    }
}

/// What the threads have of the tie.
#[derive(Clone)]
struct End {
    shared: Arc<Mutex<Shared>>,
    hear: Sender<Position>,
}

impl End {
    /// Listens while no other terminal does, and else is tied to the one that does.
    fn hold(self, place: &File, socket: &Path) {
        loop {
            // The system gives the lock back when its holder ends, in whatever way.
            if place.try_lock().is_ok() {
                let _ = fs::remove_file(socket);
                if let Ok(listener) = UnixListener::bind(socket) {
                    let _ = fs::set_permissions(socket, fs::Permissions::from_mode(0o600));
                    self.listen(&listener);
                }
                let _ = place.unlock();
            } else if let Ok(stream) = UnixStream::connect(socket)
                && let Ok((_, reader)) = self.add(stream)
            {
                self.read(reader, None);
                lock(&self.shared).others.clear();
            }
            thread::sleep(PAUSE);
        }
    }

    fn listen(&self, listener: &UnixListener) {
        for stream in listener.incoming().map_while(Result::ok) {
            if let Ok((number, reader)) = self.add(stream) {
                let end = self.clone();
                // Where no thread can be had, it is told all the same, and not heard.
                let _ = thread::Builder::new().name("tie".into()).spawn(move || end.read(reader, Some(number)));
            }
        }
    }

    /// Tells another terminal where this one is, and remembers it to write to; gives its number, and what is read from it.
    fn add(&self, mut stream: UnixStream) -> io::Result<(usize, UnixStream)> {
        stream.set_write_timeout(Some(PATIENCE))?;
        let reader = stream.try_clone()?;
        let mut shared = lock(&self.shared);
        if let Some(last) = &shared.last {
            stream.write_all(last.line().as_bytes())?;
        }
        shared.count += 1;
        let number = shared.count;
        shared.others.push((number, stream));
        Ok((number, reader))
    }

    /// Hears whatever another terminal says until it ends, and hands it on to the rest where it has a number.
    fn read(&self, stream: UnixStream, number: Option<usize>) {
        let mut lines = BufReader::new(stream);
        loop {
            let mut line = String::new();
            match (&mut lines).take(LONGEST).read_line(&mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
            let Some(said) = Said::of_line(&line) else { continue };
            // Nobody is so far ahead: what was said for ever would keep everybody from being heard.
            let said = Said { at: said.at.min(now().saturating_add(AHEAD)), ..said };
            let mut shared = lock(&self.shared);
            // Where nobody has done anything yet, who comes later goes where the one is that was there first.
            let begins = said.at == 0 && number.is_none();
            if shared.last.as_ref().is_some_and(|last| last.at > said.at || (last.at == said.at && !begins)) {
                continue;
            }
            shared.last = Some(said.clone());
            if number.is_some() {
                shared.send(&said, number);
            }
            drop(shared);
            if self.hear.send(said.position).is_err() {
                return;
            }
            wake();
        }
    }
}

/// The milliseconds since the Unix epoch.
fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    u64::try_from(now).unwrap_or(0)
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A folder of this user that nobody else can look into.
fn folder() -> io::Result<PathBuf> {
    let own = rustix::process::getuid().as_raw();
    let folder = match std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute()) {
        Some(runtime) => runtime.join("euja"),
        None => std::env::temp_dir().join(format!("euja-{own}")),
    };
    match fs::DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // Somebody else may have put something there.
    let found = fs::symlink_metadata(&folder)?;
    if found.is_dir() && found.uid() == own && found.mode() & 0o077 == 0 {
        return Ok(folder);
    }
    let what = format!("{} isn't a folder that you alone can look into", folder.display());
    Err(io::Error::new(io::ErrorKind::PermissionDenied, what))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn position(at: usize) -> Position {
        Position { tour: "round".into(), at, black: at == 3, begun: 1, until: 0 }
    }

    /// What there is to be found, as soon as it is there.
    fn soon<T>(find: impl Fn() -> Option<T>) -> Option<T> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(5) {
            if let Some(found) = find() {
                return Some(found);
            }
            thread::sleep(Duration::from_millis(1));
        }
        None
    }

    fn heard(tie: &Tie) -> Option<Position> {
        soon(|| tie.heard())
    }

    /// One terminal, and a second one that has heard where it is.
    fn tied(folder: &Path) -> (Tie, Tie) {
        let first = Tie::open_in(folder, Some(position(1))).unwrap();
        let second = Tie::open_in(folder, None).unwrap();
        assert_eq!(heard(&second), Some(position(1)));
        (first, second)
    }

    /// A stream to whoever listens at a socket, as soon as somebody does.
    fn connected(socket: &Path) -> UnixStream {
        soon(|| UnixStream::connect(socket).ok()).unwrap()
    }

    #[test]
    fn what_one_says_all_others_hear_and_who_comes_later_hears_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = tied(folder.path());
        let third = Tie::open_in(folder.path(), None).unwrap();
        assert_eq!(heard(&third), Some(position(1)));
        second.tell(&position(3));
        assert_eq!((heard(&first), heard(&third)), (Some(position(3)), Some(position(3))));
        first.tell(&position(4));
        assert_eq!((heard(&second), heard(&third)), (Some(position(4)), Some(position(4))));
        assert_eq!(second.heard(), None, "nobody hears twice, or itself");
    }

    #[test]
    fn what_was_said_before_this_one_went_on_takes_no_step_back() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = tied(folder.path());
        second.tell(&position(4));
        // It has come, and nobody has asked for it yet.
        let has_come = || lock(&first.shared).last.as_ref().filter(|last| last.position == position(4)).map(drop);
        assert_eq!(soon(has_come), Some(()));
        thread::sleep(Duration::from_millis(20));
        first.tell(&position(2));
        assert_eq!(first.heard(), None);
        assert_eq!(heard(&second), Some(position(2)));
    }

    #[test]
    fn who_comes_back_is_told_what_was_done_last_whoever_listens() {
        let folder = tempfile::tempdir().unwrap();
        let stays = Tie::open_in(folder.path(), Some(position(1))).unwrap();
        stays.tell(&position(4));
        let back = Tie::open_in(folder.path(), Some(position(0))).unwrap();
        assert_eq!(heard(&back), Some(position(4)));
        assert_eq!(stays.heard(), None, "what was only begun with counts less");
    }

    #[test]
    fn who_comes_later_goes_where_the_first_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let first = Tie::open_in(folder.path(), Some(position(1))).unwrap();
        // It is the first one from when it listens on.
        drop(connected(&folder.path().join("present.socket")));
        let later = Tie::open_in(folder.path(), Some(position(5))).unwrap();
        assert_eq!(heard(&later), Some(position(1)));
        let third = Tie::open_in(folder.path(), Some(position(0))).unwrap();
        assert_eq!(heard(&third), Some(position(1)));
        assert_eq!((first.heard(), later.heard()), (None, None));
    }

    #[test]
    fn who_did_not_read_for_long_reads_all_that_was_written_and_then_that_it_was_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let tie = Tie::open_in(folder.path(), Some(position(1))).unwrap();
        let mut stopped = connected(&folder.path().join("present.socket"));
        // Lines enough that no socket keeps them all.
        while lock(&tie.shared).count == 0 || !lock(&tie.shared).others.is_empty() {
            tie.tell(&position(2));
        }
        stopped.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        let mut read = String::new();
        stopped.read_to_string(&mut read).unwrap();
        assert!(read.lines().count() > 10, "{read}");
    }

    #[test]
    fn only_the_user_can_open_the_socket() {
        let folder = tempfile::tempdir().unwrap();
        let one = Tie::open_in(folder.path(), Some(position(1))).unwrap();
        let other = Tie::open_in(folder.path(), None).unwrap();
        assert!(heard(&other).is_some());
        let mode = fs::metadata(folder.path().join("present.socket")).unwrap().mode();
        assert_eq!(mode & 0o777, 0o600);
        drop(one);
    }

    #[test]
    fn a_line_that_is_none_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let tie = Tie::open_in(folder.path(), Some(position(1))).unwrap();
        let socket = folder.path().join("present.socket");
        let mut stream = connected(&socket);
        stream.write_all(b"\x1b[2J\nround\tmany\t0\n\xff\xfe\n").unwrap();
        drop(stream);
        let mut stream = UnixStream::connect(&socket).unwrap();
        stream.write_all("x".repeat(100_000).as_bytes()).unwrap();
        drop(stream);
        // Said from the end of all time: it counts, and what is said after it counts more.
        let mut stream = UnixStream::connect(&socket).unwrap();
        stream.write_all(Said { at: u64::MAX, position: position(5) }.line().as_bytes()).unwrap();
        assert_eq!(heard(&tie), Some(position(5)));
        tie.tell(&position(6));
        // Nothing counts that is said from more than a second ahead.
        thread::sleep(Duration::from_millis(50));
        let mut stream = UnixStream::connect(&socket).unwrap();
        let later = lock(&tie.shared).last.as_ref().map_or(0, |said| said.at) + 1;
        stream.write_all(Said { at: later, position: position(7) }.line().as_bytes()).unwrap();
        assert_eq!(heard(&tie), Some(position(7)));
    }
}
