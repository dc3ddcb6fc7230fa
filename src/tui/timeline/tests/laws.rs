//! What holds for every dataset, size and order of keys.

use std::collections::BTreeSet;

use super::*;
use crate::corpus::Id;
use crate::tui::theme::Role;

/// Every move there is, by number.
fn act(timeline: &mut Timeline, corpus: &Corpus, number: usize) {
    match number % 12 {
        0 => timeline.step(corpus, 1),
        1 => timeline.step(corpus, -3),
        2 => timeline.step_lane(corpus, 1),
        3 => timeline.step_lane(corpus, -2),
        4 => timeline.page_by(corpus, 1),
        5 => timeline.page_by(corpus, -1),
        6 => timeline.zoom(corpus, true),
        7 => timeline.zoom(corpus, false),
        8 => timeline.edge(corpus, number % 24 == 8),
        9 => timeline.reset(corpus),
        10 => _ = timeline.find(corpus, "a", true),
        _ => timeline.step(corpus, 7),
    }
}

#[test]
fn nothing_panics_at_any_size_after_any_key() {
    let sizes = (0..=12).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let sizes: Vec<_> = sizes.chain([(39, 9), (40, 4), (41, 5), (60, 20), (120, 20), (200, 3)]).collect();
    for corpus in [small(&[]), small(&[("no-book", "book", "")]), usual(), built_in()] {
        for (width, height) in &sizes {
            let mut timeline = arranged(&corpus, *width, *height);
            for number in 0..40 {
                buffer(&timeline, &corpus, &Related::default(), number % 2 == 0);
                timeline.event_at(number, number / 3);
                act(&mut timeline, &corpus, number * 7 + number / 5);
            }
        }
    }
}

#[test]
fn after_any_key_the_cursor_is_seen_and_its_lane_as_well() {
    for corpus in [usual(), built_in()] {
        for (width, height) in [(60, 7), (60, 20), (120, 20)] {
            let mut timeline = arranged(&corpus, width, height);
            for number in 0..400 {
                act(&mut timeline, &corpus, number * 5 + number / 7);
                let cursor = timeline.cursor.unwrap();
                let shown = timeline.plan.bands.iter().filter(|band| band.here);
                let mut spots = shown.flat_map(|band| &band.units).flat_map(|unit| &unit.spots);
                assert!(spots.any(|spot| spot.item == cursor), "{} after {number}", slug(&timeline, &corpus));
            }
        }
    }
}

#[test]
fn every_event_of_the_window_has_a_mark_or_is_in_a_cluster_and_the_others_are_counted() {
    let corpus = built_in();
    let mut timeline = arranged(&corpus, 100, 30);
    for number in 0..60 {
        let spots = timeline.plan.bands.iter().flat_map(|band| &band.units).flat_map(|unit| &unit.spots);
        let items: Vec<_> = spots.map(|spot| spot.item).collect();
        assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), items.len(), "each once");
        let (before, after) = timeline.plan.outside;
        assert_eq!(items.len() + before + after, corpus.events.len());
        act(&mut timeline, &corpus, number);
    }
}

#[test]
fn a_click_on_a_mark_finds_its_event_and_goes_through_a_cluster() {
    let corpus = built_in();
    let timeline = arranged(&corpus, 80, 22);
    let mut found = BTreeSet::new();
    let marks: Vec<(usize, usize, usize)> = {
        let bands = timeline.plan.bands.iter();
        bands
            .flat_map(|band| band.units.iter().map(|unit| (unit.column, band.top + unit.row, unit.spots.len())))
            .collect()
    };
    for (column, y, count) in marks {
        let mut timeline = arranged(&corpus, 80, 22);
        for _ in 0..count {
            let event = timeline.event_at(timeline.plan.left + column, y).unwrap();
            found.insert(event);
            timeline.go_to(&corpus, event);
        }
    }
    let (before, after) = timeline.plan.outside;
    assert_eq!(found.len() + before + after, corpus.events.len());
}

#[test]
fn steps_visit_every_event_once_and_marks_go_to_the_right() {
    let corpus = built_in();
    let mut timeline = arranged(&corpus, 80, 22);
    timeline.edge(&corpus, false);
    let mut visited = vec![timeline.cursor().unwrap()];
    for _ in 1..corpus.events.len() {
        timeline.step(&corpus, 1);
        visited.push(timeline.cursor().unwrap());
    }
    assert_eq!(visited.iter().collect::<BTreeSet<_>>().len(), corpus.events.len());
    let last = visited.last().copied();
    timeline.step(&corpus, 1);
    assert_eq!(timeline.cursor(), last, "no way round the end");
    let marks: Vec<f64> = timeline.items.iter().filter_map(|item| item.extent).map(|extent| extent.mark).collect();
    assert!(marks.is_sorted());
    let dateless = |id: &Id<_>| corpus.events[*id].when().is_none();
    assert_eq!(visited.iter().position(dateless), Some(marks.len()));
}

