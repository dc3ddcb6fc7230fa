//! The dataset in the formats of other programs, one file each.

pub mod timelinejs;
