//! # The map of the house
//!
//! `euja` explores how two partners cooperate on security. Its one idea is a chain that nothing else joins, walked with
//! one key each way: matrix cell → rationale → passages for and against → document → events of the time → where the
//! sources disagree → back to the cell.
//!
//! Which parties, elements, scales and dimensions there are is data, never code: the same binary explores any
//! partnership that is coded the same way.
//!
//! Three floors; a lower one never imports a higher one (`tests/house.rs` reads the `use` lines and says so).
//!
//! | floor | module | what it is |
//! |---|---|---|
//! | ground: what is known | [`corpus`] | RON → validated, read-only model with typed ids and links both ways; every problem with its place |
//! | | [`dataset`] | the dataset that is compiled in: its files, and the corpus that they make |
//! | | [`text`] | bytes and cells; folding for search; wrapping into rows |
//! | first: what can be asked | [`address`] | the name of anything that can be opened |
//! | | [`analysis`] | levels under a lens, convergence, quadrants, contested cells, co-occurrence; events by what they belong to |
//! | | [`sheet`] | the tables that the matrix shows: every view of the cells, ready to sort, draw and export |
//! | | [`search`] | one language of queries, for filters too; one index over every name and body |
//! | | [`page`] | address → page: blocks of text with links and signs |
//! | | [`related`] | what a selection marks in every pane |
//! | | [`names`] | the names that stand in a text, and links on them |
//! | | [`cite`] | how to cite what an address shows: text, BibTeX, CSL-JSON |
//! | | [`chain`] | which link of a page leads on |
//! | | [`tour`] | what the steps of a tour show; a tour that is being written |
//! | | [`fulltext`] | the reader's own copy of a source: decoded, in paragraphs, beside the passages |
//! | top: how it is shown | [`render`] | page → plain text, Markdown, JSON |
//! | | [`export`] | the dataset in the formats of other programs; tours as handouts and recordings |
//! | | [`config`] | what a person has settled: a file of settings, themes of their own; the last place |
//! | | [`cli`] | the commands, one file each |
//! | | [`tui`] | the explorer; the only rooms that know ratatui and crossterm |
//!
//! **Everything is a page.** The reader pane, `euja show`, Markdown and JSON are painters of the same blocks. History is a
//! list of addresses with a place; search hits and the arguments of `euja` are addresses.
//!
//! **One selection, every pane answers.** What the reader shows is the selection; [`related::Related`] says which rows,
//! cells, events and passages it marks.
//!
//! ## The way of a key
//! `terminal` reads → `keys` takes the accidents off → `keymap` looks up the action → `app.update` changes the state and
//! answers with an effect → `run` does the effect → `app.arrange` fits everything to the screen → `draw` paints it.
//! `euja screen` walks the same way without a terminal.
//!
//! ## Invariants, each with a test
//! - `corpus`, `dataset`, `text`, `address`, `analysis`, `sheet`, `page`, `search`, `related`, `chain`, `names`, `fulltext`, `tour`, `cite` and `render` never name ratatui or crossterm.
//! - Painters take shared references: drawing changes nothing.
//! - Only `tui/terminal` writes escape codes to the terminal; `tui/picture` writes them into text that was asked for.
//! - Only `corpus/raw` and `config/raw` derive `Deserialize` for what people write, and the model for the form in which the
//!   build prepares it; only `tui/theme` chooses a colour.
//! - No character that acts on a terminal gets past the loader.
//! - A reader's own copy of a source is shown, and never written: no format for programs has it.
//! - No word of the built-in dataset stands in the code.

pub mod address;
pub mod analysis;
pub mod chain;
pub mod cite;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod dataset;
pub mod export;
pub mod fulltext;
pub mod names;
pub mod page;
pub mod related;
pub mod render;
pub mod search;
pub mod sheet;
pub mod text;
pub mod tour;
pub mod tui;
