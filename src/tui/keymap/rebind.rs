//! Other keys for an action: what the settings ask for, put over the table, and why that can't be.

use std::collections::HashMap;
use std::fmt;

use super::{Bound, Context, Keymap};
use crate::tui::action::Action;
use crate::tui::keys::{Key, key_name, named_key};

/// Keys that take the place of those that an action has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The action.
    pub action: Action,
    /// Its keys; none takes those away that it has.
    pub keys: Vec<Key>,
    /// Where; empty: wherever it has keys. A letter isn't taken then where letters are text.
    pub contexts: Vec<Context>,
}

/// A rebinding that doesn't go together with the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which rebinding of the list, from 0.
    pub nth: usize,
    /// The key.
    pub key: Key,
    /// Where it has no place.
    pub context: Context,
    /// Why.
    pub reason: Reason,
}

/// Why a key has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It would mean these two things.
    Both(Action, Action),
    /// It is typed as text there.
    Text,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, context) = (key_name(self.key), self.context.name());
        match self.reason {
            Reason::Both(one, other) => {
                write!(f, "in {context} the key {key} would mean both `{}` and `{}`", one.name(), other.name())
            }
            Reason::Text => write!(f, "in {context} the key {key} is text that is typed"),
        }
    }
}

/// Keys that nobody can take away: without them there would be no way out.
const WAYS_OUT: [(Action, &str); 2] = [(Action::Quit, "Ctrl-C"), (Action::Escape, "Esc")];

impl Keymap {
    /// The keys after some rebindings.
    ///
    /// # Errors
    /// Every key that would mean two things, or that is text where it would have to do something.
    pub fn rebound(&self, rebindings: &[Rebinding]) -> Result<Keymap, Vec<Clash>> {
        let mut bound = self.bound.to_vec();
        let mut clashes = Vec::new();
        for (nth, rebinding) in rebindings.iter().enumerate() {
            for context in contexts(&bound, rebinding) {
                let typed = |key: &&Key| context.types() && key.typed().is_some();
                if !rebinding.contexts.is_empty()
                    && let Some(key) = rebinding.keys.iter().find(typed)
                {
                    clashes.push(Clash { nth, key: *key, context, reason: Reason::Text });
                }
                let mut keys: Vec<Key> = rebinding.keys.iter().filter(|key| !typed(key)).copied().collect();
                if keys.is_empty() && !rebinding.keys.is_empty() {
                    continue;
                }
                for (action, name) in WAYS_OUT {
                    let held = named_key(name).filter(|key| self.lookup(context, *key) == Some(action));
                    keys.extend(held.filter(|key| action == rebinding.action && !keys.contains(key)));
                }
                put(&mut bound, rebinding.action, context, keys);
            }
        }
        let keymap = Keymap { bound: bound.into() };
        clashes.extend(keymap.doubles(rebindings));
        if clashes.is_empty() { Ok(keymap) } else { Err(clashes) }
    }

    /// Keys that mean two things in one context, each with the last of the rebindings that has to do with it.
    fn doubles(&self, rebindings: &[Rebinding]) -> Vec<Clash> {
        let mut seen: HashMap<(Context, Key), Action> = HashMap::new();
        let mut clashes: Vec<Clash> = Vec::new();
        for (context, key, action) in self.all() {
            let Some(other) = seen.insert((context, key), action).filter(|other| *other != action) else { continue };
            let nth = rebindings.iter().rposition(|rebinding| {
                (rebinding.action == action || rebinding.action == other) && rebinding.keys.contains(&key)
            });
            let nth = nth.unwrap_or(0);
            // The same two things in further contexts are one mistake.
            if clashes.iter().all(|clash| (clash.nth, clash.key) != (nth, key)) {
                clashes.push(Clash { nth, key, context, reason: Reason::Both(other, action) });
            }
        }
        clashes
    }
}

/// Where a rebinding applies.
fn contexts(bound: &[Bound], rebinding: &Rebinding) -> Vec<Context> {
    if !rebinding.contexts.is_empty() {
        return rebinding.contexts.clone();
    }
    let own = || bound.iter().filter(|bound| bound.action == rebinding.action);
    let here = |context: &Context| own().any(|bound| bound.contexts.contains(context));
    Context::ALL.iter().map(|(_, context)| *context).filter(here).collect()
}

