//! The stuff of pages: blocks, spans, signs.

use std::ops::Range;

use super::Context;
use crate::address::Address;
use crate::corpus::{Corpus, Id, Passage, Stance, Thing};

/// What a block is, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the page, its first block.
    Title,
    /// Names the blocks below it; space above.
    Heading,
    /// A paragraph; space above.
    Text,
    /// Name and value; the name is the lead.
    Field,
    /// One of a list, with a hanging indent.
    Item,
    /// A passage of a document; its number is the lead; space above.
    Passage,
    /// A paragraph of the reader's own copy of the source, below the digest of it. Painted for reading, never exported.
    Own,
    /// What is tied to the passage above.
    Note,
    /// A word of the program: an empty state, a hint.
    Remark,
    /// The levels of a scale in a row, with the rating marked.
    Meter,
}

/// What stands in the margin of a block's first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// Nothing.
    None,
    /// A sign, drawn as the theme draws it.
    Sign(Sign),
    /// A word: a field's name, a passage's number, a date.
    Word(String),
}

/// The signs, the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Evidence for.
    For,
    /// Evidence against.
    Against,
    /// Evidence beside the point.
    Context,
    /// Sources disagree.
    Discrepancy,
    /// An outside fact.
    OutsideFact,
    /// An event.
    Event,
    /// Anything else in a list.
    Bullet,
}

impl Sign {
    /// The sign in ASCII, one cell.
    pub fn ascii(self) -> &'static str {
        match self {
            Sign::For => "+",
            Sign::Against => "-",
            Sign::Bullet => ":",
            Sign::Context => "~",
            Sign::Discrepancy => "!",
            Sign::OutsideFact => "*",
            Sign::Event => "o",
        }
    }

    /// What it says, in words, for those who don't see it.
    pub fn word(self) -> &'static str {
        match self {
            Sign::For => "for",
            Sign::Against => "against",
            Sign::Context => "context",
            Sign::Discrepancy => "discrepancy",
            Sign::OutsideFact => "outside fact",
            Sign::Event => "event",
            Sign::Bullet => "",
        }
    }
}

impl From<Stance> for Sign {
    fn from(stance: Stance) -> Sign {
        match stance {
            Stance::Supports => Sign::For,
            Stance::Contradicts => Sign::Against,
            Stance::Context => Sign::Context,
        }
    }
}

/// How some bytes of a block are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As the block is.
    Plain,
    /// Weighty.
    Strong,
    /// Secondary.
    Dim,
    /// A phrase that carries a code.
    Coded,
    /// A hit of a search.
    Hit,
    /// A level of a scale: its step from 0 to `last`; `rated` for the rating, `ranged` for what its range allows.
    Level {
        /// Step on the scale, from 0.
        step: u8,
        /// The highest step of the scale.
        last: u8,
        /// Whether this is the rating.
        rated: bool,
        /// Whether it is within the acceptable range.
        ranged: bool,
    },
}

/// Some bytes of a block's text. Spans stand in order and don't overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes in the block's text.
    pub bytes: Range<usize>,
    /// How they are said.
    pub tone: Tone,
    /// Where they lead.
    pub to: Option<Address>,
    /// Whether they lead there only because the text names it: drawn more calmly than other links.
    pub by_name: bool,
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What stands in its margin.
    pub lead: Lead,
    /// All its text.
    pub text: String,
    /// What is special about parts of it.
    pub spans: Vec<Span>,
    /// The thing that stands here, for jumps to it.
    pub anchor: Option<Thing>,
}

impl Block {
    pub(super) fn new(kind: BlockKind) -> Block {
        Block { kind, lead: Lead::None, text: String::new(), spans: Vec::new(), anchor: None }
    }

    pub(super) fn field(name: &str) -> Block {
        Block { lead: Lead::Word(name.into()), ..Block::new(BlockKind::Field) }
    }

    pub(super) fn sign(sign: Sign) -> Block {
        Block { lead: Lead::Sign(sign), ..Block::new(BlockKind::Item) }
    }

    pub(super) fn lead(mut self, word: impl AsRef<str>) -> Block {
        self.lead = Lead::Word(word.as_ref().to_owned());
        self
    }

    /// The same at another place, or at none.
    pub(super) fn with_anchor(self, anchor: Option<Thing>) -> Block {
        Block { anchor, ..self }
    }

    pub(super) fn anchor(mut self, thing: impl Into<Thing>) -> Block {
        self.anchor = Some(thing.into());
        self
    }

    pub(super) fn plain(self, text: impl AsRef<str>) -> Block {
        self.span(text, Tone::Plain, None)
    }

    pub(super) fn strong(self, text: impl AsRef<str>) -> Block {
        self.span(text, Tone::Strong, None)
    }

    pub(super) fn dim(self, text: impl AsRef<str>) -> Block {
        self.span(text, Tone::Dim, None)
    }

    pub(super) fn link(self, text: impl AsRef<str>, to: impl Into<Address>) -> Block {
        self.span(text, Tone::Plain, Some(to.into()))
    }

    pub(super) fn span(mut self, text: impl AsRef<str>, tone: Tone, to: Option<Address>) -> Block {
        let start = self.text.len();
        self.text.push_str(text.as_ref());
        if self.text.len() > start && (tone != Tone::Plain || to.is_some()) {
            self.spans.push(Span { bytes: start..self.text.len(), tone, to, by_name: false });
        }
        self
    }

    /// Whether any of its text is in a tone in which names are links, and leads nowhere yet.
    pub(crate) fn has_free_text(&self) -> bool {
        let taken = |span: &&Span| span.to.is_some() || !is_of_text(span.tone);
        self.spans.iter().filter(taken).map(|span| span.bytes.len()).sum::<usize>() < self.text.len()
    }

