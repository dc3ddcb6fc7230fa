//! The present view as a step of a tour, and a step as the present view.

use thin_vec::{ThinVec, thin_vec};

use super::{App, LastView};
use crate::address::{Address, capital};
use crate::corpus::{Panes, Step, Thing};
use crate::sheet::View;
use crate::text::{Cells, cut};
use crate::tour::{self, Fault, Scene};
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;

/// The longest title that is made of a page's, in cells: it has room on every screen that tours are checked for.
const TITLE: usize = 60;

impl App<'_> {
    /// Looks at what a step shows.
    ///
    /// # Errors
    /// The first of its words that nothing is called by; the view stays then.
    pub(super) fn look_at(&mut self, step: &Step) -> Result<(), Fault> {
        let Scene { address, view, measure, lens } = tour::scene(self.corpus, step)?;
        self.beside = None;
        self.matrix.set_manner(self.corpus, Manner { view, measure, lens, ..Manner::default() });
        self.timeline.show_span(self.corpus, step.window.as_ref());
        self.wanted = step.highlight.to_string();
        self.zoom = step.panes != Panes::All;
        self.focus = match step.panes {
            Panes::Matrix => Pane::Matrix,
            Panes::Timeline => Pane::Timeline,
            Panes::All | Panes::Reader => Pane::Reader,
        };
        self.show(&address, None, None);
        if !self.wanted.is_empty() {
            self.reader.step_hit(true);
        }
        Ok(())
    }

    /// What is seen now, to be come back to another day.
    pub fn view(&self) -> LastView {
        LastView {
            dataset: self.corpus.about.id.to_string(),
            step: self.step_in(if self.zoom { panes(self.focus) } else { Panes::All }),
            focus: panes(self.focus),
        }
    }

    /// Comes back to a view, if it can be shown.
    pub(super) fn come_back(&mut self, last: Option<LastView>) {
        let Some(LastView { step, focus, .. }) = last else { return };
        match self.look_at(&step) {
            Ok(()) => {
                self.focus = match focus {
                    Panes::Matrix => Pane::Matrix,
                    Panes::Timeline => Pane::Timeline,
                    Panes::All | Panes::Reader => Pane::Reader,
                }
            }
            Err(fault) => {
                let said = format!("The last place isn't there any more: {fault}.");
                self.notice = self.notice.take().or(Some(said));
            }
        }
    }

    /// What is seen now as a step: the page, the panes, table and lens, the years of the timeline, and the words that are
    /// marked. Texts are for somebody to write.
    pub(super) fn as_step(&self) -> Step {
        self.step_in(if self.zoom || self.regions.single { panes(self.focus) } else { Panes::All })
    }

    fn step_in(&self, panes: Panes) -> Step {
        let shows = |pane: Panes| panes == Panes::All || panes == pane;
        let look = self.matrix.manner();
        let address = self.address();
        let marks = shows(Panes::Reader)
            && !self.wanted.is_empty()
            && self.reader.has_hits()
            && tour::stands_on(&self.wanted, self.reader.page());
        Step {
            title: self.title_of(panes).into(),
            address: address.name(self.corpus).into(),
            panes,
            view: if shows(Panes::Matrix) { self.view_written() } else { String::new() }.into(),
            lens: look.lens.written(self.corpus).into(),
            window: self.timeline.span_seen().filter(|_| shows(Panes::Timeline)),
            highlight: if marks { self.wanted.clone() } else { String::new() }.into(),
            text: "".into(),
            notes: "".into(),
            passages: match address {
                Address::Thing(Thing::Passage(passage)) => thin_vec![*passage],
                _ => ThinVec::new(),
            },
            seconds: None,
        }
    }

    /// The word by which the matrix' table is asked for, or what its cells show.
    fn view_written(&self) -> String {
        let look = self.matrix.manner();
        match look.view {
            View::Levels => look.measure.word().into(),
            _ => look.view.written(self.corpus),
        }
    }

    fn title_of(&self, panes: Panes) -> String {
        let title = match panes {
            Panes::Matrix => capital(&self.matrix.manner().name(self.corpus)),
            Panes::Timeline => self.timeline.span_seen().map_or_else(|| "Timeline".into(), |span| span.in_words()),
            Panes::All | Panes::Reader => self.address().title(self.corpus),
        };
        cut(&title, Cells(TITLE), "…").into_owned()
    }
}

/// A pane as a step calls it.
fn panes(pane: Pane) -> Panes {
    match pane {
        Pane::Matrix => Panes::Matrix,
        Pane::Timeline => Panes::Timeline,
        Pane::Reader => Panes::Reader,
    }
}
