//! Golden rankings: what a person who types this means, on the built-in dataset.

use euja::corpus::{Corpus, load, source};
use euja::search::{Found, Index};

/// What was typed, and the address that must come first.
const FIRST: &[(&str, &str)] = &[
    // A researcher looks for sources by author, short name, title, paragraph.
    ("beser", "doc/beser-values"),
    ("Beşer", "doc/beser-values"),
    ("sinha roy", "doc/sinha-roy-2024"),
    ("Sinha Roy 2024", "doc/sinha-roy-2024"),
    ("sinha roy p6", "doc/sinha-roy-2024#p6"),
    ("egmont report", "doc/egmont-conference-2018"),
    ("essex project page", "doc/essex-project"),
    ("northeast asia 2023", "doc/northeast-asia-2023"),
    ("turning values into strategy", "doc/beser-values"),
    ("paving the way", "doc/sinha-roy-2024"),
    ("doc/egmont-conference-2018#p4", "doc/egmont-conference-2018#p4"),
    ("cell/cyber-security/bilateral", "cell/cyber-security/bilateral"),
    // ... for cells by their row and column, in any order.
    ("cyber bilateral", "cell/cyber-security/bilateral"),
    ("bilateral cooperation cyber security", "cell/cyber-security/bilateral"),
    ("cyber threat japan", "cell/cyber-security/threat/jp"),
    ("cyber threat eu", "cell/cyber-security/threat/eu"),
    ("climate response japan", "cell/climate-energy-security/response/jp"),
    ("migration multilateral", "cell/migration-security/multilateral"),
    ("threat perception", "element/threat"),
    ("bilateral", "element/bilateral"),
    // ... for where sources disagree.
    ("ten or twelve", "discrepancy/number-of-areas"),
    ("when did crimario begin", "discrepancy/crimario-start"),
    // ... and by acronym.
    ("spa", "instrument/spa"),
    ("epa", "instrument/epa"),
    ("EPA", "instrument/epa"),
    ("foip", "instrument/free-and-open-indo-pacific"),
    ("nss", "instrument/nss-2022"),
    ("csdp", "instrument/csdp"),
    ("unclos", "instrument/unclos"),
    ("dprk", "actor/north-korea"),
    ("eeas", "actor/eeas"),
    ("jaxa", "actor/jaxa"),
    ("jmsdf", "actor/jmsdf"),
    ("lse", "actor/london-stock-exchange"),
    ("gpc", "theme/great-power-competition"),
    ("eu", "actor/european-union"),
    ("uk", "actor/united-kingdom"),
    ("u.s.", "actor/united-states"),
    // A student types subjects in everyday words and either spelling.
    ("japan", "actor/japan"),
    ("european union", "actor/european-union"),
    ("cyber", "dimension/cyber-security"),
    ("cybersecurity", "dimension/cyber-security"),
    ("Cyber Security", "dimension/cyber-security"),
    ("cyber-security", "dimension/cyber-security"),
    ("nonproliferation", "dimension/nuclear-non-proliferation"),
    ("non proliferation", "dimension/nuclear-non-proliferation"),
    ("nuclear weapons", "dimension/nuclear-non-proliferation"),
    ("organized crime", "dimension/counter-terrorism-organised-crime"),
    ("organised crime", "dimension/counter-terrorism-organised-crime"),
    ("terrorism", "dimension/counter-terrorism-organised-crime"),
    ("climate change", "dimension/climate-energy-security"),
    ("refugees", "dimension/migration-security"),
    ("economic coercion", "dimension/economic-security"),
    ("disaster relief", "dimension/civil-protection"),
    ("piracy", "theme/maritime"),
    ("covid", "theme/health"),
    ("semiconductors", "theme/supply-chains"),
    ("disinformation", "theme/hybrid-threats"),
    ("human rights", "theme/values-and-norms"),
    ("\"rule of law\"", "theme/values-and-norms"),
    ("free trade agreement", "instrument/epa"),
    ("strategic partnership agreement", "instrument/spa"),
    ("agreement partnership strategic", "instrument/spa"),
    ("article 9", "instrument/japan-constitution"),
    ("data adequacy", "instrument/data-adequacy"),
    ("gdpr", "instrument/data-adequacy"),
    ("erasmus", "instrument/erasmus-plus"),
    ("brexit", "event/brexit"),
    ("invasion of ukraine", "event/invasion-of-ukraine"),
    ("berlin book launch", "event/book-launch-berlin"),
    ("sea lanes", "theme/maritime"),
    ("intelligence sharing", "theme/information-sharing"),
    ("japanese constitution", "instrument/japan-constitution"),
    ("joint statement", "instrument/summit-statement-2023"),
    ("two seas", "event/abe-confluence-speech"),
    // A presenter jumps to names in passing, half typed or with a slip.
    ("shinzo abe", "actor/abe-shinzo"),
    ("Abe Shinzō", "actor/abe-shinzo"),
    ("trump", "actor/donald-trump"),
    ("kirchner", "actor/emil-kirchner"),
    ("doressen", "actor/han-dorussen"),
    ("han dorrusen", "actor/han-dorussen"),
    ("atalanta", "actor/eunavfor-atalanta"),
    ("atlnta", "actor/eunavfor-atalanta"),
    ("atalanta arrangement", "instrument/atalanta-arrangement"),
    ("crimario", "instrument/crimario"),
    ("crimaro", "instrument/crimario"),
    ("green alliance", "instrument/green-partnership"),
    ("compass", "instrument/strategic-compass"),
    ("strategic compas", "instrument/strategic-compass"),
    ("quad", "actor/quad"),
    ("nato", "actor/nato"),
    ("hiroshima", "event/g7-hiroshima"),
    ("north corea", "actor/north-korea"),
    ("japaan", "actor/japan"),
    ("ukrane", "actor/ukraine"),
    ("terorism", "dimension/counter-terrorism-organised-crime"),
    ("cybersec", "dimension/cyber-security"),
    ("cybsec", "dimension/cyber-security"),
    ("cyberdialogue", "instrument/cyber-dialogue"),
    ("climat", "dimension/climate-energy-security"),
    // A reader of Japanese, with kana of either sort and full-width letters.
    ("日本", "actor/japan"),
    ("安倍", "actor/abe-shinzo"),
    ("北朝鮮", "actor/north-korea"),
    ("自衛隊", "actor/jsdf"),
    ("サイバー", "dimension/cyber-security"),
    ("さいばーせきゅりてぃ", "dimension/cyber-security"),
    ("ＥＵ", "actor/european-union"),
    ("ＳＰＡ", "instrument/spa"),
];

