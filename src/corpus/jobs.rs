//! The work of parsing, shared out among threads: small files whole, large ones record by record. What is needed first is
//! done first, and never much that isn't needed yet: raw records take more room than what becomes of them. Whoever needs what
//! a job gives does it, where nobody has begun it, and else does others while it waits.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Condvar, Mutex};

use super::parts;
use super::pieces::{self, Cut, Rest, SHORTEST, Span, small, texts};
use super::progress::Progress;
use super::raw::{RawFile, Settle as _, read};
use super::source::SourceFile;

/// So many jobs are done at most that nobody has asked for yet.
const AHEAD: usize = 32;

/// A part of a file that one thread parses.
struct Job<'t> {
    source: &'t SourceFile,
    /// How many bytes of the file it is about.
    bytes: usize,
    work: Work<'t>,
    /// Where to send what comes of it.
    sender: Sender<Option<RawFile>>,
}

/// What is to be parsed.
enum Work<'t> {
    /// The whole file.
    Whole,
    /// What a file holds besides the records that other jobs have.
    Rest(Rest<'t>),
    /// Some records of a list, one after the other.
    Records(&'t str, Vec<Span>),
}

impl Work<'_> {
    /// When it is needed, among others: lists are resolved one after the other, and what else a file holds before them.
    fn turn(&self) -> usize {
        match self {
            Work::Whole | Work::Rest(_) => 0,
            Work::Records(list, _) => parts::LISTS.iter().position(|other| other == list).map_or(0, |place| place + 1),
        }
    }
}

impl Job<'_> {
    /// None where ron refuses it.
    fn parse(&self, progress: &Progress) -> Option<RawFile> {
        let text = self.source.text.apart();
        let mut hold = |words: Cow<'_, str>| match words {
            Cow::Borrowed(words) => text.borrowed(words),
            Cow::Owned(words) => words.into(),
        };
        let raw = match &self.work {
            Work::Whole => read(&self.source.text).ok().map(|raw| raw.settle(&mut hold)),
            Work::Rest(rest) => parts::besides(rest, self.source.text.len()),
            Work::Records(list, records) => parts::records(list, &texts(&self.source.text, records), &mut hold),
        };
        progress.parsed(self.bytes);
        raw
    }
}

/// The turn of a job, and its number among all.
type Key = (usize, usize);

/// All jobs of a dataset.
pub(super) struct Jobs<'t> {
    queue: Mutex<Queue<'t>>,
    /// Told when there is another job to do, and when there is none any more.
    changed: Condvar,
    progress: &'t Progress,
}

/// Jobs that nobody has begun.
#[derive(Default)]
struct Queue<'t> {
    jobs: BTreeMap<Key, Job<'t>>,
    /// How many jobs there have been.
    given: usize,
    /// How many have been begun or done ahead.
    ahead: usize,
    is_over: bool,
}

impl<'t> Queue<'t> {
    /// The job that is needed first, to be done ahead.
    fn first(&mut self) -> Option<Job<'t>> {
        let (_, job) = self.jobs.pop_first()?;
        self.ahead += 1;
        Some(job)
    }
}

impl<'t> Jobs<'t> {
    /// None yet.
    pub(super) fn new(progress: &'t Progress) -> Jobs<'t> {
        Jobs { queue: Mutex::default(), changed: Condvar::new(), progress }
    }

    /// Does jobs for others, until nobody needs any more.
    pub(super) fn work(&self) {
        let waits = |queue: &mut Queue<'_>| !queue.is_over && (queue.jobs.is_empty() || queue.ahead >= AHEAD);
        let next = || {
            let mut queue = self.changed.wait_while(self.queue.lock().ok()?, waits).ok()?;
            if queue.is_over { None } else { queue.first() }
        };
        std::iter::from_fn(next).for_each(|job| self.attempt(&job));
    }

    /// As long as this is held somebody needs what jobs give.
    pub(super) fn needed(&self) -> Needed<'_, 't> {
        Needed(self)
    }

    /// Does a job, if there is one.
    fn help(&self) -> Option<()> {
        let job = self.queue.lock().ok()?.first()?;
        self.attempt(&job);
        Some(())
    }

    fn attempt(&self, job: &Job<'_>) {
        // Where nobody waits for it any more it is no loss.
        let _ = job.sender.send(job.parse(self.progress));
    }

    /// Takes a job away from the others; none where somebody has begun it.
    fn claim(&self, key: Key) -> Option<Job<'t>> {
        self.queue.lock().ok()?.jobs.remove(&key)
    }

    /// What a job gives; none where ron refuses its part of the file.
    pub(super) fn wait(&self, coming: Coming<'_>) -> Option<RawFile> {
        if let Some(job) = self.claim(coming.key) {
            return job.parse(self.progress);
        }
        let parsed = loop {
            match coming.parsed.try_recv() {
                Ok(raw) => break raw,
                Err(TryRecvError::Disconnected) => break None,
                Err(TryRecvError::Empty) if self.help().is_some() => {}
                Err(TryRecvError::Empty) => break coming.parsed.recv().ok().flatten(),
            }
        };
        self.taken();
        parsed
    }

    /// Needs some jobs no more.
    pub(super) fn forget(&self, jobs: Vec<Coming<'_>>) {
        jobs.iter().filter(|coming| self.claim(coming.key).is_none()).for_each(|_| self.taken());
    }

    /// Something done ahead is that no more.
    fn taken(&self) {
        if let Ok(mut queue) = self.queue.lock() {
            queue.ahead = queue.ahead.saturating_sub(1);
        }
        self.changed.notify_one();
    }

