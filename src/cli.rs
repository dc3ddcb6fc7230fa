//! The command line: what can be asked, and which file answers it.
//!
//! | file | command |
//! |---|---|
//! | `check` | `euja check`: every problem of a dataset |
//! | `list` | `euja list KIND`: one row for each record of a kind |
//! | `search` | `euja search QUERY`: what is called so, or speaks of it |
//! | `cite` | `euja cite [ADDRESS]`: how to cite the dataset, a document, a passage |
//! | `export` | `euja export FORMAT`: the whole dataset in one piece |
//! | `show` | `euja show ADDRESS`: one page |
//! | `present` | `euja present [TOUR]`: a tour for an audience, or in a file |
//! | `config` | `euja config`: where the settings are read, and what holds |
//! | `screen` | `euja screen`: one frame of the explorer, without a terminal |
//! | `explore` | `euja`: the explorer |
//! | `options` | what several commands can be told |
//! | `out` | where answers go, and what `--format` can say |
//! | `help` | the examples under `--help` |
//!
//! Every command gets a corpus and one locked writer, and says [`Answer::Yes`] or [`Answer::No`]; only `main` knows exit
//! codes.

mod check;
mod cite;
mod config;
mod explore;
mod export;
mod failure;
mod help;
mod list;
mod options;
mod out;
mod present;
mod screen;
mod search;
mod show;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

pub use failure::Failure;
pub use list::Kind;
pub use options::{Globals, Keep, Look, Which};
pub use out::{CheckFormat, CiteFormat, Colour, ExportFormat, ListFormat, ScreenFormat, SearchFormat, ShowFormat};

use explore::Place;

use crate::config::Config;
use crate::corpus::{self, Corpus, Id, Problems, Progress, SourceFile, Tour, source};
use crate::dataset;
use crate::fulltext::FullTexts;
use crate::tui::recording::TourFile;

/// Explore a coded research dataset in the terminal: cells, passages, events and disagreements
#[derive(Debug, Default, Parser)]
#[command(name = "euja", version, about, after_help = help::EUJA)]
#[command(override_usage = "euja [OPTIONS] [ADDRESS]\n       euja [OPTIONS] <COMMAND>")]
pub struct Cli {
    /// What to ask; without it the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the explorer: the address of a cell, document, passage, event, ...
    pub address: Option<String>,
    /// How the explorer's matrix is looked at.
    #[command(flatten)]
    pub look: Look,
    /// A file to record a tour into while exploring: a new one, or one with a tour to go on with
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// What holds for every command.
    #[command(flatten)]
    pub globals: Globals,
}

impl Cli {
    /// The arguments of this process. Where there are none there is nothing to read: building the parser would take a
    /// tenth of the time to the first frame.
    ///
    /// # Errors
    /// What clap says of arguments that can't be understood, and help and version where these are asked for.
    pub fn of_process() -> Result<Cli, clap::Error> {
        if std::env::args_os().len() == 1 { Ok(Cli::default()) } else { Cli::try_parse() }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find every problem of a dataset
    #[command(after_help = help::CHECK)]
    Check {
        /// Files and folders to check; without any, those of --data, or the built-in dataset
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to write the problems
        #[arg(long, value_enum, default_value_t)]
        format: CheckFormat,
    },
    /// List the records of a kind
    #[command(after_help = help::LIST)]
    List {
        /// What to list, in the plural or singular
        #[arg(value_enum, hide_possible_values = false)]
        kind: Kind,
        /// Of cells: which evidence counts, and which table
        #[command(flatten)]
        look: Look,
        /// Of events: which of them
        #[command(flatten)]
        events: Which,
        /// Only what a query keeps, such as 'dim:ID year:2018..2020 !word'; `euja search --help` says the language
        #[arg(long = "where", value_name = "QUERY")]
        query: Option<String>,
        /// How to write the rows
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Search everything
    #[command(after_help = help::SEARCH)]
    Search {
        /// Words and conditions, all of which must hold: 'exact, ^begins, ends$, "a phrase", !not, one | other, field:value
        #[arg(required = true)]
        query: Vec<String>,
        /// How many hits to give at most
        #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
        /// How to write the hits
        #[arg(long, value_enum, default_value_t)]
        format: SearchFormat,
    },
    /// Show the page of one thing
    #[command(after_help = help::SHOW)]
    Show {
        /// The address of a cell, document, passage, event, ...; or `timeline`
        address: String,
        /// How to write the page
        #[arg(long, value_enum, default_value_t)]
        format: ShowFormat,
    },
    /// Present a tour: one step after another, without anything around it
    #[command(after_help = help::PRESENT)]
    Present {
        /// The tour, as `euja list tours` names it; without one they are listed
        // --tour is another thing, and holds for every command.
        #[arg(id = "presented", value_name = "TOUR")]
        tour: Option<String>,
        /// The step to begin with
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..),
              conflicts_with_all = ["html", "cast"])]
        step: u16,
        /// Show the notes, the next step and the time, in step with the terminal that the audience sees; with --html, put the notes into the handout
        #[arg(long)]
        notes: bool,
        /// Go on by itself when the seconds of a step are over, or 10; any key pauses, `a` goes on; the last step stays
        #[arg(long, conflicts_with_all = ["html", "cast"])]
        auto: bool,
        /// Files to keep the tour in
        #[command(flatten)]
        keep: Keep,
    },
    /// Say how to cite the dataset, a document, a passage, or any page
    #[command(after_help = help::CITE)]
    Cite {
        /// What to cite; the dataset, where none is given
        address: Option<String>,
        /// How to write the citation
        #[arg(long, value_enum, default_value_t)]
        format: CiteFormat,
    },
    /// Write the whole dataset
    #[command(after_help = help::EXPORT)]
    Export {
        /// How to write it
        #[arg(value_enum)]
        format: ExportFormat,
    },
    /// Say where the settings are read, and what holds
    #[command(after_help = help::CONFIG)]
    Config {
        /// Write a file with everything that can be settled instead
        #[arg(long)]
        template: bool,
    },
    /// Draw one frame of the explorer, without a terminal
    #[command(after_help = help::SCREEN)]
    Screen {
        /// What to open first
        address: Option<String>,
        /// How the matrix is looked at
        #[command(flatten)]
        look: Look,
        /// Columns and rows of the screen
        #[arg(long, value_name = "WxH", default_value = "120x40")]
        size: Size,
        /// Keys to play before drawing, with spaces between them
        #[arg(long, default_value = "", allow_hyphen_values = true)]
        keys: String,
        /// How to write the frame
        #[arg(long, value_enum, default_value_t)]
        format: ScreenFormat,
    },
}

