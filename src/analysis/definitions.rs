//! What the computed numbers mean: the codebook prints these.

/// A computed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// What it is called.
    pub name: &'static str,
    /// What it is, how it is computed, and its unit.
    pub definition: &'static str,
}

/// Every computed number, in the order of the codebook.
pub const MEASURES: &[Measured] = &[
    Measured {
        name: "Level under a lens",
        definition: "A cell of which all evidence counts shows the rating that the dataset gives it. Where a lens takes some \
                     of its evidence away, it shows the median of the levels that the rest speaks for, halfway between \
                     two levels where two stand in the middle. ^ and v mark a median above and below the rating. Where \
                     the lens leaves no such evidence the cell shows _ and has no level.",
    },
    Measured {
        name: "What a lens keeps",
        definition: "Evidence of the chosen documents, of the chosen stance, and of a time that may lie within the chosen \
                     years: the time of which its passage speaks, or else that of its document; what has no known time \
                     is kept. Directness and confidence are those of the rating: cells that have another directness or \
                     less confidence are left out whole.",
    },
    Measured {
        name: "Passages",
        definition: "How many passages of a cell speak for a level, in support of the rating or against it. Context is \
                     not counted.",
    },
    Measured {
        name: "Independent documents",
        definition: "From how many documents these passages come, where documents of one origin, such as a project's page \
                     and the report of its conference, count once.",
    },
    Measured {
        name: "Newest evidence",
        definition: "The latest of the times from which these passages count: the first possible day of the time of which \
                     the passage speaks, or else of its document's date; of a time without a beginning its last day.",
    },
    Measured {
        name: "Confidence",
        definition: "Low, medium or high, as the rating has it. It is given for the rating as a whole and stays the same \
                     under a lens.",
    },
    Measured {
        name: "Range width",
        definition: "From the lowest to the highest level that could be defended, in levels; 0 where only one can. Where a \
                     lens takes evidence away, from the lowest to the highest level that the rest speaks for.",
    },
    Measured {
        name: "Share of contradicting evidence",
        definition: "Passages that contradict the rating, as a share of those that speak for a level, in per cent.",
    },
    Measured {
        name: "Gap",
        definition: "From the lowest to the highest level of the parties on one element of one dimension, in levels: with \
                     two parties their difference, with more the spread. There is none where fewer than two parties \
                     have a level.",
    },
    Measured {
        name: "Closeness",
        definition: "1 less the gap as a share of the whole scale: 1 where all parties stand on one level, 0 where they \
                     stand at the two ends. It is the convergence of the parties on an element.",
    },
    Measured {
        name: "Convergence of a dimension",
        definition: "The mean closeness over the elements that have a value for each party, as far as it is known.",
    },
    Measured {
        name: "Cooperation of a dimension",
        definition: "The mean level over the elements that have one value for all parties, as far as it is known, each \
                     level as a share of the way from the lowest (0) to the highest (1) of its scale.",
    },
    Measured {
        name: "Quadrants",
        definition: "Converging: a convergence above 0.75, on a scale of five levels less than one level apart on average. \
                     Cooperating: a cooperation of 0.5 or more, at least halfway up the scale. A dimension of which one \
                     of the two isn't known stands in none of the four. The borders are the program's convention.",
    },
    Measured {
        name: "Rank",
        definition: "The place of a dimension among those that have a level in a column: one more than how many stand \
                     higher. Equals share a place.",
    },
    Measured {
        name: "Row",
        definition: "The mean of a dimension's levels, each as a share of its scale, from 0 to 1.",
    },
    Measured {
        name: "Contested cell",
        definition: "A cell whose range has more than one level. For both ends of the range it is computed what rank, row, \
                     closeness and quadrant its dimension would get, with all other cells as they stand. It overtakes \
                     where one end puts its dimension above one that is higher now, or below one that is lower; else a \
                     rank changes only where a tie is made or broken.",
    },
    Measured {
        name: "Spoken of together",
        definition: "How many passages are tied to both of two things by the codings of the dataset. Of a lens only the \
                     documents and the years count here, the years by the date of the document.",
    },
];
