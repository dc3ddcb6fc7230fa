//! What the tests share: running the program and folders to run it on; in `stage`, the explorer without a terminal; in
//! `large`, `long`, `many` and `plenty`, datasets of a size that nobody has yet.
#![allow(dead_code, unreachable_pub, reason = "each test crate uses its own part")]

pub mod large;
pub mod long;
pub mod many;
pub mod plenty;
pub mod stage;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;

/// What the program said, and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program to its end, without any settings.
pub fn euja(args: &[&str]) -> Said {
    euja_with(args, &[("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"))])
}

/// Runs the program to its end, with some variables in its environment.
pub fn euja_with(args: &[&str], vars: &[(&str, &str)]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_euja"));
    let done = command.args(args).envs(vars.iter().copied()).stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

/// Runs the program; it must give JSON on stdout, and nothing on stderr.
pub fn json(args: &[&str]) -> Value {
    let said = euja(args);
    assert_eq!(said.err, "", "{args:?}");
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{args:?}: {error}\n{}", said.out))
}

/// A dataset in files of this repository.
pub fn dataset(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name).display().to_string()
}

/// A folder of its own for a test, with some files in it.
pub fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}
