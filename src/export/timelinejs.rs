//! The events as TimelineJS3 reads them (timeline.knightlab.com/docs/json-format.html).
//!
//! That program leaves out what has no beginning, knows neither "about" nor "by", and wants both ends of an era. So an
//! event that only has bounds begins at the first of these, every date is also said in words, what has neither date nor
//! bounds is named on the title's slide, and an era that goes on ends with the dataset's window or its last event.

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::corpus::date::{Edtf, Precision};
use crate::corpus::{Corpus, Event, Id, Record};
use crate::page::when;
use crate::text::escaped;

/// The whole timeline of a corpus, as one JSON document that is made as it is written. Its texts are HTML, made of the
/// dataset's as plain text.
pub struct Timeline<'a>(pub &'a Corpus);

impl Serialize for Timeline<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let corpus = self.0;
        let (dated, undated): (Vec<_>, Vec<_>) =
            corpus.chronology().partition(|id| begin(&corpus.events[*id]).is_some());
        let mut about = paragraph(&corpus.about.subtitle);
        if !undated.is_empty() {
            let names: Vec<&str> = undated.iter().map(|id| corpus.events[*id].label()).collect();
            about += &paragraph(&format!("Without any date: {}.", names.join("; ")));
        }
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry(
            "title",
            &json!({ "text": { "headline": escaped(&corpus.about.title), "text": about } }),
        )?;
        whole.serialize_entry("scale", "human")?;
        whole.serialize_entry("events", &Rows(dated.iter().filter_map(|id| event(corpus, *id))))?;
        whole.serialize_entry("eras", &Rows(eras(corpus)))?;
        whole.end()
    }
}

/// A list of which each row is made when it is written.
struct Rows<I>(I);

impl<I: Iterator<Item = Value> + Clone> Serialize for Rows<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// The day that an event is shown at: the first it may be on, or else the last.
fn begin(event: &Event) -> Option<Date> {
    let when = event.when()?;
    when.earliest().or(when.latest())
}

fn event(corpus: &Corpus, id: Id<Event>) -> Option<Value> {
    let event = &corpus.events[id];
    let mut slide = Map::new();
    slide.insert("unique_id".into(), event.slug().into());
    slide.insert("start_date".into(), date(begin(event)?, event.date.as_ref().map(Edtf::precision)));
    let lasts = event.date.as_ref().filter(|date| date.precision() == Precision::Interval);
    if let Some(end) = lasts.filter(|date| date.earliest().is_some()).and_then(Edtf::latest) {
        slide.insert("end_date".into(), date(end, None));
    }
    slide.insert("display_date".into(), when(event).into());
    // One row for each main field; the text names the others.
    if let Some(dimension) = event.dimensions.first() {
        slide.insert("group".into(), corpus.dimensions[*dimension].label().into());
    }
    slide.insert("text".into(), json!({ "headline": escaped(event.label()), "text": text(corpus, id) }));
    Some(Value::Object(slide))
}

/// A day, or what is known of it.
fn date(day: Date, precision: Option<Precision>) -> Value {
    match precision {
        Some(Precision::Year) => json!({ "year": day.year() }),
        Some(Precision::Month) => json!({ "year": day.year(), "month": day.month() }),
        Some(Precision::Day | Precision::Interval) | None => {
            json!({ "year": day.year(), "month": day.month(), "day": day.day() })
        }
    }
}

/// What happened, in which fields, and what each source says of its date.
fn text(corpus: &Corpus, id: Id<Event>) -> String {
    let event = &corpus.events[id];
    let mut text = paragraph(&event.summary);
    let fields: Vec<&str> = event.dimensions.iter().map(|id| corpus.dimensions[*id].label()).collect();
    text += &paragraph(&fields.join(" · "));
    let reports = event.reports.iter().map(|report| {
        let passage = corpus.passages[report.passage].label();
        let said = report.date.as_ref().map_or_else(|| report.says.to_string(), Edtf::in_words);
        if said.is_empty() { passage.to_owned() } else { format!("{passage}: {said}") }
    });
    text += &paragraph(&reports.collect::<Vec<_>>().join("; "));
    if corpus.is_disputed(id) {
        let disputes = corpus.discrepancies_of(id).map(|id| corpus.discrepancies[id].label());
        text += &paragraph(&format!("The sources disagree: {}", disputes.collect::<Vec<_>>().join("; ")));
    }
    let links = event.references.iter().map(|id| &corpus.references[*id]);
    let links = links.filter(|fact| fact.address.starts_with("https://") || fact.address.starts_with("http://"));
    for fact in links {
        text += &format!("<p><a href=\"{}\">{}</a></p>", escaped(&fact.address), escaped(fact.label()));
    }
    text
}

