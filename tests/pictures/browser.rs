//! The handout in a real browser, where one is installed.
#![cfg(unix)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

use crate::common::stage::BUILT_IN;
use crate::common::{euja, folder};
use crate::markup::hostile_files;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// How long a browser gets that was asked for nothing impossible.
const PATIENCE: Duration = Duration::from_secs(90);

/// The page after everything on it has run, as a browser has it then; none where no browser is installed. All that the
/// browser asks for goes to `proxy`.
fn browsed(name: &str, address: &str, proxy: &str) -> Option<String> {
    let found = |browser: &&&str| {
        let asked = Command::new(browser).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let Some(browser) = BROWSERS.iter().find(found) else {
        // Past the harness, which keeps what a passing test prints to itself.
        let _ = writeln!(std::io::stderr(), "SKIPPED {name}: none of {} is installed", BROWSERS.join(", "));
        return None;
    };
    let profile = folder(&format!("browser-{name}"), &[]);
    let mut child = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--window-size=1000,800", "--virtual-time-budget=9000"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--proxy-server={proxy}"))
        .args(["--proxy-bypass-list=<-loopback>", "--dump-dom", address])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut page = String::new();
        let _ = out.read_to_string(&mut page);
        let _ = tell.send(page);
    });
    let page = told.recv_timeout(PATIENCE);
    let _ = child.kill();
    let _ = child.wait();
    Some(page.unwrap_or_else(|_| panic!("{browser} takes longer than {PATIENCE:?}")))
}

/// Serves some pages as whatever host is asked for, and tells every address that was.
fn serve(pages: Vec<(&'static str, String)>) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = answer(stream, &pages, &tell);
        }
    });
    (proxy, told)
}

fn answer(mut stream: TcpStream, pages: &[(&str, String)], tell: &mpsc::Sender<String>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut asked = Vec::new();
    let mut byte = [0];
    while !asked.ends_with(b"\r\n\r\n") && stream.read(&mut byte)? == 1 {
        asked.push(byte[0]);
    }
    let asked = String::from_utf8_lossy(&asked);
    let address = asked.split(' ').nth(1).unwrap_or_default().to_owned();
    let page = pages.iter().find(|(known, _)| *known == address);
    let _ = tell.send(address);
    let (status, text) = page.map_or(("404 Not Found", ""), |(_, text)| ("200 OK", text));
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )
}

/// What of the addresses was asked for by a page, and not by the browser for itself.
fn of_pages(told: &mpsc::Receiver<String>) -> Vec<String> {
    told.try_iter().filter(|address| address.contains(".test/") && !address.ends_with("/favicon.ico")).collect()
}

/// Presses keys in a handout that stands in a frame, and writes down where each leads.
const PRESSER: &str = "<!DOCTYPE html><iframe src=\"http://euja.test/handout\" width=\"900\" height=\"700\"></iframe><p></p>
<script>
const frame = document.querySelector('iframe'), out = document.querySelector('p');
frame.onload = async () => {
  const page = frame.contentWindow, places = [];
  for (const key of KEYS) {
    const event = new page.KeyboardEvent('keydown', { key: key.replace('^', ''), ctrlKey: key[0] == '^', cancelable: true });
    page.dispatchEvent(event);
    await new Promise((done) => setTimeout(done, 50));
    places.push(key + ' ' + page.location.hash + ' ' + (event.defaultPrevented ? 'taken' : 'left'));
  }
  const asked = page.performance.getEntriesByType('resource').map((entry) => entry.name);
  out.textContent = 'PLACES ' + places.join(', ') + '; ASKED ' + asked.join(' ') + '; RAN ' + Boolean(page.ran) + '; END';
};
</script>";

