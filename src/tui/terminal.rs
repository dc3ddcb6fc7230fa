//! The terminal: taken once, drawn to in whole frames, given back in every case.
//!
//! [`Session`] is the only door. Behind it:
//!
//! | module | holds |
//! |---|---|
//! | `modes`  | the one record of what was turned on, and the only writes to the terminal |
//! | `leave`  | the ways out that are not a `return`: panics, signals, a terminal that goes away |
//! | `device` | the terminal opened anew, so that no read and no write of it waits |
//! | `ask`    | a question to the terminal, and its answer among what is typed |
//! | `held`   | the bytes of a frame, until it is whole |
//! | `terse`  | the cells of a frame in few bytes |
//! | `wide`   | glyphs two columns wide: none half covered, none left behind |
//!
//! Nothing here ticks: an idle session sleeps in three system calls (input, signals, hang-up) without a timeout.
//! No other module of the program writes an escape code.

mod ask;
#[cfg(unix)]
mod device;
mod held;
mod leave;
mod modes;
mod terse;
mod wide;

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::crossterm::{queue, style};
use ratatui::layout::Size;
use ratatui::style::Color;
use ratatui::{Frame, Terminal};

use ask::Question;
use held::Held;
use modes::Mode;
use terse::Terse;
use wide::Wide;

use super::theme::Ground;

/// So many events at most go into one drain: a flood of input must not keep the screen from being drawn.
const DRAIN: usize = 1024;

/// How long to look for more events. Not zero: with `use-dev-tty` crossterm 0.29 then looks for none at all.
const GLANCE: Duration = Duration::from_micros(50);

/// The columns of the terminal that standard output goes to; none where it goes elsewhere.
pub fn columns() -> Option<u16> {
    let (columns, _) = io::stdout().is_terminal().then(ratatui::crossterm::terminal::size)?.ok()?;
    (columns > 0).then_some(columns)
}

/// What a session asks of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Report clicks, drags and the wheel. This takes over the terminal's own selection (Shift gives it back).
    pub mouse: bool,
    /// Let colours through. Without it every colour becomes the terminal's default, whatever the theme
    /// says; bold, underlined and reversed stay.
    pub colour: bool,
    /// Ask the terminal whether it is dark or light.
    pub ask: bool,
}

/// The terminal while the explorer owns it. Dropping it gives the terminal back as it was.
#[derive(Debug)]
pub struct Session {
    terminal: Terminal<Terse<Held>>,
    held: Held,
    wide: Wide,
    colour: bool,
    /// Nothing on the screen is known to be right: the next frame writes every cell.
    fresh: bool,
    /// The size of the last frame.
    drawn: Size,
    /// Whether crossterm listens to changes of size: from [`Session::listen`] on.
    listening: bool,
    /// Whether the size changed before that.
    resized: Arc<AtomicBool>,
    question: Question,
    ground: Option<Ground>,
    _guard: Guard,
}

impl Session {
    /// Takes the terminal: raw input, the alternate screen, bracketed paste, no cursor, and the mouse if asked.
    ///
    /// # Errors
    /// A sentence for the user if standard input or output is no terminal, or if it refuses a mode. What was
    /// already turned on is off again then.
    pub fn open(options: Options) -> io::Result<Self> {
        require_terminal(io::stdin().is_terminal(), "input")?;
        require_terminal(io::stdout().is_terminal(), "output")?;
        // With NO_COLOR crossterm 0.29 answers a colour with a full reset, which also undoes REVERSED: the
        // selection vanishes (dua-cli#238). So crossterm always writes, and `colour` decides what.
        style::force_color_output(true);
        leave::prepare()?;
        // Signals are seen to from the first wait on, be it for input or for room.
        #[cfg(unix)]
        device::open_anew(leave::await_signals);
        let resized = leave::note_resizes()?;
        let mut wanted = vec![Mode::Raw, Mode::AlternateScreen, Mode::Paste, Mode::HiddenCursor];
        if options.mouse {
            wanted.push(Mode::Mouse);
        }
        modes::turn_on(&wanted)?;
        let guard = Guard;
        let mut question = Question::default();
        if options.ask {
            question.ask()?;
        }
        let held = Held::default();
        let terminal = Terminal::new(Terse::new(held.clone()))?;
        let (wide, colour) = (Wide::default(), options.colour);
        let (drawn, listening) = (Size::default(), false);
        Ok(Self {
            terminal,
            held,
            wide,
            colour,
            fresh: true,
            drawn,
            listening,
            resized,
            question,
            ground: None,
            _guard: guard,
        })
    }

