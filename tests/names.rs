//! Names in texts: what is found, what is left alone, and the links that pages get from it.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;
use std::sync::OnceLock;

use proptest::prelude::*;

use euja::address::Address;
use euja::corpus::{Corpus, SourceFile, Thing, load};
use euja::dataset;
use euja::names::{self, Names};
use euja::page::{self, Page};
use euja::text::fold_str;

static BUILT_IN: LazyLock<(Corpus, Names)> = LazyLock::new(|| {
    let corpus = dataset::corpus(&dataset::files()).unwrap();
    let names = Names::of(&corpus);
    (corpus, names)
});

/// An invented dataset in which every rule has a name to try it on.
static SMALL: LazyLock<(Corpus, Names)> = LazyLock::new(|| {
    let text = r#"(
        dataset: (id: "small", title: "Small"),
        parties: [(id: "v", label: "Vale", actor: "vale")],
        actor_kinds: [(id: "k", label: "K")], instrument_kinds: [(id: "k", label: "K")],
        event_kinds: [(id: "k", label: "K")], document_kinds: [(id: "k", label: "K")],
        actors: [
            (id: "vale", label: "Vale", kind: "k", aliases: ["the League"], summary: "S."),
            (id: "us", label: "Union of Sailors", kind: "k", aliases: ["US", "U.S.", "カナリア", "海国"], summary: "Of the sailors."),
            (id: "kone", label: "Ana Kōne", kind: "k", aliases: ["Kōne", "Strauß"], summary: "S."),
            (id: "ring", label: "Ring", kind: "k", aliases: ["the Ring"], summary: "S."),
            (id: "twin-a", label: "First twin", kind: "k", aliases: ["Gemini"], summary: "S."),
            (id: "twin-b", label: "Second twin", kind: "k", aliases: ["Gemini"], summary: "S."),
        ],
        instruments: [
            (id: "spa", label: "Sea Passage Accord", kind: "k", aliases: ["SPA", "accord", "sea passage deal", "海路"], summary: "S."),
        ],
        events: [
            (id: "spa-signed", label: "SPA signed", kind: "k", aliases: ["Ring", "the long night"], reports: [(passage: "d#n1", says: "So.")], summary: "S."),
        ],
        dimensions: [
            (id: "sea", label: "Sea safety", aliases: ["sea", "safety of ships", "North Bay", "CBRN", "人間の安全", "防衛", "エネルギー"], definition: "D."),
        ],
        themes: [(id: "routes", label: "Sea safety routes", definition: "D.")],
        glossary: [
            (id: "level", label: "Level", aliases: ["safety of ships", "in force", "grade", "weather at sea"], definition: "A step."),
            (id: "cbrn", label: "CBRN", definition: "D."),
        ],
        documents: [(id: "d", title: "D", short: "D", kind: "k", sections: [(title: "The SPA", passages: [
            (locator: "p1", text: "The SPA holds (n1); the SPA of the US (n1, p2) and (see n1) and (n9).", codings: [
                (code: "dimension/sea", phrase: "of the US"),
            ]),
            (locator: "p2", text: "Vale and the Sailors.", codings: []),
            (locator: "n1", text: "Read at https://example.org/SPA/US on the SPA.", codings: []),
        ])])],
    )"#;
    let corpus = load(&[SourceFile::new("small.ron", text.into())]).unwrap_or_else(|problems| panic!("{problems}"));
    let names = Names::of(&corpus);
    (corpus, names)
});

/// What is found in a text by the names of the small dataset: `text=kind/id`.
fn found(text: &str) -> Vec<String> {
    let (corpus, names) = &*SMALL;
    names
        .find(corpus, text)
        .into_iter()
        .map(|(bytes, thing)| format!("{}={}", &text[bytes], corpus.name(thing)))
        .collect()
}

#[test]
fn no_name_is_found_within_a_word() {
    assert_eq!(found("SPAs, TRUSS, a SPAN, US2, the Vales, Konecny, 7US"), [""; 0]);
    assert_eq!(found("the SPA’s end (US), U.S. ships"), ["SPA=instrument/spa", "US=actor/us", "U.S.=actor/us"]);
    assert_eq!(found("US-Vale SPA"), ["US=actor/us", "Vale=actor/vale", "SPA=instrument/spa"]);
}

