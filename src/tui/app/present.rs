//! Presenting: a tour step by step, leaving it to explore, and coming back to the step.

use std::time::Duration;

use super::{App, Effect};
use crate::corpus::{Id, Panes, Record, Tour};
use crate::text::fold_str;
use crate::tour::{self, Scene};
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::layout::Pane;
use crate::tui::matrix::Manner;
use crate::tui::present::watch::Watch;
use crate::tui::present::{Position, Show};
use crate::tui::prompt::{Choice, Menu, Row};

/// How often the time is drawn.
const SECOND: Duration = Duration::from_secs(1);

impl App<'_> {
    /// The tour that is on the screen now; none while the explorer is.
    pub(in crate::tui) fn presented(&self) -> Option<Show> {
        self.show.filter(|show| !show.away)
    }

    /// Begins a tour at one of its steps.
    pub(super) fn present(&mut self, tour: Id<Tour>, at: usize) {
        let last = self.corpus.tours[tour].steps.len().saturating_sub(1);
        let mut show = Show { notes: self.notes, ..Show::of(tour, at.min(last)) };
        match self.show.filter(|before| before.tour == tour) {
            Some(before) => show.watch = before.watch,
            None => show.watch = Watch::started(),
        }
        self.show = Some(show);
        self.stage();
    }

    /// Where the presentation is; none where there is none.
    pub(in crate::tui) fn position(&self) -> Option<Position> {
        let Show { tour, at, black, watch, .. } = self.show?;
        Some(Position { tour: self.corpus.tours[tour].slug().to_owned(), at, black, begun: watch.begun })
    }

    /// Goes where another terminal of the presentation went. Who explores is left in peace, and comes back to that step.
    pub(in crate::tui) fn go_along(&mut self, position: &Position) {
        let Some(tour) = self.corpus.tours.find(&position.tour) else { return };
        let at = position.at.min(self.corpus.tours[tour].steps.len().saturating_sub(1));
        if !self.show.is_some_and(|show| show.away)
            && self.position().is_none_or(|now| (&now.tour, now.at) != (&position.tour, at))
        {
            self.prompt = None;
            self.present(tour, at);
        }
        self.show = self.show.map(|show| {
            let mut show = Show { tour, at, black: position.black, ..show };
            show.watch.begun = position.begun;
            show.watch.look();
            show
        });
    }

    /// How long the loop may wait while a presenter has the time in sight.
    pub(super) fn watched(&self) -> Option<Duration> {
        self.presented().filter(|show| show.notes).map(|_| SECOND)
    }

    /// Looks at the watch.
    pub(super) fn look_at_watch(&mut self) {
        if let Some(show) = &mut self.show {
            show.watch.look();
        }
    }

    /// Goes back to the step that was left; where none was, asks which tour.
    pub(super) fn present_again(&mut self) {
        match (self.show, self.corpus.tours.len()) {
            (Some(show), _) => {
                self.show = Some(Show { away: false, ..show });
                self.stage();
            }
            (None, 0) => self.notice = Some("This dataset has no tours; --tour FILE brings one.".into()),
            (None, _) => self.ask(Menu::Tour),
        }
    }

    /// Does an action while a tour is presented; none where it isn't of presenting.
    pub(super) fn in_show(&mut self, action: Action) -> Option<Effect> {
        let show = self.presented()?;
        let last = self.corpus.tours[show.tour].steps.len().saturating_sub(1);
        let go = |at| Some(Show { at, black: false, ..show });
        self.show = match action {
            Action::TourOn if show.at == last => {
                self.notice = Some(self.keymap.say("This was the last step; {escape} explores."));
                Some(Show { black: false, ..show })
            }
            Action::TourOn => go(show.at + 1),
            Action::TourBack => go(show.at.saturating_sub(1)),
            Action::First => go(0),
            Action::Last => go(last),
            Action::Black => Some(Show { black: !show.black, ..show }),
            Action::Steps => {
                self.ask(Menu::Step);
                return Some(Effect::Draw);
            }
            Action::Reset => Some(Show { watch: Watch::started(), ..show }),
            Action::Escape if self.notice.take().is_some() || show.notes => return Some(Effect::Draw),
            Action::Escape => {
                self.notice = Some(format!(
                    "{} {}.",
                    self.keymap.say("Exploring; {present} goes back to step"),
                    show.number(self.corpus)
                ));
                Some(Show { away: true, black: false, ..show })
            }
            _ => return None,
        };
        if self.show.is_some_and(|now| now.at != show.at) {
            self.stage();
        }
        Some(Effect::Draw)
    }

    /// A digit begins the number of a step.
    pub(super) fn type_step(&mut self, key: Key) {
        if key.typed().is_some_and(|c| c.is_ascii_digit()) {
            self.ask(Menu::Step);
            self.type_key(key);
        }
    }

    /// Puts what the step shows into the panes.
    pub(super) fn stage(&mut self) {
        let Some(step) = self.show.and_then(|show| show.step(self.corpus)) else { return };
        let Scene { address, view, measure, lens } = match tour::scene(self.corpus, step) {
            Ok(scene) => scene,
            Err(fault) => {
                self.notice = Some(format!("This step can't be shown: {fault}."));
                return;
            }
        };
        self.beside = None;
        self.matrix.set_manner(self.corpus, Manner { view, measure, lens, ..Manner::default() });
        self.timeline.show_span(self.corpus, step.window.as_ref());
        self.wanted = fold_str(&step.highlight);
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
    }

    /// The steps of the tour, to go to one.
    pub(super) fn step_rows(&self) -> Vec<Row> {
        let Some(show) = self.show else { return Vec::new() };
        let steps = self.corpus.tours[show.tour].steps.iter().enumerate();
        let row = |(at, step): (usize, &crate::corpus::Step)| {
            let label = format!("{}  {}", at + 1, step.title);
            Row::choice(at == show.at, label, &*step.text, Choice::Step(at))
        };
        steps.map(row).collect()
    }

    /// The step of a number that is typed.
    pub(super) fn typed_step(&self, text: &str) -> Option<Row> {
        let number: usize = text.parse().ok()?;
        self.step_rows().into_iter().find(|row| row.choice == Choice::Step(number.wrapping_sub(1)))
    }

    /// All tours, to present one.
    pub(super) fn tour_rows(&self) -> Vec<Row> {
        let tours = self.corpus.tours.iter();
        tours.map(|(id, tour)| Row::of("", tour.label(), &*tour.summary, Choice::Tour(id))).collect()
    }

    /// Goes to a step of the tour.
    pub(super) fn go_to_step(&mut self, at: usize) {
        if let Some(show) = self.show {
            self.present(show.tour, at);
        }
    }
}
