//! A file that is parsed record by record gives what it gives when it is parsed whole.

use std::borrow::Cow;

use proptest::prelude::*;

use super::super::layout::REACH;
use super::*;

fn whole(source: &SourceFile) -> Option<RawFile> {
    let raw: RawFile<Cow<'_, str>> = ron().from_str(&source.text).ok()?;
    Some(raw.settle(&mut |words: Cow<'_, str>| words.into_owned().into()))
}

/// With jobs of a few records, or of one.
fn by_records(source: &SourceFile) -> Option<RawFile> {
    let progress = Progress::default();
    let jobs = Jobs::new(&progress);
    let parts = jobs.pieces(source, 40);
    if parts.is_empty() {
        return None;
    }
    let mut all = RawFile::default();
    for part in parts {
        let part = jobs.wait(part)?;
        all.dataset = all.dataset.or(part.dataset);
        all.themes.0.extend(part.themes);
        all.documents.0.extend(part.documents);
    }
    Some(all)
}

/// What is left of a file when it is mended: its raw records, and how many problems there were.
fn mended(source: &SourceFile) -> (RawFile, usize) {
    let files = std::slice::from_ref(source);
    let (progress, refused, mut report) = (Progress::default(), Cell::new(false), Reporter::new(files));
    let jobs = Jobs::new(&progress);
    let all = parse(files, &mut report, &jobs, Manner::Mended, (&progress, &refused));
    let mut raw = RawFile::default();
    let numbered = |stands: (usize, usize), records: usize| assert_eq!(stands, (0, records));
    raw.dataset = all.dataset.found().map(|found| found.raw).next();
    for found in all.themes.found() {
        numbered(found.stands(), raw.themes.len());
        raw.themes.0.push(found.raw);
    }
    for found in all.documents.found() {
        numbered(found.stands(), raw.documents.len());
        raw.documents.0.push(found.raw);
    }
    assert!(!refused.get());
    (raw, report.finish().len())
}

#[test]
fn only_what_has_a_slip_is_read_with_the_file() {
    let theme = |n: usize| format!("(id: \"t{n}\", label: \"Theme {n}\", definition: \"D.\"), ");
    let themes: String = (0..90).map(theme).collect();
    let text = format!("( dataset: (id: \"x\"), themes: [{themes}], actors: [(id: \"a\")], )");
    for (slip, mended) in [("labl", 1), ("label: 3, label", 1), ("label: \"", 0), ("(label", 0)] {
        let text = text.replacen("label: \"Theme 40", &format!("{slip}: \"Theme 40"), 1);
        let source = SourceFile::new("a.ron", format!("{text}\n"));
        let files = std::slice::from_ref(&source);
        let (mut report, mut lost) = (Reporter::new(files), Lost::default());
        let mend::Mended { raw, runs } = mend::mend(0, &source, &mut report, &mut lost);
        assert!(report.count() > 0, "{slip}");
        assert!(raw.themes.len() <= mended + REACH, "{slip}: {}", raw.themes.len());
        if mended > 0 {
            assert_eq!(raw.themes.len(), mended);
            let runs: Vec<(&str, usize)> = runs
                .iter()
                .map(|run| match run {
                    Run::Sound(list, records) => (*list, records.len()),
                    Run::Mended(list, count) => (*list, *count),
                })
                .collect();
            assert_eq!(runs, [("themes", 40), ("themes", 1), ("themes", 49), ("actors", 1)]);
        }
    }
}

/// Ron reads names and white space that others don't.
#[test]
fn nothing_is_lost_of_a_file_that_ron_reads_otherwise_than_it_is_followed() {
    for (one, two) in [("r#themes", "documents"), ("themes", "r#documents"), ("\u{200e}themes", "documents")] {
        let text = format!("({one}: [(id: \"a\", label: \"A\")],\u{200e} {two}: [(id: \"d\"), ()])");
        for text in [text.replace(",\u{200e}", ","), text] {
            let source = SourceFile::new("a.ron", text);
            let (raw, problems) = mended(&source);
            assert_eq!((problems, raw.documents.len()), (0, 2), "{source:?}");
            assert_eq!(format!("{:?}", Some(raw)), format!("{:?}", whole(&source)));
        }
    }
}

/// What may stand between two tokens.
fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", "\n", "\t", "// a: [( \" ' \n", "/* ) ] \" */", "/* /* ( */ r#\" ' */", "\r\n"])
}

/// A string, written in one of the ways there are.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        r#""""#,
        r#""plain""#,
        r#""a \" ) \\""#,
        r#""[(,:]) // /*""#,
        r#""two
 rows""#,
        r##"r#"a " ) "#"##,
        r#"r"\""#,
        r#""日本 \u{e9}'""#,
    ])
}

fn theme() -> impl Strategy<Value = String> {
    (word(), space(), space(), prop::collection::vec((word(), space()), 0..3)).prop_map(|(word, one, two, aliases)| {
        let aliases: String = aliases.iter().map(|(alias, space)| format!("{alias}{space},")).collect();
        format!("({one}label{two}:{one}{word},{two}aliases: [{one}{aliases}])")
    })
}

fn document() -> impl Strategy<Value = String> {
    (word(), word(), space(), space()).prop_map(|(title, text, one, two)| {
        format!("(title: {title},{one}sections: [(passages: [({two}locator: \"p\",{one}text: {text}), ()])]{two},)")
    })
}

fn list(records: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (prop::collection::vec((records, space()), 0..5), space()).prop_map(|(records, before)| {
        let records: String = records.iter().map(|(record, space)| format!("{record}{space},{space}")).collect();
        format!("[{before}{records}]")
    })
}

fn file() -> impl Strategy<Value = String> {
    (space(), word(), list(theme()), list(document()), space()).prop_map(|(one, title, themes, documents, two)| {
        format!(
            "{one}({two}themes{one}: {themes},{two}dataset: (title:{one}{title}),documents:{two}{documents}{one}){two}"
        )
    })
}

proptest! {
    #[test]
    fn records_alone_are_what_they_are_in_their_file(text in file()) {
        let source = SourceFile::new("a.ron", text);
        let whole = whole(&source);
        prop_assert!(whole.is_some());
        prop_assert_eq!(format!("{:?}", by_records(&source)), format!("{whole:?}"));
    }

    #[test]
    fn a_file_without_slips_is_mended_to_what_it_is(text in file()) {
        let source = SourceFile::new("a.ron", text);
        let (raw, problems) = mended(&source);
        prop_assert_eq!(problems, 0);
        prop_assert_eq!(format!("{:?}", Some(raw)), format!("{:?}", whole(&source)));
    }

    #[test]
    fn what_is_refused_whole_is_refused_in_pieces(
        text in file(), at in any::<prop::sample::Index>(), slip in prop::sample::select("()[]{}\"'\\/*,:#r x".chars().collect::<Vec<_>>()),
        is_more in any::<bool>(),
    ) {
        let mut text: Vec<char> = text.chars().collect();
        let at = at.index(text.len());
        if is_more {
            text.insert(at, slip);
        } else {
            text.remove(at);
        }
        let source = SourceFile::new("a.ron", text.into_iter().collect());
        if let Some(pieces) = by_records(&source) {
            prop_assert_eq!(format!("{:?}", Some(pieces)), format!("{:?}", whole(&source)));
        }
    }
}
