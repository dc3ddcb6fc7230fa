//! Computed by hand from `data/assessments.ron`. Whoever changes the evidence there computes anew.

use std::cmp::Ordering::{self, Greater, Less};

use euja::analysis::quadrant::{self, Quadrant};
use euja::analysis::{Lens, Seen, Standing, Survey, contest, convergence};
use euja::corpus::Corpus;

use crate::invent::{BUILT_IN, cell, parse};

/// What is seen of a cell: level, range, passages for and against, documents, first day of the newest, change.
type Expected<'e> = (f64, (f64, f64), (usize, usize), usize, &'e str, Option<Ordering>);

fn seen(corpus: &Corpus, lens: &str, slug: &str) -> Seen {
    Seen::of(corpus, &parse(corpus, lens), cell(corpus, slug))
}

fn check(lens: &str, slug: &str, expected: Expected<'_>) {
    let corpus = &*BUILT_IN;
    let (seen, scale) = (seen(corpus, lens, slug), corpus.scale_of(cell(corpus, slug)));
    let (low, high) = seen.range.unwrap();
    let newest = seen.newest.unwrap().to_string();
    let found = (
        seen.level.unwrap().value(scale),
        (low.value(scale), high.value(scale)),
        (seen.supports, seen.contradicts),
        seen.documents,
        newest.as_str(),
        seen.change(),
    );
    assert_eq!(found, expected, "{slug} under {lens}");
}

#[test]
fn as_of_the_end_of_2018() {
    let lens = "year:..2018-12-31";
    // Left of eight: egmont p4 4 (2018-03-07), northeast-asia p4 3 (2002~/..) and p8 3 (2018/..). The median of 3 3 4.
    check(lens, "economic-security/bilateral", (3.0, (3.0, 4.0), (3, 0), 2, "2018-03-07", Some(Less)));
    // Left of five: essex p19 2 (2017/2018-03-07).
    check(lens, "nuclear-non-proliferation/threat/eu", (2.0, (2.0, 2.0), (1, 0), 1, "2017-01-01", Some(Less)));
    // Left of six: northeast-asia p11 3 (2014/..).
    check(lens, "cyber-security/bilateral", (3.0, (3.0, 3.0), (1, 0), 1, "2014-01-01", None));
    // Left of eight: sinha-roy p5 2 (2015/..).
    check(lens, "regional-security/response/eu", (2.0, (2.0, 2.0), (1, 0), 1, "2015-01-01", None));
    // All its evidence is of 2019 or later.
    let outside = seen(&BUILT_IN, lens, "military-security/bilateral");
    assert_eq!((outside.standing, outside.level, outside.passages()), (Standing::Outside, None, 0));
    assert_eq!(seen(&BUILT_IN, lens, "civil-protection/bilateral").standing, Standing::NoEvidence);
}

#[test]
fn documents_of_one_origin_count_once() {
    let corpus = &*BUILT_IN;
    // Evidence from four documents, of which the project's page and the report of its conference are one origin.
    let bilateral = Seen::of(corpus, &Lens::default(), cell(corpus, "economic-security/bilateral"));
    assert_eq!(bilateral.documents, 3);
}

#[test]
fn as_one_document_has_it() {
    let lens = "doc:sinha-roy-2024";
    // p5 2 for; p2 3, p6 1, p3 1 and p4 1 against: 1 1 1 2 3.
    check(lens, "military-security/bilateral", (1.0, (1.0, 3.0), (1, 4), 1, "2024-11-01", Some(Less)));
    // p4 1 and p8 1 for; p6 2 (2024) and p5 2 against: halfway between 1 and 2.
    check(lens, "military-security/multilateral", (1.5, (1.0, 2.0), (2, 2), 1, "2024-11-01", Some(Greater)));
    // p5 2 (2015/..) and p3 2 (2021-09-16/..) for, p4 1 against.
    check(lens, "regional-security/response/eu", (2.0, (1.0, 2.0), (2, 1), 1, "2024-11-01", None));
    // p7 1 and p2 1 (2024-11-01/..), both against a rating of 3.
    check(lens, "cyber-security/bilateral", (1.0, (1.0, 1.0), (0, 2), 1, "2024-11-01", Some(Less)));
    // p4 3 alone.
    check(lens, "military-security/threat/eu", (3.0, (3.0, 3.0), (1, 0), 1, "2024-11-01", Some(Less)));
    for (slug, against) in [
        ("military-security/bilateral", 0.8),
        ("military-security/multilateral", 0.5),
        ("cyber-security/bilateral", 1.0),
        ("military-security/threat/eu", 0.0),
    ] {
        assert_eq!(seen(&BUILT_IN, lens, slug).against(), Some(against), "{slug}");
    }
}

