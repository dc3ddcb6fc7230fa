//! The terminal is given back as it was, however the program ends; and no trap that terminals set is stepped into.
//!
//! | what happens | which test |
//! |---|---|
//! | `NO_COLOR` and a selection | `without_colour_the_selection_stays_visible`, `the_flag_outweighs_the_variable` |
//! | the terminal is closed, with SIGHUP and without | `it_ends_when_the_terminal_is_closed`, `it_ends_when_a_terminal_of_another_session_is_closed` |
//! | it takes no bytes any more | `a_signal_ends_it_when_the_terminal_takes_no_bytes`, `tests/terminal/stuck.rs` |
//! | modes stay on: end, error, panic, signals, Ctrl-Z | every test, by `assert_given_back` |
//! | a signal before the first frame | `a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was` |
//! | a signal while it is stopped | `a_signal_that_comes_while_it_is_stopped_ends_it` |
//! | stopped from elsewhere | `stopped_by_others_it_takes_the_terminal_again_when_it_goes_on` |
//! | rows of a long text, and its last ones | `tests/reader`: `long`, `ends`, `places` |
//! | colours that no picture of the text shows | golden screens, with a grid of styles (`tests/common/stage.rs`) |
//! | wide glyphs, scrolled and covered | `tests/reader/wide.rs`, `src/tui/terminal/wide.rs` |
//! | signs that are wide elsewhere | `tests/keys.rs`: `no_sequence_of_keys_clicks_and_sizes_breaks_it` in ASCII |
//! | characters that act | `tests/hostile.rs`, `tests/anything.rs` |
//! | sizes, 0x0 too, and storms of them | `it_survives_every_size`, `there_and_back_in_size_leaves_the_screen_whole`, `tests/keys.rs` |
//! | keys that are released | `src/tui/keys.rs` |
//! | a second crossterm | `tests/house.rs` |
//! | pasted text | `pasted_text_is_no_command`, `a_flood_of_pasted_text_is_one_line` |
//! | slow lines | `a_step_in_the_matrix_takes_few_bytes`, `a_burst_of_keys_makes_few_frames` |
//! | bursts of keys | `a_burst_of_keys_is_not_lost`, `a_burst_of_keys_makes_few_frames`, `keys_that_come_together_do_what_they_do_one_by_one` |
//! | bytes that are no key | `bytes_that_are_no_key_do_no_harm`, `tests/terminal/stuck.rs` |
//! | clicks, and the mouse off | `a_click_goes_where_it_points`, `the_mouse_goes_off_and_on` |
//! | no terminal on stdin or stdout, `TERM=dumb` | `without_a_terminal_it_says_so`, `a_terminal_that_moves_no_cursor_gets_text` |
//! | `\| head`, a full disk | `tests/hostile.rs` |
//! | what a terminal answers, soon, late, in pieces, or never | `a_light_terminal_gets_the_light_theme_and_what_is_typed_before_its_answer_stays` and those after it |
//! | idle | `an_idle_program_sleeps` |
#![cfg(unix)]

#[path = "terminal/modes.rs"]
mod modes;
#[path = "terminal/pty.rs"]
mod pty;
#[path = "terminal/stuck.rs"]
mod stuck;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use euja::corpus::Record as _;
use modes::{assert_given_back, private_modes, styles};
use pty::{Outcome, PATIENCE, Pty, spawn, spawn_detached, spawn_shell};

const SIZE: (u16, u16) = (80, 24);
/// What the first frame shows.
const READY: &str = "1 Matrix";
/// A key with an effect, and the effect.
const MOVE: (&str, &str) = ("j", "cell/regional-security/threat/eu");
/// The key at which the program goes wrong as `EUJA_FAULT` says; release builds have no such key.
#[cfg(debug_assertions)]
const FAULT: &str = "x";

fn ready(env: &[(&str, &str)]) -> Outcome<Pty> {
    let pty = spawn(&[], env, SIZE)?;
    pty.wait_for(READY)?;
    assert!(!pty.is_cooked(), "raw mode is off while running");
    Ok(pty)
}

/// The program ends with `status`, with everything given back.
fn assert_ends(pty: &mut Pty, status: u32) -> Outcome {
    assert_eq!(pty.wait()?.exit_code(), status, "{}", pty.screen());
    assert_given_back(&pty.raw(), 1);
    assert!(pty.is_cooked(), "the line settings are not as before");
    Ok(())
}

