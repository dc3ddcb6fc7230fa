//! A lens is written in words, and read back.

use proptest::prelude::*;

use euja::analysis::{Lens, LensError};
use euja::corpus::{SourceFile, load};
use euja::sheet::View;

use crate::invent::{BUILT_IN, Choice, THREE_PARTIES, any_lens, on_each, parse, tape};

fn refused(written: &str) -> LensError {
    Lens::parse(&THREE_PARTIES, written).unwrap_err()
}

/// What is expected stands in the sentence as well as what is wrong.
fn says(written: &str, sentence: &str) {
    assert_eq!(refused(written).to_string(), sentence, "{written}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let lens = any_lens(&mut tape, corpus);
            let written = lens.written(corpus);
            prop_assert_eq!(Lens::parse(corpus, &written), Ok(lens.clone()), "{}", written);
            let backwards = written.split(' ').rev().collect::<Vec<_>>().join("  ");
            prop_assert_eq!(Lens::parse(corpus, &backwards), Ok(lens.clone()), "{}", backwards);
            prop_assert_eq!(lens.is_clear(), written.is_empty());
            prop_assert_eq!(lens.in_words(corpus).is_none(), lens.is_clear());
            let against = View::Against(lens);
            prop_assert_eq!(View::parse(corpus, &against.written(corpus)), Ok(against));
            Ok(())
        })?;
    }

    #[test]
    fn any_text_is_a_lens_that_reads_back_or_a_sentence(
        text in "(.*|((doc|year|stance|directness|confidence|x)?:[a-z0-9.,/~ -]{0,12} ?){0,3}|year:[0-9./~-]{0,12})",
    ) {
        match Lens::parse(&BUILT_IN, &text) {
            Ok(lens) => prop_assert_eq!(Lens::parse(&BUILT_IN, &lens.written(&BUILT_IN)), Ok(lens)),
            Err(error) => {
                let said = error.to_string();
                prop_assert!(!said.chars().any(char::is_control), "{}", said);
            }
        }
    }

    /// The other way round too: what a narrowing keeps, the wider lens keeps.
    #[test]
    fn a_narrowed_lens_keeps_no_other_evidence(tape in tape()) {
        on_each(&tape, |corpus, mut tape| {
            let wide = Choice::of(&mut tape, corpus);
            let narrow = wide.narrowed(&mut tape, corpus).lens(corpus);
            let wide = wide.lens(corpus);
            for (_, cell) in corpus.cells.iter() {
                for evidence in cell.evidence() {
                    prop_assert!(!narrow.keeps(corpus, evidence) || wide.keeps(corpus, evidence));
                }
                if let Some(rating) = cell.rating() {
                    prop_assert!(!narrow.admits(rating) || wide.admits(rating));
                }
            }
            for passage in corpus.passages.ids() {
                prop_assert!(!narrow.keeps_passage(corpus, passage) || wide.keeps_passage(corpus, passage));
            }
            Ok(())
        })?;
    }
}

#[test]
fn years_are_written_as_people_write_them() {
    for (written, kept, left) in [
        ("year:2018", "2018-03", "2017"),
        ("year:2014..2018", "2018-12-31", "2019-01-01"),
        ("year:2018..", "2018-01-01/..", "2017-12-31"),
        ("year:..2018-03-07", "2018-03-07", "2018-03-08"),
        ("year:2018-03", "2018", "2018-04"),
        // What is open at a side may lie within as long as the other side doesn't say no.
        ("year:2019..2020", "2018/..", "2021/.."),
        ("year:2019..2020", "../2019", "../2018"),
        ("year:2019..2020", "/2019", "/2018"),
        ("year:2019..2020", "2018/", "2021/"),
    ] {
        let years = parse(&BUILT_IN, written).years.unwrap();
        let overlaps = |time: &str| time.parse::<euja::corpus::date::Edtf>().unwrap().overlaps(&years);
        assert_eq!((overlaps(kept), overlaps(left)), (true, false), "{written}");
        assert_eq!(parse(&BUILT_IN, written).written(&BUILT_IN), written);
    }
}

