//! A citation as CSL-JSON (citation-style-language/schema, `csl-data.json`), which Zotero and pandoc read.

use serde_json::{Map, Value, json};

use super::{Citation, Part, WorkKind};
use crate::corpus::Author;
use crate::corpus::date::{Edtf, Precision};

impl Citation {
    /// One item of a CSL-JSON list. What the schema has no field for stands under `custom`.
    pub fn csl(&self) -> Value {
        let work = &self.work;
        let kind = if work.kind == WorkKind::Dataset { "dataset" } else { "document" };
        let mut item = Map::new();
        let mut put = |field: &str, value: Value| {
            let empty = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
            if !empty {
                item.insert(field.to_owned(), value);
            }
        };
        put("id", self.key.as_str().into());
        put("type", kind.into());
        put("title", (&*work.title).into());
        put("author", work.authors.iter().map(name).collect());
        put("issued", work.date.as_ref().map_or(Value::Null, date));
        if let WorkKind::Document(kind) = &work.kind {
            put("genre", (&**kind).into());
        }
        put("container-title", (&*work.container).into());
        put("publisher", (&*work.publisher).into());
        put("version", (&*work.version).into());
        put("DOI", (&*work.doi).into());
        put("URL", (&*work.url).into());
        let locator = self.part.as_ref().map(|part| match part {
            Part::Paragraph(number) => json!({ "label": "paragraph", "locator": number }),
            Part::Note(number) => json!({ "label": "note", "locator": number }),
            Part::Page(title) => json!({ "label": "section", "locator": title }),
        });
        let dataset =
            self.read_in.as_ref().map(|dataset| json!({ "title": dataset.title, "version": dataset.version }));
        put("custom", json!({ "euja-address": self.address, "cited-part": locator, "digest-in": dataset }));
        Value::Object(item)
    }
}

fn name(author: &Author) -> Value {
    match author {
        Author::Person { given, family } => json!({ "family": family, "given": given }),
        Author::Body(name) => json!({ "literal": name }),
    }
}

/// The parts that are known of a date, or of both ends of an interval; in words where an end is open.
fn date(date: &Edtf) -> Value {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
        return json!({ "literal": date.in_words() });
    };
    let day = |day: jiff::civil::Date| json!([day.year(), day.month(), day.day()]);
    let parts = match date.precision() {
        Precision::Year => json!([[first.year()]]),
        Precision::Month => json!([[first.year(), first.month()]]),
        Precision::Day => json!([day(first)]),
        Precision::Interval => json!([day(first), day(last)]),
    };
    if date.is_approximate() { json!({ "date-parts": parts, "circa": true }) } else { json!({ "date-parts": parts }) }
}

#[cfg(test)]
mod tests {
    use crate::address::Address;
    use crate::cite;
    use crate::dataset;

    #[test]
    fn an_item_has_what_the_schema_asks_for_and_nothing_empty() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let item = |address: &str| cite::of(&corpus, &Address::parse(&corpus, address).unwrap()).csl();
        let passage = item("doc/sinha-roy-2024#p6");
        assert_eq!((passage["type"].as_str(), passage["id"].as_str()), (Some("document"), Some("sinha-roy-2024-p6")));
        assert_eq!(passage["issued"], serde_json::json!({ "date-parts": [[2024, 11]] }));
        assert_eq!(passage["author"][0]["family"], "Sinha Roy");
        assert_eq!(passage["custom"]["cited-part"]["locator"], "6");
        assert_eq!(item("home")["type"], "dataset");
        assert!(item("doc/beser-values").get("issued").is_none());
    }
}