/// The loop wakes by itself only while years run: two of them pass without a key.
#[test]
fn years_run_by_themselves_until_a_key_stops_them() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send("p")?;
    pty.wait_for("until 2014")?;
    pty.send("+")?;
    pty.wait_for("until 2016")?;
    pty.send("j")?;
    pty.wait_for("Stopped: all evidence again.")?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn a_tour_is_presented_from_the_command_line() -> Outcome {
    let mut pty = spawn(&["present", "framework", "--step", "2"], &[], SIZE)?;
    pty.wait_for("2 of 13")?;
    pty.send(" ")?;
    pty.wait_for("3 of 13")?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// The loop draws what is seen once more, without the box, and leaves alone what is there.
#[test]
fn what_is_seen_is_saved_as_a_picture() -> Outcome {
    let folder = tempfile::tempdir()?;
    let name = folder.path().join("screen.txt").display().to_string();
    let mut pty = ready(&[])?;
    for saved in ["screen.txt in", "screen-2.txt in"] {
        pty.send("E")?;
        pty.wait_for("Save this view")?;
        pty.paste(&name)?;
        pty.wait_for("screen.txt")?;
        pty.send("\r")?;
        pty.wait_for(saved)?;
        // The second picture is another one.
        pty.send("G")?;
        pty.wait_for("cell/migration")?;
    }
    let saved = std::fs::read_to_string(&name)?;
    assert!(saved.contains(READY) && !saved.contains("Save this view"), "{saved}");
    assert_ne!(std::fs::read_to_string(folder.path().join("screen-2.txt"))?, saved);
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// The file is there after each step, and a change of somebody else's stays.
#[test]
fn a_tour_is_recorded_into_a_file_that_nobody_else_has_changed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mine.ron");
    let name = file.display().to_string();
    let mut pty = spawn(&["--record", &name], &[], SIZE)?;
    pty.wait_for(READY)?;
    pty.send("K")?;
    pty.wait_for("Record a tour: its title")?;
    pty.send("Mine\r")?;
    pty.wait_for("Step 1 added to")?;
    pty.send("jK")?;
    pty.wait_for("Step 2 added to")?;
    let check = |file: &str| Command::new(env!("CARGO_BIN_EXE_euja")).args(["check", "--tour", file]).output();
    assert!(check(&name)?.status.success(), "{}", std::fs::read_to_string(&file)?);
    let theirs = std::fs::read_to_string(&file)?.replace("Mine", "Theirs");
    std::fs::write(&file, &theirs)?;
    pty.send("K")?;
    pty.wait_for("Save the tour in another file")?;
    pty.send("\r")?;
    pty.wait_for("Saved as")?;
    assert_eq!(std::fs::read_to_string(&file)?, theirs);
    let ours = folder.path().join("mine-2.ron");
    assert!(check(&ours.display().to_string())?.status.success());
    pty.send("q")?;
    assert_ends(&mut pty, 0)?;
    let mut pty = spawn(&["--record", &name], &[], SIZE)?;
    pty.wait_for(READY)?;
    pty.send("O")?;
    pty.wait_for("2 of 2")?;
    pty.send("\x03")?;
    assert_ends(&mut pty, 0)
}

/// A file that is given is read again when it is written, also by the program itself: the tour that is recorded stays.
#[test]
fn a_tour_that_is_read_again_goes_on_being_recorded() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mine.ron");
    let name = file.display().to_string();
    let step = |title: &str| format!("(title: \"{title}\", address: \"method\"),");
    let tour = |steps: &str| format!("(tours: [(id: \"mine\", label: \"Mine\", steps: [{steps}])])");
    std::fs::write(&file, tour(&step("Alpha")))?;
    let mut pty = spawn(&["--record", &name, "tour/mine"], &[], (120, 40))?;
    pty.wait_for("1  Alpha")?;
    pty.send("K")?;
    pty.wait_for("Step 2 added to")?;
    // The page of the tour is that of the file as it is now, and the box is that of the tour that is recorded.
    pty.wait_for("2  Mine")?;
    pty.send("K")?;
    pty.wait_for("Step 3 added to")?;
    pty.send("Ot")?;
    pty.wait_for("Title of the step")?;
    pty.send(" of mine\r")?;
    pty.wait_for("Step 3: title saved.")?;
    pty.send("q")?;
    pty.wait_for("3  Mine of mine")?;
    assert_eq!(std::fs::read_to_string(&file)?.matches("title:").count(), 3);
    // Somebody else's change counts where nothing of ours is unsaved.
    std::fs::write(&file, tour(&(step("Beta") + &step("Gamma"))))?;
    pty.wait_for("2  Gamma")?;
    pty.send("K")?;
    pty.wait_for("Step 3 added to")?;
    let text = std::fs::read_to_string(&file)?;
    assert!(text.contains("Beta") && text.contains("Gamma") && !text.contains("Alpha"), "{text}");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn q_quits() -> Outcome {
    let mut pty = ready(&[])?;
    let on: Vec<u16> = private_modes(&pty.raw())
        .into_iter()
        // A frame may just be under way (2026).
        .filter(|(mode, uses)| uses.is_on && *mode != 2026)
        .map(|(mode, _)| mode)
        .collect();
    assert_eq!(on, [1000, 1002, 1006, 1049, 2004]);
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn the_first_frame_has_counted_everything() -> Outcome {
    let findings = euja::dataset::corpus(&euja::dataset::files()).map(|corpus| corpus.findings.len());
    let findings = findings.ok_or("the build has packed no corpus")?;
    let mut pty = spawn(&[], &[], (120, 60))?;
    pty.wait_for(&format!("Findings       {findings}"))?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
#[cfg(debug_assertions)]
fn an_error_is_printed_on_the_shells_screen() -> Outcome {
    let mut pty = ready(&[("EUJA_FAULT", "error")])?;
    pty.send(FAULT)?;
    assert_ends(&mut pty, 2)?;
    assert!(pty.screen().contains("error: a fault on purpose"), "{}", pty.screen());
    Ok(())
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_is_printed_on_the_shells_screen() -> Outcome {
    for whose in ["panic", "thread"] {
        // However deep the stack, the sentence stays on the screen.
        let mut pty = ready(&[("EUJA_FAULT", whose), ("RUST_BACKTRACE", "0")])?;
        pty.send(FAULT)?;
        assert_ends(&mut pty, 101)?;
        assert!(pty.screen().contains("a fault on purpose"), "{whose}: {}", pty.screen());
    }
    Ok(())
}

#[test]
fn signals_end_it_with_their_status() -> Outcome {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut pty = ready(&[])?;
        pty.kill(signal)?;
        assert_ends(&mut pty, status)?;
    }
    Ok(())
}

/// Signals are caught before anything is turned on, and seen to after the first frame.
#[test]
fn a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was() -> Outcome {
    for millis in 0..40 {
        let mut pty = spawn(&[], &[], SIZE)?;
        std::thread::sleep(Duration::from_millis(millis));
        pty.kill("TERM")?;
        assert!(!pty.wait()?.success(), "after {millis} ms");
        let raw = pty.raw();
        // Before the first mode nothing is written.
        if !raw.is_empty() {
            assert_given_back(&raw, 1);
        }
        assert!(pty.is_cooked(), "after {millis} ms the line settings are not as before");
    }
    Ok(())
}

/// The frame that can't be written holds the lock on the terminal; the signal must not wait for it.
#[test]
fn a_signal_ends_it_when_the_terminal_takes_no_bytes() -> Outcome {
    let mut pty = ready(&[])?;
    pty.pause();
    // Each change of size writes a whole frame; in the end the terminal is full.
    for step in 0..400 {
        pty.resize((60 + step % 7, 20))?;
        std::thread::sleep(Duration::from_millis(1));
    }
    pty.kill("TERM")?;
    assert_eq!(pty.wait()?.exit_code(), 143);
    assert!(pty.is_cooked());
    Ok(())
}

/// With a shell between, the stopped program's terminal is the shell's, and `fg` brings all of it back.
#[test]
fn it_stops_and_continues() -> Outcome {
    let mut pty = spawn_shell(r#"$EUJA; echo "stopped $?"; read line; fg; echo "ended $?""#, &[], SIZE)?;
    pty.wait_for(READY)?;
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    pty.send("\x1a")?;
    pty.wait_for("stopped 1")?;
    assert_given_back(&pty.raw(), 1);
    assert!(pty.is_cooked(), "the line settings are not as before");
    pty.send("\n")?;
    pty.wait_for(MOVE.1)?;
    assert!(!pty.is_cooked());
    pty.send("q")?;
    pty.wait_for("ended 0")?;
    assert!(pty.wait()?.success());
    assert_given_back(&pty.raw(), 2);
    assert!(pty.is_cooked());
    Ok(())
}

/// A box, the help and years that run are as they were when it goes on.
#[test]
fn it_stops_wherever_it_is() -> Outcome {
    for (key, shows) in [("s", "Search everything"), ("?", "Help: 0 rows above"), ("p", "until 2014")] {
        let mut pty = spawn_shell(r#"$EUJA; echo "stopped $?"; read line; fg; echo "ended $?""#, &[], SIZE)?;
        pty.wait_for(READY)?;
        pty.send(key)?;
        pty.wait_for(shows)?;
        pty.send("\x1a")?;
        pty.wait_for("stopped 1")?;
        assert_given_back(&pty.raw(), 1);
        pty.send("\n")?;
        pty.wait_for(shows)?;
        pty.send("\x03")?;
        pty.wait_for("ended 0")?;
        assert!(pty.wait()?.success());
        assert_given_back(&pty.raw(), 2);
    }
    Ok(())
}

/// `kill -STOP` asks nobody: the terminal stays as it was, and who has it meanwhile changes it.
#[test]
fn stopped_by_others_it_takes_the_terminal_again_when_it_goes_on() -> Outcome {
    let mut pty = ready(&[])?;
    pty.kill("STOP")?;
    pty.edit_lines()?;
    pty.kill("CONT")?;
    // Were lines still edited, the key would wait for the end of one.
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    pty.send("q")?;
    assert_eq!(pty.wait()?.exit_code(), 0);
    assert_given_back(&pty.raw(), 2);
    assert!(pty.is_cooked());
    Ok(())
}

/// Stopped it has given the terminal back already; continued it must not take it again and leave it so.
#[test]
fn a_signal_that_comes_while_it_is_stopped_ends_it() -> Outcome {
    let script = r#"$EUJA; echo "stopped $?"; kill -TERM %1; fg; echo "ended $?"; sleep 0.3"#;
    let mut pty = spawn_shell(script, &[], SIZE)?;
    pty.wait_for(READY)?;
    pty.send("\x1a")?;
    pty.wait_for("ended 143")?;
    assert!(pty.wait()?.success());
    let times = private_modes(&pty.raw()).get(&1049).map_or(0, |uses| uses.on);
    assert_given_back(&pty.raw(), times);
    assert!(pty.is_cooked(), "the line settings are not as before");
    Ok(())
}

/// Nobody could continue a program that is its session's leader: the system does not stop it.
#[test]
fn without_a_shell_ctrl_z_draws_afresh() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send("\x1a")?;
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    pty.send("q")?;
    assert!(pty.wait()?.success());
    assert_given_back(&pty.raw(), 2);
    Ok(())
}

#[test]
fn it_ends_when_the_terminal_is_closed() -> Outcome {
    let mut pty = ready(&[])?;
    pty.close(MOVE.0)?;
    assert_eq!(pty.wait()?.exit_code(), 129);
    Ok(())
}

/// crossterm#793: without SIGHUP only the watchdog ends it.
#[test]
fn it_ends_when_a_terminal_of_another_session_is_closed() -> Outcome {
    let mut pty = spawn_detached(SIZE)?;
    pty.wait_for(READY)?;
    pty.close(MOVE.0)?;
    assert_eq!(pty.wait()?.exit_code(), 129);
    Ok(())
}

#[test]
fn it_survives_every_size() -> Outcome {
    let mut pty = ready(&[])?;
    for size in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1), (300, 100), (1, 50), (0, 0), (40, 3), (12, 12)] {
        pty.resize(size)?;
        pty.send(MOVE.0)?;
    }
    for step in 0..200 {
        pty.resize((step % 13, step % 11))?;
    }
    pty.resize((64, 16))?;
    pty.wait_for(READY)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// The terminal cuts its screen at the small size; the program may see the last size only.
#[test]
fn there_and_back_in_size_leaves_the_screen_whole() -> Outcome {
    let mut pty = ready(&[])?;
    // The first and the last row of the screen, and one between.
    let whole = ["1 Matrix", "low confidence", "Enter open"];
    for step in 1..30 {
        pty.resize((3, 1))?;
        pty.resize(SIZE)?;
        let (key, row) = if step % 2 == 1 { MOVE } else { ("k", "cell/military-security/threat/eu") };
        pty.send(key)?;
        for text in whole.into_iter().chain([row]) {
            pty.wait_for(text)?;
        }
    }
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn pasted_text_is_no_command() -> Outcome {
    let mut pty = ready(&[])?;
    pty.paste("q")?;
    pty.send("s")?;
    pty.paste("a q in\na paste")?;
    pty.wait_for("> a q in a paste")?;
    pty.send("\x03")?;
    assert_ends(&mut pty, 0)
}

/// More keys than crossterm reads at once, in one write.
#[test]
fn a_burst_of_keys_is_not_lost() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send(format!("s{}", "ab".repeat(1499)))?;
    pty.wait_for("abab")?;
    // The last of 3,000 keys are the ones that answer.
    pty.send("\x15trump")?;
    pty.wait_for("> trump")?;
    pty.send("\x03")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn keys_that_come_together_do_what_they_do_one_by_one() -> Outcome {
    for (keys, together) in [("2 +", "2+"), ("Tab T", "\tT"), ("i Enter Down", "i\r\x1b[B"), ("1 i j", "1ij")] {
        let size = format!("{}x{}", SIZE.0, SIZE.1);
        let one_by_one =
            Command::new(env!("CARGO_BIN_EXE_euja")).args(["screen", "--size", &size, "--keys", keys]).output()?;
        let wanted = String::from_utf8(one_by_one.stdout)?;
        let mut pty = ready(&[])?;
        pty.send(together)?;
        pty.wait_for_all_of(&wanted)?;
        pty.send("q")?;
        assert_ends(&mut pty, 0)?;
    }
    Ok(())
}

/// What arrived together is drawn once.
#[test]
fn a_search_is_drawn_when_it_is_there_and_enter_means_what_was_typed() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send("s")?;
    pty.wait_for("Search everything")?;
    pty.send("hiroshima")?;
    pty.wait_for("G7 summit in Hiroshima")?;
    // Typed and entered at once: the hit is that of the whole query, not of what was found before.
    pty.send("\x15crimario\r")?;
    pty.wait_for("instrument/crimario")?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn a_burst_of_keys_makes_few_frames() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send(MOVE.0.repeat(500))?;
    pty.wait_for("cell/migration-security/threat/eu")?;
    let frames = private_modes(&pty.raw()).get(&2026).map_or(0, |uses| uses.on);
    assert!(frames < 250, "{frames} frames for 500 keys");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// Where the matrix is what is seen; beside it the page follows, and takes what its text takes.
#[test]
fn a_step_in_the_matrix_takes_few_bytes() -> Outcome {
    for (size, keys) in [(SIZE, ""), ((100, 30), "z"), ((120, 40), "z"), ((200, 60), "z")] {
        let mut pty = spawn(&[], &[], size)?;
        pty.wait_for(READY)?;
        pty.send(keys)?;
        let mut frames = 1 + keys.len();
        pty.wait_for_frames(frames)?;
        for key in "jjjjjjjjjllllkkkkkkkkkhhhh".chars() {
            let before = pty.raw().len();
            pty.send(key.to_string())?;
            frames += 1;
            pty.wait_for_frames(frames)?;
            let bytes = pty.raw().len() - before;
            assert!(bytes < 500, "{bytes} bytes for {key} at {size:?}");
        }
        pty.send("q")?;
        assert_ends(&mut pty, 0)?;
    }
    Ok(())
}

#[test]
fn a_flood_of_pasted_text_is_one_line() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send("s")?;
    pty.wait_for("Search everything")?;
    pty.paste(&"q\n\u{9b}31m日\u{202e}".repeat(500))?;
    pty.wait_for("q 31m日q")?;
    pty.send("\x15trump")?;
    pty.wait_for("> trump")?;
    pty.send("\x03")?;
    assert_ends(&mut pty, 0)
}

/// Half of a sequence, bytes that are no UTF-8, sequences of other terminals.
#[test]
fn bytes_that_are_no_key_do_no_harm() -> Outcome {
    let (key, effect) = MOVE;
    for bytes in
        [&b"\xff\xfe\x80"[..], b"\x1b[999;999R", b"\x1b[<999;65535;65535M", b"\x1b[200~\x1b[201~", b"\x1bP1$r0m\x1b\\"]
    {
        let mut pty = ready(&[])?;
        pty.send(bytes)?;
        std::thread::sleep(Duration::from_millis(100));
        // What a half sequence swallows, and a box that a letter of it opens, is over after this.
        pty.send("\x1b\x1b\x1b")?;
        std::thread::sleep(Duration::from_millis(100));
        pty.send(key)?;
        pty.wait_for(effect)?;
        pty.send("q")?;
        assert_ends(&mut pty, 0)?;
    }
    Ok(())
}

/// The third row of the matrix, as terminals count from 1; a second click on it opens it.
#[test]
fn a_click_goes_where_it_points() -> Outcome {
    let mut pty = ready(&[])?;
    let row = pty.screen().lines().position(|line| line.contains("Regional security")).ok_or("no such row")? + 1;
    pty.send(format!("\x1b[<0;4;{row}M\x1b[<0;4;{row}m"))?;
    pty.wait_for("regional-security")?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn a_terminal_that_moves_no_cursor_gets_text() -> Outcome {
    let mut pty = spawn_shell("$EUJA; echo \"ended $?\"; sleep 0.3", &[("TERM", "dumb")], (80, 200))?;
    pty.wait_for("ended 0")?;
    pty.wait()?;
    assert!(private_modes(&pty.raw()).is_empty(), "a mode was turned on");
    assert!(styles(&pty.raw()).is_empty(), "{}", pty.screen());
    Ok(())
}

#[test]
fn the_mouse_goes_off_and_on() -> Outcome {
    let mut pty = ready(&[])?;
    pty.send("M")?;
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    let uses = private_modes(&pty.raw());
    assert!([1000, 1002, 1006].iter().all(|mode| uses.get(mode).is_some_and(|uses| !uses.is_on)), "{uses:?}");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// What asks for the ground, and a ground of white.
const QUESTION: &str = "\x1b]11;?\x1b\\";
const WHITE: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
/// The ground of the light theme among 256 colours.
const LIGHT: &str = "48;5;231";

#[test]
fn a_light_terminal_gets_the_light_theme_and_what_is_typed_before_its_answer_stays() -> Outcome {
    let (key, effect) = MOVE;
    let mut pty = spawn(&[], &[], SIZE)?;
    pty.wait_for_bytes(QUESTION)?;
    pty.send(format!("{key}{WHITE}"))?;
    pty.wait_for(effect)?;
    assert!(!pty.screen().contains("rgb:"), "{}", pty.screen());
    pty.wait_for_bytes(LIGHT)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn an_answer_that_comes_after_the_first_frame_changes_the_theme_then_and_is_no_typing() -> Outcome {
    let (key, effect) = MOVE;
    let mut pty = ready(&[])?;
    pty.send(WHITE)?;
    pty.wait_for_bytes(LIGHT)?;
    pty.send(key)?;
    pty.wait_for(effect)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)?;
    assert!(!pty.screen().contains("ffff"), "{}", pty.screen());
    Ok(())
}

#[test]
fn an_answer_that_changes_no_colour_writes_no_frame_anew() -> Outcome {
    let (key, effect) = MOVE;
    let mut pty = ready(&[])?;
    let first = pty.raw().len();
    pty.send("\x1b]11;rgb:0000/0000/0000\x1b\\")?;
    std::thread::sleep(Duration::from_millis(20));
    pty.send(key)?;
    pty.wait_for(effect)?;
    let more = pty.raw().len() - first;
    assert!(more < first / 2, "{more} bytes after a first frame of {first}");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn an_answer_that_comes_in_pieces_is_one() -> Outcome {
    let mut pty = ready(&[])?;
    for piece in ["\x1b", "]11;rgb:ff", "ff/ffff/", "ffff\x1b", "\\"] {
        pty.send(piece)?;
        std::thread::sleep(Duration::from_millis(5));
    }
    pty.wait_for_bytes(LIGHT)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// As over a slow line.
#[test]
fn an_answer_whose_pieces_are_long_in_coming_is_no_typing() -> Outcome {
    let (key, effect) = MOVE;
    let mut pty = ready(&[])?;
    for piece in ["\x1b]11;", "rgb:ff", "ff/ffff", "/ffff", "\x1b\\"] {
        pty.send(piece)?;
        std::thread::sleep(Duration::from_millis(150));
    }
    pty.wait_for_bytes(LIGHT)?;
    pty.send(key)?;
    pty.wait_for(effect)?;
    assert!(!pty.screen().contains("Find") && !pty.screen().contains("rgb"), "{}", pty.screen());
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn a_theme_that_was_chosen_stays_whatever_the_answer() -> Outcome {
    let (key, effect) = MOVE;
    let mut pty = ready(&[])?;
    pty.send("ttt")?;
    pty.wait_for("Theme mono.")?;
    pty.send(format!("{WHITE}{key}"))?;
    pty.wait_for(effect)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)?;
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    let (_, after) = raw.rsplit_once("Theme mono.").ok_or("no theme")?;
    assert!(!after.contains(LIGHT), "{after:?}");
    Ok(())
}

/// What the terminal answers after the program has gone is typed into the shell.
#[test]
fn who_leaves_at_once_waits_for_the_answer() -> Outcome {
    let mut pty = spawn_shell("$EUJA; read line; echo \"[$line]\"", &[], SIZE)?;
    pty.wait_for_bytes(QUESTION)?;
    pty.send("q")?;
    std::thread::sleep(Duration::from_millis(1));
    pty.send(WHITE)?;
    pty.wait_for_bytes("\x1b[?1049l")?;
    pty.send("typed\n")?;
    pty.wait_for("[typed]")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn a_terminal_is_asked_for_its_ground_only_where_nobody_says_it_and_it_is_near() -> Outcome {
    let asked = |args: &[&str], env: &[(&str, &str)]| -> Outcome<(bool, bool)> {
        let mut pty = spawn(args, env, SIZE)?;
        pty.wait_for(READY)?;
        pty.send("q")?;
        assert_ends(&mut pty, 0)?;
        let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
        Ok((raw.contains(QUESTION), raw.contains(LIGHT)))
    };
    assert_eq!(asked(&[], &[])?, (true, false), "no answer: dark");
    assert_eq!(asked(&[], &[("SSH_TTY", "/dev/pts/0")])?, (false, false));
    assert_eq!(asked(&[], &[("COLORFGBG", "0;15")])?, (false, true));
    assert_eq!(asked(&["--theme", "light"], &[])?, (false, true));
    assert_eq!(asked(&[], &[("NO_COLOR", "1")])?, (false, false));
    Ok(())
}

#[test]
fn a_bad_file_of_settings_is_said_in_the_footer_of_the_first_frame() -> Outcome {
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("terminal-settings");
    std::fs::create_dir_all(home.join("euja"))?;
    std::fs::write(home.join("euja/config.ron"), "(\n measure: 9,\n)")?;
    let mut pty = ready(&[("XDG_CONFIG_HOME", home.to_str().ok_or("no text")?)])?;
    assert!(pty.screen().contains("config.ron:2:11: a text can't be 9 columns wide"), "{}", pty.screen());
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// dua-cli#238: the selection vanished under `NO_COLOR`.
#[test]
fn without_colour_the_selection_stays_visible() -> Outcome {
    let mut pty = ready(&[("NO_COLOR", "1")])?;
    let selected = |pty: &Pty| {
        let screen = pty.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("[4]"))?;
        let column = line.chars().position(|c| c == '[')?;
        Some((u16::try_from(column).ok()?, u16::try_from(row).ok()?))
    };
    let (column, row) = selected(&pty).ok_or("no cell is selected")?;
    assert!(pty.is_reversed(column, row), "the selection is not in reverse video");
    let (raw, colours) = (pty.raw(), |number: &u16| matches!(number, 30..=38 | 40..=48 | 90..=107));
    assert!(!styles(&raw).iter().flatten().any(colours), "a colour was written");
    pty.send("q")?;
    assert_ends(&mut pty, 0)?;

    let mut pty = ready(&[("NO_COLOR", "")])?;
    assert!(styles(&pty.raw()).iter().flatten().any(colours), "an empty NO_COLOR took the colours");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// `--color always` outweighs `NO_COLOR`, also inside crossterm.
#[test]
fn the_flag_outweighs_the_variable() -> Outcome {
    let mut pty = spawn(&["--color", "always"], &[("NO_COLOR", "1")], SIZE)?;
    pty.wait_for(READY)?;
    assert!(styles(&pty.raw()).concat().contains(&38), "no colour was written");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

#[test]
fn without_a_terminal_it_says_so() -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_euja")).stdin(Stdio::null()).output()?;
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "an escape code went into the pipe");
    let said = String::from_utf8(output.stderr)?;
    assert_eq!(
        said.trim(),
        "error: the explorer needs a terminal, but standard input is not one; `euja show` writes pages as text"
    );

    let mut pty = spawn_shell("$EUJA | cat; $EUJA </dev/null; echo done", &[], SIZE)?;
    pty.wait_for("done")?;
    assert!(pty.screen().contains("standard output is not one"), "{}", pty.screen());
    assert!(pty.screen().contains("standard input is not one"), "{}", pty.screen());
    assert!(private_modes(&pty.raw()).is_empty(), "a mode was turned on");
    pty.wait()?;
    Ok(())
}

/// Waiting for a key wakes no thread: the scheduler's counts stand still.
#[test]
#[cfg(target_os = "linux")]
fn an_idle_program_sleeps() -> Outcome {
    let folder = tempfile::tempdir()?;
    let runtime = folder.path().display().to_string();
    let mut audience = spawn(&["present", "framework"], &[("XDG_RUNTIME_DIR", &*runtime)], SIZE)?;
    audience.wait_for("1 of 13")?;
    let mut explorer = ready(&[])?;
    for pty in [&mut explorer, &mut audience] {
        assert_sleeps(pty)?;
        pty.send("q")?;
        assert_ends(pty, 0)?;
    }
    Ok(())
}

/// The threads of a program aren't woken any more.
#[cfg(target_os = "linux")]
fn assert_sleeps(pty: &mut Pty) -> Outcome {
    let start = Instant::now();
    let mut before = wakeups(pty.id()?)?;
    loop {
        std::thread::sleep(Duration::from_millis(300));
        let now = wakeups(pty.id()?)?;
        if now == before {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "it never sleeps: {before} wakeups, then {now}");
        before = now;
    }
    Ok(())
}

/// How often the threads of a process gave up the processor, and had to be woken.
#[cfg(target_os = "linux")]
fn wakeups(process: u32) -> Outcome<u64> {
    let mut sum = 0;
    for thread in std::fs::read_dir(format!("/proc/{process}/task"))? {
        let status = std::fs::read_to_string(thread?.path().join("status"))?;
        for line in status.lines().filter(|line| line.contains("ctxt_switches")) {
            sum += line.split_whitespace().last().unwrap_or("0").parse::<u64>()?;
        }
    }
    Ok(sum)
}

/// Keys in either terminal move both; whichever ends and comes back is at the step of the other.
#[test]
fn the_terminals_of_a_presentation_stay_at_one_step() -> Outcome {
    let folder = tempfile::tempdir()?;
    let runtime = folder.path().display().to_string();
    let open = |args: &[&str]| spawn(args, &[("XDG_RUNTIME_DIR", &*runtime)], (100, 30));
    let mut audience = open(&["present", "framework"])?;
    audience.wait_for("1 of 13")?;
    let mut notes = open(&["present", "--notes"])?;
    notes.wait_for("step 1 of 13")?;
    audience.send("\x1b[6~")?;
    notes.wait_for("step 2 of 13")?;
    notes.send(" ")?;
    audience.wait_for("3 of 13")?;
    audience.send("q")?;
    assert_ends(&mut audience, 0)?;
    let mut audience = open(&["present", "framework"])?;
    audience.wait_for("3 of 13")?;
    audience.send(" ")?;
    notes.wait_for("step 4 of 13")?;
    for pty in [&mut audience, &mut notes] {
        pty.send("q")?;
        assert_ends(pty, 0)?;
    }
    Ok(())
}

/// Steps of a second each: the last one stays, and a key takes over.
#[test]
fn a_tour_goes_on_by_itself_where_that_is_asked_for() -> Outcome {
    let folder = tempfile::tempdir()?;
    let tour = folder.path().join("short.ron");
    // Long enough to be seen where a machine has much else to do.
    let steps: String =
        ["One", "Two", "Three"].map(|title| format!("(title: \"{title}\", address: \"home\", seconds: 3),")).concat();
    std::fs::write(&tour, format!("(tours: [(id: \"short\", label: \"Short\", steps: [{steps}])])"))?;
    let tour = tour.display().to_string();
    let runtime = folder.path().display().to_string();
    let env = [("XDG_RUNTIME_DIR", &*runtime)];
    let mut pty = spawn(&["present", "short", "--tour", &tour, "--auto"], &env, SIZE)?;
    pty.wait_for("1 of 3")?;
    let mut notes = spawn(&["present", "--notes", "--tour", &tour], &env, SIZE)?;
    notes.wait_for("goes on in 0:0")?;
    for step in ["2 of 3", "3 of 3"] {
        pty.wait_for(step)?;
        notes.wait_for(&format!("step {step}"))?;
    }
    pty.send("\x1b[5~a")?;
    pty.wait_for("2 of 3")?;
    notes.wait_for("step 2 of 3")?;
    notes.send("b")?;
    notes.wait_for("Paused")?;
    for pty in [&mut pty, &mut notes] {
        pty.send("q")?;
        assert_ends(pty, 0)?;
    }
    Ok(())
}

/// Who is told something doesn't say it back: it would come after what was done since.
#[test]
#[cfg(target_os = "linux")]
fn what_another_terminal_said_is_not_said_back() -> Outcome {
    use std::io::{BufRead, BufReader, Write};
    use std::os::unix::net::UnixStream;

    let folder = tempfile::tempdir()?;
    let runtime = folder.path().display().to_string();
    let mut pty = spawn(&["present", "framework"], &[("XDG_RUNTIME_DIR", &*runtime)], (100, 30))?;
    pty.wait_for("1 of 13")?;
    let start = Instant::now();
    let mut stream = loop {
        match UnixStream::connect(folder.path().join("euja/present.socket")) {
            Ok(stream) => break stream,
            Err(error) if start.elapsed() > PATIENCE => return Err(error.into()),
            Err(_) => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"5\tframework\t4\t0\t1\t0\n")?;
    pty.wait_for("5 of 13")?;
    pty.send(" ")?;
    pty.wait_for("6 of 13")?;
    let mut lines = BufReader::new(stream).lines();
    let step = |line: Option<Result<String, std::io::Error>>| -> Outcome<String> {
        Ok(line.ok_or("nothing is said")??.split('\t').nth(2).unwrap_or_default().to_owned())
    };
    assert_eq!(step(lines.next())?, "0", "who comes is greeted");
    assert_eq!(step(lines.next())?, "5", "the next thing that is said is the key's");
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// The last place comes back where the settings ask for it, and only at a start without an address.
#[test]
fn the_last_place_is_remembered_where_that_is_settled() -> Outcome {
    let folder = tempfile::tempdir()?;
    let home = folder.path().display().to_string();
    let env = [("XDG_CONFIG_HOME", &*home), ("XDG_STATE_HOME", &*home)];
    let state = folder.path().join("euja/state.ron");
    std::fs::create_dir_all(folder.path().join("euja"))?;
    let leave = |args: &[&str], keys: &str, shows: &[&str]| -> Outcome {
        let mut pty = spawn(args, &env, (120, 40))?;
        for text in shows {
            pty.wait_for(text)?;
        }
        pty.send(keys)?;
        pty.send("q")?;
        assert_ends(&mut pty, 0)
    };
    leave(&[], "j", &[READY])?;
    assert!(!state.exists(), "nothing is remembered unless that is settled");
    std::fs::write(folder.path().join("euja/config.ron"), "(remember: true)")?;
    leave(&["--lens", "year:..2018"], "jj2z", &[READY])?;
    let (row, lens, pane) = ("cell/nuclear-non-proliferation/threat/eu", "until 2018", "2 Timeline");
    leave(&[], "", &[row, lens, pane, "3 Reader"])?;
    leave(&["event/spa-in-force"], "", &["event/spa-in-force"])?;
    leave(&[], "", &["event/spa-in-force", "3 Reader"])?;
    let text = std::fs::read_to_string(&state)?;
    std::fs::write(&state, text.replace("event/spa-in-force", "event/gone"))?;
    leave(&[], "", &[READY, "The last place isn't there any more"])?;
    std::fs::write(&state, "theirs")?;
    leave(&[], "", &[READY, "state.ron can't be read and is left as it is"])?;
    assert_eq!(std::fs::read_to_string(&state)?, "theirs");
    Ok(())
}

/// Each built-in tour as somebody gives it, from the first step to the last and out to explore, on the screens that tours
/// are checked for.
#[test]
fn every_tour_is_given_from_end_to_end_in_a_real_terminal() -> Outcome {
    let corpus = euja::dataset::corpus(&euja::dataset::files()).ok_or("the build has packed no corpus")?;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (_, tour) in corpus.tours.iter() {
        for size in [(80, 24), (100, 30), (120, 40)] {
            let folder = tempfile::tempdir()?;
            let runtime = folder.path().display().to_string();
            // In ASCII no title is drawn in letters of blocks, so that it can be read here.
            let args = ["present", tour.slug(), "--ascii"];
            let mut pty = spawn(&args, &[("XDG_RUNTIME_DIR", &*runtime)], size)?;
            let last = tour.steps.len();
            for (number, step) in (1..).zip(&tour.steps) {
                let place = format!("{} {number} of {last}, {size:?}", tour.slug());
                pty.wait_for(&format!("{number} of {last}")).map_err(|error| format!("{place}: {error}"))?;
                let screen = pty.screen();
                let said =
                    |text: &str| words(&text.replace('·', "-").replace(['–', '—', '−'], "-").replace(['’', '‘'], "'"));
                for text in [&step.title, &step.text] {
                    assert!(words(&screen).contains(&said(text)), "{place} lacks {text:?}:\n{screen}");
                }
                let rows = screen.lines().filter(|row| !row.trim().is_empty()).count();
                assert!(rows >= 8, "{place} is nearly empty:\n{screen}");
                let cells = screen.lines().map(|row| row.chars().count()).max().unwrap_or(0);
                assert!(cells <= size.0.into(), "{place} is cut:\n{screen}");
                if number < last {
                    pty.send("\x1b[6~")?;
                }
            }
            pty.send("\x1b[6~")?;
            pty.wait_for("This was the last step")?;
            // The first Esc takes the sentence away, the second one leads out.
            pty.send("\x1b")?;
            pty.wait_for(&words(tour.label()))?;
            pty.send("\x1b")?;
            let there = tour.steps.last().map(|step| step.address.to_string()).unwrap_or_default();
            pty.wait_for("Exploring; P goes back to step")?;
            pty.wait_for(&there)?;
            pty.send("q")?;
            assert_ends(&mut pty, 0)?;
        }
    }
    Ok(())
}
