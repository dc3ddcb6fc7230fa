//! # euja: the map of the house
pub mod corpus;
pub mod search;
pub mod text;