fn eras(corpus: &Corpus) -> impl Iterator<Item = Value> + Clone {
    let window = corpus.about.window.as_ref();
    let last = corpus.events.iter().filter_map(|(_, event)| event.when()?.latest()).max();
    let end = window.and_then(Edtf::latest).max(last);
    let begin = window.and_then(Edtf::earliest);
    let era = move |date: &Edtf| Some((date.earliest().or(begin)?, date.latest().or(end)?));
    let rows = corpus.eras.ids().filter_map(move |id| Some((era(&corpus.eras[id].date)?, corpus.eras[id].label())));
    rows.map(|((begin, end), label)| {
        json!({
            "start_date": date(begin, None), "end_date": date(end, None), "text": { "headline": escaped(label) },
        })
    })
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", escaped(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{SourceFile, load};
    use crate::dataset;

    #[test]
    fn each_event_has_a_beginning_and_every_date_is_said_in_words() {
        let corpus = dataset::corpus(&dataset::files()).unwrap();
        let timeline = serde_json::to_value(Timeline(&corpus)).unwrap();
        let slides = timeline["events"].as_array().unwrap();
        let without = corpus.events.iter().filter(|(_, event)| begin(event).is_none()).count();
        assert_eq!(slides.len() + without, corpus.events.len());
        for slide in slides {
            let id = corpus.events.find(slide["unique_id"].as_str().unwrap()).unwrap();
            assert_eq!(slide["display_date"], when(&corpus.events[id]));
            assert!(slide["start_date"]["year"].is_i64(), "{slide}");
        }
        let title = timeline["title"]["text"]["text"].as_str().unwrap();
        for (_, event) in corpus.events.iter().filter(|(_, event)| begin(event).is_none()) {
            assert!(title.contains(&escaped(event.label())), "{} is nowhere", event.label());
        }
        for era in timeline["eras"].as_array().unwrap() {
            assert!(era["start_date"]["year"].as_i64() <= era["end_date"]["year"].as_i64(), "{era}");
        }
    }

    #[test]
    fn a_date_has_no_more_parts_than_are_known_and_an_end_only_where_it_lasts() {
        let corpus = invented();
        let timeline = serde_json::to_value(Timeline(&corpus)).unwrap();
        let slide = |name: &str| {
            let slides = timeline["events"].as_array().unwrap();
            slides.iter().find(|slide| slide["unique_id"] == name).cloned().unwrap_or_default()
        };
        assert_eq!(slide("year")["start_date"], json!({ "year": 2014 }));
        assert_eq!(slide("year")["display_date"], "about 2014");
        assert_eq!(slide("month")["start_date"], json!({ "year": 2014, "month": 5 }));
        assert_eq!(slide("lasting")["end_date"], json!({ "year": 2016, "month": 3, "day": 31 }));
        assert_eq!(slide("going-on").get("end_date"), None);
        assert_eq!(slide("going-on")["display_date"], "since 2014");
        assert_eq!(slide("bounded")["start_date"], json!({ "year": 2018, "month": 3, "day": 7 }));
        assert_eq!(slide("bounded")["display_date"], "undated, by 7 March 2018");
        assert_eq!(slide("nowhen"), Value::Null);
        assert_eq!(timeline["title"]["text"]["text"], "<p>Without any date: &lt;b&gt;Never&lt;/b&gt;.</p>");
        assert_eq!(slide("year")["text"]["headline"], "&lt;script&gt;&amp;");
    }

    fn invented() -> Corpus {
        let event = |id: &str, label: &str, date: &str| {
            let reports = r#"reports: [(passage: "doc#p1", says: "Named.")]"#;
            format!("(id: \"{id}\", label: \"{label}\", kind: \"k\", ground: \"G.\", {reports}, {date}),")
        };
        let events: String = [
            event("year", "<script>&", "date: \"2014~\""),
            event("month", "Month", "date: \"2014-05\""),
            event("lasting", "Lasting", "date: \"2014/2016-03\""),
            event("going-on", "Going on", "date: \"2014/..\""),
            event("bounded", "Bounded", "bounds: \"../2018-03-07\""),
            event("nowhen", "<b>Never</b>", ""),
        ]
        .concat();
        let text = format!(
            r#"(dataset: (id: "d", title: "D"), event_kinds: [(id: "k", label: "K")], document_kinds: [(id: "k", label: "K")],
            documents: [(id: "doc", title: "T", kind: "k", date: "2020", sections: [(title: "", passages: [
            (locator: "p1", text: "T.")])])], events: [{events}])"#
        );
        load(&[SourceFile::new("invented.ron", text)]).unwrap_or_else(|problems| panic!("{problems}"))
    }
}
