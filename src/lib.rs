//! map
pub mod address;
pub mod chain;
pub mod corpus;
pub mod page;
pub mod related;
pub mod render;
pub mod search;
pub mod text;
pub mod tui;
