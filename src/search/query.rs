//! The language of queries: what was typed → clauses, all of which must hold.
//!
//! | written | keeps what |
//! |---|---|
//! | `word` | has it in a name or a text, in any spelling that means the same; small words (`the`, `who is`) only help to rank |
//! | `'exact` | has it letter by letter, also within a word |
//! | `^begins`, `ends$` | has a name that begins, ends so |
//! | `"a phrase"` | has these words in a row, whole |
//! | `!not` | doesn't have it; stands before anything: `!kind:passage` |
//! | `one \| other` | has either; binds more than the space, which means *and* |
//! | `field:value,other` | has one of the values: see below; a space in a value needs quotes |
//!
//! Values are ids, names or aliases, folded; a beginning does, where only one thing begins so.
//!
//! | field | of what | looks at |
//! |---|---|---|
//! | `kind:` | everything | what sort of thing it is, by kind or by the dataset's own sorts: `event`, `treaty`, `obstacle`; `action` for actions of the program |
//! | `dim:` | dimension | itself |
//! | | cell | its row |
//! | | event, finding, term | those it is filed under, or points at |
//! | | discrepancy | those of the cells, events and others it bears on |
//! | | passage, document | those it, or any of its passages, is coded with or is evidence for |
//! | | actor, instrument, theme, reference | those tied to it, and those of its events and findings |
//! | `doc:` | document | itself |
//! | | everything else | those of the passages it is, rests on, or is coded in; of a reference, those that report its events |
//! | `year:` | event, document, reference | its date, or the bounds where it has none |
//! | | passage | that of its document |
//! | | cell | the time for which any of its evidence counts |
//! | | actor, instrument, theme, dimension | those of the events it is tied to |
//! | | finding, discrepancy | those of the events it is tied to; without any, those of the documents it rests on |
//! | `actor:`, `theme:` | actor, theme | itself |
//! | | passage, event, finding, instrument, discrepancy, term | those tied to it |
//! | | document, cell | those of any of its passages, of its evidence; of a cell, also its party |
//! | | the rest | those of its events and findings |
//! | `has:` | everything | whether something of that kind is tied to it; `discrepancy` whether one bears on it; `evidence`, `rating`, `date` |
//! | `stance:` | cell, passage, document | the stance of any of its evidence, or of what it is evidence for |
//! | `level:` | cell | that of its rating |
//! | | passage | those it speaks for as evidence |
//!
//! What has no such fact isn't kept: no `year:` keeps what has no date. What is wrong with a value is said in a
//! [`Trouble`], and the rest of the query still counts.

mod complete;
mod condition;
mod field;
mod parts;
mod ties;
mod value;

use std::ops::Range;

pub use complete::{Completion, complete};
pub(super) use condition::Condition;
pub use field::Field;

use super::term::{Mode, Term};
use super::want::Want;
use crate::corpus::Corpus;
use crate::text::{Byte, Folded, fold, visible};
use parts::{Part, What, parts};

/// Words that hold others together.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or", "is", "are", "was",
    "were", "be", "do", "does", "did", "has", "have", "had", "who", "what", "when", "where", "which", "why", "how",
];

/// A longer query, in bytes, nobody types; each word of it would be looked for in everything.
pub const LONGEST: usize = 2000;

/// A query, read for one corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// All of them must hold.
    pub(super) clauses: Vec<Clause>,
    /// All wanted terms as one, in the order typed; none where there is only one, or one is more than a loose word.
    pub(super) row: Option<Want>,
    /// Whether all terms are small words: nothing needs to have them, but what has them comes first.
    pub(super) is_small: bool,
    troubles: Vec<Trouble>,
}

/// What must hold: any of it will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// Terms that are looked for.
    pub(super) wants: Vec<Want>,
    /// Else, what a thing has to be like.
    pub(super) tests: Vec<Test>,
}

/// What a thing has to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// A term stands nowhere in it.
    Without(Want),
    /// A condition holds, or doesn't.
    Condition(Condition, bool),
}

/// What can't be understood in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where: bytes of what was typed.
    pub at: Range<usize>,
    /// What is wrong, and what could stand there.
    pub says: String,
}

impl Query {
    /// Reads what was typed; every text is a query, as far as it isn't longer than [`LONGEST`].
    pub fn parse(corpus: &Corpus, typed: &str) -> Query {
        let (read, rest) = typed.split_at(typed.floor_char_boundary(LONGEST));
        let folded = fold(read);
        let text = folded.text();
        let mut reader = Reader { corpus, folded: &folded, troubles: Vec::new() };
        let mut clauses: Vec<Clause> = Vec::new();
        let mut row: Vec<Want> = Vec::new();
        for part in parts(text) {
            // An alternative belongs to what comes before it.
            let or = if part.or { clauses.pop() } else { None };
            let mut clause = or.unwrap_or_default();
            reader.read(&part, &mut clause);
            clauses.push(clause);
        }
        let mut troubles = reader.troubles;
        if !rest.is_empty() {
            let says = format!("only the first {LONGEST} of its {} bytes count: look for less", typed.len());
            troubles.push(Trouble { at: read.len()..typed.len(), says });
        }
        // A part that means nothing asks for nothing; an alternative to it stands alone.
        clauses.retain(|clause| !clause.wants.is_empty() || !clause.tests.is_empty());
        // Nor do signs that stand alone among words.
        let looks_for =
            |clause: &Clause| clause.wants.iter().flat_map(|want| &want.any).any(|term| !term.words.is_empty());
        if clauses.iter().any(looks_for) {
            clauses.retain(|clause| looks_for(clause) || !clause.is_looked_for() || !clause.tests.is_empty());
        }
        row.extend(clauses.iter().filter_map(|clause| clause.wants.first()).cloned());
        let has_choice = clauses.iter().any(|clause| clause.wants.len() > 1);
        let row = if has_choice { None } else { Want::row(row.iter()) };
        // Words that only hold a question together need stand nowhere.
        let is_small = clauses.iter().all(|clause| clause.is_small() || !clause.is_looked_for());
        if !is_small {
            clauses.retain(|clause| !clause.is_small());
        }
        Query { clauses, row, is_small, troubles }
    }

