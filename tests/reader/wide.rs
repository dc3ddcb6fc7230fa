//! What a real terminal shows of Japanese text, cell by cell.

#[path = "../terminal/pty.rs"]
mod pty;

use std::time::{Duration, Instant};

use pty::{Outcome, PATIENCE, spawn};

use crate::common::euja;

/// The screen of a terminal, and what `euja screen` says should be on it, after the same keys.
fn compare(address: &str, size: (u16, u16), steps: &[(&str, &str)]) -> Outcome {
    let mut pty = spawn(&["--lang", "ja", address], &[], size)?;
    let mut keys = String::new();
    for (sent, named) in [("", "")].iter().chain(steps) {
        pty.send(sent)?;
        keys = format!("{keys} {named}");
        let at = format!("{}x{}", size.0, size.1);
        let args = ["--lang", "ja", "screen", address, "--size", &at, "--keys", &keys];
        let wanted = euja(&args);
        assert_eq!(wanted.err, "");
        let trimmed = |screen: &str| screen.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        let wanted = trimmed(&wanted.out);
        let begin = Instant::now();
        loop {
            let mut seen = trimmed(&pty.screen());
            seen.resize(wanted.len().max(seen.len()), String::new());
            if seen == wanted {
                break;
            }
            let differ = || seen.iter().zip(&wanted).find(|(seen, wanted)| seen != wanted);
            assert!(begin.elapsed() < PATIENCE, "{keys}: {:?}\n{}", differ(), pty.screen());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    pty.send("q")?;
    pty.wait()?;
    Ok(())
}

#[test]
fn a_terminal_shows_the_same_cells_after_japanese_text_was_scrolled() -> Outcome {
    let mut steps = vec![("z", "z")];
    steps.extend([("j", "j"); 12]);
    steps.extend([("k", "k"); 5]);
    steps.extend([
        (" ", "Space"),
        ("g", "g"),
        ("<", "<lt>"),
        ("<", "<lt>"),
        ("G", "G"),
        ("B", "B"),
        ("k", "k"),
        ("v", "v"),
    ]);
    for size in [(120, 24), (61, 20)] {
        compare("dimension/cyber-security", size, &steps)?;
    }
    Ok(())
}
