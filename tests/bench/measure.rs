//! What the benches measure with: criterion, which keeps what it measured for the next run (`--save-baseline`), and turns.
#![allow(dead_code, reason = "each bench uses its own part")]

use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, SamplingMode};
use euja::corpus::Corpus;
use euja::tui::app::App;
use euja::tui::draw::draw;
use euja::tui::theme::Depth;
use ratatui::buffer::Buffer;

use crate::common::stage::{press, setup, stage};

/// So many samples of a half second: a bench of fifty things is over in two minutes.
pub fn criterion() -> Criterion {
    let criterion = Criterion::default().sample_size(20).without_plots();
    criterion
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .configure_from_args()
}

pub fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    group
}

pub fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let done = what();
    (begin.elapsed(), done)
}

/// How long some things took that were done in turns, turn by turn.
pub struct Turns<const N: usize>(Vec<[Duration; N]>);

impl<const N: usize> Turns<N> {
    /// Does some things in turns, so that all of them meet the same machine; each gives the time that counts.
    pub fn of(group: &mut BenchmarkGroup<'_, WallTime>, mut things: [(&str, &mut dyn FnMut() -> Duration); N]) -> Self {
        let mut turns = Vec::new();
        for own in 0..N {
            let name = things[own].0.to_owned();
            group.bench_function(name, |bencher| {
                bencher.iter_custom(|count| {
                    let turn = |_| {
                        let turn = things.each_mut().map(|(_, thing)| thing());
                        turns.push(turn);
                        turn[own]
                    };
                    (0..count).map(turn).sum()
                });
            });
        }
        Turns(turns)
    }

    /// The median of the ratios within the turns; none where nothing was measured.
    pub fn ratio(&self, one: usize, other: usize) -> Option<f64> {
        median(self.0.iter().map(|turn| turn[one].as_secs_f64() / turn[other].as_secs_f64()).collect())
    }
}

/// The middle of some numbers; none where there are none.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// What something takes in an explorer of 120 by 40 that was just made ready for it.
pub fn afresh(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    corpus: &Corpus,
    ready: impl Fn(&mut App<'_>),
    what: impl Fn(&mut App<'_>),
) {
    let start = || {
        let mut app = stage(corpus, setup(Depth::True), (120, 40), "");
        ready(&mut app);
        frame(&mut app);
        app
    };
    group.bench_function(name, |bencher| {
        bencher.iter_batched_ref(start, |app| what(app), BatchSize::PerIteration);
    });
}

/// What some keys and their frame take in an explorer, again and again; other keys undo them outside of the clock.
pub fn again(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, app: &mut App<'_>, there: &str, back: &str) {
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|count| {
            let turn = |_| {
                let (time, ()) = timed(|| keyed(app, there));
                press(app, back);
                time
            };
            (0..count).map(turn).sum()
        });
    });
}

/// Presses keys and draws.
pub fn keyed(app: &mut App<'_>, keys: &str) {
    press(app, keys);
    frame(app);
}

pub fn frame(app: &mut App<'_>) {
    let mut buffer = Buffer::empty(app.screen());
    draw(app, &mut buffer);
    std::hint::black_box(&buffer);
}
