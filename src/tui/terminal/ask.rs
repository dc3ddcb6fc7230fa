//! Asks the terminal for its ground. What is typed meanwhile is kept, in its order; an answer that comes late is taken
//! out of what is typed.

use std::io;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};

use super::modes;

/// Asks for the colour of the ground (OSC 11).
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// How long a first frame waits for an answer.
const PATIENCE: Duration = Duration::from_millis(50);

/// A question to the terminal.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// Whether it was asked and not answered yet.
    open: bool,
    /// What came before the answer.
    early: Vec<Event>,
}

impl Question {
    /// Asks, and waits a little for the answer.
    pub(super) fn ask(&mut self) -> io::Result<Option<String>> {
        modes::write(QUESTION)?;
        self.open = true;
        let end = Instant::now() + PATIENCE;
        while event::poll(end.saturating_duration_since(Instant::now()))? {
            self.early.push(event::read()?);
            let mut events = std::mem::take(&mut self.early);
            let answer = self.take_answer(&mut events);
            self.early = events;
            if answer.is_some() {
                return Ok(answer);
            }
        }
        Ok(None)
    }

    /// What came before the answer, once.
    pub(super) fn early(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.early)
    }

    /// Takes the answer out of some events. crossterm knows no such answer: to it the signs around it are keys with Alt,
    /// and all between are letters.
    pub(super) fn take_answer(&mut self, events: &mut Vec<Event>) -> Option<String> {
        if !self.open {
            return None;
        }
        let begin = events.iter().position(|event| is_key(event, ']', KeyModifiers::ALT))?;
        let ends = |event: &Event| is_key(event, '\\', KeyModifiers::ALT) || is_key(event, 'g', KeyModifiers::CONTROL);
        let length = events.iter().skip(begin).position(ends)?;
        self.open = false;
        let letters = events.drain(begin..=begin + length).filter_map(|event| match event {
            Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. })
                if !modifiers.intersects(KeyModifiers::ALT | KeyModifiers::CONTROL) =>
            {
                Some(letter)
            }
            _ => None,
        });
        Some(letters.collect())
    }
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
        let mut question = Question { open: true, early: Vec::new() };
        let mut events = all();
        assert_eq!(question.take_answer(&mut events).as_deref(), Some("11;rgb:0/0/0"));
        assert_eq!(events, typed("jkl"));
        let mut again = all();
        assert_eq!(question.take_answer(&mut again), None);
        assert_eq!(again, all(), "nothing was asked any more");
    }

    #[test]
    fn without_an_end_nothing_is_taken() {
        let mut question = Question { open: true, early: Vec::new() };
        let mut events = [vec![key(']', KeyModifiers::ALT)], typed("11")].concat();
        assert_eq!(question.take_answer(&mut events), None);
        assert_eq!(events.len(), 3);
    }
}
