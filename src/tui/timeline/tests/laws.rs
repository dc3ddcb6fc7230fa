//! What holds for every dataset, size and order of keys.

use std::collections::BTreeSet;

use super::*;
use crate::analysis::chronicle::Grouping;
use crate::corpus::Id;
use crate::tui::theme::Role;
use crate::tui::timeline::{Item, Place};

#[test]
fn nothing_panics_at_any_size_after_any_key() {
    let sizes = (0..=12).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let sizes: Vec<_> = sizes.chain([(39, 9), (40, 4), (41, 5), (60, 20), (120, 20), (200, 3)]).collect();
    for corpus in [small(&[]), small(&[("no-book", "book", "")]), usual(), built_in()] {
        for (width, height) in &sizes {
            let mut timeline = arranged(&corpus, *width, *height);
            for number in 0..60_usize {
                buffer(&timeline, &corpus, Some(&"2014/2018".parse().unwrap()), number.is_multiple_of(2));
                timeline.place_at(number, number / 3);
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
                if number % 10 == 3 {
                    // Out of sight, or on another screen, it goes along as well.
                    let (width, height) = if number % 20 == 3 { (0, 0) } else { (width + 9, height) };
                    timeline.arrange(&corpus, false, width, height);
                    act(&mut timeline, &corpus, number / 3);
                }
                timeline.arrange(&corpus, false, width, height);
                let cursor = timeline.cursor.unwrap();
                let seen = spots(&timeline);
                let found = seen.iter().any(|(band, _, item)| band.here && *item == cursor);
                assert!(found, "{} after {number}", slug(&timeline, &corpus));
            }
        }
    }
}

#[test]
fn every_event_of_the_window_has_a_mark_or_is_in_a_cluster_and_the_others_are_counted() {
    let corpus = built_in();
    let mut timeline = arranged(&corpus, 100, 80);
    for number in 0..60 {
        let items: Vec<_> = spots(&timeline).iter().map(|(.., item)| *item).collect();
        let once: BTreeSet<_> = items.iter().collect();
        assert!(timeline.by != Grouping::Kind || once.len() == items.len(), "each once");
        let (before, after) = timeline.plan.outside;
        // Lanes without room are counted as such.
        assert!(timeline.plan.hidden > 0 || once.len() + before + after == corpus.events.len(), "{number}");
        act(&mut timeline, &corpus, number);
    }
}

#[test]
fn a_click_on_a_mark_finds_its_event_and_goes_through_a_cluster() {
    let corpus = built_in();
    let timeline = arranged(&corpus, 80, 22);
    let mut found = BTreeSet::new();
    let bands = timeline.plan.bands.iter();
    let marks = bands.flat_map(|band| {
        band.units.iter().map(|unit| (unit.column, band.top + unit.row, unit.places.len(), unit.inside))
    });
    let marks: Vec<(usize, usize, usize)> =
        marks.filter(|mark| mark.3).map(|(column, y, count, _)| (column, y, count)).collect();
    for (column, y, count) in marks {
        let mut timeline = arranged(&corpus, 80, 22);
        for _ in 0..count {
            let Some(Place::Event(event, lane)) = timeline.place_at(timeline.plan.left + column, y) else {
                panic!("nothing at {column}, {y}");
            };
            assert!(timeline.lanes.get(lane).is_none_or(|lane| lane.has(timeline.place_of(event).unwrap())));
            found.insert(event);
            timeline.go_to(&corpus, event);
        }
    }
    let marked = |item: &Item| {
        item.extent.is_none_or(|extent| timeline.sight().cell(timeline.sight().grid.column(extent.mark())).is_some())
    };
    assert_eq!(found.len(), timeline.items.iter().filter(|item| marked(item)).count());
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
    let marks: Vec<f64> = timeline.items.iter().filter_map(|item| item.extent).map(|extent| extent.mark()).collect();
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
        timeline.answer(&Related::to(&corpus, dimension.into()));
        for number in 0..120 {
            let shown = buffer(&timeline, &corpus, None, false);
            for band in &timeline.plan.bands {
                for unit in band.units.iter().filter(|unit| unit.inside) {
                    let cell = &shown[((timeline.plan.left + unit.column) as u16, (band.top + unit.row) as u16)];
                    assert!("●○◆━+123456789".contains(cell.symbol()), "{} {:?} {number}", cell.symbol(), unit);
                }
            }
            act(&mut timeline, &corpus, number * 5);
        }
    }
}

