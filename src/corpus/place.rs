//! Where in a dataset a value stands, and the list of problems that is filled on the way through it.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::problem::{Lines, Problem, Spot};
use super::source::SourceFile;
use super::spans::{self, Kind, Node, Tree};

/// The way to a value: a record of a file, then fields and positions. It costs nothing until a problem is reported.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'p> {
    /// `list[item]` of a file.
    Record { file: usize, list: &'static str, item: usize },
    /// A field of the value at a place.
    Field(&'p Place<'p>, &'static str),
    /// An element of the list at a place.
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    pub(super) fn field(&self, name: &'static str) -> Place<'_> {
        Place::Field(self, name)
    }

    pub(super) fn item(&self, index: usize) -> Place<'_> {
        Place::Item(self, index)
    }

    fn file(&self) -> usize {
        match self {
            Place::Record { file, .. } => *file,
            Place::Field(parent, _) | Place::Item(parent, _) => parent.file(),
        }
    }

    /// The record that it is in.
    fn record(&self) -> Place<'static> {
        match *self {
            Place::Record { file, list, item } => Place::Record { file, list, item },
            Place::Field(parent, _) | Place::Item(parent, _) => parent.record(),
        }
    }

    /// The node of the record that it is in, or the nearest one above that; `true` where it is the very one.
    fn node_of_record<'n>(&self, text: &str, root: Node<'n>) -> (Node<'n>, bool) {
        let Place::Record { list, item, .. } = self.record() else { return (root, false) };
        let Some(list) = root.field(text, list) else { return (root, false) };
        // The dataset's own record is no list.
        let is_list = list.inner().next().is_some_and(|_| list.kind() == Kind::Items);
        let record = if is_list { list.item(item) } else { Some(list) };
        record.map_or((list, false), |record| (record, true))
    }

    /// The node at this place, by that of its record, or the nearest one above it; `true` where it is the very one.
    fn node<'n>(&self, text: &str, record: (Node<'n>, bool)) -> (Node<'n>, bool) {
        let ((above, exact), found) = match self {
            Place::Record { .. } => return record,
            Place::Field(parent, name) => {
                let above = parent.node(text, record);
                (above, above.0.field(text, name))
            }
            Place::Item(parent, index) => {
                let above = parent.node(text, record);
                (above, above.0.item(*index))
            }
        };
        match found {
            Some(node) if exact => (node, true),
            _ => (above, false),
        }
    }
}

/// So many problems are told; of more, how many there are. Nobody mends them all at once.
const MOST: usize = 1000;
/// So many names are compared with those that nothing is called, in all.
const GUESSES: usize = 2_000_000;
/// A message has so many characters at most: what stands in a file is repeated in it.
const LONGEST: usize = 2000;

/// Collects problems and finds the spots where they stand.
pub(super) struct Reporter<'f> {
    files: &'f [SourceFile],
    trees: Vec<OnceCell<Option<Tree>>>,
    /// The record, folded in the tree of its file, in which something was looked for last.
    opened: RefCell<Option<Opened>>,
    lines: Vec<OnceCell<Lines>>,
    wounds: Vec<(usize, Range<usize>)>,
    found: Vec<(usize, usize, Problem)>,
    /// How many problems there were beyond those that are told.
    untold: usize,
    guesses: usize,
}

/// What a record holds, by its file and its first byte there.
struct Opened {
    stands: (usize, usize),
    tree: Tree,
}

impl<'f> Reporter<'f> {
    pub(super) fn new(files: &'f [SourceFile]) -> Self {
        Reporter {
            files,
            trees: files.iter().map(|_| OnceCell::new()).collect(),
            opened: RefCell::default(),
            lines: files.iter().map(|_| OnceCell::new()).collect(),
            wounds: Vec::new(),
            found: Vec::new(),
            untold: 0,
            guesses: GUESSES,
        }
    }

    /// The file's value, if its text can be followed.
    fn root(&self, file: usize) -> Option<(&'f str, Node<'_>)> {
        let text: &str = &self.files.get(file)?.text;
        Some((text, self.trees.get(file)?.get_or_init(|| spans::scan_folded(text)).as_ref()?.root()?))
    }

    /// The bytes of a place, and whether they are its very own.
    fn span(&self, place: &Place<'_>) -> Option<(Range<usize>, bool)> {
        let (text, root) = self.root(place.file())?;
        let record = place.node_of_record(text, root);
        let bytes = record.0.span();
        if matches!(place, Place::Record { .. }) || record.0.kind() != Kind::Folded {
            let (node, exact) = place.node(text, record);
            return Some((node.span(), exact));
        }
        let text = text.get(bytes.clone())?;
        let stands = (place.file(), bytes.start);
        let mut opened = self.opened.borrow_mut();
        if opened.as_ref().is_none_or(|opened| opened.stands != stands) {
            *opened = spans::scan(text).map(|tree| Opened { stands, tree });
        }
        let (node, exact) = place.node(text, (opened.as_ref()?.tree.root()?, record.1));
        let within = node.span();
        Some((bytes.start + within.start..bytes.start + within.end, exact))
    }

    fn spot(&self, file: usize, bytes: &Range<usize>) -> Option<Spot> {
        let text: &str = &self.files.get(file)?.text;
        Some(self.lines.get(file)?.get_or_init(|| Lines::of(text)).spot(text, bytes))
    }