#[test]
fn accents_and_ligatures_are_no_hindrance_but_half_of_one_is_no_name() {
    let kone = |written: &str| vec![format!("{written}=actor/kone")];
    assert_eq!(found("by Kone"), kone("Kone"));
    assert_eq!(found("by Ana Ko\u{304}ne."), kone("Ana Ko\u{304}ne"));
    assert_eq!(found("by ＡＮＡ　KŌNE"), kone("ＡＮＡ　KŌNE"));
    assert_eq!(found("by Strauss, by Straus"), kone("Strauss"));
    assert_eq!(found("Kone\u{301}e"), [""; 0]);
}

#[test]
fn case_tells_names_from_words() {
    assert_eq!(found("it helped us; a spa; Spa; an accord, the ring of SEA and vale"), [""; 0]);
    assert_eq!(found("Sea passage accord"), [""; 0]);
    assert_eq!(found("the league, sea passage deal"), ["sea passage deal=instrument/spa"]);
    assert_eq!(found("The League; THE LEAGUE").len(), 2);
}

#[test]
fn single_words_and_small_ones_of_every_day_are_no_names() {
    assert_eq!(found("At this level the sea and the grade are in force. Level, Sea, Grade."), [""; 0]);
    assert_eq!(found("weather at sea; the long night"), ["the long night=event/spa-signed"]);
    // A place within a dimension is not the dimension.
    assert_eq!(found("in North Bay for sea safety"), ["sea safety=dimension/sea"]);
    assert_eq!(found("of non-sea safety and sea safety-like things"), [""; 0]);
}

#[test]
fn a_name_of_several_things_means_what_lasts_or_nothing() {
    assert_eq!(found("the Ring"), ["the Ring=actor/ring"]);
    assert_eq!(found("SPA signed"), ["SPA signed=event/spa-signed"]);
    assert_eq!(found("safety of ships"), ["safety of ships=dimension/sea"]);
    assert_eq!(found("CBRN"), ["CBRN=term/cbrn"]);
    assert_eq!(found("Gemini"), [""; 0]);
    assert_eq!(found("sea safety routes"), ["sea safety routes=theme/routes"]);
}

#[test]
fn japanese_names_need_no_blanks_but_are_not_cut_out_of_katakana() {
    assert_eq!(found("日本の海国はUSと"), ["海国=actor/us", "US=actor/us"]);
    assert_eq!(found("カナリアの海国"), ["カナリア=actor/us", "海国=actor/us"]);
    assert_eq!(found("カナリアン、マカナリア、カナリアー、かなりあ"), [""; 0]);
    assert_eq!(found("ｶﾅﾘｱが"), ["ｶﾅﾘｱ=actor/us"]);
    assert_eq!(found("防衛とエネルギーと海路"), [""; 0]);
    assert_eq!(found("その人間の安全が"), ["人間の安全=dimension/sea"]);
}

fn linked(corpus: &Corpus, names: &Names, address: &Address) -> Page {
    let mut page = page::of(corpus, &OnceLock::new(), address);
    names.link(corpus, &mut page);
    page
}

/// The links by name of a block: `text=address`.
fn by_name(corpus: &Corpus, block: &page::Block) -> Vec<String> {
    let spans = block.spans.iter().filter(|span| span.by_name);
    spans
        .map(|span| format!("{}={}", &block.text[span.bytes.clone()], span.to.as_ref().unwrap().name(corpus)))
        .collect()
}

#[test]
fn a_passage_links_first_mentions_and_notes_but_no_headings_parties_and_addresses_of_the_web() {
    let (corpus, names) = &*SMALL;
    let page = linked(corpus, names, &Address::parse(corpus, "doc/d").unwrap());
    let passages = page.blocks.iter().filter(|block| block.kind == page::BlockKind::Passage);
    let links: Vec<_> = passages.map(|block| by_name(corpus, block)).collect();
    let expected = [
        vec!["SPA=instrument/spa", "n1=doc/d#n1", "US=actor/us", "n1=doc/d#n1", "p2=doc/d#p2"],
        vec![],
        vec!["SPA=instrument/spa"],
    ];
    assert_eq!(links, expected);
    assert!(page.blocks.iter().all(|block| block.kind != page::BlockKind::Heading || block.spans.is_empty()));
    let coded: Vec<_> =
        page.blocks.iter().flat_map(|block| &block.spans).filter(|s| s.tone == page::Tone::Coded).collect();
    assert_eq!(coded.iter().map(|span| (span.bytes.len(), span.by_name)).collect::<Vec<_>>(), [(7, false), (2, true)]);
}

