//! Where the records of a table stand in their lists. Nearly all stand there one after the other as in the table: only
//! where such a run begins is held, and records without number take no room for it.

/// Places in lists `L`, by the position of a record in its table.
pub(super) struct Runs<L>(Vec<Run<L>>);

/// Records that follow each other in a list as in the table.
struct Run<L> {
    /// The position of its first record in the table.
    row: usize,
    list: L,
    /// The number of its first record in the list.
    item: usize,
}

impl<L> Default for Runs<L> {
    fn default() -> Self {
        Runs(Vec::new())
    }
}

impl<L: Copy + PartialEq> Runs<L> {
    /// Holds the place of the record that was put at the end of the table, as number `row`.
    pub(super) fn put(&mut self, row: usize, list: L, item: usize) {
        if self.get(row) != Some((list, item)) {
            self.0.push(Run { row, list, item });
        }
    }

    /// The list that a record stands in, and its number there.
    pub(super) fn get(&self, row: usize) -> Option<(L, usize)> {
        let run = self.0.partition_point(|run| run.row <= row).checked_sub(1).and_then(|at| self.0.get(at))?;
        Some((run.list, run.item + (row - run.row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_found_where_it_stands_and_only_breaks_are_held() {
        let mut runs = Runs::default();
        assert_eq!(runs.get(0), None);
        // Item 2 of the list "a" was no record of the table, and "b" is another list.
        let placed = [("a", 0), ("a", 1), ("a", 3), ("a", 4), ("b", 0), ("b", 1), ("a", 5)];
        for (row, (list, item)) in placed.into_iter().enumerate() {
            runs.put(row, list, item);
        }
        for (row, place) in placed.into_iter().enumerate() {
            assert_eq!(runs.get(row), Some(place));
        }
        assert_eq!(runs.0.len(), 4);
    }
}