    /// Makes some bytes lead to what they name. Coded phrases are split where the name begins and ends, and stay coded;
    /// what leads somewhere already, what is said in another tone, and a name that only a part of is coded stay as they
    /// are: then the answer is no.
    pub(crate) fn lead_by_name(&mut self, bytes: Range<usize>, to: Address) -> bool {
        let begin = self.spans.partition_point(|span| span.bytes.end <= bytes.start);
        let end = self.spans.partition_point(|span| span.bytes.start < bytes.end).max(begin);
        let over = self.spans.get(begin..end).unwrap_or_default();
        let (tone, outer) = match (over.first(), over.last()) {
            (Some(first), Some(last)) => (first.tone, first.bytes.start..last.bytes.end),
            _ => (Tone::Plain, bytes.clone()),
        };
        let is_covered = outer.start <= bytes.start
            && bytes.end <= outer.end
            && over.windows(2).all(|pair| pair[0].bytes.end == pair[1].bytes.start);
        if !is_covered || !is_of_text(tone) || over.iter().any(|span| span.to.is_some() || span.tone != tone) {
            return false;
        }
        let part = |bytes, to| Span { bytes, tone, by_name: Option::is_some(&to), to };
        let (before, behind) = (outer.start..bytes.start, bytes.end..outer.end);
        let parts = [part(before, None), part(bytes, Some(to)), part(behind, None)];
        self.spans.splice(begin..end, parts.into_iter().filter(|part| !part.bytes.is_empty()));
        true
    }

    /// Links to things, set apart by middle dots, after whatever stands already.
    pub(super) fn links(mut self, corpus: &Corpus, things: impl IntoIterator<Item = Thing>) -> Block {
        for thing in things {
            if !self.text.is_empty() && !self.text.ends_with("  ") {
                self = self.dim(" · ");
            }
            self = self.link(corpus.label(thing), thing);
        }
        self
    }
}

/// Whether a tone is one of running text: what is weighty or secondary is a date, a level, an excerpt.
fn is_of_text(tone: Tone) -> bool {
    matches!(tone, Tone::Plain | Tone::Coded)
}

/// One thing as an item of a list: its sign, its date or level, its label as a link.
pub(super) fn item(corpus: &Corpus, thing: Thing) -> Block {
    match thing {
        Thing::Event(id) => {
            let event = &corpus.events[id];
            let block = Block::sign(Sign::Event).dim(when(event)).plain("  ").link(&event.label, thing);
            let disputed = corpus.is_disputed(id);
            if disputed { block.dim(format!("  {}", Sign::Discrepancy.ascii())) } else { block }
        }
        Thing::Discrepancy(id) => {
            let discrepancy = &corpus.discrepancies[id];
            Block::sign(Sign::Discrepancy)
                .link(&discrepancy.label, thing)
                .dim(format!("  {}, {} severity", discrepancy.status, discrepancy.severity))
        }
        Thing::Reference(id) => {
            let reference = &corpus.references[id];
            let date = reference.date.as_ref().map(|date| format!("  {}", date.in_words())).unwrap_or_default();
            let block = Block::sign(Sign::OutsideFact).link(&reference.label, thing).dim(date);
            let block = if reference.confirmed { block } else { block.dim("  unconfirmed") };
            block.plain("  ").plain(&reference.fact)
        }
        Thing::Passage(id) => passage(corpus, id, Context::Beginning),
        Thing::Cell(id) => {
            let cell = &corpus.cells[id];
            let level = match (&cell.assessment, cell.rating()) {
                (None, _) => "not assessed".into(),
                (Some(_), None) => "no evidence".into(),
                (Some(_), Some(rating)) => level_words(corpus, id, rating.level),
            };
            Block::sign(Sign::Bullet).link(&cell.label, thing).dim(format!("  {level}"))
        }
        Thing::Document(id) => {
            let document = &corpus.documents[id];
            Block::sign(Sign::Bullet).link(&document.short, thing).plain("  ").plain(&document.label)
        }
        Thing::Finding(id) => {
            let finding = &corpus.findings[id];
            Block::sign(Sign::Bullet).link(&finding.label, thing).dim(format!("  {}, {}", finding.kind, finding.status))
        }
        _ => Block::sign(Sign::Bullet).link(corpus.label(thing), thing),
    }
}

/// One passage as an item of a list, with some of its text.
pub(super) fn passage(corpus: &Corpus, id: Id<Passage>, context: Context) -> Block {
    let passage = &corpus.passages[id];
    let block = Block::sign(Sign::Bullet).link(&passage.label, Thing::from(id)).plain("  ");
    match context {
        Context::Beginning => block.dim(opening(&passage.text)),
        Context::More => block.plain(crate::text::cut(&passage.text, crate::text::Cells(3 * OPENING), "…")),
        Context::All => block.plain(&passage.text),
    }
}

/// `3 of 4, prominent`.
pub(super) fn level_words(corpus: &Corpus, cell: crate::corpus::Id<crate::corpus::Cell>, level: u8) -> String {
    let scale = corpus.scale_of(cell);
    let label = scale.level(level).map_or("", |level| &*level.label);
    format!("{level} of {}, {label}", scale.span().1)
}

/// The date of an event as it is read: `7 March 2018`, `since 2014`, `undated`.
pub(crate) fn when(event: &crate::corpus::Event) -> String {
    match (&event.date, &event.bounds) {
        (Some(date), _) => date.in_words(),
        (None, Some(bounds)) => format!("undated, {}", bounds.as_bounds()),
        (None, None) => "undated".into(),
    }
}

/// About a row, in cells.
const OPENING: usize = 72;

/// The first words of a text, about a row of them.
pub(super) fn opening(text: &str) -> String {
    crate::text::cut(text, crate::text::Cells(OPENING), "…").into_owned()
}
