//! A tour that is being written: its steps, its file as text, and every state before, to go back to.

use thin_vec::ThinVec;

use crate::corpus::{Corpus, Id, Manuscript, Record, Step, Tour, Typed};

/// A tour that is being written. Steps and text always say the same.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The tour as it is now.
    pub tour: Tour,
    manuscript: Manuscript,
    before: Vec<(ThinVec<Step>, Manuscript)>,
}

/// States before are forgotten beyond this many.
const LONGEST: usize = 200;
/// The id of a tour whose name has no letter that an id can have.
const NAMELESS: &str = "tour";

impl Draft {
    /// A new tour without any step, by the name that people see. `stem` is the name of its file, of which the id is made;
    /// no other tour of the dataset has that id.
    pub fn new(corpus: &Corpus, stem: &str, label: &str) -> Draft {
        let id = free_id(corpus, stem);
        let manuscript = Manuscript::new(&id, label);
        let label = label.to_owned().into();
        let tour = Tour { slug: id.into(), label, summary: "".into(), steps: ThinVec::new(), place: (0, 0) };
        Draft { tour, manuscript, before: Vec::new() }
    }

    /// A tour of the dataset, and the text of the file that it stands in; none where the text can't be followed.
    pub fn of(corpus: &Corpus, tour: Id<Tour>, text: &str) -> Option<Draft> {
        let tour = corpus.tours[tour].clone();
        let manuscript = Manuscript::of(text, tour.place.1)?;
        Some(Draft { tour, manuscript, before: Vec::new() })
    }

    /// The same for another corpus: the passages that a step rests on are those of the same names.
    #[must_use]
    pub fn elsewhere(&self, from: &Corpus, to: &Corpus) -> Draft {
        let step = |step: &Step| {
            let passages = step.passages.iter().filter_map(|id| to.passages.find(from.passages[*id].slug()));
            Step { passages: passages.collect(), ..step.clone() }
        };
        let steps = |steps: &[Step]| steps.iter().map(step).collect::<ThinVec<_>>();
        Draft {
            tour: Tour { steps: steps(&self.tour.steps), ..self.tour.clone() },
            manuscript: self.manuscript.clone(),
            before: self.before.iter().map(|(before, text)| (steps(before), text.clone())).collect(),
        }
    }

    /// The whole file.
    pub fn text(&self) -> String {
        self.manuscript.text()
    }

    /// Puts a step behind the last one.
    pub fn add(&mut self, corpus: &Corpus, step: Step) {
        self.remember();
        self.manuscript.add(corpus, &step);
        self.tour.steps.push(step);
    }

    /// Takes a step out; `false` where it is the only one, or isn't there: no tour goes nowhere.
    pub fn remove(&mut self, at: usize) -> bool {
        let can = self.tour.steps.len() > 1 && at < self.tour.steps.len();
        if can {
            self.remember();
            self.manuscript.remove(at);
            self.tour.steps.remove(at);
        }
        can
    }

    /// Lets two steps change places; `false` where one of them isn't there.
    pub fn swap(&mut self, one: usize, other: usize) -> bool {
        let can = one.max(other) < self.tour.steps.len();
        if can {
            self.remember();
            self.manuscript.swap(one, other);
            self.tour.steps.swap(one, other);
        }
        can
    }

    /// Writes what was typed in a field of a step; `false` where that stands there already.
    ///
    /// # Errors
    /// A sentence: what can't stand there.
    pub fn set(&mut self, at: usize, typed: Typed, value: &str) -> Result<bool, String> {
        let value = value.trim();
        let seconds = seconds(value);
        match typed {
            Typed::Title if value.is_empty() => return Err("A step has a title.".into()),
            Typed::Seconds if seconds.is_none() => {
                return Err("A number of seconds from 1 to 65535, or nothing.".into());
            }
            _ if at >= self.tour.steps.len() || self.get(at, typed) == value => return Ok(false),
            _ => self.remember(),
        }
        self.manuscript.set(at, typed, value);
        if let Some(step) = self.tour.steps.get_mut(at) {
            let text = value.to_owned().into();
            match typed {
                Typed::Title => step.title = text,
                Typed::Text => step.text = text,
                Typed::Notes => step.notes = text,
                Typed::Seconds => step.seconds = seconds.flatten(),
            }
        }
        Ok(true)
    }

    /// What stands in a field of a step.
    pub fn get(&self, at: usize, typed: Typed) -> String {
        let Some(step) = self.tour.steps.get(at) else { return String::new() };
        match typed {
            Typed::Title => step.title.to_string(),
            Typed::Text => step.text.to_string(),
            Typed::Notes => step.notes.to_string(),
            Typed::Seconds => step.seconds.map(|seconds| seconds.to_string()).unwrap_or_default(),
        }
    }

    /// Takes the last change back; `false` where there was none, or where that was the first step.
    pub fn undo(&mut self) -> bool {
        let Some((steps, manuscript)) = self.before.pop_if(|(steps, _)| !steps.is_empty()) else { return false };
        (self.tour.steps, self.manuscript) = (steps, manuscript);
        true
    }

    fn remember(&mut self) {
        if self.before.len() == LONGEST {
            self.before.remove(0);
        }
        self.before.push((self.tour.steps.clone(), self.manuscript.clone()));
    }
}

/// A number of seconds that is typed, or nothing; none where it is neither.
fn seconds(typed: &str) -> Option<Option<u16>> {
    if typed.is_empty() { Some(None) } else { typed.parse().ok().filter(|seconds| *seconds > 0).map(Some) }
}

/// An id made of a name, that no tour of the dataset has.
fn free_id(corpus: &Corpus, name: &str) -> String {
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let id = if parts.is_empty() { NAMELESS.to_owned() } else { parts.join("-") };
    let is_taken = |id: &str| corpus.tours.iter().any(|(_, tour)| tour.slug() == id);
    if !is_taken(&id) {
        return id;
    }
    (2..).map(|nth| format!("{id}-{nth}")).find(|id| !is_taken(id)).unwrap_or(id)
}
