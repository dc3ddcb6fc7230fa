//! A dataset with more events than anybody has coded yet: of every precision, in many lanes, over as many years as asked.

use std::fmt::Write as _;

use euja::corpus::{Corpus, SourceFile, load};

/// So many events from the first day of a year to the last of another, spread unevenly.
pub fn corpus(events: usize, (first, last): (i32, i32)) -> Corpus {
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let year = |year: i32| format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs());
    let mut out = format!(
        r#"(dataset: (id: "many", title: "Many events", window: "{}/{}"),
        document_kinds: [(id: "k", label: "Kind")],
        scales: [(id: "s", label: "Scale", definition: "D.", levels: [(value: 0, label: "l", definition: "L.")])],
        elements: [(id: "e", label: "Element", scale: "s", definition: "E.")],
        event_kinds: [{}], instrument_kinds: [(id: "i", label: "Paper")], actor_kinds: [(id: "a", label: "Body")],
        dimensions: [{}], themes: [{}], actors: [{}], instruments: [{}],
        documents: [(id: "doc", title: "Document", kind: "k", date: "2020",
            sections: [(title: "", passages: [{}])])],
        events: ["#,
        year(first),
        year(last),
        list(12, &|n| format!(r#"(id: "k{n}", label: "Kind {n}"),"#)),
        list(10, &|n| format!(r#"(id: "d{n}", label: "Dimension {n}", definition: "D."),"#)),
        list(20, &|n| format!(r#"(id: "t{n}", label: "Theme {n}", definition: "T."),"#)),
        list(60, &|n| format!(r#"(id: "a{n}", label: "Actor {n}", kind: "a", summary: "A."),"#)),
        list(events / 40 + 1, &|n| format!(r#"(id: "i{n}", label: "Paper {n}", kind: "i", summary: "I."),"#)),
        list(9, &|n| format!(r#"(locator: "p{n}", text: "Text."),"#)),
    );
    let years = last - first + 1;
    for nth in 0..events {
        // More of them the later it is, in no order.
        let mixed = (nth * 7919 + nth / 13 * 104_729) % events;
        let share = ((mixed as f64 + 0.5) / events as f64).sqrt();
        let at = first + (share * f64::from(years)) as i32;
        let (month, day) = (nth * 5 % 12 + 1, nth * 11 % 28 + 1);
        let date = match nth % 10 {
            0 => year(at),
            1 => format!("{}-{month:02}", year(at)),
            2 => format!("{}~", year(at)),
            3 => format!("{}/{}", year(at), year((at + nth as i32 % 7).min(last))),
            4 if nth % 100 == 4 => format!("{}/..", year(at)),
            _ => format!("{}-{month:02}-{day:02}", year(at)),
        };
        let _ = writeln!(
            out,
            r#"(id: "e{nth}", label: "Event number {nth} of many", kind: "k{}", date: "{date}", dimensions: ["d{}"],
            themes: ["t{}"], actors: ["a{}", "a{}"], instruments: ["i{}"],
            reports: [(passage: "doc#p{}", says: "so", date: "{date}")]),"#,
            nth % 12,
            nth * 3 % 10,
            nth * 7 % 20,
            nth % 60,
            (nth * 13 + 1) % 60,
            nth / 40,
            nth % 9,
        );
    }
    out += "])";
    load(&[SourceFile::new("many.ron", out)]).unwrap_or_else(|problems| panic!("{problems}"))
}
