//! Arguments → corpus → command → exit code.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use euja::cli::{self, Answer, Cli, Failure};
use euja::text::visible;

fn main() -> ExitCode {
    let cli = match Cli::of_process() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let answer = cli::run(cli, &mut out).and_then(|answer| {
        out.flush()?;
        Ok(answer)
    });
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        // Who reads has seen enough: `| head`.
        Err(Failure::Write(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => usage(&error),
        Err(failure) => {
            // Where even that can't be written, the exit code must do.
            let _ = writeln!(io::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}

/// Prints what clap has to say: help and version to stdout, the rest to stderr. That repeats arguments, in which anything
/// may stand.
fn usage(error: &clap::Error) -> ExitCode {
    let printed = if error.use_stderr() {
        let plain = error.to_string();
        plain.lines().try_for_each(|line| writeln!(io::stderr(), "{}", visible(line)))
    } else {
        error.print().and_then(|()| io::stdout().flush())
    };
    match printed {
        Err(unwritten) if unwritten.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "{}", Failure::Write(unwritten));
            ExitCode::from(2)
        }
        _ if error.use_stderr() => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}