    fn give(&self, source: &'t SourceFile, bytes: usize, work: Work<'t>) -> Option<Coming<'t>> {
        let records = match &work {
            Work::Records(list, records) => Some((*list, records.len())),
            Work::Whole | Work::Rest(_) => None,
        };
        let (sender, parsed) = mpsc::channel();
        let mut queue = self.queue.lock().ok()?;
        let key = (work.turn(), queue.given);
        queue.given += 1;
        queue.jobs.insert(key, Job { source, bytes, work, sender });
        drop(queue);
        self.changed.notify_one();
        Some(Coming { key, bytes, records, parsed })
    }

    /// A job of a file as a whole.
    pub(super) fn whole(&self, source: &'t SourceFile) -> Vec<Coming<'t>> {
        self.give(source, source.text.len(), Work::Whole).into_iter().collect()
    }

    /// Jobs of a file by its records, in their order, each of about so many bytes; of the file as a whole where it isn't one
    /// with lists of records; none where it only begins as such, or holds records that can't say anything.
    pub(super) fn pieces(&self, source: &'t SourceFile, size: usize) -> Vec<Coming<'t>> {
        let text: &str = &source.text;
        let mut pile = self.pile(source, size);
        let mut is_crowded = false;
        let rest = pieces::cut(text, &mut |Cut { list, record, .. }| {
            is_crowded |= record.len() < SHORTEST;
            small(record).filter(|_| !is_crowded).into_iter().for_each(|record| pile.add(list, record));
        });
        let mut given = pile.all();
        match rest {
            Some(rest) if !is_crowded => {
                given.extend(self.give(source, rest.text.len(), Work::Rest(rest)));
                given
            }
            None if given.is_empty() && !is_crowded => self.whole(source),
            // It holds lists of records, and something is wrong with them.
            _ => {
                self.forget(given);
                Vec::new()
            }
        }
    }

    /// Jobs of some records of one list of a file, in their order, each of about so many bytes.
    pub(super) fn records(
        &self,
        source: &'t SourceFile,
        size: usize,
        list: &'t str,
        records: Vec<Span>,
    ) -> Vec<Coming<'t>> {
        let mut pile = self.pile(source, size);
        records.into_iter().for_each(|record| pile.add(list, record));
        pile.all()
    }

    fn pile(&self, source: &'t SourceFile, size: usize) -> Pile<'_, 't> {
        Pile { jobs: self, source, size, list: "", records: Vec::new(), bytes: 0, given: Vec::new() }
    }
}

/// Records on their way into jobs.
struct Pile<'j, 't> {
    jobs: &'j Jobs<'t>,
    source: &'t SourceFile,
    /// About so many bytes are one job.
    size: usize,
    list: &'t str,
    records: Vec<Span>,
    bytes: usize,
    given: Vec<Coming<'t>>,
}

impl<'t> Pile<'_, 't> {
    fn add(&mut self, list: &'t str, record: Span) {
        if self.list != list || self.bytes > self.size {
            self.give();
            self.list = list;
        }
        self.bytes += record.len();
        self.records.push(record);
    }

    fn give(&mut self) {
        let (mut records, bytes) = (std::mem::take(&mut self.records), std::mem::take(&mut self.bytes));
        records.shrink_to_fit();
        if !records.is_empty() {
            self.given.extend(self.jobs.give(self.source, bytes, Work::Records(self.list, records)));
        }
    }

    /// The jobs of all of them.
    fn all(mut self) -> Vec<Coming<'t>> {
        self.give();
        self.given
    }
}

/// What somebody will have parsed.
pub(super) struct Coming<'t> {
    key: Key,
    bytes: usize,
    records: Option<(&'t str, usize)>,
    parsed: Receiver<Option<RawFile>>,
}

impl<'t> Coming<'t> {
    /// How many bytes of the file it is about.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The list of which it is a part, and how many records it has; none for what holds several lists.
    pub(super) fn records(&self) -> Option<(&'t str, usize)> {
        self.records
    }
}

/// Whoever needs what jobs give; once it is gone, nobody works on.
pub(super) struct Needed<'j, 't>(&'j Jobs<'t>);

impl Drop for Needed<'_, '_> {
    fn drop(&mut self) {
        if let Ok(mut queue) = self.0.queue.lock() {
            queue.is_over = true;
        }
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn file() -> SourceFile {
        let events = "(id: \"e\"), ".repeat(AHEAD + 5);
        SourceFile::new("a.ron", format!("(events: [{events}], themes: [(id: \"t\")])"))
    }

    #[test]
    fn what_is_resolved_first_is_parsed_first() {
        let (progress, source) = (Progress::default(), file());
        let jobs = Jobs::new(&progress);
        let parts = jobs.pieces(&source, 1);
        let lists: Vec<&str> = std::iter::from_fn(|| jobs.queue.lock().unwrap().first())
            .map(|job| if let Work::Records(list, _) = job.work { list } else { "" })
            .collect();
        assert_eq!((lists.len(), &lists[..3]), (parts.len(), &["", "themes", "events"][..]));
    }

    #[test]
    fn no_more_is_parsed_ahead_than_is_soon_needed() {
        let (progress, source) = (Progress::default(), file());
        let jobs = Jobs::new(&progress);
        let parts = jobs.pieces(&source, 1);
        let left = || jobs.queue.lock().unwrap().jobs.len();
        thread::scope(|scope| {
            let needed = jobs.needed();
            let helper = scope.spawn(|| jobs.work());
            while left() > parts.len() - AHEAD {
                thread::yield_now();
            }
            thread::sleep(std::time::Duration::from_millis(20));
            assert_eq!(left(), parts.len() - AHEAD, "the rest is parsed when something was needed");
            let count = parts.len();
            let parsed: Vec<RawFile> = parts.into_iter().filter_map(|part| jobs.wait(part)).collect();
            assert_eq!(parsed.len(), count);
            drop(needed);
            helper.join().unwrap();
        });
    }
}