#[test]
fn what_is_tied_to_the_selection_is_bold_and_the_rest_dim() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 9);
    let theme = Theme::new(Ground::Dark, Depth::True);
    let war = corpus.events.find("long-war").unwrap();
    let style = |timeline: &Timeline, glyph: &str, y: u16| {
        let drawn = buffer(timeline, &corpus, None, false);
        let x = (0..60).find(|x| drawn[(*x, y)].symbol() == glyph).unwrap();
        drawn[(x, y)].style()
    };
    let top = |name: &str| timeline.plan.bands.iter().find(|band| band.name == name).unwrap().top as u16;
    let [talk, war_row, book] = ["Talk", "War", "Book"].map(top);
    assert_eq!(style(&timeline, "●", war_row).fg, Buffer::empty(Rect::new(0, 0, 1, 1))[(0, 0)].style().fg, "plain");
    assert_eq!(style(&timeline, "●", talk).bg, theme.style(Role::Cursor).bg, "the cursor");
    timeline.answer(&Related { events: BTreeSet::from([war]), ..Related::default() });
    let mark = style(&timeline, "●", war_row);
    assert_eq!(mark.fg, theme.style(Role::Related).fg);
    assert!(mark.add_modifier.contains(ratatui::style::Modifier::BOLD));
    assert_eq!(style(&timeline, "●", book).fg, theme.style(Role::Dim).fg);
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

/// In which row of the pane each event of each lane stands, whether it is in sight or not.
fn rows_of(timeline: &Timeline) -> Vec<(usize, usize)> {
    timeline.plan.bands.iter().map(|band| (band.lane, band.rows)).collect()
}

#[test]
fn neither_stepping_nor_panning_gives_a_lane_other_rows_or_a_mark_another_one() {
    let corpus = built_in();
    for by in Grouping::ALL {
        let mut timeline = arranged(&corpus, 120, 60);
        timeline.group(&corpus, by);
        timeline.turn_details(&corpus);
        for zoom in 0..4 {
            let rows = rows_of(&timeline);
            let mut stands: Vec<(usize, usize, usize)> = Vec::new();
            for number in 0..30 {
                match number % 5 {
                    0 => timeline.page_by(&corpus, if number < 15 { 1 } else { -1 }),
                    1 => timeline.step_lane(&corpus, 1),
                    _ => timeline.step(&corpus, if number < 15 { 3 } else { -3 }),
                }
                if timeline.plan.hidden == 0 {
                    assert_eq!(rows_of(&timeline), rows, "{by:?} {zoom}");
                }
                for (band, unit, item) in spots(&timeline) {
                    stands.push((band.lane, item, unit.row));
                }
            }
            stands.sort_unstable();
            stands.dedup();
            let moved = stands.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[0].1 == pair[1].1);
            assert_eq!(moved, None, "{by:?} {zoom}");
            timeline.zoom(&corpus, true);
        }
    }
}

#[test]
fn lanes_stand_in_the_order_of_the_dataset_whatever_is_selected() {
    let corpus = built_in();
    for by in Grouping::ALL {
        let mut timeline = arranged(&corpus, 80, 22);
        timeline.group(&corpus, by);
        let names = |timeline: &Timeline| timeline.lanes.iter().map(|lane| lane.name.clone()).collect::<Vec<_>>();
        let first = names(&timeline);
        let order: Vec<&str> = by.facets(&corpus).iter().map(|facet| facet.label(&corpus)).collect();
        let short: Vec<&str> = by.facets(&corpus).iter().map(|facet| facet.short(&corpus)).collect();
        let places = first
            .iter()
            .filter_map(|name| order.iter().zip(&short).position(|(label, short)| label == name || short == name));
        assert!(places.is_sorted(), "{by:?}");
        for number in 0..corpus.events.len() {
            timeline.step(&corpus, if number % 3 == 0 { 5 } else { -1 });
            assert_eq!(names(&timeline), first);
        }
    }
}
