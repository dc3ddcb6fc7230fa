//! What each fuzz target does with some bytes, and what must hold then. `tests/fuzzed.rs` runs the same on every build.

use std::sync::{LazyLock, OnceLock};

use euja::address::Address;
use euja::analysis::Lens;
use euja::corpus::date::Edtf;
use euja::corpus::{Corpus, Record, SourceFile, Thing, TourProblems, Typed};
use euja::export::timelinejs::Timeline;
use euja::fulltext::{Form, FullTexts, decode, paragraphs};
use euja::search::{Index, Narrowing, Query, complete};
use euja::sheet::View;
use euja::text::{Byte, Cells, control_at, cut, fold, fold_str, is_control, rows, visible, width};
use euja::tour::{self, Draft};
use euja::tui::app::{App, Effect, Front, Setup, Start, Wishes};
use euja::tui::draw::draw;
use euja::tui::keymap::Keymap;
use euja::tui::keys::named_key;
use euja::tui::matrix::Manner;
use euja::tui::theme::{Depth, Ground};
use euja::{cite, config, page, render};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

static BUILT_IN: LazyLock<Corpus> =
    LazyLock::new(|| euja::dataset::corpus(&euja::dataset::files()).unwrap_or_default());
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&BUILT_IN));
static PAGES: OnceLock<Index> = OnceLock::new();

/// A small dataset of another partnership, in files: its frame, its records, its document.
const SMALL: [&str; 3] = [
    include_str!("../data/three-parties/frame.ron"),
    include_str!("../data/three-parties/records.ron"),
    include_str!("../data/three-parties/sources/leaflet.ron"),
];

