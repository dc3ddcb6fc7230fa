//! The timeline as it is seen and moved, on the built-in dataset and on small ones.

mod film;
mod laws;
mod reach;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Timeline;
use super::lanes::Seen;
use super::paint::draw;
use super::plan::Band;
use crate::analysis::chronicle::Grouping;
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, SourceFile, load};
use crate::dataset;
use crate::related::Related;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::Glyphs;
use crate::tui::keymap::Keymap;
use crate::tui::theme::{Depth, Ground, Theme};

fn built_in() -> Corpus {
    dataset::corpus(&dataset::files()).unwrap()
}

/// A dataset of talks, wars and books from 2000 to 2009. Each event: id, kind, `date: ..` or `bounds: ..`.
fn small(events: &[(&str, &str, &str)]) -> Corpus {
    let mut text = String::from(
        r#"(dataset: (id: "small", title: "Small", window: "2000/2009"),
        event_kinds: [(id: "talk", label: "Talk"), (id: "war", label: "War"), (id: "book", label: "Book")],
        references: [(id: "fact", label: "A fact", fact: "It was so.", address: "https://example.org", confirmed: true)],
        events: ["#,
    );
    for (id, kind, when) in events {
        let label = id.replace('-', " ");
        text += &format!(r#"(id: "{id}", label: "{label}", kind: "{kind}", {when} references: ["fact"]),"#);
    }
    text += "])";
    load(&[SourceFile::new("small.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The usual one: a range, a point, a year, an about, an open range, a guess, one outside, one undated.
fn usual() -> Corpus {
    small(&[
        ("first-talk", "talk", r#"date: "2000-06-15","#),
        ("long-war", "war", r#"date: "2001-01-01/2004-12-31","#),
        ("second-talk", "talk", r#"date: "2003-03~","#),
        ("third-talk", "talk", r#"date: "2003-04-02","#),
        ("long-talks", "talk", r#"date: "2005/..","#),
        ("grand-book", "book", r#"date: "2006-06-30","#),
        ("lost-book", "book", r#"bounds: "2007/2008","#),
        ("later-book", "book", r#"date: "2012","#),
        ("no-book", "book", ""),
    ])
}

fn arranged(corpus: &Corpus, width: usize, height: usize) -> Timeline {
    let mut timeline = Timeline::new(corpus);
    timeline.listed = Some(false);
    timeline.arrange(corpus, false, width, height);
    timeline
}

fn buffer(timeline: &Timeline, corpus: &Corpus, years: Option<&Edtf>, ascii: bool) -> Buffer {
    let (width, height) = timeline.size;
    let area = Rect::new(0, 0, width.try_into().unwrap(), height.try_into().unwrap());
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::new(&mut buffer, area, Glyphs { ascii }, ratatui::style::Style::new());
    draw(timeline, corpus, years, &Keymap::default(), &mut canvas, Theme::new(Ground::Dark, Depth::True), true);
    buffer
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..buffer.area.height).map(row).collect()
}

fn screen(timeline: &Timeline, corpus: &Corpus) -> Vec<String> {
    rows(&buffer(timeline, corpus, None, false))
}

fn slug<'c>(timeline: &Timeline, corpus: &'c Corpus) -> &'c str {
    timeline.cursor().map_or("", |id| &*corpus.events[id].slug)
}

/// Every move there is, by number.
fn act(timeline: &mut Timeline, corpus: &Corpus, number: usize) {
    match number % 21 {
        0 => timeline.step(corpus, 1),
        1 => timeline.step(corpus, -3),
        2 => timeline.step_lane(corpus, 1),
        3 => timeline.step_lane(corpus, -2),
        4 => timeline.page_by(corpus, 1),
        5 => timeline.page_by(corpus, -1),
        6 => timeline.zoom(corpus, true),
        7 => timeline.zoom(corpus, false),
        8 => timeline.edge(corpus, number.is_multiple_of(2)),
        9 => _ = timeline.reset(corpus),
        10 => _ = timeline.find(corpus, "a", true),
        11 => timeline.step_in_lane(corpus, 2),
        12 => timeline.step_in_lane(corpus, -1),
        13 => timeline.group(corpus, Grouping::ALL[number / 21 % Grouping::ALL.len()]),
        14 => _ = timeline.fold(corpus),
        15 => _ = timeline.part_cluster(corpus),
        16 => timeline.turn_details(corpus),
        17 => _ = timeline.step_in_chain(corpus, number.is_multiple_of(2)),
        18 => _ = timeline.go_to_date(corpus, &"2018-03".parse().unwrap()),
        19 => _ = timeline.fold_all(corpus),
        _ => timeline.step(corpus, 7),
    }
}

/// The events of every band, with where they stand.
fn spots(timeline: &Timeline) -> Vec<(&Band, &Seen, usize)> {
    let sight = timeline.plan.sight.unwrap();
    let mut all = Vec::new();
    for band in &timeline.plan.bands {
        for unit in &band.units {
            let items = timeline.whole.lanes[band.lane].in_sight(&timeline.items, unit, sight);
            all.extend(items.map(|item| (band, unit, item)));
        }
    }
    all
}