#[test]
fn as_of_a_date_counts_what_counted_from_that_day_or_earlier() {
    let lens = parse(&BUILT_IN, "year:..2022-01-01");
    let kept = |slug: &str, passage: &str| {
        let cell = &BUILT_IN.cells[crate::invent::cell(&BUILT_IN, slug)];
        let evidence = cell.evidence().iter().find(|one| &*BUILT_IN.passages[one.passage].slug == passage);
        lens.keeps(&BUILT_IN, evidence.unwrap())
    };
    // 2022/..: from the first possible day on.
    assert!(kept("military-security/response/eu", "sinha-roy-2024#p4"));
    // 2022-12/..
    assert!(!kept("military-security/threat/jp", "sinha-roy-2024#p4"));
    // 2017/2018-03-07: what was so is not forgotten.
    assert!(kept("civil-protection/threat/eu", "essex-project#p19"));
    // Without a time of its own: by its document, not before 16 December 2022.
    assert!(!kept("military-security/bilateral", "beser-values#p7"));
}

#[test]
fn a_word_that_is_no_part_of_a_lens_is_named() {
    let rest = "is no part of a lens: doc:, year:, stance:, directness: and confidence: are";
    says("2018", &format!("`2018` {rest}"));
    says("doc:leaflet colour:red", &format!("`colour:red` {rest}"));
    says("\u{1b}[2J", &format!("`\\u{{1b}}[2J` {rest}"));
}

#[test]
fn the_same_field_twice_is_refused() {
    let rest = "stands in the lens twice; give all its values at once, such as doc:one,other";
    says("doc:leaflet doc:none", &format!("`doc:` {rest}"));
    says("year:2014 stance:supports year:2014", &format!("`year:` {rest}"));
}

#[test]
fn an_unknown_document_is_named_with_those_there_are() {
    says("doc:leaflet,letter", "no document is called `letter`; there are leaflet");
    says("doc:", "no document is called ``; there are leaflet");
    says("doc:leaflet,none", "no document is called `none`; there are leaflet");
}

#[test]
fn what_is_no_span_of_years_is_shown_the_forms() {
    let rest = "is no span of years: 2014..2018, 2018, 2018.. and ..2018-03-07 are";
    for years in ["", "..", "2014/2018", "yesterday", "2014..2015..2016", "2014/..2018"] {
        says(&format!("year:{years}"), &format!("`{years}` {rest}"));
    }
}

#[test]
fn a_span_that_runs_backwards_or_a_day_that_is_none_is_called_so() {
    says("year:2018..2014", "`2018..2014` runs backwards: the earlier time comes first");
    says("year:..2018-02-30", "2018-02-30 is not a date: February 2018 has 28 days");
    says("year:2018-13", "2018-13 is not a date: there is no month 13, months run from 01 to 12");
    says("year:201", "201 is not a date: a year has four digits, from 0000 to 9999, or -0001 to -9999");
}

#[test]
fn a_word_that_a_field_has_not_is_named_with_those_it_has() {
    says("stance:maybe", "`maybe` is no choice of stance: supports, contradicts are");
    says("stance:context", "`context` is no choice of stance: supports, contradicts are");
    says("directness:half", "`half` is no choice of directness: direct, indirect are");
    // All have at least low confidence: nothing would be left out.
    says("confidence:low", "`low` is no choice of confidence: medium, high are");
}

#[test]
fn a_lens_is_said_in_words() {
    for (written, words) in [
        ("doc:sinha-roy-2024", "Sinha Roy 2024"),
        ("doc:none", "0 of 5 documents"),
        ("year:..2018 stance:contradicts", "until 2018, only against"),
        ("directness:direct confidence:medium", "only direct, medium confidence or more"),
        ("confidence:high", "high confidence"),
    ] {
        assert_eq!(parse(&BUILT_IN, written).in_words(&BUILT_IN).as_deref(), Some(words));
    }
    assert_eq!(parse(&BUILT_IN, " ").in_words(&BUILT_IN), None);
}

#[test]
fn a_document_called_none_is_not_no_document() {
    let document = |slug| format!(r#"(id: "{slug}", title: "T", kind: "k", dated: "D."),"#);
    let text = format!(
        r#"(dataset: (id: "a", title: "A"), document_kinds: [(id: "k", label: "K")], documents: [{}{}])"#,
        document("none"),
        document("some")
    );
    let corpus = load(&[SourceFile::new("none.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"));
    for (written, kept) in [("doc:none", 0), ("doc:none,none", 1), ("doc:none,some", 2)] {
        let lens = parse(&corpus, written);
        assert_eq!((lens.documents.as_ref().unwrap().len(), lens.written(&corpus).as_str()), (kept, written));
    }
}
