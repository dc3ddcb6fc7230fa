//! Reads markup as a browser does, as far as these tests need it; and a dataset that would like to be markup.

use std::path::Path;
use std::sync::LazyLock;

use euja::corpus::{Corpus, SourceFile, load};

/// Ends whatever it stands in, loads something, runs something, and is an entity besides.
pub const HOSTILE: &str = "\"'></title></pre></text></svg><script src=http://evil.test/x>alert(1)</script>&amp;&#60;";

/// The three cities, with [`HOSTILE`] in the names and texts that are shown first.
pub fn hostile_files() -> Vec<(&'static str, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/three-parties");
    let mut files = Vec::new();
    for name in ["frame.ron", "records.ron", "sources/leaflet.ron"] {
        let mut text = std::fs::read_to_string(folder.join(name)).unwrap();
        for quoted in [
            "title: \"Three cities and their water",
            "label: \"City of Aster",
            "label: \"A round of the wells",
            "summary: \"What the leaflet says",
            "title: \"Pipes",
            "title: \"Wells",
            "text: \"All pipes of Aster",
            "text: \"Since 1998 wells",
            "notes: \"Ask who",
            "title: \"Water for three cities",
            "family: \"Writer",
            "title: \"Later years",
        ] {
            text = text.replace(quoted, &format!("{quoted} {}", HOSTILE.replace('"', "\\\"")));
        }
        files.push((name, text));
    }
    assert!(files.iter().map(|(_, text)| text.matches("evil.test").count()).sum::<usize>() >= 12);
    files
}

pub static HOSTILE_CITIES: LazyLock<Corpus> = LazyLock::new(|| {
    load(&hostile_files().into_iter().map(|(name, text)| SourceFile::new(name, text)).collect::<Vec<_>>()).unwrap()
});

/// A tag with its attributes, or a text between tags with its entities read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Tag(String),
    Text(String),
}

/// The tags and texts of a page. What isn't well formed is a panic; styles and scripts are one text each.
pub fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        parts.push(Part::Text(unescaped(text)));
        // No value of an attribute holds a bracket: they are escaped there too.
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("{after} is never closed"));
        assert!(!tag.contains('<'), "{tag}");
        parts.push(Part::Tag(tag.to_owned()));
        rest = after;
        if matches!(tag, "style" | "script") {
            let (raw, after) = rest.split_once(&format!("</{tag}>")).unwrap();
            parts.extend([Part::Text(raw.to_owned()), Part::Tag(format!("/{tag}"))]);
            rest = after;
        }
    }
    parts.push(Part::Text(unescaped(rest)));
    parts
}

/// A text with its entities read; a `>` by itself, or another entity than those that are written, is a panic.
fn unescaped(text: &str) -> String {
    assert!(!text.contains('>'), "{text}");
    let known = ["&amp;", "&lt;", "&gt;", "&quot;"];
    assert_eq!(text.matches('&').count(), known.iter().map(|one| text.matches(one).count()).sum::<usize>(), "{text}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The value of an attribute of a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let after = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(after.split_once('"')?.0))
}

/// All text within the first element of a name.
pub fn text_in(page: &str, name: &str) -> String {
    let mut open = false;
    let mut found = String::new();
    for part in parts(page) {
        match part {
            Part::Tag(tag) if tag.split(' ').next() == Some(name) => open = true,
            Part::Tag(tag) if tag == format!("/{name}") => break,
            Part::Text(text) if open => found.push_str(&text),
            _ => {}
        }
    }
    found
}

/// Every tag is one that this program writes, and none of them asks for anything from elsewhere.
pub fn assert_harmless(page: &str, scripts: usize) {
    let tags: Vec<String> = parts(page)
        .into_iter()
        .filter_map(|part| match part {
            Part::Tag(tag) => Some(tag),
            Part::Text(_) => None,
        })
        .collect();
    assert_eq!(tags.iter().filter(|tag| tag.starts_with("script")).count(), scripts);
    for tag in &tags {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let known = [
            "!DOCTYPE",
            "figcaption",
            "a",
            "article",
            "aside",
            "body",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "html",
            "li",
            "meta",
            "nav",
            "ol",
            "p",
            "pre",
            "rect",
            "script",
            "section",
            "span",
            "style",
            "svg",
            "text",
            "title",
            "ul",
        ];
        assert!(known.contains(&name), "<{tag}>");
        // What a dataset says stands between quotes.
        let names: String = tag.split('"').step_by(2).collect();
        for asking in [" src=", " on", " srcset=", " action=", " data=", " xlink"] {
            assert!(!names.contains(asking), "<{tag}>");
        }
        assert!(attribute(tag, "style").is_none_or(|style| !style.contains('(')), "<{tag}>");
        let link = attribute(tag, "href");
        assert!(link.is_none_or(|link| link.starts_with('#')), "<{tag}>");
    }
    let styles: String = parts(page).windows(2).filter_map(style).collect();
    assert!(!styles.contains("url(") && !styles.contains("@import") && !styles.contains("evil"), "{styles}");
}

fn style(pair: &[Part]) -> Option<String> {
    match pair {
        [Part::Tag(tag), Part::Text(text)] if tag == "style" => Some(text.clone()),
        _ => None,
    }
}
