//! The things that match, best first, each looked at no sooner than it has to be.
//!
//! How good a thing may be at best is known from the index. Only what comes next is rated, and read for it where the index
//! doesn't know for sure; and what has its terms in texts isn't looked at before all that has them in names is given.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::both::{Overtaken, sift};
use super::index::Index;
use super::rank::{Match, Rank, rate};
use super::ready::{Ready, Room, Texts};
use crate::corpus::Corpus;

/// Things with the rank that each has at best, the best of them first.
type Ranks = BinaryHeap<Reverse<Rank>>;

/// Those that match, one after the other.
pub(super) struct Best<'r> {
    pub(super) index: &'r Index,
    pub(super) corpus: &'r Corpus,
    pub(super) ready: &'r Ready,
    pub(super) is_overtaken: Overtaken<'r>,
    /// The things that are asked for.
    within: Range<u32>,
    /// How many stages have begun.
    begun: usize,
    /// Those that weren't looked at yet.
    unseen: Ranks,
    /// Those of which no more is known than the index knows.
    unrated: Ranks,
    /// Those of which the true rank is known.
    rated: BinaryHeap<Reverse<Match>>,
    room: Room,
}

impl<'r> Best<'r> {
    /// Those of a range of things.
    pub(super) fn of(
        index: &'r Index,
        corpus: &'r Corpus,
        ready: &'r Ready,
        is_overtaken: Overtaken<'r>,
        within: Range<u32>,
    ) -> Best<'r> {
        let (unseen, unrated, rated) = (Ranks::new(), Ranks::new(), BinaryHeap::new());
        Best { index, corpus, ready, is_overtaken, within, begun: 0, unseen, unrated, rated, room: Room::default() }
    }

    /// Goes on to the next stage; whether there is one.
    fn goes_on(&mut self) -> bool {
        let Some(stage) = self.ready.stages.get(self.begun) else { return false };
        self.begun += 1;
        let (close, others): (Vec<u32>, Vec<u32>) =
            stage.things.within(self.within.clone()).partition(|thing| stage.close.has(*thing));
        let texts = if stage.is_named { Texts::Aside } else { Texts::Unread };
        let at_best = |room: &mut Room, thing: u32| {
            let guess = self.ready.at_best(self.corpus, self.index, thing, texts, room)?;
            Some(Reverse(guess.found.rank))
        };
        self.unrated = sift(&close, self.is_overtaken, &at_best).unwrap_or_default().into();
        let unseen = others.into_iter().filter_map(|thing| self.index.face(thing));
        let unseen = unseen.map(|face| Reverse(Rank::of_beginnings(&face))).collect::<Vec<_>>().into();
        self.unseen = unseen;
        true
    }

    /// Looks at a thing that has all terms in names.
    fn look(&mut self, thing: u32) {
        let guess = self.ready.at_best(self.corpus, self.index, thing, Texts::Aside, &mut self.room);
        self.unrated.extend(guess.map(|guess| Reverse(guess.found.rank)));
    }

    /// Rates a thing; its names are read only where the index doesn't know for sure how the terms stand in them.
    fn rate(&mut self, thing: u32) {
        let guess = self.ready.at_best(self.corpus, self.index, thing, Texts::Read, &mut self.room);
        let found = match guess.filter(|guess| guess.is_sure) {
            Some(guess) => Some(guess.found),
            None => self.index.entry(self.corpus, thing).and_then(|entry| rate(self.corpus, &entry, &self.ready.query)),
        };
        self.rated.extend(found.map(Reverse));
    }
}

