//! Options that several commands have, or that belong together.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Colour, Size};
use crate::config::{NoTheme, Settings, Wish};
use crate::corpus::Progress;
use clap::Args;

/// How the matrix is looked at.
#[derive(Debug, Clone, Default, Args)]
pub struct Look {
    /// Which evidence counts: doc:ID,ID year:2014..2018 stance:supports directness:direct confidence:medium
    #[arg(long, value_name = "LENS")]
    pub lens: Option<String>,
    /// Which table or plot the matrix shows: levels, passages, convergence, quadrants, contested, ...
    #[arg(long = "as", value_name = "VIEW")]
    pub view: Option<String>,
}

impl Look {
    /// Whether anything is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.lens.is_some() || self.view.is_some()
    }

    /// What is asked for after the command, or else before it.
    pub(super) fn or(self, before: Look) -> Look {
        Look { lens: self.lens.or(before.lens), view: self.view.or(before.view) }
    }
}

/// Options that every command takes.
#[derive(Debug, Default, Args)]
pub struct Globals {
    /// A file or folder of RON files to take in place of the built-in dataset; may be given again and again
    #[arg(long, value_name = "PATH", global = true)]
    pub data: Vec<PathBuf>,
    /// The language in which things are named, where the dataset has names in it
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<String>,
    /// Your own copy of a document (text, Markdown, HTML), to read along with its digest; may be given again and again
    #[arg(long, value_name = "DOC=FILE", global = true)]
    pub text: Vec<String>,
    /// A file with tours of your own, beside those of the dataset; may be given again and again
    #[arg(long = "tour", value_name = "FILE", global = true)]
    pub tours: Vec<PathBuf>,
    /// The colours to draw with: auto (as the terminal is), dark, light, projector, mono, or a file with your own
    #[arg(long, value_name = "NAME|FILE", global = true)]
    pub theme: Option<String>,
    /// Draw with ASCII characters only; --ascii=false where the settings say so
    #[arg(long, global = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    pub ascii: Option<bool>,
    /// Whether to use colours; a NO_COLOR in the environment says never
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    pub color: Colour,
    /// Leave the mouse to the terminal; --no-mouse=false where the settings say so
    #[arg(long, global = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    pub no_mouse: Option<bool>,
    /// What the file of settings says, where no option does.
    #[arg(skip)]
    pub settings: Settings,
    /// What the first frame says of that file.
    #[arg(skip)]
    pub notice: Option<String>,
    /// How far the dataset is loaded, for whoever waits.
    #[arg(skip)]
    pub progress: Arc<Progress>,
}

impl Globals {
    /// Whether only ASCII is drawn.
    pub(super) fn ascii(&self) -> bool {
        self.ascii.or(self.settings.ascii).unwrap_or(false)
    }

    /// Whether the mouse is listened to.
    pub(super) fn mouse(&self) -> bool {
        self.no_mouse.map(|no_mouse| !no_mouse).or(self.settings.mouse).unwrap_or(true)
    }

    /// The theme that is wished for.
    pub(super) fn theme(&self) -> Result<Wish, NoTheme> {
        match &self.theme {
            Some(name) => Wish::read(name, None),
            None => Ok(self.settings.theme.clone().unwrap_or(Wish::Auto)),
        }
    }
}

/// Files to keep a tour in, in place of presenting it.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for keeping a tour in a file")]
pub struct Keep {
    /// Write a handout: a page with every step's text, picture and sources; never over a file that is there
    #[arg(long, value_name = "FILE", requires = "presented")]
    pub html: Option<PathBuf>,
    /// Write a recording for asciinema, each step for its seconds, or 10; never over a file that is there
    #[arg(long, value_name = "FILE", requires = "presented")]
    pub cast: Option<PathBuf>,
    /// Columns and rows of the pictures; 100x30 where nothing is said
    #[arg(long, value_name = "WxH")]
    pub size: Option<Size>,
}

impl Keep {
    /// Whether a file is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.html.is_some() || self.cast.is_some()
    }

    /// Columns and rows of the pictures.
    pub(super) fn size(&self) -> (u16, u16) {
        self.size.map_or((100, 30), |size| (size.width, size.height))
    }
}

/// Which events are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Options for events")]
pub struct Which {
    /// Not before this date
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Not after this date
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Of these dimensions
    #[arg(long, value_name = "ID,ID")]
    pub dim: Option<String>,
    /// Of these kinds, such as agreement
    #[arg(long = "kind", value_name = "ID,ID")]
    pub sort: Option<String>,
    /// In which these took part
    #[arg(long, value_name = "ID,ID")]
    pub actor: Option<String>,
}

impl Which {
    pub(super) fn is_asked(&self) -> bool {
        *self != Which::default()
    }

    /// The same in the language of queries, after a query.
    pub(super) fn and(&self, query: Option<String>) -> Option<String> {
        let field = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}:{value}"));
        let end = |end: &Option<String>| end.clone().unwrap_or_default();
        let years =
            (self.from.is_some() || self.to.is_some()).then(|| format!("year:{}..{}", end(&self.from), end(&self.to)));
        let parts = [query, field("dim", &self.dim), field("kind", &self.sort), field("actor", &self.actor), years];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}
