//! Presenting: a tour step by step, leaving it to explore, and coming back to the step.

use std::time::Duration;

use super::{App, Effect};
use crate::corpus::{Record, Step, Tour};
use crate::tour::lasts;
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::present::watch::{self, Watch};
use crate::tui::present::{Position, Show, Which};
use crate::tui::prompt::{Choice, Menu, Row};

/// How often the time is drawn.
const SECOND: Duration = Duration::from_secs(1);

impl App<'_> {
    /// The tour that is on the screen now; none while the explorer is.
    pub(in crate::tui) fn presented(&self) -> Option<Show> {
        self.show.filter(|show| !show.away)
    }

    /// The tour that is presented; none where it was being recorded, and no longer is.
    pub(in crate::tui) fn tour_of(&self, show: Show) -> Option<&Tour> {
        match show.tour {
            Which::Known(tour) => Some(&self.corpus.tours[tour]),
            Which::Draft => self.recording.tour(),
        }
    }

    /// The step that is presented.
    pub(super) fn step_of(&self, show: Show) -> Option<&Step> {
        self.tour_of(show)?.steps.get(show.at)
    }

    /// The last step of a tour, from 0.
    fn last_of(&self, show: Show) -> usize {
        self.tour_of(show).map_or(0, |tour| tour.steps.len().saturating_sub(1))
    }

    /// Begins a tour at one of its steps.
    pub(super) fn present(&mut self, tour: Which, at: usize) {
        let mut show = Show { notes: self.notes, ..Show::of(tour, at) };
        show.at = at.min(self.last_of(show));
        match self.show.filter(|before| before.tour == tour) {
            Some(before) => show.watch = before.watch,
            None => show.watch = Watch::started(),
        }
        if std::mem::take(&mut self.auto) {
            show.until = self.end_of(show);
        }
        self.show = Some(show);
        self.stage();
    }

    /// When a step is over that goes on by itself; 0 for the last one, after which nothing comes.
    fn end_of(&self, show: Show) -> u64 {
        let step = self.step_of(show).filter(|_| show.at < self.last_of(show));
        step.map_or(0, |step| u64::try_from((watch::now() + lasts(step)).as_millis()).unwrap_or(0))
    }

    /// Goes on where the step is over; whoever presents this way left no key to be pressed.
    pub(super) fn go_on(&mut self) {
        let Some(show) = self.presented().filter(|show| show.left().is_some_and(|left| left.is_zero())) else { return };
        let next = Show { at: (show.at + 1).min(self.last_of(show)), black: false, ..show };
        self.show = Some(Show { until: self.end_of(next), ..next });
        self.stage();
    }

    /// No longer goes on by itself.
    pub(super) fn pause(&mut self) {
        if let Some(show) = self.show.as_mut().filter(|show| show.until > 0) {
            show.until = 0;
            self.notice = Some(self.keymap.say("Paused; {auto} goes on by itself again."));
        }
    }

    /// Where the presentation is; none where there is none, or where a tour is tried out that is being recorded: no other
    /// terminal has it.
    pub(in crate::tui) fn position(&self) -> Option<Position> {
        let Show { tour: Which::Known(tour), at, black, watch, until, .. } = self.show? else { return None };
        Some(Position { tour: self.corpus.tours[tour].slug().to_owned(), at, black, begun: watch.begun, until })
    }

    /// Goes where another terminal of the presentation went. Who explores is left in peace, and comes back to that step.
    pub(in crate::tui) fn go_along(&mut self, position: &Position) {
        let Some(tour) = self.corpus.tours.find(&position.tour) else { return };
        let at = position.at.min(self.corpus.tours[tour].steps.len().saturating_sub(1));
        if !self.show.is_some_and(|show| show.away)
            && self.position().is_none_or(|now| (&now.tour, now.at) != (&position.tour, at))
        {
            self.prompt = None;
            self.present(Which::Known(tour), at);
        }
        self.show = self.show.map(|show| {
            let Position { black, until, .. } = *position;
            let mut show = Show { tour: Which::Known(tour), at, black, until, ..show };
            show.watch.begun = position.begun;
            show.watch.look();
            show
        });
    }

    /// How long the loop may wait while a presenter has the time in sight, or until the step is over.
    pub(super) fn watched(&self) -> Option<Duration> {
        let mut show = self.presented()?;
        show.watch.look();
        let shown = show.notes.then_some(SECOND);
        show.left().map(|left| shown.map_or(left, |shown| shown.min(left))).or(shown)
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
                // One that is being recorded may have lost steps meanwhile.
                self.show = Some(Show { away: false, at: show.at.min(self.last_of(show)), ..show });
                self.stage();
            }
            (None, 0) => self.notice = Some("This dataset has no tours; --tour FILE brings one.".into()),
            (None, _) => self.ask(Menu::Tour),
        }
    }

    /// Does an action while a tour is presented; none where it isn't of presenting.
    pub(super) fn in_show(&mut self, action: Action) -> Option<Effect> {
        self.presented()?;
        let was_told = action == Action::Escape && self.notice.take().is_some();
        if action != Action::Auto {
            self.pause();
        }
        let show = self.presented()?;
        let last = self.last_of(show);
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
            Action::Auto if show.until > 0 => {
                self.pause();
                return Some(Effect::Draw);
            }
            Action::Auto => {
                let until = self.end_of(show);
                let said = if until > 0 { "Goes on by itself; any key pauses." } else { "This is the last step." };
                self.notice = Some(said.into());
                let mut show = Show { until, black: false, ..show };
                show.watch.look();
                Some(show)
            }
            Action::Black => Some(Show { black: !show.black, ..show }),
            Action::Steps => {
                self.ask(Menu::Step);
                return Some(Effect::Draw);
            }
            Action::Reset => Some(Show { watch: Watch::started(), ..show }),
            Action::Escape if was_told || show.notes => return Some(Effect::Draw),
            Action::Escape => {
                let number = self.tour_of(show).map(|tour| show.number(tour)).unwrap_or_default();
                self.notice = Some(format!("{} {number}.", self.keymap.say("Exploring; {present} goes back to step")));
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
        self.pause();
        if key.typed().is_some_and(|c| c.is_ascii_digit()) {
            self.ask(Menu::Step);
            self.type_key(key);
        }
    }

    /// Puts what the step shows into the panes.
    pub(super) fn stage(&mut self) {
        let Some(step) = self.show.and_then(|show| self.step_of(show)).cloned() else { return };
        if let Err(fault) = self.look_at(&step) {
            self.notice = Some(format!("This step can't be shown: {fault}."));
        }
    }

    /// The steps of the tour, to go to one.
    pub(super) fn step_rows(&self) -> Vec<Row> {
        let Some((show, tour)) = self.show.and_then(|show| Some((show, self.tour_of(show)?))) else {
            return Vec::new();
        };
        let row = |(at, step): (usize, &Step)| {
            let label = format!("{}  {}", at + 1, step.title);
            Row::choice(at == show.at, label, &*step.text, Choice::Step(at))
        };
        tour.steps.iter().enumerate().map(row).collect()
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
