//! The values of a field: which there are, and which of them a word means.

use std::fmt;

use super::condition::{Condition, Feature, Levels, Sort};
use super::field::Field;
use super::ties::Ties;
use crate::analysis::years;
use crate::corpus::{Corpus, Id, Kind, Record, Stance, Table, Thing, near};
use crate::search::found::ACTION;
use crate::search::words;
use crate::text::{fold_str, visible};

/// How many values an error names.
const NAMED: usize = 8;

/// Something that can stand behind the colon of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// As it is written: without spaces.
    pub(super) written: String,
    /// What it is called, where that says more.
    pub(super) label: String,
    /// Other names, folded.
    names: Vec<String>,
    means: Meaning,
}

/// What a value stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Sort(Sort),
    Thing(Thing),
    Feature(Feature),
    Stance(Stance),
    Levels(Levels),
}

/// Why a value is none, or not yet one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Nothing is called so.
    Unknown(String),
    /// Several things are; all of them are meant until more is typed.
    Several(String),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Wrong::Unknown(says) | Wrong::Several(says)) = self;
        f.write_str(says)
    }
}

impl Value {
    fn new(written: &str, label: &str, means: Meaning) -> Value {
        let names = [fold_str(written), fold_str(label)].into();
        Value { written: written.to_owned(), label: label.to_owned(), names, means }
    }

    fn thing(corpus: &Corpus, thing: Thing) -> Value {
        let mut value = Value::new(corpus.slug(thing), corpus.label(thing), Meaning::Thing(thing));
        value.names.extend(corpus.aliases(thing).iter().map(|alias| fold_str(alias)));
        value.names.extend(corpus.other_names(thing).map(|(_, naming)| fold_str(&naming.label)));
        match thing {
            Thing::Dimension(id) => value.names.push(fold_str(&corpus.dimensions[id].short)),
            Thing::Document(id) => value.names.push(fold_str(&corpus.documents[id].short)),
            _ => {}
        }
        value
    }

    /// How well a folded text names it: 0 is wholly, 1 the beginning of its id or its name, 2 that of another name, 3
    /// that of any other word.
    pub(super) fn fit(&self, typed: &str) -> Option<u8> {
        let fits = self.names.iter().enumerate().filter_map(|(nth, name)| {
            let inner = || name.match_indices(typed).any(|(at, _)| words::boundary(name, at));
            match name.strip_prefix(typed) {
                Some("") => Some(0),
                Some(_) if nth < 2 => Some(1),
                Some(_) => Some(2),
                None => inner().then_some(3),
            }
        });
        fits.min()
    }
}

/// The values of a field that can be listed; those of years and of numbers can't.
pub(super) fn values(corpus: &Corpus, field: Field) -> Vec<Value> {
    let things =
        |word: &str| corpus.things(word).into_iter().map(|thing| Value::thing(corpus, thing)).collect::<Vec<_>>();
    match field {
        Field::Kind => kinds(corpus),
        Field::Dimension => things("dimension"),
        Field::Document => things("doc"),
        Field::Actor => things("actor"),
        Field::Theme => things("theme"),
        Field::Year => Vec::new(),
        Field::Has => {
            let own = [("evidence", Feature::Evidence), ("rating", Feature::Rating), ("date", Feature::Date)];
            let own = own.map(|(word, feature)| Value::new(word, "", Meaning::Feature(feature)));
            let tied = Thing::WORDS
                .iter()
                .map(|(word, plural)| Value::new(word, plural, Meaning::Feature(Feature::Tied(word))));
            // First what is asked for most often.
            let mut tied: Vec<Value> = tied.collect();
            tied.sort_by_key(|value| value.written != "discrepancy");
            tied.splice(1..1, own);
            tied
        }
        Field::Stance => {
            let words = [(Stance::Supports, "for"), (Stance::Contradicts, "against"), (Stance::Context, "beside")];
            words.map(|(stance, other)| Value::new(stance.word(), other, Meaning::Stance(stance))).into()
        }
        Field::Level => {
            let levels = corpus.scales.iter().flat_map(|(id, scale)| {
                scale.levels.iter().map(move |level| {
                    let levels = Levels { scale: Some(id), span: (level.value, level.value) };
                    Value::new(&level.value.to_string(), &level.label, Meaning::Levels(levels))
                })
            });
            levels.collect()
        }
    }
}

