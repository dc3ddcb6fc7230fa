//! How to cite: the dataset, one of its documents, a passage with its locator, or any other page of it.
//!
//! What a document doesn't print (an author, a date) is left out, never guessed; a passage is cited as the source's
//! paragraph and, since what is read here is a digest, with the dataset that holds the digest.

mod bibtex;
mod csl;
mod gathered;

pub use gathered::gathered;

use crate::address::{Address, capital};
use crate::corpus::date::Edtf;
use crate::corpus::{Author, Corpus, Document, Id, Passage, Thing, Words};

/// What a bibliography needs to know of one thing.
#[derive(Debug, Clone)]
pub struct Citation {
    /// A key of ASCII letters, digits and hyphens: `sinha-roy-2024-p6`.
    pub key: String,
    /// What is cited.
    pub work: Work,
    /// The paragraph or the page that is meant.
    pub part: Option<Part>,
    /// The dataset in which it was read; none where it is the work itself.
    pub read_in: Option<Work>,
    /// The address in the dataset.
    pub address: String,
}

/// A work with its bibliography, as far as it is known.
#[derive(Debug, Clone)]
pub struct Work {
    /// What sort: a dataset, or what the dataset calls its documents.
    pub kind: WorkKind,
    /// As printed.
    pub authors: Vec<Author>,
    /// As printed or inferred.
    pub date: Option<Edtf>,
    /// With its subtitle.
    pub title: Words,
    /// The series or site, or empty.
    pub container: Words,
    /// Or empty.
    pub publisher: Words,
    /// Of a dataset; or empty.
    pub version: Words,
    /// Where it can be had, or empty.
    pub url: Words,
    /// Or empty.
    pub doi: Words,
    /// Or empty.
    pub licence: Words,
}

/// What sort of work is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkKind {
    /// The dataset.
    Dataset,
    /// A source, with the word for its kind.
    Document(Words),
}

/// A part of a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph of a source, by its number.
    Paragraph(String),
    /// A note of a source, by its number.
    Note(String),
    /// A page of the dataset, by its title.
    Page(String),
}

impl Part {
    /// `para. 6`, `note 3`, or the title of the page in quotes.
    pub fn words(&self) -> String {
        match self {
            Part::Paragraph(number) => format!("para. {number}"),
            Part::Note(number) => format!("note {number}"),
            Part::Page(title) => format!("“{title}”"),
        }
    }
}

/// How to cite what an address shows.
pub fn of(corpus: &Corpus, address: &Address) -> Citation {
    let dataset = dataset(corpus);
    let name = address.name(corpus);
    let own = &*corpus.about.id;
    let (work, part, read_in, key) = match *address {
        Address::Home => (dataset, None, None, own.to_owned()),
        Address::Thing(Thing::Document(id)) => {
            let key = corpus.documents[id].slug.to_string();
            (source(corpus, id), None, Some(dataset), key)
        }
        Address::Thing(Thing::Passage(id)) => {
            let passage = &corpus.passages[id];
            (source(corpus, passage.document), Some(locator(passage)), Some(dataset), passage.slug.replace('#', "-"))
        }
        _ => {
            let key = match address {
                Address::Search(_) => own.to_owned(),
                _ => format!("{own}-{}", name.replace(['/', '#', '+'], "-")),
            };
            (dataset, Some(Part::Page(address.title(corpus))), None, key)
        }
    };
    Citation { key, work, part, read_in, address: name }
}

fn dataset(corpus: &Corpus) -> Work {
    let about = &corpus.about;
    Work {
        kind: WorkKind::Dataset,
        authors: about.authors.to_vec(),
        date: about.released,
        title: titled(&about.title, &about.subtitle),
        container: Words::default(),
        publisher: about.publisher.clone(),
        version: about.version.clone(),
        url: about.address.clone(),
        doi: about.doi.clone(),
        licence: about.licence.clone(),
    }
}

