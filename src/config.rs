//! What a person has settled once for all: one file, `euja/config.ron`, that is read and never written. Apart from it,
//! `state` keeps the last place where that is settled.
//!
//! `raw` has what stands in the files, `place` where it is looked for, `theme` reads themes of one's own, `written` says
//! what holds and what could stand there.

mod place;
mod raw;
mod state;
mod theme;
mod written;

use std::path::{Path, PathBuf};

use raw::{RawConfig, RawKeys};
pub use state::State;
pub use theme::{NoTheme, Wish, check};
pub use written::{settled, template};

use crate::corpus::{Aside, Problem, SourceFile, near, source};
use crate::tui::action::Action;
use crate::tui::keymap::{Keymap, Reason, Rebinding};
use crate::tui::keys::named_key;
use crate::tui::reader::MEASURES;

/// A file of settings or a theme of more bytes isn't read.
const LARGEST: u64 = 1 << 20;

/// What is settled; none where nobody says.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The colours.
    pub theme: Option<Wish>,
    /// Whether the mouse is listened to.
    pub mouse: Option<bool>,
    /// Whether only ASCII is drawn.
    pub ascii: Option<bool>,
    /// The widest that the reader's text is, in cells.
    pub measure: Option<u16>,
    /// The language in which things are named.
    pub language: Option<String>,
    /// Whether the last place is remembered.
    pub remember: Option<bool>,
    /// The keys.
    pub keymap: Keymap,
}

/// The file of settings, and what it says.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Where it is looked for; none where this system has no place for it.
    pub path: Option<PathBuf>,
    /// Whether it is there.
    pub is_there: bool,
    /// What it settles: nothing where it has problems.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Config {
    /// The settings of whoever runs this.
    pub fn load() -> Config {
        let path = place::file(|name| std::env::var_os(name));
        let Some(found) = path.as_deref() else { return Config::default() };
        let name = found.display().to_string();
        match source::ordinary(found, LARGEST) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => {
                    let (settings, problems) = read(&SourceFile::new(name, text), found.parent());
                    Config { is_there: true, settings, problems, path }
                }
                Err(_) => Config {
                    is_there: true,
                    problems: vec![Problem::of_file(name, "this is no UTF-8 text", None)],
                    path,
                    ..Config::default()
                },
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Config { path, ..Config::default() },
            Err(error) => {
                let what = format!("the settings can't be read: {error}");
                Config { is_there: true, problems: vec![Problem::of_file(name, what, None)], path, ..Config::default() }
            }
        }
    }

    /// What the first frame says of the problems, in a line.
    pub fn notice(&self) -> Option<String> {
        let first = self.problems.first()?;
        Some(format!("{}; nothing of it holds, see euja config", first.in_a_line()))
    }
}

/// What a file settles; `folder` is where it stands. Where it has a problem it settles nothing.
pub fn read(file: &SourceFile, folder: Option<&Path>) -> (Settings, Vec<Problem>) {
    let mut report = Aside::new(file);
    let settings = match raw::read::<RawConfig>(&file.text) {
        Ok(raw) => settle(raw, folder, &mut report),
        Err(error) => {
            report.syntax(&error);
            Settings::default()
        }
    };
    let problems = report.finish();
    if problems.is_empty() { (settings, problems) } else { (Settings::default(), problems) }
}

fn settle(raw: RawConfig, folder: Option<&Path>, report: &mut Aside<'_>) -> Settings {
    let theme = raw.theme.and_then(|name| {
        Wish::read(&name, folder)
            .map_err(|unknown| report.field("theme", unknown.what(), &Wish::expected(), unknown.near()))
            .ok()
    });
    let (least, most, _) = MEASURES;
    let measure = raw.measure.and_then(|asked| {
        let measure = u16::try_from(asked).ok().filter(|asked| (least..=most).contains(asked));
        if measure.is_none() {
            let expected = format!("columns of the reader's text, {least} to {most}");
            report.field("measure", format!("a text can't be {asked} columns wide"), &expected, None);
        }
        measure
    });
    let rebindings: Vec<Option<Rebinding>> =
        raw.keys.iter().enumerate().map(|(nth, keys)| rebinding(nth, keys, report)).collect();
    let mut keymap = Keymap::default();
    // Where one can't be read, what the others clash with isn't known.
    if let Some(rebindings) = rebindings.into_iter().collect::<Option<Vec<_>>>() {
        match keymap.rebound(&rebindings) {
            Ok(rebound) => keymap = rebound,
            Err(clashes) => {
                for clash in clashes {
                    let expected = match clash.reason {
                        Reason::Both(..) => "another key for one of them",
                        Reason::Text => "a key that types nothing, such as Ctrl-F or F2",
                    };
                    report.item(("keys", clash.nth, Some("keys")), clash.to_string(), expected, None);
                }
            }
        }
    }
    let RawConfig { mouse, ascii, language, remember, .. } = raw;
    Settings { theme, mouse, ascii, measure, language, remember, keymap }
}

fn rebinding(nth: usize, raw: &RawKeys, report: &mut Aside<'_>) -> Option<Rebinding> {
    let action = Action::named(&raw.action);
    if action.is_none() {
        let names: Vec<String> = Action::ALL.iter().map(|action| action.name()).collect();
        let near = near(&raw.action, names.iter().map(String::as_str));
        let what = format!("no action is called `{}`", raw.action);
        report.item(("keys", nth, Some("action")), what, "a name that `euja config --template` lists", near);
    }
    let mut keys = Vec::new();
    let mut known = true;
    for name in raw.keys.split_whitespace() {
        match named_key(name) {
            Some(key) => keys.push(key),
            None => {
                known = false;
                let what = format!("`{name}` is no key");
                let near = near(name, crate::tui::keys::names());
                let expected = "names with spaces between: q, Ctrl-F, Enter, PgDn, F2, Space";
                report.item(("keys", nth, Some("keys")), what, expected, near);
            }
        }
    }
    let contexts = raw.places.iter().map(|place| place.0).collect();
    known.then_some(Rebinding { action: action?, keys, contexts })
}
