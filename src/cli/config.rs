//! `euja config`: where the settings are read, and what holds.

use std::io::Write;

use super::{Answer, Failure};
use crate::config::{Config, settled, template};
use crate::corpus::Problems;

/// Says what is settled, after the problems of the file.
pub(super) fn run(config: &Config, as_template: bool, out: &mut dyn Write) -> Result<Answer, Failure> {
    if as_template {
        write!(out, "{}", template())?;
        return Ok(Answer::Yes);
    }
    if !config.problems.is_empty() {
        writeln!(out, "{}; nothing of this file holds until that is mended\n", Problems(config.problems.clone()))?;
    }
    write!(out, "{}", settled(config))?;
    Ok(if config.problems.is_empty() { Answer::Yes } else { Answer::No })
}
