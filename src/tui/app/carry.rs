//! What stays when the dataset is read again: the place, the lens, the history, each by its address.
//!
//! Ids of one corpus mean nothing in another. What has no name in the new one any more is left out, and said.

use std::collections::BTreeSet;

use super::{App, Beside};
use crate::address::Address;
use crate::analysis::Lens;
use crate::analysis::chronicle::EventFilter;
use crate::corpus::{Corpus, Document, Event, Id, Record, Table, Thing, Tour};
use crate::page;
use crate::sheet::View;
use crate::tui::help::Help;
use crate::tui::history::{History, Spot, Visit};
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;
use crate::tui::present::{Show, Which};
use crate::tui::recording::Recording;
use crate::tui::theme::Theme;

/// Why files can't be shown as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The first problem, and how many more there are, in a line.
    pub line: String,
    /// All of them.
    pub whole: String,
}

/// The state of an explorer, for one of another corpus.
#[derive(Debug)]
pub struct Kept {
    visit: Visit,
    history: History,
    /// What was open and is there no more.
    gone: Option<String>,
    /// The cell or row under the cursor of the matrix.
    cell: Option<Address>,
    event: Option<Id<Event>>,
    /// The page of the other reader, and what stands on its first row.
    beside: Option<(Address, Spot, bool)>,
    show: Option<Show>,
    recording: Recording,
    zoom: bool,
    above: Pane,
    theme: Theme,
    mouse: bool,
    wanted: String,
    listed: page::Context,
}

impl App<'_> {
    /// What an explorer of another corpus needs to go on from here.
    pub fn kept(&self, to: &Corpus) -> Kept {
        let from = self.corpus;
        let visit = self.visit();
        let gone = visit.address.elsewhere(from, to).is_none().then(|| visit.address.name(from));
        let beside = self.beside.as_ref().and_then(|beside| {
            let address = beside.reader.page().address.elsewhere(from, to)?;
            Some((address, beside.reader.top(), beside.is_left()))
        });
        let show = self.show.and_then(|show| {
            let Which::Known(tour) = show.tour else { return Some(show) };
            let tour: Id<Tour> = to.tours.find(from.tours[tour].slug())?;
            let at = show.at.min(to.tours[tour].steps.len().saturating_sub(1));
            Some(Show { tour: Which::Known(tour), at, ..show })
        });
        Kept {
            visit: visit.clone().elsewhere(from, to).unwrap_or_else(|| {
                // From a passage that is gone to its document, from anything else home.
                let near = match visit.address {
                    Address::Thing(Thing::Passage(id)) => {
                        Address::from(Thing::from(from.passages[id].document)).elsewhere(from, to)
                    }
                    _ => None,
                };
                Visit {
                    address: near.unwrap_or(Address::Home),
                    top: Spot::default(),
                    link: None,
                    ..visit.hollow(from, to)
                }
            }),
            history: self.history.elsewhere(|visit| visit.clone().elsewhere(from, to)),
            gone,
            cell: self.matrix.selected().and_then(|address| address.elsewhere(from, to)),
            event: self.timeline.cursor().and_then(|event| to.events.find(from.events[event].slug())),
            beside,
            show,
            recording: self.recording.elsewhere(from, to),
            zoom: self.zoom,
            above: self.above,
            theme: self.theme,
            mouse: self.mouse,
            wanted: self.wanted.clone(),
            listed: self.listed,
        }
    }

    /// Goes on from where an explorer of another corpus was.
    pub fn resume(&mut self, kept: Kept) {
        let Kept {
            visit,
            history,
            gone,
            cell,
            event,
            beside,
            show,
            recording,
            zoom,
            above,
            theme,
            mouse,
            wanted,
            listed,
        } = kept;
        (self.zoom, self.above, self.theme, self.mouse) = (zoom, above, theme, mouse);
        (self.wanted, self.listed, self.history) = (wanted, listed, history);
        let (address, top) = (visit.address.clone(), visit.top);
        self.matrix.set_manner(self.corpus, visit.look.clone());
        if let Some((address, top, left)) = beside {
            self.show(&address, Some(top), None);
            let mut stays = self.reader.twin();
            std::mem::swap(&mut stays, &mut self.reader);
            self.beside = Some(Beside::of(stays, left));
        }
        (self.focus, self.glance) = (visit.focus, visit.glance);
        self.show(&visit.address, Some(visit.top), visit.link);
        self.matrix.set_cursor(visit.cell);
        if let Some(Address::Thing(thing)) = cell {
            self.matrix.go_to(self.corpus, thing);
        }
        self.timeline.set_scene(self.corpus, visit.scene.clone());
        if let Some(event) = event {
            self.timeline.go_to(self.corpus, event);
        }
        self.timeline.set_scene(self.corpus, visit.scene);
        let own = self.recording.resume(self.corpus, recording);
        self.notice = Some(match (gone, own) {
            (Some(name), _) => format!("The files were read again; `{name}` is no longer in them."),
            // What was just recorded is no news.
            (None, Some(said)) => said,
            (None, None) => "The files were read again.".into(),
        });
        self.show = show;
        if self.presented().is_some() {
            // The audience is told nothing; the step may have changed.
            self.notice = None;
            self.stage();
            if self.reader.page().address == address {
                self.show(&address, Some(top), None);
            }
        }
    }
}

