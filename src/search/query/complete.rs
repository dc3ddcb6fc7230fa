//! Completing a query while it is typed: the names of fields, and the values of each.

use std::ops::Range;

use super::field::Field;
use super::parts::{What, parts};
use super::value;
use crate::corpus::Corpus;
use crate::text::{Byte, fold, fold_str};

/// A text that could stand in the place of what is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of what was typed that give way.
    pub at: Range<usize>,
    /// What takes their place.
    pub text: String,
    /// What it means.
    pub says: String,
}

/// What the word that ends at a byte of a query could become, the best first; empty where nothing is known to begin so.
pub fn complete(corpus: &Corpus, typed: &str, cursor: usize) -> Vec<Completion> {
    let head = typed.get(..cursor).unwrap_or(typed);
    let folded = fold(head);
    let last = parts(folded.text()).into_iter().next_back().filter(|part| part.at.end == folded.text().len());
    let original = |range: &Range<usize>| {
        let range = folded.original(Byte(range.start)..Byte(range.end));
        range.start.0..range.end.0
    };
    match last.map(|part| part.what) {
        Some(What::Field(field, values)) => {
            let Some(range) = values.last() else { return Vec::new() };
            // Behind a comma the next value begins, which is empty yet.
            let range = if folded.text().ends_with(',') { head.len()..head.len() } else { original(range) };
            let begun = fold_str(typed.get(range.clone()).unwrap_or_default());
            of_values(corpus, field, &begun, &range)
        }
        Some(What::Text(range, _)) => {
            let begun = folded.text().get(range.clone()).unwrap_or_default();
            let fields = Field::ALL.iter().filter(|field| field.name().starts_with(begun));
            fields.map(|field| of_field(*field, original(&range))).collect()
        }
        Some(What::NoField(..)) => Vec::new(),
        None => Field::ALL.iter().map(|field| of_field(*field, head.len()..head.len())).collect(),
    }
}

fn of_field(field: Field, at: Range<usize>) -> Completion {
    Completion { at, text: format!("{}:", field.name()), says: format!("{}; {}", field.doc(), field.example()) }
}

fn of_values(corpus: &Corpus, field: Field, begun: &str, at: &Range<usize>) -> Vec<Completion> {
    let known = value::values(corpus, field);
    let mut fits: Vec<_> = known.iter().filter_map(|value| Some((value.fit(begun)?, value))).collect();
    // Within each way of fitting they stay in their order.
    fits.sort_by_key(|(fit, _)| *fit);
    let mut found: Vec<Completion> = Vec::new();
    for (_, value) in fits {
        if !found.iter().any(|known| known.text == value.written) {
            found.push(Completion { at: at.clone(), text: value.written.clone(), says: value.label.clone() });
        }
    }
    found
}
