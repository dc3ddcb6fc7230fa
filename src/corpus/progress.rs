//! How far a dataset has come on its way from files to a corpus, for whoever waits.

use std::sync::atomic::{AtomicU64, Ordering};

/// What each byte of a dataset costs: to be read, to be parsed, to be resolved.
const READ: u64 = 1;
const PARSED: u64 = 5;
const RESOLVED: u64 = 4;

/// How far a load has come. Whoever loads adds to it; any thread may look at any time.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// How much is done, 0 to 1. It never goes back while one dataset is read and loaded, and is 1 only when the load
    /// has ended; 0 before anything is known.
    pub fn share(&self) -> f64 {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        if total == 0 { 0.0 } else { (done as f64 / total as f64).min(1.0) }
    }

    /// So many bytes are to be read and loaded.
    pub(super) fn expect(&self, bytes: u64) {
        self.total.store(bytes * (READ + PARSED + RESOLVED), Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    /// So many bytes of text are to be loaded, whether or not anybody watched while they were read.
    pub(super) fn begin(&self, bytes: usize) {
        self.total.store(bytes as u64 * (READ + PARSED + RESOLVED), Ordering::Relaxed);
        self.done.store(bytes as u64 * READ, Ordering::Relaxed);
    }

    /// So many bytes were read.
    pub(super) fn read(&self, bytes: u64) {
        self.done.fetch_add(bytes * READ, Ordering::Relaxed);
    }

    /// So many bytes were parsed.
    pub(super) fn parsed(&self, bytes: usize) {
        self.done.fetch_add(bytes as u64 * PARSED, Ordering::Relaxed);
    }

    /// All of so many bytes are loaded.
    pub(super) fn all_resolved(&self, bytes: usize) {
        self.done.store(bytes as u64 * (READ + PARSED + RESOLVED), Ordering::Relaxed);
    }

    /// What was parsed of so many bytes was resolved.
    pub(super) fn resolved(&self, bytes: usize) {
        self.done.fetch_add(bytes as u64 * RESOLVED, Ordering::Relaxed);
    }
}
