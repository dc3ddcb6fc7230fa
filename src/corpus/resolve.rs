//! Raw records → the model: ids for names, dates for strings, ranges for phrases. Whatever doesn't fit is reported, and
//! the walk goes on, so that one run tells everything.

mod cells;
mod eras;
mod events;
mod findings;
mod frame;
mod languages;
mod runs;
mod sources;
mod tours;

use thin_vec::ThinVec;

use super::date::Edtf;
use super::parse::{Lists, RawDatasetFiles};
use super::place::{Place, Reporter, near};
use super::raw::{Few, Name, RawKind, Text, Word, Words};
use super::table::{Id, Record, Table};
use super::thing::{Thing, word_and_slug};
use super::{Corpus, Kind};
use crate::text::{Cells, width};
use runs::Runs;

/// Resolves all records. The corpus that comes back is whole only if nothing was reported, and ron refused nothing of what
/// was still to come: then the walk ends, since what is missing is no problem of the dataset.
pub(super) fn resolve(raw: RawDatasetFiles<'_>, report: &mut Reporter<'_>) -> Corpus {
    let mut resolver = Resolver { corpus: Corpus::default(), lost: raw.lost, looked_through: 0, report };
    let refused = raw.refused;
    /// What comes of a step, if all that it needs has come.
    macro_rules! whole {
        ($step:expr) => {{
            let done = $step;
            if refused.get() {
                return resolver.corpus;
            }
            done
        }};
    }
    resolver.dataset(raw.dataset);
    resolver.corpus.actor_kinds = whole!(resolver.kinds("actor kind", raw.actor_kinds));
    resolver.corpus.instrument_kinds = whole!(resolver.kinds("instrument kind", raw.instrument_kinds));
    resolver.corpus.event_kinds = whole!(resolver.kinds("event kind", raw.event_kinds));
    resolver.corpus.document_kinds = whole!(resolver.kinds("document kind", raw.document_kinds));
    whole!(resolver.scales(raw.scales));
    whole!(resolver.elements(raw.elements));
    let grouped = whole!(resolver.dimension_groups(raw.dimension_groups));
    whole!(resolver.dimensions(raw.dimensions));
    whole!(resolver.themes(raw.themes));
    whole!(resolver.actors(raw.actors));
    whole!(resolver.parties(raw.parties));
    whole!(resolver.instruments(raw.instruments));
    whole!(resolver.references(raw.references));
    let codings = whole!(resolver.documents(raw.documents));
    resolver.grouped(grouped);
    whole!(resolver.eras(raw.eras));
    whole!(resolver.events(raw.events));
    resolver.codings(codings);
    whole!(resolver.cells(raw.assessments));
    let shown = whole!(resolver.findings(raw.findings));
    whole!(resolver.discrepancies(raw.discrepancies));
    let seen = whole!(resolver.glossary(raw.glossary));
    resolver.shown(shown);
    resolver.seen(seen);
    whole!(resolver.languages(raw.languages));
    resolver.tours(raw.tours);
    resolver.corpus
}

/// Resolves tours alone, of a corpus that has all else.
pub(super) fn tours(raw: RawDatasetFiles<'_>, corpus: Corpus, report: &mut Reporter<'_>) -> Corpus {
    let mut resolver = Resolver { corpus, lost: raw.lost, looked_through: 0, report };
    resolver.tours(raw.tours);
    resolver.corpus
}

/// Longer names, in bytes, are no names.
const LONGEST: usize = 1000;

struct Resolver<'r, 'f> {
    corpus: Corpus,
    lost: super::mend::Lost,
    /// Bytes of texts in which phrases were looked for, each phrase by itself.
    looked_through: u64,
    report: &'r mut Reporter<'f>,
}

impl Resolver<'_, '_> {
    /// The id of the record that `slug` names in `table`; reported where there is none.
    fn find<T: Record>(&mut self, table: fn(&Corpus) -> &Table<T>, slug: &str, place: &Place<'_>) -> Option<Id<T>> {
        self.find_noun(T::NOUN, table, slug, place)
    }

    /// The same, for a table whose records go by a noun of their own.
    fn find_noun<T: Record>(
        &mut self,
        noun: &'static str,
        table: fn(&Corpus) -> &Table<T>,
        slug: &str,
        place: &Place<'_>,
    ) -> Option<Id<T>> {
        let table = table(&self.corpus);
        let found = table.find(slug);
        if found.is_none() && !self.lost.excuses(noun, slug) {
            let nearest = self.report.guess(slug, table.iter().map(|(_, row)| row.slug()));
            let what = format!("no {noun} is called `{slug}`");
            self.report.near(place, what, format!("the id of {} {noun}", article(noun)), nearest);
        }
        found
    }

