//! The tour that is being recorded, and the file it is kept in.

use std::path::Path;

use super::save::Unsaved;
use crate::corpus::{Corpus, Id, Record, Step, Tour, Words};
use crate::tour::Draft;

/// A tour that was loaded from a file which steps can be added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TourFile {
    /// The file, as it was given.
    pub path: String,
    /// What it held when it was read. A file may hold thousands of tours: all share one text.
    pub text: Words,
    /// The tour.
    pub tour: Id<Tour>,
}

/// What can be recorded into, and what is asked for at the start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recordable {
    /// The tours that stand in files of their own.
    pub files: Vec<TourFile>,
    /// The file that was named for recording: one of these, or a new one.
    pub into: Option<String>,
}

/// The tour that is being recorded, if there is one.
#[derive(Debug, Clone, Default)]
pub(super) struct Recording {
    /// The tours that could be recorded into instead.
    pub files: Vec<TourFile>,
    /// The file that was named for a new tour.
    pub named: Option<String>,
    /// The file of the tour.
    pub path: String,
    draft: Option<Draft>,
    /// What the file held when it was last read or written; none for a new one.
    read: Option<String>,
    /// Whether the file lacks what was done last.
    pub unsaved: bool,
    /// A view that becomes the first step as soon as file and title are known.
    pub pending: Option<Box<Step>>,
    /// The step that was last done something with.
    pub at: usize,
    /// What is said when the file is written.
    said: String,
    /// What was said the last time.
    last: String,
    /// Whether it was said that something is unsaved.
    pub warned: bool,
}

impl Recording {
    /// What can be recorded into. A file that was named and holds one tour is gone on with.
    pub fn of(corpus: &Corpus, record: Recordable) -> Recording {
        let Recordable { files, into } = record;
        let mut recording = Recording { files, ..Recording::default() };
        let Some(into) = into else { return recording };
        let named: Vec<usize> =
            (0..).zip(&recording.files).filter(|(_, file)| file.path == into).map(|(n, _)| n).collect();
        match named[..] {
            [] => recording.named = Some(into),
            [only] => recording.go_on_with(corpus, only),
            _ => {}
        }
        recording
    }

    /// Goes on with one of the tours that stand in files.
    pub fn go_on_with(&mut self, corpus: &Corpus, nth: usize) {
        let Some(file) = self.files.get(nth).cloned() else { return };
        if let Some(draft) = Draft::of(corpus, file.tour, &file.text) {
            let files = std::mem::take(&mut self.files);
            let pending = self.pending.take();
            let at = draft.tour.steps.len().saturating_sub(1);
            let (path, read, draft) = (file.path, Some(file.text.to_string()), Some(draft));
            *self = Recording { files, pending, path, read, draft, at, ..Recording::default() };
        }
    }

    /// The same for another corpus.
    pub fn elsewhere(&self, from: &Corpus, to: &Corpus) -> Recording {
        let draft = self.draft.as_ref().map(|draft| draft.elsewhere(from, to));
        Recording { draft, files: Vec::new(), pending: None, ..self.clone() }
    }

    /// Goes on after the files were read again; gives what is to be said where that is only because of a step that was
    /// kept. A file that somebody else changed counts, unless something of ours isn't saved.
    pub fn resume(&mut self, corpus: &Corpus, before: Recording) -> Option<String> {
        let files = std::mem::take(&mut self.files);
        *self = Recording { files, ..before };
        let slug = self.tour()?.slug();
        let is_ours = |file: &TourFile| file.path == self.path && corpus.tours[file.tour].slug() == slug;
        let nth = self.files.iter().position(is_ours)?;
        if self.files.get(nth).map(|file| &*file.text) == self.read.as_deref() {
            return Some(self.last.clone());
        }
        if !self.unsaved {
            self.go_on_with(corpus, nth);
        }
        None
    }

    /// Begins a new tour in the file that was named.
    pub fn begin(&mut self, corpus: &Corpus, label: &str) {
        let stem = Path::new(&self.path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        self.draft = Some(Draft::new(corpus, &stem.unwrap_or_default(), label));
        (self.read, self.at) = (None, 0);
    }

    /// Names another file for what is recorded.
    pub fn move_to(&mut self, path: String) {
        self.path = path;
        self.read = None;
    }

    /// The tour as it is now.
    pub fn tour(&self) -> Option<&Tour> {
        self.draft.as_ref().map(|draft| &draft.tour)
    }

    /// The tour, to change it.
    pub fn draft(&mut self) -> Option<&mut Draft> {
        self.draft.as_mut()
    }

    /// The text of the file as it is to be, and what it must hold until then; `said` is what is said when that is done.
    pub fn for_saving(&mut self, said: String) -> Option<(String, Option<String>)> {
        let text = self.draft.as_ref()?.text();
        (self.unsaved, self.said) = (true, said);
        Some((text, self.read.clone()))
    }

    /// Notes what became of the file, and gives what there is to say; `true` where another name is to be found for it.
    pub fn saved(&mut self, outcome: Result<(), Unsaved>) -> (String, bool) {
        let name = crate::text::visible(&self.path).into_owned();
        match outcome {
            Ok(()) => {
                (self.unsaved, self.warned) = (false, false);
                self.read = self.draft.as_ref().map(Draft::text);
                self.last = std::mem::take(&mut self.said);
                (self.last.clone(), false)
            }
            Err(Unsaved::There) => {
                (format!("{name} is there already, and is left as it is: another name, please."), true)
            }
            Err(Unsaved::Changed) => (
                format!(
                    "{name} has been changed by somebody else, and is left as it is: save yours under another name."
                ),
                true,
            ),
            Err(Unsaved::Failed(why)) => (format!("{why}: another name, perhaps?"), true),
        }
    }
}

/// The name of a file for tours that is typed: with `.ron` where it has no ending.
pub(super) fn file_name(typed: &str) -> String {
    if Path::new(typed).extension().is_some() { typed.to_owned() } else { format!("{typed}.ron") }
}