static THREE_CITIES: LazyLock<Corpus> = LazyLock::new(|| loaded(SMALL.map(str::to_owned)));
/// A dataset of nothing but its name.
static BARE: LazyLock<Corpus> = LazyLock::new(|| loaded([r#"(dataset: (id: "bare", title: "Bare"))"#.to_owned()]));

fn loaded<const MANY: usize>(texts: [String; MANY]) -> Corpus {
    euja::corpus::load(&texts.map(|text| SourceFile::new("small.ron", text))).unwrap_or_else(|error| panic!("{error}"))
}

/// What a target does with some bytes.
pub type Body = fn(&[u8]);

/// All targets, by the names of their files.
pub const TARGETS: &[(&str, Body)] = &[
    ("address", address),
    ("date", date),
    ("draft", draft),
    ("fold", fold_text),
    ("fulltext", fulltext),
    ("keys", keys),
    ("load", load),
    ("query", query),
    ("settings", settings),
    ("tour", tour_file),
    ("wrap", wrap),
];

/// What is shown on a terminal has nothing in it that acts.
fn fit(text: &str) {
    assert!(!text.chars().any(|c| c != '\n' && is_control(c)), "{text:?}");
}

fn setup() -> Setup {
    let (ground, depth, wishes) = (Ground::Dark, Depth::Indexed, Wishes::default());
    let front = Front { ground, depth, ascii: false, mouse: true, wishes };
    front.setup(Address::Home, Manner::default(), FullTexts::default())
}

fn drawn(app: &mut App<'_>, area: Rect) {
    app.arrange(area);
    let mut buffer = Buffer::empty(area);
    draw(app, &mut buffer);
    assert!(buffer.content().iter().all(|cell| control_at(cell.symbol()).is_none()));
}

/// The first files of the small dataset, and one more.
fn beside(many: usize, name: &'static str, text: &str) -> Vec<SourceFile> {
    let small = SMALL.iter().take(many).map(|text| SourceFile::new("small.ron", (*text).to_owned()));
    small.chain([SourceFile::new(name, text.to_owned())]).collect()
}

/// A file of a dataset, by itself or with the frame of another: problems that can be printed, or an explorer that can be
/// used, and pages that can be written.
pub fn load(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    match euja::corpus::load(&beside(usize::from(!text.contains("dataset")), "a.ron", text)) {
        Err(problems) => {
            assert!(!problems.0.is_empty());
            fit(&problems.to_string());
        }
        Ok(corpus) => {
            let mut app = App::new(&corpus, setup());
            for (width, height) in [(120, 40), (80, 24), (9, 5), (0, 0), (100, 30)] {
                drawn(&mut app, Rect::new(0, 0, width, height));
            }
            for key in ["v", "v", "v", "2", "Right", "-", "+", "T", "Enter", "3", "Down", "Enter"] {
                named_key(key).map(|key| app.key(key));
                drawn(&mut app, Rect::new(0, 0, 100, 30));
            }
            pages(&corpus);
        }
    }
}

/// Writes the page of everything, in every form: each is called as its address says.
fn pages(corpus: &Corpus) {
    let index = OnceLock::new();
    let lists = Thing::WORDS.iter().map(|(word, _)| Address::List(word));
    let things = Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word)).map(Address::from);
    let fixed = [Address::Home, Address::Method, Address::Codebook, Address::Search("a".into())];
    for address in fixed.into_iter().chain(lists).chain(things) {
        let name = address.name(corpus);
        assert_eq!(Address::find(corpus, &name).as_ref(), Some(&address), "{name}");
        let page = page::of(corpus, &index, &address);
        fit(&render::plain(corpus, &page, 60));
        fit(&render::markdown(corpus, &page));
        assert!(serde_json::to_value(render::json(corpus, &page)).unwrap().is_object());
        let citation = cite::of(corpus, &address);
        fit(&citation.text());
        fit(&citation.bibtex());
        assert!(citation.csl().is_object());
    }
    assert!(serde_json::to_value(Timeline(corpus)).is_ok_and(|timeline| timeline.is_object()));
}

/// What is typed into the search box, query after query, a line each: what one leaves changes nothing of the next.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut narrowing = Narrowing::default();
    for typed in text.lines().take(4) {
        let query = Query::parse(&BUILT_IN, typed);
        for trouble in query.troubles() {
            assert!(typed.get(trouble.at.clone()).is_some(), "{typed:?}");
            fit(&trouble.says);
        }
        for completion in complete(&BUILT_IN, typed, typed.len()) {
            assert!(typed.get(completion.at.clone()).is_some(), "{typed:?}");
        }
        let first = BUILT_IN.things("event").first().copied();
        first.map(|event| query.keeps(&BUILT_IN, event));
        let Some(narrowed) = INDEX.find_next(&BUILT_IN, query, &mut narrowing, &|| false) else { return };
        let (hits, found) = (narrowed.hits().take(20).collect::<Vec<_>>(), INDEX.search(&BUILT_IN, typed, 20));
        assert_eq!((narrowed.total(), &hits), (found.total, &found.hits), "{typed:?}");
        for hit in hits {
            fit(&format!("{hit:?}"));
            assert!(hit.marks.iter().all(|mark| hit.label.get(mark.clone()).is_some()), "{typed:?}");
            assert!(hit.snippet_marks.iter().all(|mark| hit.snippet.get(mark.clone()).is_some()), "{typed:?}");
        }
    }
}

/// A file of settings: problems that can be printed, or an explorer with its keys.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (settings, problems) = config::read(&SourceFile::new("settings.ron", text.to_owned()), None);
    for problem in &problems {
        fit(&problem.to_string());
    }
    if problems.is_empty() {
        let wishes = Wishes { keymap: settings.keymap, ..Wishes::default() };
        let mut app = App::new(&BUILT_IN, Setup { wishes, ..setup() });
        for key in ["?", "Esc", ":"] {
            named_key(key).map(|key| app.key(key));
            drawn(&mut app, Rect::new(0, 0, 100, 30));
        }
    }
}

/// A date in EDTF.
pub fn date(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let said = Edtf::from_said(text);
    assert!(said.is_none_or(|said| said.to_string().parse() == Ok(said)), "{text:?}");
    let Ok(date) = text.parse::<Edtf>() else { return };
    assert_eq!(date.to_string().parse::<Edtf>().as_ref(), Ok(&date), "{text:?}");
    assert!(date.earliest().zip(date.latest()).is_none_or(|(first, last)| first <= last), "{text:?}");
    assert!(date.overlaps(&date) && date.within(&date), "{text:?}");
    fit(&date.in_words());
    fit(&date.as_bounds());
}

