//! A theme of a person's own: another theme with some colours of their choice.

use ratatui::style::Color;

use super::palette::{self, Palette};
use super::{Depth, Ground, Theme};

/// The most steps that the heat of an own theme has.
pub const STEPS: usize = 8;

/// What the colours of an own theme are called, in the order of the screen from behind to front.
pub const NAMES: [&str; 8] = ["ground", "text", "dim", "rule", "accent", "coded", "for", "against"];

/// The least contrast that a text has with its ground (WCAG 2.2, level AA), and that a line has.
const LEAST: (f64, f64) = (4.5, 3.0);

/// Another theme with some other colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    pub(super) base: Ground,
    /// In the order of [`NAMES`].
    colours: [Option<Color>; NAMES.len()],
    /// From the least to the most, the first so many; none: as the base has it.
    heat: ([Color; STEPS], usize),
}

/// A colour that can hardly be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Faint {
    /// Its name among [`NAMES`].
    pub name: &'static str,
    /// Its contrast with the ground, 1 to 21.
    pub contrast: f64,
    /// The least that it should be.
    pub least: f64,
}

impl Own {
    /// The theme on which nothing is changed yet.
    pub fn on(base: Ground) -> Own {
        Own { base, colours: [None; NAMES.len()], heat: ([Color::Reset; STEPS], 0) }
    }

    /// Gives one of [`NAMES`] a colour: `#rrggbb`, a number among the 256, or a name among the sixteen. False where that
    /// is none.
    #[must_use]
    pub fn set(&mut self, name: &str, colour: &str) -> bool {
        let slot = NAMES.iter().zip(&mut self.colours).find(|(known, _)| **known == name);
        match (slot, colour.parse()) {
            (Some((_, slot)), Ok(colour)) => {
                *slot = Some(colour);
                true
            }
            _ => false,
        }
    }

    /// Adds the next step of heat. False where the colour is none, or there are too many.
    #[must_use]
    pub fn heat(&mut self, colour: &str) -> bool {
        let (steps, count) = &mut self.heat;
        match (steps.get_mut(*count), colour.parse()) {
            (Some(step), Ok(colour)) => {
                *step = colour;
                *count += 1;
                true
            }
            _ => false,
        }
    }

    /// Whether it has a ground of its own, which is painted.
    pub(super) fn has_ground(self) -> bool {
        self.colours[0].is_some()
    }

    /// Its colours at a depth.
    pub(super) fn palette(self, depth: Depth) -> Palette {
        let base = Palette::of(self.base, depth);
        let [ground, text, dim, rule, accent, coded, supports, against] = self.colours;
        let pick = |own: Option<Color>, base: Color| own.and_then(|own| fit(own, depth)).unwrap_or(base);
        Palette {
            ground: pick(ground, base.ground),
            text: pick(text, base.text),
            dim: pick(dim, base.dim),
            rule: pick(rule, base.rule),
            accent: pick(accent, base.accent),
            coded: pick(coded, base.coded),
            supports: pick(supports, base.supports),
            against: pick(against, base.against),
        }
    }

    /// Text and ground of a step of heat, 0 to 1 of the way; none where the base's hold.
    pub(super) fn step(self, part: f32, depth: Depth) -> Option<(Color, Color)> {
        let (steps, count) = self.heat;
        let ground = steps.get(..count).filter(|steps| !steps.is_empty())?[palette::nearest(part, count)];
        let ground = fit(ground, depth)?;
        let [black, white] = [(0, 0, 0), (255, 255, 255)].map(|text| contrast(text, rgb(ground)));
        let text = if black >= white { (0, 0, 0) } else { (255, 255, 255) };
        Some((fit(Color::Rgb(text.0, text.1, text.2), depth)?, ground))
    }

    /// The colours that can hardly be read on its ground, with all colours there are.
    pub fn faint(self) -> Vec<Faint> {
        let Palette { text, ground, dim, rule, accent, coded, supports, against } =
            Theme::of(Ground::Own, Depth::True, Some(self)).colours;
        let all = [ground, text, dim, rule, accent, coded, supports, against];
        let judged = NAMES.iter().zip(all).skip(1).map(|(name, colour)| Faint {
            name,
            contrast: contrast(rgb(colour), rgb(ground)),
            least: if *name == "rule" { LEAST.1 } else { LEAST.0 },
        });
        judged.filter(|faint| faint.contrast < faint.least).collect()
    }
}

/// A colour as it can be drawn at a depth; none where the user's own sixteen have nothing that is sure to be like it.
fn fit(colour: Color, depth: Depth) -> Option<Color> {
    match (colour, depth) {
        (Color::Rgb(..) | Color::Indexed(16..), Depth::Sixteen) | (_, Depth::Mono) => None,
        (Color::Rgb(red, green, blue), Depth::Indexed) => {
            let away = |index: &u8| {
                let (r, g, b) = rgb(Color::Indexed(*index));
                let apart = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
                apart(r, red) + apart(g, green) + apart(b, blue)
            };
            (16..=255).min_by_key(away).map(Color::Indexed)
        }
        (colour, _) => Some(colour),
    }
}

/// Relative luminance as WCAG 2.2 defines it, 0 to 1.
pub(super) fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast of two colours as WCAG 2.2 defines it, 1 to 21.
pub(super) fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What xterm shows for the sixteen; a terminal may show others.
const SIXTEEN: [(Color, (u8, u8, u8)); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// Red, green and blue of a colour as xterm shows it; white for the text that a terminal has itself.
pub(super) fn rgb(colour: Color) -> (u8, u8, u8) {
    match colour {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index) => match (index.checked_sub(16), SIXTEEN.get(usize::from(index))) {
            (None, named) => named.map_or((255, 255, 255), |(_, rgb)| *rgb),
            (Some(cube @ 0..216), _) => {
                let channel = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
                (channel(cube / 36), channel(cube / 6 % 6), channel(cube % 6))
            }
            (Some(grey), _) => {
                let value = 8 + 10 * (grey - 216);
                (value, value, value)
            }
        },
        named => SIXTEEN.iter().find(|(known, _)| *known == named).map_or((255, 255, 255), |(_, rgb)| *rgb),
    }
}