/// Gives an action these keys in a context and no others, in its place in the footer.
fn put(bound: &mut Vec<Bound>, action: Action, context: Context, keys: Vec<Key>) {
    let own = |bound: &Bound| bound.action == action && bound.contexts.contains(&context);
    let first = bound.iter().position(own);
    let footer = bound.iter().filter(|bound| own(bound)).find_map(|bound| bound.footer);
    for bound in bound.iter_mut().filter(|bound| bound.action == action) {
        bound.contexts.to_mut().retain(|known| *known != context);
    }
    // One line for all contexts that were rebound together.
    let same = |bound: &&mut Bound| bound.action == action && bound.keys == keys && bound.footer == footer;
    if let Some(line) = bound.iter_mut().find(same) {
        line.contexts.to_mut().push(context);
    } else {
        let at = first.map_or(bound.len(), |at| at + 1);
        bound.insert(at, Bound { contexts: vec![context].into(), keys, action, footer });
    }
    bound.retain(|bound| !bound.contexts.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rebinding(action: Action, keys: &str, contexts: &[Context]) -> Rebinding {
        Rebinding { action, keys: keys.split_whitespace().filter_map(named_key).collect(), contexts: contexts.to_vec() }
    }

    fn does(keymap: &Keymap, context: Context, key: &str) -> Option<Action> {
        keymap.lookup(context, named_key(key).unwrap())
    }

    #[test]
    fn a_rebound_action_has_its_new_keys_wherever_it_had_keys_and_no_old_ones() {
        let keymap = Keymap::default().rebound(&[rebinding(Action::Search, "ö Ctrl-S", &[])]).unwrap();
        for context in [Context::Matrix, Context::Timeline, Context::Reader, Context::Outline] {
            assert_eq!(does(&keymap, context, "ö"), Some(Action::Search));
            assert_eq!(does(&keymap, context, "s"), None);
        }
        assert_eq!(does(&keymap, Context::Prompt, "Ctrl-S"), Some(Action::Search));
        assert_eq!(does(&keymap, Context::Prompt, "ö"), None, "letters are text there");
        assert_eq!(keymap.keys_of(Action::Search), "ö Ctrl-S");
        assert!(keymap.footer(Context::Matrix).contains(&("ö".into(), "search", Action::Search)));
    }

    #[test]
    fn in_one_context_the_others_keep_their_keys() {
        let keymap = Keymap::default().rebound(&[rebinding(Action::Zoom, "m", &[Context::Reader])]).unwrap();
        assert_eq!(does(&keymap, Context::Reader, "m"), Some(Action::Zoom));
        assert_eq!(does(&keymap, Context::Reader, "z"), None);
        assert_eq!(does(&keymap, Context::Matrix, "z"), Some(Action::Zoom));
    }

    #[test]
    fn a_key_that_would_mean_two_things_is_named_with_both_unless_the_other_moves_away() {
        let theirs = rebinding(Action::Find, "s", &[]);
        let clashes = Keymap::default().rebound(std::slice::from_ref(&theirs)).unwrap_err();
        assert_eq!(clashes.len(), 1);
        assert_eq!(clashes[0].to_string(), "in Matrix the key s would mean both `search` and `find`");
        let keymap = Keymap::default().rebound(&[theirs, rebinding(Action::Search, "/", &[])]).unwrap();
        assert_eq!(does(&keymap, Context::Reader, "s"), Some(Action::Find));
        assert_eq!(does(&keymap, Context::Reader, "/"), Some(Action::Search));
    }

    #[test]
    fn a_letter_asked_for_where_letters_are_text_is_refused() {
        let clashes = Keymap::default().rebound(&[rebinding(Action::Older, "o", &[Context::Prompt])]).unwrap_err();
        assert_eq!(clashes[0].to_string(), "in Prompt the key o is text that is typed");
    }

    #[test]
    fn there_is_always_a_way_out() {
        let away = [rebinding(Action::Quit, "", &[]), rebinding(Action::Escape, "", &[])];
        let keymap = Keymap::default().rebound(&away).unwrap();
        assert_eq!(does(&keymap, Context::Matrix, "q"), None);
        assert_eq!(does(&keymap, Context::Matrix, "Ctrl-C"), Some(Action::Quit));
        assert_eq!(does(&keymap, Context::Prompt, "Esc"), Some(Action::Escape));
        let taken = Keymap::default().rebound(&[rebinding(Action::Copy, "Ctrl-C", &[])]).unwrap_err();
        assert!(taken[0].to_string().contains("`quit` and `copy`"), "{}", taken[0]);
    }

    #[test]
    fn every_action_can_be_rebound_alone() {
        for action in Action::ALL {
            let keymap = Keymap::default().rebound(&[rebinding(*action, "F9", &[])]).unwrap();
            assert!(keymap.keys_of(*action).contains("F9"), "{action:?}");
        }
    }
}