/// The name of a thing: what it opens is called so.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Address::parse(&BUILT_IN, &text) {
        Ok(address) => {
            let name = address.name(&BUILT_IN);
            assert_eq!(Address::parse(&BUILT_IN, &name).ok().as_ref(), Some(&address), "{text:?}");
            let page = page::of(&BUILT_IN, &PAGES, &address);
            fit(&render::plain(&BUILT_IN, &page, 80));
        }
        Err(unknown) => fit(&unknown.to_string()),
    }
}

/// A text in rows of any width: each fits, none overlaps the one before.
pub fn wrap(bytes: &[u8]) {
    let Some((wide, text)) = bytes.split_first() else { return };
    let (text, room) = (String::from_utf8_lossy(text), Cells(usize::from(*wide) % 40));
    let mut end = 0;
    for row in rows(&text, room) {
        assert!(end <= row.start && row.start <= row.end, "{text:?}");
        end = row.end;
        assert!(text.get(row).is_some(), "{text:?}");
    }
    assert!(width(&cut(&text, room, "…")) <= room, "{text:?}");
    assert!(control_at(&visible(&text)).is_none());
}

/// A text as a search sees it: every part of it comes from a part of the text.
pub fn fold_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = fold(&text);
    assert_eq!(folded.text(), fold_str(&text));
    let ends = folded.text().char_indices().map(|(at, c)| (at, at + c.len_utf8()));
    for (start, end) in ends {
        let original = folded.original(Byte(start)..Byte(end));
        assert!(text.get(original.start.0..original.end.0).is_some(), "{text:?}");
    }
}

/// A tour of one step, line by line: address, view, lens, window, highlight, text. It can be presented, or problems say
/// why not; a lens and a view are written as they are read.
pub fn tour_file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(|line| line.replace(['"', '\\'], ""));
    let mut line = || lines.next().unwrap_or_default();
    let (address, view, lens, window, highlight, text) = (line(), line(), line(), line(), line(), line());
    let window = if window.is_empty() { String::new() } else { format!("window: \"{window}\",") };
    let tour = format!(
        r#"(tours: [(id: "t", label: "T", steps: [(title: "A", address: "{address}", view: "{view}", lens: "{lens}",
        {window} highlight: "{highlight}", text: "{text}")])])"#
    );
    let files = beside(SMALL.len(), "tour.ron", &tour);
    let corpus = match euja::corpus::load(&files) {
        Err(problems) => return fit(&problems.to_string()),
        Ok(corpus) => corpus,
    };
    if let Ok(lens) = Lens::parse(&corpus, &lens) {
        assert_eq!(Lens::parse(&corpus, &lens.written(&corpus)).ok(), Some(lens.clone()), "{lens:?}");
        lens.in_words(&corpus).iter().for_each(|words| fit(words));
    }
    if let Ok((view, measure)) = View::asked(&corpus, &view) {
        let again = View::parse(&corpus, &view.written(&corpus)).ok();
        assert!(again.as_ref() == Some(&view) || measure != Default::default(), "{view:?}");
    }
    let mut problems = TourProblems::new(&files);
    tour::check(&corpus, &mut problems);
    match problems.finish() {
        Err(problems) => fit(&problems.to_string()),
        Ok(()) => {
            let start = Start::Tour(corpus.tours.find("t").unwrap_or_else(|| unreachable!()), 0);
            let mut app = App::new(&corpus, Setup { start, ..setup() });
            for (width, height) in [(120, 40), (80, 24), (9, 5)] {
                drawn(&mut app, Rect::new(0, 0, width, height));
            }
        }
    }
}

