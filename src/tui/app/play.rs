//! Letting the years run: the lens counts evidence up to one date after the other. Nothing here waits: the loop does,
//! for as long as [`App::patience`] says, and then calls [`App::tick`].

use std::time::Duration;

use jiff::civil::Date;

use super::App;
use crate::analysis::Lens;
use crate::corpus::date::Edtf;
use crate::tui::action::Action;
use crate::tui::matrix::Manner;

/// How long each date stays, slowest first.
const PACES: [Duration; 5] = [
    Duration::from_millis(4000),
    Duration::from_millis(2000),
    Duration::from_millis(1000),
    Duration::from_millis(500),
    Duration::from_millis(250),
];
/// The pace at first.
const PACE: usize = 2;

/// Years that run.
pub(super) struct Play {
    /// The dates up to which evidence counts, one after the other.
    stops: Vec<Date>,
    at: usize,
    pace: usize,
    paused: bool,
    /// The lens from before, which comes back at the end.
    before: Lens,
}

impl App<'_> {
    /// Begins with the first date.
    pub(super) fn start_play(&mut self) {
        let stops = self.timeline.stops();
        if stops.is_empty() {
            self.notice = Some("No event here has a date: there are no years that could run.".into());
            return;
        }
        self.timeline.drop_span();
        let before = self.matrix.manner().lens.clone();
        self.play = Some(Play { stops, at: 0, pace: PACE, paused: false, before });
        self.show_stop();
    }

    /// Does an action while the years run; `false` where it is done as ever. Whatever has nothing to do with it stops it.
    pub(super) fn play_on(&mut self, action: Action) -> bool {
        let Some(play) = &mut self.play else { return false };
        let last = play.stops.len().saturating_sub(1);
        match action {
            Action::Quit | Action::Suspend | Action::Mouse => return false,
            Action::Play if play.paused && play.at == last => {
                // From the end it begins again.
                (play.paused, play.at) = (false, 0);
                self.show_stop();
            }
            Action::Play => play.paused = !play.paused,
            Action::Faster => play.pace = (play.pace + 1).min(PACES.len() - 1),
            Action::Slower => play.pace = play.pace.saturating_sub(1),
            Action::Left | Action::Right => {
                // Who steps doesn't want to be carried on.
                play.paused = true;
                play.at = if action == Action::Left { play.at.saturating_sub(1) } else { (play.at + 1).min(last) };
                self.show_stop();
            }
            _ => self.stop_play(),
        }
        true
    }

    /// Gives the lens back as it was.
    pub(super) fn stop_play(&mut self) {
        if let Some(play) = self.play.take() {
            let now = self.matrix.manner().clone();
            self.look(Manner { lens: play.before, ..now });
            self.notice = Some(format!("Stopped: {} again.", self.matrix.manner().lens.said(self.corpus)));
        }
    }

    /// How long the loop may wait for the next event before it calls [`App::tick`]; none where nothing moves by itself.
    pub fn patience(&self) -> Option<Duration> {
        let is_seen = |play: &&Play| !play.paused && self.help.is_none() && self.prompt.is_none();
        let play = self.play.as_ref().filter(is_seen);
        play.and_then(|play| PACES.get(play.pace).copied()).or(self.watched())
    }

    /// Goes to the next date, where the years run; the last one stays. Looks at the watch, where one is shown.
    pub fn tick(&mut self) {
        self.look_at_watch();
        self.go_on();
        if self.patience().is_none() {
            return;
        }
        let Some(play) = &mut self.play else { return };
        if play.at + 1 < play.stops.len() {
            play.at += 1;
        }
        play.paused = play.at + 1 == play.stops.len();
        self.show_stop();
    }

    /// What stands in the title of the timeline while the years run.
    pub(in crate::tui) fn play_words(&self) -> Option<String> {
        let play = self.play.as_ref()?;
        let pace = PACES.get(play.pace).map_or(0.0, Duration::as_secs_f32);
        let how = if play.paused { "paused".to_owned() } else { format!("{pace} s each") };
        Some(format!("playing {} of {}, {how}", play.at + 1, play.stops.len()))
    }

    fn show_stop(&mut self) {
        let Some(play) = &self.play else { return };
        let Some(until) = play.stops.get(play.at).copied() else { return };
        // A lens that begins after this date leaves its beginning out until then.
        let from = play.before.years.and_then(|years| years.earliest()).filter(|from| *from <= until);
        self.look_at_years(Edtf::spanning(from, Some(until)));
    }
}
