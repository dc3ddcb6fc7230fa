//! Keys with all their accidents taken off, their names, and scripts of keys.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key press as the keymap knows it: Shift is in the character, full-width letters are plain ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

/// The key of an event, unless it is a release or one that nothing can be bound to (Alt).
pub fn normal(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        KeyCode::Char(c) => {
            let c = half_width(c);
            KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c })
        }
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    Some(Key { code, ctrl })
}

/// A Japanese input method that is left on sends full-width letters: `ｑ` means `q`.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

impl Key {
    /// The character that it types in a line, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }

    /// The code and whether Control is held, for a line editor.
    pub fn parts(self) -> (KeyCode, bool) {
        (self.code, self.ctrl)
    }
}

/// Names of keys that type nothing.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("Insert", KeyCode::Insert),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
    ("Space", KeyCode::Char(' ')),
];

/// The names of keys that type nothing.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// The key with a name: `Enter`, `Ctrl-F`, `q`.
pub fn named_key(name: &str) -> Option<Key> {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    // Nothing that acts on a terminal, or isn't seen there, is the name of a key.
    let is_seen = |c: char| {
        // All keys that hold unless somebody settles others are read at each start.
        if c.is_ascii_graphic() {
            return true;
        }
        let text = c.to_string();
        crate::text::width(&text).0 > 0 && crate::text::visible(&text) == text
    };
    // Most names are letters, and no key that types nothing has one letter for a name.
    if let Some(c) = single(name).filter(|c| is_seen(*c)) {
        return Some(Key { code: KeyCode::Char(c), ctrl: false });
    }
    let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    if let Some((_, code)) = known {
        return Some(Key { code: *code, ctrl: false });
    }
    if let Some(letter) =
        name.strip_prefix("Ctrl-").or_else(|| name.strip_prefix("C-")).and_then(single).filter(|c| is_seen(*c))
    {
        return Some(Key { code: KeyCode::Char(letter.to_ascii_lowercase()), ctrl: true });
    }
    None
}

/// The name of a key, as [`named_key`] reads it.
pub fn key_name(key: Key) -> String {
    let known = NAMES.iter().find(|(_, code)| *code == key.code);
    match (known, key.code) {
        (Some((name, _)), _) => (*name).into(),
        (None, KeyCode::Char(c)) if key.ctrl => format!("Ctrl-{}", c.to_ascii_uppercase()),
        (None, KeyCode::Char(c)) => c.into(),
        (None, code) => format!("{code:?}"),
    }
}

/// A script of keys that can't be played.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no key: write <Enter>, <Tab>, <PgDn>, <Ctrl-F>, or letters as they are typed; <lt> is `<`")]
pub struct UnknownKey(String);

/// The keys of a script. Letters stand for themselves, named keys in angle brackets (`jj<Enter>`), or as words of their
/// own between blanks (`j j Enter`); `<Down*3>` repeats.
///
/// # Errors
/// Names the first key that doesn't exist.
pub fn script(text: &str) -> Result<Vec<Key>, UnknownKey> {
    let mut keys = Vec::new();
    for word in text.split_whitespace() {
        // A word that is a key's very name; `home` and `space` are typed.
        let is_name = NAMES.iter().any(|(name, _)| *name == word) || word.starts_with("Ctrl-");
        if let Some(key) = named_key(word).filter(|_| is_name) {
            keys.push(key);
            continue;
        }
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let bracketed = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let Some((inner, after)) = bracketed else {
                keys.extend(named_key(first.encode_utf8(&mut [0; 4])));
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            };
            let (name, times) = match inner.rsplit_once('*') {
                Some((name, times)) if !name.is_empty() => {
                    (name, times.parse::<usize>().ok().filter(|times| *times <= 10_000))
                }
                _ => (inner, Some(1)),
            };
            let name = if name == "lt" { "<" } else { name };
            let unknown = || UnknownKey(crate::text::visible(inner).into_owned());
            let key = named_key(name).ok_or_else(unknown)?;
            keys.extend(std::iter::repeat_n(key, times.ok_or_else(unknown)?));
            rest = after;
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_reads_letters_brackets_and_words() {
        let names = |text| script(text).unwrap().into_iter().map(key_name).collect::<Vec<_>>().join(" ");
        assert_eq!(names("jj<Enter>"), "j j Enter");
        assert_eq!(names("j Enter Ctrl-F spa PgDn"), "j Enter Ctrl-F s p a PgDn");
        assert_eq!(names("<Down*3><lt>a<Space>b"), "Down Down Down < a Space b");
        assert_eq!(names("home Home <home>"), "h o m e Home Home");
        assert!(script("<Entr>").unwrap_err().to_string().starts_with("`Entr` is no key"));
        assert!(script("<j*99999999>").is_err());
    }

    #[test]
    fn a_full_width_letter_is_the_letter_and_a_release_is_nothing() {
        let wide = KeyEvent::new(KeyCode::Char('ｑ'), KeyModifiers::NONE);
        assert_eq!(normal(wide), named_key("q"));
        let mut release = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(normal(release), None);
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(normal(shifted), named_key("G"));
    }
}
