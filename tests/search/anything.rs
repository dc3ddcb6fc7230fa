//! What holds for any query.

use std::collections::BTreeSet;

use euja::corpus::Thing;
use euja::search::{Query, complete};
use proptest::prelude::*;

use crate::common::stage::BUILT_IN;
use crate::{INDEX, things};

/// What people and cats type: words of the dataset, whole, cut, misspelt; signs; fields.
fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "japan",
        "eu",
        "cyber",
        "security",
        "spa",
        "shinzo",
        "abe",
        "hiroshima",
        "crimario",
        "dialogue",
        "cooperation",
        "space",
        "sea",
        "north",
        "korea",
        "agreement",
        "defence",
        "defense",
        "nonproliferation",
        "non-proliferation",
        "2018",
        "p6",
        "EU–Japan",
        "広島",
        "サイバー",
        "foip",
        "the",
        "a",
        "u.s.",
        "dorussen",
        "kirchner",
        "atalanta",
    ]);
    prop_oneof![
        5 => known.clone().prop_map(str::to_owned),
        2 => (known.clone(), 0usize..6).prop_map(|(word, cut)| word.chars().skip(cut / 3).take(7 - cut).collect()),
        2 => (known.clone(), 0usize..9, "[a-z]").prop_map(|(word, at, other)| {
            word.chars().enumerate().map(|(place, c)| if place == at { other.clone() } else { c.to_string() }).collect()
        }),
        1 => known.clone().prop_map(|word| format!("'{word}")),
        1 => known.clone().prop_map(|word| format!("^{word}")),
        1 => known.prop_map(|word| format!("{word}$")),
    ]
}

fn asked() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec![
        "kind:event",
        "kind:doc,passage",
        "dim:cyber",
        "year:2018..2020",
        "has:discrepancy",
        "!kind:passage",
        "level:>=3",
        "!japan",
        "actor:japan",
        "stance:against",
    ]);
    let part = prop_oneof![4 => word(), 1 => field.prop_map(str::to_owned)];
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "))
}

fn found(query: &str) -> BTreeSet<Thing> {
    INDEX.search(&BUILT_IN, query, usize::MAX).hits.into_iter().map(|hit| hit.thing().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_further_word_never_adds_a_hit(query in asked(), further in word()) {
        let before = found(&query);
        let after = found(&format!("{query} {further}"));
        prop_assume!(!Query::parse(&BUILT_IN, &query).is_empty());
        prop_assert!(after.is_subset(&before), "{:?}", after.difference(&before).map(|thing| BUILT_IN.name(*thing)).collect::<Vec<_>>());
    }

    #[test]
    fn marks_lie_in_the_label_and_cover_what_was_typed(query in asked()) {
        for hit in INDEX.search(&BUILT_IN, &query, 30).hits {
            for (text, marks) in [(&hit.label, &hit.marks), (&hit.snippet, &hit.snippet_marks)] {
                prop_assert!(marks.iter().all(|mark| !mark.is_empty() && text.get(mark.clone()).is_some()), "{hit:?}");
                prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start), "{hit:?}");
            }
        }
    }

    #[test]
    fn the_order_is_total_and_stable(query in asked()) {
        let once = INDEX.search(&BUILT_IN, &query, usize::MAX);
        prop_assert_eq!(&once, &INDEX.search(&BUILT_IN, &query, usize::MAX));
        let distinct: BTreeSet<Thing> = once.hits.iter().map(|hit| hit.thing().unwrap()).collect();
        prop_assert_eq!((distinct.len(), once.total), (once.hits.len(), once.hits.len()));
        let few = INDEX.search(&BUILT_IN, &query, 7);
        prop_assert!(once.hits.starts_with(&few.hits));
    }

    #[test]
    fn a_search_keeps_what_the_filter_keeps(query in asked()) {
        let read = Query::parse(&BUILT_IN, &query);
        prop_assume!(!read.is_empty());
        let kept: BTreeSet<Thing> = things(&BUILT_IN).filter(|thing| read.keeps(&BUILT_IN, *thing)).collect();
        // A search also forgives wrong letters, where a word is written nowhere.
        let found = found(&query);
        prop_assert!(kept.is_subset(&found), "{:?}", kept.difference(&found).map(|thing| BUILT_IN.name(*thing)).collect::<Vec<_>>());
    }

    #[test]
    fn no_text_is_too_odd(typed in "[ -~]{0,24}|\\PC{0,12}|([a-z]{1,5}:[!-~]{0,6} ?){0,4}", cut in 0usize..30) {
        let read = Query::parse(&BUILT_IN, &typed);
        for trouble in read.troubles() {
            prop_assert!(typed.get(trouble.at.clone()).is_some(), "{trouble:?}");
            prop_assert!(!trouble.says.is_empty());
        }
        INDEX.search(&BUILT_IN, &typed, 20);
        let cursor = typed.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(typed.len());
        for offer in complete(&BUILT_IN, &typed, cursor) {
            prop_assert!(typed.get(offer.at.clone()).is_some() && offer.at.end <= cursor);
        }
    }
}