    /// What can't be understood, in the order typed.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Whether it asks for nothing by itself: it is empty, or says only what isn't wanted.
    pub fn is_empty(&self) -> bool {
        let asks = |test: &Test| matches!(test, Test::Condition(..));
        !self.clauses.iter().any(|clause| !clause.wants.is_empty() || clause.tests.iter().any(asks))
    }

    /// Whether it leaves everything as it is.
    pub fn is_clear(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether it looks into texts, not only at facts.
    pub(super) fn reads_texts(&self) -> bool {
        let reads = |test: &Test| matches!(test, Test::Without(_));
        self.clauses.iter().any(|clause| !clause.wants.is_empty() || clause.tests.iter().any(reads))
    }

    /// Takes terms of several words apart, such as `eu-nato`, where these stand nowhere in a row: then each is looked for.
    pub(super) fn take_apart(&mut self, mut stands_in_a_row: impl FnMut(&Want) -> bool) {
        let clauses = std::mem::take(&mut self.clauses);
        for clause in clauses {
            let alone = match clause.wants.as_slice() {
                [want] if clause.tests.is_empty() => want.typed().filter(|term| term.mode == Mode::Loose),
                _ => None,
            };
            let words = alone.map(|term| term.words.clone()).filter(|words| words.len() > 1);
            match words.filter(|_| !clause.wants.iter().any(&mut stands_in_a_row)) {
                Some(words) => {
                    let wants = words.iter().filter_map(|word| Term::new(word, Mode::Loose)).map(Want::new);
                    self.clauses.extend(wants.map(|want| Clause { wants: vec![want], tests: Vec::new() }));
                }
                None => self.clauses.push(clause),
            }
        }
    }

    /// Everything that is looked for, to be made ready for an index.
    pub(super) fn wants_mut(&mut self) -> impl Iterator<Item = &mut Want> {
        let tests = self.clauses.iter_mut().flat_map(|clause| {
            let without = clause.tests.iter_mut().filter_map(|test| match test {
                Test::Without(want) => Some(want),
                Test::Condition(..) => None,
            });
            clause.wants.iter_mut().chain(without)
        });
        tests.chain(self.row.as_mut())
    }

    /// Everything that is looked for, in the order typed.
    pub(super) fn wants(&self) -> impl Iterator<Item = &Want> {
        self.clauses.iter().flat_map(|clause| &clause.wants)
    }
}

impl Clause {
    /// Whether terms are looked for.
    pub(super) fn is_looked_for(&self) -> bool {
        !self.wants.is_empty()
    }

    /// Whether it is one small word that says nothing of its own: `who is`, `the .. of`.
    fn is_small(&self) -> bool {
        let [want] = self.wants.as_slice() else { return false };
        let is_small = |term: &Term| term.mode == Mode::Loose && SMALL.contains(&term.text.as_str());
        self.tests.is_empty() && want.typed().is_some_and(is_small)
    }
}

struct Reader<'c> {
    corpus: &'c Corpus,
    folded: &'c Folded,
    troubles: Vec<Trouble>,
}

impl Reader<'_> {
    /// Reads a part into the clause it belongs to.
    fn read(&mut self, part: &Part, clause: &mut Clause) {
        match &part.what {
            What::Text(range, mode) => self.term(range, *mode, part.not, clause),
            What::NoField(name, all) => {
                let shown = self.text(name);
                self.trouble(
                    &part.at,
                    format!(
                        "`{}:` is no field, so `{}` is looked for as it is; the fields are {}",
                        visible(shown),
                        visible(self.text(all)),
                        Field::row()
                    ),
                );
                self.term(all, Mode::Loose, part.not, clause);
            }
            What::Field(field, values) => {
                let typed: Vec<&str> = values.iter().map(|value| self.text(value)).collect();
                if typed.iter().all(|value| value.trim().is_empty()) {
                    let known = value::values(self.corpus, *field);
                    let which = if known.is_empty() { field.example().to_owned() } else { value::list(&known) };
                    self.trouble(&part.at, format!("{}: which? {which}", field.name()));
                    return;
                }
                let (condition, wrong) = value::read(self.corpus, *field, &typed);
                for (range, wrong) in values.iter().zip(wrong) {
                    if let Some(wrong) = wrong {
                        self.trouble(range, wrong.to_string());
                    }
                }
                clause.tests.extend(condition.map(|condition| Test::Condition(condition, !part.not)));
            }
        }
    }

    fn term(&self, range: &Range<usize>, mode: Mode, not: bool, clause: &mut Clause) {
        let Some(want) = Term::new(self.text(range), mode).map(Want::new) else { return };
        if not {
            clause.tests.push(Test::Without(want));
        } else {
            clause.wants.push(want);
        }
    }

    fn text(&self, range: &Range<usize>) -> &str {
        self.folded.text().get(range.clone()).unwrap_or_default()
    }

    fn trouble(&mut self, at: &Range<usize>, says: String) {
        let at = self.folded.original(Byte(at.start)..Byte(at.end));
        self.troubles.push(Trouble { at: at.start.0..at.end.0, says });
    }
}
