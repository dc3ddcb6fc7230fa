//! Text as a person sees it and as a search compares it.
//!
//! Three units measure a text, and each has its own place:
//!
//! - a **byte** ([`Byte`]) says where something stands; every position that is kept is one;
//! - a **cell** ([`Cells`]) says how much of a terminal's row something takes;
//! - a **char** is counted only by fuzzy matchers, and turned into bytes at once.
//!
//! | file | what it does |
//! |---|---|
//! | `cells` | measures, cuts and pads to cells; finds what must not reach a terminal |
//! | `control` | says which characters those are |
//! | `escaped` | keeps it plain text inside HTML and SVG |
//! | `fold` | makes spellings equal for a search, with a map back |
//! | `graphemes` | what a reader takes for one character |
//! | `wrap` | breaks a text into rows |
//!
//! Nothing here knows a terminal, a widget or the dataset.

mod cells;
mod control;
mod escaped;
mod fold;
mod graphemes;
mod wrap;

pub use cells::{Align, control_at, cut, grapheme_width, pad, visible, width};
pub use control::is_control;
pub use escaped::escaped;
pub use fold::{Folded, fold, fold_onto, fold_str};
pub use graphemes::graphemes;
pub use wrap::rows;

/// A position in a text, in bytes from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Byte(pub usize);

/// A width, in cells of a terminal: `a` takes one, `語` two, a combining accent none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cells(pub usize);
