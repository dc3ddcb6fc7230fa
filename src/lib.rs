//! # euja: the map of the house
pub mod cli;
pub mod corpus;
pub mod text;
