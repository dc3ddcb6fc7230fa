//! Tours: what a step shows, read from its words; `draft` is a tour that is being written.

mod draft;

use std::sync::OnceLock;
use std::time::Duration;

pub use draft::Draft;

use hashbrown::HashMap;

use crate::address::Address;
use crate::analysis::Lens;
use crate::corpus::{Corpus, Panes, Step, TourProblems};
use crate::page::{self, Page};
use crate::sheet::{Measure, View};
use crate::text::fold_str;

/// What a step shows, apart from its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// What the reader shows.
    pub address: Address,
    /// Which table or plot the matrix shows.
    pub view: View,
    /// What a cell of the levels shows.
    pub measure: Measure,
    /// Which evidence counts.
    pub lens: Lens,
}

/// Something in a step that can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// The field of the step.
    pub field: &'static str,
    /// What is wrong.
    pub what: String,
    /// What could stand there.
    pub expected: &'static str,
}

/// What a step shows.
///
/// # Errors
/// The first of its words that nothing is called by.
pub fn scene(corpus: &Corpus, step: &Step) -> Result<Scene, Fault> {
    let fault = |field, expected| move |what: String| Fault { field, what, expected };
    let address = Address::parse(corpus, &step.address).map_err(|error| error.to_string());
    let lens = Lens::parse(corpus, &step.lens).map_err(|error| error.to_string());
    let view = View::asked(corpus, &step.view).map_err(|error| error.to_string());
    let address = address.map_err(fault("address", "an address, such as doc/..#p1, event/.., cell/../.."))?;
    let lens = lens.map_err(fault("lens", "a lens, as `euja list cells --help` says"))?;
    let (view, measure) = view.map_err(fault("view", "a table or plot, as `euja list cells --help` says"))?;
    Ok(Scene { address, view, measure, lens })
}

/// How long a step is seen that goes on by itself: its seconds, or [`UNSAID`].
pub fn lasts(step: &Step) -> Duration {
    step.seconds.map_or(UNSAID, |seconds| Duration::from_secs(seconds.into()))
}

/// How long that is where the step doesn't say.
pub const UNSAID: Duration = Duration::from_secs(10);

/// Whether words stand on a page, so that a step can highlight them.
pub fn stands_on(words: &str, page: &Page) -> bool {
    let words = fold_str(words);
    page.blocks.iter().any(|block| fold_str(&block.text).contains(&words))
}

/// Looks for whatever in the tours of a corpus can't be shown.
pub fn check(corpus: &Corpus, problems: &mut TourProblems<'_>) {
    let index = OnceLock::new();
    // Many steps may show one page.
    let mut pages: HashMap<Address, Vec<String>> = HashMap::new();
    for (_, tour) in corpus.tours.iter() {
        for (number, step) in tour.steps.iter().enumerate() {
            // What was perhaps meant takes time to find out.
            if problems.is_full() {
                return problems.give_up();
            }
            let scene = match scene(corpus, step) {
                Ok(scene) => scene,
                Err(Fault { field, what, expected }) => {
                    problems.add(tour, number, field, what, expected);
                    continue;
                }
            };
            let wanted = fold_str(&step.highlight);
            if wanted.is_empty() || matches!(step.panes, Panes::Matrix | Panes::Timeline) {
                continue;
            }
            let page = pages.entry(scene.address.clone()).or_insert_with(|| {
                let page = page::of(corpus, &index, &scene.address);
                page.blocks.iter().map(|block| fold_str(&block.text)).collect()
            });
            if page.iter().all(|text| !text.contains(&wanted)) {
                let what = format!("`{}` doesn't stand on the page `{}`", step.highlight, scene.address.name(corpus));
                problems.add(tour, number, "highlight", what, "words of that page");
            }
        }
    }
}
