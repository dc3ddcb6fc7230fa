//! The language of queries: what each sign and field keeps, by facts of the dataset; and what is said of mistakes.

use euja::corpus::{Corpus, Stance, Thing};
use euja::search::{Field, Query, complete};

use crate::common::stage::{BUILT_IN, THREE_PARTIES};
use crate::{INDEX, things};

/// The addresses that a query keeps, in the order of the dataset.
fn kept(query: &str) -> Vec<String> {
    let read = Query::parse(&BUILT_IN, query);
    assert!(read.troubles().is_empty(), "{query}: {:?}", read.troubles());
    things(&BUILT_IN).filter(|thing| read.keeps(&BUILT_IN, *thing)).map(|thing| BUILT_IN.name(thing)).collect()
}

/// What is said of a query, each with the part of the query that it is about.
fn said(corpus: &Corpus, query: &str) -> Vec<(String, String)> {
    let troubles = Query::parse(corpus, query).troubles().to_vec();
    troubles.into_iter().map(|trouble| (query[trouble.at].to_owned(), trouble.says)).collect()
}

/// Whether a query keeps just the things of which something is true.
fn is_just(query: &str, is: impl Fn(Thing) -> bool) {
    let expected: Vec<String> =
        things(&BUILT_IN).filter(|thing| is(*thing)).map(|thing| BUILT_IN.name(thing)).collect();
    assert!(!expected.is_empty(), "{query}");
    assert_eq!(kept(query), expected, "{query}");
}

#[test]
fn a_kind_is_that_of_things_or_one_that_the_dataset_tells_apart() {
    for (word, plural) in Thing::WORDS {
        is_just(&format!("kind:{word}"), |thing| thing.word() == *word);
        assert_eq!(kept(&format!("kind:{plural}")), kept(&format!("kind:{word}")));
    }
    is_just(
        "kind:person",
        |thing| matches!(thing, Thing::Actor(id) if &*BUILT_IN.actor_kinds[BUILT_IN.actors[id].kind].slug == "person"),
    );
    is_just("kind:doc,event", |thing| matches!(thing, Thing::Document(_) | Thing::Event(_)));
    is_just("!kind:passage", |thing| !matches!(thing, Thing::Passage(_)));
    assert_eq!(kept("kind:event | kind:doc"), kept("kind:doc,event"));
}

#[test]
fn the_dimension_of_a_cell_is_its_row() {
    let cyber = BUILT_IN.dimensions.find("cyber-security").unwrap();
    is_just("kind:cell dim:cyber", |thing| matches!(thing, Thing::Cell(id) if BUILT_IN.cells[id].dimension == cyber));
    is_just(
        "kind:event dim:cyber",
        |thing| matches!(thing, Thing::Event(id) if BUILT_IN.events[id].dimensions.contains(&cyber)),
    );
    assert_eq!(kept("kind:dimension dim:cyber"), ["dimension/cyber-security"]);
    assert!(kept("kind:doc dim:cyber").len() > 1);
    assert!(kept("dim:cyber kind:element,scale,party").is_empty());
}

#[test]
fn a_document_is_kept_with_all_that_rests_on_it() {
    let document = BUILT_IN.documents.find("sinha-roy-2024").unwrap();
    is_just(
        "kind:passage doc:sinha-roy-2024",
        |thing| matches!(thing, Thing::Passage(id) if BUILT_IN.passages[id].document == document),
    );
    is_just("kind:cell doc:sinha", |thing| {
        let Thing::Cell(id) = thing else { return false };
        BUILT_IN.cells[id].evidence().iter().any(|evidence| BUILT_IN.passages[evidence.passage].document == document)
    });
    assert!(kept("doc:sinha").contains(&"doc/sinha-roy-2024".to_owned()));
}

#[test]
fn years_keep_what_may_lie_in_them() {
    let years: euja::corpus::date::Edtf = "2018/2020".parse().unwrap();
    is_just(
        "kind:event year:2018..2020",
        |thing| matches!(thing, Thing::Event(id) if BUILT_IN.events[id].when().is_some_and(|date| date.overlaps(&years))),
    );
    assert_eq!(kept("year:2018-2020"), kept("year:2018..2020"));
    assert_eq!(kept("year:>=2018 year:<=2020 kind:doc"), kept("year:2018.. year:..2020 kind:doc"));
    assert_eq!(kept("year:>2018 kind:event"), kept("year:2019.. kind:event"));
    assert_eq!(kept("year:<2018 kind:event"), kept("year:..2017 kind:event"));
    assert!(kept("year:..2100 kind:term,scale").is_empty(), "what has no date isn't kept");
    assert!(kept("year:2018,2024 kind:event").len() > kept("year:2018 kind:event").len());
}

