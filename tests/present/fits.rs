//! Every step of the built-in tours, on every screen it is likely to be shown on.

use std::collections::HashSet;

use euja::corpus::{Record, TourProblems};
use euja::dataset;
use euja::tour;
use euja::tui::app::{Setup, Start};
use euja::tui::present::place;
use euja::tui::theme::Depth;

use crate::common::stage::{BUILT_IN, drawn, setup, stage};

#[test]
fn every_step_can_be_shown_and_fits() {
    let files = dataset::files();
    let mut problems = TourProblems::new(&files);
    tour::check(&BUILT_IN, &mut problems);
    place::check(&BUILT_IN, &mut problems);
    problems.finish().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn no_frame_is_empty_or_cuts_a_title_or_a_text() {
    for (id, tour) in BUILT_IN.tours.iter() {
        for size in [(80, 24), (100, 30), (120, 40)] {
            let mut seen = HashSet::new();
            for (at, step) in tour.steps.iter().enumerate() {
                let start = Start::Tour(id, at);
                let app = stage(&BUILT_IN, Setup { start, ascii: true, ..setup(Depth::Mono) }, size, "");
                let screen = drawn(&app);
                let text = screen.split_whitespace().collect::<Vec<_>>().join(" ");
                let said = |text: &str| text.replace('·', "-").replace(['–', '—', '−'], "-").replace(['’', '‘'], "'");
                assert!(text.contains(&said(&step.title)), "{} {}: {screen}", tour.label(), at + 1);
                assert!(text.contains(&said(&step.text)), "{} {}: {screen}", tour.label(), at + 1);
                assert!(seen.insert(screen), "{} {} looks like an earlier one", tour.label(), at + 1);
            }
        }
    }
}
