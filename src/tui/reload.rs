//! A dataset that changes while it is shown: its files are watched, and read again when they have been quiet for a while.
//!
//! The folders are watched rather than the files: editors put a new file in the place of the old one. Nothing ticks: the
//! system tells of changes, and the loop is woken when there is something new to show.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
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
    /// Whoever reads has it as long as it is here.
    _watcher: Arc<Mutex<RecommendedWatcher>>,
}

impl Reloads {
    /// Watches a dataset from now on.
    ///
    /// # Errors
    /// Where the system watches no more files, or none of that kind.
    pub fn of(source: &Source) -> Result<Reloads, notify::Error> {
        let now = Target::all(&source.paths);
        let folders = folders(&now);
        let targets = Arc::new(Mutex::new(now));
        let (tell, told) = mpsc::channel();
        let watched = Arc::clone(&targets);
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let concerns = |event: &notify::Event| {
                let is_meant =
                    |path: &PathBuf| watched.lock().is_ok_and(|targets| targets.iter().any(|target| target.has(path)));
                event.need_rescan() || changes(event.kind) && event.paths.iter().any(is_meant)
            };
            if event.is_ok_and(|event| concerns(&event)) {
                // The other end is gone only when nobody waits for news any more.
                let _ = tell.send(());
            }
        })?;
        watch(&mut watcher, folders)?;
        let watcher = Arc::new(Mutex::new(watcher));
        let (publish, news) = mpsc::channel();
        let (load, paths, watching) = (Arc::clone(&source.load), source.paths.clone(), Arc::downgrade(&watcher));
        let read = move || {
            while told.recv().is_ok() {
                while told.recv_timeout(QUIET).is_ok() {}
                // Before they are read: what changes from now on is told.
                watching.upgrade().into_iter().for_each(|watcher| watch_again(&paths, &targets, &watcher));
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

/// Watches what paths mean now: a folder that was made anew, or a link that leads elsewhere, isn't the one that was watched.
fn watch_again(paths: &[PathBuf], targets: &Mutex<Vec<Target>>, watcher: &Mutex<RecommendedWatcher>) {
    let folders = {
        let Ok(mut targets) = targets.lock() else { return };
        let mut now = Target::all(paths);
        // What isn't there now may come back.
        now.extend(targets.drain(..).filter(|target| !target.place().exists()));
        *targets = now;
        folders(&targets)
    };
    // The watcher waits for whoever tells of events, and that one for the targets: they are free here.
    let Ok(mut watcher) = watcher.lock() else { return };
    // What isn't there can't be watched, and is told of by the folder in which it stood.
    let _ = watch(&mut watcher, folders);
}

/// How a folder is watched.
struct Look {
    mode: RecursiveMode,
    /// Whether files that are read stand in it. Where another can't be watched, it isn't told that these are others now.
    is_needed: bool,
}

/// Watches folders, those that are watched already anew.
///
/// # Errors
/// Where one that is needed can't be watched; the others are.
fn watch(watcher: &mut RecommendedWatcher, folders: BTreeMap<PathBuf, Look>) -> notify::Result<()> {
    let mut all = Ok(());
    for (folder, Look { mode, is_needed }) in folders {
        // It may be the first time.
        let _ = watcher.unwatch(&folder);
        let watched = watcher.watch(&folder, mode);
        if is_needed {
            all = all.and(watched);
        }
    }
    all
}

/// The folders to watch for some targets, each once.
fn folders(targets: &[Target]) -> BTreeMap<PathBuf, Look> {
    let mut folders: BTreeMap<PathBuf, Look> = BTreeMap::new();
    for target in targets {
        let (folder, mode) = match target {
            Target::Folder(folder) => (Some(folder.as_path()), RecursiveMode::Recursive),
            Target::File(path) | Target::Way(path) => (path.parent(), RecursiveMode::NonRecursive),
        };
        let Some(folder) = folder else { continue };
        let look = folders.entry(folder.to_owned()).or_insert(Look { mode, is_needed: false });
        look.is_needed |= !matches!(target, Target::Way(_));
        if mode == RecursiveMode::Recursive {
            look.mode = mode;
        }
    }
    folders
}

/// Something that is watched.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// A file, by the folder in which it stands and its own name.
    File(PathBuf),
    /// All RON files of a folder.
    Folder(PathBuf),
    /// What leads to them, by the same: the folder itself, or a link.
    Way(PathBuf),
}

/// So many links that lead to each other are followed.
const LINKS: usize = 40;

impl Target {
    /// What to watch for some paths: where they lead, and every link on the way there.
    fn all(paths: &[PathBuf]) -> Vec<Target> {
        let mut all = Vec::new();
        for path in paths {
            match path.canonicalize() {
                Ok(folder) if folder.is_dir() => all.extend([Target::Way(folder.clone()), Target::Folder(folder)]),
                Ok(file) => all.push(Target::File(file)),
                Err(_) => {}
            }
            all.extend(links(path, LINKS).into_iter().map(Target::Way));
        }
        all.sort();
        all.dedup();
        all
    }

    fn place(&self) -> &Path {
        match self {
            Target::File(path) | Target::Folder(path) | Target::Way(path) => path,
        }
    }

    /// Whether a change of a path is one of it. What has no extension may be a folder with files in it.
    fn has(&self, path: &Path) -> bool {
        match self {
            Target::File(place) | Target::Way(place) => place == path,
            Target::Folder(folder) => {
                path.starts_with(folder) && path.extension().is_none_or(|extension| extension == "ron")
            }
        }
    }
}

/// The links on the way to what a path means, by their own places; so many at most are followed.
fn links(path: &Path, most: usize) -> Vec<PathBuf> {
    let mut at = PathBuf::new();
    let mut parts = path.components();
    while let Some(part) = parts.next() {
        at.push(part);
        let Some(to) = at.read_link().ok().filter(|_| most > 0) else { continue };
        let folder = at.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let place = folder.canonicalize().ok().zip(at.file_name()).map(|(folder, name)| folder.join(name));
        let mut links = links(&folder.join(to).join(parts.as_path()), most - 1);
        links.extend(place);
        return links;
    }
    Vec::new()
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
