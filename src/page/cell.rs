//! The page of a cell: the score, its reasons, the passages for and against, the disagreements, the events.

use super::Page;
use super::block::{Block, BlockKind, Lead, Sign, Tone, level_words};
use crate::address::Address;
use crate::analysis::quadrant::Quadrant;
use crate::analysis::{Lens, Seen, Survey, contest};
use crate::corpus::{Assessment, Cell, Corpus, Evidence, Id, Rating, Stance, Thing};

pub(super) fn page(corpus: &Corpus, id: Id<Cell>) -> Page {
    let cell = &corpus.cells[id];
    let mut page = Page::new(&cell.label, "cell");
    match &cell.assessment {
        None => page.remark("Not assessed: the dataset says nothing of this cell."),
        Some(assessment) => {
            match assessment.rating {
                Some(rating) => rated(corpus, id, rating, &mut page),
                None => page.push(
                    Block::new(BlockKind::Text)
                        .strong("No evidence.")
                        .dim(" No passage speaks to this cell. This is not a low level."),
                ),
            }
            page.text(&assessment.rationale);
            evidence(corpus, assessment, &mut page);
        }
    }
    page.discrepancies(corpus, id);
    contested(corpus, id, &mut page);
    page.events(corpus, "Events of the dimension", cell.dimension);
    page.findings(corpus, cell.dimension);
    page.heading("Codebook");
    let element = &corpus.elements[cell.element];
    page.push(Block::field("Dimension").link(corpus.label(cell.dimension.into()), Thing::from(cell.dimension)));
    page.push(Block::field("Element").link(&element.label, Thing::from(cell.element)));
    page.push(Block::field("Scale").link(corpus.label(element.scale.into()), Thing::from(element.scale)));
    page.codebook(corpus);
    page
}

/// Says on the page of a cell what a lens leaves of it, and marks the evidence that it takes away.
pub(super) fn under(corpus: &Corpus, lens: &Lens, id: Id<Cell>, page: &mut Page) {
    let (cell, scale) = (&corpus.cells[id], corpus.scale_of(id));
    let Some(rating) = cell.rating() else { return };
    let seen = Seen::of(corpus, lens, id);
    let all = cell.evidence().iter().filter(|evidence| evidence.level.is_some()).count();
    let left = match seen.level {
        _ if seen.whole => format!("all {all} passages that speak for a level count, so it is as rated."),
        Some(level) => format!(
            "{} of {all} passages that speak for a level count. Their median is {}; rated {}.",
            seen.passages(),
            level.value(scale),
            rating.level
        ),
        None => format!("none of the {all} passages that speak for a level counts; rated {}.", rating.level),
    };
    let words = lens.in_words(corpus).unwrap_or_default();
    page.blocks
        .insert(1, Block::new(BlockKind::Text).strong(format!("Under the lens ({words})")).plain(format!(" {left}")));
    if seen.whole {
        return;
    }
    let kept = |passage| {
        let of_passage = cell.evidence().iter().find(|evidence| evidence.passage == passage);
        lens.admits(rating) && of_passage.is_some_and(|evidence| lens.keeps(corpus, evidence))
    };
    for block in page
        .blocks
        .iter_mut()
        .filter(|block| matches!(block.lead, Lead::Sign(Sign::For | Sign::Against | Sign::Context)))
    {
        let passage = block.spans.iter().find_map(|span| match span.to {
            Some(Address::Thing(Thing::Passage(passage))) => Some(passage),
            _ => None,
        });
        if let Some(passage) = passage.filter(|passage| !kept(*passage)) {
            let evidence = cell.evidence().iter().find(|evidence| evidence.passage == passage);
            let why = evidence.and_then(|evidence| outside(corpus, lens, evidence)).unwrap_or_default();
            *block = std::mem::replace(block, Block::new(BlockKind::Item)).dim(format!("  outside the lens{why}"));
        }
    }
}

