//! The matrix as an instrument: what keys and clicks do to it, as descriptions of behaviour.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod anything;
mod compare;
mod films;
mod keep;
mod large;
mod mouse;
mod pane;
