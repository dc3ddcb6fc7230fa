//! The clipboard of this machine, for terminals that don't pass a text on to theirs.

/// The clipboard, reached for when something is first copied. It is held until the end: on X11 what was copied is gone
/// with who copied it.
#[derive(Default)]
pub struct Clipboard(Option<arboard::Clipboard>);

impl Clipboard {
    /// Puts a text in it, if there is one. Where there is none nothing is said: the terminal was asked as well, and may
    /// have one. Over ssh this machine's clipboard is nobody's.
    pub fn put(&mut self, text: String) {
        let remote = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
        if self.0.is_none() && !remote {
            self.0 = arboard::Clipboard::new().ok();
        }
        if let Some(clipboard) = &mut self.0
            && clipboard.set_text(text).is_err()
        {
            // It may have gone away meanwhile: the next copy looks for it again.
            self.0 = None;
        }
    }
}
