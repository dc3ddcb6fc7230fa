//! The name of anything that can be opened: `cell/cyber-security/bilateral`, `doc/sinha-roy-2024#p6`, `list/events`.

use crate::corpus::{Corpus, Id, Record, Scale, Thing, Tour, near};

/// What a page shows. Every page has one address, and every address one page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Address {
    /// The dataset itself: what it is and where to go.
    #[default]
    Home,
    /// How the dataset was made: `method`.
    Method,
    /// Where every word and number is defined: `codebook`.
    Codebook,
    /// A level of a scale, by its value: `scale/threat#3`.
    Level(Id<Scale>, u8),
    /// The passages that speak of two things at once: `both/dimension/cyber-security+theme/digital`.
    Both(Thing, Thing),
    /// A tour and its steps: `tour/framework`.
    Tour(Id<Tour>),
    /// One thing of the dataset. A passage opens its document at the passage.
    Thing(Thing),
    /// All things of a kind; the word as in [`Thing::WORDS`]: `list/events`.
    List(&'static str),
    /// Everything that is tied to a thing: `links/event/spa-in-force`.
    Links(Thing),
    /// What a query finds: `search/spa`.
    Search(String),
}

/// An address that names nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nothing has the address `{address}`{}", near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_else(|| ". Addresses look like event/.., doc/..#p1, list/events".into()))]
pub struct UnknownAddress {
    /// As it was given, control characters made visible.
    pub address: String,
    /// The nearest address that exists.
    pub near: Option<String>,
}

impl From<Thing> for Address {
    fn from(thing: Thing) -> Address {
        Address::Thing(thing)
    }
}

impl Address {
    /// The address with a name.
    ///
    /// # Errors
    /// Where nothing has that name; the error carries the nearest one.
    pub fn parse(corpus: &Corpus, written: &str) -> Result<Address, UnknownAddress> {
        let written = written.trim();
        Address::find(corpus, written).ok_or_else(|| UnknownAddress {
            address: crate::text::visible(written).into_owned(),
            near: nearest(corpus, written),
        })
    }

    /// The address with a name, if something has it.
    pub fn find(corpus: &Corpus, written: &str) -> Option<Address> {
        if written.is_empty() || written == "home" {
            return Some(Address::Home);
        }
        match written {
            "method" => return Some(Address::Method),
            "codebook" => return Some(Address::Codebook),
            _ => {}
        }
        if let Some(thing) = corpus.named(written) {
            return Some(Address::Thing(thing));
        }
        match written.split_once('/')? {
            ("search", query) if crate::text::control_at(query).is_none() => Some(Address::Search(query.into())),
            ("tour", slug) => corpus.tours.find(slug).map(Address::Tour),
            ("links", name) => corpus.named(name).map(Address::Links),
            ("both", names) => {
                let (one, other) = names.split_once('+')?;
                Some(Address::Both(corpus.named(one)?, corpus.named(other)?))
            }
            ("scale", level) => {
                let (slug, value) = level.split_once('#')?;
                let (scale, value) = (corpus.scales.find(slug)?, value.parse().ok()?);
                corpus.scales[scale].level(value).map(|_| Address::Level(scale, value))
            }
            ("list", list) => {
                let known = Thing::WORDS.iter().find(|(word, plural)| *word == list || *plural == list);
                known.map(|(word, _)| Address::List(word))
            }
            _ => None,
        }
    }

    /// The name, as [`Address::parse`] reads it.
    pub fn name(&self, corpus: &Corpus) -> String {
        match self {
            Address::Home => "home".into(),
            Address::Method => "method".into(),
            Address::Codebook => "codebook".into(),
            Address::Level(scale, value) => format!("scale/{}#{value}", corpus.scales[*scale].slug()),
            Address::Both(one, other) => format!("both/{}+{}", corpus.name(*one), corpus.name(*other)),
            Address::Tour(tour) => format!("tour/{}", corpus.tours[*tour].slug()),
            Address::Thing(thing) => corpus.name(*thing),
            Address::Links(thing) => format!("links/{}", corpus.name(*thing)),
            Address::List(word) => format!("list/{}", plural(word)),
            Address::Search(query) => format!("search/{query}"),
        }
    }

    /// What its page is called.
    pub fn title(&self, corpus: &Corpus) -> String {
        match self {
            Address::Home => corpus.about.title.to_string(),
            Address::Method => "How this was coded".into(),
            Address::Codebook => "Codebook".into(),
            Address::Level(scale, _) => corpus.scales[*scale].label().to_owned(),
            Address::Both(one, other) => format!("{} · {}", corpus.label(*one), corpus.label(*other)),
            Address::Tour(tour) => corpus.tours[*tour].label().to_owned(),
            Address::Thing(thing) | Address::Links(thing) => corpus.label(*thing).to_owned(),
            Address::List(word) => capital(plural(word)),
            Address::Search(query) => format!("Search: {query}"),
        }
    }

    /// The thing it shows, or whose links it lists.
    pub fn thing(&self) -> Option<Thing> {
        match self {
            Address::Thing(thing) | Address::Links(thing) => Some(*thing),
            Address::Level(scale, _) => Some((*scale).into()),
            _ => None,
        }
    }
}

/// The plural of a word of [`Thing::WORDS`].
pub fn plural(word: &str) -> &'static str {
    Thing::WORDS.iter().find(|(known, _)| *known == word).map_or("", |(_, plural)| plural)
}

/// A word with its first letter raised, as it begins a line.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn nearest(corpus: &Corpus, written: &str) -> Option<String> {
    let things = Thing::WORDS.iter().flat_map(|(word, _)| corpus.things(word)).map(|thing| corpus.name(thing));
    let lists = Thing::WORDS.iter().map(|(_, plural)| format!("list/{plural}"));
    let pages = ["home", "method", "codebook"].map(str::to_owned);
    let tours = corpus.tours.ids().map(|tour| Address::Tour(tour).name(corpus));
    let names: Vec<String> = things.chain(lists).chain(pages).chain(tours).collect();
    near(written, names.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset;

    #[test]
    fn every_thing_and_list_is_found_again_by_its_name() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        for (word, _) in Thing::WORDS {
            let things = corpus.things(word).into_iter();
            let all =
                things.flat_map(|thing| [Address::Thing(thing), Address::Links(thing)]).chain([Address::List(word)]);
            for address in all {
                assert_eq!(Address::parse(&corpus, &address.name(&corpus)), Ok(address));
            }
        }
    }

    #[test]
    fn levels_and_what_is_spoken_of_together_have_names_as_well() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        for name in ["codebook", "scale/threat#3", "both/dimension/cyber-security+theme/digital"] {
            let address = Address::parse(&corpus, name).unwrap();
            assert_eq!(address.name(&corpus), name);
        }
        for name in ["scale/threat#9", "both/dimension/cyber-security", "both/dimension/cyber-security+theme/none"] {
            assert!(Address::parse(&corpus, name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_misspelt_address_says_which_one_is_near() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let error = Address::parse(&corpus, "list/evnts").unwrap_err();
        assert_eq!(error.to_string(), "nothing has the address `list/evnts`; did you mean `list/events`?");
        assert!(Address::parse(&corpus, "\u{1b}[2J").unwrap_err().to_string().contains("\\u{1b}[2J"));
    }
}