/// What was typed, and an address that must be among the first five.
const NEAR_THE_TOP: &[(&str, &str)] = &[
    ("EU Japan", "doc/essex-project"),
    ("spa", "event/spa-in-force"),
    ("spa 2025", "event/spa-in-force"),
    ("cyber", "instrument/cyber-dialogue"),
    ("trump", "instrument/america-first"),
    ("beser", "actor/mehmet-enes-beser"),
    ("korea", "actor/north-korea"),
    ("korea", "actor/south-korea"),
    ("ukraine war", "event/invasion-of-ukraine"),
    ("book launch", "event/book-launch-brussels"),
    ("book launch", "event/book-launch-berlin"),
    ("space debris", "doc/sinha-roy-2024#p6"),
    ("summit 2023", "event/summit-2023"),
    ("spa in force", "event/spa-in-force"),
    ("digital partnership", "instrument/digital-partnership"),
    ("security partnership", "instrument/security-defence-partnership"),
];

/// What was typed, and an address that must not be found at all.
const ABSENT: &[(&str, &str)] = &[
    ("nato", "instrument/nss-2022"),
    ("dprk", "actor/south-korea"),
    ("cyber !dialogue", "instrument/cyber-dialogue"),
    ("\"spa\"", "theme/space"),
    ("trial", "instrument/strategic-dialogue"),
];

/// What is nowhere in the dataset, and what asks for nothing.
const NOTHING: &[&str] = &[
    "xqzt",
    "qwerty",
    "blockchain",
    "football",
    "vaccine",
    "sugar",
    "trial",
    "hello",
    "zzzz",
    "cyber xqzt",
    "!cyber",
    "",
    "   ",
    "'",
    "\"\"",
    "!",
];

fn built_in() -> (Corpus, Index) {
    let corpus = match load(&source::built_in()) {
        Ok(corpus) => corpus,
        Err(problems) => panic!("{problems}"),
    };
    let index = Index::new(&corpus);
    (corpus, index)
}

