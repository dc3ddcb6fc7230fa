//! The clipboard of this machine, for terminals that don't pass a text on to theirs.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long the end waits for a clipboard that is kept by another program to take what was copied last.
const PATIENCE: Duration = Duration::from_millis(500);

/// The clipboard, reached for when something is first copied. It is held until the end: on X11 what was copied is gone
/// with who copied it. A thread has it, since a display that doesn't answer is waited for without end.
#[derive(Default)]
pub struct Clipboard(Option<Held>);

struct Held {
    texts: Sender<String>,
    /// Ends with the thread.
    ended: Receiver<()>,
}

impl Clipboard {
    /// Puts a text in it, if there is one. Where there is none nothing is said: the terminal was asked as well, and may
    /// have one. Over ssh this machine's clipboard is nobody's.
    pub fn put(&mut self, text: String) {
        let remote = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
        if self.0.is_none() && !remote {
            self.0 = Held::new();
        }
        if let Some(held) = &self.0
            && held.texts.send(text).is_err()
        {
            self.0 = None;
        }
    }
}

impl Held {
    fn new() -> Option<Held> {
        let (texts, copied) = channel::<String>();
        let (end, ended) = channel();
        let hold = move || {
            // Gone when the thread is.
            let _end: Sender<()> = end;
            let mut clipboard = None;
            for text in copied {
                if clipboard.is_none() {
                    clipboard = arboard::Clipboard::new().ok();
                }
                if clipboard.as_mut().is_some_and(|clipboard| clipboard.set_text(text).is_err()) {
                    // It may have gone away meanwhile: the next copy looks for it again.
                    clipboard = None;
                }
            }
        };
        thread::Builder::new().name("clipboard".into()).spawn(hold).ok()?;
        Some(Held { texts, ended })
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        if let Some(Held { texts, ended }) = self.0.take() {
            drop(texts);
            // Nothing is ever said there: it is closed, or it takes too long.
            let _ = ended.recv_timeout(PATIENCE);
        }
    }
}