#[test]
fn closer_and_back_keeps_the_cursor_and_the_view() {
    let corpus = built_in();
    let mut timeline = arranged(&corpus, 80, 22);
    for _ in 0..30 {
        timeline.step(&corpus, 1);
        let (cursor, before) = (timeline.cursor(), timeline.window);
        for closer in [true, true, true, false, false, false] {
            timeline.zoom(&corpus, closer);
            assert_eq!(timeline.cursor(), cursor);
            assert!(timeline.is_seen(timeline.cursor));
        }
        assert!(
            (timeline.window.first - before.first).abs() < 0.01 && (timeline.window.days - before.days).abs() < 0.01
        );
    }
}

#[test]
fn no_label_covers_a_mark_or_another_label() {
    let corpus = built_in();
    let dimension = corpus.dimensions.ids().next().unwrap();
    for (width, height) in [(60, 20), (80, 22), (120, 30)] {
        let mut timeline = arranged(&corpus, width, height);
        for number in 0..60 {
            let shown = buffer(&timeline, &corpus, &Related::to(&corpus, dimension.into()), false);
            for band in &timeline.plan.bands {
                for unit in &band.units {
                    let cell = &shown[((timeline.plan.left + unit.column) as u16, (band.top + unit.row) as u16)];
                    assert!("●○━+23456789".contains(cell.symbol()), "{} {:?}", cell.symbol(), unit);
                }
            }
            act(&mut timeline, &corpus, number * 5);
        }
    }
}

#[test]
fn what_is_tied_to_the_selection_is_bold_and_the_rest_dim() {
    let corpus = usual();
    let timeline = arranged(&corpus, 60, 9);
    let theme = Theme::new(Ground::Dark, Depth::True);
    let war = corpus.events.find("long-war").unwrap();
    let mut related = Related::default();
    let style = |related: &Related, glyph: &str, y: u16| {
        let drawn = buffer(&timeline, &corpus, related, false);
        let x = (0..60).find(|x| drawn[(*x, y)].symbol() == glyph).unwrap();
        drawn[(x, y)].style()
    };
    let band = |name: &str| timeline.plan.bands.iter().find(|band| band.name == name).unwrap().top as u16;
    assert_eq!(style(&related, "●", band("War")).fg, Buffer::empty(Rect::new(0, 0, 1, 1))[(0, 0)].style().fg, "plain");
    assert_eq!(style(&related, "●", band("Talk")).bg, theme.style(Role::Cursor).bg, "the cursor");
    related.events.insert(war);
    let mark = style(&related, "●", band("War"));
    assert_eq!(mark.fg, theme.style(Role::Related).fg);
    assert!(mark.add_modifier.contains(ratatui::style::Modifier::BOLD));
    assert_eq!(style(&related, "●", band("Book")).fg, theme.style(Role::Dim).fg);
}

#[test]
fn find_goes_round_and_says_when_there_is_nothing() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 9);
    let mut found = Vec::new();
    for _ in 0..4 {
        assert!(timeline.find(&corpus, "book", true));
        found.push(slug(&timeline, &corpus));
    }
    assert_eq!(found, ["grand-book", "lost-book", "later-book", "no-book"]);
    assert!(timeline.find(&corpus, "first", true));
    assert!(timeline.find(&corpus, "no book", false));
    assert!(!timeline.find(&corpus, "treaty", true));
    assert_eq!(slug(&timeline, &corpus), "no-book");
}

#[test]
fn pages_pan_to_events_and_reset_comes_home() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 9);
    assert_eq!(slug(&timeline, &corpus), "first-talk");
    timeline.page_by(&corpus, 1);
    assert_eq!(timeline.plan.outside, (3, 0), "the war reaches into this window");
    timeline.reset(&corpus);
    assert_eq!((timeline.window, timeline.plan.outside), (timeline.home, (0, 1)));
    timeline.edge(&corpus, true);
    assert_eq!(slug(&timeline, &corpus), "later-book");
    timeline.reset(&corpus);
    assert_eq!(slug(&timeline, &corpus), "lost-book");
    timeline.page_by(&corpus, -9);
    assert_eq!(slug(&timeline, &corpus), "long-talks", "nearest to the middle");
    timeline.page_by(&corpus, -1);
    assert_eq!(slug(&timeline, &corpus), "first-talk", "no further page");
}
