//! Pages as text: the same blocks that the reader paints, for pipes, files and screen readers.

mod json;
mod markdown;
mod plain;

pub use json::json;
pub(crate) use markdown::escape;
pub use markdown::markdown;
pub use plain::plain;
