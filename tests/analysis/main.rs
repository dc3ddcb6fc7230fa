//! What is computed from the assessments, and the tables of it, as descriptions of behaviour. Properties are held
//! against the built-in dataset, against one with three parties, and against datasets that are made up on the way.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod by_hand;
mod contest;
mod convergence;
mod invent;
mod lens;
mod levels;
mod order;
mod parties;
mod quadrant;
mod tables;