    /// Takes a mended file's tree in place of its own. The records and lists in `wounds` have lost something: what they
    /// lack is no further problem.
    pub(super) fn replace_tree(&mut self, file: usize, tree: Option<Tree>, wounds: Vec<Range<usize>>) {
        if let Some(old) = self.trees.get_mut(file) {
            *old = OnceCell::from(tree);
        }
        self.wounds.extend(wounds.into_iter().map(|wound| (file, wound)));
    }

    /// Whether the value at a place has lost something, itself or below.
    pub(super) fn is_wounded(&self, place: &Place<'_>) -> bool {
        let file = place.file();
        let is_in = |(span, _): (Range<usize>, bool)| {
            let mut wounds = self.wounds.iter().filter(|(wounded, _)| *wounded == file);
            wounds.any(|(_, wound)| span.start <= wound.start && wound.end <= span.end)
        };
        // Most records lost nothing, and needn't be opened.
        let has_any = !self.wounds.is_empty() && self.span(&place.record()).is_some_and(is_in);
        has_any && self.span(place).is_some_and(is_in)
    }

    /// Whether so many problems were found that further ones are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Counts a problem where there is no more room to tell it.
    fn is_untold(&mut self) -> bool {
        self.untold += usize::from(self.is_full());
        self.is_full()
    }

    /// A problem at some bytes of a file.
    pub(super) fn at_bytes(&mut self, file: usize, bytes: &Range<usize>, what: String, expected: Option<String>) {
        self.near_bytes(file, bytes, (what, expected, None));
    }

    /// The same, with the name that was perhaps meant.
    pub(super) fn near_bytes(
        &mut self,
        file: usize,
        bytes: &Range<usize>,
        (what, expected, near): (String, Option<String>, Option<String>),
    ) {
        let Some(source) = self.files.get(file) else { return };
        if self.is_untold() {
            return;
        }
        let spot = self.spot(file, bytes);
        let (what, expected) = (brief(what), expected.map(brief));
        let problem = Problem { file: source.name.to_string(), spot, what, expected, near };
        self.found.push((file, bytes.start, problem));
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len() + self.untold
    }

    /// A problem of the value at a place.
    pub(super) fn at(&mut self, place: &Place<'_>, what: impl Into<String>, expected: impl Into<String>) {
        self.near(place, what, expected, None);
    }

    /// A problem of the value at a place, with the name that was perhaps meant.
    pub(super) fn near(
        &mut self,
        place: &Place<'_>,
        what: impl Into<String>,
        expected: impl Into<String>,
        near: Option<String>,
    ) {
        // Where further ones are only counted, the bytes don't matter, but for those that lost something.
        if self.wounds.is_empty() && self.is_untold() {
            return;
        }
        let file = place.file();
        let (span, exact) = self.span(place).unwrap_or((0..0, false));
        if self.wounds.contains(&(file, span.clone())) {
            return;
        }
        // A field that isn't there: the record's opening bracket stands for it.
        let bytes = if exact { span } else { span.start..span.start + 1 };
        self.near_bytes(file, &bytes, (what.into(), Some(expected.into()), near));
    }

    /// The name among `candidates` that is likeliest meant by `word`, while there is time to compare them all.
    pub(super) fn guess<'c>(
        &mut self,
        word: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        if self.is_full() {
            return None;
        }
        self.guesses = self.guesses.checked_sub(candidates.len())?;
        near(word, candidates)
    }

    /// A problem of the dataset as a whole.
    pub(super) fn whole(&mut self, what: impl Into<String>, expected: &str) {
        let name = self.files.first().map_or_else(|| "the dataset".to_owned(), |file| file.name.to_string());
        self.found.push((0, 0, Problem::of_file(name, what, Some(expected.into()))));
    }

    /// A problem of a whole file.
    pub(super) fn file(&mut self, file: usize, what: &str, expected: &str) {
        let Some(source) = self.files.get(file) else { return };
        self.found.push((file, usize::MAX, Problem::of_file(source.name.to_string(), what, Some(expected.into()))));
    }

    /// `file:line` of a place, for problems that point at a second one.
    pub(super) fn cite(&self, place: &Place<'_>) -> String {
        let file = place.file();
        let Some(source) = self.files.get(file).filter(|_| !self.is_full()) else { return String::new() };
        let start = self.span(place).map_or(0, |(span, _)| span.start);
        format!("{}:{}", source.name, self.spot(file, &(start..start)).map_or(1, |spot| spot.line))
    }

    /// All problems, in the order of files and lines, none twice.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(file, byte, _)| (*file, *byte));
        let mut problems: Vec<Problem> = self.found.into_iter().map(|(_, _, problem)| problem).collect();
        problems.dedup();
        if let Some(last) = problems.last().filter(|_| self.untold > 0) {
            let what = format!("{} more problems were found", self.untold);
            let expected = "those above mended first; the others are told then".to_owned();
            problems.push(Problem::of_file(last.file.clone(), what, Some(expected)));
        }
        problems
    }
}

/// A message cut to what a person reads.
fn brief(mut message: String) -> String {
    if let Some((at, _)) = message.char_indices().nth(LONGEST) {
        message.truncate(at);
        message.push('…');
    }
    message
}

/// A name that is longer, in bytes, isn't compared with others: it is no slip of the pen.
const WORD: usize = 200;

/// The name among `candidates` that is likeliest meant by `word`, if any is near.
pub(crate) fn near<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    let length = Some(word).filter(|word| word.len() <= WORD)?.chars().count();
    let reach = 1 + length / 4;
    candidates
        .filter(|candidate| candidate.len() <= WORD * 2)
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= reach)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= reach)
        .map(|(_, name)| name.to_owned())
}
