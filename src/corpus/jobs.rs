//! The work of parsing, shared out among threads: small files whole, large ones record by record. Whoever needs what a
//! job gives does it, where nobody has begun it, and else does others while it waits.

use std::borrow::Cow;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::sync::{Arc, Mutex};

use super::parts;
use super::pieces::{self, Rest};
use super::progress::Progress;
use super::raw::{RawFile, Settle as _, read};
use super::source::SourceFile;

/// A part of a file that one thread parses.
pub(super) struct Job<'t> {
    source: &'t SourceFile,
    /// How many bytes of the file it is about.
    bytes: usize,
    work: Work<'t>,
    /// Where to send what comes of it; whoever takes this does the job.
    claim: Mutex<Option<Sender<Option<RawFile>>>>,
}

/// What is to be parsed.
pub(super) enum Work<'t> {
    /// The whole file.
    Whole,
    /// What a file holds besides the records that other jobs have.
    Rest(Rest<'t>),
    /// Some records of a list, one after the other.
    Records(&'t str, Vec<&'t str>),
}

impl Job<'_> {
    fn claim(&self) -> Option<Sender<Option<RawFile>>> {
        self.claim.lock().ok()?.take()
    }

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
            Work::Records(list, texts) => parts::records(list, texts, &mut hold),
        };
        progress.parsed(self.bytes);
        raw
    }
}

/// All jobs of a dataset.
pub(super) struct Jobs<'t> {
    queue: Mutex<Receiver<Arc<Job<'t>>>>,
    progress: &'t Progress,
}

/// Puts jobs among the others. Once it is dropped, no more will come.
pub(super) struct Giver<'t>(Sender<Arc<Job<'t>>>);

impl<'t> Jobs<'t> {
    /// None yet.
    pub(super) fn new(progress: &'t Progress) -> (Giver<'t>, Jobs<'t>) {
        let (sender, queue) = mpsc::channel();
        (Giver(sender), Jobs { queue: Mutex::new(queue), progress })
    }

    /// Does jobs until none is left and none will come.
    pub(super) fn work(&self) {
        let next = || self.queue.lock().ok()?.recv().ok();
        std::iter::from_fn(next).for_each(|job| self.attempt(&job));
    }

    /// Does a job, if there is one. When it is asked, no more will come.
    fn help(&self) -> Option<()> {
        let job = self.queue.lock().ok()?.try_recv().ok()?;
        self.attempt(&job);
        Some(())
    }

    fn attempt(&self, job: &Job<'_>) {
        if let Some(sender) = job.claim() {
            // Where nobody waits for it any more it is no loss.
            let _ = sender.send(job.parse(self.progress));
        }
    }

    /// What a job gives; none where ron refuses its part of the file.
    pub(super) fn wait(&self, Coming { job, parsed }: Coming<'_>) -> Option<RawFile> {
        if job.claim().is_some() {
            return job.parse(self.progress);
        }
        loop {
            match parsed.try_recv() {
                Ok(raw) => return raw,
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) if self.help().is_some() => {}
                Err(TryRecvError::Empty) => return parsed.recv().ok().flatten(),
            }
        }
    }
}

/// What somebody will have parsed.
pub(super) struct Coming<'t> {
    job: Arc<Job<'t>>,
    parsed: Receiver<Option<RawFile>>,
}

impl Coming<'_> {
    /// How many bytes of the file it is about.
    pub(super) fn bytes(&self) -> usize {
        self.job.bytes
    }

    /// The list of which it is a part, and how many records it has; none for what holds several lists.
    pub(super) fn records(&self) -> Option<(&str, usize)> {
        match &self.job.work {
            Work::Records(list, records) => Some((list, records.len())),
            Work::Whole | Work::Rest(_) => None,
        }
    }
}

impl<'t> Giver<'t> {
    fn give(&self, source: &'t SourceFile, bytes: usize, work: Work<'t>) -> Coming<'t> {
        let (sender, parsed) = mpsc::channel();
        let job = Arc::new(Job { source, bytes, work, claim: Mutex::new(Some(sender)) });
        // It can't be given where nobody takes jobs any more: then it is done by whoever waits for it.
        let _ = self.0.send(Arc::clone(&job));
        Coming { job, parsed }
    }

    /// A job of a file as a whole.
    pub(super) fn whole(&self, source: &'t SourceFile) -> Vec<Coming<'t>> {
        vec![self.give(source, source.text.len(), Work::Whole)]
    }

    /// Jobs of a file by its records, in their order, each of about so many bytes; of the file as a whole where it can't
    /// be cut.
    pub(super) fn pieces(&self, source: &'t SourceFile, size: usize) -> Vec<Coming<'t>> {
        let text: &str = &source.text;
        let mut jobs = Vec::new();
        let (mut list, mut records, mut bytes) = ("", Vec::new(), 0);
        let mut give = |list, records, bytes| jobs.push(self.give(source, bytes, Work::Records(list, records)));
        let rest = pieces::cut(text, &mut |name, record| {
            if list != name || bytes > size {
                if !records.is_empty() {
                    give(list, std::mem::take(&mut records), bytes);
                }
                (list, bytes) = (name, 0);
            }
            bytes += record.len();
            records.extend(text.get(record));
        });
        if !records.is_empty() {
            give(list, records, bytes);
        }
        match rest {
            Some(rest) => {
                jobs.push(self.give(source, rest.text.len(), Work::Rest(rest)));
                jobs
            }
            None => self.whole(source),
        }
    }
}