#[test]
fn a_page_never_leads_to_itself() {
    let (corpus, names) = &*SMALL;
    let page = linked(corpus, names, &Address::parse(corpus, "actor/us").unwrap());
    assert!(page.blocks.iter().all(|block| by_name(corpus, block).is_empty()));
}

/// Every page about a thing of the built-in dataset, with its links by name.
fn all_pages() -> impl Iterator<Item = (Page, Page)> {
    let (corpus, names) = &*BUILT_IN;
    let things = Thing::WORDS.iter().filter(|(word, _)| *word != "passage").flat_map(|(word, _)| corpus.things(word));
    things
        .map(Address::Thing)
        .chain([Address::Method, Address::Codebook])
        .map(|address| (page::of(corpus, &OnceLock::new(), &address), linked(corpus, names, &address)))
}

#[test]
fn links_by_name_keep_the_text_its_tones_and_all_other_links() {
    for (plain, page) in all_pages() {
        for (before, block) in plain.blocks.iter().zip(&page.blocks) {
            assert_eq!(before.text, block.text);
            assert!(block.spans.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start), "{}", block.text);
            assert!(
                block.spans.iter().all(|span| !span.bytes.is_empty() && block.text.get(span.bytes.clone()).is_some())
            );
            let said = |spans: &[page::Span], byte: usize| {
                let span = spans.iter().find(|span| span.bytes.contains(&byte));
                (
                    span.map_or(page::Tone::Plain, |span| span.tone),
                    span.filter(|span| !span.by_name).and_then(|span| span.to.clone()),
                )
            };
            for byte in 0..block.text.len() {
                assert_eq!(said(&before.spans, byte), said(&block.spans, byte), "byte {byte} of {}", block.text);
            }
        }
        assert_eq!(plain.blocks.len(), page.blocks.len());
    }
}

#[test]
fn every_link_by_name_is_a_whole_name_of_what_it_leads_to_once_in_a_block() {
    let (corpus, _) = &*BUILT_IN;
    for (_, page) in all_pages() {
        for block in &page.blocks {
            let mut seen = HashSet::new();
            for span in block.spans.iter().filter(|span| span.by_name) {
                let Some(Address::Thing(thing)) = span.to else { panic!("{:?}", span.to) };
                let text = &block.text[span.bytes.clone()];
                if let Thing::Passage(id) = thing {
                    assert_eq!(corpus.passages[id].locator(), text);
                    continue;
                }
                assert!(seen.insert(thing), "{text} twice in {}", block.text);
                assert_ne!(Some(thing), page.address.thing());
                let mut names: Vec<String> = corpus.aliases(thing).iter().map(|alias| fold_str(alias)).collect();
                names.push(fold_str(corpus.label(thing)));
                names.extend(corpus.other_names(thing).map(|(_, naming)| fold_str(&naming.label)));
                assert!(names.contains(&fold_str(text)), "{text} is no name of {}", corpus.name(thing));
                let is_letter = |c: char| c.is_alphanumeric() && c.is_ascii();
                let (before, behind) = (&block.text[..span.bytes.start], &block.text[span.bytes.end..]);
                let within = before.ends_with(is_letter) && text.starts_with(is_letter)
                    || behind.starts_with(is_letter) && text.ends_with(is_letter);
                assert!(!within, "{text} within a word of {}", block.text);
            }
        }
    }
}

#[test]
fn no_page_has_more_than_one_link_by_name_in_twelve_words() {
    for (_, page) in all_pages() {
        let words: usize = page.blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
        let links = page.links().iter().filter(|link| link.by_name).count();
        assert!(links * 12 <= words, "{}: {links} links in {words} words", page.title);
    }
}

