//! How the explorer starts.

use crate::address::Address;
use crate::corpus::{Id, Panes, Step, Tour};
use crate::fulltext::FullTexts;
use crate::tui::keymap::Keymap;
use crate::tui::matrix::Manner;
use crate::tui::reader::MEASURE;
use crate::tui::recording::Recordable;
use crate::tui::theme::{Depth, Ground, Own};

/// How the screen is drawn and keys are taken, whatever the dataset.
#[derive(Debug, Clone)]
pub struct Front {
    /// The ground of the theme.
    pub ground: Ground,
    /// How many colours there are.
    pub depth: Depth,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// What a person has settled once for all.
    pub wishes: Wishes,
}

impl Front {
    /// How an explorer starts with it.
    pub fn setup(self, address: Address, look: Manner, texts: FullTexts) -> Setup {
        let Front { ground, depth, ascii, mouse, wishes } = self;
        Setup {
            ground,
            depth,
            ascii,
            mouse,
            address,
            look,
            texts,
            start: Start::Explorer,
            notes: false,
            auto: false,
            last: None,
            record: Recordable::default(),
            wishes,
        }
    }
}

/// How the explorer starts.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The ground of the theme.
    pub ground: Ground,
    /// How many colours there are.
    pub depth: Depth,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// What to open.
    pub address: Address,
    /// How the matrix is looked at.
    pub look: Manner,
    /// The reader's own copies of sources.
    pub texts: FullTexts,
    /// Whether a tour is presented at once.
    pub start: Start,
    /// Whether it is presented to the presenter: with the notes.
    pub notes: bool,
    /// Whether it goes on by itself when the seconds of a step are over.
    pub auto: bool,
    /// The view to come back to; without it the address is opened.
    pub last: Option<LastView>,
    /// What can be recorded into.
    pub record: Recordable,
    /// What a person has settled once for all.
    pub wishes: Wishes,
}

/// A view of the explorer, to be come back to another day.
#[derive(Debug, Clone)]
pub struct LastView {
    /// The id of the dataset.
    pub dataset: String,
    /// What is seen. It has no texts.
    pub step: Step,
    /// The pane with the focus.
    pub focus: Panes,
}

/// What a person has settled once for all.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// The keys.
    pub keymap: Keymap,
    /// The widest that the reader's text is, in cells.
    pub measure: u16,
    /// A theme of their own.
    pub own: Option<Own>,
    /// Whether the terminal is asked if it is dark or light; the theme goes by that then.
    pub ask: bool,
    /// What the first frame says in its footer: that the settings can't be read, perhaps.
    pub notice: Option<String>,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { keymap: Keymap::default(), measure: MEASURE, own: None, ask: false, notice: None }
    }
}

/// What is on the screen first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// The explorer.
    #[default]
    Explorer,
    /// The list of tours, to present one.
    Tours,
    /// A step of a tour, from 0.
    Tour(Id<Tour>, usize),
}
