//! Findings and the glossary. Both may point at anything, each other included: where they point is resolved last.

use thin_vec::ThinVec;

use super::{Places, Resolver, texts};
use crate::corpus::parse::Lists;
use crate::corpus::place::Place;
use crate::corpus::raw::*;
use crate::corpus::{Corpus, Finding, Id, Record, Table, Term, Thing};

/// Records that stand in the corpus and point at something, each with the names of that.
pub(super) type Pointing<T> = Vec<(Id<T>, Few<Name>, Place<'static>)>;

impl Resolver<'_, '_> {
    pub(super) fn findings(&mut self, raw: Lists<'_, RawFinding>) -> Pointing<Finding> {
        self.corpus.findings.reserve(raw.len());
        let mut places = Places::default();
        let mut pointing = Vec::new();
        for found in raw.found() {
            let place = found.place();
            let raw = found.raw;
            self.require(&raw.label, "label", &place);
            self.require(&raw.text, "text", &place);
            let kind = self.word(raw.kind, "kind", &place);
            let status = self.word(raw.status, "status", &place);
            let list = place.field("passages");
            if raw.passages.is_empty() && !self.report.is_wounded(&place) {
                self.report.at(&list, "no passage says this", "`passages: [..]`, at least one");
            }
            let passages = self.find_all(|corpus| &corpus.passages, &raw.passages, &list);
            let (Some(kind), Some(status)) = (kind, status) else {
                self.lost.lose(&raw.id);
                continue;
            };
            self.check_status(kind, status, &place);
            let row = Finding {
                slug: raw.id.0,
                label: raw.label.0,
                kind,
                text: raw.text.0,
                addressee: raw.addressee.0,
                dimensions: self.find_all(|corpus| &corpus.dimensions, &raw.dimensions, &place.field("dimensions")),
                themes: self.find_all(|corpus| &corpus.themes, &raw.themes, &place.field("themes")),
                actors: self.find_all(|corpus| &corpus.actors, &raw.actors, &place.field("actors")),
                instruments: self.find_all(|corpus| &corpus.instruments, &raw.instruments, &place.field("instruments")),
                passages,
                status,
                because: raw.because.0,
                shown_by: ThinVec::new(),
            };
            let before = self.corpus.findings.len();
            self.push(|corpus| &mut corpus.findings, row, &place, &mut places);
            let id = self.corpus.findings.at(before);
            pointing.extend(id.filter(|_| !raw.shown_by.is_empty()).map(|id| (id, raw.shown_by, place)));
        }
        pointing
    }

    /// What can be met can't be shared, and the other way round.
    fn check_status(&mut self, kind: FindingKind, status: FindingStatus, place: &Place<'_>) {
        use FindingKind::{Possibility, Question, Recommendation};
        use FindingStatus::{Met, Open, PartlyMet};
        let (of_kind, of_status) =
            (matches!(kind, Recommendation | Possibility | Question), matches!(status, Open | PartlyMet | Met));
        if of_kind != of_status {
            let expected = if of_kind { "Open, PartlyMet or Met" } else { "Stated, Shared or Disputed" };
            let what = format!("{} {} can't be {status}", super::article(kind.word()), kind);
            self.report.at(&place.field("status"), what, expected);
        }
    }

    pub(super) fn shown(&mut self, pointing: Pointing<Finding>) {
        self.point(pointing, "shown_by", |corpus| &mut corpus.findings, |finding| &mut finding.shown_by);
    }

    pub(super) fn glossary(&mut self, raw: Lists<'_, RawTerm>) -> Pointing<Term> {
        self.corpus.glossary.reserve(raw.len());
        let mut places = Places::default();
        let mut pointing = Vec::new();
        for found in raw.found() {
            let place = found.place();
            let RawTerm { id, label, aliases, definition, belongs, excludes, example, see } = found.raw;
            self.require(&label, "label", &place);
            self.require(&definition, "definition", &place);
            let row = Term {
                slug: id.0,
                label: label.0,
                aliases: texts(aliases),
                definition: definition.0,
                belongs: belongs.0,
                excludes: excludes.0,
                example: example.0,
                see: ThinVec::new(),
            };
            let before = self.corpus.glossary.len();
            self.push(|corpus| &mut corpus.glossary, row, &place, &mut places);
            let id = self.corpus.glossary.at(before);
            pointing.extend(id.filter(|_| !see.is_empty()).map(|id| (id, see, place)));
        }
        pointing
    }

    pub(super) fn seen(&mut self, pointing: Pointing<Term>) {
        self.point(pointing, "see", |corpus| &mut corpus.glossary, |term| &mut term.see);
    }

    fn point<T: Record>(
        &mut self,
        pointing: Pointing<T>,
        name: &'static str,
        table: fn(&mut Corpus) -> &mut Table<T>,
        field: fn(&mut T) -> &mut ThinVec<Thing>,
    ) {
        for (id, names, place) in pointing {
            let things = self.find_things(&names, &place.field(name));
            *field(table(&mut self.corpus).get_mut(id)) = things;
        }
    }
}
