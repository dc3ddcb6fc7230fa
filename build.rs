//! Puts every RON file under `data/` into the program, so that a new document needs no line of code; and beside them the
//! corpus that they make. To read, check and resolve them takes longer than all the rest of a start, and always comes to
//! the same.
//!
//! Where the dataset has problems there is no corpus. The program then reads the files itself and says what is wrong with
//! them, as with anybody's dataset.
//!
//! Besides it has the linker lay the functions side by side that a start runs, and spare it a library.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// The two rooms of the program that make a corpus, where they stand.
#[allow(dead_code, unused_imports, reason = "the program uses what the build doesn't")]
mod src {
    pub mod corpus;
    pub mod text;
}

// By the names that they have in the program, by which they find each other.
use src::{corpus, text};

fn main() -> io::Result<()> {
    // What is taken in from `src` belongs to this program, which runs again when it has changed.
    println!("cargo::rerun-if-changed=data");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();

    let mut code = String::from("&[\n");
    let mut files = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    (\"data/{name}\", include_str!({:?})),", path.display().to_string());
        files.push(corpus::SourceFile::new(format!("data/{name}"), fs::read_to_string(&path)?));
    }
    code.push_str("]\n");
    fs::write(out.join("files.rs"), code)?;
    let (records, words) = match corpus::load(&files) {
        Ok(corpus) => corpus::pack(&corpus).ok_or_else(|| io::Error::other("the corpus can't be packed"))?,
        Err(_) => {
            println!("cargo::warning=the dataset under data/ has problems: `euja check` says which");
            Default::default()
        }
    };
    fs::write(out.join("records.postcard"), records)?;
    fs::write(out.join("words.txt"), words)?;
    if links_as_usual() {
        lay_out(&out)?;
        take_in_unwinder();
    }
    Ok(())
}

/// Whether a release for GNU's Linux is linked by what Rust takes by itself. Where somebody has chosen a linker, nothing is
/// known of it.
fn links_as_usual() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|told| told == value);
    let chosen = env::var_os("RUSTC_LINKER").is_some()
        || env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("link"));
    let here = env::var("HOST").ok() == env::var("TARGET").ok();
    !chosen
        && here
        && is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
}

/// Gives the linker the functions of `tests/perf/order.txt`, as patterns of its own, to put before all others: the system maps a
/// program in pieces of 64 KB around what it runs, and a start then takes fewer. What another compiler calls otherwise stays
/// where it was.
fn lay_out(out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed=tests/perf/order.txt");
    let mut script = String::from("SECTIONS { .text.first : {\n");
    for name in fs::read_to_string("tests/perf/order.txt")?.lines().filter(|line| !line.starts_with('#')) {
        let _ = writeln!(script, "*(.text.{name} .text.unlikely.{name})");
    }
    script.push_str("} } INSERT BEFORE .text;\n");
    let path = out.join("order.ld");
    fs::write(&path, script)?;
    println!("cargo::rustc-link-arg-bins=-T{}", path.display());
    Ok(())
}

/// Puts what unwinds a panic into the program, where the C compiler has it: as a library of its own it would be looked up, mapped
/// and bound at each start.
fn take_in_unwinder() {
    const NAME: &str = "libgcc_eh.a";
    let Ok(told) = Command::new("cc").arg(format!("-print-file-name={NAME}")).output() else { return };
    let told = String::from_utf8_lossy(&told.stdout);
    let path = Path::new(told.trim());
    // A name alone is said back where there is no such file.
    if let Some(folder) = path.parent().filter(|folder| folder.is_absolute()) {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle,+verbatim={NAME}");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "ron") {
            files.push(path);
        }
    }
    Ok(())
}
