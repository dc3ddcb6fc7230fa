//! What `--format` can say, and the ways of writing that commands share.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

/// Declares the formats of a command; the first is what it writes unasked.
macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident { $first:ident $first_doc:literal $(also $alias:literal)? $(, $variant:ident $vdoc:literal)* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
        pub enum $name {
            #[doc = $first_doc]
            #[default]
            $(#[value(alias = $alias)])?
            $first,
            $(#[doc = $vdoc] $variant,)*
        }
    )*};
}

formats! {
    /// Formats of `euja check`.
    CheckFormat { Plain "For people: each problem with its source line", Json "For programs" }
    /// Formats of `euja list`.
    ListFormat {
        Plain "For people: aligned columns", Json "For programs", Csv "For spreadsheets", Markdown "A table for a page",
    }
    /// Formats of `euja cite`.
    CiteFormat {
        Text "One paragraph for a list of references", Bibtex "An entry for LaTeX", CslJson "For Zotero, pandoc and the like",
    }
    /// Formats of `euja export`.
    ExportFormat {
        Json "One document: every list, every record that has a page with its address",
        Timelinejs "The events and eras for a web page with TimelineJS",
    }
    /// When colours are used.
    Colour { Auto "As the environment says: NO_COLOR, COLORTERM, TERM", Always "All of them", Never "None" }
    /// Formats of `euja search`.
    SearchFormat { Plain "A line a hit: address, kind, name, field, snippet, with tabs between", Json "For programs" }
    /// Formats of `euja show`.
    ShowFormat { Plain "For people", Json "For programs", Markdown "For a page" }
    /// Formats of `euja screen`.
    ScreenFormat {
        Plain "The characters alone; `text` is the same" also "text", Json "Every cell with its style", Ansi "With the terminal's own codes",
        Svg "A picture that takes any size", Html "A page by itself, with text to select",
    }
}

/// Writes JSON that people can read too, with a line feed at its end.
pub(super) fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
