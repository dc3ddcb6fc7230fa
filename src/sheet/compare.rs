//! Two of a kind side by side: dimensions, or the matrix under two lenses.

use std::cmp::Ordering;

use super::levels::{self, Measure};
use super::{Entry, Marks, Sheet, Title, Value, column, dimension};
use crate::analysis::{Lens, Survey};
use crate::corpus::{Corpus, Dimension, Id, Thing};

/// Two dimensions, column by column of the matrix, and how much higher the second stands.
pub(super) fn dimensions(corpus: &Corpus, survey: &Survey, one: Id<Dimension>, other: Id<Dimension>) -> Sheet {
    let columns = corpus.columns();
    let entries = columns.iter().filter_map(|column| {
        let entry = |dimension| {
            let id = corpus.cell(dimension, *column)?;
            Some(levels::entry(corpus, id, survey.cell(id)?, Measure::Level))
        };
        let (first, mut second) = (entry(one)?, entry(other)?);
        let difference = match (&first.value, &second.value) {
            (Value::Level(first, _), Value::Level(second, _)) => {
                Value::Difference(i32::from(second.halves()) - i32::from(first.halves()))
            }
            _ => Value::Unknown,
        };
        second.marks.change = change(corpus, &first, &second);
        let opens = Thing::from(column.element);
        Some(vec![first, second, Entry::plain(difference, opens)])
    });
    let difference = Title { label: "Difference".into(), short: "Differ.".into(), ..Title::default() };
    Sheet {
        of: "element",
        across: "dimension",
        legend: "how much higher the second stands, in levels".into(),
        entries: entries.collect(),
        rows: columns.iter().map(|at| column(corpus, *at)).collect(),
        columns: vec![dimension(corpus, one), dimension(corpus, other), difference],
    }
}

/// The matrix under two lenses: each column twice, what differs marked in the second.
pub(super) fn lenses(corpus: &Corpus, survey: &Survey, lens: &Lens, other: &Lens) -> Sheet {
    let second = Survey::of(corpus, other);
    let columns = corpus.columns();
    let heads = columns.iter().flat_map(|at| {
        let title = column(corpus, *at);
        [("1", lens.said(corpus)), ("2", other.said(corpus))].map(|(short, lens)| Title {
            label: format!("{} · {lens}", title.label),
            short: short.into(),
            over: title.brief(),
            ..title.clone()
        })
    });
    let entries = corpus.dimensions.ids().map(|row| {
        let cells = columns.iter().filter_map(|column| corpus.cell(row, *column));
        let pairs = cells.filter_map(|id| {
            let [first, mut second] = [survey, &second].map(|survey| {
                let mut entry = levels::entry(corpus, id, survey.cell(id)?, Measure::Level);
                // What is compared is the other lens, not the rating; nothing but a difference is marked.
                entry.marks = Marks::default();
                Some(entry)
            });
            if let (Some(first), Some(second)) = (&first, &mut second) {
                second.marks.change = change(corpus, first, second);
            }
            Some([first?, second?])
        });
        pairs.flatten().collect()
    });
    Sheet {
        of: "dimension",
        across: "element",
        legend: format!("1 {}; 2 {}", lens.said(corpus), other.said(corpus)),
        entries: entries.collect(),
        rows: corpus.dimensions.ids().map(|id| dimension(corpus, id)).collect(),
        columns: heads.collect(),
    }
}

/// How the second differs from the first.
fn change(corpus: &Corpus, first: &Entry, second: &Entry) -> Option<Ordering> {
    (first.value != second.value).then(|| second.value.compare(&first.value, corpus))
}
