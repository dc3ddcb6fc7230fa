//! Whether the terminal is dark or light, from what it says itself.

use super::Ground;
use super::own::luminance;

/// Text and ground are told apart best by this luminance: black and white have the same contrast with it.
const MIDDLE: f64 = 0.179;

impl Ground {
    /// Dark or light, as `COLORFGBG` says; none where it doesn't say.
    pub fn of_environment() -> Option<Ground> {
        Ground::of_pair(&std::env::var("COLORFGBG").ok()?)
    }

    /// `0;15`: the numbers of text and ground among the sixteen colours, perhaps with another between.
    fn of_pair(colours: &str) -> Option<Ground> {
        match colours.rsplit(';').next()?.parse::<u8>().ok()? {
            7 | 9..=15 => Some(Ground::Light),
            0..=6 | 8 => Some(Ground::Dark),
            _ => None,
        }
    }

    /// Dark or light, as a terminal answers when it is asked for its ground: `11;rgb:ffff/ffff/dddd`.
    pub fn of_answer(answer: &str) -> Option<Ground> {
        let (kind, channels) = answer.strip_prefix("11;")?.split_once(':')?;
        let mut channels = channels.split('/').map(|digits| {
            let most =
                16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
            let value = u32::from_str_radix(digits, 16).ok()?;
            u8::try_from(value.checked_mul(255)? / most).ok()
        });
        let rgb = (channels.next()??, channels.next()??, channels.next()??);
        matches!(kind, "rgb" | "rgba").then(|| if luminance(rgb) > MIDDLE { Ground::Light } else { Ground::Dark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_the_ground_by_its_number() {
        for (said, ground) in [
            ("15;0", Some(Ground::Dark)),
            ("0;15", Some(Ground::Light)),
            ("0;default;7", Some(Ground::Light)),
            ("12;8", Some(Ground::Dark)),
            ("15;default", None),
            ("", None),
        ] {
            assert_eq!(Ground::of_pair(said), ground, "{said}");
        }
    }

    #[test]
    fn a_terminal_answers_with_one_to_four_digits_a_channel() {
        for (answer, ground) in [
            ("11;rgb:ffff/ffff/dddd", Some(Ground::Light)),
            ("11;rgb:1e1e/1e1e/2E2E", Some(Ground::Dark)),
            ("11;rgb:fd/f6/e3", Some(Ground::Light)),
            ("11;rgba:0/0/0/f", Some(Ground::Dark)),
            ("10;rgb:ff/ff/ff", None),
            ("11;rgb:ff/ff", None),
            ("11;rgb://", None),
            ("11;rgb:fffffffff/0/0", None),
        ] {
            assert_eq!(Ground::of_answer(answer), ground, "{answer}");
        }
    }
}