    /// Whether the terminal is dark or light, where it was asked and has answered.
    ///
    /// # Errors
    /// When the terminal can't be read.
    pub fn ground(&mut self) -> io::Result<Option<Ground>> {
        // Later answers come with what is typed.
        if !self.listening {
            let answer = self.question.look().inspect_err(leave::exit_if_gone)?;
            self.take(answer);
        }
        Ok(self.ground)
    }

    /// Takes what the terminal has answered; whether it did.
    fn take(&mut self, answer: Option<String>) -> bool {
        let is_answered = answer.is_some();
        self.ground = answer.and_then(|answer| Ground::of_answer(&answer)).or(self.ground);
        is_answered
    }

    /// Paints one frame and sends what changed in one write, inside a synchronized update; where nothing changed, nothing.
    ///
    /// `frame.area()` is the size this very frame has: arrange panes inside `paint`, not before.
    ///
    /// # Errors
    /// When the terminal can't be written to, or was given back meanwhile (after a caught panic).
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.frame(paint).inspect_err(leave::exit_if_gone)
    }

    fn frame(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.held.take();
        queue!(self.held, BeginSynchronizedUpdate)?;
        let begun = self.held.len();
        if std::mem::take(&mut self.fresh) {
            // Not `Terminal::clear`: that asks the terminal where its cursor is, and waits for the answer.
            if self.drawn == Size::default() {
                // The first frame: ratatui's buffers are empty already, and filling them takes time.
                queue!(self.held, Clear(ClearType::All))?;
            } else {
                let size = self.terminal.size()?;
                self.terminal.resize(size.into())?;
            }
        }
        let Self { terminal, wide, colour, drawn, .. } = self;
        terminal.draw(|frame| {
            *drawn = frame.area().as_size();
            paint(frame);
            let buffer = frame.buffer_mut();
            if !*colour {
                for cell in &mut buffer.content {
                    (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
                }
            }
            wide.settle(buffer);
        })?;
        if self.held.len() == begun {
            return Ok(());
        }
        queue!(self.held, EndSynchronizedUpdate)?;
        modes::write(&self.held.take())
    }

    /// Waits for input without a timeout, then takes what else has arrived: one frame per call is enough.
    ///
    /// Of several changes of size the last stays, at its place among the other events.
    ///
    /// # Errors
    /// When the terminal can't be read.
    pub fn next_events(&mut self, patience: Option<Duration>) -> io::Result<Vec<Event>> {
        self.arrived(patience).inspect_err(leave::exit_if_gone)
    }

    fn arrived(&mut self, patience: Option<Duration>) -> io::Result<Vec<Event>> {
        // From the first wait on, after the first frame: nothing is in the way of that.
        #[cfg(unix)]
        {
            leave::await_signals()?;
            leave::await_hang_up()?;
        }
        self.listen()?;
        if self.fresh {
            let size = self.terminal.size()?;
            return Ok(vec![Event::Resize(size.width, size.height)]);
        }
        let mut events = self.question.early();
        if let (Some(patience), true) = (patience, events.is_empty())
            && !event::poll(patience)?
        {
            return Ok(Vec::new());
        }
        if events.is_empty() {
            events.push(event::read()?);
        }
        while events.len() < DRAIN && event::poll(self.question.patience(&events))? {
            events.push(event::read()?);
        }
        let answer = self.question.take_answer(&mut events);
        let is_answered = self.take(answer);
        #[cfg(unix)]
        if leave::was_continued() {
            modes::turn_on(&modes::turn_off())?;
            self.fresh = true;
        }
        // There and back within one drain leaves ratatui's size as it was, and the screen in pieces.
        self.fresh |= events.iter().any(is_resize);
        if is_answered && events.is_empty() {
            // Something has come, and there may be other colours to draw in.
            events.push(Event::Resize(self.drawn.width, self.drawn.height));
        }
        Ok(last_resize_only(events))
    }

    /// Whether something has come, or comes within so long.
    ///
    /// # Errors
    /// When the terminal can't be read.
    pub fn has_event(&mut self, within: Duration) -> io::Result<bool> {
        Ok(self.fresh || event::poll(within).inspect_err(leave::exit_if_gone)?)
    }

    /// Listens to changes of size from now on, which takes longer than a first frame should wait. Where the size has
    /// changed since that frame, or was another meanwhile, the next one is drawn afresh.
    ///
    /// # Errors
    /// When the terminal can't be asked.
    pub fn listen(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.listening, true) {
            // crossterm listens to SIGWINCH from its first look at the input on.
            event::poll(Duration::ZERO).inspect_err(leave::exit_if_gone)?;
            self.fresh |= self.resized.load(Ordering::Relaxed) || self.terminal.size()? != self.drawn;
        }
        Ok(())
    }

    /// Gives the terminal back, stops the program as Ctrl-Z does in a shell, and takes it again on return.
    ///
    /// Where no shell could continue the program (it *is* the session) the system does not stop it, and
    /// this only draws afresh. On systems without job control it does nothing.
    ///
    /// # Errors
    /// When the terminal can't be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        {
            let modes = modes::turn_off();
            let stopped = leave::stop();
            modes::turn_on(&modes)?;
            self.fresh = true;
            stopped?;
        }
        Ok(())
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if on { modes::turn_on(&[Mode::Mouse]) } else { modes::turn_off_one(Mode::Mouse) }
    }

    /// Asks the terminal to put a text in the clipboard of the machine that it runs on (OSC 52): it works over ssh too.
    /// What the terminal does with it nobody learns. The text goes encoded, so nothing in it acts on the terminal.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut request = Vec::new();
        queue!(request, CopyToClipboard::to_clipboard_from(text))?;
        modes::write(&request).inspect_err(leave::exit_if_gone)
    }
}

