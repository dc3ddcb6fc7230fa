//! Text files → corpus, or everything that is wrong with them.

use super::place::Reporter;
use super::problem::Problems;
use super::source::SourceFile;
use super::{Corpus, parse, resolve};

/// Loads a dataset from its files; any file may hold any kind of record.
///
/// # Errors
/// All problems: syntax, unknown fields, ids taken twice, names of nothing, dates, ratings, phrases, definitions.
pub fn load(files: &[SourceFile]) -> Result<Corpus, Problems> {
    let mut report = Reporter::new(files);
    let raw = parse::parse(files, &mut report);
    let corpus = resolve::resolve(raw, &mut report);
    let problems = report.finish();
    if problems.is_empty() { Ok(corpus) } else { Err(Problems(problems)) }
}