/// The size of a screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl std::str::FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let sides = text.split_once(['x', 'X', '×']);
        let side = |side: &str| side.parse().ok().filter(|cells| (1..=1000).contains(cells));
        match sides.and_then(|(width, height)| Some((side(width)?, side(height)?))) {
            Some((width, height)) => Ok(Size { width, height }),
            None => Err("a size is columns x rows, each 1 to 1000, such as 120x40".into()),
        }
    }
}

/// Whether there was an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done.
    Yes,
    /// Problems were found, or nothing matched.
    No,
}

/// Does what the arguments ask, and writes the answer to `out`.
///
/// # Errors
/// Where the arguments don't fit together, the dataset can't be used, or `out` can't be written.
pub fn run(cli: Cli, out: &mut dyn Write) -> Result<Answer, Failure> {
    let Cli { command, address, look: before, record, mut globals } = cli;
    if command.is_some() && address.is_some() {
        let error = Cli::command().error(ErrorKind::ArgumentConflict, "an address can't stand in front of a command");
        return Err(Failure::Usage(error));
    }
    if command.is_some() && record.is_some() {
        let what = "--record is for the explorer: `euja --record FILE`";
        return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, what)));
    }
    let takes_look = matches!(command, None | Some(Command::Screen { .. } | Command::List { kind: Kind::Cells, .. }));
    if before.is_asked() && !takes_look {
        return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, LOOKLESS)));
    }
    let reads =
        matches!(command, None | Some(Command::Screen { .. } | Command::Show { format: ShowFormat::Plain, .. }));
    if !globals.text.is_empty() && !reads {
        let what =
            "--text is for reading: the explorer, `euja screen` and plain `euja show`; nothing else holds your copy";
        return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, what)));
    }
    let config = Config::load();
    if let Some(Command::Config { template }) = command {
        return config::run(&config, template, out);
    }
    if matches!(command, None | Some(Command::Present { .. })) && !explore::is_dumb() {
        globals.notice = config.notice();
    } else if !config.problems.is_empty() {
        let problems = Problems(config.problems.clone());
        writeln!(io::stderr(), "{problems}; nothing of these settings holds until that is mended")?;
    }
    globals.settings = config.settings;
    match command {
        Some(Command::Config { .. }) => Ok(Answer::Yes),
        Some(Command::Check { paths, format }) => {
            if let Some(theme) = globals.theme.filter(|_| paths.is_empty() && globals.data.is_empty()) {
                return check::theme(&theme, format, out);
            }
            check::run(&[paths, globals.data].concat(), &globals.tours, format, out)
        }
        Some(Command::List { kind, look, events, query, format }) => {
            let query = events.and(query);
            if events.is_asked() && kind != Kind::Events {
                return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, EVENTLESS)));
            }
            let look = look.or(before);
            if look.is_asked() && kind != Kind::Cells {
                return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, LOOKLESS)));
            }
            if query.is_some() && look.view.is_some() {
                let what = "--where is for records; the tables of --as are counted from all of them, or under a --lens";
                return Err(Failure::Usage(Cli::command().error(ErrorKind::ArgumentConflict, what)));
            }
            let corpus = corpus(&globals)?;
            match look.view {
                Some(_) => list::matrix(&corpus, &explore::look(&look, &corpus)?, format, globals.ascii(), out),
                None => {
                    let lens = explore::look(&look, &corpus)?.lens;
                    let query = query.map(|query| search::read(&corpus, &query)).transpose()?;
                    list::run(&corpus, kind, &lens, query.as_ref(), format, globals.ascii(), out)
                }
            }
        }
        Some(Command::Search { query, limit, format }) => {
            search::run(&corpus(&globals)?, &query.join(" "), limit, format, out)
        }
        Some(Command::Show { address, format }) => {
            let corpus = corpus(&globals)?;
            show::run(&corpus, &FullTexts::open(&corpus, &globals.text)?, &address, format, globals.ascii(), out)
        }
        Some(Command::Present { keep, .. }) if keep.size.is_some() && !keep.is_asked() => {
            let what = "--size is for the pictures of --html and --cast; a terminal has the size that it has";
            Err(Failure::Usage(Cli::command().error(ErrorKind::MissingRequiredArgument, what)))
        }
        Some(Command::Present { tour, step, notes, auto, keep }) => {
            present::run(globals, tour, step.into(), (notes, auto), &keep, out)
        }
        Some(Command::Cite { address, format }) => {
            cite::run(&corpus(&globals)?, address.as_deref().unwrap_or_default(), format, out)
        }
        Some(Command::Export { format }) => export::run(&corpus(&globals)?, format, out),
        Some(Command::Screen { address, look, size, keys, format }) => {
            let corpus = corpus(&globals)?;
            let setup = explore::setup(&globals, &look.or(before), &corpus, address.as_deref(), Place::Picture)?;
            screen::run(&corpus, setup, size, &keys, format, out)
        }
        None if explore::is_dumb() => {
            let corpus = corpus(&globals)?;
            let texts = FullTexts::open(&corpus, &globals.text)?;
            show::run(&corpus, &texts, address.as_deref().unwrap_or_default(), ShowFormat::Plain, globals.ascii(), out)
        }
        None => explore::run(globals, before, address, record),
    }
}

