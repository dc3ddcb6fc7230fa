//! The terminal opened once more, for this program alone: no read and no write of it waits.
//!
//! crossterm 0.29 reads until nothing is left. From the terminal that the shell has opened such a read waits, whatever the
//! patience it was given: bytes that are no event (`ESC [ E`, half a letter) stopped everything until more were typed. That a
//! read should not wait (`O_NONBLOCK`) would hold for the shell as well, as both share what was opened; so the terminal is
//! opened anew, and takes the place of standard input until the process ends.
//!
//! Where it can't be opened (it belongs to another user, and is not the terminal of this session), all is as it was.

use std::ffi::CStr;
use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::{BorrowedFd, OwnedFd};
use rustix::fs::{Mode, OFlags, fcntl_getfl, fstat, open};
use rustix::io::Errno;
use rustix::process::getsid;
use rustix::stdio::{dup2_stdin, stdin, stdout};
use rustix::termios::{tcgetsid, ttyname};

/// Whether standard output is the terminal that was opened anew: then what is written goes there.
static WRITES: AtomicBool = AtomicBool::new(false);

/// What is done when the terminal takes nothing any more.
static STUCK: OnceLock<fn() -> io::Result<()>> = OnceLock::new();

/// Opens the terminal anew, once in a process. What keeps it from being opened is no error. `stuck` is called when it takes
/// nothing for a while.
pub(super) fn open_anew(stuck: fn() -> io::Result<()>) {
    STUCK.get_or_init(|| stuck);
    // Also where who started the program has seen to it.
    if fcntl_getfl(stdin()).is_ok_and(|flags| flags.contains(OFlags::NONBLOCK)) {
        return;
    }
    let Some((device, is_output)) = of_input() else { return };
    if dup2_stdin(device).is_ok() {
        WRITES.store(is_output, Ordering::Relaxed);
    }
}

/// The terminal that standard input is, and whether standard output is the same one.
fn of_input() -> Option<(OwnedFd, bool)> {
    let (input, output) = (fstat(stdin()).ok()?, fstat(stdout()).ok()?);
    let is_output = (input.st_dev, input.st_ino) == (output.st_dev, output.st_ino);
    // In a container the name may be another terminal's, and then there is none.
    let by_name = ttyname(stdin(), Vec::new()).ok().and_then(|name| opened(&name));
    let of_session = || {
        let is_of_session = tcgetsid(stdin()).is_ok_and(|session| getsid(None) == Ok(session));
        is_of_session.then(|| opened(c"/dev/tty")).flatten()
    };
    Some((by_name.or_else(of_session)?, is_output))
}

fn opened(name: &CStr) -> Option<OwnedFd> {
    open(name, OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).ok()
}

/// Where the terminal is written to.
fn output() -> BorrowedFd<'static> {
    if WRITES.load(Ordering::Relaxed) { stdin() } else { stdout() }
}

/// Writes some of these bytes, at least one.
///
/// # Errors
/// When the terminal can't be written to, or what is done when it is stuck goes wrong.
pub(super) fn write(bytes: &[u8]) -> io::Result<usize> {
    loop {
        match rustix::io::write(output(), bytes) {
            Err(Errno::AGAIN) => {}
            written => return Ok(written?),
        }
        if let Some(stuck) = STUCK.get() {
            stuck()?;
        }
        match poll(&mut [PollFd::from_borrowed_fd(output(), PollFlags::OUT)], None) {
            Err(Errno::INTR) | Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