/// The kinds of things, then the kinds that the dataset tells apart.
fn kinds(corpus: &Corpus) -> Vec<Value> {
    let things = Thing::WORDS.iter().map(|(word, plural)| Value::new(word, plural, Meaning::Sort(Sort::Things(word))));
    let mut values: Vec<Value> = things.collect();
    values.push(Value::new(ACTION, "actions", Meaning::Sort(Sort::Others)));
    let mut own = |table: &Table<Kind>, sort: fn(Id<Kind>) -> Sort| {
        values.extend(table.iter().map(|(id, kind)| Value::new(kind.slug(), kind.label(), Meaning::Sort(sort(id)))));
    };
    own(&corpus.actor_kinds, Sort::Actors);
    own(&corpus.document_kinds, Sort::Documents);
    own(&corpus.event_kinds, Sort::Events);
    own(&corpus.instrument_kinds, Sort::Instruments);
    let mut findings: Vec<_> = corpus.findings.iter().map(|(_, finding)| finding.kind).collect();
    findings.sort_unstable();
    findings.dedup();
    values.extend(
        findings
            .into_iter()
            .map(|kind| Value::new(&kind.word().replace(' ', "-"), kind.word(), Meaning::Sort(Sort::Findings(kind)))),
    );
    values
}

/// Reads the values of a field, each with what is wrong with it, if anything is; none of them where none means anything.
pub(super) fn read(corpus: &Corpus, field: Field, typed: &[&str]) -> (Option<Condition>, Vec<Option<Wrong>>) {
    let mut wrong = Vec::new();
    let condition = match field {
        Field::Year => gather(typed, &mut wrong, |one| match span(one) {
            Ok(years) => (vec![years], None),
            Err(says) => (Vec::new(), Some(Wrong::Unknown(says))),
        })
        .map(Condition::Year),
        _ => {
            let known = values(corpus, field);
            gather(typed, &mut wrong, |one| match field {
                Field::Level if one.contains(|c: char| c.is_ascii_digit()) => match level(corpus, one) {
                    Ok(levels) => (vec![Meaning::Levels(levels)], None),
                    Err(says) => (Vec::new(), Some(Wrong::Unknown(says))),
                },
                _ => look_up(field, &known, one),
            })
            .map(condition)
        }
    };
    (condition, wrong)
}

/// What the typed values mean, all together; none where nothing does.
fn gather<T>(
    typed: &[&str],
    wrong: &mut Vec<Option<Wrong>>,
    mut read: impl FnMut(&str) -> (Vec<T>, Option<Wrong>),
) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for one in typed {
        let (found, problem) = read(one);
        all.extend(found);
        wrong.push(problem);
    }
    (!all.is_empty()).then_some(all)
}

fn condition(means: Vec<Meaning>) -> Condition {
    macro_rules! all {
        ($variant:ident) => {
            means
                .iter()
                .filter_map(|means| if let Meaning::$variant(one) = means { Some(*one) } else { None })
                .collect()
        };
    }
    match means.first() {
        Some(Meaning::Sort(_)) => Condition::Sort(all!(Sort)),
        Some(Meaning::Feature(_)) => Condition::Has(all!(Feature)),
        Some(Meaning::Stance(_)) => Condition::Stance(all!(Stance)),
        Some(Meaning::Levels(_)) => Condition::Level(all!(Levels)),
        Some(Meaning::Thing(_)) | None => Condition::Tied(Ties::of(all!(Thing))),
    }
}

/// The values that a folded text names best: one, or several with the remark that they are.
fn look_up(field: Field, known: &[Value], typed: &str) -> (Vec<Meaning>, Option<Wrong>) {
    let fits: Vec<(u8, &Value)> = known.iter().filter_map(|value| Some((value.fit(typed)?, value))).collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else {
        let name = near(typed, known.iter().flat_map(|value| value.names.iter().map(|name| &**name)));
        let near = name.and_then(|name| known.iter().find(|value| value.names.iter().any(|known| **known == *name)));
        let says = match near {
            Some(near) => {
                format!(
                    "`{}` is no {}, perhaps {}? There are {}",
                    visible(typed),
                    noun(field),
                    near.written,
                    list(known)
                )
            }
            None => format!("`{}` is no {}: there are {}", visible(typed), noun(field), list(known)),
        };
        return (Vec::new(), Some(Wrong::Unknown(says)));
    };
    let meant: Vec<&Value> = fits.iter().filter(|(fit, _)| *fit == best).map(|(_, value)| *value).collect();
    let mut names: Vec<&str> = meant.iter().map(|value| value.written.as_str()).collect();
    names.dedup();
    // What is wholly named is meant, also where two kinds or scales share the name.
    let several = (best > 0 && names.len() > 1).then(|| {
        let all: Vec<Value> = meant.iter().map(|value| (*value).clone()).collect();
        Wrong::Several(format!("`{}` may be {}: any of them, until more is typed", visible(typed), list(&all)))
    });
    (meant.iter().map(|value| value.means).collect(), several)
}

