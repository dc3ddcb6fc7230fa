//! The ways out that are not a `return`: a panic, a signal, a terminal that goes away, Ctrl-Z.
//!
//! A flag that the main loop looks at would not do: crossterm 0.29 spins inside its own `poll` once the terminal is
//! gone (crossterm#793) and never comes back to the loop. So a thread of its own waits for signals, another for the
//! hang-up; each gives the terminal back and ends the process itself. Both begin after the first frame, which waits for no
//! thread; a signal that comes before is seen to then.
//!
//! Both threads and the hook stay until the process ends, also after the session: a signal handler that is
//! taken away leaves the signal ignored, not fatal.

use std::io;
use std::panic;
use std::process;
use std::sync::atomic::AtomicBool;
#[cfg(unix)]
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
#[cfg(unix)]
use std::time::{Duration, Instant};

use super::modes;

#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, Timespec, poll};
#[cfg(unix)]
use rustix::io::Errno;
#[cfg(unix)]
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
#[cfg(unix)]
use signal_hook::iterator::Signals;

/// What Rust programs exit with after a panic.
const PANICKED: i32 = 101;

/// The thread that owns the session; `None` until there is one.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);

/// The signals that are caught, until a thread sees to them.
#[cfg(unix)]
static CAUGHT: Mutex<Option<Signals>> = Mutex::new(None);

/// Whether a thread watches for the terminal's going away.
#[cfg(unix)]
static WATCHED: AtomicBool = AtomicBool::new(false);

/// Whether the process was stopped and continued, which nobody has seen to yet.
#[cfg(unix)]
static CONTINUED: AtomicBool = AtomicBool::new(false);

/// Installs the panic hook and catches signals, once in a process; they wait for [`await_signals`].
pub(super) fn prepare() -> io::Result<()> {
    let mut owner = OWNER.lock().unwrap_or_else(PoisonError::into_inner);
    if owner.is_none() {
        #[cfg(unix)]
        {
            let signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT])?;
            *CAUGHT.lock().unwrap_or_else(PoisonError::into_inner) = Some(signals);
        }
        hook_panics();
    }
    *owner = Some(thread::current().id());
    Ok(())
}

/// Gives the terminal back before the message is printed, so that it can be read.
fn hook_panics() {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
        if owner == Some(thread::current().id()) {
            modes::turn_off();
            previous(info);
        } else {
            // The owner waits for a key and would go on without a terminal, and without this thread's work.
            modes::turn_off_for_good();
            previous(info);
            process::exit(PANICKED);
        }
    }));
}

/// Stops this process and the others of its job, as the terminal's own Ctrl-Z does; returns when continued.
///
/// The whole group, since a program that started this one (`git`, a script) would otherwise wait for ever
/// and the shell never show its prompt. SIGTSTP and not SIGSTOP, since the system ignores it where nobody
/// could continue the group.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    /// Where the system hands the signal to another thread, this one runs on for an instant. It must not turn the
    /// modes on again in it.
    const INSTANT: Duration = Duration::from_millis(20);
    /// The signals' thread hears in much less time that the process goes on.
    const PATIENCE: Duration = Duration::from_secs(1);
    let begun = Instant::now();
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    thread::sleep(INSTANT);
    let is_stopped = begun.elapsed() > INSTANT * 5 / 4;
    let awake = Instant::now();
    // That it goes on is no news to who has stopped it.
    while !was_continued() && is_stopped && awake.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// Whether the process was stopped and continued since this was asked last, by others than [`stop`]: then whoever had the
/// terminal meanwhile may have left it in any state.
#[cfg(unix)]
pub(super) fn was_continued() -> bool {
    CONTINUED.swap(false, Ordering::Relaxed)
}

/// Sees to signals from now on, and to those that have come since [`prepare`], once in a process. A first frame waits for
/// no thread to begin.
#[cfg(unix)]
pub(super) fn await_signals() -> io::Result<()> {
    let caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(mut signals) = caught else { return Ok(()) };
    let wait = move || {
        for signal in signals.forever() {
            if signal != SIGCONT {
                exit_from(signal);
            }
            CONTINUED.store(true, Ordering::Relaxed);
            super::wake();
        }
    };
    thread::Builder::new().name("signals".into()).spawn(wait)?;
    Ok(())
}

/// A flag that is set when the size of the terminal changes, for the time in which crossterm doesn't listen yet.
pub(super) fn note_resizes() -> io::Result<Arc<AtomicBool>> {
    let resized = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    signal_hook::flag::register(SIGWINCH, Arc::clone(&resized))?;
    Ok(resized)
}

/// Ends the process as a hang-up does if that is why the terminal could not be read, written or asked: it may be known there
/// first, and what the system says of it is not always the same.
pub(super) fn exit_if_gone(error: &io::Error) {
    #[cfg(unix)]
    if error.raw_os_error() == Some(Errno::IO.raw_os_error()) || is_hung_up(Some(&Timespec::default())) == Ok(true) {
        exit_from(SIGHUP);
    }
    #[cfg(not(unix))]
    let _ = error;
}

/// Whether the terminal has gone away, or does within so long; without a patience this waits for it.
#[cfg(unix)]
fn is_hung_up(patience: Option<&Timespec>) -> Result<bool, Errno> {
    let (input, output) = (io::stdin(), io::stdout());
    // No events are asked for: poll reports a hang-up unasked, and nothing else wakes it.
    let mut both = [PollFd::new(&input, PollFlags::empty()), PollFd::new(&output, PollFlags::empty())];
    poll(&mut both, patience)?;
    let is = |flag| both.iter().any(|fd| fd.revents().intersects(flag));
    if is(PollFlags::NVAL) { Err(Errno::BADF) } else { Ok(is(PollFlags::HUP | PollFlags::ERR)) }
}

/// Watches for a terminal that goes away, once in a process. Only who waits for input needs that: a write to it fails by itself.
#[cfg(unix)]
pub(super) fn await_hang_up() -> io::Result<()> {
    if WATCHED.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    let wait = || {
        loop {
            match is_hung_up(None) {
                Err(Errno::INTR) | Ok(false) => {}
                // Without poll there is no watching; SIGHUP remains.
                Err(_) => return,
                Ok(true) => exit_from(SIGHUP),
            }
        }
    };
    thread::Builder::new().name("hang-up".into()).spawn(wait)?;
    Ok(())
}

/// Gives the terminal back and exits with the status that shells give to a program ended by `signal`.
#[cfg(unix)]
fn exit_from(signal: i32) -> ! {
    /// A terminal that takes no bytes (a stalled connection) must not keep the process alive.
    const PATIENCE: Duration = Duration::from_secs(1);
    let status = 128 + signal;
    let hurry = move || {
        thread::sleep(PATIENCE);
        // The one thing that can be undone without a byte being taken.
        ratatui::crossterm::terminal::disable_raw_mode().ok();
        process::exit(status);
    };
    thread::Builder::new().name("hurry".into()).spawn(hurry).ok();
    modes::turn_off_for_good();
    process::exit(status)
}
