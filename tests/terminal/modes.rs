//! What a program turned on and off, read from the bytes it wrote.

use std::collections::BTreeMap;

/// For each private mode in `raw`: how often it was turned on and off, and whether it is on at the end.
pub fn private_modes(raw: &[u8]) -> BTreeMap<u16, Uses> {
    let text = String::from_utf8_lossy(raw);
    let mut modes: BTreeMap<u16, Uses> = BTreeMap::new();
    for piece in text.split("\x1b[?").skip(1) {
        let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = piece.split_at(digits);
        let (Ok(number), Some(kind @ ('h' | 'l'))) = (number.parse(), rest.chars().next()) else {
            continue;
        };
        let uses = modes.entry(number).or_default();
        uses.is_on = kind == 'h';
        if uses.is_on {
            uses.on += 1;
        } else {
            uses.off += 1;
        }
    }
    modes
}

/// How one mode was used.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Uses {
    pub on: usize,
    pub off: usize,
    pub is_on: bool,
}

const CURSOR: u16 = 25;
const ALTERNATE_SCREEN: u16 = 1049;
const SYNCHRONIZED: u16 = 2026;

/// Asserts that the terminal was taken and given back `times` times, each mode once each time.
pub fn assert_given_back(raw: &[u8], times: usize) {
    let modes = private_modes(raw);
    let screen = modes.get(&ALTERNATE_SCREEN).copied().unwrap_or_default();
    assert_eq!(screen.on, times, "the alternate screen was not entered {times} times: {modes:?}");
    for (mode, uses) in modes {
        match mode {
            // The cursor is on where the others are off.
            CURSOR => assert_eq!(uses, Uses { on: times, off: times, is_on: true }, "cursor"),
            SYNCHRONIZED => assert!(uses.on == uses.off && !uses.is_on, "synchronized update: {uses:?}"),
            _ => assert_eq!(uses, Uses { on: times, off: times, is_on: false }, "mode {mode}"),
        }
    }
    // The newest mode goes first, so the screen is left while its own modes are off already.
    let left = raw.windows(8).rposition(|bytes| bytes == b"\x1b[?1049l").unwrap_or_default();
    let after = private_modes(&raw[left + 8..]);
    assert!(after.is_empty(), "written after the alternate screen was left: {after:?}");
}

/// The select-graphic-rendition parameters in `raw`, in order, one list each.
pub fn styles(raw: &[u8]) -> Vec<Vec<u16>> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let style = |piece: &str| {
        let (parameters, _) = piece.split_once('m')?;
        let are_numbers = parameters.chars().all(|c| c.is_ascii_digit() || c == ';');
        are_numbers.then(|| parameters.split(';').map(|number| number.parse().unwrap_or(0)).collect())
    };
    text.split("\x1b[").skip(1).filter_map(style).collect()
}
