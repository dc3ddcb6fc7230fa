//! Asks the terminal for its ground. Nobody waits for the answer: where it isn't there before the first frame, a later one
//! goes by it. It is taken out of what is typed.

use std::io;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{GLANCE, modes};

/// Asks for the colour of the ground (OSC 11).
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// What an answer begins with, behind its first byte. Nobody types that.
const BEGINNING: &str = "]11;";
/// How long an answer may take: so long more of it is waited for where it may have begun, and who leaves sooner waits for all
/// of it, since it would be typed into the shell.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long more of it is waited for where it has begun for certain, or an answer is expected: over a slow line it comes in
/// pieces.
const PERSEVERANCE: Duration = Duration::from_secs(1);
/// How long after the question an answer is expected.
const FRESH: Duration = Duration::from_secs(2);

/// A question to the terminal.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// When it was asked; none where it wasn't, or is answered.
    asked: Option<Instant>,
    /// What came before the answer.
    early: Vec<Event>,
}

impl Question {
    /// Asks.
    pub(super) fn ask(&mut self) -> io::Result<()> {
        modes::write(QUESTION)?;
        self.asked = Some(Instant::now());
        Ok(())
    }

    /// The answer, where it is there.
    pub(super) fn look(&mut self) -> io::Result<Option<String>> {
        if self.asked.is_none() || !has_input() {
            return Ok(None);
        }
        let mut events = self.early();
        while event::poll(self.patience(&events))? {
            events.push(event::read()?);
        }
        let answer = self.take_answer(&mut events);
        self.early = events;
        Ok(answer)
    }

    /// How long to look for more than some events: longer where an answer has begun in them, or may have.
    pub(super) fn patience(&self, events: &[Event]) -> Duration {
        let Some(asked) = self.asked else { return GLANCE };
        let is_expected = asked.elapsed() < FRESH;
        match begin(events) {
            Some(begin) if length(events, begin).is_some() => GLANCE,
            Some(begin) if is_expected || tells(events.get(begin..).unwrap_or_default()) => PERSEVERANCE,
            Some(_) => PATIENCE,
            None if is_expected && may_begin(events) => PERSEVERANCE,
            None => GLANCE,
        }
    }

    /// Waits for the answer, as long as it may take.
    pub(super) fn outlast(&mut self) -> io::Result<()> {
        let mut events = self.early();
        while let Some(asked) = self.asked {
            let left = PATIENCE.saturating_sub(asked.elapsed());
            if left.is_zero() || !event::poll(left)? {
                break;
            }
            events.push(event::read()?);
            self.take_answer(&mut events);
        }
        Ok(())
    }

    /// What came before the answer, once.
    pub(super) fn early(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.early)
    }

    /// Takes the answer out of some events. crossterm knows no such answer: to it the signs around it are keys with Alt, or
    /// after Esc where a read ended there, and all between are letters.
    pub(super) fn take_answer(&mut self, events: &mut Vec<Event>) -> Option<String> {
        self.asked?;
        let begin = begin(events)?;
        let length = length(events, begin)?;
        self.asked = None;
        // Without the signs at both ends.
        Some(events.drain(begin..begin + length).skip(1).take(length - 2).filter_map(|event| letter(&event)).collect())
    }
}

/// Where an answer begins. Where its first byte was read alone, that was a key of its own, and the numbers tell.
fn begin(events: &[Event]) -> Option<usize> {
    (0..events.len()).find(|at| {
        let rest = events.get(*at..).unwrap_or_default();
        rest.first().is_some_and(|first| is_key(first, ']', KeyModifiers::ALT)) || tells(rest)
    })
}

/// Whether an answer begins with these events for certain.
fn tells(events: &[Event]) -> bool {
    events.iter().map_while(letter).take(BEGINNING.len()).eq(BEGINNING.chars())
}

/// Whether the last of some events may be the first letters of an answer, behind a first byte that was a key of its own.
fn may_begin(events: &[Event]) -> bool {
    let tail = |count: usize| events.get(events.len().checked_sub(count)?..);
    (1..BEGINNING.len()).any(|count| {
        tail(count).is_some_and(|tail| tail.iter().map(letter).eq(BEGINNING.chars().take(count).map(Some)))
    })
}

