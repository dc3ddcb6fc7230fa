//! Where the file of settings is looked for, and that of the last places.

use std::ffi::OsString;
use std::path::PathBuf;

/// The path of the file, from the environment: the folder for settings that the XDG rules name; on Windows `%APPDATA%`.
pub(super) fn file(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let own = if cfg!(windows) { folder(&var, "APPDATA") } else { in_home(&var, ".config") };
    Some(folder(&var, "XDG_CONFIG_HOME").or(own)?.join("euja").join("config.ron"))
}

/// The path of the file with the last places: the folder for state that the XDG rules name; on Windows `%LOCALAPPDATA%`.
pub(super) fn state(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let own = if cfg!(windows) { folder(&var, "LOCALAPPDATA") } else { in_home(&var, ".local/state") };
    Some(folder(&var, "XDG_STATE_HOME").or(own)?.join("euja").join("state.ron"))
}

fn in_home(var: &impl Fn(&str) -> Option<OsString>, path: &str) -> Option<PathBuf> {
    folder(var, "HOME").map(|home| home.join(path))
}

/// The rules say that a path that isn't absolute counts for nothing.
fn folder(var: &impl Fn(&str) -> Option<OsString>, name: &str) -> Option<PathBuf> {
    var(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_that_of_xdg_or_else_in_the_home_folder() {
        let at = |vars: &[(&str, &str)]| {
            state(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(at(&[("XDG_STATE_HOME", "/x"), ("HOME", "/h")]), Some("/x/euja/state.ron".into()));
        assert_eq!(at(&[("HOME", "/h")]), Some("/h/.local/state/euja/state.ron".into()));
        let with = |vars: &[(&str, &str)]| {
            file(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(with(&[("XDG_CONFIG_HOME", "/x"), ("HOME", "/h")]), Some("/x/euja/config.ron".into()));
        assert_eq!(with(&[("XDG_CONFIG_HOME", "x"), ("HOME", "/h")]), Some("/h/.config/euja/config.ron".into()));
        assert_eq!(with(&[("XDG_CONFIG_HOME", "")]), None);
    }
}