impl App<'_> {
    /// Takes note that the files can't be shown as they are now; what is shown stays.
    pub fn broken(&mut self, broken: Broken) {
        if self.presented().is_none() {
            self.notice =
                Some(self.keymap.say(&format!("{}; {{faults}} shows more. What was read before stays.", broken.line)));
        }
        self.faults = Some(broken);
    }

    /// Shows all that is wrong with the files.
    pub(super) fn show_faults(&mut self) {
        match &self.faults {
            Some(broken) => self.help = Some(Help::of_problems(broken.whole.clone())),
            None => self.notice = Some("Nothing is wrong with the files.".into()),
        }
    }
}

impl Address {
    /// The same address in another corpus, if it has it.
    fn elsewhere(&self, from: &Corpus, to: &Corpus) -> Option<Address> {
        Address::find(to, &self.name(from))
    }
}

impl Visit {
    fn elsewhere(self, from: &Corpus, to: &Corpus) -> Option<Visit> {
        let address = self.address.elsewhere(from, to)?;
        Some(Visit { address, ..self.hollow(from, to) })
    }

    /// The same, but for the page, which is still the old one.
    fn hollow(self, from: &Corpus, to: &Corpus) -> Visit {
        let look = self.look.elsewhere(from, to);
        let scene = self.scene.with_filter(|filter| filter.elsewhere(from, to));
        Visit { look, scene, ..self }
    }
}

impl Manner {
    fn elsewhere(&self, from: &Corpus, to: &Corpus) -> Manner {
        let lens = Lens::parse(to, &self.lens.written(from)).unwrap_or_default();
        let view = View::asked(to, &self.view.written(from)).map(|(view, _)| view).unwrap_or_default();
        // Columns are counted: where there are others now, a number means another one.
        let columns = |corpus: &Corpus| {
            let Corpus { parties, elements, dimensions, themes, actors, documents, .. } = corpus;
            [parties.len(), elements.len(), dimensions.len(), themes.len(), actors.len(), documents.len()]
        };
        if columns(from) == columns(to) {
            Manner { view, lens, ..self.clone() }
        } else {
            Manner { view, lens, sort: None, hidden: BTreeSet::new(), ..self.clone() }
        }
    }
}

impl EventFilter {
    fn elsewhere(&self, from: &Corpus, to: &Corpus) -> EventFilter {
        EventFilter {
            dimensions: ids(&self.dimensions, &from.dimensions, &to.dimensions),
            kinds: ids(&self.kinds, &from.event_kinds, &to.event_kinds),
            actors: ids(&self.actors, &from.actors, &to.actors),
            documents: ids::<Document>(&self.documents, &from.documents, &to.documents),
            themes: ids(&self.themes, &from.themes, &to.themes),
            years: self.years,
        }
    }
}

/// The ids that the same records have in another table.
fn ids<T: Record>(of: &BTreeSet<Id<T>>, from: &Table<T>, to: &Table<T>) -> BTreeSet<Id<T>> {
    of.iter().filter_map(|id| to.find(from[*id].slug())).collect()
}