#[test]
fn as_what_contradicts_has_it() {
    // beser p4 3 and p6 1: halfway between, which is the rating again.
    check("stance:contradicts", "military-security/response/eu", (2.0, (1.0, 3.0), (0, 2), 1, "2022-12-16", None));
    // Three of eight speak against; together with the document one: northeast-asia p13 2.
    let both = "stance:contradicts doc:northeast-asia-2023";
    check(both, "military-security/response/jp", (2.0, (2.0, 2.0), (0, 1), 1, "2023-11-23", Some(Less)));
    assert_eq!(seen(&BUILT_IN, "confidence:high", "military-security/response/jp").standing, Standing::Outside);
    assert_eq!(seen(&BUILT_IN, "directness:indirect", "military-security/response/jp").standing, Standing::Outside);
}

#[test]
fn without_a_lens() {
    // Six passages of three documents; the newest by the date of its document.
    check("", "military-security/threat/eu", (4.0, (3.0, 4.0), (6, 0), 3, "2024-11-01", None));
    // Three of seventeen for the rating.
    check("", "military-security/bilateral", (2.0, (1.0, 3.0), (3, 14), 3, "2024-11-01", None));
    // Four documents: essex, northeast-asia, sinha-roy and beser, which alone speaks against.
    check("", "regional-security/threat/eu", (3.0, (3.0, 4.0), (9, 1), 4, "2024-11-01", None));
    assert_eq!(seen(&BUILT_IN, "", "economic-security/bilateral").against(), Some(1.0 / 8.0));
}

/// Threat 4 and 4, response 2 and 3, bilateral 2, multilateral 1; all scales from 0 to 4.
#[test]
fn military_security_converges_without_cooperating() {
    let corpus = &*BUILT_IN;
    let levels = Survey::of(corpus, &Lens::default()).levels();
    let dimension = corpus.dimensions.find("military-security").unwrap();
    let on = |element| convergence::on(corpus, &levels, dimension, corpus.elements.find(element).unwrap());
    let gap = |element| on(element).map(|on| (on.gap.unwrap().in_levels(), on.closeness.unwrap()));
    assert_eq!(gap("threat"), Some((0.0, 1.0)));
    assert_eq!(gap("response"), Some((1.0, 0.75)));
    assert_eq!(gap("bilateral"), None);
    let point = quadrant::point(corpus, &levels, dimension);
    assert_eq!((point.convergence, point.cooperation), (Some(0.875), Some(0.375)));
    assert_eq!(point.quadrant, Quadrant::Converging);
    // 16 of 24 steps.
    assert!((levels.mean(corpus, dimension).unwrap() - 2.0 / 3.0).abs() < 1e-8);
}

#[test]
fn the_ends_of_a_range_move_military_cooperation_from_place_7_to_2() {
    let corpus = &*BUILT_IN;
    let survey = Survey::of(corpus, &Lens::default());
    // Bilateral, by dimension: 2 2 2 - 3 2 - 3 4 1. Three stand above 2, six above 1, one above 3.
    let contest = contest::of(corpus, &survey, cell(corpus, "military-security/bilateral")).unwrap();
    assert_eq!([contest.now.rank, contest.low.rank, contest.high.rank], [4, 7, 2]);
    // With multilateral 1 cooperation is 3/8, then 1/4 and 1/2.
    assert_eq!(
        [contest.now, contest.low, contest.high].map(|outcome| outcome.quadrant),
        [Quadrant::Converging, Quadrant::Converging, Quadrant::Both]
    );
    assert!(contest.changes_rank() && contest.changes_quadrant() && !contest.changes_closeness());
    // The response of one party: 3, or as low as the other's 2.
    let contest = contest::of(corpus, &survey, cell(corpus, "military-security/response/jp")).unwrap();
    assert_eq!([contest.now, contest.low, contest.high].map(|outcome| outcome.closeness), [0.75, 1.0, 0.75].map(Some));
    // Response of that party, by dimension: 3 3 - - 2 2 - 2 2 -. None above 3, one above 2.
    assert_eq!([contest.now.rank, contest.low.rank], [1, 2]);
    // Its range has one level under a lens that leaves one.
    let survey = Survey::of(corpus, &parse(corpus, "doc:northeast-asia-2023 stance:supports"));
    assert_eq!(contest::of(corpus, &survey, cell(corpus, "military-security/response/jp")), None);
}