impl Iterator for Best<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        while !(self.is_overtaken)() {
            let rated = self.rated.peek().map(|Reverse(found)| found.rank);
            let next = [&self.unseen, &self.unrated].map(|ranks| ranks.peek().map(|Reverse(rank)| *rank));
            let comes_first = |rank: Rank| next.iter().flatten().all(|other| rank <= *other);
            if rated.is_some_and(comes_first) {
                return self.rated.pop().map(|Reverse(found)| found);
            }
            let [unseen, unrated] = next.map(|rank| rank.filter(|rank| comes_first(*rank)));
            if let Some(rank) = unseen {
                self.unseen.pop();
                self.look(rank.order());
            } else if let Some(rank) = unrated {
                self.unrated.pop();
                self.rate(rank.order());
            } else if !self.goes_on() {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::corpus::{SourceFile, load};
    use crate::dataset;
    use crate::search::entry::Entry;
    use crate::search::found::Reach;
    use crate::search::name::Name;
    use crate::search::narrowing::Narrowing;
    use crate::search::query::Query;

    /// A corpus that is searched, and everything in it as it is read.
    struct Searched {
        corpus: Corpus,
        index: Index,
        entries: Vec<Entry>,
    }

    impl Searched {
        fn new(corpus: Corpus) -> Searched {
            let index = Index::new(&corpus);
            let entries = (0..).map_while(|thing| index.entry(&corpus, thing)).collect();
            Searched { corpus, index, entries }
        }
    }

    static BUILT_IN: LazyLock<Searched> = LazyLock::new(|| Searched::new(dataset::corpus(&dataset::files()).unwrap()));

    /// Words of the dataset, whole, cut, joined, misspelt, with signs before, behind and within; small words; conditions.
    fn typed() -> impl Strategy<Value = String> {
        let words = "japan eu security cyber spa cooperation agreement space sea defence non-proliferation shinzo abe 2018 \
            the of a s u.s. eu–japan サイバー 日本 foip crimario p6 event/spa-in-force rule-of-law strategic partnership dialogue";
        let word = prop::sample::select(words.split_whitespace().collect::<Vec<_>>());
        let cut = (word.clone(), 1usize..9).prop_map(|(word, chars)| word.chars().take(chars).collect::<String>());
        let tail = (word.clone(), 1usize..4).prop_map(|(word, chars)| word.chars().skip(chars).collect::<String>());
        let wrong = (word.clone(), 0usize..9).prop_map(|(word, at)| {
            word.chars().enumerate().map(|(nth, c)| if nth == at { 'x' } else { c }).collect::<String>()
        });
        let condition =
            prop::sample::select(vec!["kind:event", "!kind:passage", "year:2018", "has:discrepancy", "!japan"]);
        let any = prop_oneof![6 => word.prop_map(str::to_owned), 3 => cut, 1 => tail, 1 => wrong];
        let signed = (
            prop::sample::select(vec!["", "", "", "", "'", "^", "\"", "!"]),
            any,
            prop::sample::select(vec!["", "", "", "$", " |"]),
        );
        let part = prop_oneof![
            8 => signed.prop_map(|(before, word, behind)| format!("{before}{word}{behind}")),
            1 => condition.prop_map(str::to_owned),
        ];
        let parts = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "));
        prop_oneof![2 => parts, 1 => copied()]
    }

    /// What somebody types who has a name or a text before them: some chars of it, from the beginning of a word or anywhere.
    fn copied() -> impl Strategy<Value = String> {
        let index = any::<prop::sample::Index>;
        (index(), index(), index(), 1usize..24, any::<bool>()).prop_map(|(entry, text, start, chars, is_word)| {
            let entry = entry.get(&BUILT_IN.entries);
            let bodies = entry.bodies(&BUILT_IN.corpus).iter().map(String::as_str);
            let texts: Vec<&str> = entry.names.iter().map(Name::text).chain(bodies).collect();
            let text = text.get(&texts);
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let Some(start) = (!starts.is_empty()).then(|| *start.get(&starts)) else { return String::new() };
            let (before, rest) = text.split_at(start);
            let word = if is_word { before.rsplit(' ').next().unwrap_or_default() } else { "" };
            word.chars().chain(rest.chars()).take(chars).collect()
        })
    }

    /// That nothing looks worse than it is, and that the best come in the order that reading everything gives.
    fn holds(Searched { corpus, index, entries }: &Searched, typed: &str) -> Result<(), TestCaseError> {
        let query = Query::parse(corpus, typed);
        let ready = Ready::new(corpus, index, query, &mut Narrowing::default(), &|| false).unwrap();
        let rated = entries.iter().filter_map(|entry| Some((rate(corpus, entry, &ready.query)?, entry.order)));
        let mut rated: Vec<(Match, u32)> = rated.filter(|_| !ready.query.is_empty()).collect();
        if ready.query.wants().any(|want| want.reach == Reach::Letters) {
            // Of names that only have the letters, the best are enough.
            rated.retain(|(_, thing)| ready.all.has(*thing));
        }
        for (found, thing) in &rated {
            let is_named = ready.stages.iter().any(|stage| stage.is_named && stage.things.has(*thing));
            let texts = if is_named { Texts::Aside } else { Texts::Unread };
            for texts in [texts, Texts::Read] {
                let guess = ready.at_best(corpus, index, *thing, texts, &mut Room::default()).unwrap();
                prop_assert!(guess.found.rank <= found.rank, "{typed}: {thing} looks worse than it is");
                prop_assert!(!guess.is_sure || guess.found == *found, "{typed}: {thing} is said to be as it isn't");
            }
        }
        let mut rated: Vec<Match> = rated.into_iter().map(|(found, _)| found).collect();
        rated.sort();
        let best: Vec<Match> = Best::of(index, corpus, &ready, &|| false, 0..u32::MAX).collect();
        prop_assert_eq!(ready.all.count(), best.len());
        prop_assert_eq!(best, rated);
        Ok(())
    }

    /// A few words with what joins them, such as names and texts are made of: alike, in each other, of many scripts.
    fn words(most: usize) -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "sea",
            "Seas",
            "overseas",
            "se",
            "law",
            "lawful",
            "the",
            "of",
            "EU",
            "EU–Japan",
            "U.S.",
            "u",
            "s",
            "straße",
            "STRASSE",
            "日本",
            "日",
            "サイバー",
            "ｻｲﾊﾞｰ",
            "é",
            "e\u{301}",
            "F-35",
            "35",
            "co",
            "operation",
            "co-operation",
            "(law)",
            "'",
            "-",
            "\u{5d0}\u{5d1}",
            "1.5",
            "5",
        ]);
        let joint = prop::sample::select(vec![" ", " ", " ", "-", ", ", "/", " – ", ""]);
        prop::collection::vec((word, joint), 1..=most).prop_map(|parts| {
            let text: String = parts.into_iter().flat_map(|(word, joint)| [word, joint]).collect();
            text.trim_end_matches([' ', ',', '/', '–']).to_owned()
        })
    }

    /// A dataset of some themes, their names and definitions of such words.
    fn themes() -> impl Strategy<Value = String> {
        let theme = (words(3), prop::collection::vec(words(2), 0..3), words(12));
        prop::collection::vec(theme, 1..12).prop_map(|themes| {
            let record = |(nth, (label, aliases, definition)): (usize, (String, Vec<String>, String))| {
                format!("(id: \"t{nth}\", label: {label:?}, aliases: {aliases:?}, definition: {definition:?}),")
            };
            let themes: String = themes.into_iter().enumerate().map(record).collect();
            format!("(dataset: (id: \"d\", title: \"D\"), themes: [{themes}])")
        })
    }

    #[test]
    fn signs_alone_are_found_in_their_order_too() {
        for typed in [".", "-", "–", "'", "(", "/", "&", ",", ". -", "japan ."] {
            holds(&BUILT_IN, typed).unwrap();
        }
    }

    #[test]
    fn a_name_that_has_a_small_word_and_the_term_in_a_row_or_in_one_comes_as_early_as_it_ranks() {
        for typed in ["the p", "the s", "a c", "of the eu", "the re"] {
            holds(&BUILT_IN, typed).unwrap();
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn they_are_those_and_in_the_order_that_reading_everything_gives(typed in typed()) {
            holds(&BUILT_IN, &typed)?;
        }

        #[test]
        fn so_they_are_in_any_dataset(
            themes in themes(),
            sign in prop::sample::select(vec!["", "", "", "'", "^", "\""]),
            typed in words(3),
            chars in 1usize..20,
        ) {
            let themes = Searched::new(load(&[SourceFile::new("themes.ron", themes)]).unwrap());
            holds(&themes, &format!("{sign}{}", typed.chars().take(chars).collect::<String>()))?;
        }
    }
}