/// Said where events are chosen from what has none.
const EVENTLESS: &str =
    "--from, --to, --dim, --kind and --actor are for `euja list events`; --where QUERY is for any kind";

/// Said where a lens or a view is asked of what has none.
const LOOKLESS: &str = "--lens and --as are for the matrix: the explorer, `euja screen` and `euja list cells`";

/// The files of the dataset that is asked for, then those with tours beside it, and how many the first ones are.
fn files(paths: &[PathBuf], tours: &[PathBuf], progress: &Progress) -> Result<(Vec<SourceFile>, usize), Failure> {
    if let Some(absent) = paths.iter().chain(tours).find(|path| !path.exists()) {
        return Err(Failure::Absent(crate::text::visible(&absent.display().to_string()).into_owned()));
    }
    let mut files = if paths.is_empty() { dataset::files() } else { source::read_watched(paths, progress)? };
    let own = files.len();
    if !tours.is_empty() {
        files.extend(source::read(tours)?);
    }
    Ok((files, own))
}

/// The dataset that is asked for, in the language that is asked for.
fn corpus(globals: &Globals) -> Result<Corpus, Failure> {
    corpus_with_tours(globals).map(|(corpus, _)| corpus)
}

/// The same, and the tours that stand in files of their own, to be recorded into.
fn corpus_with_tours(globals: &Globals) -> Result<(Corpus, Vec<TourFile>), Failure> {
    let (files, own) = files(&globals.data, &globals.tours, &globals.progress)?;
    let built_in = if globals.data.is_empty() { dataset::corpus(&files) } else { None };
    let mut corpus = built_in.map_or_else(|| corpus::load_watched(&files, &globals.progress), Ok)?;
    let open = |(id, tour): (Id<Tour>, &Tour)| {
        let file = files.get(tour.place.0).filter(|_| tour.place.0 >= own)?;
        Some(TourFile { path: file.name.to_string(), text: file.text.clone(), tour: id })
    };
    let tours = corpus.tours.iter().filter_map(open).collect();
    match (&globals.lang, &globals.settings.language) {
        (Some(language), _) => corpus.speak(language)?,
        // Settings are for every dataset, and not every dataset has names in that language.
        (None, Some(language)) => drop(corpus.speak(language)),
        (None, None) => {}
    }
    Ok((corpus, tours))
}