    /// The ids of all names in a list field.
    fn find_all<T: Record>(
        &mut self,
        table: fn(&Corpus) -> &Table<T>,
        slugs: &[Name],
        place: &Place<'_>,
    ) -> ThinVec<Id<T>> {
        self.each(slugs, place, |resolver, slug, place| resolver.find(table, slug, place))
    }

    /// The things with the full names in a list field.
    fn find_things(&mut self, names: &[Name], place: &Place<'_>) -> ThinVec<Thing> {
        self.each(names, place, |resolver, name, place| resolver.find_thing(name, place))
    }

    /// What is found for each name in a list field.
    fn each<T>(
        &mut self,
        names: &[Name],
        list: &Place<'_>,
        find: impl Fn(&mut Self, &str, &Place<'_>) -> Option<T>,
    ) -> ThinVec<T> {
        let mut found = ThinVec::with_capacity(names.len());
        for (item, name) in names.iter().enumerate() {
            found.extend(find(self, name, &list.item(item)));
        }
        found
    }

    /// The kind in the field `kind`; where no kind is called so, any will do for the rest of the walk.
    fn kind(
        &mut self,
        noun: &'static str,
        table: fn(&Corpus) -> &Table<Kind>,
        slug: &str,
        place: &Place<'_>,
    ) -> Option<Id<Kind>> {
        self.find_noun(noun, table, slug, &place.field("kind")).or_else(|| table(&self.corpus).at(0))
    }

    /// The thing with a full name such as `event/spa-in-force`; reported where there is none.
    fn find_thing(&mut self, name: &str, place: &Place<'_>) -> Option<Thing> {
        if let Some(thing) = self.corpus.named(name) {
            return Some(thing);
        }
        let (word, slug) = word_and_slug(name).unwrap_or((name, ""));
        let Some((word, _)) = Thing::WORDS.iter().find(|(known, _)| *known == word) else {
            // An id alone: the thing that has it is meant.
            let bare = Thing::WORDS.iter().find_map(|(kind, _)| self.corpus.thing(kind, name));
            let nearest = bare.map(|thing| self.corpus.name(thing)).or_else(|| {
                near(word, Thing::WORDS.iter().map(|(word, _)| *word)).map(|word| format!("{word}/{slug}"))
            });
            let what = format!("`{name}` is not the name of anything");
            self.report.near(place, what, "a kind and an id, such as `theme/space`", nearest);
            return None;
        };
        let noun = match *word {
            "doc" if slug.contains('#') => "passage",
            "doc" => "document",
            word => word,
        };
        if !self.is_excused(noun, slug) {
            let slugs = self.corpus.things(if *word == "doc" && slug.contains('#') { "passage" } else { word });
            let nearest = self.report.guess(slug, slugs.iter().map(|thing| self.corpus.slug(*thing)));
            let nearest = nearest.map(|slug| format!("{word}/{slug}"));
            let expected = format!("`{word}/` and the id of {} {noun}", article(noun));
            self.report.near(place, format!("nothing is called `{name}`"), expected, nearest);
        }
        None
    }

    /// Whether that nothing is called so is no further problem. A cell is lost with any record that it is named after.
    fn is_excused(&mut self, noun: &str, slug: &str) -> bool {
        if noun != "cell" {
            return self.lost.excuses(noun, slug);
        }
        let mut parts = ["dimension", "element", "party"].into_iter().zip(slug.split('/'));
        parts.any(|(noun, part)| self.corpus.thing(noun, part).is_none() && self.lost.excuses(noun, part))
    }

    /// The date in a field; reported where it is none.
    fn date(&mut self, written: Option<&str>, place: &Place<'_>) -> Option<Edtf> {
        match written?.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let example = "a date in EDTF, such as 2018, 2018-03, 2018-03-07, 2016~ or 2014/2018-03";
                self.report.at(place, error.to_string(), example);
                None
            }
        }
    }

    /// Reports an id that programs and people couldn't type, or that is missing. What `noun` was meant by it, nobody
    /// knows: one name of nothing is then no further problem.
    fn check_id(&mut self, noun: &'static str, id: &str, place: &Place<'_>) {
        let typed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
        if id.is_empty() {
            self.report.at(place, format!("this {noun} has no id"), "lower-case letters, digits and hyphens");
        } else if !id.bytes().all(typed) {
            self.report.at(place, format!("`{id}` can't be an id"), "lower-case letters, digits and hyphens");
        } else {
            return;
        }
        self.lost.lose_one(noun);
    }

    /// Reports names that are longer than names are: they stand in every pane, and are compared with each other.
    fn check_names<T: Record>(&mut self, row: &T, place: &Place<'_>) {
        let names = [row.slug(), row.label()].into_iter().chain(row.aliases().iter().map(|alias| &**alias));
        if let Some(name) = names.max_by_key(|name| name.len()).filter(|name| name.len() > LONGEST) {
            let what = format!("a name of this {} is {} bytes long", T::NOUN, name.len());
            self.report.at(place, what, format!("an id, a label and aliases of {LONGEST} bytes at most"));
        }
    }

    /// Reports a text that must be there and isn't.
    fn require(&mut self, text: &Text, field: &'static str, owner: &Place<'_>) {
        if shows_nothing(&text.0) {
            let expected = match field {
                "definition" => "a definition, so that nobody has to guess",
                "rationale" => "why it is rated so, or where evidence was looked for",
                "says" => "what the source says, in a few words",
                _ => "a text",
            };
            let what = match field {
                _ if !text.0.is_empty() => "this text shows nothing".to_owned(),
                "says" => "`says` is missing".to_owned(),
                field => format!("the {field} is missing"),
            };
            self.report.at(&owner.field(field), what, expected);
        }
    }

    /// The word of the method in a field; reported where there is none.
    fn word<T: Word>(&mut self, word: Option<T>, field: &'static str, owner: &Place<'_>) -> Option<T> {
        if word.is_none() {
            let words = T::WRITTEN.join(", ");
            self.report.at(&owner.field(field), format!("the {field} is missing"), format!("one of {words}"));
        }
        word
    }

    /// Puts a record in its table, with the place for when its id is taken.
    fn push<T: Record>(
        &mut self,
        table: fn(&mut Corpus) -> &mut Table<T>,
        row: T,
        place: &Place<'_>,
        places: &mut Places,
    ) {
        self.push_noun(T::NOUN, table, row, place, places);
    }

    /// The same, for a table whose records go by a noun of their own.
    fn push_noun<T: Record>(
        &mut self,
        noun: &'static str,
        table: fn(&mut Corpus) -> &mut Table<T>,
        row: T,
        place: &Place<'_>,
        places: &mut Places,
    ) {
        self.check_id(noun, row.slug(), &place.field("id"));
        self.check_names(&row, place);
        // Records without an id don't take it from each other.
        if row.slug().is_empty() {
            return;
        }
        if let Some(first) = places.put(table(&mut self.corpus), row, place) {
            let first = self.report.cite(&first);
            let what = format!("this id of {} {noun} is taken already", article(noun));
            self.report.at(&place.field("id"), what, format!("an id of its own; the first stands at {first}"));
            self.lost.lose_one(noun);
        }
    }

    fn kinds(&mut self, noun: &'static str, raw: Lists<'_, RawKind>) -> Table<Kind> {
        let mut corpus = Corpus::default();
        std::mem::swap(&mut corpus, &mut self.corpus);
        let mut places = Places::default();
        for found in raw.found() {
            let place = found.place();
            let RawKind { id, label } = found.raw;
            self.require(&label, "label", &place);
            let row = Kind { slug: id.0, label: label.0 };
            self.push_noun(noun, |corpus| &mut corpus.event_kinds, row, &place, &mut places);
        }
        std::mem::swap(&mut corpus, &mut self.corpus);
        corpus.event_kinds
    }
}

/// Where the records of one table stand: in which file and list.
#[derive(Default)]
struct Places(Runs<(usize, &'static str)>);

impl Places {
    /// Appends a record; where its id is taken, gives back the place of the first.
    fn put<T: Record>(&mut self, table: &mut Table<T>, row: T, place: &Place<'_>) -> Option<Place<'static>> {
        match table.push(row) {
            Ok(id) => {
                if let Place::Record { file, list, item } = *place {
                    self.0.put(id.index(), (file, list), item);
                }
                None
            }
            Err(first) => self.0.get(first.index()).map(|((file, list), item)| Place::Record { file, list, item }),
        }
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn texts(texts: Few<Text>) -> ThinVec<Words> {
    texts.into_iter().map(|text| text.0).collect()
}

/// Whether a reader would see nothing of a text: it is empty, or blanks and characters without width.
fn shows_nothing(text: &str) -> bool {
    // Nearly all begin with a letter, which ends the matter.
    if text.starts_with(char::is_alphanumeric) {
        return false;
    }
    text.split_whitespace().all(|word| width(word) == Cells(0))
}

/// A short name; where none is given, the label.
fn short(short: Text, label: &Words) -> Words {
    if shows_nothing(&short.0) { label.clone() } else { short.0 }
}