/// Ends the loop's wait for input: to it this is a change of size to the same size.
pub(super) fn wake() {
    #[cfg(unix)]
    {
        use rustix::process::{Signal, getpid, kill_process};
        // A process may always signal itself.
        let _ = kill_process(getpid(), Signal::WINCH);
    }
}

/// Gives the terminal back when the session ends, or when opening it fails half way.
#[derive(Debug)]
struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        modes::turn_off();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Where the terminal can't be read any more, nothing of it gets to the shell either.
        let _unread = self.question.outlast();
    }
}

fn require_terminal(is: bool, which: &str) -> io::Result<()> {
    if is {
        return Ok(());
    }
    let sentence = format!("the explorer needs a terminal, but standard {which} is not one");
    Err(io::Error::new(io::ErrorKind::Unsupported, sentence))
}

fn is_resize(event: &Event) -> bool {
    matches!(event, Event::Resize(..))
}

fn last_resize_only(mut events: Vec<Event>) -> Vec<Event> {
    if let Some(last) = events.iter().rposition(is_resize) {
        let mut index = 0;
        events.retain(|event| {
            index += 1;
            !is_resize(event) || index > last
        });
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_resizes_the_last_stays_in_its_place() {
        let (small, large) = (Event::Resize(1, 1), Event::Resize(80, 24));
        let (a, b) = (Event::FocusGained, Event::FocusLost);
        let events = vec![small.clone(), a.clone(), small, large.clone(), b.clone()];
        assert_eq!(last_resize_only(events), [a.clone(), large, b]);
        assert_eq!(last_resize_only(vec![a.clone()]), [a]);
    }

    #[test]
    fn without_a_terminal_the_sentence_names_the_stream() {
        let error = require_terminal(false, "input").map_err(|error| error.to_string());
        assert_eq!(error, Err("the explorer needs a terminal, but standard input is not one".into()));
    }
}
