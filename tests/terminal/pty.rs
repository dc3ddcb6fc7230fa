//! A program in a real pseudo-terminal: what it was sent, what it wrote, what its screen shows.
#![allow(dead_code, reason = "each test crate uses its own part")]

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;

/// How long anything may take. Long, since it only bounds the failures.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What ends a frame.
const FRAME: &[u8] = b"\x1b[?2026l";

/// What tests return, so that `?` replaces every `unwrap`.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A running program and the terminal around it.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    /// Taken when the terminal is closed.
    ends: Option<Ends>,
    output: Arc<Output>,
    cooked: String,
}

struct Ends {
    master: Box<dyn MasterPty + Send>,
    input: Box<dyn Write + Send>,
}

#[derive(Default)]
struct Output {
    seen: Mutex<Seen>,
    changed: Condvar,
}

struct Seen {
    raw: Vec<u8>,
    /// How many bytes the parser has been given.
    fed: usize,
    parser: vt100::Parser,
    ended: bool,
    paused: bool,
    closing: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self { raw: Vec::new(), fed: 0, parser: parser((80, 24)), ended: false, paused: false, closing: false }
    }
}

/// Starts `euja` in a terminal of `size` columns and rows. `NO_COLOR` is unset unless `env` sets it.
pub fn spawn(args: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Outcome<Pty> {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_euja"));
    command.args(args);
    spawn_command(command, env, size)
}

/// Starts a shell with job control on `script`, in which `$EUJA` is the program.
pub fn spawn_shell(script: &str, env: &[(&str, &str)], size: (u16, u16)) -> Outcome<Pty> {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("set -m; {script}")]);
    command.env("EUJA", env!("CARGO_BIN_EXE_euja"));
    spawn_command(command, env, size)
}

fn spawn_command(mut command: CommandBuilder, env: &[(&str, &str)], size: (u16, u16)) -> Outcome<Pty> {
    for name in ["NO_COLOR", "COLORFGBG", "SSH_TTY", "SSH_CONNECTION"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
    for (name, value) in env {
        command.env(name, value);
    }
    start(size, |pair| Ok(pair.slave.spawn_command(command)?))
}

/// Starts `euja` on a terminal that is not the one of its session: closing it sends no SIGHUP.
pub fn spawn_detached(size: (u16, u16)) -> Outcome<Pty> {
    spawn_on_opened(size, OFlags::empty())
}

/// Starts `euja` on a terminal of which no read and no write waits.
pub fn spawn_unwaiting(size: (u16, u16)) -> Outcome<Pty> {
    spawn_on_opened(size, OFlags::NONBLOCK)
}

fn spawn_on_opened(size: (u16, u16), flags: OFlags) -> Outcome<Pty> {
    start(size, |pair| {
        let path: PathBuf = pair.master.tty_name().ok_or("the terminal has no name")?;
        let flags = flags.bits().cast_signed();
        let open = || std::fs::OpenOptions::new().read(true).write(true).custom_flags(flags).open(&path);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_euja"));
        command.stdin(open()?).stdout(open()?).stderr(open()?);
        Ok(Box::new(command.env("TERM", "xterm-256color").spawn()?))
    })
}

fn start(
    size: (u16, u16),
    run: impl FnOnce(&portable_pty::PtyPair) -> Outcome<Box<dyn Child + Send + Sync>>,
) -> Outcome<Pty> {
    let pair = native_pty_system().openpty(pty_size(size))?;
    let cooked = termios(pair.master.as_ref());
    let output = Arc::new(Output::default());
    output.lock().parser = parser(size);
    let child = run(&pair)?;
    let mut reader = pair.master.try_clone_reader()?;
    let to = Arc::clone(&output);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        // The end is an error on Linux, and zero bytes elsewhere.
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            to.take_in(&bytes[..count]);
            if to.lock().closing {
                break;
            }
        }
        drop(reader);
        let mut seen = to.lock();
        let fed = seen.fed;
        let rest = seen.raw.split_off(fed);
        seen.parser.process(&rest);
        seen.fed += rest.len();
        seen.raw.extend_from_slice(&rest);
        seen.ended = true;
        drop(seen);
        to.changed.notify_all();
    });
    let ends = Ends { input: pair.master.take_writer()?, master: pair.master };
    Ok(Pty { child, ends: Some(ends), output, cooked })
}