fn handout(name: &str, args: &[&str]) -> String {
    let path = folder(&format!("browsed-{name}"), &[]).join("handout.html").display().to_string();
    let said = euja(&[&["present"], args, &["--html", &path]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    path
}

/// What the presser wrote down, and what was asked for.
fn pressed(name: &str, path: &str, keys: &str) -> Option<(String, Vec<String>)> {
    let pages = vec![
        ("http://euja.test/", PRESSER.replace("KEYS", keys)),
        ("http://euja.test/handout", fs::read_to_string(path).unwrap()),
    ];
    let (proxy, told) = serve(pages);
    let page = browsed(name, "http://euja.test/", &proxy)?;
    let said = page.split_once("PLACES ").and_then(|(_, after)| Some(after.split_once("; END")?.0.to_owned()));
    Some((said.unwrap_or_else(|| panic!("nothing was written down:\n{page}")), of_pages(&told)))
}

#[test]
fn keys_go_from_step_to_step_and_nothing_is_asked_for() {
    let path = handout("keys", &["framework", "--notes"]);
    let keys = "['PageDown', 'PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'ArrowDown', '^PageDown', 'ArrowLeft', 'ArrowLeft', 'PageDown']";
    let Some((said, asked)) = pressed("keys", &path, keys) else { return };
    let places = [
        "PageDown #step-1 taken",
        "PageDown #step-2 taken",
        "ArrowRight #step-3 taken",
        "PageUp #step-2 taken",
        "ArrowLeft #step-1 taken",
        // Scrolling, and what a browser does itself, stay as they are.
        "ArrowDown #step-1 left",
        "^PageDown #step-1 left",
        "ArrowLeft #start taken",
        "ArrowLeft #start taken",
        "PageDown #step-1 taken",
    ];
    assert_eq!(said, format!("{}; ASKED ; RAN false", places.join(", ")));
    assert_eq!(asked, ["http://euja.test/", "http://euja.test/handout"]);
}

#[test]
fn every_step_can_be_reached_and_the_last_one_stays() {
    let path = handout("steps", &["convergence"]);
    let count = BUILT_IN.tours[BUILT_IN.tours.find("convergence").unwrap()].steps.len();
    let keys = format!("Array({}).fill('PageDown')", count + 2);
    let Some((said, _)) = pressed("steps", &path, &keys) else { return };
    let expected: Vec<String> =
        (1..=count + 2).map(|number| format!("PageDown #step-{} taken", number.min(count))).collect();
    assert_eq!(said, format!("{}; ASKED ; RAN false", expected.join(", ")));
}

#[test]
fn a_file_that_is_opened_shows_every_title_and_text_of_the_tour() {
    let path = handout("file", &["chronology"]);
    let (proxy, told) = serve(Vec::new());
    let Some(page) = browsed("file", &format!("file://{path}"), &proxy) else { return };
    let tour = &BUILT_IN.tours[BUILT_IN.tours.find("chronology").unwrap()];
    for step in &tour.steps {
        assert!(page.contains(&format!("  {}</h2>", step.title.replace('&', "&amp;"))), "{}", step.title);
        assert!(page.contains(&format!("<p>{}</p>", step.text.replace('&', "&amp;"))), "{}", step.text);
    }
    assert_eq!(of_pages(&told), Vec::<String>::new());
}

#[test]
fn a_hostile_dataset_runs_nothing_and_asks_for_nothing_in_a_browser() {
    let data = folder("browsed-hostile-data", &[]);
    for (name, text) in hostile_files() {
        fs::write(data.join(Path::new(name).file_name().unwrap()), text.replace("alert(1)", "window.ran=1")).unwrap();
    }
    let path = handout("hostile", &["round", "--data", &data.display().to_string(), "--notes"]);
    let Some((said, asked)) = pressed("hostile", &path, "['PageDown', 'PageDown']") else { return };
    assert_eq!(said, "PageDown #step-1 taken, PageDown #step-2 taken; ASKED ; RAN false");
    assert_eq!(asked, ["http://euja.test/", "http://euja.test/handout"]);
    // Were it not for the escapes: the policy of the page stands in the way as well.
    let page = fs::read_to_string(&path).unwrap();
    let broken = page.replace("</header>", "</header><script>window.ran=1</script><img src=\"http://evil.test/x\">");
    fs::write(&path, &broken).unwrap();
    let Some((said, asked)) = pressed("hostile-unescaped", &path, "['PageDown']") else { return };
    assert!(said.ends_with("RAN false"), "{said}");
    assert_eq!(asked, ["http://euja.test/", "http://euja.test/handout"]);
    // And were it not for the policy either, this test would see it.
    fs::write(&path, broken.replace("Content-Security-Policy", "nothing")).unwrap();
    let Some((said, asked)) = pressed("hostile-unguarded", &path, "['PageDown']") else { return };
    assert!(said.ends_with("RAN true"), "{said}");
    assert!(asked.iter().any(|address| address == "http://evil.test/x"), "{asked:?}");
}
