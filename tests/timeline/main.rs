//! The timeline as an instrument: what keys and clicks do to it, as descriptions of behaviour.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod filter;
mod lanes;
mod list;
mod many;
mod mouse;
mod pane;
mod play;
mod readings;
mod time;