fn addresses(corpus: &Corpus, found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| corpus.name(hit.thing)).collect()
}

#[test]
fn what_is_meant_comes_first() {
    let (corpus, index) = built_in();
    assert!(FIRST.len() >= 50);
    let wrong: Vec<String> = FIRST
        .iter()
        .filter_map(|(query, meant)| {
            let top = addresses(&corpus, &index.search(&corpus, query, 4));
            (top.first().map(String::as_str) != Some(*meant))
                .then(|| format!("{query}: {meant} is not first of {top:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_may_be_meant_is_near_the_top() {
    let (corpus, index) = built_in();
    for (query, meant) in NEAR_THE_TOP {
        let top = addresses(&corpus, &index.search(&corpus, query, 5));
        assert!(top.iter().any(|address| address == meant), "{query}: {meant} is not in {top:?}");
    }
}

#[test]
fn what_is_not_meant_is_not_found() {
    let (corpus, index) = built_in();
    for (query, unmeant) in ABSENT {
        assert!(corpus.named(unmeant).is_some(), "{unmeant} is not in the dataset");
        let all = addresses(&corpus, &index.search(&corpus, query, usize::MAX));
        assert!(!all.iter().any(|address| address == unmeant), "{query} finds {unmeant}");
    }
    for query in NOTHING {
        let found = index.search(&corpus, query, 5);
        assert_eq!((found.total, found.hits.len()), (0, 0), "{query:?} finds {:?}", addresses(&corpus, &found));
    }
}

#[test]
fn equal_queries_have_equal_answers_whatever_was_searched_before() {
    let (corpus, index) = built_in();
    let queries: Vec<&str> =
        FIRST.iter().map(|(query, _)| *query).chain(["japaan", "commppss", "strattpart"]).collect();
    let forth: Vec<Found> = queries.iter().map(|query| index.search(&corpus, query, 50)).collect();
    let mut back: Vec<Found> = queries.iter().rev().map(|query| index.search(&corpus, query, 50)).collect();
    back.reverse();
    assert!(forth == back);
    let fresh = queries.iter().map(|query| Index::new(&corpus).search(&corpus, query, 50));
    assert!(fresh.eq(forth));
}

#[test]
fn a_hit_shows_what_matched() {
    let (corpus, index) = built_in();
    for (query, _) in FIRST.iter().chain(NEAR_THE_TOP) {
        for hit in index.search(&corpus, query, usize::MAX).hits {
            assert_eq!(hit.label, corpus.label(hit.thing));
            let (marks, snippet_marks) = (&hit.marks, &hit.snippet_marks);
            assert!(!marks.is_empty() || !snippet_marks.is_empty(), "{query}: nothing is marked in {hit:?}");
            for (text, marks) in [(&hit.label, marks), (&hit.snippet, snippet_marks)] {
                assert!(
                    marks.iter().all(|mark| !mark.is_empty() && text.get(mark.clone()).is_some()),
                    "{query}: {hit:?}"
                );
                assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start), "{query}: {hit:?}");
            }
            assert!(hit.snippet.chars().count() < 130 || hit.field == "alias", "{query}: {hit:?}");
            assert!(!hit.snippet.contains(char::is_control));
        }
    }
}

#[test]
fn an_alias_is_shown_beside_the_label() {
    let (corpus, index) = built_in();
    let found = index.search(&corpus, "shinzo abe", 1);
    let hit = &found.hits[0];
    assert_eq!((hit.field, hit.label.as_str()), ("alias", "Abe Shinzo"));
    assert_eq!(hit.snippet, "Shinzo Abe");
    let marked: Vec<Option<&str>> = hit.snippet_marks.iter().map(|mark| hit.snippet.get(mark.clone())).collect();
    assert_eq!(marked, [Some("Shinzo"), Some("Abe")]);
}

#[test]
fn the_limit_cuts_the_hits_and_not_the_total() {
    let (corpus, index) = built_in();
    let all = index.search(&corpus, "japan", usize::MAX);
    let few = index.search(&corpus, "japan", 3);
    assert_eq!(few.total, all.total);
    assert_eq!(few.hits[..], all.hits[..3]);
    assert_eq!(all.hits.len(), all.total);
    assert_eq!(index.search(&corpus, "japan", 0).total, all.total);
}
