//! Settings as text: what holds, and a file with everything that could be settled.

use std::fmt::Write as _;

use super::{Config, Wish};
use crate::text::visible;
use crate::tui::action::Action;
use crate::tui::keymap::{Context, Keymap};
use crate::tui::reader::{MEASURE, MEASURES};

/// Where the file is, what is wrong with it, and what holds.
pub fn settled(config: &Config) -> String {
    let mut out = match (&config.path, config.is_there) {
        (Some(path), true) => format!("{}\n", visible(&path.display().to_string())),
        (Some(path), false) => {
            let path = path.display().to_string();
            format!("{} isn't there; `euja config --template` writes what could stand in it\n", visible(&path))
        }
        (None, _) => "There is no place for settings: neither XDG_CONFIG_HOME nor HOME is set\n".into(),
    };
    let on = |set: bool| if set { "on" } else { "off" };
    let settings = &config.settings;
    let language = settings.language.as_deref().map_or("the dataset's own".into(), visible);
    let rows = [
        ("theme", settings.theme.as_ref().unwrap_or(&Wish::Auto).name()),
        ("mouse", on(settings.mouse.unwrap_or(true)).into()),
        ("ascii", on(settings.ascii.unwrap_or(false)).into()),
        ("measure", settings.measure.unwrap_or(MEASURE).to_string()),
        ("language", language.into_owned()),
        ("remember", on(settings.remember.unwrap_or(false)).into()),
    ];
    for (name, value) in rows {
        let _ = writeln!(out, "{name:<10}{}", visible(&value));
    }
    let usual = lines(&Keymap::default());
    let changed: Vec<String> = lines(&settings.keymap).into_iter().filter(|line| !usual.contains(line)).collect();
    let keys = if changed.is_empty() { "as the help lists them".into() } else { changed.join("\n          ") };
    let _ = writeln!(out, "{:<10}{keys}", "keys");
    out
}

/// A file with everything that could be settled, as it is without a file, each thing behind `//`.
pub fn template() -> String {
    let (least, most, _) = MEASURES;
    let mut out = format!(
        "// Settings of euja. Take the `//` away from what you want to change; the rest stays as it is.\n\
         // Options on the command line win over this file. `euja config` says where it is read and what holds.\n\
         (\n    \
         // The colours: {}.\n    \
         // theme: \"auto\",\n\n    \
         // Whether the mouse is listened to; without, the terminal selects text.\n    \
         // mouse: true,\n\n    \
         // Whether only ASCII is drawn.\n    \
         // ascii: false,\n\n    \
         // Columns of the reader's text at most, {least} to {most}.\n    \
         // measure: {MEASURE},\n\n    \
         // The language in which things are named, where a dataset has names in it.\n    \
         // language: \"ja\",\n\n    \
         // Whether the last place in each dataset is kept and come back to at a start without an address.\n    \
         // It stands apart from this file, in euja/state.ron under $XDG_STATE_HOME, else ~/.local/state.\n    \
         // remember: false,\n\n    \
         // Keys of actions. Without `in` an action has them wherever it has keys now; \"\" takes its keys away.\n    \
         // keys: [\n",
        Wish::expected(),
    );
    for action in Action::ALL {
        for line in lines_of(&Keymap::default(), *action) {
            let _ = writeln!(out, "    //     {line},  // {}", action.doc());
        }
    }
    out + "    // ],\n)\n"
}

fn lines(keymap: &Keymap) -> Vec<String> {
    Action::ALL.iter().flat_map(|action| lines_of(keymap, *action)).collect()
}

/// The keys of an action as the settings hold them, a line for each of its places that differ.
fn lines_of(keymap: &Keymap, action: Action) -> Vec<String> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, context) in Context::ALL {
        let here = keymap.bound().filter(|bound| bound.action == action && bound.contexts.contains(&context));
        let keys = here.map(|bound| bound.names()).collect::<Vec<_>>().join(" ");
        match groups.iter_mut().find(|(known, _)| *known == keys) {
            _ if keys.is_empty() => {}
            Some((_, places)) => places.push(name),
            None => groups.push((keys, vec![name])),
        }
    }
    let text = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let line = |(keys, places): (String, Vec<&str>)| {
        format!("(action: \"{}\", keys: \"{}\", in: [{}])", action.name(), text(&keys), places.join(", "))
    };
    groups.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::SourceFile;

    #[test]
    fn the_template_settles_nothing_and_without_its_slashes_what_holds_anyway() {
        let (settings, problems) = super::super::read(&SourceFile::new("t.ron", template()), None);
        assert!(problems.is_empty(), "{problems:?}");
        assert!(settings.theme.is_none() && settings.keymap == Keymap::default());
        // The second `//` of a line begins a comment that stays one, and sentences begin with a capital.
        let open: String = template()
            .lines()
            .map(|line| match line.trim_start().strip_prefix("// ") {
                Some(rest) if !rest.starts_with(char::is_uppercase) => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        let (settings, problems) = super::super::read(&SourceFile::new("t.ron", open), None);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(settings.measure, Some(MEASURE));
        for (_, context) in Context::ALL {
            let sorted = |keymap: &Keymap| {
                let mut keys: Vec<_> = keymap.footer(context);
                keys.sort_by_key(|(key, word, _)| (key.clone(), *word));
                keys
            };
            assert_eq!(sorted(&settings.keymap), sorted(&Keymap::default()), "{context:?}");
        }
        assert_eq!(lines(&settings.keymap), lines(&Keymap::default()));
    }
}
