//! The last place of each dataset, kept from one start to the next where the settings say `remember: true`: a file apart
//! from the settings, `euja/state.ron`, which nobody has to look after.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use thin_vec::ThinVec;

use super::place;
use super::raw::{self, RawSeen, RawState};
use crate::corpus::{Corpus, Step, source};
use crate::text::visible;
use crate::tui::app::LastView;
use crate::tui::save::{Unsaved, put};

/// More bytes than any file of [`MOST`] places has.
const LARGEST: u64 = 1 << 20;

/// The places of more datasets are forgotten, the oldest first.
const MOST: usize = 20;

/// Said of a file that can't be read. It isn't written either: perhaps it is a newer version's, or somebody else's.
const BROKEN: &str =
    "state.ron can't be read and is left as it is; take it away to have the last place remembered again";

/// What is remembered.
#[derive(Debug, Default)]
pub struct State {
    /// The file, and what it holds; nothing where it isn't there.
    file: Option<(PathBuf, Option<String>)>,
    seen: Vec<RawSeen>,
}

impl State {
    /// What whoever runs this was shown last.
    ///
    /// # Errors
    /// A sentence, where there is a file and it can't be read.
    pub fn load() -> Result<State, String> {
        place::state(|name| std::env::var_os(name)).map_or_else(|| Ok(State::default()), State::of)
    }

    fn of(path: PathBuf) -> Result<State, String> {
        // A link to the device that keeps nothing is how people say that nothing is to be kept.
        if std::fs::canonicalize(&path).is_ok_and(|path| path == Path::new("/dev/null")) {
            return Ok(State::default());
        }
        let read =
            source::ordinary(&path, LARGEST).and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other));
        let text = match read {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(State { file: Some((path, None)), seen: Vec::new() });
            }
            Err(_) => return Err(BROKEN.into()),
        };
        // An empty file is what a power cut may leave of one.
        let seen = if text.trim().is_empty() {
            Vec::new()
        } else {
            raw::read::<RawState>(&text).map_err(|_| BROKEN.to_owned())?.places
        };
        Ok(State { file: Some((path, Some(text))), seen })
    }

    /// Where a dataset was left; none where it never was.
    pub fn view(&self, corpus: &Corpus) -> Option<LastView> {
        let seen = self.seen.iter().find(|seen| seen.dataset == *corpus.about.id)?;
        let step = Step {
            title: "".into(),
            address: seen.address.clone().into(),
            panes: seen.panes,
            view: seen.view.clone().into(),
            lens: seen.lens.clone().into(),
            window: seen.window.parse().ok(),
            highlight: "".into(),
            text: "".into(),
            notes: "".into(),
            passages: ThinVec::new(),
            seconds: None,
        };
        Some(LastView { dataset: seen.dataset.clone(), step, focus: seen.focus })
    }

    /// Remembers where a dataset was left, and writes it.
    ///
    /// # Errors
    /// A sentence: why it can't be written.
    pub fn keep(self, view: &LastView) -> Result<(), String> {
        let Some((path, read)) = self.file else { return Ok(()) };
        let LastView { dataset, step, focus } = view;
        let mut seen = self.seen;
        seen.retain(|seen| seen.dataset != *dataset);
        seen.truncate(MOST - 1);
        seen.insert(
            0,
            RawSeen {
                dataset: dataset.clone(),
                address: step.address.to_string(),
                panes: step.panes,
                focus: *focus,
                view: step.view.to_string(),
                lens: step.lens.to_string(),
                window: step.window.as_ref().map(ToString::to_string).unwrap_or_default(),
            },
        );
        write(&path, &written(&seen), read.as_deref())
    }
}

fn write(path: &Path, text: &str, read: Option<&str>) -> Result<(), String> {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let saved = made.map_err(|error| Unsaved::Failed(error.to_string())).and_then(|()| put(path, text, read));
    saved.map_err(|unsaved| {
        let why = match unsaved {
            Unsaved::There | Unsaved::Changed => "another euja has just written there".into(),
            Unsaved::Failed(why) => why,
        };
        format!("the last place isn't remembered in {}: {why}", visible(&path.display().to_string()))
    })
}

fn written(seen: &[RawSeen]) -> String {
    let text = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let mut out = "// The last place in each dataset. euja writes this file where its settings say `remember: true`.\n\
                   (\n    places: [\n"
        .to_owned();
    for RawSeen { dataset, address, panes, focus, view, lens, window } in seen {
        let _ = writeln!(
            out,
            "        (dataset: \"{}\", address: \"{}\", panes: {panes:?}, focus: {focus:?}, view: \"{}\", lens: \"{}\", \
             window: \"{window}\"),",
            text(dataset),
            text(address),
            text(view),
            text(lens),
        );
    }
    out + "    ],\n)\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Panes;
    use crate::dataset;

    fn view(address: &str) -> LastView {
        let state = State {
            file: None,
            seen: vec![RawSeen { address: address.into(), window: "2014/2016-03-02".into(), ..seen() }],
        };
        state.view(&dataset::corpus(&dataset::files()).unwrap()).unwrap()
    }

    fn seen() -> RawSeen {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        RawSeen {
            dataset: corpus.about.id.to_string(),
            address: "home".into(),
            panes: Panes::All,
            focus: Panes::Timeline,
            view: "quadrants".into(),
            lens: "year:..2018".into(),
            window: String::new(),
        }
    }

    #[test]
    fn what_is_kept_is_found_again_beside_that_of_other_datasets() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/euja/state.ron");
        for address in ["search/a \"quoted\" \\ one", "method"] {
            let state = State::of(path.clone()).unwrap();
            let others = state.seen.len();
            state.keep(&view(address)).unwrap();
            let again = State::of(path.clone()).unwrap();
            assert_eq!(again.seen.len(), others.max(1));
            let found = again.view(&corpus).unwrap();
            assert_eq!(format!("{found:?}"), format!("{:?}", view(address)));
        }
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(&*corpus.about.id, "another")).unwrap();
        let state = State::of(path.clone()).unwrap();
        assert!(state.view(&corpus).is_none());
        state.keep(&view("method")).unwrap();
        assert_eq!(State::of(path).unwrap().seen.len(), 2);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_said_and_an_empty_one_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        for text in ["(places: [", "(other: 1)", "theirs", "(places: [(dataset: 3)])"] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(State::of(path.clone()).unwrap_err(), BROKEN);
        }
        std::fs::write(&path, "\n").unwrap();
        assert!(State::of(path).unwrap().seen.is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_what_keeps_nothing_is_neither_read_nor_replaced_and_other_devices_are_said() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        symlink("/dev/null", &path).unwrap();
        State::of(path.clone()).unwrap().keep(&view("method")).unwrap();
        assert!(!std::fs::metadata("/dev/null").unwrap().is_file(), "the device is a file now");
        std::fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert_eq!(State::of(path).unwrap_err(), BROKEN);
    }
}
