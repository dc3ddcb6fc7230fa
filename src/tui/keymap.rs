//! The one table of keys. Help, footer, palette and README come from it.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::action::Action;
use super::keys::{Key, key_name, named_key};

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The matrix has the focus.
    Matrix,
    /// The timeline has the focus.
    Timeline,
    /// The reader has the focus.
    Reader,
    /// The reader has the focus, and keys go to its outline.
    Outline,
    /// Links of the reader have letters on them, which are typed.
    Hints,
    /// A line is being typed: letters are text.
    Prompt,
    /// A tour is presented.
    Present,
    /// A text lies over everything.
    Help,
    /// The years run.
    Playing,
}

use Context::{Help, Hints, Matrix, Outline, Playing, Present, Prompt, Reader, Timeline};

/// What lies over the panes.
const OVERLAYS: &[Context] = &[Prompt, Help, Hints];
/// Where most keys work: wherever no line is typed.
const PANES: &[Context] = &[Matrix, Timeline, Reader, Outline];
const READING: &[Context] = &[Matrix, Timeline, Reader, Outline, Help];
const EVERYWHERE: &[Context] = &[Matrix, Timeline, Reader, Outline, Prompt, Help];

/// One line of the table.
pub struct Binding {
    /// Where it works.
    pub contexts: &'static [Context],
    /// The keys, by name, the first shown in the footer.
    pub keys: &'static str,
    /// What they do.
    pub action: Action,
    /// The word in the footer, where it stands there.
    pub footer: Option<&'static str>,
}

const fn bind(
    contexts: &'static [Context],
    keys: &'static str,
    action: Action,
    footer: Option<&'static str>,
) -> Binding {
    Binding { contexts, keys, action, footer }
}

