//! Files that change while they are shown, and files that take long to read: in a real terminal.
#![cfg(unix)]
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

#[path = "terminal/pty.rs"]
mod pty;

use std::fs;
use std::path::{Path, PathBuf};

use pty::{Outcome, Pty, spawn};

const SIZE: (u16, u16) = (120, 40);

/// A small dataset with an event of a name.
fn text(event: &str) -> String {
    format!(
        r#"(dataset: (id: "small", title: "Small", window: "2000/2020"),
        document_kinds: [(id: "k", label: "Kind")],
        parties: [(id: "one", label: "One"), (id: "two", label: "Two")],
        scales: [(id: "s", label: "Scale", definition: "D.", levels: [(value: 0, label: "none", definition: "L.")])],
        elements: [(id: "e", label: "Element", scale: "s", definition: "E.")],
        event_kinds: [(id: "m", label: "Meeting")],
        dimensions: [(id: "d0", label: "Dimension zero", definition: "D."), (id: "d1", label: "Dimension one", definition: "D.")],
        documents: [(id: "doc", title: "The document", kind: "k", date: "2010", sections: [(title: "", passages: [
            (locator: "p1", text: "The first passage."), (locator: "p2", text: "The second passage.")])])],
        events: [(id: "ev", label: "{event}", kind: "m", date: "2010-05-01", reports: [(passage: "doc#p1", says: "it was", date: "2010-05-01")])],
        )"#
    )
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Saves as most editors do: a new file takes the place of the old one.
fn save(path: &Path, text: &str) {
    let beside = path.with_extension("part");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

fn open(args: &[&str]) -> Outcome<Pty> {
    spawn(args, &[], SIZE)
}

fn leave(pty: &mut Pty) -> Outcome {
    pty.send("q")?;
    assert_eq!(pty.wait()?.exit_code(), 0, "{}", pty.screen());
    Ok(())
}

#[test]
fn what_is_saved_is_shown_and_the_place_stays() -> Outcome {
    let file = folder("reload-file").join("data.ron");
    save(&file, &text("First meeting"));
    let mut pty = open(&["--data", file.to_str().unwrap(), "event/ev"])?;
    pty.wait_for("First meeting")?;
    save(&file, &text("Great meeting"));
    pty.wait_for("Great meeting")?;
    let screen = pty.screen();
    assert!(screen.contains("The files were read again.") && screen.contains("event/ev"), "{screen}");
    // Written in place, too, and again and again.
    fs::write(&file, text("Greater meeting"))?;
    pty.wait_for("Greater meeting")?;
    leave(&mut pty)
}

#[test]
fn a_folder_that_goes_away_and_comes_back_is_read_again() -> Outcome {
    let folder = folder("reload-anew").join("data.v1");
    let write = |event: &str| {
        fs::create_dir_all(&folder).unwrap();
        save(&folder.join("data.ron"), &text(event));
    };
    write("First meeting");
    let mut pty = open(&["--data", folder.to_str().unwrap(), "event/ev"])?;
    pty.wait_for("First meeting")?;
    fs::rename(&folder, folder.with_extension("old"))?;
    pty.wait_for("there is no file or folder")?;
    write("Second meeting");
    pty.wait_for("Second meeting")?;
    // It is the new one that is watched now.
    write("Third meeting");
    pty.wait_for("Third meeting")?;
    leave(&mut pty)
}

#[test]
fn a_link_on_the_way_that_leads_elsewhere_is_followed() -> Outcome {
    let folder = folder("reload-links");
    let link = |to: &str, name: &str| {
        let beside = folder.join("beside");
        std::os::unix::fs::symlink(to, &beside).unwrap();
        fs::rename(beside, folder.join(name)).unwrap();
    };
    for (version, event) in [("one", "First meeting"), ("two", "Second meeting")] {
        fs::create_dir(folder.join(version))?;
        save(&folder.join(version).join("data.ron"), &text(event));
    }
    link("one", "now");
    link("now/data.ron", "data.ron");
    // A folder behind a link, and a file behind a link above it.
    for path in ["now", "data.ron"] {
        link("one", "now");
        let mut pty = open(&["--data", folder.join(path).to_str().unwrap(), "event/ev"])?;
        pty.wait_for("First meeting")?;
        link("two", "now");
        pty.wait_for("Second meeting")?;
        save(&folder.join("two/data.ron"), &text("Greater meeting"));
        pty.wait_for("Greater meeting")?;
        save(&folder.join("two/data.ron"), &text("Second meeting"));
        leave(&mut pty)?;
    }
    Ok(())
}

#[test]
fn a_broken_file_is_said_and_what_was_read_before_stays() -> Outcome {
    let folder = folder("reload-folder");
    save(&folder.join("data.ron"), &text("First meeting"));
    let mut pty = open(&["--data", folder.to_str().unwrap(), "event/ev"])?;
    pty.wait_for("First meeting")?;
    save(
        &folder.join("data.ron"),
        &text("First meeting").replace("kind: \"m\"", "kind: \"x\"").replace("doc#p1", "doc#p9"),
    );
    pty.wait_for("files broken")?;
    let screen = pty.screen();
    assert!(
        screen.contains("data.ron:") && screen.contains("2 problems, ") && screen.contains("Ctrl-E shows more"),
        "{screen}"
    );
    assert!(screen.contains("First meeting"), "{screen}");
    pty.send("\x05")?;
    pty.wait_for("What is wrong with the files")?;
    assert!(pty.screen().contains("no event kind is called `x`"), "{}", pty.screen());
    pty.send("\x1b")?;
    pty.wait_for_none("What is wrong with the files")?;
    save(&folder.join("data.ron"), &text("Mended meeting"));
    pty.wait_for("Mended meeting")?;
    assert!(!pty.screen().contains("files broken"), "{}", pty.screen());
    // A file more belongs to the folder.
    save(&folder.join("more.ron"), r#"(themes: [(id: "t", label: "A theme more", definition: "T.")])"#);
    pty.wait_for("The files were read again.")?;
    leave(&mut pty)
}

#[test]
fn what_is_gone_from_the_files_is_said() -> Outcome {
    let file = folder("reload-gone").join("data.ron");
    save(&file, &text("First meeting"));
    let mut pty = open(&["--data", file.to_str().unwrap(), "doc/doc#p2"])?;
    pty.wait_for("The second passage.")?;
    fs::remove_file(&file)?;
    pty.wait_for("files broken")?;
    save(&file, &text("First meeting").replace("p2", "p3"));
    pty.wait_for("`doc/doc#p2` is no longer in them")?;
    let screen = pty.screen();
    assert!(
        screen.contains("doc/doc") && screen.contains("The second passage.") && !screen.contains("broken"),
        "{screen}"
    );
    leave(&mut pty)
}

#[test]
fn a_tour_that_is_written_is_seen_as_it_grows() -> Outcome {
    let folder = folder("reload-tour");
    let tour = |title: &str| {
        format!(
            r#"(tours: [(id: "t", label: "A tour", summary: "S.", steps: [
            (title: "One", address: "doc/doc", text: "The first step."), (title: "{title}", address: "event/ev", text: "The second step.")])])"#
        )
    };
    let (data, file) = (folder.join("data.ron"), folder.join("tour.ron"));
    save(&data, &text("First meeting"));
    save(&file, &tour("Two"));
    let (data, path) = (data.to_str().unwrap(), file.to_str().unwrap());
    let mut pty = open(&["present", "t", "--step", "2", "--data", data, "--tour", path])?;
    pty.wait_for("The second step.")?;
    save(&file, &tour("Two").replace("The second step.", "The second step, said better."));
    pty.wait_for("said better")?;
    assert!(pty.screen().contains("2 of 2"), "{}", pty.screen());
    pty.send("q")?;
    pty.wait()?;
    Ok(())
}

#[test]
fn a_large_dataset_shows_how_far_it_is_and_can_be_left_meanwhile() -> Outcome {
    let file = folder("reload-large").join("data.ron");
    let events = (0..30_000).map(|n| format!(r#"(id: "ev{n}", label: "Meeting number {n}", kind: "m", date: "2010-05-01", reports: [(passage: "doc#p1", says: "it was")]),"#));
    save(
        &file,
        &text("First meeting").replace("events: [", &format!("events: [{}", events.collect::<Vec<_>>().join("\n"))),
    );
    let path = file.to_str().unwrap();
    let mut pty = open(&["--data", path])?;
    pty.wait_for("Reading ")?;
    assert!(pty.screen().contains(" %   q Ctrl-C leaves"), "{}", pty.screen());
    leave(&mut pty)?;
    let mut pty = open(&["--data", path])?;
    pty.wait_for("Reading ")?;
    pty.wait_for("1 Matrix")?;
    leave(&mut pty)
}
