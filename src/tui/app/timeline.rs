//! What the actions do in the timeline: moving, opening, lanes, filters, spans of time.

use super::App;
use crate::analysis::Lens;
use crate::analysis::chronicle::{EventFilter, Grouping};
use crate::corpus::date::Edtf;
use crate::corpus::{Corpus, Era, Event, Id, Record, Thing};
use crate::tui::action::Action;
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;
use crate::tui::prompt::Menu;
use crate::tui::timeline::{Apart, Fit, Timeline};

/// Said where the list is shown and a key is for lanes and axis.
const GRAPHIC: &str = "A list has neither lanes nor axis; {event-list} shows the graphic.";

/// Whether an action is for lanes or axis, which the list doesn't have.
pub(super) fn of_graphic(action: Action) -> bool {
    use Action::{
        Apart, Fold, FoldAll, Lanes, NextInLane, NextLanes, PreviousInLane, Readings, Reset, ZoomIn, ZoomOut,
    };
    matches!(
        action,
        Apart | Fold | FoldAll | Lanes | NextInLane | NextLanes | PreviousInLane | Readings | Reset | ZoomIn | ZoomOut
    )
}

impl App<'_> {
    pub(super) fn in_timeline(&mut self, action: Action) {
        let corpus = self.corpus;
        let list = self.timeline.is_list();
        match action {
            action if list && of_graphic(action) => self.notice = Some(self.keymap.say(GRAPHIC)),
            Action::Up if list => self.move_on(|timeline, corpus| timeline.step(corpus, -1)),
            Action::Down if list => self.move_on(|timeline, corpus| timeline.step(corpus, 1)),
            Action::PageUp if list => self.move_on(|timeline, corpus| timeline.page_in_list(corpus, -1)),
            Action::PageDown if list => self.move_on(|timeline, corpus| timeline.page_in_list(corpus, 1)),
            Action::Left => self.move_on(|timeline, corpus| timeline.step(corpus, -1)),
            Action::Right => self.move_on(|timeline, corpus| timeline.step(corpus, 1)),
            Action::Up => self.move_on(|timeline, corpus| timeline.step_lane(corpus, -1)),
            Action::Down => self.move_on(|timeline, corpus| timeline.step_lane(corpus, 1)),
            Action::PageUp => self.move_on(|timeline, corpus| timeline.page_by(corpus, -1)),
            Action::PageDown => self.move_on(|timeline, corpus| timeline.page_by(corpus, 1)),
            Action::First => self.move_on(|timeline, corpus| timeline.edge(corpus, false)),
            Action::Last => self.move_on(|timeline, corpus| timeline.edge(corpus, true)),
            Action::ZoomIn => self.timeline.zoom(corpus, true),
            Action::ZoomOut => self.timeline.zoom(corpus, false),
            Action::Reset => self.fit_timeline(),
            Action::NextMark | Action::PreviousMark => self.next_tied(action == Action::NextMark),
            Action::Open if self.timeline.has_span() => self.take_span(),
            Action::Open => {
                if let Some(event) = self.timeline.cursor() {
                    self.open(Thing::from(event).into());
                }
            }
            _ => {}
        }
    }

    /// Does an action of the timeline, from whichever pane.
    pub(super) fn chronicle(&mut self, action: Action) {
        let corpus = self.corpus;
        self.focus = Pane::Timeline;
        match action {
            action if self.timeline.is_list() && of_graphic(action) => self.notice = Some(self.keymap.say(GRAPHIC)),
            Action::Lanes => self.ask(Menu::Lanes),
            Action::NextLanes => {
                let at = Grouping::ALL.iter().position(|by| *by == self.timeline.grouping()).unwrap_or(0);
                let next = Grouping::ALL.get(at + 1).or(Grouping::ALL.first()).copied().unwrap_or_default();
                self.timeline.group(corpus, next);
            }
            Action::Fold if self.timeline.fold(corpus).is_some() => {}
            Action::Fold => self.notice = Some("What has no date stands in one row already.".into()),
            Action::FoldAll => _ = self.timeline.fold_all(corpus),
            Action::PreviousInLane => self.move_on(|timeline, corpus| timeline.step_in_lane(corpus, -1)),
            Action::NextInLane => self.move_on(|timeline, corpus| timeline.step_in_lane(corpus, 1)),
            Action::PreviousStep | Action::NextStep => {
                let before = self.timeline.cursor();
                self.move_on(|timeline, corpus| _ = timeline.step_in_chain(corpus, action == Action::NextStep));
                if self.timeline.cursor() == before {
                    let end = if action == Action::NextStep { "later" } else { "earlier" };
                    self.notice = Some(format!("No {end} step of the same instrument."));
                }
            }
            Action::GoToDate => self.ask(Menu::Date),
            Action::Apart => match self.timeline.part_cluster(corpus) {
                Apart::Alone => self.notice = Some("This event stands alone in its cell.".into()),
                Apart::Zoomed => {}
                Apart::Never => self.ask(Menu::Together),
            },
            Action::Readings => self.timeline.turn_details(corpus),
            Action::EventList => self.timeline.turn_list(corpus),
            Action::Filter => self.ask(Menu::Filter),
            Action::ClearFilter if self.timeline.filter().is_clear() => {
                self.notice = Some("No filter is on: all events are shown.".into());
            }
            Action::ClearFilter => {
                self.keep_events(EventFilter::default());
                self.notice = Some("All events are shown again.".into());
            }
            Action::Span => self.begin_or_drop_span(),
            Action::Until => self.until_here(),
            _ => {}
        }
    }

    /// Goes to the next event that is tied to the selection. Only the cursor moves: a look would change what is tied.
    fn next_tied(&mut self, forward: bool) {
        if !self.timeline.next_of(self.corpus, &self.related.events, forward) {
            self.notice = Some("No other event is tied to the selection.".into());
        }
    }

    fn begin_or_drop_span(&mut self) {
        if !self.timeline.drop_span() && !self.timeline.begin_span() {
            self.notice = Some("This event has no date with which a span could begin.".into());
        }
    }

    /// Moves the cursor, and shows the page of the event that it comes to.
    fn move_on(&mut self, how: impl FnOnce(&mut Timeline, &Corpus)) {
        let before = self.timeline.cursor();
        how(&mut self.timeline, self.corpus);
        self.follow(before);
    }

    /// Shows the page of the event under the cursor, where that was another before.
    fn follow(&mut self, before: Option<Id<Event>>) {
        if let Some(event) = self.timeline.cursor().filter(|event| Some(*event) != before) {
            self.glance_at(&Thing::from(event).into());
        }
    }

    /// Shows other events.
    pub(super) fn keep_events(&mut self, filter: EventFilter) {
        let before = self.timeline.cursor();
        self.timeline.set_filter(self.corpus, filter);
        self.timeline.answer(&self.related);
        self.follow(before);
    }

    pub(super) fn go_to_date(&mut self, date: &Edtf) {
        let before = self.timeline.cursor();
        if self.timeline.go_to_date(self.corpus, date) {
            self.follow(before);
            let nearest = self.timeline.cursor().map(|event| self.corpus.events[event].label());
            self.notice = nearest.map(|label| format!("{}: the nearest event is {label}.", date.in_words()));
        } else {
            self.notice = Some("No event here has a date.".into());
        }
    }

    pub(super) fn go_to_era(&mut self, era: Id<Era>) {
        let before = self.timeline.cursor();
        self.timeline.go_to_era(self.corpus, era);
        self.follow(before);
        let era = &self.corpus.eras[era];
        self.notice = Some(format!("{}, {}: {}", era.label(), era.date.in_words(), era.ground));
    }

    fn fit_timeline(&mut self) {
        let before = self.timeline.cursor();
        let words = match self.timeline.reset(self.corpus) {
            Fit::Home => "The window of the dataset; {reset} shows all events.",
            Fit::All => "All events; {reset} shows the window of the dataset.",
            Fit::Kept => "What the filter keeps; {reset} shows the window of the dataset.",
        };
        self.follow(before);
        self.notice = Some(self.keymap.say(words));
    }

    /// Makes the span that was chosen the years of the lens.
    pub(super) fn take_span(&mut self) {
        let span = self.timeline.span();
        self.timeline.drop_span();
        match span.and_then(|(from, until)| Edtf::spanning(Some(from), Some(until))) {
            Some(years) => {
                self.look_at_years(Some(years));
                self.notice = Some(format!(
                    "Evidence of {} {}",
                    years.in_words(),
                    self.keymap.say("counts; {clear-lens} lets all count again.")
                ));
            }
            None => self.notice = Some("This is no span of time.".into()),
        }
    }

    /// Lets evidence count up to the date of the cursor; where it does already, all of it.
    fn until_here(&mut self) {
        let Some(day) = self.timeline.day_here() else {
            self.notice = Some("This event has no date up to which evidence could count.".into());
            return;
        };
        let years = Edtf::spanning(None, Some(day));
        let now = self.matrix.manner().lens.years;
        let years = years.filter(|years| now != Some(*years));
        self.look_at_years(years);
        self.notice = Some(match years {
            Some(years) => {
                format!("Evidence {} {}", years.in_words(), self.keymap.say("counts; {until} again lets all count."))
            }
            None => "Evidence of all years counts again.".into(),
        });
    }

    /// Puts other years in the lens of the workbench.
    pub(super) fn look_at_years(&mut self, years: Option<Edtf>) {
        let now = self.matrix.manner().clone();
        self.look(Manner { lens: Lens { years, ..now.lens.clone() }, ..now });
    }

    /// Opens the discrepancy that bears on the selection, or asks which one.
    pub(super) fn dispute(&mut self) {
        let Some(thing) = self.selected() else {
            self.notice = Some("Nothing is selected that sources could disagree about.".into());
            return;
        };
        let mut disputes = self.corpus.discrepancies_of(thing);
        match (disputes.next(), disputes.next()) {
            (None, _) => self.notice = Some("The sources don't disagree about this.".into()),
            (Some(one), None) => self.open(Thing::from(one).into()),
            (Some(_), Some(_)) => self.ask(Menu::Disputes),
        }
    }
}
