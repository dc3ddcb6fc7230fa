//! The fields of a query: what stands before a colon.

/// Declares the fields with their names and what they ask.
macro_rules! fields {
    ($($variant:ident $name:literal $long:literal $example:literal $doc:literal),* $(,)?) => {
        /// What a condition of a query asks of a thing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field { $(#[doc = $doc] $variant),* }

        impl Field {
            /// All of them, in the order of the help.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            /// What stands before the colon.
            pub fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),* }
            }

            /// Another way to write it.
            fn long(self) -> &'static str {
                match self { $(Field::$variant => $long),* }
            }

            /// What it asks, in a line.
            pub fn doc(self) -> &'static str {
                match self { $(Field::$variant => $doc),* }
            }

            /// How it may be written.
            pub fn example(self) -> &'static str {
                match self { $(Field::$variant => $example),* }
            }
        }
    };
}

fields! {
    Kind "kind" "kinds" "kind:event,finding" "What sort of thing it is",
    Dimension "dim" "dimension" "dim:ID" "The dimensions it belongs to",
    Document "doc" "document" "doc:ID" "The documents it rests on",
    Year "year" "years" "year:2018..2020" "Its date may lie in these years",
    Actor "actor" "actors" "actor:ID" "The actors it is tied to",
    Theme "theme" "themes" "theme:ID" "The themes it is tied to",
    Has "has" "with" "has:discrepancy" "It has such a thing tied to it",
    Stance "stance" "stances" "stance:contradicts" "What it does, or its evidence does, to the rating of a cell",
    Level "level" "levels" "level:>=3" "The level of a cell, or that a passage speaks for",
}

impl Field {
    /// The field of a name, folded.
    pub(super) fn named(name: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.name() == name || field.long() == name)
    }

    /// The names of all fields, in a row: `kind: dim: ..`.
    pub fn row() -> String {
        let names: Vec<String> = Field::ALL.iter().map(|field| format!("{}:", field.name())).collect();
        names.join(" ")
    }
}
