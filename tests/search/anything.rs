//! What holds for any query.

use std::collections::BTreeSet;

use euja::corpus::Thing;
use euja::search::{Narrowing, Query, complete};
use euja::text::fold_str;
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
        3 => copied(),
    ]
}

/// A word of some label, whole or cut, with the signs within and after it.
fn copied() -> impl Strategy<Value = String> {
    let index = any::<prop::sample::Index>;
    (index(), index(), 1usize..20).prop_map(|(thing, word, chars)| {
        let all: Vec<Thing> = things(&BUILT_IN).collect();
        // Signs alone are looked for where nothing else is, and not any more when a word comes.
        let words = BUILT_IN.label(*thing.get(&all)).split_whitespace();
        let begun = words.map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let words: Vec<&str> = begun.filter(|word| !word.is_empty()).collect();
        word.get(&words).chars().take(chars).collect()
    })
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

/// What somebody does who types: a word more, cut or whole; letters taken back; all of it again.
fn keys() -> impl Strategy<Value = String> {
    let typed = asked().prop_map(|typed| format!("{typed} "));
    prop_oneof![5 => typed, 3 => (1usize..6).prop_map(|back| "\u{8}".repeat(back)), 1 => Just("\u{15}".to_owned())]
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
    fn of_a_label_the_letters_are_marked_that_were_typed(
        (thing, words, cut) in (0usize..10_000, 1usize..4, 2usize..6)
    ) {
        // An abbreviation of some label: the beginnings of its words.
        let all: Vec<Thing> = things(&BUILT_IN).collect();
        let label = fold_str(BUILT_IN.label(all[thing % all.len()]));
        let begun = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let typed: String = begun.take(words).flat_map(|word| word.chars().take(cut)).collect();
        for hit in INDEX.search(&BUILT_IN, &typed, 20).hits {
            let marked: String = hit.marks.iter().map(|mark| hit.label.get(mark.clone()).unwrap()).collect();
            let letters: String = fold_str(&marked).chars().filter(|c| c.is_alphanumeric()).collect();
            // Another spelling, or a slip, has a letter or two that are others.
            let is_near = strsim::damerau_levenshtein(&letters, &typed) <= 2;
            prop_assert!(hit.marks.is_empty() || is_near, "{typed:?} marks {letters:?} in {hit:?}");
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

proptest! {
    // Every key is a search, and another alone.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_query_that_grows_finds_what_it_finds_alone(keys in prop::collection::vec(keys(), 1..4)) {
        let (mut line, mut narrowing) = (String::new(), Narrowing::default());
        for key in keys.concat().chars() {
            match key {
                '\u{8}' => { line.pop(); }
                '\u{15}' => line.clear(),
                typed => line.push(typed),
            }
            let narrowed = INDEX.find_next(&BUILT_IN, Query::parse(&BUILT_IN, &line), &mut narrowing, &|| false).unwrap();
            let alone = INDEX.search(&BUILT_IN, &line, 12);
            prop_assert_eq!((&line, narrowed.total()), (&line, alone.total));
            prop_assert_eq!(narrowed.hits().take(12).collect::<Vec<_>>(), alone.hits, "{}", line);
        }
    }
}
