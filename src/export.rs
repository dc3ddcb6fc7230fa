//! The dataset and its tours in the formats of other programs, one file each.

pub mod cast;
pub mod handout;
pub mod timelinejs;
