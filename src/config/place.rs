//! Where the file of settings is looked for.

use std::ffi::OsString;
use std::path::PathBuf;

/// The path of the file, from the environment: the folder for settings that the XDG rules name; on Windows `%APPDATA%`.
pub(super) fn file(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    // The rules say that a path that isn't absolute counts for nothing.
    let folder = |name: &str| var(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let own = if cfg!(windows) { folder("APPDATA") } else { folder("HOME").map(|home| home.join(".config")) };
    Some(folder("XDG_CONFIG_HOME").or(own)?.join("euja").join("config.ron"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_that_of_xdg_or_else_in_the_home_folder() {
        let with = |vars: &[(&str, &str)]| {
            file(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(with(&[("XDG_CONFIG_HOME", "/x"), ("HOME", "/h")]), Some("/x/euja/config.ron".into()));
        assert_eq!(with(&[("XDG_CONFIG_HOME", "x"), ("HOME", "/h")]), Some("/h/.config/euja/config.ron".into()));
        assert_eq!(with(&[("XDG_CONFIG_HOME", "")]), None);
    }
}