/// All bindings. Those for the footer stand in the order of their importance: the last goes first where room is short.
pub static BINDINGS: &[Binding] = &[
    bind(&[Matrix, Timeline, Reader, Prompt], "Enter", Action::Open, Some("open")),
    bind(&[Outline], "Enter", Action::Open, Some("jump")),
    bind(&[Outline], "Left h", Action::Left, Some("fold")),
    bind(&[Outline], "Right l", Action::Right, Some("unfold")),
    bind(PANES, "Backspace Ctrl-O", Action::Back, Some("back")),
    bind(PANES, "? F1", Action::Help, Some("help")),
    bind(PANES, "s Ctrl-F", Action::Search, Some("search")),
    bind(PANES, ": Ctrl-P", Action::Palette, Some("all actions")),
    bind(PANES, "Esc", Action::Escape, None),
    bind(OVERLAYS, "Esc", Action::Escape, Some("close")),
    bind(PANES, "Tab", Action::NextPane, Some("pane")),
    bind(&[Matrix], "V", Action::View, Some("views")),
    bind(&[Matrix], "x", Action::Lens, Some("lens")),
    bind(&[Timeline], "V", Action::Lanes, Some("lanes")),
    bind(&[Timeline], "&", Action::Filter, Some("filter")),
    bind(PANES, "q Ctrl-C", Action::Quit, Some("quit")),
    bind(OVERLAYS, "Ctrl-C", Action::Quit, None),
    bind(&[Prompt, Help], "F1", Action::Help, None),
    bind(&[Prompt, Help], "Ctrl-F", Action::Search, None),
    bind(PANES, "/", Action::Find, Some("find")),
    bind(&[Reader], "Right l", Action::Right, Some("next link")),
    bind(&[Timeline], "Right l", Action::Right, Some("next event")),
    bind(&[Matrix], "Right l", Action::Right, None),
    bind(&[Matrix, Timeline, Reader], "Left h", Action::Left, None),
    bind(&[Reader], "o", Action::Outline, Some("outline")),
    bind(&[Outline], "o", Action::Outline, Some("take it away")),
    bind(&[Reader], "f", Action::Hints, Some("letters on links")),
    bind(&[Reader], "v", Action::Codes, Some("codes")),
    bind(&[Reader], "V", Action::OneCode, None),
    bind(&[Reader, Outline], ">", Action::Wider, None),
    bind(&[Reader, Outline], "<", Action::Narrower, None),
    bind(&[Timeline], "+ =", Action::ZoomIn, Some("zoom in")),
    bind(&[Timeline], "-", Action::ZoomOut, Some("out")),
    bind(&[Timeline], "r", Action::Readings, Some("readings")),
    bind(&[Timeline], "T", Action::EventList, Some("list")),
    bind(&[Reader], "+ =", Action::ZoomIn, None),
    bind(&[Reader], "-", Action::ZoomOut, None),
    bind(&[Timeline], "0", Action::Reset, Some("whole window")),
    bind(&[Timeline], "d", Action::GoToDate, Some("date")),
    bind(&[Timeline], "w", Action::Span, Some("span")),
    bind(&[Timeline], "f", Action::Fold, Some("fold")),
    bind(&[Timeline], "a", Action::Apart, Some("apart")),
    bind(&[Timeline], "v", Action::NextLanes, None),
    bind(&[Timeline], "F", Action::FoldAll, None),
    bind(&[Timeline], "<", Action::PreviousInLane, None),
    bind(&[Timeline], ">", Action::NextInLane, None),
    bind(&[Timeline], "(", Action::PreviousStep, None),
    bind(&[Timeline], ")", Action::NextStep, None),
    bind(&[Timeline], "A", Action::ClearFilter, None),
    bind(&[Timeline], "u", Action::Until, None),
    bind(PANES, "p", Action::Play, None),
    bind(PANES, "!", Action::Dispute, None),
    bind(&[Playing], "p Space", Action::Play, Some("pause, go on")),
    bind(&[Playing], "Esc", Action::Escape, Some("stop")),
    bind(&[Playing], "Left h", Action::Left, Some("step back")),
    bind(&[Playing], "Right l", Action::Right, Some("step on")),
    bind(&[Playing], "+ =", Action::Faster, Some("faster")),
    bind(&[Playing], "-", Action::Slower, Some("slower")),
    bind(&[Playing], "q Ctrl-C", Action::Quit, None),
    bind(&[Matrix], "0", Action::Reset, None),
    bind(&[Matrix], "v", Action::Measure, Some("cells show")),
    bind(&[Matrix], "S", Action::Sort, Some("sort")),
    bind(&[Matrix], "d", Action::Compare, Some("compare")),
    bind(&[Matrix], "i", Action::Codebook, Some("codebook")),
    bind(&[Timeline, Reader], "i", Action::Codebook, None),
    bind(PANES, "z", Action::Zoom, Some("whole screen")),
    bind(PANES, "t", Action::Theme, Some("theme")),
    bind(READING, "Up k", Action::Up, None),
    bind(READING, "Down j", Action::Down, None),
    bind(&[Prompt], "Down", Action::Down, Some("next")),
    bind(&[Prompt], "Up", Action::Up, Some("previous")),
    bind(&[Prompt], "Tab", Action::Complete, Some("complete")),
    bind(&[Prompt], "Ctrl-G", Action::ByKind, Some("by kind or rank")),
    bind(&[Prompt], "Ctrl-P", Action::Older, Some("query before")),
    bind(&[Prompt], "Ctrl-N", Action::Newer, None),
    bind(&[Help], "PgDn", Action::PageDown, Some("more")),
    bind(&[Matrix, Timeline, Reader, Outline, Prompt], "PgDn", Action::PageDown, None),
    bind(EVERYWHERE, "PgUp", Action::PageUp, None),
    bind(READING, "Space", Action::PageDown, None),
    bind(READING, "Home g", Action::First, None),
    bind(READING, "End G", Action::Last, None),
    bind(PANES, "[ ,", Action::PreviousMark, None),
    bind(PANES, "] .", Action::NextMark, None),
    bind(PANES, "1", Action::Matrix, None),
    bind(PANES, "2", Action::Timeline, None),
    bind(PANES, "3", Action::Reader, None),
    bind(PANES, "Shift-Tab", Action::PreviousPane, None),
    bind(PANES, "X", Action::ClearLens, None),
    bind(&[Timeline, Reader], "x", Action::Lens, None),
    bind(&[Matrix], "c", Action::GoToColumn, None),
    bind(&[Matrix], "r", Action::GoToRow, None),
    bind(&[Matrix], "C", Action::Columns, None),
    bind(&[Matrix], "w", Action::Wide, None),
    bind(&[Matrix], "T", Action::Turn, None),
    bind(&[Matrix], "D", Action::Group, None),
    bind(&[Matrix], "e", Action::Save, None),
    bind(PANES, "E", Action::Picture, None),
    bind(PANES, "n", Action::NextHit, None),
    bind(PANES, "N", Action::PreviousHit, None),
    bind(PANES, "L", Action::Forward, None),
    bind(PANES, "y", Action::Copy, None),
    bind(PANES, "B", Action::Beside, None),
    bind(PANES, "b", Action::Backlinks, None),
    bind(PANES, "H", Action::Home, None),
    bind(PANES, "M", Action::Mouse, None),
    bind(PANES, "Ctrl-Z", Action::Suspend, None),
    bind(PANES, "P F5", Action::Present, None),
    bind(&[Present], "PgDn Right Down Space Enter l j n", Action::TourOn, Some("next")),
    bind(&[Present], "PgUp Left Up Backspace h k p", Action::TourBack, Some("before")),
    bind(&[Present], "Esc", Action::Escape, Some("explore")),
    bind(&[Present], "o", Action::Steps, Some("steps")),
    bind(&[Present], "b .", Action::Black, Some("black")),
    bind(&[Present], "Home g", Action::First, None),
    bind(&[Present], "End G", Action::Last, None),
    bind(&[Present], "E", Action::Picture, None),
    bind(&[Present], "P F5", Action::Present, None),
    bind(&[Present], "t", Action::Theme, None),
    bind(&[Present], "? F1", Action::Help, Some("help")),
    bind(&[Present], "Ctrl-Z", Action::Suspend, None),
    bind(&[Present], "q Ctrl-C", Action::Quit, Some("quit")),
    bind(&[Help], "q ? Enter", Action::Escape, None),
];

