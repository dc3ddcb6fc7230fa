//! The timeline as it is seen and moved, on the built-in dataset and on small ones.

mod film;
mod laws;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Timeline;
use super::paint::draw;
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, SourceFile, load, source};
use crate::related::Related;
use crate::tui::canvas::Canvas;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::{Depth, Ground, Theme};

fn built_in() -> Corpus {
    load(&source::built_in()).unwrap_or_else(|problems| panic!("{problems}"))
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
    load(&[SourceFile::of_user("small.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
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
    draw(timeline, corpus, years, &mut canvas, Theme::new(Ground::Dark, Depth::True), true);
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
