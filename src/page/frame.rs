//! The pages of the frame, which are the codebook: dimensions, elements, scales, parties.

use super::Page;
use super::block::{Block, BlockKind, Sign};
use crate::analysis::quadrant::{self, Quadrant};
use crate::analysis::{Lens, Survey, convergence};
use crate::corpus::{Corpus, Dimension, Element, Group, Id, Level, Party, Scale, Thing};

pub(super) fn dimension(corpus: &Corpus, id: Id<Dimension>) -> Page {
    let dimension = &corpus.dimensions[id];
    let mut page = Page::new(&dimension.label, "dimension");
    page.text(&dimension.definition);
    page.field("Not here", &dimension.excludes);
    page.field("Also called", dimension.aliases.join(", "));
    group(corpus, dimension.group, &mut page);
    page.discrepancies(corpus, id);
    page.items(corpus, "Cells", corpus.cells_of(id).map(Thing::from));
    converging(corpus, id, &mut page);
    page.findings(corpus, id);
    page.events(corpus, "Events", id);
    page.items(corpus, "Passages", corpus.passages_of(id).map(Thing::from));
    page.codebook(corpus);
    page
}

/// How near the parties are to each other, and where that puts the dimension.
fn converging(corpus: &Corpus, id: Id<Dimension>, page: &mut Page) {
    let levels = Survey::of(corpus, &Lens::default()).levels();
    let mut elements = convergence::elements(corpus).peekable();
    if elements.peek().is_none() {
        return;
    }
    page.heading("Convergence");
    for element in elements {
        let on = convergence::on(corpus, &levels, id, element);
        let known = on.and_then(|on| Some((on.gap?, on.closeness?)));
        page.field(
            &corpus.elements[element].label,
            match known {
                Some((gap, closeness)) => format!("gap {}, closeness {closeness:.2}", gap.in_levels()),
                None => "unknown: fewer than two parties have a level".into(),
            },
        );
    }
    let point = quadrant::point(corpus, &levels, id);
    let share = |share: Option<f64>| share.map_or("unknown".into(), |share| format!("{share:.2}"));
    let both = format!("convergence {}, cooperation {}", share(point.convergence), share(point.cooperation));
    page.field(
        "Together",
        match point.quadrant {
            Quadrant::Unknown => both,
            quadrant => format!("{both}: {}", quadrant.word()),
        },
    );
}

/// The group of a dimension, with what it is and the passages on which that rests; nothing where dimensions have no groups.
fn group(corpus: &Corpus, id: Option<Id<Group>>, page: &mut Page) {
    let Some(id) = id else {
        if !corpus.dimension_groups.is_empty() {
            page.push(Block::field("Group").dim("none: no source places it"));
        }
        return;
    };
    let group = &corpus.dimension_groups[id];
    page.field("Group", &group.label);
    page.field("Grouped so", &group.definition);
    page.push(Block::field("Grouped by").links(corpus, group.passages.iter().copied().map(Thing::from)));
}

pub(super) fn element(corpus: &Corpus, id: Id<Element>) -> Page {
    let element = &corpus.elements[id];
    let mut page = Page::new(&element.label, "element · codebook");
    page.text(&element.definition);
    page.push(Block::field("Scale").link(corpus.label(element.scale.into()), Thing::from(element.scale)));
    page.field("Asked of", if element.per_party { "each party" } else { "all parties together" });
    page.discrepancies(corpus, id);
    page.items(corpus, "Cells", corpus.cells_of(id).map(Thing::from));
    page.items(corpus, "Passages", corpus.passages_of(id).map(Thing::from));
    page
}

pub(super) fn scale(corpus: &Corpus, id: Id<Scale>) -> Page {
    let scale = &corpus.scales[id];
    let mut page = Page::new(&scale.label, "scale · codebook");
    page.text(&scale.definition);
    page.field("Made by", &scale.whose);
    for level in &scale.levels {
        page.heading(heading(level));
        page.text(&level.definition);
        page.field("Belongs", &level.belongs);
        page.field("Not here", &level.excludes);
        let mut rated = corpus.cells.iter().filter(|(_, row)| {
            corpus.elements[row.element].scale == id && row.rating().is_some_and(|rating| rating.level == level.value)
        });
        page.push(match rated.next() {
            Some((cell, row)) => Block::field("Example").link(&row.label, Thing::from(cell)),
            None => Block::field("Example").dim("no cell is rated so"),
        });
    }
    page.remark("No evidence is not a level: where no passage speaks to a cell it has none, and is drawn as a dot.");
    page.discrepancies(corpus, id);
    let elements = corpus.elements.iter().filter(|(_, element)| element.scale == id);
    page.items(corpus, "Used for", elements.map(|(element, _)| Thing::from(element)));
    page.codebook(corpus);
    page
}

/// The page of a scale, at one of its levels.
pub(super) fn level(corpus: &Corpus, id: Id<Scale>, value: u8) -> Page {
    let mut page = scale(corpus, id);
    let heading = corpus.scales[id].level(value).map(heading);
    page.at =
        page.blocks.iter().position(|block| block.kind == BlockKind::Heading && Some(&block.text) == heading.as_ref());
    page
}

/// What stands above the definition of a level.
fn heading(level: &Level) -> String {
    format!("{}  {}", level.value, level.label)
}

pub(super) fn party(corpus: &Corpus, id: Id<Party>) -> Page {
    let party = &corpus.parties[id];
    let mut page = Page::new(&party.label, "party");
    page.field("Short", &party.short);
    page.discrepancies(corpus, id);
    if let Some(actor) = party.actor {
        page.push(
            Block::sign(Sign::Bullet).plain("as an actor: ").link(corpus.label(actor.into()), Thing::from(actor)),
        );
    }
    page.items(corpus, "Cells", corpus.cells_of(id).map(Thing::from));
    page
}