/// How many events an answer is that begins at one of them; none where its end isn't there.
fn length(events: &[Event], begin: usize) -> Option<usize> {
    let ends = |event: &Event| letter(event) == Some('\\') || is_key(event, 'g', KeyModifiers::CONTROL);
    Some(events.iter().skip(begin).position(ends)? + 1)
}

/// The letter of a key, whatever is held with it.
fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) => Some(*letter),
        _ => None,
    }
}

/// Whether anything is there to be read: sooner known than by crossterm's first look.
fn has_input() -> bool {
    #[cfg(unix)]
    {
        let input = io::stdin();
        let mut input = [PollFd::new(&input, PollFlags::IN)];
        poll(&mut input, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|ready| ready > 0)
    }
    #[cfg(not(unix))]
    true
}

fn is_key(event: &Event, letter: char, modifier: KeyModifiers) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Char(letter) && key.modifiers.contains(modifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    fn typed(letters: &str) -> Vec<Event> {
        letters.chars().map(|letter| key(letter, KeyModifiers::NONE)).collect()
    }

    #[test]
    fn an_answer_is_taken_out_of_what_is_typed_and_only_one() {
        let answer =
            [vec![key(']', KeyModifiers::ALT)], typed("11;rgb:0/0/0"), vec![key('\\', KeyModifiers::ALT)]].concat();
        let all = || [typed("jk"), answer.clone(), typed("l")].concat();
        let mut question = Question { asked: Some(Instant::now()), early: Vec::new() };
        let mut events = all();
        assert_eq!(question.take_answer(&mut events).as_deref(), Some("11;rgb:0/0/0"));
        assert_eq!(events, typed("jkl"));
        let mut again = all();
        assert_eq!(question.take_answer(&mut again), None);
        assert_eq!(again, all(), "nothing was asked any more");
    }

    #[test]
    fn an_answer_of_which_each_escape_was_read_alone_is_one_too() {
        let escape = || vec![Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))];
        let mut question = Question { asked: Some(Instant::now()), early: Vec::new() };
        let mut events = [escape(), typed("]j]11;rgb:0/0/0"), escape(), typed("\\k")].concat();
        assert_eq!(question.take_answer(&mut events).as_deref(), Some("11;rgb:0/0/0"));
        assert_eq!(events, [escape(), typed("]jk")].concat());
    }

    #[test]
    fn more_of_an_answer_is_waited_for_the_longer_the_surer_it_is_one() {
        let of = |asked: Option<Instant>, events: Vec<Event>| Question { asked, early: Vec::new() }.patience(&events);
        let lately = |events| of(Some(Instant::now()), events);
        let long_ago = |events| of(Instant::now().checked_sub(FRESH), events);
        let begun = || vec![key(']', KeyModifiers::ALT)];
        let certain = || [begun(), typed("11;rgb")].concat();
        assert_eq!([lately(typed("j]")), long_ago(typed("j]"))], [PERSEVERANCE, GLANCE], "its first byte was a key");
        assert_eq!([lately(typed("]11")), long_ago(typed("]11"))], [PERSEVERANCE, GLANCE]);
        assert_eq!([lately(begun()), long_ago(begun())], [PERSEVERANCE, PATIENCE]);
        assert_eq!([lately(certain()), long_ago(certain())], [PERSEVERANCE; 2]);
        assert_eq!([lately(typed("]11;")), long_ago(typed("]11;"))], [PERSEVERANCE; 2]);
        for no_answer in ["j", "]j", "]1j", "]11;rgb:0/0/0\\"] {
            assert_eq!([lately(typed(no_answer)), long_ago(typed(no_answer))], [GLANCE; 2], "{no_answer}");
        }
        assert_eq!(of(None, typed("]11;")), GLANCE, "nothing was asked");
    }

    #[test]
    fn without_an_end_nothing_is_taken() {
        let mut question = Question { asked: Some(Instant::now()), early: Vec::new() };
        let mut events = [vec![key(']', KeyModifiers::ALT)], typed("11")].concat();
        assert_eq!(question.take_answer(&mut events), None);
        assert_eq!(events.len(), 3);
    }
}