/// What the values of a field are called.
fn noun(field: Field) -> &'static str {
    match field {
        Field::Kind => "kind",
        Field::Dimension => "dimension",
        Field::Document => "document",
        Field::Year => "year",
        Field::Actor => "actor",
        Field::Theme => "theme",
        Field::Has => "thing to have",
        Field::Stance => "stance",
        Field::Level => "level",
    }
}

/// Values in a row, as they are written.
pub(super) fn list(values: &[Value]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for value in values {
        if !names.contains(&value.written.as_str()) {
            names.push(&value.written);
        }
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    if more == 0 { names } else { format!("{names} and {more} more") }
}

/// A span of years: as lenses write it, and as people do.
fn span(typed: &str) -> Result<crate::corpus::date::Edtf, String> {
    let is_year = |text: &str| text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    let plain = match typed.split_once('-') {
        Some((from, until)) if is_year(from) && is_year(until) => format!("{from}..{until}"),
        _ => {
            match (typed.strip_prefix(">="), typed.strip_prefix("<="), typed.strip_prefix('>'), typed.strip_prefix('<'))
            {
                (Some(from), ..) => format!("{from}.."),
                (_, Some(until), ..) => format!("..{until}"),
                (_, _, Some(year), _) => beyond(year, 1).map(|year| format!("{year:04}.."))?,
                (.., Some(year)) => beyond(year, -1).map(|year| format!("..{year:04}"))?,
                _ => typed.to_owned(),
            }
        }
    };
    years(&plain).map_err(|error| error.to_string())
}

/// The year before or after a year.
fn beyond(year: &str, by: i32) -> Result<i32, String> {
    let year: Option<i32> = year.parse().ok().filter(|year| (1..=9998).contains(year));
    year.map(|year| year + by).ok_or_else(|| "after < or > stands a year: >2018; or write 2019..".to_owned())
}

/// Levels by number: `3`, `>=3`, `2..3`.
fn level(corpus: &Corpus, typed: &str) -> Result<Levels, String> {
    let spans = || corpus.scales.iter().map(|(_, scale)| scale.span());
    let (lowest, highest) =
        (spans().map(|span| span.0).min().unwrap_or(0), spans().map(|span| span.1).max().unwrap_or(0));
    let wrong = || format!("`{}` is no level: 3, >=3, <3, 2..3 are, from {lowest} to {highest}", visible(typed));
    let number = |text: &str| -> Result<u8, String> {
        let value: u8 = text.trim().parse().map_err(|_| wrong())?;
        if (lowest..=highest).contains(&value) { Ok(value) } else { Err(wrong()) }
    };
    let end = |text: &str, open: u8| if text.is_empty() { Ok(open) } else { number(text) };
    let span = if let Some(least) = typed.strip_prefix(">=") {
        (number(least)?, highest)
    } else if let Some(most) = typed.strip_prefix("<=") {
        (lowest, number(most)?)
    } else if let Some(below) = typed.strip_prefix('>') {
        (number(below)?.saturating_add(1), highest)
    } else if let Some(above) = typed.strip_prefix('<') {
        (lowest, number(above)?.checked_sub(1).filter(|most| *most >= lowest).ok_or_else(wrong)?)
    } else if let Some((from, until)) = typed.split_once("..") {
        (end(from, lowest)?, end(until, highest)?)
    } else {
        let value = number(typed.trim_start_matches('='))?;
        (value, value)
    };
    if span.0 > span.1 { Err(wrong()) } else { Ok(Levels { scale: None, span }) }
}
