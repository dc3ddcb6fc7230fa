//! Draws the matrix.
