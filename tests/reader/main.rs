//! The reader: what keys and clicks do to it, as descriptions of behaviour.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod anything;
mod beside;
mod context;
mod copy;
mod ends;
mod find;
mod hints;
mod long;
mod outline;
mod pane;
mod places;
mod screens;
mod stripes;
#[cfg(unix)]
mod wide;
