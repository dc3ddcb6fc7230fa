//! Golden rankings: what a person who types this means, on the built-in dataset.

use euja::corpus::Corpus;
use euja::search::{Found, Index};

use crate::INDEX;
use crate::common::stage::BUILT_IN;

/// The golden file: one verdict a line.
const GOLDEN: &str = include_str!("../data/rankings.tsv");

/// One line of it.
struct Golden {
    verdict: &'static str,
    query: &'static str,
    address: &'static str,
}

fn golden(verdict: &str) -> Vec<Golden> {
    let lines = GOLDEN.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_else(|| panic!("{line:?} has three cells with tabs between"));
        Golden { verdict: next(), query: next(), address: next() }
    };
    lines.map(read).filter(|golden| golden.verdict == verdict).collect()
}

/// Everything that is typed in the golden file and finds something.
fn queries() -> Vec<&'static str> {
    golden("first").into_iter().chain(golden("near")).map(|golden| golden.query).collect()
}

fn addresses(corpus: &Corpus, found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| corpus.name(hit.thing().unwrap())).collect()
}

#[test]
fn the_golden_file_has_every_sort_of_query() {
    for (verdict, least) in [("first", 200), ("near", 30), ("absent", 12), ("nothing", 20)] {
        assert!(golden(verdict).len() >= least, "{verdict}: {}", golden(verdict).len());
    }
}

#[test]
fn what_is_meant_comes_first() {
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    let judged = golden("first").into_iter().map(|golden| (golden, 1));
    let judged = judged.chain(golden("near").into_iter().map(|golden| (golden, 5)));
    let wrong: Vec<String> = judged
        .filter_map(|(Golden { query, address, .. }, within)| {
            let top = addresses(corpus, &index.search(corpus, query, 6));
            let is_there = top.iter().take(within).any(|found| found == address);
            (!is_there).then(|| format!("{query}: {address} is not among the first {within} of {top:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_meant_is_not_found() {
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    let mut wrong = Vec::new();
    for Golden { query, address, .. } in golden("absent") {
        assert!(corpus.named(address).is_some(), "{address} is not in the dataset");
        let all = addresses(corpus, &index.search(corpus, query, usize::MAX));
        if all.iter().any(|found| found == address) {
            wrong.push(format!("{query} finds {address}"));
        }
    }
    let empty = ["", "   ", "'", "\"\"", "!", "!cyber"];
    for query in golden("nothing").into_iter().map(|golden| golden.query).chain(empty) {
        let found = index.search(corpus, query, 5);
        if (found.total, found.hits.len()) != (0, 0) {
            wrong.push(format!("{query:?} finds {:?}", addresses(corpus, &found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn equal_queries_have_equal_answers_whatever_was_searched_before() {
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    let queries: Vec<&str> = queries().into_iter().step_by(4).chain(["japaan", "commppss", "strattpart"]).collect();
    let forth: Vec<Found> = queries.iter().map(|query| index.search(corpus, query, 50)).collect();
    let mut back: Vec<Found> = queries.iter().rev().map(|query| index.search(corpus, query, 50)).collect();
    back.reverse();
    assert!(forth == back);
    let fresh = Index::new(corpus);
    assert!(queries.iter().map(|query| fresh.search(corpus, query, 50)).eq(forth));
}

#[test]
fn a_hit_shows_what_matched() {
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    for query in queries().into_iter().filter(|query| !query.contains(':')) {
        for hit in index.search(corpus, query, usize::MAX).hits {
            assert_eq!(hit.label, corpus.label(hit.thing().unwrap()));
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
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    let found = index.search(corpus, "shinzo abe", 1);
    let hit = &found.hits[0];
    assert_eq!((hit.field, hit.label.as_str()), ("alias", "Abe Shinzo"));
    assert_eq!(hit.snippet, "Shinzo Abe");
    let marked: Vec<Option<&str>> = hit.snippet_marks.iter().map(|mark| hit.snippet.get(mark.clone())).collect();
    assert_eq!(marked, [Some("Shinzo"), Some("Abe")]);
}

#[test]
fn the_limit_cuts_the_hits_and_not_the_total() {
    let (corpus, index) = (&*BUILT_IN, &*INDEX);
    let all = index.search(corpus, "japan", usize::MAX);
    let few = index.search(corpus, "japan", 3);
    assert_eq!(few.total, all.total);
    assert_eq!(few.hits[..], all.hits[..3]);
    assert_eq!(all.hits.len(), all.total);
    assert_eq!(index.search(corpus, "japan", 0).total, all.total);
}
