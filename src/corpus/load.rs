//! Text files → corpus, or everything that is wrong with them.

use std::cell::Cell;
use std::thread::{self, available_parallelism};

use super::jobs::Jobs;
use super::parse::Manner;
use super::place::Reporter;
use super::problem::Problems;
use super::progress::Progress;
use super::source::SourceFile;
use super::{Corpus, parse, resolve};

/// Loads a dataset from its files; any file may hold any kind of record.
///
/// # Errors
/// All problems: syntax, unknown fields, ids taken twice, names of nothing, dates, ratings, phrases, definitions.
pub fn load(files: &[SourceFile]) -> Result<Corpus, Problems> {
    load_watched(files, &Progress::default())
}

/// The same, while others look how far it has come.
///
/// # Errors
/// Those of [`load`].
pub fn load_watched(files: &[SourceFile], progress: &Progress) -> Result<Corpus, Problems> {
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    progress.begin(bytes);
    let refused = Cell::new(false);
    let loaded = if bytes < MUCH {
        load_as(files, Manner::Whole, progress, &refused)
    } else {
        let loaded = load_as(files, Manner::Pieces, progress, &refused);
        if refused.take() {
            // Something is wrong somewhere.
            drop(loaded);
            load_as(files, Manner::Mended, &Progress::default(), &refused)
        } else {
            loaded
        }
    };
    progress.all_resolved(bytes);
    loaded
}

/// A corpus with the tours that files from one number on hold; those before it are the corpus's own. None where they hold
/// anything else, or something is wrong with them: loading all files together says what.
pub fn with_tours(corpus: Corpus, files: &[SourceFile], first: usize) -> Option<Corpus> {
    let (progress, refused) = (Progress::default(), Cell::new(false));
    let jobs = Jobs::new(&progress);
    let mut report = Reporter::new(files);
    let raw = parse::tours(files, first, &jobs, (&progress, &refused))?;
    let all = corpus.tours.len() + raw.tours.len();
    let corpus = resolve::tours(raw, corpus, &mut report);
    // Where a tour's id is taken, there is one less.
    (report.finish().is_empty() && corpus.tours.len() == all).then_some(corpus)
}

/// Below so many bytes one thread alone is faster, and what is raw takes little room.
const MUCH: usize = 1 << 20;

/// So many threads at most parse beside the one that resolves.
const HELPERS: usize = 3;

/// Loads a dataset, several processors at once where there is much.
fn load_as(
    files: &[SourceFile],
    manner: Manner,
    progress: &Progress,
    refused: &Cell<bool>,
) -> Result<Corpus, Problems> {
    let has_helpers = manner != Manner::Whole;
    let helpers = if has_helpers { available_parallelism().map_or(0, |all| HELPERS.min(all.get() - 1)) } else { 0 };
    let mut report = Reporter::new(files);
    let jobs = Jobs::new(progress);
    let corpus = thread::scope(|scope| {
        for _ in 0..helpers {
            // Where no thread can be had, this one does it all.
            let _ = thread::Builder::new().spawn_scoped(scope, || jobs.work());
        }
        let _needed = jobs.needed();
        let raw = parse::parse(files, &mut report, &jobs, manner, (progress, refused));
        resolve::resolve(raw, &mut report)
    });
    let problems = report.finish();
    if problems.is_empty() { Ok(corpus) } else { Err(Problems(problems)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let file = SourceFile::new("a.ron", text.into());
        load(&[file])
            .map_or_else(|Problems(problems)| problems.into_iter().map(|problem| problem.what).collect(), |_| vec![])
    }

    #[test]
    fn how_far_a_load_has_come_never_goes_back_and_ends_at_all_of_it() {
        let theme = |n: usize| format!("(id: \"t{n}\", label: \"{}\", definition: \"D.\"),\n", "words ".repeat(100));
        let themes: String = (0..2500).map(theme).collect();
        let text = format!("( dataset: (id: \"a\", title: \"A\"), themes: [\n{themes}] )");
        assert!(text.len() > MUCH);
        let progress = Progress::default();
        assert_eq!(progress.share(), 0.0);
        let shares = thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                let mut shares = vec![0.0];
                while shares.last().is_some_and(|share| *share < 1.0) {
                    shares.push(progress.share());
                    thread::yield_now();
                }
                shares
            });
            assert_eq!(load_watched(&[SourceFile::new("a.ron", text)], &progress).unwrap().themes.len(), 2500);
            watcher.join().unwrap()
        });
        assert!(shares.is_sorted());
    }

    #[test]
    fn a_comma_too_many_is_one_behind_a_comment_too() {
        let theme = |id: &str| format!(r#"(id: "{id}", label: "T", definition: "D.")"#);
        let [a, b, c] = ["a", "b", "a"].map(theme);
        let found =
            problems(&format!("( dataset: (id: \"x\"), themes: [ // all\n{a}, // one\n{b},, // two\n{c},,,\n] )"));
        let count = |what: &str| found.iter().filter(|found| *found == what).count();
        assert_eq!((count("a comma too many"), count("this id of a theme is taken already")), (3, 1), "{found:?}");
    }

    #[test]
    fn a_text_that_cannot_be_followed_lets_no_control_character_past() {
        // Ron takes the mark for white space.
        let text = "( dataset: (id: \"a\", title:\u{200e}\"\u{9b}31m\") )";
        assert!(crate::corpus::spans::scan(text).is_none());
        assert_eq!(problems(text), ["this text holds the control character U+009B"]);
        assert!(problems(&text.replace('\u{9b}', "")).is_empty());
    }
}