/// How many of the bytes are shown already: a frame, like a character, that comes in several reads is shown when
/// it is whole, as terminals with synchronized updates do.
fn shown(bytes: &[u8]) -> usize {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    const END: &[u8] = b"\x1b[?2026l";
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    if let Some(begin) = last(BEGIN).filter(|&begin| last(END).is_none_or(|end| end < begin)) {
        return begin;
    }
    if let Some(part) = (1..BEGIN.len()).rev().find(|&part| bytes.ends_with(&BEGIN[..part])) {
        return bytes.len() - part;
    }
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

impl Output {
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_in(&self, bytes: &[u8]) {
        let mut seen = self.lock();
        seen.raw.extend_from_slice(bytes);
        let fed = seen.fed;
        let fresh = seen.raw.split_off(fed);
        let whole = shown(&fresh);
        seen.parser.process(&fresh[..whole]);
        seen.raw.extend_from_slice(&fresh);
        seen.fed += whole;
        self.changed.notify_all();
        while seen.paused {
            seen = self.changed.wait(seen).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn wait(&self, what: &str, done: impl Fn(&Seen) -> bool) -> Outcome {
        let (seen, timeout) = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, |seen| !done(seen))
            .unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() && !done(&seen) {
            let screen = seen.parser.screen().contents();
            return Err(format!("{what} did not come; the screen:\n{screen}").into());
        }
        Ok(())
    }
}

impl Pty {
    /// Waits until the screen shows `text`.
    pub fn wait_for_bytes(&self, bytes: &str) -> Outcome {
        let found = |raw: &[u8]| raw.windows(bytes.len()).any(|window| window == bytes.as_bytes());
        self.output.wait(&format!("{bytes:?}"), |seen| found(&seen.raw))
    }

    /// Waits until so many frames have been drawn.
    pub fn wait_for_frames(&self, count: usize) -> Outcome {
        let drawn = |raw: &[u8]| raw.windows(FRAME.len()).filter(|bytes| *bytes == FRAME).count();
        self.output.wait(&format!("frame {count}"), |seen| drawn(&seen.raw) >= count)
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&self, text: &str) -> Outcome {
        self.output.wait(&format!("{text:?}"), |seen| seen.parser.screen().contents().contains(text))
    }

    /// Waits until a text doesn't stand on the screen any more.
    pub fn wait_for_none(&self, text: &str) -> Outcome {
        self.output.wait(&format!("an end of {text:?}"), |seen| !seen.parser.screen().contents().contains(text))
    }

    /// Waits until the screen shows a text and nothing else.
    pub fn wait_for_all_of(&self, text: &str) -> Outcome {
        let rows = |text: &str| text.trim_end().lines().map(|row| row.trim_end().to_owned()).collect::<Vec<_>>();
        let wanted = rows(text);
        self.output
            .wait(&format!("this and nothing else:\n{text}"), |seen| rows(&seen.parser.screen().contents()) == wanted)
    }

    /// Types.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> Outcome {
        let ends = self.ends.as_mut().ok_or("the terminal is closed")?;
        ends.input.write_all(bytes.as_ref())?;
        Ok(ends.input.flush()?)
    }

    /// Pastes as a terminal does: marked as such only if the program asked for that.
    pub fn paste(&mut self, text: &str) -> Outcome {
        let is_marked = self.output.lock().parser.screen().bracketed_paste();
        let bytes = if is_marked { format!("\x1b[200~{text}\x1b[201~") } else { text.to_owned() };
        self.send(bytes)
    }

    /// Changes the size; the program is told by SIGWINCH.
    pub fn resize(&self, size: (u16, u16)) -> Outcome {
        let mut seen = self.output.lock();
        let (columns, rows) = at_least_one(size);
        seen.parser.screen_mut().set_size(rows, columns);
        let ends = self.ends.as_ref().ok_or("the terminal is closed")?;
        Ok(ends.master.resize(pty_size(size))?)
    }

    /// Closes the terminal under the program, after a last `key` that makes it draw.
    pub fn close(&mut self, key: &str) -> Outcome {
        // The reader holds the terminal open too, and lets go after the next bytes.
        self.output.lock().closing = true;
        self.send(key)?;
        self.output.wait("a frame", |seen| seen.ended)?;
        self.ends = None;
        Ok(())
    }

    /// Takes no more bytes from the program, as a connection that stalls.
    pub fn pause(&self) {
        self.output.lock().paused = true;
    }

    /// Takes bytes again.
    pub fn resume(&self) {
        self.output.lock().paused = false;
        self.output.changed.notify_all();
    }

    /// Waits until keys come one by one: the next thing is the first frame.
    pub fn wait_for_raw_mode(&self) -> Outcome {
        let start = Instant::now();
        while self.is_cooked() {
            if start.elapsed() > PATIENCE {
                return Err("the terminal was never taken".into());
            }
            thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// Sends a signal, by the name `kill` knows.
    pub fn kill(&self, signal: &str) -> Outcome {
        let id = self.id()?.to_string();
        let status = std::process::Command::new("kill").args(["-s", signal, &id]).status()?;
        if status.success() { Ok(()) } else { Err(format!("kill -s {signal} {id}: {status}").into()) }
    }

    /// Has lines edited and shown again, as a shell does that takes the terminal from a program that is stopped.
    pub fn edit_lines(&self) -> Outcome {
        let terminal = self.ends.as_ref().and_then(|ends| ends.master.tty_name()).ok_or("no terminal")?;
        let modes = ["icanon", "echo", "isig", "icrnl", "opost"];
        let status = std::process::Command::new("stty").arg("-F").arg(terminal).args(modes).status()?;
        if status.success() { Ok(()) } else { Err(format!("stty: {status}").into()) }
    }

    /// The process's number.
    pub fn id(&self) -> Outcome<u32> {
        self.child.process_id().ok_or_else(|| "no process".into())
    }

    /// Waits for the program to end, and for the last of its output unless that is paused.
    pub fn wait(&mut self) -> Outcome<ExitStatus> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                self.output.wait("the end of the output", |seen| seen.ended || seen.paused)?;
                return Ok(status);
            }
            if start.elapsed() > PATIENCE {
                let screen = self.screen();
                return Err(format!("the program did not end; the screen:\n{screen}").into());
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Every byte written so far.
    pub fn raw(&self) -> Vec<u8> {
        self.output.lock().raw.clone()
    }

    /// The text on the screen now.
    pub fn screen(&self) -> String {
        self.output.lock().parser.screen().contents()
    }

    /// Whether the cell is shown in reverse video.
    pub fn is_reversed(&self, column: u16, row: u16) -> bool {
        self.output.lock().parser.screen().cell(row, column).is_some_and(vt100::Cell::inverse)
    }

    /// Whether the line settings are what they were before the program started.
    pub fn is_cooked(&self) -> bool {
        self.ends.as_ref().is_some_and(|ends| termios(ends.master.as_ref()) == self.cooked)
    }
}

impl Drop for Pty {
    /// A test that fails leaves no process behind.
    fn drop(&mut self) {
        self.resume();
        self.child.kill().ok();
    }
}

fn termios(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn parser(size: (u16, u16)) -> vt100::Parser {
    let (columns, rows) = at_least_one(size);
    vt100::Parser::new(rows, columns, 0)
}

/// The emulator has no empty screen.
fn at_least_one((columns, rows): (u16, u16)) -> (NonZero<u16>, NonZero<u16>) {
    let one = NonZero::<u16>::MIN;
    (NonZero::new(columns).unwrap_or(one), NonZero::new(rows).unwrap_or(one))
}
