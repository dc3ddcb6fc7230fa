//! Where in a dataset a value stands, and the list of problems that is filled on the way through it.

use std::cell::OnceCell;
use std::ops::Range;

use super::problem::{Problem, Spot};
use super::source::SourceFile;
use super::spans::{self, Node};

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

    /// The node at this place, or the nearest one above it; `true` where it is the very one.
    fn node<'n>(&self, root: &'n Node) -> (&'n Node, bool) {
        let (above, exact, found) = match self {
            Place::Record { list, item, .. } => {
                let Some(list) = root.field(list) else { return (root, false) };
                // The dataset's own record is no list.
                (list, true, if list.items().is_empty() { Some(list) } else { list.items().get(*item) })
            }
            Place::Field(parent, name) => {
                let (above, exact) = parent.node(root);
                (above, exact, above.field(name))
            }
            Place::Item(parent, index) => {
                let (above, exact) = parent.node(root);
                (above, exact, above.items().get(*index))
            }
        };
        match found {
            Some(node) if exact => (node, true),
            _ => (above, false),
        }
    }
}

/// Collects problems and finds the spots where they stand.
pub(super) struct Reporter<'f> {
    files: &'f [SourceFile],
    trees: Vec<OnceCell<Option<Node>>>,
    wounds: Vec<(usize, Range<usize>)>,
    found: Vec<(usize, usize, Problem)>,
}

impl<'f> Reporter<'f> {
    pub(super) fn new(files: &'f [SourceFile]) -> Self {
        Reporter {
            files,
            trees: files.iter().map(|_| OnceCell::new()).collect(),
            wounds: Vec::new(),
            found: Vec::new(),
        }
    }

    /// The places of the values of a file, if its text can be followed.
    pub(super) fn tree(&self, file: usize) -> Option<&Node> {
        self.trees.get(file)?.get_or_init(|| spans::scan(&self.files.get(file)?.text)).as_ref()
    }

    /// Takes a mended file's tree in place of its own. The records and lists in `wounds` have lost something: what they
    /// lack is no further problem.
    pub(super) fn replace_tree(&mut self, file: usize, tree: Option<Node>, wounds: Vec<Range<usize>>) {
        if let Some(old) = self.trees.get_mut(file) {
            *old = OnceCell::from(tree);
        }
        self.wounds.extend(wounds.into_iter().map(|wound| (file, wound)));
    }

    /// Whether the value at a place has lost something, itself or below.
    pub(super) fn is_wounded(&self, place: &Place<'_>) -> bool {
        let file = place.file();
        if self.wounds.is_empty() {
            return false;
        }
        let Some(span) = self.tree(file).map(|root| place.node(root).0.span.clone()) else { return false };
        self.wounds
            .iter()
            .any(|(wounded, wound)| *wounded == file && span.start <= wound.start && wound.end <= span.end)
    }

    /// A problem at some bytes of a file.
    pub(super) fn at_bytes(&mut self, file: usize, bytes: &Range<usize>, what: String, expected: Option<String>) {
        let Some(source) = self.files.get(file) else { return };
        let spot = Some(Spot::of(&source.text, bytes));
        let problem = Problem { file: source.name.to_string(), spot, what, expected, near: None };
        self.found.push((file, bytes.start, problem));
    }

    /// Adds to the last problem the name that was perhaps meant.
    pub(super) fn amend_near(&mut self, near: Option<String>) {
        if let Some((_, _, problem)) = self.found.last_mut() {
            problem.near = near;
        }
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
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
        let file = place.file();
        let (span, exact) = self.tree(file).map_or((0..0, false), |root| {
            let (node, exact) = place.node(root);
            (node.span.clone(), exact)
        });
        if self.wounds.contains(&(file, span.clone())) {
            return;
        }
        // A field that isn't there: the record's opening bracket stands for it.
        let bytes = if exact { span } else { span.start..span.start + 1 };
        self.at_bytes(file, &bytes, what.into(), Some(expected.into()));
        self.amend_near(near);
    }

    /// A problem of the dataset as a whole.
    pub(super) fn whole(&mut self, what: &str, expected: &str) {
        let name = self.files.first().map_or_else(|| "the dataset".to_owned(), |file| file.name.to_string());
        self.found.push((0, 0, Problem::of_file(name, what, Some(expected.into()))));
    }

    /// `file:line` of a place, for problems that point at a second one.
    pub(super) fn cite(&self, place: &Place<'_>) -> String {
        let file = place.file();
        let Some(source) = self.files.get(file) else { return String::new() };
        let start = self.tree(file).map_or(0, |root| place.node(root).0.span.start);
        format!("{}:{}", source.name, Spot::of(&source.text, &(start..start)).line)
    }

    /// All problems, in the order of files and lines, none twice.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(file, byte, _)| (*file, *byte));
        let mut problems: Vec<Problem> = self.found.into_iter().map(|(_, _, problem)| problem).collect();
        problems.dedup();
        problems
    }
}

/// The name among `candidates` that is likeliest meant by `word`, if any is near.
pub(crate) fn near<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    let length = word.chars().count();
    let reach = 1 + length / 4;
    candidates
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= reach)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= reach)
        .map(|(_, name)| name.to_owned())
}