#[test]
fn actors_and_themes_are_those_tied_to_a_thing() {
    let nato = BUILT_IN.actors.find("nato").unwrap();
    is_just(
        "kind:event actor:nato",
        |thing| matches!(thing, Thing::Event(id) if BUILT_IN.events[id].actors.contains(&nato)),
    );
    is_just("kind:cell actor:japan theme:maritime", |thing| {
        let Thing::Cell(id) = thing else { return false };
        let cell = &BUILT_IN.cells[id];
        let codes = |slug: &str, word: &str| {
            let code = BUILT_IN.thing(word, slug).unwrap();
            cell.evidence()
                .iter()
                .any(|own| BUILT_IN.passages[own.passage].codings.iter().any(|coding| coding.code == code))
        };
        let is_japan = cell.party.is_some_and(|party| &*BUILT_IN.parties[party].slug == "jp");
        (is_japan || codes("japan", "actor")) && codes("maritime", "theme")
    });
}

#[test]
fn stance_and_level_are_those_of_evidence_and_rating() {
    is_just(
        "kind:cell stance:contradicts",
        |thing| matches!(thing, Thing::Cell(id) if BUILT_IN.cells[id].evidence().iter().any(|own| own.stance == Stance::Contradicts)),
    );
    assert_eq!(kept("stance:against"), kept("stance:contradicts"));
    let rated = |is: fn(u8) -> bool| move |thing| matches!(thing, Thing::Cell(id) if BUILT_IN.cells[id].rating().is_some_and(|rating| is(rating.level)));
    is_just("kind:cell level:>=3", rated(|level| level >= 3));
    is_just("kind:cell level:<2", rated(|level| level < 2));
    is_just("kind:cell level:2..3", rated(|level| (2..=3).contains(&level)));
    is_just("kind:cell level:1,3", rated(|level| level == 1 || level == 3));
    assert!(!kept("kind:passage level:4").is_empty());
    is_just("has:rating", rated(|_| true));
    is_just("kind:cell has:discrepancy", |thing| matches!(thing, Thing::Cell(_)) && BUILT_IN.is_disputed(thing));
}

#[test]
fn signs_say_how_a_word_is_meant() {
    assert!(kept("spa").len() > kept("\"spa\"").len());
    assert!(kept("'liferat").contains(&"dimension/nuclear-non-proliferation".to_owned()));
    for address in kept("^japan") {
        let thing = BUILT_IN.named(&address).unwrap();
        let named = std::iter::once(BUILT_IN.label(thing)).chain(BUILT_IN.aliases(thing).iter().map(|alias| &**alias));
        let others = BUILT_IN.other_names(thing).map(|(_, naming)| naming.label.to_string());
        let all: Vec<String> = named.map(str::to_owned).chain(others).collect();
        assert!(
            all.iter().any(|name| name.to_lowercase().starts_with("japan")) || address.starts_with("doc"),
            "{address}: {all:?}"
        );
    }
    assert_eq!(kept("hiroshima | crimario").len(), {
        let mut both = [kept("hiroshima"), kept("crimario")].concat();
        both.sort();
        both.dedup();
        both.len()
    });
    let all: Vec<String> = things(&BUILT_IN).map(|thing| BUILT_IN.name(thing)).collect();
    assert_eq!(kept(""), all);
    let (with, without) = (kept("\"cyber\""), kept("!\"cyber\""));
    assert_eq!(with.len() + without.len(), all.len());
    assert!(with.iter().all(|address| !without.contains(address)));
}

#[test]
fn values_are_known_by_id_name_alias_or_a_beginning() {
    for value in ["cyber-security", "cyber", "\"Cyber security\"", "CYBER-SEC", "hacking", "サイバー攻撃"] {
        assert_eq!(kept(&format!("kind:cell dim:{value}")), kept("kind:cell dim:cyber-security"), "{value}");
    }
    for value in ["abe-shinzo", "\"shinzo abe\"", "Shinzō", "安倍"] {
        assert_eq!(kept(&format!("actor:{value}")), kept("actor:abe-shinzo"), "{value}");
    }
    assert_eq!(kept("ｋｉｎｄ：ｅｖｅｎｔ"), kept("kind:event"), "full width");
    assert_eq!(kept("kind: event"), kept("kind:event"));
}

