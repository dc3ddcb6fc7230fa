//! A tour as a recording in the terminal: asciicast, version 2 (docs.asciinema.org/manual/asciicast/v2).

use serde_json::{Value, json};

use crate::corpus::{Record, Tour};
use crate::tour::lasts;

/// One line of JSON for what is recorded, then for each step a mark with its title, to go to it, and its frame: what a
/// terminal of `size` columns and rows is told to show it. The last line says when the last step ends.
pub fn cast(tour: &Tour, (columns, rows): (u16, u16), frames: &[String]) -> String {
    let head = json!({ "version": 2, "width": columns, "height": rows, "title": tour.label() });
    let mut lines = vec![head];
    let mut time = 0_u64;
    for (step, frame) in tour.steps.iter().zip(frames) {
        lines.push(event(time, "m", &step.title));
        lines.push(event(time, "o", frame));
        time += lasts(step).as_secs();
    }
    lines.push(event(time, "o", ""));
    lines.into_iter().map(|line| format!("{line}\n")).collect()
}

fn event(time: u64, kind: &str, data: &str) -> Value {
    json!([time, kind, data])
}
