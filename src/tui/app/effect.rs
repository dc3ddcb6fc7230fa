//! What an action asks of the world outside: the loop does it.

use crate::tui::picture::Form;

/// What the loop has to do after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Draw again.
    Draw,
    /// Leave.
    Quit,
    /// Give the terminal to the shell until `fg`.
    Suspend,
    /// Listen to the mouse, or don't.
    Mouse(bool),
    /// Put a text in the clipboard.
    Copy(String),
    /// Put what is seen in a new file.
    Depict {
        /// The name of the file, from the working folder.
        name: String,
        /// How it is written.
        form: Form,
    },
    /// Put a tour in its file, unless that holds something else by now than what was read there; without that, in a new
    /// file. What becomes of it the explorer is told by [`super::App::recorded`].
    Record {
        /// The name of the file, from the working folder.
        name: String,
        /// All of it.
        text: String,
        /// What was read there last.
        read: Option<String>,
    },
    /// Put a text in a new file.
    Save {
        /// The name of the file, from the working folder.
        name: String,
        /// All of it.
        text: String,
    },
}
