//! Rows in another order than that of the dataset.

use super::Sheet;
use crate::corpus::Corpus;
use crate::text::fold_str;

/// By what rows are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The column, from 0; none for the names of the rows.
    pub column: Option<usize>,
    /// Whether the highest, or last, come first.
    pub falling: bool,
}

impl Sheet {
    /// The indices of all rows in an order. Rows that are equal stay in the order of the dataset, rising and falling;
    /// what isn't known stands last both ways. Where they are grouped, groups come first, in the order of their first
    /// rows, and the sort holds within each; rows without a group come last.
    pub fn order(&self, corpus: &Corpus, sort: Option<Sort>, grouped: bool) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        if let Some(sort) = sort {
            match sort.column {
                None => {
                    let name = |row: &usize| self.rows.get(*row).map(|title| fold_str(&title.label));
                    order.sort_by_cached_key(name);
                    if sort.falling {
                        // Names that fold alike stay in order, as everything that is equal.
                        order.sort_by_cached_key(|row| std::cmp::Reverse(name(row)));
                    }
                }
                Some(column) => order.sort_by(|one, other| {
                    let value = |row: &usize| {
                        self.entry(*row, column).map(|entry| &entry.value).filter(|value| value.is_known())
                    };
                    match (value(one), value(other)) {
                        (Some(one), Some(other)) if sort.falling => other.compare(one, corpus),
                        (Some(one), Some(other)) => one.compare(other, corpus),
                        (one, other) => other.is_some().cmp(&one.is_some()),
                    }
                }),
            }
        }
        if grouped {
            let group = |row: usize| self.rows.get(row).map_or("", |title| title.group.as_str());
            let first = |of: &str| (0..self.rows.len()).find(|row| group(*row) == of);
            order.sort_by_cached_key(|row| (group(*row).is_empty(), first(group(*row))));
        }
        order
    }
}
