//! What can be computed from the assessments: pure functions of a corpus and a lens, without a word of how it is shown.
//!
//! | part | what it answers |
//! |---|---|
//! | [`Lens`] | which evidence counts now |
//! | [`Survey`] | what that leaves of every cell: level, range, passages, documents |
//! | [`convergence`] | how near the parties' levels are to each other |
//! | [`quadrant`] | convergence against cooperation, dimension by dimension |
//! | [`chronicle`] | which events are asked for, and what they are told apart by |
//! | [`contest`] | what the ends of a cell's range would change |
//! | [`together`] | which passages speak of two things at once |
//! | [`MEASURES`] | the definitions, as the codebook prints them |
//!
//! A level is a place on an ordered scale. Where levels of different scales are averaged, each counts as the share of
//! the way from the lowest level of its own scale (0) to the highest (1).

pub mod chronicle;
pub mod contest;
pub mod convergence;
mod definitions;
mod lens;
mod mean;
pub mod quadrant;
mod steps;
mod survey;
pub mod together;

pub use definitions::{MEASURES, Measured};
pub use lens::{Lens, LensError, years};
pub use steps::Steps;
pub use survey::{Levels, Seen, Standing, Survey, speaking};
