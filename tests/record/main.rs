//! Recording a tour while exploring: views become steps, steps are edited, and no file of anybody is lost.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod films;
mod round;
