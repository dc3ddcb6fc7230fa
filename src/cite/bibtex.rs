//! A citation as a BibTeX entry.

use super::{Citation, Work, WorkKind};
use crate::corpus::Author;
use crate::corpus::date::Precision;

impl Citation {
    /// One `@misc` entry, since neither a dataset nor a text without a publisher has one of its own in plain BibTeX.
    pub fn bibtex(&self) -> String {
        let work = &self.work;
        let mut fields = vec![("title", format!("{{{}}}", escape(&work.title)))];
        let authors: Vec<String> = work.authors.iter().map(name).collect();
        fields.push(("author", authors.join(" and ")));
        fields.extend(dated(work));
        let how = match &work.kind {
            WorkKind::Dataset => "Data set".to_owned(),
            WorkKind::Document(kind) => escape(kind),
        };
        fields.push(("howpublished", how));
        fields.push(("series", escape(&work.container)));
        fields.push(("publisher", escape(&work.publisher)));
        fields.push(("version", escape(&work.version)));
        fields.push(("doi", work.doi.to_string()));
        fields.push(("url", work.url.to_string()));
        fields.push(("note", self.note()));
        let fields: Vec<String> = fields
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| format!("  {field} = {{{value}}},\n"))
            .collect();
        format!("@misc{{{},\n{}}}\n", self.key, fields.concat())
    }

    /// The part that is meant, and where it was read.
    fn note(&self) -> String {
        let part = self.part.as_ref().map(|part| escape(&part.words()));
        let read = self.read_in.as_ref().map(|dataset| {
            let version = escape(&dataset.version);
            let version = if version.is_empty() { version } else { format!(", version {version}") };
            format!("digest in: {}{version}, {}", escape(&dataset.title), escape(&self.address))
        });
        let page = self.part.as_ref().filter(|_| self.read_in.is_none()).map(|_| escape(&self.address));
        part.into_iter().chain(read).chain(page).collect::<Vec<_>>().join("; ")
    }
}

/// A person's family name first; a body in braces of its own, so that nobody takes it apart.
fn name(author: &Author) -> String {
    match author {
        Author::Person { given, family } => format!("{}, {}", escape(family), escape(given)),
        Author::Body(name) => format!("{{{}}}", escape(name)),
    }
}

/// Year and month, as exact as the date is; an interval by its words.
fn dated(work: &Work) -> Vec<(&'static str, String)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let Some(date) = work.date else { return Vec::new() };
    let Some(first) = date.earliest() else { return vec![("year", escape(&date.in_words()))] };
    let month = usize::try_from(first.month()).ok().and_then(|month| MONTHS.get(month - 1));
    let month = month.map(|month| ("month", (*month).to_owned()));
    match date.precision() {
        Precision::Interval => vec![("year", escape(&date.in_words()))],
        Precision::Year => vec![("year", first.year().to_string())],
        Precision::Month | Precision::Day => [("year", first.year().to_string())].into_iter().chain(month).collect(),
    }
}

/// What BibTeX and LaTeX would take as their own signs stays what it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            // BibTeX counts braces, whatever stands before them.
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use crate::address::Address;
    use crate::cite;
    use crate::dataset;

    #[test]
    fn an_entry_has_a_key_and_names_that_nobody_takes_apart() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let entry = |address: &str| cite::of(&corpus, &Address::parse(&corpus, address).unwrap()).bibtex();
        let passage = entry("doc/sinha-roy-2024#p6");
        assert!(passage.starts_with("@misc{sinha-roy-2024-p6,\n  title = {{Japan-EU"), "{passage}");
        assert!(
            passage.contains("  author = {Sinha Roy, Gitanjali},\n  year = {2024},\n  month = {nov},\n"),
            "{passage}"
        );
        assert!(
            passage.contains("  note = {para. 6; digest in: ") && passage.contains("doc/sinha-roy-2024\\#p6}"),
            "{passage}"
        );
        assert!(entry("home").contains("author = {{The makers of euja}}"));
        assert!(!entry("doc/beser-values").contains("year"));
    }

    #[test]
    fn signs_of_latex_are_escaped() {
        assert_eq!(
            super::escape("R&D 5% {a}_b~^\\"),
            "R\\&D 5\\% \\textbraceleft{}a\\textbraceright{}\\_b\\textasciitilde{}\\textasciicircum{}\\textbackslash{}"
        );
    }
}