#[test]
fn a_mistake_is_said_and_the_rest_still_counts() {
    let corpus = &*BUILT_IN;
    for (query, at, says) in [
        ("spa kind:evnt", "evnt", "`evnt` is no kind, perhaps event? There are dimension, cell, "),
        ("spa kind:xyzzy", "xyzzy", "`xyzzy` is no kind: there are dimension, cell, "),
        ("spa theme:nowhere", "nowhere", "`nowhere` is no theme: there are maritime, "),
        ("spa year:20x", "20x", "`20x` is no span of years"),
        ("spa year:2018..2014", "2018..2014", "`2018..2014` runs backwards"),
        ("spa level:9", "9", "`9` is no level: 3, >=3, <3, 2..3 are, from "),
        ("spa kind:", "kind:", "kind: which? dimension, cell, "),
        ("spa has:,", "has:,", "has: which? discrepancy, evidence, rating, date, "),
        (
            "yaer:2018 spa",
            "yaer:2018",
            "`yaer:` is no field, so `yaer:2018` is looked for as it is; the fields are kind: dim: ",
        ),
    ] {
        let said = said(corpus, query);
        assert_eq!(said.len(), 1, "{query}: {said:?}");
        assert_eq!(said[0].0, at, "{query}");
        assert!(said[0].1.starts_with(says), "{query}: {}", said[0].1);
    }
    let spa = INDEX.search(corpus, "spa", 9);
    for query in ["spa kind:xyzzy", "kind:xyzzy spa", "spa year:20x level:9 dim:", "spa kind:xyzzy,zzz"] {
        let found = INDEX.search(corpus, query, 9);
        assert_eq!((found.hits, found.total), (spa.hits.clone(), spa.total), "{query}");
    }
    // Of several values those that are known count.
    assert_eq!(INDEX.search(corpus, "spa kind:event,xyzzy", 9).hits, INDEX.search(corpus, "spa kind:event", 9).hits);
}

#[test]
fn a_beginning_of_several_names_means_all_of_them_and_says_so() {
    let said = said(&BUILT_IN, "dim:c");
    assert_eq!(said[0].0, "c");
    assert!(
        said[0].1.starts_with(
            "`c` may be counter-terrorism-organised-crime, climate-energy-security, civil-protection, cyber-security: "
        ),
        "{said:?}"
    );
    let cells = Query::parse(&BUILT_IN, "kind:cell dim:c");
    let count = things(&BUILT_IN).filter(|thing| cells.keeps(&BUILT_IN, *thing)).count();
    assert!(count >= 4 * 6, "{count}");
}

#[test]
fn what_is_being_typed_can_be_completed() {
    let texts = |typed: &str| -> Vec<String> {
        complete(&BUILT_IN, typed, typed.len())
            .into_iter()
            .map(|found| format!("{}{}", &typed[..found.at.start], found.text))
            .collect()
    };
    assert_eq!(texts("").len(), Field::ALL.len());
    assert_eq!(texts("spa ki"), ["spa kind:"]);
    assert_eq!(texts("spa !ki"), ["spa !kind:"]);
    assert_eq!(texts("d"), ["dim:", "doc:"]);
    assert_eq!(texts("kind:ev")[0], "kind:event");
    assert_eq!(texts("dim:cy"), ["dim:cyber-security"]);
    assert_eq!(texts("stance:"), ["stance:supports", "stance:contradicts", "stance:context"]);
    assert_eq!(texts("kind:event,fi")[0], "kind:event,finding");
    assert!(texts("kind:event,").len() > 10);
    assert!(texts("kind:event ").len() == Field::ALL.len());
    assert!(texts("year:").is_empty() && texts("zebra").is_empty());
    // In the middle of a query only what stands before the cursor counts.
    let found = complete(&BUILT_IN, "dim:cy spa", 6);
    assert_eq!((found[0].at.clone(), found[0].text.as_str()), (4..6, "cyber-security"));
}

#[test]
fn every_completion_is_understood() {
    for corpus in [&*BUILT_IN, &*THREE_PARTIES] {
        for field in Field::ALL {
            for found in complete(corpus, &format!("{}:", field.name()), field.name().len() + 1) {
                let query = format!("{}:{}", field.name(), found.text);
                assert!(said(corpus, &query).is_empty(), "{query}: {:?}", said(corpus, &query));
            }
        }
    }
}

#[test]
fn a_query_that_only_asks_for_facts_gives_them_in_their_order() {
    let found = INDEX.search(&BUILT_IN, "kind:event dim:cyber", 99);
    let events: Vec<Thing> = found.hits.iter().map(|hit| hit.thing().unwrap()).collect();
    let expected: Vec<Thing> = BUILT_IN
        .chronology()
        .filter(|id| {
            BUILT_IN.events[*id].dimensions.iter().any(|id| &*BUILT_IN.dimensions[*id].slug == "cyber-security")
        })
        .map(Thing::from)
        .collect();
    assert_eq!(events, expected);
    assert!(found.hits.iter().all(|hit| hit.marks.is_empty()));
}
