//! From the start of the process to its first whole frame, in a pseudo-terminal of 120 by 40: `euja` beside a bare ratatui
//! program, one after the other in pairs, since a shared machine is never the same twice. Run it with
//! `cargo bench --bench start`. It stands alone, without criterion too: the bare program is this very file.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

use std::env;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::style::Style;

/// How many pairs are run; the first few warm the caches and don't count.
const PAIRS: usize = 100;
const WARM: usize = 5;

/// The argument that makes this program the bare one.
const BARE: &str = "--bare";

fn main() {
    if env::args().any(|arg| arg == BARE) {
        bare();
        return;
    }
    let this = env::current_exe().unwrap();
    let mut bare = CommandBuilder::new(this);
    bare.arg(BARE);
    let euja = CommandBuilder::new(env!("CARGO_BIN_EXE_euja"));
    let mut pairs = Vec::new();
    for pair in 0..PAIRS + WARM {
        let times = (first_frame(&bare, "row-39"), first_frame(&euja, "\x1b[?2026l"));
        if pair >= WARM {
            pairs.push(times);
        }
    }
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let of =
        |which: fn(&(Duration, Duration)) -> Duration| middle(pairs.iter().map(|pair| millis(which(pair))).collect());
    println!("bare ratatui program   {:.2} ms", of(|pair| pair.0));
    println!("euja                   {:.2} ms", of(|pair| pair.1));
    let ratio = middle(pairs.iter().map(|(bare, euja)| euja.as_secs_f64() / bare.as_secs_f64()).collect());
    println!("ratio within a pair    {ratio:.2}   (medians of {PAIRS} pairs)");
}

/// What every ratatui program does at least: takes the terminal, draws one screen of text, waits for a key. Up and Down
/// move a cursor over the lines, which are those of the file that is named behind `--bare`, or made up.
fn bare() {
    let file = env::args().skip_while(|arg| arg != BARE).nth(1);
    let text = file.map_or_else(String::new, |file| std::fs::read_to_string(file).unwrap());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        lines = (0..1000).map(|row| format!("a line of text in row-{row}")).collect();
    }
    let (mut top, mut at) = (0_usize, 0_usize);
    let mut terminal = ratatui::init();
    loop {
        let draw = |frame: &mut ratatui::Frame| {
            let height = usize::from(frame.area().height);
            top = top.clamp((at + 1).saturating_sub(height), at);
            for (y, line) in (0..frame.area().height).zip(lines.iter().enumerate().skip(top)) {
                let style = if line.0 == at { Style::new().reversed() } else { Style::new() };
                frame.buffer_mut().set_string(0, y, line.1, style);
            }
        };
        terminal.draw(draw).unwrap();
        match event::read().unwrap() {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(key) if key.code == KeyCode::Down => at = (at + 1).min(lines.len() - 1),
            Event::Key(key) if key.code == KeyCode::Up => at = at.saturating_sub(1),
            _ => {}
        }
    }
    ratatui::restore();
}

/// Runs a program until it has written `end`, and ends it with `q`.
fn first_frame(program: &CommandBuilder, end: &str) -> Duration {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).unwrap();
    let (mut reader, mut writer) = (pty.master.try_clone_reader().unwrap(), pty.master.take_writer().unwrap());
    let mut program = program.clone();
    program.env("TERM", "xterm-256color");
    // This terminal answers no questions: it says its ground without one.
    program.env("COLORFGBG", "15;0");
    let begin = Instant::now();
    let mut child = pty.slave.spawn_command(program).unwrap();
    drop(pty.slave);
    let (mut seen, mut bytes) = (Vec::new(), [0; 1 << 16]);
    while !seen.windows(end.len()).any(|window| window == end.as_bytes()) {
        let read = reader.read(&mut bytes).unwrap();
        assert!(read > 0, "it ended before its first frame");
        seen.extend_from_slice(&bytes[..read]);
    }
    let time = begin.elapsed();
    writer.write_all(b"q").unwrap();
    // What is still written must be read, or the program waits to be rid of it.
    while reader.read(&mut bytes).is_ok_and(|read| read > 0) {}
    child.wait().unwrap();
    time
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
