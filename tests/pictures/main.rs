//! What leaves the screen: frames as pages and drawings, tours as handouts and recordings.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod markup;

mod browser;
mod frames;
mod save;
mod sha;
mod tours;
