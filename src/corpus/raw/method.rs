//! The words of the method: stances, grades, kinds, statuses; and those of tours.

use serde::{Deserialize, Serialize};

use super::wording::Settle;

/// A word of the method.
pub(in super::super) trait Word {
    /// The words as they are written in a file.
    const WRITTEN: &'static [&'static str];
}

/// Declares an enumeration of the method's own words, each with the way it is written for people.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl<F, S> Settle<F, S> for $name {
            type Settled = $name;

            fn settle(self, _: &mut impl FnMut(F) -> S) -> $name {
                self
            }
        }

        impl Word for $name {
            const WRITTEN: &'static [&'static str] = &[$(stringify!($variant)),*];
        }

        impl $name {
            /// The word shown to people and written in exports.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    )*};
}

words! {
    /// What a passage does to the level of a cell.
    Stance {
        /// The passage is said beside the point: background, no level.
        Context = "context",
        /// The passage speaks for a level at or near the rating.
        Supports = "supports",
        /// The passage speaks against the rating, for another level.
        Contradicts = "contradicts",
    }
    /// How sure the dataset is of a rating: amount of evidence, its directness, agreement among sources.
    Confidence {
        /// Thin, indirect or disputed evidence.
        Low = "low",
        /// Some evidence, with gaps.
        Medium = "medium",
        /// Several direct and agreeing passages.
        High = "high",
    }
    /// Whether passages speak of the cell itself.
    Directness {
        /// The rating is inferred from passages on something near.
        Indirect = "indirect",
        /// Passages speak of the cell itself.
        Direct = "direct",
    }
    /// Between whom a discrepancy stands.
    DiscrepancyKind {
        /// Two or more sources differ.
        BetweenSources = "between sources",
        /// One source differs from itself.
        WithinSource = "within one source",
        /// A source differs from an outside fact.
        OutsideFact = "against an outside fact",
        /// Only the precision differs.
        Precision = "precision",
        /// Only the name differs.
        Naming = "naming",
    }
    /// What hangs on a discrepancy.
    Severity {
        /// Nothing else changes.
        Low = "low",
        /// A date, a name, or how firmly an answer stands changes.
        Medium = "medium",
        /// An answer changes.
        High = "high",
    }
    /// How the readings stand to each other.
    Status {
        /// Taken at their word, the readings exclude each other.
        Conflict = "conflict",
        /// Most sources agree, one differs.
        Majority = "majority",
        /// Only one source speaks of it.
        Unique = "unique",
        /// An outside fact confirms a reading.
        Confirmed = "confirmed",
        /// One reading is more precise than the other.
        Precision = "precision",
        /// A slip of the pen.
        Slip = "slip",
    }
    /// What the resolution of a discrepancy rests on.
    Ground {
        /// Nothing settles it.
        Unsettled = "unsettled",
        /// An outside fact settles it.
        Reference = "reference",
        /// The dataset infers it.
        Inference = "inference",
    }
    /// What sort of claim a finding is.
    FindingKind {
        /// What brings the parties together, or moves one of them.
        Driver = "driver",
        /// What stands in the way.
        Obstacle = "obstacle",
        /// What a source wants done.
        Recommendation = "recommendation",
        /// What a source holds possible.
        Possibility = "possibility",
        /// What a source asks or leaves open.
        Question = "open question",
        /// What a source sets against something else: fields, parties, times.
        Claim = "comparative claim",
        /// How the sources' own research went about it.
        Method = "method",
        /// What it did.
        Activity = "project activity",
    }
    /// How a finding stands among the sources.
    FindingStatus {
        /// Wanted, held possible or asked; nothing shows it as met.
        Open = "open",
        /// Another source or an outside fact shows a part of it.
        PartlyMet = "partly met",
        /// Another source or an outside fact shows it.
        Met = "met",
        /// One source says it alone.
        Stated = "stated",
        /// More than one source says it.
        Shared = "shared",
        /// Another source says otherwise.
        Disputed = "disputed",
    }
    /// What of the explorer a step of a tour shows.
    Panes {
        /// All panes that there is room for.
        All = "all",
        /// The matrix alone.
        Matrix = "matrix",
        /// The timeline alone.
        Timeline = "timeline",
        /// The reader alone.
        Reader = "reader",
    }
}

/// The words that may stand in a field: as many sets as there are kinds of record with such a field.
pub(in super::super) fn words_of(field: &str) -> &'static [&'static [&'static str]] {
    match field {
        "stance" => &[Stance::WRITTEN],
        "confidence" => &[Confidence::WRITTEN],
        "directness" => &[Directness::WRITTEN],
        "kind" => &[DiscrepancyKind::WRITTEN, FindingKind::WRITTEN],
        "severity" => &[Severity::WRITTEN],
        "status" => &[Status::WRITTEN, FindingStatus::WRITTEN],
        "ground" => &[Ground::WRITTEN],
        "panes" => &[Panes::WRITTEN],
        _ => &[],
    }
}
