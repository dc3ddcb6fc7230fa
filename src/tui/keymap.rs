//! The keys that hold: those of `table`, and what the settings change. Help, footer, palette and README come from it.

mod rebind;
mod table;

pub use rebind::{Clash, Reason, Rebinding};

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

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
    /// The steps of a tour that is recorded are listed.
    Recording,
}

impl Context {
    /// Every context, with the name by which settings call it.
    pub const ALL: [(&'static str, Context); 10] = [
        ("Matrix", Context::Matrix),
        ("Timeline", Context::Timeline),
        ("Reader", Context::Reader),
        ("Outline", Context::Outline),
        ("Hints", Context::Hints),
        ("Prompt", Context::Prompt),
        ("Present", Context::Present),
        ("Help", Context::Help),
        ("Playing", Context::Playing),
        ("Recording", Context::Recording),
    ];

    /// All the names.
    pub const NAMES: [&'static str; Context::ALL.len()] = {
        let mut names = [""; Context::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Context::ALL[at].0;
            at += 1;
        }
        names
    };

    /// Its name.
    pub fn name(self) -> &'static str {
        Context::ALL.iter().find(|(_, context)| *context == self).map_or("", |(name, _)| name)
    }

    /// Whether letters are text there.
    pub fn types(self) -> bool {
        matches!(self, Context::Prompt | Context::Hints)
    }
}

/// Some keys, where they work, and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Where they work.
    pub contexts: Cow<'static, [Context]>,
    /// The keys, the first shown in the footer; perhaps none.
    pub keys: Vec<Key>,
    /// What they do.
    pub action: Action,
    /// The word in the footer, where it stands there.
    footer: Option<&'static str>,
}

impl Bound {
    /// The names of the keys: `Backspace Ctrl-O`.
    pub fn names(&self) -> String {
        let names: Vec<String> = self.keys.iter().copied().map(key_name).collect();
        names.join(" ")
    }
}

/// All keys, by context and by action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: Arc<[Bound]>,
}

/// The keys that hold where nobody has settled others, read once.
static USUAL: LazyLock<Keymap> = LazyLock::new(Keymap::of_table);

impl Default for Keymap {
    fn default() -> Keymap {
        USUAL.clone()
    }
}

impl Keymap {
    fn of_table() -> Keymap {
        let read = |binding: &table::Binding| Bound {
            contexts: Cow::Borrowed(binding.contexts),
            keys: binding.keys.split(' ').filter_map(named_key).collect(),
            action: binding.action,
            footer: binding.footer,
        };
        Keymap { bound: table::BINDINGS.iter().map(read).collect() }
    }

    fn all(&self) -> impl Iterator<Item = (Context, Key, Action)> {
        self.bound.iter().flat_map(|bound| {
            let keys = move |context: Context| bound.keys.iter().map(move |key| (context, *key, bound.action));
            bound.contexts.iter().copied().flat_map(keys)
        })
    }

    /// What stands in the help, in its order.
    pub fn bound(&self) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(|bound| !bound.keys.is_empty())
    }

    /// What a key does in a context.
    pub fn lookup(&self, context: Context, key: Key) -> Option<Action> {
        let does = |bound: &&Bound| bound.contexts.contains(&context) && bound.keys.contains(&key);
        self.bound.iter().find(does).map(|bound| bound.action)
    }

    /// The names of the keys of an action, for help and palette: `Backspace Ctrl-O`.
    pub fn keys_of(&self, action: Action) -> String {
        let mut names: Vec<String> = Vec::new();
        for key in self.bound().filter(|bound| bound.action == action).flat_map(|bound| &bound.keys) {
            let name = key_name(*key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" ")
    }

    /// What the footer offers in a context: first key and word, the most important first.
    pub fn footer(&self, context: Context) -> Vec<(String, &'static str, Action)> {
        let here = self.bound().filter(|bound| bound.contexts.contains(&context));
        here.filter_map(|bound| Some((key_name(*bound.keys.first()?), bound.footer?, bound.action))).collect()
    }

    /// A sentence with the first key of an action in place of its name in braces: `{view} shows tables`.
    pub fn say(&self, sentence: &str) -> String {
        let mut said = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            said += before;
            let named = after.split_once('}').and_then(|(name, after)| Some((Action::named(name)?, after)));
            let Some((action, after)) = named else {
                said.push('{');
                rest = after;
                continue;
            };
            let keys = self.keys_of(action);
            said += keys.split(' ').next().filter(|key| !key.is_empty()).unwrap_or("no key");
            rest = after;
        }
        said + rest
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let mut seen: HashMap<(Context, Key), Action> = HashMap::new();
        for (context, key, action) in Keymap::default().all() {
            let before = seen.insert((context, key), action);
            assert_eq!(before, None, "{} is bound twice in {context:?}: {before:?}, {action:?}", key_name(key));
        }
    }

    #[test]
    fn every_name_in_the_table_is_a_key_and_every_action_has_one() {
        for name in table::BINDINGS.iter().flat_map(|binding| binding.keys.split(' ')) {
            assert!(named_key(name).is_some(), "{name}");
        }
        for action in Action::ALL {
            assert!(!Keymap::default().keys_of(*action).is_empty(), "{action:?}");
        }
    }

    #[test]
    fn what_the_footer_says_is_what_the_key_does() {
        let keymap = Keymap::default();
        for (_, context) in Context::ALL {
            for (name, _, action) in keymap.footer(context) {
                assert_eq!(keymap.lookup(context, named_key(&name).unwrap()), Some(action), "{name} in {context:?}");
            }
        }
    }

    #[test]
    fn every_bracket_has_a_second_key_for_keyboards_that_hide_it() {
        for binding in table::BINDINGS {
            let names: Vec<&str> = binding.keys.split(' ').collect();
            if names.iter().any(|name| matches!(*name, "[" | "]" | "{" | "}" | "~" | "^")) {
                assert!(names.len() > 1, "{}", binding.keys);
            }
        }
    }

    #[test]
    fn a_sentence_names_the_first_key_of_an_action_and_leaves_other_braces() {
        let keymap = Keymap::default();
        assert_eq!(keymap.say("{view} shows tables, {help} the keys"), "V shows tables, ? the keys");
        assert_eq!(keymap.say("a {b} {"), "a {b} {");
    }
}
