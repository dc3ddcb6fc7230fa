//! Neither a read nor a write of the terminal may stop the program: input that is no event, and a terminal that takes
//! nothing for a while, or nothing any more.

use std::time::Duration;

use super::pty::{Outcome, spawn, spawn_unwaiting};
use super::{MOVE, READY, SIZE, assert_ends, ready};

/// Larger than what a terminal keeps for who doesn't read.
const LARGE: (u16, u16) = (600, 300);

/// What crossterm drops without an event, and what it waits to know more of.
const NO_EVENTS: [&[u8]; 8] =
    [b"\x1b[E", b"\x1bOa", b"\xff", b"\x1b[99~", b"\x1b[8;24;80t", b"\x1b[<0;99999;5M", b"\x1b[201~", b"\xe3\x81"];

#[test]
fn input_that_is_no_event_does_not_stop_the_years() -> Outcome {
    for bytes in NO_EVENTS {
        let mut pty = ready(&[])?;
        pty.send("p+")?;
        pty.wait_for("until 2014")?;
        pty.send(bytes)?;
        pty.wait_for("until 2015").map_err(|error| format!("after {bytes:?}: {error}"))?;
        // And a change of size is seen, which shows where the years are.
        pty.resize((100, 30))?;
        pty.wait_for("until 2016").map_err(|error| format!("after {bytes:?}: {error}"))?;
        pty.kill("TERM")?;
        assert_ends(&mut pty, 143)?;
    }
    Ok(())
}

/// The answer that is waited for on leaving never comes, but something else does.
#[test]
fn input_that_is_no_event_does_not_stop_the_end() -> Outcome {
    for millis in [1, 5, 10, 20, 40] {
        let mut pty = spawn(&[], &[], SIZE)?;
        pty.wait_for_bytes("\x1b]11;?")?;
        pty.send("q")?;
        std::thread::sleep(Duration::from_millis(millis));
        pty.send("\x1b[E")?;
        assert_ends(&mut pty, 0)?;
    }
    Ok(())
}

#[test]
fn a_signal_ends_it_when_not_even_the_first_frame_is_taken() -> Outcome {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut pty = spawn(&[], &[("COLORFGBG", "15;0")], LARGE)?;
        pty.pause();
        pty.wait_for_raw_mode()?;
        std::thread::sleep(Duration::from_millis(100));
        pty.kill(signal)?;
        assert_eq!(pty.wait()?.exit_code(), status);
        assert!(pty.is_cooked());
    }
    Ok(())
}

/// `O_NONBLOCK`, as another program may have left it: what the terminal has no room for yet is no error.
#[test]
fn a_terminal_that_lets_nobody_wait_gets_whole_frames() -> Outcome {
    let mut pty = spawn_unwaiting(LARGE)?;
    pty.pause();
    pty.wait_for_raw_mode()?;
    std::thread::sleep(Duration::from_millis(100));
    pty.resume();
    pty.wait_for(READY)?;
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}

/// Where the terminal's machine has a display that takes whoever comes and says nothing.
#[test]
fn a_copy_waits_for_no_display() -> Outcome {
    let silent = std::net::TcpListener::bind("127.0.0.1:0")?;
    let display = format!("127.0.0.1:{}", i32::from(silent.local_addr()?.port()) - 6000);
    let mut pty = ready(&[("DISPLAY", &display)])?;
    for _ in 0..2 {
        pty.send("y")?;
        pty.wait_for("Copy to the clipboard")?;
        pty.send("\r")?;
        pty.wait_for_bytes("\x1b]52;c;")?;
    }
    pty.send(MOVE.0)?;
    pty.wait_for(MOVE.1)?;
    pty.send("q")?;
    assert_ends(&mut pty, 0)
}
