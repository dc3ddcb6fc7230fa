//! Searches everything: at once, or on a thread of its own, so that typing never waits.
//!
//! The index is made when it is first needed. Away from here a query that is overtaken by a newer one is given up, and so is
//! the index when nobody waits for it any more.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, Scope};
use std::time::Duration;

use super::prompt::seek::{Asked, Results, actions, look_up};
use crate::corpus::Corpus;
use crate::search::{Index, Narrowing};

/// Where searches are made.
#[derive(Default)]
pub struct Finder {
    index: Arc<OnceLock<Index>>,
    /// What the search before has left, where it was made here.
    narrowing: Narrowing,
    away: Option<Away>,
}

/// In the place of the number of a query: nobody asks any more.
const GONE: u64 = u64::MAX;

/// A thread that searches.
struct Away {
    ask: Sender<(u64, Asked)>,
    answers: Receiver<(u64, Results)>,
    /// The number of the newest query.
    newest: Arc<AtomicU64>,
    /// Whether its answer hasn't come yet.
    is_awaited: bool,
}

impl Drop for Away {
    fn drop(&mut self) {
        // Nobody waits for what is being searched, nor for the index.
        self.newest.store(GONE, Ordering::Relaxed);
    }
}

impl Finder {
    /// Searches on a thread of its own from now on, as long as this lives, if it doesn't yet and one can be had.
    pub fn go_away<'s>(&mut self, scope: &'s Scope<'s, '_>, corpus: &'s Corpus) {
        if self.away.is_some() {
            return;
        }
        let (ask, asked) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let newest = Arc::new(AtomicU64::new(0));
        let (index, wanted) = (Arc::clone(&self.index), Arc::clone(&newest));
        let search = move || work(corpus, &index, &asked, &answer, &wanted);
        if thread::Builder::new().name("search".into()).spawn_scoped(scope, search).is_ok() {
            self.away = Some(Away { ask, answers, newest, is_awaited: false });
        }
    }

    /// Everything that can be found: the dataset, and the actions of the program. Made here if it isn't yet.
    pub fn index(&self, corpus: &Corpus) -> &OnceLock<Index> {
        self.index.get_or_init(|| made(corpus));
        &self.index
    }

    /// The index, if it is made already; a page that needs it makes its own else.
    pub fn place(&self) -> &OnceLock<Index> {
        &self.index
    }

    /// Searches. Done here, the answer is there at once; away, it comes later: see [`Finder::answer`].
    pub fn search(&mut self, corpus: &Corpus, asked: Asked) -> Option<Results> {
        let Some(away) = &mut self.away else {
            let index = self.index.get_or_init(|| made(corpus));
            return look_up(corpus, index, &asked, &mut self.narrowing, &|| false);
        };
        let number = away.newest.fetch_add(1, Ordering::Relaxed) + 1;
        away.is_awaited = away.ask.send((number, asked)).is_ok();
        None
    }

    /// Whether an answer is still to come.
    pub fn is_awaited(&self) -> bool {
        self.away.as_ref().is_some_and(|away| away.is_awaited)
    }

    /// The answer to the newest query, if it has come or comes within so long.
    pub fn answer(&mut self, patience: Duration) -> Option<Results> {
        let away = self.away.as_mut().filter(|away| away.is_awaited)?;
        let newest = away.newest.load(Ordering::Relaxed);
        loop {
            match away.answers.recv_timeout(patience) {
                Ok((number, results)) if number == newest => {
                    away.is_awaited = false;
                    return Some(results);
                }
                // To a query that was overtaken.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return None,
                // A thread that has ended answers no more.
                Err(RecvTimeoutError::Disconnected) => {
                    away.is_awaited = false;
                    return None;
                }
            }
        }
    }
}

fn made(corpus: &Corpus) -> Index {
    Index::with(corpus, actions())
}

/// Answers queries until nobody asks any more.
fn work(
    corpus: &Corpus,
    index: &OnceLock<Index>,
    asked: &Receiver<(u64, Asked)>,
    answer: &Sender<(u64, Results)>,
    newest: &AtomicU64,
) {
    let mut narrowing = Narrowing::default();
    while let Ok((number, asked)) = asked.recv() {
        let is_overtaken = || newest.load(Ordering::Relaxed) != number;
        if is_overtaken() {
            continue;
        }
        let is_gone = || newest.load(Ordering::Relaxed) == GONE;
        if index.get().is_none()
            && let Some(made) = Index::unless(corpus, actions(), &is_gone)
        {
            let _made_elsewhere = index.set(made);
        }
        let Some(index) = index.get() else { return };
        if let Some(results) = look_up(corpus, index, &asked, &mut narrowing, &is_overtaken)
            && answer.send((number, results)).is_err()
        {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::dataset;
    use crate::search::Query;

    fn asked(corpus: &Corpus, typed: &str) -> Asked {
        Asked { query: Query::parse(corpus, typed), by_kind: false, most: 100 }
    }

    fn labels(results: &Results) -> Vec<&str> {
        results.rows.iter().map(|row| row.label.as_str()).collect()
    }

    #[test]
    fn what_is_found_away_is_what_is_found_here() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let mut here = Finder::default();
        thread::scope(|scope| {
            let mut away = Finder::default();
            away.go_away(scope, &corpus);
            for typed in ["spa", "kind:event 2018", "hirosima", ""] {
                assert!(away.search(&corpus, asked(&corpus, typed)).is_none() && away.is_awaited());
                let (there, here) =
                    (away.answer(Duration::MAX).unwrap(), here.search(&corpus, asked(&corpus, typed)).unwrap());
                assert_eq!((labels(&there), there.total), (labels(&here), here.total), "{typed}");
                assert!(!away.is_awaited());
            }
        });
    }

    #[test]
    fn only_the_newest_query_is_answered() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        thread::scope(|scope| {
            let mut away = Finder::default();
            away.go_away(scope, &corpus);
            for typed in ["s", "se", "sea", "spa", "crimario"] {
                away.search(&corpus, asked(&corpus, typed));
            }
            let found = away.answer(Duration::MAX).unwrap();
            assert_eq!(labels(&found).first(), Some(&"CRIMARIO"));
            assert!(away.answer(Duration::MAX).is_none() && away.answer(Duration::ZERO).is_none());
        });
    }
}