fn source(corpus: &Corpus, id: Id<Document>) -> Work {
    let document = &corpus.documents[id];
    Work {
        kind: WorkKind::Document(corpus.document_kinds[document.kind].label.clone()),
        authors: document.authors.to_vec(),
        date: document.date,
        title: titled(&document.label, &document.subtitle),
        container: document.container.clone(),
        publisher: Words::default(),
        version: Words::default(),
        url: Words::default(),
        doi: Words::default(),
        licence: Words::default(),
    }
}

fn titled(title: &Words, subtitle: &str) -> Words {
    if subtitle.is_empty() { title.clone() } else { format!("{title}: {subtitle}").into() }
}

/// `p6` is a paragraph, `n3` a note; whatever else a dataset uses is a paragraph under its own number.
fn locator(passage: &Passage) -> Part {
    let locator = passage.locator();
    let number = locator.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    match locator.chars().next() {
        Some('n') if !number.is_empty() => Part::Note(number.to_owned()),
        _ if number.is_empty() => Part::Paragraph(locator.to_owned()),
        _ => Part::Paragraph(number.to_owned()),
    }
}

impl Citation {
    /// One paragraph for a list of references.
    pub fn text(&self) -> String {
        let mut text = self.work.text();
        if let Some(part) = &self.part {
            text.push_str(&format!(" {}", capital(&part.words())));
            text.push_str(if matches!(part, Part::Page(_)) { "" } else { "." });
        }
        match &self.read_in {
            Some(dataset) => text.push_str(&format!(" Digest in: {} {}", dataset.text(), self.address)),
            None if self.part.is_some() => text.push_str(&format!(" ({}).", self.address)),
            None => {}
        }
        text
    }
}

impl Work {
    fn text(&self) -> String {
        let authors = self.authors.iter().map(listed).collect::<Vec<_>>().join("; ");
        let date = self.date.map_or_else(|| "n.d.".to_owned(), |date| date.in_words());
        let (before, after) = if authors.is_empty() {
            (String::new(), format!(" ({date})"))
        } else {
            (format!("{authors} ({date}). "), String::new())
        };
        let version = if self.version.is_empty() { String::new() } else { format!(" (version {})", self.version) };
        let kind = match &self.kind {
            WorkKind::Dataset => "data set",
            WorkKind::Document(kind) => &kind.to_lowercase(),
        };
        let mut text = format!("{before}{}{version} [{kind}]{after}.", self.title);
        let doi = if self.doi.is_empty() { String::new() } else { format!("https://doi.org/{}", self.doi) };
        for further in
            [&*self.container, &*self.publisher, &doi, &*self.url].into_iter().filter(|text| !text.is_empty())
        {
            text.push_str(&format!(" {further}."));
        }
        text
    }
}

/// A name as a bibliography lists it: the family name first.
fn listed(author: &Author) -> String {
    match author {
        Author::Person { given, family } => format!("{family}, {given}"),
        Author::Body(name) => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset;

    fn cited(address: &str) -> Citation {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        of(&corpus, &Address::parse(&corpus, address).unwrap())
    }

    #[test]
    fn a_passage_is_cited_with_its_paragraph_and_the_dataset_that_holds_the_digest() {
        let text = cited("doc/sinha-roy-2024#p6").text();
        assert!(
            text.starts_with("Sinha Roy, Gitanjali (November 2024). Japan-EU Security and Defence Partnership"),
            "{text}"
        );
        assert!(text.contains(" Para. 6. Digest in: The makers of euja (22 November 2026). "), "{text}");
        assert!(text.ends_with("doc/sinha-roy-2024#p6"), "{text}");
        assert!(cited("doc/sinha-roy-2024#n3").text().contains(" Note 3. "));
    }

    #[test]
    fn what_a_source_does_not_print_is_not_made_up() {
        let text = cited("doc/northeast-asia-2023").text();
        assert!(
            text.starts_with(
                "The EU and Japan: towards a truly ‘strategic’ partnership [commentary] (23 November 2023)."
            )
        );
        assert!(cited("doc/beser-values").text().contains("(n.d.)"));
    }

    #[test]
    fn a_cell_is_a_page_of_the_dataset() {
        let text = cited("cell/cyber-security/bilateral").text();
        assert!(text.ends_with("“Cyber security · Bilateral cooperation” (cell/cyber-security/bilateral)."), "{text}");
    }
}
