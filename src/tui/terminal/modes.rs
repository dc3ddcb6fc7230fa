//! Every terminal mode the program turns on, in one record that all ways out share.
//!
//! `ratatui::restore` and its panic hook know raw mode and the alternate screen only. Here a mode is written down
//! when it is turned on, and whoever empties the record (the end of the session, a panic, a signal) undoes
//! what stands in it, in reverse: so each mode is undone exactly once, and nobody has to know which were on.
//!
//! The record's lock is also the lock on the terminal: a frame is never cut in two by a signal's clean-up.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::crossterm::{Command, execute, queue};

/// Something the terminal does differently while the explorer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Keys come one by one and unseen.
    Raw,
    /// The shell's screen is kept aside.
    AlternateScreen,
    /// Pasted text comes marked as such: a `q` in it does not quit.
    Paste,
    /// The cursor is hidden where no frame shows it.
    HiddenCursor,
    /// Clicks, drags and the wheel are reported.
    Mouse,
}

impl Mode {
    /// Asks for the mode: the system at once, the terminal by what is put in `request`.
    fn enable(self, request: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Raw => enable_raw_mode(),
            Self::AlternateScreen => queue!(request, EnterAlternateScreen),
            Self::Paste => queue!(request, EnableBracketedPaste),
            Self::HiddenCursor => queue!(request, Hide),
            Self::Mouse => queue!(request, ReportMouse(true)),
        }
    }

    fn disable(self) -> io::Result<()> {
        match self {
            Self::Raw => disable_raw_mode(),
            Self::AlternateScreen => execute!(Out, LeaveAlternateScreen),
            Self::Paste => execute!(Out, DisableBracketedPaste),
            Self::HiddenCursor => execute!(Out, Show),
            Self::Mouse => execute!(Out, ReportMouse(false)),
        }
    }
}

/// What is on, oldest first.
static RECORD: Mutex<Record> = Mutex::new(Record { on: Vec::new(), leaving: false });

struct Record {
    on: Vec<Mode>,
    /// The process is about to exit: nothing may be turned on or drawn any more.
    leaving: bool,
}

/// Turns modes on, in this order; those that are on stay so. If one fails, all that is on is undone.
pub(super) fn turn_on(modes: &[Mode]) -> io::Result<()> {
    let mut record = lock();
    let mut request = Vec::new();
    let mut enable = |mode: Mode| {
        if record.on.contains(&mode) {
            return Ok(());
        }
        // Written down first: a mode that was half turned on is better undone than left.
        record.on.push(mode);
        mode.enable(&mut request)
    };
    let enabled = modes.iter().try_for_each(|mode| enable(*mode));
    enabled.and_then(|()| Out.write_all(&request)).inspect_err(|_| {
        undo(&mut record.on);
    })
}

/// Undoes all that is on, newest first, and returns it as [`turn_on`] takes it.
///
/// Errors are passed over: with one mode stuck, the others are still worth undoing.
pub(super) fn turn_off() -> Vec<Mode> {
    undo(&mut lock().on)
}

/// Undoes one mode, if it is on.
pub(super) fn turn_off_one(mode: Mode) -> io::Result<()> {
    let mut record = lock();
    let before = record.on.len();
    record.on.retain(|&on| on != mode);
    if record.on.len() < before { mode.disable() } else { Ok(()) }
}

/// Undoes all that is on, and keeps the terminal from being used again: the process is about to exit.
pub(super) fn turn_off_for_good() {
    let mut record = RECORD.lock().unwrap_or_else(PoisonError::into_inner);
    record.leaving = true;
    undo(&mut record.on);
}

/// Writes one frame in one go.
///
/// # Errors
/// When the terminal takes no bytes, or is not ours (any more).
pub(super) fn write(frame: &[u8]) -> io::Result<()> {
    let record = lock();
    if record.on.is_empty() {
        return Err(io::Error::other("the terminal was given back while the explorer was running"));
    }
    Out.write_all(frame)
}

fn lock() -> MutexGuard<'static, Record> {
    let record = RECORD.lock().unwrap_or_else(PoisonError::into_inner);
    if record.leaving {
        drop(record);
        // Another thread is exiting with the right status. An error here could end in a wrong one before it.
        loop {
            std::thread::park();
        }
    }
    record
}

fn undo(on: &mut Vec<Mode>) -> Vec<Mode> {
    for mode in on.iter().rev() {
        mode.disable().ok();
    }
    std::mem::take(on)
}

/// Standard output without std's buffer: what a blocked terminal did not take must not be flushed at exit,
/// when it would block again.
struct Out;

impl Write for Out {
    #[cfg(unix)]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        super::device::write(bytes)
    }

    #[cfg(not(unix))]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if cfg!(unix) { Ok(()) } else { io::stdout().flush() }
    }
}

/// Asks for clicks, drags and the wheel, as SGR reports.
///
/// Not crossterm's `EnableMouseCapture`: that also asks for every motion (`?1003`), which wakes the
/// program whenever the pointer crosses the window.
struct ReportMouse(bool);

impl Command for ReportMouse {
    fn write_ansi(&self, to: &mut impl fmt::Write) -> fmt::Result {
        to.write_str(match self {
            Self(true) => "\x1b[?1000h\x1b[?1002h\x1b[?1006h",
            Self(false) => "\x1b[?1006l\x1b[?1002l\x1b[?1000l",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        use ratatui::crossterm::event::{DisableMouseCapture, EnableMouseCapture};
        if self.0 { EnableMouseCapture.execute_winapi() } else { DisableMouseCapture.execute_winapi() }
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}