/// A file of tours that somebody wrote, edited: four bytes say how, the rest is the file. What it says then is what the
/// steps say.
pub fn draft(bytes: &[u8]) {
    let Some((deeds, text)) = bytes.split_first_chunk::<4>() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let Ok(corpus) = euja::corpus::load(&beside(SMALL.len(), "tours.ron", text)) else { return };
    for (id, tour) in corpus.tours.iter().filter(|(_, tour)| tour.place.0 == SMALL.len()) {
        let Some(mut draft) = Draft::of(&corpus, id, text) else { panic!("it can't be followed: {text}") };
        let words: Vec<&str> = text.split_whitespace().collect();
        for deed in deeds {
            let (at, other) = (usize::from(deed >> 3) % 4, usize::from(deed >> 5));
            match deed % 8 {
                0 => drop(draft.remove(at)),
                1 => drop(draft.swap(at, other)),
                2 => drop(draft.undo()),
                3 => tour.steps.get(at).into_iter().for_each(|step| draft.add(&corpus, step.clone())),
                field => {
                    let typed = [Typed::Title, Typed::Text, Typed::Notes, Typed::Seconds][usize::from(field) - 4];
                    let value = words.get(usize::from(*deed) % words.len().max(1)).copied().unwrap_or_default();
                    let value = if typed == Typed::Seconds && other < 4 { "7" } else { value };
                    // What a line of the explorer can hold.
                    let line: String = value.chars().filter(|c| !is_control(*c)).collect();
                    drop(draft.set(at, typed, &line));
                }
            }
        }
        let written = draft.text();
        let again = match euja::corpus::load(&beside(SMALL.len(), "tours.ron", &written)) {
            Ok(again) => again,
            Err(problems) => panic!("{problems}\n{text}\n{written}"),
        };
        let steps = again.tours.find(tour.slug()).map(|id| format!("{:?}", again.tours[id].steps));
        assert_eq!(steps, Some(format!("{:?}", draft.tour.steps)), "{text}\n{written}");
    }
}

/// A reader's own copy of a source, in every form, and beside its digest.
pub fn fulltext(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    for form in [Form::Plain, Form::Markdown, Form::Html, Form::of("copy", &text)] {
        for paragraph in paragraphs(&text, form) {
            fit(&paragraph.text);
            assert!(!paragraph.text.trim().is_empty());
        }
    }
    // Much slower, so that only some are taken.
    if !bytes.len().is_multiple_of(8) {
        return;
    }
    let Some(Thing::Document(document)) = BUILT_IN.things("doc").first().copied() else { return };
    let (process, thread) = (std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(format!("euja-fuzz-{process}-{thread:?}"));
    assert!(std::fs::write(&path, bytes).is_ok());
    let option = format!("{}={}", BUILT_IN.documents[document].slug(), path.display());
    let opened = FullTexts::open(&BUILT_IN, &[option]);
    assert!(std::fs::remove_file(&path).is_ok());
    match opened {
        Err(error) => fit(&error.to_string()),
        Ok(copies) => {
            let mut page = page::of(&BUILT_IN, &PAGES, &Address::from(Thing::Document(document)));
            copies.add_to(&BUILT_IN, &mut page);
            fit(&render::plain(&BUILT_IN, &page, 80));
        }
    }
}

/// A byte for the dataset; then keys, clicks, pastes and sizes, two bytes each.
pub fn keys(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let corpus: &Corpus = match which % 8 {
        0 => &BUILT_IN,
        1 => &BARE,
        _ => &THREE_CITIES,
    };
    let mut app = App::new(corpus, setup());
    let mut area = Rect::new(0, 0, 100, 30);
    app.arrange(area);
    let keymap = Keymap::default();
    let bound: Vec<_> = keymap.bound().flat_map(|bound| bound.keys.iter().copied()).collect();
    for pair in bytes.chunks_exact(2) {
        let [kind, value] = [pair[0], pair[1]];
        match kind {
            0..=159 => {
                if app.key(bound[usize::from(value) % bound.len()]) == Effect::Quit {
                    return;
                }
            }
            160..=199 => {
                let letter = char::from(b' ' + value % 95);
                named_key(letter.encode_utf8(&mut [0; 4])).map(|key| app.key(key));
            }
            200..=229 => {
                let kinds =
                    [MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
                let kind = kinds[usize::from(kind) % kinds.len()];
                let (column, row) = (u16::from(value) % 120, u16::from(value) / 7);
                app.mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
            }
            230..=239 => app.paste(&String::from_utf8_lossy(pair)),
            _ => area = Rect::new(0, 0, u16::from(value) % 130, u16::from(kind) % 17 * 3),
        }
        app.arrange(area);
        // Not every frame is drawn: keys that come at once make one.
        if value % 4 == 0 {
            drawn(&mut app, area);
        }
    }
    drawn(&mut app, area);
}
