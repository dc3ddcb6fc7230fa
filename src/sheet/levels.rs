//! Dimension by element and party: what a cell shows is chosen.

use super::{Entry, Marks, Sheet, Value, column, dimension};
use crate::analysis::{Seen, Standing, Survey};
use crate::corpus::{Cell, Confidence, Corpus, Id, Thing};

/// Declares what a cell can show: word, and what the legend says.
macro_rules! measures {
    ($($(#[$doc:meta])* $variant:ident $word:literal $legend:literal),* $(,)?) => {
        /// What a cell of the matrix shows.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub enum Measure { #[default] $($(#[$doc])* $variant),* }

        impl Measure {
            /// All of them, in the order in which a key goes through them.
            pub const ALL: &'static [Measure] = &[$(Measure::$variant),*];

            /// The word by which it is chosen.
            pub fn word(self) -> &'static str {
                match self { $(Measure::$variant => $word),* }
            }

            /// What the numbers are.
            pub fn legend(self) -> &'static str {
                match self { $(Measure::$variant => $legend),* }
            }
        }
    };
}

measures! {
    /// The level, with its heat.
    Level "levels" "level",
    /// How many passages speak for a level.
    Passages "passages" "passages that speak for a level",
    /// From how many independent documents.
    Documents "documents" "independent documents with such passages",
    /// When the newest of them counts from.
    Newest "newest" "year from which the newest evidence counts",
    /// How sure the rating is.
    Confidence "confidence" "confidence of the rating",
    /// How wide the range is.
    Range "range" "width of the range, in levels",
    /// The share that contradicts.
    Against "contradicting" "per cent of the passages that contradict the rating",
}

pub(super) fn sheet(corpus: &Corpus, survey: &Survey, measure: Measure) -> Sheet {
    let columns = corpus.columns();
    let entries = corpus.dimensions.ids().map(|row| {
        // Whoever collects what may be left out makes room for four.
        let mut entries = Vec::with_capacity(columns.len());
        let cells = columns.iter().filter_map(|column| corpus.cell(row, *column));
        entries.extend(cells.filter_map(|id| Some(entry(corpus, id, survey.cell(id)?, measure))));
        entries
    });
    Sheet {
        of: "dimension",
        across: "element",
        legend: measure.legend().into(),
        entries: entries.collect(),
        rows: corpus.dimensions.ids().map(|id| dimension(corpus, id)).collect(),
        columns: columns.iter().map(|at| column(corpus, *at)).collect(),
    }
}

/// One cell.
pub(super) fn entry(corpus: &Corpus, id: Id<Cell>, seen: &Seen, measure: Measure) -> Entry {
    let scale = corpus.elements[corpus.cells[id].element].scale;
    let known = match measure {
        Measure::Level => seen.level.map(|level| Value::Level(level, scale)),
        Measure::Passages => Some(Value::Count(seen.passages())),
        Measure::Documents => Some(Value::Count(seen.documents)),
        Measure::Newest => Some(seen.newest.map_or(Value::Unknown, |day| Value::Year(day.year()))),
        Measure::Confidence => seen.confidence.map(Value::Confidence),
        Measure::Range => seen.width().map(Value::Gap),
        Measure::Against => seen.against().map(Value::Percent),
    };
    let is_level = measure == Measure::Level;
    Entry {
        value: match seen.standing {
            Standing::NotAssessed => Value::NotAssessed,
            Standing::NoEvidence => Value::NoEvidence,
            Standing::Outside => Value::Outside,
            Standing::Rated => known.unwrap_or(Value::Unknown),
        },
        marks: Marks {
            unsure: is_level && seen.confidence == Some(Confidence::Low),
            disputed: corpus.is_disputed(id),
            against: seen.contradicts > 0,
            partial: false,
            change: seen.change().filter(|_| is_level),
        },
        range: seen.range.filter(|_| is_level),
        confidence: seen.confidence.filter(|_| is_level),
        opens: Some(Thing::from(id).into()),
    }
}
