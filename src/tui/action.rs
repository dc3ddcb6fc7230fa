//! Everything a person can do. The list is the program's features; each says itself in a line.

/// Declares the actions with the sentence that help and palette show.
macro_rules! actions {
    ($($variant:ident = $doc:literal),* $(,)?) => {
        /// Something a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $doc] $variant),* }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Action] = &[$(Action::$variant),*];

            /// What it does, in a line.
            pub fn doc(self) -> &'static str {
                match self { $(Action::$variant => $doc),* }
            }
        }
    };
}

actions! {
    Open = "Open what is under the cursor",
    Back = "Go back to the view before",
    Forward = "Go forward again",
    Escape = "Close, clear, go up; never quits",
    Up = "Move up",
    Down = "Move down",
    Left = "Move left; in the reader, to the link before",
    Right = "Move right; in the reader, to the next link",
    PageUp = "Move up by a screen",
    PageDown = "Move down by a screen",
    First = "Go to the beginning",
    Last = "Go to the end",
    PreviousMark = "Go to the passage or event before that is tied to the selection",
    NextMark = "Go to the next passage or event that is tied to the selection",
    Matrix = "Go to the matrix",
    Timeline = "Go to the timeline",
    Reader = "Go to the reader",
    NextPane = "Go to the next pane",
    PreviousPane = "Go to the pane before",
    Zoom = "Give the pane the whole screen, or take it back",
    Search = "Search everything",
    Find = "Find in this pane",
    NextHit = "Go to the next hit",
    PreviousHit = "Go to the hit before",
    ZoomIn = "Timeline: show a shorter time, larger",
    ZoomOut = "Timeline: show a longer time, smaller",
    Reset = "Timeline: show the whole window again",
    Codebook = "Open the definition of what is selected",
    Backlinks = "List what links to what is selected",
    Home = "Open the first page",
    Theme = "Change the colours",
    Mouse = "Turn the mouse on or off; off leaves selecting text to the terminal",
    Help = "Show the keys",
    Palette = "List every action, to choose one by name",
    Suspend = "Leave for the shell; fg comes back",
    Quit = "Quit",
}
