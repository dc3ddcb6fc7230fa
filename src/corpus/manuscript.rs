//! The file of a tour as text, cut into its steps. One of them can be changed, moved or taken out; whatever else somebody
//! wrote in the file, comments too, stays as it is.

use std::fmt::Write as _;
use std::ops::Range;

use super::spans::{self, Kind};
use super::{Corpus, Panes, Record, Step};

/// A file with a tour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// What stands in front of the steps.
    head: String,
    /// The steps, each with the comments in front of it and the comma behind.
    steps: Vec<String>,
    /// What stands behind them.
    tail: String,
}

/// What of a step is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The title.
    Title,
    /// The text for the audience.
    Text,
    /// The notes for the presenter.
    Notes,
    /// How many seconds it takes.
    Seconds,
}

impl Typed {
    /// The name of the field.
    pub fn field(self) -> &'static str {
        match self {
            Typed::Title => "title",
            Typed::Text => "text",
            Typed::Notes => "notes",
            Typed::Seconds => "seconds",
        }
    }
}

impl Manuscript {
    /// The file of a new tour, without any step.
    pub fn new(id: &str, label: &str) -> Manuscript {
        Manuscript {
            head: format!(
                "(\n  tours: [\n    (\n      id: {}, label: {},\n      summary: \"\",\n      steps: [",
                quoted(id),
                quoted(label)
            ),
            steps: Vec::new(),
            tail: "\n      ],\n    ),\n  ],\n)\n".into(),
        }
    }

    /// The file of the tour at a position of its list; none where the text can't be followed.
    pub fn of(text: &str, item: usize) -> Option<Manuscript> {
        let tree = spans::scan(text)?;
        let list = tree.root()?.field(text, "tours")?.item(item)?.field(text, "steps")?;
        let mut at = list.span().start + 1;
        let head = text.get(..at)?.to_owned();
        let mut steps = Vec::new();
        for step in list.inner() {
            let (end, comma) = match spans::comma_after(text, step.span().end) {
                Some(end) => (with_remark(text, end), ""),
                None => (step.span().end, ","),
            };
            steps.push(format!("{}{comma}", text.get(at..end)?));
            at = end;
        }
        Some(Manuscript { head, steps, tail: text.get(at..)?.to_owned() })
    }

    /// The whole file.
    pub fn text(&self) -> String {
        let mut text = self.head.clone();
        for part in self.steps.iter().chain([&self.tail]) {
            // A remark at the end of a line must not swallow what came to stand behind it.
            let is_open = text.lines().next_back().is_some_and(|line| line.contains("//"));
            if is_open && !text.ends_with('\n') && !part.starts_with(['\n', '\r']) {
                text.push('\n');
            }
            text.push_str(part);
        }
        text
    }

    /// Writes a step behind the last one, laid out as the first one is.
    pub fn add(&mut self, corpus: &Corpus, step: &Step) {
        let indent = self.steps.first().and_then(|first| {
            let line = first.split_once('\n')?.1;
            Some(line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect())
        });
        self.steps.push(written(corpus, step, &indent.unwrap_or_else(|| " ".repeat(8))));
    }

    /// Takes a step out.
    pub fn remove(&mut self, at: usize) {
        if at < self.steps.len() {
            self.steps.remove(at);
        }
    }

    /// Lets two steps change places.
    pub fn swap(&mut self, one: usize, other: usize) {
        if one.max(other) < self.steps.len() {
            self.steps.swap(one, other);
        }
    }

    /// Writes another value in a field of a step: its text, or for the seconds a number; an empty one takes a number out.
    pub fn set(&mut self, at: usize, typed: Typed, value: &str) {
        let Some(step) = self.steps.get_mut(at) else { return };
        let written = match typed {
            Typed::Seconds => value.to_owned(),
            _ => quoted(value),
        };
        if let Some((bytes, put)) = edit(step, typed.field(), &written) {
            step.replace_range(bytes, &put);
        }
    }
}

/// The bytes of a step to replace so that a field has a value, and what to put there.
fn edit(step: &str, field: &str, written: &str) -> Option<(Range<usize>, String)> {
    // The step is a list of one, a byte further on; the line feed ends a remark behind it.
    let list = format!("[{step}\n]");
    let tree = spans::scan(&list)?;
    let step = tree.root()?.item(0).filter(|step| step.kind() == Kind::Fields)?;
    let here = |bytes: Range<usize>| bytes.start - 1..bytes.end - 1;
    Some(match (step.field(&list, field), written.is_empty()) {
        (Some(value), false) => (here(value.span()), written.to_owned()),
        (Some(value), true) => {
            let end = value.span().end;
            let end = spans::comma_after(&list, end).unwrap_or(end);
            (here(value.name().start..end), String::new())
        }
        (None, true) => return None,
        (None, false) => match step.inner().last() {
            Some(last) => (here(last.span().end..last.span().end), format!(", {field}: {written}")),
            None => (here(step.span().start + 1..step.span().start + 1), format!("{field}: {written}")),
        },
    })
}

