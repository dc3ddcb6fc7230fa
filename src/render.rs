//! Pages and tables as text: the same blocks that the reader paints, the same sheets that the matrix shows, for pipes,
//! files and screen readers.

mod json;
mod markdown;
mod plain;
mod sheet;
mod table;

pub use json::json;
pub(crate) use markdown::escape;
pub use markdown::markdown;
pub use plain::plain;
pub(crate) use sheet::tidy;
pub use sheet::{sheet_json, sheet_table};
pub use table::Table;