/// Why a lens takes a piece of evidence away, where its time is the reason.
fn outside(corpus: &Corpus, lens: &Lens, evidence: &Evidence) -> Option<String> {
    let (years, time) = (lens.years?, corpus.time_of(evidence)?);
    (!time.overlaps(&years)).then(|| format!(": of {}", time.in_words()))
}

fn rated(corpus: &Corpus, id: Id<Cell>, rating: Rating, page: &mut Page) {
    let scale = corpus.scale_of(id);
    let last = u8::try_from(scale.levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
    let mut meter = Block::new(BlockKind::Meter);
    for (step, level) in (0..=last).zip(&scale.levels) {
        let tone = Tone::Level {
            step,
            last,
            rated: level.value == rating.level,
            ranged: (rating.low..=rating.high).contains(&level.value),
        };
        let rated = level.value == rating.level;
        let text = if rated { format!("[{}]", level.value) } else { format!(" {} ", level.value) };
        meter = meter.span(text, tone, None);
    }
    page.push(meter);
    let level = Address::Level(corpus.elements[corpus.cells[id].element].scale, rating.level);
    page.push(Block::field("Level").span(level_words(corpus, id, rating.level), Tone::Strong, Some(level)));
    let range = if rating.low == rating.high {
        format!("{} only", rating.low)
    } else {
        format!("{} to {}", rating.low, rating.high)
    };
    page.field("Range", range);
    page.field("Confidence", format!("{} · {} evidence", rating.confidence, rating.directness));
}

/// What the ends of the range would change, where there is a choice.
fn contested(corpus: &Corpus, id: Id<Cell>, page: &mut Page) {
    let survey = Survey::of(corpus, &Lens::default());
    let Some(contest) = contest::of(corpus, &survey, id) else { return };
    page.heading("If the range were used, with all evidence");
    let scale = corpus.scale_of(id);
    let now = contest.now;
    for (name, end) in [("As it stands", now), ("Low end", contest.low), ("High end", contest.high)] {
        if name != "As it stands" && end.level == now.level {
            continue;
        }
        let closeness = end.closeness.map(|closeness| format!(", closeness {closeness:.2}")).unwrap_or_default();
        let quadrant = match end.quadrant {
            Quadrant::Unknown => String::new(),
            quadrant => format!(", {}", quadrant.word()),
        };
        let (level, rank, row) = (end.level.value(scale), end.rank, end.row);
        page.field(name, format!("level {level}: rank {rank} in the column, row {row:.2}{closeness}{quadrant}"));
    }
}

fn evidence(corpus: &Corpus, assessment: &Assessment, page: &mut Page) {
    for (stance, heading) in
        [(Stance::Supports, "Evidence for"), (Stance::Contradicts, "Evidence against"), (Stance::Context, "Context")]
    {
        let mut of_stance = assessment.evidence.iter().filter(|evidence| evidence.stance == stance).peekable();
        if of_stance.peek().is_some() {
            page.heading(heading);
            of_stance.for_each(|evidence| page.push(item(corpus, evidence)));
        }
    }
}

fn item(corpus: &Corpus, evidence: &Evidence) -> Block {
    let passage = &corpus.passages[evidence.passage];
    let document = &corpus.documents[passage.document];
    let mut block = Block::sign(Sign::from(evidence.stance)).link(&passage.label, Thing::from(evidence.passage));
    if let Some(level) = evidence.level {
        block = block.strong(format!("  level {level}"));
    }
    if let Some(time) = &evidence.time {
        block = block.dim(format!("  ({})", time.in_words()));
    }
    // The short name of a document often ends with its year already.
    let year = document.date.as_ref().filter(|_| evidence.time.is_none()).map(|date| date.in_words());
    let year = year.filter(|date| date.rsplit(' ').next().is_none_or(|year| !document.short.contains(year)));
    block = block.dim(year.map(|date| format!("  {date}")).unwrap_or_default());
    block.plain("  ").plain(&evidence.note)
}
