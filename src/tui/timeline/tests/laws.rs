//! What holds for every dataset, size and order of keys.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::Id;
use crate::tui::theme::Role;
use crate::tui::timeline::lanes::Seen;
use crate::tui::timeline::plan::Band;
use crate::tui::timeline::{Apart, Item, Place};

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
            let spots = timeline.whole.lanes[band.lane].of(&unit.spots).iter();
            all.extend(spots.filter(|spot| unit.inside || sight.meets(spot.bar)).map(|spot| (band, unit, spot.item)));
        }
    }
    all
}

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
        band.units.iter().map(|unit| (unit.column, band.top + unit.row, unit.spots.len(), unit.inside))
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
        item.extent.is_none_or(|extent| timeline.sight().cell(timeline.sight().grid.column(extent.mark)).is_some())
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

#[test]
fn every_event_of_every_filter_is_reached_by_steps_in_every_sort_of_lanes() {
    let corpus = built_in();
    let facets = Grouping::ALL.into_iter().flat_map(|by| by.facets(&corpus));
    let mut filters: Vec<EventFilter> = facets.step_by(7).map(|facet| EventFilter::default().toggled(facet)).collect();
    filters.push(EventFilter::default());
    filters.push(EventFilter { years: "2016/2019".parse().ok(), ..EventFilter::default() });
    for by in Grouping::ALL {
        let mut timeline = arranged(&corpus, 80, 22);
        timeline.group(&corpus, by);
        for filter in &filters {
            timeline.set_filter(&corpus, filter.clone());
            let wanted: BTreeSet<_> = corpus.events.ids().filter(|id| filter.keeps(&corpus, *id)).collect();
            timeline.step(&corpus, isize::MIN);
            let mut reached: BTreeSet<_> = timeline.cursor().into_iter().collect();
            for _ in 0..wanted.len() {
                timeline.step(&corpus, 1);
                reached.extend(timeline.cursor());
            }
            assert_eq!(reached, wanted, "{by:?} {filter:?}");
            // The same lane by lane: every lane from its first to its last event.
            let mut reached = BTreeSet::new();
            timeline.step_lane(&corpus, -99);
            for _ in 0..=timeline.lanes.len() {
                timeline.step_in_lane(&corpus, isize::MIN / 2);
                for _ in 0..wanted.len() {
                    reached.extend(timeline.cursor());
                    timeline.step_in_lane(&corpus, 1);
                }
                timeline.step_lane(&corpus, 1);
            }
            assert_eq!(reached, wanted, "lane by lane {by:?} {filter:?}");
        }
    }
}

#[test]
fn a_cluster_comes_apart_or_is_one_of_a_day() {
    let corpus = built_in();
    let mut timeline = arranged(&corpus, 60, 22);
    for _ in 0..corpus.events.len() {
        timeline.reset(&corpus);
        timeline.step(&corpus, 1);
        let cursor = timeline.cursor();
        match timeline.part_cluster(&corpus) {
            Apart::Alone | Apart::Zoomed => assert_eq!(timeline.together().len(), 1),
            Apart::Never => {
                for _ in 0..40 {
                    timeline.zoom(&corpus, true);
                }
                assert!(timeline.together().len() > 1, "{}", slug(&timeline, &corpus));
            }
        }
        assert_eq!(timeline.cursor(), cursor);
    }
}

#[test]
fn six_thousand_years_are_walked_from_end_to_end() {
    let events: Vec<(String, String)> = (-30..=30)
        .map(|century: i32| {
            let year = century * 100;
            let sign = if year < 0 { "-" } else { "" };
            (
                format!("in{}{}", if year < 0 { "-minus-" } else { "-" }, year.abs()),
                format!("date: \"{sign}{:04}\",", year.abs()),
            )
        })
        .collect();
    let events: Vec<(&str, &str, &str)> = events.iter().map(|(id, date)| (&**id, "talk", &**date)).collect();
    let corpus = small(&events);
    let mut timeline = arranged(&corpus, 100, 20);
    timeline.edge(&corpus, false);
    let mut visited = BTreeSet::from([slug(&timeline, &corpus).to_owned()]);
    for _ in 0..events.len() {
        timeline.step(&corpus, 1);
        visited.insert(slug(&timeline, &corpus).to_owned());
        assert!(timeline.is_seen(timeline.cursor));
        buffer(&timeline, &corpus, None, false);
    }
    assert_eq!(visited.len(), events.len());
    timeline.reset(&corpus);
    while timeline.window != timeline.all {
        timeline.reset(&corpus);
    }
    let axis = screen(&timeline, &corpus)[0].clone();
    assert!(axis.contains("-2000") && axis.contains("0") && axis.contains("2000"), "{axis}");
    assert_eq!(timeline.seen_words(), "centuries");
    timeline.go_to_date(&corpus, &"-0044-03-15".parse().unwrap());
    assert_eq!(slug(&timeline, &corpus), "in-0");
}

/// A date of any form, from the first year that can be named to the last.
fn any_date() -> impl Strategy<Value = String> {
    let year = prop_oneof![3 => 1995..2015_i32, 1 => -9999..9999_i32];
    let point = (year, 1..13_i32, 1..29_i32, 0..3_usize, prop::sample::select(vec!["", "~", "?", "%"])).prop_map(
        |(year, month, day, parts, sign)| {
            let year = format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs());
            let rest = [String::new(), format!("-{month:02}"), format!("-{month:02}-{day:02}")];
            (format!("{year}{}", rest[parts]), sign)
        },
    );
    (point.clone(), point, 0..6_usize).prop_map(|((one, sign), (other, _), form)| match form {
        0..=2 => format!("date: \"{one}{sign}\","),
        3 => format!("date: \"{one}/..\","),
        4 => format!("bounds: \"../{one}\","),
        _ => {
            // Whatever comes first: the dates themselves say.
            let (one, other): (crate::corpus::date::Edtf, crate::corpus::date::Edtf) =
                (one.parse().unwrap(), other.parse().unwrap());
            let (first, last) = if one.earliest() <= other.earliest() { (one, other) } else { (other, one) };
            if first.earliest() <= last.latest() { format!("date: \"{first}/{last}\",") } else { String::new() }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_dataset_is_walked_at_any_size_with_the_cursor_in_sight(
        dates in prop::collection::vec(any_date(), 1..40),
        acts in prop::collection::vec(0_usize..400, 1..60),
        (width, height) in (45_usize..150, 8_usize..50),
    ) {
        let ids: Vec<String> = (0..dates.len()).map(|nth| format!("event-{nth}")).collect();
        let kinds = ["talk", "war", "book"];
        let events: Vec<(&str, &str, &str)> =
            ids.iter().zip(&dates).enumerate().map(|(nth, (id, date))| (&**id, kinds[nth % 3], &**date)).collect();
        let corpus = small(&events);
        let mut timeline = arranged(&corpus, width, height);
        for number in acts {
            act(&mut timeline, &corpus, number);
            let cursor = timeline.cursor.unwrap();
            prop_assert!(spots(&timeline).iter().any(|(band, _, item)| band.here && *item == cursor));
            let (before, after) = timeline.plan.outside;
            let seen: BTreeSet<usize> = spots(&timeline).iter().map(|(.., item)| *item).collect();
            // Many bars in one row stand for each other.
            prop_assert!(seen.len() + before + after <= timeline.items.len());
            buffer(&timeline, &corpus, Some(&"2000/2010".parse().unwrap()), number % 2 == 0);
        }
    }
}