/// The end of a comma, or of the remark behind it in the same line.
fn with_remark(text: &str, end: usize) -> usize {
    let line = text.get(end..).unwrap_or_default().split('\n').next().unwrap_or_default();
    if line.trim_start().starts_with("//") { end + line.trim_end_matches('\r').len() } else { end }
}

/// A step as it stands in a file, after a line feed.
fn written(corpus: &Corpus, step: &Step, indent: &str) -> String {
    let mut shows = vec![("title", quoted(&step.title)), ("address", quoted(&step.address))];
    if step.panes != Panes::All {
        shows.push(("panes", format!("{:?}", step.panes)));
    }
    let window = step.window.as_ref().map(ToString::to_string).unwrap_or_default();
    let more = [("view", &*step.view), ("lens", &*step.lens), ("window", &*window), ("highlight", &*step.highlight)];
    shows.extend(more.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, quoted(value))));
    let mut lines = vec![shows.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")];
    lines.push(format!("text: {}", quoted(&step.text)));
    lines.push(format!("notes: {}", quoted(&step.notes)));
    if !step.passages.is_empty() {
        let names: Vec<String> = step.passages.iter().map(|id| quoted(corpus.passages[*id].slug())).collect();
        lines.push(format!("passages: [{}]", names.join(", ")));
    }
    lines.extend(step.seconds.map(|seconds| format!("seconds: {seconds}")));
    let mut out = format!("\n{indent}(");
    for line in lines {
        let _ = write!(out, "\n{indent}  {line},");
    }
    out + &format!("\n{indent}),")
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"// What I say in Brussels.
(
    tours: [(id: "other", label: "Other", steps: [(title: "One")]),
      ( id: "mine", /* a remark */ label: "Mine", steps: [
        // First the cell. [(
        (title: "Cell", address: "home", text: r"raw \"), // a remark: ),
        (title: "Second", /* ", ( */ seconds: Some(30) /* or less */), (title: "Third",) // the end
        // after it
      ]) ],
    // The last line.
)
"#;

    fn mine() -> Manuscript {
        Manuscript::of(FILE, 1).unwrap()
    }

    #[test]
    fn a_file_is_cut_at_its_steps_and_put_together_again() {
        let manuscript = mine();
        assert_eq!(manuscript.steps.len(), 3);
        assert!(manuscript.steps[0].contains("// First the cell.") && manuscript.steps[0].ends_with("// a remark: ),"));
        // Only the comma that the last one lacks is new.
        assert_eq!(manuscript.text(), FILE.replace("\"Third\",) //", "\"Third\",), //"));
    }

    #[test]
    fn what_is_written_in_a_step_leaves_the_rest_as_it_was() {
        let mut manuscript = mine();
        manuscript.set(0, Typed::Text, "said \"so\" \\");
        manuscript.set(1, Typed::Seconds, "");
        manuscript.set(1, Typed::Notes, "a note");
        manuscript.set(2, Typed::Seconds, "9");
        manuscript.swap(0, 1);
        let text = manuscript.text();
        for kept in [
            "// What I say in Brussels.",
            "/* a remark */",
            "// First the cell. [(",
            r#"text: "said \"so\" \\"), // a remark: ),"#,
            r#"(title: "Second", notes: "a note", /* ", ( */  /* or less */),"#,
            r#"(title: "Third", seconds: 9,),"#,
            "// the end",
            "// after it",
            "// The last line.",
        ] {
            assert!(text.contains(kept), "no {kept} in\n{text}");
        }
        assert!(spans::scan(&text).is_some(), "{text}");
        manuscript.remove(0);
        assert!(!manuscript.text().contains("Second"));
    }

    #[test]
    fn a_remark_never_swallows_the_step_that_comes_to_stand_behind_it() {
        let mut manuscript = mine();
        manuscript.remove(1);
        let text = manuscript.text();
        assert_eq!(Manuscript::of(&text, 1).unwrap().steps.len(), 2, "{text}");
        manuscript.swap(0, 1);
        assert_eq!(Manuscript::of(&manuscript.text(), 1).unwrap().steps.len(), 2, "{}", manuscript.text());
    }
}