#[test]
fn the_most_linked_things_are_named_by_proper_names_and_by_concepts_of_several_words() {
    let (corpus, _) = &*BUILT_IN;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for link in all_pages()
        .flat_map(|(_, page)| page.links().iter().filter(|l| l.by_name).map(|l| l.to.clone()).collect::<Vec<_>>())
    {
        *counts.entry(link.name(corpus)).or_default() += 1;
    }
    let mut most: Vec<_> = counts.into_iter().collect();
    most.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
    let mut most: Vec<&str> = most.iter().take(20).map(|(name, _)| &**name).collect();
    most.sort_unstable();
    assert_eq!(most, MOST);
}

const MOST: [&str; 20] = [
    "actor/china",
    "actor/france",
    "actor/g7",
    "actor/gitanjali-sinha-roy",
    "actor/mehmet-enes-beser",
    "actor/nato",
    "actor/north-korea",
    "actor/russia",
    "actor/ukraine",
    "actor/united-states",
    "dimension/cyber-security",
    "dimension/economic-security",
    "dimension/nuclear-non-proliferation",
    "dimension/regional-security",
    "instrument/epa",
    "instrument/security-defence-partnership",
    "instrument/spa",
    "term/directness",
    "term/discrepancy-kind",
    "term/reference",
];

#[test]
fn lists_and_the_first_page_are_left_as_they_are() {
    let (corpus, _) = &*BUILT_IN;
    let names = OnceCell::new();
    for address in [Address::Home, Address::List("event"), Address::Search("cyber".into())] {
        let mut page = page::of(corpus, &OnceLock::new(), &address);
        names::link(corpus, &names, &mut page);
        assert!(page.links().iter().all(|link| !link.by_name));
    }
    assert!(names.get().is_none(), "the names were gathered for nothing");
}

#[test]
fn names_are_found_in_every_language_that_is_spoken() {
    let mut corpus = dataset::corpus(&dataset::files()).unwrap();
    let text = "日本は北朝鮮とNATO, the Cyber Dialogue and 日EUサイバー対話を";
    let before = Names::of(&corpus).find(&corpus, text);
    corpus.speak("ja").unwrap();
    assert_eq!(Names::of(&corpus).find(&corpus, text), before);
    assert_eq!(before.len(), 5);
}

/// Each begins with the one before, and none is written in the text as it must be; or each is, and is the longest.
#[test]
fn names_that_begin_each_other_take_no_more_time_than_a_text_allows() {
    let actors = (1..90).map(|nth| {
        let label = "Abcd Efgh ".repeat(nth);
        format!(r#"(id: "a{nth}", label: "{}", kind: "k", aliases: ["{}"]),"#, label.trim_end(), "日本国".repeat(nth))
    });
    let text = format!(
        r#"(dataset: (id: "d", title: "D"), actor_kinds: [(id: "k", label: "K")],
            actors: [(id: "sea", label: "Sea Court", kind: "k"), {}])"#,
        actors.collect::<String>()
    );
    let corpus = load(&[SourceFile::new("alike.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"));
    let names = Names::of(&corpus);
    let found =
        |text: &str| names.find(&corpus, text).into_iter().map(|(_, thing)| corpus.name(thing)).collect::<Vec<_>>();
    assert_eq!(found("abcd efgh in the Sea Court"), ["actor/sea"]);
    assert_eq!(
        found(&format!("{}in the Sea Court", "abcd efgh ".repeat(2000))),
        [""; 0],
        "it has been given up before"
    );
    let many = found(&"日本国".repeat(89 * 50));
    assert_eq!(many, vec!["actor/a89"; 50]);
}

proptest! {
    #[test]
    fn what_is_found_is_in_order_and_apart(
        text in "(US|SPA|Kōne|Ko\u{304}ne|カナリア|海国|Strauß|the Ring|sea safety|[a-zA-Z .:/(-]|ｶ|ー|\u{200b}|ß|㈱|日){0,24}"
    ) {
        let (corpus, names) = &*SMALL;
        let mut done = 0;
        for (bytes, thing) in names.find(corpus, &text) {
            prop_assert!(done <= bytes.start && bytes.start < bytes.end);
            let folded = fold_str(text.get(bytes.clone()).unwrap());
            let is_name = |name: &str| fold_str(name) == folded;
            prop_assert!(is_name(corpus.label(thing)) || corpus.aliases(thing).iter().any(|alias| is_name(alias)));
            done = bytes.end;
        }
    }
}
