//! Records that ron reads as they stand: while a file is mended they are out of the way. It is read again after every slip,
//! and what was read takes more room than what is written.

use super::super::layout::REACH;
use super::super::parts;
use super::super::pieces::{self, Cut, SHORTEST, Span, small};
use super::super::spans::{Folded, Kind, Tree};
use super::Lost;

/// Records of one list of a file, one after the other.
pub(in super::super) enum Run {
    /// They can be read as they stand.
    Sound(&'static str, Vec<Span>),
    /// So many that were read when the file was mended.
    Mended(&'static str, usize),
}

/// Sound records of a file, in their order.
#[derive(Debug, Default)]
pub(super) struct Sound(Vec<Folded>);

impl Sound {
    /// Overwrites every sound record of a text and the comma behind it with spaces, as far as the text can be followed; but for
    /// the last ones before that point, one of which may be at fault. Those that don't stand so in the file, since they were
    /// mended, stay. Given back is how many bytes of what is left may be records.
    pub(super) fn take_out(&mut self, text: &mut String, file: &str) -> usize {
        let mut found = Vec::new();
        let mut left = 0;
        let end = pieces::cut(text, &mut |Cut { list, record, alone }| {
            let written = text.get(record.clone()).unwrap_or_default();
            let is_own = file.get(record.clone()) == Some(written);
            if let Some((record, alone)) = small(record).zip(alone.and_then(small))
                && is_own
                && parts::is_sound(list, written)
                && let Some(list) = parts::number(list)
            {
                found.push((Folded { list, bytes: record }, alone));
            } else if written.len() >= SHORTEST {
                left += written.len();
            }
        });
        if end.is_none() {
            found.truncate(found.len().saturating_sub(REACH));
            left = text.len();
        }
        let mut bytes = std::mem::take(text).into_bytes();
        for (record, alone) in found {
            let overwritten = bytes.get_mut(alone.start as usize..alone.end as usize).into_iter().flatten();
            overwritten.filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            self.0.push(record);
        }
        // Whole records give way to spaces: it still is UTF-8.
        *text = String::from_utf8(bytes).unwrap_or_default();
        self.0.sort_unstable_by_key(|record| record.bytes.start);
        left
    }

    /// The tree of a mended text, with what was taken out of it; and all records by it, in the order of the file. Where the
    /// text can't be followed, those that were taken out come first; where a list is lost, they are lost with it.
    pub(super) fn among(self, text: &str, mended: Option<Tree>, lost: &mut Lost) -> (Option<Tree>, Vec<Run>) {
        let tree = mended.and_then(|tree| tree.with_folded(&self.0));
        let runs = match &tree {
            Some(tree) => in_order(text, tree, lost),
            None => parts::LISTS.iter().zip(0..).flat_map(|(list, number)| self.of(list, number)).collect(),
        };
        (tree, runs)
    }

    /// All records of a list, those that were taken out first.
    fn of(&self, list: &'static str, number: u8) -> [Run; 2] {
        let taken = self.0.iter().filter(|record| record.list == number).map(|record| record.bytes.clone());
        [Run::Sound(list, taken.collect()), Run::Mended(list, usize::MAX)]
    }
}

/// All records by the tree of a text.
fn in_order(text: &str, tree: &Tree, lost: &mut Lost) -> Vec<Run> {
    let mut runs = Vec::new();
    for list in tree.root().into_iter().flat_map(|root| root.inner()) {
        let written = text.get(list.name()).unwrap_or_default().trim_start_matches("r#");
        let name = parts::LISTS.iter().find(|name| **name == written).copied();
        let Some(name) = name else {
            // The dataset's own record, or one without its list.
            if list.kind() == Kind::Folded {
                lost.lose_all(text.get(list.span()).unwrap_or_default());
            }
            continue;
        };
        for record in list.inner() {
            match (record.kind() == Kind::Folded, runs.last_mut()) {
                (true, Some(Run::Sound(of, records))) if *of == name => records.extend(small(record.span())),
                (true, _) => runs.push(Run::Sound(name, small(record.span()).into_iter().collect())),
                (false, Some(Run::Mended(of, count))) if *of == name => *count += 1,
                (false, _) => runs.push(Run::Mended(name, 1)),
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_counted_but_for_records_that_say_nothing() {
        let left = |text: &str| {
            let mut rest = text.to_owned();
            let left = Sound::default().take_out(&mut rest, text);
            (left, rest.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let sound = r#"(id: "a", label: "A", definition: "D."), "#;
        let slip = r#"(id: "b", labl: "B")"#;
        assert_eq!(
            left(&format!("(themes: [{sound}(), (), {slip}])")),
            (slip.len(), format!("(themes: [ (), (), {slip}])"))
        );
        let open = format!("(themes: [{}{slip}] events: (", sound.repeat(20));
        assert_eq!(left(&open).0, open.len(), "it can't be followed: anything may be a record");
    }
}
