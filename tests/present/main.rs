//! Presenting a tour: steps, black screens, leaving the path and coming back.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod auto;
mod films;
mod fits;
