//! Why a command has no answer.

use std::io;

use crate::address::UnknownAddress;
use crate::analysis::LensError;
use crate::config::NoTheme;
use crate::corpus::{Problem, Problems, UnknownLanguage};
use crate::fulltext::TextError;
use crate::sheet::UnknownView;
use crate::tui::app::Broken;
use crate::tui::keys::UnknownKey;

/// Why there can't be an answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The arguments don't fit together.
    #[error("{0}")]
    Usage(clap::Error),
    /// The dataset can't be used.
    #[error("{0}\nerror: this dataset can't be used until that is mended; `euja check PATH` shows the problems again")]
    Dataset(#[from] Problems),
    /// A file or folder isn't there.
    #[error("error: there is no file or folder {0}")]
    Absent(String),
    /// The answer couldn't be written.
    #[error("error: the answer couldn't be written: {0}")]
    Write(#[from] io::Error),
    /// Nothing has that address.
    #[error("error: {0}")]
    Address(#[from] UnknownAddress),
    /// The lens can't be read.
    #[error("error: {0}")]
    Lens(#[from] LensError),
    /// The query can't be understood.
    #[error("error: in the query, {0}")]
    Query(String),
    /// A copy of a source can't be shown.
    #[error("error: {0}")]
    Text(#[from] TextError),
    /// There is no such view.
    #[error("error: {0}")]
    View(#[from] UnknownView),
    /// There is no such tour, or it can't be shown.
    #[error("error: {0}")]
    Tour(String),
    /// There is no such theme.
    #[error("error: {0}")]
    Theme(#[from] NoTheme),
    /// A file can't be saved.
    #[error("error: {0}")]
    Save(String),
    /// Nothing has a name in that language.
    #[error("error: {0}")]
    Language(#[from] UnknownLanguage),
    /// The keys of a script can't be played.
    #[error("error: {0}")]
    Keys(#[from] UnknownKey),
    /// The explorer can't run here.
    #[error("error: {0}; `euja show` writes pages as text")]
    Terminal(io::Error),
}

impl Failure {
    /// What is said of it where something is shown already.
    pub(super) fn broken(&self) -> Broken {
        let whole = self.to_string();
        let line = match self {
            Failure::Dataset(Problems(problems)) if !problems.is_empty() => {
                let first = problems.iter().take(1).map(Problem::in_a_line).collect::<String>();
                match problems.len() {
                    1 => first,
                    count => format!("{count} problems, {first}"),
                }
            }
            _ => whole.strip_prefix("error: ").unwrap_or(&whole).to_owned(),
        };
        Broken { line, whole }
    }
}
