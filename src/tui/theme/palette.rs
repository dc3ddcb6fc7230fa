//! The colours of the themes, at every depth.

use ratatui::style::Color;

use super::{Depth, Ground};

/// What the colours of a theme say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Palette {
    pub(super) text: Color,
    /// What lies behind the text; on a dark ground it is taken to be so, and never painted.
    pub(super) ground: Color,
    pub(super) dim: Color,
    pub(super) rule: Color,
    /// The focus, what is tied to the selection, keys.
    pub(super) accent: Color,
    pub(super) coded: Color,
    pub(super) supports: Color,
    pub(super) against: Color,
}

const fn all(value: u8) -> Color {
    Color::Rgb(value, value, value)
}

/// Sixteen, 256 and all colours.
const DARK: [Palette; 3] = [
    Palette {
        text: Color::Reset,
        ground: Color::Black,
        dim: Color::Gray,
        rule: Color::DarkGray,
        accent: Color::LightCyan,
        coded: Color::Cyan,
        supports: Color::Green,
        against: Color::LightRed,
    },
    Palette {
        text: Color::Indexed(254),
        ground: Color::Indexed(16),
        dim: Color::Indexed(247),
        rule: Color::Indexed(242),
        accent: Color::Indexed(117),
        coded: Color::Indexed(152),
        supports: Color::Indexed(114),
        against: Color::Indexed(210),
    },
    Palette {
        text: all(228),
        ground: all(16),
        dim: all(158),
        rule: all(108),
        accent: Color::Rgb(120, 200, 250),
        coded: Color::Rgb(175, 215, 215),
        supports: Color::Rgb(135, 200, 135),
        against: Color::Rgb(255, 140, 120),
    },
];
const LIGHT: [Palette; 3] = [
    // The grey and the green of many terminals are too pale on white to be read.
    Palette {
        text: Color::Black,
        ground: Color::White,
        dim: Color::Black,
        rule: Color::DarkGray,
        accent: Color::Blue,
        coded: Color::Blue,
        supports: Color::Black,
        against: Color::Red,
    },
    Palette {
        text: Color::Indexed(234),
        ground: Color::Indexed(231),
        dim: Color::Indexed(240),
        rule: Color::Indexed(245),
        accent: Color::Indexed(25),
        coded: Color::Indexed(24),
        supports: Color::Indexed(22),
        against: Color::Indexed(124),
    },
    Palette {
        text: all(32),
        ground: Color::Rgb(252, 252, 250),
        dim: all(88),
        rule: all(138),
        accent: Color::Rgb(0, 90, 156),
        coded: Color::Rgb(0, 84, 120),
        supports: Color::Rgb(0, 95, 0),
        against: Color::Rgb(165, 20, 20),
    },
];
/// What a weak lamp in a lit room still tells apart: near black on white.
const PROJECTOR: [Palette; 3] = [
    Palette {
        text: Color::Black,
        ground: Color::White,
        dim: Color::Black,
        rule: Color::Black,
        accent: Color::Blue,
        coded: Color::Magenta,
        supports: Color::Black,
        against: Color::Red,
    },
    Palette {
        text: Color::Indexed(16),
        ground: Color::Indexed(231),
        dim: Color::Indexed(235),
        rule: Color::Indexed(16),
        accent: Color::Indexed(18),
        coded: Color::Indexed(54),
        supports: Color::Indexed(22),
        against: Color::Indexed(88),
    },
    Palette {
        text: all(0),
        ground: all(255),
        dim: all(38),
        rule: all(0),
        accent: Color::Rgb(0, 0, 140),
        coded: Color::Rgb(90, 0, 130),
        supports: Color::Rgb(0, 80, 0),
        against: Color::Rgb(140, 0, 0),
    },
];

impl Palette {
    /// The colours on a ground, in so many colours.
    pub(super) fn of(ground: Ground, depth: Depth) -> Palette {
        let depths = match ground {
            Ground::Light => LIGHT,
            Ground::Projector => PROJECTOR,
            // An own theme says itself on which it stands.
            Ground::Dark | Ground::Mono | Ground::Own => DARK,
        };
        let [sixteen, indexed, rgb] = depths;
        match depth {
            Depth::Mono | Depth::Sixteen => sixteen,
            Depth::Indexed => indexed,
            Depth::True => rgb,
        }
    }
}

/// Steps of cividis, dark to light: it reads the same for every colour vision.
const RAMP: [(u8, u8, u8); 6] =
    [(0, 34, 78), (53, 69, 108), (102, 105, 112), (148, 142, 119), (200, 184, 102), (254, 232, 56)];
/// Steps of viridis among the 256 colours.
const RAMP_256: [u8; 5] = [53, 24, 30, 71, 220];
/// How many of the steps have a light text on them.
const LIGHT_TEXT: usize = 3;
const LIGHT_TEXT_256: usize = 2;

/// Text and ground at a part of the way from the darkest step (0) to the lightest (1), at a depth that has them.
pub(super) fn heat(part: f32, depth: Depth) -> Option<(Color, Color)> {
    match depth {
        Depth::Mono | Depth::Sixteen => None,
        Depth::Indexed => {
            let at = nearest(part, RAMP_256.len());
            let text = Color::Indexed(if at < LIGHT_TEXT_256 { 231 } else { 16 });
            Some((text, Color::Indexed(RAMP_256[at])))
        }
        Depth::True => {
            let at = nearest(part, RAMP.len());
            let (red, green, blue) = RAMP[at];
            Some((all(if at < LIGHT_TEXT { 255 } else { 0 }), Color::Rgb(red, green, blue)))
        }
    }
}

/// The index of the step nearest to a part of the way, 0 to 1.
pub(super) fn nearest(part: f32, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    // A part between 0 and 1 of a small number: no precision is lost that a step could show.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "see above"
    )]
    let index = (part * last as f32).round() as usize;
    index.min(last)
}
