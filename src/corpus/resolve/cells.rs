//! The cells of the matrix: every combination of dimension and column, with the assessment where there is one.

use hashbrown::HashMap;
use thin_vec::ThinVec;

use super::Resolver;
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{
    Assessment, Cell, Dimension, Element, Evidence, Id, Party, Rating, Record, Scale, cell_label, cell_slug, columns,
};

/// Where a cell is in the matrix.
type Seat = (Id<Dimension>, Id<Element>, Option<Id<Party>>);

/// A matrix of more cells isn't made.
const MOST: usize = 100_000;

impl Resolver<'_, '_> {
    pub(super) fn cells(&mut self, raw: Lists<'_, RawAssessment>) {
        let mut assessed: HashMap<Seat, (Assessment, Place<'static>)> = HashMap::with_capacity(raw.len());
        for found in raw.found() {
            let place = found.place();
            let Some((spot, assessment)) = self.assessment(found.raw, &place) else { continue };
            if let Some((_, first)) = assessed.get(&spot) {
                let first = self.report.cite(first);
                let what = format!("the cell {} is assessed a second time", self.slug_of(spot));
                self.report.at(&place, what, format!("one assessment for a cell; the first stands at {first}"));
            } else {
                assessed.insert(spot, (assessment, place));
            }
        }
        if let Some(what) = self.too_many() {
            self.report.whole(what, "a matrix that somebody can look through");
            return;
        }
        let columns = columns(&self.corpus.elements, &self.corpus.parties);
        self.corpus.cells.reserve(self.corpus.dimensions.len() * columns.len());
        for dimension in self.corpus.dimensions.ids() {
            for column in &columns {
                let (element, party) = (column.element, column.party);
                let spot = (dimension, element, party);
                let slug = self.slug_of(spot).into();
                let named = party.map(|party| &self.corpus.parties[party]);
                let label =
                    cell_label(&self.corpus.dimensions[dimension], &self.corpus.elements[element], named).into();
                let assessment = assessed.remove(&spot).map(|(assessment, _)| assessment);
                // Slugs are made of unique ids: none is taken.
                let _ = self.corpus.cells.push(Cell { slug, label, dimension, element, party, assessment });
            }
        }
    }

    fn slug_of(&self, (dimension, element, party): Seat) -> String {
        let party = party.map(|party| self.corpus.parties[party].slug());
        cell_slug(self.corpus.dimensions[dimension].slug(), self.corpus.elements[element].slug(), party)
    }

    /// Whether dimensions, elements and parties, each few, make together more cells than can be held.
    fn too_many(&self) -> Option<String> {
        let (parties, elements) = (self.corpus.parties.len(), self.corpus.elements.iter());
        let columns = elements.map(|(_, element)| if element.per_party { parties } else { 1 });
        let columns = columns.fold(0_usize, usize::saturating_add);
        let cells = columns.saturating_mul(self.corpus.dimensions.len());
        (cells > MOST).then(|| {
            let dimensions = self.corpus.dimensions.len();
            format!("{dimensions} dimensions and {columns} columns make {cells} cells, and {MOST} are the most")
        })
    }

    fn assessment(&mut self, raw: RawAssessment, place: &Place<'static>) -> Option<(Seat, Assessment)> {
        let RawAssessment { dimension, element, party, rating, rationale, evidence } = raw;
        self.require(&rationale, "rationale", place);
        let dimension = self.find(|corpus| &corpus.dimensions, &dimension, &place.field("dimension"));
        let party_id =
            party.as_ref().and_then(|party| self.find(|corpus| &corpus.parties, party, &place.field("party")));
        let element = self.find(|corpus| &corpus.elements, &element, &place.field("element"));
        let scale = element.map(|element| self.corpus.elements[element].scale);
        // Taken from what is written: a passage that can't be found speaks for its level all the same.
        let speaking = evidence.iter().filter(|evidence| evidence.stance != Some(Stance::Context));
        let spoken: Vec<u8> = speaking.clone().filter_map(|evidence| evidence.level).collect();
        if rating.is_none() && speaking.filter(|evidence| evidence.stance.is_some()).count() > 0 {
            let what = "passages speak for or against a rating, and this cell has none";
            self.report.at(&place.field("rating"), what, "`rating: (..)`, or evidence that is context alone");
        }
        let evidence = self.evidence(evidence, scale, place);
        let (dimension, element) = (dimension?, element?);
        if let Some(rating) = &rating {
            self.check_rating(rating, scale?, &spoken, place);
        }
        let row = &self.corpus.elements[element];
        match (row.per_party, &party) {
            (true, None) => {
                let what = format!("`{}` has a value for each party, and no party is named", row.slug);
                self.report.at(place, what, "`party: \"..\"`");
                return None;
            }
            (false, Some(_)) => {
                let what = format!("`{}` has one value for all parties, and a party is named", row.slug);
                self.report.at(&place.field("party"), what, "no party");
                return None;
            }
            (true, Some(_)) if party_id.is_none() => return None,
            _ => {}
        }
        let rating = rating.map(|RawRating { level, low, high, confidence, directness }| Rating {
            level,
            low,
            high,
            confidence,
            directness,
        });
        Some(((dimension, element, party_id), Assessment { rating, rationale: rationale.0, evidence }))
    }

    fn evidence(&mut self, raw: Few<RawEvidence>, scale: Option<Id<Scale>>, place: &Place<'_>) -> ThinVec<Evidence> {
        let list = place.field("evidence");
        let mut evidence = ThinVec::with_capacity(raw.len());
        let mut first: HashMap<Name, usize> = HashMap::new();
        for (item, RawEvidence { passage: name, stance, level, time, note }) in raw.into_iter().enumerate() {
            let place = list.item(item);
            let stance = self.word(stance, "stance", &place);
            match (stance, level) {
                (Some(stance @ (Stance::Supports | Stance::Contradicts)), None) => {
                    let what = format!("evidence that {stance} a rating has no level here");
                    self.report.at(&place, what, "`level: ..`, the level that the passage speaks for");
                }
                (Some(Stance::Context), Some(_)) => {
                    let what = "evidence that is context alone has a level here";
                    self.report.at(&place.field("level"), what, "no level, or `stance: Supports` or `Contradicts`");
                }
                (_, Some(level)) => self.check_level(level, scale, &place.field("level")),
                (_, None) => {}
            }
            let time = self.date(time.as_deref(), &place.field("time"));
            let passage = self.passage(&name, &place.field("passage"));
            if let Some(first) = first.get(&name).filter(|_| passage.is_some()) {
                let first = self.report.cite(&list.item(*first));
                let what = format!("passage `{name}` stands here a second time");
                self.report.at(
                    &place.field("passage"),
                    what,
                    format!("each passage once; the first stands at {first}"),
                );
                continue;
            }
            first.insert(name, item);
            let spoken = passage.zip(stance);
            evidence.extend(spoken.map(|(passage, stance)| Evidence { passage, stance, level, time, note: note.0 }));
        }
        evidence
    }

    fn check_level(&mut self, level: u8, scale: Option<Id<Scale>>, place: &Place<'_>) {
        let scale = scale.map(|scale| &self.corpus.scales[scale]);
        // That a scale has no levels at all is said of the scale.
        let is_lacking = |scale: &&Scale| !scale.levels.is_empty() && scale.level(level).is_none();
        let Some(scale) = scale.filter(is_lacking) else { return };
        let (low, high) = scale.span();
        let what = format!("level {level} is not on the scale `{}`", scale.slug);
        self.report.at(place, what, format!("a level of the scale, {low} to {high}"));
    }

    fn check_rating(&mut self, rating: &RawRating, scale: Id<Scale>, spoken: &[u8], place: &Place<'_>) {
        let at = place.field("rating");
        for (value, field) in [(rating.level, "level"), (rating.low, "low"), (rating.high, "high")] {
            self.check_level(value, Some(scale), &at.field(field));
        }
        if rating.low > rating.high {
            let what = format!("low {} is above high {}", rating.low, rating.high);
            self.report.at(&at.field("low"), what, "low <= level <= high");
        } else if !(rating.low <= rating.level && rating.level <= rating.high) {
            let what = format!("level {} is outside its own range {} to {}", rating.level, rating.low, rating.high);
            self.report.at(&at.field("level"), what, "low <= level <= high");
        }
        if self.report.is_wounded(&place.field("evidence")) {
            // Nobody knows what the lost part speaks for.
            return;
        }
        match (spoken.iter().min(), spoken.iter().max()) {
            (Some(&low), Some(&high)) if rating.level < low || rating.level > high => {
                let what = format!("level {} is outside the levels of its own evidence", rating.level);
                let spoken = if low == high { format!("{low}") } else { format!("{low} to {high}") };
                let expected = format!("a level that its passages speak for: {spoken}");
                self.report.at(&at.field("level"), what, expected);
            }
            (None, _) => {
                let what = "this cell is rated and no passage speaks for a level";
                self.report.at(&at, what, "evidence with levels, or no rating at all (no evidence)");
            }
            _ => {}
        }
    }
}
