//! A file with slips of the pen → what can still be read of it.
//!
//! Ron stops at the first error. Here it is reported, the smallest field or list item around it is overwritten with
//! spaces, and the file is parsed again, until nothing is left to report; where brackets and quotes don't pair, the
//! record at fault is overwritten as a whole. Bytes keep their places throughout, so every
//! later problem still points at the text as written. Records that can be read as they stand are out of the way meanwhile.

mod controls;
mod sound;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ron::Error;

use super::around::around;
use super::layout;
use super::place::Reporter;
use super::raw::{CROWDED, RawFile, Settle as _, read_left};
use super::source::SourceFile;
use super::spans::{self, Tree};
use super::syntax::{self, Slip};
pub(super) use sound::Run;
use sound::Sound;

/// Ids that stand in what couldn't be read: what refers to them is no further problem.
#[derive(Debug, Default)]
pub(super) struct Lost {
    ids: HashSet<String>,
    /// How many records of each kind stand there without an id by which they could be found.
    nameless: HashMap<&'static str, usize>,
    /// A file was given up: what else it would hold, nobody knows.
    files: bool,
}

impl Lost {
    /// Whether an id, or one of the ids that a longer name is made of, was lost.
    pub(super) fn has(&self, id: &str) -> bool {
        self.files || self.ids.contains(id) || id.split(['#', '/']).any(|part| self.ids.contains(part))
    }

    /// Counts an id as lost.
    pub(super) fn lose(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// Counts one id as lost that nobody knows: that of a record whose id can't be used, or is another's.
    pub(super) fn lose_one(&mut self, noun: &'static str) {
        *self.nameless.entry(noun).or_default() += 1;
    }

    /// Whether a name of nothing is no further problem: it was lost, or is taken for the id of a nameless record.
    pub(super) fn excuses(&mut self, noun: &str, id: &str) -> bool {
        if self.has(id) {
            return true;
        }
        let Some(left) = self.nameless.get_mut(noun).filter(|left| **left > 0) else { return false };
        *left -= 1;
        self.lose(id);
        true
    }

    /// Counts everything in quotes as lost that may be an id.
    fn lose_all(&mut self, text: &str) {
        if text.len() > STRETCH {
            self.files = true;
            return;
        }
        let typed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        self.ids.extend(text.split('"').filter(|part| !part.is_empty() && part.chars().all(typed)).map(str::to_owned));
    }
}

/// More slips than this in one file are not slips of a pen.
const MOST: usize = 500;
/// Each slip takes a walk through the whole file: in a large one fewer are looked for, in so many bytes in all.
const WALK: usize = 48 << 20;
/// Of a stretch that is larger, in bytes, it isn't told which ids are lost with it.
const STRETCH: usize = 1 << 20;

/// What can be read of a file.
#[derive(Default)]
pub(super) struct Mended {
    /// What had to be read with the slips.
    pub(super) raw: RawFile,
    /// All records: those of `raw`, and among them others that can be read as they stand.
    pub(super) runs: Vec<Run>,
}

/// Reports every slip in a file that ron refuses, and gives back what remains.
pub(super) fn mend(file: usize, source: &SourceFile, report: &mut Reporter<'_>, lost: &mut Lost) -> Mended {
    let mut text = source.text.to_string();
    let mut sound = Sound::default();
    let mut wounds: Vec<Range<usize>> = Vec::new();
    for _ in 0..(WALK / text.len().max(1)).clamp(2, MOST) {
        let left = sound.take_out(&mut text, &source.text);
        let error = match read_left(&text, left) {
            Ok(raw) => {
                let raw = raw.settle(&mut |words| words.into_owned().into());
                let (tree, runs) = sound.among(&source.text, spans::scan(&text), lost);
                report.replace_tree(file, tree, wounds);
                return Mended { raw, runs };
            }
            Err(error) => error,
        };
        if matches!(&error.code, Error::Message(said) if said == CROWDED) {
            report.file(file, CROWDED, "records that say what they must");
            lost.files = true;
            return Mended::default();
        }
        // The other thing that `raw` itself refuses.
        if matches!(error.code, Error::Message(_)) && controls::overwrite(file, &mut text, report, lost) {
            continue;
        }
        let tree = spans::scan_folded(&text);
        let slip = Slip::of(&text, &source.text, &error);
        let root = tree.as_ref().and_then(Tree::root);
        let mut step = root.and_then(|root| around(&text, root, slip.bytes.start));
        // In `Some (id: ..)` ron takes `id` for the name of a record: the whole of it is what can't stand there.
        if let Some(inner) = step.as_ref().filter(|step| step.whole.start == slip.bytes.start)
            && matches!(error.code, Error::ExpectedDifferentStructName { .. })
        {
            step = root.and_then(|root| around(&text, root, inner.around.start));
        }
        if let Some(comma) = &slip.surplus {
            // The text can't be followed with it, and can without it.
            syntax::report(report, file, &text, &slip, None);
            layout::blank(&mut text, comma.clone());
            continue;
        }
        // What a cut has left behind is no slip of the author's.
        let own = !matches!(error.code, Error::MissingStructField { .. })
            || step.as_ref().is_none_or(|step| !wounds.contains(&step.value));
        if own {
            syntax::report(report, file, &text, &slip, step.as_ref());
        }
        let Some(step) = step else {
            let culprit =
                if tree.is_none() { layout::cut_culprit(&mut text, &source.text, slip.bytes.start) } else { None };
            let Some((culprit, written)) = culprit else {
                lost.files = true;
                return Mended::default();
            };
            lost.lose_all(&written);
            let tree = spans::scan_folded(&text);
            let step = tree.as_ref().and_then(Tree::root).and_then(|root| around(&text, root, culprit.start));
            wounds.extend(step.map(|step| step.value));
            continue;
        };
        let gap = step.gap.filter(|gap| text.get(*gap..*gap + 1).is_some_and(|gap| gap.trim().is_empty()));
        if let Some((gap, sign)) = gap.zip(slip.wants) {
            text.replace_range(gap..gap + 1, sign);
            continue;
        }
        lost.lose_all(text.get(step.whole.clone()).unwrap_or_default());
        blank(&mut text, step.whole);
        wounds.push(step.around);
    }
    report.file(
        file,
        "this file has more slips than are looked for at once",
        "those above mended; then check it again",
    );
    lost.files = true;
    Mended::default()
}

/// Overwrites some bytes, and the comma after them.
fn blank(text: &mut String, bytes: Range<usize>) {
    let after = text.get(bytes.end..).unwrap_or_default();
    let spaces = after.len() - after.trim_start().len();
    let comma = if after.trim_start().starts_with(',') { spaces + 1 } else { 0 };
    layout::blank(text, bytes.start..bytes.end + comma);
}
