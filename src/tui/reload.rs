//! A dataset that changes while it is shown: its files are watched, and read again when they have been quiet for a while.
//!
//! The folders are watched rather than the files: editors put a new file in the place of the old one. Nothing ticks: the
//! system tells of changes, and the loop is woken when there is something new to show.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::app::{Broken, Setup};
use super::terminal::wake;
use crate::corpus::Corpus;

/// A dataset as it was read, and how it is shown first.
pub struct Loaded {
    /// The dataset.
    pub corpus: Corpus,
    /// Address, lens and copies of sources, which belong to this corpus alone.
    pub setup: Setup,
}

/// Where a dataset comes from, to be read again.
pub struct Source {
    /// Its files and folders.
    pub paths: Vec<PathBuf>,
    /// Reads them.
    pub load: Arc<dyn Fn() -> Result<Loaded, Broken> + Send + Sync>,
}

/// How long nothing must have happened to the files: who saves them all writes them one after the other.
const QUIET: Duration = Duration::from_millis(150);

/// Files that are watched, from before they are read the first time.
pub struct Reloads {
    news: Receiver<Result<Loaded, Broken>>,
    _watcher: RecommendedWatcher,
}

impl Reloads {
    /// Watches a dataset from now on.
    ///
    /// # Errors
    /// Where the system watches no more files, or none of that kind.
    pub fn of(source: &Source) -> Result<Reloads, notify::Error> {
        let targets: Vec<Target> = source.paths.iter().flat_map(|path| Target::of(path)).collect();
        let folders: Vec<(PathBuf, RecursiveMode)> = targets.iter().filter_map(Target::folder).collect();
        let (tell, told) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let concerns = |event: &notify::Event| {
                event.need_rescan()
                    || changes(event.kind)
                        && event.paths.iter().any(|path| targets.iter().any(|target| target.has(path)))
            };
            if event.is_ok_and(|event| concerns(&event)) {
                // The other end is gone only when nobody waits for news any more.
                let _ = tell.send(());
            }
        })?;
        for (folder, mode) in folders {
            watcher.watch(&folder, mode)?;
        }
        let (publish, news) = mpsc::channel();
        let load = Arc::clone(&source.load);
        let read = move || {
            while told.recv().is_ok() {
                while told.recv_timeout(QUIET).is_ok() {}
                if publish.send(load()).is_err() {
                    return;
                }
                wake();
            }
        };
        thread::Builder::new().name("reload".into()).spawn(read).map_err(notify::Error::io)?;
        Ok(Reloads { news, _watcher: watcher })
    }

    /// What the files are now, if they have been read again; of several times the last.
    pub(super) fn news(&self) -> Option<Result<Loaded, Broken>> {
        self.news.try_iter().last()
    }

    /// How long the loop may sleep before it asks for news; without end where it is woken.
    pub(super) fn patience(&self) -> Option<Duration> {
        (!cfg!(unix)).then_some(Duration::from_millis(500))
    }
}

/// Something that is watched.
enum Target {
    /// A file, by its folder and its own name.
    File(PathBuf),
    /// All RON files of a folder.
    Folder(PathBuf),
}

impl Target {
    /// What to watch for a path: where it stands, and where a link leads.
    fn of(path: &Path) -> Vec<Target> {
        let Ok(real) = path.canonicalize() else { return Vec::new() };
        if real.is_dir() {
            return vec![Target::Folder(real)];
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let stands = parent.canonicalize().ok().zip(path.file_name()).map(|(parent, name)| parent.join(name));
        let linked = stands.filter(|stands| *stands != real).map(Target::File);
        std::iter::once(Target::File(real)).chain(linked).collect()
    }

    fn folder(&self) -> Option<(PathBuf, RecursiveMode)> {
        match self {
            Target::File(path) => Some((path.parent()?.to_owned(), RecursiveMode::NonRecursive)),
            Target::Folder(path) => Some((path.clone(), RecursiveMode::Recursive)),
        }
    }

    /// Whether a change of a path is one of it. What has no extension may be a folder with files in it.
    fn has(&self, path: &Path) -> bool {
        match self {
            Target::File(file) => file == path,
            Target::Folder(folder) => {
                path.starts_with(folder) && path.extension().is_none_or(|extension| extension == "ron")
            }
        }
    }
}

/// Whether an event may mean other contents. Being read or dated anew doesn't.
fn changes(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_path_and_those_of_a_folder_by_their_ending() {
        let file = Target::File("/a/b.ron".into());
        assert!(file.has(Path::new("/a/b.ron")) && !file.has(Path::new("/a/c.ron")));
        let folder = Target::Folder("/a".into());
        assert!(folder.has(Path::new("/a/deep/c.ron")) && folder.has(Path::new("/a/deep")));
        assert!(!folder.has(Path::new("/a/.c.ron.swp")) && !folder.has(Path::new("/b/c.ron")));
    }

    #[test]
    fn to_be_read_is_no_change() {
        use notify::event::{AccessKind, CreateKind, DataChange, MetadataKind};
        assert!(!changes(EventKind::Access(AccessKind::Read)));
        assert!(!changes(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any))));
        assert!(changes(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(changes(EventKind::Create(CreateKind::File)));
    }
}
