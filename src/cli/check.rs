//! `euja check`: every problem of a dataset, or one line that says what is in it.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Answer, CheckFormat, Failure, out};
use crate::config;
use crate::corpus::{self, Corpus, Problem, Problems, Progress, Thing, TourProblems};
use crate::text;
use crate::tour;
use crate::tui::present::place;

/// Checks files and folders, or the built-in dataset where none is named.
pub(super) fn run(
    paths: &[PathBuf],
    tours: &[PathBuf],
    format: CheckFormat,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let checked = match super::files(paths, tours, &Progress::default()) {
        Ok((files, _)) => corpus::load(&files).and_then(|corpus| {
            let mut problems = TourProblems::new(&files);
            tour::check(&corpus, &mut problems);
            place::check(&corpus, &mut problems);
            problems.finish().map(|()| corpus)
        }),
        // Bytes that are no text, a folder without files: these are answers too.
        Err(Failure::Dataset(problems)) => Err(problems),
        Err(failure) => return Err(failure),
    };
    let problems = checked.as_ref().err().map_or(&[][..], |Problems(problems)| problems);
    match (format, &checked) {
        (CheckFormat::Json, _) => out::json(&problems.iter().map(row).collect::<Vec<_>>(), out)?,
        (CheckFormat::Plain, Ok(corpus)) => {
            writeln!(out, "{}: {}, no problems", name(paths, tours), contents(corpus))?;
        }
        (CheckFormat::Plain, Err(problems)) => writeln!(out, "{problems}")?,
    }
    Ok(if problems.is_empty() { Answer::Yes } else { Answer::No })
}

/// Checks a theme: its file, and whether its colours can be read.
pub(super) fn theme(name: &str, format: CheckFormat, out: &mut dyn Write) -> Result<Answer, Failure> {
    let problems = config::check(Path::new(name))?;
    match format {
        CheckFormat::Json => out::json(&problems.iter().map(row).collect::<Vec<_>>(), out)?,
        CheckFormat::Plain if problems.is_empty() => {
            writeln!(out, "{}: every colour can be read on its ground, no problems", text::visible(name))?;
        }
        CheckFormat::Plain => writeln!(out, "{}", Problems(problems.clone()))?,
    }
    Ok(if problems.is_empty() { Answer::Yes } else { Answer::No })
}

fn row(problem: &Problem) -> Value {
    let spot = problem.spot.as_ref();
    // JSON escapes some control characters, and U+009B isn't among them.
    let shown = |text: &String| text::visible(text).into_owned();
    json!({
        "file": shown(&problem.file),
        "line": spot.map(|spot| spot.line),
        "column": spot.map(|spot| spot.column),
        "source": spot.map(|spot| &spot.source),
        "what": shown(&problem.what),
        "expected": problem.expected.as_ref().map(shown),
        "near": problem.near.as_ref().map(shown),
    })
}

/// What was checked: the paths as given; the built-in dataset goes by its folder in the repository.
fn name(paths: &[PathBuf], tours: &[PathBuf]) -> String {
    let built_in = paths.is_empty().then(|| "data".to_owned());
    let given = paths.iter().chain(tours).map(|path| path.display().to_string());
    let names: Vec<String> = built_in.into_iter().chain(given).collect();
    text::visible(&names.join(", ")).into_owned()
}

/// How many records of each kind there are, sources first; kinds without any aren't named.
fn contents(corpus: &Corpus) -> String {
    let (sources, others): (Vec<_>, Vec<_>) =
        Thing::WORDS.iter().partition(|(word, _)| matches!(*word, "doc" | "passage"));
    let counts = sources.iter().chain(&others).map(|(word, plural)| (corpus.things(word).len(), *word, *plural));
    let counts = counts.filter(|(count, ..)| *count > 0).map(|(count, word, plural)| match (count, word) {
        (1, "doc") => "1 document".to_owned(),
        (1, word) => format!("1 {word}"),
        // A glossary is one thing; what it has are terms.
        (count, "term") => format!("{count} terms"),
        (count, _) => format!("{count} {plural}"),
    });
    let tours = match corpus.tours.len() {
        0 => None,
        1 => Some("1 tour".to_owned()),
        count => Some(format!("{count} tours")),
    };
    let counts: Vec<String> = counts.chain(tours).collect();
    if counts.is_empty() { "no records".into() } else { counts.join(", ") }
}
