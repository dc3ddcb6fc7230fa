//! Which theme is wished for: one by its name, or a file with one's own.

use std::io;
use std::path::{Path, PathBuf};

use super::LARGEST;
use super::raw::{self, RawTheme};
use crate::corpus::{Aside, Problem, Problems, SourceFile, near, source};
use crate::text::visible;
use crate::tui::theme::own::STEPS;
use crate::tui::theme::{Ground, NAMES, Own};

/// The theme that is wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// As the terminal is, dark or light.
    Auto,
    /// One by its name.
    Named(Ground),
    /// One's own, and the file it stands in.
    Own(Box<Own>, PathBuf),
}

/// The name of [`Wish::Auto`].
const AUTO: &str = "auto";

/// Why there is no such theme.
#[derive(Debug, thiserror::Error)]
pub enum NoTheme {
    /// Neither a name nor a file.
    #[error("no theme is called `{}`, and no file; there are {}", visible(.0), Wish::expected())]
    Unknown(String),
    /// A file that can't be read.
    #[error("the theme {} can't be read: {error}", shown(path))]
    Unread {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file with problems.
    #[error("{problems}\nerror: the theme {} can't be used until that is mended", shown(path))]
    Bad {
        /// Its path.
        path: PathBuf,
        /// All of them.
        problems: Problems,
    },
}

impl NoTheme {
    /// The same in a line, for the settings that name it.
    pub(super) fn what(&self) -> String {
        match self {
            NoTheme::Unknown(name) => format!("no theme is called `{name}`, and no file"),
            NoTheme::Unread { .. } => self.to_string(),
            NoTheme::Bad { path, .. } => {
                format!("the theme has problems: `euja check --theme {}` shows them", path.display())
            }
        }
    }

    /// The name that was perhaps meant.
    pub(super) fn near(&self) -> Option<String> {
        match self {
            NoTheme::Unknown(name) => near(name, Wish::names()),
            _ => None,
        }
    }
}

impl Wish {
    /// The names that there are.
    fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once(AUTO).chain(NAMES.map(|(name, _)| name))
    }

    /// What can be wished for, in words.
    pub fn expected() -> String {
        format!("{}, or the path of a theme of your own", Wish::names().collect::<Vec<_>>().join(", "))
    }

    /// The theme with a name, or in a file, whose path begins at `folder`.
    ///
    /// # Errors
    /// Where there is none, or it has problems.
    pub fn read(name: &str, folder: Option<&Path>) -> Result<Wish, NoTheme> {
        if name == AUTO {
            return Ok(Wish::Auto);
        }
        if let Some((_, ground)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Ok(Wish::Named(*ground));
        }
        let path = folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
        if !path.is_file() {
            return Err(NoTheme::Unknown(name.into()));
        }
        let file = open(&path)?;
        let (own, problems) = own(&file);
        if problems.is_empty() {
            Ok(Wish::Own(Box::new(own), path))
        } else {
            Err(NoTheme::Bad { path, problems: Problems(problems) })
        }
    }

    /// How it is named.
    pub fn name(&self) -> String {
        match self {
            Wish::Auto => AUTO.into(),
            Wish::Named(ground) => NAMES.iter().find(|(_, known)| known == ground).map_or("", |(name, _)| name).into(),
            Wish::Own(_, path) => path.display().to_string(),
        }
    }
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

fn open(path: &Path) -> Result<SourceFile, NoTheme> {
    let bytes = source::ordinary(path, LARGEST);
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other));
    let text = text.map_err(|error| NoTheme::Unread { path: path.into(), error })?;
    Ok(SourceFile::new(path.display().to_string(), text))
}

/// Every problem of a theme, also colours that can hardly be read.
///
/// # Errors
/// Where there is no such file.
pub fn check(path: &Path) -> Result<Vec<Problem>, NoTheme> {
    let file = open(path)?;
    let (own, mut problems) = own(&file);
    if problems.is_empty() {
        let mut report = Aside::new(&file);
        for faint in own.faint() {
            let what = format!("`{}` has a contrast of {:.2}:1 with the ground", faint.name, faint.contrast);
            report.field(faint.name, what, &format!("{}:1 at least", faint.least), None);
        }
        problems = report.finish();
    }
    Ok(problems)
}

fn own(file: &SourceFile) -> (Own, Vec<Problem>) {
    let mut report = Aside::new(file);
    let raw = raw::read::<RawTheme>(&file.text).unwrap_or_else(|error| {
        report.syntax(&error);
        RawTheme::default()
    });
    let mut own = Own::on(raw.on.into());
    let RawTheme { on: _, ground, text, dim, rule, accent, coded, supports, against, heat } = raw;
    let fields = [
        ("ground", ground),
        ("text", text),
        ("dim", dim),
        ("rule", rule),
        ("accent", accent),
        ("coded", coded),
        ("for", supports),
        ("against", against),
    ];
    let expected = "\"#rrggbb\", a number among the 256, or a name such as \"lightblue\"";
    for (name, colour) in fields {
        if let Some(colour) = colour.filter(|colour| !own.set(name, colour)) {
            report.field(name, format!("`{colour}` is no colour"), expected, None);
        }
    }
    if heat.len() > STEPS {
        report.field("heat", format!("{} steps of heat are too many", heat.len()), &format!("{STEPS} at most"), None);
    }
    for (nth, colour) in heat.iter().enumerate().take(STEPS) {
        if !own.heat(colour) {
            report.item(("heat", nth, None), format!("`{colour}` is no colour"), expected, None);
        }
    }
    (own, report.finish())
}
