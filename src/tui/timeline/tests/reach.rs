//! Everything can be come to: each event of any dataset, by keys, with the cursor in sight.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::tui::timeline::Apart;

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

#[test]
fn an_event_within_the_last_cell_of_all_time_stays_in_sight() {
    let corpus = small(&[("late", "talk", "bounds: \"../2009\",")]);
    let mut timeline = arranged(&corpus, 45, 8);
    for _ in 0..6 {
        timeline.zoom(&corpus, true);
        assert!(timeline.is_seen(timeline.cursor), "{:?}", timeline.window);
    }
}

#[test]
fn an_event_stays_in_sight_where_longer_names_of_lanes_leave_the_axis_fewer_cells() {
    let corpus = small(&[("late", "talk", "bounds: \"../2011\",")]);
    let mut timeline = arranged(&corpus, 141, 8);
    for number in [97, 193, 139] {
        act(&mut timeline, &corpus, number);
        assert!(timeline.is_seen(timeline.cursor), "{:?}", timeline.window);
    }
}

#[test]
fn an_event_that_comes_out_of_a_cluster_in_the_first_cell_stays_in_sight() {
    let corpus = small(&[
        ("a", "talk", "date: \"1998-07\","),
        ("b", "war", "date: \"2037\","),
        ("c", "book", "date: \"1999/..\","),
        ("d", "talk", "date: \"2001-02\","),
    ]);
    let mut timeline = arranged(&corpus, 69, 14);
    timeline.zoom(&corpus, false);
    timeline.step(&corpus, -3);
    timeline.zoom(&corpus, false);
    timeline.group(&corpus, Grouping::Document);
    assert_eq!(timeline.part_cluster(&corpus), Apart::Zoomed);
    assert!(timeline.is_seen(timeline.cursor), "{:#?}", screen(&timeline, &corpus));
}

#[test]
fn an_event_in_a_count_at_the_edge_is_not_counted_as_after_the_edge_as_well() {
    let corpus = small(&[
        ("a", "talk", "bounds: \"../2009\","),
        ("b", "war", "date: \"2010/..\","),
        ("c", "book", "bounds: \"../2009\","),
        ("d", "talk", "date: \"2010/..\","),
    ]);
    let mut timeline = arranged(&corpus, 74, 8);
    timeline.part_cluster(&corpus);
    timeline.group(&corpus, Grouping::Document);
    let counted: BTreeSet<usize> = spots(&timeline).iter().map(|(.., item)| *item).collect();
    assert_eq!((counted.len(), timeline.plan.outside), (4, (0, 0)), "{:#?}", screen(&timeline, &corpus));
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
