//! What benches measure with.

use std::time::{Duration, Instant};

pub fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let done = what();
    (begin.elapsed(), done)
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