/// What a key does in a context.
pub fn lookup(context: Context, key: Key) -> Option<Action> {
    static TABLE: OnceLock<HashMap<(Context, Key), Action>> = OnceLock::new();
    let table = TABLE.get_or_init(|| all().map(|(context, key, action)| ((context, key), action)).collect());
    table.get(&(context, key)).copied()
}

fn all() -> impl Iterator<Item = (Context, Key, Action)> {
    BINDINGS.iter().flat_map(|binding| {
        binding.contexts.iter().flat_map(|context| {
            let keys = binding.keys.split(' ').filter_map(named_key);
            keys.map(|key| (*context, key, binding.action))
        })
    })
}

/// The names of the keys of an action, for help and palette: `Backspace Ctrl-O`.
pub fn keys_of(action: Action) -> String {
    let mut names: Vec<String> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.action == action) {
        for key in binding.keys.split(' ').filter_map(named_key).map(key_name) {
            if !names.contains(&key) {
                names.push(key);
            }
        }
    }
    names.join(" ")
}

/// What the footer offers in a context: first key and word, the most important first.
pub fn footer(context: Context) -> Vec<(&'static str, &'static str, Action)> {
    let here = BINDINGS.iter().filter(|binding| binding.contexts.contains(&context));
    here.filter_map(|binding| Some((binding.keys.split(' ').next()?, binding.footer?, binding.action))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let mut seen: HashMap<(Context, Key), Action> = HashMap::new();
        for (context, key, action) in all() {
            let before = seen.insert((context, key), action);
            assert_eq!(before, None, "{} is bound twice in {context:?}: {before:?}, {action:?}", key_name(key));
        }
    }

    #[test]
    fn every_name_in_the_table_is_a_key_and_every_action_has_one() {
        for binding in BINDINGS {
            for name in binding.keys.split(' ') {
                assert!(named_key(name).is_some(), "{name}");
            }
        }
        for action in Action::ALL {
            assert!(!keys_of(*action).is_empty(), "{action:?}");
        }
    }

    #[test]
    fn what_the_footer_says_is_what_the_key_does() {
        for context in [Matrix, Timeline, Reader, Outline, Hints, Prompt, Present, Help, Playing] {
            for (name, _, action) in footer(context) {
                assert_eq!(lookup(context, named_key(name).unwrap()), Some(action), "{name} in {context:?}");
            }
        }
    }

    #[test]
    fn every_bracket_has_a_second_key_for_keyboards_that_hide_it() {
        for binding in BINDINGS {
            let names: Vec<&str> = binding.keys.split(' ').collect();
            if names.iter().any(|name| matches!(*name, "[" | "]" | "{" | "}" | "~" | "^")) {
                assert!(names.len() > 1, "{}", binding.keys);
            }
        }
    }
}
