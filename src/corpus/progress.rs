//! How far a dataset has come on its way from texts to a corpus, for whoever waits.

use std::sync::atomic::{AtomicU64, Ordering};

/// What each byte of a dataset costs: to be parsed, to be resolved.
const PARSED: u64 = 5;
const RESOLVED: u64 = 4;

/// How far a load has come. Whoever loads adds to it; any thread may look at any time.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// How much is done, 0 to 1. It never goes back while one dataset is loaded, and is 1 only when the load
    /// has ended; 0 before anything is known.
    pub fn share(&self) -> f64 {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        if total == 0 { 0.0 } else { (done as f64 / total as f64).min(1.0) }
    }

    /// So many bytes of text are to be loaded.
    pub(super) fn begin(&self, bytes: usize) {
        self.total.store(bytes as u64 * (PARSED + RESOLVED), Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    pub(super) fn parsed(&self, bytes: usize) {
        self.done.fetch_add(bytes as u64 * PARSED, Ordering::Relaxed);
    }

    pub(super) fn resolved(&self, bytes: usize) {
        self.done.fetch_add(bytes as u64 * RESOLVED, Ordering::Relaxed);
    }
}
